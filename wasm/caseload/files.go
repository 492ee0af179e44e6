package caseload

import (
	"strconv"

	"handbook/wasm/deadlines"
	"handbook/wasm/ics"
	"handbook/wasm/table"
)

// CSV writes the rows that a filter keeps, as Result sorts them.
func (l *Load) CSV(f Filter) []byte {
	w := table.NewWriter(',')
	w.Row("Line", "Reference", "Worker", "Area", "State", "Overdue limits", "Most overdue or late", "Clause", "Last day", "Where it stands", "Next", "Clause of the next", "Last day of the next", "Book by", "Where the next stands", "Worked out on")
	for _, c := range l.Sorted(f) {
		w.Cell(strconv.Itoa(c.Line))
		for _, cell := range [...]string{c.Reference, c.Worker, c.Area.Title, string(c.State), strconv.Itoa(c.Overdue)} {
			w.Cell(cell)
		}
		c.Worst.cells(w, false)
		c.Next.cells(w, true)
		w.Cell(l.today.String())
		w.EndRow()
	}
	return w.Bytes()
}

func (d *Due) cells(w *table.Writer, bookBy bool) {
	cells := [5]string{}
	if d.Rule != nil {
		cells = [5]string{d.Rule.Title, d.Rule.Clause, d.Due.String(), d.BookBy.String(), d.Standing()}
	}
	for i, cell := range cells {
		if i != 3 || bookBy {
			w.Cell(cell)
		}
	}
}

// Answer works the row on a line out in full, or gives nil where no such row has been worked.
func (l *Load) Answer(line int) *deadlines.Answer {
	for _, row := range l.rows[:l.next] {
		if row.Line == line {
			if area, kase, _, reason := l.read(row); reason == "" {
				return deadlines.Work(l.book, area, kase)
			}
		}
	}
	return nil
}

// Calendar writes what is open in the rows that a filter keeps as one iCalendar file.
func (l *Load) Calendar(f Filter) []byte {
	var kept []bool // by line
	for _, c := range l.Sorted(f) {
		for len(kept) <= c.Line {
			kept = append(kept, false)
		}
		kept[c.Line] = true
	}
	var events []ics.Event
	for _, row := range l.rows[:l.next] {
		if row.Line >= len(kept) || !kept[row.Line] {
			continue
		}
		area, kase, _, _ := l.read(row)
		line := strconv.Itoa(row.Line)
		first := l.seen[area.ID+" "+kase.Reference]
		if kase.Reference == "" {
			kase.Reference = "line " + line
		}
		for _, e := range deadlines.Work(l.book, area, kase).Events() {
			if first != 0 && first != row.Line { // a second row with that reference has dates of its own
				e.UID = line + "-" + e.UID
			}
			events = append(events, e)
		}
	}
	return ics.Write(l.today, events)
}
