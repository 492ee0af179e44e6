package dateinput_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

// anyDay is a day of the calendar's years.
func anyDay(t *rapid.T) civil.Date {
	return first.AddDays(rapid.IntRange(0, int(last-first)).Draw(t, "day"))
}

// typed is one way in which a person may type a day.
func typed(t *rapid.T, day civil.Date) dateinput.Typed {
	y, m, d := day.YMD()
	name := civil.MonthName(m)
	month := rapid.SampledFrom([]string{
		strconv.Itoa(m), fmt.Sprintf("%02d", m), name, strings.ToUpper(name), strings.ToLower(name)[:3],
		name[:rapid.IntRange(3, len(name)).Draw(t, "letters")] + ".",
	}).Draw(t, "month")
	space := rapid.SampledFrom([]string{"", " ", "\t", "  "})
	around := func(s, part string) string {
		return space.Draw(t, "before the "+part) + s + space.Draw(t, "after the "+part)
	}
	return dateinput.Typed{
		Day:   around(rapid.SampledFrom([]string{strconv.Itoa(d), fmt.Sprintf("%02d", d)}).Draw(t, "day as typed"), "day"),
		Month: around(month, "month"),
		Year:  around(strconv.Itoa(y), "year"),
	}
}

// However a day is typed, it is read as that day.
func TestADayIsReadHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay(t)
		as := typed(t, day)
		if got, fault := dateinput.Read("day", as); fault != nil || got != day {
			t.Fatalf("%q is read as %v, %+v, want %v", as, got, fault, day)
		}
	})
}

// A day that is one too high, in the day or in the month, is refused and not carried over.
func TestNothingIsCarriedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := anyDay(t).YMD()
		month, day := m, civil.DaysIn(y, m)+rapid.IntRange(1, 70).Draw(t, "too many days")
		marked := 3 // fields: a day that another month has may be wrong in any
		if day > 31 {
			marked = 1
		}
		if rapid.Bool().Draw(t, "the month") {
			month, day, marked = 12+rapid.IntRange(1, 87).Draw(t, "too many months"), d, 1
		}
		got, fault := dateinput.Read("day", dateinput.Typed{Day: strconv.Itoa(day), Month: strconv.Itoa(month), Year: strconv.Itoa(y)})
		if fault == nil || fault.Message != "Day must be a real date" || got != 0 || len(fault.Parts) != marked {
			t.Fatalf("%d %d %d is read as %v, %+v", day, month, y, got, fault)
		}
	})
}

// What a cell can be read as in two ways is one of the two once that is answered, and an
// answer about the other doubt changes nothing.
func TestAnAnswerSettlesADoubt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := anyDay(t).YMD()
		text := fmt.Sprintf("%d/%d/%d", d, m, y)
		first1900, _ := civil.New(1899, 12, 30)
		if rapid.Bool().Draw(t, "a day number") {
			day, _ := civil.New(y, m, d)
			text = strconv.Itoa(int(day - first1900))
		}
		cell, fault := dateinput.ReadCell(text, first, last, unknown)
		if fault != nil {
			t.Fatalf("%q: %+v", text, fault)
		}
		for _, tt := range []struct {
			said  dateinput.Convention
			about dateinput.Doubt
			want  civil.Date
		}{
			{dayFirst, dateinput.DoubtOrder, cell.Date}, {monthFirst, dateinput.DoubtOrder, cell.Other},
			{from1900, dateinput.DoubtSerial, cell.Date}, {from1904, dateinput.DoubtSerial, cell.Other},
		} {
			settled, fault := dateinput.ReadCell(text, first, last, tt.said)
			switch {
			case cell.Doubt == tt.about && (fault != nil || settled != dateinput.Cell{Date: tt.want}):
				t.Fatalf("%q is %+v, and with %+v %+v, %+v", text, cell, tt.said, settled, fault)
			case cell.Doubt != tt.about && cell.Doubt != dateinput.Certain && settled != cell:
				t.Fatalf("%q is %+v, and with %+v, which is about something else, %+v", text, cell, tt.said, settled)
			}
		}
	})
}

// FuzzRead finds that what is typed is a day or a fault and never both, that a fault marks
// parts and says something, and that a day that is read reads again as itself.
func FuzzRead(f *testing.F) {
	for _, as := range [][3]string{{"23", "11", "2026"}, {" 1 ", "Sept.", "2026"}, {"29", "feb", "2027"}, {"", "", ""}, {"0", "13", "026"}, {"٣", "may", "2026"}, {"1", "j", "10000"}, {"-1", "+2", "1e3"}} {
		f.Add(as[0], as[1], as[2])
	}
	f.Fuzz(func(t *testing.T, day, month, year string) {
		as := dateinput.Typed{Day: day, Month: month, Year: year}
		date, fault := dateinput.Read("day", as)
		if fault != nil {
			if date != 0 || fault.Message == "" || len(fault.Parts) == 0 || as.Empty() != (fault.Message == "Enter the day") {
				t.Fatalf("%q: %v, %+v", as, date, fault)
			}
			return
		}
		y, m, d := date.YMD()
		if back, fault := dateinput.Read("day", dateinput.Typed{Day: strconv.Itoa(d), Month: civil.MonthName(m), Year: fmt.Sprintf("%04d", y)}); fault != nil || back != date {
			t.Fatalf("%q is read as %v, which is read as %v, %+v", as, date, back, fault)
		}
	})
}
