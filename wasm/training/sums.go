package training

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// sum is something that can be asked of a rule: one reading and one day of it.
type sum struct {
	rule    *rulebook.Rule
	reading rulebook.Reading
	asked   Asked
	days    [MaxLevel + 1][]civil.Date // by level: the days from which it is counted
}

// sums lists what an area's rules can be asked.
func sums(area *rulebook.Area) (list []*sum) {
	for _, rule := range area.Rules {
		if rule.Carried != "" || rule.Prompt {
			continue
		}
		for _, r := range rule.Readings {
			switch {
			case r.Before && r.Word == rulebook.AtLeast:
				list = append(list, &sum{rule: rule, reading: r, asked: CountedBack}, &sum{rule: rule, reading: r, asked: ClearDays})
			case r.Before && r.Word == rulebook.NoMoreThan:
				list = append(list, &sum{rule: rule, reading: r, asked: WindowOpens}, &sum{rule: rule, reading: r, asked: WindowEnds})
			default:
				list = append(list, &sum{rule: rule, reading: r, asked: LastDay})
			}
		}
	}
	return list
}

// hard reports whether what is asked is of the last level on whatever day it starts.
func (s *sum) hard() bool { return s.reading.Before || len(s.rule.Readings) > 1 }

// others reports whether events beside the one that the sum counts from must be given, for
// the rule to start at all.
func (s *sum) others() bool {
	return s.rule.Readings[0].Event != s.reading.Event || s.rule.Since != ""
}

// far is how many days those other events may lie from the start.
const far = 35

// end is the last day of a span counted from a start, or the first where it counts back.
func end(c *calendar.Calendar, r rulebook.Reading, from civil.Date, clear bool) (civil.Date, error) {
	span := r.Span
	switch {
	case !r.Before:
		return c.After(from, span)
	case clear && span.Unit == calendar.WorkingDays:
		span.N++
		return c.Before(from, span)
	case clear:
		day, err := c.Before(from, span)
		return day - 1, err
	}
	return c.Before(from, span)
}

// calendarOf is what drawing asks of the calendar.
type calendarOf struct {
	*calendar.Calendar
	first, last civil.Date // of the years of questions
	holidays    []civil.Date
}

func newCalendar(c *calendar.Calendar) calendarOf {
	to := min(lastYear, c.PublishedTo())
	k := calendarOf{Calendar: c}
	k.first, _ = civil.New(firstYear, 1, 1)
	k.last, _ = civil.New(to, 12, 31)
	for year := firstYear; year <= to; year++ {
		for _, h := range c.Holidays(year) {
			k.holidays = append(k.holidays, h.Date)
		}
	}
	return k
}

// hasHoliday reports whether a bank holiday lies in the days from one to another.
func (k calendarOf) hasHoliday(from, to civil.Date) bool {
	for _, h := range k.holidays {
		if h >= from && h <= to {
			return true
		}
	}
	return false
}

// inYears reports whether every reading of a sum's rule stays in the years of questions.
func (k calendarOf) inYears(s *sum, start civil.Date) bool {
	room := 0
	if s.others() {
		room = far
	}
	if start.AddDays(-room) < k.first || start.AddDays(room) > k.last {
		return false
	}
	for _, r := range s.rule.Readings {
		from := start.AddDays(room)
		if r.Before {
			from = start.AddDays(-room)
		}
		if day, err := end(k.Calendar, r, from, true); err != nil || day < k.first || day > k.last {
			return false
		}
	}
	return true
}

// level is how hard a sum is made by the day from which it is counted, whatever it is that
// is asked; 0 where no question starts on that day.
func (k calendarOf) level(s *sum, start civil.Date) int {
	if !k.inYears(s, start) || k.hasHoliday(start, start) {
		return 0
	}
	day, _ := end(k.Calendar, s.reading, start, s.asked == ClearDays) // in the years of the calendar: see inYears
	unit := s.reading.Span.Unit
	months := unit == calendar.Months || unit == calendar.Years
	from, to := min(start, day), max(start, day)
	if months {
		if y, m, d := start.YMD(); d >= 29 || d == civil.DaysIn(y, m) {
			return 4
		}
		for from, to = day, day; k.DayOff(from-1) != "" && k.DayOff(from) != ""; from-- {
		}
		for ; k.DayOff(to+1) != "" && k.DayOff(to) != ""; to++ {
		}
		if !k.hasHoliday(from, to) && k.hasHoliday(day-3, day+3) {
			return 0 // near one, and neither plain nor a trap
		}
	}
	holiday := k.hasHoliday(from, to)
	switch {
	case weekend(start) && holiday:
		return 0
	case holiday:
		return 3
	case weekend(start), start.Weekday() == civil.Friday, weekend(day), unit == calendar.WorkingDays && hasWeekend(from, to):
		return 2
	}
	return 1
}

func weekend(d civil.Date) bool {
	w := d.Weekday()
	return w == civil.Saturday || w == civil.Sunday
}

// hasWeekend reports whether a weekend lies between two days that are not on one.
func hasWeekend(from, to civil.Date) bool {
	for ; from != to; from++ {
		if weekend(from) {
			return true
		}
	}
	return false
}
