package plan

import "handbook/wasm/rulebook"

// reader reads a document by its format.
type reader struct {
	format *rulebook.PlanFormat
	doc    *Document
}

// read says how a requirement stands by what is written, and where something is missing.
func (r reader) read(rule *rulebook.PlanRule) (State, []Place) {
	var wanted, found int
	var places []Place
	switch rule.Kind {
	case rulebook.Says, rulebook.SaysOneOf:
		wanted, found, places = r.says(rule.Fields)
		if rule.Kind == rulebook.SaysOneOf && found > 0 {
			wanted, places = found, nil
		}
	case rulebook.EachHas:
		wanted, found, places = r.each(rule)
	case rulebook.SomeHas:
		wanted, found, places = r.some(rule)
	case rulebook.NamesAll:
		wanted, found, places = r.names(rule)
	case rulebook.KeepsFree:
		if places = r.unfree(rule); len(places) > 0 {
			return Partly, places
		}
		return Met, nil
	}
	apart := rule.If != "" && !r.written(rule.If) && r.filled(rule.If) // another field tells that the case is not there
	switch {
	case apart, rule.When != "" && r.toldNone(rule):
		return DoesNotApply, nil
	case rule.When != "" && r.silent(rule):
		return NotSaid, places
	case found == wanted:
		return Met, nil
	case found == 0:
		return Missing, places
	}
	return Partly, places
}

// silent reports whether nothing is written in any field that a rule reads.
func (r reader) silent(rule *rulebook.PlanRule) bool {
	for _, id := range rule.Fields {
		if r.written(id) {
			return false
		}
	}
	return rule.List == "" || !r.anyRow(rule.List)
}

// filled reports whether a field says something, or a person has said that there is nothing.
func (r reader) filled(id string) bool {
	if r.doc.None[id] || r.written(id) {
		return true
	}
	return r.format.Field(id).None != "" && (saysNone(r.doc.Texts[id]) || isNo(r.doc.Texts[id]))
}

// written reports whether a field itself says something.
func (r reader) written(id string) bool {
	f := r.format.Field(id)
	if f.Kind == rulebook.ListField {
		return r.anyRow(id)
	}
	return Says(r.doc.Texts[id]) && !(f.None != "" && isNo(r.doc.Texts[id]))
}

// toldNone reports whether a person has said of any field of a rule that there is nothing,
// and nothing is written there.
func (r reader) toldNone(rule *rulebook.PlanRule) bool {
	for _, id := range append([]string{rule.List}, rule.Fields...) {
		if id != "" && !r.written(id) && r.filled(id) {
			return true
		}
	}
	return false
}

func (r reader) says(fields []string) (wanted, found int, places []Place) {
	for _, id := range fields {
		if r.filled(id) {
			found++
		} else {
			places = append(places, Place{id, -1, "", r.doc.Texts[id]})
		}
	}
	return len(fields), found, places
}

// touched reports whether anything stands in an entry, be it a filler.
func (row Row) touched() bool {
	for _, text := range row {
		if !isBlank(text) {
			return true
		}
	}
	return false
}

// written reports whether an entry says anything at all.
func (row Row) written() bool {
	for _, text := range row {
		if Says(text) {
			return true
		}
	}
	return false
}

// saysOneOf reports whether any of the parts says something.
func (row Row) saysOneOf(parts []string) bool {
	for _, part := range parts {
		if Says(row[part]) {
			return true
		}
	}
	return false
}

func (r reader) anyRow(list string) bool {
	for _, row := range r.doc.Lists[list] {
		if row.written() {
			return true
		}
	}
	return false
}

// among reports whether a rule looks at an entry. An entry that leaves the part empty is
// looked at by a rule about each, so that nothing escapes by silence.
func among(rule *rulebook.PlanRule, row Row) bool {
	if rule.WherePart == "" {
		return true
	}
	is := fold(row[rule.WherePart])
	return is == rule.WhereIs || is == "" && rule.Kind == rulebook.EachHas
}

