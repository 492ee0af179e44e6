package plan

// vague words stand where a date belongs.
var vagueTimes = [...]string{"ongoing", "continuous", "continuously", "continuing", "continual", "continually", "asap", "as soon as possible", "as required", "as needed", "as necessary",
	"as appropriate", "as and when", "when required", "when needed", "when necessary", "when appropriate", "when possible", "when available", "if required", "if needed", "if necessary",
	"in due course", "regularly", "regular", "soon", "long term", "short term", "medium term", "throughout", "indefinite", "indefinitely", "various", "in the future", "where possible",
	"wherever possible"}

// certain words fix a time all the same.
var certain = [...]string{"every", "each", "daily", "weekly", "fortnightly", "monthly", "once", "twice", "weekday", "weekdays", "weekend", "weekends", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "night", "nightly", "morning", "evening", "term", "termly", "visit", "review", "conference", "meeting"}

// vagueTime is the phrase that stands where a date or a frequency belongs, or nothing.
func vagueTime(text string) string {
	list := words(text)
	folded := " " + join(list, " ") + " "
	found := ""
	for _, phrase := range vagueTimes {
		if contains(folded, " "+phrase+" ") {
			found = phrase
			break
		}
	}
	if found == "" {
		return ""
	}
	at := index(folded, " "+found+" ")
	for _, w := range words(folded[:at+1] + folded[at+len(found)+1:]) {
		if w[0] >= '0' && w[0] <= '9' || isOne(certain[:], w) {
			return ""
		}
	}
	return found
}

// nobody are words that name no person; of a text that has no others nobody is named.
var nobody = [...]string{"professional", "agency", "agencies", "everyone", "everybody", "anyone", "someone", "all", "any", "service", "network", "partner", "multiagency", "staff", "worker", "people",
	"involved", "relevant", "other", "appropriate", "concerned", "party", "parties", "practitioner", "team", "member"}

// vagueWho is what stands where a person belongs, or nothing.
func vagueWho(text string) string {
	list := words(text)
	vague := false
	for _, w := range list {
		switch {
		case isOne(nobody[:], w) || isOne(nobody[:], singular(w)):
			vague = true
		case !isOne(small[:], w) && w != "in" && w != "as":
			return ""
		}
	}
	if !vague {
		return ""
	}
	return text
}

// services are things that people attend; having been there changes nothing by itself.
var services = [...]string{"course", "programme", "program", "workshop", "session", "sessions", "courses", "programmes", "workshops"}

// vagueChange is the phrase that stands where a change belongs, or nothing.
func vagueChange(text string) string {
	list := words(text)
	for i, w := range list {
		next := ""
		if i+1 < len(list) {
			next = list[i+1]
		}
		switch w {
		case "engage", "engages", "engaging", "engagement":
			if next != "ring" && next != "party" {
				return w
			}
		case "engaged":
			if next == "with" || next == "in" || next == "" {
				return w
			}
		case "cooperate", "cooperates", "comply", "complies":
			return w
		case "attend", "attends", "attending", "attendance", "complete", "completes", "completed", "attended", "completion":
			for j := i + 1; j < len(list) && j <= i+6; j++ {
				if isOne(services[:], list[j]) {
					return w + " … " + list[j]
				}
			}
		}
	}
	return ""
}
