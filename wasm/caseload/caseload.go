// Package caseload works out a whole list of cases: one row a child, as a spreadsheet has
// it, with a reference, an area and dates.
//
// A caseload is opened from text, its columns are matched to what they hold, and what can
// be read in two ways is asked about, never guessed. Then its rows are worked a few at a
// time, so that a page stays alive and can stop. A row that cannot be read is listed with
// its line and the reason; the others go on. Every row is answered by package deadlines,
// as a single case is.
package caseload

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/table"
)

// MostRows is how many rows one caseload may have.
const MostRows = 50000

// What a column can hold beside the date of an event.
const (
	Ignored   = ""
	Reference = "reference"
	Worker    = "worker"
	Area      = "area"
)

// Load is a caseload that has been opened.
type Load struct {
	book    *rulebook.Book
	rows    []table.Row // without the headings
	columns []Column
	settings
	cases []Case
	bad   []Fault
	seen  map[string]int            // by area and reference: the line of the first row
	areas map[string]*rulebook.Area // by the cells that named them
	// What every row uses again.
	kase   deadlines.Case
	answer deadlines.Answer
	spare  []spare // dates that areas do not use
	next   int     // the row that is worked next
}

// settings is how the rows are to be read.
type settings struct {
	today      civil.Date
	area       *rulebook.Area // of rows that name none; nil where a column names it
	convention dateinput.Convention
}

// Column is one column of the text.
type Column struct {
	Heading string
	Holds   string   // what it seems to hold: reference, worker, area, an event's id or nothing
	Samples []string // the first cells that have something
}

// Case is one row, worked out.
type Case struct {
	Line      int
	Reference string
	Worker    string
	Area      *rulebook.Area
	State     State
	Overdue   int // how many limits are
	Worst     Due // the limit longest overdue, or booked the most days too late, if any
	Next      Due // the open limit that is to be booked first, if any
}

// Due is one limit of a row, or none where it has no Rule.
type Due struct {
	Rule                *rulebook.Rule
	Due, BookBy, Actual civil.Date
	Status              deadlines.Status
	Days                int
	Otherwise           string // a reading under which it is in time
}

// Standing says in a sentence where the limit stands.
func (d *Due) Standing() string {
	return deadlines.Told(d.Status, d.Days, d.Actual, d.Otherwise).Standing()
}

// State is where a row stands, by the gravest of its limits.
type State string

// The states, the most urgent first.
const (
	Overdue    State = "overdue"
	BookedLate State = "booked-late"
	Soon       State = "soon" // a day to book by is within a week, or has gone
	Later      State = "later"
	Nothing    State = "nothing" // no limit that a date can tell of is open
)

// States lists them, the most urgent first.
var States = [...]State{Overdue, BookedLate, Soon, Later, Nothing}

// spare is an event that an area has no words for.
type spare struct {
	area  *rulebook.Area
	event rulebook.Event
	rows  int // that have its date
}

// Fault is a row, or a part of one, that could not be read.
type Fault struct {
	Line   int
	Reason string
	Worked bool // the row was worked out all the same
}

// Error is why a text is no caseload, in words for the person who gave it.
type Error string

func (e Error) Error() string { return string(e) }

// Open reads a text of rows: the first row may be headings. It refuses a text with no row
// or with more than MostRows.
func Open(book *rulebook.Book, text string) (*Load, error) {
	rows, _, err := table.Read(text)
	if err != nil {
		return nil, err
	}
	l := &Load{book: book, rows: rows}
	if len(rows) == 0 {
		return nil, Error("There is nothing to read. Paste rows from a spreadsheet, or open a CSV file")
	}
	headings := rows[0].Cells
	if l.hasDate(headings) {
		headings = nil
	} else {
		l.rows = rows[1:]
	}
	if len(l.rows) == 0 {
		return nil, Error("There are headings and no row under them")
	}
	if len(l.rows) > MostRows {
		return nil, Error("There are " + strconv.Itoa(len(l.rows)) + " rows. Give at most " + strconv.Itoa(MostRows) + " at a time")
	}
	l.describe(headings)
	return l, nil
}

// hasDate reports whether a row has a date, as a row of headings has not.
func (l *Load) hasDate(cells []string) bool {
	for _, cell := range cells {
		if c, fault := l.readDate(rulebook.DateOfBirth, cell); fault == nil && c.Date != 0 {
			return true
		}
	}
	return false
}

// readDate reads a date of an event, which lies in the calendar's years, but a date of
// birth from 1990 on.
func (l *Load) readDate(event rulebook.Event, cell string) (dateinput.Cell, *dateinput.Fault) {
	return dateinput.ReadCell(cell, l.earliest(event), l.book.Calendar.Last(), l.convention)
}

func (l *Load) earliest(event rulebook.Event) civil.Date {
	if event == rulebook.DateOfBirth {
		return year1990
	}
	return l.book.Calendar.First()
}

const year1990 = civil.Date(726468)

