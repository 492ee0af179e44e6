package visits

import (
	"handbook/wasm/civil"
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
	date(&w, "today", a.Log.Today)
	w.Field("reference", a.Log.Reference)
	flag(&w, "baby", a.Log.Baby)
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
	w.Key("not-stated")
	w.BeginArray()
	for _, s := range a.Area.NotStated {
		w.String(s)
	}
	w.EndArray()
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
	date(w, "date", a.Start.Date)
	flag(w, "assumed", true)
	w.EndObject()
}

func (a *Answer) rows(w *json.Writer) {
	w.Key("visits")
	w.BeginArray()
	for i, r := range a.Log.Rows {
		w.BeginObject()
		number(w, "row", i)
		date(w, "date", r.Date)
		w.Key("counts")
		w.Bool(r.Counts)
		w.EndObject()
	}
	w.EndArray()
	w.Key("problems")
	w.BeginArray()
	for _, p := range a.Log.Problems {
		w.BeginObject()
		number(w, "row", p.Row)
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
	flag(w, "set", f.Set)
	date(w, "from", f.From)
	date(w, "due", f.Due)
	date(w, "book-by", f.BookBy)
	if f.BookBy != f.Due {
		w.Field("due-is", a.Book.Calendar.DayOff(f.Due))
	}
	flag(w, "provisional", f.Provisional)
	if len(f.Gaps) > 0 {
		a.start(w)
	}
	if r.Kind == rulebook.Mixed {
		number(w, "announced", f.Kinds.Announced)
		number(w, "unannounced", f.Kinds.Unannounced)
		number(w, "not-said", f.Kinds.Unsaid)
	}
	gaps(w, f.Gaps)
	breaches(w, "breaches", f.Breaches)
	breaches(w, "look", f.Looks)
	occurrences(w, f.Occurrences)
	numbers(w, "rows", f.Rows)
	w.EndObject()
}

func rule(w *json.Writer, f *Finding) {
	r, note := f.Rule, f.Note
	w.Field("id", r.ID)
	w.Field("clause", r.Clause)
	w.Key("also")
	w.BeginArray()
	for _, s := range r.Also {
		w.String(s)
	}
	w.EndArray()
	w.Field("href", r.Href)
	w.Field("title", r.Title)
	w.Field("force", f.Force())
	w.Field("verb", r.Verb)
	w.Field("note", note)
	w.Field("kind", string(r.Kind))
	w.Field("with", string(r.With))
	flag(w, "for-a-baby", r.Baby)
	flag(w, "normally", r.Normally)
}

func gaps(w *json.Writer, list []Gap) {
	w.Key("gaps")
	w.BeginArray()
	for _, g := range list {
		w.BeginObject()
		date(w, "from", g.From)
		date(w, "to", g.To)
		date(w, "due", g.Due)
		number(w, "n", g.N)
		number(w, "limit", g.Limit)
		w.Field("unit", string(g.Unit))
		number(w, "over", g.Over)
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
		date(w, "from", b.From)
		date(w, "to", b.To)
		if b.Row >= 0 {
			number(w, "row", b.Row)
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
		date(w, "date", o.Date)
		numbers(w, "rows", o.Rows)
		flag(w, "reason", o.Reason)
		w.EndObject()
	}
	w.EndArray()
}

func number(w *json.Writer, key string, n int) {
	w.Key(key)
	w.Int(n)
}

func numbers(w *json.Writer, key string, list []int) {
	w.Key(key)
	w.BeginArray()
	for _, n := range list {
		w.Int(n)
	}
	w.EndArray()
}

// flag writes what is true, and nothing for what is not.
func flag(w *json.Writer, key string, on bool) {
	if on {
		w.Key(key)
		w.Bool(true)
	}
}

// date writes a date, or nothing where there is none.
func date(w *json.Writer, key string, d civil.Date) {
	if d != 0 {
		w.Date(key, d)
	}
}
