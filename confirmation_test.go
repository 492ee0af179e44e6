package handbook_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// versionsOf are the versions of chapters that a page lists, by their titles, and the chapters
// that each change note is about, by its words.
func versionsOf(t *testing.T, root *html.Node) (versions map[string]string, notes map[string][]string) {
	t.Helper()
	versions, notes = map[string]string{}, map[string][]string{}
	titles := map[string]string{}
	each(root, func(n *html.Node) {
		if _, ok := attr(n, "data-chapter"); !ok || n.Data == "input" {
			return
		}
		key, _ := attr(n, "data-key")
		version, _ := attr(n, "data-version")
		title := strings.TrimSuffix(text(n), " version "+version)
		if title == text(n) || len(version) != 6 || len(key) != 6 {
			t.Errorf("%s: the version %q is not shown, or the key is %q", text(n), version, key)
		}
		for n := n.Parent; n != nil; n = n.Parent {
			if area, ok := attr(n, "data-area"); ok {
				title = area + " " + title
				break
			}
		}
		versions[title], titles[key] = version, title
	})
	each(root, func(n *html.Node) {
		if _, ok := attr(n, "data-note"); ok {
			keys, _ := attr(n, "data-chapters")
			about := []string{}
			for _, key := range strings.Fields(keys) {
				about = append(about, titles[key])
			}
			notes[text(n)] = about
		}
	})
	return versions, notes
}

// Both pages list every chapter of every area with the same versions.
func TestEveryChapterCanBeConfirmedInItsVersion(t *testing.T) {
	pages := built(t)
	versions, _ := versionsOf(t, pages["/training/codes/"].root)
	confirm := pages["/training/confirm/"].root
	ticked := 0
	each(confirm, func(n *html.Node) {
		if _, ok := attr(n, "data-chapter"); ok {
			ticked++
			version, _ := attr(n, "data-version")
			if !slices.Contains(slices.Collect(maps.Values(versions)), version) {
				title, _ := attr(n, "data-title")
				t.Errorf("%s is version %s on one page alone", title, version)
			}
		}
	})
	chapters := 0
	for _, area := range judged(t).Areas {
		files, err := filepath.Glob("content/" + area.ID + "/*.md")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var page struct{ Clauses []any }
			if front(t, file, &page); page.Clauses != nil {
				chapters++
			}
		}
	}
	if ticked != chapters || len(versions) != chapters || chapters < 20 {
		t.Errorf("%d chapters, %d to tick, %d with a version", chapters, ticked, len(versions))
	}
}

// A word of a clause changes its chapter's version and no other; a new area changes none; a note
// of a change is about the chapters that its clauses stand in.
func TestAVersionChangesWithItsChapterAlone(t *testing.T) {
	dir := copyProject(t)
	change := func(file, old, new string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), old, new, 1)
		if changed == string(text) {
			t.Fatalf("%s has no %q", file, old)
		}
		if err := os.WriteFile(filepath.Join(dir, file), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	change("content/stockport/core-group.md", "must have a written record on CareFirst", "must have a written record")
	change("content/stockport/_index.md", "title: ", "title: New ")
	change("content/changes/_index.md", "changes:\n", `changes:
  - {date: "2026-12-01", area: stockport, grade: minor, what: CareFirst is no longer named., clauses: ["7.2.1(b)"]}
  - {date: "2026-12-02", area: stockport, grade: minor, what: A clause has gone., clauses: ["7.2.99"]}
`)
	if err := os.CopyFS(filepath.Join(dir, "content/elmshire"), os.DirFS("testdata/elmshire")); err != nil {
		t.Fatal(err)
	}
	if printed, ok := build(t, dir); !ok {
		t.Fatal(printed)
	}
	file, err := os.Open(filepath.Join(dir, "public/training/codes/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	was, _ := versionsOf(t, built(t)["/training/codes/"].root)
	now, notes := versionsOf(t, root)
	for title, version := range was {
		if changed := now[title] != version; changed != (title == "stockport 7.2 The Core Group") {
			t.Errorf("%s: %s has become %s", title, version, now[title])
		}
	}
	if len(now) <= len(was) {
		t.Error("the new area has no chapters")
	}
	for words, want := range map[string][]string{
		"1 December 2026 (minor): CareFirst is no longer named.": {"stockport 7.2 The Core Group"},
		"2 December 2026 (minor): A clause has gone.":            {},
	} {
		if about, ok := notes[words]; !ok || !slices.Equal(about, want) {
			t.Errorf("%s is about %q, want %q; %v", words, about, want, ok)
		}
	}
}
