package handbook_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// found are the elements of a kind below a node.
func found(n *html.Node, kind string) (list []*html.Node) {
	each(n, func(n *html.Node) {
		if n.Data == kind {
			list = append(list, n)
		}
	})
	return list
}

// after is the first element of a kind that follows a heading among its siblings.
func after(heading *html.Node, kind string) *html.Node {
	for n := heading; n != nil; n = n.NextSibling {
		if n != heading && n.Data == heading.Data {
			return nil
		}
		if n.Type == html.ElementNode && n.Data == kind {
			return n
		}
	}
	return nil
}

func TestPrivacyIsFiveLinesAndCanBeSeenForOneself(t *testing.T) {
	pages := built(t)
	privacy := pages["/about/privacy/"]
	if privacy == nil {
		t.Fatal("there is no page about privacy")
	}
	lines := after(below(privacy.root, "id", "typed")[0], "ol")
	if lines == nil {
		t.Fatal("what happens to what is typed is no list")
	}
	said := found(lines, "li")
	if len(said) != 5 {
		t.Errorf("%d lines, want five", len(said))
	}
	for _, line := range said {
		if n := len(strings.Fields(text(line))); n > 20 {
			t.Errorf("%d words are no short line: %s", n, text(line))
		}
	}
	for _, browser := range []string{"chrome", "firefox", "safari"} {
		heading := below(privacy.root, "id", browser)
		if len(heading) != 1 {
			t.Fatalf("nothing is said of %s", browser)
		}
		steps := after(heading[0], "ol")
		if steps == nil || len(found(steps, "li")) < 5 || !strings.Contains(text(steps), "No line comes.") || !strings.Contains(text(steps), "Nothing that you typed is there.") {
			t.Errorf("%s: the steps do not lead to what is to be seen", browser)
		}
	}
	for _, p := range pages {
		if !linked(p, "/about/privacy/") && !strings.HasPrefix(p.path, "/training/package/") && len(found(p.root, "footer")) > 0 {
			t.Errorf("%s does not lead to what is said of privacy", p.path)
		}
	}
	for _, to := range []string{"/about/privacy/", "/about/threats/", "/about/impact-assessment/", "/families/safety/"} {
		if !linked(pages["/about/"], to) {
			t.Errorf("/about/ does not lead to %s", to)
		}
	}
}

// proofs are the tests of the project and the targets of its Makefile.
func proofs(t *testing.T) (tests map[string]int, targets []string) {
	t.Helper()
	tests = map[string]int{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && slices.Contains([]string{"node_modules", "public", "resources", ".git"}, entry.Name()) {
			return fs.SkipDir
		}
		if err != nil || !strings.HasSuffix(file, "_test.go") {
			return err
		}
		source, err := os.ReadFile(file)
		for _, m := range declared.FindAllStringSubmatch(string(source), -1) {
			tests[m[1]]++
		}
		return err
	})
	makefile, read := os.ReadFile("Makefile")
	if err := errors.Join(err, read); err != nil || len(tests) < 100 {
		t.Fatalf("%d tests (%v)", len(tests), err)
	}
	for _, m := range regexp.MustCompile(`(?m)^([a-z-]+):`).FindAllStringSubmatch(string(makefile), -1) {
		targets = append(targets, m[1])
	}
	return tests, targets
}

// TestEveryClaimOfTheThreatModelNamesWhatShowsIt: a page that says what is done about a threat goes stale
// when the test that it names is gone.
func TestEveryClaimOfTheThreatModelNamesWhatShowsIt(t *testing.T) {
	page := built(t)["/about/threats/"]
	if page == nil {
		t.Fatal("there is no threat model")
	}
	tests, targets := proofs(t)
	threats := 0
	for _, list := range found(page.root, "dl") {
		threats++
		var heading string
		had := map[string]int{}
		for n := list.FirstChild; n != nil; n = n.NextSibling {
			switch n.Data {
			case "dt":
				heading = text(n)
			case "dd":
				had[heading]++
				named := found(n, "code")
				if claim := heading == "What the handbook does"; claim && len(named) == 0 {
					t.Errorf("nothing shows that %s", text(n))
				} else if !claim && strings.Contains(text(n), "Test") {
					t.Errorf("a test stands where nothing is claimed: %s", text(n))
				}
				for _, name := range named {
					shown(t, text(name), heading, tests, targets)
				}
			}
		}
		for _, want := range []string{"How it happens", "What the handbook does", "What is left to you"} {
			if had[want] == 0 || len(had) != 3 {
				t.Errorf("a threat has %v (want %s too, and nothing else): %.60s", had, want, text(list))
			}
		}
	}
	if threats < 12 {
		t.Errorf("only %d threats", threats)
	}
}

