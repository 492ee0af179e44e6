package training

import (
	"strconv"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Ask is the question in a sentence: by when must this be done, and the rule's title.
func (q *Question) Ask() string {
	modal, done := "is", "done"
	switch q.Rule.Force {
	case "must", "should", "may":
		modal, done = q.Rule.Force, "be done"
	case "duty":
		done = "to be done"
	case "good-practice":
		modal, done = "would", "be done in good practice"
	}
	how := "By when, at the latest, " + modal + " this " + done
	switch q.Asked {
	case WindowOpens:
		how = "What is the first day on which this " + modal + " " + done
	case WindowEnds:
		how = "What is the last day on which this " + modal + " " + done
	}
	return how + ": " + q.Rule.Title + "?"
}

// Basis is what is to be counted and from which event, in the area's words, and the reading
// that is asked for where there are several.
func (q *Question) Basis(area *rulebook.Area) string {
	words, _ := area.Words(q.Start.Event)
	way := " after "
	if q.Reading.Before {
		way = " before "
	}
	text := q.Reading.Span.String() + way + words.Noun
	switch q.Asked {
	case CountedBack:
		text = "at least " + text + ", counted back from that day"
	case ClearDays:
		text = "at least " + text + ", as clear days: the whole span lies between the two days"
	case WindowOpens, WindowEnds:
		text = "no more than " + text + ", the first day and the last being in"
	}
	switch {
	case q.Reading.Why != "":
		text += ", " + q.Reading.Why
	case len(q.Rule.Readings) > 1:
		text += ", as the words most naturally read"
	}
	return text
}

// days writes a number of days.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// apart says on which side of the right day another lies and how far off.
func apart(typed, due civil.Date) string {
	if typed < due {
		return days(int(due-typed)) + " too early"
	}
	return days(int(typed-due)) + " too late"
}

// named lists bank holidays: Christmas Day on 25 December 2026 and so on.
func named(c *calendar.Calendar, holidays []civil.Date) string {
	var words []string
	for _, day := range holidays {
		words = append(words, c.DayOff(day)+" on "+day.Long())
	}
	return list(words, "and")
}

// list writes words with commas, and another word before the last.
func list(words []string, last string) (text string) {
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			text += " " + last + " "
		default:
			text += ", "
		}
		text += w
	}
	return text
}
