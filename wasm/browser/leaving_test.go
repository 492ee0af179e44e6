//go:build !js

package browser_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
)

// typing is one way in which something is typed into the handbook.
type typing struct {
	name, path string
	engine     bool // whether its engine is fetched, as the page loads or as it is first used
	ready      string
	does       func(*tab)
	shows      string // what only the answer has in main
}

// mark is what is typed wherever anything but a date can be.
const mark = "Qz7-ZEBRA"

// typings are all the places that take something typed.
var typings = []typing{
	{"a limit beside its clause", coreGroup, true, "!document.querySelector('deadline-calculator form').hidden", func(t *tab) {
		js[chromedp.Void](t, "document.querySelectorAll('.calculator').forEach(d => { d.open = true })")
		t.types("deadline-calculator [data-part=day]", "23")
		t.types("deadline-calculator [data-part=month]", "11")
		t.types("deadline-calculator [data-part=year]", "2026")
		t.press(kb.Enter)
	}, "How it was counted"},
	{"a whole timetable", calculators, true, formShown, func(t *tab) {
		t.types("#reference", mark)
		t.typesDate("case-initial-conference")
		t.press(kb.Enter)
	}, "Take it with you"},
	{"a move", moves, true, formShown, func(t *tab) {
		js[chromedp.Void](t, "for (const [id, area] of [['move-area', 'sussex'], ['move-to', 'stockport']]) { const at = document.getElementById(id); at.value = area; at.dispatchEvent(new Event('change', {bubbles: true})) }")
		t.typesDate("case-initial-conference")
		t.press(kb.Enter)
	}, "Under Stockport"},
	{"a log of visits", "/calculators/visits/hertfordshire/", true, "document.querySelector('visit-log').rows !== undefined", func(t *tab) {
		t.types("#reference", mark)
		t.types("[data-visit] [data-field=date]", "9 November 2026")
		t.typesDate("log-initial-conference")
		t.press(kb.Enter)
	}, "Take it with you"},
	{"a caseload", caseload, true, "!document.querySelector('[data-open]').hidden", func(t *tab) {
		t.paste("Reference\tArea\tInitial conference\n" + mark + "\tHertfordshire\t23 November 2026\n")
		t.until("document.querySelector('[data-match] form') !== null")
		js[chromedp.Void](t, "document.querySelector('[data-match] form').requestSubmit()")
	}, "3. What is due"},
	{"a plan that is pasted", "/calculators/plans/hertfordshire/", true, "document.querySelector('plan-checker').plan !== undefined", func(t *tab) {
		t.way("paste")
		t.pastes(strings.ReplaceAll(wordTable, "Food bank", mark), "")
		t.until("document.querySelector('[data-take-table]') !== null")
		js[chromedp.Void](t, "document.querySelector('[data-take-table]').click()")
		t.until("document.querySelector('[data-match] select') === null && document.querySelector('plan-checker').plan.texts().length > 0")
		js[chromedp.Void](t, "document.querySelector('plan-checker form').requestSubmit()")
		t.until("document.querySelector('[data-result] [data-heading], [data-leave], [data-masking=check] button') !== null")
		js[chromedp.Void](t, "[...document.querySelectorAll('[data-masking=check] button')].filter(b => b.checkVisibility()).at(-1)?.click()")
	}, ""},
	{"a card", "/families/hertfordshire-card/", true, formShown, func(t *tab) {
		t.typesDate("card-initial-conference")
		t.press(kb.Enter)
	}, "Monday 7 December 2026"},
	{"a decision with its reasons", "/north-yorkshire/what-to-do/ending/", false, "!document.querySelector('[data-buttons]').hidden", func(t *tab) {
		t.types("textarea", mark)
	}, ""},
	{"a guide", noAccess, false, "!document.querySelector('[data-guided]').hidden", func(t *tab) {
		t.clicks("[data-start]")
		t.until("document.querySelector('[data-screen] form') !== null")
		js[chromedp.Void](t, "document.querySelector('[data-screen] input').click(); document.querySelector('[data-screen] form').requestSubmit()")
	}, "Your answers"},
	{"a quiz", "/training/hertfordshire-find/", false, "[...document.querySelectorAll('[data-buttons]')].every(b => !b.hidden)", func(t *tab) {
		js[chromedp.Void](t, "document.querySelector('[data-question] input').click(); document.querySelector('[data-question]:has(:checked) [data-check]').click()")
	}, ""},
	{"dates to work out", dates, true, "!document.querySelector('[data-start]').hidden", func(t *tab) {
		t.draws("oak", 1)
		t.typesDate("typed")
		t.press(kb.Enter)
	}, "Question 1 of 10"},
	{"a confirmation of reading", "/training/confirm/", false, "document.querySelector('[data-script]:not([hidden]), [data-buttons]:not([hidden])') !== null", func(t *tab) {
		t.types("#name", mark)
		t.types("#role", mark)
	}, ""},
	{"a list of codes", codes, false, "document.querySelector('[data-script]:not([hidden])') !== null", func(t *tab) {
		t.types("#lines", mark)
	}, ""},
}

