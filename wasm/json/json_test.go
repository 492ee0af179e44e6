package json_test

import (
	std "encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"handbook/wasm/json"
)

// plain turns a Value into what encoding/json would make of the same text.
func plain(v *json.Value) any {
	switch v.Kind {
	case json.Bool:
		return v.True
	case json.Number:
		return float64(v.Int)
	case json.String:
		return v.Text
	case json.Array:
		list := []any{}
		for _, item := range v.Items {
			list = append(list, plain(item))
		}
		return list
	case json.Object:
		object := map[string]any{}
		for _, m := range v.Fields {
			object[m.Key] = plain(m.Value)
		}
		return object
	}
	return nil
}

// write writes the value back.
func write(w *json.Writer, v *json.Value) {
	switch v.Kind {
	case json.Bool:
		w.Bool(v.True)
	case json.Number:
		w.Int(v.Int)
	case json.String:
		w.String(v.Text)
	case json.Array:
		w.BeginArray()
		for _, item := range v.Items {
			write(w, item)
		}
		w.EndArray()
	case json.Object:
		w.BeginObject()
		for _, m := range v.Fields {
			if !strings.ContainsFunc(m.Key, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }) { // as a program's own words
				w.Key(m.Key)
				write(w, m.Value)
			}
		}
		w.EndObject()
	default:
		w.String("null")
	}
}

func same(a, b any) bool {
	x, _ := std.Marshal(a)
	y, _ := std.Marshal(b)
	return string(x) == string(y)
}

var samples = []string{
	`{"area": "hertfordshire", "dates": {"core-group": ["2026-12-03"]}, "n": -12, "t": true, "f": false, "z": null}`,
	`"\u00e9\ud83d\ude00 \" \\ \/ \b\f\n\r\t é"`, `[[], {}, [0]]`, ` 7 `, `""`, `"` + "\u2028" + `"`,
}

func TestReadsWhatTheStandardLibraryReads(t *testing.T) {
	for _, text := range samples {
		v, err := json.Parse([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var want any
		if err := std.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		if !same(plain(v), want) {
			t.Errorf("%s: read %v, want %v", text, plain(v), want)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, tt := range []struct{ text, reason string }{
		{``, "a value is missing"},
		{`{`, "a key in double quotes is missing"},
		{`{"a" 1}`, "a colon is missing"},
		{`{"a": 1 "b": 2}`, "a comma or } is missing"},
		{`{"a": 1, "a": 2}`, `the key "a" is there twice`},
		{`[1 2]`, "a comma or ] is missing"},
		{`[1,]`, "a value is missing"},
		{`1 2`, "more follows the value"},
		{`01`, "a number starts with 0"},
		{`-0`, "a number starts with 0"},
		{`-`, "a number has no digits"},
		{`1.5`, "a number is not a whole number"},
		{`1e3`, "a number is not a whole number"},
		{`1234567890`, "a number has more than nine digits"},
		{`"`, "text has no closing quote"},
		{`"abc`, "text has no closing quote"},
		{`"a\`, "unknown escape"},
		{`"\x"`, "text has an unknown escape"},
		{`"\u12g4"`, "four hexadecimal digits"},
		{`"\u12`, "four hexadecimal digits"},
		{`"\ud800"`, "half of a surrogate pair"},
		{`"\ud800\u0041"`, "half of a surrogate pair"},
		{`"\udc00"`, "half of a surrogate pair"},
		{"\"\n\"", "a control character"},
		{"\"\\n\x01\"", "a control character"},
		{"\"\xff\"", "not valid UTF-8"},
		{"\"\\n\xff\"", "not valid UTF-8"},
		{`nul`, "a value is missing"},
		{strings.Repeat("[", 40) + strings.Repeat("]", 40), "nested too deep"},
		{manyKeys(json.MaxKeys + 1), "more than 256 keys"},
	} {
		_, err := json.Parse([]byte(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.reason) {
			t.Errorf("Parse(%q) = %v, want %q", tt.text, err, tt.reason)
		}
	}
}

func TestGetOfAMissingKey(t *testing.T) {
	v, _ := json.Parse([]byte(`{"a": 1}`))
	if v.Get("a").Int != 1 || v.Get("b").Kind != json.None {
		t.Error("Get does not tell a key that is there from one that is not")
	}
}

func TestWriterLeavesOutEmptyFields(t *testing.T) {
	var w json.Writer
	w.BeginObject()
	w.Field("a", "")
	w.Field("b", "x")
	w.EndObject()
	if got := string(w.Bytes()); got != `{"b":"x"}` {
		t.Error(got)
	}
}

// manyKeys is an object with n keys.
func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"%d":0`, i)
	}
	return "{" + b.String()[1:] + "}"
}

func TestAnObjectMayHaveManyKeys(t *testing.T) {
	if v, err := json.Parse([]byte(manyKeys(json.MaxKeys))); err != nil || len(v.Fields) != json.MaxKeys {
		t.Errorf("%d keys: %v", json.MaxKeys, err)
	}
}

// FuzzParse holds Parse against encoding/json: it reads nothing that the standard
// library refuses, agrees on all that both read, and writes back what it read.
func FuzzParse(f *testing.F) {
	for _, text := range samples {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		v, err := json.Parse(text)
		if err != nil {
			return
		}
		var want any
		if err := std.Unmarshal(text, &want); err != nil {
			t.Fatalf("read %q, which encoding/json refuses: %v", text, err)
		}
		if !same(plain(v), want) {
			t.Fatalf("%q: read %v, want %v", text, plain(v), want)
		}
		if v.Kind == json.Null {
			return
		}
		var w json.Writer
		write(&w, v)
		if !std.Valid(w.Bytes()) || !utf8.Valid(w.Bytes()) {
			t.Fatalf("%q was written back as %q", text, w.Bytes())
		}
	})
}
