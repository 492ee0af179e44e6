package rulebook

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/json"
)

func (d *decoder) area(v *json.Value) *Area {
	d.where, d.entry = d.text(v, "path"), ""
	d.keys(v, "id path title edition events roles not-stated pages")
	a := &Area{
		ID:        d.need(v, "id"),
		Path:      d.where,
		Title:     d.need(v, "title"),
		Edition:   d.need(v, "edition"),
		NotStated: d.texts(v, "not-stated"),
	}
	for _, e := range d.list(v, "events") {
		d.keys(e, "id noun name when")
		a.Events = append(a.Events, EventWords{d.event(d.need(e, "id"), nil), d.need(e, "noun"), d.need(e, "name"), d.need(e, "when")})
	}
	for _, r := range d.list(v, "roles") {
		d.keys(r, "id term also note page")
		if page := d.text(r, "page"); page != "" {
			oneOf(d, "page", page, RolePages[:])
		}
		id, term := d.need(r, "id"), d.need(r, "term")
		if contains(a.Roles, id) {
			d.fail("the role " + quote(id) + " is there twice")
		}
		if a.Roles = append(a.Roles, id); id == "lead-worker" {
			a.LeadWorker = term
		}
	}
	for _, read := range [...]func(*decoder, *Area, *json.Value){d.parts.clauses, d.parts.page, d.parts.last} {
		for _, page := range d.list(v, "pages") {
			if read != nil {
				d.where, d.entry = d.text(page, "path"), ""
				d.keys(page, "path href timescales visits plan examples clauses escalations decisions")
				read(d, a, page)
			}
		}
	}
	return a
}

// event reads an event's id; where an area is given it must have words for it.
func (d *decoder) event(id string, a *Area) Event {
	e := oneOf(d, "event", id, Events[:])
	if a != nil && d.err == "" {
		if _, ok := a.Words(e); !ok {
			d.fail("the event " + id + " has no words (add it to events: in " + a.Path + ")")
		}
	}
	return e
}

func (d *decoder) clauses(a *Area, page *json.Value) {
	for _, v := range d.list(page, "clauses") {
		d.entry = "a clause"
		ref := d.need(v, "ref")
		d.entry = "clause " + ref
		d.keys(v, "ref kind force verb actors presumed for")
		for _, c := range a.Clauses {
			if c.Ref == ref {
				d.fail("this ref is there twice (give each clause its own)")
			}
		}
		a.Clauses = append(a.Clauses, Clause{
			Ref:      ref,
			Kind:     oneOf(d, "kind", d.need(v, "kind"), kinds[:]),
			Force:    oneOf(d, "force", d.need(v, "force"), Forces[:]),
			Verb:     d.text(v, "verb"),
			Actors:   d.actors(a, v, "actors"),
			Presumed: d.actors(a, v, "presumed"),
		})
		d.actors(a, v, "for")
	}
}

func (d *decoder) actors(a *Area, v *json.Value, key string) []string {
	ids := d.texts(v, key)
	for _, id := range ids {
		if !contains(a.Roles, id) {
			d.fail(key + ": unknown role " + quote(id) + " (add it to roles: in " + a.Path + ", or " + choices(a.Roles) + ")")
		}
	}
	return ids
}

// rules reads a page's timescales.
func (d *decoder) rules(a *Area, page *json.Value) {
	href := d.need(page, "href")
	for _, v := range d.list(page, "timescales") {
		d.entry = "a timescale"
		id := d.need(v, "id")
		d.entry = id
		if a.Rule(id) != nil {
			d.fail("this id is there twice (give each timescale its own)")
		}
		a.Rules = append(a.Rules, d.rule(a, v, href))
	}
}

func (d *decoder) examples(a *Area, page *json.Value) {
	d.entry = "examples"
	for _, v := range d.list(page, "examples") {
		a.Examples = append(a.Examples, d.example(a, v))
	}
}

func (d *decoder) rule(a *Area, v *json.Value, href string) *Rule {
	d.keys(v, "id clause title force note prompt which since met-by after before within every at-least no-more-than at-once on-visits for-service or-read-as verb topic may-loosen")
	r := &Rule{
		ID:     d.entry,
		Clause: d.need(v, "clause"),
		Title:  d.need(v, "title"),
		Force:  oneOf(d, "force", d.need(v, "force"), Forces[:]),
		Verb:   d.text(v, "verb"),
		Note:   d.text(v, "note"),
		Prompt: v.Get("prompt").True,
	}
	r.Href = href + "#" + Anchor(r.Clause)
	if d.parts.agree != nil {
		d.parts.agree(d, a, r)
	}
	if by := d.text(v, "met-by"); by != "" {
		r.MetBy = d.event(by, a)
	}
	if which := d.text(v, "which"); which != "" {
		oneOf(d, "which", which, []string{"first"})
		r.First = true
	}
	if since := d.text(v, "since"); since != "" {
		r.Since = d.event(since, a)
	}
	if topic := d.text(v, "topic"); topic != "" {
		r.Topic = oneOf(d, "topic", topic, Topics[:])
	}
	r.Loosen, r.LoosenClause = d.loosen(a, v)
	for _, c := range [...]Carried{AtOnce, OnVisits, ForService} {
		if r.Limit = d.text(v, string(c)); r.Limit != "" {
			r.Carried = c
			if v.Get("after").Kind != json.None || v.Get("before").Kind != json.None {
				d.fail(string(c) + ": is shown, not counted, so it goes without after and before")
			}
			return r
		}
	}
	first := d.reading(a, v, Reading{})
	r.Readings = append(r.Readings, first)
	for _, other := range d.list(v, "or-read-as") {
		d.keys(other, "after before within every at-least no-more-than why")
		reading := d.reading(a, other, first)
		reading.Why = d.need(other, "why")
		r.Readings = append(r.Readings, reading)
	}
	return r
}

