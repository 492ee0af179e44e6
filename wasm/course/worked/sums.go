//go:build !js

package worked

import (
	"maps"
	"slices"
	"strings"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/course/facts"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/training"
)

// Sum is a date with its counting.
type Sum struct {
	Rule   string `json:"rule"`
	Title  string `json:"title"`
	Clause string `json:"clause"`
	Href   string `json:"href"`
	Force  string `json:"force"`
	Verb   string `json:"verb,omitempty"`
	From   []From `json:"from"` // every date that was given, in order
	// Date is the day that is asked for, and Asked says which that is.
	Date  string      `json:"date"`
	Asked facts.Asked `json:"asked"`
	// Basis is the limit in words: 10 working days. Of a rule with several readings Reading
	// says which, counting from 1, ReadingOf of how many, and Why what the reading rests on.
	Basis     string `json:"basis"`
	Reading   int    `json:"reading,omitempty"`
	ReadingOf int    `json:"reading-of,omitempty"`
	Why       string `json:"why,omitempty"`
	Due       string `json:"due"`             // the last day, whatever is asked
	Opens     string `json:"opens,omitempty"` // of a window
	// BookBy is the last working day that serves every reading.
	BookBy string `json:"book-by"`
	// Provisional is false: a sum that reaches years whose bank holidays are not published is
	// refused.
	Provisional bool     `json:"provisional"`
	Working     []Step   `json:"working"`
	Choices     []Choice `json:"choices"`
}

// From is a date that a sum was given.
type From struct {
	Event string `json:"event"`
	Noun  string `json:"noun"` // the initial conference
	Name  string `json:"name"` // date of the initial conference
	Date  string `json:"date"`
	Start bool   `json:"start,omitempty"` // the sum counts from it
}

// Step is a line of the counting: the nth unit ends on the date, or the date is skipped and
// why.
type Step struct {
	Date    string `json:"date"`
	N       int    `json:"n,omitempty"`
	Skipped string `json:"skipped,omitempty"`
}

// sum works a sum out; nil where it is refused.
func (w *worker) sum(s facts.Sum) *Sum {
	entry := "sum " + s.ID
	rule := w.area.Rule(s.Rule)
	if rule == nil {
		w.refuse(entry, "unknown rule %q (want a timescale of %s: %s)", s.Rule, w.area.ID, list(w.timescales(), "or"))
		return nil
	}
	if rule.Carried != "" {
		w.refuse(entry, "rule %s is no sum on a date (%s): say it in words", s.Rule, rule.Limit)
		return nil
	}
	given, ok := w.given(entry, rule, s.Dates)
	if !ok {
		return nil
	}
	reading, ok := w.reading(entry, rule, s, given)
	if !ok {
		return nil
	}
	q, answer, ok := training.Pose(w.book, w.area, rule, reading, s.Asked == facts.Opens, given)
	if !ok {
		w.refuse(entry, "its dates reach years whose bank holidays are not published: give dates up to %d", w.book.Calendar.PublishedTo())
		return nil
	}
	return w.answer(s, &q, answer, reading)
}

