package training

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// Mistake is a known way of getting a date wrong.
type Mistake string

// The mistakes, in the order in which they are looked for. A question has only some.
const (
	OtherEnd        Mistake = "other-end"       // of a window
	TheEvent        Mistake = "the-event"       // the day from which is counted
	RolledForward   Mistake = "rolled-forward"  // to the working day after a day off
	RolledBack      Mistake = "rolled-back"     // to the working day before it
	ClearNotBack    Mistake = "clear-days"      // where counted back was asked
	BackNotClear    Mistake = "counted-back"    // where clear days were asked
	OtherReading    Mistake = "other-reading"   // that the rule's words also allow
	Weekends        Mistake = "weekends"        // counted as working days
	CalendarDays    Mistake = "calendar-days"   // every day counted in place of working days
	BankHolidays    Mistake = "bank-holidays"   // forgotten, all of them
	FirstDay        Mistake = "first-day"       // counted as day 1
	SomeBankHoliday Mistake = "some-holidays"   // some of several forgotten
	WorkingDays     Mistake = "working-days"    // in place of calendar days
	Overflow        Mistake = "month-overflow"  // into the month after, as Go's AddDate does
	MonthEnd        Mistake = "month-end"       // last day to last day
	MonthByMonth    Mistake = "month-by-month"  // each month from the end of the one before
	MonthsAsDays    Mistake = "months-as-days"  // of 30 days
	MonthsAsWeeks   Mistake = "months-as-weeks" // of 4 weeks
	OtherEvent      Mistake = "other-event"     // counted from another date of the question
	OtherWay        Mistake = "other-way"       // forward in place of back
	LateStart       Mistake = "late-start"      // the day after the event as day 0
	OtherYear       Mistake = "other-year"      // the right day and month
	DayOff          Mistake = "day-off"         // an end on which working days cannot end, and nothing else
)

// explanation is a mistake that comes to the day typed: by doing what, and what is right.
type explanation struct {
	mistake  Mistake
	by, rule string
}

// diagnosis looks for mistakes that come to the day typed.
type diagnosis struct {
	*Question
	c       *calendar.Calendar
	area    *rulebook.Area
	typed   civil.Date
	sign    int
	n       int // of the span, with the day more that clear working days take
	skipped []civil.Date
	found   []explanation
}

// explain lists what explains a wrong date, the likeliest first; the answer has the
// question's one deadline.
func (q *Question) explain(area *rulebook.Area, answer *deadlines.Answer, typed civil.Date) []explanation {
	d := diagnosis{Question: q, c: answer.Book.Calendar, area: area, typed: typed, sign: 1, n: q.Reading.Span.N}
	if q.Reading.Before {
		d.sign = -1
	}
	d.ends(answer.Deadlines[0])
	d.rolled()
	d.clearOrBack()
	d.otherReading(answer.Deadlines[0])
	if q.Asked == WindowEnds {
		return d.found // no day is counted to the end of a window
	}
	switch q.Reading.Span.Unit {
	case calendar.WorkingDays:
		if q.Asked == ClearDays {
			d.n++
		}
		d.workingDays()
	case calendar.Days, calendar.Weeks:
		d.first(q.due.AddDays(-d.sign))
		d.asWorkingDays()
	default:
		d.months()
		d.first(q.due.AddDays(-d.sign))
	}
	d.others()
	return d.found
}

// try notes a mistake where its sum ends on the day typed.
func (d *diagnosis) try(day civil.Date, mistake Mistake, by, rule string) {
	if day != d.typed || day == d.due {
		return
	}
	for _, x := range d.found {
		if x.mistake == mistake || x.mistake == Weekends && mistake == CalendarDays {
			return // the same sum where no bank holiday is in between
		}
		if x.mistake == OtherReading && (mistake == WorkingDays || mistake == CalendarDays || mistake == Weekends || mistake == OtherEvent) {
			return // no mistake of its own where the words allow it
		}
	}
	d.found = append(d.found, explanation{mistake, by, rule})
}

// ends looks for another day that the working shows.
func (d *diagnosis) ends(deadline deadlines.Deadline) {
	words, _ := d.area.Words(d.Start.Event)
	for _, r := range deadline.Readings {
		if r.Opens == 0 || r.From != d.Start {
			continue
		}
		if d.Asked == WindowOpens {
			d.try(r.Due, OtherEnd, "taking the last day of the window", "The question asks for its first day.")
		} else if d.Asked == WindowEnds {
			d.try(r.Opens, OtherEnd, "taking the first day of the window", "The question asks for its last day.")
		}
	}
	d.try(d.Start.Date, TheEvent, "stopping at the day of "+words.Noun+" itself", "The count starts from there.")
}

