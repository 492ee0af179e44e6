package training_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/training"
)

func TestMistakes(t *testing.T) {
	book, area := elmshire(t)
	const (
		last  = training.LastDay
		back  = training.CountedBack
		clear = training.ClearDays
		opens = training.WindowOpens
		ends  = training.WindowEnds
	)
	christmas := list(from("initial-conference", "2026-12-18"))
	monday := list(from("initial-conference", "2026-11-23"))
	next := list(from("next-review-conference", "2027-02-19"))
	kinds := map[training.Mistake]bool{}
	for _, tt := range []struct {
		rule  string
		n     int
		asked training.Asked
		given []deadlines.From
		typed string
		want  training.Mistake
		why   string // in the sentence
	}{
		{"first-core-group", 0, last, christmas, "2026-12-30", training.Weekends, "7 days too early. That is what comes of counting Saturdays and Sundays as working days."},
		{"first-core-group", 0, last, christmas, "2026-12-28", training.CalendarDays, "counting every day. Only working days count: no Saturday, no Sunday and no bank holiday, here Christmas Day on 25 December 2026, Boxing Day (substitute day) on 28 December 2026 and New Year's Day on 1 January 2027."},
		{"first-core-group", 0, last, christmas, "2027-01-01", training.BankHolidays, "forgetting the bank holidays. Not counted: Christmas Day on 25 December 2026, Boxing Day (substitute day) on 28 December 2026 and New Year's Day on 1 January 2027."},
		{"first-core-group", 0, last, christmas, "2027-01-04", training.SomeBankHoliday, "forgetting some of the bank holidays"},
		{"first-core-group", 0, last, christmas, "2027-01-05", training.FirstDay, "1 day too early. That is what comes of counting the day of the event, 18 December 2026, as day 1, or of forgetting some of the bank holidays. The day of the event is day 0"},
		{"first-core-group", 0, last, christmas, "2027-01-07", training.LateStart, "1 day too late. That is what comes of starting a day late"},
		{"first-core-group", 0, last, christmas, "2026-01-06", training.OtherYear, "365 days too early. That is what comes of taking another year"},
		{"first-core-group", 0, last, christmas, "2028-01-06", training.OtherYear, "365 days too late. That is what comes of taking another year"},
		{"first-core-group", 0, last, christmas, "2026-12-18", training.TheEvent, "stopping at the day of the initial conference itself"},
		{"first-core-group", 0, last, christmas, "2026-12-04", training.OtherWay, "counting back. The limit is counted forward"},
		{"first-core-group", 0, last, christmas, "2027-03-01", "", "No common mistake comes to that day. The right day is Wednesday 6 January 2027."},
		{"first-core-group", 0, last, list(from("initial-conference", "2027-04-23")), "2027-05-07", training.BankHolidays, "forgetting the bank holiday, or of counting the day of the event, 23 April 2027, as day 1. Not counted: Early May bank holiday on 3 May 2027. The day of the event is day 0"},
		{"first-core-group", 0, last, monday, "2026-12-06", training.DayOff, "ending on a day that is not counted (Sunday). A limit in working days ends on a working day."},
		{"first-core-group", 0, last, monday, "2026-12-03", training.Weekends, "Neither counts."},
		{"first-core-group", 0, last, monday, "2026-12-04", training.FirstDay, "3 days too early"},
		{"a-days", 0, last, list(from("initial-conference", "2026-11-26")), "2026-12-07", training.RolledForward, "moving on to the next working day, or of starting a day late, with the day after the event as day 0. No limit moves off a day off: it stays on Sunday 6 December 2026."},
		{"a-days", 0, last, list(from("initial-conference", "2026-11-26")), "2026-12-04", training.RolledBack, "moving back to the working day before. No limit moves off a day off: it stays on Sunday 6 December 2026. The working day before is the one to book by."},
		{"a-days", 0, last, list(from("initial-conference", "2026-12-15")), "2026-12-24", training.RolledBack, "it stays on Friday 25 December 2026 (Christmas Day)"},
		{"a-days", 0, last, monday, "2026-12-07", training.WorkingDays, "counting working days. Every day counts"},
		{"a-days", 0, last, monday, "2026-12-02", training.FirstDay, "as day 1"},
		{"c-months", 0, last, list(from("initial-conference", "2026-11-30")), "2027-03-02", training.Overflow, "going on into the next month, since February has no 30th. Months run to the same day of the month"},
		{"c-months", 0, last, list(from("initial-conference", "2027-01-31")), "2027-05-01", training.Overflow, "since April has no 31st"},
		{"c-months", 0, last, list(from("initial-conference", "2026-11-29")), "2027-03-01", training.RolledForward, "since February has no 29th. No limit"},
		{"c-months", 0, last, list(from("initial-conference", "2027-02-28")), "2027-05-31", training.MonthEnd, "from the last day of a month to the last day of a month"},
		{"c-months", 0, last, list(from("initial-conference", "2027-01-31")), "2027-04-28", training.MonthByMonth, "counting month by month"},
		{"c-months", 0, last, monday, "2027-02-21", training.MonthsAsDays, "each month as 30 days"},
		{"c-months", 0, last, monday, "2027-02-15", training.MonthsAsWeeks, "each month as four weeks"},
		{"c-months", 0, last, monday, "2027-02-22", training.FirstDay, "as day 1"},
		{"reports-sent", 0, back, next, "2027-02-11", training.ClearNotBack, "counting clear days"},
		{"reports-sent", 0, clear, next, "2027-02-12", training.BackNotClear, "As clear days the whole span lies between the two days"},
		{"reports-sent", 0, back, next, "2027-02-15", training.FirstDay, "as day 1"},
		{"reports-sent", 0, back, next, "2027-02-14", training.Weekends, "Saturdays and Sundays"},
		{"reports-sent", 0, clear, next, "2027-02-10", training.LateStart, "with the day before the event as day 0"},
		{"b-weeks-before", 0, back, next, "2027-02-04", training.ClearNotBack, "counting clear days"},
		{"b-weeks-before", 0, clear, next, "2027-02-05", training.BackNotClear, "takes one day more"},
		{"b-weeks-before", 0, back, list(from("next-review-conference", "2027-01-07")), "2026-12-21", training.WorkingDays, "counting each week as five working days"},
		{"b-weeks-before", 0, clear, list(from("next-review-conference", "2027-01-07")), "2026-12-18", training.WorkingDays, "counting each week as five working days"},
		{"b-weeks-before", 0, back, next, "2027-03-05", training.OtherWay, "counting forward. The limit is counted back"},
		{"core-group-before-review", 0, opens, next, "2027-02-19", training.OtherEnd, "taking the last day of the window"},
		{"core-group-before-review", 0, opens, next, "2027-01-30", training.FirstDay, "as day 1"},
		{"core-group-before-review", 0, opens, next, "2027-01-28", training.ClearNotBack, "counting clear days"},
		{"core-group-before-review", 0, ends, next, "2027-01-29", training.OtherEnd, "taking the first day of the window"},
		{"core-group-before-review", 0, ends, next, "2027-02-18", "", "No common mistake"},
		{"plan-sent", 0, last, list(from("core-group", "2026-12-03")), "2026-12-10", training.OtherReading, "reading the limit as 5 working days. The words allow that too"},
		{"plan-sent", 1, last, list(from("core-group", "2026-12-03")), "2026-12-08", training.OtherReading, "reading the limit as 5 days. The words allow that too"},
		{"plan-sent", 2, last, list(from("initial-conference", "2026-11-23"), from("core-group", "2026-12-03")), "2026-12-08", training.OtherReading, "reading the limit as 5 days from the core group meeting. The words"},
		{"core-group-after-review", 0, last, list(from("core-group", "2026-12-03"), from("review-conference", "2026-11-09")), "2027-01-09", training.OtherEvent, "counting from the review conference. The limit runs from the core group meeting."},
	} {
		q, ok := training.Put(book, area, tt.rule, tt.n, tt.asked, tt.given...)
		if !ok {
			t.Errorf("%s: cannot be asked", tt.rule)
			continue
		}
		kinds[tt.want] = true
		m := training.Mark(book, area, q, d(tt.typed))
		got := training.Mistake("")
		if len(m.Mistakes) > 0 {
			got = m.Mistakes[0]
		}
		if m.Right || got != tt.want || !strings.Contains(m.Sentence, tt.why) {
			t.Errorf("%s %s, %s: %v\n%s\nwant %s: %s", tt.rule, tt.asked, tt.typed, m.Mistakes, m.Sentence, tt.want, tt.why)
		}
	}
	if len(kinds) != 24 { // and none
		t.Errorf("%d of 23 mistakes are tried", len(kinds)-1)
	}
}

