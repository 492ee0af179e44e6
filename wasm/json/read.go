// Package json reads and writes JSON (RFC 8259) for the handbook's rules, requests
// and answers. It takes the place of encoding/json, which would add half again to
// the module that a page fetches; native tests hold it against that package.
//
// It is stricter than the RFC asks: an object may not have the same key twice,
// text must be valid UTF-8, arrays and objects may stand at most MaxDepth deep, an
// object has at most MaxKeys keys, and nothing may follow the value. Numbers are whole numbers of up to nine
// digits, since no rule or request has any other.
package json

import (
	"strconv"
	"unicode/utf8"
)

// MaxDepth is how deep arrays and objects may stand inside one another.
const MaxDepth = 32

// MaxKeys is how many keys an object may have. Each is held against those before it, so
// that this also bounds the time that a text can take.
const MaxKeys = 256

// Kind is what a Value is.
type Kind byte

// The kinds of value. None is the kind of a value that is not there.
const (
	None Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

// Value is one JSON value. The zero Value is one that is not there.
type Value struct {
	Kind   Kind
	Text   string   // a String's characters
	Int    int      // a Number
	True   bool     // a Bool
	Items  []*Value // an Array's items
	Fields []Member // an Object's members, in the order written
}

// Member is one key of an object and its value.
type Member struct {
	Key   string
	Value *Value
}

var none Value

// Get is the object's value under a key, or a value of the kind None. Neither is for
// changing.
func (v *Value) Get(key string) *Value {
	for i := range v.Fields {
		if v.Fields[i].Key == key {
			return v.Fields[i].Value
		}
	}
	return &none
}

// SyntaxError says why a text is not JSON and after how many bytes.
type SyntaxError struct {
	Offset int
	Reason string
}

func (e *SyntaxError) Error() string {
	return "not valid JSON: " + e.Reason + " after " + strconv.Itoa(e.Offset) + " bytes"
}

// Parse reads a text that is one JSON value. The error is a *SyntaxError.
func Parse(text []byte) (*Value, error) {
	r := reader{text: text, copy: string(text)}
	v := new(Value)
	r.value(v, 0)
	r.space()
	if r.err == nil && r.at < len(r.text) {
		r.fail("more follows the value")
	}
	if r.err != nil {
		return nil, r.err
	}
	return v, nil
}

type reader struct {
	text []byte
	copy string  // the text, of which strings without escapes are parts
	room []Value // made ahead, some at a time
	at   int
	size int // how many members the last object had: the next of a list has as many
	err  *SyntaxError
}

// make is a Value to read into.
func (r *reader) make() *Value {
	if len(r.room) == 0 {
		r.room = make([]Value, min(len(r.text)/16+1, 64))
	}
	v := &r.room[0]
	r.room = r.room[1:]
	return v
}

func (r *reader) fail(reason string) {
	if r.err == nil {
		r.err = &SyntaxError{r.at, reason}
		r.at = len(r.text)
	}
}

// peek is the next byte, or nought at the end.
func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *reader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

func (r *reader) take(b byte) bool {
	r.space()
	if r.peek() != b {
		return false
	}
	r.at++
	return true
}

// value reads a value into v.
func (r *reader) value(v *Value, depth int) {
	r.space()
	if depth >= MaxDepth {
		r.fail("it is nested too deep")
		return
	}
	switch c := r.peek(); {
	case c == '{':
		r.object(v, depth)
	case c == '[':
		r.array(v, depth)
	case c == '"':
		v.Kind, v.Text = String, r.string()
	case c == '-' || c >= '0' && c <= '9':
		v.Kind, v.Int = Number, r.number()
	case r.word("true"):
		v.Kind, v.True = Bool, true
	case r.word("false"):
		v.Kind = Bool
	case r.word("null"):
		v.Kind = Null
	default:
		r.fail("a value is missing")
	}
}

func (r *reader) word(w string) bool {
	if r.at+len(w) <= len(r.text) && string(r.text[r.at:r.at+len(w)]) == w {
		r.at += len(w)
		return true
	}
	return false
}

func (r *reader) object(v *Value, depth int) {
	v.Kind = Object
	r.at++
	if r.take('}') {
		return
	}
	for r.err == nil {
		r.space()
		if r.peek() != '"' {
			r.fail("a key in double quotes is missing")
			return
		}
		key := r.string()
		if v.Get(key).Kind != None {
			r.fail("the key \"" + key + "\" is there twice")
		}
		if !r.take(':') {
			r.fail("a colon is missing")
		}
		if v.Fields == nil {
			v.Fields = make([]Member, 0, min(max(r.size, 4), 16))
		}
		if len(v.Fields) == MaxKeys {
			r.fail("an object has more than 256 keys")
		}
		m := Member{key, r.make()}
		v.Fields = append(v.Fields, m)
		r.value(m.Value, depth+1)
		if r.take('}') {
			r.size = len(v.Fields)
			return
		}
		if !r.take(',') {
			r.fail("a comma or } is missing")
		}
	}
}

func (r *reader) array(v *Value, depth int) {
	v.Kind = Array
	r.at++
	if r.take(']') {
		return
	}
	for r.err == nil {
		item := r.make()
		v.Items = append(v.Items, item)
		r.value(item, depth+1)
		if r.take(']') {
			return
		}
		if !r.take(',') {
			r.fail("a comma or ] is missing")
		}
	}
}

func (r *reader) number() int {
	negative := r.peek() == '-'
	if negative {
		r.at++
	}
	start, n := r.at, 0
	for c := r.peek(); c >= '0' && c <= '9'; c = r.peek() {
		n = n*10 + int(c-'0')
		if r.at++; r.at-start > 9 {
			r.fail("a number has more than nine digits")
		}
	}
	switch c := r.peek(); {
	case r.at == start:
		r.fail("a number has no digits")
	case r.text[start] == '0' && (negative || r.at-start > 1):
		r.fail("a number starts with 0")
	case c == '.' || c == 'e' || c == 'E':
		r.fail("a number is not a whole number")
	}
	if negative {
		n = -n
	}
	return n
}

func (r *reader) string() string {
	r.at++ // the opening quote
	start := r.at
	for r.at < len(r.text) { // without escapes the text is taken as it stands
		c := r.text[r.at]
		if c == '"' {
			s := r.text[start:r.at]
			if !utf8.Valid(s) {
				r.fail("text is not valid UTF-8")
				return ""
			}
			r.at++
			return r.copy[start : r.at-1]
		}
		if c == '\\' || c < ' ' {
			break
		}
		r.at++
	}
	return r.escaped(append([]byte(nil), r.text[start:r.at]...))
}

// escaped goes on reading a string that has an escape.
func (r *reader) escaped(s []byte) string {
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '"':
			if !utf8.Valid(s) {
				r.fail("text is not valid UTF-8")
			}
			return string(s)
		case c < ' ':
			r.at--
			r.fail("a control character stands in text")
			return ""
		case c != '\\':
			s = append(s, c)
		default:
			s = r.escape(s)
		}
	}
	r.fail("text has no closing quote")
	return ""
}

