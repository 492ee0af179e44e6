package deadlines

import (
	"strconv"

	"handbook/wasm/civil"
)

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// Told is a deadline of which only that is kept which its sentence needs, for lists.
func Told(status Status, days int, actual civil.Date, otherwise string) *Deadline {
	return &Deadline{Status: status, Days: days, Actual: actual, otherwise: otherwise}
}

// Standing says in a sentence where the deadline stands. The page, its text, its table
// and its calendar file all have this sentence and no other.
func (d *Deadline) Standing() string {
	n := d.Days
	spare := ", in time: " + days(n) + " to spare."
	if n == 0 {
		spare = ", the last day."
	}
	switch d.Status {
	case Met:
		return "Done on " + d.Actual.Full() + spare
	case MetLate:
		return "Done on " + d.Actual.Full() + ", " + days(n) + " late." + d.Otherwise()
	case Booked:
		return "Booked for " + d.Actual.Full() + spare
	case BookedLate:
		return "Booked for " + d.Actual.Full() + ", " + days(n) + " too late." + d.Otherwise()
	case Due:
		if n == 0 {
			return "Due today."
		}
		return "Due in " + days(n) + "."
	case Overdue:
		return "Overdue by " + days(n) + "." + d.Otherwise()
	case Passed:
		return days(n) + " ago. No date given here tells whether it was done."
	}
	switch {
	case n < 0:
		return days(-n) + " ago."
	case n == 0:
		return "Today."
	}
	return "In " + days(n) + "."
}

// Otherwise says that the words also have a reading under which what is late is in time,
// or nothing.
func (d *Deadline) Otherwise() string {
	by := d.Actual
	if d.Status == Overdue {
		by = d.Due.AddDays(d.Days) // today
	}
	for i := range d.Readings {
		if r := &d.Readings[i]; r.Due >= by && !d.Set {
			return " In time if read as " + r.Basis() + ", until " + r.Due.Full() + "."
		}
	}
	return d.otherwise
}
