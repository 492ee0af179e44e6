package deadlines_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// twoAreas is Elmshire and Oakshire, whose rules a test has changed.
func twoAreas(t testing.TB, change func(rules []any)) *rulebook.Book {
	t.Helper()
	f, other := rulebooktest.New(t), rulebooktest.New(t)
	oakshire := rulebooktest.Area(other)
	oakshire["id"], oakshire["title"] = "oakshire", "Oakshire"
	change(rulebooktest.Page(other)["timescales"].([]any))
	delete(rulebooktest.Page(other), "examples")
	delete(rulebooktest.Page(other), "clauses")
	f["areas"] = append(f["areas"].([]any), oakshire)
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestAMoveSaysWhatIsTighterAndWhatIsNew(t *testing.T) {
	book := twoAreas(t, func(rules []any) {
		rule := func(i int) map[string]any { return rules[i].(map[string]any) }
		rule(0)["within"] = "5 working days"       // first core group
		rule(1)["every"] = "8 weeks"               // core group interval
		rule(5)["no-more-than"] = "2 weeks"        // the window before a review
		rule(7)["id"], rule(7)["topic"] = "r", nil // further reviews, with no like
		rule(4)["after"], rule(4)["within"] = rule(4)["before"], "3 weeks"
		delete(rule(4), "before") // reports, now after the review: another day to count from is the same event here
		delete(rule(4), "at-least")
	})
	text, ok := deadlines.RespondMove(book, []byte(`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {
		"initial-conference": "2026-11-23", "core-group": ["2026-12-03"], "next-review-conference": "2027-02-19"}}`))
	if !ok {
		t.Fatalf("%s", text)
	}
	type answer struct {
		Deadlines []struct{ ID, Due, Opens string }
	}
	var move struct {
		From, To answer
		Rows     []struct {
			Verdict  string
			From, To *int
		}
		New    []struct{ ID, Needs string }
		Unused []any
	}
	if err := json.Unmarshal(text, &move); err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, row := range move.Rows {
		line := row.Verdict + ":"
		if row.From != nil {
			d := move.From.Deadlines[*row.From]
			line += " " + d.ID + " " + d.Due
		}
		if row.To != nil {
			d := move.To.Deadlines[*row.To]
			line += " > " + d.ID + " " + d.Due
		}
		got[line] = true
	}
	for _, want := range []string{
		"tighter: first-core-group 2026-12-07 > first-core-group 2026-11-30",
		"looser: core-group-interval 2027-01-14 > core-group-interval 2027-01-28",
		"different: core-group-before-review 2027-02-19 > core-group-before-review 2027-02-19",
		"looser: reports-sent 2027-02-12 > reports-sent 2027-03-12",
		"new: > plan-copied 2026-12-10",
		"gone: plan-copied 2026-12-10",
	} {
		if !got[want] {
			t.Errorf("no %q in %v", want, got)
		}
	}
	if len(move.New) != 2 || move.New[0].ID != "core-group-after-review" || move.New[1].ID != "r" || move.New[1].Needs != "review-conference" {
		t.Errorf("new: %+v; a topic that both have is not new", move.New)
	}
}

func TestADateThatOneAreaDoesNotUse(t *testing.T) {
	f := rulebooktest.New(t)
	other := rulebooktest.Area(rulebooktest.New(t))
	other["id"] = "oakshire"
	other["title"] = "Oakshire"
	other["pages"] = []any{}
	other["events"] = other["events"].([]any)[:2]
	f["areas"] = append(f["areas"].([]any), other)
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ from, to, dates, want string }{
		{"elmshire", "oakshire", `{"initial-conference": "2026-11-23", "next-review-conference": "2027-02-19", "date-of-birth": {"day": "", "month": "", "year": ""}}`, "Oakshire next-review-conference"},
		{"oakshire", "elmshire", `{"next-review-conference": {"day": "19", "month": "2", "year": "2027"}, "review-conference": [{"day": "", "month": "", "year": ""}]}`, "Oakshire next-review-conference"},
		{"oakshire", "elmshire", `{"initial-conference": "2026-11-23", "date-of-birth": "2019-01-01"}`, "Oakshire date-of-birth, Elmshire date-of-birth"},
	} {
		_, _, _, _, unused, problem := deadlines.ReadMove(book, []byte(`{"area": "`+tt.from+`", "to": "`+tt.to+`", "today": "2026-12-01", "dates": `+tt.dates+`}`))
		if problem != nil {
			t.Errorf("%s: %+v", tt.dates, problem)
			continue
		}
		var got []string
		for _, u := range unused {
			got = append(got, u.Area.Title+" "+string(u.Event))
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: unused %v, want %s", tt.dates, got, tt.want)
		}
	}
}

