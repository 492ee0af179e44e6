package dateinput

import "unicode/utf8"

// tidy takes the spaces from both ends of a cell's text and leaves one where there was
// a run of them. No-break spaces, line ends and the marks of writing direction that
// some programs put into dates are spaces here.
func tidy(text string) string {
	if plain(text) {
		return text
	}
	b := make([]byte, 0, len(text))
	space := false
	for _, r := range text {
		switch r {
		case ' ', '\t', '\n', '\r', '\u00a0', '\u2007', '\u200e', '\u200f', '\u202f', '\ufeff':
			space = len(b) > 0
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// plain reports whether a text has no space, and nothing that is one here.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c <= ' ' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// trimEnd takes spaces, full stops and commas from the end.
func trimEnd(s string) string {
	for s != "" {
		if c := s[len(s)-1]; c != ' ' && c != '.' && c != ',' {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

// serial reads a spreadsheet's day number, a time of day as its fraction or not. It has
// five digits: fewer are days before 1932, more are days after 2173.
func serial(s string) (n int, ok bool) {
	if len(s) < 5 || s[0] == '0' || len(s) > 5 && s[5] != '.' {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		switch {
		case i == 5: // the point
		case !isDigit(s[i]):
			return 0, false
		case i < 5:
			n = n*10 + int(s[i]-'0')
		}
	}
	return n, true
}

// withoutTime takes a time of day from the end, as in 2026-11-23T00:00:00Z or
// 23/11/2026 9:30 am. What looks otherwise stays, and is then no date; so does a time in
// a zone other than midnight, since 2026-06-10T23:00Z is 11 June in England.
func withoutTime(s string) string {
	colon := 0
	for colon < len(s) && s[colon] != ':' {
		colon++
	}
	hour := colon
	for hour > 0 && isDigit(s[hour-1]) {
		hour--
	}
	if hour < 2 || colon == hour || colon-hour > 2 || len(s) < colon+3 ||
		!isDigit(s[colon+1]) || !isDigit(s[colon+2]) {
		return s
	}
	if c := s[hour-1]; c != ' ' && (c|0x20 != 't' || !isDigit(s[hour-2])) {
		return s
	}
	zone, midnight := false, s[hour] == '0' && s[colon-1] == '0'
	for i := colon; i < len(s); i++ {
		switch c := s[i]; c {
		case ':', '.', ' ', 'a', 'A', 'p', 'P', 'm', 'M':
		case '+', '-', 'z', 'Z':
			zone = true
		default:
			if !isDigit(c) {
				return s
			}
			midnight = midnight && (zone || c == '0')
		}
	}
	if zone && !midnight {
		return s
	}
	return s[:hour-1]
}

// word is a run of digits or of letters.
type word struct {
	text    string
	gap     byte // what stands before it: nothing (0), a space, or a mark with or without
	ordinal bool // it is a number with st, nd, rd or th
}

func (w word) digits() bool { return isDigit(w.text[0]) }

// split takes a date apart. It gives up on any other character, a mark at either end,
// or more words than the longest date has.
func split(s string, room *[4]word) (words []word, ok bool) {
	words = room[:0] // a caseload has tens of thousands of dates
	var gap byte
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		for i < len(s) && isLetter(s[i]) && !isDigit(s[start]) {
			i++
		}
		switch {
		case i == start:
			if gap = joined(gap, s[i]); gap == 0 {
				return nil, false
			}
			i++
			continue
		case gap == 0 && len(words) > 0 && words[len(words)-1].digits() && isOrdinal(s[start:i]):
			words[len(words)-1].ordinal = true
		case len(words) == len(room):
			return nil, false
		default:
			words = append(words, word{text: s[start:i], gap: gap})
		}
		gap = 0
	}
	return words, gap == 0 && len(words) > 0 && words[0].gap == 0
}

// joined is the gap that a further character makes: a mark counts for more than a
// space, two marks are no date's. Nought is for a character that no gap has.
func joined(gap, c byte) byte {
	switch c {
	case ' ':
		return max(gap, ' ')
	case '/', '-', '.', ',':
		if gap > ' ' {
			return '?'
		}
		return c
	}
	return 0
}

func isOrdinal(s string) bool {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		if len(s) == 2 && startsWith(end, s) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
