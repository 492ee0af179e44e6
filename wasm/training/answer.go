package training

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// RespondMake reads a request for questions and writes them, never their answers, or a
// problem document; ok tells which.
func RespondMake(book *rulebook.Book, text []byte) (response []byte, ok bool) {
	set, p := Read(book, text)
	if p != nil {
		return p.JSON(), false
	}
	var w json.Writer
	w.Grow(500 + 600*len(set.Questions))
	w.BeginObject()
	w.Field("area", set.Area.ID)
	w.Field("title", set.Area.Title)
	w.Field("edition", set.Area.Edition)
	deadlines.WriteCalendar(&w, book)
	w.Field("seed", set.Seed)
	w.Number("level", set.Level)
	w.Key("questions")
	w.BeginArray()
	for i := range set.Questions {
		set.Questions[i].write(&w, set.Area, i+1)
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes(), true
}

// write writes a question without its answer.
func (q *Question) write(w *json.Writer, area *rulebook.Area, n int) {
	w.BeginObject()
	w.Number("n", n)
	w.Number("level", q.Level)
	w.Field("rule", q.Rule.ID)
	w.Field("clause", q.Rule.Clause)
	w.Field("href", q.Rule.Href)
	w.Field("title", q.Rule.Title)
	w.Field("force", q.Rule.Force)
	w.Field("verb", q.Rule.Verb)
	w.Field("ask", q.Ask())
	w.Field("asked", string(q.Asked))
	w.Key("given")
	w.BeginArray()
	for _, g := range q.Given {
		words, _ := area.Words(g.Event)
		w.BeginObject()
		w.Field("event", string(g.Event))
		w.Field("noun", words.Noun)
		w.Date("date", g.Date)
		w.EndObject()
	}
	w.EndArray()
	w.Field("basis", q.Basis(area))
	w.EndObject()
}

// RespondMark reads a request to mark one answer and writes the mark, or a problem document;
// ok tells which. Under deadlines is what a calculator answers to the question's dates, as
// far as its rule goes, and reading is the index of the reading that was asked for.
func RespondMark(book *rulebook.Book, text []byte) (response []byte, ok bool) {
	set, number, typed, p := ReadTyped(book, text)
	if p != nil {
		return p.JSON(), false
	}
	m := Mark(book, set.Area, set.Questions[number-1], typed)
	var w json.Writer
	w.BeginObject()
	w.Key("right")
	w.Bool(m.Right)
	w.Date("typed", typed)
	w.Date("due", m.Due)
	w.Field("sentence", m.Sentence)
	if len(m.Mistakes) > 0 {
		w.Field("mistake", string(m.Mistakes[0]))
	}
	w.Number("reading", m.Reading)
	w.EndObject()
	head := w.Bytes() // the answer is JSON already
	body := append(head[:len(head)-1], `,"deadlines":`...)
	body = append(body, m.Answer.JSON()...)
	return append(body, '}'), true
}
