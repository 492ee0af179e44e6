package calendar_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
)

var units = []calendar.Unit{calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months, calendar.Years}

// starts are days far enough inside the calendar for spans to end there, both ways.
func starts() *rapid.Generator[civil.Date] {
	return rapid.Map(rapid.IntRange(0, int(d("2040-12-31")-d("2021-01-01"))), func(n int) civil.Date { return d("2021-01-01").AddDays(n) })
}

// spans are limits of at most ten years.
func spans() *rapid.Generator[calendar.Span] {
	return rapid.Custom(func(t *rapid.T) calendar.Span {
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		most := map[calendar.Unit]int{calendar.Days: 999, calendar.WorkingDays: 999, calendar.Weeks: 200, calendar.Months: 100, calendar.Years: 9}[unit]
		return calendar.Span{N: rapid.IntRange(1, most).Draw(t, "n"), Unit: unit}
	})
}

// alike are spans of another unit that are about as long as one, or just as long.
func alike(s calendar.Span) *rapid.Generator[calendar.Span] {
	days, _ := s.Days()
	return rapid.Custom(func(t *rapid.T) calendar.Span {
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		n := map[calendar.Unit]int{calendar.Days: days, calendar.WorkingDays: days * 5 / 7, calendar.Weeks: days / 7, calendar.Months: days * 12 / 365, calendar.Years: days / 365}[unit]
		return calendar.Span{N: min(max(n+rapid.SampledFrom([]int{0, 0, 0, -1, 1}).Draw(t, "more"), 1), 999), Unit: unit}
	})
}

// must gives a day that the calendar is known to have.
func must(t *rapid.T, what string) func(civil.Date, error) civil.Date {
	return func(day civil.Date, err error) civil.Date {
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		return day
	}
}

// A later start never has an earlier end, after or before, whatever the unit.
func TestALaterStartNeverEndsEarlier(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, s := starts().Draw(t, "from"), spans().Draw(t, "span")
		later := from.AddDays(rapid.IntRange(0, 400).Draw(t, "later") % 400)
		is := must(t, "a sum inside the calendar")
		if from.AddDays(400) > d("2040-12-31") {
			later = from
		}
		if is(c.After(later, s)) < is(c.After(from, s)) || is(c.Before(later, s)) < is(c.Before(from, s)) {
			t.Fatalf("%v from %v and from %v", s, from, later)
		}
	})
}

// A longer span of the same unit ends later.
func TestALongerSpanEndsLater(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, s := starts().Draw(t, "from"), spans().Draw(t, "span")
		longer := calendar.Span{N: s.N + 1, Unit: s.Unit}
		is := must(t, "a sum inside the calendar")
		if s.N < 999 && (is(c.After(from, longer)) <= is(c.After(from, s)) || is(c.Before(from, longer)) >= is(c.Before(from, s))) {
			t.Fatalf("%v and %v from %v", s, longer, from)
		}
	})
}

// So many working days on and as many back is the day itself, or the working day next to it
// where it is none.
func TestWorkingDaysOnAndBack(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, s := starts().Draw(t, "from"), calendar.Span{N: rapid.IntRange(1, 999).Draw(t, "n"), Unit: calendar.WorkingDays}
		is := must(t, "a sum inside the calendar")
		on, back := is(c.After(from, s)), is(c.Before(from, s))
		if got, want := is(c.Before(on, s)), is(c.OnOrBefore(from)); got != want {
			t.Fatalf("%v and %v is %v, and back it is %v, want %v", from, s, on, got, want)
		}
		if got, want := is(c.After(back, s)), is(c.OnOrAfter(from)); got != want {
			t.Fatalf("%v less %v is %v, and on it is %v, want %v", from, s, back, got, want)
		}
		if !c.Working(on) || !c.Working(back) {
			t.Fatalf("%v and less %v is %v and %v: a day off", from, s, on, back)
		}
		if n, err := c.WorkingDaysBetween(from, on); err != nil || n != s.N {
			t.Fatalf("%v to %v: %d, %v", from, on, n, err)
		}
	})
}

// Working days that are counted in two parts are those counted at once.
func TestWorkingDaysInTwoParts(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from := starts().Draw(t, "from")
		a, b := rapid.IntRange(1, 400).Draw(t, "a"), rapid.IntRange(1, 400).Draw(t, "b")
		is := must(t, "a sum inside the calendar")
		half := is(c.After(from, calendar.Span{N: a, Unit: calendar.WorkingDays}))
		end := is(c.After(from, calendar.Span{N: a + b, Unit: calendar.WorkingDays}))
		if got := is(c.After(half, calendar.Span{N: b, Unit: calendar.WorkingDays})); got != end {
			t.Fatalf("%d and then %d working days from %v: %v, want %v", a, b, from, got, end)
		}
		first, _ := c.WorkingDaysBetween(from, half)
		second, _ := c.WorkingDaysBetween(half, end)
		if both, _ := c.WorkingDaysBetween(from, end); both != first+second {
			t.Fatalf("%v to %v to %v: %d and %d, and %d in one", from, half, end, first, second, both)
		}
	})
}

