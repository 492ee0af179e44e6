package json

import (
	"strconv"
	"unicode/utf8"

	"handbook/wasm/civil"
)

// Writer builds one JSON value, byte by byte the same for the same calls. Begin and
// End calls must pair, and in an object every value must follow a Key; it is the
// caller's programme that decides this, so the Writer does not check it.
type Writer struct {
	buf   []byte
	comma bool // whether a comma goes before what comes next
}

// Grow makes room for n bytes, for an answer that will be long.
func (w *Writer) Grow(n int) { w.buf = append(make([]byte, 0, len(w.buf)+n), w.buf...) }

// Bytes is what was written.
func (w *Writer) Bytes() []byte { return w.buf }

func (w *Writer) begin(b byte) {
	w.separate()
	w.buf = append(w.buf, b)
	w.comma = false
}

func (w *Writer) end(b byte) {
	w.buf = append(w.buf, b)
	w.comma = true
}

func (w *Writer) separate() {
	if w.comma {
		w.buf = append(w.buf, ',')
	}
	w.comma = true
}

// BeginObject opens an object.
func (w *Writer) BeginObject() { w.begin('{') }

// EndObject closes it.
func (w *Writer) EndObject() { w.end('}') }

// BeginArray opens an array.
func (w *Writer) BeginArray() { w.begin('[') }

// EndArray closes it.
func (w *Writer) EndArray() { w.end(']') }

// Key writes the key of the value that comes next. Keys are the program's own words and
// need no escape.
func (w *Writer) Key(key string) {
	w.separate()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, key...)
	w.buf = append(w.buf, '"', ':')
	w.comma = false
}

// Int writes a whole number.
func (w *Writer) Int(n int) {
	w.separate()
	w.buf = strconv.AppendInt(w.buf, int64(n), 10)
}

// Bool writes true or false.
func (w *Writer) Bool(b bool) {
	w.separate()
	w.buf = strconv.AppendBool(w.buf, b)
}

// Field writes a key and its text; it writes nothing where the text is empty.
func (w *Writer) Field(key, text string) {
	if text != "" {
		w.Key(key)
		w.String(text)
	}
}

// Date writes a key and a date, as 2026-11-23; it writes nothing where there is no date.
func (w *Writer) Date(key string, date civil.Date) {
	if date == 0 {
		return
	}
	w.Key(key)
	w.separate()
	w.buf = append(date.Append(append(w.buf, '"')), '"')
}

// Number writes a key and a whole number.
func (w *Writer) Number(key string, n int) {
	w.Key(key)
	w.Int(n)
}

// Flag writes a key that is true; it writes nothing for what is not.
func (w *Writer) Flag(key string, on bool) {
	if on {
		w.Key(key)
		w.Bool(true)
	}
}

// Texts writes a key and a list of texts, which may be empty.
func (w *Writer) Texts(key string, list []string) {
	w.Key(key)
	w.BeginArray()
	for _, s := range list {
		w.String(s)
	}
	w.EndArray()
}

// Numbers writes a key and a list of whole numbers, which may be empty.
func (w *Writer) Numbers(key string, list []int) {
	w.Key(key)
	w.BeginArray()
	for _, n := range list {
		w.Int(n)
	}
	w.EndArray()
}

const hex = "0123456789abcdef"

// plain reports whether a byte stands in text as it is.
func plain(c byte) bool { return c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' }

// String writes text. Bytes that are not valid UTF-8 become U+FFFD.
func (w *Writer) String(s string) {
	w.separate()
	w.buf = append(w.buf, '"')
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && plain(s[i]) {
			i++
		}
		if w.buf = append(w.buf, s[start:i]...); i == len(s) {
			break
		}
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			w.buf = append(w.buf, '\\', c)
		case c == '\n':
			w.buf = append(w.buf, '\\', 'n')
		case c < ' ':
			w.buf = append(w.buf, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			w.buf = utf8.AppendRune(w.buf, r)
			i += size
			continue
		}
		i++
	}
	w.buf = append(w.buf, '"')
}
