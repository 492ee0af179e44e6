package calendar_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
)

var d = calendartest.Date

// Days that the rules alone do not give, and days that they give and that were moved.
var (
	added = map[string]string{
		"2011-04-29": "Royal wedding",
		"2012-06-04": "Spring bank holiday, moved to the Diamond Jubilee",
		"2012-06-05": "Diamond Jubilee",
		"2020-05-08": "Early May bank holiday, moved to VE Day",
		"2022-06-02": "Spring bank holiday, moved to the Platinum Jubilee",
		"2022-06-03": "Platinum Jubilee",
		"2022-09-19": "State Funeral",
		"2023-05-08": "Coronation",
	}
	movedFrom = []string{"2012-05-28", "2020-05-04", "2022-05-30"}
)

func TestTheTableIsTheRulesAndTheNamedExceptions(t *testing.T) {
	published := map[string]bool{}
	for _, h := range calendartest.Table(t) {
		published[h.Date.String()] = true
	}
	byRule := map[string]bool{}
	for year := 2011; year <= 2028; year++ {
		for _, h := range calendar.ByRule(year) {
			if !slices.Contains(movedFrom, h.Date.String()) {
				byRule[h.Date.String()] = true
			}
		}
	}
	for day := range added {
		byRule[day] = true
	}
	for day := range published {
		if !byRule[day] {
			t.Errorf("%s is in the table, but no rule or named exception gives it", day)
		}
	}
	for day := range byRule {
		if !published[day] {
			t.Errorf("%s should be in the table", day)
		}
	}
}

func TestEveryRankAgreesWithWalkingTheCalendar(t *testing.T) {
	c := calendartest.Published(t)
	for from := d("2025-12-01"); from <= d("2026-06-30"); from++ {
		day, n := from, 0
		for n < 30 {
			day++
			if c.Working(day) {
				n++
				if got, err := c.After(from, calendar.Span{N: n, Unit: calendar.WorkingDays}); err != nil || got != day {
					t.Fatalf("%v + %d working days = %v, %v; want %v", from, n, got, err, day)
				}
				if got, _ := c.WorkingDaysBetween(from, day); got != n {
					t.Fatalf("%d working days from %v to %v, want %d", got, from, day, n)
				}
			}
		}
		day, n = from, 0
		for n < 30 {
			day--
			if c.Working(day) {
				n++
				if got, err := c.Before(from, calendar.Span{N: n, Unit: calendar.WorkingDays}); err != nil || got != day {
					t.Fatalf("%v - %d working days = %v, %v; want %v", from, n, got, err, day)
				}
			}
		}
	}
}

func TestProvisionalYears(t *testing.T) {
	c := calendartest.Published(t)
	for _, tt := range []struct {
		day  civil.Date
		want bool
	}{{d("2028-12-31"), false}, {d("2029-01-01"), true}} {
		if got := c.Provisional(tt.day); got != tt.want {
			t.Errorf("Provisional(%v) = %v", tt.day, got)
		}
	}
	if c.DayOff(d("2029-03-30")) != "Good Friday" {
		t.Error("Good Friday 2029 is a working day")
	}
	if c.PublishedTo() != 2028 || c.First() != d("2011-01-01") || c.Last() != d("2050-12-31") {
		t.Error("the calendar's years are wrong")
	}
}

