package handbook_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handbook/wasm/bench/figures"
)

// The pages that show figures.json.
var howWeKnow = []string{"/about/how-we-know/", "/about/what-was-tried/"}

// measured are the figures that the page shows.
func measured(t *testing.T) figures.File {
	t.Helper()
	file, err := figures.Read(figures.Page)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestFiguresFollowFromWhatWasMeasured(t *testing.T) {
	file := measured(t)
	if err := file.Check(); err != nil {
		t.Error(err)
	}
	runs := map[string]figures.Run{}
	for _, part := range file.Parts {
		runs[part.Name] = part.Run
	}
	for name, results := range map[string]*figures.Results{"proof": file.Proof, "mutation": file.Mutation} {
		if results != nil {
			runs[name] = results.Run
		}
	}
	if len(file.Parts) < 5 {
		t.Errorf("%d parts only: run `make bench how-we-know`", len(file.Parts))
	}
	for name, run := range runs {
		if run.Date == "" || run.Commit == "" || run.CPU == "" || run.Cores == 0 || run.Go == "" || run.Node == "" || run.Chromium == "" {
			t.Errorf("%s does not say when and on what it was measured: %+v", name, run)
		}
	}
}

var number = regexp.MustCompile(`\d[\d.,]*`)

// numbers are the numbers of a text as they are written, without commas and what ends a sentence.
func numbers(text string) map[string]bool {
	all := map[string]bool{}
	for _, n := range number.FindAllString(text, -1) {
		n = strings.TrimRight(strings.ReplaceAll(n, ",", ""), ".")
		all[n], all[strings.TrimLeft(n, "0")] = true, true
	}
	return all
}

func TestEveryNumberOfHowWeKnowIsInItsFile(t *testing.T) {
	text, err := os.ReadFile(figures.Page)
	if err != nil {
		t.Fatal(err)
	}
	in, all := numbers(strings.ReplaceAll(string(text), "-", " ")), 0
	for _, path := range howWeKnow {
		page := built(t)[path]
		if page == nil {
			t.Fatal("there is no page " + path)
		}
		each(page.root, func(n *html.Node) {
			if n.Data != "main" {
				return
			}
			for n := range numbers(visible(n)) {
				if all++; !in[n] {
					t.Errorf("%s is on %s and not in %s", n, path, figures.Page)
				}
			}
		})
	}
	if all < 50 {
		t.Errorf("%d numbers on the page only", all)
	}
}

// visible is an element's text, its parts apart.
func visible(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(" " + d.Data)
		}
	}
	return b.String()
}

func TestNoNumberOfHowWeKnowIsTyped(t *testing.T) {
	files, err := filepath.Glob("layouts/_partials/figures/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v %v", files, err)
	}
	action, tag := regexp.MustCompile(`(?s)\{\{.*?\}\}`), regexp.MustCompile(`(?s)<[^>]*>`)
	for _, file := range append(files, "layouts/about/how-we-know.html", "content/about/how-we-know/index.md", "layouts/about/what-was-tried.html", "content/about/what-was-tried.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.ReplaceAll(tag.ReplaceAllString(action.ReplaceAllString(string(text), ""), ""), "SHA-256", "")
		if typed := number.FindAllString(words, -1); typed != nil {
			t.Errorf("%s: %v are typed", file, typed)
		}
	}
}

