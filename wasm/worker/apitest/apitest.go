//go:build !js

// Package apitest has the requests on which every host of the interface must answer alike.
package apitest

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/visits/visitstest"
)

type m = map[string]any

// Request is one that is posted.
type Request struct {
	Path string
	Body []byte
}

// Corpus is every example that the handbook has of its own: those of the areas' pages, the
// logs of visits, the plans. The project at root must have its site built.
func Corpus(t testing.TB, root string) (all []Request) {
	t.Helper()
	rules, err := os.ReadFile(filepath.Join(root, "public/rules.json"))
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
		all = append(all, Request{path, body})
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
		for _, c := range visitstest.Cases(t, filepath.Join(root, "wasm/visits/testdata", area.ID+".txt")) {
			request := visitstest.Request(c.Given, c.Log)
			request["area"] = area.ID
			add("/api/visits", request)
		}
		file, err := os.Open(filepath.Join(root, "wasm/plan/testdata", area.ID+".jsonl"))
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
	files, _ := filepath.Glob(filepath.Join(root, "wasm/plan/testdata/corpus/clean/*.json"))
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
