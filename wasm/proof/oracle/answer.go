package oracle

// Case is a request for deadlines, in the form in which the engine takes it.
type Case struct {
	Area    string              `json:"area"`
	Today   string              `json:"today"`
	Dates   map[string][]string `json:"dates"`
	Set     map[string]string   `json:"set,omitempty"`
	Horizon string              `json:"horizon,omitempty"`
}

// Answer is what of an answer can be right or wrong: every date and count, and nothing of
// the sentences around them. It reads the engine's JSON.
type Answer struct {
	Horizon   Horizon
	Deadlines []Deadline
	Waiting   []Waiting
	Carried   []struct{ ID string }
	Refused   []Refused
}

// Horizon is the day to which repeating limits are projected, and what it is.
type Horizon struct{ Date, Is string }

// From is what a limit is counted from.
type From struct{ Event, Date string }

// Limit is a last day and the working day to book by.
type Limit struct {
	Due    string
	BookBy string `json:"book-by"`
}

// Deadline is one limit of a case.
type Deadline struct {
	ID string
	Limit
	From        From
	Opens       string
	DueIs       string `json:"due-is"`
	Status      string
	Days        int
	Actual      string
	Set         bool
	Provisional bool
	Readings    []Reading
	Working     []Step
	Then        []Limit
}

// Reading is one reading of a limit with its counting.
type Reading struct {
	Limit
	Basis, Why string
	From       From
	Before     bool
	Opens      string
	Working    []Step
}

// Step is one day that was counted, as the nth, or one that was skipped and why.
type Step struct {
	Date    string
	N       int
	Skipped string
}

// Waiting is a rule that no given date starts, and the event whose date it needs.
type Waiting struct{ ID, Needs string }

// Refused is a rule whose sum leaves the years of the calendar.
type Refused struct {
	ID   string
	From From
}

// lookAhead finds the day up to which repeating limits are projected.
func (w *work) lookAhead() {
	h := &w.answer.Horizon
	if w.horizon != "" {
		*h = Horizon{w.horizon, "chosen"}
		return
	}
	if next := w.days["next-review-conference"]; len(next) > 0 && next[0] >= w.today {
		*h = Horizon{w.date(next[0]), "next-review"}
		return
	}
	for _, d := range w.open {
		if d.rule.MetBy == "review-conference" && d.actual == none && d.due >= w.today {
			*h = Horizon{w.date(d.due), "review-limit"}
			return
		}
	}
}

// then is what would follow if a repeating limit were always met on its last day: each
// counted from the start again, three of them or those up to the horizon.
func (w *work) then(d *open) (list []Limit) {
	first := d.sums[0]
	if d.rule.readings[0].word != "every" || !d.last {
		return nil
	}
	most, until := 3, none
	if h := w.answer.Horizon; h.Is == "chosen" || h.Is != "" && d.rule.MetBy != "review-conference" {
		most, until = 60, w.number("%s", h.Date)
	}
	if until != none && first.due > until {
		return nil
	}
	for k := 2; k <= most+1; k++ {
		l := first.limit
		l.n *= k
		sums, ok := w.sums(l, d.from)
		if !ok || until != none && sums[0].due > until {
			break
		}
		list = append(list, Limit{w.date(sums[0].due), w.date(sums[0].bookBy)})
	}
	return list
}

// deadline writes a deadline out.
func (w *work) deadline(d *open) Deadline {
	first := d.sums[0]
	out := Deadline{
		ID: d.rule.ID, From: From{first.event, w.date(d.from)}, Limit: Limit{w.date(d.due), w.date(d.bookBy)},
		Opens: w.date(first.opens), Actual: w.date(d.actual), Set: d.set, Then: w.then(d),
	}
	if d.bookBy != d.due {
		out.DueIs = w.pages[d.due].off
	}
	for _, s := range d.sums {
		out.Readings = append(out.Readings, w.reading(s))
		out.Provisional = out.Provisional || !d.rule.prompt && (s.due > w.published || s.from > w.published)
	}
	out.Working = out.Readings[0].Working
	out.Status, out.Days = w.status(d)
	return out
}

// status is where a deadline stands today, and the days to spare, left or over.
func (w *work) status(d *open) (status string, days int) {
	if d.actual != none {
		status = "met"
		if d.actual > w.today {
			status = "booked"
		}
		if d.actual > d.due {
			return status + "-late", d.actual - d.due
		}
		return status, d.due - d.actual
	}
	switch {
	case d.rule.prompt:
		return "prompt", d.due - w.today
	case d.due >= w.today:
		return "due", d.due - w.today
	case d.rule.MetBy != "":
		return "overdue", w.today - d.due
	}
	return "passed", w.today - d.due
}

// reading writes a sum out, with every day of its counting.
func (w *work) reading(s sum) Reading {
	r := Reading{
		Limit: Limit{w.date(s.due), w.date(s.bookBy)}, Basis: s.words(), Why: s.why,
		From: From{s.event, w.date(s.from)}, Before: s.before, Opens: w.date(s.opens),
	}
	direction := 1
	if s.before {
		direction = -1
	}
	if s.unit == "working days" {
		for day, n := s.from, 0; n < s.n; {
			day = w.turn(day, direction)
			step := Step{Date: w.date(day), Skipped: w.pages[day].off}
			if step.Skipped == "" {
				n++
				step.N = n
			}
			r.Working = append(r.Working, step)
		}
	} else {
		for n := 1; n <= s.n; n++ {
			r.Working = append(r.Working, Step{Date: w.date(w.span(s.from, n, s.unit, direction)), N: n})
		}
	}
	if s.clear {
		r.Basis += ", clear"
		r.Working = append(r.Working, Step{Date: r.Due, N: s.n + 1})
	}
	return r
}
