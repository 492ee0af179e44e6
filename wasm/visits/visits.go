// Package visits answers how a child is being seen, against what an area's procedure asks
// and a log of visits: where each rule stands today, where it was broken on the way, and
// the one next visit that would satisfy them all.
//
// No procedure says on which day a frequency starts to run. It is taken to start on the
// initial conference, or on the child's birth if that is later, and every answer says so. A
// visit on a last day is in time; a last day never moves.
//
// A visit counts for a rule where the child was seen, by somebody whose visits count, and as
// the rule asks. What was not written down did not happen. A breach stays on the record when
// it is later mended, with the present state beside it.
package visits

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// State is where a rule stands on the log's Today.
type State string

// The states.
const (
	Met         State = "met"          // done; where a clock runs, in time
	Due         State = "due"          // nothing done yet, and in time
	DueNext     State = "due-next"     // the next visit must
	Overdue     State = "overdue"      // the last day has gone
	Look        State = "look"         // to look at; the words make it no breach
	Waiting     State = "waiting"      // no visit to judge by
	NoFrequency State = "no-frequency" // left to the plan, and nothing was given
	Occurred    State = "occurred"     // a visit shows what brings a duty
	None        State = "none"         // no visit shows it, or the rule is for a baby only
)

// Visits is the unit of an interval that is counted in visits, as "every 3 visits".
const Visits calendar.Unit = "visits"

// Stricter is the note on rules that count visits.
const Stricter = "A visit at which the child was not seen counts as one without it, which is the stricter reading."

// Start is what the clocks start from. The sources do not say it.
type Start struct {
	Event rulebook.Event
	Date  civil.Date
}

// Gap is the time from one point to the next, the last of them today.
type Gap struct {
	From, To, Due civil.Date // no Due where it lies outside the calendar
	N, Limit      int        // in Unit
	Over          int        // in OverUnit; 0 where it is within the limit
	Unit          calendar.Unit
	OverUnit      calendar.Unit // days where only days off lie between Due and To
	First, Open   bool
}

// Breach is one time at which a rule was not kept.
type Breach struct {
	Text     string
	From, To civil.Date
	Row      int // of a visit, counting from 0, or -1
}

// Occurrence is one time at which a log shows what brings a duty.
type Occurrence struct {
	Text   string
	Date   civil.Date
	Rows   []int
	Reason bool // a reason was given for the child not having been alone
}

// Finding is what there is to say of one rule.
type Finding struct {
	Rule        *rulebook.VisitRule
	State       State
	Sentence    string
	Note        string
	Limit       string // what it was judged by
	Procedure   string // the procedure's own limit, where another was set
	Set         bool
	From        civil.Date // from which Due is counted
	Due, BookBy civil.Date
	Provisional bool // Due reaches years whose bank holidays are not published
	Gaps        []Gap
	Breaches    []Breach
	Looks       []Breach // the same where the words make it no breach
	Occurrences []Occurrence
	Kinds       Kinds
	Rows        []int      // of the visits that have what is asked, or show what occurred
	clock       bool       // Due is the last day of a frequency
	needed      bool       // the next visit has to have the mark
	gone        civil.Date // the last day that has gone without it, and still no visit has it
}

// Kinds counts visits by whether they were announced.
type Kinds struct{ Announced, Unannounced, Unsaid int }

// Answer is everything that an area's rules say of a log.
type Answer struct {
	Area     *rulebook.Area
	Book     *rulebook.Book
	Log      Log
	Start    Start
	Findings []Finding
	Next     Next
}

// Work answers a log by an area's rules. The log must be as Read makes it.
func Work(book *rulebook.Book, area *rulebook.Area, log Log) *Answer {
	a := &Answer{Area: area, Book: book, Log: log}
	a.Start = Start{rulebook.InitialConference, log.date(rulebook.InitialConference)}
	if birth := log.date(rulebook.DateOfBirth); birth > a.Start.Date {
		a.Start = Start{rulebook.DateOfBirth, birth}
	}
	for _, rule := range area.Visits {
		f := Finding{Rule: rule, Note: rule.Note, Limit: limit(rule, span(rule))}
		a.judge(&f)
		a.Findings = append(a.Findings, f)
	}
	a.next()
	return a
}

