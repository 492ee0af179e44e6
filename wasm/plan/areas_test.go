package plan_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// built is the handbook's own rules and format, as built.
func built(t testing.TB) *rulebook.Book {
	t.Helper()
	rules, err := os.ReadFile("../../public/rules.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// kase is a line of testdata/<area>.jsonl: a requirement, a document, and how it stands.
type kase struct {
	Rule   string
	Plan   map[string]any
	Answer *struct{ Is, Note string }
	Want   string
	Why    string
}

// ask sends a request; it fails the test where the request is refused.
func ask(t testing.TB, book *rulebook.Book, request map[string]any) *plan.Request {
	t.Helper()
	text, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	q, problem := plan.Read(book, text)
	if problem != nil {
		t.Fatalf("%s: %+v", text, problem)
	}
	return q
}

// Every requirement of the areas, held against documents in testdata/<area>.jsonl that were
// worked out by hand from the clauses.
func TestTheAreasOwnRequirements(t *testing.T) {
	book := built(t)
	for _, area := range book.Areas {
		met, lacking := map[string]bool{}, map[string]bool{}
		for _, c := range cases(t, filepath.Join("testdata", area.ID+".jsonl")) {
			request := map[string]any{"area": area.ID, "today": "2026-11-22", "plan": c.Plan}
			if c.Answer != nil {
				request["answers"] = []any{map[string]any{"rule": c.Rule, "answer": c.Answer.Is, "note": c.Answer.Note}}
			}
			q := ask(t, book, request)
			found := false
			for _, r := range plan.Results(book, q) {
				if r.Rule.ID != c.Rule {
					continue
				}
				found = true
				key := c.Rule + " " + r.Rule.Document
				met[key] = met[key] || r.State == plan.Met
				lacking[key] = lacking[key] || r.Lacking()
				if string(r.State) != c.Want {
					doc, _ := json.Marshal(c.Plan)
					t.Errorf("%s %s is %s, want %s: %s\n%s\n%v", area.ID, c.Rule, r.State, c.Want, c.Why, doc, r.Places)
				}
				if a := plan.Work(book, q); r.Lacking() && len(a.Findings[0].Asked) > 0 && a.Findings[0].Asked[0].Sentence(book.Format(), &q.Document) == "" {
					t.Errorf("%s %s: the finding says nothing", area.ID, c.Rule)
				}
			}
			if !found {
				t.Errorf("%s %s: a %s has no such requirement", area.ID, c.Rule, c.Plan["document"])
			}
		}
		for _, rule := range area.Plans() {
			if key := rule.ID + " " + rule.Document; !met[key] || !lacking[key] {
				t.Errorf("%s %s: has a document that meets it: %v, one that does not: %v", area.ID, key, met[key], lacking[key])
			}
		}
	}
}

func cases(t *testing.T, file string) (list []kase) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if len(s.Bytes()) == 0 {
			continue
		}
		var c kase
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatalf("%s: %s: %v", file, s.Text(), err)
		}
		list = append(list, c)
	}
	return list
}

// testdata/ids.txt has every requirement of a plan, of a meeting's record and of visits'
// records that was found in the five sources. Each is a rule.
func TestEveryRequirementIsARule(t *testing.T) {
	book := built(t)
	text, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(list) != 258 {
		t.Errorf("%d requirements are listed, want 258", len(list))
	}
	rules := map[string]bool{}
	for _, area := range book.Areas {
		for _, rule := range area.Plans() {
			rules[area.ID+" "+rule.ID] = true
		}
	}
	for _, id := range list {
		if !rules[id] {
			t.Errorf("%s is no rule", id)
		}
		delete(rules, id)
	}
	for id := range rules {
		t.Errorf("%s is a rule and not in testdata/ids.txt", id)
	}
}
