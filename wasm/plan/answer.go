package plan

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Respond reads a request and writes its answer, or a problem document; ok tells which.
func Respond(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	q, problem := Read(book, request)
	if problem != nil {
		return problem.JSON(), false
	}
	return Work(book, q).JSON(), true
}

// JSON writes the answer. Rows count from 0, dates are as typed; what is not there is left
// out.
func (a *Answer) JSON() []byte {
	var w json.Writer
	q := a.Request
	w.Grow(4000 + 900*len(a.Findings))
	w.BeginObject()
	a.head(&w)
	w.Key("findings")
	w.BeginArray()
	for i := range a.Findings {
		a.finding(&w, &a.Findings[i])
	}
	w.EndArray()
	for _, list := range [...]struct {
		key  string
		list []Result
	}{{"met", a.Met}, {"not-applicable", a.Excused}, {"ask", a.Ask}} {
		w.Key(list.key)
		w.BeginArray()
		for i := range list.list {
			a.result(&w, &list.list[i])
		}
		w.EndArray()
	}
	a.elsewhere(&w)
	w.Texts("unable", a.Unable)
	places(&w, "unread", reader{a.Book.Format(), &q.Document}, a.Unread)
	w.Key("people")
	w.BeginArray()
	for _, p := range a.People {
		w.BeginObject()
		w.Field("who", p.Who)
		w.Numbers("actions", p.Actions)
		w.EndObject()
	}
	w.EndArray()
	a.drift(&w)
	w.EndObject()
	return w.Bytes()
}

func (a *Answer) head(w *json.Writer) {
	q := a.Request
	if q.National {
		w.Field("area", National)
		w.Flag("national", true)
	} else {
		w.Field("area", q.Areas[0].ID)
		w.Field("title", q.Areas[0].Title)
		w.Field("edition", q.Areas[0].Edition)
	}
	w.Date("today", q.Today)
	w.Field("reference", q.Reference)
	w.Field("document", q.Document.Kind)
	w.Flag("audit", q.Audit)
	for _, d := range a.Book.Format().Documents {
		if d.ID == q.Document.Kind {
			w.Field("document-name", d.Name)
		}
	}
	deadlines.WriteCalendar(w, a.Book)
}

// elsewhere counts the requirements that bind other documents and were not checked here.
func (a *Answer) elsewhere(w *json.Writer) {
	w.Key("elsewhere")
	w.BeginArray()
	for _, d := range a.Book.Format().Documents {
		n := 0
		for _, area := range a.Request.Areas {
			for _, r := range area.Plans() {
				if r.Document == d.ID && d.ID != a.Request.Document.Kind {
					n++
				}
			}
		}
		if n > 0 {
			w.BeginObject()
			w.Field("document", d.ID)
			w.Field("name", d.Name)
			w.Number("n", n)
			w.EndObject()
		}
	}
	w.EndArray()
}

func (a *Answer) finding(w *json.Writer, f *Finding) {
	read := reader{a.Book.Format(), &a.Request.Document}
	w.BeginObject()
	w.Field("tier", string(f.Tier))
	if c := f.Check; c != nil {
		w.Field("check", c.ID)
		w.Field("title", c.Title)
		w.Field("why", c.Why)
		w.Field("sentence", c.Sentence(a.Book.Format(), read.doc))
		places(w, "places", read, c.Places)
		w.EndObject()
		return
	}
	first := &f.Asked[0]
	w.Field("title", first.Rule.Title)
	w.Field("state", string(first.State))
	w.Field("sentence", first.Sentence(a.Book.Format(), read.doc))
	w.Field("example", first.Example(a.Book.Format()))
	places(w, "places", read, first.Places)
	w.Key("asked")
	w.BeginArray()
	for i := range f.Asked {
		a.result(w, &f.Asked[i])
	}
	w.EndArray()
	w.EndObject()
}

// result writes a requirement with its clause, and what a person has said of it.
func (a *Answer) result(w *json.Writer, r *Result) {
	w.BeginObject()
	w.Field("area", r.Area.ID)
	w.Field("area-title", r.Area.Title)
	w.Field("rule", r.Rule.ID)
	w.Field("title", r.Rule.Title)
	w.Field("clause", r.Rule.Clause)
	w.Texts("also", r.Rule.Also)
	w.Field("href", r.Rule.Href)
	w.Field("words", r.Rule.Words)
	w.Field("force", r.Rule.Force)
	w.Field("verb", r.Rule.Verb)
	w.Field("note", r.Rule.Note)
	w.Field("when", r.Rule.When)
	w.Flag("implied", r.Rule.Implied)
	w.Flag("person", r.Rule.Kind == rulebook.PersonTells)
	w.Field("state", string(r.State))
	if r.Said != nil {
		w.Field("said", string(r.Said.Is))
		w.Field("because", r.Said.Note)
	}
	w.EndObject()
}

func places(w *json.Writer, key string, read reader, list []Place) {
	w.Key(key)
	w.BeginArray()
	for _, p := range list {
		w.BeginObject()
		w.Field("field", p.Field)
		if p.Row >= 0 {
			w.Number("row", p.Row)
		}
		w.Field("part", p.Part)
		w.Field("at", read.at(p))
		w.Field("text", p.Text)
		w.EndObject()
	}
	w.EndArray()
}

// drift writes what has become of the earlier version, where there is one. Of an action that
// was reworded it has the earlier words.
func (a *Answer) drift(w *json.Writer) {
	d := a.Drift
	if d == nil {
		return
	}
	w.Key("drift")
	w.BeginObject()
	w.Key("carried")
	w.BeginArray()
	for _, c := range d.Carried {
		w.BeginObject()
		w.Number("row", c.Row)
		w.Number("earlier", c.Earlier)
		w.Field("was", c.Was)
		w.Field("is", c.Is)
		if c.Days != 0 {
			w.Number("days", c.Days)
		}
		w.Flag("slipped", c.Slipped)
		w.Flag("same-day", c.SameDay)
		if c.Reworded {
			w.Field("reworded", a.Request.Earlier.Lists["actions"][c.Earlier]["what"])
		}
		w.EndObject()
	}
	w.EndArray()
	w.Numbers("new", d.New)
	w.Key("dropped")
	w.BeginArray()
	for _, row := range d.Dropped {
		w.BeginObject()
		for _, part := range [...]string{"what", "who", "by", "done"} {
			w.Field(part, row[part])
		}
		w.EndObject()
	}
	w.EndArray()
	w.Texts("same", d.Same)
	w.EndObject()
}
