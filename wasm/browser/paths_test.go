//go:build !js

package browser_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/goccy/go-yaml"

	"handbook/wasm/browser/browsertest"
)

const walked = "/training/stockport/lead-worker/" // the path that is walked by hand here

// lesson is a training page as its file has it.
type lesson struct {
	Title, Layout, Area, Role string
	Steps                     []step
	Logs, Plans               []struct{ ID string }
	path                      string // /training/stockport/lead-worker/
}

// step is one of a path's or a case's.
type step struct {
	ID, Title, Ask, Finds, Next string
	AsksDate                    string `yaml:"asks-date"`
	Check                       []string
	Answers                     []struct {
		Text, Then, Go string
		Right          bool
	}
}

// lessons are the training pages of a layout, of every area.
func lessons(t *testing.T, layout string) (list []lesson) {
	t.Helper()
	files, err := filepath.Glob(root + "/content/training/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		var l lesson
		matter(t, file, &l)
		if l.path = "/training/" + l.Area + "/" + strings.TrimSuffix(filepath.Base(file), ".md") + "/"; l.Layout == layout {
			list = append(list, l)
		}
	}
	if len(list) < 5 {
		t.Fatalf("%d pages of the layout %s", len(list), layout)
	}
	return list
}

// matter reads what stands between a file's first two lines of dashes.
func matter(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(strings.Split(string(text), "---\n")[1]), into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// bank are the questions of an area by their ids.
func bank(t *testing.T, area string) map[string]asked {
	t.Helper()
	files, err := filepath.Glob(root + "/content/" + area + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]asked{}
	for _, file := range files {
		var page struct{ Questions []asked }
		matter(t, file, &page)
		for _, q := range page.Questions {
			byID[q.ID] = q
		}
	}
	return byID
}

// checks are the questions of a path, step by step.
func (l lesson) checks(t *testing.T) (list []asked) {
	t.Helper()
	all := bank(t, l.Area)
	for _, step := range l.Steps {
		for _, id := range step.Check {
			list = append(list, all[id])
		}
	}
	return list
}

// onSite opens a training page and waits until it can be used.
func (t *tab) onSite(s *browsertest.Site, path string) {
	t.Helper()
	t.do(chromedp.Navigate(s.URL + path))
	t.until("document.readyState === 'complete' && [...document.querySelectorAll('[data-buttons]')].every(b => !b.hidden)")
}

// walking is the path that is walked by hand, with its questions.
func walking(t *testing.T) (path lesson, questions []asked, s *browsertest.Site, page *tab) {
	t.Helper()
	for _, l := range lessons(t, "path") {
		if l.path == walked {
			path = l
		}
	}
	s, page = serve(t), open(t)
	page.onSite(s, walked)
	return path, path.checks(t), s, page
}

// answers gives right answers, or the first wrong ones, to questions on the page.
func (t *tab) answers(right bool, questions ...asked) {
	t.Helper()
	given, _ := json.Marshal(questions)
	if right {
		for _, told := range js[[]string](t, answerAll+"("+string(given)+")") {
			t.Error(told)
		}
		return
	}
	js[chromedp.Void](t, `(questions => questions.forEach(q => {
		const at = document.getElementById('q-' + q.ID)
		const boxes = [...at.querySelectorAll('[data-chosen]')]
		if (q.Kind === 'order') boxes.forEach((box, i) => { box.value = 1 })
		else boxes.forEach((box, i) => { box.checked = i === q.Answers.findIndex(a => !a.Right) })
		at.querySelector('[data-check]').click()
	}))(`+string(given)+`)`)
}

// choose gives the right answer to a question by keyboard alone.
func (t *tab) choose(q asked) {
	t.Helper()
	box := func(i int) string {
		return fmt.Sprintf("document.querySelectorAll('%s')[%d]", q.in("[data-chosen]"), i)
	}
	switch q.Kind {
	case "order":
		for i, place := range js[[]string](t, "[...document.querySelectorAll('"+q.in("[data-place]")+"')].map(li => li.dataset.place)") {
			t.tabTo("at === " + box(i))
			t.press(place)
		}
	case "choice":
		t.tabTo("at.name === 'q-" + q.ID + "'")
		t.press(" ")
		for i := slices.IndexFunc(q.Answers, func(a struct {
			Text, Why string
			Right     bool
		}) bool {
			return a.Right
		}); !js[bool](t, box(i)+".checked"); {
			t.press(kb.ArrowDown)
		}
	default:
		for i, a := range q.Answers {
			if a.Right {
				t.tabTo("at === " + box(i))
				t.press(" ")
			}
		}
	}
}

// step is the heading of the step that is shown, and where the focus must be.
func (t *tab) step(where, want string) {
	t.Helper()
	shown := js[[]string](t, "[...document.querySelectorAll('[data-step]')].filter(s => s.checkVisibility()).map(s => s.querySelector('h2').innerText.replace(/\\s+/g, ' ').trim())")
	if len(shown) != 1 || !strings.HasSuffix(shown[0], want) {
		t.Errorf("%s: %q are shown, want %q", where, shown, want)
	}
}

// result is the line that says how it went.
func (t *tab) result() string {
	t.Helper()
	return js[string](t, "document.querySelector('[data-result-line]').textContent")
}

func TestAPathByKeyboardAlone(t *testing.T) {
	path, questions, s, page := walking(t)
	before := len(s.Asked())
	page.is("nothing is kept", page.text("[data-keep-told]"), "Your progress is not kept: it goes when this page is closed.")
	page.step("at first", path.Steps[0].Title)
	wrong := questions[0]
	page.tabTo("at.name === 'q-" + wrong.ID + "'")
	page.press(" ") // the first, which is wrong
	page.check(wrong)
	page.is("a wrong answer", page.told(wrong), "Not right yet. Each answer says why.")
	page.back()
	asked := 0
	for i, step := range path.Steps {
		for range step.Check {
			page.choose(questions[asked])
			page.check(questions[asked])
			page.is(questions[asked].ID, page.told(questions[asked]), "Right.")
			asked++
		}
		page.press(kb.Tab)
		page.is("after the answer", js[string](page, "document.activeElement.tagName"), "SUMMARY")
		page.tabTo("at.matches('[data-turn-to=on]')")
		page.press(kb.Enter)
		next := "Your result"
		if i+1 < len(path.Steps) {
			next = fmt.Sprintf("Step %d of %d %s", i+2, len(path.Steps), path.Steps[i+1].Title)
		}
		page.is("the focus", page.focus(), next)
		page.step("turned", next)
	}
	page.is("the step among all", js[string](page, "[...document.querySelectorAll('[aria-current=step]')].map(a => a.textContent).join()"), "Your result")
	page.is("first tries only", page.result(), fmt.Sprintf("%d of %d right at the first try: %d %%.", len(questions)-1, len(questions), (100*(len(questions)-1)+len(questions)/2)/len(questions)))
	page.is("all of them are right now", page.text("[data-score]"), fmt.Sprintf("%d of %[1]d right so far, 0 to go.", len(questions)))
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + walked + "#result")

	page.tabTo("at.matches('[data-restart]')")
	page.press(kb.Enter)
	page.want("the focus", page.focus(), path.Steps[0].Title)
	if left := js[int](page, "document.querySelectorAll(':checked:not([value=\"\"]), .is-right, .is-wrong, .question__why:not([hidden]), [data-answer]:not([hidden])').length"); left != 0 {
		t.Errorf("%d things stay when one begins again", left)
	}
	page.is("as before", page.result(), fmt.Sprintf("Nothing answered yet. There are %d questions.", len(questions)))
	page.answers(true, questions...)
	page.is("counted anew", page.result(), fmt.Sprintf("%d of %[1]d right at the first try: 100 %%.", len(questions)))
}