func (r *reader) escape(s []byte) []byte {
	c := r.peek()
	r.at++
	switch c {
	case '"', '\\', '/':
		return append(s, c)
	case 'b':
		return append(s, '\b')
	case 'f':
		return append(s, '\f')
	case 'n':
		return append(s, '\n')
	case 'r':
		return append(s, '\r')
	case 't':
		return append(s, '\t')
	case 'u':
		return utf8.AppendRune(s, r.unicode())
	}
	r.at--
	r.fail("text has an unknown escape")
	return s
}

// unicode reads the digits after \u and, of a surrogate pair, the second half.
func (r *reader) unicode() rune {
	first := r.hex4()
	if first < 0xD800 || first > 0xDFFF {
		return first
	}
	if first < 0xDC00 && r.word(`\u`) {
		if second := r.hex4(); second >= 0xDC00 && second <= 0xDFFF {
			return 0x10000 + (first-0xD800)<<10 + (second - 0xDC00)
		}
	}
	r.fail("text has half of a surrogate pair")
	return utf8.RuneError
}

func (r *reader) hex4() rune {
	if r.at+4 > len(r.text) {
		r.fail("\\u is not followed by four hexadecimal digits")
		return 0
	}
	var n rune
	for _, c := range r.text[r.at : r.at+4] {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 + rune(c-'0')
		case c >= 'a' && c <= 'f':
			n = n<<4 + rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			n = n<<4 + rune(c-'A'+10)
		default:
			r.fail("\\u is not followed by four hexadecimal digits")
			return 0
		}
	}
	r.at += 4
	return n
}