func TestRefusesWhatItDoesNotCover(t *testing.T) {
	c := calendartest.Published(t)
	ten := calendar.Span{N: 10, Unit: calendar.WorkingDays}
	for _, tt := range []struct {
		name string
		err  func() error
	}{
		{"a start before the table", func() error { _, err := c.After(d("2010-12-31"), ten); return err }},
		{"a start after the calendar", func() error { _, err := c.After(d("2051-01-01"), ten); return err }},
		{"working days past the end", func() error { _, err := c.After(d("2050-12-30"), ten); return err }},
		{"working days before the start", func() error { _, err := c.Before(d("2011-01-04"), ten); return err }},
		{"months past the end", func() error {
			_, err := c.After(d("2050-12-30"), calendar.Span{N: 1, Unit: calendar.Months})
			return err
		}},
		{"a span too long", func() error {
			_, err := c.After(d("2012-01-04"), calendar.Span{N: 1000, Unit: calendar.Days})
			return err
		}},
		{"steps past the end", func() error { _, err := c.StepsAfter(d("2050-12-30"), ten); return err }},
		{"a count from outside", func() error { _, err := c.WorkingDaysBetween(d("2010-01-01"), d("2012-01-01")); return err }},
		{"the working day before the first", func() error { _, err := c.OnOrBefore(d("2011-01-01")); return err }},
		{"the working day after the last", func() error { _, err := c.OnOrAfter(d("2050-12-31")); return err }},
	} {
		if tt.err() != calendar.ErrOutside {
			t.Errorf("%s: %v, want a refusal", tt.name, tt.err())
		}
	}
	if n, err := c.WorkingDaysBetween(d("2026-11-24"), d("2026-11-23")); n != 0 || err != nil {
		t.Errorf("backwards: %d, %v; want 0", n, err)
	}
}

func TestStepsNameEveryDay(t *testing.T) {
	c := calendartest.Published(t)
	steps, err := c.StepsAfter(d("2026-12-23"), calendar.Span{N: 3, Unit: calendar.WorkingDays})
	if err != nil {
		t.Fatal(err)
	}
	want := []calendar.Step{
		{d("2026-12-24"), 1, ""},
		{d("2026-12-25"), 0, "Christmas Day"},
		{d("2026-12-26"), 0, "Saturday"},
		{d("2026-12-27"), 0, "Sunday"},
		{d("2026-12-28"), 0, "Boxing Day (substitute day)"},
		{d("2026-12-29"), 2, ""},
		{d("2026-12-30"), 3, ""},
	}
	if !slices.Equal(steps, want) {
		t.Errorf("got %v", steps)
	}
	steps, _ = c.StepsBefore(d("2026-12-29"), calendar.Span{N: 1, Unit: calendar.WorkingDays})
	if len(steps) != 5 || steps[4] != (calendar.Step{Date: d("2026-12-24"), N: 1}) {
		t.Errorf("back: %v", steps)
	}
	steps, _ = c.StepsAfter(d("2026-11-30"), calendar.Span{N: 3, Unit: calendar.Months})
	if len(steps) != 3 || steps[2].Date != d("2027-02-28") || steps[1].Date != d("2027-01-30") {
		t.Errorf("months: %v", steps)
	}
}

func TestParseSpan(t *testing.T) {
	for _, tt := range []struct {
		text string
		want calendar.Span
	}{
		{"10 working days", calendar.Span{N: 10, Unit: calendar.WorkingDays}},
		{"1 working day", calendar.Span{N: 1, Unit: calendar.WorkingDays}},
		{"1 year", calendar.Span{N: 1, Unit: calendar.Years}},
		{"6 weeks", calendar.Span{N: 6, Unit: calendar.Weeks}},
		{"3 months", calendar.Span{N: 3, Unit: calendar.Months}},
		{"999 days", calendar.Span{N: 999, Unit: calendar.Days}},
	} {
		got, err := calendar.ParseSpan(tt.text)
		if err != nil || got != tt.want || got.String() != tt.text {
			t.Errorf("%q: %v, %v", tt.text, got, err)
		}
	}
	if got, _ := calendar.ParseSpan("1 weeks"); got.String() != "1 week" {
		t.Errorf("1 weeks: %v", got)
	}
	for _, tt := range []struct{ text, why string }{
		{"", "number"}, {"ten days", "number"}, {"10", "number"}, {"010 days", "number"}, {"0 days", "number"},
		{"10days", "number"}, {"1000 days", "number"}, {"6 wekks", `unknown unit "wekks" (want days, working days, weeks, months or years)`},
		{"6 week", "unknown unit"}, {"6  weeks", "unknown unit"},
	} {
		if got, err := calendar.ParseSpan(tt.text); err == nil || !strings.Contains(err.Error(), tt.why) {
			t.Errorf("ParseSpan(%q) = %v, %v; want %q", tt.text, got, err, tt.why)
		}
	}
}

