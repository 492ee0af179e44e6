package visits

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// MaxVisits is how many visits a log may have.
const MaxVisits = 2000

// backKey is the key of the lead worker's return, which is no event of the rules.
const backKey rulebook.Event = "lead-worker-back"

// plain are words for events, for areas that have none of their own.
var plain = [...]rulebook.EventWords{
	{ID: rulebook.InitialConference, Noun: "the initial conference", Name: "date of the initial conference", When: "when the initial conference was held"},
	{ID: rulebook.ReviewConference, Noun: "the review conference", Name: "date of review conference", When: "when the review conference was held"},
	{ID: rulebook.NextReviewConference, Noun: "the next review conference", Name: "date of the next review conference"},
	{ID: rulebook.DateOfBirth, Noun: "the child's birth", Name: "date of the child's birth"},
	{ID: rulebook.LeadWorkerAbsent, Noun: "the lead worker's absence", Name: "first day of the lead worker's absence", When: "when the lead worker's absence began"},
	{ID: backKey, Noun: "the last day of the lead worker's absence", Name: "last day of the lead worker's absence"},
}

// words are the area's for an event, else plain ones; ok is false for an event of which
// visits know nothing.
func words(area *rulebook.Area, event rulebook.Event) (w rulebook.EventWords, ok bool) {
	for _, p := range plain {
		if p.ID == event {
			if own, ok := area.Words(event); ok {
				return own, true
			}
			return p, true
		}
	}
	return w, false
}

// Read reads a request:
//
//	{"area": "hertfordshire", "today": "2026-12-20", "reference": "AB 12", "baby": false,
//	 "dates": {"initial-conference": "2026-11-23", "review-conference": ["2027-02-12"]},
//	 "set": {"see-the-child": {"n": "3", "unit": "weeks", "by": ""}},
//	 "visits": [{"date": "1 Dec 2026", "by": "lead-worker", "home": "yes", "seen": "yes", "alone": "no"}]}
//
// The first five keys and the dates are as in a request for deadlines; set may also count in
// visits, and dates may have lead-worker-back. A visit whose row has a problem is left out of
// the log's Visits, and its problem told; nothing else is lost with it.
func Read(book *rulebook.Book, text []byte) (*rulebook.Area, Log, *deadlines.Problem) {
	v, err := json.Parse(text)
	if err != nil {
		return nil, Log{}, &deadlines.Problem{Status: 400, Detail: "The request is " + err.Error()}
	}
	r := request{book: book}
	r.read(v)
	if len(r.errors) > 0 {
		return r.area, r.log, &deadlines.Problem{Status: r.status, Detail: "There is a problem", Errors: r.errors}
	}
	return r.area, r.log, nil
}

type request struct {
	book   *rulebook.Book
	area   *rulebook.Area
	log    Log
	status int
	errors []deadlines.FieldError
}

// refuse notes that a request is not of the form above.
func (r *request) refuse(field string, index int, message string) {
	r.status = 400
	r.errors = deadlines.AddError(r.errors, deadlines.FieldError{Field: field, Index: index, Message: message})
}

// reject notes what is wrong with what a person gave.
func (r *request) reject(e deadlines.FieldError) {
	if r.status == 0 {
		r.status = 422
	}
	r.errors = deadlines.AddError(r.errors, e)
}

func (r *request) read(v *json.Value) {
	if !r.frame(v) {
		return
	}
	for _, m := range v.Get("dates").Fields {
		r.event(rulebook.Event(m.Key), m.Value)
	}
	if len(r.errors) == 0 {
		r.order()
	}
	r.set(v.Get("set"))
	if len(r.errors) > 0 {
		return
	}
	items := v.Get("visits").Items
	if len(items) > MaxVisits {
		r.refuse("visits", MaxVisits, "Give 2,000 visits or fewer")
		return
	}
	for i, item := range items {
		r.visit(i, item)
	}
}