func TestABrowsersBackTurnsAPathBack(t *testing.T) {
	path, questions, s, page := walking(t)
	turn := func(to string) { page.clicks("[data-step]:not([hidden]) [data-turn-to=" + to + "]") }
	turn("on")
	page.answers(true, questions[0])
	turn("on")
	page.is("the address", js[string](page, "location.href"), s.URL+walked+"#"+path.Steps[2].ID)
	for _, i := range []int{1, 0} {
		js[chromedp.Void](page, "history.back()")
		page.until(fmt.Sprintf("document.activeElement.id === %s", quoted(path.Steps[i].ID)))
		page.step("back", path.Steps[i].Title)
	}
	page.is("the answer stays", page.told(questions[0]), "Right.")
	turn("on")
	turn("back")
	page.step("there and back", path.Steps[0].Title)

	js[chromedp.Void](page, "window.same = true")
	page.clicks("[data-step]:not([hidden]) .duties a") // a clause is read
	page.until("document.readyState === 'complete' && location.pathname.startsWith('/stockport/')")
	js[chromedp.Void](page, "history.back()")
	page.until("location.pathname === " + quoted(walked) + " && document.readyState === 'complete'")
	page.step("from the clause", path.Steps[0].Title)
	if js[bool](page, "window.same === true") { // a browser short of memory opens the page anew
		page.is("the answer stays", page.told(questions[0]), "Right.")
	}

	page.onSite(s, "/training/stockport/")
	page.onSite(s, walked+"#"+path.Steps[3].ID) // a link that somebody sent
	page.until("document.activeElement.id === " + quoted(path.Steps[3].ID))
	page.step("by its address", path.Steps[3].Title)
	if top := js[float64](page, "document.activeElement.getBoundingClientRect().top"); top < 0 || top > 400 {
		t.Errorf("the step that was asked for stands at %v px", top)
	}
}

