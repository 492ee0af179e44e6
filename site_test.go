// Package handbook_test checks what only the whole built site can show: that every
// link and fragment leads somewhere, that every clause of a source has its place, and
// that an editor's mistake stops the build. `make test` builds the site first.
package handbook_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handbook/wasm/deadlines"
	"handbook/wasm/hosting/policy"
	"handbook/wasm/rulebook"
)

// page is one HTML file of the site.
type page struct {
	path string // /hertfordshire/core-group/
	root *html.Node
	ids  map[string]*html.Node
}

// built reads every page in public/.
func built(t *testing.T) map[string]*page {
	t.Helper()
	pages := map[string]*page{}
	err := filepath.WalkDir("public", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".html" {
			return err
		}
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		root, err := html.Parse(f)
		if err != nil {
			return err
		}
		path := strings.TrimSuffix("/"+filepath.ToSlash(strings.TrimPrefix(file, "public/")), "index.html")
		pages[path] = &page{path, root, map[string]*html.Node{}}
		each(root, func(n *html.Node) {
			if id, ok := attr(n, "id"); ok {
				pages[path].ids[id] = n
			}
		})
		return nil
	})
	if err != nil || len(pages) < 15 {
		t.Fatalf("public/ has %d pages (%v): run `make site` first", len(pages), err)
	}
	return pages
}

// each calls f for every element below a node; templates' contents are below them.
func each(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

// within reports whether a node stands in an element of a name.
func within(n *html.Node, name string) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == name {
			return true
		}
	}
	return false
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestPagesAreWhole(t *testing.T) {
	pages := built(t)
	for _, p := range pages {
		headings := 0
		labelled, seen := map[string]bool{}, map[string]bool{}
		each(p.root, func(n *html.Node) {
			if id, ok := attr(n, "id"); ok {
				if seen[id] {
					t.Errorf("%s: the id %q is there twice", p.path, id)
				}
				seen[id] = true
			}
			if n.Data == "h1" {
				headings++
			}
			if n.Data == "label" {
				id, _ := attr(n, "for")
				labelled[id] = true
			}
			if _, ok := attr(n, "src"); n.Data == "script" && !ok || n.Data == "style" {
				t.Errorf("%s: has an inline %s", p.path, n.Data)
			}
			if _, ok := attr(n, "href"); n.Data == "a" && !ok && !within(n, "template") {
				t.Errorf("%s: the link %q leads nowhere until a script runs", p.path, text(n))
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s> has the attribute %s", p.path, n.Data, a.Key)
				}
			}
		})
		if headings != 1 {
			t.Errorf("%s: %d h1, want 1", p.path, headings)
		}
		each(p.root, func(n *html.Node) {
			if id, _ := attr(n, "id"); n.Data == "input" && !labelled[id] {
				t.Errorf("%s: the input %q has no label", p.path, id)
			}
			for _, name := range []string{"aria-describedby", "aria-labelledby"} {
				if ids, ok := attr(n, name); ok {
					for _, id := range strings.Fields(ids) {
						if p.ids[id] == nil {
							t.Errorf("%s: %s names %q, which is not there", p.path, name, id)
						}
					}
				}
			}
		})
	}
	for _, wrong := range wrongLinks(pages) {
		t.Error(wrong)
	}
}

// wrongLinks follows every link of every page.
func wrongLinks(pages map[string]*page) (wrong []string) {
	for _, p := range pages {
		each(p.root, func(n *html.Node) {
			if _, leaves := attr(n, "data-exit"); leaves { // the one link that leads away on purpose
				if rel, _ := attr(n, "rel"); !strings.Contains(rel, "noreferrer") {
					wrong = append(wrong, p.path+": its way out tells the next site where from")
				}
				return
			}
			for _, name := range []string{"href", "src"} {
				if to, ok := attr(n, name); ok {
					if why := astray(pages, p, to); why != "" {
						wrong = append(wrong, why)
					}
				}
			}
		})
	}
	return wrong
}

