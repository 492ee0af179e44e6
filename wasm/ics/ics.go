// Package ics writes iCalendar files (RFC 5545) of all-day events, which every
// calendar program can take in.
//
// Lines end in CRLF and are folded at 75 octets, never inside a character or an
// escape: some programs drop an event whose escape is split. Control characters are
// left out, bytes that are not UTF-8 become U+FFFD. There is no clock here: the stamp
// is the day that the caller gives, and an event's UID is the caller's, so that the
// same event taken in twice is updated, not doubled.
package ics

import (
	"unicode/utf8"

	"handbook/wasm/civil"
)

// Event is something that is due on a day.
type Event struct {
	UID         string // unique in the file and the same whenever the event is written
	Date        civil.Date
	Summary     string
	Description string // left out where empty
}

// Write writes a calendar of events, each with an alarm at nine o'clock on the day
// before. They do not make anybody busy and are marked private.
func Write(stamp civil.Date, events []Event) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Child Protection Plan Handbook//EN")
	w.line("METHOD", "PUBLISH")
	for _, e := range events {
		w.line("BEGIN", "VEVENT")
		w.text("UID", e.UID)
		w.line("DTSTAMP", basic(stamp)+"T000000Z")
		w.line("DTSTART;VALUE=DATE", basic(e.Date))
		w.line("DTEND;VALUE=DATE", basic(e.Date+1)) // the end is exclusive
		w.text("SUMMARY", e.Summary)
		w.text("DESCRIPTION", e.Description)
		w.line("CLASS", "PRIVATE")
		w.line("TRANSP", "TRANSPARENT")
		w.line("BEGIN", "VALARM")
		w.line("ACTION", "DISPLAY")
		w.text("DESCRIPTION", e.Summary)
		w.line("TRIGGER", "-PT15H") // an all-day event starts at midnight
		w.line("END", "VALARM")
		w.line("END", "VEVENT")
	}
	w.line("END", "VCALENDAR")
	return w.buf
}

// basic writes a date as 20261123.
func basic(d civil.Date) string {
	s := d.String()
	return s[:4] + s[5:7] + s[8:]
}

type writer struct {
	buf    []byte
	octets int // on the line so far
}

// put adds what must stay together on one line.
func (w *writer) put(piece []byte) {
	if w.octets+len(piece) > 75 {
		w.buf = append(w.buf, "\r\n "...)
		w.octets = 1
	}
	w.buf = append(w.buf, piece...)
	w.octets += len(piece)
}

func (w *writer) end() {
	w.buf = append(w.buf, "\r\n"...)
	w.octets = 0
}

// line writes a property whose value needs no escape.
func (w *writer) line(name, value string) {
	w.put([]byte(name + ":" + value))
	w.end()
}

// text writes a property of type TEXT, or nothing where it is empty.
func (w *writer) text(name, value string) {
	if value == "" {
		return
	}
	w.put([]byte(name + ":"))
	for i := 0; i < len(value); {
		r, size := utf8.DecodeRuneInString(value[i:])
		switch {
		case r == '\\' || r == ';' || r == ',':
			w.put([]byte{'\\', byte(r)})
		case r == '\r':
			if i+1 == len(value) || value[i+1] != '\n' {
				w.put([]byte(`\n`))
			}
		case r == '\n':
			w.put([]byte(`\n`))
		case r < ' ' && r != '\t' || r == 0x7F:
		default:
			w.put(utf8.AppendRune(nil, r))
		}
		i += size
	}
	w.end()
}