// frame reads everything but dates, intervals and visits, and reports whether to go on.
func (r *request) frame(v *json.Value) bool {
	if v.Kind != json.Object {
		r.refuse("", 0, "The request must be an object with area, today, dates and visits")
		return false
	}
	for _, m := range v.Fields {
		if !isOne([]string{"area", "today", "reference", "baby", "dates", "set", "visits"}, m.Key) {
			r.refuse(m.Key, 0, "Unknown key "+m.Key+" (want area, today, reference, baby, dates, set or visits)")
		}
	}
	l, ok := &r.log, false
	if r.area = r.book.Area(v.Get("area").Text); r.area == nil {
		r.refuse("area", 0, "Area must be one of the areas of the handbook")
		return false
	}
	fault := ""
	if l.Reference, fault = deadlines.ReadReference(v); fault != "" {
		r.refuse("reference", 0, fault)
	}
	if l.Today, ok = civil.Parse(v.Get("today").Text); !ok || !r.book.Calendar.Covers(l.Today) {
		r.refuse("today", 0, "Today must be a date in the years of the calendar, such as 2026-11-23")
	}
	if k := v.Get("baby").Kind; k != json.Bool && k != json.None {
		r.refuse("baby", 0, "Baby must be true or false")
	}
	l.Baby = v.Get("baby").True
	if v.Get("dates").Kind != json.Object {
		r.refuse("dates", 0, "Dates must be an object with an event for each key")
	}
	if k := v.Get("visits").Kind; k != json.Array && k != json.None {
		r.refuse("visits", 0, "Visits must be a list of objects")
	}
	l.Dates = make(map[rulebook.Event][]civil.Date)
	return len(r.errors) == 0
}

// event reads the date or dates of one event.
func (r *request) event(event rulebook.Event, v *json.Value) {
	words, ok := words(r.area, event)
	if !ok {
		r.refuse(string(event), 0, "Unknown event "+string(event)+" for visits")
		return
	}
	items := []*json.Value{v}
	if v.Kind == json.Array {
		items = v.Items
		if fault := deadlines.TooMany(event, words, len(items)); fault != "" {
			r.refuse(string(event), 0, fault)
			return
		}
	}
	for i, item := range items {
		name := words.Name
		if event.Repeats() {
			name += " " + strconv.Itoa(i+1)
		}
		date, fault := deadlines.ReadDate(r.book.Calendar, event, name, item)
		if fault == nil && date != 0 && !(deadlines.Case{Dates: r.log.Dates}).Add(event, date) {
			fault = &dateinput.Fault{Message: dateinput.Sentence(name) + " must be different from the others"}
		}
		if fault != nil {
			r.reject(deadlines.FieldError{Field: string(event), Index: i, Parts: fault.Parts, Message: fault.Message})
		}
	}
}

// order asks for the initial conference and refuses dates that are out of order.
func (r *request) order() {
	l := &r.log
	all := []string{"day", "month", "year"}
	l.Back = l.date(backKey)
	for _, event := range [...]rulebook.Event{rulebook.InitialConference, rulebook.LeadWorkerAbsent} {
		needed := event == rulebook.InitialConference || l.Back != 0
		if w, _ := words(r.area, event); needed && l.date(event) == 0 {
			r.reject(deadlines.FieldError{Field: string(event), Parts: all, Message: "Enter the " + w.Name})
		}
	}
	for _, pair := range [...][2]rulebook.Event{{rulebook.InitialConference, rulebook.ReviewConference}, {rulebook.InitialConference, rulebook.NextReviewConference},
		{rulebook.ReviewConference, rulebook.NextReviewConference}, {rulebook.LeadWorkerAbsent, backKey}} {
		earlier := l.Dates[pair[0]]
		for i, date := range l.Dates[pair[1]] {
			if len(earlier) == 0 || date >= earlier[len(earlier)-1] {
				continue
			}
			w, _ := words(r.area, pair[1])
			than, _ := words(r.area, pair[0])
			r.reject(deadlines.FieldError{Field: string(pair[1]), Index: i, Parts: all, Message: dateinput.Sentence(w.Noun) + " (" + date.Long() +
				") must be on or after " + earlier[len(earlier)-1].Long() + ", " + than.When})
		}
	}
}
