//go:build !js

package worked

import "handbook/wasm/training"

// Answer is a question about a date that the practice page draws from a word, with the day
// that is right: a line of a trainer's answer sheet.
type Answer struct {
	Given  []From `json:"given"`
	Ask    string `json:"ask"`
	Basis  string `json:"basis"`
	Due    string `json:"due"`
	Clause string `json:"clause"`
	Href   string `json:"href"`
}

// sheet is how many dates the practice page draws at a time, growing in difficulty.
const sheet, growing = 10, 0

// dates are the answers to what the practice page asks for a pack's word.
func (w *worker) dates() (list []Answer) {
	seed, ok := training.Seed(w.page.Word)
	if !ok {
		w.refuse("word", "%q is no word for a set (want 1 to %d letters and digits)", w.page.Word, training.MaxSeed)
		return nil
	}
	for _, q := range training.Make(w.book, w.area, seed, sheet, growing) {
		answer := Answer{Ask: q.Ask(), Basis: q.Basis(w.area), Due: q.Due().String(), Clause: q.Rule.Clause, Href: q.Rule.Href}
		for _, g := range q.Given {
			words, _ := w.area.Words(g.Event)
			answer.Given = append(answer.Given, From{Event: string(g.Event), Noun: words.Noun, Name: words.Name, Date: g.Date.String(), Start: g == q.Start})
		}
		list = append(list, answer)
	}
	return list
}
