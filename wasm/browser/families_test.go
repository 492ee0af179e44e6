//go:build !js

package browser_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/goccy/go-yaml"

	"handbook/wasm/browser/browsertest"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

// familyCard is a card's front matter.
type familyCard struct {
	Asks  []struct{ Event, Ask string }
	Dates []struct{ Rule, Say string }
}

func cardOf(t *testing.T, area string) (card familyCard) {
	t.Helper()
	text, err := os.ReadFile(root + "/content/families/" + area + "-card.md")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(strings.Split(string(text), "---\n")[1]), &card); err != nil {
		t.Fatal(err)
	}
	return card
}

// cards opens an area's card and waits until it can be used.
func cards(t *testing.T, area string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + "/families/" + area + "-card/"))
	page.until("document.readyState === 'complete' && document.querySelector('family-card form:not([hidden])') !== null && document.querySelector('.copied') !== null")
	return s, page
}

// given are dates of a family's, by event; in order, and of 2026 and 2027, whose bank holidays are known.
var given = map[string]string{"initial-conference": "2026-11-23", "core-group": "2026-12-03", "plan-received": "2026-12-22",
	"review-conference": "2027-02-10", "next-review-conference": "2027-07-28"}

func (t *tab) gives(card familyCard) {
	t.Helper()
	for _, ask := range card.Asks {
		day := given[ask.Event]
		t.date("card-"+ask.Event, day[8:], day[5:7], day[:4])
	}
	js[chromedp.Void](t, "document.querySelector('family-card form').requestSubmit()")
	t.until("document.querySelector('[data-told]').textContent !== '' || document.querySelector('.govuk-error-summary, [data-result] .warning') !== null")
}

// onCard has what stands in the place of each rule.
func (t *tab) onCard() map[string]string {
	t.Helper()
	return js[map[string]string](t, "Object.fromEntries([...document.querySelectorAll('[data-rule]')].map(at => [at.dataset.rule, at.textContent.trim()]))")
}

func civilDay(iso string) civil.Date {
	day, ok := civil.Parse(iso)
	if !ok {
		panic(iso)
	}
	return day
}

// expected is a deadline as the card has it.
func expected(d *deadlines.Deadline) string {
	if d.Readings[0].Opens != 0 {
		return d.Readings[0].Opens.Full() + " and " + d.Due.Full()
	}
	words := d.Readings[0].Due.Full()
	if len(d.Readings) == 1 && d.Readings[0].Why != "" {
		words += " " + d.Readings[0].Why
	}
	for _, r := range d.Readings[1:] {
		words = fmt.Sprintf("%s, or %s %s", words, r.Due.Full(), r.Why)
	}
	return words
}

func TestACardHasTheDatesThatTheEngineWorksOut(t *testing.T) {
	text, err := os.ReadFile(root + "/public/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, area := range book.Areas {
		t.Run(area.ID, func(t *testing.T) {
			card := cardOf(t, area.ID)
			kase := deadlines.Case{Today: civilDay("2026-11-23"), Dates: map[rulebook.Event][]civil.Date{}}
			for _, ask := range card.Asks {
				kase.Add(rulebook.Event(ask.Event), civilDay(given[ask.Event]))
			}
			answer := deadlines.Work(book, area, kase)
			s, page := cards(t, area.ID)
			page.look("an empty card")
			for rule, day := range page.onCard() {
				if day != "" {
					t.Errorf("%s: an empty card has %q", rule, day)
				}
			}
			before := len(s.Asked())
			page.gives(card)
			for _, path := range s.Asked()[before:] {
				if !strings.HasSuffix(path, ".wasm") && !strings.HasSuffix(path, ".js") && !strings.HasSuffix(path, "rules.json") {
					t.Errorf("asked for %s", path)
				}
			}
			got := page.onCard()
			for _, date := range card.Dates {
				if date.Rule == "" {
					continue
				}
				i := slices.IndexFunc(answer.Deadlines, func(d deadlines.Deadline) bool { return d.Rule.ID == date.Rule })
				if i < 0 {
					t.Errorf("the engine has no day for %s", date.Rule)
				} else if want := expected(&answer.Deadlines[i]); got[date.Rule] != want {
					t.Errorf("%s: got %q, want %q", date.Rule, got[date.Rule], want)
				}
			}
			page.look("a card with dates")
			page.leavesNoTrace(s.URL + "/families/" + area.ID + "-card/")
			page.media("print")
			paper := page.text("body")
			page.media("")
			page.want("on paper", paper, "Our dates")
			page.want("on paper", paper, "Not yet checked by families or by people who work with them. Waiting for their review.")
			page.want("on paper", paper, card.Dates[0].Say)
			for _, not := range []string{"Put the dates", "Search", "For example"} {
				if strings.Contains(paper, not) {
					t.Errorf("printed: %s", not)
				}
			}
			if n := printedPages(page); n != 1 {
				t.Errorf("printed on %d sheets", n)
			}
			page.fits()
			js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
			if left := js[string](page, "[...document.querySelectorAll('family-card input')].map(i => i.value).join('') + [...document.querySelectorAll('[data-rule], [data-told]')].map(at => at.textContent.trim()).join('')"); left != "" {
				t.Errorf("on leaving, %q stays", left)
			}
		})
	}
}

