package civil_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/civil"
)

// days are the dates of the years 100 to 9900: months can be added without leaving the
// years that there are.
func days() *rapid.Generator[civil.Date] {
	return rapid.Custom(func(t *rapid.T) civil.Date {
		y := rapid.IntRange(100, 9900).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		date, _ := civil.New(y, m, rapid.IntRange(1, civil.DaysIn(y, m)).Draw(t, "day"))
		return date
	})
}

// A date that is written is read as the same date, and dates are in the order of their texts.
func TestDatesReadBackInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := days().Draw(t, "a"), days().Draw(t, "b")
		if back, ok := civil.Parse(a.String()); !ok || back != a {
			t.Fatalf("%v is read as %v, %v", a, back, ok)
		}
		if (a < b) != (strings.Compare(a.String(), b.String()) < 0) {
			t.Fatalf("%v and %v are in another order than their numbers", a, b)
		}
		y, m, d := a.YMD()
		if back, ok := civil.New(y, m, d); !ok || back != a {
			t.Fatalf("%v has the parts %d, %d, %d", a, y, m, d)
		}
	})
}

// A text that is read as a date is what the date is written as.
func TestWhatIsReadIsWrittenAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-3][0-9]{3}[-/][01][0-9][-.][0-3][0-9]`).Draw(t, "text")
		if date, ok := civil.Parse(text); ok && date.String() != text {
			t.Fatalf("%q is read as %v", text, date)
		}
	})
}

// Days that are added can be taken away again, and seven of them keep the weekday.
func TestDaysAddAndTakeAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := days().Draw(t, "from"), rapid.IntRange(-5000, 5000).Draw(t, "n")
		if d.AddDays(n).AddDays(-n) != d || d.AddDays(7*n).Weekday() != d.Weekday() || (d.AddDays(1).Weekday()+6)%7 != d.Weekday() {
			t.Fatalf("%v and %d days", d, n)
		}
	})
}

// A later start never has an earlier end, and more months never end earlier.
func TestMonthsKeepTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := days().Draw(t, "from"), rapid.IntRange(-600, 600).Draw(t, "n")
		later, more := d.AddDays(rapid.IntRange(0, 60).Draw(t, "later")), rapid.IntRange(1, 20).Draw(t, "more")
		if later.AddMonths(n) < d.AddMonths(n) || d.AddMonths(n+more) <= d.AddMonths(n) {
			t.Fatalf("%v and %v and %d months", d, later, n)
		}
	})
}

// Months end on the corresponding day, or on the last of a month that has none; and as many
// months back never end after the day that they started from.
func TestMonthsEndOnTheCorrespondingDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := days().Draw(t, "from"), rapid.IntRange(-600, 600).Draw(t, "n")
		end := d.AddMonths(n)
		y, m, day := d.YMD()
		ey, em, eday := end.YMD()
		if ey*12+em != y*12+m+n || eday != min(day, civil.DaysIn(ey, em)) {
			t.Fatalf("%v and %d months is %v", d, n, end)
		}
		if back := end.AddMonths(-n); back > d || (day == eday) != (back == d) {
			t.Fatalf("%v and %d months is %v, and back it is %v", d, n, end, back)
		}
	})
}

// FuzzParse finds that nothing but a real day as 2026-11-23 is read, and is written alike.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"2026-11-23", "2028-02-29", "2027-02-29", "0000-01-01", "2026-11-2 ", "２０26-11", "2026-1١-01"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, ok := civil.Parse(text)
		switch {
		case !ok && date != 0:
			t.Fatalf("%q is refused and %v", text, date)
		case ok && (date.String() != text || date < 1):
			t.Fatalf("%q is read as %v", text, date)
		}
	})
}
