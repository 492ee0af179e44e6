package rulebook

import (
	"handbook/wasm/calendar"
	"handbook/wasm/json"
)

// VisitKind is how a rule about seeing the child is judged.
type VisitKind string

// The kinds, each the key under which a page states it.
const (
	Rolling      VisitKind = "every"               // no longer than a span from one such visit to the next
	EveryNth     VisitKind = "every-nth-visit"     // never so many visits running without it
	Between      VisitKind = "between-conferences" // at least once between one conference and the next
	EachVisit    VisitKind = "each-visit"          // at every visit
	Mixed        VisitKind = "announced-and-not"   // some visits announced, some not, in no proportion
	PlanSets     VisitKind = "as-the-plan-says"    // the plan gives the interval; the procedure gives none
	WhenItOccurs VisitKind = "when"                // what an outcome of a visit brings with it
)

// Mark is something that a visit can have had, beside the child having been seen.
type Mark string

// The marks. AloneOrAwake is had by a visit at which the child was alone or, a baby, awake.
const (
	AtHome       Mark = "home"
	Alone        Mark = "alone"
	Awake        Mark = "awake"
	AloneOrAwake Mark = "alone-or-awake"
	Bedroom      Mark = "bedroom"
	Dressed      Mark = "dressed-and-undressed"
)

// Marks lists every mark.
var Marks = [...]Mark{AtHome, Alone, Awake, AloneOrAwake, Bedroom, Dressed}

// Visitor is who made a visit, in the terms that areas share; each area has words for them.
type Visitor string

// The visitors.
const (
	LeadWorker      Visitor = "lead-worker"
	CoreGroupMember Visitor = "core-group-member" // another professional in the core group
	SocialWorker    Visitor = "social-worker"     // another social worker, as in an absence
	Other           Visitor = "other"
)

// Visitors lists every visitor.
var Visitors = [...]Visitor{LeadWorker, CoreGroupMember, SocialWorker, Other}

// Outcome is what a visit or the log can show that brings a duty.
type Outcome string

// The outcomes.
const (
	NotSeen           Outcome = "not-seen"               // the child was not seen, whatever the reason
	Refused           Outcome = "refused"                // ... since access was refused or avoided
	FailedTwice       Outcome = "two-failed-home-visits" // two home visits running without access
	NotAlone          Outcome = "not-alone"              // seen, and not alone
	AgreementWithheld Outcome = "agreement-withheld"     // not alone, since the parents did not agree
	NotSeenAlone      Outcome = "not-seen-or-not-alone"  // not seen, or seen and not alone
)

// Outcomes lists every outcome.
var Outcomes = [...]Outcome{NotSeen, Refused, FailedTwice, NotAlone, AgreementWithheld, NotSeenAlone}

// VisitRule is one thing that an area asks about seeing the child.
type VisitRule struct {
	ID     string
	Clause string   // the strongest of the clauses that ask it
	Also   []string // the others
	Href   string
	Title  string
	Force  string
	Verb   string
	Note   string // what the source does not say
	Kind   VisitKind
	Span   calendar.Span // of Rolling: the longest gap
	N      int           // of EveryNth
	With   Mark          // what the visit must have had; empty: the child seen
	Who    []Visitor     // whose visits count; empty: anybody's
	// Cover are those whose visits count too while the lead worker is unavailable, by the
	// clause CoverClause.
	Cover        []Visitor
	CoverClause  string
	Loosen       string // the role that may allow less, by LoosenClause; empty where nobody may
	LoosenClause string
	Baby         bool    // of a baby only
	Normally     bool    // the source says normally, or as necessary: to look at again, never a breach
	When         Outcome // of WhenItOccurs
	PlanMust     string  // of PlanSets: the clause by which the plan must say how often; empty where none does
}