// fits checks that on paper nothing is cut off at the fold.
func (t *tab) fits() {
	t.Helper()
	t.media("print")
	t.do(chromedp.EmulateViewport(657, 986)) // A4 within its margins, at 96 dots an inch
	if over := js[[]string](t, "[...document.querySelectorAll('.plan-card__half')].filter(half => half.scrollHeight > half.clientHeight + 1).map(half => half.innerText.slice(0, 20) + ': ' + half.scrollHeight + ' in ' + half.clientHeight)"); len(over) > 0 {
		t.Errorf("more than fits on a half: %q", over)
	}
	t.do(chromedp.EmulateViewport(1100, 900))
	t.media("")
}

func TestACardAsksAgainAndForgets(t *testing.T) {
	s, page := cards(t, "hertfordshire")
	send := "document.querySelector('family-card form').requestSubmit()"
	js[chromedp.Void](page, send)
	page.until("document.querySelector('.govuk-error-summary') !== null")
	page.want("nothing given", page.text(".govuk-error-summary"), "Enter the date of the initial conference")
	page.look("a card without a date")
	page.date("card-initial-conference", "31", "2", "2026")
	js[chromedp.Void](page, send)
	page.until("document.querySelector('.govuk-error-summary')?.innerText.includes('real date')")
	page.date("card-initial-conference", "16", "11", "2026")
	js[chromedp.Void](page, send)
	page.until("document.querySelector('[data-told]').textContent !== ''")
	page.want("one date", page.onCard()["first-core-group"], "Monday 30 November 2026")
	if page.onCard()["core-group-interval"] != "" || !js[bool](page, "document.querySelector('[data-rule=core-group-interval]').classList.contains('blank')") {
		t.Error("a date that was not given leaves no blank")
	}
	js[chromedp.Void](page, "document.querySelector('[data-clear]').click()")
	if page.onCard()["first-core-group"] != "" || js[string](page, "document.activeElement.className") != "cleared" {
		t.Error("Clear does not clear")
	}
	page.gives(cardOf(t, "hertfordshire"))
	page.do(chromedp.Navigate(s.URL + "/families/"))
	page.until("location.pathname === '/families/' && document.readyState === 'complete'")
	js[chromedp.Void](page, "void setTimeout(() => history.back())")
	page.until("location.pathname === '/families/hertfordshire-card/' && document.readyState === 'complete' && customElements.get('family-card') !== undefined")
	if left := js[string](page, "[...document.querySelectorAll('family-card input')].map(i => i.value).join('')") + page.onCard()["first-core-group"]; left != "" {
		t.Errorf("after Back, %q stays", left)
	}
}

func TestACardByKeyboardAlone(t *testing.T) {
	_, page := cards(t, "stockport")
	page.tabTo("at.id === 'card-initial-conference-day'")
	page.press("16\t11\t2026\r")
	page.until("document.querySelector('[data-told]').textContent !== ''")
	page.want("the first core group", page.onCard()["first-core-group"], "Monday 30 November 2026")
	page.is("focus", js[string](page, "document.activeElement.id"), "card-title")
}

func TestFamiliesReadWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Navigate(s.URL + "/families/derbyshire-card/"))
	said := page.text("main")
	page.want("without script", said, "Print the card and write them in.")
	if strings.Contains(said, "Put the dates on the card") {
		t.Error("a form that does nothing is shown")
	}
	page.do(chromedp.Navigate(s.URL + "/families/derbyshire-parents/"))
	page.want("a date worked out", page.text("main"), "by Thursday 12 November 2026.")
}

func TestPagesForFamiliesAreComfortable(t *testing.T) {
	s, page := serve(t), open(t)
	for _, path := range []string{"/families/", "/families/derbyshire-parents/", "/families/derbyshire-young-people/", "/families/hertfordshire-parents/"} {
		page.do(chromedp.Navigate(s.URL + path))
		page.until("document.readyState === 'complete'")
		page.look(path)
		if size := js[string](page, "getComputedStyle(document.querySelector('.family li, .family section:not(.edition) p')).fontSize"); size != "19px" {
			t.Errorf("%s: its letters are of %s", path, size)
		}
		page.media("print")
		page.want(path+" on paper", page.text("body"), "Not yet checked by families or by people who work with them. Waiting for their review.")
		page.want(path+" on paper", page.text("body"), "Your social worker can tell you what is in your plan.")
		page.media("")
	}
	if _, err := chromedp.Call(page.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Navigate(s.URL + "/families/hertfordshire-card/"))
	page.until("document.readyState === 'complete'")
	if width := js[string](page, "getComputedStyle(document.querySelector('.plan-card .blank')).borderBottomStyle"); width != "solid" {
		t.Errorf("forced colours: a blank's line is %s", width)
	}
}