const formShown = "!document.querySelector('main form').hidden"

// types puts the focus on a field and types, as a person does.
func (t *tab) types(selector, text string) {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector("+quoted(selector)+").focus()")
	t.press(text)
}

// typesDate types 23 November 2026.
func (t *tab) typesDate(id string) {
	t.Helper()
	for part, text := range map[string]string{"day": "23", "month": "11", "year": "2026"} {
		t.types("#"+id+"-"+part, text)
	}
}

// asServed is all that a page says and holds, with nothing unfolded, but for the word that dates to practise are drawn by.
const asServed = `document.querySelectorAll('main details').forEach(d => { d.open = false }), JSON.stringify([document.title, document.querySelector('main').innerText,
	[...document.querySelectorAll('main input, main select, main textarea')].filter(f => f.id !== 'seed').map(f => [f.id, f.type === 'radio' || f.type === 'checkbox' ? f.checked : f.value])])`

// requests remembers what a page asks for, of whatever host; the browser fetches icons in its own time.
func (t *tab) requests() func() []string {
	t.Helper()
	var mu sync.Mutex
	var asked []string
	if err := chromedp.Listen(t.ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasSuffix(sent.Request.URL, "/icon.svg") && !strings.HasSuffix(sent.Request.URL, "/manifest.json") {
			mu.Lock()
			defer mu.Unlock()
			asked = append(asked, sent.Request.URL)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(t.ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(asked)
	}
}

// starts waits until a page can be typed into and its engine, where it has one, is there.
func (t *tab) starts(s *browsertest.Site, what typing) {
	t.Helper()
	t.do(chromedp.Navigate(s.URL + what.path))
	t.until("document.readyState === 'complete' && " + what.ready)
	if !what.engine {
		return
	}
	js[chromedp.Void](t, "document.querySelector('main [rules]').dispatchEvent(new Event('focusin'))")
	for end := time.Now().Add(15 * time.Second); !slices.ContainsFunc(s.Asked(), func(path string) bool { return strings.HasSuffix(path, "rules.json") }); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: the engine is never started", what.name)
		}
	}
}

