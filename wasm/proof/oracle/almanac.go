package oracle

import (
	"errors"
	"fmt"
	"time"
)

// almanac is a calendar on the wall: a page for each day, made by turning one page after
// another. A day is the number of its page, and to count is to turn pages.
type almanac struct {
	pages     []page
	numbers   map[string]int // of the pages, by date
	first     int            // the first day for which bank holidays are known
	last      int            // the last one
	published int            // the last day of the last published year
}

// page is one day.
type page struct {
	date      string // 2026-11-23
	day       int    // of the month
	newMonth  bool   // the first of a month
	monthEnds bool   // the last of a month
	off       string // why it is no working day, or empty
}

// none is no day: what is reached by turning past either end of the almanac.
const none = -1

// lastYear is the year in which the handbook's calendar ends.
const lastYear = 2050

// newAlmanac hangs up the pages of 1980 to 2070: further on both sides than any limit of
// a case within the calendar reaches.
func newAlmanac(firstYear, publishedTo int, holidays map[string]string) (*almanac, error) {
	a := &almanac{numbers: map[string]int{}}
	for t := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() <= 2070; t = t.AddDate(0, 0, 1) {
		tomorrow := t.AddDate(0, 0, 1)
		p := page{date: t.Format(time.DateOnly), day: t.Day(), newMonth: t.Day() == 1, monthEnds: tomorrow.Day() == 1}
		if t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
			p.off = t.Weekday().String()
		}
		a.numbers[p.date] = len(a.pages)
		a.pages = append(a.pages, p)
	}
	for date, name := range holidays {
		n, ok := a.numbers[date]
		if !ok {
			return nil, fmt.Errorf("the bank holiday %q is no day", date)
		}
		a.pages[n].off = name
	}
	for year := publishedTo + 1; year <= lastYear; year++ {
		a.expect(year)
	}
	a.first, a.last = a.number("%d-01-01", firstYear), a.number("%d-12-31", lastYear)
	a.published = a.number("%d-12-31", publishedTo)
	if a.first == none || a.last == none || a.published == none {
		return nil, errors.New("the calendar's years are not in the almanac")
	}
	return a, nil
}

// number is the page of a date, or none.
func (a *almanac) number(format string, of ...any) int {
	if n, ok := a.numbers[fmt.Sprintf(format, of...)]; ok {
		return n
	}
	return none
}

func (a *almanac) date(n int) string {
	if n == none {
		return ""
	}
	return a.pages[n].date
}

func (a *almanac) covers(n int) bool { return n != none && n >= a.first && n <= a.last }

func (a *almanac) working(n int) bool { return a.pages[n].off == "" }

// turn is the next page in a direction, 1 or -1, or none.
func (a *almanac) turn(n, direction int) int {
	if n == none || n+direction < 0 || n+direction >= len(a.pages) {
		return none
	}
	return n + direction
}

// count turns pages until so many have been turned of those that count.
func (a *almanac) count(n, times, direction int, counts func(int) bool) int {
	for times > 0 && n != none {
		if n = a.turn(n, direction); n != none && counts(n) {
			times--
		}
	}
	return n
}

// months goes so many months on or back, to the page with the same day of the month, and
// to the month's last where it has no such day (Dodds v Walker).
func (a *almanac) months(from, times, direction int) int {
	first := from // of the month
	for first != none && !a.pages[first].newMonth {
		first = a.turn(first, -1)
	}
	n := a.count(first, times, direction, func(n int) bool { return a.pages[n].newMonth })
	for n != none && a.pages[n].day != a.pages[from].day && !a.pages[n].monthEnds {
		n = a.turn(n, 1)
	}
	return n
}

// span goes so many of a unit on or back, without asking which years are covered.
func (a *almanac) span(from, times int, unit string, direction int) int {
	every := func(int) bool { return true }
	switch unit {
	case "working days":
		return a.count(from, times, direction, a.working)
	case "weeks":
		return a.count(from, 7*times, direction, every)
	case "months":
		return a.months(from, times, direction)
	case "years":
		return a.months(from, 12*times, direction)
	}
	return a.count(from, times, direction, every)
}

// lastWorking is the last working day on or before a day and not before the earliest, or
// none: of a day before the table of bank holidays nobody can say that it is one.
func (a *almanac) lastWorking(n, earliest int) int {
	earliest = max(earliest, a.first)
	for n >= earliest && !a.working(n) {
		n = a.turn(n, -1)
	}
	if n < earliest {
		return none
	}
	return n
}

// paschalMoons are the full moons before Easter by golden number, from the table to find
// Easter till 2199 in the Book of Common Prayer: days of March, 32 being 1 April.
var paschalMoons = [...]int{45, 34, 23, 42, 31, 49, 39, 28, 47, 36, 25, 44, 33, 22, 41, 30, 48, 38, 27}

// expect marks the bank holidays of a year that is not published yet. Each falls on its day
// of the calendar, and where that is off already, on the next that is not.
func (a *almanac) expect(year int) {
	easter := a.number("%d-03-01", year) + paschalMoons[year%19] - 1
	for easter++; a.pages[easter].off != "Sunday"; easter++ {
	}
	a.pages[easter-2].off = "Good Friday"
	a.pages[easter+1].off = "Easter Monday"
	a.monday("Early May bank holiday", a.number("%d-05-01", year), 1)
	a.monday("Spring bank holiday", a.number("%d-05-31", year), -1)
	a.monday("Summer bank holiday", a.number("%d-08-31", year), -1)
	a.free("New Year's Day", a.number("%d-01-01", year))
	// A Boxing Day that is a working day comes first: Christmas Day is then taken after it.
	christmas := a.number("%d-12-25", year)
	if a.working(christmas) || !a.working(christmas+1) {
		a.free("Christmas Day", christmas)
		a.free("Boxing Day", christmas+1)
	} else {
		a.free("Boxing Day", christmas+1)
		a.free("Christmas Day", christmas)
	}
}

// monday takes off the first or last Monday of a month, going on or back from its end.
func (a *almanac) monday(name string, n, direction int) {
	for n == 0 || a.pages[n-1].off != "Sunday" {
		n += direction
	}
	a.pages[n].off = name
}

// free takes off the first working day from a day on.
func (a *almanac) free(name string, n int) {
	for days := n; ; days++ {
		if a.working(days) {
			if days != n {
				name += " (substitute day)"
			}
			a.pages[days].off = name
			return
		}
	}
}
