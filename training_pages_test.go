package handbook_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// trainingPages are the files of an area's training pages, by layout; the pack's has none.
func trainingPages(t *testing.T, area string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("content/training/" + area + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	byLayout := map[string][]string{}
	for _, file := range files {
		var page struct{ Layout, Area string }
		front(t, file, &page)
		if page.Area != area {
			t.Errorf("%s: is of the area %q", file, page.Area)
		}
		byLayout[page.Layout] = append(byLayout[page.Layout], file)
	}
	return byLayout
}

// onTheSite is where a training page's file stands on the site.
func onTheSite(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, "content"), ".md") + "/"
}

func TestEveryAreaHasAllThereIsToTrainWith(t *testing.T) {
	pages := built(t)
	for _, area := range judged(t).Areas {
		files := trainingPages(t, area.ID)
		index := pages["/training/"+area.ID+"/"]
		for layout, want := range map[string]struct{ least, most int }{"path": {1, 9}, "case": {1, 1}, "faults": {1, 1}, "briefing": {3, 9}} {
			if n := len(files[layout]); n < want.least || n > want.most {
				t.Errorf("%s has %d pages of the layout %s, want %d to %d", area.ID, n, layout, want.least, want.most)
			}
			for _, file := range files[layout] {
				if pages[onTheSite(file)] == nil || len(below(index.root, "href", onTheSite(file))) == 0 {
					t.Errorf("%s is not built, or its area does not lead to it", file)
				}
			}
		}
		if pack := "/training/" + area.ID + "/pack/"; pages[pack] == nil || len(below(index.root, "href", pack)) == 0 {
			t.Errorf("%s has no pack, or does not lead to it", area.ID)
		}
	}
}

var takes = regexp.MustCompile(`(\d+) steps, about (\d+) minutes\.`)

func TestEveryPathTakesAQuarterOfAnHourOrLittleMore(t *testing.T) {
	pages := built(t)
	for _, area := range judged(t).Areas {
		for _, file := range trainingPages(t, area.ID)["path"] {
			said := takes.FindStringSubmatch(text(pages[onTheSite(file)].root))
			if said == nil {
				t.Errorf("%s does not say how long it takes", file)
				continue
			}
			var page struct{ Steps []any }
			front(t, file, &page)
			minutes, _ := strconv.Atoi(said[2])
			if minutes < 15 || minutes > 25 || said[1] != fmt.Sprint(len(page.Steps)) {
				t.Errorf("%s: %s, want %d steps and 15 to 25 minutes", file, said[0], len(page.Steps))
			}
			if !strings.Contains(text(pages["/training/"+area.ID+"/"].root), said[0]) {
				t.Errorf("/training/%s/ says otherwise than %s how long it takes", area.ID, file)
			}
		}
	}
}

// byHand finds a date that somebody has worked out and typed: a day of a month, a month of a year, or 2027-03-11 where it is not in curly brackets.
var byHand = regexp.MustCompile(`\b\d{1,2}(st|nd|rd|th)?( of)? (January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,4}\b|(^|[^{\d])\d{4}-\d{2}-\d{2}\b`)

// given are the keys under which dates are facts that somebody made up, and are not worked out.
var given = map[string]bool{"dates": true, "today": true, "day": true, "visits": true, "document": true}

// typed lists the dates that stand in the texts of a page.
func typed(at any, path string) (found []string) {
	switch at := at.(type) {
	case map[string]any:
		for key, value := range at {
			if !given[key] {
				found = append(found, typed(value, path+" "+key)...)
			}
		}
	case []any:
		for i, value := range at {
			found = append(found, typed(value, fmt.Sprintf("%s %d", path, i+1))...)
		}
	case string:
		if date := byHand.FindString(at); date != "" {
			found = append(found, fmt.Sprintf("%s: %q", path, date))
		}
	}
	return found
}

func TestNoDateOfATrainingPageIsTypedByHand(t *testing.T) {
	files, err := filepath.Glob("content/training/*/*.md")
	if err != nil || len(files) < 35 {
		t.Fatal(len(files), err)
	}
	for _, file := range append(files, "content/training/session.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.SplitN(string(text), "---\n", 3)
		var page map[string]any
		if err := yaml.Unmarshal([]byte(parts[1]), &page); err != nil {
			t.Fatal(err)
		}
		page["text"] = parts[2]
		for _, date := range typed(page, "") {
			t.Errorf("%s:%s: write the id of a sum or the date in curly brackets", file, date)
		}
	}
}

func TestADateTypedByHandIsFound(t *testing.T) {
	for said, want := range map[string]bool{
		"by 4 January 2028": true, "on the 4th of May": true, "in May 2028": true, "on March 4": true, "by 2028-01-04": true, "2028-01-04": true,
		"on {2028-01-04}": false, "in May": false, "7.2.3(a)": false, "four weeks": false,
	} {
		if got := byHand.MatchString(said); got != want {
			t.Errorf("%q: found %v, want %v", said, got, want)
		}
	}
}
