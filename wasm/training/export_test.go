package training

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// Put is a question that a test wants: of a rule's nth reading, on these dates, of which the
// first is what the reading counts from.
func Put(book *rulebook.Book, area *rulebook.Area, rule string, n int, asked Asked, given ...deadlines.From) (Question, bool) {
	r := area.Rule(rule)
	q := Question{Level: 4, Rule: r, Reading: r.Readings[n], Asked: asked, Start: given[0], Given: given}
	answer, reading, ok := q.work(book, area)
	if ok {
		q.due = q.day(answer.Deadlines[0].Readings[reading])
	}
	return q, ok
}

// Starts are the first and the last day on which an area's first sum is asked.
func Starts(book *rulebook.Book, area *rulebook.Area) string {
	d := newDrawer(book, area, "", 0)
	first, last := d.days.last, d.days.first
	for _, days := range d.sums[0].days[1:] {
		for _, day := range days {
			first, last = min(first, day), max(last, day)
		}
	}
	return first.String() + " " + last.String()
}
