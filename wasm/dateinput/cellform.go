package dateinput

import "handbook/wasm/civil"

// state is what becomes of a reading. Of two that fail, the higher tells more.
type state byte

const (
	unreal   state = iota // there is no such day
	outside               // it is not between the first day and the last
	yearless              // nor is it in either century, the year having two numbers
	wrongDay              // it falls on another day of the week
	fits
	twoYears // it fits in both centuries
)

type reading struct {
	date  civil.Date
	state state
}

// readings is what a cell's text can mean: one thing, or two and the doubt between them.
type readings struct {
	one, two reading
	doubt    Doubt
	weekday  civil.Weekday // as written, or noWeekday
}

const noWeekday civil.Weekday = -1

// readingsOf reads a text that tidy has seen; ok is false where it is no date.
func readingsOf(text string, first, last civil.Date) (r readings, ok bool) {
	text = trimEnd(text)
	if n, ok := serial(text); ok {
		start, _ := civil.New(1899, 12, 30) // day 60 is the 29 February that 1900 had not
		mac, _ := civil.New(1904, 1, 1)
		r.doubt, r.weekday = DoubtSerial, noWeekday
		r.one = within(start.AddDays(n), first, last)
		r.two = within(mac.AddDays(n), first, last)
		return r, true
	}
	f, ok := formOf(trimEnd(withoutTime(text)))
	if !ok {
		return r, false
	}
	r.weekday = f.weekday
	r.one = f.reading(f.month, f.day, first, last)
	if f.swaps {
		r.doubt = DoubtOrder
		r.two = f.reading(f.day, f.month, first, last)
	}
	return r, !f.packed || r.one.state >= wrongDay
}

func within(date, first, last civil.Date) reading {
	if date < first || date > last {
		return reading{date, outside}
	}
	return reading{date, fits}
}

// form is a date as written, read with the day first where it may be.
type form struct {
	year, month, day int
	short            bool // the year has two numbers
	swaps            bool // the day and the month may change places
	packed           bool // eight digits: a date only if it fits, else any number
	weekday          civil.Weekday
}

func (f form) reading(month, day int, first, last civil.Date) (r reading) {
	y, end := f.year, f.year
	if f.short {
		y, end = 1900+f.year, 2000+f.year
	}
	for ; y <= end; y += 100 {
		date, ok := civil.New(y, month, day)
		if !ok {
			continue
		}
		now := within(date, first, last)
		switch {
		case now.state == fits && r.state == fits:
			r.state = twoYears
		case now.state == fits || r.state == unreal:
			r = now
		}
	}
	if f.short && r.state == outside {
		r.state = yearless
	}
	if r.state == fits && f.weekday != noWeekday && r.date.Weekday() != f.weekday {
		r.state = wrongDay
	}
	return r
}

// formOf reads the words of a date, a weekday before or after it.
func formOf(s string) (f form, ok bool) {
	var room [4]word
	words, ok := split(s, &room)
	if !ok {
		return f, false
	}
	words, f.weekday = takeWeekday(words)
	if len(words) == 1 && len(words[0].text) == 8 && words[0].digits() && !words[0].ordinal {
		s := words[0].text
		f.year, _ = number(s[:4])
		f.month, _ = number(s[4:6])
		f.day, _ = number(s[6:])
		f.packed = true
		return f, true
	}
	if len(words) != 3 {
		return f, false
	}
	day, month, year := words[0], words[1], words[2]
	switch {
	case len(day.text) == 4 && day.digits(): // 2026-11-23
		day, year = year, day
	case !day.digits(): // November 23, 2026
		day, month = month, day
	default:
		f.swaps = month.digits()
	}
	return f, f.take(day, month, year) && (!month.digits() || inNumbers(words))
}

// take reads the three words and reports whether each is what it is taken for.
func (f *form) take(day, month, year word) (ok bool) {
	f.short = len(year.text) == 2
	var dayOK, yearOK bool
	f.day, dayOK = number(day.text)
	f.year, yearOK = number(year.text)
	if month.digits() {
		f.month, ok = number(month.text)
	} else {
		f.month, ok = readMonth(month.text)
	}
	return ok && dayOK && yearOK && len(day.text) <= 2 && !year.ordinal &&
		(f.short || len(year.text) == 4) && (len(month.text) <= 2 || !month.digits())
}

// inNumbers reports whether a date without a month's name has the same mark between its
// numbers, and no 23rd.
func inNumbers(words []word) bool {
	for _, w := range words {
		if w.ordinal {
			return false
		}
	}
	gap := words[1].gap
	return gap == words[2].gap && (gap == '/' || gap == '-' || gap == '.' || gap == ' ')
}

// takeWeekday takes the name of a weekday from either end.
func takeWeekday(words []word) ([]word, civil.Weekday) {
	if d := weekday(words[0].text); d != noWeekday {
		return words[1:], d
	}
	if d := weekday(words[len(words)-1].text); d != noWeekday {
		return words[:len(words)-1], d
	}
	return words, noWeekday
}

// weekday reads an English weekday, or its first three letters or more.
func weekday(s string) civil.Weekday {
	for d := civil.Sunday; d <= civil.Saturday; d++ {
		if len(s) >= 3 && startsWith(d.String(), s) {
			return d
		}
	}
	if len(s) == 4 && startsWith("weds", s) {
		return civil.Wednesday
	}
	return noWeekday
}
