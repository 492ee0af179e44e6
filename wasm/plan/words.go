package plan

import (
	"unicode/utf8"
)

// appendFold adds a text's words in lower case, a space between them. An apostrophe or
// hyphen inside a word is left out: child's is childs, on-going is ongoing.
func appendFold(out []byte, text string) []byte {
	start, gap := len(out), false
	put := func() {
		if gap && len(out) > start {
			out = append(out, ' ')
		}
		gap = false
	}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= 'A' && c <= 'Z':
			put()
			out = append(out, c|0x20)
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			put()
			out = append(out, c)
		case c == '\'' || c == '-' && !gap && len(out) > start:
		case c < utf8.RuneSelf:
			gap = true
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == '’' || r == '‑':
			case r < 0xC0 || r >= 0x2000 && r < 0x2070 || r == utf8.RuneError:
				gap = true
			default:
				put()
				out = append(out, text[i:i+size]...)
			}
			i += size
			continue
		}
		i++
	}
	return out
}

// fold is a text as its words alone.
func fold(text string) string {
	var room [128]byte
	return string(appendFold(room[:0], text))
}

// isBlank reports whether a text has no words.
func isBlank(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; c >= 'a' && c <= 'z' || text[i] >= '0' && text[i] <= '9' {
			return false
		}
	}
	var room [64]byte
	return len(appendFold(room[:0], text)) == 0
}

// words are a text's words.
func words(text string) (list []string) {
	folded := fold(text)
	if folded == "" {
		return nil
	}
	list = make([]string, 0, 1+len(folded)/6)
	for start, i := 0, 0; i <= len(folded); i++ {
		if i == len(folded) || folded[i] == ' ' {
			list = append(list, folded[start:i])
			start = i + 1
		}
	}
	return list
}

func join(list []string, between string) string {
	n := 0
	for _, s := range list {
		n += len(s) + len(between)
	}
	out := make([]byte, 0, n)
	for i, s := range list {
		if i > 0 {
			out = append(out, between...)
		}
		out = append(out, s...)
	}
	return string(out)
}

// longestFiller is how many words the longest filler has, after which a text says something.
const longestFiller = 7

// fillers stand alone in a field and say nothing; nones say that there is nothing.
var (
	fillers = [...]string{"tbc", "tba", "tbd", "to follow", "not known", "unknown", "not yet known", "pending", "awaited", "awaiting", "see above", "see below", "as above", "as before",
		"as previous", "same as above", "ditto", "x", "xx", "xxx", "etc", "not recorded", "not stated", "blank"}
	// what is to be … says nothing, whatever goes before it: arrangements still to be agreed
	toBe  = [...]string{"to be confirmed", "to be agreed", "to be decided", "to be arranged", "to be completed", "to be discussed", "to be advised", "to be determined", "to be added"}
	nones = [...]string{"none", "nil", "n a", "na", "not applicable", "none known", "nothing"}
)

// isFiller reports whether folded words are a filler.
func isFiller(folded string) bool {
	if isOne(fillers[:], folded) {
		return true
	}
	for _, done := range toBe {
		if before := len(folded) - len(done); before >= 0 && folded[before:] == done && (before == 0 || folded[before-1] == ' ') {
			return true
		}
	}
	return false
}

// few is the folded text where it has at most so many words, by how many bytes the words
// could have; long tells of more.
func few(room []byte, text string, most int) (folded []byte, long bool) {
	if len(text) > 200 { // of anything readable that is more than a few words
		for i := range len(text) {
			if c := text[i] | 0x20; c >= 'a' && c <= 'z' {
				return nil, true
			}
		}
	}
	folded = appendFold(room, text)
	n := 1
	for _, c := range folded {
		if c == ' ' {
			n++
		}
	}
	return folded, n > most
}

// Says reports whether a text says something: it is neither blank nor a filler alone.
// "None" says something only where a person can say so of the field.
func Says(text string) bool {
	var room [256]byte
	folded, long := few(room[:0], text, longestFiller)
	return long || len(folded) > 0 && !isFiller(string(folded)) && !isOne(nones[:], string(folded))
}