// Twice: as a browser brings a page back that it has kept as it was, and as it loads a page
// again and puts into the fields what it remembers.
func TestNothingLeavesAndNothingStays(t *testing.T) {
	ctx, end, err := browsertest.Chromium("BackForwardCache")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	for _, what := range typings {
		for _, way := range []string{"from the back-forward cache", "loaded again"} {
			t.Run(what.name+", "+way, func(t *testing.T) {
				s, page := serve(t), open(t)
				if way == "loaded again" {
					page = saving(tabOf(t, ctx))
				}
				sent := page.requests()
				page.before("addEventListener('pageshow', e => { window.cached = e.persisted })")
				page.starts(s, what)
				served, before, others := js[string](page, asServed), len(s.Asked()), len(sent())
				what.does(page)
				page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
				if js[string](page, asServed) == served {
					t.Fatal("nothing was typed, so that nothing is shown to be wiped")
				}
				page.asksNothing(s, before)
				if now := sent(); len(now) != others {
					t.Errorf("the page asked for %q", now[others:])
				}
				page.leavesNoTrace(s.URL + what.path)

				page.do(chromedp.Navigate(s.URL + "/glossary/"))
				page.until("location.pathname === '/glossary/' && document.readyState === 'complete'")
				page.leavesNoTrace(s.URL + "/glossary/")
				js[chromedp.Void](page, "void setTimeout(() => history.back())")
				page.until("location.pathname === " + quoted(what.path) + " && document.readyState === 'complete' && " + what.ready)
				cached := js[bool](page, "window.cached")
				if cached != (way == "from the back-forward cache") {
					t.Errorf("the page came from the cache: %v", cached)
				}
				if what.name == "a quiz" && cached {
					return // whoever has looked up a clause goes on where they were: no choice says anything about a child
				}
				if got := js[string](page, asServed); got != served {
					t.Errorf("after Back there stays\n%s\nwhere there was\n%s", got, served)
				}
			})
		}
	}
}

// elsewhere stands in for the site that "Exit this page" leads to, and holds its answer back until told.
func (t *tab) elsewhere() (asked chan *fetch.EventRequestPaused, answer func(*fetch.EventRequestPaused)) {
	t.Helper()
	asked = make(chan *fetch.EventRequestPaused, 1)
	if err := chromedp.Listen(t.ctx, func(event any) {
		if paused, ok := event.(*fetch.EventRequestPaused); ok {
			asked <- paused
		}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(t.ctx, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "https://www.bbc.co.uk/*"}}}); err != nil {
		t.Fatal(err)
	}
	return asked, func(paused *fetch.EventRequestPaused) {
		t.Helper()
		params := fetch.FulfillRequestParams{RequestID: paused.RequestID, ResponseCode: 200, Body: []byte("<!doctype html><title>Weather</title>Rain"),
			ResponseHeaders: []*fetch.HeaderEntry{{Name: "Content-Type", Value: "text/html"}}}
		if _, err := chromedp.Call(t.ctx, fetch.FulfillRequest, params); err != nil {
			t.Fatal(err)
		}
	}
}

// history lists the addresses that Back and Forward lead to.
func (t *tab) history() (list []string) {
	t.Helper()
	got, err := chromedp.Call(t.ctx, cdppage.GetNavigationHistory, struct{}{})
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range got.Entries {
		list = append(list, entry.URL)
	}
	return list
}

// covered presses the way out in the page and tells what can still be seen once that returns,
// which is before the browser draws anything: no time passes in which the page could be read.
const covered = `(() => {
	document.querySelector(%s).click()
	return [document.title, document.body.innerText, document.querySelectorAll('input, select, textarea, main, dialog').length].join('|')
})()`

