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
		case c == '\'' || c == '-' && !gap:
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
		if c := text[i] | 0x20; c >= 'a' && c <= 'z' {
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

func contains(text, part string) bool { return index(text, part) >= 0 }

func index(text, part string) int {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i:i+len(part)] == part {
			return i
		}
	}
	return -1
}
