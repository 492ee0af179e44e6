package training_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
	"handbook/wasm/training"
)

// ruled is the made-up area with no timescales but those given.
func ruled(t *testing.T, hows ...map[string]any) (*rulebook.Book, *rulebook.Area) {
	t.Helper()
	f := rulebooktest.New(t)
	var rules []any
	for i, how := range hows {
		how["id"], how["clause"], how["title"], how["force"] = [...]string{"it", "that"}[i], "1.2", "Do it", "should"
		rules = append(rules, how)
	}
	rulebooktest.Page(f)["timescales"] = rules
	book, err := rulebook.Decode(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return book, book.Areas[0]
}

func TestMistakesWithYearsAndClearMonths(t *testing.T) {
	year := map[string]any{"after": "initial-conference", "within": "1 year"}
	months := map[string]any{"before": "next-review-conference", "at-least": "2 months"}
	for _, tt := range []struct {
		how   map[string]any
		asked training.Asked
		event rulebook.Event
		start string
		typed string
		due   string
		want  training.Mistake
		why   string
	}{
		{year, training.LastDay, rulebook.InitialConference, "2027-02-28", "2028-02-29", "2028-02-28", training.MonthEnd, "a year on February has another last day"},
		{year, training.LastDay, rulebook.InitialConference, "2026-11-23", "2027-11-22", "2027-11-23", training.FirstDay, "the day of the conference is day 0"},
		{months, training.ClearDays, rulebook.NextReviewConference, "2026-04-30", "2026-03-01", "2026-02-27", training.Overflow, "February has no 30th, and the day before is clear"},
		{months, training.ClearDays, rulebook.NextReviewConference, "2027-05-31", "2027-03-29", "2027-03-30", training.MonthByMonth, "April has no 31st, March has"},
		{months, training.ClearDays, rulebook.NextReviewConference, "2027-02-28", "2026-12-30", "2026-12-27", training.MonthEnd, "from the last of February to the last of December, one day clear"},
		{months, training.ClearDays, rulebook.NextReviewConference, "2027-02-19", "2026-12-20", "2026-12-18", training.MonthsAsDays, "60 days and one clear"},
		{months, training.ClearDays, rulebook.NextReviewConference, "2027-02-19", "2026-12-24", "2026-12-18", training.MonthsAsWeeks, "eight weeks and a day"},
	} {
		book, area := ruled(t, tt.how)
		q, ok := training.Put(book, area, "it", 0, tt.asked, from(tt.event, tt.start))
		if !ok || q.Due() != d(tt.due) {
			t.Errorf("%s: due %v, %v; want %s", tt.start, q.Due(), ok, tt.due)
			continue
		}
		if m := training.Mark(book, area, q, d(tt.typed)); len(m.Mistakes) == 0 || m.Mistakes[0] != tt.want {
			t.Errorf("%s, typed %s: %v, want %s: %s", tt.start, tt.typed, m.Mistakes, tt.want, tt.why)
		}
	}
}

// The bank holidays that a sentence names are those of the sum: not the day that it starts from
// nor the one before, from which side it is counted.
func TestBankHolidaysOfASum(t *testing.T) {
	after := map[string]any{"after": "initial-conference", "within": "10 working days"}
	before := map[string]any{"before": "next-review-conference", "at-least": "40 working days"}
	for _, tt := range []struct {
		how          map[string]any
		asked        training.Asked
		event        rulebook.Event
		start, typed string
		want         string
	}{
		{after, training.LastDay, rulebook.InitialConference, "2026-12-25", "2027-01-04", "here Boxing Day (substitute day) on 28 December 2026 and New Year's Day on 1 January 2027."},
		{after, training.LastDay, rulebook.InitialConference, "2026-12-29", "2027-01-08", "here New Year's Day on 1 January 2027."},
		{before, training.CountedBack, rulebook.NextReviewConference, "2027-05-03", "2027-03-24", "here Good Friday on 26 March 2027 and Easter Monday on 29 March 2027."},
	} {
		book, area := ruled(t, tt.how)
		q, _ := training.Put(book, area, "it", 0, tt.asked, from(tt.event, tt.start))
		if m := training.Mark(book, area, q, d(tt.typed)); len(m.Mistakes) == 0 || m.Mistakes[0] != training.CalendarDays || !strings.Contains(m.Sentence, tt.want) {
			t.Errorf("%s: %v %s\nwant %s", tt.start, m.Mistakes, m.Sentence, tt.want)
		}
	}
}

// Some of up to seven bank holidays are tried in every way; of more there are too many ways.
func TestSomeOfManyBankHolidays(t *testing.T) {
	for _, tt := range []struct {
		within, due, typed string
		want               training.Mistake
	}{
		{"192 working days", "2026-12-31", "2026-12-30", training.FirstDay},
		{"192 working days", "2026-12-31", "2026-12-24", training.SomeBankHoliday},
		{"193 working days", "2027-01-04", "2026-12-24", ""},
	} {
		book, area := ruled(t, map[string]any{"after": "initial-conference", "within": tt.within})
		q, _ := training.Put(book, area, "it", 0, training.LastDay, from(rulebook.InitialConference, "2026-03-27"))
		got := training.Mistake("")
		if m := training.Mark(book, area, q, d(tt.typed)); len(m.Mistakes) > 0 {
			got = m.Mistakes[0]
		}
		if q.Due() != d(tt.due) || got != tt.want {
			t.Errorf("%s: %v, typed %s: %s, want %s, %s", tt.within, q.Due(), tt.typed, got, tt.due, tt.want)
		}
	}
}

// A window that the words let open before either of two events has its own other end, not the
// other event's.
func TestTheOtherEndOfAWindowWithTwoReadings(t *testing.T) {
	book, area := ruled(t, map[string]any{"before": "next-review-conference", "no-more-than": "3 weeks",
		"or-read-as": []any{map[string]any{"before": "review-conference", "why": "if the last one is meant"}}})
	last, next := from(rulebook.ReviewConference, "2027-01-15"), from(rulebook.NextReviewConference, "2027-02-19")
	for _, tt := range []struct {
		n     int
		given []deadlines.From
		typed string
		want  training.Mistake
	}{
		{0, list(next, last), "2027-02-19", training.OtherEnd},
		{0, list(next, last), "2027-01-15", training.OtherReading},
		{1, list(last, next), "2027-01-15", training.OtherEnd},
	} {
		q, ok := training.Put(book, area, "it", tt.n, training.WindowOpens, tt.given...)
		if m := training.Mark(book, area, q, d(tt.typed)); !ok || m.Mistakes[0] != tt.want {
			t.Errorf("reading %d, typed %s: %v %v", tt.n, tt.typed, ok, m.Mistakes)
		}
	}
}

// From Saturday 26 December 2026, Christmas Eve is a working day back, and also two days, counted or not.
func TestEveryDayCountedAsClearDays(t *testing.T) {
	book, area := ruled(t, map[string]any{"before": "next-review-conference", "at-least": "1 working day"})
	q, _ := training.Put(book, area, "it", 0, training.ClearDays, from(rulebook.NextReviewConference, "2026-12-26"))
	m := training.Mark(book, area, q, d("2026-12-24"))
	if want := []training.Mistake{training.BackNotClear, training.CalendarDays, training.BankHolidays}; !slices.Equal(m.Mistakes, want) {
		t.Errorf("%v, want %v", m.Mistakes, want)
	}
}

// Clear days before another event are counted as clear days too.
func TestClearDaysBeforeAnotherEvent(t *testing.T) {
	book, area := ruled(t, map[string]any{"before": "next-review-conference", "since": "review-conference", "at-least": "5 working days"})
	q, ok := training.Put(book, area, "it", 0, training.ClearDays, from(rulebook.NextReviewConference, "2027-02-19"), from(rulebook.ReviewConference, "2027-01-29"))
	if m := training.Mark(book, area, q, d("2027-01-21")); !ok || m.Mistakes[0] != training.OtherEvent {
		t.Errorf("%v %+v", ok, m)
	}
}

func TestYearsMonthByMonth(t *testing.T) {
	book, area := ruled(t, map[string]any{"after": "initial-conference", "within": "2 years"})
	q, _ := training.Put(book, area, "it", 0, training.LastDay, from(rulebook.InitialConference, "2026-02-28"))
	if m := training.Mark(book, area, q, d("2028-02-29")); q.Due() != d("2028-02-28") || m.Mistakes[0] != training.MonthEnd {
		t.Errorf("%v %v", q.Due(), m.Mistakes)
	}
}

// A sum too short for a weekend is plain from Monday to Wednesday.
func TestAShortSumHasNoWeekend(t *testing.T) {
	book, area := ruled(t, map[string]any{"after": "initial-conference", "within": "1 working day"})
	for _, q := range training.Make(book, area, "short", 50, 1) {
		if q.Level != 1 || q.Start.Date.Weekday() == civil.Friday {
			t.Errorf("%s on a %v", short(q), q.Start.Date.Weekday())
		}
	}
}

// The days that a rule is asked from leave room for its other events at both ends of the years.
func TestFirstAndLastStart(t *testing.T) {
	for _, tt := range []struct {
		how  map[string]any
		want string
		why  string
	}{
		{map[string]any{"after": "initial-conference", "within": "10 days"}, "2026-01-02 2028-12-21", "New Year's Day is a bank holiday"},
		{map[string]any{"after": "core-group", "since": "review-conference", "within": "10 days"}, "2026-02-05 2028-11-16", "five weeks on each side"},
		{map[string]any{"before": "next-review-conference", "since": "review-conference", "within": "10 days"}, "2026-02-16 2028-11-26", "and ten clear days before them"},
	} {
		book, area := ruled(t, tt.how)
		if got := training.Starts(book, area); got != tt.want {
			t.Errorf("%s, want %s: %s", got, tt.want, tt.why)
		}
	}
}

// Where rules have fewer days than a set has questions, one is asked again after some tries. Two
// rules that are alike are asked about the same days.
func TestAllDaysAskedAlready(t *testing.T) {
	within := func() map[string]any { return map[string]any{"after": "initial-conference", "within": "155 weeks"} }
	book, area := ruled(t, within(), within())
	days := ""
	for _, q := range training.Make(book, area, "few", 18, 1) { // of level 3, since every one has bank holidays
		days += " " + q.Rule.ID + q.Start.Date.String()[8:]
	}
	if days != " it06 that09 it02 that02 it05 that05 it08 that07 it09 that06 it07 that08 it05 that05 it08 that05 it08 that05" {
		t.Errorf("January%s", days)
	}
}

func TestASpanLongerThanTheYearsOfQuestionsIsNotAsked(t *testing.T) {
	for _, tt := range []struct {
		how  map[string]any
		want int
	}{
		{map[string]any{"after": "initial-conference", "within": "2 years"}, 5},
		{map[string]any{"after": "initial-conference", "within": "3 years"}, 0},
		{map[string]any{"before": "next-review-conference", "within": "3 years"}, 0},
	} {
		book, area := ruled(t, tt.how)
		list := training.Make(book, area, "a", 5, 1)
		if len(list) != tt.want {
			t.Errorf("%d questions of %v, want %d", len(list), tt.how, tt.want)
		}
		for _, q := range list {
			if !strings.HasPrefix(q.Due().String(), "2028-") {
				t.Errorf("two years from %v are %v", q.Start.Date, q.Due())
			}
		}
	}
}
