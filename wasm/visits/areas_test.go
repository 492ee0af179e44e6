package visits_test

import (
	"os"
	"path/filepath"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/visits/visitstest"
)

// The rules of the real areas, as built, held against logs in testdata/<area>.txt. A line is
// rule | what is given | log | what the finding is | why, in the short form of the other tests.
func TestTheAreasOwnRules(t *testing.T) {
	rules, err := os.ReadFile("../../public/rules.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	for _, area := range book.Areas {
		cases := map[string]int{}
		for _, c := range visitstest.Cases(t, filepath.Join("testdata", area.ID+".txt")) {
			cases[c.Rule]++
			r := request(c.Given, c.Log)
			r["area"] = area.ID
			a := work(t, book, r)
			if len(a.Log.Problems) > 0 {
				t.Errorf("%s: %s: %+v", area.ID, c.Log, a.Log.Problems)
			}
			if got := tell(find(t, a, c.Rule)); got != c.Want {
				t.Errorf("%s %s, %s, %q:\n got %s\nwant %s\n%s", area.ID, c.Rule, c.Given, c.Log, got, c.Want, c.Why)
			}
		}
		for _, rule := range area.Visits {
			if cases[rule.ID] < 12 {
				t.Errorf("%s: %s has %d cases, want 12 or more", area.ID, rule.ID, cases[rule.ID])
			}
		}
	}
}
