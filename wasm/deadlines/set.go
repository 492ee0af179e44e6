package deadlines

import (
	"handbook/wasm/calendar"
	"handbook/wasm/rulebook"
)

// Set is an interval that a conference or a plan has set for one case: a shorter one
// than the procedure's, or a longer one where the procedure lets somebody decide it.
// The zero Set is none.
type Set struct {
	Span calendar.Span
	By   string // the role that decided a longer interval; empty for a shorter one
}

// readings puts what was set before the rule's own readings, which stay to be seen. A
// longer interval takes their place: by it, they do not bind.
func (s Set) readings(rule *rulebook.Rule) []rulebook.Reading {
	if s.Span.N == 0 {
		return rule.Readings
	}
	first := rule.Readings[0]
	first.Span = s.Span
	if s.By != "" {
		first.Why = "as decided for this case (" + rule.LoosenClause + ")"
		return []rulebook.Reading{first}
	}
	first.Why = "as set for this case"
	all := append([]rulebook.Reading{first}, rule.Readings...)
	all[1].Why = "as the procedure has it"
	return all
}

// tighter reports whether the span asks for more than the reading's own.
func tighter(s calendar.Span, r rulebook.Reading) bool {
	if r.Before && r.Word != rulebook.NoMoreThan {
		return r.Span.ShorterThan(s) // more notice
	}
	return s.ShorterThan(r.Span)
}

// fault says why an interval cannot be set for a rule, or nothing.
func (s Set) fault(rule *rulebook.Rule) string {
	if rule.Carried != "" || rule.Prompt {
		return rule.Title + ": no interval can be set, since it is not counted to a last day"
	}
	r := rule.Readings[0]
	switch {
	case s.Span == r.Span, tighter(s.Span, r):
		return ""
	case s.By != "" && s.By == rule.Loosen:
		return ""
	}
	than, same := "shorter than ", "weeks"
	if r.Before && r.Word != rulebook.NoMoreThan {
		than = "longer than "
	}
	if r.Span.Unit != s.Span.Unit {
		same = string(r.Span.Unit)
		return rule.Title + ": " + s.Span.String() + " is not always " + than + r.Span.String() + ". Give it in " + same
	}
	message := rule.Title + ": the interval must be " + than + r.Span.String() + ". "
	if rule.Loosen == "" {
		return message + "This procedure lets nobody decide on another"
	}
	return message + "Another has to be decided as clause " + rule.LoosenClause + " says, and you have to say that it was"
}