// astray says why a link of a page leads nowhere, or to where no page of the handbook may lead.
func astray(pages map[string]*page, from *page, to string) string {
	path, fragment, _ := strings.Cut(to, "#")
	fragment, _ = url.PathUnescape(fragment)
	if strings.Contains(path, ":") {
		if !strings.HasPrefix(path, "https://www.gov.uk/") {
			return fmt.Sprintf("%s: a link to %s (no page fetches from or sends to a third party)", from.path, path)
		}
		return ""
	}
	target := from
	if path != "" {
		target = pages[path]
	}
	if target == nil {
		if info, err := os.Stat("public" + path); err != nil || info.IsDir() || fragment != "" {
			return fmt.Sprintf("%s: the link %s leads nowhere", from.path, to)
		}
		return ""
	}
	if fragment != "" && target.ids[fragment] == nil {
		return fmt.Sprintf("%s: the link %s goes to a fragment that is not there", from.path, to)
	}
	return ""
}

// ref is one line of testdata/refs: an obligation of a source, its force and its verb.
type ref struct{ ref, force, verb string }

func refs(t *testing.T, area string) []ref {
	t.Helper()
	f, err := os.Open("testdata/refs/" + area + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []ref
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		list = append(list, ref{fields[0], fields[1], fields[2]})
	}
	return list
}

func judged(t *testing.T) *rulebook.Book {
	t.Helper()
	rules, err := os.ReadFile("public/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestEveryObligationOfTheSourceHasItsPlaceItsForceAndItsVerb(t *testing.T) {
	pages := built(t)
	lists, err := filepath.Glob("testdata/refs/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range lists {
		if id := strings.TrimSuffix(filepath.Base(list), ".tsv"); !slices.Contains(areaIDs(t), id) {
			t.Errorf("%s: there is no area %s (delete the file where it was withdrawn)", list, id)
		}
	}
	for _, area := range judged(t).Areas {
		anchors := map[string]*html.Node{}
		for path, p := range pages {
			if strings.HasPrefix(path, "/"+area.ID+"/") {
				each(p.root, func(n *html.Node) {
					if id, ok := attr(n, "id"); ok {
						anchors[id] = n
					}
				})
			}
		}
		held := refs(t, area.ID)
		clauses := map[string]rulebook.Clause{}
		for _, c := range area.Clauses {
			clauses[c.Ref] = c
		}
		for _, want := range held {
			c, ok := clauses[want.ref]
			if !ok || c.Force != want.force || c.Verb != want.verb {
				t.Errorf("%s: clause %s is %+v, want %s %q", area.ID, want.ref, c, want.force, want.verb)
				continue
			}
			at := anchors[rulebook.Anchor(want.ref)]
			if at == nil {
				t.Errorf("%s: no anchor for %s", area.ID, want.ref)
				continue
			}
			if !strings.Contains(text(at), strings.ReplaceAll(want.force, "-", " ")) {
				t.Errorf("%s: the tag %q does not stand at %s: %.80s", area.ID, want.force, want.ref, text(at))
			}
		}
		listed := map[string]bool{}
		for _, r := range held {
			listed[r.ref] = true
		}
		for _, c := range area.Clauses {
			if !listed[c.Ref] && c.Kind != "meta" {
				t.Errorf("%s: clause %s is in no list of the source's obligations", area.ID, c.Ref)
			}
		}
	}
}

// What a page asks for and what its rules file is are of one build: see worker.js.
func TestRulesAreNamedWithTheirHash(t *testing.T) {
	named := 0
	for path, p := range built(t) {
		each(p.root, func(n *html.Node) {
			address, ok := attr(n, "rules")
			if !ok {
				return
			}
			named++
			file, integrity, _ := strings.Cut(address, "#")
			rules, err := os.ReadFile("public" + file)
			sum := sha256.Sum256(rules)
			if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); err != nil || integrity != want {
				t.Errorf("%s: %s, want %s (%v)", path, address, want, err)
			}
		})
	}
	if named < 30 {
		t.Errorf("%d rules files named only", named)
	}
}

