package visits

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

// eachVisit judges what is asked of every visit at which the child was seen.
func (a *Answer) eachVisit(f *Finding) {
	n, short := 0, 0
	last := civil.Date(0)
	lastHad := true
	for _, v := range a.Log.Visits {
		if !v.Seen || !a.made(f.Rule, v) {
			continue
		}
		n++
		lastHad = v.had(f.Rule.With, a.Log.Baby)
		if last = v.Date; !lastHad {
			short++
			f.breach(Breach{a.unseen(f.Rule.With) + " on " + v.Date.Full(), v.Date, v.Date, v.Row})
		}
	}
	f.needed = true
	with := a.unseen(f.Rule.With)
	record := ""
	if short > 1 || n > 1 && short > 0 && lastHad {
		record = " Of " + visitsWord(n) + ", " + strconv.Itoa(short) + " without it, the last time on " + f.last().Full() + "."
	}
	switch {
	case n == 0:
		f.State, f.Sentence = Waiting, "No visit yet at which the child was seen"+a.byWhose(f.Rule)+": "+a.see(f.Rule.With)+" at each."
	case short == 0:
		f.State, f.Sentence = Met, dateinput.Sentence(a.seen(f.Rule.With))+" at every visit: "+strconv.Itoa(n)+" of "+strconv.Itoa(n)+"."
	case f.Rule.Normally:
		f.State, f.Sentence = Look, "To look at: at "+strconv.Itoa(short)+" of "+visitsWord(n)+" "+with+", the last time on "+f.Looks[short-1].From.Full()+". The words of the clause make it no breach."
	case !lastHad:
		f.State, f.Sentence = DueNext, dateinput.Sentence(a.see(f.Rule.With))+" at the next visit: at the last one, on "+last.Full()+", "+with+"."+record
	default:
		f.State, f.Sentence = Met, "Done at the last visit, on "+last.Full()+"."+record
	}
}

// last is the day of the last breach, or of the last thing to look at.
func (f *Finding) last() civil.Date {
	if n := len(f.Breaches); n > 0 {
		return f.Breaches[n-1].To
	}
	return f.Looks[len(f.Looks)-1].To
}

func visitsWord(n int) string {
	if n == 1 {
		return "1 visit"
	}
	return strconv.Itoa(n) + " visits"
}

// mixed looks for announced and unannounced visits. No proportion is given, so it asks only
// that there are some of each.
func (a *Answer) mixed(f *Finding) {
	k := &f.Kinds
	for _, v := range a.Log.Visits {
		switch {
		case !a.made(f.Rule, v):
		case v.Announced == yes:
			k.Announced++
		case v.Announced == no:
			k.Unannounced++
		default:
			k.Unsaid++
		}
	}
	f.State = Look
	s := "Announced: " + strconv.Itoa(k.Announced) + ", unannounced: " + strconv.Itoa(k.Unannounced) + "."
	if k.Unsaid > 0 {
		s = s[:len(s)-1] + ", not said: " + strconv.Itoa(k.Unsaid) + "."
	}
	switch {
	case k.Announced+k.Unannounced+k.Unsaid == 0:
		f.State, s = Waiting, "No visit yet"+a.byWhose(f.Rule)+"."
	case k.Announced+k.Unannounced == 0:
		s = "To look at: no visit says whether it was announced. " + s
	case k.Announced == 0:
		s = "To look at: no announced visit is recorded. " + s
	case k.Unannounced == 0:
		s = "To look at: no unannounced visit is recorded. " + s
	default:
		f.State, s = Met, "Some of each. "+s
	}
	f.Sentence = s
}
