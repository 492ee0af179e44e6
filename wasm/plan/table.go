package plan

import (
	"strconv"

	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// A table that was pasted is read in two steps. Columns says what each column seems to hold,
// for a person to put right; Take reads the rows as that person has said, and names every
// cell that it left behind.

// MaxTableRows is how many rows a table may have.
const MaxTableRows = 2000

// table is a request of either step.
type table struct {
	book     *rulebook.Book
	document string
	rows     [][]string
	problem  *deadlines.Problem
	v        *json.Value
}

func readTable(book *rulebook.Book, text []byte) (t table) {
	t.book = book
	refuse := func(field, message string) table {
		t.problem = &deadlines.Problem{Status: 422, Detail: "There is a problem", Errors: []deadlines.FieldError{{Field: field, Message: message}}}
		return t
	}
	v, err := json.Parse(text)
	if err != nil {
		t.problem = &deadlines.Problem{Status: 400, Detail: "The request is " + err.Error()}
		return t
	}
	t.v = v
	t.document = v.Get("document").Text
	for _, row := range v.Get("rows").Items {
		var cells []string
		for _, cell := range row.Items {
			cells = append(cells, cell.Text)
		}
		t.rows = append(t.rows, cells)
	}
	switch n := len(t.rows); {
	case n == 0:
		return refuse("rows", "The table has no rows")
	case n > MaxTableRows:
		return refuse("rows", "The table has "+strconv.Itoa(n)+" rows; paste "+strconv.Itoa(MaxTableRows)+" or fewer")
	}
	return t
}

// width is how many columns the widest row has.
func (t *table) width() (n int) {
	for _, row := range t.rows {
		n = max(n, len(row))
	}
	return n
}

func (t *table) cell(row, column int) string {
	if column < len(t.rows[row]) {
		return t.rows[row][column]
	}
	return ""
}
