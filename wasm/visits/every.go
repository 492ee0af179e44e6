package visits

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

// Run is what a log says of a rule that something be done at least every nth visit,
// read as never n visits running without it. It implies that it is done at the nth,
// the 2nth and so on, and is stricter.
type Run struct {
	Breaches []int // the visits, counting from 1, at which n or more had gone without
	Without  int   // how many visits running have gone without up to the last
	NextMust bool  // whether the next visit must have it
}

// EveryNth reads a log in order of visits: whether each of them had what the rule asks.
func EveryNth(n int, had []bool) Run {
	var r Run
	for i, yes := range had {
		if yes {
			r.Without = 0
			continue
		}
		if r.Without++; r.Without >= n {
			r.Breaches = append(r.Breaches, i+1)
		}
	}
	r.NextMust = r.Without >= n-1
	return r
}

// everyNth judges a rule counted in visits, over all that were made by those whose visits
// count.
func (a *Answer) everyNth(f *Finding, n int) {
	var made []*Visit
	var had []bool
	last := civil.Date(0)
	for _, v := range a.Log.Visits {
		if a.made(f.Rule, v) {
			made = append(made, v)
			had = append(had, v.had(f.Rule.With, a.Log.Baby))
			if had[len(had)-1] {
				last = v.Date
			}
		}
	}
	run := EveryNth(n, had)
	for _, b := range run.Breaches {
		a.without(f, made[:b], had[:b])
	}
	if f.Note != "" {
		f.Note += " "
	}
	f.Note += Stricter
	f.needed = run.NextMust
	switch {
	case run.NextMust:
		f.State = DueNext
	case last == 0:
		f.State = Due
	default:
		f.State = Met
	}
	f.Sentence = a.everySentence(f, n, run.Without, last) + everyRecord(n, run.Breaches, made)
}

// without puts the last of the visits on the record, with those running before it that
// went without too.
func (a *Answer) without(f *Finding, made []*Visit, had []bool) {
	last := made[len(made)-1]
	first, n := last, 0
	for i := len(made) - 1; i >= 0 && !had[i]; i-- {
		first = made[i]
		n++
	}
	text := a.unseen(f.Rule.With) + " at " + strconv.Itoa(n) + " visits running, " + fromTo(first.Date, last.Date)
	if n == 1 {
		text = a.unseen(f.Rule.With) + " on " + last.Date.Long()
	}
	f.breach(Breach{text, first.Date, last.Date, last.Row})
}

func (a *Answer) everySentence(f *Finding, n, without int, last civil.Date) string {
	see, ran := a.see(f.Rule.With), "."
	if last != 0 {
		ran = "; " + a.last(f.Rule.With) + " on " + last.Full() + "."
	}
	switch without {
	case 0:
	case 1:
		ran = a.unseen(f.Rule.With) + " at the last visit" + ran
	default:
		ran = a.unseen(f.Rule.With) + " at the last " + strconv.Itoa(without) + " visits" + ran
	}
	switch {
	case without == 0 && last == 0:
		return "No visit yet: " + see + " at " + everyWord(n) + " at least."
	case without == 0 && f.State == DueNext:
		return dateinput.Sentence(see) + " at the next visit too" + ran
	case without == 0:
		return "In time: " + a.last(f.Rule.With) + " at the last visit, on " + last.Full() + "."
	case f.State == DueNext:
		return dateinput.Sentence(see) + " at the next visit: " + ran
	}
	return "In time: " + ran + " One of the next " + strconv.Itoa(n-without) + " visits must have it."
}

// everyRecord tells at how many visits so many or more running had gone without.
func everyRecord(n int, breaches []int, made []*Visit) string {
	if len(breaches) == 0 {
		return ""
	}
	running := "without it"
	if n > 1 {
		running = "at least the " + nth(n) + " running without it"
	}
	return " " + times(len(breaches)) + " a visit was " + running + ", the last time on " + made[breaches[len(breaches)-1]-1].Date.Long() + "."
}