// timescales are the rules that are sums on a date.
func (w *worker) timescales() (ids []string) {
	for _, r := range w.area.Rules {
		if r.Carried == "" {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// used are the events that a rule has a use for.
func used(rule *rulebook.Rule) (events []string) {
	for _, r := range rule.Readings {
		if !slices.Contains(events, string(r.Event)) {
			events = append(events, string(r.Event))
		}
	}
	if since := string(rule.Since); since != "" && !slices.Contains(events, since) {
		events = append(events, since)
	}
	return events
}

// given reads a sum's dates, in order of date.
func (w *worker) given(entry string, rule *rulebook.Rule, dates map[string]facts.Days) (given []deadlines.From, ok bool) {
	before := len(w.errs)
	kase := deadlines.Case{Dates: map[rulebook.Event][]civil.Date{}}
	for _, event := range slices.Sorted(maps.Keys(dates)) {
		if !slices.Contains(used(rule), event) {
			w.refuse(entry, "rule %s has no use for the date of %s (want %s): leave it out", rule.ID, event, list(used(rule), "or"))
			continue
		}
		for _, text := range dates[event] {
			day, ok := civil.Parse(text)
			if !ok {
				w.refuse(entry, "%q is no date of %s (want one such as 2026-12-16)", text, event)
			} else if !kase.Add(rulebook.Event(event), day) {
				w.refuse(entry, "the date %s of %s is there already, or the event has one date only: leave one", text, event)
			}
			given = append(given, deadlines.From{Event: rulebook.Event(event), Date: day})
		}
	}
	if len(w.errs) == before {
		if fault := kase.Fault(w.book, w.area); fault != "" {
			w.refuse(entry, "%s: give other dates (it needs %s)", fault, list(used(rule), "or"))
		}
	}
	slices.SortStableFunc(given, func(a, b deadlines.From) int { return int(a.Date - b.Date) })
	return given, len(w.errs) == before
}

// reading finds the reading that a sum asks for, counting from 0 as the engine lists them.
func (w *worker) reading(entry string, rule *rulebook.Rule, s facts.Sum, given []deadlines.From) (n int, ok bool) {
	kase := deadlines.Case{Today: given[0].Date, Dates: map[rulebook.Event][]civil.Date{}}
	for _, g := range given {
		kase.Add(g.Event, g.Date)
	}
	alone := *w.area
	alone.Rules = []*rulebook.Rule{rule}
	answer := deadlines.Work(w.book, &alone, kase)
	switch {
	case len(answer.Refused) > 0:
		w.refuse(entry, "rule %s cannot be worked out: %s", rule.ID, answer.Refused[0].Reason)
		return 0, false
	case len(answer.Waiting) > 0:
		w.refuse(entry, "rule %s gives no date without one of %s: add it to dates", rule.ID, answer.Waiting[0].Needs)
		return 0, false
	case len(answer.Deadlines) == 0:
		w.refuse(entry, "rule %s gives no date from these: it is counted from %s on or after %s", rule.ID, rule.Readings[0].Event, rule.Since)
		return 0, false
	case len(answer.Deadlines) > 1:
		w.refuse(entry, "rule %s gives %d dates, one from each %s: leave only the date to count from", rule.ID, len(answer.Deadlines), rule.Readings[0].Event)
		return 0, false
	}
	readings := answer.Deadlines[0].Readings
	if s.Reading < 0 || s.Reading > len(readings) {
		w.refuse(entry, "rule %s has no reading %d from these dates (want 1 to %d)", rule.ID, s.Reading, len(readings))
		return 0, false
	}
	n = max(s.Reading-1, 0)
	switch s.Asked {
	case "", facts.LastDay, facts.BookBy:
	case facts.Opens:
		if readings[n].Opens == 0 {
			w.refuse(entry, "rule %s is no window, so nothing opens: ask for last-day or book-by", rule.ID)
			return 0, false
		}
	case facts.ClearDays:
		for n < len(readings) && !strings.HasSuffix(readings[n].Basis(), ", clear") {
			n++
		}
		if n == len(readings) {
			w.refuse(entry, "rule %s has no reading in clear days: ask for last-day or book-by", rule.ID)
			return 0, false
		}
	default:
		w.refuse(entry, "unknown asked %q (want last-day, book-by, opens or clear-days)", s.Asked)
		return 0, false
	}
	return n, true
}

// answer writes a sum that has been worked out.
func (w *worker) answer(s facts.Sum, q *training.Question, answer *deadlines.Answer, n int) *Sum {
	d := &answer.Deadlines[0]
	reading, rule := d.Readings[n], d.Rule
	sum := &Sum{Rule: rule.ID, Title: rule.Title, Clause: rule.Clause, Href: rule.Href, Force: rule.Force, Verb: rule.Verb,
		Asked: s.Asked, Basis: reading.Basis(), Due: reading.Due.String(), BookBy: d.BookBy.String(), Working: steps(reading.Working(w.book.Calendar))}
	for _, g := range q.Given {
		words, _ := w.area.Words(g.Event)
		sum.From = append(sum.From, From{string(g.Event), words.Noun, words.Name, g.Date.String(), g == q.Start})
	}
	if len(d.Readings) > 1 {
		sum.Reading, sum.ReadingOf, sum.Why = n+1, len(d.Readings), reading.Why
	}
	if reading.Opens != 0 {
		sum.Opens = reading.Opens.String()
	}
	if sum.Asked == "" {
		sum.Asked = facts.LastDay
	}
	c := chooser{worker: w, q: q, answer: answer, deadline: d, reading: reading, asked: sum.Asked}
	sum.Choices = c.choices()
	sum.Date = c.right().String()
	return sum
}

func steps(list []calendar.Step) (out []Step) {
	for _, s := range list {
		step := Step{Date: s.Date.String(), N: s.N, Skipped: s.Skipped}
		if s.Skipped != "" {
			step.N = 0
		}
		out = append(out, step)
	}
	return out
}
