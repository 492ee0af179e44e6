// Package plan reads a child protection plan, or a record of a meeting or of visits, and
// says what it lacks against the requirements of an area's procedure.
//
// It checks what is written. It cannot tell whether what is written is right, or whether a
// child is safe, and it gives no score. A requirement is read by the words under which a
// page states it (rulebook.PlanRule): a field that must say something, parts that each entry
// of a list must have, people whom a list must name. What only a person can tell is asked.
//
// Findings stand in three tiers. Must has what a clause lays down as a must, or as a duty in
// other words. Should has the rest of what a clause asks. Look again has what a clause only
// implies, what it asks only in a case of which the document says nothing, and the checks of
// the package's own: what hangs loose in a plan, dates out of order, words that stand where a
// date, a person or a change belongs. Look again is never a breach.
//
// A blank, or a filler such as "TBC" alone in a field, says nothing. Where there is nothing
// to write a person says so (None), which is different from silence.
package plan

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// National is the area of a request that joins every area of the handbook, for teams
// elsewhere. None of them binds such a team.
const National = "national"

// Document is a plan or record as it was typed.
type Document struct {
	Kind  string            // child-protection-plan
	Texts map[string]string // by field; dates too, as typed
	Lists map[string][]Row  // by field; rows that say nothing are left in, so that numbers stay
	None  map[string]bool   // the fields of which a person has said that there is nothing to write
}

// Row is one entry of a list: what was typed, by part.
type Row map[string]string

// Said is what a person has said of one requirement.
type Said struct {
	Area, Rule string
	Is         Verdict
	Note       string // why it does not apply, or anything else
}

// Verdict is a person's own judgement.
type Verdict string

// The verdicts.
const (
	Present       Verdict = "present"
	PartlyThere   Verdict = "partly"
	Absent        Verdict = "absent"
	NotApplicable Verdict = "not-applicable"
)

// Request is what is to be checked.
type Request struct {
	Areas     []*rulebook.Area // one, or all of them for a team elsewhere
	National  bool
	Today     civil.Date
	Reference string
	Document  Document
	Earlier   *Document // an earlier version to compare with; nil where there is none
	Said      []Said
	Audit     bool // nothing is read: the answers are a person's alone
}

// State is how a requirement stands.
type State string

// The states.
const (
	Met          State = "met"
	Missing      State = "missing"
	Partly       State = "partly"
	NotSaid      State = "not-said"       // asked only in a case of which the document says nothing
	DoesNotApply State = "does-not-apply" // a person has said that the case is not there
	Excused      State = "not-applicable" // a person has said why it does not apply
	Ask          State = "ask"            // only a person can tell, and nobody has said
)

// Tier is how much a finding weighs.
type Tier string

// The tiers, the heaviest first.
const (
	MustTier   Tier = "must"
	ShouldTier Tier = "should"
	LookTier   Tier = "look"
)

// Place is somewhere in a document.
type Place struct {
	Field string
	Row   int    // from 0; -1 for a field as a whole
	Part  string // empty for an entry as a whole
	Text  string // what stands there, or who is not named there
}

// Result is how one requirement stands.
type Result struct {
	Area   *rulebook.Area
	Rule   *rulebook.PlanRule
	State  State
	Places []Place // what is missing and where
	Said   *Said   // where a person has said so
}

// Tier is how much it weighs where it is not met.
func (r *Result) Tier() Tier {
	switch {
	case r.Rule.Look() || r.State == NotSaid:
		return LookTier
	case r.Rule.Force == "must" || r.Rule.Force == "duty":
		return MustTier
	}
	return ShouldTier
}

// Lacking reports whether the requirement is a finding.
func (r *Result) Lacking() bool {
	return r.State == Missing || r.State == Partly || r.State == NotSaid
}

// Results judges every requirement that binds this kind of document, in the areas' order.
func Results(book *rulebook.Book, q *Request) (list []Result) {
	for _, area := range q.Areas {
		for _, rule := range area.Plans() {
			if rule.Document == q.Document.Kind {
				list = append(list, judge(book.Format(), q, area, rule))
			}
		}
	}
	return list
}

// judge says how one requirement stands. What a person has said of it counts before what
// can be read.
func judge(f *rulebook.PlanFormat, q *Request, area *rulebook.Area, rule *rulebook.PlanRule) Result {
	r := Result{Area: area, Rule: rule, State: Ask}
	for i := range q.Said {
		if s := &q.Said[i]; s.Rule == rule.ID && s.Area == area.ID {
			r.Said = s
			r.State = map[Verdict]State{Present: Met, PartlyThere: Partly, Absent: Missing, NotApplicable: Excused}[s.Is]
			return r
		}
	}
	if !q.Audit && rule.Kind != rulebook.PersonTells {
		r.State, r.Places = reader{f, &q.Document}.read(rule)
	}
	return r
}
