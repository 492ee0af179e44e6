//go:build !js

// What follows is for pages that are written when the site is built; no page carries it.

package training

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// Wrong is a wrong answer to a question and what leads to it.
type Wrong struct {
	Date     civil.Date
	Mistakes []Mistake // that come to the day, the likeliest first
	Why      string    // in the words of Mark: That is what comes of counting ... Neither counts.
}

// Pose makes a question about days of a case that a page tells, where Make draws its own. It
// asks for one reading, counted from 0 as the engine lists them, of the rule's one deadline on
// the given days; opens asks for the first day of a window in place of its last. A reminder
// may be asked too. The question has no level, and answer has its one deadline. ok is false
// where the days give no deadline or several, where it has no such reading, or that no such
// day, and where bank holidays are not yet published.
func Pose(book *rulebook.Book, area *rulebook.Area, rule *rulebook.Rule, reading int, opens bool, given []deadlines.From) (q Question, answer *deadlines.Answer, ok bool) {
	asked := *rule
	asked.Prompt = false
	for _, s := range sums(&rulebook.Area{Rules: []*rulebook.Rule{&asked}}) {
		for _, start := range given {
			q = Question{Rule: rule, Reading: s.reading, Asked: s.asked, Start: start, Given: given}
			answer, found, ok := q.work(book, area)
			if ok && found == reading && start.Event == s.reading.Event && (s.asked == WindowOpens) == opens {
				q.due = q.day(answer.Deadlines[0].Readings[found])
				return q, answer, true
			}
		}
	}
	return q, nil, false
}

// likeliest ranks the mistakes that somebody would believe in who picks a day from a list.
// Left out are the event's own day, the other way, another year and what is no sum at all,
// which nobody picks, and another reading, which is no mistake.
var likeliest = [...]Mistake{RolledForward, RolledBack, Weekends, CalendarDays, BankHolidays, WorkingDays, Overflow, MonthEnd, FirstDay,
	MonthsAsWeeks, MonthsAsDays, MonthByMonth, ClearNotBack, BackNotClear, OtherEnd, SomeBankHoliday, OtherEvent, LateStart}

// farthest is how many days off mistakes are looked for.
const farthest = 120

// Wrongs lists the days to which known mistakes lead, the likeliest mistake first and each
// mistake once, with the day nearest to the right one; the answer is that of Pose. A
// day that another reading of the rule gives is not in it.
func (q *Question) Wrongs(area *rulebook.Area, answer *deadlines.Answer) (list []Wrong) {
	found := map[Mistake]Wrong{}
	for off := civil.Date(1); off <= farthest; off++ {
		for _, day := range [...]civil.Date{q.due - off, q.due + off} {
			var m Marked
			why := m.because(q.explain(area, answer, day))
			if len(m.Mistakes) == 0 {
				continue
			}
			if _, again := found[m.Mistakes[0]]; !again {
				found[m.Mistakes[0]] = Wrong{day, m.Mistakes, why[1:]}
			}
		}
	}
	for _, mistake := range likeliest {
		if wrong, ok := found[mistake]; ok {
			list = append(list, wrong)
		}
	}
	return list
}
