package visits

import (
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/ics"
	"handbook/wasm/rulebook"
)

// RespondCalendar reads a request as Respond does and writes the next visit and every last
// day as an iCalendar file, or a problem document; ok tells which.
func RespondCalendar(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, (*Answer).CalendarFile)
}

// CalendarFile is the answer's Events as a file.
func (a *Answer) CalendarFile() []byte { return ics.Write(a.Log.Today, a.Events()) }

// Events has an event for the next visit and one for each finding with a last day, on the
// day to book by. Titles are neutral, since a work calendar may be shared.
func (a *Answer) Events() (events []ics.Event) {
	if n := &a.Next; n.By != 0 {
		events = append(events, a.event("next-visit", a.Start.Date, n.BookBy, "visit", n.Sentence))
	}
	for i := range a.Findings {
		f := &a.Findings[i]
		if f.Due == 0 {
			continue
		}
		about := f.Rule.Title + ". Last day: " + f.Due.Long() + ". Clause " + f.Rule.Clause
		if f.Provisional {
			about = "Provisional: the bank holidays of that year are not published yet. " + about
		}
		events = append(events, a.event(f.Rule.ID, f.From, f.BookBy, f.Rule.Clause, about+"."))
	}
	return events
}

func (a *Answer) event(id string, from, day civil.Date, title, about string) ics.Event {
	title = "Date to keep: " + title
	if a.Log.Reference != "" {
		title += " (" + a.Log.Reference + ")"
	}
	return ics.Event{
		UID:         a.Area.ID + "-" + id + "-" + from.String() + "-" + deadlines.UID(a.Log.Reference) + "@handbook",
		Date:        day,
		Summary:     title,
		Description: about + " " + a.Area.Title + ". " + a.Area.Edition,
	}
}
