package dateinput_test

import (
	"strings"
	"testing"

	"handbook/wasm/dateinput"
)

func TestTimesThatFollowNoDate(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"23/11/2026x10:30", noDate, "a letter that is no T stands before the time"},
		{"23/11/2026-10:30", noDate, "a mark stands before it"},
		{"23 Sept10:30", noDate, "this T ends a word, not a date"},
		{"23/11/2026T10:30", "2026-11-23", "this one stands after a digit"},
		{"23/11/2026 10:p0", noDate, "no minutes"},
		{"2026-06-10T10:00:00Z", noDate, "ten o'clock, not midnight"},
		{"2026-06-10T05:00:00Z", noDate, "nor is five"},
		{"23xx November 2026", noDate, "no ordinal"},
		{"23t November 2026", noDate, "half of one"},
		{"Tue 20261123", "is a Monday, not a Tuesday", "eight digits that fit, but not on a Tuesday"},
		{"2010-12-31", outside, "the day before the first, as most programs write it"},
		{"\u00a0", "", "nothing but a no-break space"},
	} {
		if got := cellText(tt.given, first, last, unknown); got != tt.want {
			t.Errorf("%q: %s; want %s: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

func TestTheDayAfterTheLastOfAYearIsTold(t *testing.T) {
	got := cellText("10 March 2027", d("2026-03-10"), d("2027-03-09"), unknown)
	if want := "is outside 10 March 2026 to 9 March 2027"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestLongAndBrokenCellsAreQuotedInPart(t *testing.T) {
	for given, want := range map[string]string{
		strings.Repeat("é", 60): `"` + strings.Repeat("é", 40) + `…" is not a date (write it as 23 November 2026)`,
		strings.Repeat("é", 40): `"` + strings.Repeat("é", 40) + `" is not a date (write it as 23 November 2026)`,
		"\x80":                  `"` + "\ufffd" + `" is not a date (write it as 23 November 2026)`,
	} {
		if _, fault := dateinput.ReadCell(given, first, last, unknown); fault == nil || fault.Message != want {
			t.Errorf("%q: %+v, want %s", given, fault, want)
		}
	}
}

func TestTypedDatesAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		typed dateinput.Typed
		want  string
	}{
		{dateinput.Typed{Day: "31", Month: "12", Year: "2026"}, "2026-12-31"},
		{dateinput.Typed{Day: "1", Month: "1", Year: "2026"}, "2026-01-01"},
		{dateinput.Typed{Day: "00012", Month: "11", Year: "2026"}, "Date must be a real date"},
	} {
		date, fault := dateinput.Read("date", tt.typed)
		got := ""
		if fault != nil {
			got = fault.Message
		} else {
			got = date.String()
		}
		if got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.typed, got, tt.want)
		}
	}
	for given, want := range map[string]string{"absence": "Absence", "zone": "Zone", "{": "{"} {
		if got := dateinput.Sentence(given); got != want {
			t.Errorf("Sentence(%q) = %q, want %q", given, got, want)
		}
	}
}