// A day has every mistake that comes to it, the likeliest first, and each once.
func TestMistakesThatComeToOneDay(t *testing.T) {
	book, area := elmshire(t)
	for _, tt := range []struct {
		rule  string
		asked training.Asked
		given []deadlines.From
		typed string
		want  []training.Mistake
		why   string
	}{
		{"first-core-group", training.LastDay, list(from("initial-conference", "2026-11-23")), "2026-12-03", []training.Mistake{training.Weekends}, "without bank holidays that is every day"},
		{"first-core-group", training.LastDay, list(from("initial-conference", "2026-12-18")), "2027-01-04", []training.Mistake{training.SomeBankHoliday}, "three ways of forgetting two of three"},
		{"first-core-group", training.LastDay, list(from("initial-conference", "2026-12-18")), "2027-01-05", []training.Mistake{training.FirstDay, training.SomeBankHoliday}, "no telling which"},
		{"reports-sent", training.CountedBack, list(from("next-review-conference", "2027-02-19")), "2027-02-11", []training.Mistake{training.ClearNotBack}, "clear days are no other reading and no other event"},
		{"core-group-after-review", training.LastDay, list(from("core-group", "2026-12-03"), from("review-conference", "2026-12-02")), "2027-02-02",
			[]training.Mistake{training.FirstDay, training.OtherEvent}, "another event is a mistake beside a mistake"},
		{"c-months", training.LastDay, list(from("initial-conference", "2027-01-31")), "2027-05-01", []training.Mistake{training.Overflow, training.MonthsAsDays, training.LateStart}, "April has no 31st"},
	} {
		q, _ := training.Put(book, area, tt.rule, 0, tt.asked, tt.given...)
		if m := training.Mark(book, area, q, d(tt.typed)); !slices.Equal(m.Mistakes, tt.want) {
			t.Errorf("%s, %s: %v, want %v: %s", tt.rule, tt.typed, m.Mistakes, tt.want, tt.why)
		}
	}
}

