package handbook_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/net/html"
)

func TestTheAccessibilityStatementSaysWhatIsKnown(t *testing.T) {
	source, err := os.ReadFile("content/about/accessibility.md")
	if err != nil {
		t.Fatal(err)
	}
	var known struct {
		Issues []struct{ ID, Where, What, Who, Criterion, Instead, Since, Plan string }
		Tests  []struct{ What, By, On, Date string }
	}
	if err := yaml.Unmarshal([]byte(strings.Split(string(source), "---\n")[1]), &known); err != nil {
		t.Fatal(err)
	}
	page := built(t)["/about/accessibility/"]
	if page == nil || len(known.Issues) == 0 || len(known.Tests) == 0 {
		t.Fatalf("no statement, or %d issues and %d tests in it", len(known.Issues), len(known.Tests))
	}
	said := text(page.root)
	criterion := regexp.MustCompile(`^\d\.\d\.\d+ [A-Z]`)
	for _, issue := range known.Issues {
		if !criterion.MatchString(issue.Criterion) {
			t.Errorf("issue %s: criterion %q (want the number and name of WCAG)", issue.ID, issue.Criterion)
		}
		for _, want := range []string{issue.What, issue.Who, issue.Criterion, issue.Instead, issue.Plan} {
			if !strings.Contains(said, strings.ReplaceAll(want, "'", "’")) && !strings.Contains(said, want) {
				t.Errorf("issue %s: the statement lacks %q", issue.ID, want)
			}
		}
	}
	for _, test := range known.Tests {
		if test.By == "automatic" && (test.Date == "" || test.On == "") {
			t.Errorf("%s: an automatic test needs date: and on:", test.What)
		}
		if test.Date == "" && !strings.Contains(said, "Not yet tested by people: ") {
			t.Errorf("%s was not done, and the statement does not say so", test.What)
		}
	}
	for _, want := range []string{"partially compliant", "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
		"Equality and Human Rights Commission", "Equality Advisory and Support Service", "is the public body"} {
		if !strings.Contains(said, want) {
			t.Errorf("the statement lacks %q", want)
		}
	}
	packages, err := os.ReadFile("package.json")
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ DevDependencies map[string]string }
	if err := json.Unmarshal(packages, &p); err != nil {
		t.Fatal(err)
	}
	for name, as := range map[string]string{"axe-core": "axe-core ", "vnu-jar": "Nu HTML checker ", "html-validate": "html-validate ", "lighthouse": "Lighthouse "} {
		version := strings.Join(strings.Split(p.DevDependencies[name], ".")[:2], ".")
		if !strings.Contains(said, as+version) {
			t.Errorf("the statement does not say that %s%s tests the handbook", as, version)
		}
	}
}

// TestCriteriaThatNeedNoBrowser: WCAG 2.2's dragging movements (2.5.7), consistent help
// (3.2.6) and accessible authentication (3.3.8). A file that is dropped can be chosen too.
func TestCriteriaThatNeedNoBrowser(t *testing.T) {
	help := ""
	for _, p := range built(t) {
		var links []string
		each(p.root, func(n *html.Node) {
			if _, ok := attr(n, "draggable"); ok {
				t.Errorf("%s: something in it is to be dragged", p.path)
			}
			if kind, _ := attr(n, "type"); kind == "password" {
				t.Errorf("%s: asks for a password", p.path)
			}
			if class, _ := attr(n, "class"); n.Data == "footer" && class == "site-footer" {
				each(n, func(a *html.Node) {
					if to, ok := attr(a, "href"); ok {
						links = append(links, to)
					}
				})
			}
		})
		if got := strings.Join(links, " "); help == "" {
			help = got
		} else if got != help {
			t.Errorf("%s: the links at its end are %s, elsewhere %s", p.path, got, help)
		}
	}
	for _, want := range []string{"/contacts/", "/about/accessibility/"} {
		if !strings.Contains(help, want) {
			t.Errorf("no page ends with a link to %s", want)
		}
	}
	scripts, err := filepath.Glob("wasm/browser/*.js")
	if err != nil {
		t.Fatal(err)
	}
	drags := regexp.MustCompile(`dragstart|(pointer|mouse|touch)move`)
	for _, file := range scripts {
		script, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := drags.Find(script); found != nil {
			t.Errorf("%s listens to %s: what is dragged must also be done by single presses", file, found)
		}
	}
}
