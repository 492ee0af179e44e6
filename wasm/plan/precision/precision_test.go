//go:build !js

package precision_test

import (
	"os"
	"testing"

	"handbook/wasm/plan"
	"handbook/wasm/plan/precision"
	"handbook/wasm/rulebook"
)

// What the site publishes is what is counted today, and a requirement that is raised in more
// than one clean document of twenty is only to look at again. After a change on purpose:
// UPDATE_PRECISION=1 go test ./wasm/plan/precision
func TestThePublishedCounts(t *testing.T) {
	rules, err := os.ReadFile("../../../public/rules.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := precision.Run(book, "../testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range counts {
		name := n.Area + " " + n.ID + " " + n.Document
		switch {
		case n.Person:
		case n.TooMany() && n.Tier != plan.LookTier:
			t.Errorf("%s: %d false alarms in %d clean documents; make it one to look at again (implied: true) or read it better: %v", name, n.Alarms, n.Clean, n.Told)
		case n.Clean < 20 && n.Area != "check":
			t.Errorf("%s: %d clean documents, want 20 or more", name, n.Clean)
		case n.Planted+n.ByHand == 0:
			t.Errorf("%s: no fault is planted", name)
		}
	}
	table := precision.Table(counts)
	const golden = "precision.csv"
	if os.Getenv("UPDATE_PRECISION") != "" {
		if err := os.WriteFile(golden, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(published) != table {
		t.Errorf("%s is not what is counted today: if the change is on purpose, run UPDATE_PRECISION=1 go test ./wasm/plan/precision and say why", golden)
	}
}
