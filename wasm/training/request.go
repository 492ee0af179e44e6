package training

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Set is a set of questions and what it was drawn from.
type Set struct {
	Area      *rulebook.Area
	Seed      string
	Level     int
	Questions []Question
}

type request struct {
	book   *rulebook.Book
	status int
	errors []deadlines.FieldError
}

// problem is what was found wrong, or nil.
func (r *request) problem() *deadlines.Problem {
	if len(r.errors) == 0 {
		return nil
	}
	return &deadlines.Problem{Status: r.status, Detail: "There is a problem", Errors: r.errors}
}

// refuse notes that a request is not of the form that Read describes.
func (r *request) refuse(field, message string) {
	r.status = 400
	r.errors = append(r.errors, deadlines.FieldError{Field: field, Message: message})
}

// reject notes what is wrong with what a person typed.
func (r *request) reject(field string, parts []string, message string) {
	if r.status == 0 {
		r.status = 422
	}
	r.errors = append(r.errors, deadlines.FieldError{Field: field, Parts: parts, Message: message})
}

// Read reads a request for questions and draws them:
//
//	{"area": "hertfordshire", "seed": "desk7", "level": 0, "n": 10}
//
// The level is 0 to 4, n is 1 to 50, and the seed has 1 to 20 letters and digits, of which
// it does not matter whether they are capitals.
func Read(book *rulebook.Book, text []byte) (Set, *deadlines.Problem) {
	r := request{book: book}
	set := r.set(r.parse(text, forSet))
	return set, r.problem()
}

// ReadTyped reads a request to mark one answer: that for the set, with the question's number,
// counting from 1, and the date that was typed, as text, 2026-12-03, or in parts:
//
//	{"area": "hertfordshire", "seed": "desk7", "level": 0, "n": 10, "number": 3, "typed": {"day": "3", "month": "dec", "year": "2026"}}
//
// A date that cannot be read has the fault that a calculator tells.
func ReadTyped(book *rulebook.Book, text []byte) (set Set, number int, typed civil.Date, p *deadlines.Problem) {
	r := request{book: book}
	v := r.parse(text, forMark)
	if set = r.set(v); len(r.errors) > 0 {
		return set, 0, 0, r.problem()
	}
	number = r.number(v, "number", "Number of the question", 1, len(set.Questions))
	typed, fault := readDate(book, v.Get("typed"))
	if fault != nil {
		r.reject("typed", fault.Parts, fault.Message)
	}
	return set, number, typed, r.problem()
}

// readDate reads a date as the calculators do, and asks for one where none was typed.
func readDate(book *rulebook.Book, v *json.Value) (civil.Date, *dateinput.Fault) {
	const name = "date"
	if v.Kind != json.String || dateinput.Trim(v.Text) != "" {
		date, fault := deadlines.ReadDate(book.Calendar, "", name, v)
		if date != 0 || fault != nil {
			return date, fault
		}
	}
	return dateinput.Read(name, dateinput.Typed{})
}

// The keys of a request.
var (
	forSet  = []string{"area", "seed", "level", "n"}
	forMark = append(forSet[:4:4], "number", "typed")
)

// parse reads an object that has no key but those wanted.
func (r *request) parse(text []byte, want []string) *json.Value {
	v, err := json.Parse(text)
	if err != nil {
		r.refuse("", "The request is "+err.Error())
		return &json.Value{}
	}
	if v.Kind != json.Object {
		r.refuse("", "The request must be an object with "+list(want, "and"))
	}
	for _, m := range v.Fields {
		if !contains(want, m.Key) {
			r.refuse(m.Key, "Unknown key "+m.Key+" (want "+list(want, "or")+")")
		}
	}
	return v
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

// set reads what a set is drawn from and draws it.
func (r *request) set(v *json.Value) (s Set) {
	if len(r.errors) > 0 {
		return
	}
	if s.Area = r.book.Area(v.Get("area").Text); s.Area == nil {
		r.refuse("area", "Area must be one of the areas of the handbook")
	}
	s.Level = r.number(v, "level", "Level", 0, MaxLevel)
	n := r.number(v, "n", "Number of questions", 1, MaxQuestions)
	var ok bool
	if s.Seed, ok = Seed(v.Get("seed").Text); !ok {
		r.reject("seed", nil, "Word for the set must have 1 to "+strconv.Itoa(MaxSeed)+" letters or digits, and nothing else")
	}
	if len(r.errors) > 0 {
		return
	}
	if s.Questions = Make(r.book, s.Area, s.Seed, n, s.Level); len(s.Questions) == 0 {
		r.reject("area", nil, "This area has no timescale that a date can be asked of")
	}
	return
}

// number reads a whole number between two.
func (r *request) number(v *json.Value, key, name string, least, most int) int {
	f := v.Get(key)
	if f.Kind != json.Number || f.Int < least || f.Int > most {
		r.refuse(key, name+" must be a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most))
	}
	return f.Int
}
