// Package deadlines answers what is due on a case, by when and why: an area's rules
// and the dates that have been given go in, every limit with its working comes out.
//
// A limit runs from each event that starts it. Where the rule names the event that
// meets it, the first such event on or after its start tells whether it was met, and
// a repeating limit runs from what really happened, not from what was due. Where no
// date can tell, a day gone by is "passed", never "overdue": the engine does not know.
//
// Words that can be read in more than one way give a reading each. The first is the
// natural one and gives Due; BookBy serves them all.
package deadlines

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Case is what is known of one child's plan. It has dates and no names.
type Case struct {
	Today     civil.Date
	Reference string // what the person calls the case; used in a calendar file only
	// Dates has, for each event, the days on which it happened or is to happen, in
	// order. An event that does not repeat has at most one.
	Dates map[rulebook.Event][]civil.Date
	// Set has, by a rule's id, the interval that was set for this case.
	Set map[string]Set
	// Horizon is the day up to which repeating limits are projected; no date leaves it
	// to the next review.
	Horizon civil.Date
}

// Status is where a deadline stands on the case's Today.
type Status string

// The statuses. Days in a Deadline counts, for each, what its comment says.
const (
	Met        Status = "met"         // days to spare
	MetLate    Status = "met-late"    // days late
	Booked     Status = "booked"      // what meets it lies ahead and in time: days to spare
	BookedLate Status = "booked-late" // what meets it lies ahead and too late: days late
	Due        Status = "due"         // days left, 0 on the day itself
	Overdue    Status = "overdue"     // days over
	Passed     Status = "passed"      // days since; no date tells whether it was done
	Prompt     Status = "prompt"      // days left, or less than 0 since; never overdue
)

// From is the event that a sum starts from.
type From struct {
	Event rulebook.Event
	Date  civil.Date
}

// ReadingSum is one reading of a limit, worked out.
type ReadingSum struct {
	Why    string // what this reading rests on, where there are several
	From   From
	Before bool
	Limit
	Opens civil.Date // the first day of a window; else no date
	span  calendar.Span
	clear bool // the span is to lie whole between the two days
}

// Basis is the limit in words: 10 working days, or 5 working days, clear.
func (s ReadingSum) Basis() string {
	if s.clear {
		return s.span.String() + ", clear"
	}
	return s.span.String()
}

// Working is every step of the sum.
func (s ReadingSum) Working(c *calendar.Calendar) []calendar.Step {
	count := c.StepsAfter
	if s.Before {
		count = c.StepsBefore
	}
	steps, _ := count(s.From.Date, s.span) // the same sum has been made before, without an error
	if s.clear {
		steps = append(steps, calendar.Step{Date: s.Due, N: s.span.N + 1})
	}
	return steps
}

// Deadline is one limit of the case.
type Deadline struct {
	Rule        *rulebook.Rule
	From        From
	Due         civil.Date // of the first reading
	BookBy      civil.Date // the earliest of all readings that have not ended before From
	Opens       civil.Date // of a window
	Status      Status
	Days        int
	Actual      civil.Date // when what meets it happened or is booked; else no date
	Provisional bool       // a sum reaches years whose bank holidays are not published; a prompt has no day to book
	Readings    []ReadingSum
	Set         bool    // the first reading is what was set for this case
	Then        []Limit // what would follow the open occurrence of a repeating limit, up to the horizon
	last        bool    // no later event starts the rule again
	otherwise   string  // of one that is told again without its readings
}

// Waiting is a rule that no given date starts.
type Waiting struct {
	Rule  *rulebook.Rule
	Needs rulebook.Event
}

// Refusal is a rule whose sum leaves the calendar's years.
type Refusal struct {
	Rule   *rulebook.Rule
	From   From
	Reason string
}

