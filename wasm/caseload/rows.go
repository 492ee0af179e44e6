package caseload

import (
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/table"
)

// Question is something in the rows that can be read in two ways, with an example.
type Question struct {
	Kind       string // order: day or month first; serial: which of two day numbers
	Line       int
	Text       string
	First      civil.Date // day first, or the system of 1900
	Second     civil.Date // month first, or the system of 1904
	Cells      int        // how many are in doubt
	DayFirst   int        // of the other dates, how many can only be read with the day first
	MonthFirst int
	doubt      dateinput.Doubt
}

// questions looks through every date for what only the person can settle.
func (l *Load) questions() []Question {
	order := Question{Kind: "order", doubt: dateinput.DoubtOrder}
	serial := Question{Kind: "serial", doubt: dateinput.DoubtSerial}
	var room [8]string
	for _, row := range l.rows {
		for i, cell := range row.Cells {
			if !rulebook.Event(l.columns[i].Holds).Known() {
				continue
			}
			for _, part := range split(cell, &room) {
				l.doubt(&order, &serial, rulebook.Event(l.columns[i].Holds), row.Line, part)
			}
		}
	}
	var asked []Question
	for _, q := range [...]Question{order, serial} {
		if q.Cells > 0 {
			asked = append(asked, q)
		}
	}
	return asked
}

func (l *Load) doubt(order, serial *Question, event rulebook.Event, line int, text string) {
	c, fault := l.readDate(event, text)
	if fault != nil {
		return
	}
	for _, q := range [...]*Question{order, serial} {
		if c.Doubt == q.doubt {
			if q.Cells == 0 {
				q.Line, q.Text, q.First, q.Second = line, text, c.Date, c.Other
			}
			q.Cells++
		}
	}
	switch dateinput.EvidenceOf(text, l.earliest(event), l.book.Calendar.Last()) {
	case dateinput.DayFirst:
		order.DayFirst++
	case dateinput.MonthFirst:
		order.MonthFirst++
	}
}

// split takes a cell with several dates apart, at semicolons, bars and line breaks.
func split(cell string, room *[8]string) []string {
	parts := room[:0]
	start := 0
	for i := 0; i <= len(cell); i++ {
		if i == len(cell) || cell[i] == ';' || cell[i] == '|' || cell[i] == '\n' {
			if part := dateinput.Trim(cell[start:i]); part != "" {
				parts = append(parts, part)
			}
			start = i + 1
		}
	}
	return parts
}

// read reads a row's case, which is good until the next row is read. The reason is empty
// where it could be read.
func (l *Load) read(row table.Row) (area *rulebook.Area, kase deadlines.Case, worker, reason string) {
	area = l.area
	kase = l.kase
	kase.Today, kase.Reference = l.today, ""
	for event := range kase.Dates {
		kase.Dates[event] = kase.Dates[event][:0]
	}
	for i, cell := range row.Cells {
		switch holds := l.columns[i].Holds; {
		case holds == Reference:
			kase.Reference = cell
		case holds == Worker:
			worker = cell
		case holds == Area && cell != "":
			if area = l.findArea(cell); area == nil {
				return nil, kase, "", "Area: " + quote(cell) + " is not an area of the handbook (want " + l.titles() + ")"
			}
		case cell != "" && rulebook.Event(holds).Known():
			if reason = l.dates(&kase, rulebook.Event(holds), l.columns[i].Heading, cell); reason != "" {
				return nil, kase, "", reason
			}
		}
	}
	if area == nil {
		return nil, kase, "", "No area is given"
	}
	if len(kase.Reference) > 60 {
		return nil, kase, "", "The reference is longer than 60 characters"
	}
	return area, kase, worker, kase.Fault(l.book, area)
}

// dates adds the dates of one cell to a case.
func (l *Load) dates(kase *deadlines.Case, event rulebook.Event, heading, cell string) (reason string) {
	var room [8]string
	for _, part := range split(cell, &room) {
		if blank(part) {
			continue
		}
		c, fault := l.readDate(event, part)
		if fault != nil {
			return heading + ": " + fault.Message
		}
		if c.Doubt != dateinput.Certain {
			return heading + ": " + quote(part) + " can be read in two ways"
		}
		if !kase.Add(event, c.Date) && kase.Dates[event][0] != c.Date && !event.Repeats() { // the same date twice does no harm
			return heading + ": " + c.Date.Long() + " is a second date where there can be one only"
		}
	}
	return ""
}

// blank reports whether a cell says that there is no date.
func blank(cell string) bool {
	switch fold(cell) {
	case "", "n a", "na", "none", "tbc", "tba", "not known", "not booked":
		return true
	}
	return false
}

func (l *Load) titles() string {
	s := ""
	for i, a := range l.book.Areas {
		if i > 0 {
			s += ", "
		}
		s += a.Title
	}
	return s
}

func quote(s string) string { return "\"" + s + "\"" }
