package dateinput_test

import "testing"

func TestTimesThatFollowNoDate(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"23/11/2026x10:30", noDate, "a letter that is no T stands before the time"},
		{"23/11/2026-10:30", noDate, "a mark stands before it"},
		{"23 Sept10:30", noDate, "this T ends a word, not a date"},
		{"23/11/2026T10:30", "2026-11-23", "this one stands after a digit"},
	} {
		if got := cellText(tt.given, first, last, unknown); got != tt.want {
			t.Errorf("%q: %s; want %s: %s", tt.given, got, tt.want, tt.why)
		}
	}
}
