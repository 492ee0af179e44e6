package calendar

import "handbook/wasm/civil"

const substitute = " (substitute day)"

// ByRule works out a year's bank holidays in England and Wales by the rules alone:
// New Year's Day, Good Friday, Easter Monday, the first and last Monday of May, the
// last Monday of August, Christmas Day and Boxing Day, each on the next free
// weekday where it falls on a weekend (Banking and Financial Dealings Act 1971,
// Schedule 1, and yearly proclamations). It knows nothing of days moved or added
// for one year: since 1995 the rules alone are wrong in one year of four.
func ByRule(year int) []Holiday {
	easter := easterSunday(year)
	newYear := ofDay(year, 1, 1)
	christmas := ofDay(year, 12, 25)
	boxing := christmas + 1
	list := []Holiday{
		{newYear, "New Year's Day"},
		{easter - 2, "Good Friday"},
		{easter + 1, "Easter Monday"},
		{mondayOnOrAfter(ofDay(year, 5, 1)), "Early May bank holiday"},
		{mondayOnOrAfter(ofDay(year, 5, 25)), "Spring bank holiday"},
		{mondayOnOrAfter(ofDay(year, 8, 25)), "Summer bank holiday"},
		{christmas, "Christmas Day"},
		{boxing, "Boxing Day"},
	}
	switch newYear.Weekday() {
	case civil.Saturday:
		list[0] = Holiday{newYear + 2, list[0].Name + substitute}
	case civil.Sunday:
		list[0] = Holiday{newYear + 1, list[0].Name + substitute}
	}
	// Where one of the two Christmas days falls on a weekend its substitute comes
	// after the other, which may already be on the Monday.
	switch christmas.Weekday() {
	case civil.Friday: // Boxing Day is a Saturday
		list[7] = Holiday{boxing + 2, list[7].Name + substitute}
	case civil.Saturday:
		list[6] = Holiday{christmas + 2, list[6].Name + substitute}
		list[7] = Holiday{boxing + 2, list[7].Name + substitute}
	case civil.Sunday: // Boxing Day is the Monday, in its own right
		list[6] = Holiday{boxing, "Boxing Day"}
		list[7] = Holiday{boxing + 1, "Christmas Day" + substitute}
	}
	return list
}

func ofDay(y, m, d int) civil.Date {
	date, _ := civil.New(y, m, d)
	return date
}

func mondayOnOrAfter(d civil.Date) civil.Date {
	return d.AddDays((8 - int(d.Weekday())) % 7)
}

// easterSunday is the Gregorian computus in the form of Meeus, Jones and Butcher.
func easterSunday(y int) civil.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return ofDay(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}
