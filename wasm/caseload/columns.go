package caseload

import "handbook/wasm/rulebook"

// headings are the words by which a column is known, the more telling ones first. A
// heading that has the word is taken to mean the column; "name" is never asked for.
var headings = [...]struct{ word, holds string }{
	{"reference", Reference}, {"ref", Reference}, {"case number", Reference}, {"case id", Reference}, {"id", Reference},
	{"local authority", Area}, {"procedure", Area}, {"area", Area},
	{"social worker", Worker}, {"key worker", Worker}, {"worker", Worker}, {"allocated", Worker},
	{"strategy", string(rulebook.StrategyMeeting)},
	{"next review", string(rulebook.NextReviewConference)}, {"next rcpc", string(rulebook.NextReviewConference)},
	{"review booked", string(rulebook.NextReviewConference)}, {"rcpc booked", string(rulebook.NextReviewConference)},
	{"core group", string(rulebook.CoreGroup)}, {"core groups", string(rulebook.CoreGroup)},
	{"initial", string(rulebook.InitialConference)}, {"icpc", string(rulebook.InitialConference)},
	{"review", string(rulebook.ReviewConference)}, {"reviews", string(rulebook.ReviewConference)}, {"rcpc", string(rulebook.ReviewConference)},
	{"plan received", string(rulebook.PlanReceived)}, {"received", string(rulebook.PlanReceived)},
	{"disagreement", string(rulebook.DisagreementRaised)},
	{"absent", string(rulebook.LeadWorkerAbsent)}, {"unavailable", string(rulebook.LeadWorkerAbsent)},
	{"birth", string(rulebook.DateOfBirth)}, {"dob", string(rulebook.DateOfBirth)},
}

// guess is what a column holds by its heading, or nothing.
func guess(heading string) string {
	text := " " + fold(heading) + " "
	if has(text, " lead worker absent ") {
		return string(rulebook.LeadWorkerAbsent)
	}
	if has(text, " due ") || has(text, " officer ") || has(text, " chair ") { // no date on which it was held or is booked
		return Ignored
	}
	for _, h := range headings {
		if has(text, " "+h.word+" ") {
			return h.holds
		}
	}
	return Ignored
}

// fold is a text in small letters, with a space for every run of anything that is not a
// letter or a digit, so that "Core-group  date" and "core group date" are the same.
func fold(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 0x80:
			b = append(b, c)
		case len(b) > 0 && b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	return string(b)
}

func has(text, part string) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i:i+len(part)] == part {
			return true
		}
	}
	return false
}
