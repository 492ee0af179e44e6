package deadlines_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

func TestWhatAProblemIsCalled(t *testing.T) {
	for _, tt := range []struct {
		given deadlines.Problem
		want  string
	}{
		{deadlines.Problem{Status: 400}, "Bad Request"},
		{deadlines.Problem{Status: 422}, "Unprocessable Content"},
		{deadlines.Problem{Status: 413, Title: "Content Too Large"}, "Content Too Large"},
	} {
		var got struct{ Title string }
		if err := json.Unmarshal(tt.given.JSON(), &got); err != nil || got.Title != tt.want {
			t.Errorf("%d is called %q, want %q", tt.given.Status, got.Title, tt.want)
		}
	}
}

func TestAnAnswerNamesWhatIsRefused(t *testing.T) {
	answer, ok := respond(t, `{"area": "elmshire", "today": "2050-12-01", "dates": {"initial-conference": "2050-12-01"}}`)
	if !ok {
		t.Fatalf("%v", answer)
	}
	refused, _ := json.Marshal(answer["refused"])
	const want = `[{"clause":"1.3","force":"may","from":{"date":"2050-12-01","event":"initial-conference","noun":"the initial conference"},"href":"/elmshire/core-group/#1.3",` +
		`"id":"one-year","reason":"the date is outside the years of the calendar","title":"Think again"}]`
	if string(refused) != want {
		t.Errorf("got %s", refused)
	}
}

func TestACalendarFileSaysWhatIsProvisional(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  bool
	}{{"2028-12-20", true}, {"2028-12-01", false}} {
		a := work(t, "2028-12-22", "initial-conference="+tt.given)
		const says = " Provisional: the bank holidays of that year are not published yet."
		for _, e := range a.Events() {
			if strings.HasPrefix(e.Description, "Hold the first core group.") && strings.HasSuffix(e.Description, says) != tt.want {
				t.Errorf("from %s: %s", tt.given, e.Description)
			}
		}
		if len(a.Events()) != 2 {
			t.Errorf("%d events, want the first core group and the prompt", len(a.Events()))
		}
	}
}

func TestWordsThatCanBeReadTwoWaysAreNotCompared(t *testing.T) {
	verdict := func(otherwise bool, within string) string {
		book := twoAreas(t, func(rules []any) {
			rule := rules[0].(map[string]any)
			rule["within"] = within
			if otherwise {
				rule["or-read-as"] = []any{map[string]any{"within": "10 days", "why": "if any days are meant"}}
			}
		})
		text, _ := deadlines.RespondMove(book, []byte(`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {"initial-conference": "2026-11-23"}}`))
		var move struct{ Rows []struct{ Verdict string } }
		if err := json.Unmarshal(text, &move); err != nil || len(move.Rows) == 0 {
			t.Fatalf("%v: %s", err, text)
		}
		return move.Rows[0].Verdict
	}
	for _, tt := range []struct {
		otherwise bool
		within    string
		want      string
		why       string
	}{
		{false, "5 working days", "tighter", "one reading each"},
		{true, "5 working days", "different", "which of the two is meant nobody knows"},
		{true, "10 working days", "same", "the natural readings agree"},
	} {
		if got := verdict(tt.otherwise, tt.within); got != tt.want {
			t.Errorf("%s, otherwise %v: %s, want %s: %s", tt.within, tt.otherwise, got, tt.want, tt.why)
		}
	}
}

func TestAMoveTellsWhatIsNotUsed(t *testing.T) {
	f := rulebooktest.New(t)
	other := rulebooktest.Area(rulebooktest.New(t))
	other["id"], other["title"], other["pages"] = "oakshire", "Oakshire", []any{}
	other["events"] = other["events"].([]any)[:2]
	f["areas"] = append(f["areas"].([]any), other)
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	text, ok := deadlines.RespondMove(book, []byte(`{"area": "elmshire", "to": "oakshire", "today": "2026-12-01", "dates": {"initial-conference": "2026-11-23",
		"review-conference": [{"day": "", "month": "", "year": ""}, {"day": "19", "month": "2", "year": "2027"}]}}`))
	var move struct {
		Unused []struct{ Area, Event string }
	}
	if err := json.Unmarshal(text, &move); err != nil || !ok {
		t.Fatalf("%v: %s", err, text)
	}
	if len(move.Unused) != 1 || move.Unused[0].Area != "Oakshire" || move.Unused[0].Event != "review-conference" {
		t.Errorf("%+v", move.Unused)
	}
}

func TestOfManyMistakesAHundredAreTold(t *testing.T) {
	problem, _ := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": [`+strings.Repeat(`"x",`, 150)+`"x"]}}`)
	if got := len(problem["errors"].([]any)); got != deadlines.MaxErrors {
		t.Errorf("%d errors, want %d", got, deadlines.MaxErrors)
	}
}