func TestTimescales(t *testing.T) {
	book, pages := judged(t), built(t)
	var ids []string
	for _, area := range book.Areas {
		if err := deadlines.CheckExamples(book, area); err != nil {
			t.Error(err)
		}
		table := text(pages["/"+area.ID+"/timescales/"].root)
		for _, r := range area.Rules {
			ids = append(ids, area.ID+" "+r.ID)
			if !strings.Contains(table, strings.TrimPrefix(r.Clause, area.ID+"-")) {
				t.Errorf("%s: the table of timescales has no %s", area.ID, r.Clause)
			}
		}
	}
	want, err := os.ReadFile("testdata/timescales.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(ids, "\n") + "\n"; got != string(want) {
		t.Errorf("the timescales are\n%s", got)
	}
}

func TestEveryPageOfAnAreaSaysWhatEditionItIs(t *testing.T) {
	pages := built(t)
	for _, area := range judged(t).Areas {
		for path, p := range pages {
			if !strings.HasPrefix(path, "/"+area.ID+"/") {
				continue
			}
			for _, want := range []string{area.Edition, "Check your partnership’s current procedure before acting"} {
				if !strings.Contains(text(p.root), want) {
					t.Errorf("%s does not say %q", path, want)
				}
			}
		}
	}
}

func TestChaptersThatAreNotHeldAreNamedAndNotLinked(t *testing.T) {
	var all strings.Builder
	for path, p := range built(t) {
		if strings.HasPrefix(path, "/hertfordshire/") {
			all.WriteString(text(p.root))
		}
	}
	for _, chapter := range []string{"6.3", "7.9.17 to 7.9.19", "9.13", "9.15", "14.3", "14.4"} {
		if !strings.Contains(all.String(), chapter+" [not in this handbook]") {
			t.Errorf("chapter %s is not named as one that the handbook does not hold", chapter)
		}
	}
}

// copyProject copies what Hugo builds from, so that a test can make a mistake in it.
func copyProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"config.toml", "content", "layouts", "static", "wasm/browser", "wasm/build", "wasm/plan/precision", "wasm/worker/api"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(part)), 0o755); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(part); err != nil {
			t.Fatal(err)
		} else if info.IsDir() {
			if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(part)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		text, err := os.ReadFile(part)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, part), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	modules, err := filepath.Abs("node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// home is the project's own folder, wherever a test has gone.
var home, _ = os.Getwd()

// build builds a copy as `make site` does, as far as what an editor can get wrong, and gives what it printed.
func build(t *testing.T, dir string) (printed string, ok bool) {
	t.Helper()
	facts := filepath.Join(dir, "resources/facts")
	var out []byte
	for _, command := range [][]string{
		{"go", "tool", "hugo", "--source", dir, "--renderSegments", "facts", "--destination", facts},
		{"go", "run", "./wasm/judge", facts, filepath.Join(dir, "wasm/build/worked.json")},
		{"go", "tool", "hugo", "--source", dir, "--printPathWarnings", "--printUnusedTemplates"},
	} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Dir = home
		said, err := cmd.CombinedOutput()
		if out = append(out, said...); err != nil {
			return string(out), false
		}
	}
	return string(out), true
}

func TestAPageThatMovedIsAnsweredByTheHost(t *testing.T) {
	dir := copyProject(t)
	const page = "content/about/counting.md"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ aliases, want string }{
		{"[/about/old-name/, /how-to-count/]", ""},
		{"[/about/editing/]", "aliases: /about/editing/ of the page /about/counting/: there is still a page at it"},
		{"[/about/Old_Name/]", "aliases: /about/Old_Name/ of the page /about/counting/: want an address such as /area/old-name/"},
	} {
		moved := strings.Replace(string(text), "---\n", "---\naliases: "+tt.aliases+"\n", 1)
		if err := os.WriteFile(filepath.Join(dir, page), []byte(moved), 0o644); err != nil {
			t.Fatal(err)
		}
		if printed, ok := build(t, dir); !ok || strings.Contains(printed, "WARN") {
			t.Fatal(printed)
		}
		p, err := policy.Read(filepath.Join(dir, "config.toml"), filepath.Join(dir, "public"))
		if tt.want != "" {
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("aliases: %s: %v, want %s", tt.aliases, err, tt.want)
			}
			continue
		}
		if want := []policy.Moved{{From: "/about/old-name/", To: "/about/counting/"}, {From: "/how-to-count/", To: "/about/counting/"}}; err != nil || !slices.Equal(p.Moved, want) {
			t.Errorf("%v %v, want %v", p, err, want)
		}
		if _, err := os.Stat(filepath.Join(dir, "public/how-to-count")); err == nil {
			t.Error("Hugo wrote a page that sends on, which no host needs")
		}
	}
}

