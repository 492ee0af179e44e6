package visits

import (
	"strconv"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
)

// rolling judges a frequency: from the start to the first visit that does it, from each such
// visit to the next, and from the last one to today, never longer than the span. Several
// visits on a day are one.
func (a *Answer) rolling(f *Finding, s calendar.Span) {
	point, done := a.Start.Date, false
	for _, v := range a.Log.Visits {
		if !a.qualifies(f.Rule, v) {
			continue
		}
		if v.Date > point {
			f.Gaps = append(f.Gaps, a.gap(point, v.Date, s))
			point = v.Date
		}
		done = true
	}
	f.clock, f.needed = true, true
	f.From = point
	open := a.gap(point, max(point, a.Log.Today), s)
	open.Open = true
	f.Gaps = append(f.Gaps, open)
	f.Gaps[0].First = true
	if f.Due = open.Due; f.Due != 0 {
		f.BookBy = deadlines.BookBy(a.Book.Calendar, f.Due, point)
		f.Provisional = a.Book.Calendar.Provisional(f.Due)
	}
	for _, g := range f.Gaps {
		if g.Over > 0 && !g.Open {
			f.breach(Breach{g.Text() + ", " + fromTo(g.From, g.To), g.From, g.To, -1})
		}
	}
	f.stand(open, done)
	f.Sentence = a.rollingSentence(f, open, done)
}

// stand is the present state of a frequency.
func (f *Finding) stand(open Gap, done bool) {
	if open.Over > 0 {
		f.gone = f.Due
	}
	switch {
	case open.Over > 0 && f.Rule.Normally:
		f.State = Look
	case open.Over > 0:
		f.State = Overdue
	case done:
		f.State = Met
	default:
		f.State = Due
	}
}

// gap measures the time between two days against a span.
func (a *Answer) gap(from, to civil.Date, s calendar.Span) Gap {
	c := a.Book.Calendar
	g := Gap{From: from, To: to, N: int(to - from), Unit: calendar.Days, OverUnit: calendar.Days}
	due, err := c.After(from, s)
	if err == nil {
		g.Due, g.Limit = due, int(due-from)
	} else {
		_, g.Limit = s.Days()
	}
	if s.Unit == calendar.WorkingDays {
		g.Unit, g.Limit = s.Unit, s.N
		g.N, _ = c.WorkingDaysBetween(from, to) // both are covered, as every visit and conference is
	}
	if g.Due == 0 || to <= g.Due {
		return g
	}
	g.Over = int(to - g.Due)
	if s.Unit == calendar.WorkingDays && g.N > s.N {
		g.Over, g.OverUnit = g.N-s.N, s.Unit
	}
	return g
}

// Text says how long a gap was: 14 working days, limit 10, over by 4.
func (g Gap) Text() string {
	s := count(g.N, g.Unit)
	if g.Open {
		s += " so far"
	}
	s += ", limit " + strconv.Itoa(g.Limit)
	switch {
	case g.Over > 0 && g.OverUnit != g.Unit:
		s += ", over by " + count(g.Over, g.OverUnit)
	case g.Over > 0:
		s += ", over by " + strconv.Itoa(g.Over)
	}
	return s
}

// rollingSentence says where a frequency stands, and then its record.
func (a *Answer) rollingSentence(f *Finding, open Gap, done bool) string {
	s, with := "", f.Rule.With
	last := a.last(with) + a.byWhose(f.Rule) + " on " + f.From.Full()
	never := a.unseen(with) + a.byWhose(f.Rule)
	switch {
	case f.Due == 0:
		s = "In time, and the last day lies outside the years of the calendar."
	case f.From > a.Log.Today:
		s = "Not begun: the time runs from " + f.From.Full() + ". First by " + f.Due.Full() + "."
	case f.State == Met:
		s = "In time: " + last + ", next by " + f.Due.Full() + "."
	case f.State == Due:
		s = "Not done yet, and in time: " + a.see(with) + " by " + f.Due.Full() + "."
	default:
		over := count(open.Over, open.OverUnit)
		s = "Overdue by " + over
		if f.State == Look {
			s = "To look at, " + over + " past the usual time"
		}
		s += ": the last day was " + f.Due.Full()
		if done {
			s += "; " + last + "."
		} else {
			s += "; " + never + " since " + f.From.Full() + "."
		}
	}
	return s + overTheLimit(f.Gaps)
}

// overTheLimit tells the closed gaps that were too long, the worst with its dates.
func overTheLimit(gaps []Gap) string {
	n, worst := 0, Gap{}
	for _, g := range gaps {
		if g.Open || g.Over == 0 {
			continue
		}
		if n++; g.To-g.Due > worst.To-worst.Due {
			worst = g
		}
	}
	if n == 0 {
		return ""
	}
	s := " " + times(n) + " over the limit: "
	if n > 1 {
		s += "at most "
	}
	return s + count(worst.Over, worst.OverUnit) + " too long, " + fromTo(worst.From, worst.To) + "."
}
