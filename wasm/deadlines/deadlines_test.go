package deadlines_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

var d = calendartest.Date

// given reads "initial-conference=2026-11-23 core-group=2026-12-03,2027-01-14".
func given(text string) map[rulebook.Event][]civil.Date {
	dates := map[rulebook.Event][]civil.Date{}
	for _, field := range strings.Fields(text) {
		event, days, _ := strings.Cut(field, "=")
		for _, day := range strings.Split(days, ",") {
			dates[rulebook.Event(event)] = append(dates[rulebook.Event(event)], d(day))
		}
	}
	return dates
}

func work(t *testing.T, today, dates string) *deadlines.Answer {
	t.Helper()
	book := rulebooktest.Book(t)
	return deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d(today), Dates: given(dates)})
}

func find(a *deadlines.Answer, rule string) []deadlines.Deadline {
	var found []deadlines.Deadline
	for _, x := range a.Deadlines {
		if x.Rule.ID == rule {
			found = append(found, x)
		}
	}
	return found
}

// waiting lists the rules that wait, each with the date that it needs.
func waiting(a *deadlines.Answer) string {
	var list []string
	for _, w := range a.Waiting {
		list = append(list, w.Rule.ID+" "+string(w.Needs))
	}
	return strings.Join(list, ", ")
}