func TestAnEditorsMistakeStopsTheBuild(t *testing.T) {
	dir := copyProject(t)
	if printed, ok := build(t, dir); !ok || strings.Contains(printed, "WARN") {
		t.Fatalf("the copy does not build, or with warnings: %s", printed)
	}
	const core, plan = "content/hertfordshire/core-group.md", "content/hertfordshire/child-protection-plan.md"
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"a unit misspelt", core, "every: 6 weeks", "every: 6 wekks",
			core + `: core-group-interval: every: unknown unit "wekks" (want days, working days, weeks, months or years)`},
		{"a word misspelt", core, "within: 10 working days", "withing: 10 working days", core + `: first-core-group: unknown word "withing"`},
		{"a rule without a clause", core, `clause: "8.2.12(1)"`, `claus: "8.2.12(1)"`, core + `: first-core-group: unknown word "claus"`},
		{"a clause that is not there", core, `clause: "8.2.12(1)"`, `clause: "8.2.99"`, core + `: first-core-group: clause: no page of the area has clause "8.2.99"`},
		{"an id twice", core, "id: core-group-interval", "id: first-core-group", core + ": first-core-group: this id is there twice"},
		{"a wrong example", core, "first-core-group: 2027-01-06", "first-core-group: 2027-01-05", core + ": examples: first-core-group is 2027-01-06, not 2027-01-05"},
		{"a link to no clause", core, "[8.2.14](#8.2.14)", "[8.2.94](#8.2.94)", "hertfordshire/core-group.md: the link [8.2.94](#8.2.94) goes to a clause that is not there"},
		{"a ref twice", core, `ref: "8.2.2b"`, `ref: "8.2.2a"`, "hertfordshire/core-group.md: clause 8.2.2a: this ref is there twice"},
		{"an unknown force", core, "force: good-practice", "force: best-practice", core + `: clause 8.2.13(1): unknown force "best-practice"`},
		{"an unknown role", core, "presumed: [core-group-member]", "presumed: [group-member]", core + `: clause 8.2.3(1): presumed: unknown role "group-member"`},
		{"a link to no page", "content/about/counting.md", "/calendar/bank-holidays/", "/calendar/holidays/", "about/counting.md: the link"},
		{"a bank holiday on a Sunday", "content/calendar/bank-holidays.md", "2026-12-28", "2026-12-27", "content/calendar/bank-holidays.md: days: 2026-12-27 is a Sunday"},
		{"a link to no place", "content/about/counting.md", "## Weeks, months", "See [tags](/about/#farce).\n\n## Weeks, months", "about/counting.md: the link [tags](/about/#farce) goes to a place that its page does not have"},
		{"an unknown term", "content/about/counting.md", "[working day](g)", "[labour day](g)", "about/counting.md: [labour day](g): the glossary has no such term"},
		{"an unknown topic", "content/hertfordshire/_index.md", "topic: bedroom", "topic: bathroom", `hertfordshire/_index.md: compare: unknown topic "bathroom"`},
		{"a comparison without its clause", "content/hertfordshire/_index.md", `clause: "8.4.6d(2)"`, `clause: "8.4.6z"`, `hertfordshire/_index.md: compare: bedroom: no page of the area has clause "8.4.6z"`},
		{"a requirement without its clause", "content/hertfordshire/key-worker.md", `clauses: ["8.4.2i"]`, `clauses: ["8.4.2z"]`, `hertfordshire/key-worker.md: visits: no page of the area has clause "8.4.2z"`},
		{"an unknown status", "content/hertfordshire/_index.md", "status: superseded", "status: old", `hertfordshire/_index.md: edition: unknown status "old" (want current, undated or superseded)`},
		{"an edition left out", "content/hertfordshire/_index.md", "edition:", "editions:", "hertfordshire/_index.md: edition: is missing"},
		{"an unknown grade of change", "content/changes/_index.md", "grade: new", "grade: great", `changes/_index.md: 2026-11-22: unknown grade "great"`},
		{"a step's unknown role", plan, "who: [professionals]\n        note: The procedure does not say with whom", "who: [helpers]\n        note: With whom",
			plan + `: commitment-cannot-be-delivered: who: unknown role "helpers" (add it to roles: in content/hertfordshire/_index.md, or want `},
		{"an unknown situation", plan, "situation: significant-change", "situation: big-change", plan + `: plan-to-be-changed: unknown situation "big-change" (want no-access, `},
		{"a step without its clause", plan, `clause: "8.3.21(2)"` + "\n        who", `clause: "8.3.99"` + "\n        who",
			plan + `: commitment-cannot-be-delivered: clause: no page of the area has clause "8.3.99"`},
		{"an outcome without its clause", plan, `outcome-clause: "8.3.6"`, `outcome-clause: "8.3.99"`,
			`hertfordshire/child-protection-plan.md: outline-plan-required: outcome-clause: no page of the area has clause "8.3.99"`},
		{"an answer that ends without a step", plan, `if: {significant: "not-known"}`, `if: {significant: "no"}`,
			plan + ": plan-to-be-changed: no step follows significant: not-known (add one; with nothing: true where the procedure asks for nothing more)"},
		{"a question that is never reached", plan, `if: {significant: "not-known"}` + "\n", `if: {significant: "not-known"}
      - {ask: near, question: "Near?", clause: "8.3.8(2)", if: {significant: "yes"}}
      - {ask: far, question: "Far?", clause: "8.3.8(2)", if: {significant: "no", near: "yes"}}
      - {step: Walk, clause: "8.3.8(2)", if: {far: "yes"}}
`, plan + `: plan-to-be-changed: "Far?" is on no path (its if asks for answers that cannot be given together)`},
		{"a question without its clause", "content/stockport/core-group.md", `clause: "7.2.1(b)"` + "\n    kind: choice", `clause: "7.2.99"` + "\n    kind: choice",
			`stockport/core-group.md: questions: written-record: no page of the area has clause "7.2.99"`},
		{"a path that reads no clause", "content/training/stockport/lead-worker.md", `"7.2.3(a)"`, `"7.2.99"`, `training/stockport/lead-worker.md: step after-the-conference: read: the area has no clause "7.2.99"`},
		{"a path that checks by no question", "content/training/stockport/lead-worker.md", "first-core-group-within", "first-core-group-whenever", `training/stockport/lead-worker.md: step after-the-conference: check: the area has no question "first-core-group-whenever"`},
		{"a date by a rule that is not there", "content/training/stockport/lead-worker.md", "rule: first-core-group", "rule: first-group", `content/training/stockport/lead-worker.md: sum over-new-year: unknown rule "first-group" (want a timescale of stockport: `},
		{"a date that nobody worked out", "content/training/stockport/lead-worker.md", "{over-new-year}", "{over-new-years}", `training/stockport/lead-worker.md: {over-new-years} is no date and no id of sums: (write {2026-12-16}, or add the sum)`},
		{"a case that goes nowhere", "content/training/sussex/case-bea-davi-and-ines.md", "        go: ", "        go: nowhere-", "content/training/sussex/case-bea-davi-and-ines.md: step "},
		{"an area without its rules", "content/hertfordshire/_index.md", "outputs: [html, rules]", "", "hertfordshire/_index.md: has no rules file"},
	} {
		file := filepath.Join(dir, tt.file)
		right, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wrong := strings.Replace(string(right), tt.old, tt.new, 1)
		if wrong == string(right) {
			t.Fatalf("%s: %s has no %q", tt.name, tt.file, tt.old)
		}
		if err := os.WriteFile(file, []byte(wrong), 0o644); err != nil {
			t.Fatal(err)
		}
		if printed, ok := build(t, dir); ok || !strings.Contains(printed, tt.want) {
			t.Errorf("%s: built %v\n got %s\nwant %s", tt.name, ok, printed, tt.want)
		}
		if err := os.WriteFile(file, right, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASixthAreaIsAFolderAndNoCode(t *testing.T) {
	dir := copyProject(t)
	if err := os.CopyFS(filepath.Join(dir, "content/elmshire"), os.DirFS("testdata/elmshire")); err != nil {
		t.Fatal(err)
	}
	if printed, ok := build(t, dir); !ok || !strings.Contains(printed, "6 areas") {
		t.Fatalf("it does not build: %s", printed)
	}
	for file, want := range map[string]string{
		"index.html":                                "Elmshire",
		"elmshire/core-group/index.html":            "within 7 working days",
		"elmshire/timescales/index.html":            "Hold the first family meeting",
		"elmshire/roles/lead-worker/index.html":     "The case holder must hold the first family meeting",
		"elmshire/whole/index.html":                 "The case holder must hold the first family meeting",
		"elmshire/requirements/index.html":          "What must be seen and written",
		"elmshire/what-to-do/no-access/index.html":  "This procedure says nothing about this.",
		"calculators/deadlines/elmshire/index.html": "Date of the first meeting",
		"compare/index.html":                        "Within 7 working days of the first meeting",
		"contacts/index.html":                       "Elmshire",
		"glossary/index.html":                       "Elmshire: case holder",
		"elmshire/rules.json":                       "first-family-meeting",
	} {
		page, err := os.ReadFile(filepath.Join(dir, "public", file))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s does not have %q (%v)", file, want, err)
		}
	}
}

// fingerprints of every rule, and of the bank holidays, for testdata/rules.tsv.
func fingerprints(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("public/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	var book struct {
		Calendar struct{ Days []map[string]string }
		Areas    []struct {
			ID    string
			Pages []struct{ Timescales, Visits, Plan []map[string]any }
		}
	}
	if err := json.Unmarshal(text, &book); err != nil {
		t.Fatal(err)
	}
	prints := map[string]string{}
	prints["calendar bank-holidays"] = fingerprint(book.Calendar.Days)
	for _, area := range book.Areas {
		for _, page := range area.Pages {
			for i, rule := range append(page.Timescales, page.Visits...) {
				id := rule["id"].(string)
				words := rule
				if i >= len(page.Timescales) {
					id, words = "visits/"+id, rule["rule"].(map[string]any)
				}
				delete(words, "title")
				delete(words, "note")
				delete(rule, "topic") // it only tells which rules are laid side by side
				prints[area.ID+" "+id] = fingerprint(rule)
			}
			for _, rule := range page.Plan {
				for _, words := range []string{"title", "note", "words"} {
					delete(rule, words)
				}
				prints[fmt.Sprintf("%s plans/%s/%s", area.ID, rule["document"], rule["id"])] = fingerprint(rule)
			}
		}
	}
	return prints
}

// change is an entry of content/changes/_index.md; Rules is a list of ids, or "all".
type change struct {
	Date, Area, Grade, What string
	Rules                   any
}

func changeNotes(t *testing.T) []change {
	t.Helper()
	var page struct{ Changes []change }
	front(t, "content/changes/_index.md", &page)
	return page.Changes
}

const goldenRules = "testdata/rules.tsv"

// unnoted holds the rules of the built site against those of testdata/rules.tsv. It
// says which have changed or gone and what is then to be done, where no newer entry of
// content/changes/_index.md names them (missing) and where one does and the list is not yet
// brought up to date (noted). lines is the list as it is to be.
func unnoted(t *testing.T) (missing, noted, lines []string) {
	t.Helper()
	text, err := os.ReadFile(goldenRules)
	if err != nil {
		t.Fatal(err)
	}
	changes := changeNotes(t)
	// A correction may be of the same day as what it corrects: the first of a day is 2027-01-11#1.
	newest := func(area, rule, after string) (entry string) {
		corrections := map[string]int{}
		for _, c := range changes {
			if c.Area != area || c.Rules != "all" && !slices.Contains(strings.Fields(strings.Trim(fmt.Sprint(c.Rules), "[]")), rule) {
				continue
			}
			date := c.Date
			if c.Grade == "correction" {
				corrections[date]++
				date += fmt.Sprint("#", corrections[date])
			}
			entry = max(entry, date)
		}
		if entry <= after {
			return ""
		}
		return entry
	}
	type known struct{ print, entry string }
	was := map[string]known{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if fields := strings.Split(line, "\t"); len(fields) == 3 {
			was[fields[0]] = known{fields[1], fields[2]}
		}
	}
	now := fingerprints(t)
	for _, key := range slices.Sorted(maps.Keys(now)) {
		area, rule, _ := strings.Cut(key, " ")
		entry := was[key].entry
		if was[key].print != now[key] {
			if entry = newest(area, rule, entry); entry == "" {
				missing = append(missing, fmt.Sprintf("%s has changed and no newer entry of content/changes/_index.md names it (add date, area: %s, grade, what, clauses and rules: [%s])", key, area, rule))
			} else {
				noted = append(noted, key+" has changed and is noted: run UPDATE_RULES=1 go test -run TestEveryChangedRule .")
			}
		}
		lines = append(lines, key+"\t"+now[key]+"\t"+entry)
	}
	for _, key := range slices.Sorted(maps.Keys(was)) {
		if area, rule, _ := strings.Cut(key, " "); now[key] == "" {
			if newest(area, rule, was[key].entry) == "" {
				missing = append(missing, fmt.Sprintf("%s has gone and no newer entry of content/changes/_index.md names it (add date, area: %s, grade, what and rules: [%s], or rules: all)", key, area, rule))
			} else {
				noted = append(noted, key+" has gone and is noted: run UPDATE_RULES=1 go test -run TestEveryChangedRule .")
			}
		}
	}
	var calendar struct {
		ReadOn string `yaml:"read-on"`
	}
	front(t, "content/calendar/bank-holidays.md", &calendar)
	const days = "calendar bank-holidays"
	if before := was[days]; before.print != now[days] && calendar.ReadOn <= before.entry {
		missing = append(missing, fmt.Sprintf("content/calendar/bank-holidays.md: the days have changed and read-on: is still %s (want the day on which the list was read again)", calendar.ReadOn))
	}
	return missing, noted, lines
}

// A rule that has changed needs an entry in content/changes/_index.md that names it,
// newer than the last; then testdata/rules.tsv is brought up to date by
// UPDATE_RULES=1 go test -run TestEveryChangedRule .
func TestEveryChangedRuleHasAChangeNote(t *testing.T) {
	missing, noted, lines := unnoted(t)
	for _, wrong := range missing {
		t.Error(wrong)
	}
	if os.Getenv("UPDATE_RULES") == "" {
		for _, wrong := range noted {
			t.Error(wrong)
		}
		return
	}
	if !t.Failed() {
		if err := os.WriteFile(goldenRules, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The engine below the hosts must stay small in a page: see the README's decisions.
func TestTheEngineImportsNothingHeavy(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "./wasm/browser")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if heavy := regexp.MustCompile(`(?m)^(time|fmt|encoding/json|regexp|reflect|net/http|os|syscall/js)$`).FindAllString(string(out), -1); heavy != nil {
		t.Errorf("the page's module imports %v", heavy)
	}
}

// /areas.json tells each rules file's edition: a host that serves files of two builds together is found out.
func TestAreasTellTheEditionsOfTheirRules(t *testing.T) {
	type rules struct{ Href, Edition string }
	var told struct {
		Edition string
		Areas   []struct {
			ID           string
			Rules, Plans rules
		}
		National struct{ Plans rules }
	}
	text, err := os.ReadFile("public/areas.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &told); err != nil {
		t.Fatal(err)
	}
	files := []rules{{"/rules.json", told.Edition}, told.National.Plans}
	var ids, want []string
	for _, a := range told.Areas {
		ids, files = append(ids, a.ID), append(files, a.Rules, a.Plans)
	}
	for _, a := range judged(t).Areas {
		want = append(want, a.ID)
	}
	if !slices.Equal(ids, want) {
		t.Errorf("the areas are %v, want %v", ids, want)
	}
	for _, f := range files {
		text, err := os.ReadFile("public" + f.Href)
		if err != nil {
			t.Error(err)
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:])[:12] != f.Edition {
			t.Errorf("%s: is told as of edition %q, but hashes to %x", f.Href, f.Edition, sum)
		}
	}
}

// A role's page has every obligation whose actors name the role, or a role that joins it.
func TestRolePagesHideNoDuty(t *testing.T) {
	pages := built(t)
	joined := map[string][]string{"core-group-member": {"core-group"}, "family": {"child"}}
	for _, area := range judged(t).Areas {
		for _, role := range rulebook.RolePages {
			page := pages["/"+area.ID+"/roles/"+role+"/"]
			if page == nil {
				t.Errorf("%s has no page for %s", area.ID, role)
				continue
			}
			linked := map[string]bool{}
			each(page.root, func(n *html.Node) {
				if class, _ := attr(n, "class"); class == "clause-of" {
					linked[text(n)] = true
				}
			})
			for _, c := range area.Clauses {
				names := slices.Concat(c.Actors, c.Presumed)
				mine := slices.ContainsFunc(names, func(id string) bool { return id == role || slices.Contains(joined[role], id) })
				if mine && c.Kind != "meta" && !linked[strings.TrimPrefix(c.Ref, area.ID+"-")] && !leadsIn(pages, area.ID, c.Ref) {
					t.Errorf("%s: the page of %s does not have %s", area.ID, role, c.Ref)
				}
			}
		}
	}
}

// leadsIn reports whether a clause only leads in to bullets, which the page has instead.
func leadsIn(pages map[string]*page, area, ref string) bool {
	found := false
	for path, p := range pages {
		if strings.HasPrefix(path, "/"+area+"/") && !strings.HasSuffix(path, "/whole/") {
			each(p.root, func(n *html.Node) {
				if id, _ := attr(n, "id"); id == ref && n.Data == "div" {
					each(n, func(below *html.Node) {
						_, has := attr(below, "id")
						found = found || below.Data == "li" && has
					})
				}
			})
		}
	}
	return found
}

func TestFeedbackIsADraftOfAMailOrNothing(t *testing.T) {
	for path, p := range built(t) {
		if strings.Contains(text(p.root), "Was this helpful?") {
			t.Errorf("%s asks for feedback though no address is set", path)
		}
	}
	dir := copyProject(t)
	config := filepath.Join(dir, "config.toml")
	settings, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, []byte(strings.Replace(string(settings), `feedback = ""`, `feedback = "handbook@elmshire.example"`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if printed, ok := build(t, dir); !ok {
		t.Fatal(printed)
	}
	page, err := os.ReadFile(filepath.Join(dir, "public/hertfordshire/core-group/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	draft := ""
	each(root, func(n *html.Node) {
		if to, _ := attr(n, "href"); strings.HasPrefix(to, "mailto:") {
			draft = to
		}
	})
	mail, err := url.Parse(draft)
	if err != nil || mail.Opaque != "handbook@elmshire.example" {
		t.Fatalf("the draft is %q (%v)", draft, err)
	}
	query := mail.Query()
	if query.Get("subject") != "Handbook: Core group" || !strings.Contains(query.Get("body"), "Core group (/hertfordshire/core-group/), The source carries no date.") {
		t.Errorf("the draft says %v", query)
	}
	if strings.Contains(draft, "+") {
		t.Errorf("the draft has + for a space, which mail programs show: %s", draft)
	}
}

func TestTheFeedHasEveryChange(t *testing.T) {
	text, err := os.ReadFile("public/changes/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entry   []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Summary string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(text, &feed); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range feed.Entry {
		if e.Title == "" || e.Summary == "" || ids[e.ID] {
			t.Errorf("an entry has no title or summary, or its id is there twice: %+v", e)
		}
		ids[e.ID] = true
	}
	if len(feed.Entry) < 5 || feed.Updated == "" || feed.ID == "" {
		t.Errorf("the feed has %d entries", len(feed.Entry))
	}
}

// A PDF of each area, tagged, with its contents, made by the build.
func TestPDFs(t *testing.T) {
	names := []string{"handbook"}
	for _, area := range judged(t).Areas {
		names = append(names, area.ID)
	}
	for _, name := range names {
		pdf, err := os.ReadFile("public/pdf/" + name + ".pdf")
		if err != nil {
			t.Errorf("%v: run `make pdf` first", err)
			continue
		}
		for _, want := range []string{"%PDF-", "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Lang (en-GB)"} {
			if !strings.Contains(string(pdf), want) {
				t.Errorf("%s.pdf has no %s", name, want)
			}
		}
	}
}
