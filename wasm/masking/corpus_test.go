package masking_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"handbook/wasm/masking"
)

func linesOf(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// known are the false alarms and the misses in the two files, and no others may be.
var known = []string{"Bull Terrier", "Harry Potter", "Jordan Pickering", "Dwayne"}

// TestLeavesPlansAlone counts the lines of plans without a person's data in which
// something is pointed out all the same.
func TestLeavesPlansAlone(t *testing.T) {
	lines := linesOf(t, "testdata/clean.txt")
	wrong := 0
	for i, line := range lines {
		found := masking.Find(line)
		if len(found) > 0 {
			wrong++
			t.Logf("line %d: %q in %q", i+1, texts(found), line)
		}
		for _, f := range found {
			if !slices.Contains(known, f.Text) {
				t.Errorf("line %d: %q is a new false alarm", i+1, f.Text)
			}
		}
	}
	t.Logf("a false alarm in %d of %d lines", wrong, len(lines))
	if wrong*50 > len(lines) {
		t.Errorf("a false alarm in %d of %d lines, want 2 %% at the most", wrong, len(lines))
	}
}

// TestFindsWhatIsPlanted counts what is found of «text|kind»: it has to be the whole
// text, and the kind.
func TestFindsWhatIsPlanted(t *testing.T) {
	planted, got := 0, 0
	for i, line := range linesOf(t, "testdata/planted.txt") {
		text, want := unmark(t, line)
		found := masking.Find(text)
		for _, w := range want {
			planted++
			if slices.Contains(found, w) {
				got++
			} else if t.Logf("line %d: not %q of %q", i+1, w.Text, text); !slices.Contains(known, w.Text) {
				t.Errorf("line %d: %q is newly missed", i+1, w.Text)
			}
		}
		for _, f := range found {
			if !slices.Contains(want, f) {
				t.Errorf("line %d: %q is not planted", i+1, f.Text)
			}
		}
	}
	t.Logf("found %d of %d", got, planted)
	if got*20 < planted*19 {
		t.Errorf("found %d of %d, want 95 %% at least", got, planted)
	}
}

// unmark takes the marks of planted.txt from a line.
func unmark(t *testing.T, line string) (text string, want []masking.Found) {
	t.Helper()
	for {
		before, rest, ok := strings.Cut(line, "«")
		text += before
		if !ok {
			return text, want
		}
		marked, after, closed := strings.Cut(rest, "»")
		what, kind, split := strings.Cut(marked, "|")
		if !closed || !split {
			t.Fatalf("planted.txt: %q is not «text|kind»", line)
		}
		want = append(want, masking.Found{Kind: masking.Kind(kind), Text: what, Start: len(text), End: len(text) + len(what)})
		text += what
		line = after
	}
}

// TestFormatsExamplesRaiseNothing reads every example of the plan format.
func TestFormatsExamplesRaiseNothing(t *testing.T) {
	b, err := os.ReadFile("../../content/calculators/plans/format.md")
	if err != nil {
		t.Fatal(err)
	}
	var format any
	front := strings.SplitN(string(b), "---\n", 3)
	if len(front) != 3 {
		t.Fatal("format.md has no front matter")
	}
	if err := yaml.Unmarshal([]byte(front[1]), &format); err != nil {
		t.Fatal(err)
	}
	n := 0
	examples(format, func(text string) {
		n++
		if found := masking.Find(text); len(found) > 0 {
			t.Errorf("%q in the example %q", texts(found), text)
		}
	})
	if n < 100 {
		t.Errorf("read %d examples only", n)
	}
}

// examples hands over each example in a part of the format.
func examples(part any, take func(string)) {
	switch part := part.(type) {
	case []any:
		for _, p := range part {
			examples(p, take)
		}
	case map[string]any:
		for key, p := range part {
			if text, ok := p.(string); ok && key == "example" {
				take(text)
			}
			examples(p, take)
		}
	}
}

func texts(found []masking.Found) (all []string) {
	for _, f := range found {
		all = append(all, string(f.Kind)+" "+f.Text)
	}
	return all
}
