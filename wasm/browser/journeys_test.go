//go:build !js

// The journeys of a person through the built site in a real Chromium; the main ones, which are
// walked in other browsers too, are in package browsers. `make test` builds the site and sees
// to the browser first.
package browser_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
)

const root = "../.."

func serve(t *testing.T) *browsertest.Site {
	t.Helper()
	s, err := browsertest.Serve(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

var browser struct {
	sync.Mutex
	ctx   context.Context
	close func()
}

// tab is one page of the browser, with the helpers that journeys are written in.
type tab struct {
	*testing.T
	ctx context.Context
}

// open opens a page of a browser that saves data, so that it does not keep the handbook and
// what is asked for is what the journey asks for.
func open(t *testing.T) *tab {
	t.Helper()
	return saving(openKeeping(t))
}

// saving makes a page believe that its device saves data.
func saving(tab *tab) *tab {
	tab.Helper()
	tab.before("if (navigator.connection) Object.defineProperty(navigator.connection, 'saveData', {value: true})")
	return tab
}

// openKeeping opens a page of a browser that keeps the handbook; offline_test.go has the journeys.
func openKeeping(t *testing.T) *tab {
	t.Helper()
	browser.Lock()
	if browser.ctx == nil || browser.ctx.Err() != nil { // a browser that has crashed fails one test, not all that follow
		var err error
		if browser.ctx, browser.close, err = browsertest.Chromium(); err != nil {
			browser.ctx = nil
			defer browser.Unlock()
			t.Fatal(err)
		}
	}
	ctx := browser.ctx
	browser.Unlock()
	return tabOf(t, ctx)
}

// tabOf opens a page of a browser.
func tabOf(t *testing.T, browser context.Context) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	tab := &tab{t, ctx}
	tab.do(chromedp.EmulateViewport(1100, 900))
	return tab
}

// before runs a script in every page from now on, before the page's own.
func (t *tab) before(script string) {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		t.Fatal(err)
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.close != nil {
		browser.close()
	}
	os.Exit(code)
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(t.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// js is the value of an expression in the page.
func js[T any](t *tab, expression string) T {
	t.Helper()
	value, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// until waits for an expression to become true.
func (t *tab) until(expression string) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		came, err := chromedp.Run(t.ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
		if err == nil && came {
			return
		}
		if err != nil && !strings.Contains(err.Error(), "navigated") { // while the page is being left there is none to ask
			t.Fatalf("%s: %v", expression, err)
		}
		if time.Now().After(end) {
			t.Fatalf("never came true: %s\nthe page says: %.600s", expression, js[string](t, "document.body.innerText"))
		}
	}
}

func (t *tab) press(keys string) {
	t.Helper()
	t.do(chromedp.KeyEvent(keys))
}

// date puts a date into the three fields whose ids start so; suffix tells repeated ones apart.
func (t *tab) date(id, day, month, year string, suffix ...string) {
	t.Helper()
	for part, value := range map[string]string{"day": day, "month": month, "year": year} {
		field, _ := json.Marshal(id + "-" + part + strings.Join(suffix, ""))
		text, _ := json.Marshal(value)
		js[chromedp.Void](t, "document.getElementById("+string(field)+").value = "+string(text))
	}
}

func (t *tab) text(selector string) string {
	t.Helper()
	return js[string](t, "document.querySelector('"+selector+"').innerText.replace(/\\s+/g, ' ').trim()")
}

func (t *tab) want(what, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("%s: got %q, want it to have %q", what, got, want)
	}
}

const (
	calculators = "/calculators/deadlines/hertfordshire/"
	coreGroup   = "/hertfordshire/core-group/"
)

// calculator opens the page of an area's calculator and waits until it can be used.
func calculator(t *testing.T, path string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + path))
	page.until("!document.querySelector('form').hidden")
	return s, page
}

// work sends the case and waits for its timetable.
func (t *tab) work() {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector('form').requestSubmit()")
	t.until("document.querySelector('[data-heading]') !== null")
}

func TestADayToBookByAndAProvisionalYear(t *testing.T) {
	_, page := calculator(t, calculators)
	page.date("case-core-group", "16", "11", "2026")
	page.date("case-initial-conference", "1", "11", "2026")
	page.work()
	page.want("book by", page.text("[data-result]"), "Book by Thursday 24 December 2026. That day is not a working day (Boxing Day (substitute day)). Book it by Thursday 24 December 2026")
	if strings.Contains(page.text("[data-result]"), "Provisional") {
		t.Error("a published year is called provisional")
	}
	page.date("case-core-group", "20", "12", "2028")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('[data-result]').innerText.includes('2029')")
	page.want("provisional", page.text("[data-result]"), "Provisional. The bank holidays of that year are not published yet.")
}

func TestAWindowAndABirthday(t *testing.T) {
	_, page := calculator(t, "/calculators/deadlines/sussex/")
	page.date("case-next-review-conference", "21", "2", "2027")
	page.date("case-date-of-birth", "28", "2", "2009")
	page.work()
	result := page.text("[data-list=deadlines]")
	page.want("window", result, "close enough to the Review Conference between Sunday 31 January 2027 and Sunday 21 February 2027")
	page.want("birthday", result, "turns 18 on Sunday 28 February 2027")
	page.want("clause", result, "Clause 2.1-13")
	labels := js[string](page, "[...document.querySelectorAll('[data-result] svg')].map(s => s.getAttribute('aria-label')).join(' | ')")
	page.want("calendar", labels, "Calendar of January 2027: 31 the window opens.")
}

