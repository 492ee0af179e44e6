package plan

import (
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// target is something that a column can hold: a text field, or a part of a list.
type target struct{ field, part *rulebook.PlanField }

func (x target) String() string {
	if x.part != nil {
		return x.field.ID + "." + x.part.ID
	}
	return x.field.ID
}

// targets are what a column of this document can hold.
func (t *table) targets() (list []target) {
	for _, s := range t.book.Format().Sections {
		for _, f := range s.Fields {
			switch {
			case !f.Has(t.document):
			case f.Kind == rulebook.ListField:
				for _, part := range f.Parts {
					list = append(list, target{f, part})
				}
			default:
				list = append(list, target{f, nil})
			}
		}
	}
	return list
}

// fit is how well a heading fits a target: the more words in common the better, and the same
// words best of all; 0 where it does not. One word of a long heading tells nothing.
func fit(heading string, x target) (best int) {
	called := x.field
	if x.part != nil {
		called = x.part
	}
	see := func(phrase string) {
		switch n := len(phrase); {
		case n == 0:
		case phrase == heading:
			best = 1000
		case contains(" "+heading+" ", " "+phrase+" ") && (contains(phrase, " ") || len(words(heading)) <= 2):
			best = max(best, n)
		}
	}
	see(fold(called.Label))
	for _, phrase := range called.Also {
		see(phrase)
	}
	return best
}

// guess is what a heading seems to mean, or nothing.
func guess(heading string, targets []target) string {
	folded := fold(heading)
	best, found := 0, ""
	for _, x := range targets {
		n := fit(folded, x) * 3
		if n > 0 && x.part != nil { // a table has entries more often than a text, and mostly of actions
			n++
		}
		if n > 0 && x.field.ID == "actions" {
			n++
		}
		if n > best {
			best, found = n, x.String()
		}
	}
	return found
}

// RespondColumns answers {"document", "rows"} with what each column seems to hold and
// whether the first row has headings.
func RespondColumns(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	t := readTable(book, request)
	if t.problem != nil {
		return t.problem.JSON(), false
	}
	at := t.headerRow()
	header := at >= 0
	holds, _ := t.headings(max(at, 0))
	var w json.Writer
	w.BeginObject()
	w.Key("header")
	w.Bool(header)
	w.Key("columns")
	w.BeginArray()
	for i, hold := range holds {
		w.BeginObject()
		if header {
			w.Field("heading", t.cell(at, i))
			w.Field("holds", hold)
		}
		w.Texts("samples", t.samples(i, at+1))
		w.EndObject()
	}
	w.EndArray()
	w.Texts("notes", nil)
	w.EndObject()
	return w.Bytes(), true
}

// headerRow is the row with the headings: of the first few the one of which most is known,
// since a title can stand above it; -1 where none has headings. A row with the same text in
// every cell is a title.
func (t *table) headerRow() int {
	best, most := -1, 0
	for i := range min(len(t.rows), 4) {
		holds, header := t.headings(i)
		known := 0
		for _, hold := range holds {
			if hold != "" {
				known++
			}
		}
		if header && known > most && !t.title(i) {
			best, most = i, known
		}
	}
	return best
}

// title reports whether a row has one text, in one cell or in all of them.
func (t *table) title(row int) bool {
	told := ""
	n := 0
	for column := range t.width() {
		if cell := fold(t.cell(row, column)); cell != "" {
			if told != "" && cell != told {
				return false
			}
			told = cell
			n++
		}
	}
	return n == 1 && t.width() > 2 || n > 1
}

// headings are what the cells of a row seem to call their columns, each meaning once, and
// whether the row looks like one of headings.
func (t *table) headings(row int) (holds []string, header bool) {
	targets := t.targets()
	known, told := 0, 0
	for i := range t.width() {
		heading := t.cell(row, i)
		if words := words(heading); len(words) > 0 {
			told++
			if len(words) > 10 || whenIn(t.book.Calendar, heading) != 0 {
				heading = ""
			}
		}
		hold := guess(heading, targets)
		if hold != "" {
			known++
		}
		if isOne(holds, hold) {
			hold = ""
		}
		holds = append(holds, hold)
	}
	return holds, known*2 >= told
}

// samples are the first things that a column has from a row on.
func (t *table) samples(column, from int) (list []string) {
	for i := from; i < len(t.rows); i++ {
		if cell := t.cell(i, column); cell != "" && len(list) < 3 {
			if len(cell) > 80 {
				cell = cut(cell, 80) + "…"
			}
			list = append(list, cell)
		}
	}
	return list
}

// cut is the start of a text, no character cut in two.
func cut(s string, n int) string {
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
