package deadlines_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// history is a case as it may go: every date of it follows what it must follow.
func history(t *rapid.T) map[rulebook.Event][]civil.Date {
	gap := func(what string, days int) int { return rapid.IntRange(0, days).Draw(t, what) }
	conference := d("2012-01-01").AddDays(gap("initial conference", 5800))
	dates := map[rulebook.Event][]civil.Date{rulebook.InitialConference: {conference}}
	add := func(event rulebook.Event, day civil.Date) {
		if !slices.Contains(dates[event], day) {
			dates[event] = append(dates[event], day)
		}
	}
	day := conference
	for range gap("core groups", 4) {
		day = day.AddDays(gap("to the core group", 60))
		add(rulebook.CoreGroup, day)
	}
	day = conference
	for range gap("reviews", 2) {
		day = day.AddDays(gap("to the review", 200))
		add(rulebook.ReviewConference, day)
	}
	if rapid.Bool().Draw(t, "a review is booked") {
		add(rulebook.NextReviewConference, day.AddDays(gap("to the next review", 200)))
	}
	return dates
}

// body is a request for the case. Its dates are in the order in which shuffle leaves them.
func body(t *rapid.T, today civil.Date, dates map[rulebook.Event][]civil.Date, shuffle func(n int, swap func(i, j int)), write func(civil.Date) string) []byte {
	var fields []string
	for _, event := range rulebook.Events {
		if len(dates[event]) == 0 {
			continue
		}
		var list []string
		for _, day := range dates[event] {
			list = append(list, write(day))
		}
		shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		fields = append(fields, fmt.Sprintf("%q: [%s]", event, strings.Join(list, ", ")))
	}
	shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	whole := []string{`"area": "elmshire"`, fmt.Sprintf(`"today": %q`, today), `"dates": {` + strings.Join(fields, ", ") + "}"}
	shuffle(len(whole), func(i, j int) { whole[i], whole[j] = whole[j], whole[i] })
	return []byte("{" + strings.Join(whole, ", ") + "}")
}

func quoted(day civil.Date) string { return fmt.Sprintf("%q", day) }

// dealt shuffles as rapid decides.
func dealt(t *rapid.T) func(int, func(i, j int)) {
	return func(n int, swap func(i, j int)) {
		for i := n - 1; i > 0; i-- {
			swap(i, rapid.IntRange(0, i).Draw(t, "swap"))
		}
	}
}

// The order in which dates are given, and whether they are typed, changes no byte of the answer.
func TestTheOrderAndFormOfDatesDoNotMatter(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		dates := history(t)
		today := dates[rulebook.InitialConference][0].AddDays(rapid.IntRange(0, 500).Draw(t, "today"))
		typed := func(day civil.Date) string {
			y, m, n := day.YMD()
			return fmt.Sprintf(`{"day": "%d", "month": "%d", "year": "%d"}`, n, m, y)
		}
		one, ok := deadlines.Respond(book, body(t, today, dates, func(int, func(int, int)) {}, quoted))
		if !ok {
			t.Fatalf("%s", one)
		}
		for _, write := range []func(civil.Date) string{quoted, typed} {
			if other, _ := deadlines.Respond(book, body(t, today, dates, dealt(t), write)); string(one) != string(other) {
				t.Fatalf("%s\nin another order is answered with\n%s", one, other)
			}
		}
	})
}

// A later start never has an earlier last day, in any reading of any rule.
func TestALaterEventNeverBringsALastDayNearer(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		event := rapid.SampledFrom([]rulebook.Event{rulebook.InitialConference, rulebook.CoreGroup, rulebook.ReviewConference, rulebook.NextReviewConference}).Draw(t, "event")
		day := d("2012-01-01").AddDays(rapid.IntRange(0, 6000).Draw(t, "day"))
		later := day.AddDays(rapid.IntRange(0, 40).Draw(t, "later"))
		answer := func(day civil.Date) *deadlines.Answer {
			return deadlines.Work(book, book.Areas[0], deadlines.Case{Today: d("2012-01-01"), Dates: map[rulebook.Event][]civil.Date{event: {day}}})
		}
		for _, one := range answer(day).Deadlines {
			other := find(answer(later), one.Rule.ID)[0]
			for i, r := range one.Readings {
				if s := other.Readings[i]; s.Due < r.Due || s.BookBy < r.BookBy || s.Opens < r.Opens {
					t.Fatalf("%s: from %v %+v, from %v %+v", one.Rule.ID, day, r, later, s)
				}
			}
		}
	})
}

