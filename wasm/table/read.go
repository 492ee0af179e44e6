package table

import (
	"strconv"
	"unicode/utf8"
)

// Read reads a table and tells by which byte its cells are separated. Every cell is
// trimmed of spaces, tabs, no-break spaces and line ends; rows in which every cell is
// empty are left out. The error is an Error.
func Read(text string) (rows []Row, sep byte, err error) {
	if err := checkEncoding(text); err != nil {
		return nil, 0, err
	}
	sep = separator(text)
	r := newReader(text, sep)
	for {
		row, ok := r.row()
		if !ok {
			break
		}
		rows = append(rows, row)
	}
	if r.opened > 0 {
		return nil, 0, Error("the quote that opens on line " + strconv.Itoa(r.opened) +
			" is never closed (close it, or take it out)")
	}
	return rows, sep, nil
}

const saveAs = " (save it from the spreadsheet as \"CSV UTF-8\")"

// checkEncoding refuses what is not UTF-8. UTF-16, which a spreadsheet writes as
// "Unicode text", is told by its byte order mark, or by the NUL beside every letter.
func checkEncoding(text string) error {
	nuls := 0
	for i := 0; i < len(text); i++ {
		if text[i] == 0 {
			nuls++
		}
	}
	if nuls > len(text)/4 || len(text) > 1 && (text[:2] == "\xff\xfe" || text[:2] == "\xfe\xff") {
		return Error("the text is UTF-16" + saveAs)
	}
	if utf8.ValidString(text) {
		return nil
	}
	line := 1
	for i := 0; ; {
		if n := lineEnd(text[i:]); n > 0 {
			line++
			i += n
			continue
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		if c == utf8.RuneError && n == 1 {
			return Error("line " + strconv.Itoa(line) + " has a character that is not UTF-8" + saveAs)
		}
		i += n
	}
}

type reader struct {
	text   string
	sep    byte
	at     int
	line   int
	opened int      // the line of a quote that is never closed
	cells  []string // every row's, one after the other: a row is a part of it
}

func newReader(text string, sep byte) *reader {
	r := &reader{text: text, sep: sep, line: 1}
	if len(text) > 2 && text[:3] == byteOrderMark {
		r.at = 3
	}
	return r
}

// row is the next row that is not empty; ok is false where there is none, and where a quote
// in it is never closed.
func (r *reader) row() (row Row, ok bool) {
	for r.at < len(r.text) {
		start, line, empty := len(r.cells), r.line, true
		for more := true; more; more = r.cellEnd() {
			cell := r.cell()
			empty = empty && cell == ""
			r.cells = append(r.cells, cell)
		}
		if !empty && r.opened == 0 {
			return Row{line, r.cells[start:len(r.cells):len(r.cells)]}, true
		}
		r.cells = r.cells[:start]
	}
	return Row{}, false
}

// cellEnd reads what ends a cell, and reports whether another follows in its row.
func (r *reader) cellEnd() bool {
	if r.at < len(r.text) && r.text[r.at] == r.sep {
		r.at++
		return true
	}
	if n := lineEnd(r.text[r.at:]); n > 0 {
		r.at += n
		r.line++
	}
	return false
}

// cell reads a cell. Without doubled quotes it is a part of the text, not a copy.
func (r *reader) cell() string {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] != r.sep {
		n := spaceAt(r.text[r.at:])
		if n == 0 {
			break
		}
		r.at += n
	}
	if r.at < len(r.text) && r.text[r.at] == '"' {
		return r.quoted()
	}
	r.bare()
	return trim(r.text[start:r.at])
}

// bare goes to the end of a cell's unquoted part, in which a quote is only a quote.
func (r *reader) bare() {
	for r.at < len(r.text) {
		if c := r.text[r.at]; c == r.sep || c == '\n' || c == '\r' {
			return
		}
		r.at++
	}
}

// quoted reads a cell that starts with a quote. What stands after the closing quote
// belongs to the cell, as it does in a spreadsheet.
func (r *reader) quoted() string {
	line := r.line
	r.at++
	start := r.at
	var before []byte // what came before start, where it is not simply a part of the text
	for r.at < len(r.text) {
		switch n := lineEnd(r.text[r.at:]); {
		case n > 0:
			r.at += n
			r.line++
		case r.text[r.at] != '"':
			r.at++
		case r.at+1 < len(r.text) && r.text[r.at+1] == '"':
			before = append(before, r.text[start:r.at+1]...)
			r.at += 2
			start = r.at
		default:
			inside := r.text[start:r.at]
			r.at++
			after := r.at
			r.bare()
			rest := r.text[after:r.at]
			if trim(rest) == "" {
				rest = ""
			}
			if before == nil && rest == "" {
				return trim(inside)
			}
			return trim(string(before) + inside + rest)
		}
	}
	r.opened = line
	return ""
}