func TestWrongDates(t *testing.T) {
	_, page := calculator(t, calculators)
	send := func() {
		js[chromedp.Void](page, "document.querySelector('[data-result]').replaceChildren(); document.querySelector('.govuk-error-summary')?.remove(); document.querySelector('form').requestSubmit()")
		page.until("document.querySelector('.govuk-error-summary, [data-heading]') !== null")
	}
	for _, tt := range []struct{ event, day, month, year, message, focus string }{
		{"initial-conference", "", "", "", "Enter the date of the initial conference", "case-initial-conference-day"},
		{"initial-conference", "31", "11", "2026", "Date of the initial conference must be a real date", "case-initial-conference-day"},
		{"initial-conference", "23", "", "2026", "Date of the initial conference must include a month", "case-initial-conference-month"},
		{"initial-conference", "23", "11", "26", "Year must include 4 numbers", "case-initial-conference-year"},
		{"initial-conference", "23", "11", "2009", "Date of the initial conference must be the same as or after 1 January 2011", "case-initial-conference-year"},
		{"initial-conference", "<b>", "11", "2026", "Date of the initial conference must be a real date", "case-initial-conference-day"},
	} {
		page.date("case-"+tt.event, tt.day, tt.month, tt.year)
		send()
		page.want("summary", page.text(".govuk-error-summary"), "There is a problem "+tt.message)
		page.want("field", page.text("[data-event="+tt.event+"] .govuk-error-message"), "Error: "+tt.message)
		page.want("title", js[string](page, "document.title"), "Error: Work out dates: Hertfordshire")
		if !js[bool](page, "document.activeElement.classList.contains('govuk-error-summary')") {
			t.Errorf("%s: the summary has not the focus", tt.message)
		}
		if got := js[string](page, "['day','month','year'].map(p => document.getElementById('case-"+tt.event+"-' + p).value).join(' ')"); got != tt.day+" "+tt.month+" "+tt.year {
			t.Errorf("%s: what was typed has become %q", tt.message, got)
		}
		if !js[bool](page, "(g => g.querySelector('fieldset').getAttribute('aria-describedby').includes(g.querySelector('.govuk-error-message').id))(document.querySelector('[data-event="+tt.event+"]'))") {
			t.Errorf("%s: the message is not tied to its fields", tt.message)
		}
		js[chromedp.Void](page, "document.querySelector('.govuk-error-summary a').click()")
		if got := js[string](page, "document.activeElement.id"); got != tt.focus {
			t.Errorf("%s: the link goes to %s, want %s", tt.message, got, tt.focus)
		}
	}
	page.date("case-initial-conference", "23", "11", "2026")
	page.date("case-core-group", "20", "11", "2026")
	send()
	page.want("order", page.text(".govuk-error-summary"), "The core group meeting (20 November 2026) must be on or after 23 November 2026, when the initial conference was held")
	page.date("case-core-group", "27", "11", "2026")
	send()
	page.want("mended", js[string](page, "document.title"), "Work out dates: Hertfordshire - ")
	if js[bool](page, "document.querySelector('.govuk-error-summary, .govuk-input--error') !== null") || strings.HasPrefix(js[string](page, "document.title"), "Error") {
		t.Error("an error stays after it was mended")
	}
}

func TestWithoutTheModule(t *testing.T) {
	for _, missing := range []string{".wasm", "rules.json"} {
		s, page := serve(t), open(t)
		s.Refuse(missing)
		page.do(chromedp.Navigate(s.URL + calculators))
		page.until("document.querySelector('[data-result] .warning') !== null")
		text := page.text("main")
		page.want("without "+missing, text, "The calculator could not start.")
		page.want("without "+missing, text, "Call the day of the event day 0.")
	}
}

func TestTheLinkOfAClauseIsCopied(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + coreGroup))
	page.until("document.querySelector('.copied') !== null")
	js[chromedp.Void](page, `Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text }}}); document.querySelector('[id="8.2.12"] .clause-link').click()`)
	page.until("document.querySelector('.copied').textContent === 'Link to 8.2.12 copied'")
	if got := js[string](page, "window.copied"); got != s.URL+coreGroup+"#8.2.12" {
		t.Errorf("copied %s", got)
	}
}

