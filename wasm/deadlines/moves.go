package deadlines

import (
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Move is one child's dates under two areas, for a child who moves from one to the other.
type Move struct {
	From, To *Answer
	Rows     []MoveRow // in the order of the new area's deadlines, then what only the old one asks
	New      []Waiting // what only the new area asks, once a date is given
	Unused   []Unused
}

// MoveRow is one limit under both areas. From or To is nil where that area has none on
// the same topic counted from the same day.
type MoveRow struct {
	From, To *Deadline
	Verdict  Verdict
}

// Verdict is how the new area's limit stands to the old one's.
type Verdict string

// The verdicts. A limit and a window, two windows that open on different days, and limits
// whose words can be read in two ways, are Different: neither is the tighter one by its
// last day alone.
const (
	Tighter   Verdict = "tighter"
	Looser    Verdict = "looser"
	Same      Verdict = "same"
	Different Verdict = "different"
	New       Verdict = "new"
	Gone      Verdict = "gone"
)

// Compare lays the answers of two areas side by side. Rules are paired by their topic and
// the day that they count from; a rule without a topic has no like.
func Compare(from, to *Answer, unused []Unused) *Move {
	m := &Move{From: from, To: to, Unused: unused}
	paired := make([]bool, len(from.Deadlines))
	for i := range to.Deadlines {
		there := &to.Deadlines[i]
		row := MoveRow{To: there, Verdict: New}
		for j := range from.Deadlines {
			here := &from.Deadlines[j]
			if there.Rule.Topic != "" && here.Rule.Topic == there.Rule.Topic && here.From == there.From {
				paired[j] = true
				if row.From == nil { // of several, the first by date
					row.From, row.Verdict = here, verdict(here, there)
				}
			}
		}
		m.Rows = append(m.Rows, row)
	}
	for j := range from.Deadlines {
		if !paired[j] {
			m.Rows = append(m.Rows, MoveRow{From: &from.Deadlines[j], Verdict: Gone})
		}
	}
	for _, w := range to.Waiting {
		if w.Rule.Topic == "" || !from.Area.Has(w.Rule.Topic) {
			m.New = append(m.New, w)
		}
	}
	return m
}

func verdict(from, to *Deadline) Verdict {
	switch {
	case from.Opens != to.Opens, from.Due != to.Due && (from.readTwoWays() || to.readTwoWays()):
		return Different
	case to.Due < from.Due:
		return Tighter
	case to.Due > from.Due:
		return Looser
	}
	return Same
}

// readTwoWays reports whether the words of the rule have two lengths, not only the clear
// days that "at least" always has.
func (d *Deadline) readTwoWays() bool {
	for i := range d.Readings {
		if i > 0 && !d.Readings[i].clear {
			return true
		}
	}
	return false
}

// RespondMove reads a request about a child who moves (see ReadMove) and writes both
// answers with what is tighter and what is new, or a problem document; ok tells which.
func RespondMove(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	from, to, asFrom, asTo, unused, problem := ReadMove(book, request)
	if problem != nil {
		return problem.JSON(), false
	}
	return Compare(Work(book, from, asFrom), Work(book, to, asTo), unused).JSON(), true
}

// JSON writes both answers, as an answer is written, and the rows: a verdict, and the
// numbers of the deadline in each answer.
func (m *Move) JSON() []byte {
	var w json.Writer
	w.BeginObject()
	w.Key("from")
	m.From.write(&w)
	w.Key("to")
	m.To.write(&w)
	w.Key("rows")
	w.BeginArray()
	for _, row := range m.Rows {
		w.BeginObject()
		w.Field("verdict", string(row.Verdict))
		number(&w, "from", m.From, row.From)
		number(&w, "to", m.To, row.To)
		w.EndObject()
	}
	w.EndArray()
	w.Key("new")
	w.BeginArray()
	for _, x := range m.New {
		m.To.waiting(&w, x)
	}
	w.EndArray()
	w.Key("unused")
	w.BeginArray()
	for _, u := range m.Unused {
		w.BeginObject()
		w.Field("area", u.Area.Title)
		w.Field("event", string(u.Event))
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// number writes which of an answer's deadlines one is.
func number(w *json.Writer, key string, a *Answer, d *Deadline) {
	for i := range a.Deadlines {
		if d == &a.Deadlines[i] {
			w.Key(key)
			w.Int(i)
		}
	}
}
