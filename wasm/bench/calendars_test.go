//go:build !js

package main

import (
	"strings"
	"testing"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
)

// TestADifferenceAndItsReasonNeedEachOther: neither may stand alone.
func TestADifferenceAndItsReasonNeedEachOther(t *testing.T) {
	ours := calendartest.Published(t)
	theirs := map[civil.Date]bool{}
	for year := firstCompared; year <= lastCompared; year++ {
		for _, holiday := range ours.Holidays(year) {
			theirs[holiday.Date] = true
		}
	}
	delete(theirs, calendartest.Date("2022-09-19"))
	theirs[calendartest.Date("2030-05-28")] = true // a Tuesday
	theirs[calendartest.Date("2030-12-28")] = true // a Saturday, which is no difference
	found := differences(ours, "rickar/cal", theirs)
	const funeral, tuesday = "2022-09-19\trickar/cal\tlacks\tthe State Funeral\n", "2030-05-28\trickar/cal\tadds\ta slip\n"
	for _, tt := range []struct{ reasons, want string }{
		{funeral + tuesday, ""},
		{funeral, `rickar/cal adds Tuesday 28 May 2030 (here: ""), and wasm/bench/calendars.txt does not say why`},
		{tuesday, `rickar/cal lacks Monday 19 September 2022 (here: "State Funeral of Queen Elizabeth II"), and`},
		{funeral + tuesday + "2023-05-08\trickar/cal\tlacks\tthe Coronation\n", "explains what is no difference: \"2023-05-08\\trickar/cal\\tlacks\""},
		{"2022-09-19 rickar/cal lacks the State Funeral\n", "want the day, the library, lacks or adds, and why"},
	} {
		why, err := explanations(tt.reasons)
		var figures []figure
		if err == nil {
			figures, err = compared(ours, found, why)
		}
		switch {
		case tt.want != "":
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%q: %v, want %s", tt.reasons, err, tt.want)
			}
		case err != nil:
			t.Error(err)
		case len(figures) != 4 || figures[0].Value != 2 || !strings.HasPrefix(figures[0].How, "1 of 14") || !strings.Contains(figures[0].How, "1 of 96 ") ||
			!strings.Contains(figures[2].What, "19 September 2022 (published)") || !strings.Contains(figures[3].What, "28 May 2030 (provisional)"):
			t.Errorf("%q", figures)
		}
	}
}
