//go:build !js

package training_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/training"
)

// TestWrongs: what Mark says of a wrong day that is to be chosen is what stands beside it, and no
// day is one that another reading gives.
func TestWrongs(t *testing.T) {
	book := areas(t)
	few := 99
	for _, area := range book.Areas {
		for _, drawn := range training.Make(book, area, "wrong", 50, 0) {
			m := training.Mark(book, area, drawn, drawn.Due())
			q, posed, ok := training.Pose(book, area, drawn.Rule, m.Reading, drawn.Asked == training.WindowOpens, drawn.Given)
			if !ok || q.Asked != drawn.Asked || q.Reading != drawn.Reading || q.Due() != drawn.Due() {
				t.Fatalf("%s: posed %v %+v, drawn %+v", area.ID, ok, q, drawn)
			}
			wrongs := q.Wrongs(area, posed)
			few = min(few, len(wrongs))
			var days []date
			for _, w := range wrongs {
				m := training.Mark(book, area, drawn, w.Date)
				if m.Right || !slices.Equal(m.Mistakes, w.Mistakes) || !strings.Contains(m.Sentence, " "+w.Why+" ") || m.Mistakes[0] == training.OtherReading {
					t.Errorf("%s: %v is %v (%s), marked %v: %s", q.Rule.ID, w.Date, w.Mistakes, w.Why, m.Mistakes, m.Sentence)
				}
				if slices.Contains(days, w.Date) {
					t.Errorf("%s: %v comes twice", q.Rule.ID, w.Date)
				}
				days = append(days, w.Date)
			}
			for _, r := range m.Answer.Deadlines[0].Readings {
				if q.Asked == training.LastDay && slices.Contains(days, r.Due) {
					t.Errorf("%s: %v is right by another reading", q.Rule.ID, r.Due)
				}
			}
		}
	}
	if few < 1 {
		t.Errorf("a question has %d wrong days", few)
	}
}

func TestWrongsOfOneQuestion(t *testing.T) {
	book, area := elmshire(t)
	for _, tt := range []struct {
		rule  string
		given []deadlines.From
		want  string
		why   string
	}{
		{"first-core-group", list(from("initial-conference", "2026-12-18")),
			"2026-12-30 weekends, 2026-12-28 calendar-days, 2027-01-01 bank-holidays, 2027-01-05 first-day, 2027-01-04 some-holidays, 2027-01-07 late-start", "before and after"},
		{"a-days", list(from("initial-conference", "2026-11-23")), "2026-12-07 working-days, 2026-12-02 first-day, 2026-12-04 late-start", "nothing comes to the day as far before"},
		{"core-group-after-review", list(from("review-conference", "2026-08-06"), from("core-group", "2026-12-03")),
			"2027-02-02 first-day, 2027-01-28 months-as-weeks, 2027-02-01 months-as-days, 2026-10-06 other-event, 2027-02-04 late-start", "120 days before"},
		{"core-group-after-review", list(from("review-conference", "2026-08-05"), from("core-group", "2026-12-03")),
			"2027-02-02 first-day, 2027-01-28 months-as-weeks, 2027-02-01 months-as-days, 2027-02-04 late-start", "121 days before is too far"},
	} {
		q, answer, _ := training.Pose(book, area, area.Rule(tt.rule), 0, false, tt.given)
		var got []string
		for _, w := range q.Wrongs(area, answer) {
			got = append(got, w.Date.String()+" "+string(w.Mistakes[0]))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %s\nwant %s: %s", tt.rule, s, tt.want, tt.why)
		}
	}
}

func TestPoseRefuses(t *testing.T) {
	book, area := elmshire(t)
	conference := list(from("initial-conference", "2026-12-18"))
	for _, tt := range []struct {
		rule    string
		reading int
		opens   bool
		given   []deadlines.From
		why     string
	}{
		{"first-core-group", 1, false, conference, "there is one reading"},
		{"first-core-group", 0, true, conference, "nothing opens"},
		{"first-core-group", 0, false, list(from("core-group", "2026-12-18")), "the rule is not counted from it"},
		{"first-core-group", 0, false, list(from("initial-conference", "2028-12-20")), "2029 has no published bank holidays"},
		{"core-group-interval", 0, false, list(from("core-group", "2026-12-18"), from("core-group", "2026-12-21")), "two deadlines"},
	} {
		if _, _, ok := training.Pose(book, area, area.Rule(tt.rule), tt.reading, tt.opens, tt.given); ok {
			t.Errorf("%s is posed, though %s", tt.rule, tt.why)
		}
	}
	if q, _, ok := training.Pose(book, area, area.Rule("one-year"), 0, false, conference); !ok || q.Due() != d("2027-12-18") {
		t.Error("a reminder is not posed")
	}
}
