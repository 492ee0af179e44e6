package masking_test

import (
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