// judge works out one finding by its rule's kind.
func (a *Answer) judge(f *Finding) {
	own := span(f.Rule)
	by := own
	if set, ok := a.Log.Set[f.Rule.ID]; ok {
		by, f.Set = set.Span, true
		if f.Rule.Kind != rulebook.PlanSets {
			f.Procedure = f.Limit
		}
		f.Limit = limit(f.Rule, by)
	}
	if f.Rule.Baby && !a.Log.Baby {
		f.State, f.Sentence = None, "This is asked for a baby only."
		return
	}
	for _, v := range a.Log.Visits {
		if f.Rule.Kind != rulebook.WhenItOccurs && a.qualifies(f.Rule, v) {
			f.Rows = append(f.Rows, v.Row)
		}
	}
	switch {
	case by.Unit == Visits:
		a.everyNth(f, by.N)
	case by.N > 0:
		a.rolling(f, by)
	case f.Rule.Kind == rulebook.PlanSets:
		f.State, f.Sentence = NoFrequency, "The procedure leaves this to the plan, and no frequency was given."
		if f.Rule.PlanMust != "" {
			f.Sentence += " By clause " + rulebook.ShortRef(f.Rule.PlanMust) + " the plan must give one."
		}
	case f.Rule.Kind == rulebook.Between:
		a.between(f)
	case f.Rule.Kind == rulebook.EachVisit:
		a.eachVisit(f)
	case f.Rule.Kind == rulebook.Mixed:
		a.mixed(f)
	case f.Rule.Kind == rulebook.WhenItOccurs:
		a.whenItOccurs(f)
	}
}

// Force is how strongly the finding's clause asks for it. Where the clause asks only that
// the plan gives a frequency, keeping to what the plan gives is a statement.
func (f *Finding) Force() string {
	if f.Rule.PlanMust == f.Rule.Clause && f.Rule.Kind == rulebook.PlanSets && f.State != NoFrequency {
		return "statement"
	}
	return f.Rule.Force
}

// span is the interval that a rule itself gives, or none.
func span(r *rulebook.VisitRule) calendar.Span {
	switch r.Kind {
	case rulebook.Rolling:
		return r.Span
	case rulebook.EveryNth:
		return calendar.Span{N: r.N, Unit: Visits}
	}
	return calendar.Span{}
}

// breach puts a breach on the record, or where the words make it none, among what is to
// be looked at.
func (f *Finding) breach(b Breach) {
	if f.Rule.Normally {
		f.Looks = append(f.Looks, b)
		return
	}
	f.Breaches = append(f.Breaches, b)
}

// qualifies reports whether a visit does what a rule asks.
func (a *Answer) qualifies(r *rulebook.VisitRule, v *Visit) bool {
	return a.made(r, v) && v.had(r.With, a.Log.Baby)
}

// made reports whether a visit was made by somebody whose visits count for a rule.
func (a *Answer) made(r *rulebook.VisitRule, v *Visit) bool {
	return len(r.Who) == 0 || isOne(r.Who, v.By) || a.Log.absent(v.Date) && isOne(r.Cover, v.By)
}

func isOne[T ~string](list []T, word T) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// had reports whether a visit had a mark. But for the bedroom, the child must have been
// seen.
func (v *Visit) had(m rulebook.Mark, baby bool) bool {
	switch m {
	case rulebook.AtHome:
		return v.Seen && v.Home == yes
	case rulebook.Alone:
		return v.Seen && v.Alone == yes
	case rulebook.Awake:
		return v.Seen && v.Awake == yes
	case rulebook.AloneOrAwake:
		return v.Seen && (v.Alone == yes || baby && v.Awake == yes)
	case rulebook.Bedroom:
		return v.Bedroom == yes
	case rulebook.Dressed:
		return v.Seen && v.Dressed == yes
	}
	return v.Seen
}
