// Package training asks for dates and marks what is typed: endless practice from an area's
// own timescales. A question gives the dates that one rule needs and asks for the day that
// the rule comes to; the engine of package deadlines works that day out, so an answer here
// cannot differ from a calculator's.
//
// Every question has one right answer. It is asked of one reading only, and Basis says of
// which: where the words of a rule allow several, where at least a span before an event can
// be counted back or as clear days, and where a window has a first day and a last. Reminders
// and what is carried in words are not asked, since no date answers them. The days lie in the
// years 2026 to 2028, whose bank holidays are published, so nothing is provisional.
//
// Questions are drawn from a seed, a short text of letters and digits that a trainer can
// write on a board: the same seed, area, level, number and rules give the same questions on
// every machine. The generator is splitmix64 (Steele, Lea and Flood, 2014), started from the
// FNV-1a hash of the area, the level and the seed. At one level a longer set begins with the
// shorter one.
//
// A question's level says what is hard about it:
//
//	1  a weekday to a weekday, with no bank holiday in between and no weekend that matters
//	2  weekends: among the working days counted, at the end, or a start on Friday to Sunday
//	3  a bank holiday in between; of months, among the days off on which the end falls
//	4  month ends (a start on the 29th or later, or the last day of a month), several
//	   readings, windows, counting back
//
// Level 0 asked of a set grows from 1 to 4. Where an area has no rule for a level its
// questions are of the nearest, the easier one first, with days as near to the level asked
// for as that allows; a question's own level is what it is, not what was asked for. An event
// is never put on a bank holiday, and on a weekend only where that is the point.
//
// A wrong date is told apart by doing the sum wrong: each known mistake is a sum of its own,
// and a mistake is named only where its sum ends on the day typed. See Mistake.
package training

import (
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// MaxQuestions is how many questions a set may have.
const MaxQuestions = 50

// MaxSeed is how many letters and digits a seed may have.
const MaxSeed = 20

// MaxLevel is the hardest level.
const MaxLevel = 4

// The years in which questions lie.
const (
	firstYear = 2026
	lastYear  = 2028
)

// Asked is which day of a reading a question asks for.
type Asked string

// What can be asked.
const (
	LastDay     Asked = "last-day"
	CountedBack Asked = "counted-back" // at least a span before: the span counted back
	ClearDays   Asked = "clear-days"   // the same, the whole span between the two days
	WindowOpens Asked = "window-opens"
	WindowEnds  Asked = "window-ends"
)

// Question is one rule, the dates that it needs and the day that is asked for.
type Question struct {
	Level   int // 1 to 4
	Rule    *rulebook.Rule
	Reading rulebook.Reading
	Asked   Asked
	Start   deadlines.From   // what the reading counts from
	Given   []deadlines.From // in order of date; Start is one of them
	due     civil.Date
}

// Make draws n questions of a level for an area. The seed must be one that Seed gives. There
// are none where the area has no timescale to ask about.
func Make(book *rulebook.Book, area *rulebook.Area, seed string, n, level int) []Question {
	d := newDrawer(book, area, seed, level)
	var list []Question
	for i := range n {
		wanted := level
		if level == 0 {
			wanted = 1 + i*MaxLevel/n
		}
		q, ok := d.draw(wanted)
		if !ok {
			return nil
		}
		list = append(list, q)
	}
	return list
}

// Seed is the seed as it is used, in small letters and without spaces at its ends; ok is
// false where it is not 1 to 20 letters from a to z and digits.
func Seed(text string) (seed string, ok bool) {
	small := []byte(dateinput.Trim(text))
	for i, c := range small {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
			small[i] = c
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return "", false
		}
	}
	return string(small), len(small) > 0 && len(small) <= MaxSeed
}

// work answers the question's case by its rule alone and finds the reading that is asked
// for; ok is false where the engine gives no such reading.
func (q *Question) work(book *rulebook.Book, area *rulebook.Area) (answer *deadlines.Answer, reading int, ok bool) {
	alone := *area
	alone.Rules = []*rulebook.Rule{q.Rule}
	kase := deadlines.Case{Today: q.Given[0].Date, Dates: make(map[rulebook.Event][]civil.Date)}
	for _, g := range q.Given {
		kase.Add(g.Event, g.Date)
	}
	if q.due != 0 {
		kase.Today = min(kase.Today, q.due)
	}
	answer = &deadlines.Answer{}
	answer.Judge(book, &alone, kase)
	answer.Area = area // what it does not state holds of the whole area
	if len(answer.Deadlines) != 1 || answer.Deadlines[0].Provisional {
		return answer, 0, false
	}
	for i, sum := range answer.Deadlines[0].Readings {
		if sum.From == q.Start && sum.Before == q.Reading.Before && sum.Basis() == q.span() && (sum.Opens != 0) == q.window() {
			return answer, i, true
		}
	}
	return answer, 0, false
}

// day is the day that the question asks for, of its reading as the engine has worked it out.
func (q *Question) day(sum deadlines.ReadingSum) civil.Date {
	if q.Asked == WindowOpens {
		return sum.Opens
	}
	return sum.Due
}

// window reports whether a window is asked about.
func (q *Question) window() bool { return q.Asked == WindowOpens || q.Asked == WindowEnds }

// span is the reading's span as the engine names it.
func (q *Question) span() string {
	if q.Asked == ClearDays {
		return q.Reading.Span.String() + ", clear"
	}
	return q.Reading.Span.String()
}

// Due is the day that is right.
func (q *Question) Due() civil.Date { return q.due }