func TestFaultsOfACase(t *testing.T) {
	book := rulebooktest.Book(t)
	for _, tt := range []struct{ given, want, why string }{
		{"", "There is no date", "nothing to count from"},
		{"initial-conference=2026-11-23 core-group=2026-12-03,2027-01-14", "", "in order"},
		{"initial-conference=2026-11-23 core-group=2026-11-23", "", "on the same day"},
		{"initial-conference=2026-11-23 core-group=2026-11-20", "The core group meeting (20 November 2026) must be on or after 23 November 2026, when the initial conference was held", "before what it follows"},
		{"initial-conference=2026-11-23 core-group=2026-11-20,2026-12-03", "The core group meeting (20 November 2026) must be on or after 23 November 2026, when the initial conference was held", "the first of two"},
		{"initial-conference=2010-12-31", "31 December 2010 is outside the years of the calendar, 1 January 2011 to 31 December 2050", "before the calendar"},
		{"core-group=2026-12-03,2051-01-01", "1 January 2051 is outside the years of the calendar, 1 January 2011 to 31 December 2050", "after it"},
		{"core-group=2026-12-03 plan-received=2026-12-01", "", "the area has no words for the plan, so no order either"},
		{"plan-received=2010-12-01", "1 December 2010 is outside the years of the calendar, 1 January 2011 to 31 December 2050", "but the calendar holds for every date"},
		{"core-group=2026-12-03 date-of-birth=2009-05-01", "", "a child may be born before it"},
	} {
		if got := (deadlines.Case{Dates: given(tt.given)}).Fault(book, book.Areas[0]); got != tt.want {
			t.Errorf("%s: %q, want %q: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

func TestDatesAreAddedInOrder(t *testing.T) {
	kase := deadlines.Case{Dates: given("")}
	for _, tt := range []struct {
		event rulebook.Event
		day   string
		want  bool
		why   string
	}{
		{rulebook.CoreGroup, "2027-01-14", true, "the first"},
		{rulebook.CoreGroup, "2026-12-03", true, "an earlier one"},
		{rulebook.CoreGroup, "2027-01-14", false, "there already"},
		{rulebook.InitialConference, "2026-11-23", true, "of another event"},
		{rulebook.InitialConference, "2026-11-24", false, "there is one initial conference"},
	} {
		if got := kase.Add(tt.event, d(tt.day)); got != tt.want {
			t.Errorf("%s %s: %v: %s", tt.event, tt.day, got, tt.why)
		}
	}
	meetings := kase.Dates[rulebook.CoreGroup]
	if len(meetings) != 2 || meetings[0] != d("2026-12-03") || meetings[1] != d("2027-01-14") || len(kase.Dates[rulebook.InitialConference]) != 1 {
		t.Errorf("%v", kase.Dates)
	}
}

func TestADeadlineToldAgain(t *testing.T) {
	again := deadlines.Told(deadlines.Overdue, 3, civil.Date(0), " In time if read otherwise.")
	if got := again.Standing(); got != "Overdue by 3 days. In time if read otherwise." {
		t.Error(got)
	}
	done := deadlines.Told(deadlines.Met, 1, d("2026-12-04"), "")
	if got := done.Standing(); got != "Done on Friday 4 December 2026, in time: 1 day to spare." {
		t.Error(got)
	}
}

func TestSumsThatFindNoWorkingDay(t *testing.T) {
	c := calendartest.Published(t)
	week := calendar.Span{N: 1, Unit: calendar.Weeks}
	if _, _, err := deadlines.NotLess(c, d("2011-01-10"), week); err != calendar.ErrOutside {
		t.Errorf("a week before 10 January 2011 is a bank holiday, and the calendar has no working day before it: %v", err)
	}
	if _, _, err := deadlines.NotLess(c, d("2011-01-12"), week); err != nil {
		t.Errorf("5 January, and the 4th clear, are working days: %v", err)
	}
	if _, err := deadlines.WindowBefore(c, d("2051-01-07"), week); err != calendar.ErrOutside {
		t.Errorf("the window opens on the calendar's last Saturday: %v", err)
	}
}

func TestANounWithoutAnArticle(t *testing.T) {
	f := rulebooktest.New(t)
	rulebooktest.Area(f)["events"].([]any)[1].(map[string]any)["noun"] = "core group"
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	a := deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d("2027-02-01"), Dates: given("next-review-conference=2027-02-19")})
	for _, w := range a.Warnings {
		if w.Kind == deadlines.WarnNothingBefore && w.Rule.ID == "reports-sent" && w.Text != "Send reports: no core group lies on or before Friday 12 February 2027." {
			t.Error(w.Text)
		}
	}
	if len(a.Warnings) != 2 {
		t.Errorf("%d warnings, want one of the reports and one of the window", len(a.Warnings))
	}
}
