// Package civil holds calendar dates as people write them in a case record: a
// year, a month and a day, with no clock and no time zone.
//
// Months are counted by the corresponding date rule (Dodds v Walker [1981] 1 WLR
// 1027): the same day number in the month arrived at, or that month's last day
// where it has no such day. So 30 November and three months is 28 February, in
// both directions, and never 2 March. The proleptic Gregorian calendar is used
// throughout, years 1 to 9999.
//
// The package imports nothing: it is compiled into the page's module, where bytes
// are what costs.
package civil

// Date is a civil date, held as the number of days since 31 December of the year
// before year 1. Dates compare with <, == and >. The zero Date is no date.
type Date int32

// Weekday is a day of the week, Sunday being 0.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

const daysIn400Years = 146097

var (
	weekdayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	monthNames   = [...]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"}
	daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}
)

// String is the day's English name.
func (w Weekday) String() string { return weekdayNames[w] }

// MonthName is the English name of month m, 1 being January. It panics outside 1 to 12.
func MonthName(m int) string { return monthNames[m-1] }

// Leap reports whether February of year y has 29 days.
func Leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// DaysIn is the number of days in month m of year y.
func DaysIn(y, m int) int {
	switch m {
	case 2:
		if Leap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// New gives the date of day d in month m of year y; ok is false where there is no
// such day, or the year is not one of 1 to 9999.
func New(y, m, d int) (date Date, ok bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > DaysIn(y, m) {
		return 0, false
	}
	return ofDay(y, m, d), true
}

// ofDay is New for a day that is known to be real.
func ofDay(y, m, d int) Date {
	n := (y-1)*365 + (y-1)/4 - (y-1)/100 + (y-1)/400 + daysBefore[m-1] + d
	if m > 2 && Leap(y) {
		n++
	}
	return Date(n)
}

// Parse reads a date written as 2026-11-23, and nothing else: ten characters, a
// real day. ok is false otherwise.
func Parse(s string) (date Date, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	return New(digits(s[:4]), digits(s[5:7]), digits(s[8:]))
}

// digits gives a number, or 0, which is no year, month or day, for what is none.
func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// YMD gives the date's year, month and day.
func (d Date) YMD() (year, month, day int) {
	n := int(d) - 1
	n400 := n / daysIn400Years
	n -= n400 * daysIn400Years
	n100 := min(n/36524, 3)
	n -= n100 * 36524
	n4 := n / 1461
	n -= n4 * 1461
	n1 := min(n/365, 3)
	n -= n1 * 365
	year = n400*400 + n100*100 + n4*4 + n1 + 1
	for month = 12; ; month-- {
		before := daysBefore[month-1]
		if month > 2 && Leap(year) {
			before++
		}
		if n >= before {
			return year, month, n - before + 1
		}
	}
}

// Year is the date's year.
func (d Date) Year() int {
	y, _, _ := d.YMD()
	return y
}

// Weekday is the day of the week on which the date falls.
func (d Date) Weekday() Weekday { return Weekday(d % 7) }

// AddDays is the date n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths is the corresponding date n months later, or earlier where n is
// negative: the same day number, or the last day of a month that has none. A sum
// of several months is made in one step, since 31 January and twice one month is
// 31 March, while two steps of one month would give 28 March.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.YMD()
	months := y*12 + m - 1 + n
	y, m = months/12, months%12+1
	return ofDay(y, m, min(day, DaysIn(y, m)))
}

// String writes the date as 2026-11-23.
func (d Date) String() string { return string(d.Append(nil)) }

// Append adds the date, as String writes it, to bytes.
func (d Date) Append(b []byte) []byte {
	y, m, day := d.YMD()
	return append(b, digit(y/1000), digit(y/100), digit(y/10), digit(y), '-',
		digit(m/10), digit(m), '-', digit(day/10), digit(day))
}

func digit(n int) byte { return byte('0' + n%10) }

// Long writes the date as English does: 23 November 2026.
func (d Date) Long() string {
	y, m, day := d.YMD()
	return itoa(day) + " " + monthNames[m-1] + " " + itoa(y)
}

// Full is Long with the day of the week: Monday 23 November 2026.
func (d Date) Full() string { return d.Weekday().String() + " " + d.Long() }

func itoa(n int) string {
	var b [4]byte
	i := len(b)
	for {
		i--
		b[i] = digit(n)
		if n /= 10; n == 0 {
			return string(b[i:])
		}
	}
}
