package visits

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Respond reads a request and writes its answer, or a problem document; ok tells which.
func Respond(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, (*Answer).JSON)
}

func respond(book *rulebook.Book, request []byte, write func(*Answer) []byte) (response []byte, ok bool) {
	area, log, problem := Read(book, request)
	if problem != nil {
		return problem.JSON(), false
	}
	return write(Work(book, area, log)), true
}

// JSON writes the answer. Dates are 2026-11-23, rows count from 0; what is not there is left
// out.
func (a *Answer) JSON() []byte {
	var w json.Writer
	w.Grow(1000 + 600*len(a.Log.Visits))
	w.BeginObject()
	w.Field("area", a.Area.ID)
	w.Field("title", a.Area.Title)
	w.Field("edition", a.Area.Edition)
	w.Date("today", a.Log.Today)
	w.Field("reference", a.Log.Reference)
	w.Flag("baby", a.Log.Baby)
	deadlines.WriteCalendar(&w, a.Book)
	a.start(&w)
	w.Key("conferences")
	w.BeginArray()
	for _, d := range a.conferences() {
		w.String(d.String())
	}
	w.EndArray()
	a.rows(&w)
	w.Key("findings")
	w.BeginArray()
	for i := range a.Findings {
		a.finding(&w, &a.Findings[i])
	}
	w.EndArray()
	a.Next.write(&w)
	w.Texts("not-stated", a.Area.NotStated)
	w.EndObject()
	return w.Bytes()
}

// start writes what the clocks start from, which the sources do not say.
func (a *Answer) start(w *json.Writer) {
	words, _ := words(a.Area, a.Start.Event)
	w.Key("start")
	w.BeginObject()
	w.Field("event", string(a.Start.Event))
	w.Field("noun", words.Noun)
	w.Date("date", a.Start.Date)
	w.Flag("assumed", true)
	w.EndObject()
}

func (a *Answer) rows(w *json.Writer) {
	w.Key("visits")
	w.BeginArray()
	for i, r := range a.Log.Rows {
		w.BeginObject()
		w.Number("row", i)
		w.Date("date", r.Date)
		w.Key("counts")
		w.Bool(r.Counts)
		w.EndObject()
	}
	w.EndArray()
	w.Key("problems")
	w.BeginArray()
	for _, p := range a.Log.Problems {
		w.BeginObject()
		w.Number("row", p.Row)
		w.Field("field", p.Field)
		w.Field("message", p.Message)
		w.EndObject()
	}
	w.EndArray()
}

func (a *Answer) finding(w *json.Writer, f *Finding) {
	r := f.Rule
	w.BeginObject()
	rule(w, f)
	w.Field("state", string(f.State))
	w.Field("sentence", f.Sentence)
	w.Field("limit", f.Limit)
	w.Field("procedure-limit", f.Procedure)
	w.Flag("set", f.Set)
	w.Date("from", f.From)
	w.Date("due", f.Due)
	w.Date("book-by", f.BookBy)
	if f.BookBy != f.Due {
		w.Field("due-is", a.Book.Calendar.DayOff(f.Due))
	}
	w.Flag("provisional", f.Provisional)
	if len(f.Gaps) > 0 {
		a.start(w)
	}
	if r.Kind == rulebook.Mixed {
		w.Number("announced", f.Kinds.Announced)
		w.Number("unannounced", f.Kinds.Unannounced)
		w.Number("not-said", f.Kinds.Unsaid)
	}
	gaps(w, f.Gaps)
	breaches(w, "breaches", f.Breaches)
	breaches(w, "look", f.Looks)
	occurrences(w, f.Occurrences)
	w.Numbers("rows", f.Rows)
	w.EndObject()
}

func rule(w *json.Writer, f *Finding) {
	r, note := f.Rule, f.Note
	w.Field("id", r.ID)
	w.Field("clause", r.Clause)
	w.Texts("also", r.Also)
	w.Field("href", r.Href)
	w.Field("title", r.Title)
	w.Field("force", f.Force())
	w.Field("verb", r.Verb)
	w.Field("note", note)
	w.Field("kind", string(r.Kind))
	w.Field("with", string(r.With))
	w.Flag("for-a-baby", r.Baby)
	w.Flag("normally", r.Normally)
}

func gaps(w *json.Writer, list []Gap) {
	w.Key("gaps")
	w.BeginArray()
	for _, g := range list {
		w.BeginObject()
		w.Date("from", g.From)
		w.Date("to", g.To)
		w.Date("due", g.Due)
		w.Number("n", g.N)
		w.Number("limit", g.Limit)
		w.Field("unit", string(g.Unit))
		w.Number("over", g.Over)
		if g.Over > 0 {
			w.Field("over-unit", string(g.OverUnit))
		}
		w.Key("first")
		w.Bool(g.First)
		w.Key("last")
		w.Bool(g.Open)
		w.Key("open")
		w.Bool(g.Open)
		w.Field("text", g.Text())
		w.EndObject()
	}
	w.EndArray()
}

func breaches(w *json.Writer, key string, list []Breach) {
	w.Key(key)
	w.BeginArray()
	for _, b := range list {
		w.BeginObject()
		w.Field("text", b.Text)
		w.Date("from", b.From)
		w.Date("to", b.To)
		if b.Row >= 0 {
			w.Number("row", b.Row)
		}
		w.EndObject()
	}
	w.EndArray()
}

func occurrences(w *json.Writer, list []Occurrence) {
	w.Key("occurrences")
	w.BeginArray()
	for _, o := range list {
		w.BeginObject()
		w.Field("text", o.Text)
		w.Date("date", o.Date)
		w.Numbers("rows", o.Rows)
		w.Flag("reason", o.Reason)
		w.EndObject()
	}
	w.EndArray()
}
