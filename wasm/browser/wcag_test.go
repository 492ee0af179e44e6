//go:build !js

package browser_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"handbook/wasm/browser/browsertest"
)

// criteria loads what measures a page against WCAG 2.2 (browsertest/wcag.js).
func (t *tab) criteria() {
	t.Helper()
	script, err := os.ReadFile("browsertest/wcag.js")
	if err != nil {
		t.Fatal(err)
	}
	js[chromedp.Void](t, string(script))
}

// fails reports what a measure finds, at most a few of one kind.
func (t *tab) fails(where, measure string) {
	t.Helper()
	found := js[[]string](t, "wcag."+measure+"()")
	for i, fault := range found {
		if i == 5 {
			t.Errorf("%s: %s: and %d more", where, measure, len(found)-5)
			break
		}
		t.Errorf("%s: %s: %s", where, measure, fault)
	}
}

func (t *tab) feature(name, value string) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}}
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

// measure holds the page as it stands against all of it: on a wide screen, at 400 % and in
// forced colours.
func (t *tab) measure(where string) {
	t.Helper()
	t.criteria()
	t.fails(where, "targets")
	t.fails(where, "obscured")
	t.do(chromedp.EmulateViewport(320, 256))
	for _, measure := range []string{"wide", "pinned", "targets", "obscured"} {
		t.fails(where+" at 400 %", measure)
	}
	t.do(chromedp.EmulateViewport(1100, 900))
	t.feature("forced-colors", "active")
	t.fails(where, "unmarked")
	t.fails(where, "bare")
	t.feature("forced-colors", "none")
}

// policy has the page remember what its Content-Security-Policy stopped, from its start on.
const policy = `
	window.stopped = []
	addEventListener('securitypolicyviolation', e => stopped.push(e.violatedDirective + ' ' + e.blockedURI))
	new ReportingObserver(reports => stopped.push(...reports.map(r => r.body.message ?? r.type)), {buffered: true}).observe()`

// TestEveryPage opens every page once and holds it against axe, in light and dark, the
// criteria above and its own Content-Security-Policy. Two tabs share the pages.
func TestEveryPage(t *testing.T) {
	all := pages(t)
	for half := range 2 {
		t.Run([]string{"first", "second"}[half]+" half", func(t *testing.T) {
			t.Parallel()
			s, page := serve(t), open(t)
			for i, path := range all {
				if i%2 != half {
					continue
				}
				page.do(chromedp.Navigate(s.URL + path))
				js[chromedp.Void](page, policy)
				js[chromedp.Void](page, "document.querySelectorAll('details').forEach(d => { d.open = true })")
				page.look(path)
				page.measure(path)
				for _, violation := range js[[]string](page, "stopped") {
					t.Errorf("%s: %s", path, violation)
				}
			}
		})
	}
}

func TestResultsMeetTheNewCriteria(t *testing.T) {
	_, page := calculator(t, calculators)
	page.date("case-initial-conference", "18", "12", "2026")
	page.date("case-core-group", "6", "1", "2027")
	page.work()
	js[chromedp.Void](page, "document.querySelectorAll('details').forEach(d => { d.open = true })")
	page.measure("the timetable")
}

func TestTheNewCriteriaFindPlantedFaults(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + "/about/counting/"))
	page.criteria()
	js[chromedp.Void](page, `document.querySelector('main').insertAdjacentHTML('beforeend', `+"`"+`
		<p id="near"><a href="#a" id="a">a</a><a href="#b" id="b">b</a></p>
		<p id="apart"><a href="#c" id="c">c</a></p>
		<p>In a sentence, <a href="#d" id="d">d</a> is small and may be.</p>
		<p><button type="button" id="e">e</button></p>
		<p id="wide">wide</p>`+"`"+`)
		for (const id of ['a', 'b', 'c', 'd', 'e', 'wide']) Object.assign(document.getElementById(id).style, {
			a: { fontSize: '8px' }, b: { fontSize: '8px' }, c: { fontSize: '8px' }, d: { fontSize: '8px' },
			e: { border: 'none', outline: 'none', background: '#aaa' }, wide: { width: '400px' } }[id])`)
	faults := func(measure string) string { return strings.Join(js[[]string](page, "wcag."+measure+"()"), "\n") }
	near := faults("targets")
	page.want("planted", near, "<a> a is")
	page.want("planted", near, "<a> b is")
	if strings.Contains(near, "<a> c") || strings.Contains(near, "<a> d") {
		t.Errorf("a target with room around it, or in a sentence, is called too small: %s", near)
	}
	if found := faults("obscured"); found != "" {
		t.Errorf("nothing lies over anything: %s", found)
	}
	js[chromedp.Void](page, `document.body.insertAdjacentHTML('beforeend', '<div id="over">over</div>');
		Object.assign(document.getElementById('over').style, {position: 'fixed', inset: '0 0 20% 0', background: 'white'})`)
	page.want("planted", faults("obscured"), "is not seen when it has the focus")
	page.want("planted", faults("pinned"), `<div> over stays over`)
	page.feature("forced-colors", "active")
	page.want("planted", faults("unmarked"), "<button> e")
	page.want("planted", faults("bare"), "<button> e")
	page.do(chromedp.EmulateViewport(320, 256))
	page.want("planted", faults("wide"), "px wide on 320")
	js[chromedp.Void](page, policy)
	js[chromedp.Void](page, "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/a.png'}))")
	page.until("stopped.length > 0")
	page.want("planted", js[string](page, "stopped.join()"), "img-src https://elsewhere.example/a.png")
}

// TestEveryKindOfPageReadsWithoutScript: there is text to read, nothing to press that does nothing,
// and where a page needs script it says so.
func TestEveryKindOfPageReadsWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	kinds, err := browsertest.Kinds(root)
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, path := range kinds {
		page.do(chromedp.Navigate(s.URL + path))
		var seen struct {
			Words, Hidden int
			Says          bool
			Dead          []string
		}
		if err := json.Unmarshal(js[[]byte](page, `(() => {
			const main = document.querySelector('main')
			const shown = [...main.querySelectorAll('button, select, input[type=file], input[type=submit]')].filter(n => n.checkVisibility())
			return {
				words: main.innerText.split(/\s+/).length,
				hidden: [...main.querySelectorAll('form')].filter(n => !n.checkVisibility() && !n.closest('details')).length,
				says: /JavaScript/.test(main.innerText),
				dead: shown.map(n => n.outerHTML.slice(0, 80))
			}
		})()`), &seen); err != nil {
			t.Fatal(err)
		}
		if seen.Words < 20 {
			t.Errorf("%s has %d words without script", path, seen.Words)
		}
		for _, control := range seen.Dead {
			t.Errorf("%s shows %s, which does nothing without script", path, control)
		}
		if seen.Hidden > 0 && !seen.Says {
			t.Errorf("%s hides a form without script and does not say why", path)
		}
		if seen.Says {
			said++
		}
	}
	if said < 10 {
		t.Errorf("%d pages only say what needs JavaScript", said)
	}
}
