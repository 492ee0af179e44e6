package caseload_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"handbook/wasm/caseload"
	"handbook/wasm/rulebook"
)

// BenchmarkCaseload works a thousand rows by the real rules of the five areas.
func BenchmarkCaseload(b *testing.B) {
	rules, err := os.ReadFile("../../public/calculators/rules.json")
	if err != nil {
		b.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.Decode(rules)
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("Reference,Worker,Area,ICPC,Core group,Core group 2,Review,Next review\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "R%d,W%d,%s,2026-%02d-%02d,2026-11-%02d,2026-12-%02d,2027-01-%02d,2027-06-%02d\n", i, i%40, book.Areas[i%len(book.Areas)].Title, 1+i%9, 1+i%28, 1+i%28, 1+i%28, 1+i%28, 1+i%28)
	}
	l, err := caseload.Open(book, text.String())
	if err != nil {
		b.Fatal(err)
	}
	request := []byte(`{"today": "2026-12-01", "columns": ["reference", "worker", "area", "initial-conference", "core-group", "core-group", "review-conference", "next-review-conference"]}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Begin(request); err != nil {
			b.Fatal(err)
		}
		for l.Step(1000) {
		}
	}
}