// describe names the columns and guesses from its heading what each holds.
func (l *Load) describe(headings []string) {
	n := len(headings)
	for _, row := range l.rows {
		n = max(n, len(row.Cells))
	}
	taken := map[string]bool{}
	for i := range n {
		c := Column{Heading: "Column " + strconv.Itoa(i+1)}
		if i < len(headings) && headings[i] != "" {
			c.Heading = headings[i]
			c.Holds = guess(c.Heading)
		}
		if c.Holds != Ignored && taken[c.Holds] && !rulebook.Event(c.Holds).Repeats() {
			c.Holds = Ignored
		}
		for _, row := range l.rows {
			if i < len(row.Cells) && row.Cells[i] != "" {
				c.Samples = append(c.Samples, row.Cells[i])
				if len(c.Samples) == 3 {
					break
				}
			}
		}
		if rulebook.Event(c.Holds).Known() && len(c.Samples) > 0 && !l.hasDate(c.Samples) && !l.hasDate(split(c.Samples[0], new([8]string))) {
			c.Holds = Ignored
		}
		taken[c.Holds] = true
		l.columns = append(l.columns, c)
	}
}

// Columns are what the text has, with a guess at what each column holds.
func (l *Load) Columns() []Column { return l.columns }

// Rows is how many rows there are.
func (l *Load) Rows() int { return len(l.rows) }

// findArea finds an area by its id or its title, in any case.
func (l *Load) findArea(text string) *rulebook.Area {
	if a := l.areas[text]; a != nil {
		return a
	}
	for _, a := range l.book.Areas {
		if fold(text) == fold(a.Title) || fold(text) == fold(a.ID) {
			l.areas[text] = a
			return a
		}
	}
	return nil
}

// Step works up to n more rows and reports whether any are left.
func (l *Load) Step(n int) (more bool) {
	for ; n > 0 && l.next < len(l.rows); n-- {
		l.work(l.rows[l.next])
		l.next++
	}
	return l.next < len(l.rows)
}

// work answers one row, or lists what is wrong with it.
func (l *Load) work(row table.Row) {
	area, kase, who, reason := l.read(row)
	if reason != "" {
		l.bad = append(l.bad, Fault{row.Line, reason, false})
		return
	}
	l.answer.Judge(l.book, area, kase)
	c := judge(&l.answer)
	c.Line, c.Reference, c.Worker, c.Area = row.Line, kase.Reference, who, area
	if gone := kase.ReviewGone(); gone != 0 {
		if c.State == Later || c.State == Nothing {
			c.State = Soon
		}
		l.bad = append(l.bad, Fault{row.Line, "The day for which the review was booked, " + gone.Long() + ", has gone, and nothing says that it was held", true})
	}
	for _, event := range rulebook.Events {
		if _, ok := area.Words(event); !ok && len(kase.Dates[event]) > 0 {
			l.spareDate(area, event)
		}
	}
	if kase.Reference != "" {
		key := area.ID + " " + kase.Reference
		if first := l.seen[key]; first != 0 {
			l.bad = append(l.bad, Fault{row.Line, "The reference " + kase.Reference + " is on line " + strconv.Itoa(first) + " too", true})
		} else {
			l.seen[key] = row.Line
		}
	}
	l.cases = append(l.cases, c)
}

// spareDate counts one more row that has a date its area does not use.
func (l *Load) spareDate(area *rulebook.Area, event rulebook.Event) {
	for i := range l.spare {
		if s := &l.spare[i]; s.area == area && s.event == event {
			s.rows++
			return
		}
	}
	l.spare = append(l.spare, spare{area, event, 1})
}

// judge draws a row's state from its answer.
func judge(a *deadlines.Answer) (c Case) {
	c.State = Nothing
	var late Due
	for i := range a.Deadlines {
		d := &a.Deadlines[i]
		switch d.Status {
		case deadlines.Overdue:
			c.Overdue++
			c.Worst = worse(c.Worst, d)
		case deadlines.BookedLate:
			late = worse(late, d)
		case deadlines.Due:
			if c.Next.Rule == nil || d.BookBy < c.Next.BookBy || d.BookBy == c.Next.BookBy && d.Due < c.Next.Due {
				c.Next = due(d)
			}
		}
	}
	switch {
	case c.Overdue > 0:
		c.State = Overdue
	case late.Rule != nil:
		c.State, c.Worst = BookedLate, late
	case c.Next.Rule != nil && int(c.Next.BookBy-a.Today) <= deadlines.SoonDays:
		c.State = Soon
	case c.Next.Rule != nil:
		c.State = Later
	}
	return c
}

func due(d *deadlines.Deadline) Due {
	otherwise := ""
	if len(d.Readings) > 1 && d.Status != deadlines.Due {
		otherwise = d.Otherwise()
	}
	return Due{d.Rule, d.Due, d.BookBy, d.Actual, d.Status, d.Days, otherwise}
}

// worse is whichever of two limits is more days late.
func worse(a Due, b *deadlines.Deadline) Due {
	if a.Rule != nil && (a.Days > b.Days || a.Days == b.Days && a.Due <= b.Due) {
		return a
	}
	return due(b)
}
