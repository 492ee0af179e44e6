package dateinput_test

import (
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

func TestEvidence(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  dateinput.Order
		why   string
	}{
		{"23/11/2026", dateinput.DayFirst, "there is no month 23"},
		{"11/23/2026", dateinput.MonthFirst, "there is no month 23"},
		{" 23.11.26 ", dateinput.DayFirst, "nor in a short form"},
		{"03/04/2026", dateinput.OrderUnknown, "in doubt"},
		{"04/04/2026", dateinput.OrderUnknown, "the same either way"},
		{"Fri 03/04/2026", dateinput.DayFirst, "4 March is a Wednesday"},
		{"03/04/2026 Wed", dateinput.MonthFirst, "3 April is a Friday"},
		{"31/11/2026", dateinput.OrderUnknown, "not real"},
		{"23/11/2060", dateinput.OrderUnknown, "outside"},
		{"2026-11-23", dateinput.OrderUnknown, "the year first"},
		{"23 November 2026", dateinput.OrderUnknown, "a month's name"},
		{"46349", dateinput.OrderUnknown, "a day number"},
		{"soon", dateinput.OrderUnknown, "no date"},
		{"", dateinput.OrderUnknown, "nothing"},
	} {
		if got := dateinput.EvidenceOf(tt.given, first, last); got != tt.want {
			t.Errorf("%q: %d, want %d: %s", tt.given, got, tt.want, tt.why)
		}
	}
	if got := dateinput.EvidenceOf("05/03/26", d("1925-06-01"), d("2026-03-20")); got != dateinput.OrderUnknown {
		t.Errorf("a short year that could be two is evidence of %d", got)
	}
}

func TestFaultsQuoteTheCell(t *testing.T) {
	for given, want := range map[string]string{
		" 31/11/2026 ":                `"31/11/2026" is not a real date`,
		"as soon\nas\u00a0 possible.": `"as soon as possible." is not a date (write it as 23 November 2026)`,
		strings.Repeat("é", 41):       `"` + strings.Repeat("é", 40) + `…" is not a date (write it as 23 November 2026)`,
	} {
		_, fault := dateinput.ReadCell(given, first, last, unknown)
		if fault == nil || fault.Message != want || fault.Parts != nil {
			t.Errorf("%q: %+v, want %s", given, fault, want)
		}
	}
}

func TestEveryDayReadsBack(t *testing.T) {
	epoch1900, epoch1904 := d("1899-12-30"), d("1904-01-01")
	for date := first; date <= last; date++ {
		y, m, day := date.YMD()
		month, weekday := civil.MonthName(m), date.Weekday().String()
		for _, form := range []string{
			date.String(),
			date.String() + "T23:59:59",
			strings.ReplaceAll(date.String(), "-", "/"),
			strings.ReplaceAll(date.String(), "-", ""),
			date.Long(),
			weekday + ", " + date.Long(),
			fmt.Sprintf("%02d-%s-%02d", day, month[:3], y%100),
			fmt.Sprintf("%s %d, %d", strings.ToUpper(month), day, y),
			fmt.Sprintf("%s %dth %s %d 0:00", weekday[:3], day, month[:3], y),
		} {
			if got := cellText(form, first, last, unknown); got != date.String() {
				t.Fatalf("%q: %s, want %v", form, got, date)
			}
		}
		for _, tt := range []struct {
			given string
			said  dateinput.Convention
		}{
			{fmt.Sprintf("%d/%d/%d", day, m, y), dayFirst},
			{fmt.Sprintf("%02d.%02d.%02d", m, day, y%100), monthFirst},
			{fmt.Sprint(int(date - epoch1900)), from1900},
			{fmt.Sprint(int(date-epoch1904), ".25"), from1904},
		} {
			if got := cellText(tt.given, first, last, tt.said); got != date.String() {
				t.Fatalf("%q, %v: %s, want %v", tt.given, tt.said, got, date)
			}
		}
	}
}

// FuzzReadCell finds that a cell is read as a date between the bounds, as two that
// differ, or not at all, and that what an order is evidence of is what is read by it.
func FuzzReadCell(f *testing.F) {
	for _, text := range []string{"Mon 23rd Nov 2026 10:30", "2026-11-23T00:00:00Z", "03/04/26", "46349.5", "20261123", "\u00a0é.,"} {
		f.Add(text, uint16(0), uint16(14609), byte(0))
	}
	f.Fuzz(func(t *testing.T, text string, from, length uint16, said byte) {
		first := d("1900-01-01") + civil.Date(from)
		last := first + civil.Date(length)
		c := dateinput.Convention{Order: dateinput.Order(said % 3), Serial: dateinput.Serial(said / 3 % 3)}
		cell, fault := dateinput.ReadCell(text, first, last, c)
		if fault != nil && (cell != dateinput.Cell{} || !strings.HasPrefix(fault.Message, `"`)) {
			t.Fatalf("%q: %+v and %+v", text, cell, fault)
		}
		for _, date := range []civil.Date{cell.Date, cell.Other} {
			if date != 0 && (date < first || date > last) {
				t.Fatalf("%q: %v is not between %v and %v", text, date, first, last)
			}
		}
		if (cell.Doubt == dateinput.Certain) != (cell.Other == 0) || cell.Date == cell.Other && cell.Date != 0 {
			t.Fatalf("%q: %+v", text, cell)
		}
		if order := dateinput.EvidenceOf(text, first, last); order != dateinput.OrderUnknown {
			_, by := dateinput.ReadCell(text, first, last, dateinput.Convention{Order: order})
			_, against := dateinput.ReadCell(text, first, last, dateinput.Convention{Order: 3 - order})
			if by != nil || against == nil {
				t.Fatalf("%q is evidence of %d, but %+v, %+v", text, order, by, against)
			}
		}
	})
}
