package deadlines

import (
	"handbook/wasm/rulebook"
	"handbook/wasm/table"
)

// RespondCSV reads a request as Respond does and writes its deadlines as a file that
// spreadsheets open, or a problem document; ok tells which.
func RespondCSV(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, func(a *Answer) []byte { return a.Table(',') })
}

// RespondTable is RespondCSV with tabs, for pasting into a spreadsheet.
func RespondTable(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, func(a *Answer) []byte { return a.Table('\t') })
}

// Table has a row for each deadline, in the order of the answer. Dates are 2026-11-23, so
// that they sort; the sentence of where each stands is that of the page.
func (a *Answer) Table(separator byte) []byte {
	w := table.NewWriter(separator)
	w.Row("Last day", "Book by", "What", "Where it stands", "Clause", "Force", "Limit", "Counted from", "On", "Done or booked", "Set for this case",
		"Provisional", "Area", "Reference", "Worked out on", "Bank holidays published to", "Edition")
	for i := range a.Deadlines {
		d := &a.Deadlines[i]
		words, _ := a.Area.Words(d.From.Event)
		limit := d.Readings[0].Basis()
		for _, r := range d.Readings[1:] {
			limit += "; or " + r.Basis() + " " + r.Why + ": " + r.Due.String()
		}
		actual := ""
		if d.Actual != 0 {
			actual = d.Actual.String()
		}
		w.Row(d.Due.String(), d.BookBy.String(), d.Rule.Title, d.Standing(), d.Rule.Clause, d.Rule.Force, limit, words.Noun, d.From.Date.String(), actual,
			yes(d.Set), yes(d.Provisional), a.Area.Title, a.Reference, a.Today.String(), a.Book.ReadTo(), a.Area.Edition)
	}
	return w.Bytes()
}

func yes(on bool) string {
	if on {
		return "yes"
	}
	return ""
}
