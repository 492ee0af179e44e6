//go:build !js

package worked_test

import (
	"strconv"
	"strings"
	"testing"

	"handbook/wasm/rulebook/rulebooktest"
)

func decision(id string) m {
	return m{"id": id, "ask": "What now?", "answers": []m{{"text": "This", "right": true, "then": "Good."}, {"text": "That", "then": "Bad."}}}
}

// thirteen are steps s1 to s13, each a decision point.
func thirteen() (steps []m) {
	for i := range 13 {
		steps = append(steps, decision("s"+strconv.Itoa(i+1)))
	}
	return steps
}

func TestWalk(t *testing.T) {
	book := rulebooktest.Book(t)
	sums := []m{{"id": "first", "rule": "first-core-group", "dates": m{"initial-conference": "2026-12-18"}}}
	for _, tt := range []struct {
		name   string
		change func(steps []m) []m
		want   []string // each is one line of the error; none where the case is whole
	}{
		{"thirteen in a row", func(s []m) []m { return s }, nil},
		{"a step of consequences, which leads back", func(s []m) []m {
			s[3]["answers"].([]m)[1]["go"] = "worse"
			worse := decision("worse")
			worse["next"] = "s6"
			s[4]["next"] = "s6"
			return append(s[:5], append([]m{worse}, s[5:]...)...)
		}, nil},
		{"asks a date", func(s []m) []m { s[2] = m{"id": "s3", "ask": "By when?", "asks-date": "first"}; return s }, nil},
		{"a step that only tells", func(s []m) []m { return append(s, m{"id": "end", "text": "It ends."}) }, nil},

		{"twelve", func(s []m) []m { return s[:12] }, []string{"steps: one way through has only 12 decision points (s1, s2, s3, "}},
		{"a short cut", func(s []m) []m { s[3]["answers"].([]m)[1]["go"] = "s9"; return s }, []string{"steps: one way through has only 9 decision points (s1, s2, s3, s4, s9, s10, s11, s12, s13), want 13 or more"}},
		{"round", func(s []m) []m { s[5]["answers"].([]m)[1]["go"] = "s3"; return s }, []string{"step s3: the way goes round (s3, s4, s5, s6, s3): let next or go lead on to a later step"}},
		{"to itself", func(s []m) []m { s[12]["next"] = "s13"; return s }, []string{"step s13: the way goes round (s13, s13)"}},
		{"never reached", func(s []m) []m { s[3]["next"] = "s6"; return append(s, decision("s14"), decision("s15")) }, []string{"step s5: no way leads to it"}},
		{"nowhere", func(s []m) []m { s[3]["next"], s[5]["answers"].([]m)[0]["go"] = "s66", "s77"; return s }, []string{`step s4: next: no step "s66" (want the id of a step of this case)`, `step s6: go: no step "s77"`}},
		{"twice", func(s []m) []m { s[3]["id"] = "s3"; return s }, []string{"step s3: another entry has this id"}},
		{"no answers", func(s []m) []m { delete(s[3], "answers"); return s }, []string{"step s4: it asks and nothing answers: add one of answers, asks-date or finds"}},
		{"two kinds", func(s []m) []m { s[3]["asks-date"] = "first"; return s }, []string{"step s4: it has answers and asks-date: leave one of them"}},
		{"no question", func(s []m) []m { delete(s[3], "ask"); return s }, []string{"step s4: it has answers and no question: write it under ask"}},
		{"nothing right", func(s []m) []m { s[3]["answers"].([]m)[0]["right"] = false; return s }, []string{"step s4: no answer is right: mark one with right: true"}},
		{"nothing wrong", func(s []m) []m { s[3]["answers"].([]m)[1]["right"] = true; return s }, []string{"step s4: every answer is right: add a wrong one"}},
		{"no then", func(s []m) []m { delete(s[3]["answers"].([]m)[1], "then"); return s }, []string{"step s4: answer 2 has no then: write what follows, and why"}},
		{"no text", func(s []m) []m { delete(s[3]["answers"].([]m)[1], "text"); return s }, []string{"step s4: answer 2 has no text"}},
		{"no sum", func(s []m) []m { s[2] = m{"id": "s3", "ask": "By when?", "asks-date": "last"}; return s }, []string{`step s3: asks-date: no sum "last"`}},
		{"no log", func(s []m) []m {
			s[2] = m{"id": "s3", "ask": "Which?", "finds": "visits", "shows": []string{"plan"}}
			return s
		}, []string{`step s3: no log or plan "plan"`, `step s3: no log or plan "visits"`}},
		{"no steps", func([]m) []m { return nil }, []string{"a case has steps: write them under steps:"}},
	} {
		_, err := work(t, book, m{"layout": "case", "sums": sums, "steps": tt.change(thirteen())})
		var lines []string
		if err != nil {
			lines = strings.Split(err.Error(), "\n")
		}
		if len(lines) != len(tt.want) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		for i, line := range lines {
			if !strings.HasPrefix(line, "content/training/x/y.md: "+tt.want[i]) {
				t.Errorf("%s:\n got %s\nwant %s", tt.name, line, tt.want[i])
			}
		}
	}
}
