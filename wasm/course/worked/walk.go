//go:build !js

package worked

import (
	"slices"
	"strings"

	"handbook/wasm/course/facts"
)

// fewestDecisions is how many decision points every way through a case has.
const fewestDecisions = 13

// walk refuses a case in which a step is not whole, a way does not end, or has too few
// decision points.
func (w *worker) walk(page *Page) {
	steps := w.page.Steps
	if len(steps) == 0 {
		w.refuse("", "a case has steps: write them under steps:")
		return
	}
	before := len(w.errs)
	ids := map[string]bool{}
	for _, s := range steps {
		w.took(ids, "step", s.ID)
		w.step(page, s)
	}
	ways := map[string][]string{}
	decides := map[string]bool{}
	for i, s := range steps {
		ways[s.ID], decides[s.ID] = w.ways(i, ids), s.Ask != ""
	}
	if len(w.errs) > before {
		return // what follows would only repeat it
	}
	r := route{ways: ways, decides: decides, best: map[string][]string{}}
	if round := r.fewest(steps[0].ID, nil); round != nil {
		w.refuse("step "+round[len(round)-1], "the way goes round (%s): let next or go lead on to a later step", strings.Join(round, ", "))
		return
	}
	for _, s := range steps {
		if _, reached := r.best[s.ID]; !reached {
			w.refuse("step "+s.ID, "no way leads to it: let the go of an answer or a next name it, or leave it out")
		}
	}
	if shortest := r.best[steps[0].ID]; len(shortest) < fewestDecisions {
		w.refuse("steps", "one way through has only %d decision points (%s), want %d or more: add steps with ask, or let go skip fewer", len(shortest), strings.Join(shortest, ", "), fewestDecisions)
	}
}

// step refuses a step that is not whole.
func (w *worker) step(page *Page, s facts.Step) {
	entry := "step " + s.ID
	var has []string
	for _, x := range [...]struct {
		key string
		is  bool
	}{{"answers", len(s.Answers) > 0}, {"asks-date", s.AsksDate != ""}, {"finds", s.Finds != ""}} {
		if x.is {
			has = append(has, x.key)
		}
	}
	switch {
	case s.Ask != "" && len(has) == 0:
		w.refuse(entry, "it asks and nothing answers: add one of answers, asks-date or finds")
	case s.Ask != "" && len(has) > 1:
		w.refuse(entry, "it has %s: leave one of them, and make steps of the others", list(has, "and"))
	case s.Ask == "" && len(has) > 0:
		w.refuse(entry, "it has %s and no question: write it under ask", list(has, "and"))
	}
	w.answers(entry, s.Answers)
	if _, ok := page.Sums[s.AsksDate]; s.AsksDate != "" && !ok {
		w.refuse(entry, "asks-date: no sum %q (want the id of one under sums)", s.AsksDate)
	}
	judged := append([]string{}, s.Shows...)
	if s.Finds != "" {
		judged = append(judged, s.Finds)
	}
	for _, id := range judged {
		_, isLog := page.Logs[id]
		if _, isPlan := page.Plans[id]; !isLog && !isPlan {
			w.refuse(entry, "no log or plan %q (want the id of one under logs or plans)", id)
		}
	}
}

func (w *worker) answers(entry string, answers []facts.Answer) {
	right := 0
	for i, a := range answers {
		if a.Right {
			right++
		}
		if a.Text == "" {
			w.refuse(entry, "answer %d has no text: write one", i+1)
		}
		if a.Then == "" {
			w.refuse(entry, "answer %d has no then: write what follows, and why", i+1)
		}
	}
	switch {
	case len(answers) > 0 && right == 0:
		w.refuse(entry, "no answer is right: mark one with right: true")
	case len(answers) > 0 && right == len(answers):
		w.refuse(entry, "every answer is right: add a wrong one")
	}
}

// ways are the steps to which the nth leads; "" is the end.
func (w *worker) ways(n int, ids map[string]bool) (to []string) {
	s := w.page.Steps[n]
	next := s.Next
	if next == "" && n+1 < len(w.page.Steps) {
		next = w.page.Steps[n+1].ID
	}
	add := func(id, key string) {
		if slices.Contains(to, id) {
			return
		}
		to = append(to, id)
		if id != "" && !ids[id] {
			w.refuse("step "+s.ID, "%s: no step %q (want the id of a step of this case)", key, id)
		}
	}
	for _, a := range s.Answers {
		if a.Go != "" {
			add(a.Go, "go")
		} else {
			add(next, "next")
		}
	}
	if len(s.Answers) == 0 || s.Next != "" {
		add(next, "next")
	}
	return to
}

// route finds the way through a case with the fewest decision points.
type route struct {
	ways    map[string][]string
	decides map[string]bool
	best    map[string][]string // by step: the decision points from there to the end
}

// fewest finds it from a step on. It gives the steps of a way that goes round, if there is
// one.
func (r *route) fewest(id string, walked []string) (round []string) {
	if i := slices.Index(walked, id); i >= 0 {
		return append(slices.Clone(walked[i:]), id)
	}
	if _, done := r.best[id]; done || id == "" {
		return nil
	}
	var best []string
	for i, to := range r.ways[id] {
		if round := r.fewest(to, append(walked, id)); round != nil {
			return round
		}
		if rest := r.best[to]; i == 0 || len(rest) < len(best) {
			best = rest
		}
	}
	if r.decides[id] {
		best = append([]string{id}, best...)
	}
	r.best[id] = best
	return nil
}
