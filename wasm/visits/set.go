package visits

import (
	"handbook/wasm/calendar"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// set reads the intervals that were set for the case.
func (r *request) set(v *json.Value) {
	if v.Kind != json.None && v.Kind != json.Object {
		r.refuse("set", 0, "Set must be an object with a visit rule's id for each key")
		return
	}
	r.log.Set = make(map[string]deadlines.Set, len(v.Fields))
	for _, m := range v.Fields {
		rule := find(r.area, m.Key)
		if rule == nil {
			r.refuse(m.Key, 0, "Unknown visit rule "+m.Key+" for this area")
			continue
		}
		set, fault := interval(rule, m.Value)
		switch {
		case fault != "":
			r.reject(deadlines.FieldError{Field: m.Key, Parts: []string{"n"}, Message: rule.Title + fault})
		case set.Span.N == 0 || set.Span == span(rule):
		case rule.Kind != rulebook.PlanSets:
			if fault = set.Fault(deadlines.Own{Title: rule.Title, Span: span(rule), Loosen: rule.Loosen, LoosenClause: rule.LoosenClause}); fault != "" {
				r.reject(deadlines.FieldError{Field: m.Key, Parts: []string{"n"}, Message: fault})
				continue
			}
			r.log.Set[m.Key] = set
		default:
			r.log.Set[m.Key] = set
		}
	}
}

// interval reads one interval, as text or as typed; it is none where the number was left
// empty. The fault follows the rule's title.
func interval(rule *rulebook.VisitRule, v *json.Value) (set deadlines.Set, fault string) {
	text := v.Text
	if fault := deadlines.TypedInterval(v); fault != "" {
		return set, fault
	}
	if v.Kind == json.Object {
		n := dateinput.Trim(v.Get("n").Text)
		if n == "" {
			return set, ""
		}
		text, set.By = n+" "+v.Get("unit").Text, v.Get("by").Text
	}
	inVisits := false
	for _, word := range [...]string{" visits", " visit"} {
		if n := len(text) - len(word); n > 0 && text[n:] == word && !inVisits {
			text, inVisits = text[:n]+" days", true
		}
	}
	if inVisits && text == "1 days" {
		text = "1 day"
	}
	parsed, err := calendar.ParseSpan(text)
	if inVisits {
		parsed.Unit = Visits
	}
	set.Span = parsed
	own := span(rule).Unit
	switch {
	case rule.Kind != rulebook.PlanSets && own == "":
		return set, ": no interval can be set, since it is not counted to a last day"
	case err == nil && own != "" && inVisits != (own == Visits), err != nil && own != "":
		if own == Visits {
			return set, ": the interval must be a whole number from 1 to 999, in visits"
		}
		return set, ": the interval must be a whole number from 1 to 999, in days, working days, weeks, months or years"
	case err != nil:
		return set, ": the interval must be a whole number from 1 to 999, in days, working days, weeks, months, years or visits"
	}
	return set, ""
}

func find(area *rulebook.Area, id string) *rulebook.VisitRule {
	for _, rule := range area.Visits {
		if rule.ID == id {
			return rule
		}
	}
	return nil
}
