// Package calendartest gives tests the calendar that the site publishes.
package calendartest

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

var day = regexp.MustCompile(`(?m)^  - \{date: (\S+), name: "(.*)"\}$`)

// Published reads content/calendar/bank-holidays.md.
func Published(t testing.TB) *calendar.Calendar {
	t.Helper()
	c, err := calendar.New(2011, 2028, Table(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Table is the list of published bank holidays.
func Table(t testing.TB) []calendar.Holiday {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	path := filepath.Join(filepath.Dir(here), "../../../content/calendar/bank-holidays.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var table []calendar.Holiday
	for _, m := range day.FindAllStringSubmatch(string(text), -1) {
		table = append(table, calendar.Holiday{Date: Date(m[1]), Name: m[2]})
	}
	return table
}

// Date is a date that a test writes out; it panics where there is no such day.
func Date(s string) civil.Date {
	d, ok := civil.Parse(s)
	if !ok {
		panic("not a date in a test: " + s)
	}
	return d
}
