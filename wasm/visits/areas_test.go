package visits_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handbook/wasm/rulebook"
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
		for _, c := range lines(t, filepath.Join("testdata", area.ID+".txt")) {
			cases[c.rule]++
			r := request(c.given, c.log)
			r["area"] = area.ID
			a := work(t, book, r)
			if len(a.Log.Problems) > 0 {
				t.Errorf("%s: %s: %+v", area.ID, c.log, a.Log.Problems)
			}
			if got := tell(find(t, a, c.rule)); got != c.want {
				t.Errorf("%s %s, %s, %q:\n got %s\nwant %s\n%s", area.ID, c.rule, c.given, c.log, got, c.want, c.why)
			}
		}
		for _, rule := range area.Visits {
			if cases[rule.ID] < 12 {
				t.Errorf("%s: %s has %d cases, want 12 or more", area.ID, rule.ID, cases[rule.ID])
			}
		}
	}
}

// lines reads a file of cases; what starts with # says something of those that follow.
func lines(t *testing.T, file string) (list []kase) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' {
			cells := strings.Split(line, "|")
			if len(cells) != 5 {
				t.Fatalf("%s: %s: want rule | given | log | finding | why", file, line)
			}
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			list = append(list, kase{cells[0], cells[1], cells[2], cells[3], cells[4]})
		}
	}
	return list
}