// saysNone reports whether a text says that there is nothing.
func saysNone(text string) bool {
	var room [256]byte
	folded, long := few(room[:0], text, 2)
	return !long && isOne(nones[:], string(folded))
}

// isNo reports whether a text is no alone, which says that there is nothing where a person
// can say so.
func isNo(text string) bool { return fold(text) == "no" }

// isFillerText reports whether something stands in a field and says nothing.
func isFillerText(text string) bool { return !isBlank(text) && !Says(text) }

// small words tell nobody apart.
var small = [...]string{"the", "a", "an", "of", "and", "or", "for", "to", "with", "all", "both", "each", "every", "child", "childs", "childrens", "children", "child" + owns, "children" + owns, "her", "his", "their", "named"}

// owns is put to a word that has 's: the mother's partner is not the mother.
const owns = "zs"

// possessive marks the words of a text that have 's.
func possessive(text string) string {
	out := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); i++ {
		n := 0
		if text[i] == '\'' {
			n = 1
		} else if i+3 <= len(text) && text[i:i+3] == "’" {
			n = 3
		}
		if n > 0 && i+n < len(text) && text[i+n] == 's' && (i+n+1 == len(text) || text[i+n+1] < 'a') {
			out = append(out, owns...)
			i += n
			continue
		}
		out = append(out, text[i])
	}
	return string(out)
}

// weighty are the words of a person's role that tell who it is, those in brackets left out.
func weighty(text string) (list []string) {
	bracket := 0
	start := 0
	var kept []byte
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			if bracket == 0 {
				kept = append(kept, text[start:i]...)
			}
			bracket++
		case ')':
			if bracket > 0 {
				bracket--
				start = i + 1
			}
		}
	}
	if bracket == 0 && start <= len(text) {
		kept = append(kept, text[start:]...)
	}
	for _, w := range words(possessive(string(kept))) {
		if !isOne(small[:], w) {
			list = append(list, singular(w))
		}
	}
	return list
}

// singular takes the s off a word.
func singular(w string) string {
	if n := len(w); n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2:] != owns {
		return w[:n-1]
	}
	return w
}

// alike are words for the same person.
func alike(word string) string {
	switch word {
	case "mum", "mummy", "mom":
		return "mother"
	case "dad", "daddy":
		return "father"
	case "gran", "nan", "nana", "grandma":
		return "grandmother"
	case "chairperson", "chairman":
		return "chair"
	}
	return word
}

// Names reports whether a text names a person: it has all the words that tell who it is.
func Names(text, person string) bool { return make(roles).names(text, person) }

// roles remembers the words that tell who is meant, by text.
type roles map[string][]string

// weighty are those words of a text, people who are called differently made alike.
func (r roles) weighty(text string) []string {
	list, known := r[text]
	if !known {
		list = weighty(text)
		for i, w := range list {
			list[i] = alike(w)
		}
		r[text] = list
	}
	return list
}

// names is Names.
func (r roles) names(text, person string) bool {
	wanted := r.weighty(beforeComma(person))
	has := r.weighty(text)
	for _, w := range wanted {
		parent := (w == "mother" || w == "father") && isOne(has, "parent")
		if !parent && !isOne(has, w) {
			return false
		}
	}
	return len(wanted) > 0
}

// beforeComma is a person's role without what is added to it: Father, who declined.
func beforeComma(person string) string {
	for i := range len(person) {
		if person[i] == ',' || person[i] == ';' {
			return person[:i]
		}
	}
	return person
}

// NamesGroup reports whether a text names the core group, or all its members, as one.
func NamesGroup(text string) bool {
	folded := " " + fold(text) + " "
	for _, phrase := range [...]string{" core group ", " all members ", " each member ", " every member ", " all core group ", " network members "} {
		if contains(folded, phrase) {
			return true
		}
	}
	return false
}

func contains(text, part string) bool { return index(text, part) >= 0 }

