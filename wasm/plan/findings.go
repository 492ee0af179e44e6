package plan

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Answer is everything that is said of a document.
type Answer struct {
	Book     *rulebook.Book
	Request  *Request
	Findings []Finding
	Met      []Result // by reading, or since a person said so
	Excused  []Result // since a person said why, or that the case is not there
	Ask      []Result // what only a person can tell; in an audit, what nobody has answered
	Unable   []string // what could not be checked, and why
	Unread   []Place  // dates that could not be read
	Drift    *Drift
	People   []Person
}

// Finding is something to put right or to look at again. Requirements of one or more areas
// that are read alike and lack the same are one finding; Check has what is the checker's own.
type Finding struct {
	Tier  Tier
	Asked []Result // the strongest first
	Check *Check
}

// Person is somebody with actions.
type Person struct {
	Who     string
	Actions []int // rows
}

// Work answers a request.
func Work(book *rulebook.Book, q *Request) *Answer {
	a := &Answer{Book: book, Request: q}
	asked := map[string]bool{}
	byReading := map[string]int{}
	for _, r := range Results(book, q) {
		for _, field := range append([]string{r.Rule.List}, r.Rule.Fields...) {
			asked[field] = true
		}
		switch r.State {
		case Met:
			a.Met = append(a.Met, r)
		case Excused, DoesNotApply:
			a.Excused = append(a.Excused, r)
		case Ask:
			a.Ask = append(a.Ask, r)
		default:
			key := reading(&r)
			i, known := byReading[key]
			if !known {
				i = len(a.Findings)
				byReading[key] = i
				a.Findings = append(a.Findings, Finding{Tier: r.Tier()})
			}
			a.Findings[i].ask(r)
		}
	}
	if !q.Audit {
		checks, unable := Checks(book, q, asked)
		for i := range checks {
			a.Findings = append(a.Findings, Finding{Tier: LookTier, Check: &checks[i]})
		}
		a.Unable = unable
		a.unread()
		a.people()
		a.Drift = Compare(book, q)
	}
	a.sort()
	return a
}

// reading is the same for requirements that are read alike and stand alike.
func reading(r *Result) string {
	rule := r.Rule
	if r.Said != nil {
		return r.Area.ID + " " + rule.ID
	}
	key := string(rule.Kind) + "|" + string(r.State) + "|" + rule.List + "|" + rule.WherePart + rule.WhereIs + "|" + rule.Part + string(rule.FreeOf)
	for _, list := range [...][]string{rule.Fields, rule.Has, rule.HasOneOf, rule.People} {
		key += "|" + join(list, ",")
	}
	return key
}

// ask adds a requirement to a finding, the strongest first.
func (f *Finding) ask(r Result) {
	f.Asked = append(f.Asked, r)
	last := len(f.Asked) - 1
	if heavier(r.Tier(), f.Tier) {
		f.Tier = r.Tier()
		copy(f.Asked[1:], f.Asked[:last])
		f.Asked[0] = r
	}
}

func heavier(a, b Tier) bool { return weight(a) < weight(b) }

func weight(t Tier) int {
	switch t {
	case MustTier:
		return 0
	case ShouldTier:
		return 1
	}
	return 2
}

// sort puts the heaviest tier first and leaves the rest as it was.
func (a *Answer) sort() {
	sorted := make([]Finding, 0, len(a.Findings))
	for _, tier := range [...]Tier{MustTier, ShouldTier, LookTier} {
		for _, f := range a.Findings {
			if f.Tier == tier {
				sorted = append(sorted, f)
			}
		}
	}
	a.Findings = sorted
}

// unread finds what stands in a date's place and cannot be compared with another date.
func (a *Answer) unread() {
	doc := &a.Request.Document
	known := dates{a.Book.Calendar, map[string]civil.Date{}}
	see := func(p Place) {
		if Says(p.Text) && known.when(p.Text) == 0 && vagueTime(p.Text) == "" {
			a.Unread = append(a.Unread, p)
		}
	}
	for _, s := range a.Book.Format().Sections {
		for _, f := range s.Fields {
			if f.Kind == rulebook.DateField {
				see(Place{f.ID, -1, "", doc.Texts[f.ID]})
			}
			for _, part := range f.Parts {
				if part.Kind != rulebook.DateField {
					continue
				}
				for i, row := range doc.Lists[f.ID] {
					see(Place{f.ID, i, part.ID, row[part.ID]})
				}
			}
		}
	}
}

// people gives each member of the core group their actions, then anybody else who has one.
func (a *Answer) people() {
	doc := &a.Request.Document
	known := roles{}
	var members []Person
	for _, row := range doc.Lists[rulebook.EachMember] {
		if Says(row["who"]) {
			members = append(members, Person{Who: row["who"]})
		}
	}
	var others []Person
	for i, row := range doc.Lists["actions"] {
		if !row.written() {
			continue
		}
		found := false
		for m := range members {
			if known.names(row["who"], members[m].Who) {
				members[m].Actions = append(members[m].Actions, i)
				found = true
			}
		}
		for o := range others {
			if !found && fold(others[o].Who) == fold(row["who"]) {
				others[o].Actions = append(others[o].Actions, i)
				found = true
			}
		}
		if !found {
			others = append(others, Person{row["who"], []int{i}})
		}
	}
	for _, p := range members {
		if len(p.Actions) > 0 {
			a.People = append(a.People, p)
		}
	}
	a.People = append(a.People, others...)
}
