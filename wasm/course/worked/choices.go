//go:build !js

package worked

import (
	"slices"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/course/facts"
	"handbook/wasm/deadlines"
	"handbook/wasm/training"
)

// Choice is a date to choose, and why it is right or what leads to it.
type Choice struct {
	Date  string `json:"date"`
	Right bool   `json:"right,omitempty"`
	Why   string `json:"why"`
}

// wrongs is how many wrong dates stand beside the right one.
const wrongs = 3

// chooser finds the dates to choose from for one sum.
type chooser struct {
	*worker
	q        *training.Question
	answer   *deadlines.Answer
	deadline *deadlines.Deadline
	reading  deadlines.ReadingSum
	asked    facts.Asked
}

// candidate is a wrong date and what leads to it.
type candidate struct {
	date civil.Date
	why  string
}

// right is the day that is asked for.
func (c *chooser) right() civil.Date {
	switch c.asked {
	case facts.BookBy:
		return c.deadline.BookBy
	case facts.Opens:
		return c.reading.Opens
	}
	return c.reading.Due
}

// choices are the right date and three wrong ones, in order of date. The wrong ones are the
// likeliest mistakes, and neighbours where there are fewer.
func (c *chooser) choices() []Choice {
	list := spread(c.fit(c.mistakes()), c.right())
	for _, n := range c.fit(c.neighbours(list)) {
		if len(list) < wrongs && !slices.ContainsFunc(list, n.same) {
			list = append(list, n)
		}
	}
	out := []Choice{{c.right().String(), true, c.because()}}
	for _, x := range list {
		out = append(out, Choice{x.date.String(), false, apart(x.date, c.right()) + ". " + x.why})
	}
	slices.SortFunc(out, func(a, b Choice) int { // dates as text sort as dates
		if a.Date < b.Date {
			return -1
		}
		return 1
	})
	return out
}

func (x candidate) same(y candidate) bool { return x.date == y.date }

// spread takes the first three. Where they lie all on one side of the right date, it would be
// first or last of every list; so in every other sum the third gives way to the first that
// lies on the other side.
func spread(all []candidate, right civil.Date) []candidate {
	list := slices.Clone(all[:min(wrongs, len(all))])
	early := func(x candidate) bool { return x.date < right }
	late := func(x candidate) bool { return x.date > right }
	if len(list) == wrongs && right%2 == 0 {
		for _, side := range [...]func(candidate) bool{early, late} {
			if i := slices.IndexFunc(all, side); i >= wrongs {
				list[wrongs-1] = all[i]
			}
		}
	}
	return list
}

// fit leaves out dates that come twice, the right one, and those that another reading of the
// rule gives, since they are right by the words. Where clear days are asked for, the day
// counted back is wrong.
func (c *chooser) fit(all []candidate) (list []candidate) {
	for _, x := range all {
		if x.date != c.right() && !c.alsoRight(x.date) && !slices.ContainsFunc(list, x.same) {
			list = append(list, x)
		}
	}
	return list
}

func (c *chooser) alsoRight(day civil.Date) bool {
	for _, r := range c.deadline.Readings {
		own := r.From == c.reading.From && c.asked == facts.ClearDays
		switch {
		case c.asked == facts.Opens:
			if day == r.Opens {
				return true
			}
		case own:
		case day == r.Due && r != c.reading, c.asked == facts.BookBy && day == r.BookBy:
			return true
		}
	}
	return false
}

// mistakes are the dates to which known mistakes lead.
func (c *chooser) mistakes() (list []candidate) {
	if c.asked == facts.BookBy {
		list = c.offDays()
	}
	for _, x := range c.q.Wrongs(c.area, c.answer) {
		date := x.Date
		if c.asked == facts.BookBy {
			date = deadlines.BookBy(c.book.Calendar, date, c.reading.From.Date)
		}
		list = append(list, candidate{date, x.Why})
	}
	return list
}

// offDays are what becomes of the day to book by where the last day is a day off.
func (c *chooser) offDays() (list []candidate) {
	cal, due := c.book.Calendar, c.reading.Due
	why := cal.DayOff(due)
	if why == "" {
		return nil
	}
	list = append(list, candidate{due, "That is the last day itself, which is no working day (" + why + "). Book by the working day before it."})
	if next, err := cal.OnOrAfter(due); err == nil {
		list = append(list, candidate{next, "That is the working day after the last day, which is gone by then."})
	}
	return list
}

// neighbours are days near the right one to which no known mistake leads, those first that
// lie on the side with fewer of the dates that are there already.
func (c *chooser) neighbours(there []candidate) (list []candidate) {
	side := 1 - 2*int(c.right()%2) // where they are as many, it varies
	late := 0
	for _, x := range there {
		if x.date > c.right() {
			late++
		}
	}
	if early := len(there) - late; early != late {
		side = 1
		if early < late {
			side = -1
		}
	}
	for _, off := range [...]int{1, 7, -1, -7, 2, -2, 14, -14} {
		day := c.right().AddDays(side * off)
		over := day <= c.reading.From.Date
		if c.reading.Before {
			over = day >= c.reading.From.Date
		}
		if !over && (c.asked != facts.BookBy || c.book.Calendar.Working(day)) {
			list = append(list, candidate{day, c.ends()})
		}
	}
	return list
}

// ends says which day the count comes to.
func (c *chooser) ends() string {
	switch c.asked {
	case facts.BookBy:
		return "The day to book by is " + c.right().Full() + "."
	case facts.Opens:
		return "The window opens on " + c.right().Full() + "."
	}
	return "The count ends on " + c.right().Full() + "."
}

// because says why the right date is right.
func (c *chooser) because() string {
	cal := c.book.Calendar
	text := "Counted from " + c.reading.From.Date.Full() + ": " + c.q.Basis(c.area) + "."
	if c.q.Reading.Span.Unit == calendar.WorkingDays && c.q.Asked != training.WindowEnds {
		var off []string
		for _, s := range c.reading.Working(cal) {
			if s.Skipped != "" && s.Skipped != "Saturday" && s.Skipped != "Sunday" {
				off = append(off, s.Skipped+" on "+s.Date.Long())
			}
		}
		text += " Saturdays, Sundays and bank holidays are not counted"
		if len(off) > 0 {
			text += ", here " + list(off, "and")
		}
		text += "."
	}
	if c.asked == facts.BookBy {
		return text + " The last day is " + c.reading.Due.Full() + ", and " + c.right().Full() + " is the last working day that serves it."
	}
	if why := cal.DayOff(c.right()); why != "" {
		text += " It stays the day, even though it is no working day (" + why + ")."
	}
	return text
}
