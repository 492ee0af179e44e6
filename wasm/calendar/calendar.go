// Package calendar knows which days count as working days in England, why a day
// does not, and how a limit in days, working days, weeks, months or years is
// counted from a date.
//
// A working day is any day but a Saturday, a Sunday or a bank holiday in England
// and Wales, Good Friday and Christmas Day among them. No source procedure defines
// the term; this is the wording of the Children Act 2004 (Joint Area Reviews)
// Regulations 2005, regulation 1(3).
//
// The day of the event is day 0, on whatever day it falls. A week is seven days, a
// month is counted to the corresponding date (see package civil), a year is twelve
// months. Nothing rolls: a limit that ends on a Sunday ends on that Sunday.
//
// Bank holidays are a published table. Later years, to the end of LastYear, are
// worked out by the rules for bank holidays and are provisional, since days have
// been moved or added at ten days' notice. A date outside these years is refused.
package calendar

import "handbook/wasm/civil"

// LastYear is the last year for which bank holidays are worked out by rule.
const LastYear = 2050

// Holiday is a bank holiday on the day that is taken off, with its English name.
type Holiday struct {
	Date civil.Date
	Name string
}

// Calendar answers which days are working days. It is never changed once made, so
// it may be shared.
type Calendar struct {
	first, last civil.Date
	published   civil.Date            // the last day of the last published year
	names       map[civil.Date]string // bank holidays
	rank        []uint16              // by day since first: working days up to and with it
	working     []uint16              // by rank-1: that working day, in days since first
}

// Error is a reason why a calendar could not be made or a date not be worked out,
// in words for the person who asked.
type Error string

func (e Error) Error() string { return string(e) }

// ErrOutside refuses a sum that starts or ends outside the calendar's years.
const ErrOutside = Error("the date is outside the years of the calendar")

// New makes the calendar whose years from firstYear to publishedTo have just the
// given holidays, in order of date. It refuses a table that is out of order, has a
// day outside those years or on a weekend, or has a year with fewer than eight days.
func New(firstYear, publishedTo int, table []Holiday) (*Calendar, error) {
	first, ok1 := civil.New(firstYear, 1, 1)
	published, ok2 := civil.New(publishedTo, 12, 31)
	last, _ := civil.New(LastYear, 12, 31)
	if !ok1 || !ok2 || firstYear > publishedTo || publishedTo > LastYear {
		return nil, Error("the calendar's years are not in order (want the first published year, then the last)")
	}
	c := &Calendar{first: first, last: last, published: published, names: make(map[civil.Date]string, 8*(LastYear-firstYear+1))}
	if err := c.takeOff(table); err != nil {
		return nil, err
	}
	for year := publishedTo + 1; year <= LastYear; year++ {
		for _, h := range ByRule(year) {
			c.names[h.Date] = h.Name
		}
	}
	c.index()
	return c, nil
}

// takeOff enters the published holidays, refusing a table that cannot be right.
func (c *Calendar) takeOff(table []Holiday) error {
	year, inYear := c.first.Year(), 0
	previous := c.first - 1
	for _, h := range table {
		if w := h.Date.Weekday(); w == civil.Saturday || w == civil.Sunday {
			return Error(h.Date.String() + " is a " + w.String() + " (want the day that is taken off instead)")
		}
		if h.Date <= previous || h.Date > c.published {
			return Error(h.Date.String() + " is out of order or outside the published years")
		}
		if y := h.Date.Year(); y != year {
			if y != year+1 || inYear < 8 {
				return Error(h.Date.String() + " comes after a year with fewer than eight bank holidays")
			}
			year, inYear = y, 0
		}
		c.names[h.Date] = h.Name
		previous = h.Date
		inYear++
	}
	if year != c.published.Year() || inYear < 8 {
		return Error("the last published year has fewer than eight bank holidays")
	}
	return nil
}

// index counts the working days once, so that every sum is two look-ups.
func (c *Calendar) index() {
	days := int(c.last-c.first) + 1
	c.rank = make([]uint16, days)
	c.working = make([]uint16, 0, days)
	for i := range c.rank {
		if c.Working(c.first.AddDays(i)) {
			c.working = append(c.working, uint16(i))
		}
		c.rank[i] = uint16(len(c.working))
	}
}

// First is the first day that the calendar covers.
func (c *Calendar) First() civil.Date { return c.first }

// Last is the last day that the calendar covers.
func (c *Calendar) Last() civil.Date { return c.last }

// PublishedTo is the last year whose bank holidays have been published.
func (c *Calendar) PublishedTo() int { return c.published.Year() }

// Covers reports whether the day lies in the calendar's years.
func (c *Calendar) Covers(d civil.Date) bool { return d >= c.first && d <= c.last }

// Provisional reports whether the day lies in a year whose bank holidays are not
// yet published.
func (c *Calendar) Provisional(d civil.Date) bool { return d > c.published }

// Working reports whether the day is a working day.
func (c *Calendar) Working(d civil.Date) bool { return c.DayOff(d) == "" }

// DayOff is why a day is not a working day, "Saturday", "Sunday" or the bank
// holiday's name, or nothing where it is one.
func (c *Calendar) DayOff(d civil.Date) string {
	if w := d.Weekday(); w == civil.Saturday || w == civil.Sunday {
		return w.String()
	}
	return c.names[d]
}

// Holidays lists the bank holidays of a year in order of date.
func (c *Calendar) Holidays(year int) []Holiday {
	var list []Holiday
	day, _ := civil.New(year, 1, 1)
	for ; day.Year() == year; day++ {
		if name := c.names[day]; name != "" {
			list = append(list, Holiday{day, name})
		}
	}
	return list
}

// WorkingDaysBetween counts the working days after one date and up to and with
// another; it is nought where the second is not later. Both must be covered.
func (c *Calendar) WorkingDaysBetween(after, upTo civil.Date) (int, error) {
	if !c.Covers(after) || !c.Covers(upTo) {
		return 0, ErrOutside
	}
	return max(0, int(c.rank[upTo-c.first])-int(c.rank[after-c.first])), nil
}

// addWorkingDays is the nth working day after the date, or before it where n is
// negative. The date itself is never counted.
func (c *Calendar) addWorkingDays(d civil.Date, n int) (civil.Date, error) {
	if !c.Covers(d) {
		return 0, ErrOutside
	}
	k := int(c.rank[d-c.first]) + n // the wanted day's rank, counting from 1
	if n < 0 && !c.Working(d) {
		k++ // rank counts the day itself only where it is a working day
	}
	if k < 1 || k > len(c.working) {
		return 0, ErrOutside
	}
	return c.first + civil.Date(c.working[k-1]), nil
}

// OnOrBefore is the last working day on or before the date.
func (c *Calendar) OnOrBefore(d civil.Date) (civil.Date, error) {
	if c.Covers(d) && c.Working(d) {
		return d, nil
	}
	return c.addWorkingDays(d, -1)
}

// OnOrAfter is the first working day on or after the date.
func (c *Calendar) OnOrAfter(d civil.Date) (civil.Date, error) {
	if c.Covers(d) && c.Working(d) {
		return d, nil
	}
	return c.addWorkingDays(d, 1)
}
