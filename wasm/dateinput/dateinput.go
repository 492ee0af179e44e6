// Package dateinput reads the three text fields of a GOV.UK date input, a day, a
// month as a number or an English word, and a year, and says what is wrong in the
// words of the GOV.UK Design System's date input and no others.
package dateinput

import "handbook/wasm/civil"

// Typed is what a person typed, as typed.
type Typed struct{ Day, Month, Year string }

// Empty reports whether nothing but spaces was typed.
func (t Typed) Empty() bool {
	return Trim(t.Day) == "" && Trim(t.Month) == "" && Trim(t.Year) == ""
}

// Fault is what is wrong with a date, and which fields to mark.
type Fault struct {
	Parts   []string // day, month, year
	Message string
}

var all = []string{"day", "month", "year"}

// Read reads a date that is called name, as in "date of the initial conference". Of
// several faults it tells the first in GOV.UK's order: nothing typed, a part missing,
// a year that has not four numbers, a date that is not real.
func Read(name string, t Typed) (civil.Date, *Fault) {
	if t.Empty() {
		return 0, &Fault{all, "Enter the " + name}
	}
	typed := [...]string{Trim(t.Day), Trim(t.Month), Trim(t.Year)}
	var missing []string
	for i, s := range typed {
		if s == "" {
			missing = append(missing, all[i])
		}
	}
	if len(missing) > 0 {
		message := Sentence(name) + " must include a " + missing[0]
		if len(missing) == 2 {
			message += " and " + missing[1]
		}
		return 0, &Fault{missing, message}
	}
	year, yearOK := number(typed[2])
	if !yearOK || len(typed[2]) != 4 {
		return 0, &Fault{all[2:], "Year must include 4 numbers"}
	}
	unreal := Sentence(name) + " must be a real date"
	month, ok := readMonth(typed[1])
	if !ok {
		return 0, &Fault{all[1:2], unreal}
	}
	day, ok := number(typed[0])
	if !ok || day < 1 || day > 31 {
		return 0, &Fault{all[:1], unreal}
	}
	date, ok := civil.New(year, month, day)
	if !ok {
		return 0, &Fault{all, unreal}
	}
	return date, nil
}

// Sentence is the name with a capital, to start a sentence.
func Sentence(name string) string {
	if name == "" || name[0] < 'a' || name[0] > 'z' {
		return name
	}
	return string(name[0]-'a'+'A') + name[1:]
}

// Trim is the text without spaces and tabs at its ends.
func Trim(s string) string {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		s = s[:len(s)-1]
	}
	return s
}

// number reads one to four digits.
func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// readMonth reads 1 to 12, with or without a nought before it, or a month's English
// name or its first three letters or more, in any case, a full stop after it or not.
func readMonth(s string) (int, bool) {
	if n, ok := number(s); ok {
		return n, n >= 1 && n <= 12 && len(s) <= 2
	}
	if s != "" && s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	for m := 1; m <= 12; m++ {
		if len(s) >= 3 && startsWith(civil.MonthName(m), s) {
			return m, true
		}
	}
	return 0, false
}

// startsWith compares without regard to case.
func startsWith(name, start string) bool {
	if len(start) > len(name) {
		return false
	}
	for i := 0; i < len(start); i++ {
		if name[i]|0x20 != start[i]|0x20 {
			return false
		}
	}
	return true
}
