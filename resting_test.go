package handbook_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// mentioned is a clause's number within a sentence, such as 8.2.13 or 7.2.3(a).
var mentioned = regexp.MustCompile(`\b\d+(?:\.\d+)+[a-z]?(?:\(\w+\))*`)

// resting finds what is written in words of its own about clauses and rules of an area, and so
// does not change with them: the pages for families, the training, the questions, and the figures
// that are compared. A place rests on a clause or rule whose ref or id is one of its values, and
// on the clauses whose number it mentions. The keys are "area clause" and "area rule".
func resting(t *testing.T, area string, known map[string]bool) map[string][]string {
	t.Helper()
	on, numbered := map[string][]string{}, map[string][]string{}
	for key := range known {
		number, _, _ := strings.Cut(strings.TrimPrefix(key, area+" "), "(")
		numbered[number] = append(numbered[number], key)
	}
	add := func(key, place string) {
		if known[key] && !slices.Contains(on[key], place) {
			on[key] = append(on[key], place)
		}
	}
	var look func(place string, in any)
	look = func(place string, in any) {
		switch in := in.(type) {
		case string:
			add(area+" "+in, place)
			for _, number := range mentioned.FindAllString(in, -1) {
				add(area+" "+number, place)
				for _, part := range numbered[number] {
					add(part, place)
				}
			}
		case []any:
			for _, item := range in {
				look(place, item)
			}
		case map[string]any:
			for _, item := range in {
				look(place, item)
			}
		}
	}
	for _, part := range []struct {
		pattern string
		keys    []string // nil for all
	}{
		{"content/families/" + area + "-*.md", nil},
		{"content/training/" + area + "/*.md", nil},
		{"content/" + area + "/*.md", []string{"compare", "questions"}},
	} {
		files, err := filepath.Glob(part.pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var page map[string]any
			front(t, file, &page)
			if part.keys == nil {
				look(file, page)
			}
			for _, key := range part.keys {
				look(file+" ("+key+":)", page[key])
			}
		}
	}
	return on
}

const goldenResting, updateResting = "testdata/resting.tsv", "UPDATE_RESTING=1 go test -run TestEveryText ."

// unread says which texts are to be read again; lines is testdata/resting.tsv as it is to be.
func unread(t *testing.T) (wrong, lines []string) {
	t.Helper()
	was := map[string]string{}
	text, err := os.ReadFile(goldenResting)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		key, print, _ := strings.Cut(strings.TrimSpace(line), "\t")
		was[key] = print
	}
	prints := printed(t)
	for _, area := range areaIDs(t) {
		now, known := map[string]string{}, map[string]bool{}
		for ref, clause := range practice(t, area).clauses {
			now[area+" "+ref] = fingerprint([]string{clause.Force, strings.Join(strings.Fields(clause.Text), " ")})
		}
		for _, key := range slices.Sorted(maps.Keys(prints)) {
			if id, ok := strings.CutPrefix(key, area+" "); ok { // one id may be a rule's of visits and of a plan
				now[area+" "+id[strings.LastIndex(id, "/")+1:]] += prints[key]
			}
		}
		for key := range now {
			known[key] = true
		}
		on := resting(t, area, known)
		if len(on) < 20 {
			t.Errorf("%s: %d clauses and rules only on which a text rests", area, len(on))
		}
		for _, key := range slices.Sorted(maps.Keys(on)) {
			if was[key] == "" {
				wrong = append(wrong, key+" is new to "+goldenResting+": run "+updateResting)
			} else if was[key] != now[key] {
				slices.Sort(on[key])
				wrong = append(wrong, key+" has changed: read again what rests on it, "+strings.Join(on[key], ", ")+", and run "+updateResting)
			}
			lines = append(lines, key+"\t"+now[key])
			delete(was, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(was)) {
		wrong = append(wrong, key+" has gone, or no text rests on it any more: run "+updateResting)
	}
	slices.Sort(lines)
	return wrong, lines
}

// A text that rests on a clause or rule is read again when that has changed; then
// testdata/resting.tsv is brought up to date by UPDATE_RESTING=1 go test -run TestEveryText .
func TestEveryTextWasReadAgainSinceWhatItRestsOnChanged(t *testing.T) {
	wrong, lines := unread(t)
	if os.Getenv("UPDATE_RESTING") != "" {
		if err := os.WriteFile(goldenResting, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, why := range wrong {
		t.Error(why)
	}
}
