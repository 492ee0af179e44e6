//go:build !js

package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
	"handbook/wasm/rulebook"
)

const (
	noAccess     = "/hertfordshire/what-to-do/no-access/"
	disagreement = "/stockport/what-to-do/disagreement/"
)

// guide opens the page of a situation and waits until its routes can be walked.
func guide(t *testing.T, path string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.goes(s, path)
	return s, page
}

func (t *tab) goes(s *browsertest.Site, path string) {
	t.Helper()
	t.do(chromedp.Navigate(s.URL + path))
	t.until("document.querySelector('.copied') !== null && [...document.querySelectorAll('[data-guided], [data-buttons]')].every(b => !b.hidden)")
}

// chooses answers the question on the screen and goes on.
func (t *tab) chooses(answer string) {
	t.Helper()
	js[chromedp.Void](t, `(form => { form.querySelector('input[value="`+answer+`"]').click(); form.requestSubmit() })(document.querySelector('[data-screen] > form'))`)
}

// clicks presses the first button that a selector finds.
func (t *tab) clicks(selector string) {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector('"+selector+"').click()")
}

// asksNothing checks that the site was asked for nothing more; a browser may fetch the icon late.
func (t *tab) asksNothing(s *browsertest.Site, before int) {
	t.Helper()
	for _, path := range s.Asked()[before:] {
		if path != "/icon.svg" && path != "/manifest.json" { // which the browser asks for in its own time
			t.Errorf("asked for %s", path)
		}
	}
}

