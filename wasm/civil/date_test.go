package civil_test

import (
	"testing"
	"time"

	"handbook/wasm/civil"
)

func d(s string) civil.Date {
	date, ok := civil.Parse(s)
	if !ok {
		panic("not a date in a test: " + s)
	}
	return date
}

func TestEveryDayAgreesWithTheStandardLibrary(t *testing.T) {
	for day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= 2400; day = day.AddDate(0, 0, 1) {
		y, m, dd := day.Date()
		got, ok := civil.New(y, int(m), dd)
		if !ok {
			t.Fatalf("New(%d, %d, %d) refused", y, m, dd)
		}
		gy, gm, gd := got.YMD()
		if gy != y || gm != int(m) || gd != dd || int(got.Weekday()) != int(day.Weekday()) {
			t.Fatalf("%v: got %d-%d-%d, %v", day, gy, gm, gd, got.Weekday())
		}
	}
}

func TestWrittenDates(t *testing.T) {
	if got := d("2026-11-03").String(); got != "2026-11-03" {
		t.Errorf("String: %s", got)
	}
	if got := d("2026-11-03").Long(); got != "3 November 2026" {
		t.Errorf("Long: %s", got)
	}
	if got := d("2026-11-03").Weekday().String(); got != "Tuesday" {
		t.Errorf("Weekday: %s", got)
	}
	if got := civil.MonthName(12); got != "December" {
		t.Errorf("MonthName: %s", got)
	}
	if got := d("2026-11-03").Year(); got != 2026 {
		t.Errorf("Year: %d", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range []struct{ given, why string }{
		{"", "nothing"},
		{"2026-1-03", "one digit for the month"},
		{"2026-02-29", "2026 is no leap year"},
		{"2026-13-01", "no thirteenth month"},
		{"2026-00-10", "no month nought"},
		{"2026-04-31", "April has 30 days"},
		{"2026-04-00", "no day nought"},
		{"0000-04-01", "no year nought"},
		{"2026/04/01", "slashes"},
		{"26-04-2001", "the wrong order"},
		{"2026-04-1a", "a letter in the day"},
		{"2026-a4-10", "a letter in the month"},
		{"2o26-04-10", "a letter in the year"},
		{"2026-04-011", "eleven characters"},
	} {
		if got, ok := civil.Parse(tt.given); ok {
			t.Errorf("Parse(%q) = %v, want a refusal: %s", tt.given, got, tt.why)
		}
	}
}

func TestCorrespondingDate(t *testing.T) {
	for _, tt := range []struct {
		given  civil.Date
		months int
		want   civil.Date
		why    string
	}{
		{d("2026-11-30"), 3, d("2027-02-28"), "February has no 30th: its last day, not 2 March"},
		{d("2027-11-30"), 3, d("2028-02-29"), "and in a leap year the 29th"},
		{d("2025-09-30"), 4, d("2026-01-30"), "Dodds v Walker: the 30th, not the month's end"},
		{d("2027-02-28"), 1, d("2027-03-28"), "the end of a month does not stick"},
		{d("2026-05-31"), -3, d("2026-02-28"), "backwards too"},
		{d("2024-02-29"), 12, d("2025-02-28"), "a leap day's anniversary"},
		{d("2026-01-15"), -1, d("2025-12-15"), "back over the New Year"},
		{d("2026-12-31"), 2, d("2027-02-28"), "two months in one step"},
	} {
		if got := tt.given.AddMonths(tt.months); got != tt.want {
			t.Errorf("%v + %d months = %v, want %v: %s", tt.given, tt.months, got, tt.want, tt.why)
		}
	}
}