func TestRefusesATableThatCannotBeRight(t *testing.T) {
	full := calendartest.Table(t)
	in := func(change func([]calendar.Holiday) []calendar.Holiday) []calendar.Holiday {
		return change(slices.Clone(full))
	}
	for _, tt := range []struct {
		name     string
		from, to int
		table    []calendar.Holiday
		want     string
	}{
		{"years the wrong way round", 2028, 2011, full, "years are not in order"},
		{"a year past the last", 2011, 2051, full, "years are not in order"},
		{"a year nought", 0, 2011, full, "years are not in order"},
		{"a day twice", 2011, 2028, in(func(h []calendar.Holiday) []calendar.Holiday { h[1] = h[0]; return h }), "out of order"},
		{"a Saturday", 2011, 2028, in(func(h []calendar.Holiday) []calendar.Holiday { h[0].Date = d("2011-01-01"); return h }), "is a Saturday"},
		{"a year with a day lost", 2011, 2028, in(func(h []calendar.Holiday) []calendar.Holiday { return slices.Delete(h, 30, 31) }), "fewer than eight"},
		{"a year left out", 2011, 2028, full[:len(full)-8], "fewer than eight"},
		{"a day after the last year", 2011, 2027, full, "outside the published years"},
	} {
		_, err := calendar.New(tt.from, tt.to, tt.table)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestDaysOfASpanHold(t *testing.T) {
	c := calendartest.Published(t)
	for _, unit := range []calendar.Unit{calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months, calendar.Years} {
		for n := 1; n <= 40; n++ {
			s := calendar.Span{N: n, Unit: unit}
			least, most := s.Days()
			low, high := 1<<30, 0
			for day := d("2012-01-01"); day < d("2024-01-01"); day++ {
				end, err := c.After(day, s)
				if err != nil {
					break
				}
				low, high = min(low, int(end-day)), max(high, int(end-day))
			}
			if high > 0 && (low < least || high > most) {
				t.Errorf("%v comes to %d to %d days, not within %d to %d", s, low, high, least, most)
			}
			if high > 0 && unit != calendar.WorkingDays && unit != calendar.Months && low != least && unit != calendar.Years {
				t.Errorf("%v: at least %d, said %d", s, low, least)
			}
		}
	}
}

func TestShorterThan(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
		why  string
	}{
		{"4 weeks", "6 weeks", true, "the same unit"},
		{"6 weeks", "6 weeks", false, "not shorter than itself"},
		{"28 days", "6 weeks", true, "weeks are days"},
		{"1 month", "6 weeks", true, "31 days at most"},
		{"8 weeks", "2 months", true, "56 days, and two months have 59 at least"},
		{"9 weeks", "2 months", false, "63 days can be longer than two months"},
		{"10 days", "10 working days", true, "working days are never fewer days"},
		{"5 working days", "6 weeks", true, "with Christmas in between"},
		{"2 months", "8 weeks", false, "the other way round"},
		{"11 months", "1 year", true, "336 days at most"},
		{"12 months", "1 year", false, "the same"},
	} {
		a, _ := calendar.ParseSpan(tt.a)
		b, _ := calendar.ParseSpan(tt.b)
		if got := a.ShorterThan(b); got != tt.want {
			t.Errorf("%s shorter than %s: %v, want %v: %s", tt.a, tt.b, got, tt.want, tt.why)
		}
	}
}

func TestSpansThatAreTheSame(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"28 days", "4 weeks", true}, {"4 weeks", "28 days", true}, {"1 year", "12 months", true}, {"6 weeks", "6 weeks", true}, {"10 working days", "10 working days", true},
		{"4 weeks", "1 month", false}, {"10 working days", "2 weeks", false}, {"27 days", "4 weeks", false}, {"1 year", "11 months", false}} {
		a, _ := calendar.ParseSpan(tt.a)
		b, _ := calendar.ParseSpan(tt.b)
		if got := a.Same(b); got != tt.want {
			t.Errorf("%s and %s: %v", tt.a, tt.b, got)
		}
	}
}
