package plan

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// The most that a request may hold.
const (
	MaxText = 20000 // bytes in one field
	MaxRows = 2000  // entries in one list
)

// Read reads a request:
//
//	{"area": "hertfordshire", "today": "2026-11-22", "reference": "CP 17", "audit": false,
//	 "plan": {"document": "child-protection-plan", "none": ["dissent"], "reason": "…",
//	          "actions": [{"what": "…", "who": "…", "by": "1 February 2027"}]},
//	 "earlier": {…}, "answers": [{"area": "hertfordshire", "rule": "…", "answer": "not-applicable", "note": "…"}]}
//
// The fields of plan are those of the format (content/calculators/plans/format.md) for that
// kind of document. An unknown field, a value that is no text and a list that is too long
// are refused by name; what is written is never judged here. An answer's area may be left
// out where there is but one. The area "national" joins them all.
func Read(book *rulebook.Book, text []byte) (*Request, *deadlines.Problem) {
	v, err := json.Parse(text)
	if err != nil {
		return nil, &deadlines.Problem{Status: 400, Detail: "The request is " + err.Error()}
	}
	r := request{book: book}
	r.read(v)
	if len(r.errors) > 0 {
		return nil, &deadlines.Problem{Status: r.status, Detail: "There is a problem", Errors: r.errors}
	}
	return &r.q, nil
}

type request struct {
	book   *rulebook.Book
	q      Request
	status int
	errors []deadlines.FieldError
}

// refuse notes that a request is not of the form above.
func (r *request) refuse(field string, index int, message string) {
	r.status = 400
	r.errors = deadlines.AddError(r.errors, deadlines.FieldError{Field: field, Index: index, Message: message})
}

// reject notes what is wrong with what a person gave.
func (r *request) reject(field string, index int, part, message string) {
	if r.status == 0 {
		r.status = 422
	}
	e := deadlines.FieldError{Field: field, Index: index, Message: message}
	if part != "" {
		e.Parts = []string{part}
	}
	r.errors = deadlines.AddError(r.errors, e)
}

func (r *request) keys(v *json.Value, known ...string) {
	for _, m := range v.Fields {
		if !isOne(known, m.Key) {
			r.refuse(m.Key, 0, "Unknown key "+m.Key+" (want "+join(known, ", ")+")")
		}
	}
}

func (r *request) read(v *json.Value) {
	if v.Kind != json.Object {
		r.refuse("", 0, "The request must be an object with area, today and plan")
		return
	}
	r.keys(v, "area", "today", "reference", "plan", "earlier", "answers", "audit")
	if area := v.Get("area").Text; area == National {
		r.q.Areas, r.q.National = r.book.Areas, true
	} else if a := r.book.Area(area); a != nil {
		r.q.Areas = []*rulebook.Area{a}
	} else {
		r.refuse("area", 0, "Area must be one of the areas of the handbook, or national")
	}
	ok := false
	if r.q.Today, ok = civil.Parse(v.Get("today").Text); !ok || !r.book.Calendar.Covers(r.q.Today) {
		r.refuse("today", 0, "Today must be a date in the years of the calendar, such as 2026-11-23")
	}
	fault := ""
	if r.q.Reference, fault = deadlines.ReadReference(v); fault != "" {
		r.refuse("reference", 0, fault)
	}
	if k := v.Get("audit").Kind; k != json.Bool && k != json.None {
		r.refuse("audit", 0, "Audit must be true or false")
	}
	r.q.Audit = v.Get("audit").True
	r.q.Document = r.document("plan", v.Get("plan"))
	if earlier := v.Get("earlier"); earlier.Kind != json.None && earlier.Kind != json.Null {
		doc := r.document("earlier", earlier)
		r.q.Earlier = &doc
		if len(r.errors) == 0 && doc.Kind != r.q.Document.Kind {
			r.refuse("earlier", 0, "The earlier version must be the same kind of document")
		}
	}
	if len(r.errors) == 0 {
		r.answers(v.Get("answers"))
	}
}

