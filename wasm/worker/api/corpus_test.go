//go:build !js

package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
	"handbook/wasm/worker/apitest"
)

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
	for _, s := range apitest.Corpus(t, "../../..") {
		e := engine[s.Path]
		var asked struct{ Area string }
		if err := json.Unmarshal(s.Body, &asked); err != nil {
			t.Fatal(err)
		}
		key := s.Path + " " + asked.Area
		if books[key] == nil {
			text, err := read(nil, e.folder+asked.Area+"/rules.json")
			if err != nil {
				t.Fatal(err)
			}
			if books[key], err = e.decode(text); err != nil {
				t.Fatal(err)
			}
		}
		want, ok := e.respond(books[key], s.Body)
		a := ask(t, h, http.MethodPost, s.Path, bytes.NewReader(s.Body), "Content-Type", "application/json")
		if !bytes.Equal(a.Body.Bytes(), want) || (a.Code == 200) != ok || a.wellFormed() != "" {
			t.Fatalf("%s %s: %d\n got %.300s\nwant %.300s", s.Path, s.Body, a.Code, a.Body, want)
		}
		if !ok {
			t.Errorf("%s %s is refused: %s", s.Path, s.Body, want)
			continue
		}
		counted[s.Path]++
		if err := schema.valid(e.request, s.Body); err != nil {
			t.Fatalf("%s %s: the description refuses the request: %v", s.Path, s.Body, err)
		}
		if e.answer == "" {
			continue
		}
		if err := schema.valid(e.answer, want); err != nil {
			t.Fatalf("%s %s: the description does not have the answer %.2000s: %v", s.Path, s.Body, want, err)
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
