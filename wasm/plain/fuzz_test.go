package plain_test

import (
	"strings"
	"testing"

	"handbook/wasm/plain"
)

// FuzzOf finds that any text is taken apart into sentences that have words, and that every
// word has a syllable.
func FuzzOf(f *testing.F) {
	for _, text := range []string{"The core group meets. It decides!\n\n- One\n- Two {initial-conference}\n", "# A heading\nwrapped\nlines", "...", "1. e.g. that\n", "\xff\u202e…", "core group core groups"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, sentence := range plain.Of(text, []string{"core group", "(e.g.)"}).Sentences {
			if strings.TrimSpace(sentence) != sentence || plain.Words(sentence) < 1 {
				t.Fatalf("%q has the sentence %q", text, sentence)
			}
		}
		if plain.Syllables(text) < 0 || strings.ContainsAny(text, "aeiou") && plain.Syllables(text) < 1 {
			t.Fatalf("%q has %d syllables", text, plain.Syllables(text))
		}
	})
}
