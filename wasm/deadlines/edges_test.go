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
		const says = "Made up for tests. Provisional: the bank holidays of that year are not published yet."
		first := a.Events()[0].Description
		if !strings.HasPrefix(first, "Hold the first core group. Last day: ") || strings.HasSuffix(first, says) != tt.want {
			t.Errorf("from %s: %s", tt.given, first)
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
		{"plan-received=2026-12-01,2051-01-01", "1 January 2051 is outside the years of the calendar, 1 January 2011 to 31 December 2050", "whatever the order"},
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

func TestStatusAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		rule, today, given string
		want               deadlines.Status
		days               int
		why                string
	}{
		{"first-core-group", "2026-12-03", "initial-conference=2026-11-23 core-group=2026-12-03", deadlines.Met, 4, "what is today has happened"},
		{"first-core-group", "2026-12-09", "initial-conference=2026-11-23 core-group=2026-12-09", deadlines.MetLate, 2, "and may be late"},
		{"further-reviews", "2027-08-13", "review-conference=2027-02-19 next-review-conference=2027-08-13", deadlines.Met, 6, "a review that is booked for today is not gone"},
		{"reports-sent", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-08,2027-02-12", deadlines.Met, 0, "the last meeting in time counts, on the last day too"},
		{"reports-sent", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-19", deadlines.MetLate, 7, "one on the day of the review is late, not missing"},
		{"reports-sent", "2027-02-20", "review-conference=2027-02-19 next-review-conference=2027-02-19 core-group=2027-02-08", deadlines.Met, 4, "a review given as held and as booked is one review"},
		{"core-group-after-review", "2027-02-20", "review-conference=2027-02-12 core-group=2027-02-12", deadlines.Due, 51, "a core group on the day of the review is since the review"},
	} {
		got := find(work(t, tt.today, tt.given), tt.rule)
		if len(got) != 1 || got[0].Status != tt.want || got[0].Days != tt.days {
			t.Errorf("%s on %s with %s: %+v; want %s %d: %s", tt.rule, tt.today, tt.given, got, tt.want, tt.days, tt.why)
		}
	}
}

func TestReadingsAtTheEdges(t *testing.T) {
	got := find(work(t, "2026-11-22", "initial-conference=2026-11-23 core-group=2026-11-23,2026-12-03"), "plan-sent")
	if len(got[0].Readings) != 3 || len(got[1].Readings) != 2 {
		t.Errorf("a conference on the day of the first core group is read with that one alone: %d and %d readings", len(got[0].Readings), len(got[1].Readings))
	}
	if got := find(work(t, "2026-11-22", "initial-conference=2026-11-28 core-group=2026-12-03"), "plan-sent")[0]; got.BookBy != d("2026-12-03") {
		t.Errorf("a reading that ends on the day of the core group can be served on that day, not by %v", got.BookBy)
	}
	clear := find(work(t, "2026-11-22", "next-review-conference=2027-02-19"), "reports-sent")[0].Readings[1]
	working := clear.Working(calendartest.Published(t))
	if last := working[len(working)-1]; last.N != 6 || last.Date != d("2027-02-11") || clear.Basis() != "5 working days, clear" {
		t.Errorf("five clear working days end with %+v, want the sixth day", last)
	}
	f := rulebooktest.New(t)
	sent := rulebooktest.Page(f)["timescales"].([]any)[2].(map[string]any)
	either := sent["or-read-as"].([]any)
	sent["or-read-as"] = []any{either[1], either[0]}
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	a := deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d("2026-11-22"), Dates: given("core-group=2026-12-03")})
	if got := find(a, "plan-sent")[0].Readings; len(got) != 2 || got[1].Basis() != "5 working days" {
		t.Errorf("a reading without its event hides the one after it: %+v", got)
	}
}

func TestWhatIsDueOnTheSameDayKeepsTheRulesOrder(t *testing.T) {
	a := work(t, "2026-11-24", "initial-conference=2026-11-23 next-review-conference=2026-12-07")
	var same []string
	for _, x := range a.Deadlines {
		if x.Due == d("2026-12-07") {
			same = append(same, x.Rule.ID)
		}
	}
	if got := strings.Join(same, " "); got != "first-core-group core-group-before-review" {
		t.Error(got)
	}
}

