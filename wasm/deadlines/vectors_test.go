package deadlines_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/visits"
)

// vector is one date sum of testdata/dates.json, worked out by an implementation that
// walks the calendar a day at a time and shares no method with this one.
type vector struct {
	Op, From, Unit, Direction, To, Done, Why string
	N, K                                     int
	Visits                                   []bool
	Expected                                 any
	Projected                                bool
}

// dates writes days as the vectors have them.
func dates(days ...civil.Date) any {
	list := []any{}
	for _, d := range days {
		list = append(list, d.String())
	}
	return list
}

// work answers a vector in the form of its "expected".
func (v vector) work(c *calendar.Calendar) (any, error) {
	span := calendar.Span{N: v.N, Unit: map[string]calendar.Unit{"day": calendar.Days, "working_day": calendar.WorkingDays,
		"week": calendar.Weeks, "month": calendar.Months, "year": calendar.Years}[v.Unit]}
	from, _ := civil.Parse(v.From)
	switch v.Op {
	case "add":
		sum := c.After
		if v.Direction == "before" {
			sum = c.Before
		}
		day, err := sum(from, span)
		return day.String(), err
	case "within":
		l, err := deadlines.Within(c, from, span)
		return map[string]any{"deadline": l.Due.String(), "advised": l.BookBy.String()}, err
	case "at_least_before":
		plain, clear, err := deadlines.NotLess(c, from, span)
		return map[string]any{"plain": plain.Due.String(), "clear": clear.Due.String(),
			"advised": plain.BookBy.String(), "advised_clear": clear.BookBy.String()}, err
	case "at_least_after":
		plain, err := c.After(from, span)
		if err != nil {
			return nil, err
		}
		clear := plain.AddDays(1)
		if span.Unit == calendar.WorkingDays {
			clear, err = c.After(plain, calendar.Span{N: 1, Unit: calendar.WorkingDays})
		}
		advised, _ := c.OnOrAfter(plain)
		return map[string]any{"plain": plain.String(), "clear": clear.String(), "advised": advised.String()}, err
	case "window_before":
		w, err := deadlines.WindowBefore(c, from, span)
		return map[string]any{"opens": w.Opens.String(), "closes": w.Closes.Due.String(),
			"advised_opens": w.OpensBook.String(), "advised_closes": w.Closes.BookBy.String()}, err
	case "bank_holidays":
		var days []civil.Date
		for _, h := range c.Holidays(from.Year()) {
			days = append(days, h.Date)
		}
		return dates(days...), nil
	case "is_working_day":
		return c.Working(from), nil
	case "count_working_days":
		n, err := c.WorkingDaysBetween(from, calendartest.Date(v.To))
		return float64(n), err
	case "in_time":
		l, err := deadlines.Within(c, from, span)
		done := calendartest.Date(v.Done)
		return done >= from && done <= l.Due, err
	case "recur":
		limits, err := deadlines.Recur(c, from, span, v.K, 0)
		var days []civil.Date
		for _, l := range limits {
			days = append(days, l.Due)
		}
		return dates(days...), err
	case "recur_held":
		var days []civil.Date
		for range v.K {
			l, err := deadlines.Within(c, from, span)
			if err != nil {
				return nil, err
			}
			from = l.BookBy
			days = append(days, from)
		}
		return dates(days...), nil
	case "every_nth":
		r := visits.EveryNth(v.N, v.Visits)
		breaches := []any{}
		for _, b := range r.Breaches {
			breaches = append(breaches, float64(b))
		}
		return map[string]any{"breaches": breaches, "not_alone_run": float64(r.Without), "next_must": r.NextMust}, nil
	}
	return nil, fmt.Errorf("unknown op %q", v.Op)
}

func TestVectors(t *testing.T) {
	c := calendartest.Published(t)
	text, err := os.ReadFile("testdata/dates.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) != 290 {
		t.Errorf("%d vectors, want 290", len(vectors))
	}
	for i, v := range vectors {
		got, err := v.work(c)
		if err != nil || !reflect.DeepEqual(got, v.Expected) {
			t.Errorf("%d: %s %s %d %s %s: got %v, %v; want %v: %s", i, v.Op, v.From, v.N, v.Unit, v.Direction, got, err, v.Expected, v.Why)
		}
		if from, ok := civil.Parse(v.From); ok && v.Op == "bank_holidays" && c.Provisional(from) != v.Projected {
			t.Errorf("%d: %s: provisional is %v, want %v", i, v.From, c.Provisional(from), v.Projected)
		}
	}
}
