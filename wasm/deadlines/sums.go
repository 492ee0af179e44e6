package deadlines

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

// Limit is a last day and the working day to book by.
type Limit struct {
	Due    civil.Date // what the source's words say; it never rolls off a day off
	BookBy civil.Date // the last working day on or before Due, or Due where there is none
}

// within is the limit of "within a span after": CPR 2.8, example (iii), counts 14
// days after 2 October as 16 October. BookBy stays after the event.
func within(c *calendar.Calendar, event civil.Date, s calendar.Span) (Limit, error) {
	due, err := c.After(event, s)
	if err != nil {
		return Limit{}, err
	}
	return Limit{due, BookBy(c, due, event)}, nil
}

// BookBy is the last working day on or before the due day and after the event.
func BookBy(c *calendar.Calendar, due, event civil.Date) civil.Date {
	day, err := c.OnOrBefore(due)
	if err != nil || day <= event {
		return due
	}
	return day
}

// notLess is the limit of "at least a span before" in its two readings: counted back
// from the event, and as clear days (CPR 2.8(3)), one day of the same unit earlier,
// which leaves the whole span free between the two. The second serves both.
func notLess(c *calendar.Calendar, event civil.Date, s calendar.Span) (plain, clear Limit, err error) {
	day, err := c.Before(event, s)
	if err != nil {
		return plain, clear, err
	}
	if plain, err = onOrBefore(c, day); err != nil {
		return plain, clear, err
	}
	if s.Unit == calendar.WorkingDays {
		s.N++
		day, err = c.Before(event, s)
	} else {
		day, err = c.Before(day, calendar.Span{N: 1, Unit: calendar.Days})
	}
	if err == nil {
		clear, err = onOrBefore(c, day)
	}
	return plain, clear, err
}

func onOrBefore(c *calendar.Calendar, day civil.Date) (Limit, error) {
	book, err := c.OnOrBefore(day)
	return Limit{day, book}, err
}

// Window is the days between which something is to happen, both ends in.
type Window struct {
	Opens     civil.Date
	OpensBook civil.Date // the first working day in the window
	Closes    Limit
}

// windowBefore is the window of "no more than a span before" an event. The cap is on
// the gap, so the day a whole span before is in. OpensBook rolls forward, inward, and the
// day to book by stays in the window.
func windowBefore(c *calendar.Calendar, event civil.Date, s calendar.Span) (w Window, err error) {
	if w.Opens, err = c.Before(event, s); err != nil {
		return w, err
	}
	if w.OpensBook, err = c.OnOrAfter(w.Opens); err != nil {
		return w, err
	}
	w.Closes = Limit{event, BookBy(c, event, w.Opens-1)}
	return w, nil
}

// recur gives the next k last days of a repeating limit counted from one anchor, none of
// them after to, where that is a date: anchor + n spans, never chained, since chaining
// turns 31 January into 28 for ever.
func recur(c *calendar.Calendar, anchor civil.Date, s calendar.Span, k int, to civil.Date) ([]Limit, error) {
	limits := make([]Limit, 0, min(k, 8))
	for n := 1; n <= k; n++ {
		l, err := within(c, anchor, s.Times(n))
		if err != nil {
			return limits, err
		}
		if to != 0 && l.Due > to {
			break
		}
		limits = append(limits, l)
	}
	return limits, nil
}
