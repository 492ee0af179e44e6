package masking_test

import (
	"strings"
	"testing"

	"handbook/wasm/masking"
)

func TestPointsOutMore(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"Mrs Łukasz came", "[name] came", "a capital from beyond Latin-1"},
		{"Mrs Żaneta came", "[name] came", "another"},
		{"Mrs Šárka came", "[name] came", "and of those that stand on even places"},
		{"Mrs šárka came", same, "whose small letters stand on odd ones"},
		{"Mrs Ÿvonne came", "[name] came", "the one capital out of step"},
		{"Mrs żaneta came", same, "a small letter"},
		{"Mrs łukasz came", same, "another"},
		{"Mrs Anne‐Marie Smith came", "[name] came", "a hyphen of another form"},
		{"Mrs Anne‑Marie Smith came", "[name] came", "and one that does not break"},
		{"Jane     Smith", "[name]     [name]", "five spaces part two columns"},
		{"Jane    Smith", "[name]", "four do not"},
		{"Jane May called", "[name] called", "a surname that is a month"},
		{"Jane May 2026", "[name] May 2026", "a month"},
		{"[nobody] called", same, "brackets that are no label"},
		{"[name", same, "nor is half a label"},
		{"Tom's J Young", "[name]'s [name]", "what stands beside a name is found when that is masked"},
		{"May J Jane I 1", "[name] [name] 1", "before it too"},
		{"Anna saw Anna saw Anna saw Tom's J Young and Kim", "[name] saw [name] saw [name] saw [name]'s [name] and [name]", "among others"},
		{"[name], Kezia, [name]", "[name], [name], [name]", "a label that ends the text"},

		{"born at home, 943 476 5919", "born at home, [NHS number]", "no date, though a birth is announced"},
		{"401 023 2137", "[NHS number]", "noughts have their places too"},
		{"NHS number of the child 943 476 5918", "NHS number of the child [NHS number]", "five words after NHS"},
		{"NHS number of the elder child 943 476 5918", same, "six words after"},
		{"her birth plan, 12 March 2026", same, "birth without the word before it"},
		{"see 3.B 12 March 2026", same, "a paragraph"},

		{"AB123456D", "[NI number]", "the last is D"},
		{"aB 12 34 56 C", same, "apart, and only the first letter small"},
		{"Ba 12 34 56 C", same, "only the second"},
		{"AB 12 34 56 a", same, "only the last"},

		{strings.Repeat("a", 64) + "@example.org", "[e-mail address]", "as long a name as an address may have"},
		{strings.Repeat("a", 65) + "@example.org", same, "and longer"},
		{"on page.Then go", same, "a full stop without a space"},
		{"kezia@.org", same, "no host before the full stop"},
		{"kezia@example.x", same, "an ending of one letter"},
	} {
		want := tt.want
		if want == same {
			want = tt.given
		}
		found := masking.Find(tt.given)
		if got := masking.Mask(tt.given, found); got != want {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, want, tt.why)
		}
		for _, f := range found {
			if tt.given[f.Start:f.End] != f.Text {
				t.Errorf("%q: %q is said to stand at %d to %d: %s", tt.given, f.Text, f.Start, f.End, tt.why)
			}
		}
	}
}

func TestMasksAPlaceWithoutText(t *testing.T) {
	if got := masking.Mask("abcdef", []masking.Found{{Kind: masking.Name, Start: 2, End: 2}}); got != "ab[name]cdef" {
		t.Errorf("got %q, want the label between b and c", got)
	}
}
