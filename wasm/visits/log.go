package visits

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// Log is what is known of how one child has been seen. It has dates and no names.
type Log struct {
	Today     civil.Date
	Reference string // what the person calls the case
	Baby      bool   // whether rules for a baby apply: the sources give no age
	Dates     map[rulebook.Event][]civil.Date
	Back      civil.Date               // the last day of the lead worker's absence; none while it lasts
	Set       map[string]deadlines.Set // by a rule's id; its unit may be Visits
	Visits    []*Visit                 // those that count, by date and then by what they hold
	Rows      []Row                    // every visit as it was entered
	Problems  []RowProblem             // in order of row
}

// Row is one visit as entered: its date, where that could be read, and whether it counts.
type Row struct {
	Date   civil.Date
	Counts bool
}

// RowProblem is why a visit is left out of the sums.
type RowProblem struct {
	Row     int    // counting from 0
	Field   string // the key that is wrong
	Message string
}

// Visit is one visit or attempt. Each of the words is yes, no or not said.
type Visit struct {
	Row         int
	Date        civil.Date
	By          rulebook.Visitor
	Seen        bool
	Home        string
	Announced   string
	Alone       string
	Awake       string
	Bedroom     string
	Dressed     string
	Why         string // the child was not seen
	WhyNotAlone string
}

// What the words of a visit can be.
const (
	yes      = "yes"
	no       = "no"
	refused  = "refused"
	withheld = "agreement-withheld"
)

// content is everything that a visit holds but its date, so that visits of one day have an
// order that does not hang on the order of entry. Those without the child come first.
func (v *Visit) content() string {
	seen := "0"
	if v.Seen {
		seen = "1"
	}
	return seen + "|" + string(v.By) + "|" + v.Home + "|" + v.Announced + "|" + v.Alone + "|" + v.Awake + "|" + v.Bedroom + "|" + v.Dressed + "|" + v.Why + "|" + v.WhyNotAlone
}

// add puts a visit in its place, unless there is one like it: that one is given back.
func (l *Log) add(v *Visit) (same *Visit) {
	content := v.content()
	low, high := 0, len(l.Visits)
	for low < high {
		middle := (low + high) / 2
		if m := l.Visits[middle]; m.Date < v.Date || m.Date == v.Date && m.content() < content {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(l.Visits) && l.Visits[low].Date == v.Date && l.Visits[low].content() == content {
		return l.Visits[low]
	}
	l.Visits = append(l.Visits, nil)
	copy(l.Visits[low+1:], l.Visits[low:])
	l.Visits[low] = v
	return nil
}

// date is the date of an event that does not repeat, or none.
func (l *Log) date(event rulebook.Event) civil.Date {
	if dates := l.Dates[event]; len(dates) > 0 {
		return dates[0]
	}
	return 0
}

// absent reports whether the lead worker was absent on a day, the first and the last in.
func (l *Log) absent(day civil.Date) bool {
	from := l.date(rulebook.LeadWorkerAbsent)
	return from != 0 && day >= from && (l.Back == 0 || day <= l.Back)
}
