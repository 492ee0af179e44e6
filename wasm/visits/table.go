package visits

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
	"handbook/wasm/table"
)

// RespondCSV reads a request as Respond does and writes its findings as a file that
// spreadsheets open, or a problem document; ok tells which.
func RespondCSV(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, func(a *Answer) []byte { return a.Table(',') })
}

// RespondTable is RespondCSV with tabs, for pasting into a spreadsheet.
func RespondTable(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, func(a *Answer) []byte { return a.Table('\t') })
}

// Table has a row for each finding, in the order of the answer. Dates are 2026-11-23, so
// that they sort.
func (a *Answer) Table(separator byte) []byte {
	w := table.NewWriter(separator)
	w.Row("What", "Clause", "Force", "Where it stands", "Limit", "Due", "Book by", "Breaches", "Area", "Reference", "Worked out on", "Edition")
	for i := range a.Findings {
		f := &a.Findings[i]
		record := ""
		for _, b := range f.Breaches {
			if record != "" {
				record += "; "
			}
			record += b.Text
		}
		limit := f.Limit
		if f.Set {
			limit += " (set for this case)"
		}
		w.Row(f.Rule.Title, f.Rule.Clause, f.Force(), f.Sentence, limit, dateText(f.Due), dateText(f.BookBy), record,
			a.Area.Title, a.Log.Reference, a.Log.Today.String(), a.Area.Edition)
	}
	return w.Bytes()
}

func dateText(d civil.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}