// state is what is kept in the browser.
var state = regexp.MustCompile(`^\{"version":"[0-9a-f]{8}","step":\d+,"answers":\[[0-9,\[\]null]+\],"at":\d+\}$`)

func TestProgressIsKeptWhereItIsAskedForAlone(t *testing.T) {
	path, questions, s, page := walking(t)
	kept := func() string { return js[string](page, "localStorage.getItem('path stockport/lead-worker') ?? ''") }
	turn := "[data-step]:not([hidden]) [data-turn-to=on]"
	page.answers(false, questions[0])
	page.answers(true, questions[1])
	page.clicks(turn)
	page.is("unasked", kept(), "")
	page.tabTo("at.matches('[data-keep-progress]')")
	page.press(kb.Enter)
	page.is("asked", page.text("[data-keep-told]"), "Your progress is kept in this browser, on this computer, until you delete it or it is a month old.")
	page.is("the focus", page.focus(), "Delete what is kept")
	page.clicks(turn)
	page.answers(false, questions[6])
	if !state.MatchString(kept()) {
		t.Errorf("what is kept is %s", kept())
	}
	if n := js[int](page, "localStorage.length"); n != 1 {
		t.Errorf("%d things are kept", n)
	}

	restored := func(where string) {
		page.step(where, path.Steps[2].Title)
		page.want(where, page.text("[data-keep-told]"), "You had got to step 3.")
		page.is(where, page.result(), fmt.Sprintf("1 of 3 answered right at the first try. %d not answered yet.", len(questions)-3))
		for i, told := range map[int]string{0: "Not right yet. Each answer says why.", 1: "Right.", 6: "Not right yet. Each answer says why.", 2: ""} {
			page.is(where, js[string](page, "document.querySelector('"+questions[i].in("[data-told]")+"').textContent"), told)
		}
	}
	page.do(chromedp.Reload())
	page.onSite(s, "/training/stockport/")
	page.onSite(s, walked)
	restored("coming again")
	if href := js[string](page, "location.href"); href != s.URL+walked {
		t.Errorf("the address has become %s", href)
	}
	page.do(chromedp.Reload())
	page.until("document.readyState === 'complete' && !document.querySelector('[data-keep]').hidden")
	restored("reloaded")
	page.look("a path that is restored")
	page.onSite(s, "/training/stockport/")
	js[chromedp.Void](page, "history.back()")
	page.until("location.pathname === " + quoted(walked) + " && document.readyState === 'complete' && !document.querySelector('[data-keep]').hidden")
	restored("by the browser's Back")
	page.onSite(s, "/training/stockport/")
	page.onSite(s, walked+"#"+path.Steps[0].ID)
	page.step("a link goes before what is kept", path.Steps[0].Title)

	page.answers(true, questions[0])
	page.is("mended later", page.result(), fmt.Sprintf("1 of 3 answered right at the first try. %d not answered yet.", len(questions)-3))
	page.tabTo("at.matches('[data-delete-progress]')")
	page.press(kb.Enter)
	page.is("deleted", kept(), "")
	page.is("the focus", page.focus(), "Keep my progress on this computer")
	page.want("deleted", page.text("[data-keep-told]"), "What was kept is deleted.")
	page.clicks(turn)
	page.is("not kept again by itself", kept(), "")
	page.onSite(s, "/training/stockport/")
	page.onSite(s, walked)
	page.step("anew", path.Steps[0].Title)
	page.is("anew", page.result(), fmt.Sprintf("Nothing answered yet. There are %d questions.", len(questions)))
	page.leavesNoTrace(s.URL + walked)
}

