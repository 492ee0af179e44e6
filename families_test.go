package handbook_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// familyIndex is what every page for families is held to.
type familyIndex struct {
	Unchecked, Ours string
	RestsOn         string `yaml:"rests-on"`
	Sections        []map[string]string
}

// familyPage is one page for families, or a card.
type familyPage struct {
	Title    string
	Reviewed struct{ On, By string }
	Sections []struct {
		ID, Text, Silent string
		Clauses          []string
		Ours             bool
	}
	Asks  []struct{ Event, Ask string }
	Dates []struct{ Rule, Say string }
}

func areaIDs(t *testing.T) (ids []string) {
	t.Helper()
	for _, area := range judged(t).Areas {
		ids = append(ids, area.ID)
	}
	return ids
}

func TestEveryAreaHasItsPagesForFamilies(t *testing.T) {
	pages := built(t)
	var index familyIndex
	front(t, "content/families/_index.md", &index)
	if index.Unchecked != "Not yet checked by families or by people who work with them. Waiting for their review." ||
		index.RestsOn != "This says what the procedure says. Your social worker can tell you what is in your plan." {
		t.Errorf("the marks have changed: %q, %q", index.Unchecked, index.RestsOn)
	}
	for _, area := range areaIDs(t) {
		clauses := practice(t, area).clauses
		for _, reader := range []string{"parents", "young-people"} {
			path := "/families/" + area + "-" + reader + "/"
			p := pages[path]
			if p == nil {
				t.Errorf("%s is not there", path)
				continue
			}
			var page familyPage
			front(t, "content/families/"+area+"-"+reader+".md", &page)
			marked(t, p, page, index)
			n := 0
			for _, want := range index.Sections {
				if want[reader] == "" {
					continue
				}
				if n >= len(page.Sections) {
					t.Errorf("%s: the section %s is missing", path, want["id"])
					break
				}
				section := page.Sections[n]
				n++
				if heading := below(p.root, "id", section.ID); section.ID != want["id"] || len(heading) != 1 || text(heading[0]) != want[reader] {
					t.Errorf("%s: the section %q stands where %q should", path, section.ID, want[reader])
				}
				for _, ref := range section.Clauses {
					if _, ok := clauses[ref]; !ok {
						t.Errorf("%s: %s rests on %s, which is no clause of %s", path, section.ID, ref, area)
					}
				}
			}
			if left := regexp.MustCompile(`\{[^}]*\}`).FindString(text(p.root)); left != "" {
				t.Errorf("%s: %s was not put in", path, left)
			}
		}
		card := pages["/families/"+area+"-card/"]
		if card == nil {
			t.Errorf("%s has no card", area)
			continue
		}
		var page familyPage
		front(t, "content/families/"+area+"-card.md", &page)
		marked(t, card, page, index)
		for _, date := range page.Dates {
			if date.Rule != "" && len(below(card.root, "data-rule", date.Rule)) != 1 {
				t.Errorf("%s-card: has no place for %s", area, date.Rule)
			}
		}
		each(card.root, func(n *html.Node) {
			if n.Data == "input" && !slices.ContainsFunc([]string{"day", "month", "year"}, func(part string) bool { got, _ := attr(n, "data-part"); return got == part }) {
				t.Errorf("%s-card: has a field that is no date: names and numbers are written by hand", area)
			}
		})
		for _, from := range []string{"/families/", "/" + area + "/", "/" + area + "/roles/family/"} {
			for _, to := range []string{"parents", "young-people", "card"} {
				if !linked(pages[from], "/families/"+area+"-"+to+"/") {
					t.Errorf("%s does not lead to the page %s of %s", from, to, area)
				}
			}
		}
	}
	if !linked(pages["/"], "/families/") {
		t.Error("the home page does not lead to the pages for families")
	}
}

// marked holds a page's marks against its front matter.
func marked(t *testing.T, p *page, front familyPage, index familyIndex) {
	t.Helper()
	all := text(p.root)
	if checked := front.Reviewed.On != ""; checked == strings.Contains(all, index.Unchecked) || checked != strings.Contains(all, "Checked by "+front.Reviewed.By+" on ") {
		t.Errorf("%s: does not say whether families have checked it", p.path)
	}
	if !strings.Contains(all, index.RestsOn) {
		t.Errorf("%s: does not say that it is about the procedure", p.path)
	}
}

// linked reports whether a page has a link to an address.
func linked(p *page, to string) (found bool) {
	return p != nil && len(below(p.root, "href", to)) > 0
}

func TestAYoungPersonIsToldWhomToCall(t *testing.T) {
	pages := built(t)
	first := ""
	for _, area := range areaIDs(t) {
		var page familyPage
		front(t, "content/families/"+area+"-young-people.md", &page)
		for _, section := range page.Sections {
			if section.ID != "safe" {
				continue
			}
			if first == "" {
				first = section.Text
			}
			if !section.Ours || section.Text != first || !strings.Contains(section.Text, "999") || !strings.Contains(section.Text, "0800 1111") {
				t.Errorf("%s: says otherwise whom to call than the other areas: %s", area, section.Text)
			}
		}
		if first == "" || !strings.Contains(text(pages["/families/"+area+"-young-people/"].root), "This part is not from the procedure.") {
			t.Errorf("%s: does not say that the numbers are not the procedure's", area)
		}
	}
}

func TestPagesForFamiliesRestOnClausesAndSayWhoCheckedThem(t *testing.T) {
	dir := copyProject(t)
	const file = "content/families/derbyshire-parents.md"
	right, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"a clause that is not there", `"derbyshire-84"`, `"derbyshire-999"`, `families/derbyshire-parents.md: when: the area has no clause "derbyshire-999"`},
		{"a date that nobody worked out", "{meets}", "{met}", "families/derbyshire-parents.md: {met} is no date and no id of sums:"},
		{"a rule that is not there", "rule: first-core-group", "rule: first-group", `content/families/derbyshire-parents.md: sum meets: unknown rule "first-group"`},
		{"a review by nobody", "reader: parents", "reader: parents\nreviewed: {on: 2027-01-11}", "families/derbyshire-parents.md: reviewed: wants on, a date, and by, who they are"},
		{"a review", "reader: parents", "reader: parents\nreviewed: {on: 2027-01-11, by: the parents’ group}", ""},
	} {
		wrong := strings.Replace(string(right), tt.old, tt.new, 1)
		if wrong == string(right) {
			t.Fatalf("%s: there is no %q", tt.name, tt.old)
		}
		if err := os.WriteFile(filepath.Join(dir, file), []byte(wrong), 0o644); err != nil {
			t.Fatal(err)
		}
		printed, ok := build(t, dir)
		if ok != (tt.want == "") || !strings.Contains(printed, tt.want) {
			t.Errorf("%s: built %t, said %s\nwant %s", tt.name, ok, printed, tt.want)
		}
	}
	page, err := os.ReadFile(filepath.Join(dir, "public/families/derbyshire-parents/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if said := string(page); !strings.Contains(said, "Checked by the parents’ group on Monday 11 January 2027.") || strings.Contains(said, "Not yet checked") {
		t.Error("a review does not take the place of the mark")
	}
}