func index(text, part string) int {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i:i+len(part)] == part {
			return i
		}
	}
	return -1
}

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
	rest := folded
	if at := index(rest, " "+found+" "); at >= 0 {
		rest = rest[:at+1] + rest[at+len(found)+1:]
	}
	for _, w := range words(rest) {
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

// labels say what somebody thinks of a child in place of what was seen.
var labels = [...]string{"dirty", "filthy", "scruffy", "smelly", "unkempt", "grubby", "naughty", "challenging", "attention seeking", "manipulative", "aggressive", "appropriate", "appropriately",
	"inappropriate", "inappropriately", "fine", "ok", "okay", "well presented", "poorly presented", "lazy", "clingy", "odd", "weird", "usual self", "disruptive", "promiscuous", "streetwise", "no concerns",
	"difficult", "hard to reach", "acting out", "neglected", "unruly", "moody", "disturbed"}

// labelsIn finds the labels in a text, those within quotation marks left out: they are
// somebody's own words.
func labelsIn(text string) (found []string) {
	folded := " " + fold(unquoted(text)) + " "
	for _, label := range labels {
		at := index(folded, " "+label+" ")
		if at < 0 || label == "fine" && contains(folded, " fine motor ") {
			continue
		}
		found = append(found, label)
	}
	return found
}

// unquoted is a text without what stands in double quotation marks.
func unquoted(text string) string {
	out := make([]byte, 0, len(text))
	quoted := false
	for _, r := range text {
		switch r {
		case '“':
			quoted = true
		case '”':
			quoted = false
		case '"':
			quoted = !quoted
		default:
			if !quoted {
				out = utf8.AppendRune(out, r)
			}
		}
	}
	return string(out)
}

// known abbreviations are ones that a family reads.
var known = [...]string{"GP", "NHS", "TV", "UK", "ID", "AM", "PM", "OK", "USA", "EU", "PE", "DVD", "CD", "PC", "WC", "RE", "BBC", "DVLA", "MP", "HMP", "PIN", "SMS", "PO"}

// longSentence is how many words a sentence may have before it is hard to read.
const longSentence = 35

// jargon makes the finder of abbreviations that the document nowhere explains, and of
// sentences that are too long.
func (r reader) jargon() func(text string) []string {
	explained := map[string]bool{}
	explain := func(text string) {
		for i := 0; i < len(text); i++ {
			if text[i] != '(' {
				continue
			}
			if abbreviation, n := capitals(text[i+1:]); n > 0 && i+1+n < len(text) && text[i+1+n] == ')' {
				explained[abbreviation] = true
			}
		}
	}
	for _, text := range r.doc.Texts {
		explain(text)
	}
	for _, rows := range r.doc.Lists {
		for _, row := range rows {
			for _, text := range row {
				explain(text)
			}
		}
	}
	return func(text string) (found []string) {
		n := 0
		for i := 0; i < len(text); {
			abbreviation, length := capitals(text[i:])
			switch {
			case length == 0:
				if c := text[i]; c == ' ' || c == '\n' {
					n++
				} else if c == '.' || c == '!' || c == '?' || c == ';' || c == ':' {
					if n > longSentence {
						found = append(found, "a sentence of more than 35 words")
					}
					n = 0
				}
				i++
			default:
				if abbreviation != "" && !explained[abbreviation] && !isOne(known[:], abbreviation) && !isOne(found, abbreviation) {
					found = append(found, abbreviation)
				}
				i += length
			}
		}
		if n > longSentence {
			found = append(found, "a sentence of more than 35 words")
		}
		return found
	}
}

// capitals reads a word at the start of a text; it is given where it is an abbreviation of
// 2 to 6 capitals, and its length is 0 where no word starts here.
func capitals(text string) (word string, length int) {
	upper := true
	roman := true
	for length < len(text) {
		c := text[length]
		letter := c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
		if !letter {
			break
		}
		if c < 'A' || c > 'Z' {
			upper = false
		}
		if c != 'I' && c != 'V' && c != 'X' {
			roman = false
		}
		length++
	}
	if upper && !roman && length >= 2 && length <= 6 {
		return text[:length], length
	}
	return "", length
}

// label is how a place's field is called on the page.
func (r reader) label(p Place) string {
	f := r.format.Field(p.Field)
	if p.Part != "" {
		return f.Part(p.Part).Label
	}
	return f.Label
}
