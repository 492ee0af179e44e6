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
		first.Why = "as decided for this case (" + rulebook.ShortRef(rule.LoosenClause) + ")"
		return []rulebook.Reading{first}
	}
	first.Why = "as set for this case"
	all := append([]rulebook.Reading{first}, rule.Readings...)
	all[1].Why = "as the procedure has it"
	return all
}

// kept is the set as it counts for a rule: one that asks for no less than the procedure
// needed nobody's decision, and leaves the procedure's own to be seen.
func (s Set) kept(rule *rulebook.Rule) Set {
	if (Set{Span: s.Span}).fault(rule) == "" {
		s.By = ""
	}
	return s
}

// fault says why an interval cannot be set for a rule, or nothing.
func (s Set) fault(rule *rulebook.Rule) string {
	if rule.Carried != "" || rule.Prompt {
		return rule.Title + ": no interval can be set, since it is not counted to a last day"
	}
	r := rule.Readings[0]
	return s.Fault(Own{rule.Title, r.Span, r.Before && r.Word != rulebook.NoMoreThan, rule.Loosen, rule.LoosenClause})
}

// Own is what the procedure itself says of an interval.
type Own struct {
	Title                string
	Span                 calendar.Span
	Notice               bool   // a longer span asks for more
	Loosen, LoosenClause string // who may ask for less and by which clause
}

// Fault says why an interval cannot be set in place of the procedure's own, or nothing.
func (s Set) Fault(own Own) string {
	than, tighter := "shorter than ", s.Span.ShorterThan(own.Span)
	if own.Notice {
		than, tighter = "longer than ", own.Span.ShorterThan(s.Span)
	}
	switch {
	case s.Span.Same(own.Span), tighter, s.By != "" && s.By == own.Loosen:
		return ""
	case own.Span.Unit != s.Span.Unit:
		return own.Title + ": " + s.Span.String() + " is not always " + than + own.Span.String() + ". Give it in " + string(own.Span.Unit)
	}
	message := own.Title + ": the interval must be " + than + own.Span.String() + ". "
	if own.Loosen == "" {
		return message + "This procedure lets nobody decide on another"
	}
	return message + "Another has to be decided as clause " + rulebook.ShortRef(own.LoosenClause) + " says, and you have to say that it was"
}
