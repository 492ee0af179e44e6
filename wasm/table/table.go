// Package table reads and writes tables as spreadsheets hand them over: text whose
// cells stand between tabs, as it is pasted, or between commas or semicolons, as it
// is saved (RFC 4180). It takes the place of encoding/csv, which cannot tell the
// separator, nor the line on which a row starts once rows are dropped; native tests
// hold it against that package.
//
// It reads more than the RFC asks, since spreadsheets write more: a byte order mark,
// line ends of any kind, a quote in the middle of a cell, spaces around one. It
// refuses what it could only guess at: a quote that is never closed, and text that is
// not UTF-8. For that it must be given the bytes of a file as they are, not a text in
// which a browser has already replaced what it could not read.
package table

// Row is one row of a table. It is not for changing.
type Row struct {
	Line  int // the line of the text on which the row starts, the first being 1
	Cells []string
}

// Error is why a text cannot be read as a table, in words for whoever gave it.
type Error string

func (e Error) Error() string { return string(e) }

const byteOrderMark = "\ufeff"

// spaceAt is how many bytes the space takes with which s starts, or nought where it
// starts with something else: a space, a tab or a no-break space (U+00A0, U+FEFF).
func spaceAt(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == ' ' || s[0] == '\t':
		return 1
	case len(s) > 1 && s[:2] == "\u00a0":
		return 2
	case len(s) > 2 && s[:3] == byteOrderMark:
		return 3
	}
	return 0
}

// spaceBefore is spaceAt for the end of s.
func spaceBefore(s string) int {
	n := len(s)
	switch {
	case n == 0:
		return 0
	case s[n-1] == ' ' || s[n-1] == '\t':
		return 1
	case n > 1 && s[n-2:] == "\u00a0":
		return 2
	case n > 2 && s[n-3:] == byteOrderMark:
		return 3
	}
	return 0
}

// lineEnd is how many bytes the line end takes with which s starts, or nought.
func lineEnd(s string) int {
	switch {
	case len(s) > 1 && s[:2] == "\r\n":
		return 2
	case len(s) > 0 && (s[0] == '\n' || s[0] == '\r'):
		return 1
	}
	return 0
}

// trim takes spaces and line ends from both ends of a cell. A line end at the end of a
// cell is what a key pressed once too often leaves behind.
func trim(s string) string {
	for n := 1; n > 0; s = s[n:] {
		n = max(spaceAt(s), lineEnd(s))
	}
	for n := 1; n > 0; s = s[:len(s)-n] {
		if n = spaceBefore(s); n == 0 && s != "" {
			n = lineEnd(s[len(s)-1:])
		}
	}
	return s
}
