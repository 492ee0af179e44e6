// Package calendartest gives tests of the engine a calendar that stays as it is: the bank holidays
// in England and Wales from 2011 to 2028, as they were published on 21 August 2026. What the
// site publishes is in content/calendar/, where an editor adds days and years; what the engine
// makes of a list must not seem wrong for that.
package calendartest

import (
	_ "embed"
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

//go:embed bank-holidays.tsv
var list string

// Published is the calendar of Table.
func Published(t testing.TB) *calendar.Calendar {
	t.Helper()
	c, err := calendar.New(2011, 2028, Table(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Table is the list of bank holidays, each a date and a name, in order.
func Table(t testing.TB) []calendar.Holiday {
	t.Helper()
	var table []calendar.Holiday
	for line := range strings.Lines(list) {
		date, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		table = append(table, calendar.Holiday{Date: Date(date), Name: name})
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