// nothing is what a rule about a list says where the list is empty: it wants one thing.
func (r reader) nothing(rule *rulebook.PlanRule) (wanted, found int, places []Place) {
	if r.filled(rule.List) && !r.anyRow(rule.List) { // a person has said that there is none
		return 1, 1, nil
	}
	if rule.WherePart != "" && r.anyRow(rule.List) { // there are entries, and none of this kind
		return 1, 0, []Place{{rule.List, -1, rule.WherePart, rule.WhereIs}}
	}
	return 1, 0, []Place{{rule.List, -1, "", ""}}
}

func (r reader) each(rule *rulebook.PlanRule) (wanted, found int, places []Place) {
	for i, row := range r.doc.Lists[rule.List] {
		if !row.touched() || !among(rule, row) {
			continue
		}
		for _, part := range rule.Has {
			wanted++
			if Says(row[part]) {
				found++
			} else {
				places = append(places, Place{rule.List, i, part, row[part]})
			}
		}
		if one := rule.HasOneOf; len(one) > 0 {
			wanted++
			if row.saysOneOf(one) {
				found++
			} else {
				places = append(places, Place{rule.List, i, one[0], row[one[0]]})
			}
		}
	}
	if wanted == 0 && rule.When != "" && r.anyRow(rule.List) { // none of the entries is of the case
		return 1, 1, nil
	}
	if wanted == 0 {
		return r.nothing(rule)
	}
	return wanted, found, places
}

// some takes the entry that has most of what is asked.
func (r reader) some(rule *rulebook.PlanRule) (wanted, found int, places []Place) {
	best := -1
	for i, row := range r.doc.Lists[rule.List] {
		if !row.touched() || !among(rule, row) {
			continue
		}
		var lacks []Place
		for _, part := range rule.Has {
			if !Says(row[part]) {
				lacks = append(lacks, Place{rule.List, i, part, row[part]})
			}
		}
		if n := len(rule.Has) - len(lacks); n > best {
			best, places = n, lacks
		}
	}
	if best < 0 {
		return r.nothing(rule)
	}
	return len(rule.Has), best, places
}

// names looks in a list for everybody whom it must name.
func (r reader) names(rule *rulebook.PlanRule) (wanted, found int, places []Place) {
	known := roles{}
	look := func(person string, member bool) {
		wanted++
		for _, row := range r.doc.Lists[rule.List] {
			if known.names(row[rule.Part], person) || member && NamesGroup(row[rule.Part]) {
				found++
				return
			}
		}
		places = append(places, Place{rule.List, -1, rule.Part, person})
	}
	for _, person := range rule.People {
		if person != rulebook.EachMember && person != rulebook.EachSigner {
			look(person, false)
			continue
		}
		before := wanted
		for i, row := range r.doc.Lists[person] {
			switch {
			case !row.touched():
			case person == rulebook.EachSigner && Says(row["copy"]): // the signature says when they got theirs
				wanted++
				found++
			case Says(row["who"]):
				look(row["who"], true)
			default: // nobody can look for somebody without a role
				wanted++
				places = append(places, Place{person, i, "who", ""})
			}
		}
		if wanted == before {
			wanted++
			places = append(places, Place{person, -1, "", ""})
		}
	}
	return wanted, found, places
}

// unfree finds the words that a text should do without.
func (r reader) unfree(rule *rulebook.PlanRule) (places []Place) {
	find := labelsIn
	if rule.FreeOf == rulebook.Jargon {
		find = r.jargon()
	}
	for _, s := range r.format.Sections {
		for _, f := range s.Fields {
			if len(rule.Fields) > 0 && !isOne(rule.Fields, f.ID) || !f.Has(r.doc.Kind) {
				continue
			}
			for _, word := range find(r.doc.Texts[f.ID]) {
				places = append(places, Place{f.ID, -1, "", word})
			}
			for i, row := range r.doc.Lists[f.ID] {
				for _, part := range f.Parts {
					for _, word := range find(row[part.ID]) {
						places = append(places, Place{f.ID, i, part.ID, word})
					}
				}
			}
		}
	}
	return places
}

func isOne(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}
