package dateinput_test

import (
	"strings"
	"testing"

	"handbook/wasm/dateinput"
)

const name = "date of the initial conference"

func TestReads(t *testing.T) {
	for _, tt := range []struct{ day, month, year, want string }{
		{"23", "11", "2026", "2026-11-23"},
		{" 3 ", "03", "2026", "2026-03-03"},
		{"3", "mar", "2026", "2026-03-03"},
		{"3", "March", "2026", "2026-03-03"},
		{"3", "SEPT", "2026", "2026-09-03"},
		{"3", "Sep.", "2026", "2026-09-03"},
		{"29", "february", "2028", "2028-02-29"},
	} {
		got, fault := dateinput.Read(name, dateinput.Typed{tt.day, tt.month, tt.year})
		if fault != nil || got.String() != tt.want {
			t.Errorf("%s %s %s: %v, %v; want %s", tt.day, tt.month, tt.year, got, fault, tt.want)
		}
	}
}

// The wording is that of the GOV.UK Design System's date input.
func TestFaults(t *testing.T) {
	for _, tt := range []struct{ day, month, year, message, parts string }{
		{"", "", "", "Enter the date of the initial conference", "day month year"},
		{" ", "", "\t", "Enter the date of the initial conference", "day month year"},
		{"23", "", "2026", "Date of the initial conference must include a month", "month"},
		{"", "11", "2026", "Date of the initial conference must include a day", "day"},
		{"23", "11", "", "Date of the initial conference must include a year", "year"},
		{"", "", "2026", "Date of the initial conference must include a day and month", "day month"},
		{"23", "", "", "Date of the initial conference must include a month and year", "month year"},
		{"23", "11", "26", "Year must include 4 numbers", "year"},
		{"23", "11", "20266", "Year must include 4 numbers", "year"},
		{"23", "11", "2o26", "Year must include 4 numbers", "year"},
		{"23", "13", "2026", "Date of the initial conference must be a real date", "month"},
		{"23", "0", "2026", "Date of the initial conference must be a real date", "month"},
		{"23", "011", "2026", "Date of the initial conference must be a real date", "month"},
		{"23", "ma", "2026", "Date of the initial conference must be a real date", "month"},
		{"23", "novembre", "2026", "Date of the initial conference must be a real date", "month"},
		{"23", "novembers", "2026", "Date of the initial conference must be a real date", "month"},
		{"32", "11", "2026", "Date of the initial conference must be a real date", "day"},
		{"0", "11", "2026", "Date of the initial conference must be a real date", "day"},
		{"3rd", "11", "2026", "Date of the initial conference must be a real date", "day"},
		{"12345", "11", "2026", "Date of the initial conference must be a real date", "day"},
		{"31", "11", "2026", "Date of the initial conference must be a real date", "day month year"},
		{"29", "2", "2027", "Date of the initial conference must be a real date", "day month year"},
		{"1", "1", "0000", "Date of the initial conference must be a real date", "day month year"},
	} {
		_, fault := dateinput.Read(name, dateinput.Typed{tt.day, tt.month, tt.year})
		if fault == nil || fault.Message != tt.message || strings.Join(fault.Parts, " ") != tt.parts {
			t.Errorf("%q %q %q: %+v; want %q at %s", tt.day, tt.month, tt.year, fault, tt.message, tt.parts)
		}
	}
}

func TestSentence(t *testing.T) {
	for given, want := range map[string]string{"date": "Date", "": "", "ICPC date": "ICPC date"} {
		if got := dateinput.Sentence(given); got != want {
			t.Errorf("Sentence(%q) = %q", given, got)
		}
	}
}
