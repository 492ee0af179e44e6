package deadlines

import (
	"handbook/wasm/calendar"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Respond reads a request and writes its answer, or a problem document; ok tells which.
func Respond(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, (*Answer).JSON)
}

func respond(book *rulebook.Book, request []byte, write func(*Answer) []byte) (response []byte, ok bool) {
	area, kase, problem := Read(book, request)
	if problem != nil {
		return problem.JSON(), false
	}
	return write(Work(book, area, kase)), true
}

// JSON writes the problem as RFC 9457 has it, its type being about:blank.
func (p *Problem) JSON() []byte {
	var w json.Writer
	w.BeginObject()
	w.Number("status", p.Status)
	w.Field("title", p.title())
	w.Field("detail", p.Detail)
	w.Key("errors")
	w.BeginArray()
	for _, e := range p.Errors {
		w.BeginObject()
		w.Field("field", e.Field)
		w.Number("index", e.Index)
		w.Texts("parts", e.Parts)
		w.Field("message", e.Message)
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// title is what RFC 9110 calls the status.
func (p *Problem) title() string {
	switch {
	case p.Title != "":
		return p.Title
	case p.Status == 400:
		return "Bad Request"
	}
	return "Unprocessable Content"
}

// JSON writes the answer. Dates are 2026-11-23; what is not there is left out.
func (a *Answer) JSON() []byte {
	var w json.Writer
	a.write(&w)
	return w.Bytes()
}

func (a *Answer) write(w *json.Writer) {
	w.BeginObject()
	w.Field("area", a.Area.ID)
	w.Field("title", a.Area.Title)
	w.Field("edition", a.Area.Edition)
	w.Date("today", a.Today)
	WriteCalendar(w, a.Book)
	w.Field("reference", a.Reference)
	if a.Horizon.Date != 0 {
		w.Key("horizon")
		w.BeginObject()
		w.Date("date", a.Horizon.Date)
		w.Field("is", a.Horizon.Is)
		w.EndObject()
	}
	w.Key("warnings")
	w.BeginArray()
	for _, x := range a.Warnings {
		w.BeginObject()
		w.Field("kind", string(x.Kind))
		w.Field("text", x.Text)
		if x.Rule != nil {
			rule(w, x.Rule)
		}
		w.EndObject()
	}
	w.EndArray()
	w.Key("deadlines")
	w.BeginArray()
	for i := range a.Deadlines {
		a.deadline(w, &a.Deadlines[i])
	}
	w.EndArray()
	w.Key("waiting")
	w.BeginArray()
	for _, x := range a.Waiting {
		a.waiting(w, x)
	}
	w.EndArray()
	w.Key("carried")
	w.BeginArray()
	for _, r := range a.Carried {
		w.BeginObject()
		rule(w, r)
		w.Field("carried", string(r.Carried))
		w.Field("limit", r.Limit)
		w.EndObject()
	}
	w.EndArray()
	w.Key("refused")
	w.BeginArray()
	for _, x := range a.Refused {
		w.BeginObject()
		rule(w, x.Rule)
		from(w, a.Area, x.From)
		w.Field("reason", x.Reason)
		w.EndObject()
	}
	w.EndArray()
	w.Texts("not-stated", a.Area.NotStated)
	w.Key("before-review")
	w.BeginArray()
	for _, topic := range rulebook.BeforeReview {
		w.BeginObject()
		w.Field("topic", string(topic))
		w.Flag("stated", a.Area.Has(topic))
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

// WriteCalendar writes, under the key calendar, how far the bank holidays are published.
func WriteCalendar(w *json.Writer, book *rulebook.Book) {
	w.Key("calendar")
	w.BeginObject()
	w.Field("division", book.Division)
	w.Key("published-to")
	w.Int(book.Calendar.PublishedTo())
	w.Field("read-on", book.ReadOn)
	w.EndObject()
}

func (a *Answer) waiting(w *json.Writer, x Waiting) {
	w.BeginObject()
	rule(w, x.Rule)
	words, _ := a.Area.Words(x.Needs)
	w.Field("needs", string(x.Needs))
	w.Field("needs-name", words.Name)
	w.EndObject()
}

func (a *Answer) deadline(w *json.Writer, d *Deadline) {
	w.BeginObject()
	rule(w, d.Rule)
	from(w, a.Area, d.From)
	w.Date("opens", d.Opens)
	w.Date("due", d.Due)
	w.Date("book-by", d.BookBy)
	if d.BookBy != d.Due {
		w.Field("due-is", a.Book.Calendar.DayOff(d.Due))
	}
	w.Field("status", string(d.Status))
	w.Field("standing", d.Standing())
	w.Key("days")
	w.Int(d.Days)
	w.Date("actual", d.Actual)
	w.Flag("set", d.Set)
	w.Flag("provisional", d.Provisional)
	w.Key("readings")
	w.BeginArray()
	for _, r := range d.Readings {
		w.BeginObject()
		w.Field("basis", r.Basis())
		w.Field("why", r.Why)
		from(w, a.Area, r.From)
		w.Flag("before", r.Before)
		w.Date("opens", r.Opens)
		w.Date("due", r.Due)
		w.Date("book-by", r.BookBy)
		w.Key("working")
		steps(w, r.Working(a.Book.Calendar))
		w.EndObject()
	}
	w.EndArray()
	w.Key("working")
	steps(w, d.Readings[0].Working(a.Book.Calendar))
	if len(d.Then) > 0 {
		w.Key("then")
		w.BeginArray()
		for _, l := range d.Then {
			w.BeginObject()
			w.Date("due", l.Due)
			w.Date("book-by", l.BookBy)
			w.EndObject()
		}
		w.EndArray()
	}
	w.EndObject()
}

func rule(w *json.Writer, r *rulebook.Rule) {
	w.Field("id", r.ID)
	w.Field("clause", r.Clause)
	w.Field("href", r.Href)
	w.Field("title", r.Title)
	w.Field("force", r.Force)
	w.Field("verb", r.Verb)
	w.Field("note", r.Note)
	w.Field("topic", string(r.Topic))
}

func from(w *json.Writer, area *rulebook.Area, f From) {
	words, _ := area.Words(f.Event)
	w.Key("from")
	w.BeginObject()
	w.Field("event", string(f.Event))
	w.Field("noun", words.Noun)
	w.Date("date", f.Date)
	w.EndObject()
}

func steps(w *json.Writer, list []calendar.Step) {
	w.BeginArray()
	for _, s := range list {
		w.BeginObject()
		w.Date("date", s.Date)
		if s.Skipped == "" {
			w.Key("n")
			w.Int(s.N)
		}
		w.Field("skipped", s.Skipped)
		w.EndObject()
	}
	w.EndArray()
}
