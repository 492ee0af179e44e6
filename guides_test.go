package handbook_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/net/html"

	"handbook/wasm/rulebook"
)

// situation is one of content/guides/_index.md.
type situation struct {
	ID, Title string
	Asked     bool
}

// front reads a page's front matter.
func front(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(strings.SplitN("\n"+string(text), "\n---\n", 3)[1]), into); err != nil {
		t.Fatal(err)
	}
}

func situations(t *testing.T) []situation {
	t.Helper()
	var page struct {
		Situations []situation
		Sheets     []struct{ Situation string }
	}
	front(t, "content/guides/_index.md", &page)
	if len(page.Situations) < 20 {
		t.Fatalf("%d situations", len(page.Situations))
	}
	return page.Situations
}

// below lists the elements below a node that have an attribute, or, with a value, that value of it.
func below(n *html.Node, name string, value ...string) (list []*html.Node) {
	each(n, func(at *html.Node) {
		if got, ok := attr(at, name); ok && at != n && (len(value) == 0 || got == value[0]) {
			list = append(list, at)
		}
	})
	return list
}

// items are a list's own entries.
func items(list *html.Node) (found []*html.Node) {
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "li" {
			found = append(found, c)
		}
	}
	return found
}

// sections finds the part of a page that is headed by an id.
func sections(p *page, id string) *html.Node {
	if found := below(p.root, "aria-labelledby", id); len(found) == 1 && found[0].Data == "section" && len(below(found[0], "id", id)) == 1 {
		return found[0]
	}
	return nil
}