// What is counted in working days never ends on a day off; the day to book by is a working
// day, or the last day where the limit has none, and serves every reading.
func TestTheDayToBookByIsAWorkingDay(t *testing.T) {
	book := rulebooktest.Book(t)
	c := book.Calendar
	rapid.Check(t, func(t *rapid.T) {
		dates := history(t)
		a := deadlines.Work(book, book.Areas[0], deadlines.Case{Today: dates[rulebook.InitialConference][0], Dates: dates})
		for _, one := range a.Deadlines {
			for _, r := range one.Readings {
				if strings.Contains(r.Basis(), "working days") && r.Opens == 0 && !c.Working(r.Due) {
					t.Fatalf("%s: %s from %v ends on %v, a day off", one.Rule.ID, r.Basis(), r.From.Date, r.Due)
				}
				if r.BookBy > r.Due || !c.Working(r.BookBy) && r.BookBy != r.Due || one.BookBy > r.Due && r.Due >= one.From.Date {
					t.Fatalf("%s: %s from %v ends on %v, to be booked by %v, and the whole by %v", one.Rule.ID, r.Basis(), r.From.Date, r.Due, r.BookBy, one.BookBy)
				}
				for day := r.BookBy + 1; day <= r.Due; day++ {
					if c.Working(day) {
						t.Fatalf("%s: %v is a later working day than %v, up to %v", one.Rule.ID, day, r.BookBy, r.Due)
					}
				}
			}
		}
	})
}

// Today says where a limit stands and never moves it.
func TestTodayMovesNoDate(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		dates := history(t)
		first := d("2011-06-01").AddDays(rapid.IntRange(0, 6000).Draw(t, "today"))
		second := first.AddDays(rapid.IntRange(1, 900).Draw(t, "a later day"))
		sums := func(today civil.Date) string {
			var b strings.Builder
			for _, one := range deadlines.Work(book, book.Areas[0], deadlines.Case{Today: today, Dates: dates}).Deadlines {
				fmt.Fprintln(&b, one.Rule.ID, one.From, one.Opens, one.Due, one.BookBy, one.Readings)
			}
			return b.String()
		}
		if a, b := sums(first), sums(second); a != b {
			t.Fatalf("on %v:\n%son %v:\n%s", first, a, second, b)
		}
	})
}

// One bank holiday more never brings a last day nearer, nor moves what is to be done before
// an event closer to it.
func TestABankHolidayNeverShortensALimit(t *testing.T) {
	plain := rulebooktest.Book(t)
	rapid.Check(t, func(rt *rapid.T) {
		dates := history(rt)
		off := rapid.Custom(func(t *rapid.T) civil.Date {
			return dates[rulebook.InitialConference][0].AddDays(rapid.IntRange(-20, 300).Draw(t, "after the conference"))
		}).Filter(plain.Calendar.Working).Draw(rt, "off")
		f := rulebooktest.New(t)
		days := append(f["calendar"].(map[string]any)["days"].([]any), map[string]any{"date": off.String(), "name": "One day off more"})
		slices.SortFunc(days, func(a, b any) int {
			return strings.Compare(a.(map[string]any)["date"].(string), b.(map[string]any)["date"].(string))
		})
		f["calendar"].(map[string]any)["days"] = days
		more, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err != nil {
			rt.Fatal(err)
		}
		kase := deadlines.Case{Today: d("2012-01-01"), Dates: dates}
		without, with := deadlines.Work(plain, plain.Areas[0], kase), deadlines.Work(more, more.Areas[0], kase)
		for _, one := range without.Deadlines {
			for _, other := range find(with, one.Rule.ID) {
				if other.From != one.From {
					continue
				}
				for i, r := range one.Readings {
					s := other.Readings[i]
					if !r.Before && s.Due < r.Due || r.Before && s.Due > r.Due || s.Opens > r.Opens {
						rt.Fatalf("%s from %v with %v off: %+v, without %+v", one.Rule.ID, one.From, off, s, r)
					}
				}
			}
		}
	})
}

