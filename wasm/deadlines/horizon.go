package deadlines

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Horizon is the day up to which repeating limits are projected.
type Horizon struct {
	Date civil.Date // no date: a few of each
	Is   string     // chosen, next-review or review-limit
}

// Of each repeating limit, so many further occurrences are shown where there is no
// horizon, and no more than so many up to one.
const (
	projectedFew  = 3
	projectedMost = 60
)

// horizon is the day that the person chose, else the review that is booked, else the
// last day for the one that is due.
func (a *Answer) horizon(kase Case) Horizon {
	if kase.Horizon != 0 {
		return Horizon{kase.Horizon, "chosen"}
	}
	if next := kase.Dates[rulebook.NextReviewConference]; len(next) > 0 && next[0] >= kase.Today {
		return Horizon{next[0], "next-review"}
	}
	for _, d := range a.Deadlines {
		if d.Rule.MetBy == rulebook.ReviewConference && d.Actual == 0 && d.Due >= kase.Today {
			return Horizon{d.Due, "review-limit"}
		}
	}
	return Horizon{}
}

// project adds to each repeating limit what would follow its open occurrence if each
// were held on its last day. A review's own limit is not bounded by that review.
func (a *Answer) project(kase Case) {
	a.Horizon = a.horizon(kase)
	for i := range a.Deadlines {
		d := &a.Deadlines[i]
		if d.Rule.Readings[0].Word != rulebook.Every || !d.last {
			continue
		}
		k, to := projectedFew, civil.Date(0)
		if a.Horizon.Is == "chosen" || a.Horizon.Is != "" && d.Rule.MetBy != rulebook.ReviewConference {
			k, to = projectedMost, a.Horizon.Date
		}
		if all, _ := recur(a.Book.Calendar, d.From.Date, d.Readings[0].span, k+1, to); len(all) > 1 { // it stops where the calendar does
			d.Then = all[1:]
		}
	}
}