func TestHowFarIsLookedAhead(t *testing.T) {
	for _, tt := range []struct{ today, given, horizon, want, why string }{
		{"2027-02-19", "core-group=2027-01-14 next-review-conference=2027-02-19", "", "2027-02-19 next-review", "a review that is booked for today"},
		{"2027-02-20", "core-group=2027-01-14 next-review-conference=2027-02-19", "", "none", "one that has gone"},
		{"2027-08-19", "review-conference=2027-02-19", "", "2027-08-19 review-limit", "a review that is due today"},
		{"2027-08-20", "review-conference=2027-02-19", "", "none", "one that was due yesterday"},
		{"2027-01-15", "core-group=2027-01-14", `, "horizon": "2027-01-15"`, "2027-01-15 chosen", "today itself"},
		{"2027-01-15", "core-group=2027-01-14", `, "horizon": "2027-06-01"`, "2027-06-01 chosen", "months ahead"},
		{"2027-01-15", "core-group=2027-01-14", `, "horizon": {"day": "", "month": " ", "year": ""}`, "none", "nothing was typed"},
	} {
		dates := map[string][]string{}
		for event, days := range given(tt.given) {
			for _, day := range days {
				dates[string(event)] = append(dates[string(event)], day.String())
			}
		}
		text, _ := json.Marshal(dates)
		answer, ok := respond(t, `{"area": "elmshire", "today": "`+tt.today+`", "dates": `+string(text)+tt.horizon+`}`)
		got := "none"
		if h, there := answer["horizon"].(map[string]any); there {
			got = h["date"].(string) + " " + h["is"].(string)
		}
		if !ok || got != tt.want {
			t.Errorf("%s, %s%s: %s, want %s: %s", tt.today, tt.given, tt.horizon, got, tt.want, tt.why)
		}
	}
}

func TestWarningsAtTheEdges(t *testing.T) {
	for _, tt := range []struct{ today, given, want, why string }{
		{"2026-11-30", "initial-conference=2026-11-23", "soon first-core-group", "a week before the day to book by"},
		{"2026-11-29", "initial-conference=2026-11-23", "", "eight days before"},
		{"2027-02-19", "next-review-conference=2027-02-19 core-group=2027-02-08", "", "a review that is booked for today has not gone"},
		{"2027-02-01", "next-review-conference=2027-02-23 core-group=2027-02-23", "booked-late reports-sent, before-meeting papers-out", "a core group on the day of the review"},
		{"2027-02-01", "next-review-conference=2027-02-23 core-group=2027-02-21", "booked-late reports-sent", "papers are due on the day of the core group, not before it"},
	} {
		var got []string
		for _, w := range work(t, tt.today, tt.given).Warnings {
			if w.Rule == nil {
				got = append(got, string(w.Kind))
			} else if w.Rule.ID != "papers-out" || w.Kind == deadlines.WarnBeforeMeeting {
				got = append(got, string(w.Kind)+" "+w.Rule.ID)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s, %s: %v, want %s: %s", tt.today, tt.given, got, tt.want, tt.why)
		}
	}
	f := rulebooktest.New(t)
	rulebooktest.Page(f)["timescales"].([]any)[8].(map[string]any)["before"] = "core-group"
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d("2027-01-04"), Dates: given("core-group=2027-02-23")}).Warnings {
		if w.Kind == deadlines.WarnBeforeMeeting {
			t.Errorf("what is to be ready for a core group is due before it, and that is no warning: %s", w.Text)
		}
	}
}

