//go:build !js

package browser_test

import (
	"archive/zip"
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// lms is a learning system's page around scorm-again: every call that a package makes is
// written down with what was answered and with the error that stood after it. What was kept
// of the package stands in the page's address, as if a server had it.
const lms = `<!doctype html><title>Learning system</title><script src="/scorm12.min.js"></script><script>
const api = new Scorm12API({ autocommit: false })
const kept = decodeURIComponent(location.hash.slice(1))
if (kept) api.loadFromJSON(JSON.parse(kept))
window.calls = []
window.refuse = ''
window.API = Object.fromEntries(['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic'].map(name => [name, (...given) => {
  if (window.refuse && given[0] === window.refuse) return 'false'
  const answer = api[name](...given)
  if (!name.startsWith('LMSGetE') && !name.startsWith('LMSGetL')) window.calls.push({ name, given, answer: String(answer), error: String(api.LMSGetLastError()) })
  return answer
}]))
window.leave = () => { document.querySelector('iframe').remove(); return encodeURIComponent(JSON.stringify(api.renderCMIToJSONObject().cmi)) }
</script><iframe src="/package/index.html" width="1000" height="800" title="Package"></iframe>`

type call struct {
	Name, Answer, Error string
	Given               []string
}

// system serves a package in a learning system and remembers what was asked for.
type system struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func (s *system) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

func packages(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob(root + "/public/training/*/*.zip")
	if err != nil || len(list) < 10 {
		t.Fatalf("%d packages %v: run `make site` first", len(list), err)
	}
	return list
}

func learning(t *testing.T, packed string) *system {
	t.Helper()
	files, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { files.Close() })
	s := &system{}
	parts := http.FileServer(http.FS(files))
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path, in := strings.CutPrefix(r.URL.Path, "/package/"); {
		case r.URL.Path == "/lms":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(lms))
		case r.URL.Path == "/scorm12.min.js":
			http.ServeFile(w, r, root+"/node_modules/scorm-again/dist/scorm12.min.js")
		case in:
			s.mu.Lock()
			s.asked = append(s.asked, path)
			s.mu.Unlock()
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'")
			if r.URL.Path = "/" + path; path == "index.html" {
				r.URL.Path = "/" // the file server sends index.html elsewhere
			}
			parts.ServeHTTP(w, r)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// played opens a package in a learning system that kept this of it.
func (s *system) played(t *testing.T, page *tab, kept string) {
	t.Helper()
	page.do(chromedp.Navigate("about:blank"), chromedp.Navigate(s.URL+"/lms#"+kept))
	page.until("document.querySelector('iframe')?.contentDocument?.querySelector('[data-lms]')?.textContent.length > 0")
}

// inside is an expression about the document in the frame, called d.
func inside(expression string) string {
	return "(d => " + expression + ")(document.querySelector('iframe').contentDocument)"
}

// answers are expressions that answer question i of a document d, rightly or not.
const (
	rightly = `((d, i) => { const q = d.querySelectorAll('[data-question]')[i]; for (const at of q.querySelectorAll('[data-chosen]')) { if (at.tagName === 'SELECT') at.value = at.closest('li').dataset.place; else at.checked = 'right' in at.dataset }; q.querySelector('[data-check]').click() })`
	wrongly = `((d, i) => { const q = d.querySelectorAll('[data-question]')[i]; for (const at of q.querySelectorAll('[data-chosen]')) { if (at.tagName === 'SELECT') at.value = 1; else at.checked = !('right' in at.dataset) }; q.querySelector('[data-check]').click() })`
)

func (t *tab) calls() []call { return js[[]call](t, "window.calls") }

// said is the last value that a package gave an element.
func said(calls []call, element string) (value string) {
	for _, c := range calls {
		if c.Name == "LMSSetValue" && c.Given[0] == element {
			value = c.Given[1]
		}
	}
	return value
}

func (t *tab) noErrors(calls []call) {
	t.Helper()
	for _, c := range calls {
		if c.Error != "0" || c.Answer == "false" {
			t.Errorf("%s(%s) answered %q, error %s", c.Name, strings.Join(c.Given, ", "), c.Answer, c.Error)
		}
	}
}

var timespan = regexp.MustCompile(`^\d{4}:[0-5]\d:[0-5]\d\.\d\d$`)

// Every package is played from its first question to its last.
func TestEveryPackageReportsToALearningSystem(t *testing.T) {
	page := open(t)
	for _, packed := range packages(t) {
		t.Run(strings.TrimPrefix(packed, root+"/public/training/"), func(t *testing.T) {
			s, page := learning(t, packed), &tab{t, page.ctx}
			s.played(t, page, "")
			n := js[int](page, inside("d.querySelectorAll('[data-question]').length"))
			js[chromedp.Void](page, inside("{ for (let i = 0; i < "+"d.querySelectorAll('[data-question]').length; i++) "+rightly+"(d, i) }"))
			calls := page.calls()
			page.noErrors(calls)
			if n < 10 || calls[0].Name != "LMSInitialize" || said(calls[:4], "cmi.core.lesson_status") != "incomplete" {
				t.Errorf("%d questions, begun with %v", n, calls[:4])
			}
			page.is("the status", said(calls, "cmi.core.lesson_status"), "passed")
			page.is("the score", said(calls, "cmi.core.score.raw")+" of "+said(calls, "cmi.core.score.min")+" to "+said(calls, "cmi.core.score.max"), "100 of 0 to 100")
			if state := said(calls, "cmi.suspend_data"); len(state) == 0 || len(state) > 4096 {
				t.Errorf("%d characters to keep, of 4,096: %s", len(state), state)
			}
			js[string](page, "window.leave()")
			page.until("window.calls.at(-1).name === 'LMSFinish'")
			calls = page.calls()
			page.noErrors(calls)
			if span := said(calls, "cmi.core.session_time"); !timespan.MatchString(span) || said(calls, "cmi.core.exit") != "" {
				t.Errorf("left after %q, exit %q", span, said(calls, "cmi.core.exit"))
			}
			if asked := s.requests(); !slices.Equal(asked, []string{"index.html", "course.css", "course.js"}) && !slices.Equal(asked, []string{"index.html", "course.js", "course.css"}) {
				t.Errorf("it fetched %v", asked)
			}
		})
	}
}

// One question wrong, two right, on to the second step; closed; opened again; to the end.
func TestAPackageGoesOnWhereItWasClosed(t *testing.T) {
	s, page := learning(t, packages(t)[0]), open(t)
	s.played(t, page, "")
	js[chromedp.Void](page, inside("{ "+wrongly+"(d, 0); "+rightly+"(d, 1); "+rightly+"(d, 0); [...d.querySelectorAll('[data-step]:not([hidden]) [data-turn-to=on]')][0].click() }"))
	told := js[string](page, inside("d.querySelector('[data-score]').textContent"))
	second := js[string](page, inside("d.querySelector('[data-step]:not([hidden]) h2').id"))
	kept := js[string](page, "window.leave()")
	page.until("window.calls.at(-1).name === 'LMSFinish'")
	calls := page.calls()
	page.noErrors(calls)
	page.is("while it is not done", said(calls, "cmi.core.lesson_status")+", "+said(calls, "cmi.core.exit"), "incomplete, suspend")
	if said(calls, "cmi.core.score.raw") != "" {
		t.Errorf("a score of %s before the end", said(calls, "cmi.core.score.raw"))
	}

	kept = js[string](page, "(s => { const c = JSON.parse(decodeURIComponent(s)); c.core.entry = 'resume'; return encodeURIComponent(JSON.stringify(c)) })('"+kept+"')")
	s.played(t, page, kept)
	page.is("the score when it is opened again", js[string](page, inside("d.querySelector('[data-score]').textContent")), told)
	page.is("the step", js[string](page, inside("d.querySelector('[data-step]:not([hidden]) h2').id")), second)
	page.is("the first answer", js[string](page, inside("String(d.querySelectorAll('[data-question]')[0].classList.contains('is-right'))")), "true")
	js[chromedp.Void](page, inside("{ for (let i = 2; i < d.querySelectorAll('[data-question]').length; i++) "+rightly+"(d, i) }"))
	calls = page.calls()
	page.noErrors(calls)
	n := js[int](page, inside("d.querySelectorAll('[data-question]').length"))
	want := strconv.Itoa(int(math.Round(100 * float64(n-1) / float64(n))))
	page.is("the score, of first tries alone", said(calls, "cmi.core.score.raw"), want)
	page.is("the status", said(calls, "cmi.core.lesson_status"), "passed")
	page.is("the line", js[string](page, inside("String(d.querySelector('[data-result-line]').textContent.includes('"+want+" %'))")), "true")

	// Whoever begins again is counted anew, and what was kept goes with it.
	js[chromedp.Void](page, inside("d.querySelector('[data-restart]').click()"))
	js[chromedp.Void](page, inside("{ for (let i = 0; i < d.querySelectorAll('[data-question]').length; i++) "+wrongly+"(d, i) }"))
	calls = page.calls()
	page.noErrors(calls)
	page.is("everything wrong", said(calls, "cmi.core.lesson_status")+", "+said(calls, "cmi.core.score.raw"), "failed, 0")
}

// What another version of the path kept is not taken for this one's.
func TestAPackageLeavesWhatAnotherVersionKept(t *testing.T) {
	s, page := learning(t, packages(t)[0]), open(t)
	for _, state := range []string{`{"version":"00000000","step":3,"answers":[[1,1,1,[0]]]}`, `{"version":`, `"x"`} {
		kept, _ := json.Marshal(map[string]any{"core": map[string]string{"lesson_status": "incomplete"}, "suspend_data": state})
		s.played(t, page, strings.NewReplacer(`"`, "%22", `\`, "%5C").Replace(string(kept)))
		page.is("the step", js[string](page, inside("String([...d.querySelectorAll('[data-step]')].findIndex(s => !s.hidden))")), "0")
		page.is("the answers", js[string](page, inside("d.querySelector('[data-score]').textContent")), "")
		page.noErrors(page.calls())
	}
}

func TestAPackageTellsWhatALearningSystemRefuses(t *testing.T) {
	s, page := learning(t, packages(t)[0]), open(t)
	s.played(t, page, "")
	js[chromedp.Void](page, "window.refuse = 'cmi.suspend_data'")
	js[chromedp.Void](page, inside(rightly+"(d, 0)"))
	page.want("what is told", js[string](page, inside("d.querySelector('[data-lms]').textContent")), "The learning system did not take the result")
}

// From a folder, without a learning system and without a server.
func TestAPackageOpensFromAFile(t *testing.T) {
	dir := t.TempDir()
	files, err := zip.OpenReader(packages(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	page := open(t)
	page.do(chromedp.Navigate("file://" + dir + "/index.html"))
	page.until("document.querySelector('[data-lms]').textContent.startsWith('No learning system was found')")
	js[chromedp.Void](page, rightly+"(document, 0)")
	page.want("the score", page.text("[data-score]"), "1 of ")
	page.look("a package")
	js[chromedp.Void](page, "document.querySelector('induction-path').turning.go(document.querySelectorAll('[data-step]').length - 1)")
	page.look("a package's result")
}
