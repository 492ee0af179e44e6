package masking

import "unicode/utf8"

// sort is what a character is to a word.
type sort byte

const (
	noLetter sort = iota
	lower         // a letter of another script too, and a mark on the letter before
	upper
	digit
)

// letter tells what s starts with, and how many bytes it takes; the end of s is no letter.
func letter(s string) (kind sort, n int) {
	if s == "" {
		return noLetter, 0
	}
	r, n := rune(s[0]), 1
	switch {
	case r >= 'a' && r <= 'z':
		return lower, 1
	case r >= 'A' && r <= 'Z':
		return upper, 1
	case r >= '0' && r <= '9':
		return digit, 1
	case r < utf8.RuneSelf:
		return noLetter, 1
	}
	r, n = utf8.DecodeRuneInString(s)
	switch {
	case r < 0xc0, r == 0xd7, r == 0xf7, r >= 0x2000 && r < 0x2c00, r >= 0x3000 && r < 0x3040, r >= 0xfe00 && r < 0xfe70,
		r >= 0xfeff && r < 0xff10, r >= 0xfff0 && r < 0x20000:
		return noLetter, n // punctuation, symbols, what is not UTF-8
	case r < 0x250 && isUpper(r), r >= 0x1e00 && r < 0x1f00 && r&1 == 0:
		return upper, n
	}
	return lower, n
}

// isUpper reports whether a Latin letter beyond ASCII is a capital.
func isUpper(r rune) bool {
	switch {
	case r < 0x100:
		return r < 0xdf
	case r >= 0x139 && r <= 0x148, r > 0x178 && r <= 0x17e:
		return r&1 == 1
	}
	return r&1 == 0
}

// bases are the letters that U+00C0 to U+017F are without their accents.
const bases = "aaaaaaaceeeeiiiidnooooo?ouuuuy?saaaaaaaceeeeiiiidnooooo?ouuuuy?y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt" +
	"uuuuuuuuuuuuwwyyyzzzzzzs"

// key is a word as the tables hold it: small, without accents or apostrophes. That of a
// longer word than the tables hold is cut, and then in none.
func key(word string) string {
	b := make([]byte, 0, 24)
	for i, r := range word {
		switch {
		case len(b) == cap(b):
			return word[:0]
		case r >= 'A' && r <= 'Z':
			r |= 0x20
		case r >= 0xc0 && r < 0x180:
			r = rune(bases[r-0xc0])
		case mark(word[i:]) == '\'' || r >= 0x300 && r < 0x370:
			continue
		case mark(word[i:]) == '-':
			r = '-'
		case r >= utf8.RuneSelf:
			r = '?'
		}
		b = append(b, byte(r))
	}
	return string(b)
}

// mark is what the mark at the start of s counts as: ' for an apostrophe of any form, -
// for a hyphen, a space for a tab or a no-break space; nought for a letter or digit.
func mark(s string) byte {
	if s == "" {
		return 0
	}
	if s[0] < utf8.RuneSelf {
		if kind, _ := letter(s); kind != noLetter {
			return 0
		}
		if s[0] == '\t' {
			return ' '
		}
		return s[0]
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case 0xa0, 0x2007, 0x2009, 0x202f:
		return ' '
	case '’', 'ʼ':
		return '\''
	case '‘', '“':
		return '"'
	case '‐', '‑':
		return '-'
	}
	return '?'
}

// has reports whether a table has a word.
func has(table, word string) bool { return find(table, word) >= 0 }

// find is where a table goes on after a word, or -1.
func find(table, word string) int {
	low, high := 0, len(table)
	for low < high {
		start := low + (high-low)/2
		for start > low && table[start-1] > ' ' {
			start--
		}
		end := start
		for end < high && (table[end] == '-' || table[end] >= 'a') {
			end++
		}
		switch entry := table[start:end]; {
		case entry == word:
			return end
		case entry > word:
			high = start
		default:
			for low = end; low < high && table[low] > ' '; {
				low++
			}
			low++
		}
	}
	return -1
}