func TestSearch(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + coreGroup))
	page.until("document.querySelector('.copied') !== null")
	js[chromedp.Void](page, "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true, bubbles: true}))")
	page.until("location.pathname === '/search/' && document.querySelector('form')?.hidden === false")
	if got := js[string](page, "document.activeElement.id"); got != "query" {
		t.Errorf("the focus is on %q", got)
	}
	js[chromedp.Void](page, "document.getElementById('filter-area').value = 'Hertfordshire'")
	ask := func(query string) string {
		text, _ := json.Marshal(query)
		js[chromedp.Void](page, "document.querySelector('[data-status]').textContent = ''; (i => { i.value = "+string(text)+"; i.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('query'))")
		page.until("document.querySelector('[data-status]').textContent !== ''")
		return page.text("handbook-search form")
	}
	for query, want := range map[string]string{
		"circulate plan":     "Formulation of child protection plan",
		"RCPC":               "review",
		"CPP":                "child protection plan",
		"lead social worker": "Key worker role",
		"8.4.2i":             "Key worker role",
		"s47":                "section 47",
	} {
		if got := ask(query); !strings.Contains(strings.ToLower(got), strings.ToLower(want)) || strings.Contains(got, "Nothing found") {
			t.Errorf("%s: got %.300s, want %q in it", query, got, want)
		}
		for _, where := range js[[]string](page, "[...document.querySelectorAll('[data-fill=where]')].map(n => n.textContent)") {
			if where != "Hertfordshire" {
				t.Errorf("%s: a result of %q, though Hertfordshire alone was asked for", query, where)
			}
		}
	}
	page.want("none", ask("zzyzx"), "Nothing found for “zzyzx”. Try fewer or other words, a short form such as ICPC, or every area.")
	ask("core group")
	page.do(chromedp.Focus(chromedp.CSS("#query")))
	page.press(kb.ArrowDown)
	if !js[bool](page, "document.activeElement === document.querySelector('.results a')") {
		t.Error("the arrow key does not go to the first result")
	}
	page.press(kb.ArrowUp)
	if got := js[string](page, "document.activeElement.id"); got != "query" {
		t.Errorf("the arrow key back goes to %q", got)
	}
	page.look("the search with results")
	page.until("'kept' in document.querySelector('handbook-search').dataset")
	s.Refuse("")
	s.CloseClientConnections()
	s.Close()
	if got := ask("bedroom"); strings.Contains(got, "Nothing found") || strings.Contains(got, "could not be loaded") {
		t.Errorf("without a connection: %.300s", got)
	}
}

func TestNothingOfTheSearchIsFetchedBeforeItIsUsed(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + coreGroup))
	page.until("document.querySelector('.copied') !== null")
	for _, asked := range s.Asked() {
		if strings.Contains(asked, "pagefind") || strings.Contains(asked, "search") {
			t.Errorf("a reading page fetched %s", asked)
		}
	}
}

func TestAnOverdueReviewSaysSoByItself(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + "/sussex/"))
	page.until("document.querySelector('.copied') !== null")
	if !js[bool](page, "document.querySelector('.overdue').hidden") {
		t.Skip("the review is overdue by now")
	}
	const later = `const Real = Date; window.Date = class extends Real { constructor (...a) { a.length ? super(...a) : super('2027-11-01T12:00') } }`
	if _, err := chromedp.Call(page.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: later}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Reload())
	page.until("document.querySelector('.copied') !== null")
	page.want("banner", page.text(".edition"), "This review is overdue.")
}

// pages lists the addresses in the sitemap, and the page for what is not found.
func pages(t *testing.T) []string {
	t.Helper()
	list, err := browsertest.Pages(root)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const axe = `axe.run(document, {runOnly: matchMedia('(prefers-color-scheme: dark)').matches ? {type: 'rule', values: ['color-contrast']}
	: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
	.then(r => r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))`

// violations runs axe on the page as it stands. In the dark only the colours are other ones.
func (t *tab) violations() []string {
	t.Helper()
	if !js[bool](t, "'axe' in window") {
		library, err := os.ReadFile(filepath.Join(root, "node_modules/axe-core/axe.min.js"))
		if err != nil {
			t.Fatal(err)
		}
		js[chromedp.Void](t, string(library))
	}
	return js[[]string](t, axe)
}

// look runs axe in light and dark and checks that nothing sticks out at 320 px.
func (t *tab) look(where string) {
	t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, media); err != nil {
			t.Fatal(err)
		}
		for _, violation := range t.violations() {
			t.Errorf("%s, %s: %s", where, scheme, violation)
		}
	}
	t.do(chromedp.EmulateViewport(320, 800))
	if width := js[int](t, "document.documentElement.scrollWidth"); width > 320 {
		t.Errorf("%s is %d px wide on a screen of 320 px", where, width)
	}
	t.do(chromedp.EmulateViewport(1100, 900))
}

func TestTheAccessibilityCheckFindsAPlantedFault(t *testing.T) {
	_, page := calculator(t, calculators)
	js[chromedp.Void](page, "document.querySelector('form label').remove(); document.querySelector('h1').style.color = '#aaa'")
	found := strings.Join(page.violations(), " ")
	page.want("planted", found, "label:")
	page.want("planted", found, "color-contrast:")
}

func TestResultsAndErrorsAreAccessible(t *testing.T) {
	_, page := calculator(t, calculators)
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	page.look("the error summary")
	page.date("case-initial-conference", "18", "12", "2026")
	page.date("case-core-group", "6", "1", "2027")
	page.work()
	js[chromedp.Void](page, "document.querySelectorAll('details').forEach(d => { d.open = true })")
	page.look("the timetable")
}
