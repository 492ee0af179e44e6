package oracle

import (
	"slices"
	"sort"
)

// sum is a reading worked out, in pages.
type sum struct {
	limit
	from        int
	opens       int // none but of a window
	due, bookBy int
	clear       bool
}

// open is a deadline worked out, in pages.
type open struct {
	rule        *Rule
	from        int
	last        bool // nothing starts the rule again
	set         bool
	sums        []sum
	due, bookBy int
	actual      int
}

// work is a case on its way to an answer.
type work struct {
	*almanac
	today   int
	days    map[string][]int // of each event, in order
	set     map[string]string
	horizon string
	open    []open
	answer  Answer
}

// Answer works a case out. The case must be one that a request can have: dates of the
// calendar's years, none before what it follows.
func (b *Book) Answer(c Case) Answer {
	w := &work{almanac: b.almanac, today: b.almanac.number("%s", c.Today), days: map[string][]int{}, set: c.Set, horizon: c.Horizon}
	for event, dates := range c.Dates {
		for _, date := range dates {
			w.days[event] = append(w.days[event], w.number("%s", date))
		}
		slices.Sort(w.days[event])
	}
	for _, rule := range b.Area(c.Area).Rules {
		w.rule(rule)
	}
	sort.SliceStable(w.open, func(i, j int) bool { return w.open[i].due < w.open[j].due })
	w.lookAhead()
	for i := range w.open {
		w.answer.Deadlines = append(w.answer.Deadlines, w.deadline(&w.open[i]))
	}
	return w.answer
}

// rule opens a deadline for each date that starts the rule.
func (w *work) rule(r *Rule) {
	if r.Carried {
		w.answer.Carried = append(w.answer.Carried, struct{ ID string }{r.ID})
		return
	}
	for _, event := range []string{r.readings[0].event, r.since} {
		if event != "" && len(w.days[event]) == 0 {
			w.answer.Waiting = append(w.answer.Waiting, Waiting{r.ID, event})
			return
		}
	}
	starts := w.days[r.readings[0].event]
	for i, start := range starts {
		switch {
		case r.first && i > 0:
		case r.since != "" && start < w.days[r.since][0]:
		default:
			previous := none
			if i > 0 {
				previous = starts[i-1]
			}
			w.start(r, start, previous, i == len(starts)-1)
		}
	}
}

// start opens the deadline that one date of a rule's event starts.
func (w *work) start(r *Rule, start, previous int, last bool) {
	d := open{rule: r, from: start, last: last}
	readings := r.readings
	if text := w.set[r.ID]; text != "" {
		d.set = true
		own := readings[0]
		set := own
		set.n, set.unit, _ = span(text)
		set.why, own.why = "as set for this case", "as the procedure has it"
		readings = append([]limit{set, own}, readings[1:]...)
	}
	for _, l := range readings {
		from := start
		if l.event != readings[0].event { // the last of the other event since the rule started before
			from = none
			for _, day := range w.days[l.event] {
				if day <= start && day > previous {
					from = day
				}
			}
			if from == none {
				continue
			}
		}
		sums, ok := w.sums(l, from)
		if !ok {
			w.answer.Refused = append(w.answer.Refused, Refused{r.ID, From{l.event, w.date(from)}})
			return
		}
		d.sums = append(d.sums, sums...)
	}
	d.due, d.bookBy = d.sums[0].due, d.sums[0].bookBy
	for _, s := range d.sums {
		if s.bookBy < d.bookBy && (s.before || s.due >= start) { // a reading that ended before the start can no longer be kept
			d.bookBy = s.bookBy
		}
	}
	d.actual = w.actual(&d)
	w.open = append(w.open, d)
}

// sums works out a reading: two of them where "at least" may also mean clear days. It is
// not ok where a day lies outside the calendar's years.
func (w *work) sums(l limit, from int) (list []sum, ok bool) {
	direction := 1
	if l.before {
		direction = -1
	}
	end := w.span(from, l.n, l.unit, direction)
	if !w.covers(end) || l.unit == "working days" && !w.covers(from) {
		return nil, false
	}
	s := sum{limit: l, from: from, opens: none, due: end}
	switch {
	case !l.before:
		if s.bookBy = w.lastWorking(end, from+1); s.bookBy == none {
			s.bookBy = end
		}
		return []sum{s}, true
	case l.word == "no-more-than":
		s.opens, s.due = end, from
		if s.bookBy = w.lastWorking(from, end); s.bookBy == none {
			s.bookBy = from
		}
		return []sum{s}, true
	}
	s.bookBy = w.lastWorking(end, none)
	list = append(list, s)
	if l.word == "at-least" {
		s.clear, s.why = true, "if the whole span is to lie between the two days"
		if l.unit == "working days" {
			s.due = w.span(end, 1, "working days", -1)
		} else {
			s.due = w.turn(end, -1)
		}
		s.bookBy = w.lastWorking(s.due, none)
		list = append(list, s)
	}
	return list, w.covers(s.due) && s.bookBy != none
}

// actual is the day on which what meets the rule happened or is booked, or none.
func (w *work) actual(d *open) int {
	if d.rule.MetBy == "" {
		return none
	}
	days := slices.Clone(w.days[d.rule.MetBy])
	if next := w.days["next-review-conference"]; d.rule.MetBy == "review-conference" && len(next) > 0 && next[0] >= w.today {
		days = append(days, next[0])
	}
	first := d.sums[0]
	if !first.before { // the first on or after the start, and a later one of the same event
		for _, day := range days {
			if day > d.from || day == d.from && d.rule.MetBy != first.event {
				return day
			}
		}
		return none
	}
	opens := first.opens // or the conference before this one, if that is later
	for _, event := range []string{"initial-conference", "review-conference"} {
		for _, day := range w.days[event] {
			if day < d.from {
				opens = max(opens, day)
			}
		}
	}
	inTime, late := none, none
	for _, day := range days {
		switch {
		case day < opens || day > d.from && day > d.due:
		case day <= d.due:
			inTime = day
		case late == none:
			late = day
		}
	}
	if inTime != none {
		return inTime
	}
	return late
}
