//go:build !js

package precision

import (
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// program plants in a clean document, for every requirement that binds it and for every
// check, what its own words name as wrong.
func (c *counter) program(name string, clean doc) error {
	document := clean["document"].(string)
	try := func(n *Count, what string, d doc) error {
		raised, err := c.raised(d)
		if err != nil {
			return err
		}
		n.Planted++
		if !raised[n.Area+":"+n.ID] {
			n.Missed++
			n.tell("missed in " + name + " with " + what)
		}
		return nil
	}
	for _, area := range c.book.Areas {
		for _, rule := range area.Plans() {
			if rule.Document != document || rule.If != "" && isIn(clean["none"], rule.If) {
				continue
			}
			for what, d := range c.faultsOf(rule, clean) {
				if err := try(c.of(area.ID+":"+rule.ID, document), what, d); err != nil {
					return err
				}
			}
		}
	}
	if document != plan.ThePlan {
		return nil
	}
	for _, id := range plan.CheckIDs {
		if d := faultOf(id, clean); d != nil {
			if err := try(c.of("check:"+id, ""), "a planted "+id, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// faultsOf breaks one requirement in each way that its kind allows.
func (c *counter) faultsOf(rule *rulebook.PlanRule, clean doc) map[string]doc {
	faults := map[string]doc{}
	without := func(fields ...string) doc {
		d := copied(clean)
		for _, f := range fields {
			delete(d, f)
			d["none"] = lacking(d["none"], f)
		}
		return d
	}
	switch rule.Kind {
	case rulebook.Says:
		for _, f := range rule.Fields {
			d := without(f)
			faults["nothing under "+f] = d
			if c.book.Format().Field(f).Kind != rulebook.ListField && rule.When == "" {
				d = without(f)
				d[f] = "TBC"
				faults["TBC under "+f] = d
			}
		}
		if rule.When != "" && len(rule.Fields) > 1 {
			return map[string]doc{"nothing at all": without(rule.Fields...)}
		}
	case rulebook.SaysOneOf:
		faults["nothing at all"] = without(rule.Fields...)
	case rulebook.EachHas, rulebook.SomeHas:
		faults["no entry"] = without(rule.List)
		for _, part := range rule.Has {
			d := copied(clean)
			rows, _ := d[rule.List].([]any)
			for i, row := range rows {
				row := row.(doc)
				if rule.WherePart != "" && row[rule.WherePart] != rule.WhereIs {
					continue
				}
				if len(row) > 1 {
					delete(row, part)
				} else { // an entry with nothing in it is no entry
					row[part] = "TBC"
				}
				if rule.Kind == rulebook.EachHas {
					faults["no "+part+" in entry "+string(rune('1'+i))] = d
					break
				}
				faults["no "+part] = d
			}
		}
	case rulebook.NamesAll:
		clean = copied(clean)
		for _, row := range listOf(clean, rulebook.EachSigner) { // what a signature says of its copy would do too
			delete(row.(doc), "copy")
		}
		faults["no entry"] = copied(clean)
		delete(faults["no entry"], rule.List)
		d := copied(clean)
		if rows, _ := d[rule.List].([]any); len(rows) > 1 {
			d[rule.List] = rows[:1]
			faults["the first entry alone"] = d
		}
		if only, _ := clean[rule.List].([]any); len(only) > 0 && plan.NamesGroup(only[0].(doc)[rule.Part].(string)) {
			delete(faults, "the first entry alone")
		}
	case rulebook.KeepsFree:
		d := copied(clean)
		word := "Came in dirty and was inappropriate."
		if rule.FreeOf == rulebook.Jargon {
			word = "Refer to LADO and the MARAC."
		}
		field := "change-needed"
		if len(rule.Fields) > 0 {
			field = rule.Fields[0]
		}
		if c.book.Format().Field(field).Has(rule.Document) {
			d[field] = word
			faults[word] = d
		}
	}
	return faults
}

func isIn(none any, field string) bool {
	list, _ := none.([]any)
	return len(lacking(none, field)) < len(list)
}

func listOf(d doc, field string) []any { list, _ := d[field].([]any); return list }

func lacking(none any, field string) []any {
	kept := []any{}
	list, _ := none.([]any)
	for _, one := range list {
		if one != field {
			kept = append(kept, one)
		}
	}
	return kept
}

// faultOf plants what one check looks for; nil where this document has no place for it.
func faultOf(id string, clean doc) doc {
	d := copied(clean)
	rows := func(list string) []any { return listOf(d, list) }
	part := func(list, part, to string) doc {
		all := rows(list)
		if len(all) == 0 {
			return nil
		}
		all[len(all)-1].(doc)[part] = to
		return d
	}
	more := func(list string, row doc) doc {
		d[list] = append(rows(list), row)
		return d
	}
	switch id {
	case "risk-without-outcome":
		return more("risks", doc{"what": "Nobody checks the gas fire in the back room", "protection": "Switched off at the meter"})
	case "outcome-without-action":
		return more("outcomes", doc{"what": "The back yard is free of broken glass", "by": "2026-12-20", "risk": "1"})
	case "action-without-outcome":
		return part("actions", "outcome", "")
	case "member-without-part":
		return more("core-group", doc{"who": "Beekeeper of the allotment", "agency": "Allotment society", "is": "professional"})
	case "person-not-in-core-group":
		return part("actions", "who", "Plumber of the landlord")
	case "date-after-review":
		return part("actions", "by", "1 December 2028")
	case "date-before-conference":
		return part("actions", "by", "3 January 2019")
	case "date-passed":
		delete(d, "conference")
		all := rows("actions")
		delete(all[0].(doc), "done")
		all[0].(doc)["by"] = "1 June 2026"
		return d
	case "no-contingency":
		delete(d, "contingency")
		return d
	case "child-view-missing":
		delete(d, "wishes")
		return d
	case "child-view-undated":
		delete(d, "wishes-date")
		d["wishes"] = "Wants to stay with the dog and see more of the cousins."
		return d
	case "vague-date":
		return part("actions", "by", "Ongoing")
	case "vague-who":
		return part("actions", "who", "All professionals")
	case "vague-change":
		return part("outcomes", "what", "The parents engage with services")
	}
	return nil
}
