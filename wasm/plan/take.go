package plan

import (
	"strconv"

	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// taking is what Take has read so far.
type taking struct {
	*table
	holds   []target // by column; field is nil where a column is left out
	texts   map[string][]string
	lists   map[string][]Row
	after   map[string]int // how many entries each list has before these
	current map[string]int // the entry that the last row had, from 0; for what a merged cell covers
	dropped []dropped
	carried []int // rows that belong to the risk or outcome of the row above
}

type dropped struct {
	row, column int
	text        string
	reason      string
}

// RespondTake answers {"document", "rows", "header", "holds", "after"} with the contents of a
// document: holds says what each column holds, after how many entries lists have already, so
// that links between entries are numbered from there.
func RespondTake(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	t := readTable(book, request)
	if t.problem != nil {
		return t.problem.JSON(), false
	}
	k := taking{table: &t, texts: map[string][]string{}, lists: map[string][]Row{}, after: map[string]int{}, current: map[string]int{}}
	for _, m := range t.v.Get("after").Fields {
		k.after[m.Key] = m.Value.Int
	}
	if problem := k.read(); problem != nil {
		return problem.JSON(), false
	}
	start := 0
	if t.v.Get("header").True {
		start = max(t.headerRow(), 0) + 1
	}
	for i := start; i < len(t.rows); i++ {
		k.row(i)
	}
	k.leftOut(start)
	return k.json(), true
}

// read reads what each column holds; two columns cannot hold the same part.
func (k *taking) read() *deadlines.Problem {
	targets := k.targets()
	problem := &deadlines.Problem{Status: 422, Detail: "There is a problem"}
	any := false
	for i, item := range k.v.Get("holds").Items {
		hold := target{}
		for _, x := range targets {
			if item.Text != "" && x.String() == item.Text {
				hold = x
			}
		}
		if item.Text != "" && hold.field == nil {
			problem.Errors = append(problem.Errors, deadlines.FieldError{Field: "holds", Index: i, Message: "A " + k.document + " has no field " + item.Text})
		}
		for _, other := range k.holds {
			if hold.field != nil && hold == other {
				problem.Errors = append(problem.Errors, deadlines.FieldError{Field: "holds", Index: i, Message: "Two columns hold the same thing. Leave one of them out"})
			}
		}
		any = any || hold.field != nil
		k.holds = append(k.holds, hold)
	}
	if !any {
		problem.Errors = append(problem.Errors, deadlines.FieldError{Field: "holds", Message: "Say what at least one column holds"})
	}
	if len(problem.Errors) > 0 {
		return problem
	}
	return nil
}

// row reads one row: an entry of each list that its columns name, linked to one another.
func (k *taking) row(i int) {
	entries := map[string]Row{}
	for column, hold := range k.holds {
		text := k.cell(i, column)
		switch {
		case hold.field == nil || isBlank(text):
		case len(text) > MaxText:
			k.drop(i, column, cut(text, 60)+"…", "longer than "+strconv.Itoa(MaxText)+" characters")
		case hold.part == nil:
			if !isOne(k.texts[hold.field.ID], text) {
				k.texts[hold.field.ID] = append(k.texts[hold.field.ID], text)
			}
		default:
			text, ok := choice(hold.part, text)
			if !ok {
				k.drop(i, column, k.cell(i, column), "none of: "+join(hold.part.Choices, ", "))
				continue
			}
			if entries[hold.field.ID] == nil {
				entries[hold.field.ID] = Row{}
			}
			entries[hold.field.ID][hold.part.ID] = text
		}
	}
	k.link(i, entries)
}

// link adds a row's entries. A risk or outcome that the rows before have too is the same
// one; a row without either belongs to those of the row above it, as where cells are merged.
func (k *taking) link(i int, entries map[string]Row) {
	number := func(list string) string {
		if at, ok := k.current[list]; ok {
			return strconv.Itoa(k.after[list] + at + 1)
		}
		return ""
	}
	_, hasOutcome := entries["outcomes"]
	action, hasAction := entries["actions"]
	own := false
	for _, list := range [...]string{"risks", "outcomes"} {
		if row, ok := entries[list]; ok {
			own = true
			if list == "outcomes" && row["risk"] == "" && k.holdsList("risks") {
				row["risk"] = number("risks")
			}
			k.current[list] = k.same(i, list, row)
			if !hasOutcome {
				delete(k.current, "outcomes") // a new risk has not the outcome of the one above
			}
		}
	}
	if hasAction {
		if action["outcome"] == "" && k.holdsList("outcomes") {
			action["outcome"] = number("outcomes")
		}
		if action["risk"] == "" && action["outcome"] == "" && k.holdsList("risks") {
			action["risk"] = number("risks")
		}
		if !own && (action["outcome"] != "" || action["risk"] != "") && (k.holdsList("risks") || k.holdsList("outcomes")) {
			k.carried = append(k.carried, i)
		}
	}
	for list, row := range entries {
		if list != "risks" && list != "outcomes" {
			k.lists[list] = append(k.lists[list], row)
		}
	}
}

func (k *taking) holdsList(list string) bool {
	for _, hold := range k.holds {
		if hold.field != nil && hold.field.ID == list {
			return true
		}
	}
	return false
}

// same finds an entry with the same words, or adds this one; it fills in what the other
// lacks, and names what differs and is left out.
func (k *taking) same(i int, list string, row Row) int {
	for at, other := range k.lists[list] {
		if isBlank(row["what"]) || fold(other["what"]) != fold(row["what"]) {
			continue
		}
		for column, hold := range k.holds {
			if hold.part == nil || hold.field.ID != list || hold.part.ID == "risk" { // an outcome may be for several risks
				continue
			}
			if text, known := row[hold.part.ID], other[hold.part.ID]; text != "" && known != "" && fold(text) != fold(known) {
				k.drop(i, column, text, "an entry with the same words has “"+known+"” there")
			}
		}
		for part, text := range row {
			switch {
			case other[part] == "":
				other[part] = text
			case part == "risk" && other[part] != text && !isOne(words(other[part]), text):
				other[part] += ", " + text
			}
		}
		return at
	}
	k.lists[list] = append(k.lists[list], row)
	return len(k.lists[list]) - 1
}

// choice reads a word that must be one of a few.
func choice(part *rulebook.PlanField, text string) (string, bool) {
	if part.Kind != rulebook.ChoiceField {
		return text, true
	}
	folded := fold(text)
	for _, c := range part.Choices {
		if word := fold(c); contains(" "+folded+" ", " "+word+" ") || index(folded, word) == 0 { // long-term
			return c, true
		}
	}
	if isOne(part.Choices, "yes") {
		switch folded {
		case "y", "true", "1", "high", "urgent":
			return "yes", true
		case "n", "false", "0", "low", "medium":
			return "no", true
		}
	}
	return "", false
}

func (k *taking) drop(row, column int, text, reason string) {
	k.dropped = append(k.dropped, dropped{row, column, text, reason})
}

// leftOut names the columns that were left out and had something in them, by the first of
// their cells.
func (k *taking) leftOut(start int) {
	for column := range k.width() {
		if column < len(k.holds) && k.holds[column].field != nil {
			continue
		}
		n, first := 0, -1
		for i := start; i < len(k.rows); i++ {
			if !isBlank(k.cell(i, column)) {
				if n++; first < 0 {
					first = i
				}
			}
		}
		if n > 0 {
			text := k.cell(first, column)
			if len(text) > 60 {
				text = cut(text, 60) + "…"
			}
			k.drop(first, column, text, "the column was left out ("+plural(n, "cell")+")")
		}
	}
}

func (k *taking) json() []byte {
	var w json.Writer
	w.BeginObject()
	w.Key("contents")
	w.BeginObject()
	for _, f := range k.taken() {
		w.Key(f.ID)
		if f.Kind != rulebook.ListField {
			w.String(join(k.texts[f.ID], "\n"))
			continue
		}
		w.BeginArray()
		for _, row := range k.lists[f.ID] {
			w.BeginObject()
			for _, part := range f.Parts {
				w.Field(part.ID, row[part.ID])
			}
			w.EndObject()
		}
		w.EndArray()
	}
	w.EndObject()
	w.Key("read")
	w.BeginArray()
	for _, f := range k.taken() {
		w.BeginObject()
		w.Field("field", f.ID)
		w.Field("label", f.Label)
		w.Number("n", max(len(k.lists[f.ID]), len(k.texts[f.ID])))
		w.EndObject()
	}
	w.EndArray()
	w.Key("dropped")
	w.BeginArray()
	for _, d := range k.dropped {
		w.BeginObject()
		w.Number("row", d.row)
		w.Number("column", d.column)
		w.Field("text", d.text)
		w.Field("reason", d.reason)
		w.EndObject()
	}
	w.EndArray()
	w.Numbers("carried", k.carried)
	w.EndObject()
	return w.Bytes()
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// taken are the fields that something was read for, in the order of the format.
func (k *taking) taken() (list []*rulebook.PlanField) {
	for _, s := range k.book.Format().Sections {
		for _, f := range s.Fields {
			if len(k.texts[f.ID]) > 0 || len(k.lists[f.ID]) > 0 {
				list = append(list, f)
			}
		}
	}
	return list
}