func TestProgressOfAnotherVersionOrOfLastMonthIsDropped(t *testing.T) {
	path, questions, s, page := walking(t)
	page.answers(true, questions...)
	page.clicks("[data-step]:not([hidden]) [data-turn-to=on]")
	page.clicks("[data-keep-progress]")
	whole := js[string](page, "localStorage.getItem('path stockport/lead-worker')")
	const day = 24 * 60 * 60 * 1000
	for _, tt := range []struct {
		name, change string
		stays        bool
		told         string
	}{
		{"thirty days old", fmt.Sprintf("kept.at -= %d", 30*day), true, "You had got to step 2. Your progress is kept"},
		{"another version", "kept.version = '00000000'", false, "The procedure or this path has changed since you began, so it begins again."},
		{"more than a month old", fmt.Sprintf("kept.at -= %d", 31*day+1000), false, "Your progress is not kept: it goes when this page is closed."},
		{"of no day", "delete kept.at", false, "Your progress is not kept: it goes when this page is closed."},
	} {
		js[chromedp.Void](page, "(kept => { "+tt.change+"; localStorage.setItem('path stockport/lead-worker', JSON.stringify(kept)) })("+whole+")")
		page.onSite(s, "/training/stockport/")
		page.onSite(s, walked)
		page.want(tt.name, page.text("[data-keep-told]"), tt.told)
		if stays := js[int](page, "localStorage.length") == 1; stays != tt.stays {
			t.Errorf("%s: kept %v, want %v", tt.name, stays, tt.stays)
		}
		at := map[bool]int{true: 1}[tt.stays]
		page.step(tt.name, path.Steps[at].Title)
	}
	js[chromedp.Void](page, "localStorage.setItem('path stockport/lead-worker', '{no json')")
	page.onSite(s, "/training/stockport/")
	page.onSite(s, walked)
	page.step("no JSON", path.Steps[0].Title)
	page.leavesNoTrace(s.URL + walked)
}

func TestAPathWhereNothingCanBeKept(t *testing.T) {
	page := open(t)
	page.before("Object.defineProperty(window, 'localStorage', {get () { throw new DOMException('refused', 'SecurityError') }})")
	s := serve(t)
	page.onSite(s, walked)
	page.clicks("[data-keep-progress]")
	page.is("refused", page.text("[data-keep-told]"), "This browser does not let pages keep anything.")
	if !js[bool](page, "document.querySelector('[data-keep-progress]').checkVisibility() && !document.querySelector('[data-delete-progress]').checkVisibility()") {
		t.Error("it is said to be kept")
	}
	for range lessons(t, "path")[0].Steps {
		page.clicks("[data-step]:not([hidden]) [data-turn-to=on]")
	}
	page.step("to the end", "Your result")
}