// focus is the text of what has the focus.
func (t *tab) focus() string {
	t.Helper()
	return js[string](t, "document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
}

func book(t *testing.T) *rulebook.Book {
	t.Helper()
	rules, err := os.ReadFile(root + "/public/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.DecodeWhole(rules)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// walk goes through one route by its own controls and tells what it saw at the end.
const walk = `((id, answers) => {
	const squeeze = node => node.textContent.replace(/\s+/g, ' ').trim()
	const route = document.getElementById(id).closest('section').querySelector('guided-route')
	const screen = route.querySelector('[data-screen]')
	const asked = []
	route.querySelector('[data-start]').click()
	for (const answer of answers) {
		const forms = screen.querySelectorAll(':scope > form')
		if (forms.length !== 1) return { asked, forms: forms.length }
		asked.push(squeeze(forms[0].querySelector('[data-fill=question]')))
		forms[0].querySelector('input[value="' + answer + '"]').click()
		forms[0].requestSubmit()
	}
	const steps = [...screen.querySelectorAll('[data-list=steps] > li')]
	const seen = {
		asked,
		forms: screen.querySelectorAll(':scope > form').length,
		steps: steps.map(step => squeeze(step.querySelector('[data-text]')) + ' | ' + squeeze(step.querySelector('.clause-of')) + ' | ' + (step.querySelector('.force')?.textContent ?? '')),
		given: [...screen.querySelectorAll('[data-list=given] [data-fill=answer]')].map(squeeze),
		calculators: steps.map(step => step.querySelectorAll('deadline-calculator').length),
		ends: screen.querySelectorAll('[data-copy], [data-print], [data-again]').length
	}
	route.querySelector('.whole-route button').click()
	return { ...seen, back: screen.childElementCount === 0 && !route.querySelector('[data-flow]').hidden && route.querySelectorAll('[data-flow] > li').length, kept: route.querySelectorAll('[data-flow] deadline-calculator').length }
})`

// crossed lists texts of diagrams that stick out of their box or that a line runs through.
const crossed = `(() => {
	const wrong = []
	for (const svg of document.querySelectorAll('svg.diagram')) {
		svg.closest('details').open = true
		const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height
		let box
		const lines = [...svg.querySelectorAll('path')].flatMap(path => Array.from({ length: Math.ceil(path.getTotalLength() / 2) + 1 }, (_, i) => path.getPointAtLength(2 * i)))
		for (const node of [...svg.children].filter(n => n.tagName !== 'path')) {
			const at = node.getBBox()
			if (node.tagName === 'rect') {
				box = at
				if (at.x < 1.5 || at.x + at.width > width - 1.5 || at.y + at.height > height) wrong.push('a box leaves the picture')
				continue
			}
			const inside = box && at.y + at.height / 2 > box.y && at.y + at.height / 2 < box.y + box.height
			if (at.x + at.width > (inside ? box.x + box.width - 3 : width) || inside && (at.x < box.x + 3 || at.y < box.y - 1 || at.y + at.height > box.y + box.height)) wrong.push('sticks out: ' + node.textContent)
			if (!inside && [...svg.querySelectorAll('rect')].some(r => r.getBBox().y < at.y + at.height - 4 && r.getBBox().y + r.getBBox().height > at.y + 1)) wrong.push('lies on a box: ' + node.textContent)
			if (lines.some(p => p.x > at.x - 1 && p.x < at.x + at.width && p.y > at.y + 2 && p.y < at.y + at.height - 2)) wrong.push('crossed by a line: ' + node.textContent)
		}
	}
	return wrong
})()`

func TestEveryPathOfEveryGuideIsWalked(t *testing.T) {
	s, page := serve(t), open(t)
	walked := 0
	for _, area := range book(t).Areas {
		by := map[string][]*rulebook.Guide{}
		for _, g := range area.Guides() {
			for _, situation := range g.Situations {
				by[situation] = append(by[situation], g)
			}
		}
		for situation, guides := range by {
			where := "/" + area.ID + "/what-to-do/" + situation + "/"
			page.goes(s, where)
			for _, wrong := range js[[]string](page, crossed) {
				t.Errorf("%s: %s", where, wrong)
			}
			for _, g := range guides {
				for _, path := range g.Paths() {
					walked++
					walkOnce(page, where, area, g, path)
				}
			}
		}
	}
	t.Logf("%d paths", walked)
	if walked < 150 {
		t.Errorf("only %d paths", walked)
	}
}

func walkOnce(page *tab, where string, area *rulebook.Area, g *rulebook.Guide, path rulebook.Path) {
	page.Helper()
	answers, asked := []string{}, []string{}
	for _, a := range path.Answers {
		answers = append(answers, a.Answer)
		for _, item := range g.Flow {
			if item.Ask == a.Question {
				asked = append(asked, item.Question)
			}
		}
	}
	var steps []string
	var calculators []int
	kept := 0
	dated := func(item rulebook.FlowItem) int {
		if rule := area.Rule(item.Timescale); rule != nil && rule.Carried == "" {
			return 1
		}
		return 0
	}
	for _, item := range g.Flow {
		kept += dated(item)
	}
	for _, at := range path.Steps {
		item := g.Flow[at]
		i := slices.IndexFunc(area.Clauses, func(c rulebook.Clause) bool { return c.Ref == item.Clause })
		tag := strings.ReplaceAll(area.Clauses[i].Force, "-", " ")
		if verb := area.Clauses[i].Verb; verb != "" {
			tag += ": “" + verb + "”"
		}
		if item.Nothing {
			tag = ""
		}
		steps = append(steps, strings.TrimSuffix(item.Step, ".")+" | Clause "+rulebook.ShortRef(item.Clause)+" | "+tag)
		calculators = append(calculators, dated(item))
	}
	arguments, _ := json.Marshal([]any{g.ID, answers})
	var seen struct {
		Asked, Steps, Given []string
		Calculators         []int
		Forms, Ends         int
		Back, Kept          int
	}
	if err := json.Unmarshal(js[[]byte](page, walk+"(..."+string(arguments)+")"), &seen); err != nil {
		page.Fatalf("%s#%s %v: %v", where, g.ID, path.Answers, err)
	}
	if !slices.Equal(seen.Asked, asked) || !slices.Equal(seen.Steps, steps) || len(seen.Given) != len(answers) || seen.Forms != 0 || seen.Ends != 3 {
		page.Errorf("%s#%s %v: saw %+v, want the questions %q and the steps %q", where, g.ID, path.Answers, seen, asked, steps)
	}
	if !slices.Equal(seen.Calculators, calculators) || seen.Back != len(g.Flow) || seen.Kept != kept {
		page.Errorf("%s#%s %v: calculators %v, want %v; %d items and %d calculators back in the route, want %d and %d", where, g.ID, path.Answers, seen.Calculators, calculators, seen.Back, seen.Kept, len(g.Flow), kept)
	}
}

func TestAGuideOneQuestionAScreen(t *testing.T) {
	s, page := guide(t, noAccess)
	before := len(s.Asked())
	page.clicks("[data-start]")
	page.want("the focus", page.focus(), "Do changed or unforeseen circumstances make the plan difficult to carry out?")
	screen := page.text("[data-screen]")
	page.want("the question", screen, "Clause 8.2.3(1)")
	page.want("steps so far", screen, "First, whatever the answer Tell the key worker that access could not be gained.")
	if strings.Contains(screen, "Does the difficulty affect") || strings.Contains(screen, "Your steps") || strings.Contains(screen, "Your answers") {
		t.Errorf("the first screen has more than its question: %s", screen)
	}
	if js[bool](page, "document.querySelector('[data-flow]').checkVisibility()") {
		t.Error("the whole route is still shown")
	}
	page.look("the first question")
	js[chromedp.Void](page, "document.querySelector('[data-screen] > form').requestSubmit()")
	page.want("no answer", page.text("[data-screen] > form"), "Error: Choose an answer")
	if !js[bool](page, "(f => document.activeElement === f.querySelector('input') && document.getElementById(f.querySelector('fieldset').getAttribute('aria-describedby')).textContent.includes('Choose an answer'))(document.querySelector('[data-screen] > form'))") {
		t.Error("the error is not tied to the answers, or they have not the focus")
	}
	page.look("a question without an answer")
	page.chooses("yes")
	page.want("the focus", page.focus(), "Does the difficulty affect the child’s safety?")
	page.want("answers", page.text("[data-list=given]"), "Do changed or unforeseen circumstances make the plan difficult to carry out? Yes Change")
	page.chooses("not-known")
	page.want("the focus", page.focus(), "Your steps")
	page.want("an answer that is not known", page.text("[data-list=steps]"), "The procedure does not say what to do while this is not known. Clause 8.2.5")
	js[chromedp.Void](page, "document.querySelector('.route__diagram').open = true")
	page.look("the steps of a path")

	page.clicks("[data-change]")
	page.want("changed", page.focus(), "Do changed or unforeseen circumstances")
	checked := func() string {
		return js[string](page, "document.querySelector('[data-screen] > form input:checked')?.value ?? ''")
	}
	if got := checked(); got != "yes" {
		t.Errorf("what was chosen is %q", got)
	}
	js[chromedp.Void](page, "document.querySelector('[data-screen] > form').requestSubmit()")
	if got := checked(); got != "not-known" {
		t.Errorf("what was chosen next is %q", got)
	}
	page.clicks("[data-change]")
	page.chooses("no")
	steps := page.text("[data-list=steps]")
	page.want("the other answer", steps, "The procedure asks for nothing more here.")
	if strings.Contains(steps, "safety") || strings.Contains(page.text("[data-list=given]"), "safety") {
		t.Errorf("something of the path not taken is left: %s", steps)
	}
	page.clicks("[data-change]")
	page.chooses("yes")
	if got := checked(); got != "not-known" {
		t.Errorf("what was chosen before is %q", got)
	}
	page.chooses("yes")
	page.want("the steps", page.text("[data-list=steps]"), "Consider a section 47 enquiry")
	page.clicks("[data-again]")
	page.want("again", page.focus(), "Do changed or unforeseen circumstances")
	if got := checked(); got != "" || strings.Contains(page.text("[data-screen]"), "Your answers") {
		t.Errorf("started again, and %q is chosen", got)
	}
	page.clicks(".whole-route button")
	page.want("the whole route", page.focus(), "Take me through it, question by question")
	if !js[bool](page, "document.querySelector('[data-flow]').checkVisibility() && document.querySelector('[data-screen]').childElementCount === 0") {
		t.Error("the whole route does not come back")
	}

	page.clicks("[data-start]")
	page.chooses("yes")
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	if js[bool](page, "document.querySelector('[data-screen]').childElementCount > 0") {
		t.Error("answers stay when the page is left")
	}
	page.clicks("[data-start]")
	if got := checked(); got != "" {
		t.Errorf("after the page was left %q is chosen", got)
	}
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + noAccess)
}

func TestAGuideByKeyboardAlone(t *testing.T) {
	_, page := guide(t, noAccess)
	tabTo := func(what string) {
		t.Helper()
		for i := 0; !strings.HasPrefix(page.focus(), what); i++ {
			if i > 60 {
				t.Fatalf("%s is never reached by Tab", what)
			}
			page.press(kb.Tab)
		}
	}
	answer := func(downs int) {
		t.Helper()
		for js[string](page, "document.activeElement.type ?? ''") != "radio" {
			page.press(kb.Tab)
		}
		page.press(" ")
		for range downs {
			page.press(kb.ArrowDown)
		}
		page.press(kb.Enter)
	}
	tabTo("Take me through it")
	page.press(kb.Enter)
	answer(0)
	page.want("the second question", page.focus(), "Does the difficulty affect the child’s safety?")
	answer(1)
	page.want("the end", page.focus(), "Your steps")
	page.want("answers", page.text("[data-list=given]"), "Does the difficulty affect the child’s safety? No")
	tabTo("Change: Do changed")
	page.press(kb.Enter)
	page.want("changed", page.focus(), "Do changed or unforeseen circumstances")
	answer(1)
	page.want("the end", page.focus(), "Your steps")
	tabTo("Start again")
	page.press(kb.Enter)
	page.want("again", page.focus(), "Do changed or unforeseen circumstances")
	tabTo("Show the whole route")
	page.press(kb.Enter)
	page.want("the whole route", page.focus(), "Take me through it")
}

func (t *tab) copies(button string) string {
	t.Helper()
	js[chromedp.Void](t, "window.copied = undefined")
	t.clicks(button)
	t.until("window.copied !== undefined && [...document.querySelectorAll('[data-told]')].some(p => p.textContent === 'Copied. Paste it into the case record.')")
	return js[string](t, "window.copied")
}

// prints presses a button that prints and gives what would stand on the paper.
func (t *tab) prints(button string) string {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	js[chromedp.Void](t, "window.print = () => { window.printed = document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim() }")
	t.clicks(button)
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		t.Fatal(err)
	}
	if js[bool](t, "document.querySelector('.print-one, .printed, .printed--whole') !== null") {
		t.Error("what was set for printing stays")
	}
	return js[string](t, "window.printed")
}

func TestThePathTakenIsCopiedAndPrinted(t *testing.T) {
	_, page := guide(t, noAccess)
	page.takes()
	page.today("2026-11-23")
	page.clicks("[data-start]")
	page.chooses("yes")
	page.chooses("yes")
	copied := page.copies("[data-copy]")
	lines := strings.Split(copied, "\n")
	if lines[0] != "A core group member cannot gain access to the child" || lines[1] != "Hertfordshire: The child was not seen" {
		t.Errorf("it begins %q", lines[:2])
	}
	for _, want := range []string{"The source carries no date.", "Made on Monday 23 November 2026.",
		"Answers:\nDo changed or unforeseen circumstances make the plan difficult to carry out? Yes.\nDoes the difficulty affect the child’s safety? Yes.\n",
		"Steps:\n1. Tell the key worker that access could not be gained.\n   Core group member (the source names nobody here). should Clause 8.2.4\n2. Tell the key worker of the difficulty too, immediately.\n",
		"4. Consider a section 47 enquiry", "Only to be considered. should Clause 8.2.5a\n", "6. Consider immediate legal action.\n",
		"\nCheck your partnership’s current procedure before acting."} {
		page.want("copied", copied, want)
	}
	if strings.Contains(copied, "If question") || strings.Contains(copied, "nothing more") || strings.Contains(copied, "undefined") {
		t.Errorf("copied: %s", copied)
	}
	printed := page.prints("[data-screen] [data-print]")
	for _, want := range []string{"Older edition.", "The child was not seen", "In Hertfordshire.", "A core group member cannot gain access to the child", "Your steps", "Consider immediate legal action",
		"Clause 8.2.5c", "Your answers", "Does the difficulty affect the child’s safety? Yes"} {
		page.want("printed", printed, want)
	}
	for _, not := range []string{"Parents refuse", "Question 1", "Copy it", "Change", "Show the whole", "as a diagram", "On this page", "Other situations"} {
		if strings.Contains(printed, not) {
			t.Errorf("printed: %q", not)
		}
	}
}

func TestADatedStepIsWorkedOutInGuidedMode(t *testing.T) {
	_, page := guide(t, disagreement)
	page.takes()
	page.today("2026-11-23")
	const own = "document.querySelector('[data-flow] .step:has([rule=professional-disagreement]) deadline-calculator, [data-flow] deadline-calculator')"
	rule := js[string](page, own+".getAttribute('rule')")
	for round := range 2 {
		page.clicks("[data-start]")
		page.chooses([]string{"yes", "no"}[round])
		js[chromedp.Void](page, "document.querySelector('[data-screen] .calculator').open = true")
		for part, value := range map[string]string{"day": "14", "month": "12", "year": "2026"} {
			js[chromedp.Void](page, fmt.Sprintf("document.querySelector('[data-screen] [data-part=%s]').value = '%s'", part, value))
		}
		js[chromedp.Void](page, "document.querySelector('[data-screen] deadline-calculator form').requestSubmit()")
		page.until("document.querySelector('[data-screen] .deadline') !== null")
		page.want("in guided mode", page.text("[data-screen] .deadline"), "by Thursday 7 January 2027")
		copied := page.copies("[data-copy]")
		page.want("copied", copied, "within 15 working days.\n")
		if n := strings.Count(copied, "by Thursday 7 January 2027"); n != 1 {
			t.Errorf("copied %d times: %s", n, copied)
		}
		if at, next := strings.Index(copied, "by Thursday 7"), strings.Index(copied, "Record the matter"); at > next {
			t.Errorf("the date does not stand with its step: %s", copied)
		}
		printed := page.prints("[data-screen] [data-print]")
		page.want("printed", printed, "by Thursday 7 January 2027")
		if strings.Contains(printed, "Worked examples") || strings.Contains(printed, "Work out this date") {
			t.Errorf("the calculator itself is printed: %s", printed)
		}
		page.look("a date in guided mode")
		page.clicks([]string{"[data-again]", ".whole-route button"}[round])
		if got := js[string](page, own+"?.getAttribute('rule') ?? 'nothing'"); got != rule {
			t.Fatalf("after the guide the step has %s, want the calculator of %s", got, rule)
		}
		if round == 0 {
			page.clicks(".whole-route button")
		}
	}
	js[chromedp.Void](page, own+".querySelector('form').requestSubmit()")
	page.until("document.querySelector('[data-flow] .deadline') !== null")
	page.clicks("[data-start]")
	page.chooses("yes")
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	if !js[bool](page, own+" !== null") {
		t.Error("the calculator is lost when the page is left")
	}
}

func TestADecisionSheetIsCopiedPrintedAndWiped(t *testing.T) {
	const ending = "/north-yorkshire/what-to-do/ending/"
	s, page := guide(t, ending)
	before := len(s.Asked())
	page.takes()
	page.today("2026-11-23")
	sheet := "document.getElementById('end-plan-each-category').closest('section')"
	js[chromedp.Void](page, sheet+".querySelectorAll('textarea')[1].focus(); "+sheet+".id = 'mine'")
	page.press(" Neglect: the flat is warm, and B is in school. ")
	copied := page.copies("#mine [data-copy]")
	for _, want := range []string{"Should a plan with more than one category end?\nNorth Yorkshire: Should the plan end?\n", "Made on Monday 23 November 2026.", "\nReasons: Neglect: the flat is warm, and B is in school.\n",
		"Clause 23", "What may follow:", "Decided by (role), date:", "Check your partnership’s current procedure before acting."} {
		page.want("copied", copied, want)
	}
	if strings.Count(copied, "Reasons:") != 1 || strings.Contains(copied, "Reasons and evidence") {
		t.Errorf("empty reasons are copied: %s", copied)
	}
	printed := page.prints("#mine [data-print]")
	for _, want := range []string{"In North Yorkshire.", "Should a plan with more than one category end?", "Reasons and evidence", "Decided by (role), date:"} {
		page.want("printed", printed, want)
	}
	if strings.Contains(printed, "first review?") || strings.Contains(printed, "Copy this sheet") || strings.Contains(printed, "On this page") {
		t.Errorf("more than the sheet is printed: %s", printed)
	}
	page.look("a decision sheet with reasons")
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	if js[bool](page, "[...document.querySelectorAll('textarea')].some(field => field.value !== '')") {
		t.Error("reasons stay when the page is left")
	}
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + ending)
}

func TestAClipboardThatIsRefused(t *testing.T) {
	_, page := guide(t, noAccess)
	js[chromedp.Void](page, "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw new Error() }}})")
	page.clicks("[data-start]")
	page.chooses("no")
	page.clicks("[data-copy]")
	page.until("document.querySelector('[data-told]').textContent.startsWith('The browser does not let this page copy.')")
}

func TestGuidesReadWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Navigate(s.URL + noAccess))
	text := page.text("main")
	for _, want := range []string{"Tell the key worker that access could not be gained.", "Question 1. Do changed or unforeseen circumstances make the plan difficult to carry out?", "Yes No", "If question 1 is “Yes”: Tell the key worker of the difficulty too, immediately.",
		"If question 2 is “Not known”: The procedure does not say what to do while this is not known.", "The procedure does not say everything:"} {
		page.want("without script", text, want)
	}
	if strings.Contains(text, "Take me through it") {
		t.Error("a button that does nothing is shown")
	}
	page.do(chromedp.Navigate(s.URL + "/north-yorkshire/what-to-do/ending/"))
	if text := page.text("main"); strings.Contains(text, "Print this sheet") || !strings.Contains(text, "Reasons and evidence") {
		t.Errorf("a sheet without script: %.300s", text)
	}
}
