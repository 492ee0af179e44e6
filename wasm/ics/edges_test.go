package ics_test

import (
	"strings"
	"testing"

	"handbook/wasm/ics"
)

// described is the DESCRIPTION of an event as it stands in the file, folds and all.
func described(about string) string {
	text := string(ics.Write(d("2026-11-22"), []ics.Event{{UID: "a@handbook", Date: d("2026-11-23"), Summary: "s", Description: about}}))
	_, rest, _ := strings.Cut(text, "\r\nDESCRIPTION:")
	line, _, _ := strings.Cut(rest, "\r\nCLASS:")
	return line
}

func TestLineEndsInsideText(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"a\nb", `a\nb`, "a line feed"},
		{"a\r\nb", `a\nb`, "both are one line end"},
		{"a\rb", `a\nb`, "a carriage return alone"},
		{"a\r", `a\n`, "at the end"},
		{"a\r\r\n", `a\n\n`, "one alone, then both"},
		{"\rb", `\nb`, "at the start"},
		{"\n\rb", `\n\nb`, "the wrong way round they are two"},
	} {
		if got := described(tt.given); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

func TestALineHoldsSeventyFiveOctets(t *testing.T) {
	full := strings.Repeat("x", 75-len("DESCRIPTION:"))
	if got := described(full); got != full {
		t.Errorf("a line of 75 octets is folded: %q", got)
	}
	if got, want := described(full+"y"), full+"\r\n y"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	rest := strings.Repeat("y", 74)
	if got, want := described(full+rest+"z"), full+"\r\n "+rest+"\r\n z"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
