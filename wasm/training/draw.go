package training

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// generator is splitmix64.
type generator uint64

// newGenerator starts from the FNV-1a hash of some texts.
func newGenerator(texts ...string) generator {
	h := uint64(0xcbf29ce484222325)
	for _, text := range texts {
		for i := 0; i < len(text); i++ {
			h = (h ^ uint64(text[i])) * 0x100000001b3
		}
		h = (h ^ ' ') * 0x100000001b3
	}
	return generator(h)
}

// below is a number from 0 to n-1. That 2^64 is no multiple of n favours some by less than
// one in 10^16.
func (g *generator) below(n int) int {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// drawer draws the questions of one set.
type drawer struct {
	generator
	book  *rulebook.Book
	area  *rulebook.Area
	days  calendarOf
	sums  []*sum
	drawn []Question
}

func newDrawer(book *rulebook.Book, area *rulebook.Area, seed string, level int) *drawer {
	d := &drawer{book: book, area: area, days: newCalendar(book.Calendar), generator: newGenerator(area.ID, string(rune('0'+level)), seed)}
	for _, s := range sums(area) {
		for day := d.days.first; day <= d.days.last; day++ {
			if l := d.days.level(s, day); l > 0 {
				s.days[l] = append(s.days[l], day)
			}
		}
		if s.nearest(1) > 0 {
			d.sums = append(d.sums, s)
		}
	}
	return d
}

// nearest is the level nearest to one that is wanted for which the sum has days, the easier
// of two; 0 where it has none at all.
func (s *sum) nearest(wanted int) int {
	for off := 0; off < MaxLevel; off++ {
		for _, l := range [...]int{wanted - off, wanted + off} {
			if l >= 1 && l <= MaxLevel && len(s.days[l]) > 0 {
				return l
			}
		}
	}
	return 0
}

// can reports whether the sum makes questions of a level.
func (s *sum) can(level int) bool {
	if s.hard() {
		return level == MaxLevel
	}
	return len(s.days[level]) > 0
}

// again is how often another question is drawn where one has been asked in the set before.
const again = 20

// draw draws the next question; ok is false where the area has nothing to ask.
func (d *drawer) draw(wanted int) (q Question, ok bool) {
	level, pool := d.pool(wanted)
	if len(pool) == 0 {
		return q, false
	}
	for try := 0; try < again; try++ {
		q = d.question(d.pick(pool), wanted, level)
		if answer, reading, found := q.work(d.book, d.area); found {
			q.due, ok = q.day(answer.Deadlines[0].Readings[reading]), true
			if !d.asked(q) {
				break
			}
		}
	}
	d.drawn = append(d.drawn, q)
	return q, ok
}

// pool lists the sums that make questions of the level nearest to the one wanted.
func (d *drawer) pool(wanted int) (level int, pool []*sum) {
	for off := 0; off < MaxLevel; off++ {
		for _, level := range [...]int{wanted - off, wanted + off} {
			for _, s := range d.sums {
				if level >= 1 && level <= MaxLevel && s.can(level) {
					pool = append(pool, s)
				}
			}
			if len(pool) > 0 {
				return level, pool
			}
		}
	}
	return 0, nil
}

// pick draws one of the pool: first a rule, not the last one again where there are others,
// then what is asked of it. A window's last day, which takes no counting, is asked once for
// every three times that its first is.
func (d *drawer) pick(pool []*sum) *sum {
	var rules []*rulebook.Rule
	for _, s := range pool {
		if n := len(rules); n == 0 || rules[n-1] != s.rule {
			rules = append(rules, s.rule)
		}
	}
	if n := len(d.drawn); n > 0 && len(rules) > 1 {
		for i, rule := range rules {
			if rule == d.drawn[n-1].Rule {
				rules = append(rules[:i], rules[i+1:]...)
				break
			}
		}
	}
	rule := rules[d.below(len(rules))]
	var of []*sum
	for _, s := range pool {
		if s.rule != rule {
			continue
		}
		if of = append(of, s); s.asked == WindowOpens {
			of = append(of, s, s)
		}
	}
	return of[d.below(len(of))]
}

// question draws the days of a question. What is hard in itself has days of any level,
// unless it stands in for an easier one.
func (d *drawer) question(s *sum, wanted, level int) Question {
	days := level
	if s.hard() {
		if days = wanted; wanted == MaxLevel {
			days = 1 + d.below(MaxLevel)
		}
	}
	list := s.days[s.nearest(days)]
	start := deadlines.From{Event: s.reading.Event, Date: list[d.below(len(list))]}
	return Question{Level: level, Rule: s.rule, Reading: s.reading, Asked: s.asked, Start: start, Given: d.given(s, start)}
}

// given are the dates that the rule needs: the start; the event of its first reading, which
// comes up to five weeks later where the question asks for another reading; and the event
// since which the rule holds, before that.
func (d *drawer) given(s *sum, start deadlines.From) []deadlines.From {
	list := []deadlines.From{start}
	first := start
	if event := s.rule.Readings[0].Event; event != start.Event {
		first = deadlines.From{Event: event, Date: start.Date.AddDays(7 + d.below(21))}
		first.Date, _ = d.days.OnOrAfter(first.Date) // in the years of the calendar: see inYears
		list = append(list, first)
	}
	if event := s.rule.Since; event != "" && event != start.Event && event != first.Event {
		var since civil.Date
		since, _ = d.days.OnOrBefore(start.Date.AddDays(-7 - d.below(21)))
		list = append([]deadlines.From{{Event: event, Date: since}}, list...)
	}
	return list
}

// asked reports whether the set has the question already.
func (d *drawer) asked(q Question) bool {
	for _, p := range d.drawn {
		if p.Rule == q.Rule && p.Reading == q.Reading && p.Asked == q.Asked && p.Start == q.Start {
			return true
		}
	}
	return false
}
