//go:build !js

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"handbook/wasm/calendar/calendartest"
)

// page is a list of one year.
const page = `---
first-year: 2028
published-to: 2028
read-on: 2026-08-21
days:
  - {date: 2028-01-03, name: "New Year's Day (substitute day)"}
  - {date: 2028-04-14, name: "Good Friday"}
  - {date: 2028-04-17, name: "Easter Monday"}
  - {date: 2028-05-01, name: "Early May bank holiday"}
  - {date: 2028-05-29, name: "Spring bank holiday"}
  - {date: 2028-08-28, name: "Summer bank holiday"}
  - {date: 2028-12-25, name: "Christmas Day"}
  - {date: 2028-12-26, name: "Boxing Day"}
---

Text.
`

func TestItFailsFromSixMonthsBefore(t *testing.T) {
	for _, tt := range []struct {
		today string
		fails bool
		why   string
	}{
		{"2026-08-21", false, "the day on which the list was read"},
		{"2028-06-29", false, "six months and a day before"},
		{"2028-06-30", true, "six months before 31 December: June has no 31st"},
		{"2028-12-31", true, "the last published day"},
		{"2031-01-01", true, "long after"},
	} {
		if err := check([]byte(page), calendartest.Date(tt.today)); (err != nil) != tt.fails {
			t.Errorf("%s, %s: %v", tt.today, tt.why, err)
		}
	}
}

func TestItSaysWhatToDo(t *testing.T) {
	err := check([]byte(page), calendartest.Date("2028-07-01"))
	if err == nil {
		t.Fatal("nothing is said")
	}
	for _, want := range []string{"content/calendar/bank-holidays.md: ", "31 December 2028", "today is 1 July 2028", "read on 21 August 2026", "GOV.UK", "days:", "published-to:", "read-on:", "content/changes/_index.md", "rules: [bank-holidays]", "make site", "make test"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it does not say %q: %v", want, err)
		}
	}
}

func TestADayIsOfTheRulesOrSaidToBeOfOneYearOnly(t *testing.T) {
	const spring = `  - {date: 2028-05-29, name: "Spring bank holiday"}`
	for _, tt := range []struct{ old, new, want string }{
		{spring, spring + "\n  - {date: 2028-06-02, name: \"Jubilee\"}", "days: 2028-06-02, Jubilee: the rules for bank holidays do not give this day (mend the date; or, where it was added or moved for this year alone, add {date: 2028-06-02} to one-year-only:"},
		{"days:\n", "one-year-only:\n  - {date: 2028-06-02}\ndays:\n", "days: 2028-06-02 is not there (one-year-only: 2028-06-02)"},
		{spring + "\n", "", "days: 2028-05-29 is not there (Spring bank holiday)"},
		{"2028-05-29", "2028-05-30", "days: 2028-05-30, Spring bank holiday: the rules"},
		{"days:\n", "one-year-only:\n  - {date: 2028-06-02, instead-of: 2028-05-30}\ndays:\n  - {date: 2028-06-02, name: \"Jubilee\"}\n", "one-year-only: 2028-06-02: instead-of: the rules do not give 2028-05-30"},
		{"days:\n", "one-year-only:\n  - {date: 2028-06-02}\ndays:\n  - {date: 2028-06-02, name: \"Jubilee\"}\n", ""},
		{"days:\n", "one-year-only:\n  - {date: 2028-06-02, instead-of: 2028-05-29}\ndays:\n  - {date: 2028-06-02, name: \"Spring\"}\n", "days: 2028-05-29, Spring bank holiday: the rules"},
	} {
		text := strings.Replace(page, tt.old, tt.new, 1)
		if err := check([]byte(text), calendartest.Date("2026-08-21")); tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), list+": "+tt.want)) {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}

func TestTheListOfTheHandbookIsRead(t *testing.T) {
	text, err := os.ReadFile("../../../" + list)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(text, calendartest.Date("2026-08-21")); err != nil {
		t.Error(err)
	}
	if err := check(text, calendartest.Date("2099-01-01")); err == nil || !strings.Contains(err.Error(), "are published to 31 December 20") {
		t.Error(err)
	}
	for _, wrong := range []string{"", "---\n---\n", strings.Replace(page, "2028\n", "soon\n", 1), strings.Replace(page, "2026-08-21", "August", 1)} {
		if err := check([]byte(wrong), calendartest.Date("2026-08-21")); err == nil || !strings.HasPrefix(err.Error(), list) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func TestTodayIsTheEpochsWhereOneIsSet(t *testing.T) {
	clock := time.Date(2028, 6, 29, 23, 30, 0, 0, time.UTC) // half past midnight in England
	for _, tt := range []struct{ epoch, want string }{
		{"", "2028-06-30"},
		{"1795391999", "2026-11-22"}, // one second before midnight
		{"1795392000", "2026-11-23"},
		{"yesterday", ""},
	} {
		got, err := today(tt.epoch, clock)
		if tt.want == "" {
			if err == nil || !strings.Contains(err.Error(), "SOURCE_DATE_EPOCH") {
				t.Errorf("%q: %v %v", tt.epoch, got, err)
			}
		} else if err != nil || got.String() != tt.want {
			t.Errorf("%q: %v %v, want %s", tt.epoch, got, err, tt.want)
		}
	}
}
