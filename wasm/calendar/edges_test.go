package calendar_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
)

// oudin is Easter Sunday by another computus (Oudin 1940), to hold ours against.
func oudin(year int) civil.Date {
	century, golden := year/100, year%19
	k := (century - 17) / 25
	i := (century - century/4 - (century-k)/3 + 19*golden + 15) % 30
	i -= i / 28 * (1 - i/28*(29/(i+1))*((21-golden)/11))
	j := (year + year/4 + i + 2 - century + century/4) % 7
	month := 3 + (i-j+40)/44
	date, _ := civil.New(year, month, i-j+28-31*(month/4))
	return date
}

func TestEasterAgreesWithAnotherComputus(t *testing.T) {
	for year := 1583; year <= 4099; year++ {
		list := calendar.ByRule(year)
		if list[1].Date != oudin(year)-2 || list[2].Date != oudin(year)+1 {
			t.Fatalf("%d: Good Friday %v, Easter Monday %v; Easter Sunday is %v", year, list[1].Date, list[2].Date, oudin(year))
		}
	}
}

func TestHolidaysOfAYear(t *testing.T) {
	c := calendartest.Published(t)
	for _, year := range []int{2029, 2050} {
		if got := c.Holidays(year); !slices.Equal(got, calendar.ByRule(year)) {
			t.Errorf("%d: %v, want the rules' days", year, got)
		}
	}
	var days []string
	for _, h := range c.Holidays(2026) {
		days = append(days, h.Date.String()[5:]+" "+h.Name)
	}
	want := []string{"01-01 New Year's Day", "04-03 Good Friday", "04-06 Easter Monday", "05-04 Early May bank holiday", "05-25 Spring bank holiday",
		"08-31 Summer bank holiday", "12-25 Christmas Day", "12-28 Boxing Day (substitute day)"}
	if !slices.Equal(days, want) {
		t.Errorf("2026: %q", days)
	}
	if got := c.Holidays(2051); got != nil {
		t.Errorf("2051 is outside the calendar: %v", got)
	}
}

func TestTheNearestWorkingDay(t *testing.T) {
	c := calendartest.Published(t)
	for _, tt := range []struct{ given, before, after, why string }{
		{"2026-11-23", "2026-11-23", "2026-11-23", "a Monday is a working day itself"},
		{"2026-11-21", "2026-11-20", "2026-11-23", "a Saturday"},
		{"2026-12-26", "2026-12-24", "2026-12-29", "Christmas, and the substitute for Boxing Day"},
		{"2011-01-01", "", "2011-01-04", "the calendar's first days are a weekend and a bank holiday"},
		{"2050-12-31", "2050-12-30", "", "its last day is a Saturday"},
		{"2010-12-31", "", "", "a Friday before the calendar"},
		{"2051-01-02", "", "", "a Monday after it"},
	} {
		before, err := c.OnOrBefore(d(tt.given))
		if tt.before == "" && err != calendar.ErrOutside || tt.before != "" && before != d(tt.before) {
			t.Errorf("on or before %s: %v, %v; want %q: %s", tt.given, before, err, tt.before, tt.why)
		}
		after, err := c.OnOrAfter(d(tt.given))
		if tt.after == "" && err != calendar.ErrOutside || tt.after != "" && after != d(tt.after) {
			t.Errorf("on or after %s: %v, %v; want %q: %s", tt.given, after, err, tt.after, tt.why)
		}
	}
}

func TestSumsReachTheCalendarsEdges(t *testing.T) {
	c := calendartest.Published(t)
	day := calendar.Span{N: 1, Unit: calendar.WorkingDays}
	for _, tt := range []struct {
		sum         func(civil.Date, calendar.Span) (civil.Date, error)
		given, want string
		why         string
	}{
		{c.Before, "2011-01-05", "2011-01-04", "the first working day"},
		{c.Before, "2011-01-04", "", "there is none before it"},
		{c.After, "2050-12-29", "2050-12-30", "the last working day"},
		{c.After, "2050-12-30", "", "there is none after it"},
	} {
		got, err := tt.sum(d(tt.given), day)
		if tt.want == "" && err != calendar.ErrOutside || tt.want != "" && got != d(tt.want) {
			t.Errorf("a working day from %s: %v, %v; want %q: %s", tt.given, got, err, tt.want, tt.why)
		}
	}
	for _, tt := range [][2]string{{"2010-12-31", "2012-01-01"}, {"2012-01-01", "2051-01-01"}} {
		if _, err := c.WorkingDaysBetween(d(tt[0]), d(tt[1])); err != calendar.ErrOutside {
			t.Errorf("working days from %s to %s: %v, want a refusal", tt[0], tt[1], err)
		}
	}
	if got, err := c.After(d("2026-01-01"), calendar.Span{N: 999, Unit: calendar.Days}); err != nil || got != d("2028-09-26") {
		t.Errorf("the longest limit in days: %v, %v", got, err)
	}
	if got := (calendar.Span{N: 6, Unit: calendar.Weeks}).Times(3).String(); got != "18 weeks" {
		t.Errorf("the third of every six weeks is after %s", got)
	}
}

