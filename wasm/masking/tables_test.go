package masking

import (
	"strings"
	"testing"
)

// TestTablesAreInOrder finds every word, which the search does only where all stand in
// order, and no first name that is a word of the field as well.
func TestTablesAreInOrder(t *testing.T) {
	for name, table := range map[string]string{"names": names, "words": words, "endings": endings, "areas": areas, "units": units} {
		before := ""
		for _, entry := range strings.Fields(table) {
			word := strings.TrimRight(entry, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
			if word <= before || find(table, word) < 0 {
				t.Errorf("%s: %q does not belong after %q", name, word, before)
			}
			if name == "names" && find(words, word) >= 0 {
				t.Errorf("%q is in names and in words", word)
			}
			if key(word) != word {
				t.Errorf("%s: %q is to be written %q", name, word, key(word))
			}
			before = word
		}
		if find(table, "") >= 0 || find(table, "zzz") >= 0 {
			t.Errorf("%s has what it has not", name)
		}
	}
}
