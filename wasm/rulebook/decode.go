package rulebook

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/json"
)

// Error is a mistake in a rules file, in words for the editor of a page: the page's
// path, the entry, what is wrong and what to write instead.
type Error string

func (e Error) Error() string { return string(e) }

// Forces lists the forces that a clause or rule can have, strongest first.
var Forces = [...]string{"must", "duty", "should", "good-practice", "may", "statement"}

// RolePages lists the roles that have a page of their own in each area; another role
// of an area may be gathered on one of them with page.
var RolePages = [...]string{"lead-worker", "line-manager", "conference-chair", "core-group-member", "family"}

var kinds = [...]string{"circulation", "duty", "escalation", "membership", "meta", "plan-content", "principle",
	"record", "right", "role", "timescale", "training", "visit"}

// Decode reads a rules file and judges it, as far as a calculator of dates needs it: the
// calendar, the areas and their timescales. The error is that of JSON itself or an Error;
// the first mistake is told, since the next may follow from it.
//
// A page carries only what it calls, so what else a file has is read by functions of its
// own: DecodeVisits, and DecodeWhole when the site is built.
func Decode(text []byte) (*Book, error) { return decode(text, parts{page: (*decoder).rules}) }

// DecodeVisits is Decode with the rules about seeing the child in place of the timescales.
func DecodeVisits(text []byte) (*Book, error) { return decode(text, parts{page: (*decoder).visits}) }

// DecodeWhole is Decode with everything that a file has. Rules must agree with their
// clauses, where the file has clauses.
func DecodeWhole(text []byte) (*Book, error) {
	return decode(text, parts{
		start: func(d *decoder, file *json.Value) {
			d.format(file)
			d.book.Situations = d.texts(file, "situations")
		},
		clauses: (*decoder).clauses,
		agree:   (*decoder).agree,
		page: func(d *decoder, a *Area, page *json.Value) {
			d.rules(a, page)
			d.visits(a, page)
			d.plans(a, page)
			d.examples(a, page)
		},
		last: (*decoder).guides,
	})
}

// parts are what is read beside the calendar and the areas' words; nil is left unread.
type parts struct {
	start   func(d *decoder, file *json.Value)          // before the areas
	clauses func(d *decoder, a *Area, page *json.Value) // of every page first: a rule may name any of them
	agree   func(*decoder, *Area, *Rule)
	page    func(d *decoder, a *Area, page *json.Value)
	last    func(d *decoder, a *Area, page *json.Value) // once all rules are read: a step may name any of them
}

func decode(text []byte, p parts) (*Book, error) {
	v, err := json.Parse(text)
	if err != nil {
		return nil, err
	}
	d := decoder{parts: p, where: "rules.json", book: &Book{}}
	d.read(v)
	if d.err != "" {
		return nil, d.err
	}
	return d.book, nil
}

// decoder keeps the page and the entry that are being read, and the first mistake.
type decoder struct {
	parts parts
	book  *Book
	where string
	entry string
	err   Error
}

func (d *decoder) fail(what string) {
	if d.err != "" {
		return
	}
	d.err = Error(d.where + ": ")
	if d.entry != "" {
		d.err += Error(d.entry + ": ")
	}
	d.err += Error(what)
}

func quote(s string) string { return "\"" + s + "\"" }

// choices writes "want a, b or c".
func choices[T ~string](words []T) string {
	s := "want "
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			s += " or "
		default:
			s += ", "
		}
		s += string(w)
	}
	return s
}

// oneOf reads a word that must be one of a list.
func oneOf[T ~string](d *decoder, what, word string, words []T) T {
	for _, w := range words {
		if string(w) == word {
			return w
		}
	}
	d.fail("unknown " + what + " " + quote(word) + " (" + choices(words) + ")")
	return ""
}

// keys refuses a value that is no object, and keys that are not known; known has them with
// a space between, which takes fewer bytes of a module than a list.
func (d *decoder) keys(v *json.Value, known string) {
	words := split(known)
	if v.Kind != json.Object {
		d.fail("want keys and values here, such as " + words[0] + ":")
		return
	}
	for _, m := range v.Fields {
		if !contains(words, m.Key) {
			d.fail("unknown word " + quote(m.Key) + " (" + choices(words) + ")")
		}
	}
}

// split takes words apart at their spaces.
func split(text string) (words []string) {
	for start, i := 0, 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			words = append(words, text[start:i])
			start = i + 1
		}
	}
	return words
}

func contains(list []string, s string) bool {
	for _, w := range list {
		if w == s {
			return true
		}
	}
	return false
}

// text reads a key whose value is text; it may be missing.
func (d *decoder) text(v *json.Value, key string) string {
	switch f := v.Get(key); f.Kind {
	case json.None, json.Null:
		return ""
	case json.String:
		return f.Text
	}
	d.fail(key + ": want text (put it in double quotes)")
	return ""
}

// need reads a key whose value is text that must be there.
func (d *decoder) need(v *json.Value, key string) string {
	s := d.text(v, key)
	if s == "" {
		d.fail(key + ": is missing")
	}
	return s
}

func (d *decoder) number(v *json.Value, key string) int {
	f := v.Get(key)
	if f.Kind != json.Number {
		d.fail(key + ": want a whole number")
	}
	return f.Int
}

func (d *decoder) list(v *json.Value, key string) []*json.Value {
	switch f := v.Get(key); f.Kind {
	case json.None, json.Null:
		return nil
	case json.Array:
		return f.Items
	}
	d.fail(key + ": want a list")
	return nil
}

func (d *decoder) texts(v *json.Value, key string) []string {
	var list []string
	for _, item := range d.list(v, key) {
		if item.Kind != json.String {
			d.fail(key + ": want a list of texts")
			return nil
		}
		list = append(list, item.Text)
	}
	return list
}

func (d *decoder) date(s, key string) civil.Date {
	date, ok := civil.Parse(s)
	if !ok {
		d.fail(key + ": " + quote(s) + " is not a date (want, say, 2026-11-23)")
	}
	return date
}

func (d *decoder) read(v *json.Value) {
	d.keys(v, "calendar format situations areas")
	b := d.book
	d.calendar(b, v.Get("calendar"))
	d.where, d.entry = "rules.json", ""
	if d.parts.start != nil {
		d.parts.start(d, v)
		d.where, d.entry = "rules.json", ""
	}
	for _, a := range d.list(v, "areas") {
		area := d.area(a)
		if d.err == "" && b.Area(area.ID) != nil {
			d.fail("the area " + quote(area.ID) + " is there twice")
		}
		b.Areas = append(b.Areas, area)
	}
}

func (d *decoder) calendar(b *Book, v *json.Value) {
	d.where, d.entry = d.text(v, "path"), ""
	d.keys(v, "path division read-on first-year published-to days")
	b.Division = oneOf(d, "division", d.need(v, "division"), []string{"england-and-wales"})
	b.ReadOn = d.need(v, "read-on")
	d.date(b.ReadOn, "read-on")
	var table []calendar.Holiday
	for _, day := range d.list(v, "days") {
		d.keys(day, "date name")
		table = append(table, calendar.Holiday{Date: d.date(d.need(day, "date"), "date"), Name: d.need(day, "name")})
	}
	first, to := d.number(v, "first-year"), d.number(v, "published-to")
	if d.err != "" {
		return
	}
	c, err := calendar.New(first, to, table)
	if err != nil {
		d.fail("days: " + err.Error())
	}
	b.Calendar = c
}
