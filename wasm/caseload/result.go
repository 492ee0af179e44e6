package caseload

import "handbook/wasm/json"

// Filter is which of the worked rows are wanted. What is empty is not asked for.
type Filter struct {
	State  State
	Worker string
	Area   string
	Find   string // part of a reference, in any case
}

// ReadFilter reads a filter: {"state": "overdue", "worker": "", "area": "", "find": ""}.
func ReadFilter(v *json.Value) Filter {
	return Filter{State(v.Get("state").Text), v.Get("worker").Text, v.Get("area").Text, fold(v.Get("find").Text)}
}

func (f Filter) keeps(c *Case) bool {
	return (f.State == "" || f.State == c.State) && (f.Worker == "" || f.Worker == c.Worker) &&
		(f.Area == "" || f.Area == c.Area.ID) && (f.Find == "" || has(fold(c.Reference), f.Find))
}

// Sorted are the worked rows that a filter keeps, the most urgent first; rows of the same
// urgency stay in the order of the text.
func (l *Load) Sorted(f Filter) []*Case {
	kept := make([]*Case, 0, len(l.cases))
	for i := range l.cases {
		if f.keeps(&l.cases[i]) {
			kept = append(kept, &l.cases[i])
		}
	}
	return sorted(kept, func(a, b *Case) bool {
		switch {
		case a.State != b.State:
			return rank(a.State) < rank(b.State)
		case a.State == Overdue || a.State == BookedLate:
			return a.Worst.Days > b.Worst.Days
		}
		return a.Next.BookBy < b.Next.BookBy
	})
}

// rank is how urgent a state is, 0 being the most.
func rank(s State) int {
	i := 0
	for States[i] != s {
		i++
	}
	return i
}

// Result answers {"filter": {...}, "from": 0, "count": 50} with the counts of all worked
// rows by state and by worker, the rows that the filter keeps, from one to another, and
// the lines that could not be read.
func (l *Load) Result(request []byte) ([]byte, error) {
	v, err := json.Parse(request)
	if err != nil {
		return nil, err
	}
	kept := l.Sorted(ReadFilter(v.Get("filter")))
	from := min(max(v.Get("from").Int, 0), len(kept))
	to := min(from+max(v.Get("count").Int, 0), len(kept))
	var w json.Writer
	w.BeginObject()
	w.Number("rows", len(l.rows))
	w.Number("done", l.next)
	w.Number("worked", len(l.cases))
	w.Number("kept", len(kept))
	l.counts(&w)
	w.Key("cases")
	w.BeginArray()
	for _, c := range kept[from:to] {
		c.write(&w)
	}
	w.EndArray()
	l.faults(&w)
	w.EndObject()
	return w.Bytes(), nil
}

// tally is how many rows are in each state, by its rank.
type tally struct {
	worker string
	counts [len(States)]int
}

// counts writes how many rows are in each state, together and for each worker, in the
// order in which the workers come.
func (l *Load) counts(w *json.Writer) {
	var all tally
	var workers []*tally
	at := map[string]*tally{}
	for i := range l.cases {
		c := &l.cases[i]
		if at[c.Worker] == nil {
			at[c.Worker] = &tally{worker: c.Worker}
			workers = append(workers, at[c.Worker])
		}
		at[c.Worker].counts[rank(c.State)]++
		all.counts[rank(c.State)]++
	}
	all.write(w)
	w.Key("workers")
	w.BeginArray()
	for _, t := range workers {
		w.BeginObject()
		w.Field("worker", t.worker)
		t.write(w)
		w.EndObject()
	}
	w.EndArray()
}

func (t *tally) write(w *json.Writer) {
	w.Key("counts")
	w.BeginObject()
	for i, s := range States {
		w.Number(string(s), t.counts[i])
	}
	w.EndObject()
}

func (l *Load) faults(w *json.Writer) {
	w.Key("faults")
	w.BeginArray()
	for _, f := range l.bad {
		w.BeginObject()
		w.Number("line", f.Line)
		w.Field("reason", f.Reason)
		if f.Worked {
			w.Key("worked")
			w.Bool(true)
		}
		w.EndObject()
	}
	w.EndArray()
	w.Key("unused")
	w.BeginArray()
	for _, x := range l.spare {
		w.BeginObject()
		w.Field("area", x.area.Title)
		w.Field("event", string(x.event))
		w.Number("rows", x.rows)
		w.EndObject()
	}
	w.EndArray()
}

func (c *Case) write(w *json.Writer) {
	w.BeginObject()
	w.Number("line", c.Line)
	w.Field("reference", c.Reference)
	w.Field("worker", c.Worker)
	w.Field("area", c.Area.Title)
	w.Field("state", string(c.State))
	w.Number("overdue", c.Overdue)
	c.Worst.write(w, "worst")
	c.Next.write(w, "next")
	w.EndObject()
}

func (d *Due) write(w *json.Writer, key string) {
	if d.Rule == nil {
		return
	}
	w.Key(key)
	w.BeginObject()
	w.Field("title", d.Rule.Title)
	w.Field("clause", d.Rule.Clause)
	w.Field("href", d.Rule.Href)
	w.Field("due", d.Due.String())
	w.Field("book-by", d.BookBy.String())
	w.Field("standing", d.Standing())
	w.EndObject()
}

// Describe writes the columns and how many rows there are.
func (l *Load) Describe() []byte {
	var w json.Writer
	w.BeginObject()
	w.Number("rows", len(l.rows))
	w.Key("columns")
	w.BeginArray()
	for _, c := range l.columns {
		w.BeginObject()
		w.Field("heading", c.Heading)
		w.Field("holds", c.Holds)
		w.Key("samples")
		w.BeginArray()
		for _, s := range c.Samples {
			w.String(s)
		}
		w.EndArray()
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// Start is Begin with its questions written.
func (l *Load) Start(request []byte) ([]byte, error) {
	asked, err := l.Begin(request)
	if err != nil {
		return nil, err
	}
	var w json.Writer
	w.BeginObject()
	w.Key("questions")
	w.BeginArray()
	for _, q := range asked {
		w.BeginObject()
		w.Field("kind", q.Kind)
		w.Number("line", q.Line)
		w.Field("text", q.Text)
		w.Field("first", q.First.String())
		w.Field("second", q.Second.String())
		w.Number("cells", q.Cells)
		w.Number("day-first", q.DayFirst)
		w.Number("month-first", q.MonthFirst)
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes(), nil
}

// Progress writes how many rows there are, and how many have been worked.
func (l *Load) Progress() []byte {
	var w json.Writer
	w.BeginObject()
	w.Number("rows", len(l.rows))
	w.Number("done", l.next)
	w.EndObject()
	return w.Bytes()
}
