//go:build !js

package main

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sheets are style sheets of a few rules, some of them in blocks for a medium.
func sheets() *rapid.Generator[string] {
	selector := rapid.SampledFrom([]string{"a", ".govuk-link", ".govuk-link--muted", ".govuk-body", ".govuk-label:not(.govuk-label--s,.govuk-body)", ".own", ".govuk-input--width-4 p"})
	rule := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(selector, 1, 4).Draw(t, "selectors"), ",") + rapid.SampledFrom([]string{"{a:b}", "{}", "{c:d;e:f}"}).Draw(t, "body")
	})
	block := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"@media print", "@supports (a:b)"}).Draw(t, "at") + "{" + strings.Join(rapid.SliceOfN(rule, 0, 3).Draw(t, "rules"), "") + "}"
	})
	return rapid.Map(rapid.SliceOfN(rapid.OneOf(rule, block), 0, 6), func(parts []string) string { return strings.Join(parts, "") })
}

// What is left of a style sheet is left of it again, without an empty block, and naming more
// classes never leaves less.
func TestTrimmingTwiceIsTrimmingOnce(t *testing.T) {
	few := map[string]bool{"govuk-link": true}
	more := map[string]bool{"govuk-link": true, "govuk-body": true, "govuk-label": true, "govuk-input--width-": true}
	rapid.Check(t, func(t *rapid.T) {
		css := sheets().Draw(t, "css")
		once, err := trim(css, few)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := trim(once, few); err != nil || again != once || strings.Contains(once, "{}") {
			t.Fatalf("%s is trimmed to %s, and that to %s, %v", css, once, again, err)
		}
		if wide, err := trim(css, more); err != nil || len(wide) < len(once) {
			t.Fatalf("%s is trimmed to %s, and with more classes named to %s, %v", css, once, wide, err)
		}
	})
}

// FuzzTrim finds that no text makes the trimmer panic, and that it only leaves out.
func FuzzTrim(f *testing.F) {
	for _, css := range []string{".govuk-link{a:b}", "@media print{.govuk-body{a:b}p{c:d}}", "p{a:b", "}{", ":not(", "@page{size:A4;@bottom-left{content:\"}\"}}"} {
		f.Add(css)
	}
	named := map[string]bool{"govuk-link": true, "govuk-input--width-": true}
	f.Fuzz(func(t *testing.T, css string) {
		if out, err := trim(css, named); err == nil && len(out) > len(css) {
			t.Fatalf("%q is trimmed to %q", css, out)
		}
	})
}
