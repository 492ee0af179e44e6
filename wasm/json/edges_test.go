package json_test

import (
	"errors"
	"strings"
	"testing"

	"handbook/wasm/civil"
	"handbook/wasm/json"
)

func TestWritesWhatAnswersHold(t *testing.T) {
	due, _ := civil.New(2026, 11, 23)
	for _, tt := range []struct {
		write func(*json.Writer)
		want  string
		why   string
	}{
		{func(w *json.Writer) { w.Date("due", due) }, `{"due":"2026-11-23"}`, "a date is text"},
		{func(w *json.Writer) { w.Date("due", 0) }, `{}`, "no date is left out"},
		{func(w *json.Writer) { w.Number("days", -12) }, `{"days":-12}`, "a number"},
		{func(w *json.Writer) { w.Number("days", 0) }, `{"days":0}`, "nought is a number like any"},
		{func(w *json.Writer) { w.Flag("set", true) }, `{"set":true}`, "what holds"},
		{func(w *json.Writer) { w.Flag("set", false) }, `{}`, "what does not is left out"},
		{func(w *json.Writer) { w.Texts("list", []string{"a", `"b"`}) }, `{"list":["a","\"b\""]}`, "texts, escaped"},
		{func(w *json.Writer) { w.Texts("list", nil) }, `{"list":[]}`, "an empty list is a list"},
		{func(w *json.Writer) { w.Numbers("list", []int{1, 20}) }, `{"list":[1,20]}`, "numbers"},
		{func(w *json.Writer) { w.Numbers("list", nil) }, `{"list":[]}`, "an empty list is a list"},
		{func(w *json.Writer) { w.Grow(1 << 10); w.Number("a", 1); w.Date("b", due); w.Flag("c", true) },
			`{"a":1,"b":"2026-11-23","c":true}`, "room keeps what is written, and commas stand between"},
	} {
		var w json.Writer
		w.BeginObject()
		tt.write(&w)
		w.EndObject()
		if got := string(w.Bytes()); got != tt.want {
			t.Errorf("%s, want %s: %s", got, tt.want, tt.why)
		}
	}
}

func TestHexadecimalDigitsOfEitherCase(t *testing.T) {
	for text, want := range map[string]string{`"\u00E9\u00e9"`: "éé", `"\uABCD"`: "\uabcd", `"\uFaFf"`: "\ufaff",
		`"\ud800\udc00"`: "\U00010000", `"\udbff\udfff"`: "\U0010ffff", `"\ud7ff\ue000"`: "\ud7ff\ue000"} {
		if v, err := json.Parse([]byte(text)); err != nil || v.Text != want {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestHowDeepAndHowLong(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
		why  string
	}{
		{strings.Repeat("[", json.MaxDepth) + strings.Repeat("]", json.MaxDepth), true, "as deep as it may be"},
		{strings.Repeat("[", json.MaxDepth+1) + strings.Repeat("]", json.MaxDepth+1), false, "one deeper"},
		{strings.Repeat(`{"a":`, json.MaxDepth) + "1" + strings.Repeat("}", json.MaxDepth), false, "what stands in the deepest object is deeper"},
		{strings.Repeat(`{"a":`, json.MaxDepth-1) + "1" + strings.Repeat("}", json.MaxDepth-1), true, "as deep as it may be"},
		{"987654321", true, "nine digits"},
		{"true", true, "a word at the end of the text"},
		{"null", true, "another"},
		{"fals", false, "half of one"},
	} {
		if _, err := json.Parse([]byte(tt.text)); (err == nil) != tt.want {
			t.Errorf("%.40s: %v: %s", tt.text, err, tt.why)
		}
	}
}

func TestWhereAMistakeStands(t *testing.T) {
	for _, tt := range []struct {
		text   string
		offset int
		reason string
	}{
		{`["ab\x"]`, 5, "text has an unknown escape"},
		{"\"a\\n\x01\"", 4, "a control character stands in text"},
		{"\"ab\x01\"", 3, "a control character stands in text"},
		{`"\u0041`, 7, "text has no closing quote"},
		{`"\u12`, 3, "\\u is not followed by four hexadecimal digits"},
		{`"\udfff"`, 7, "text has half of a surrogate pair"},
		{`"\udc00\udc00"`, 7, "text has half of a surrogate pair"},
	} {
		exact := []byte(tt.text)
		_, err := json.Parse(exact[:len(exact):len(exact)])
		var e *json.SyntaxError
		if !errors.As(err, &e) || e.Offset != tt.offset || e.Reason != tt.reason {
			t.Errorf("%q: %v, want %s after %d bytes", tt.text, err, tt.reason, tt.offset)
		}
	}
}

func TestTextsAreWrittenByteByByte(t *testing.T) {
	for given, want := range map[string]string{
		"":                 `""`,
		"a b":              `"a b"`,
		"\n\x01\x1f\t":     `"\n\u0001\u001f\u0009"`,
		"\x7f":             "\"\x7f\"",
		"ééa":              `"ééa"`,
		"\x80a\xff":        `"` + "\ufffda\ufffd" + `"`,
		`say "no" \ "yes"`: `"say \"no\" \\ \"yes\""`,
	} {
		var w json.Writer
		w.String(given)
		if got := string(w.Bytes()); got != want {
			t.Errorf("%q: %s, want %s", given, got, want)
		}
	}
}
