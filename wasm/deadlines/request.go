package deadlines

import (
	"strconv"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Problem is why a request cannot be answered: an RFC 9457 problem document, with a
// message for each field in the words of the GOV.UK Design System.
type Problem struct {
	Status int    // of HTTP: 400 for a request that is not understood, 422 for its dates
	Title  string // what HTTP calls the status; empty for 400 and 422
	Detail string
	Errors []FieldError
}

// The most that a request may hold, and that is told of it.
const (
	MaxDates  = 200 // of one event
	MaxErrors = 100
)

// FieldError is what is wrong with one field of a request.
type FieldError struct {
	Field   string   // area, today, horizon, an event such as core-group, or of set: a rule's id
	Index   int      // which date of an event that repeats, counting from 0
	Parts   []string // of a typed date: day, month, year
	Message string
}

// Read reads a request:
//
//	{"area": "hertfordshire", "today": "2026-11-23", "dates": {"core-group": ["2026-12-03"]}}
//
// A date is text, 2026-12-03, or as typed: {"day": "3", "month": "dec", "year": "2026"}. A
// typed date with nothing in it is as if it were not there, unless no date is given at
// all. Keys that are not known are refused. An event that repeats takes a list, whose
// order does not matter. Every date must lie in the calendar's years, but for a date of
// birth, and not before what it follows.
//
// Three more keys may be there: reference, up to 60 bytes, for a calendar file; horizon, a
// date up to which repeating limits are projected; and set, the intervals set for this
// case by the ids of their rules, as text or as typed:
//
//	"set": {"core-group-interval": "4 weeks", "further-reviews": {"n": "8", "unit": "months", "by": "conference-chair"}}
func Read(book *rulebook.Book, text []byte) (*rulebook.Area, Case, *Problem) {
	v, err := json.Parse(text)
	if err != nil {
		return nil, Case{}, &Problem{Status: 400, Detail: "The request is " + err.Error()}
	}
	r := request{book: book}
	kase := r.read(v)
	return r.area, kase, r.problem()
}

// ReadMove reads a request about a child who moves: the same, with the area that the
// child comes to under the key to. It gives the case as each of the two areas sees it; a
// date that one of them has no use for is left out there and told in unused.
func ReadMove(book *rulebook.Book, text []byte) (from, to *rulebook.Area, asFrom, asTo Case, unused []Unused, p *Problem) {
	v, err := json.Parse(text)
	if err != nil {
		return nil, nil, Case{}, Case{}, nil, &Problem{Status: 400, Detail: "The request is " + err.Error()}
	}
	there := request{book: book, key: "to"}
	here := request{book: book, key: "area", other: &there}
	there.other = &here
	here.area, there.area = book.Area(v.Get("area").Text), book.Area(v.Get("to").Text)
	switch {
	case here.area == nil:
		here.refuse("area", "Choose the area that the child moves from")
	case there.area == nil:
		here.refuse("to", "Choose the area that the child moves to")
	case there.area == here.area:
		here.refuse("to", "Choose another area than the one that the child moves from")
	}
	if p := here.problem(); p != nil {
		return nil, nil, Case{}, Case{}, nil, p
	}
	asFrom, asTo = here.read(v), there.read(v)
	if p := here.problem(); p != nil {
		return nil, nil, Case{}, Case{}, nil, p
	}
	return here.area, there.area, asFrom, asTo, append(here.unused, there.unused...), there.problem()
}

// Unused is a date that was given and that an area has no use for.
type Unused struct {
	Area  *rulebook.Area
	Event rulebook.Event
}

type request struct {
	book   *rulebook.Book
	key    string // area, or the key under which the area stands
	area   *rulebook.Area
	other  *request // of a move: the other area's
	unused []Unused
	given  []given // in the order of the request
	status int
	errors []FieldError
}

// given is one date of the request and where it stands there.
type given struct {
	words rulebook.EventWords
	index int
	date  civil.Date
}

// problem is what was found wrong, or nil.
func (r *request) problem() *Problem {
	if len(r.errors) == 0 {
		return nil
	}
	return &Problem{Status: r.status, Detail: "There is a problem", Errors: r.errors}
}

// refuse notes that a request is not of the form above.
func (r *request) refuse(field, message string) {
	r.status = 400
	r.errors = AddError(r.errors, FieldError{Field: field, Message: message})
}

// reject notes what is wrong with a date that a person gave.
func (r *request) reject(e FieldError) {
	if r.status == 0 {
		r.status = 422
	}
	r.errors = AddError(r.errors, e)
}

// AddError adds an error to those of a request, as long as there are not too many to tell.
func AddError(list []FieldError, e FieldError) []FieldError {
	if len(list) == MaxErrors {
		return list
	}
	return append(list, e)
}

func (r *request) read(v *json.Value) (kase Case) {
	if v.Kind != json.Object {
		r.refuse("", "The request must be an object with area, today and dates")
		return
	}
	for _, m := range v.Fields {
		switch m.Key {
		case "area", "today", "dates", "reference", "horizon", "set":
		case "to":
			if r.other == nil {
				r.refuse(m.Key, "Unknown key to: it is for a child who moves")
			}
		default:
			r.refuse(m.Key, "Unknown key "+m.Key+" (want area, today, dates, reference, horizon or set)")
		}
	}
	if r.key == "" {
		r.key = "area"
	}
	if r.area = r.book.Area(v.Get(r.key).Text); r.area == nil {
		r.refuse(r.key, "Area must be one of the areas of the handbook")
		return
	}
	var fault string
	if kase.Reference, fault = ReadReference(v); fault != "" {
		r.refuse("reference", fault)
		return
	}
	var ok bool
	if kase.Today, ok = civil.Parse(v.Get("today").Text); !ok || !r.book.Calendar.Covers(kase.Today) {
		r.refuse("today", "Today must be a date in the years of the calendar, such as 2026-11-23")
		return
	}
	kase.Dates = make(map[rulebook.Event][]civil.Date)
	dates := v.Get("dates")
	if dates.Kind != json.Object {
		r.refuse("dates", "Dates must be an object with an event for each key")
		return
	}
	for _, m := range dates.Fields {
		r.event(kase, m.Key, m.Value)
	}
	r.horizon(&kase, v.Get("horizon"))
	r.set(&kase, v.Get("set"))
	if len(r.errors) > 0 {
		return
	}
	if len(kase.Dates) == 0 && len(r.unused) == 0 {
		r.nothing(dates)
		return
	}
	r.order(kase)
	return
}

// ReadReference reads what a person calls the case. The fault says what is wrong with it.
func ReadReference(request *json.Value) (reference, fault string) {
	v := request.Get("reference")
	switch {
	case v.Kind != json.None && v.Kind != json.String:
		return "", "Reference must be text"
	case len(v.Text) > 60:
		return "", "Reference must be 60 characters or less"
	}
	return v.Text, ""
}

// nothing asks for the first date of a request that has none.
func (r *request) nothing(dates *json.Value) {
	event := r.area.Events[0]
	for _, w := range r.area.Events {
		if dates.Get(string(w.ID)).Kind != json.None {
			event = w
			break
		}
	}
	_, fault := dateinput.Read(event.Name, dateinput.Typed{})
	r.reject(FieldError{Field: string(event.ID), Parts: fault.Parts, Message: fault.Message})
}

// event reads the date or dates of one event into the case.
func (r *request) event(kase Case, key string, v *json.Value) {
	event := rulebook.Event(key)
	words, ok := r.area.Words(event)
	if !ok && r.other != nil && event.Known() {
		if !empty(v) {
			r.unused = append(r.unused, Unused{r.area, event})
		}
		return
	}
	if !ok {
		r.refuse(key, "Unknown event "+key+" for this area")
		return
	}
	items := []*json.Value{v}
	if v.Kind == json.Array {
		items = v.Items
		if fault := TooMany(event, words, len(items)); fault != "" {
			r.refuse(key, fault)
			return
		}
	}
	for i, item := range items {
		name := words.Name
		if event.Repeats() {
			name += " " + strconv.Itoa(i+1)
		}
		date, fault := ReadDate(r.book.Calendar, event, name, item)
		switch {
		case fault != nil:
			r.reject(FieldError{key, i, fault.Parts, fault.Message})
		case date == 0: // left empty
		case contains(kase.Dates[event], date):
			r.reject(FieldError{key, i, nil, dateinput.Sentence(name) + " must be different from the others"})
		default:
			kase.Dates[event] = insert(kase.Dates[event], date)
			r.given = append(r.given, given{words, i, date})
		}
	}
}

// TooMany says that there are more dates of an event than there can be, or nothing.
func TooMany(event rulebook.Event, words rulebook.EventWords, n int) string {
	switch {
	case n > 1 && !event.Repeats():
		return "Give one " + words.Name
	case n > MaxDates:
		return "Give 200 dates or fewer"
	}
	return ""
}

// horizon reads the day up to which repeating limits are projected.
func (r *request) horizon(kase *Case, v *json.Value) {
	if v.Kind == json.None {
		return
	}
	date, fault := ReadDate(r.book.Calendar, "", "date to look ahead to", v)
	switch {
	case fault != nil:
		r.reject(FieldError{"horizon", 0, fault.Parts, fault.Message})
	case date != 0 && date < kase.Today:
		r.reject(FieldError{"horizon", 0, []string{"day", "month", "year"}, "Date to look ahead to must be today or in the future"})
	}
	kase.Horizon = date
}

// set reads the intervals that were set for the case.
func (r *request) set(kase *Case, v *json.Value) {
	if v.Kind != json.None && v.Kind != json.Object {
		r.refuse("set", "Set must be an object with a timescale's id for each key")
		return
	}
	kase.Set = make(map[string]Set, len(v.Fields))
	for _, m := range v.Fields {
		rule := r.area.Rule(m.Key)
		if rule == nil {
			r.refuse(m.Key, "Unknown timescale "+m.Key+" for this area")
			continue
		}
		set, fault := interval(rule, m.Value)
		if fault == "" && set.Span.N != 0 {
			fault = set.fault(rule)
		}
		switch {
		case fault != "":
			r.reject(FieldError{m.Key, 0, []string{"n"}, fault})
		case set.Span.N != 0 && set.Span != rule.Readings[0].Span:
			kase.Set[m.Key] = set.kept(rule)
		}
	}
}

// interval reads one interval; it is none where the number was left empty.
func interval(rule *rulebook.Rule, v *json.Value) (set Set, fault string) {
	text := v.Text
	if fault := TypedInterval(v); fault != "" {
		return Set{}, rule.Title + fault
	}
	if v.Kind == json.Object {
		n := dateinput.Trim(v.Get("n").Text)
		if n == "" {
			return Set{}, ""
		}
		text, set.By = n+" "+v.Get("unit").Text, v.Get("by").Text
	}
	span, err := calendar.ParseSpan(text)
	if err != nil {
		return Set{}, rule.Title + ": the interval must be a whole number from 1 to 999, in days, working days, weeks, months or years"
	}
	set.Span = span
	return set, ""
}

// TypedInterval says that an interval is not of the form that requests have, or nothing.
func TypedInterval(v *json.Value) (fault string) {
	for _, m := range v.Fields {
		if m.Value.Kind != json.String || m.Key != "n" && m.Key != "unit" && m.Key != "by" {
			return ": the interval must have n, unit and by, each of them text"
		}
	}
	return ""
}

// ReadDate reads one date of an event, as Read describes; it is no date where the fields
// were left empty.
func ReadDate(c *calendar.Calendar, event rulebook.Event, name string, v *json.Value) (civil.Date, *dateinput.Fault) {
	var date civil.Date
	switch v.Kind {
	case json.String:
		var ok bool
		if date, ok = civil.Parse(v.Text); !ok {
			return 0, &dateinput.Fault{Message: dateinput.Sentence(name) + " must be a real date, such as 2026-11-23"}
		}
	case json.Object:
		for _, m := range v.Fields {
			if m.Value.Kind != json.String || m.Key != "day" && m.Key != "month" && m.Key != "year" {
				return 0, &dateinput.Fault{Message: dateinput.Sentence(name) + " must have day, month and year, each of them text"}
			}
		}
		typed := dateinput.Typed{Day: v.Get("day").Text, Month: v.Get("month").Text, Year: v.Get("year").Text}
		if typed.Empty() {
			return 0, nil
		}
		var fault *dateinput.Fault
		if date, fault = dateinput.Read(name, typed); fault != nil {
			return 0, fault
		}
	default:
		return 0, &dateinput.Fault{Message: dateinput.Sentence(name) + " must be text, or an object with day, month and year"}
	}
	switch {
	case date < c.First() && event != rulebook.DateOfBirth: // no limit from birth is counted in working days
		return 0, &dateinput.Fault{Parts: []string{"year"}, Message: dateinput.Sentence(name) + " must be the same as or after " + c.First().Long() + ", when the list of bank holidays starts"}
	case date > c.Last():
		return 0, &dateinput.Fault{Parts: []string{"year"}, Message: dateinput.Sentence(name) + " must be the same as or before " + c.Last().Long() + ", when the calendar ends"}
	}
	return date, nil
}

// order refuses a date that comes before the event that it follows.
func (r *request) order(kase Case) {
	for _, g := range r.given {
		if fault := disorder(r.area, kase, g.words, g.index, g.date); fault != "" {
			r.reject(FieldError{string(g.words.ID), g.index, []string{"day", "month", "year"}, fault})
		}
	}
}

// disorder says that an event's date comes before what it follows, or nothing. The index
// tells which date of an event that repeats it is.
func disorder(area *rulebook.Area, kase Case, words rulebook.EventWords, index int, date civil.Date) string {
	for _, earlier := range words.ID.NotBefore() {
		days := kase.Dates[earlier]
		if len(days) == 0 || date >= days[len(days)-1] {
			continue
		}
		name := words.Noun
		if index > 0 {
			name = trimThe(name) + " " + strconv.Itoa(index+1)
		}
		than, _ := area.Words(earlier)
		return dateinput.Sentence(name) + " (" + date.Long() + ") must be on or after " + days[len(days)-1].Long() + ", " + than.When
	}
	return ""
}

// Fault says what is wrong with a case that was not read from a request: a date outside
// the calendar's years or out of order, or no date at all. It is empty where Work can
// answer the case.
func (kase Case) Fault(book *rulebook.Book, area *rulebook.Area) string {
	given := false
	for _, event := range rulebook.Events {
		given = given || len(kase.Dates[event]) > 0
	}
	if !given {
		return "There is no date"
	}
	for _, event := range rulebook.Events {
		words, known := area.Words(event)
		for i, date := range kase.Dates[event] {
			if !book.Calendar.Covers(date) && event != rulebook.DateOfBirth {
				return date.Long() + " is outside the years of the calendar, " + book.Calendar.First().Long() + " to " + book.Calendar.Last().Long()
			}
			if !known {
				continue
			}
			if fault := disorder(area, kase, words, i, date); fault != "" {
				return fault
			}
		}
	}
	return ""
}

// Add adds a date of an event and keeps the event's dates in order. It is false, and adds
// nothing, where the date is there already or the event has one date only.
func (kase Case) Add(event rulebook.Event, date civil.Date) bool {
	dates := kase.Dates[event]
	if contains(dates, date) || len(dates) > 0 && !event.Repeats() {
		return false
	}
	kase.Dates[event] = insert(dates, date)
	return true
}

// empty reports whether no date was typed.
func empty(v *json.Value) bool {
	for _, item := range v.Items {
		if !empty(item) {
			return false
		}
	}
	typed := dateinput.Typed{Day: v.Get("day").Text, Month: v.Get("month").Text, Year: v.Get("year").Text}
	return v.Text == "" && typed.Empty()
}

func contains(dates []civil.Date, date civil.Date) bool {
	for _, d := range dates {
		if d == date {
			return true
		}
	}
	return false
}

// insert keeps the dates in order.
func insert(dates []civil.Date, date civil.Date) []civil.Date {
	i := len(dates)
	dates = append(dates, date)
	for ; i > 0 && dates[i-1] > date; i-- {
		dates[i] = dates[i-1]
	}
	dates[i] = date
	return dates
}
