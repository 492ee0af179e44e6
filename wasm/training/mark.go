package training

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// Marked is what the engine says of a date that was typed.
type Marked struct {
	Right    bool
	Due      civil.Date // the right day
	Mistakes []Mistake  // that come to the day typed, the likeliest first
	Sentence string
	// Answer has the deadline of the question's rule, with every step of each reading, and
	// Reading is the one that was asked for.
	Answer  *deadlines.Answer
	Reading int
}

// Mark marks a date as the answer to a question that Make has drawn from the same rules.
func Mark(book *rulebook.Book, area *rulebook.Area, q Question, typed civil.Date) Marked {
	answer, reading, _ := q.work(book, area) // it was found when the question was drawn
	m := Marked{Right: typed == q.due, Due: q.due, Answer: answer, Reading: reading}
	if m.Right {
		m.Sentence = "Right: " + q.due.Full() + "."
		if book.Calendar.DayOff(q.due) != "" {
			m.Sentence = "Right: " + q.due.Full() + ", which stays the day even though it is no working day."
		}
		return m
	}
	m.Sentence = "Not right: " + typed.Full() + " is " + apart(typed, q.due) + "."
	m.Sentence += m.because(q.explain(area, answer, typed))
	m.Sentence += " The right day is " + q.due.Full() + "."
	return m
}

// because says what may have gone wrong, the two likeliest things at most: a date cannot
// tell which of them it was.
func (m *Marked) because(found []explanation) string {
	for _, x := range found {
		m.Mistakes = append(m.Mistakes, x.mistake)
	}
	switch len(found) {
	case 0:
		return " No common mistake comes to that day."
	case 1:
		return " That is what comes of " + found[0].by + ". " + found[0].rule
	}
	text := " That is what comes of " + found[0].by + ", or of " + found[1].by + ". " + found[0].rule
	if found[1].rule != found[0].rule {
		text += " " + found[1].rule
	}
	return text
}
