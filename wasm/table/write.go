package table

import "unicode/utf8"

// Writer builds the text of a table, byte by byte the same for the same calls. Lines
// end in CRLF. Between commas or semicolons a cell is quoted where RFC 4180 asks for
// it, where it starts or ends with a space, and where it has any separator, so that
// Read tells the right one. Between tabs, for pasting, a tab or line end inside a cell
// becomes a space, since not every program knows quotes there, and only a cell that has
// a quote is quoted. NULs are left out, bytes that are not UTF-8 become U+FFFD.
//
// A cell that a spreadsheet could take for a formula gets an apostrophe in front, as
// OWASP advises against CSV injection: a name or a note in the table may have been
// written by anybody, and a formula in it would run on the machine of whoever opens the
// file, where it can send the other cells away. Such is a cell whose first character is
// one of = + - @, full-width or not, or a tab or line end or other control character;
// spaces before it do not help. Quotes do not help either. The apostrophe may show in
// the opened file: that is the price. A number with a minus in front is stopped like
// the rest, unless it is nothing but the minus and digits: -5 is harmless and stays a
// number, but -5+3 and +44 are formulas.
type Writer struct {
	sep   byte
	buf   []byte
	row   int // where in buf the row starts
	cells int // how many the row has
}

// NewWriter writes a table with a separator. Between commas or semicolons, so for a
// file, the text starts with a byte order mark, without which Excel does not read it as
// UTF-8; text between tabs is for pasting and has none.
func NewWriter(sep byte) *Writer {
	w := &Writer{sep: sep}
	if sep != '\t' {
		w.buf = append(w.buf, byteOrderMark...)
	}
	w.row = len(w.buf)
	return w
}

// Bytes is what was written.
func (w *Writer) Bytes() []byte { return w.buf }

// Row writes a whole row.
func (w *Writer) Row(cells ...string) {
	for _, c := range cells {
		w.Cell(c)
	}
	w.EndRow()
}

// EndRow ends the row.
func (w *Writer) EndRow() {
	if w.cells == 1 && len(w.buf) == w.row && w.sep != '\t' {
		w.buf = append(w.buf, '"', '"') // a line with nothing in it would be no row
	}
	w.buf = append(w.buf, '\r', '\n')
	w.row, w.cells = len(w.buf), 0
}

// Cell writes the row's next cell.
func (w *Writer) Cell(s string) {
	if w.cells > 0 {
		w.buf = append(w.buf, w.sep)
	}
	w.cells++
	quote := w.quotes(s)
	if quote {
		w.buf = append(w.buf, '"')
	}
	if formula(s) {
		w.buf = append(w.buf, '\'')
	}
	for i, r := range s {
		switch {
		case r == 0:
		case r == '"' && quote:
			w.buf = append(w.buf, '"', '"')
		case w.sep == '\t' && r == '\n' && i > 0 && s[i-1] == '\r': // one space for both
		case w.sep == '\t' && (r == '\t' || r == '\n' || r == '\r'):
			w.buf = append(w.buf, ' ')
		default:
			w.buf = utf8.AppendRune(w.buf, r)
		}
	}
	if quote {
		w.buf = append(w.buf, '"')
	}
}

// quotes reports whether a cell must be quoted.
func (w *Writer) quotes(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '"' || w.sep != '\t' && (kindOf(c) >= 0 || c == '\n' || c == '\r') {
			return true
		}
	}
	return w.sep != '\t' && trim(s) != s
}

// formula reports whether a spreadsheet could take a cell for a formula.
func formula(s string) bool {
	if wholeNumber(s) {
		return false
	}
	for _, r := range s {
		switch {
		case r < ' ' || r == 0x7f:
			return true
		case r == '=', r == '+', r == '-', r == '@', r == '＝', r == '＋', r == '－', r == '＠':
			return true
		case !blank(r):
			return false
		}
	}
	return false
}

// wholeNumber reports whether a cell is digits, with or without a minus in front.
func wholeNumber(s string) bool {
	if s != "" && s[0] == '-' {
		s = s[1:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// blank reports whether r leaves no mark, so that a program may pass over it.
func blank(r rune) bool {
	return r == ' ' || r >= 0x80 && r <= 0xa0 || r == 0xad || // controls, no-break space, soft hyphen
		r == 0x1680 || r == 0x180e || r >= 0x2000 && r <= 0x200f || // spaces, direction marks
		r >= 0x2028 && r <= 0x202f || r >= 0x205f && r <= 0x206f || r == 0x3000 || r == 0xfeff
}