// Answer is everything that an area's rules say of a case.
type Answer struct {
	Area      *rulebook.Area
	Book      *rulebook.Book
	Today     civil.Date
	Reference string     // of the case
	Deadlines []Deadline // by due date; rules of the same day in the order of the pages
	Waiting   []Waiting
	Carried   []*rulebook.Rule // shown, not computed
	Refused   []Refusal
	Horizon   Horizon
	Warnings  []Warning
	sums      []ReadingSum // the readings of all deadlines, one after another
}

// Work answers a case by an area's rules. The case's dates must lie in the
// calendar's years and be in order, as Read makes sure of.
func Work(book *rulebook.Book, area *rulebook.Area, kase Case) *Answer {
	a := &Answer{Reference: kase.Reference}
	a.Judge(book, area, kase)
	for _, rule := range area.Rules {
		if rule.Carried != "" {
			a.Carried = append(a.Carried, rule)
		} else if needs := waitsFor(rule, kase); needs != "" {
			a.Waiting = append(a.Waiting, Waiting{rule, needs})
		}
	}
	a.sort()
	a.project(kase)
	a.warn(kase)
	return a
}

// Judge makes the answer that of another case, as far as its deadlines go and in the order
// of the rules: nothing waiting, projected or warned of. It uses again what the answer has
// taken of memory, for caseloads.
func (a *Answer) Judge(book *rulebook.Book, area *rulebook.Area, kase Case) {
	a.Book, a.Area, a.Today = book, area, kase.Today
	a.Deadlines, a.sums = a.Deadlines[:0], a.sums[:0]
	for _, rule := range area.Rules {
		if rule.Carried != "" || waitsFor(rule, kase) != "" {
			continue
		}
		since := kase.Dates[rule.Since]
		for i, start := range kase.Dates[rule.Readings[0].Event] {
			if i > 0 && rule.First || len(since) > 0 && start < since[0] {
				continue
			}
			a.work(rule, kase, i)
		}
	}
}

// waitsFor is the event without whose date a rule cannot be counted; empty where it can.
func waitsFor(rule *rulebook.Rule, kase Case) rulebook.Event {
	if len(kase.Dates[rule.Readings[0].Event]) == 0 {
		return rule.Readings[0].Event
	}
	if rule.Since != "" && len(kase.Dates[rule.Since]) == 0 {
		return rule.Since
	}
	return ""
}

// work adds the deadline that a rule's nth start sets.
func (a *Answer) work(rule *rulebook.Rule, kase Case, n int) {
	c := a.Book.Calendar
	starts := kase.Dates[rule.Readings[0].Event]
	d := Deadline{Rule: rule, From: From{rule.Readings[0].Event, starts[n]}, last: n == len(starts)-1}
	set, isSet := kase.Set[rule.ID]
	d.Set = isSet
	first := len(a.sums)
	for _, reading := range set.readings(rule) {
		from, ok := d.From, true
		if reading.Event != d.From.Event {
			from, ok = latest(kase, reading.Event, starts, n)
		}
		if !ok {
			continue
		}
		if err := a.reading(reading, from); err != nil {
			a.Refused = append(a.Refused, Refusal{rule, from, err.Error()})
			a.sums = a.sums[:first]
			return
		}
	}
	d.Readings = a.sums[first:len(a.sums):len(a.sums)]
	d.Due, d.Opens, d.BookBy = d.Readings[0].Due, d.Readings[0].Opens, d.Readings[0].BookBy
	for i := range d.Readings {
		s := &d.Readings[i]
		if s.Before || s.Due >= d.From.Date { // else it ended before this could be done
			d.BookBy = min(d.BookBy, s.BookBy)
		}
		d.Provisional = d.Provisional || !rule.Prompt && (c.Provisional(s.Due) || c.Provisional(s.From.Date))
	}
	d.Actual = d.metOn(kase)
	d.judge(kase.Today)
	a.Deadlines = append(a.Deadlines, d)
}