// Every line of testdata/situations.txt, which numbers what the sources say to do and to decide.
func TestEveryEscalationAndDecisionOfTheSourcesIsHeld(t *testing.T) {
	book := judged(t)
	held := map[string]bool{}
	for _, area := range book.Areas {
		for _, g := range area.Guides() {
			for _, entry := range g.Covers {
				held[area.ID+" "+entry] = strings.HasPrefix(entry, "E")
			}
		}
		for _, d := range area.Decisions() {
			for _, entry := range d.Covers {
				held[area.ID+" "+entry] = strings.HasPrefix(entry, "D")
			}
		}
	}
	listed, err := os.ReadFile("testdata/situations.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(listed)), "\n")
	for _, line := range lines {
		words := strings.Fields(line)
		if key := words[0] + " " + words[1]; !held[key] {
			t.Errorf("no entry of that kind covers %s", line)
		} else {
			delete(held, key)
		}
	}
	if len(held) > 0 || len(lines) < 10*len(book.Areas) {
		t.Errorf("%d lines; covered, but not among them, or by the other kind of entry: %v", len(lines), held)
	}
}

// clauseOnPage checks the link and, unless there is to be none, the tag of what a page says of a clause.
func clauseOnPage(t *testing.T, pages map[string]*page, area *rulebook.Area, where string, item *html.Node, ref string, tagged bool) {
	t.Helper()
	i := slices.IndexFunc(area.Clauses, func(c rulebook.Clause) bool { return c.Ref == ref })
	if i < 0 {
		t.Fatalf("%s: no clause %s", where, ref)
	}
	clause := area.Clauses[i]
	links := below(item, "class", "clause-of")
	if len(links) != 1 || text(links[0]) != "Clause "+rulebook.ShortRef(ref) {
		t.Fatalf("%s: %d links to a clause, want one to %s", where, len(links), ref)
	}
	href, _ := attr(links[0], "href")
	path, fragment, _ := strings.Cut(href, "#")
	fragment, _ = url.PathUnescape(fragment)
	if target := pages[path]; target == nil || fragment != rulebook.Anchor(ref) || !strings.HasPrefix(path, "/"+area.ID+"/") || len(below(target.root, "id", fragment)) != 1 {
		t.Errorf("%s: %s is no place of clause %s", where, href, ref)
	}
	tags := below(item, "class", "force force--"+clause.Force)
	want := strings.ReplaceAll(clause.Force, "-", " ")
	if clause.Verb != "" {
		want += ": “" + clause.Verb + "”"
	}
	if tagged && (len(tags) != 1 || text(tags[0]) != want) || !tagged && len(tags) > 0 {
		t.Errorf("%s: the tag is not %q: %s", where, want, text(item))
	}
}

func TestEveryRouteIsOnThePageOfEachOfItsSituationsInOrder(t *testing.T) {
	pages, book := built(t), judged(t)
	routes, steps := 0, 0
	for _, area := range book.Areas {
		for _, g := range area.Guides() {
			for _, s := range g.Situations {
				routes++
				where := "/" + area.ID + "/what-to-do/" + s + "/"
				if pages[where] == nil {
					t.Fatalf("no page %s, for %s", where, g.ID)
				}
				section := sections(pages[where], g.ID)
				if section == nil {
					t.Fatalf("%s has no section %s", where, g.ID)
				}
				where += "#" + g.ID
				for _, want := range append([]string{g.Title, strings.TrimSuffix(g.Trigger, ".")}, g.Silent...) {
					if !strings.Contains(text(section), want) {
						t.Errorf("%s does not say %q", where, want)
					}
				}
				if len(below(section, "class", "diagram")) != 1 {
					t.Errorf("%s has no diagram", where)
				}
				list := items(below(section, "data-flow")[0])
				if len(list) != len(g.Flow) {
					t.Fatalf("%s: %d questions and steps, want %d", where, len(list), len(g.Flow))
				}
				for i, item := range g.Flow {
					steps++
					flowOnPage(t, where, list[i], item, area)
					clauseOnPage(t, pages, area, where+": "+item.Question+item.Step, list[i], item.Clause, item.Ask == "" && !item.Nothing)
				}
			}
		}
	}
	if routes < 60 || steps < 200 {
		t.Errorf("%d routes with %d steps and questions", routes, steps)
	}
}

// flowOnPage checks one question or step.
func flowOnPage(t *testing.T, where string, at *html.Node, item rulebook.FlowItem, area *rulebook.Area) {
	t.Helper()
	said := text(at)
	if got := text(below(at, "data-text")[0]); got != strings.TrimSuffix(item.Question+item.Step, ".") {
		t.Errorf("%s: %q, want %q", where, got, item.Question+item.Step)
	}
	needs := map[string]string{}
	if given, ok := attr(at, "data-if"); ok {
		if err := json.Unmarshal([]byte(given), &needs); err != nil {
			t.Errorf("%s: %v", where, err)
		}
	}
	want := map[string]string{}
	for _, a := range item.If {
		want[a.Question] = a.Answer
	}
	if !maps.Equal(needs, want) || strings.HasPrefix(said, "If question ") != (len(want) > 0) {
		t.Errorf("%s: %q depends on %v, want %v", where, said, needs, want)
	}
	if item.Ask != "" {
		var answers []string
		for _, answer := range below(at, "data-answer") {
			id, _ := attr(answer, "data-answer")
			answers = append(answers, id)
		}
		if id, _ := attr(at, "data-question"); id != item.Ask || !slices.Equal(answers, item.Answers) {
			t.Errorf("%s: question %s with the answers %v, want %s with %v", where, id, answers, item.Ask, item.Answers)
		}
		if !strings.Contains(said, item.Note) {
			t.Errorf("%s: question %s does not say %q", where, item.Ask, item.Note)
		}
		return
	}
	for phrase, there := range map[string]bool{
		"To be recorded.":              item.Record,
		"Only to be considered.":       item.Consider,
		"The source names nobody here": len(item.Who) == 0 && len(item.Presumed) == 0 && !item.Nothing,
		"(the source names nobody":     len(item.Who) == 0 && len(item.Presumed) > 0 && !item.Nothing,
		", " + item.When + ".":         item.When != "",
		item.Note:                      true,
	} {
		if strings.Contains(said, phrase) != there {
			t.Errorf("%s: whether %q says %q: want %v", where, said, phrase, there)
		}
	}
	calculators := below(at, "rule", item.Timescale)
	rule := area.Rule(item.Timescale)
	if dated := rule != nil && rule.Carried == ""; dated != (len(calculators) == 1) {
		t.Errorf("%s: %q has %d calculators of %s", where, item.Step, len(calculators), item.Timescale)
	}
}

func TestEveryDecisionIsASheetOnThePageOfEachOfItsSituations(t *testing.T) {
	pages, book := built(t), judged(t)
	var shown struct{ Sheets []struct{ Situation string } }
	front(t, "content/guides/_index.md", &shown)
	sheets := 0
	for _, area := range book.Areas {
		for _, d := range area.Decisions() {
			for _, s := range d.Situations {
				sheets++
				where := "/" + area.ID + "/what-to-do/" + s + "/"
				if pages[where] == nil {
					t.Fatalf("no page %s, for %s", where, d.ID)
				}
				section := sections(pages[where], d.ID)
				if section == nil {
					t.Fatalf("%s has no section %s", where, d.ID)
				}
				where += "#" + d.ID
				for _, want := range append([]string{d.Title, strings.TrimSuffix(d.Trigger, "."), d.Outcome}, d.Silent...) {
					if !strings.Contains(text(section), want) {
						t.Errorf("%s does not say %q", where, want)
					}
				}
				list := items(below(section, "class", "conditions")[0])
				if len(list) != len(d.Conditions) {
					t.Fatalf("%s: %d conditions, want %d", where, len(list), len(d.Conditions))
				}
				before := ""
				for i, c := range d.Conditions {
					said := text(list[i])
					alternative := map[bool]string{true: "or ", false: "One of these: "}[c.AnyOf == before]
					if c.AnyOf == "" {
						alternative = ""
					}
					if want := alternative + strings.TrimSuffix(c.Test, ".") + "."; !strings.HasPrefix(said, want) || !strings.Contains(said, c.Note) || !strings.Contains(said, "Reasons and evidence") {
						t.Errorf("%s: %q, want %q", where, said, want)
					}
					before = c.AnyOf
					clauseOnPage(t, pages, area, where+": "+c.Test, list[i], c.Clause, true)
				}
				if slices.ContainsFunc(shown.Sheets, func(sheet struct{ Situation string }) bool { return sheet.Situation == s }) && len(below(pages["/guides/"].root, "href", where)) != 1 {
					t.Errorf("/guides/ does not list the sheet %s", where)
				}
			}
		}
	}
	if sheets < 80 {
		t.Errorf("%d sheets", sheets)
	}
}

// heldBy are the situations for which an area says what to do or to weigh.
func heldBy(area *rulebook.Area) map[string]bool {
	held := map[string]bool{}
	for _, g := range area.Guides() {
		for _, s := range g.Situations {
			held[s] = true
		}
	}
	for _, d := range area.Decisions() {
		for _, s := range d.Situations {
			held[s] = true
		}
	}
	return held
}

func TestEveryAreaAnswersEverySituationThatIsAskedOrSaysThatItIsSilent(t *testing.T) {
	pages := built(t)
	for _, area := range judged(t).Areas {
		var index struct {
			Silent []string `yaml:"silent-on"`
		}
		front(t, "content/"+area.ID+"/_index.md", &index)
		held := heldBy(area)
		var silent []string
		for _, s := range situations(t) {
			path := "/" + area.ID + "/what-to-do/" + s.ID + "/"
			p := pages[path]
			if p == nil {
				if s.Asked || held[s.ID] {
					t.Errorf("%s is not there", path)
				}
				continue
			}
			if !s.Asked && !held[s.ID] {
				t.Errorf("%s has nothing to say and is not asked for", path)
			}
			if !held[s.ID] {
				silent = append(silent, s.ID)
			}
			if got := strings.Contains(text(p.root), "This procedure says nothing about this."); got == held[s.ID] {
				t.Errorf("%s says that the procedure is silent: %v", path, got)
			}
			for _, list := range []string{"/guides/", "/" + area.ID + "/what-to-do/"} {
				if len(below(pages[list].root, "href", path)) != 1 {
					t.Errorf("%s does not lead to %s", list, path)
				}
			}
		}
		slices.Sort(silent)
		slices.Sort(index.Silent)
		if !slices.Equal(silent, index.Silent) {
			t.Errorf("content/%s/_index.md: silent-on: %v, but the pages are silent on %v", area.ID, index.Silent, silent)
		}
	}
}

// clicks are how many links lead from the home page to each page, without going through one of them.
func clicks(pages map[string]*page, without string) map[string]int {
	far := map[string]int{"/": 0}
	for next := []string{"/"}; len(next) > 0; next = next[1:] {
		for _, link := range below(pages[next[0]].root, "href") {
			to, _ := attr(link, "href")
			to, _, _ = strings.Cut(to, "#")
			if _, known := far[to]; !known && link.Data == "a" && to != without && pages[to] != nil {
				far[to] = far[next[0]] + 1
				next = append(next, to)
			}
		}
	}
	return far
}

func TestTheFirstStepIsThreeClicksFromTheHomePage(t *testing.T) {
	pages := built(t)
	for _, without := range []string{"", "/guides/"} {
		far := clicks(pages, without)
		for _, area := range judged(t).Areas {
			for s := range heldBy(area) {
				path := "/" + area.ID + "/what-to-do/" + s + "/"
				if n, ok := far[path]; !ok || n > 3 {
					t.Errorf("%s is %d clicks away (0: never reached) without %q", path, n, without)
				}
			}
		}
	}
}