// shown reports a name that the project does not have.
func shown(t *testing.T, name, heading string, tests map[string]int, targets []string) {
	t.Helper()
	switch target, isTarget := strings.CutPrefix(name, "make "); {
	case isTarget:
		if !slices.Contains(targets, target) {
			t.Errorf("the Makefile has no target %s", target)
		}
	case strings.HasPrefix(name, "Test") || strings.HasPrefix(name, "Fuzz"):
		if tests[name] == 0 {
			t.Errorf("no test is called %s any more", name)
		}
	default:
		if _, err := os.Stat(name); err != nil || heading != "What the handbook does" {
			t.Errorf("%s is no test, no target and no file of the project", name)
		}
	}
}

// TestWhoIsWatchedIsToldWhatCannotBeHidden: the page stands one press from every page for families, in plain
// words, with no number that the other pages do not have.
func TestWhoIsWatchedIsToldWhatCannotBeHidden(t *testing.T) {
	pages := built(t)
	safety := pages["/families/safety/"]
	if safety == nil {
		t.Fatal("there is no page for who is watched")
	}
	for _, p := range pages {
		if strings.HasPrefix(p.path, "/families/") && p != safety && !linked(p, "/families/safety/") {
			t.Errorf("%s does not lead to what to know about being watched", p.path)
		}
	}
	var index familyIndex
	front(t, "content/families/_index.md", &index)
	main := text(found(safety.root, "main")[0])
	for _, want := range []string{index.Unchecked, "This page is not from any procedure.", "The exit link does not clear it.", "private window", "library"} {
		if !strings.Contains(main, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(main, index.RestsOn) {
		t.Error("it says that it is the procedure’s words")
	}
	for _, number := range regexp.MustCompile(`\d[\d ]+\d`).FindAllString(main, -1) {
		if !slices.Contains([]string{"999", "55", "0800 1111"}, number) {
			t.Errorf("%s: a number that no other page has", number)
		}
	}
}

func TestTheImpactAssessmentHasItsSteps(t *testing.T) {
	page := built(t)["/about/impact-assessment/"]
	if page == nil {
		t.Fatal("there is no impact assessment")
	}
	steps := []string{"need", "processing", "consultation", "necessity", "risks", "measures", "sign-off"}
	source, err := os.ReadFile("content/about/impact-assessment.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(source), "\n## ")
	for _, part := range strings.Split(rest, "\n## ") {
		id := regexp.MustCompile(`\{#([a-z-]+)\}`).FindStringSubmatch(part)
		if id == nil || !strings.Contains(part, "fill in") {
			t.Errorf("nothing is left to the council in %.40s", part)
			continue
		}
		if len(steps) > 0 && id[1] == steps[0] {
			steps = steps[1:]
		} else if id[1] != "interface" {
			t.Errorf("%s stands where step %v should", id[1], steps)
		}
	}
	if len(steps) > 0 {
		t.Errorf("the steps %v are missing", steps)
	}
	words, err := os.ReadFile("public/about/impact-assessment/text.txt")
	if err != nil || !linked(page, "/about/impact-assessment/text.txt") {
		t.Fatalf("there is no text to edit, or the page does not lead to it (%v)", err)
	}
	if left := regexp.MustCompile(`\{[#.]|\]\(|&[a-z]+;|&#`).Find(words); left != nil {
		t.Errorf("the text has %q left in it", left)
	}
	if strings.Count(string(words), "fill in") != strings.Count(string(source), "fill in") {
		t.Error("the text has not all that is left to the council")
	}
}

// fields calls f for every field of a page into which something can be typed, with its form's or ancestors'
// value of the attributes that are handed down.
func fields(p *page, f func(n *html.Node, autocomplete, spellcheck string, inTemplate bool)) {
	var walk func(n *html.Node, autocomplete, spellcheck string, inTemplate bool)
	walk = func(n *html.Node, autocomplete, spellcheck string, inTemplate bool) {
		if n.Type == html.ElementNode {
			if value, ok := attr(n, "autocomplete"); ok {
				autocomplete = value
			}
			if value, ok := attr(n, "spellcheck"); ok {
				spellcheck = value
			}
			inTemplate = inTemplate || n.Data == "template"
			kind, _ := attr(n, "type")
			if n.Data == "textarea" || n.Data == "input" && !slices.Contains([]string{"checkbox", "radio", "file"}, kind) {
				f(n, autocomplete, spellcheck, inTemplate)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, autocomplete, spellcheck, inTemplate)
		}
	}
	walk(p.root, "", "", false)
}

func TestFieldsAskTheBrowserToRememberNothing(t *testing.T) {
	n := 0
	for _, p := range built(t) {
		fields(p, func(field *html.Node, autocomplete, _ string, inTemplate bool) {
			n++
			id, _ := attr(field, "id")
			own := p.path == "/training/confirm/" && (id == "name" && autocomplete == "name" || id == "role" && autocomplete == "organization-title")
			if autocomplete != "off" && !own && !inTemplate { // what a template holds comes into a form, or is no input
				t.Errorf("%s: the field %q has autocomplete %q, want off", p.path, id, autocomplete)
			}
		})
	}
	if n < 100 {
		t.Fatalf("%d fields", n)
	}
}

// TestWhatIsWrittenOfAChildIsNotSpellChecked: a browser may send what it checks to its maker. Fields in training
// are for one's own words.
func TestWhatIsWrittenOfAChildIsNotSpellChecked(t *testing.T) {
	n := 0
	for _, p := range built(t) {
		if strings.HasPrefix(p.path, "/training/") {
			continue
		}
		checkers := found(p.root, "plan-checker")
		for _, checker := range checkers {
			if spelling, _ := attr(checker, "spellcheck"); spelling != "false" {
				t.Errorf("%s: the plan checker has spellcheck %q", p.path, spelling)
			}
		}
		fields(p, func(field *html.Node, _, spelling string, inTemplate bool) {
			if field.Data != "textarea" || inTemplate && len(checkers) > 0 { // what a template holds comes into the checker
				return
			}
			n++
			if id, _ := attr(field, "id"); spelling != "false" {
				t.Errorf("%s: the field %q has spellcheck %q, want false", p.path, id, spelling)
			}
		})
	}
	if n < 100 {
		t.Fatalf("%d fields", n)
	}
}

func TestCalculatorsHaveNoFieldForAName(t *testing.T) {
	n := 0
	for _, p := range built(t) {
		if !strings.HasPrefix(p.path, "/calculators/") || strings.HasPrefix(p.path, "/calculators/plans/") {
			continue
		}
		fields(p, func(field *html.Node, _, _ string, _ bool) {
			n++
			id, _ := attr(field, "id")
			_, part := attr(field, "data-part")
			column, _ := attr(field, "data-field")
			if !part && column != "date" && !slices.Contains([]string{"reference", "by-reference", "sheet", "rows"}, id) {
				t.Errorf("%s: the field %q is neither a date, an interval, a reference nor a table", p.path, id)
			}
		})
	}
	if n < 100 {
		t.Fatalf("%d fields", n)
	}
}

// markup finds what would make text into elements or a program. A document that is parsed and not shown is none.
var markup = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|setHTML|srcdoc|\beval\(|new Function|javascript:`)

func TestNoScriptTakesTextForMarkup(t *testing.T) {
	scripts, err := filepath.Glob("wasm/browser/*.js")
	if err != nil || len(scripts) < 20 {
		t.Fatalf("%d scripts (%v)", len(scripts), err)
	}
	for _, file := range scripts {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if taken := markup.Find(source); taken != nil {
			t.Errorf("%s has %s", file, taken)
		}
	}
	if !markup.MatchString("node.innerHTML = text") {
		t.Error("it would not be found")
	}
}
