//go:build !js

package api_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
	"handbook/wasm/visits/visitstest"
)

type m = map[string]any

// sent is a request of the corpus.
type sent struct {
	path string
	body []byte
}

// corpus is every example that the handbook has of its own: those of the areas' pages, the
// logs of visits, the plans.
func corpus(t testing.TB) (all []sent) {
	t.Helper()
	rules, err := read(nil, "/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	add := func(path string, request m) {
		body, err := json.Marshal(request)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sent{path, body})
	}
	for _, area := range book.Areas {
		for _, example := range area.Examples {
			dates := m{}
			for event, days := range example.Case() {
				var list []string
				for _, day := range days {
					list = append(list, day.String())
				}
				dates[string(event)] = list
			}
			for _, today := range []string{"2026-11-30", "2027-03-15"} {
				add("/api/deadlines", m{"area": area.ID, "today": today, "dates": dates, "reference": "AB 1", "horizon": "2028-03-31"})
				add("/api/deadlines.ics", m{"area": area.ID, "today": today, "dates": dates, "reference": "AB 1"})
			}
		}
		for _, c := range visitstest.Cases(t, "../../visits/testdata/"+area.ID+".txt") {
			request := visitstest.Request(c.Given, c.Log)
			request["area"] = area.ID
			add("/api/visits", request)
		}
		file, err := os.Open("../../plan/testdata/" + area.ID + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			var c struct {
				Rule   string
				Plan   m
				Answer *struct{ Is, Note string }
			}
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			request := m{"area": area.ID, "today": "2026-11-22", "plan": c.Plan}
			if c.Answer != nil {
				request["answers"] = []m{{"rule": c.Rule, "answer": c.Answer.Is, "note": c.Answer.Note}}
			}
			add("/api/plan", request)
		}
	}
	files, _ := filepath.Glob("../../plan/testdata/corpus/clean/*.json")
	var earlier m
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d m
		if err := json.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		delete(d, "today")
		request := m{"area": "national", "today": "2026-11-22", "plan": d}
		if earlier != nil && earlier["document"] == d["document"] {
			request["earlier"] = earlier
		}
		add("/api/plan", request)
		earlier = d
	}
	return all
}

// The interface answers as the module of a page does, which reads the same file: byte for
// byte, and as the description says.
func TestTheCorpusIsAnsweredAsThePagesAnswer(t *testing.T) {
	h := built(t)
	books := map[string]*rulebook.Book{}
	engine := map[string]struct {
		respond func(*rulebook.Book, []byte) ([]byte, bool)
		decode  func([]byte) (*rulebook.Book, error)
		folder  string
		request string
		answer  string
	}{
		"/api/deadlines":     {deadlines.Respond, rulebook.Decode, "/", "DeadlinesRequest", "DeadlinesAnswer"},
		"/api/deadlines.ics": {deadlines.RespondCalendar, rulebook.Decode, "/", "DeadlinesRequest", ""},
		"/api/visits":        {visits.Respond, rulebook.DecodeVisits, "/", "VisitsRequest", "VisitsAnswer"},
		"/api/plan":          {plan.Respond, rulebook.DecodePlans, "/calculators/plans/", "PlanRequest", "PlanAnswer"},
	}
	schema := schemas(t)
	counted := map[string]int{}
	for _, s := range corpus(t) {
		e := engine[s.path]
		var asked struct{ Area string }
		if err := json.Unmarshal(s.body, &asked); err != nil {
			t.Fatal(err)
		}
		key := s.path + " " + asked.Area
		if books[key] == nil {
			text, err := read(nil, e.folder+asked.Area+"/rules.json")
			if err != nil {
				t.Fatal(err)
			}
			if books[key], err = e.decode(text); err != nil {
				t.Fatal(err)
			}
		}
		want, ok := e.respond(books[key], s.body)
		a := ask(t, h, http.MethodPost, s.path, bytes.NewReader(s.body), "Content-Type", "application/json")
		if !bytes.Equal(a.Body.Bytes(), want) || (a.Code == 200) != ok || a.wellFormed() != "" {
			t.Fatalf("%s %s: %d\n got %.300s\nwant %.300s", s.path, s.body, a.Code, a.Body, want)
		}
		if !ok {
			t.Errorf("%s %s is refused: %s", s.path, s.body, want)
			continue
		}
		counted[s.path]++
		if err := schema.valid(e.request, s.body); err != nil {
			t.Fatalf("%s %s: the description refuses the request: %v", s.path, s.body, err)
		}
		if e.answer == "" {
			continue
		}
		if err := schema.valid(e.answer, want); err != nil {
			t.Fatalf("%s %s: the description does not have the answer %.2000s: %v", s.path, s.body, want, err)
		}
	}
	for path, least := range map[string]int{"/api/deadlines": 80, "/api/deadlines.ics": 80, "/api/visits": 500, "/api/plan": 500} {
		if counted[path] < least {
			t.Errorf("%s: %d examples, want %d or more", path, counted[path], least)
		}
	}
	t.Log(counted)
	for path, name := range map[string]string{"/api/areas": "Areas", "/api/health": "Health"} {
		if err := schema.valid(name, ask(t, h, http.MethodGet, path, nil).Body.Bytes()); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	refused := strings.NewReplacer("stockport", "wessex").Replace(simple)
	if err := schema.valid("Problem", post(t, h, "/api/deadlines", refused).Body.Bytes()); err != nil {
		t.Error(err)
	}
}