// One bank holiday more never brings the end of a limit nearer, and changes nothing but
// limits in working days that count over it.
func TestABankHolidayNeverBringsALimitNearer(t *testing.T) {
	table := calendartest.Table(t)
	without := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		off := rapid.Custom(func(t *rapid.T) civil.Date {
			return d("2021-01-01").AddDays(rapid.IntRange(0, 7*365).Draw(t, "day"))
		}).Filter(without.Working).Draw(t, "off")
		more := append(slices.Clone(table), calendar.Holiday{Date: off, Name: "One day off more"})
		slices.SortFunc(more, func(a, b calendar.Holiday) int { return int(a.Date - b.Date) })
		with, err := calendar.New(2011, 2028, more)
		if err != nil {
			t.Fatal(err)
		}
		from := off.AddDays(rapid.IntRange(-60, 60).Draw(t, "from"))
		s := spans().Draw(t, "span")
		is := must(t, "a sum inside the calendar")
		on, back := is(without.After(from, s)), is(without.Before(from, s))
		later, earlier := is(with.After(from, s)), is(with.Before(from, s))
		if later < on || earlier > back {
			t.Fatalf("with %v off, %v from %v ends on %v and not on %v, and back on %v and not on %v", off, s, from, later, on, earlier, back)
		}
		if over := s.Unit == calendar.WorkingDays && off > from && off <= on; (later != on) != over {
			t.Fatalf("with %v off, %v from %v ends on %v and not on %v", off, s, from, later, on)
		}
		if over := s.Unit == calendar.WorkingDays && off < from && off >= back; (earlier != back) != over {
			t.Fatalf("with %v off, %v before %v is %v and not %v", off, s, from, earlier, back)
		}
	})
}

// The working of a sum ends where the sum ends, counts 1 to n, and in working days has every
// day on the way, each of them counted or named.
func TestTheWorkingIsTheSum(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, s := starts().Draw(t, "from"), spans().Draw(t, "span")
		sum, count, direction := c.After, c.StepsAfter, 1
		if rapid.Bool().Draw(t, "before") {
			sum, count, direction = c.Before, c.StepsBefore, -1
		}
		steps, err := count(from, s)
		if err != nil {
			t.Fatal(err)
		}
		if end := must(t, "a sum")(sum(from, s)); steps[len(steps)-1] != (calendar.Step{Date: end, N: s.N}) {
			t.Fatalf("%v from %v is %v, and the working ends with %+v", s, from, end, steps[len(steps)-1])
		}
		n, day := 0, from
		for _, step := range steps {
			if step.Skipped == "" {
				if n++; step.N != n {
					t.Fatalf("%v from %v: %+v is the step number %d", s, from, step, n)
				}
			}
			if s.Unit != calendar.WorkingDays {
				continue
			}
			if day = day.AddDays(direction); step.Date != day || step.Skipped != c.DayOff(day) {
				t.Fatalf("%v from %v: %+v stands for %v, %q", s, from, step, day, c.DayOff(day))
			}
		}
	})
}

// A span that is called shorter ends earlier from every day, and one that is called the same
// on the same day; no span is shorter than itself.
func TestShorterSpansEndEarlier(t *testing.T) {
	c := calendartest.Published(t)
	rapid.Check(t, func(t *rapid.T) {
		from, a := starts().Draw(t, "from"), spans().Draw(t, "a")
		b := rapid.OneOf(spans(), alike(a)).Draw(t, "b")
		is := must(t, "a sum inside the calendar")
		one, other := is(c.After(from, a)), is(c.After(from, b))
		switch {
		case a.ShorterThan(a) || a.ShorterThan(b) && (b.ShorterThan(a) || a.Same(b)):
			t.Fatalf("%v and %v", a, b)
		case a.ShorterThan(b) && one >= other:
			t.Fatalf("%v is called shorter than %v, but from %v ends on %v, not before %v", a, b, from, one, other)
		case (a.Same(b) || b.Same(a)) && one != other:
			t.Fatalf("%v is called the same as %v, but from %v ends on %v, not %v", a, b, from, one, other)
		}
	})
}

// A span that is written is read as the same span.
func TestSpansReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := spans().Draw(t, "span")
		if back, err := calendar.ParseSpan(s.String()); err != nil || back != s {
			t.Fatalf("%v is read as %v, %v", s, back, err)
		}
	})
}

// FuzzParseSpan finds that what is read as a span is written so that it reads back.
func FuzzParseSpan(f *testing.F) {
	for _, text := range []string{"10 working days", "1 week", "999 years", "1 weeks", "01 days", "10 ", "10", "1 working day ", "4294967297 days"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := calendar.ParseSpan(text)
		if err != nil {
			if err.Error() == "" || s != (calendar.Span{}) {
				t.Fatalf("%q is refused with %q and %v", text, err, s)
			}
			return
		}
		if back, err := calendar.ParseSpan(s.String()); err != nil || back != s || s.N < 1 || s.N > 999 {
			t.Fatalf("%q is read as %v, which is read as %v, %v", text, s, back, err)
		}
	})
}
