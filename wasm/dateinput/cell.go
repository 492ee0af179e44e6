package dateinput

import (
	"strconv"

	"handbook/wasm/civil"
)

// Order is whether dates in numbers have the day or the month first.
type Order byte

// The orders.
const (
	OrderUnknown Order = iota
	DayFirst
	MonthFirst
)

// Serial is where a spreadsheet starts to number days: with 1 January 1900 as day 1, as
// most do, or with 1 January 1904 as day 0, as Excel for the Macintosh did.
type Serial byte

// The systems of day numbers.
const (
	SerialUnknown Serial = iota
	Serial1900
	Serial1904
)

// Convention is what somebody has answered about the dates of a table. The zero
// Convention is that nobody has been asked.
type Convention struct {
	Order  Order
	Serial Serial
}

// Doubt is what has to be asked before it is certain which date a cell holds.
type Doubt byte

// The doubts.
const (
	Certain     Doubt = iota
	DoubtOrder        // 03/04/2026 is 3 April or 4 March
	DoubtSerial       // 46349 is 23 November 2026 or 24 November 2030
)

// Cell is the date in a spreadsheet's cell. In doubt, Date is what it is with the day
// first, or in the 1900 system, and Other what it is with the month first, or in the
// 1904 system; otherwise Other is 0. The Date of an empty cell is 0.
type Cell struct {
	Date, Other civil.Date
	Doubt       Doubt
}

// ReadCell reads a date as it stands in a spreadsheet's cell. It must lie between first
// and last: a reading outside them is none, and of two readings the other is then
// certain. A year of two numbers is the only one of 1900 to 2099 that puts the date
// between them. A weekday must fit. A time of day is left aside.
//
// What the convention says settles a doubt, but makes no date of what cannot be read so:
// 11/23/2026 is refused among dates that have the day first.
//
// The fault's message is a sentence without its full stop that starts with the cell's
// text in quotes. It marks no parts.
func ReadCell(text string, first, last civil.Date, c Convention) (Cell, *Fault) {
	text = tidy(text)
	if text == "" {
		return Cell{}, nil
	}
	if date, ok := civil.Parse(text); ok && date >= first && date <= last { // as most programs write it
		return Cell{Date: date}, nil
	}
	r, ok := readingsOf(text, first, last)
	if !ok {
		return Cell{}, fault(text, "is not a date (write it as 23 November 2026)")
	}
	said := [...]byte{Certain: 0, DoubtOrder: byte(c.Order), DoubtSerial: byte(c.Serial)}[r.doubt]
	one, two := r.one, r.two
	if said == byte(MonthFirst) { // or the second of the systems of day numbers
		one, two = two, one
	}
	switch {
	case said == 0 && one.state == fits && two.state == fits && one.date != two.date:
		return Cell{one.date, two.date, r.doubt}, nil
	case said == 0 && two.state > one.state:
		one, two = two, one
	case r.doubt == DoubtOrder && said != 0 && one.state < fits && two.state == fits:
		return Cell{}, fault(text, wrongOrder(c.Order))
	}
	if one.state != fits {
		if said != 0 {
			two = reading{}
		}
		return Cell{}, fault(text, r.trouble(one, two, first, last))
	}
	return Cell{Date: one.date}, nil
}

// EvidenceOf is the order of a date in numbers that can be read in one order only, and
// OrderUnknown for any other text. It tells how a column's other dates are to be read.
func EvidenceOf(text string, first, last civil.Date) Order {
	if _, iso := civil.Parse(text); iso {
		return OrderUnknown
	}
	r, ok := readingsOf(tidy(text), first, last)
	switch {
	case !ok || r.doubt != DoubtOrder:
	case r.one.state == fits && r.two.state < fits:
		return DayFirst
	case r.two.state == fits && r.one.state < fits:
		return MonthFirst
	}
	return OrderUnknown
}

// trouble says why a cell that was read as a date is none that can be used. The second
// reading counts where both fail for the same reason, and nobody has said which it is.
func (r readings) trouble(one, two reading, first, last civil.Date) string {
	switch one.state {
	case wrongDay:
		is := one.date.Weekday().String()
		if two.state == wrongDay && two.date.Weekday() != one.date.Weekday() {
			is += " or a " + two.date.Weekday().String()
		}
		return "is a " + is + ", not a " + r.weekday.String()
	case outside:
		from, to := first.Long(), last.Long()
		if y := one.date.Year(); y < first.Year() || y > last.Year() {
			from, to = strconv.Itoa(first.Year()), strconv.Itoa(last.Year()) // say enough
		}
		if r.doubt == DoubtSerial {
			return "is a spreadsheet's day number, but for a day outside " + from + " to " + to
		}
		return "is outside " + from + " to " + to
	case yearless, twoYears:
		return "needs its year in four numbers"
	}
	return "is not a real date"
}

func wrongOrder(said Order) string {
	if said == DayFirst {
		return "has the month first while the others have the day first"
	}
	return "has the day first while the others have the month first"
}

// fault quotes no more of a cell than shows which it is.
func fault(text, message string) *Fault {
	n := 0
	for i := range text {
		if n++; n > 40 {
			text = text[:i] + "…"
			break
		}
	}
	return &Fault{Message: "\"" + text + "\" " + message}
}
