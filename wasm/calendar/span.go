package calendar

import (
	"strconv"

	"handbook/wasm/civil"
)

// Unit is what a limit is counted in.
type Unit string

// The units, as rules and answers write them in the plural.
const (
	Days        Unit = "days"
	WorkingDays Unit = "working days"
	Weeks       Unit = "weeks"
	Months      Unit = "months"
	Years       Unit = "years"
)

var units = [...]Unit{Days, WorkingDays, Weeks, Months, Years}

// Span is a limit's length: 10 working days, 6 weeks, 3 months.
type Span struct {
	N    int
	Unit Unit
}

// ParseSpan reads a whole number from 1 to 999, a space and a unit, in the plural
// or, for 1, in the singular: "10 working days", "1 year".
func ParseSpan(s string) (Span, error) {
	n, i := 0, 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 3; i++ {
		n = n*10 + int(s[i]-'0')
	}
	if n == 0 || s[0] == '0' || i == len(s) || s[i] != ' ' {
		return Span{}, Error("\"" + s + "\" does not start with a number (want, say, 10 working days)")
	}
	word := s[i+1:]
	for _, u := range units {
		if word == string(u) || n == 1 && word == string(u[:len(u)-1]) {
			return Span{n, u}, nil
		}
	}
	return Span{}, Error("unknown unit \"" + word + "\" (want days, working days, weeks, months or years)")
}

// String writes the span as a rule does, in the singular for one.
func (s Span) String() string {
	if s.N == 1 {
		return "1 " + string(s.Unit[:len(s.Unit)-1])
	}
	return strconv.Itoa(s.N) + " " + string(s.Unit)
}

// Times is the span k times over, for the kth occurrence of a repeating limit.
func (s Span) Times(k int) Span { return Span{s.N * k, s.Unit} }

// Days is how many days the span can come to at least and at most, whatever day it
// starts on, with room for nine bank holidays in every 200 working days.
func (s Span) Days() (least, most int) {
	switch s.Unit {
	case WorkingDays:
		return (s.N-1)/5*7 + (s.N-1)%5 + 1, (s.N+4)/5*7 + 2 + 9*(s.N/200+1)
	case Weeks:
		return 7 * s.N, 7 * s.N
	case Months:
		return 30*s.N + s.N/2 - 2 - s.N/9, 31 * s.N
	case Years:
		return 365 * s.N, 366 * s.N
	}
	return s.N, s.N
}

// Same reports whether two spans always end on the same day: 28 days and 4 weeks, a year
// and 12 months.
func (s Span) Same(other Span) bool {
	least, _ := s.Days()
	otherLeast, _ := other.Days()
	return s == other || s.fixed() && other.fixed() && least == otherLeast || s.months() > 0 && s.months() == other.months()
}

// fixed reports whether the span is always the same number of days.
func (s Span) fixed() bool { return s.Unit == Days || s.Unit == Weeks }

// months is the span in months, or 0 where it is not counted in them.
func (s Span) months() int {
	switch s.Unit {
	case Months:
		return s.N
	case Years:
		return 12 * s.N
	}
	return 0
}

// ShorterThan reports whether the span is shorter than another on whatever day the two
// start. Spans of units that cannot be told apart so, as 8 weeks and 2 months, are not.
func (s Span) ShorterThan(other Span) bool {
	if s.Unit == other.Unit {
		return s.N < other.N
	}
	_, most := s.Days()
	least, _ := other.Days()
	return most < least
}

// After is the last day of a limit that runs for the span after a date. It refuses a
// sum that ends outside the calendar's years, or in working days starts there.
func (c *Calendar) After(d civil.Date, s Span) (civil.Date, error) { return c.move(d, s, 1) }

// Before is the day that lies a span before a date, counted as After is.
func (c *Calendar) Before(d civil.Date, s Span) (civil.Date, error) { return c.move(d, s, -1) }

// move counts working days by the table; the other units need it only for where they
// arrive, so they may start before its first year.
func (c *Calendar) move(d civil.Date, s Span, sign int) (civil.Date, error) {
	if s.N > 999 {
		return 0, ErrOutside
	}
	if s.Unit == WorkingDays {
		return c.addWorkingDays(d, s.N*sign)
	}
	to := shift(d, s, sign)
	if !c.Covers(to) {
		return 0, ErrOutside
	}
	return to, nil
}

// shift adds a span that is not in working days.
func shift(d civil.Date, s Span, sign int) civil.Date {
	n := s.N * sign
	switch s.Unit {
	case Weeks:
		return d.AddDays(7 * n)
	case Months:
		return d.AddMonths(n)
	case Years:
		return d.AddMonths(12 * n)
	}
	return d.AddDays(n)
}

// Step is one line of a sum's working: the nth unit, and the date it ends on; or,
// where Skipped says why, a date that does not count.
type Step struct {
	Date    civil.Date
	N       int
	Skipped string
}

// StepsAfter is the working of After, a step for each unit counted and, in working
// days, for each day skipped. The last step is the limit's last day.
func (c *Calendar) StepsAfter(d civil.Date, s Span) ([]Step, error) { return c.steps(d, s, 1) }

// StepsBefore is the working of Before, counting back.
func (c *Calendar) StepsBefore(d civil.Date, s Span) ([]Step, error) { return c.steps(d, s, -1) }

func (c *Calendar) steps(d civil.Date, s Span, sign int) ([]Step, error) {
	end, err := c.move(d, s, sign)
	if err != nil {
		return nil, err
	}
	steps := make([]Step, 0, s.N+s.N/2+4)
	if s.Unit != WorkingDays {
		for n := 1; n <= s.N; n++ {
			steps = append(steps, Step{Date: shift(d, Span{n, s.Unit}, sign), N: n})
		}
		return steps, nil
	}
	for day, n := d, 0; day != end; {
		day = day.AddDays(sign)
		if why := c.DayOff(day); why != "" {
			steps = append(steps, Step{Date: day, Skipped: why})
			continue
		}
		n++
		steps = append(steps, Step{Date: day, N: n})
	}
	return steps, nil
}