func TestTablesOfYears(t *testing.T) {
	of := func(years ...int) []calendar.Holiday {
		var table []calendar.Holiday
		for _, year := range years {
			table = append(table, calendar.ByRule(year)...)
		}
		return table
	}
	for _, tt := range []struct {
		name     string
		from, to int
		table    []calendar.Holiday
		want     string
	}{
		{"one year, whose first day is a holiday", 2026, 2026, of(2026), ""},
		{"the last year that there is", 2050, 2050, of(2050), ""},
		{"a holiday on the last day of all", 2027, 2027, append(of(2027), calendar.Holiday{Date: d("2027-12-31"), Name: "Added"}), ""},
		{"a year left out in the middle", 2025, 2027, of(2025, 2027), "2027-01-01 comes after"},
		{"a day lost in the last year", 2025, 2026, of(2025, 2026)[:15], "the last published year has fewer"},
		{"a day lost in the first of two", 2025, 2026, of(2025, 2026)[1:], "2026-01-01 comes after"},
		{"a last year past the year 9999", 2011, 10000, of(2011), "not in order"},
	} {
		c, err := calendar.New(tt.from, tt.to, tt.table)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
		for _, h := range tt.table {
			if err == nil && c.DayOff(h.Date) != h.Name {
				t.Errorf("%s: %v is %q, want %q", tt.name, h.Date, c.DayOff(h.Date), h.Name)
			}
		}
	}
}

func TestAPublishedYearKeepsItsOwnDays(t *testing.T) {
	var table []calendar.Holiday
	for _, h := range calendartest.Table(t) {
		if y := h.Date.Year(); y == 2022 {
			table = append(table, h)
		}
	}
	c, err := calendar.New(2022, 2022, table)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Working(d("2022-05-30")) || c.Working(d("2022-06-02")) || c.Working(d("2023-01-02")) {
		t.Error("the Jubilee's year has the days of the rules, or the year after has not")
	}
}

// That they hold is shown by TestDaysOfASpanHold; that they are no wider, here.
func TestDaysOfASpan(t *testing.T) {
	for _, tt := range []struct {
		span        string
		least, most int
		why         string
	}{
		{"3 days", 3, 3, "days are days"},
		{"2 weeks", 14, 14, "seven each"},
		{"1 working day", 1, 18, "tomorrow, or a week, a weekend and nine bank holidays away"},
		{"5 working days", 5, 18, "from a Sunday, a week"},
		{"6 working days", 8, 25, "the sixth is past a weekend"},
		{"10 working days", 12, 25, "from a Sunday, to the Friday after next"},
		{"199 working days", 277, 291, "nine bank holidays"},
		{"200 working days", 278, 300, "nine more may lie in the next 200"},
		{"1 month", 28, 31, "February"},
		{"2 months", 59, 62, "February and March; July and August"},
		{"8 months", 242, 248, "February among them"},
		{"9 months", 271, 279, "never 272"},
		{"12 months", 363, 372, "a year and some room"},
		{"2 years", 730, 732, "both or neither leap"},
	} {
		s, _ := calendar.ParseSpan(tt.span)
		if least, most := s.Days(); least != tt.least || most != tt.most {
			t.Errorf("%s: %d to %d days, want %d to %d: %s", tt.span, least, most, tt.least, tt.most, tt.why)
		}
	}
	days, _ := calendar.ParseSpan("59 days")
	months, _ := calendar.ParseSpan("2 months")
	if days.ShorterThan(months) {
		t.Error("59 days are shorter than two months: not where February is one of them")
	}
	twoYears, _ := calendar.ParseSpan("2 years")
	twice, _ := calendar.ParseSpan("24 months")
	half, _ := calendar.ParseSpan("6 months")
	if !twoYears.Same(twice) || twoYears.Same(half) {
		t.Error("two years are 24 months, and not six")
	}
}
