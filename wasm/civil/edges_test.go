package civil_test

import (
	"testing"

	"handbook/wasm/civil"
)

func TestYearsHaveAFirstAndALast(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		want             bool
		why              string
	}{
		{1, 1, 1, true, "the first day"},
		{0, 12, 31, false, "no year nought"},
		{9999, 12, 31, true, "the last day that four digits can write"},
		{10000, 1, 1, false, "five digits"},
	} {
		if _, got := civil.New(tt.year, tt.month, tt.day); got != tt.want {
			t.Errorf("New(%d, %d, %d): %v, want %v: %s", tt.year, tt.month, tt.day, got, tt.want, tt.why)
		}
	}
}

func TestDatesAreWrittenDigitByDigit(t *testing.T) {
	for _, want := range []string{"1987-06-25", "2026-10-31", "0305-01-02", "9876-12-10"} {
		if got := d(want).String(); got != want {
			t.Errorf("%s is written as %s", want, got)
		}
	}
}

func TestDaysForwardAndBack(t *testing.T) {
	for _, tt := range []struct {
		given string
		days  int
		want  string
		why   string
	}{
		{"2026-12-18", 14, "Friday 1 January 2027", "over the New Year"},
		{"2026-03-01", -1, "Saturday 28 February 2026", "2026 is no leap year"},
		{"2026-11-23", 0, "Monday 23 November 2026", "no days are the day itself"},
	} {
		if got := d(tt.given).AddDays(tt.days).Full(); got != tt.want {
			t.Errorf("%s and %d days: %s, want %s: %s", tt.given, tt.days, got, tt.want, tt.why)
		}
	}
}
