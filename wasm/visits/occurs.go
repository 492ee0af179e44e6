package visits

import (
	"handbook/wasm/dateinput"
	"handbook/wasm/rulebook"
)

// whenItOccurs lists the visits that show what brings a duty.
func (a *Answer) whenItOccurs(f *Finding) {
	var before *Visit // the home visit before this one, where the child was not seen at it
	for _, v := range a.Log.Visits {
		o := Occurrence{Date: v.Date, Rows: []int{v.Row}}
		failed := v.Home == yes && !v.Seen
		switch {
		case f.Rule.When == rulebook.FailedTwice:
			if failed && before != nil {
				o.Rows = []int{before.Row, v.Row}
				o.Text = "the child was not seen at two home visits running, " + both(before.Date, v.Date)
			}
		case f.Rule.With == rulebook.AtHome && v.Home == no:
		case a.made(f.Rule, v):
			o.Text, o.Reason = shows(f.Rule.When, v)
		}
		if o.Text != "" {
			f.occurs(o)
		}
		switch {
		case failed:
			before = v
		case v.Home == yes:
			before = nil
		}
	}
	n := len(f.Occurrences)
	switch n {
	case 0:
		f.State, f.Sentence = None, "No visit shows it."
	case 1:
		f.State, f.Sentence = Occurred, dateinput.Sentence(f.Occurrences[0].Text)+"."
	default:
		f.State, f.Sentence = Occurred, times(n)+", the last time: "+f.Occurrences[n-1].Text+"."+f.unreasoned()
	}
}

// unreasoned says how often no reason was recorded, where the last time it was.
func (f *Finding) unreasoned() string {
	n := 0
	for _, o := range f.Occurrences {
		if !o.Reason {
			n++
		}
	}
	if n == 0 || !f.Occurrences[len(f.Occurrences)-1].Reason {
		return ""
	}
	return " " + times(n) + " with no reason recorded."
}

// occurs adds an occurrence and its rows.
func (f *Finding) occurs(o Occurrence) {
	f.Occurrences = append(f.Occurrences, o)
	for _, row := range o.Rows {
		if n := len(f.Rows); n == 0 || f.Rows[n-1] != row { // the second of two is the first of the next two
			f.Rows = append(f.Rows, row)
		}
	}
}

// shows says that a visit shows an outcome, or nothing, and whether a reason was given.
func shows(outcome rulebook.Outcome, v *Visit) (text string, reason bool) {
	switch {
	case outcome == rulebook.NotSeen && !v.Seen:
		return "the child was not seen" + on(v), false
	case outcome == rulebook.Refused && !v.Seen && v.Why == refused:
		return "the child was not seen, since access was refused," + on(v), false
	case outcome == rulebook.NotAlone && v.Seen && v.Alone == no:
		if v.WhyNotAlone == "" {
			return "the child was seen, but not alone," + on(v) + ", and no reason is recorded", false
		}
		return "the child was seen, but not alone," + on(v) + ", with a reason recorded", true
	case outcome == rulebook.NotSeenAlone && !v.Seen:
		if v.Why == "" {
			return "the child was not seen" + on(v) + ", and no reason is recorded", false
		}
		return "the child was not seen" + on(v) + ", with a reason recorded", true
	case outcome == rulebook.NotSeenAlone && v.Alone == no:
		return shows(rulebook.NotAlone, v)
	case outcome == rulebook.AgreementWithheld && v.Seen && v.Alone == no && v.WhyNotAlone == withheld:
		return "the child was not seen alone, since agreement was withheld," + on(v), false
	}
	return "", false
}

func on(v *Visit) string { return " on " + v.Date.Full() }