// howWeKnowOf builds the page alone, once with each file of figures, and gives their texts.
func howWeKnowOf(t *testing.T, files map[string]figures.File) map[string]string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("config.toml", `disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]`+"\nlocale = \"en-GB\"\n")
	write("layouts/baseof.html", `<main>{{ block "main" . }}{{ end }}</main>`)
	templates, err := filepath.Glob("layouts/_partials/figures/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(templates, "layouts/about/how-we-know.html", "layouts/_partials/func/count.html") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(name, string(text))
	}
	for name, file := range files {
		at := "content/about/" + strings.ReplaceAll(name, " ", "-")
		write(at+"/index.md", "---\ntitle: How we know\nlayout: how-we-know\n---\n")
		if err := file.Write(filepath.Join(dir, at, filepath.Base(figures.Page))); err != nil {
			t.Fatal(err)
		}
	}
	if said, err := exec.Command("go", "tool", "hugo", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	texts := map[string]string{}
	for name := range files {
		f, err := os.Open(filepath.Join(dir, "public/about", strings.ReplaceAll(name, " ", "-"), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = strings.Join(strings.Fields(visible(root)), " ")
	}
	return texts
}

func TestHowWeKnowShowsWhatIsMissed(t *testing.T) {
	run := figures.Run{Date: "2026-11-22", Commit: "f0c049b1", Cores: 2, CPU: "a processor", System: "linux/amd64", Go: "1.26", Node: "20", Chromium: "156"}
	module := func(kb float64) figures.File {
		var file figures.File
		file.Take(figures.File{Parts: []figures.Part{{Name: "modules", Title: "Modules", Says: "What they weigh.", Run: run,
			Figures: []figures.Figure{figures.New("handbook.wasm", kb, "KB").Beside("an empty program", 400).TimesAtMost(1.25)}}}}, []string{"modules"})
		return file
	}
	results := func(text string) *figures.Results {
		return &figures.Results{Run: run, Results: json.RawMessage(text)}
	}
	const area = `"first-start": "2011-01-01", "last-start": "2028-12-31", "starts": 6575, "rules": 29, "cases": 200000, "dates": 900000, "areas": [{"title": "Sussex", "rules": 7, "cases": 5, "dates": 6, "differences": 0}]`
	const packages = `"bar": 95, "tool": "gremlins", "version": "v0.6.0", "total": {"mutants": 6000, "killed": 5900, "survived": 70, "timedOut": 30, "explained": `
	tests := map[string]struct {
		change       func(*figures.File)
		kb           float64
		shows, lacks []string
	}{
		"all kept": {func(*figures.File) {}, 500,
			[]string{"1 figures below have a promise beside them. All of them keep it.", "1.25 times an empty program (400 KB)", "at most 1.25 times kept", "at commit f0c049b1 , on a processor with 2 cores"}, []string{"missed", "not keep"}},
		"one missed": {func(*figures.File) {}, 520,
			[]string{"1 does not keep it: Modules : handbook.wasm, 1.30 times where at most 1.25 times is promised", "at most 1.25 times missed"}, []string{"1.25 times kept", "All of them"}},
		"nothing proved": {func(*figures.File) {}, 500,
			[]string{"The second count has not been run for this copy.", "The program has not been broken on purpose for this copy."}, []string{"none differed"}},
		"no date differs": {func(f *figures.File) {
			f.Proof = results(`{"passed": true, "dates": {` + area + `, "differences": 0}}`)
		}, 500,
			[]string{"for every day from 1 January 2011 to 31 December 2028", "6,575 days, 29 rules, 200,000 cases", "none differed", "Sussex 7 5 6 none"}, []string{"found a fault", "not been run"}},
		"dates differ": {func(f *figures.File) {
			f.Proof = results(`{"passed": false, "dates": {` + area + `, "differences": 12, "shown": ["Sussex: one day"]}, "bytes": {"same": false}, "planted": [{"mistake": "A holiday left out", "differences": 0}], "tried": {"properties": 1, "cases": 9, "targets": 0, "executions": 0}, "properties": [{"package": "wasm/civil", "name": "TestMonths", "says": "", "cases": 9, "passed": false}]}`)
		}, 500, []string{"The last run found a fault", "12 differed", "Sussex: one day", "A holiday left out: not found", "did not give the same bytes", "1 things that must always hold were tried on 9 cases", "This did not hold: TestMonths ( wasm/civil )"}, []string{"All of it held", "none differed", "What is tested is what pages run"}},
		"the tests are too weak": {func(f *figures.File) {
			f.Mutation = results(`{` + packages + `60}, "packages": [{"package": "civil", "mutants": 120, "killed": 100, "survived": 20, "percent": 83.3}, {"package": "ics", "mutants": 20, "killed": 19, "survived": 1, "percent": 95.0}]}`)
		}, 500, []string{"60 of those are explained.", "83.3 % at least 95 % missed", "95 % at least 95 % kept"}, []string{"each of those is explained"}},
	}
	files := map[string]figures.File{}
	for name, tt := range tests {
		file := module(tt.kb)
		tt.change(&file)
		files[name] = file
	}
	for name, got := range howWeKnowOf(t, files) {
		for _, want := range tests[name].shows {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not on the page:\n%s", name, want, got)
			}
		}
		for _, wrong := range tests[name].lacks {
			if strings.Contains(got, wrong) {
				t.Errorf("%s: %q is on the page:\n%s", name, wrong, got)
			}
		}
	}
}
