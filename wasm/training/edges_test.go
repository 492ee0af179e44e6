package training_test

import (
	"strings"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
	"handbook/wasm/training"
)

// ruled is the made-up area with no timescale but one, which holds for an event.
func ruled(t *testing.T, how map[string]any) (*rulebook.Book, *rulebook.Area) {
	t.Helper()
	f := rulebooktest.New(t)
	how["id"], how["clause"], how["title"], how["force"] = "it", "1.2", "Do it", "should"
	rulebooktest.Page(f)["timescales"] = []any{how}
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

func TestASpanLongerThanTheYearsOfQuestionsIsNotAsked(t *testing.T) {
	for _, tt := range []struct {
		within string
		want   int
	}{{"2 years", 5}, {"3 years", 0}} {
		book, area := ruled(t, map[string]any{"after": "initial-conference", "within": tt.within})
		list := training.Make(book, area, "a", 5, 1)
		if len(list) != tt.want {
			t.Errorf("%d questions of %s, want %d", len(list), tt.within, tt.want)
		}
		for _, q := range list {
			if !strings.HasPrefix(q.Due().String(), "2028-") {
				t.Errorf("two years from %v are %v", q.Start.Date, q.Due())
			}
		}
	}
}
