package plan

import "unicode/utf8"

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
			if abbreviation, n := capitals(text[i+1:]); i+1+n < len(text) && text[i+1+n] == ')' {
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