func TestRight(t *testing.T) {
	book, area := elmshire(t)
	for _, tt := range []struct{ rule, start, typed, want string }{
		{"first-core-group", "2026-12-18", "2027-01-06", "Right: Wednesday 6 January 2027."},
		{"a-days", "2026-11-26", "2026-12-06", "Right: Sunday 6 December 2026, which stays the day even though it is no working day."},
	} {
		q, _ := training.Put(book, area, tt.rule, 0, training.LastDay, from("initial-conference", tt.start))
		if m := training.Mark(book, area, q, d(tt.typed)); !m.Right || m.Sentence != tt.want || m.Mistakes != nil || m.Due != d(tt.typed) {
			t.Errorf("%+v", m)
		}
	}
}

// TestTheWorkingIsTheCalculators: the reading that the answer points at ends on the right day, and is
// the very one that a calculator gives to the same dates.
func TestTheWorkingIsTheCalculators(t *testing.T) {
	book := areas(t)
	for _, area := range book.Areas {
		for _, q := range training.Make(book, area, "working", 50, 0) {
			m := training.Mark(book, area, q, q.Due()+1)
			kase := deadlines.Case{Today: m.Answer.Today, Dates: map[event][]date{}}
			for _, g := range q.Given {
				kase.Add(g.Event, g.Date)
			}
			if fault := kase.Fault(book, area); fault != "" {
				t.Errorf("%s: %s: %s", area.ID, q.Rule.ID, fault)
			}
			found := false
			for _, deadline := range deadlines.Work(book, area, kase).Deadlines {
				if deadline.Rule != q.Rule {
					continue
				}
				sum, own := deadline.Readings[m.Reading], m.Answer.Deadlines[0].Readings[m.Reading]
				found = sum == own && (sum.Due == q.Due() || sum.Opens == q.Due()) && deadline.Status == deadlines.Due && !deadline.Provisional
			}
			if !found {
				t.Errorf("%s: %s: the calculator has another sum", area.ID, q.Rule.ID)
			}
		}
	}
}