func TestWhatAnAnswerHolds(t *testing.T) {
	answer, _ := respond(t, `{"area": "elmshire", "today": "2027-02-20", "dates": {"initial-conference": "2026-11-23", "next-review-conference": "2027-02-19"}}`)
	var warnings []string
	for _, w := range answer["warnings"].([]any) {
		w := w.(map[string]any)
		id, _ := w["id"].(string)
		warnings = append(warnings, w["kind"].(string)+" "+id)
	}
	if got := strings.Join(warnings, ", "); got != "review-gone , overdue first-core-group, nothing-before reports-sent, nothing-before core-group-before-review" {
		t.Errorf("warnings: %s", got)
	}
	answer, _ = respond(t, `{"area": "elmshire", "today": "2026-11-24", "dates": {"core-group": "2026-11-16", "initial-conference": "2026-11-02"}}`)
	is := map[string]any{}
	for _, x := range answer["deadlines"].([]any) {
		x := x.(map[string]any)
		is[x["id"].(string)] = x["due-is"]
	}
	if is["core-group-interval"] != "Boxing Day (substitute day)" || is["first-core-group"] != nil {
		t.Errorf("why the last day is off: %v", is)
	}
}

func TestAPromptForTodayIsInTheCalendarFile(t *testing.T) {
	for today, want := range map[string]int{"2027-11-23": 1, "2027-11-24": 0} {
		n := 0
		for _, e := range work(t, today, "initial-conference=2026-11-23").Events() {
			if strings.Contains(e.UID, "one-year") {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d events of a prompt for 23 November 2027, want %d", today, n, want)
		}
	}
}

func TestReferencesInIdentifiers(t *testing.T) {
	for reference, want := range map[string]string{"azAZ09": "azAZ09", "a/z": "a-2fz", "@[`{:": "-40-5b-60-7b-3a", "é": "-c3-a9", "": ""} {
		if got := deadlines.UID(reference); got != want {
			t.Errorf("%q: %s, want %s", reference, got, want)
		}
	}
}

func TestRequestsAtTheEdges(t *testing.T) {
	var many []string
	for i := range deadlines.MaxDates {
		many = append(many, d("2026-01-01").AddDays(i).String())
	}
	list, _ := json.Marshal(many)
	for _, tt := range []struct{ name, rest string }{
		{"a reference of 60 characters", `"reference": "` + strings.Repeat("x", 60) + `", "dates": {"core-group": "2026-12-03"}`},
		{"a list of one where there is one only", `"dates": {"initial-conference": ["2026-11-23"]}`},
		{"200 dates", `"dates": {"core-group": ` + string(list) + `}`},
		{"the calendar's first day", `"dates": {"core-group": "2011-01-01"}`},
		{"and its last", `"dates": {"core-group": "2050-12-31"}`},
		{"no interval for what cannot have one", `"dates": {"core-group": "2026-12-03"}, "set": {"one-year": {"n": " ", "unit": "weeks"}}`},
	} {
		if answer, ok := respond(t, `{"area": "elmshire", "today": "2026-12-20", `+tt.rest+`}`); !ok {
			t.Errorf("%s: %v", tt.name, answer)
		}
	}
	problem, _ := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"next-review-conference": {"day": ""}, "core-group": [{"day": ""}]}}`)
	if got := problem["errors"].([]any)[0].(map[string]any)["field"]; got != "core-group" {
		t.Errorf("of several dates left empty, %v is asked for, want the first by the area's order", got)
	}
	problem, _ = respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": "2026-12-03"}, "set": {"tea": "4 weeks", "cake": "2 weeks"}}`)
	if got := len(problem["errors"].([]any)); got != 2 {
		t.Errorf("%d errors of two unknown timescales", got)
	}
}

func TestBookingOnTheDayOfTheEventIsTooEarly(t *testing.T) {
	c := calendartest.Published(t)
	for _, tt := range []struct{ event, due, want, why string }{
		{"2026-11-27", "2026-11-29", "2026-11-29", "the last working day before that Sunday is the event's own Friday"},
		{"2026-11-26", "2026-11-29", "2026-11-27", "from Thursday it can be done on Friday"},
	} {
		if got := deadlines.BookBy(c, d(tt.due), d(tt.event)); got != d(tt.want) {
			t.Errorf("from %s by %s: %v, want %s: %s", tt.event, tt.due, got, tt.want, tt.why)
		}
	}
}
