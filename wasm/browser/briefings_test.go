//go:build !js

package browser_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"

	cdppage "github.com/chromedp/cdproto/page"
)

// plain are the words of a text alone, without marks, case, or what is said before a ref.
func plain(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := words[:0]
	for _, word := range words {
		if word != "clause" {
			kept = append(kept, word)
		}
	}
	return strings.TrimRight(" "+strings.Join(kept, " "), " ") + " "
}

// shownOtherwise is what stands about the words of a line in the text, and is a number, a bullet or a link on the page.
var shownOtherwise = regexp.MustCompile(`^(\d+\. | *- |\d+ minutes\. |\( \) not yet .* fully: )| \(/[^)]*/\)`)

// The text to edit has every clause, date and question of its page, and the page every line of the text.
func TestTheTextToEditSaysWhatItsPageSays(t *testing.T) {
	s, page := serve(t), open(t)
	var pages []string
	for _, l := range lessons(t, "briefing") {
		pages = append(pages, l.path)
	}
	for _, l := range lessons(t, "faults") {
		pages = append(pages, "/training/"+l.Area+"/pack/")
	}
	for _, path := range pages {
		page.do(chromedp.Navigate(s.URL + path))
		text, err := os.ReadFile(root + "/public" + path + "text.txt")
		if err != nil {
			t.Fatal(err)
		}
		shown, said := plain(page.text("article")), ""
		lines := 0
		for line := range strings.Lines(string(text)) {
			if line = plain(shownOtherwise.ReplaceAllString(line, "")); line == plain("") {
				continue
			}
			if said += line; !strings.Contains(shown, line) {
				t.Errorf("%s has not, as its text has:%s", path, line)
			}
			lines++
		}
		said = plain(said)
		items := js[[]string](page, "[...document.querySelectorAll('article :is(h1, h2, li, tbody :is(th, td), .briefing section > p, .written)')].map(at => at.innerText)")
		for _, item := range items {
			if item = plain(shownOtherwise.ReplaceAllString(item, "")); !strings.Contains(said, item) {
				t.Errorf("%stext.txt has not, as its page has:%s", path, item)
			}
		}
		if lines < 25 || len(items) < 25 {
			t.Errorf("%s: %d items, %d lines of text", path, len(items), lines)
		}
	}
}

func TestABriefingIsOnePage(t *testing.T) {
	s, page := serve(t), open(t)
	for _, l := range lessons(t, "briefing") {
		page.do(chromedp.Navigate(s.URL + l.path))
		if n := page.sheets(); n != 1 {
			t.Errorf("%s prints on %d pages", l.path, n)
		}
		page.media("print")
		for i, p := range js[[]bool](page, "[...document.querySelectorAll('.briefing :is(h1, h2, li, p:not(.not-printed))')].map(at => at.checkVisibility() && parseFloat(getComputedStyle(at).fontSize) >= 12)") {
			if !p {
				t.Errorf("%s: text %d is hidden in print, or smaller than 9 points", l.path, i)
			}
		}
		page.media("")
	}
}

// sheets is how many pages of A4 a page prints on.
func (t *tab) sheets() int {
	t.Helper()
	printed, err := chromedp.Call(t.ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		t.Fatal(err)
	}
	return len(pdfPage.FindAll(printed.Data, -1))
}

func TestEverySheetOfAPackStartsAPage(t *testing.T) {
	s, page := serve(t), open(t)
	for _, l := range lessons(t, "faults") {
		page.do(chromedp.Navigate(s.URL + "/training/" + l.Area + "/pack/"))
		page.media("print")
		sheets := js[[]string](page, "[...document.querySelectorAll('.pack h2')].map(h => h.textContent + (h.closest('.sheet-of-paper') && getComputedStyle(h.closest('.sheet-of-paper')).breakBefore === 'page' ? '' : ' on the page before'))")
		page.media("")
		page.is(l.Area, strings.Join(sheets, "; "), "Session plan on the page before; Discussion questions; Answer sheet: dates; Answer sheet: what is missing; Answer sheet: the case; Answer sheet: checks of the paths; Form 1: before; Form 2: straight after; Form 3: six to eight weeks later, with your manager")
		if n := page.sheets(); n < len(sheets) || n > 20 {
			t.Errorf("%s: %d sheets print on %d pages", l.Area, len(sheets), n)
		}
	}
}

// Every step and every answer of every kind of page at once, as axe sees them.
func TestTrainingPagesAreAccessibleWithEverythingOpen(t *testing.T) {
	s, page := serve(t), open(t)
	for _, layout := range []string{"path", "case", "faults", "briefing"} {
		seen := map[string]bool{}
		for _, l := range lessons(t, layout) {
			if seen[l.Area] {
				continue
			}
			seen[l.Area] = true
			page.onSite(s, l.path)
			js[chromedp.Void](page, `for (const at of document.querySelectorAll('[data-chosen]')) at.checked = true, at.value = 1
				for (const at of document.querySelectorAll('[data-check]')) at.click()
				for (const at of document.querySelectorAll('main [hidden]')) at.hidden = false
				for (const at of document.querySelectorAll('details')) at.open = true`)
			page.look(l.path + ", open")
		}
	}
	for _, l := range lessons(t, "faults") {
		page.do(chromedp.Navigate(s.URL + "/training/" + l.Area + "/pack/"))
		page.look(l.Area + ", the pack")
	}
}