func TestLeavingAtOnce(t *testing.T) {
	family := typing{"a page for families", "/families/sussex-parents/", false, "document.querySelector('[data-exit-told]') !== null", func(*tab) {}, ""}
	var ways []typing
	for _, what := range typings {
		if strings.HasPrefix(what.path, "/calculators/") || strings.HasPrefix(what.path, "/families/") {
			ways = append(ways, what)
		}
	}
	if len(ways) != 6 {
		t.Fatalf("%d pages have the way out, want every calculator and the card", len(ways))
	}
	for i, what := range append(ways, family) {
		t.Run(what.name, func(t *testing.T) {
			s, page := serve(t), open(t)
			asked, answer := page.elsewhere()
			page.do(chromedp.Navigate(s.URL + "/glossary/"))
			page.starts(s, what)
			what.does(page)
			page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
			switch i % 3 {
			case 0:
				page.is("as soon as it is pressed", js[string](page, strings.Replace(covered, "%s", quoted(".exit-page [data-exit]"), 1)), "Loading|Loading|0")
			case 1:
				page.is("as soon as it is pressed", js[string](page, strings.Replace(covered, "%s", quoted(".govuk-skip-link[data-exit]"), 1)), "Loading|Loading|0")
			case 2:
				page.shift(3)
			}
			paused := <-asked
			for name := range paused.Request.Headers {
				if strings.EqualFold(name, "Referer") {
					t.Errorf("the other site is told where from: %v", paused.Request.Headers[name])
				}
			}
			answer(paused)
			page.until("document.title === 'Weather'")
			if list := page.history(); slices.Contains(list, s.URL+what.path) || !slices.Contains(list, s.URL+"/glossary/") {
				t.Errorf("Back and Forward lead to %q", list)
			}
			js[chromedp.Void](page, "void setTimeout(() => history.back())")
			page.until("location.pathname === '/glossary/' && document.readyState === 'complete'")
			page.leavesNoTrace(s.URL + "/glossary/")
			js[chromedp.Void](page, "void setTimeout(() => history.forward())")
			answer(<-asked)
			page.until("document.title === 'Weather'")
		})
	}
}

// shift presses Shift by itself n times.
func (t *tab) shift(n int) {
	t.Helper()
	for range n {
		t.press(kb.Shift)
	}
}

// exitTold is what the page says of the presses of Shift so far.
const exitTold = "document.querySelector('[data-exit-told]').textContent"

func TestShiftIsCountedByItselfAlone(t *testing.T) {
	s, page := serve(t), open(t)
	page.before(`window.later = []; const real = setTimeout; window.setTimeout = (act, ms, ...rest) => ms === 5000 ? later.push(() => act(...rest)) : real(act, ms, ...rest)`)
	asked, answer := page.elsewhere()
	page.do(chromedp.Navigate(s.URL + "/families/sussex-parents/"))
	page.until("document.querySelector('[data-exit-told]') !== null && document.readyState === 'complete'")
	page.shift(1)
	page.is("once", js[string](page, exitTold), "Press Shift 2 more times to leave this page.")
	page.shift(1)
	page.is("twice", js[string](page, exitTold), "Press Shift once more to leave this page.")
	js[chromedp.Void](page, "later.at(-1)()")
	page.is("after five seconds", js[string](page, exitTold), "")
	page.shift(2)
	page.press("A")
	page.is("after another key", js[string](page, exitTold), "")
	js[chromedp.Void](page, `for (let i = 0; i < 3; i++) {
		for (const [name, key] of [['keydown', 'Shift'], ['keydown', 'B'], ['keyup', 'B'], ['keyup', 'Shift']]) document.dispatchEvent(new KeyboardEvent(name, {key}))
	}`)
	page.is("as a modifier", js[string](page, exitTold), "")
	js[chromedp.Void](page, `for (let i = 0; i < 9; i++) document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift', repeat: true}))`)
	page.is("held down", js[string](page, exitTold), "")
	select {
	case <-asked:
		t.Fatal("it has left")
	default:
	}
	page.shift(3)
	answer(<-asked)
	page.until("document.title === 'Weather'")
}

func TestTheWayOutWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	asked, answer := page.elsewhere()
	page.withoutScript()
	page.do(chromedp.Navigate(s.URL+"/families/sussex-parents/"), chromedp.Click(chromedp.CSS(".exit-page [data-exit]")))
	paused := <-asked
	page.is("leads to", paused.Request.URL, "https://www.bbc.co.uk/weather")
	if _, told := paused.Request.Headers["Referer"]; told {
		t.Error("the other site is told where from")
	}
	answer(paused)
}

// It stands where it could be needed, and nowhere else: a procedure is no risk to read.
func TestWhereTheWayOutIs(t *testing.T) {
	s, page := serve(t), open(t)
	for _, path := range pages(t) {
		page.do(chromedp.Navigate(s.URL + path))
		want := strings.HasPrefix(path, "/calculators/") || strings.HasPrefix(path, "/families/")
		if got := js[bool](page, "[...document.querySelectorAll('[data-exit]')].length === 2 && document.querySelector('.exit-page [data-exit]').checkVisibility()"); got != want {
			t.Errorf("%s has the way out: %v, want %v", path, got, want)
		}
	}
}

