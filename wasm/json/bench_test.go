package json_test

import (
	std "encoding/json"
	"strings"
	"testing"

	"handbook/wasm/json"
)

// logged is a request of the usual kind: a case's dates and a log of 36 visits.
var logged = []byte(`{"area": "hertfordshire", "today": "2027-12-31", "dates": {"initial-conference": "2026-06-02", "core-group": ["2026-06-12", "2026-07-24"]}, "visits": [` +
	strings.TrimSuffix(strings.Repeat(`{"date": "2027-12-31", "by": "lead-worker", "home": "yes", "seen": "yes", "alone": "no", "why-not-alone": "Slept; the mother was in the room"},`, 36), ",") + `]}`)

// The two benchmarks read a request into values, with this package and with the standard
// library. `make bench` quotes their ratio.
func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(logged)))
	for b.Loop() {
		if _, err := json.Parse(logged); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseByEncodingJSON(b *testing.B) {
	b.SetBytes(int64(len(logged)))
	for b.Loop() {
		var v any
		if err := std.Unmarshal(logged, &v); err != nil {
			b.Fatal(err)
		}
	}
}
