package dateinput_test

import (
	"strings"
	"testing"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

func d(s string) civil.Date {
	date, ok := civil.Parse(s)
	if !ok {
		panic("not a date in a test: " + s)
	}
	return date
}

var (
	first, last = d("2011-01-01"), d("2050-12-31")

	unknown    = dateinput.Convention{}
	dayFirst   = dateinput.Convention{Order: dateinput.DayFirst}
	monthFirst = dateinput.Convention{Order: dateinput.MonthFirst}
	from1900   = dateinput.Convention{Serial: dateinput.Serial1900}
	from1904   = dateinput.Convention{Serial: dateinput.Serial1904}
)

// cellText writes a cell as its date, "one or two" in doubt, or the fault's message
// without the text that it quotes.
func cellText(given string, first, last civil.Date, c dateinput.Convention) string {
	cell, fault := dateinput.ReadCell(given, first, last, c)
	switch {
	case fault != nil:
		return strings.TrimPrefix(fault.Message, `"`+strings.TrimSpace(given)+`" `)
	case cell.Doubt == dateinput.DoubtOrder:
		return cell.Date.String() + " or " + cell.Other.String()
	case cell.Doubt == dateinput.DoubtSerial:
		return cell.Date.String() + " or from 1904 " + cell.Other.String()
	case cell.Other != 0:
		return "certain, but another: " + cell.Other.String()
	case cell.Date == 0:
		return ""
	}
	return cell.Date.String()
}

const (
	noDate  = "is not a date (write it as 23 November 2026)"
	unreal  = "is not a real date"
	outside = "is outside 2011 to 2050"
	noYear  = "needs its year in four numbers"
)

func TestReadsCells(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"", "", "an empty cell"},
		{" \t\u00a0 ", "", "nothing but spaces"},

		{"2026-11-23", "2026-11-23", "ISO 8601"},
		{"2026/11/23", "2026-11-23", "the year first, slashes"},
		{"2026.11.23", "2026-11-23", "full stops"},
		{"2026-1-5", "2026-01-05", "no noughts"},
		{"2026-03-04", "2026-03-04", "with the year first the month is second"},
		{"2026-23-11", unreal, "nobody writes year, day, month"},
		{"20261123", "2026-11-23", "eight digits"},
		{"20261131", noDate, "eight digits that are no real date are any number"},
		{"20601123", noDate, "and so are those of a date outside"},
		{"23112026", noDate, "the day first has no such form"},

		{"23/11/2026", "2026-11-23", "there is no month 23"},
		{"11/23/2026", "2026-11-23", "there is no month 23, the other way round"},
		{"23-11-2026", "2026-11-23", "hyphens"},
		{"23.11.2026", "2026-11-23", "full stops"},
		{"23. 11. 2026", "2026-11-23", "full stops and spaces"},
		{"23 11 2026", "2026-11-23", "spaces"},
		{"23/11-2026", noDate, "one mark and another"},
		{"23,11,2026", noDate, "commas"},
		{"23//11//2026", noDate, "marks twice"},
		{"23/11/2026/", noDate, "a mark at the end"},
		{"-23/11/2026", noDate, "a mark at the start"},
		{"23rd/11/2026", noDate, "no 23rd in numbers"},
		{"023/11/2026", noDate, "three digits for the day"},
		{"23/11/226", noDate, "three for the year"},
		{"3/4/2026", "2026-04-03 or 2026-03-04", "3 April or 4 March"},
		{"12/12/2026", "2026-12-12", "the same either way"},
		{"31/11/2026", unreal, "November has 30 days"},
		{"30/11/2026", "2026-11-30", "and these are they"},
		{"29/02/2028", "2028-02-29", "a leap year"},
		{"29/02/2027", unreal, "none"},
		{"00/11/2026", unreal, "no day nought"},
		{"13/13/2026", unreal, "no month 13 either way"},

		{"23/11/26", "2026-11-23", "only 2026 lies between"},
		{"03.04.26", "2026-04-03 or 2026-03-04", "two doubts, of which the years settle one"},
		{"23/11/98", noYear, "neither 1998 nor 2098"},
		{"31/11/26", unreal, "in any century"},
		{"23-Nov-26", "2026-11-23", "as Excel likes it"},
		{"23 Nov 98", noYear, "neither 1998 nor 2098"},

		{"23 Nov 2026", "2026-11-23", "a short month"},
		{"23rd November 2026", "2026-11-23", "an ordinal"},
		{"1ST NOV 2026", "2026-11-01", "in any case"},
		{"23 sept. 2026", "2026-09-23", "a full stop after the month"},
		{"November 23, 2026", "2026-11-23", "the month first"},
		{"June 5, 2026", "2026-06-05", "four letters are no year"},
		{"Nov 23 2026", "2026-11-23", "the month first, no comma"},
		{"Nov 2nd, 26", "2026-11-02", "the month first, an ordinal, a short year"},
		{"2026-Nov-23", "2026-11-23", "the year first"},
		{"23NOV2026", "2026-11-23", "no spaces"},
		{"  23\u00a0 November\t2026. ", "2026-11-23", "spaces and a full stop"},
		{"23 No 2026", noDate, "two letters could be more than one month"},
		{"23 Novembre 2026", noDate, "not English"},
		{"31 November 2026", unreal, "November has 30 days"},
		{"November 2026", noDate, "no day"},
		{"Nov Nov 2026", noDate, "two months"},
		{"23 2026 Nov", noDate, "an order that nobody writes"},
		{"23 Nov 2026th", noDate, "the year has no ordinal"},

		{"Mon 23 Nov 2026", "2026-11-23", "a weekday in front"},
		{"Monday, 23 November 2026", "2026-11-23", "a long one"},
		{"23/11/2026, Mon.", "2026-11-23", "behind"},
		{"weds 25/11/26", "2026-11-25", "as people shorten it"},
		{"Monday 20261123", "2026-11-23", "before eight digits"},
		{"Tue 23 Nov 2026", "is a Monday, not a Tuesday", "it does not fit"},
		{"Tuesday 23/11/2026", "is a Monday, not a Tuesday", "nor in numbers"},
		{"Fri 03/04/2026", "2026-04-03", "it settles the order: 4 March is a Wednesday"},
		{"03/04/2026 Wed", "2026-03-04", "and the other way round"},
		{"Mon 03/04/2026", "is a Friday or a Wednesday, not a Monday", "it fits neither"},
		{"Mon 23 Nov 2026 Mon", noDate, "two of them"},
		{"Monday", noDate, "a weekday alone"},

		{"2026-11-23T00:00:00Z", "2026-11-23", "a time in ISO 8601"},
		{"2026-11-23t00:00:00.000+01:00", "2026-11-23", "midnight where it was written"},
		{"2026-11-23T10:30:00.000", "2026-11-23", "a time without a zone"},
		{"2026-06-10T23:00:00Z", noDate, "11 June in England: not certain"},
		{"2026-06-10T00:00:00.001Z", noDate, "not midnight"},
		{"23/11/2026 00:00", "2026-11-23", "a time that a spreadsheet adds"},
		{"Mon 23 Nov 2026, 9:30 am", "2026-11-23", "a time that a person adds"},
		{"03/04/2026 12:00", "2026-04-03 or 2026-03-04", "it settles nothing"},
		{"23/11/2026 10:30 and 11:30", noDate, "more than a time"},
		{"23/11/2026 10:3", noDate, "less than a time"},
		{"10:30", noDate, "a time alone"},
		{"10:30 23/11/2026", noDate, "a time in front"},

		{"46349", "2026-11-23 or from 1904 2030-11-24", "a day number"},
		{"46349.0", "2026-11-23 or from 1904 2030-11-24", "with a nought"},
		{"46349.5", "2026-11-23 or from 1904 2030-11-24", "at noon"},
		{"40544", "2011-01-01 or from 1904 2015-01-02", "the first day in the 1900 system"},
		{"40543", "2015-01-01", "the day before is one in the 1904 system only"},
		{"39082", "2011-01-01", "the first day in the 1904 system"},
		{"39081", "is a spreadsheet's day number, but for a day outside 2011 to 2050", "before it"},
		{"55153", "2050-12-31", "the last day in the 1900 system"},
		{"53691", "2046-12-30 or from 1904 2050-12-31", "the last day in the 1904 system"},
		{"53692", "2046-12-31", "the 1904 system is past its end: certain"},
		{"55154", "is a spreadsheet's day number, but for a day outside 2011 to 2050", "after it"},
		{"04634", noDate, "a nought in front"},
		{"4634", noDate, "four digits"},
		{"463490", noDate, "six digits"},
		{"46349.5.5", noDate, "two points"},
		{"46349a", noDate, "a letter"},

		{"1 January 2011", "2011-01-01", "the first day"},
		{"31/12/2010", outside, "the day before"},
		{"31 December 2050", "2050-12-31", "the last day"},
		{"2051-01-01", outside, "the day after"},
		{"23 November 2060", outside, "years after"},
		{"Tue 3/4/1998", outside, "a weekday does not matter then"},

		{"soon", noDate, "a word"},
		{"-", noDate, "a dash"},
		{".", noDate, "a full stop"},
		{"N/A", noDate, "letters and a mark"},
		{"23/11/2026 (approx)", noDate, "more than a date"},
		{"1 2 3 4 5 6", noDate, "more words than a date has"},
		{"23\u202f/\u200e11/\u200e2026", "2026-11-23", "marks that some programs put in"},
		{"２３/11/2026", noDate, "full-width digits"},
	} {
		if got := cellText(tt.given, first, last, unknown); got != tt.want {
			t.Errorf("%q: %s; want %s: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

func TestConventionsAndBounds(t *testing.T) {
	const firstMonth = "has the month first while the others have the day first"
	const firstDay = "has the day first while the others have the month first"
	year := [2]civil.Date{d("2026-03-10"), d("2027-03-09")}
	century := [2]civil.Date{d("1925-06-01"), d("2026-03-20")}
	calendar := [2]civil.Date{first, last}
	for _, tt := range []struct {
		given   string
		between [2]civil.Date
		said    dateinput.Convention
		want    string
		why     string
	}{
		{"03/04/2026", calendar, dayFirst, "2026-04-03", "settled"},
		{"03/04/2026", calendar, monthFirst, "2026-03-04", "settled"},
		{"03/04/2026", calendar, from1904, "2026-04-03 or 2026-03-04", "that was not the question"},
		{"11/23/2026", calendar, dayFirst, firstMonth, "not one of the others"},
		{"23/11/2026", calendar, monthFirst, firstDay, "not one of the others"},
		{"31/11/2026", calendar, monthFirst, unreal, "no date either way"},
		{"31/11/2026", calendar, dayFirst, unreal, "no date either way"},
		{"03/04/1998", calendar, dayFirst, outside, "outside either way"},
		{"12/12/2026", calendar, monthFirst, "2026-12-12", "the same either way"},
		{"Wed 03/04/2026", calendar, dayFirst, firstMonth, "the weekday shows it"},
		{"Mon 03/04/2026", calendar, dayFirst, "is a Friday, not a Monday", "only what was said counts"},
		{"Mon 03/04/2026", calendar, monthFirst, "is a Wednesday, not a Monday", "only what was said counts"},
		{"2026-04-03", calendar, monthFirst, "2026-04-03", "the year first is not asked about"},
		{"Nov 23 2026", calendar, dayFirst, "2026-11-23", "nor a month's name"},
		{"46349", calendar, from1900, "2026-11-23", "settled"},
		{"46349", calendar, from1904, "2030-11-24", "settled"},
		{"46349", calendar, dayFirst, "2026-11-23 or from 1904 2030-11-24", "that was not the question"},
		{"40543", calendar, from1900, "is a spreadsheet's day number, but for a day outside 2011 to 2050", "though the 1904 system has it"},
		{"46349", year, unknown, "2026-11-23", "2030 is outside"},
		{"03/04/2026", year, unknown, "2026-04-03", "4 March is outside"},
		{"03/04/2026", year, monthFirst, firstDay, "and so cannot be meant"},
		{"9 March 2026", year, unknown, "is outside 10 March 2026 to 9 March 2027", "in the same year the days are named"},
		{"9 March 2025", year, unknown, "is outside 2026 to 2027", "in another the years do"},
		{"23/11/26", century, unknown, "1926-11-23", "2026 is outside"},
		{"23/03/25", century, unknown, "2025-03-23", "1925 is outside"},
		{"23/01/26", century, unknown, noYear, "1926 and 2026"},
		{"05/03/26", century, unknown, noYear, "5 March of two years or 3 May 1926"},
		{"03/05/26", century, unknown, noYear, "the same with the month first"},
		{"03/05/26", century, dayFirst, "1926-05-03", "the other order does not matter any more"},
		{"05/03/26", century, dayFirst, noYear, "5 March of two years"},
		{"29/02/00", century, unknown, "2000-02-29", "1900 was no leap year"},
	} {
		if got := cellText(tt.given, tt.between[0], tt.between[1], tt.said); got != tt.want {
			t.Errorf("%q, %v: %s; want %s: %s", tt.given, tt.said, got, tt.want, tt.why)
		}
	}
}