// visits reads a page's rules about seeing the child.
func (d *decoder) visits(a *Area, page *json.Value) {
	for _, v := range d.list(page, "visits") {
		d.entry = "a visit"
		id := d.need(v, "id")
		d.entry = id
		for _, r := range a.Visits {
			if r.ID == id {
				d.fail("this id is there twice (give each visit its own)")
			}
		}
		a.Visits = append(a.Visits, d.visit(a, v))
	}
}

// visit reads one rule about seeing the child. Its clauses come with their force and verb
// from the pages that hold them, the strongest first.
func (d *decoder) visit(a *Area, v *json.Value) *VisitRule {
	d.keys(v, "id clauses force verb href rule")
	r := &VisitRule{ID: d.entry, Force: oneOf(d, "force", d.need(v, "force"), Forces[:]), Verb: d.text(v, "verb"), Href: d.need(v, "href")}
	clauses := d.texts(v, "clauses")
	if len(clauses) == 0 {
		d.fail("clauses: is missing")
		return r
	}
	r.Clause, r.Also = clauses[0], clauses[1:]
	rule := v.Get("rule")
	d.keys(rule, "title note every every-nth-visit between-conferences each-visit announced-and-not as-the-plan-says when with who cover may-loosen plan-must baby normally")
	r.Title, r.Note = d.need(rule, "title"), d.text(rule, "note")
	d.visitKind(rule, r)
	if with := d.text(rule, "with"); with != "" {
		r.With = oneOf(d, "with", with, Marks[:])
	}
	r.Who = d.visitors(rule, "who")
	if cover := rule.Get("cover"); cover.Kind != json.None {
		d.keys(cover, "by clause")
		r.Cover, r.CoverClause = d.visitors(cover, "by"), d.clauseOf(a, cover, "clause")
	}
	r.Loosen, r.LoosenClause = d.loosen(a, rule)
	if d.text(rule, "plan-must") != "" {
		r.PlanMust = d.clauseOf(a, rule, "plan-must")
	}
	r.Baby, r.Normally = rule.Get("baby").True, rule.Get("normally").True
	return r
}

// visitKind reads the one key that says how the rule is judged.
func (d *decoder) visitKind(rule *json.Value, r *VisitRule) {
	found := 0
	for _, kind := range [...]VisitKind{Rolling, EveryNth, Between, EachVisit, Mixed, PlanSets, WhenItOccurs} {
		f := rule.Get(string(kind))
		if f.Kind == json.None {
			continue
		}
		found++
		r.Kind = kind
		switch kind {
		case Rolling:
			span, err := calendar.ParseSpan(d.need(rule, string(kind)))
			if err != nil {
				d.fail(string(kind) + ": " + err.Error())
			}
			r.Span = span
		case EveryNth:
			if r.N = d.number(rule, string(kind)); r.N < 2 {
				d.fail(string(kind) + ": want 2 or more")
			}
		case WhenItOccurs:
			r.When = oneOf(d, "when", d.need(rule, string(kind)), Outcomes[:])
		default:
			if !f.True {
				d.fail(string(kind) + ": want true")
			}
		}
	}
	if found != 1 {
		d.fail("want exactly one of every, every-nth-visit, between-conferences, each-visit, announced-and-not, as-the-plan-says or when")
	}
	if r.Kind == EachVisit && rule.Get("with").Kind == json.None {
		d.fail("each-visit: say what each visit is to have (with)")
	}
}

func (d *decoder) visitors(v *json.Value, key string) (list []Visitor) {
	for _, word := range d.texts(v, key) {
		list = append(list, oneOf(d, key, word, Visitors[:]))
	}
	return list
}

// clauseOf reads a ref that must be a clause of the area.
func (d *decoder) clauseOf(a *Area, v *json.Value, key string) string {
	ref := d.need(v, key)
	if len(a.Clauses) > 0 && !a.hasClause(ref) {
		d.fail(key + ": no page of the area has clause " + quote(ref))
	}
	return ref
}
