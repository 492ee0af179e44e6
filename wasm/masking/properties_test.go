package masking_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/masking"
)

// around are words of a plan, which stand before and after what identifies somebody.
var around = rapid.SampledFrom([]string{"", "The plan says that", "and", "see the record of", "from then on", "(as agreed)", "every week:", "is to be rung on", "“", "first"})

// nhsNumber is ten digits whose check digit is right: the sum of the digits, each times what
// its place weighs, from 10 down to 1, is a multiple of 11.
func nhsNumber(t *rapid.T) string {
	for {
		digits, sum := make([]byte, 10), 0
		for i := range 9 {
			digits[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
			sum += int(digits[i]-'0') * (10 - i)
		}
		check := (11 - sum%11) % 11
		digits[9] = byte('0' + check)
		if check < 10 && strings.Trim(string(digits), string(digits[:1])) != "" && digits[0] != '0' {
			return string(digits)
		}
	}
}

// identifiers are what identifies somebody by its shape alone.
func identifiers() *rapid.Generator[masking.Found] {
	return rapid.Custom(func(t *rapid.T) masking.Found {
		number := func(low, high int) int { return rapid.IntRange(low, high).Draw(t, "number") }
		switch rapid.SampledFrom([]masking.Kind{masking.NHSNumber, masking.NINumber, masking.Postcode, masking.Telephone, masking.Email, masking.DateOfBirth}).Draw(t, "kind") {
		case masking.NHSNumber:
			n := nhsNumber(t)
			return masking.Found{Kind: masking.NHSNumber, Text: rapid.SampledFrom([]string{n, n[:3] + " " + n[3:6] + " " + n[6:], n[:3] + "-" + n[3:6] + "-" + n[6:]}).Draw(t, "form")}
		case masking.NINumber:
			letters := rapid.SampledFrom([]string{"AB", "CE", "JK", "SR", "WM"}).Draw(t, "letters")
			last := rapid.SampledFrom([]string{"A", "B", "C", "D"}).Draw(t, "last letter")
			a, b, c := number(10, 99), number(10, 99), number(10, 99)
			return masking.Found{Kind: masking.NINumber, Text: rapid.SampledFrom([]string{fmt.Sprintf("%s%d%d%d%s", letters, a, b, c, last), fmt.Sprintf("%s %d %d %d %s", letters, a, b, c, last)}).Draw(t, "form")}
		case masking.Postcode:
			area := rapid.SampledFrom([]string{"DE", "YO", "SK", "BN", "SG", "M", "B"}).Draw(t, "area")
			return masking.Found{Kind: masking.Postcode, Text: fmt.Sprintf("%s%d %d%s", area, number(1, 9), number(0, 9), rapid.SampledFrom([]string{"AB", "HT", "ZQ", "UX"}).Draw(t, "unit"))}
		case masking.Telephone:
			return masking.Found{Kind: masking.Telephone, Text: fmt.Sprintf(rapid.SampledFrom([]string{"07700 900%03d", "+44 7700 900%03d", "01632 960%03d", "(01632) 960%03d"}).Draw(t, "form"), number(0, 999))}
		case masking.Email:
			return masking.Found{Kind: masking.Email, Text: fmt.Sprintf("%s%d@%s.example", rapid.StringMatching(`[a-z]{1,8}[.]?[a-z]{1,8}`).Draw(t, "name"), number(0, 99), rapid.StringMatching(`[a-z]{2,9}`).Draw(t, "host"))}
		}
		return masking.Found{Kind: masking.DateOfBirth, Text: fmt.Sprintf(rapid.SampledFrom([]string{"%d/%d/%d", "%02d.%02d.%d", "%d-%d-%d"}).Draw(t, "form"), number(1, 28), number(1, 12), number(1990, 2026))}
	})
}

// What identifies somebody by its shape is pointed out whole, whatever stands around it.
func TestIdentifiersAreFoundWhateverStandsAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		it := identifiers().Draw(t, "identifier")
		before, after := around.Draw(t, "before"), around.Draw(t, "after")
		if it.Kind == masking.DateOfBirth {
			before += " " + rapid.SampledFrom([]string{"born", "DOB", "date of birth:", "d.o.b."}).Draw(t, "says that it is one")
		}
		text := strings.TrimSpace(before + " " + it.Text + " " + after)
		for _, f := range masking.Find(text) {
			if f.Kind == it.Kind && f.Text == it.Text {
				return
			}
		}
		t.Fatalf("%s is not found as %s in %q: %+v", it.Text, it.Kind, text, masking.Find(text))
	})
}

// What is found stands where it is said to stand, in order and without overlapping; masked, it
// is found no more, and masking again changes nothing.
func TestWhatIsFoundIsInTheText(t *testing.T) {
	word := rapid.OneOf(rapid.Map(identifiers(), func(f masking.Found) string { return f.Text }),
		rapid.SampledFrom([]string{"Jane", "Kezia Obi", "aunt", "Mr", "SMITH,", "said", "born", "the", "plan", "’s", "é", "[name]", "\n", "Health Visitor", "and", ".", "de"}),
		rapid.StringN(0, 6, -1))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 14).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", ", "}).Draw(t, "between"))
		found, end := masking.Find(text), 0
		for _, f := range found {
			if f.Start < end || f.End <= f.Start || f.End > len(text) || text[f.Start:f.End] != f.Text {
				t.Fatalf("%q: %+v", text, found)
			}
			end = f.End
		}
		masked := masking.Mask(text, found)
		if again := masking.Find(masked); len(again) > 0 {
			t.Fatalf("%q is masked as %q, in which %+v is found", text, masked, again)
		}
	})
}
