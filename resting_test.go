package handbook_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// resting finds what is written in words of its own about clauses and rules of an area, and so
// does not change with them: the pages for families, the training, and the figures that are
// compared. The keys are "area clause" and "area rule", the values the places that name them.
func resting(t *testing.T, area string, known map[string]bool) map[string][]string {
	t.Helper()
	on := map[string][]string{}
	var look func(place string, in any)
	look = func(place string, in any) {
		switch in := in.(type) {
		case string:
			if key := area + " " + in; known[key] && !slices.Contains(on[key], place) {
				on[key] = append(on[key], place)
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
	for _, pattern := range []string{"content/families/" + area + "-*.md", "content/training/" + area + "/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var page map[string]any
			front(t, file, &page)
			look(file, page)
		}
	}
	var index struct{ Compare []any }
	file := "content/" + area + "/_index.md"
	front(t, file, &index)
	look(file+" (compare:)", index.Compare)
	return on
}

// A text that rests on a clause or rule is read again when that has changed; then
// testdata/resting.tsv is brought up to date by UPDATE_RESTING=1 go test -run TestEveryText .
func TestEveryTextWasReadAgainSinceWhatItRestsOnChanged(t *testing.T) {
	const golden, update = "testdata/resting.tsv", "UPDATE_RESTING=1 go test -run TestEveryText ."
	updating := os.Getenv("UPDATE_RESTING") != ""
	text, err := os.ReadFile(golden)
	if err != nil && !updating {
		t.Fatal(err)
	}
	was := map[string]string{}
	for line := range strings.Lines(string(text)) {
		key, print, _ := strings.Cut(strings.TrimSpace(line), "\t")
		was[key] = print
	}
	var lines []string
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
		for key, places := range on {
			switch {
			case updating:
			case was[key] == "":
				t.Errorf("%s is new to %s: run %s", key, golden, update)
			case was[key] != now[key]:
				slices.Sort(places)
				t.Errorf("%s has changed: read again what rests on it, %s, and run %s", key, strings.Join(places, ", "), update)
			}
			lines = append(lines, key+"\t"+now[key])
			delete(was, key)
		}
	}
	if len(was) > 0 && !updating {
		t.Errorf("%s has what no text rests on any more: run %s: %v", golden, update, was)
	}
	if updating && !t.Failed() {
		slices.Sort(lines)
		if err := os.WriteFile(golden, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