func TestMovesThatAreRefused(t *testing.T) {
	book := twoAreas(t, func([]any) {})
	for request, want := range map[string]string{
		`{`: "",
		`{"area": "x", "to": "oakshire", "today": "2026-12-01", "dates": {}}`:                                          "area Choose the area that the child moves from",
		`{"area": "elmshire", "to": "", "today": "2026-12-01", "dates": {}}`:                                           "to Choose the area that the child moves to",
		`{"area": "elmshire", "to": "elmshire", "today": "2026-12-01", "dates": {}}`:                                   "to Choose another area than the one that the child moves from",
		`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {}}`:                                   "initial-conference Enter the date of the initial conference",
		`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {"x": "y"}}`:                           "x Unknown event x for this area",
		`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {"initial-conference": "31/11/2026"}}`: "initial-conference Date of the initial conference must be a real date, such as 2026-11-23",
	} {
		text, ok := deadlines.RespondMove(book, []byte(request))
		var problem struct {
			Errors []struct{ Field, Message string }
		}
		if err := json.Unmarshal(text, &problem); err != nil || ok {
			t.Errorf("%s: %s", request, text)
			continue
		}
		got := ""
		if len(problem.Errors) > 0 {
			got = problem.Errors[0].Field + " " + problem.Errors[0].Message
		}
		if got != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
	}
	if text, ok := deadlines.Respond(book, []byte(`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {"core-group": "2026-12-03"}}`)); ok {
		t.Errorf("a timetable with another area: %s", text)
	}
}

func TestATableHasARowForEachDeadline(t *testing.T) {
	book := rulebooktest.Book(t)
	request := []byte(`{"area": "elmshire", "today": "2026-12-20", "reference": "=1+1", "set": {"core-group-interval": "4 weeks"},
		"dates": {"initial-conference": "2026-11-23", "core-group": ["2026-12-03"]}}`)
	file, ok := deadlines.RespondCSV(book, request)
	if !ok {
		t.Fatalf("%s", file)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	area, kase, _ := deadlines.Read(book, request)
	a := deadlines.Work(book, area, kase)
	if len(rows) != len(a.Deadlines)+1 {
		t.Fatalf("%d rows for %d deadlines", len(rows)-1, len(a.Deadlines))
	}
	for i, d := range a.Deadlines {
		got := fmt.Sprint(rows[i+1][:6])
		if want := fmt.Sprint([]string{d.Due.String(), d.BookBy.String(), d.Rule.Title, d.Standing(), d.Rule.Clause, d.Rule.Force}); got != want {
			t.Errorf("row %d is %s, want %s", i, got, want)
		}
		if rows[i+1][13] != "'=1+1" || rows[i+1][15] != "2028" {
			t.Errorf("row %d: %v", i, rows[i+1])
		}
		if d.Rule.ID == "core-group-interval" && (rows[i+1][6] != "4 weeks; or 6 weeks as the procedure has it: 2027-01-14" || rows[i+1][10] != "yes") {
			t.Errorf("what was set is not told: %v", rows[i+1])
		}
	}
	if tabs, _ := deadlines.RespondTable(book, request); strings.Count(string(tabs), "\t") != 16*len(rows) {
		t.Errorf("the table to paste: %s", tabs)
	}
	if _, ok := deadlines.RespondCSV(book, []byte(`{}`)); ok {
		t.Error("a bad request is answered")
	}
}

// FuzzRespondMove makes sure that no request makes the engine panic or write what is not JSON.
func FuzzRespondMove(f *testing.F) {
	f.Add([]byte(`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "set": {"core-group-interval": "4 weeks"}, "dates": {"core-group": ["2026-12-03"]}}`))
	book := twoAreas(f, func([]any) {})
	f.Fuzz(func(t *testing.T, request []byte) {
		if text, _ := deadlines.RespondMove(book, request); !json.Valid(text) {
			t.Fatalf("%q was answered with %q", request, text)
		}
	})
}