// document reads the plan, or an earlier version of it; key tells which.
func (r *request) document(key string, v *json.Value) Document {
	d := Document{Texts: map[string]string{}, Lists: map[string][]Row{}, None: map[string]bool{}}
	if v.Kind != json.Object {
		r.refuse(key, 0, "The "+key+" must be an object with document and its fields")
		return d
	}
	d.Kind = v.Get("document").Text
	known := false
	for _, doc := range r.book.Format().Documents {
		known = known || doc.ID == d.Kind
	}
	if !known {
		r.refuse("document", 0, "Document must be one of the kinds of the format, such as "+r.book.Format().Documents[0].ID)
		return d
	}
	for _, m := range v.Fields {
		switch m.Key {
		case "document", "reference":
		case "none":
			r.none(&d, m.Value)
		default:
			r.field(&d, m.Key, m.Value)
		}
	}
	return d
}

// none reads of which fields a person has said that there is nothing.
func (r *request) none(d *Document, v *json.Value) {
	if v.Kind != json.Array {
		r.refuse("none", 0, "None must be a list of fields")
	}
	for i, item := range v.Items {
		f := r.book.Format().Field(item.Text)
		if f == nil || f.None == "" {
			r.refuse("none", i, "Nobody can say that there is no "+item.Text)
			continue
		}
		d.None[item.Text] = true
	}
}

func (r *request) field(d *Document, id string, v *json.Value) {
	f := r.book.Format().Field(id)
	if f == nil || !f.Has(d.Kind) {
		r.refuse(id, 0, "A "+d.Kind+" has no field "+id+" in this format")
		return
	}
	if f.Kind != rulebook.ListField {
		if v.Kind != json.String {
			r.refuse(id, 0, f.Label+" must be text")
			return
		}
		d.Texts[id] = r.text(f.Label, id, 0, "", v)
		return
	}
	if v.Kind != json.Array {
		r.refuse(id, 0, f.Label+" must be a list")
		return
	}
	if len(v.Items) > MaxRows {
		r.reject(id, MaxRows, "", f.Label+" must have "+strconv.Itoa(MaxRows)+" entries or fewer")
		return
	}
	rows := make([]Row, 0, len(v.Items))
	for i, item := range v.Items {
		if item.Kind != json.Object {
			r.refuse(id, i, f.Label+" must be a list of objects")
			return
		}
		row := make(Row, len(item.Fields))
		for _, m := range item.Fields {
			part := f.Part(m.Key)
			if part == nil || m.Value.Kind != json.String {
				r.refuse(id, i, f.Label+" has no part "+m.Key+" that is text")
				return
			}
			row[m.Key] = r.text(part.Label, id, i, m.Key, m.Value)
		}
		rows = append(rows, row)
	}
	if f.None != "" && denied(rows) { // "None" written into a list is the same as the tick
		d.None[id] = true
		rows = nil
	}
	d.Lists[id] = rows
}

func (r *request) text(label, field string, index int, part string, v *json.Value) string {
	if len(v.Text) > MaxText {
		r.reject(field, index, part, label+" must be "+strconv.Itoa(MaxText)+" characters or less")
	}
	return v.Text
}

// answers reads what a person has said of requirements.
func (r *request) answers(v *json.Value) {
	if v.Kind != json.Array && v.Kind != json.None && v.Kind != json.Null {
		r.refuse("answers", 0, "Answers must be a list")
	}
	if len(v.Items) > MaxRows {
		r.refuse("answers", MaxRows, "Answers must have "+strconv.Itoa(MaxRows)+" entries or fewer")
		return
	}
	for i, item := range v.Items {
		if item.Kind != json.Object {
			r.refuse("answers", i, "Each answer must be an object with rule and answer")
			continue
		}
		r.keys(item, "area", "rule", "answer", "note")
		s := Said{Area: item.Get("area").Text, Rule: item.Get("rule").Text, Is: Verdict(item.Get("answer").Text), Note: item.Get("note").Text}
		if s.Area == "" && len(r.q.Areas) == 1 {
			s.Area = r.q.Areas[0].ID
		}
		if !r.asked(s) {
			r.refuse("answers", i, "No area of the request asks "+s.Area+" "+s.Rule+" of this kind of document")
		}
		switch s.Is {
		case Present, PartlyThere, Absent:
		case NotApplicable:
			if !Says(s.Note) {
				r.reject("answers", i, "note", "Enter why it does not apply")
			}
		default:
			r.refuse("answers", i, "An answer must be present, partly, absent or not-applicable")
		}
		r.q.Said = append(r.q.Said, s)
	}
}

func (r *request) asked(s Said) bool {
	for _, a := range r.q.Areas {
		for _, rule := range a.Plans() {
			if a.ID == s.Area && rule.ID == s.Rule && rule.Document == r.q.Document.Kind {
				return true
			}
		}
	}
	return false
}
