package visits

import (
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// between judges what is to be done once between one conference and the next. A visit on the
// day of a conference counts for the time after it. The booked review, once its day has
// come, is taken to have been held.
func (a *Answer) between(f *Finding) {
	bounds := a.conferences()
	i, missed := 0, false // missed: the time before the open one went by without
	for ; i+1 < len(bounds) && bounds[i+1] <= a.Log.Today; i++ {
		if bounds[i+1] <= a.Start.Date { // the child was not born yet
			continue
		}
		_, did := a.doneIn(f.Rule, bounds[i], bounds[i+1])
		if missed = !did; missed {
			f.breach(Breach{a.unseen(f.Rule.With) + a.byWhose(f.Rule) + " between the conferences of " + bounds[i].Long() + " and " + bounds[i+1].Long(), bounds[i], bounds[i+1], -1})
		}
	}
	f.From = bounds[i]
	end := civil.Date(0)
	if i+1 < len(bounds) {
		end = bounds[i+1]
	}
	done, did := a.doneIn(f.Rule, bounds[i], end)
	if did {
		f.State = Met
		f.Sentence = "Done: " + a.seen(f.Rule.With) + " on " + done.Full() + ", since the conference of " + bounds[i].Long() + "."
	} else {
		a.openBetween(f, end, missed)
	}
	record := f.Breaches
	if f.Rule.Normally {
		record = f.Looks
	}
	if n := len(record); n == 1 {
		f.Sentence += " Once not done: " + record[0].Text + "."
	} else if n > 1 {
		f.Sentence += " " + times(n) + " not done, the last time: " + record[n-1].Text + "."
	}
}

// openBetween says by when it is to be done in the time that is running.
func (a *Answer) openBetween(f *Finding, end civil.Date, missed bool) {
	f.needed = true
	f.State = Due
	to := dateinput.Sentence(a.see(f.Rule.With))
	if end != 0 {
		f.Due = max(end-1, f.From)
		f.BookBy = deadlines.BookBy(a.Book.Calendar, f.Due, f.From)
		f.Provisional = a.Book.Calendar.Provisional(f.Due)
	}
	switch {
	case missed && f.Rule.Normally:
		f.State = Look
		to = "To look at: not done before the last conference, nor since. " + to
	case missed:
		f.State, f.gone = Overdue, f.From-1
		to = "Overdue: not done before the last conference, nor since. " + to
	}
	if end == 0 {
		f.Sentence = to + " before the next review conference, whose date is not given."
		return
	}
	f.Sentence = to + " by " + f.Due.Full() + ", the day before the next conference."
}

// conferences are the days of the conferences, the one that is booked last.
func (a *Answer) conferences() []civil.Date {
	days := append([]civil.Date{a.Log.date(rulebook.InitialConference)}, a.Log.Dates[rulebook.ReviewConference]...)
	days = append(days, a.Log.Dates[rulebook.NextReviewConference]...)
	distinct := days[:1]
	for _, d := range days[1:] {
		if d != distinct[len(distinct)-1] {
			distinct = append(distinct, d)
		}
	}
	return distinct
}

// doneIn finds the last visit from one day to the day before another that does what a rule
// asks.
func (a *Answer) doneIn(r *rulebook.VisitRule, from, before civil.Date) (on civil.Date, did bool) {
	for _, v := range a.Log.Visits {
		if v.Date >= from && (before == 0 || v.Date < before) && a.qualifies(r, v) {
			on, did = v.Date, true
		}
	}
	return on, did
}
