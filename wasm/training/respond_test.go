package training_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/training"
)

type (
	event = rulebook.Event
	date  = civil.Date
)

func TestRefusals(t *testing.T) {
	book, _ := elmshire(t)
	const ok = `"area": "elmshire", "seed": "a1", "level": 1, "n": 5`
	for _, tt := range []struct {
		request, field, message string
		status                  int
		mark                    bool
	}{
		{`{`, "", "The request is not valid JSON", 400, false},
		{`[]`, "", "The request must be an object with area, seed, level and n", 400, false},
		{`{"area": "oakshire", "seed": "a1", "level": 1, "n": 5}`, "area", "Area must be one of the areas of the handbook", 400, false},
		{`{` + ok + `, "number": 1}`, "number", "Unknown key number (want area, seed, level or n)", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": 5, "n": 5}`, "level", "Level must be a whole number from 0 to 4", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": -1, "n": 5}`, "level", "Level must be a whole number from 0 to 4", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": "1", "n": 5}`, "level", "Level must be a whole number from 0 to 4", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": 1, "n": 0}`, "n", "Number of questions must be a whole number from 1 to 50", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": 1, "n": 51}`, "n", "Number of questions must be a whole number from 1 to 50", 400, false},
		{`{"area": "elmshire", "seed": "a1", "level": 1}`, "n", "Number of questions must be a whole number from 1 to 50", 400, false},
		{`{"area": "elmshire", "seed": "", "level": 1, "n": 5}`, "seed", "Word for the set must have 1 to 20 letters or digits, and nothing else", 422, false},
		{`{"area": "elmshire", "seed": "desk 7", "level": 1, "n": 5}`, "seed", "Word for the set must have 1 to 20 letters or digits, and nothing else", 422, false},
		{`{"area": "elmshire", "seed": 7, "level": 1, "n": 5}`, "seed", "Word for the set must have 1 to 20 letters or digits, and nothing else", 422, false},
		{`{"area": "elmshire", "seed": "` + strings.Repeat("a", 21) + `", "level": 1, "n": 5}`, "seed", "Word for the set must have 1 to 20 letters or digits, and nothing else", 422, false},
		{`[]`, "", "The request must be an object with area, seed, level, n, number and typed", 400, true},
		{`{` + ok + `, "name": 1}`, "name", "Unknown key name (want area, seed, level, n, number or typed)", 400, true},
		{`{"area": "elmshire", "seed": "", "level": 1, "n": 5, "number": 1, "typed": ""}`, "seed", "Word for the set must have 1 to 20 letters or digits, and nothing else", 422, true},
		{`{` + ok + `, "typed": "2026-12-03"}`, "number", "Number of the question must be a whole number from 1 to 5", 400, true},
		{`{` + ok + `, "number": 6, "typed": "2026-12-03"}`, "number", "Number of the question must be a whole number from 1 to 5", 400, true},
		{`{` + ok + `, "number": 1, "typed": ""}`, "typed", "Enter the date", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": " ", "month": "", "year": ""}}`, "typed", "Enter the date", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": "3", "month": "", "year": ""}}`, "typed", "Date must include a month and year", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": "31", "month": "11", "year": "2026"}}`, "typed", "Date must be a real date", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": "30", "month": "11", "year": "26"}}`, "typed", "Year must include 4 numbers", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": 3}}`, "typed", "Date must have day, month and year, each of them text", 422, true},
		{`{` + ok + `, "number": 1, "typed": "soon"}`, "typed", "Date must be a real date, such as 2026-11-23", 422, true},
		{`{` + ok + `, "number": 1, "typed": 3}`, "typed", "Date must be text, or an object with day, month and year", 422, true},
		{`{` + ok + `, "number": 1}`, "typed", "Date must be text, or an object with day, month and year", 422, true},
		{`{` + ok + `, "number": 1, "typed": {"day": "3", "month": "12", "year": "2051"}}`, "typed", "Date must be the same as or before 31 December 2050, when the calendar ends", 422, true},
	} {
		respond := training.RespondMake
		if tt.mark {
			respond = training.RespondMark
		}
		text, answered := respond(book, []byte(tt.request))
		var problem struct {
			Status int
			Errors []deadlines.FieldError
		}
		if err := json.Unmarshal(text, &problem); err != nil || answered || len(problem.Errors) == 0 {
			t.Errorf("%s: %s", tt.request, text)
			continue
		}
		if e := problem.Errors[0]; e.Field != tt.field || !strings.HasPrefix(e.Message, tt.message) || problem.Status != tt.status {
			t.Errorf("%s: %d %+v\nwant %d %s %s", tt.request, problem.Status, e, tt.status, tt.field, tt.message)
		}
	}
}

