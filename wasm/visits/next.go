package visits

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Next is the one visit that would satisfy every rule at once.
type Next struct {
	By, BookBy civil.Date // no By where nothing has a last day
	Needs      []rulebook.Mark
	Who        []rulebook.Visitor // all of those who satisfy every rule; empty for anybody, or nobody
	Sentence   string
	Gone       civil.Date // the last day that has gone, where By is today for it
	Split      bool       // no one person satisfies every rule
}

var needOrder = [...]rulebook.Mark{rulebook.AtHome, rulebook.Alone, rulebook.AloneOrAwake, rulebook.Awake, rulebook.Dressed, rulebook.Bedroom}

// next puts together what every rule asks of the next visit.
func (a *Answer) next() {
	n := &a.Next
	a.by()
	asked := map[rulebook.Mark]bool{}
	limited := false
	for i := range a.Findings {
		f := &a.Findings[i]
		if !f.needed {
			continue
		}
		mark := f.Rule.With
		if mark == rulebook.AloneOrAwake && !a.Log.Baby {
			mark = rulebook.Alone
		}
		asked[mark] = true
		if len(f.Rule.Who) == 0 {
			continue
		}
		var both []rulebook.Visitor
		for _, w := range rulebook.Visitors {
			counts := isOne(f.Rule.Who, w) || a.Log.absent(a.Log.Today) && isOne(f.Rule.Cover, w)
			if counts && (!limited || isOne(n.Who, w)) {
				both = append(both, w)
			}
		}
		n.Who, limited = both, true
	}
	n.Split = limited && len(n.Who) == 0
	if asked[rulebook.Alone] || asked[rulebook.Awake] {
		asked[rulebook.AloneOrAwake] = false
	}
	for _, m := range needOrder {
		if asked[m] {
			n.Needs = append(n.Needs, m)
		}
	}
	n.Sentence = a.nextSentence()
}

// by finds the last day of the next visit: the earliest of all that it is to satisfy; today
// where one has gone.
func (a *Answer) by() {
	n := &a.Next
	for _, f := range a.Findings {
		if f.gone != 0 && (n.Gone == 0 || f.gone < n.Gone) {
			n.Gone = f.gone
		}
		if f.needed && f.Due != 0 && (n.By == 0 || f.Due < n.By) {
			n.By = f.Due
		}
	}
	if n.Gone != 0 {
		n.By = a.Log.Today
	}
	if n.By != 0 {
		n.BookBy = deadlines.BookBy(a.Book.Calendar, n.By, a.Log.Today-1)
	}
}

// nextSentence says what to do by when.
func (a *Answer) nextSentence() string {
	n := &a.Next
	what, marks := "See the child", 0
	bedroom := false
	for _, m := range n.Needs {
		if m == rulebook.Bedroom {
			bedroom = true
			continue
		}
		if marks > 0 {
			what += ","
		}
		what += how(m, a.Log.Baby)
		marks++
	}
	comma := ""
	if marks > 1 || marks > 0 && bedroom {
		comma = ","
	}
	if bedroom && marks > 0 {
		what += ","
	}
	if bedroom {
		what += " and the bedroom"
	}
	switch {
	case n.By == 0:
		return a.noDate(what) + a.byWhom()
	case n.Gone != 0:
		return what + comma + " now: the limit was " + n.Gone.Full() + "." + a.byWhom()
	case n.By == a.Log.Today:
		return what + comma + " today, " + n.By.Full() + ": it is the last day." + a.byWhom()
	}
	return what + comma + " by " + n.By.Full() + "." + a.byWhom()
}

// noDate says why no date can be worked out.
func (a *Answer) noDate(what string) string {
	why := "no rule here that can be counted sets one"
	for _, f := range a.Findings {
		switch {
		case f.Rule.Kind == rulebook.PlanSets && f.State != NoFrequency && !f.clock:
			return a.atThatVisit("the frequency that was given is counted in visits", what)
		case f.State == NoFrequency:
			why = "the procedure leaves the frequency to the plan, and none was given"
		case f.clock:
			why = "it lies outside the years of the calendar"
		}
	}
	return a.atThatVisit(why, what)
}

// atThatVisit says why there is no date, and what the next visit is to have all the same.
func (a *Answer) atThatVisit(why, what string) string {
	s := "No date can be worked out for the next visit: " + why + "."
	if len(a.Next.Needs) > 0 {
		s += " At that visit: " + "s" + what[1:] + "."
	}
	return s
}

// byWhom says who has to make the visit, rule by rule where no one person satisfies all.
func (a *Answer) byWhom() string {
	n := &a.Next
	if !n.Split {
		if len(n.Who) == 0 || len(n.Who) == len(rulebook.Visitors) {
			return ""
		}
		return " Made by " + a.anyOf(n.Who) + ", it satisfies every rule that can be counted here."
	}
	s := " No one person can do it all:"
	for i, sep := 0, " "; i < len(a.Findings); i++ {
		if f := &a.Findings[i]; f.needed && len(f.Rule.Who) > 0 {
			s += sep + f.Rule.Title + ", by " + a.anyOf(f.Rule.Who)
			sep = "; "
		}
	}
	return s + "."
}

// write writes the next visit under the key next.
func (n *Next) write(w *json.Writer) {
	w.Key("next")
	w.BeginObject()
	w.Date("by", n.By)
	w.Date("book-by", n.BookBy)
	w.Key("needs")
	w.BeginArray()
	for _, m := range n.Needs {
		w.String(string(m))
	}
	w.EndArray()
	w.Key("who")
	w.BeginArray()
	for _, v := range n.Who {
		w.String(string(v))
	}
	w.EndArray()
	w.Flag("split", n.Split)
	w.Date("gone", n.Gone)
	w.Field("sentence", n.Sentence)
	w.EndObject()
}