// latest finds the start of a reading that counts from another event than the first
// reading does: that event's last date on or before the nth start and after the one
// before it. So only the first core group after a conference has a second reading
// "from the conference".
func latest(kase Case, event rulebook.Event, starts []civil.Date, n int) (From, bool) {
	found := civil.Date(0)
	for _, day := range kase.Dates[event] {
		if day <= starts[n] && (n == 0 || day > starts[n-1]) {
			found = day
		}
	}
	return From{event, found}, found != 0
}

// reading works a reading out; "at least" gives two (see notLess).
func (a *Answer) reading(r rulebook.Reading, from From) error {
	c := a.Book.Calendar
	sum := ReadingSum{Why: r.Why, From: from, Before: r.Before, span: r.Span}
	var err error
	switch {
	case !r.Before:
		sum.Limit, err = within(c, from.Date, r.Span)
	case r.Word == rulebook.NoMoreThan:
		var w Window
		w, err = windowBefore(c, from.Date, r.Span)
		sum.Opens, sum.Limit = w.Opens, w.Closes
	case r.Word == rulebook.AtLeast:
		clear := sum
		clear.clear = true
		clear.Why = "if the whole span is to lie between the two days"
		if sum.Limit, clear.Limit, err = notLess(c, from.Date, r.Span); err == nil {
			a.sums = append(a.sums, sum, clear)
		}
		return err
	default:
		var day civil.Date
		if day, err = c.Before(from.Date, r.Span); err == nil {
			sum.Limit, err = onOrBefore(c, day)
		}
	}
	if err == nil {
		a.sums = append(a.sums, sum)
	}
	return err
}

// metOn is the day on which the deadline's rule was met, or is booked to be.
//
// After an event it is the first day of what meets the rule; where that is the same
// event, the next one. Before an event it is the last day in time and after the
// conference before it, else the first that is late; of a window, one that lies in it.
func (d *Deadline) metOn(kase Case) civil.Date {
	if d.Rule.MetBy == "" {
		return 0
	}
	days := kase.Dates[d.Rule.MetBy]
	if next := kase.Dates[rulebook.NextReviewConference]; d.Rule.MetBy == rulebook.ReviewConference && len(next) > 0 && next[0] >= kase.Today { // once its day has gone, nobody has said that it was held
		days = append(days[:len(days):len(days)], next...)
	}
	if !d.Rule.Readings[0].Before {
		for _, day := range days {
			if day > d.From.Date || day == d.From.Date && d.Rule.MetBy != d.From.Event {
				return day
			}
		}
		return 0
	}
	earliest := d.Opens
	for _, event := range [...]rulebook.Event{rulebook.InitialConference, rulebook.ReviewConference} {
		for _, day := range kase.Dates[event] {
			if day < d.From.Date {
				earliest = max(earliest, day)
			}
		}
	}
	late := civil.Date(0)
	for i := len(days) - 1; i >= 0 && days[i] >= earliest; i-- {
		if days[i] <= d.Due {
			return days[i]
		}
		if days[i] <= d.From.Date {
			late = days[i]
		}
	}
	return late
}

// judge sets the status from the dates.
func (d *Deadline) judge(today civil.Date) {
	late := int(d.Actual - d.Due)
	left := int(d.Due - today)
	switch {
	case d.Actual != 0 && d.Actual > today && late > 0:
		d.Status, d.Days = BookedLate, late
	case d.Actual != 0 && d.Actual > today:
		d.Status, d.Days = Booked, -late
	case d.Actual != 0 && late > 0:
		d.Status, d.Days = MetLate, late
	case d.Actual != 0:
		d.Status, d.Days = Met, -late
	case d.Rule.Prompt:
		d.Status, d.Days = Prompt, left
	case left >= 0:
		d.Status, d.Days = Due, left
	case d.Rule.MetBy != "":
		d.Status, d.Days = Overdue, -left
	default:
		d.Status, d.Days = Passed, -left
	}
}

// sort puts the deadlines in order of due date and keeps the rules' order otherwise:
// an insertion sort, since a case has some tens of deadlines at most.
func (a *Answer) sort() {
	list := a.Deadlines
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].Due < list[j-1].Due; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
