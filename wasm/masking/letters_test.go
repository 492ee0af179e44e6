package masking

import "testing"

// TestLettersAtTheEdges holds letter to the characters on either side of each of its limits.
func TestLettersAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  sort
		why   string
	}{
		{"\x7f", noLetter, "the last of ASCII"},
		{"¿", noLetter, "the last mark of Latin-1"},
		{"À", upper, "the first letter after it"},
		{"×", noLetter, "a mark among letters"},
		{"÷", noLetter, "another"},
		{"Þ", upper, "the last capital of Latin-1"},
		{"ß", lower, "and the first small letter"},
		{"Ā", upper, "the first capital on an even place"},
		{"ā", lower, "its small letter"},
		{"Ĺ", upper, "the first on an odd place"},
		{"ĺ", lower, "its small letter"},
		{"Ň", upper, "the last of those"},
		{"ň", lower, "its small letter"},
		{"Ŷ", upper, "even again"},
		{"ŷ", lower, "its small letter"},
		{"Ÿ", upper, "whose small letter is in Latin-1"},
		{"Ź", upper, "odd again"},
		{"ž", lower, "the last of those"},
		{"ſ", lower, "a long s"},
		{"ɏ", lower, "the last of the Latin letters"},
		{"ɐ", lower, "the first of phonetics, which have no capitals"},
		{"Ḁ", upper, "the first of the Latin letters with marks below"},
		{"ḁ", lower, "its small letter"},
		{"Ỿ", upper, "the last of those"},
		{"ἀ", lower, "Greek"},
		{"\u2000", noLetter, "a wide space"},
		{"€", noLetter, "a currency"},
		{"Ⰰ", lower, "Glagolitic, after the symbols"},
		{"\u3000", noLetter, "the space of Chinese"},
		{"。", noLetter, "its full stop"},
		{"\u3040", lower, "where the Japanese letters begin"},
		{"\ufe00", noLetter, "a mark that selects a form"},
		{"﹐", noLetter, "a small comma"},
		{"ﹰ", lower, "Arabic"},
		{"\ufeff", noLetter, "a byte order mark"},
		{"／", noLetter, "a wide stroke"},
		{"０", lower, "a wide digit is no digit here"},
		{"\ufff0", noLetter, "specials"},
		{"\U0001f600", noLetter, "an emoji"},
		{"\U00020000", lower, "rare Chinese"},
		{"\x80", noLetter, "not UTF-8"},
	} {
		if got, n := letter(tt.given); got != tt.want || n != len(tt.given) {
			t.Errorf("%q: %d of %d bytes, want %d: %s", tt.given, got, n, tt.want, tt.why)
		}
	}
}

func TestKeysAtTheEdges(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"Àda", "ada", "the first letter with an accent"},
		{"ſam", "sam", "the last"},
		{"ƀ", "?", "the one after"},
		{"e\u0300\u036fe", "ee", "accents that stand by themselves, the first and the last"},
		{"Ͱ", "?", "the Greek letter after them"},
		{"ANNE‐MARIE", "anne-marie", "a hyphen of another form"},
		{"abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx", "as long as the tables' longest may be"},
		{"abcdefghijklmnopqrstuvwxy", "", "and longer"},
	} {
		if got := key(tt.given); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, tt.want, tt.why)
		}
	}
}