func TestResultsAsCSV(t *testing.T) {
	_, questions, _, page := walking(t)
	page.takes()
	js[chromedp.Void](page, "document.querySelector('"+questions[2].in("[data-ask]")+"').textContent = '=HYPERLINK(\"x\")  and\\nmore'")
	page.answers(false, questions[0])
	page.answers(true, questions[0])
	page.answers(true, questions[1])
	page.answers(false, questions[3])
	page.clicks("[data-results-csv]")
	page.until("window.saved.length === 1")
	page.is("told", js[string](page, "document.querySelector('[data-result-told]').textContent"), "Saved as results-stockport-lead-worker.csv.")
	saved := js[string](page, "window.saved[0]") // text() leaves out the mark that spreadsheets want
	rows, err := csv.NewReader(strings.NewReader(saved)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	page.is("header", strings.Join(rows[0], ","), "Question,Clause,Asked,First try,Tries,Now")
	if len(rows) != len(questions)+1 {
		t.Fatalf("%d rows, want one for each of %d questions and the header", len(rows), len(questions))
	}
	for i, want := range map[int][]string{
		0: {"not right", "2", "right"}, 1: {"right", "1", "right"}, 2: {"", "0", ""}, 3: {"not right", "1", "not right"}, 4: {"", "0", ""},
	} {
		page.is("row", strings.Join(rows[i+1][3:], ","), strings.Join(want, ","))
		page.is("number", rows[i+1][0], fmt.Sprint(i+1))
	}
	page.is("no formula", rows[3][2], `'=HYPERLINK("x") and more`)
	page.want("clause", js[string](page, "document.querySelector('"+questions[0].in(".clause-of")+"').textContent"), "Clause "+rows[1][1])
	page.answers(true, questions[4])
	page.is("what was told goes", js[string](page, "document.querySelector('[data-result-told]').textContent"), "")
}

func TestEveryPathIsRightWhenAnsweredByItsData(t *testing.T) {
	s, page := serve(t), open(t)
	for _, path := range lessons(t, "path") {
		questions := path.checks(t)
		page.onSite(s, path.path)
		page.answers(true, questions...)
		page.is(path.path, page.result(), fmt.Sprintf("%d of %[1]d right at the first try: 100 %%.", len(questions)))
		for i, step := range path.Steps {
			page.step(path.path, fmt.Sprintf("Step %d of %d %s", i+1, len(path.Steps), step.Title))
			page.clicks("[data-step]:not([hidden]) [data-turn-to=on]")
		}
		page.step(path.path, "Your result")
	}
}

func TestAPathOnPaper(t *testing.T) {
	path, questions, _, page := walking(t)
	page.clicks("[data-step]:not([hidden]) [data-turn-to=on]")
	page.media("print")
	text := page.text("main")
	for _, step := range path.Steps {
		page.want("on paper", text, step.Title)
	}
	for _, q := range questions {
		if !js[bool](page, "document.querySelector('"+q.in("legend")+"').checkVisibility()") {
			t.Errorf("%s is not printed", q.ID)
		}
	}
	if js[bool](page, "[...document.querySelectorAll('button, .question details')].some(at => at.checkVisibility())") {
		t.Error("buttons are printed, or answers that are closed")
	}
	page.media("")
	page.step("on the screen again", path.Steps[1].Title)
}

// withoutScript turns the page's own script off.
func (t *tab) withoutScript() {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
}

// unread are the ids of what must be readable without script and is not: steps, questions, and answers once they are opened.
const unread = `[
	...[...document.querySelectorAll('[data-step] > h2, [data-question] legend, [data-question] li > span, [data-question] label > span:not(.govuk-visually-hidden), [data-answer] summary')]
		.filter(at => !at.checkVisibility()).map(at => at.textContent.trim()),
	...[...document.querySelectorAll('main details')].filter(d => { d.open = true; return !d.querySelector('.govuk-details__text').checkVisibility() }).map(d => d.textContent.trim()),
	...[...document.querySelectorAll('button, [data-chosen], [data-keep], [data-result-of-quiz]')].filter(at => at.checkVisibility()).map(at => 'is shown: ' + at.outerHTML)
]`

func TestPathsAndFaultsWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	page.withoutScript()
	for _, l := range append(lessons(t, "path"), lessons(t, "faults")...) {
		page.do(chromedp.Navigate(s.URL + l.path))
		for _, what := range js[[]string](page, unread) {
			t.Errorf("%s: %s", l.path, what)
		}
		if l.Layout != "path" {
			continue
		}
		for _, q := range l.checks(t) {
			opened := page.text(q.in("[data-answer]"))
			page.want(q.ID, opened, strings.Join(q.Items, " "))
			for _, a := range q.Answers {
				page.want(q.ID, opened, a.Text+": "+a.Why)
			}
		}
		page.want(l.path, page.text("[data-by-hand]"), "Without it, count your own")
	}
}
