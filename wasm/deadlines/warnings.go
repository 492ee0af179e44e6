package deadlines

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Warning is what a careful colleague would point out about a case.
type Warning struct {
	Kind WarningKind
	Rule *rulebook.Rule // nil for what is of no one rule
	Text string         // a sentence or two that name every date
}

// WarningKind tells warnings apart, the gravest first.
type WarningKind string

// The kinds of warning.
const (
	WarnReviewGone    WarningKind = "review-gone" // the day of a booked review has gone, and nothing says that it was held
	WarnOverdue       WarningKind = "overdue"
	WarnBookedLate    WarningKind = "booked-late"    // booked beyond its limit
	WarnNothingBefore WarningKind = "nothing-before" // nothing lies where something has to, before the review
	WarnBeforeMeeting WarningKind = "before-meeting" // due before the meeting that is to agree it
	WarnBookByGone    WarningKind = "book-by-gone"   // no working day is left before the last day
	WarnSoon          WarningKind = "soon"           // the day to book by is within a week
)

var warningOrder = [...]WarningKind{WarnReviewGone, WarnOverdue, WarnBookedLate, WarnNothingBefore, WarnBeforeMeeting, WarnBookByGone, WarnSoon}

// SoonDays is how many days ahead of the day to book by a warning is given.
const SoonDays = 7

// warn collects the warnings of a case, the gravest first.
func (a *Answer) warn(kase Case) {
	var found []Warning
	if gone := kase.ReviewGone(); gone != 0 {
		words, _ := a.Area.Words(rulebook.NextReviewConference)
		found = append(found, Warning{WarnReviewGone, nil, "The day for which " + words.Noun + " was booked, " + gone.Full() + ", has gone. If it was held, give it as one that was held; if not, give the new date."})
	}
	for i := range a.Deadlines {
		d := &a.Deadlines[i]
		if kind, text := a.warning(d, kase); kind != "" {
			found = append(found, Warning{kind, d.Rule, text})
		}
		if meeting := meetingAfter(d, kase); meeting != 0 {
			found = append(found, Warning{WarnBeforeMeeting, d.Rule, d.Rule.Title + ": due by " + d.Due.Full() +
				", before the core group of " + meeting.Full() + ", the last one before the review."})
		}
	}
	for _, kind := range warningOrder {
		for _, w := range found {
			if w.Kind == kind {
				a.Warnings = append(a.Warnings, w)
			}
		}
	}
}

// warning is what there is to say of one deadline by itself.
func (a *Answer) warning(d *Deadline, kase Case) (WarningKind, string) {
	title := d.Rule.Title
	if d.Readings[0].Before && d.Rule.MetBy != "" && d.Actual == 0 {
		words, _ := a.Area.Words(d.Rule.MetBy)
		where := "on or before " + d.Due.Full()
		if d.Opens != 0 {
			where = "between " + d.Opens.Full() + " and " + d.Due.Full()
		}
		return WarnNothingBefore, title + ": no " + trimThe(words.Noun) + " lies " + where + "."
	}
	switch d.Status {
	case Overdue:
		return WarnOverdue, title + ": the last day was " + d.Due.Full() + ", " + days(d.Days) + " ago."
	case BookedLate:
		return WarnBookedLate, title + ": booked for " + d.Actual.Full() + ", " + days(d.Days) + " after the last day, " + d.Due.Full() + "."
	case Due:
		switch left := int(d.BookBy - kase.Today); {
		case left < 0:
			if s := d.strictest(); s.Due != d.Due {
				return WarnBookByGone, title + ": the last day is " + d.Due.Full() + "; read the stricter way, as " + s.Basis() + ", it was " + s.Due.Full() + "."
			}
			return WarnBookByGone, title + ": the last day is " + d.Due.Full() + ", and the last working day before it, " + d.BookBy.Full() + ", has gone."
		case left == 0:
			return WarnSoon, title + ": today is the day to book by."
		case left <= SoonDays:
			return WarnSoon, title + ": book by " + d.BookBy.Full() + ", in " + days(left) + "."
		}
	}
	return "", ""
}

// strictest is the reading whose day to book by is the deadline's, as that of one always is.
func (d *Deadline) strictest() *ReadingSum {
	i := 0
	for d.Readings[i].BookBy != d.BookBy {
		i++
	}
	return &d.Readings[i]
}

// ReviewGone is the day of a booked review that has gone without being given as held.
func (kase Case) ReviewGone() civil.Date {
	for _, day := range kase.Dates[rulebook.NextReviewConference] {
		if day < kase.Today && !contains(kase.Dates[rulebook.ReviewConference], day) {
			return day
		}
	}
	return 0
}

// meetingAfter is the last core group before the review where what is to be ready for
// that review falls due before it; else no date.
func meetingAfter(d *Deadline, kase Case) civil.Date {
	if !d.Readings[0].Before || d.From.Event != rulebook.NextReviewConference || d.Rule.MetBy != "" {
		return 0
	}
	meeting := civil.Date(0)
	for _, day := range kase.Dates[rulebook.CoreGroup] {
		if day <= d.From.Date {
			meeting = day
		}
	}
	if meeting <= d.Due {
		return 0
	}
	return meeting
}

// trimThe is an event's noun without its article.
func trimThe(noun string) string {
	if len(noun) > 4 && noun[:4] == "the " {
		return noun[4:]
	}
	return noun
}
