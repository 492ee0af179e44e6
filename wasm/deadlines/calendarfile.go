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

// CalendarFile is the answer's Events as a file.
func (a *Answer) CalendarFile() []byte { return ics.Write(a.Today, a.Events()) }

// Events has an event for each deadline and prompt that is still ahead or
// overdue, on its day to book by. Its titles are neutral, since a work calendar may be
// shared: the clause, and the reference where one was given. What is to be done
// stands in the description.
func (a *Answer) Events() (events []ics.Event) {
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
			UID:         a.Area.ID + "-" + d.Rule.ID + "-" + d.From.Date.String() + "-" + UID(a.Reference) + "@handbook",
			Date:        d.BookBy,
			Summary:     title,
			Description: about,
		})
	}
	return events
}

// open reports whether there is still something to do or to think about.
func (d *Deadline) open() bool {
	return d.Status == Due || d.Status == Overdue || d.Status == Prompt && d.Days >= 0
}

const hex = "0123456789abcdef"

// UID is a reference as letters, digits and hyphens, no two references alike: any other
// byte is written as two hexadecimal digits after a hyphen.
func UID(reference string) string {
	clean := make([]byte, 0, len(reference))
	for i := 0; i < len(reference); i++ {
		c := reference[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			clean = append(clean, c)
		} else {
			clean = append(clean, '-', hex[c>>4], hex[c&15])
		}
	}
	return string(clean)
}
