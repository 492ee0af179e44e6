package deadlines

import (
	"handbook/wasm/ics"
	"handbook/wasm/rulebook"
)

// RespondCalendar reads a request as Respond does and writes its open deadlines as an
// iCalendar file, or a problem document; ok tells which.
func RespondCalendar(book *rulebook.Book, request []byte) (response []byte, ok bool) {
	return respond(book, request, (*Answer).CalendarFile)
}

// CalendarFile has an event for each deadline and prompt that is still ahead or
// overdue, on its day to book by. Its titles are neutral, since a work calendar may be
// shared: the clause, and the reference where one was given. What is to be done
// stands in the description.
func (a *Answer) CalendarFile() []byte {
	var events []ics.Event
	for _, d := range a.Deadlines {
		if !d.open() {
			continue
		}
		title := "Date to keep: " + d.Rule.Clause
		if a.Reference != "" {
			title += " (" + a.Reference + ")"
		}
		about := d.Rule.Title + ". Last day: " + d.Due.Long() + ". Clause " + d.Rule.Clause + ", " + a.Area.Title + ". " + a.Area.Edition
		if d.Provisional {
			about += " Provisional: the bank holidays of that year are not published yet."
		}
		events = append(events, ics.Event{
			UID:         a.Area.ID + "-" + d.Rule.ID + "-" + d.From.Date.String() + "-" + uid(a.Reference) + "@handbook",
			Date:        d.BookBy,
			Summary:     title,
			Description: about,
		})
	}
	return ics.Write(a.Today, events)
}

// open reports whether there is still something to do or to think about.
func (d *Deadline) open() bool {
	return d.Status == Due || d.Status == Overdue || d.Status == Prompt && d.Days >= 0
}

// uid is a reference without what a UID should not have.
func uid(reference string) string {
	clean := make([]byte, 0, len(reference))
	for i := 0; i < len(reference); i++ {
		if c := reference[i] | 0x20; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			clean = append(clean, c)
		}
	}
	return string(clean)
}