// rolled looks for a day off that was left for a working day.
func (d *diagnosis) rolled() {
	if why := d.c.DayOff(d.due); why != "" {
		is := d.due.Full()
		if !weekend(d.due) {
			is += " (" + why + ")"
		}
		stays := "No limit moves off a day off: it stays on " + is
		if day, err := d.c.OnOrAfter(d.due); err == nil {
			d.try(day, RolledForward, "moving on to the next working day", stays+".")
		}
		if day, err := d.c.OnOrBefore(d.due); err == nil {
			d.try(day, RolledBack, "moving back to the working day before", stays+". The working day before is the one to book by.")
		}
	}
}

// clearOrBack looks for the one way of counting back in place of the other.
func (d *diagnosis) clearOrBack() {
	if !d.Reading.Before {
		return
	}
	clear, _ := end(d.c, d.Reading, d.Start.Date, true) // before the calendar it is no day that can be typed
	back, _ := end(d.c, d.Reading, d.Start.Date, false)
	if d.Asked == ClearDays {
		d.try(back, BackNotClear, "counting the span back from the event, so that its last day is the day itself", "As clear days the whole span lies between the two days, which takes one day more.")
	} else if d.Asked != WindowEnds {
		d.try(clear, ClearNotBack, "counting clear days, with the whole span between the two days", "Here the day on which the span ends, counted back, is in.")
	}
}

// otherReading looks for what the rule's words also allow.
func (d *diagnosis) otherReading(deadline deadlines.Deadline) {
	for _, r := range deadline.Readings {
		if r.From == d.Start && (r.Basis() == d.Reading.Span.String() || r.Basis() == d.Reading.Span.String()+", clear") {
			continue // its own, or see clearOrBack
		}
		by := "reading the limit as " + r.Basis()
		if r.From != d.Start {
			words, _ := d.area.Words(r.From.Event)
			by += " from " + words.Noun
		}
		d.try(r.Due, OtherReading, by, "The words allow that too, but the question asks for another reading.")
	}
}

// first looks for the day of the event counted as day 1; of clear days that is counting back.
func (d *diagnosis) first(day civil.Date) {
	if d.Asked == ClearDays {
		return
	}
	d.try(day, FirstDay, "counting the day of the event, "+d.Start.Date.Long()+", as day 1", "The day of the event is day 0, on whatever day it falls.")
}

// others looks for a right sum of something else.
func (d *diagnosis) others() {
	for _, g := range d.Given {
		day, err := end(d.c, d.Reading, g.Date, d.Asked == ClearDays)
		words, _ := d.area.Words(g.Event)
		if own, _ := d.area.Words(d.Start.Event); err == nil {
			d.try(day, OtherEvent, "counting from "+words.Noun, "The limit runs from "+own.Noun+".")
		}
	}
	turned := d.Reading
	turned.Before = !turned.Before
	if day, err := end(d.c, turned, d.Start.Date, false); err == nil {
		way := [...]string{"back", "forward"}
		if d.Reading.Before {
			way[0], way[1] = way[1], way[0]
		}
		d.try(day, OtherWay, "counting "+way[0], "The limit is counted "+way[1]+" from the event.")
	}
	y, m, day := d.due.YMD()
	for _, year := range [...]int{y - 1, y + 1} {
		if other, ok := civil.New(year, m, day); ok {
			d.try(other, OtherYear, "taking another year", "The day and the month are right.")
		}
	}
	d.lateStart()
	if why := d.c.DayOff(d.typed); len(d.found) == 0 && why != "" && d.Reading.Span.Unit == calendar.WorkingDays {
		d.try(d.typed, DayOff, "ending on a day that is not counted ("+why+")", "A limit in working days ends on a working day.")
	}
}

// lateStart looks for the day after the event taken as day 0; of counting back that is clear days.
func (d *diagnosis) lateStart() {
	if d.Reading.Before && d.Asked != ClearDays {
		return
	}
	late := d.due.AddDays(d.sign)
	if d.Reading.Span.Unit == calendar.WorkingDays {
		late = d.count(d.n+1, func(day civil.Date) bool { return !d.c.Working(day) })
	}
	by, rule := "starting a day late, with the day after the event as day 0", "The day of the event is day 0, so the day after it is the first that can count."
	if d.Reading.Before {
		by, rule = "starting a day early, with the day before the event as day 0", "The day of the event is day 0, so the day before it is the first that can count."
	}
	d.try(late, LateStart, by, rule)
}
