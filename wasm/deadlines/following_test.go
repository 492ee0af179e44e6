package deadlines_test

import (
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// follow answers a case to which a test has added an interval or a horizon.
func follow(t *testing.T, today, dates string, change func(*deadlines.Case)) *deadlines.Answer {
	t.Helper()
	book := rulebooktest.Book(t)
	kase := deadlines.Case{Today: d(today), Dates: given(dates), Set: map[string]deadlines.Set{}}
	change(&kase)
	return deadlines.Work(book, book.Areas[0], kase)
}

func TestAnIntervalSetForTheCase(t *testing.T) {
	for _, tt := range []struct {
		rule, span, by, dates string
		readings, bookBy      string
		status                deadlines.Status
		why                   string
	}{
		{"core-group-interval", "4 weeks", "", "core-group=2026-12-03", "2026-12-31 2027-01-14", "2026-12-31", deadlines.Due, "theirs counts, the procedure's is still shown"},
		{"core-group-interval", "1 month", "", "core-group=2026-12-03", "2027-01-03 2027-01-14", "2026-12-31", deadlines.Due, "another unit, a Sunday"},
		{"core-group-interval", "2 weeks", "", "core-group=2026-12-03,2026-12-18", "2027-01-01 2027-01-29", "2026-12-31", deadlines.Due, "the open one; the first was met a day late by theirs"},
		{"further-reviews", "8 months", "lead-worker", "review-conference=2026-12-03", "2027-08-03", "2027-08-03", deadlines.Due, "a longer one that was decided takes the place of the procedure's"},
		{"papers-out", "5 days", "", "next-review-conference=2027-02-19", "2027-02-14 2027-02-17", "2027-02-12", deadlines.Due, "more notice is the tighter one"},
		{"core-group-before-review", "2 weeks", "", "next-review-conference=2027-02-19 core-group=2027-02-01", "2027-02-19 2027-02-19", "2027-02-19", deadlines.Due, "1 February lies in three weeks but not in two"},
		{"reports-sent", "10 working days", "", "next-review-conference=2027-02-19", "2027-02-05 2027-02-04 2027-02-12 2027-02-11", "2027-02-04", deadlines.Due, "at least has two readings of each"},
	} {
		span, err := calendar.ParseSpan(tt.span)
		if err != nil {
			t.Fatal(err)
		}
		got := find(follow(t, "2026-12-20", tt.dates, func(c *deadlines.Case) { c.Set[tt.rule] = deadlines.Set{Span: span, By: tt.by} }), tt.rule)
		last := got[len(got)-1]
		var dues []string
		for _, r := range last.Readings {
			dues = append(dues, r.Due.String())
		}
		if strings.Join(dues, " ") != tt.readings || last.BookBy.String() != tt.bookBy || last.Status != tt.status || !last.Set || last.Due != last.Readings[0].Due {
			t.Errorf("%s set to %s: %v book by %v %s; want %s book by %s %s: %s", tt.rule, tt.span, dues, last.BookBy, last.Status, tt.readings, tt.bookBy, tt.status, tt.why)
		}
		if why := last.Readings[0].Why; why != "as set for this case" && why != "as decided for this case (1.3)" {
			t.Errorf("%s: the first reading is labelled %q", tt.rule, why)
		}
	}
	book := rulebooktest.Book(t)
	if why := book.Areas[0].Rule("core-group-interval").Readings[0].Why; why != "" {
		t.Errorf("the rule itself has been changed: %q", why)
	}
}

func TestAnIntervalInARequest(t *testing.T) {
	answer, ok := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": "2026-12-03", "review-conference": "2026-12-10"},
		"set": {"core-group-interval": {"n": " 4 ", "unit": "weeks"}, "further-reviews": {"n": "8", "unit": "months", "by": "lead-worker"}, "plan-sent": {"n": "", "unit": "days"}, "papers-out": "2 days"}}`)
	if !ok {
		t.Fatal(answer)
	}
	found := map[string]string{}
	for _, x := range answer["deadlines"].([]any) {
		d := x.(map[string]any)
		if d["set"] == true {
			found[d["id"].(string)] = d["due"].(string)
		}
	}
	if len(found) != 2 || found["core-group-interval"] != "2026-12-31" || found["further-reviews"] != "2027-08-10" {
		t.Errorf("set: %v; an empty number, and the procedure's own interval, set nothing", found)
	}
}

// A tighter interval leaves the procedure's own to be seen, whoever is said to have decided it.
func TestATighterIntervalNeedsNobodysDecision(t *testing.T) {
	answer, ok := respond(t, `{"area": "elmshire", "today": "2026-12-20", "dates": {"core-group": "2026-12-03", "review-conference": "2026-12-10"},
		"set": {"core-group-interval": {"n": "4", "unit": "weeks", "by": "lead-worker"}, "further-reviews": {"n": "4", "unit": "months", "by": "lead-worker"}}}`)
	if !ok {
		t.Fatal(answer)
	}
	for _, x := range answer["deadlines"].([]any) {
		d := x.(map[string]any)
		if d["set"] != true {
			continue
		}
		readings := d["readings"].([]any)
		if len(readings) != 2 || readings[0].(map[string]any)["why"] != "as set for this case" || readings[1].(map[string]any)["why"] != "as the procedure has it" {
			t.Errorf("%s: %v", d["id"], readings)
		}
	}
}

func TestTheHorizon(t *testing.T) {
	for _, tt := range []struct {
		dates, horizon string
		is, date       string
		meetings       string // projected core groups, after the open one
		reviews        int
		why            string
	}{
		{"core-group=2026-12-03", "", "", "", "2027-02-25 2027-04-08 2027-05-20", 0, "no review known: the next three"},
		{"core-group=2026-12-03 next-review-conference=2027-04-08", "", "next-review", "2027-04-08", "2027-02-25 2027-04-08", 0, "up to the review that is booked and with its day"},
		{"core-group=2026-12-03 review-conference=2026-12-10", "", "review-limit", "2027-06-10", "2027-02-25 2027-04-08 2027-05-20", 3, "up to the last day for the next review, which bounds not its own"},
		{"core-group=2026-12-03 next-review-conference=2027-04-07", "2027-12-01", "chosen", "2027-12-01", "2027-02-25 2027-04-08 2027-05-20 2027-07-01 2027-08-12 2027-09-23 2027-11-04", 0, "as chosen"},
		{"core-group=2026-12-03 review-conference=2026-12-10", "2028-01-01", "chosen", "2028-01-01", "2027-02-25 2027-04-08 2027-05-20 2027-07-01 2027-08-12 2027-09-23 2027-11-04 2027-12-16", 1, "a chosen day bounds the reviews too"},
		{"core-group=2026-12-03 next-review-conference=2027-01-20", "", "next-review", "2027-01-20", "", 0, "none before the review"},
	} {
		a := follow(t, "2026-12-20", tt.dates, func(c *deadlines.Case) {
			if tt.horizon != "" {
				c.Horizon = d(tt.horizon)
			}
		})
		var then []string
		for _, l := range find(a, "core-group-interval")[0].Then {
			then = append(then, l.Due.String())
		}
		reviews := 0
		if got := find(a, "further-reviews"); len(got) > 0 {
			reviews = len(got[0].Then)
		}
		date := ""
		if a.Horizon.Date != 0 {
			date = a.Horizon.Date.String()
		}
		if a.Horizon.Is != tt.is || date != tt.date || strings.Join(then, " ") != tt.meetings || reviews != tt.reviews {
			t.Errorf("%s to %q: %s %s, core groups %v, %d reviews; want %s %s, %s, %d: %s", tt.dates, tt.horizon, a.Horizon.Is, date, then, reviews, tt.is, tt.date, tt.meetings, tt.reviews, tt.why)
		}
	}
	a := follow(t, "2050-01-10", "core-group=2050-01-05", func(c *deadlines.Case) { c.Horizon = d("2050-12-31") })
	if then := find(a, "core-group-interval")[0].Then; len(then) == 0 || then[len(then)-1].Due > d("2050-12-31") {
		t.Errorf("at the calendar's end: %v", then)
	}
}

func TestWarnings(t *testing.T) {
	for _, tt := range []struct {
		today, dates string
		want         []string
		why          string
	}{
		{"2026-12-01", "initial-conference=2026-11-23", []string{"soon: Hold the first core group: book by Monday 7 December 2026, in 6 days."}, "within a week"},
		{"2026-11-29", "initial-conference=2026-11-23", nil, "eight days ahead is not pointed out"},
		{"2026-12-07", "initial-conference=2026-11-23", []string{"soon: Hold the first core group: today is the day to book by."}, "on the day"},
		{"2026-12-09", "initial-conference=2026-11-23", []string{"overdue: Hold the first core group: the last day was Monday 7 December 2026, 2 days ago."}, "over"},
		{"2026-12-26", "core-group=2026-11-16", []string{"book-by-gone: Hold the next core group: the last day is Monday 28 December 2026, and the last working day before it, Thursday 24 December 2026, has gone."},
			"the last day is still ahead, but none is left to book"},
		{"2027-03-01", "review-conference=2027-02-19 next-review-conference=2027-08-25", []string{
			"booked-late: Hold the next review: booked for Wednesday 25 August 2027, 6 days after the last day, Thursday 19 August 2027.",
			"nothing-before: Send reports: no core group meeting lies on or before Wednesday 18 August 2027.",
			"nothing-before: Hold a core group before the review: no core group meeting lies between Wednesday 4 August 2027 and Wednesday 25 August 2027.",
		}, "a review beyond its limit, nothing in its window; the gravest first"},
		{"2027-02-01", "next-review-conference=2027-02-19 core-group=2027-02-18", []string{
			"booked-late: Send reports: booked for Thursday 18 February 2027, 6 days after the last day, Friday 12 February 2027.",
			"before-meeting: Send papers: due by Wednesday 17 February 2027, before the core group of Thursday 18 February 2027, the last one before the review.",
		}, "papers are due before the meeting that is to agree them"},
		{"2027-02-01", "next-review-conference=2027-02-19 core-group=2027-02-08", nil, "all in order"},
		{"2027-02-01", "next-review-conference=2027-02-19 core-group=2027-02-08,2027-02-18", []string{
			"before-meeting: Send papers: due by Wednesday 17 February 2027, before the core group of Thursday 18 February 2027, the last one before the review."},
			"a later core group does not make the one in time late"},
		{"2027-03-01", "review-conference=2026-08-20 next-review-conference=2027-02-19 core-group=2027-02-08", []string{
			"review-gone: The day for which the next review conference was booked, Friday 19 February 2027, has gone. If it was held, give it as one that was held; if not, give the new date.",
			"overdue: Hold the next review: the last day was Saturday 20 February 2027, 9 days ago."}, "nobody said that the review was held"},
		{"2026-12-09", "initial-conference=2026-12-01 core-group=2026-12-04", []string{"book-by-gone: Send the plan: the last day is Wednesday 9 December 2026; read the stricter way, as 5 days, it was Sunday 6 December 2026.",
			"soon: Copy the plan: book by Friday 11 December 2026, in 2 days."}, "another reading has gone"},
	} {
		a := work(t, tt.today, tt.dates)
		var got []string
		for _, w := range a.Warnings {
			got = append(got, string(w.Kind)+": "+w.Text)
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s on %s:\n got %s\nwant %s\n%s", tt.dates, tt.today, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "), tt.why)
		}
	}
}

func TestStanding(t *testing.T) {
	for _, tt := range []struct{ today, dates, rule, want string }{
		{"2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-03", "first-core-group", "Done on Thursday 3 December 2026, in time: 4 days to spare."},
		{"2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-06", "first-core-group", "Done on Sunday 6 December 2026, in time: 1 day to spare."},
		{"2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-07", "first-core-group", "Done on Monday 7 December 2026, the last day."},
		{"2026-12-20", "initial-conference=2026-11-23 core-group=2026-12-09", "first-core-group", "Done on Wednesday 9 December 2026, 2 days late."},
		{"2026-11-24", "initial-conference=2026-11-23 core-group=2026-12-07", "first-core-group", "Booked for Monday 7 December 2026, the last day."},
		{"2026-11-24", "initial-conference=2026-11-23 core-group=2026-12-08", "first-core-group", "Booked for Tuesday 8 December 2026, 1 day too late."},
		{"2026-11-24", "initial-conference=2026-11-23 core-group=2026-12-03", "first-core-group", "Booked for Thursday 3 December 2026, in time: 4 days to spare."},
		{"2026-12-07", "initial-conference=2026-11-23", "first-core-group", "Due today."},
		{"2026-12-06", "initial-conference=2026-11-23", "first-core-group", "Due in 1 day."},
		{"2026-12-09", "initial-conference=2026-11-23", "first-core-group", "Overdue by 2 days."},
		{"2026-12-09", "core-group=2026-12-03", "plan-sent", "1 day ago. No date given here tells whether it was done."},
		{"2026-12-09", "initial-conference=2026-11-23", "one-year", "In 349 days."},
		{"2027-11-23", "initial-conference=2026-11-23", "one-year", "Today."},
		{"2027-11-24", "initial-conference=2026-11-23", "one-year", "1 day ago."},
		{"2026-12-12", "initial-conference=2026-12-01", "either", "Overdue by 1 day. In time if read as 10 working days, until Tuesday 15 December 2026."},
		{"2026-12-16", "initial-conference=2026-12-01", "either", "Overdue by 5 days."},
		{"2026-12-20", "initial-conference=2026-12-01 core-group=2026-12-15", "either", "Done on Tuesday 15 December 2026, 4 days late. In time if read as 10 working days, until Tuesday 15 December 2026."},
	} {
		f := rulebooktest.New(t) // with a limit in days that can be working days
		page := rulebooktest.Page(f)
		page["timescales"] = append(page["timescales"].([]any), map[string]any{"id": "either", "clause": "1.2", "title": "Meet", "force": "should", "after": "initial-conference",
			"within": "10 days", "met-by": "core-group", "or-read-as": []any{map[string]any{"within": "10 working days", "why": "if working days are meant"}}})
		book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err != nil {
			t.Fatal(err)
		}
		got := find(deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d(tt.today), Dates: given(tt.dates)}), tt.rule)[0]
		if s := got.Standing(); s != tt.want {
			t.Errorf("%s on %s with %s: %q, want %q", tt.rule, tt.today, tt.dates, s, tt.want)
		}
	}
}
