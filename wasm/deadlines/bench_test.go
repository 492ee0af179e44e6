package deadlines_test

import (
	"os"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// BenchmarkTimetable answers a whole case, JSON in and JSON out, by the real rules of
// Hertfordshire: a conference, two core groups and a plan received. `make bench` runs
// it as WebAssembly too.
func BenchmarkTimetable(b *testing.B) {
	rules, err := os.ReadFile("../../public/hertfordshire/rules.json")
	if err != nil {
		b.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.Decode(rules)
	if err != nil {
		b.Fatal(err)
	}
	request := []byte(`{"area": "hertfordshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23",
		"core-group": ["2026-12-03", {"day": "14", "month": "jan", "year": "2027"}], "plan-received": "2026-12-22"}}`)
	for b.Loop() {
		if _, ok := deadlines.Respond(book, request); !ok {
			b.Fatal("refused")
		}
	}
}