// A shorter interval that is set for a case never gives a later last day, nor a later day to
// book by.
func TestASetIntervalOnlyTightens(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		dates := map[rulebook.Event][]civil.Date{rulebook.CoreGroup: {d("2012-01-01").AddDays(rapid.IntRange(0, 6000).Draw(t, "day"))}}
		kase := deadlines.Case{Today: d("2012-01-01"), Dates: dates}
		own := find(deadlines.Work(book, book.Areas[0], kase), "core-group-interval")[0]
		span := calendar.Span{N: rapid.IntRange(1, 60).Draw(t, "n"), Unit: rapid.SampledFrom([]calendar.Unit{calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months}).Draw(t, "unit")}
		request := fmt.Sprintf(`{"area": "elmshire", "today": "2012-01-01", "dates": {"core-group": %q}, "set": {"core-group-interval": %q}}`, dates[rulebook.CoreGroup][0], span)
		area, set, problem := deadlines.Read(book, []byte(request))
		if problem != nil { // not shorter
			if span.ShorterThan(calendar.Span{N: 6, Unit: calendar.Weeks}) {
				t.Fatalf("%s: %s", request, problem.JSON())
			}
			return
		}
		got := find(deadlines.Work(book, area, set), "core-group-interval")[0]
		if got.Due > own.Due || got.BookBy > own.BookBy {
			t.Fatalf("%s: %v, book by %v; the procedure's own is %v, by %v", request, got.Due, got.BookBy, own.Due, own.BookBy)
		}
	})
}

// A child who moves is answered for each area as if the child had always been there.
func TestAMoveIsTwoAnswers(t *testing.T) {
	book := twoAreas(t, func([]any) {})
	rapid.Check(t, func(t *rapid.T) {
		dates := history(t)
		today := dates[rulebook.InitialConference][0].AddDays(rapid.IntRange(0, 500).Draw(t, "today"))
		request := string(body(t, today, dates, func(int, func(int, int)) {}, quoted))
		text, ok := deadlines.RespondMove(book, []byte(strings.Replace(request, "{", `{"to": "oakshire", `, 1)))
		var move struct{ From, To json.RawMessage }
		if err := json.Unmarshal(text, &move); err != nil || !ok {
			t.Fatalf("%v: %s", err, text)
		}
		if alone, _ := deadlines.Respond(book, []byte(request)); string(alone) != string(move.From) {
			t.Fatalf("%s\nbut in a move\n%s", alone, move.From)
		}
	})
}

// FuzzFiles makes sure that no request makes the writers of files panic, and that all of
// them refuse what the answer itself refuses, with the same problem.
func FuzzFiles(f *testing.F) {
	f.Add([]byte(`{"area": "elmshire", "today": "2026-12-20", "reference": "=AB\r\n;1", "dates": {"initial-conference": "2026-11-23", "core-group": ["2026-12-03"]}}`))
	f.Add([]byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"next-review-conference": {"day": "31", "month": "2", "year": "2027"}}}`))
	book := rulebooktest.Book(f)
	f.Fuzz(func(t *testing.T, request []byte) {
		answer, ok := deadlines.Respond(book, request)
		for name, respond := range map[string]func(*rulebook.Book, []byte) ([]byte, bool){"calendar": deadlines.RespondCalendar, "csv": deadlines.RespondCSV, "table": deadlines.RespondTable} {
			file, written := respond(book, request)
			if written != ok || !ok && string(file) != string(answer) || len(file) == 0 {
				t.Fatalf("%q is answered with %s, and as %s with %s", request, answer, name, file)
			}
		}
	})
}