// TestRespond walks a set as a page does: it asks for questions and marks each, capitals or not.
func TestRespond(t *testing.T) {
	book := areas(t)
	for _, area := range book.Areas {
		text, ok := training.RespondMake(book, request(area.ID, "Desk7", 0, 8))
		var made struct {
			Area, Title, Edition, Seed string
			Questions                  []asked
		}
		if err := json.Unmarshal(text, &made); err != nil || !ok || made.Seed != "desk7" || made.Area != area.ID || made.Title != area.Title || made.Edition != area.Edition || len(made.Questions) != 8 {
			t.Fatalf("%s", text)
		}
		off := holidays(t)
		for i, q := range made.Questions {
			want := naive(t, off, q)
			for _, typed := range []string{want, d(want).AddDays(-1).String()} {
				ask, err := json.Marshal(map[string]any{"area": area.ID, "seed": "DESK7", "level": 0, "n": 8, "number": i + 1,
					"typed": map[string]string{"day": typed[8:], "month": typed[5:7], "year": typed[:4]}})
				if err != nil {
					t.Fatal(err)
				}
				text, ok := training.RespondMark(book, ask)
				var mark struct {
					Right                         bool
					Typed, Due, Sentence, Mistake string
					Reading                       int
					Deadlines                     struct {
						Calendar  struct{ Division string }
						Deadlines []struct {
							ID       string
							Readings []struct {
								Basis, Due, Opens string
								Working           []struct{ Date string }
							}
						}
					}
				}
				if err := json.Unmarshal(text, &mark); err != nil || !ok || q.N != i+1 {
					t.Fatalf("%s: %s", ask, text)
				}
				list := mark.Deadlines.Deadlines
				if mark.Right != (typed == want) || mark.Due != want || mark.Typed != typed || mark.Sentence == "" || mark.Right && mark.Mistake != "" ||
					mark.Deadlines.Calendar.Division == "" || len(list) != 1 || list[0].ID != q.Rule {
					t.Errorf("%s: %s", ask, text)
					continue
				}
				if r := list[0].Readings[mark.Reading]; r.Due != want && r.Opens != want || len(r.Working) == 0 {
					t.Errorf("%s: reading %d is %+v, want %s", ask, mark.Reading, r, want)
				}
			}
		}
	}
}

// FuzzRespond makes sure that no request makes the engine panic or write what is not JSON.
func FuzzRespond(f *testing.F) {
	f.Add([]byte(`{"area": "elmshire", "seed": "desk7", "level": 0, "n": 12}`))
	f.Add([]byte(`{"area": "elmshire", "seed": "desk7", "level": 4, "n": 50, "number": 50, "typed": {"day": "28", "month": "feb", "year": "2027"}}`))
	f.Add([]byte(`{"area": "elmshire", "seed": "x", "level": 3, "n": 2, "number": 2, "typed": "2050-12-31"}`))
	f.Add([]byte(`{"area": "elmshire", "seed": "x", "level": 2, "n": 2, "number": 1, "typed": "2011-01-01"}`))
	book, _ := elmshire(f)
	f.Fuzz(func(t *testing.T, request []byte) {
		for _, respond := range [...]func(*rulebook.Book, []byte) ([]byte, bool){training.RespondMake, training.RespondMark} {
			if text, _ := respond(book, request); !json.Valid(text) {
				t.Fatalf("%q was answered with %q", request, text)
			}
		}
	})
}

func BenchmarkMake(b *testing.B) {
	book := areas(b)
	for b.Loop() {
		training.RespondMake(book, request("north-yorkshire", "bench", 0, 10))
	}
}
