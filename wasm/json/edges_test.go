package json_test

import (
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
	for text, want := range map[string]string{`"\u00E9\u00e9"`: "éé", `"\uABCD"`: "\uabcd", `"\uFaFf"`: "\ufaff"} {
		if v, err := json.Parse([]byte(text)); err != nil || v.Text != want {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