// loosen reads who may allow a longer interval: may-loosen: {by: a role, clause: a ref}.
func (d *decoder) loosen(a *Area, v *json.Value) (role, clause string) {
	who := v.Get("may-loosen")
	if who.Kind == json.None || who.Kind == json.Null {
		return "", ""
	}
	d.keys(who, "by clause")
	role, clause = d.need(who, "by"), d.need(who, "clause")
	if !contains(a.Roles, role) {
		d.fail("may-loosen: unknown role " + quote(role) + " (add it to roles: in " + a.Path + ", or " + choices(a.Roles) + ")")
	}
	if len(a.Clauses) > 0 && !a.hasClause(clause) {
		d.fail("may-loosen: no page of the area has clause " + quote(clause))
	}
	return role, clause
}

// agree refuses a rule whose clause is not there or has another force. A file
// without clauses, which has been judged whole when it was built, is let be.
func (d *decoder) agree(a *Area, r *Rule) {
	if len(a.Clauses) == 0 {
		return
	}
	for _, c := range a.Clauses {
		if c.Ref != r.Clause {
			continue
		}
		if c.Force != r.Force {
			d.fail("force: is " + r.Force + " but clause " + r.Clause + " says " + c.Force + " (want the same)")
		}
		if c.Verb != r.Verb {
			d.fail("verb: is " + quote(r.Verb) + " but clause " + r.Clause + " says " + quote(c.Verb) + " (want the same)")
		}
		return
	}
	d.fail("clause: no page of the area has clause " + quote(r.Clause))
}

// reading reads an event and a span. Of another reading, what is not said is as in
// the first.
func (d *decoder) reading(a *Area, v *json.Value, first Reading) Reading {
	r := first
	after, before := d.text(v, "after"), d.text(v, "before")
	switch {
	case after != "" && before != "":
		d.fail("has both after and before (want one)")
	case after != "":
		r.Event, r.Before = d.event(after, a), false
	case before != "":
		r.Event, r.Before = d.event(before, a), true
	case r.Event == "":
		d.fail("says not from when it is counted (want after or before and an event; or at-once, on-visits or for-service)")
	}
	found := 0
	for _, w := range [...]Word{Within, Every, AtLeast, NoMoreThan} {
		s := d.text(v, string(w))
		if s == "" {
			continue
		}
		found++
		span, err := calendar.ParseSpan(s)
		if err != nil {
			d.fail(string(w) + ": " + err.Error())
		}
		r.Word, r.Span = w, span
	}
	switch {
	case found > 1, found == 0 && r.Word == "":
		d.fail("want exactly one of within, every, at-least or no-more-than")
	case r.Before && r.Word == Every:
		d.fail("every: goes with after, not with before")
	case !r.Before && (r.Word == AtLeast || r.Word == NoMoreThan):
		d.fail(string(r.Word) + ": goes with before, not with after")
	}
	return r
}

func (d *decoder) example(a *Area, v *json.Value) Example {
	d.keys(v, "given want why")
	ex := Example{Path: d.where, Why: d.need(v, "why")}
	if len(v.Get("given").Fields) == 0 || len(v.Get("want").Fields) == 0 {
		d.fail("want at least one date in given and one in want")
	}
	for _, m := range v.Get("given").Fields {
		g := Given{Event: d.event(m.Key, a)}
		items := m.Value.Items
		if m.Value.Kind == json.String {
			items = []*json.Value{m.Value}
		}
		for _, item := range items {
			g.Dates = append(g.Dates, d.date(item.Text, m.Key))
		}
		ex.Given = append(ex.Given, g)
	}
	for _, m := range v.Get("want").Fields {
		if a.Rule(m.Key) == nil {
			d.fail("want: unknown timescale " + quote(m.Key))
		}
		ex.Want = append(ex.Want, Want{m.Key, d.date(m.Value.Text, m.Key)})
	}
	return ex
}

func (a *Area) hasClause(ref string) bool {
	for _, c := range a.Clauses {
		if c.Ref == ref {
			return true
		}
	}
	return false
}

// Case gives an example's dates as a case has them.
func (e Example) Case() map[Event][]civil.Date {
	dates := make(map[Event][]civil.Date)
	for _, g := range e.Given {
		dates[g.Event] = g.Dates
	}
	return dates
}
