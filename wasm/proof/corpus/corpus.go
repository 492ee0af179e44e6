// Package corpus makes the cases on which the engine is held against the oracle, and on
// which every build of it must give the same bytes. It makes the same cases each time.
package corpus

import (
	"slices"
	"time"

	"handbook/wasm/proof/oracle"
)

// The first and last of the days from which every limit is counted: the years of which the
// bank holidays are published.
var (
	First = time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC)
	Last  = time.Date(2028, 12, 31, 0, 0, 0, 0, time.UTC)
)

// Starts is every day from one to another, both among them.
func Starts(first, last time.Time) (list []time.Time) {
	for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
		list = append(list, day)
	}
	return list
}

// courses is how many made-up courses of a case are tried from each start.
const courses = 3

// Cases are the cases of an area that start on a day: each event alone, which is every rule
// counted from that day; all events on the same day, as they are and with every interval
// tightened that can be; courses of a case that goes on for months, with some of its events
// before and some after today; and a birth 18 years earlier, since the engine takes births
// from before its calendar.
func Cases(area *oracle.Area, start time.Time) []oracle.Case {
	day := date(start)
	list := Alone(area, start)
	together := oracle.Case{Area: area.ID, Today: day, Dates: map[string][]string{}}
	for _, event := range area.Events {
		together.Dates[event] = []string{day}
		if event == "date-of-birth" {
			list = append(list, oracle.Case{Area: area.ID, Today: day, Dates: map[string][]string{event: {date(start.AddDate(-18, 0, 0))}}})
		}
	}
	list = append(list, together, tightened(area, together))
	for n := range courses {
		list = append(list, course(area, start, uint64(n)))
	}
	return list
}

// Alone are the cases that have one event, on the day.
func Alone(area *oracle.Area, start time.Time) (list []oracle.Case) {
	for _, event := range area.Events {
		list = append(list, oracle.Case{Area: area.ID, Today: date(start), Dates: map[string][]string{event: {date(start)}}})
	}
	return list
}

func date(t time.Time) string { return t.Format(time.DateOnly) }

// tightened is a case with an interval set for every rule that takes one.
func tightened(area *oracle.Area, c oracle.Case) oracle.Case {
	c.Set = map[string]string{}
	for _, r := range area.Rules {
		if set := r.Tighter(); set != "" {
			c.Set[r.ID] = set
		}
	}
	return c
}

// dice are numbers that look random and are the same each time (SplitMix64).
type dice uint64

// roll is a number from 0 to n-1.
func (d *dice) roll(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// course is a case as it might go: the events of its kind in their order, some of them left
// out, and today somewhere among them.
func course(area *oracle.Area, start time.Time, n uint64) oracle.Case {
	d := dice(uint64(start.Unix())*courses + n)
	c := oracle.Case{Area: area.ID, Dates: map[string][]string{}}
	later := func(from time.Time, days int) time.Time { return from.AddDate(0, 0, d.roll(days)) }
	add := func(event string, day time.Time, oftenIn4 int) bool {
		text := date(day)
		if !slices.Contains(area.Events, event) || slices.Contains(c.Dates[event], text) || d.roll(4) >= oftenIn4 {
			return false
		}
		c.Dates[event] = append(c.Dates[event], text)
		return true
	}
	add("strategy-meeting", start, 3)
	conference := later(start, 40)
	add("initial-conference", conference, 3)
	add("plan-received", later(conference, 40), 3)
	add("disagreement-raised", later(conference, 200), 3)
	add("lead-worker-absent", later(conference, 200), 3)
	add("date-of-birth", later(start.AddDate(-18, 0, 0), 18*366), 3)
	for day := later(conference, 20); d.roll(5) > 0; day = later(day, 70) {
		add("core-group", day, 4)
	}
	review := conference
	for d.roll(5) < 2 {
		if day := later(review, 250); add("review-conference", day, 4) {
			review = day
		}
	}
	add("next-review-conference", later(review, 250), 2)
	c.Today = date(later(start, 500))
	if d.roll(4) == 0 {
		c.Horizon = date(later(start.AddDate(0, 0, 500), 300))
	}
	if len(c.Dates) == 0 {
		c.Dates[area.Events[0]] = []string{date(start)}
	}
	if d.roll(4) == 0 {
		return tightened(area, c)
	}
	return c
}