func TestStatus(t *testing.T) {
	for _, tt := range []struct {
		rule, today, given string
		want               deadlines.Status
		days               int
		why                string
	}{
		{"first-core-group", "2026-11-24", "initial-conference=2026-11-23", deadlines.Due, 13, "7 December is 13 days off"},
		{"first-core-group", "2026-12-07", "initial-conference=2026-11-23", deadlines.Due, 0, "the last day itself is not late"},
		{"first-core-group", "2026-12-08", "initial-conference=2026-11-23", deadlines.Overdue, 1, "one day over"},
		{"first-core-group", "2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-03", deadlines.Met, 4, "held four days early"},
		{"first-core-group", "2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-07", deadlines.Met, 0, "held on the last day"},
		{"first-core-group", "2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-09", deadlines.MetLate, 2, "held two days late"},
		{"first-core-group", "2026-11-24", "initial-conference=2026-11-23 core-group=2026-12-03", deadlines.Booked, 4, "it lies ahead: not yet met"},
		{"first-core-group", "2026-11-24", "initial-conference=2026-11-23 core-group=2026-12-09", deadlines.BookedLate, 2, "booked beyond the limit"},
		{"first-core-group", "2026-12-20", "initial-conference=2026-11-23 core-group=2026-11-23", deadlines.Met, 14, "a core group on the day of the conference is in time"},
		{"plan-sent", "2026-12-08", "core-group=2026-12-03", deadlines.Due, 0, "5 days after"},
		{"plan-sent", "2026-12-09", "core-group=2026-12-03", deadlines.Passed, 1, "no date tells whether it was sent, so it is not called overdue"},
		{"one-year", "2026-12-01", "initial-conference=2026-11-23", deadlines.Prompt, 357, "a prompt"},
		{"one-year", "2028-12-01", "initial-conference=2026-11-23", deadlines.Prompt, -374, "never overdue"},
		{"further-reviews", "2027-03-01", "review-conference=2027-02-19 next-review-conference=2027-08-13", deadlines.Booked, 6, "the review that is booked is the next one"},
		{"further-reviews", "2027-03-01", "review-conference=2027-02-19 next-review-conference=2027-08-25", deadlines.BookedLate, 6, "and is told when it is booked beyond the limit"},
		{"core-group-before-review", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-01", deadlines.Met, 18, "in the window of three weeks"},
		{"core-group-before-review", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-01-29", deadlines.Met, 21, "the window's first day is in"},
		{"core-group-before-review", "2027-02-10", "next-review-conference=2027-02-19 core-group=2027-01-28", deadlines.Due, 9, "a meeting before the window does not do"},
		{"core-group-before-review", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-01-28", deadlines.Overdue, 1, "and the review has passed"},
		{"core-group-before-review", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-22", deadlines.Overdue, 1, "nor does one after the review"},
		{"core-group-before-review", "2027-02-01", "next-review-conference=2027-02-19 core-group=2027-02-10", deadlines.Booked, 9, "it lies ahead, in the window"},
		{"reports-sent", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-08", deadlines.Met, 4, "five working days before and more"},
		{"reports-sent", "2027-02-20", "next-review-conference=2027-02-19 core-group=2027-02-17", deadlines.MetLate, 5, "before the review but too late"},
		{"reports-sent", "2027-02-10", "initial-conference=2027-02-01 next-review-conference=2027-02-19 core-group=2027-02-01", deadlines.Met, 11, "on the day of the conference before"},
	} {
		got := find(work(t, tt.today, tt.given), tt.rule)
		if len(got) != 1 || got[0].Status != tt.want || got[0].Days != tt.days {
			t.Errorf("%s on %s with %s: %+v; want %s %d: %s", tt.rule, tt.today, tt.given, got, tt.want, tt.days, tt.why)
		}
	}
}

func TestARepeatingLimitRunsFromWhatHappened(t *testing.T) {
	got := find(work(t, "2027-03-01", "core-group=2026-12-03,2027-01-20"), "core-group-interval")
	if len(got) != 2 {
		t.Fatalf("%d occurrences, want 2", len(got))
	}
	if got[0].Due != d("2027-01-14") || got[0].Status != deadlines.MetLate || got[0].Days != 6 || got[0].Then != nil {
		t.Errorf("the first: %+v", got[0])
	}
	if got[1].Due != d("2027-03-03") || got[1].Status != deadlines.Due || got[1].Days != 2 {
		t.Errorf("the second runs from 20 January, not from 14 January: %+v", got[1])
	}
	want := []string{"2027-04-14", "2027-05-26", "2027-07-07"}
	for i, l := range got[1].Then {
		if l.Due.String() != want[i] {
			t.Errorf("then %v, want %s", l.Due, want[i])
		}
	}
	if len(got[1].Then) != 3 {
		t.Errorf("%d projected, want 3", len(got[1].Then))
	}
}

func TestReadings(t *testing.T) {
	for _, tt := range []struct {
		rule, given string
		dues        string // of each reading
		bookBy      string
		why         string
	}{
		{"plan-sent", "core-group=2026-12-03", "2026-12-08 2026-12-10", "2026-12-08", "5 days and 5 working days; the earlier serves both"},
		{"plan-sent", "initial-conference=2026-11-30 core-group=2026-12-03", "2026-12-08 2026-12-10 2026-12-05", "2026-12-04", "5 December, from the conference, is a Saturday"},
		{"plan-sent", "initial-conference=2026-12-10 core-group=2026-12-03", "2026-12-08 2026-12-10", "2026-12-08", "a conference after the meeting is not the one meant"},
		{"plan-sent", "initial-conference=2026-11-20 core-group=2026-12-03", "2026-12-08 2026-12-10 2026-11-25", "2026-12-08", "a reading that ended before the meeting cannot be served"},
		{"reports-sent", "next-review-conference=2027-02-19", "2027-02-12 2027-02-11", "2027-02-11", "at least: counted back, and clear days"},
		{"core-group-before-review", "next-review-conference=2027-02-21", "2027-02-21", "2027-02-19", "a window that closes on a Sunday"},
		{"papers-out", "next-review-conference=2027-02-23", "2027-02-21", "2027-02-19", "two days before a Tuesday is a Sunday"},
		{"first-core-group", "initial-conference=2026-12-18", "2027-01-06", "2027-01-06", "Christmas, its substitute and New Year's Day do not count"},
		{"core-group-interval", "core-group=2026-11-16", "2026-12-28", "2026-12-24", "the limit stays on the bank holiday; book before it"},
	} {
		got := find(work(t, "2026-11-22", tt.given), tt.rule)
		if len(got) != 1 {
			t.Errorf("%s: %d occurrences", tt.rule, len(got))
			continue
		}
		var dues []string
		for _, r := range got[0].Readings {
			dues = append(dues, r.Due.String())
		}
		if strings.Join(dues, " ") != tt.dues || got[0].BookBy.String() != tt.bookBy || got[0].Due != got[0].Readings[0].Due {
			t.Errorf("%s with %s: %v book by %v; want %s book by %s: %s", tt.rule, tt.given, dues, got[0].BookBy, tt.dues, tt.bookBy, tt.why)
		}
	}
	window := find(work(t, "2026-11-22", "next-review-conference=2027-02-21"), "core-group-before-review")[0]
	if window.Opens != d("2027-01-31") {
		t.Errorf("the window opens on %v, want 31 January: the day three weeks before is in", window.Opens)
	}
}

func TestOnlyTheFirstMeetingAfterAConferenceIsReadFromIt(t *testing.T) {
	got := find(work(t, "2027-03-01", "initial-conference=2026-11-23 core-group=2026-12-03,2027-01-14"), "plan-sent")
	if len(got) != 2 || len(got[0].Readings) != 3 || len(got[1].Readings) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestTheFirstOfARepeatingEvent(t *testing.T) {
	got := find(work(t, "2027-03-01", "core-group=2026-12-03,2027-01-14"), "plan-copied")
	if len(got) != 1 || got[0].Due != d("2026-12-10") {
		t.Errorf("%+v, want 10 December only", got)
	}
}

func TestOnlyOnceAReviewHasBeenHeld(t *testing.T) {
	a := work(t, "2027-03-01", "core-group=2026-12-03,2027-01-14")
	if len(find(a, "core-group-after-review")) != 0 || !strings.Contains(waiting(a), "core-group-after-review review-conference") {
		t.Errorf("without a review: %s", waiting(a))
	}
	got := find(work(t, "2027-03-01", "core-group=2026-12-03,2027-02-26 review-conference=2027-02-12"), "core-group-after-review")
	if len(got) != 1 || got[0].From.Date != d("2027-02-26") || got[0].Due != d("2027-04-26") {
		t.Errorf("after a review: %+v", got)
	}
}

func TestAMeetingBeforeTheLastReviewDoesNotMeetTheNextOnesLimit(t *testing.T) {
	a := work(t, "2027-02-10", "next-review-conference=2027-08-13 review-conference=2027-02-12 core-group=2027-02-01")
	if got := find(a, "reports-sent")[0]; got.Actual != 0 {
		t.Errorf("%+v", got)
	}
}

func TestWaitingCarriedAndOrder(t *testing.T) {
	a := work(t, "2026-11-24", "initial-conference=2026-11-23")
	var carried []string
	for _, r := range a.Carried {
		carried = append(carried, r.ID)
	}
	if got := waiting(a); got != "core-group-interval core-group, plan-sent core-group, reports-sent next-review-conference, core-group-before-review next-review-conference, core-group-after-review core-group, further-reviews review-conference, papers-out next-review-conference, plan-copied core-group" {
		t.Error(got)
	}
	if got := strings.Join(carried, ", "); got != "tell-at-once, see-the-child, report-monthly" {
		t.Error(got)
	}
	a = work(t, "2026-11-24", "initial-conference=2026-11-23 core-group=2026-11-24 next-review-conference=2027-02-19")
	for i := 1; i < len(a.Deadlines); i++ {
		if a.Deadlines[i].Due < a.Deadlines[i-1].Due {
			t.Errorf("%v comes after %v", a.Deadlines[i].Due, a.Deadlines[i-1].Due)
		}
	}
}

func TestProvisional(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  bool
	}{{"initial-conference=2028-12-01", false}, {"initial-conference=2028-12-20", true}, {"initial-conference=2030-01-10", true}} {
		if got := find(work(t, "2026-11-24", tt.given), "first-core-group")[0].Provisional; got != tt.want {
			t.Errorf("%s: provisional is %v", tt.given, got)
		}
	}
	if find(work(t, "2026-11-24", "initial-conference=2028-12-01"), "one-year")[0].Provisional {
		t.Error("a prompt, which has no day to book, is marked provisional")
	}
	if !find(work(t, "2026-11-24", "next-review-conference=2029-01-02"), "reports-sent")[0].Provisional {
		t.Error("a sum back from an unpublished year is not marked provisional")
	}
}

func TestASumThatLeavesTheCalendarIsRefusedByName(t *testing.T) {
	a := work(t, "2050-12-01", "initial-conference=2050-12-01")
	if len(a.Refused) != 1 || a.Refused[0].Rule.ID != "one-year" || !strings.Contains(a.Refused[0].Reason, "outside the years") {
		t.Errorf("%+v", a.Refused)
	}
	if len(find(a, "first-core-group")) != 1 {
		t.Error("the other sums are lost with it")
	}
	if a := work(t, "2011-01-04", "next-review-conference=2011-01-05"); len(a.Refused) != 3 {
		t.Errorf("%d refusals, want 3", len(a.Refused))
	}
}

func TestExamplesAreChecked(t *testing.T) {
	book := rulebooktest.Book(t)
	if err := deadlines.CheckExamples(book, book.Areas[0]); err != nil {
		t.Error(err)
	}
	f := rulebooktest.New(t)
	example := rulebooktest.Page(f)["examples"].([]any)[0].(map[string]any)
	for want, dates := range map[string]map[string]any{
		"content/elmshire/core-group.md: examples: first-core-group is 2027-01-06, not 2027-01-05 (Christmas)": {"first-core-group": "2027-01-05"},
		"content/elmshire/core-group.md: examples: plan-sent is nothing, not 2027-01-05 (Christmas)":           {"plan-sent": "2027-01-05"},
		"content/elmshire/core-group.md: examples: first-core-group is 2027-01-06, not 2027-01-05 (Christmas)\n" +
			"content/elmshire/core-group.md: examples: plan-sent is nothing, not 2027-01-05 (Christmas)": {"first-core-group": "2027-01-05", "plan-sent": "2027-01-05"},
	} {
		example["want"] = dates
		book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err != nil {
			t.Fatal(err)
		}
		if err := deadlines.CheckExamples(book, book.Areas[0]); err == nil || err.Error() != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

func respond(t *testing.T, request string) (answer map[string]any, ok bool) {
	t.Helper()
	text, ok := deadlines.Respond(rulebooktest.Book(t), []byte(request))
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return answer, ok
}

func TestTheJSONInterface(t *testing.T) {
	answer, ok := respond(t, `{"area": "elmshire", "today": "2026-12-20",
		"dates": {"initial-conference": "2026-11-23", "core-group": ["2026-12-03"], "next-review-conference": {"day": "19", "month": "Feb", "year": "2027"}}}`)
	if !ok {
		t.Fatalf("%v", answer)
	}
	first := answer["deadlines"].([]any)[0].(map[string]any)
	if first["id"] != "first-core-group" {
		first = answer["deadlines"].([]any)[1].(map[string]any)
	}
	text, _ := json.Marshal(first)
	const want = `{"actual":"2026-12-03","book-by":"2026-12-07","clause":"1.1(1)","days":4,"due":"2026-12-07","force":"must",` +
		`"from":{"date":"2026-11-23","event":"initial-conference","noun":"the initial conference"},"href":"/elmshire/core-group/#1.1","id":"first-core-group",` +
		`"readings":[{"basis":"10 working days","book-by":"2026-12-07","due":"2026-12-07","from":{"date":"2026-11-23","event":"initial-conference","noun":"the initial conference"},"working":WORKING}],` +
		`"standing":"Done on Thursday 3 December 2026, in time: 4 days to spare.","status":"met","title":"Hold the first core group","topic":"first-core-group","working":WORKING}`
	working := `[{"date":"2026-11-24","n":1},{"date":"2026-11-25","n":2},{"date":"2026-11-26","n":3},{"date":"2026-11-27","n":4},` +
		`{"date":"2026-11-28","skipped":"Saturday"},{"date":"2026-11-29","skipped":"Sunday"},{"date":"2026-11-30","n":5},{"date":"2026-12-01","n":6},` +
		`{"date":"2026-12-02","n":7},{"date":"2026-12-03","n":8},{"date":"2026-12-04","n":9},{"date":"2026-12-05","skipped":"Saturday"},` +
		`{"date":"2026-12-06","skipped":"Sunday"},{"date":"2026-12-07","n":10}]`
	if got := string(text); got != strings.ReplaceAll(want, "WORKING", working) {
		t.Errorf("got %s", got)
	}
	calendar, _ := json.Marshal(answer["calendar"])
	if string(calendar) != `{"division":"england-and-wales","published-to":2028,"read-on":"2026-08-21"}` {
		t.Errorf("calendar: %s", calendar)
	}
	if answer["area"] != "elmshire" || answer["today"] != "2026-12-20" || answer["edition"] != "Made up for tests." ||
		len(answer["not-stated"].([]any)) != 1 || len(answer["carried"].([]any)) != 3 || len(answer["waiting"].([]any)) != 2 {
		t.Errorf("%v", answer)
	}
}

func TestAWaitingRuleNamesTheDateItNeeds(t *testing.T) {
	answer, _ := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23"}}`)
	waiting, _ := json.Marshal(answer["waiting"].([]any)[0])
	const want = `{"clause":"1.1(2)","force":"good-practice","href":"/elmshire/core-group/#1.1","id":"core-group-interval","needs":"core-group",` +
		`"needs-name":"date of core group meeting","title":"Hold the next core group","topic":"later-core-groups","verb":"good practice would be"}`
	if string(waiting) != want {
		t.Errorf("got %s", waiting)
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	const typed = `{"day": "%", "month": "11", "year": "2026"}`
	for _, tt := range []struct {
		name, request string
		status        float64
		field         string
		index         float64
		message       string
	}{
		{"not JSON", `{`, 400, "", 0, ""},
		{"no object", `[]`, 400, "", 0, "The request must be an object with area, today and dates"},
		{"an unknown key", `{"area": "elmshire", "today": "2026-12-20", "dates": {}, "name": "x"}`, 400, "name", 0, "Unknown key name (want area, today, dates, reference, horizon or set)"},
		{"an unknown area", `{"area": "oakshire", "today": "2026-12-20", "dates": {}}`, 400, "area", 0, "Area must be one of the areas of the handbook"},
		{"a long reference", `{"area": "elmshire", "today": "2026-12-20", "reference": "` + strings.Repeat("x", 61) + `", "dates": {}}`, 400, "reference", 0, "Reference must be 60 characters or less"},
		{"a reference that is no text", `{"area": "elmshire", "today": "2026-12-20", "reference": 12, "dates": {}}`, 400, "reference", 0, "Reference must be text"},
		{"no today", `{"area": "elmshire", "dates": {}}`, 400, "today", 0, "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{"a today outside the calendar", `{"area": "elmshire", "today": "2010-12-20", "dates": {}}`, 400, "today", 0, "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{"no dates", `{"area": "elmshire", "today": "2026-12-20"}`, 400, "dates", 0, "Dates must be an object with an event for each key"},
		{"an unknown event", `D{"plan-received": "2026-12-20"}`, 400, "plan-received", 0, "Unknown event plan-received for this area"},
		{"two initial conferences", `D{"initial-conference": ["2026-12-20", "2026-12-21"]}`, 400, "initial-conference", 0, "Give one date of the initial conference"},
		{"more meetings than anybody holds", `D{"core-group": ["2026-12-20"` + strings.Repeat(`, "2026-12-20"`, deadlines.MaxDates) + `]}`, 400, "core-group", 0, "Give 200 dates or fewer"},
		{"nothing given", `D{}`, 422, "initial-conference", 0, "Enter the date of the initial conference"},
		{"nothing typed", `D{"core-group": [{"day": "", "month": " ", "year": ""}]}`, 422, "core-group", 0, "Enter the date of core group meeting"},
		{"an unreal date", `D{"initial-conference": "2026-02-30"}`, 422, "initial-conference", 0, "Date of the initial conference must be a real date, such as 2026-11-23"},
		{"an unreal typed date", `D{"initial-conference": ` + strings.Replace(typed, "%", "31", 1) + `}`, 422, "initial-conference", 0, "Date of the initial conference must be a real date"},
		{"a partial date", `D{"core-group": [{"day": "1", "month": "", "year": "2027"}]}`, 422, "core-group", 0, "Date of core group meeting 1 must include a month"},
		{"a number", `D{"initial-conference": 20261123}`, 422, "initial-conference", 0, "Date of the initial conference must be text, or an object with day, month and year"},
		{"a number in a typed date", `D{"initial-conference": {"day": 1}}`, 422, "initial-conference", 0, "Date of the initial conference must have day, month and year, each of them text"},
		{"before the calendar", `D{"initial-conference": "2010-12-31"}`, 422, "initial-conference", 0, "Date of the initial conference must be the same as or after 1 January 2011, when the list of bank holidays starts"},
		{"after the calendar", `D{"initial-conference": "2051-01-01"}`, 422, "initial-conference", 0, "Date of the initial conference must be the same as or before 31 December 2050, when the calendar ends"},
		{"the same date twice", `D{"core-group": ["2026-12-03", "2026-12-03"]}`, 422, "core-group", 1, "Date of core group meeting 2 must be different from the others"},
		{"a core group before the conference", `D{"initial-conference": "2026-11-23", "core-group": ["2026-12-03", "2026-11-20"]}`, 422, "core-group", 1,
			"Core group meeting 2 (20 November 2026) must be on or after 23 November 2026, when the initial conference was held"},
		{"the only core group before the conference", `D{"initial-conference": "2026-11-23", "core-group": ["2026-11-20"]}`, 422, "core-group", 0,
			"The core group meeting (20 November 2026) must be on or after 23 November 2026, when the initial conference was held"},
		{"a next review before the last one", `D{"initial-conference": "2026-11-23", "review-conference": ["2027-02-12", "2027-08-12"], "next-review-conference": "2027-08-01"}`, 422,
			"next-review-conference", 0, "The next review conference (1 August 2027) must be on or after 12 August 2027, when the review conference was held"},
		{"a horizon that has gone", `D{"core-group": "2026-12-03"}, "horizon": "2026-12-19"`, 422, "horizon", 0, "Date to look ahead to must be today or in the future"},
		{"an unreal horizon", `D{"core-group": "2026-12-03"}, "horizon": {"day": "31", "month": "2", "year": "2027"}`, 422, "horizon", 0, "Date to look ahead to must be a real date"},
		{"set is no object", `D{"core-group": "2026-12-03"}, "set": "4 weeks"`, 400, "set", 0, "Set must be an object with a timescale's id for each key"},
		{"set for no timescale", `D{"core-group": "2026-12-03"}, "set": {"tea": "4 weeks"}`, 400, "tea", 0, "Unknown timescale tea for this area"},
		{"set to nonsense", `D{"core-group": "2026-12-03"}, "set": {"core-group-interval": {"n": "four", "unit": "weeks"}}`, 422, "core-group-interval", 0,
			"Hold the next core group: the interval must be a whole number from 1 to 999, in days, working days, weeks, months or years"},
		{"set as a number", `D{"core-group": "2026-12-03"}, "set": {"core-group-interval": {"n": 4, "unit": "weeks"}}`, 422, "core-group-interval", 0,
			"Hold the next core group: the interval must have n, unit and by, each of them text"},
		{"set longer", `D{"core-group": "2026-12-03"}, "set": {"core-group-interval": {"n": "8", "unit": "weeks"}}`, 422, "core-group-interval", 0,
			"Hold the next core group: the interval must be shorter than 6 weeks. This procedure lets nobody decide on another"},
		{"set longer by somebody, where nobody may", `D{"core-group": "2026-12-03"}, "set": {"core-group-interval": {"n": "8", "unit": "weeks", "by": "lead-worker"}}`, 422,
			"core-group-interval", 0, "Hold the next core group: the interval must be shorter than 6 weeks. This procedure lets nobody decide on another"},
		{"set longer where somebody may", `D{"core-group": "2026-12-03"}, "set": {"further-reviews": "9 months"}`, 422, "further-reviews", 0,
			"Hold the next review: the interval must be shorter than 6 months. Another has to be decided as clause 1.3 says, and you have to say that it was"},
		{"set in a unit that cannot be told apart", `D{"core-group": "2026-12-03"}, "set": {"core-group-after-review": "9 weeks"}`, 422, "core-group-after-review", 0,
			"Hold the next core group after a review: 9 weeks is not always shorter than 2 months. Give it in months"},
		{"less notice", `D{"core-group": "2026-12-03"}, "set": {"papers-out": "1 day"}`, 422, "papers-out", 0,
			"Send papers: the interval must be longer than 2 days. This procedure lets nobody decide on another"},
		{"set for a prompt", `D{"core-group": "2026-12-03"}, "set": {"one-year": "6 months"}`, 422, "one-year", 0,
			"Think again: no interval can be set, since it is not counted to a last day"},
		{"set for what is not counted", `D{"core-group": "2026-12-03"}, "set": {"see-the-child": "2 weeks"}`, 422, "see-the-child", 0,
			"See the child: no interval can be set, since it is not counted to a last day"},
	} {
		request := tt.request
		if dates, ok := strings.CutPrefix(request, "D"); ok {
			request = `{"area": "elmshire", "today": "2026-12-20", "dates": ` + dates + "}"
		}
		problem, ok := respond(t, request)
		if ok || problem["status"] != tt.status || problem["title"] == "" || problem["detail"] == "" {
			t.Errorf("%s: %v", tt.name, problem)
			continue
		}
		errors := problem["errors"].([]any)
		if tt.message == "" {
			if len(errors) != 0 || !strings.Contains(problem["detail"].(string), "not valid JSON") {
				t.Errorf("%s: %v", tt.name, problem)
			}
			continue
		}
		got := errors[0].(map[string]any)
		field, _ := got["field"].(string)
		if field != tt.field || got["index"] != tt.index || got["message"] != tt.message {
			t.Errorf("%s: %v\nwant %s %v %q", tt.name, got, tt.field, tt.index, tt.message)
		}
	}
}

func TestEveryWrongDateIsToldAtOnce(t *testing.T) {
	problem, _ := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "x", "core-group": ["y", "2026-12-03"]}}`)
	if got := len(problem["errors"].([]any)); got != 2 {
		t.Errorf("%d errors, want 2", got)
	}
}

func TestTheOrderOfMeetingsInARequestDoesNotMatter(t *testing.T) {
	book := rulebooktest.Book(t)
	a, ok1 := deadlines.Respond(book, []byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": ["2026-12-03", "2027-01-14", "2026-11-24"]}}`))
	b, ok2 := deadlines.Respond(book, []byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": ["2027-01-14", "2026-11-24", "2026-12-03"]}}`))
	if !ok1 || !ok2 || string(a) != string(b) {
		t.Errorf("%s\n%s", a, b)
	}
}

func TestACalendarFileHasWhatIsOpenAndNobodysName(t *testing.T) {
	book := rulebooktest.Book(t)
	text, ok := deadlines.RespondCalendar(book, []byte(`{"area": "elmshire", "today": "2026-12-20", "reference": "AB, 12", "dates": {"initial-conference": "2026-11-23", "core-group": ["2026-12-03"]}}`))
	if !ok {
		t.Fatalf("%s", text)
	}
	file := strings.ReplaceAll(string(text), "\r\n ", "")
	if got := strings.Count(file, "BEGIN:VEVENT"); got != 2 {
		t.Errorf("%d events, want the next core group and the prompt: %s", got, file)
	}
	for _, want := range []string{
		"UID:elmshire-core-group-interval-2026-12-03-AB-2c-2012@handbook\r\n",
		"DTSTART;VALUE=DATE:20270114\r\n",
		"SUMMARY:Date to keep: 1.1(2) (AB\\, 12)\r\n",
		"DESCRIPTION:Hold the next core group. Last day: 14 January 2027. Clause 1.1(2)",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q in %s", want, file)
		}
	}
	if problem, ok := deadlines.RespondCalendar(book, []byte(`{}`)); ok || !json.Valid(problem) {
		t.Errorf("a bad request: %s", problem)
	}
}

// FuzzRespond makes sure that no request makes the engine panic or write what is not JSON.
func FuzzRespond(f *testing.F) {
	f.Add([]byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23", "core-group": [{"day": "3", "month": "dec", "year": "2026"}]}}`))
	book := rulebooktest.Book(f)
	f.Fuzz(func(t *testing.T, request []byte) {
		if text, _ := deadlines.Respond(book, request); !json.Valid(text) {
			t.Fatalf("%q was answered with %q", request, text)
		}
	})
}