// clock lets a test say that time has passed.
const clock = `window.passed = 0; const now = Date.now; Date.now = () => now() + passed
	window.passes = minutes => { passed += minutes * 60000; document.dispatchEvent(new Event('visibilitychange')) }`

func TestWhatIsTypedGoesWhenNobodyIsThere(t *testing.T) {
	for _, what := range typings {
		if !what.engine && !strings.Contains(what.path, "what-to-do") || what.name == "dates to work out" {
			continue // nothing about a child
		}
		t.Run(what.name, func(t *testing.T) {
			s, page := serve(t), open(t)
			page.before(clock)
			page.starts(s, what)
			served := js[string](page, asServed)
			page.is("before anything is typed", js[string](page, "passes(60), String(document.querySelector('dialog'))"), "null")
			what.does(page)
			page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
			page.is("after 12 minutes", js[string](page, "passes(12), String(document.querySelector('dialog'))"), "null")
			page.is("a key counts", js[string](page, "dispatchEvent(new KeyboardEvent('keydown')), passes(12), String(document.querySelector('dialog'))"), "null")
			page.want("after 13 minutes", js[string](page, "passes(1.1), document.querySelector('dialog[open]').innerText"), "In 2 minutes what you typed is cleared")
			page.look("the question whether somebody is there")
			page.is("the focus", js[string](page, "document.activeElement.textContent"), "Keep it")
			page.press(kb.Enter)
			page.until("document.querySelector('dialog') === null")
			page.want("it stays", page.text("main"), what.shows)
			page.want("again", js[string](page, "passes(13.1), document.querySelector('dialog[open]').innerText"), "Are you still there?")
			page.press(kb.Escape)
			page.until("document.querySelector('dialog') === null")
			js[chromedp.Void](page, "passes(14)")
			js[chromedp.Void](page, "passes(1.1)")
			page.is("told", page.text(".cleared"), "What you typed was cleared, because nobody used this page for 15 minutes.")
			page.is("the focus", js[string](page, "document.activeElement.className"), "cleared")
			js[chromedp.Void](page, "document.querySelector('.cleared').remove()")
			page.is("what stays", js[string](page, asServed), served)
			what.does(page) // and it can be used again
			page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
		})
	}
}

func TestClear(t *testing.T) {
	for _, what := range typings {
		if !what.engine || what.name == "dates to work out" {
			continue
		}
		t.Run(what.name, func(t *testing.T) {
			s, page := serve(t), open(t)
			page.starts(s, what)
			served := js[string](page, asServed)
			what.does(page)
			page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
			typed := js[string](page, asServed)
			clear := "document.querySelector('[data-clear]')"
			js[chromedp.Void](page, clear+".closest('details')?.setAttribute('open', '')")
			asks := js[bool](page, clear+".dataset.clear === 'ask'")
			js[chromedp.Void](page, clear+".click()")
			if asks {
				page.want("asked", page.text("dialog[open]"), "Clear what you typed?")
				page.look("the question before anything is cleared")
				page.press(kb.Enter)
				page.until("document.querySelector('dialog') === null")
				page.is("kept", js[string](page, asServed), typed)
				js[chromedp.Void](page, clear+".click()")
				js[chromedp.Void](page, "document.querySelector('dialog [data-go]').click()")
			}
			page.is("told", page.text(".cleared"), "Cleared. Nothing of it is kept.")
			page.is("the focus", js[string](page, "document.activeElement.className"), "cleared")
			js[chromedp.Void](page, "document.querySelector('.cleared').remove()")
			page.is("what stays", js[string](page, asServed), served)
			what.does(page)
			page.until("document.querySelector('main').innerText.includes(" + quoted(what.shows) + ")")
		})
	}
}
