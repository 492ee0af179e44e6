package table

// sampled is how many rows are looked at to tell the separator.
const sampled = 20

const separators = "\t,;"

// counts is how many of each separator a row has outside quotes.
type counts [len(separators)]int

// separator is the byte that separates the cells: a tab where the first line that is
// not empty has one outside quotes, since cells copied from a spreadsheet always have
// and nobody types one; else the comma, semicolon or tab that splits the most of the
// first rows into the same number of cells, and of two such the one that splits them
// into more. Where none splits most rows the table has one column, and the tab leaves
// it whole.
func separator(text string) byte {
	rows := sample(text)
	if len(rows) > 0 && rows[0][0] > 0 {
		return '\t'
	}
	best, mostRows, mostCuts := byte('\t'), 0, 0
	for i := range len(separators) {
		if same, cuts := agreement(rows, i); same > mostRows || same == mostRows && cuts > mostCuts {
			best, mostRows, mostCuts = separators[i], same, cuts
		}
	}
	return best
}

// agreement is how often separator i stands in most of the rows, and in how many of
// them it stands so often; nought where most rows do not have it at all.
func agreement(rows []counts, i int) (same, cuts int) {
	for _, row := range rows {
		n := 0
		for _, other := range rows {
			if other[i] == row[i] {
				n++
			}
		}
		if n > same || n == same && row[i] > cuts {
			same, cuts = n, row[i]
		}
	}
	if cuts == 0 {
		same = 0
	}
	return same, cuts
}

// sample counts the separators in the first rows. As it is not known yet which of them
// separates, a quote opens after any; a quote that is never closed ends the sample.
func sample(text string) (rows []counts) {
	var row counts
	quoted, closed, start, empty := false, false, true, true
	for i := newReader(text, 0).at; i < len(text) && len(rows) < sampled; i++ {
		c := text[i]
		switch kind := kindOf(c); {
		case c == '"' && (quoted || closed || start): // closed: a doubled quote goes on
			quoted = !quoted
			closed = !quoted
			start, empty = false, false
			continue
		case quoted: // a part of the cell, whatever it is
		case c == '\n' || c == '\r':
			if !empty {
				rows = append(rows, row)
			}
			row = counts{}
			start, empty = true, true
		case kind >= 0:
			row[kind]++
			start, empty = true, false
		case c != ' ':
			start, empty = false, false
		}
		closed = false
	}
	if !empty { // the last line has no end
		rows = append(rows, row)
	}
	return rows
}

func kindOf(c byte) int {
	for i := range len(separators) {
		if separators[i] == c {
			return i
		}
	}
	return -1
}
