//go:build !js

package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
	"handbook/wasm/rulebook"
)

// planChecker opens the plan checker of an area, or of all together.
func planChecker(t *testing.T, area string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := calculator(t, "/calculators/plans/"+area+"/")
	page.until("document.querySelector('plan-checker').plan !== undefined")
	return s, page
}

// way chooses one of the ways in: form, paste or audit.
func (t *tab) way(way string) {
	t.Helper()
	js[chromedp.Void](t, "document.getElementById('way-"+way+"').click()")
	t.until("!document.querySelector('[data-way=" + way + "]').hidden")
}

// contents is the document as it would be sent.
func (t *tab) contents() string {
	t.Helper()
	return js[string](t, "JSON.stringify(document.querySelector('plan-checker').plan.contents())")
}

// pastes puts a table on the clipboard, as markup and as text, and pastes it.
func (t *tab) pastes(html, text string) {
	t.Helper()
	quoted, _ := json.Marshal([]string{html, text})
	js[chromedp.Void](t, `(([html, text]) => {
		const data = new DataTransfer()
		if (html) data.setData('text/html', html)
		if (text) data.setData('text/plain', text)
		document.getElementById('paste').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
	})(`+string(quoted)+`)`)
}

// checks sends the plan and waits for its answer.
func (t *tab) checks() {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector('[data-result]').replaceChildren(); document.querySelector('form').requestSubmit()")
	t.until("document.querySelector('[data-result] [data-heading]') !== null")
}

// click presses what a selector finds.
func (t *tab) click(selector string) {
	t.Helper()
	t.until("document.querySelector('" + selector + "') !== null")
	js[chromedp.Void](t, "document.querySelector('"+selector+"').click()")
}

// statuses are the tasks with how far they are.
func (t *tab) statuses() string {
	t.Helper()
	return js[string](t, "[...document.querySelectorAll('[data-task]')].filter(n => !n.hidden).map(n => n.querySelector('a').textContent + ': ' + n.querySelector('.govuk-task-list__status').textContent + (n.querySelector('.govuk-tag') ? '*' : '')).join('; ')")
}

const wordTable = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><style>p.MsoNormal{margin:0}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head><body lang=EN-GB>
<p class=MsoNormal>Plan for AB<o:p></o:p></p>
<table class=MsoTableGrid border=1><thead><tr><td><p class=MsoNormal><b>What are we worried about?<o:p></o:p></b></p></td><td><p>Action</p></td><td><p>By whom</p></td><td><p>By when</p></td><td><p>RAG rating of the day</p></td></tr></thead>
<tr><td rowspan=2><p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Left alone in<br>the evening<o:p></o:p></p><script>window.ran = 1</script></td>
<td><p>Collects the child<img src=x onerror="window.ran = 2"></p><style>td{color:red}</style></td><td><p>Aunt</p></td><td><p>1 February 2027</p></td><td>Green</td></tr>
<tr><td><p><a href="https://example.org/">Writes</a> to the <del cite="x">landlord</del>housing officer</p></td><td colspan=1><p>Key worker<span class=MsoCommentReference><span style='font-size:8pt'>[AB1]</span></span></p></td><td><p>&nbsp;</p></td><td><table><tr><td>in</td><td>side</td></tr></table></td></tr>
<tr><td><p>No food in the house</p></td><td><p>Food bank</p></td></tr>
</table></body></html>`

func TestAPlanTypedByKeyboardAlone(t *testing.T) {
	s, page := planChecker(t, "stockport")
	page.today("2026-11-22")
	for i := 0; js[string](page, "document.activeElement.id") != "way-form"; i++ {
		if i > 60 {
			t.Fatal("the ways in are never reached by Tab")
		}
		page.press(kb.Tab)
	}
	page.press(kb.Tab)
	page.want("the first task", js[string](page, "document.activeElement.textContent"), "About the plan")
	page.want("at first", page.statuses(), "About the plan: Not started yet*; Needs, risks and strengths: Not started yet*;")
	page.press(kb.Enter)
	if got := js[string](page, "document.activeElement.id"); got != "heading-about" {
		t.Errorf("a task that opens has the focus on %q", got)
	}
	page.press(kb.Tab)
	page.press("Neglect")
	page.press(kb.Tab)
	page.press("Three missed appointments")
	for js[string](page, "document.activeElement.textContent") != "Go on to the next part" {
		page.press(kb.Tab)
	}
	page.press(kb.Enter)
	page.want("the next part", js[string](page, "document.activeElement.textContent"), "Needs, risks and strengths")
	for js[string](page, "document.activeElement.textContent") != "Add a risk" {
		page.press(kb.Tab)
	}
	page.press(kb.Enter)
	if got := js[string](page, "document.activeElement.closest('[data-entry]').querySelector('legend').innerText"); got != "Risk 2" {
		t.Errorf("the focus is in %q", got)
	}
	page.press("Left alone")
	for js[string](page, "document.activeElement.id") != "none-risks" {
		page.press(kb.Tab)
	}
	page.press(" ")
	page.want("ticked and written", page.text("[data-field=risks] [data-both]"), "What is written counts.")
	page.press(" ")
	page.want("no longer ticked", page.text("[data-field=risks] [data-both]"), "")
	for js[string](page, "document.activeElement.textContent") != "Back to the list" {
		page.press(kb.Tab)
	}
	page.press(kb.Enter)
	page.want("back at the list", js[string](page, "document.activeElement.textContent"), "Needs, risks and strengths")
	page.want("after typing", page.statuses(), "About the plan: Partly filled in*; Needs, risks and strengths: Partly filled in*; Outcomes: Not started yet*;")
	if got := page.contents(); got != `{"document":"child-protection-plan","categories":"Neglect","reason":"Three missed appointments","risks":[{},{"what":"Left alone"}]}` {
		t.Errorf("typed: %s", got)
	}
	page.look("the list of tasks")
	for js[string](page, "document.activeElement.textContent") != "Check it" {
		page.press(kb.Tab)
	}
	page.press(kb.Enter)
	page.until("document.querySelector('[data-result] [data-heading]') !== null")
	if !js[bool](page, "document.activeElement.matches('[data-result] [data-heading]')") {
		t.Error("the focus does not go to the answer")
	}
	page.look("a plan's answer")
	page.leavesNoTrace(s.URL + "/calculators/plans/stockport/")
}

func TestTheListOfTasksSaysHowFarEachPartIs(t *testing.T) {
	_, page := planChecker(t, "sussex")
	js[chromedp.Void](page, `document.querySelector('plan-checker').plan.fill({document: 'child-protection-plan', none: ['communication', 'culture', 'religion', 'disability'], contingency: [{if: 'Alone'}]})`)
	got := page.statuses()
	page.want("all ticked", got, "Communication, culture, religion and disability: Completed;")
	page.want("one of several", got, "If it does not work: Partly filled in*")
	js[chromedp.Void](page, "document.getElementById('document').value = 'visit-record'; document.getElementById('document').dispatchEvent(new Event('change', {bubbles: true}))")
	if got := page.statuses(); strings.Contains(got, "If it does not work") || !strings.Contains(got, "The record of visits: Not started yet*") {
		t.Errorf("a record of visits has the tasks %s", got)
	}
	if got := page.contents(); got != `{"document":"visit-record"}` {
		t.Errorf("a record of visits holds %s", got)
	}
	js[chromedp.Void](page, "document.getElementById('document').value = 'child-protection-plan'; document.getElementById('document').dispatchEvent(new Event('change', {bubbles: true}))")
	if got := page.contents(); got != `{"document":"child-protection-plan","none":["communication","culture","religion","disability"],"contingency":[{"if":"Alone"}]}` {
		t.Errorf("when the plan comes back it holds %s", got)
	}
	for _, section := range js[[]string](page, "[...document.querySelectorAll('[data-task]')].filter(n => !n.hidden).map(n => n.dataset.task)") {
		js[chromedp.Void](page, "document.querySelector('plan-checker').plan.open('"+section+"')")
		js[chromedp.Void](page, "document.querySelectorAll('#part-"+section+" details').forEach(d => { d.open = true })")
		page.look("the part " + section)
	}
}

// What points to entries by number follows them when one before them is removed, and comes
// back with it; an entry that was left blank keeps its number.
func TestNumbersFollowTheEntriesTheyPointTo(t *testing.T) {
	_, page := planChecker(t, "hertfordshire")
	js[chromedp.Void](page, `document.querySelector('plan-checker').plan.fill({outcomes: [{what: 'Fed'}, {}, {what: 'Never alone', risk: '1'}], actions: [{what: 'Food bank', outcome: '1'}, {what: 'Aunt stays', outcome: '3'}, {what: 'Both', outcome: '1 and 3'}, {what: 'In words', outcome: 'Fed'}]}); document.querySelector('plan-checker').plan.open('outcomes')`)
	want := page.contents()
	page.want("a blank entry keeps its number", want, `[{"what":"Fed"},{},{"what":"Never alone","risk":"1"}]`)
	js[chromedp.Void](page, "document.querySelector('[data-field=outcomes] [data-remove]').click()")
	page.want("told", page.text("[data-field=outcomes] [data-list-told]"), "Outcome 1 is removed. It can be brought back. Numbers that point to the entries after it were changed too.")
	page.want("what points there", page.contents(), `"actions":[{"what":"Food bank"},{"what":"Aunt stays","outcome":"2"},{"what":"Both","outcome":"2"},{"what":"In words","outcome":"Fed"}]`)
	page.click("[data-field=outcomes] [data-restore]")
	if got := page.contents(); got != want {
		t.Errorf("brought back: %s", got)
	}
}

func TestEntriesAreRemovedAndBroughtBack(t *testing.T) {
	_, page := planChecker(t, "hertfordshire")
	js[chromedp.Void](page, `document.querySelector('plan-checker').plan.fill({actions: [{what: 'One'}, {what: 'Two', aim: 'safety'}, {what: 'Three', urgent: 'very'}]}); document.querySelector('plan-checker').plan.open('actions')`)
	want := page.contents()
	js[chromedp.Void](page, "document.querySelectorAll('[data-field=actions] [data-remove]')[1].click()")
	page.want("removed", page.text("[data-field=actions] [data-list-told]"), "Action 2 is removed. It can be brought back.")
	page.want("the next one", js[string](page, "document.activeElement.value"), "Three")
	js[chromedp.Void](page, "document.activeElement.value = 'Three, changed'")
	page.click("[data-field=actions] [data-restore]")
	if got := page.contents(); got != strings.Replace(want, "Three", "Three, changed", 1) {
		t.Errorf("brought back: %s", got)
	}
}

func TestATableOfWordIsPasted(t *testing.T) {
	s, page := planChecker(t, "hertfordshire")
	page.way("paste")
	page.until("performance.getEntriesByType('resource').some(r => r.name.endsWith('.wasm') || r.initiatorType === 'script')")
	js[chromedp.Void](page, "document.querySelector('plan-checker').plan.fill({reason: 'Kept', actions: [{what: 'Here before'}]}); document.getElementById('way-paste').click()")
	page.pastes(wordTable, "worse text")
	page.until("document.querySelector('[data-take-table]') !== null")
	before := len(s.Asked())
	if got := js[string](page, "String(window.ran) + document.querySelectorAll('plan-checker img, plan-checker script').length"); got != "undefined0" {
		t.Errorf("something of the table ran or stayed: %s", got)
	}
	page.want("the focus", js[string](page, "document.activeElement.id"), "match-title")
	page.want("the heading", page.text("#match-title"), "What does each column hold? 4 rows")
	left := page.text("[data-match] ul")
	for _, want := range []string{"Merged cells, each repeated in the cells that it covers: 1.", "Rows with fewer cells than the widest, filled up with empty cells: 1.", "Tables inside a cell, read as that cell’s text: 1.",
		"Pictures, left out: 1.", "Links, left out but for their text: 1.", "Deleted or hidden pieces of text, left out: 1.", "Marks of comments, left out: 1.", "Text outside the tables, left out: 11 characters."} {
		page.want("what was left out", left, want)
	}
	if got := js[string](page, "[...document.querySelectorAll('[data-holds]')].map(s => s.value).join()"); !strings.HasPrefix(got, "risks.what,actions.what,actions.who,actions.by,") {
		t.Errorf("the columns are taken to hold %s", got)
	}
	page.look("the columns of a plan")
	js[chromedp.Void](page, "document.querySelectorAll('[data-holds]')[4].value = ''")
	js[chromedp.Void](page, "document.querySelectorAll('[data-holds]')[2].value = 'actions.what'")
	page.click("[data-take-table]")
	page.until("document.querySelector('[data-match] .govuk-error-message')?.hidden === false")
	page.want("two for one", page.text("[data-match] .govuk-error-message"), "Two columns hold the same thing.")
	js[chromedp.Void](page, "document.querySelectorAll('[data-holds]')[2].value = 'actions.who'")
	page.click("[data-take-table]")
	page.until("document.querySelector('[data-list=read] section') !== null")
	read := page.text("[data-list=read]")
	page.want("read", read, "Risks to the child: 2 · Actions: 3")
	page.want("dropped", read, "2 5 Green the column was left out (2 cells)")
	got := page.contents()
	page.want("risks", got, `"risks":[{"what":"Left alone in\nthe evening"},{"what":"No food in the house"}]`)
	page.want("appended", got, `"reason":"Kept"`)
	page.want("appended", got, `"actions":[{"what":"Here before"},{"what":"Collects the child","who":"Aunt","by":"1 February 2027"`)
	page.want("without what was deleted", got, `"what":"Writes to the housing officer","who":"Key worker"`)
	page.look("what was read")
	page.click("[data-undo]")
	if got := page.contents(); got != `{"document":"child-protection-plan","reason":"Kept","actions":[{"what":"Here before"}]}` {
		t.Errorf("undone: %s", got)
	}
	if after := s.Asked(); len(after) != before {
		t.Errorf("asked for after loading: %v", after[before:])
	}
}

func TestOtherThingsThatArePasted(t *testing.T) {
	_, page := planChecker(t, "north-yorkshire")
	page.way("paste")
	matched := func() string {
		page.until("document.querySelector('[data-take-table]') !== null")
		return page.text("#match-title")
	}
	page.pastes("", "Action\tWho\tBy when\r\n\"Weighs the child,\r\nevery \"\"week\"\"\"\tHealth visitor\t1/2/2027\r\n\"I want to go\tChild\tasap\r\n")
	page.want("tabs", matched(), "3 rows")
	page.click("[data-take-table]")
	page.until("document.querySelector('[data-list=read] section') !== null")
	page.want("quotes", page.contents(), `[{"what":"Weighs the child,\nevery \"week\"","who":"Health visitor","by":"1/2/2027"},{"what":"\"I want to go","who":"Child","by":"asap"}]`)
	page.pastes("", "Weighs the child\tHealth visitor\nWrites to the school\tKey worker\n")
	matched()
	if js[bool](page, "document.querySelector('[data-header]').checked") {
		t.Error("a row without headings is taken for one")
	}
	page.pastes("<table><tr><td>Action<td>Weighs the child<td>Writes<tr><td>Who<td>Health visitor<td>Key worker</table>", "")
	matched()
	page.click("[data-turn]")
	page.until("document.querySelector('[data-match] li')?.textContent === 'The table is turned round.'")
	if got := js[string](page, "[...document.querySelectorAll('[data-holds]')].map(s => s.value).join()"); got != "actions.what,actions.who" {
		t.Errorf("turned round, the columns are taken to hold %s", got)
	}
	page.pastes("<table><tr><th>Risk<tr><td>Fire</table><p>and</p><table><tr><th>Action<th>Who<tr><td>Alarm<td>Landlord</table>", "")
	page.want("two tables", matched(), "Table 1 of 2")
	page.click("[data-leave-table]")
	page.until("document.querySelector('#match-title')?.textContent.startsWith('Table 2 of 2') === true")
	for _, tt := range []struct{ html, text, message string }{
		{"", "", "There is nothing to read."},
		{"<p>A plan</p>", "The child is left alone, in the evening, when the mother works late.\nThe aunt helps.", "This is no table: it has no rows and cells."},
		{"", strings.Repeat("Weighs the child\tHealth visitor\n", 160000), "That is 5.1 MB of text. At most 2 MB can be read at a time"},
		{"", strings.Repeat("Weighs\tHealth visitor\n", 2001), "The table has 2001 rows. At most 2000"},
		{"<table>" + strings.Repeat("<tr><td rowspan=60000>x", 2001) + "</table>", "", "The table has 2001 rows. At most 2000"},
		{"<table>" + strings.Repeat("<tr><td rowspan=2000 colspan=1000>"+strings.Repeat("x", 900), 1990) + "</table>", "", "MB of text. At most 2 MB can be read at a time"},
	} {
		began := time.Now()
		page.pastes(tt.html, tt.text)
		page.until("!document.getElementById('paste-error').hidden")
		page.want("refused", page.text("#paste-error"), tt.message)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s took %v", tt.message, took)
		}
		if js[bool](page, "document.querySelector('[data-take-table]') !== null") {
			t.Errorf("%s, and a table is offered", tt.message)
		}
	}
	page.look("a paste that is refused")
	page.opens("#open-plan", "plan.docx", "PK\x03\x04 and more")
	page.until("document.getElementById('paste-error').textContent.includes('plan.docx is no plain text')")
	page.opens("#open-plan", "actions.csv", "Action;Who\nWeighs, every week;Health visitor\n")
	page.want("a file", matched(), "2 rows")
	page.want("a file", page.text("[data-match] tbody"), "Weighs, every week")
}

func TestWhatMayIdentifyAPersonIsMaskedByOneKey(t *testing.T) {
	_, page := planChecker(t, "derbyshire")
	page.way("paste")
	page.pastes("", "Action\tWho\nRings the aunt on 07700 900123\tMrs Jane Smith\nRings 07700 900123 again\tHealth visitor\n")
	page.until("document.querySelector('.masking') !== null")
	page.want("found", page.text(".masking__found"), "07700 900123 telephone number, 2 times")
	if js[bool](page, "document.querySelector('[data-take-table]') !== null") {
		t.Error("the table is read before anything is masked")
	}
	page.want("the focus", js[string](page, "document.activeElement.textContent"), "Mask them all")
	page.look("the question about masking")
	page.press(kb.Enter)
	page.until("document.querySelector('[data-take-table]') !== null")
	page.click("[data-take-table]")
	page.until("document.querySelector('[data-list=read] section') !== null")
	if got := page.contents(); strings.Contains(got, "Smith") || strings.Contains(got, "07700") || !strings.Contains(got, "[telephone number]") || !strings.Contains(got, "[name]") {
		t.Errorf("masked: %s", got)
	}
	js[chromedp.Void](page, "document.querySelector('plan-checker').plan.fill({reason: 'Mrs Jane Smith rang from 07700 900123.', author: 'Dr Ali Khan'})")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelectorAll('.masking__found li').length === 3")
	js[chromedp.Void](page, "[...document.querySelectorAll('.masking__found li')].find(n => n.textContent.includes('07700')).querySelector('input').click()")
	page.want("the button", page.text("[data-mask]"), "Mask those that are ticked")
	page.click("[data-mask]")
	page.until("document.querySelector('[data-result] [data-heading]') !== null")
	got := page.contents()
	page.want("one left", got, "rang from 07700 900123.")
	if strings.Contains(got, "Smith") || strings.Contains(got, "Khan") {
		t.Errorf("masked but one: %s", got)
	}
	page.checks()
	page.click("[data-undo]")
	page.want("undone", page.contents(), "Jane Smith")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelectorAll('.masking__found li').length === 2")
	page.click("[data-leave]")
	page.until("document.querySelector('[data-result] [data-heading]') !== null")
	page.want("all left", page.contents(), "Jane Smith")
}

func TestTheRequirementsOneByOne(t *testing.T) {
	_, page := planChecker(t, "sussex")
	page.today("2026-11-22")
	page.way("audit")
	asked := js[int](page, "document.querySelectorAll('[data-requirements] [data-document=child-protection-plan]').length")
	if got := js[int](page, "document.querySelectorAll('[data-audit] [data-audit-item]').length"); got != asked || got == 0 {
		t.Fatalf("%d are asked, %d are listed", asked, got)
	}
	page.want("by part", js[string](page, "[...document.querySelectorAll('[data-audit] h3')].map(n => n.textContent).join('; ')"), "Only a person can tell")
	page.want("one of them", page.text("[data-audit]"), "Clause")
	page.look("the requirements one by one")
	answer := func(i int, value string) {
		js[chromedp.Void](page, fmt.Sprintf("document.querySelectorAll('[data-audit] [data-audit-item]')[%d].querySelector('[value=%s]').click()", i, value))
	}
	answer(0, "present")
	answer(1, "absent")
	answer(2, "not-applicable")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	page.want("no reason", page.text(".govuk-error-summary"), "Say why this is not applicable: ")
	page.look("a reason that is missing")
	js[chromedp.Void](page, "document.querySelector('.govuk-error-summary a').click()")
	page.press("The child is not born")
	page.checks()
	page.want("audit", page.text("[data-result]"), "Nothing was read: the answers are your own.")
	request := js[string](page, "(({audit, answers}) => JSON.stringify([audit, answers.map(a => [a.area, a.answer, a.note ?? ''])]))(document.querySelector('plan-checker').request())")
	if request != `[true,[["sussex","present",""],["sussex","absent",""],["sussex","not-applicable","The child is not born"]]]` {
		t.Errorf("sent: %s", request)
	}
	if got := js[int](page, "document.querySelectorAll('.plan-finding').length"); got != 1 {
		t.Errorf("%d findings, want the one that is absent", got)
	}
	page.way("form")
	page.way("audit")
	if got := js[int](page, "document.querySelectorAll('[data-audit] :checked').length"); got != 3 {
		t.Errorf("%d answers are left after another way was looked at", got)
	}
}

func TestAPlanIsKeptInAFile(t *testing.T) {
	_, page := planChecker(t, "sussex")
	page.takes()
	page.today("2026-11-22")
	js[chromedp.Void](page, `document.getElementById('reference').value = 'CP 17'
		document.querySelector('plan-checker').plan.fill({none: ['dissent'], reason: 'Left alone', review: 'soon', actions: [{what: 'Weighs', urgent: 'very'}]})
		document.getElementById('way-audit').click(); document.querySelector('[data-audit] [value=partly]').click(); document.getElementById('way-form').click()`)
	state := "(({today, ...rest}) => JSON.stringify(rest))(document.querySelector('plan-checker').request())"
	want := js[string](page, state)
	page.click("[data-save-plan]")
	page.until("window.saved.length === 1")
	page.want("saved", page.text("[data-file-told]"), "Saved as plan-sussex-2026-11-22.json.")
	saved := js[string](page, "window.saved[0]")
	page.click("[data-clear]")
	told := func(want string) {
		t.Helper()
		quoted, _ := json.Marshal(want)
		page.until("document.querySelector('[data-file-told]').textContent === " + string(quoted))
	}
	page.opens("#open-plan", "mine.json", saved)
	told("Opened mine.json. Look it through, then check it.")
	if got := js[string](page, state); got != want {
		t.Errorf("opened: %s\n saved: %s", got, want)
	}
	page.way("paste")
	page.pastes("", saved)
	told("Opened The pasted text. Look it through, then check it.")
	for text, message := range map[string]string{
		saved[:len(saved)/2]:   "x.json is damaged: it is not a whole file. Nothing was changed.",
		`{"rows": []}`:         "x.json is not a plan of this handbook: it does not say that it is a plan. Nothing was changed.",
		`{"handbook": "plan"}`: "x.json is not a plan of this handbook: it has no format number. Nothing was changed.",
		strings.Replace(saved, `"handbook": "plan"`, `"handbook": "visits"`, 1):                              "x.json is not a plan of this handbook: it is a file of another calculator. Nothing was changed.",
		strings.Replace(saved, `"format": 1`, `"format": 2`, 1):                                              "x.json was saved by a newer version of this handbook (format 2; this page reads up to 1). Nothing was changed.",
		strings.Replace(saved, `"reason"`, `"reasons"`, 1):                                                   "x.json has fields that this page does not know: reasons. Nothing was changed, so that nothing is lost.",
		strings.Replace(saved, `"urgent"`, `"speed"`, 1):                                                     "x.json has fields that this page does not know: actions.speed. Nothing was changed, so that nothing is lost.",
		strings.Replace(saved, `"reason": "Left alone"`, `"bedroom-seen": "yes"`, 1):                         "x.json has fields that this page does not know: bedroom-seen. Nothing was changed, so that nothing is lost.",
		strings.Replace(saved, `"Left alone"`, `5`, 1):                                                       "x.json has something in it that is not what the field holds: reason. Nothing was changed.",
		strings.Replace(saved, `"answer": "partly"`, `"answer": "perhaps"`, 1):                               "x.json has something in it that is not what the field holds: answers 1. Nothing was changed.",
		strings.Replace(saved, `"child-protection-plan"`, `"recipe"`, 1):                                     "x.json is a recipe, of which this procedure asks nothing. Nothing was changed.",
		`{"handbook": "plan", "format": 1, "area": "sussex", "pad": "` + strings.Repeat("x", 5000001) + `"}`: "",
	} {
		page.opens("#open-plan", "x.json", text)
		if message == "" {
			page.until("document.getElementById('paste-error').textContent.includes('x.json has 5 MB. At most 5 MB can be opened.')")
		} else {
			told(message)
		}
		if got := js[string](page, state); got != want {
			t.Errorf("%.60s has changed the form to %s", text, got)
		}
	}
	page.opens("#open-plan", "theirs.json", strings.Replace(saved, `"sussex"`, `"stockport"`, 1))
	page.until("document.querySelector('.offer') !== null")
	page.want("offered", page.text(".offer"), "theirs.json was saved under Stockport, which is another procedure than this page’s.")
	page.look("another area's plan")
	page.click("[data-accept]")
	told("Opened theirs.json, which was saved under Stockport. Its contents were taken. Its answers to requirements were left out.")
	page.want("contents", js[string](page, state), `"reason":"Left alone"`)
	if got := js[string](page, state); strings.Contains(got, `"answers"`) {
		t.Errorf("another area's answers were taken: %s", got)
	}
	_, national := planChecker(t, "national")
	national.opens("#open-plan", "mine.json", saved)
	national.until("document.querySelector('[data-file-told]').textContent === 'Opened mine.json, which was saved under Sussex. Its contents were taken. Its answers to requirements were left out.'")
	national.want("contents", national.contents(), "Left alone")
}

func TestAnEarlierVersionIsKeptAside(t *testing.T) {
	_, page := planChecker(t, "stockport")
	page.today("2026-11-22")
	const earlier = `{"handbook": "plan", "format": 1, "area": "stockport", "plan": {"document": "child-protection-plan", "actions": [{"what": "Weighs the child", "who": "Health visitor", "by": "1 December 2026"}]}}`
	js[chromedp.Void](page, "document.querySelector('plan-checker').plan.fill({actions: [{what: 'Weighs the child', who: 'Health visitor', by: '1 January 2027'}]})")
	page.opens("#earlier-plan", "before.json", earlier)
	page.until("document.querySelector('[data-file-told]').textContent === 'before.json is kept aside as the earlier version.'")
	page.want("the form stays", page.contents(), "1 January 2027")
	page.checks()
	page.want("compared", page.text("[data-result]"), "Since the earlier version")
	page.click("[data-no-earlier]")
	page.checks()
	if strings.Contains(page.text("[data-result]"), "Since the earlier version") {
		t.Error("it is compared with a version that was taken away")
	}
	page.opens("#earlier-plan", "before.json", strings.Replace(earlier, "child-protection-plan", "core-group-record", 1))
	page.until("document.querySelector('[data-file-told]').textContent.startsWith('before.json is a core group record. An earlier version must be of the kind')")
}

func TestErrorsOfAPlanLeadToTheirFields(t *testing.T) {
	_, page := planChecker(t, "stockport")
	js[chromedp.Void](page, "document.querySelector('plan-checker').plan.fill({actions: [{}, {what: 'One'}, {what: 'x'.repeat(20001)}]})")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	js[chromedp.Void](page, "document.querySelector('.govuk-error-summary a').click()")
	if got := js[string](page, "document.activeElement.closest('[data-entry]')?.querySelector('legend').innerText + document.activeElement.dataset.part"); got != "Action 3what" {
		t.Errorf("the error leads to %s", got)
	}
	page.want("beside it", js[string](page, "document.activeElement.closest('label').previousElementSibling.textContent"), "20000 characters or less")
	page.look("an error of a plan")
}

func TestThePlanCheckerWithoutScriptOrModule(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for _, area := range []string{"hertfordshire", "national"} {
		page.do(chromedp.Navigate(s.URL + "/calculators/plans/" + area + "/"))
		text := page.text("main")
		for _, want := range []string{"The checker needs JavaScript and WebAssembly, and is not running here.", "It cannot tell whether a child is safe.", "Child protection plan", "The clause’s words", "8.3.1"} {
			page.want("without script", text, want)
		}
		if strings.Contains(text, "Check it") {
			t.Error("a form that cannot work is shown")
		}
	}
	for _, missing := range []string{".wasm", "rules.json"} {
		s, page := serve(t), open(t)
		s.Refuse(missing)
		page.do(chromedp.Navigate(s.URL + "/calculators/plans/sussex/"))
		page.until("document.querySelector('[data-result] .warning') !== null")
		page.want("without "+missing, page.text("main"), "The checker could not start.")
		page.want("without "+missing, page.text("main"), "To check by hand, print the requirements below.")
	}
}

func TestTheSchemaOfAPlanHasEveryFieldOfTheFormat(t *testing.T) {
	type object struct {
		Properties map[string]object
		Items      *object
		Enum       []string
		AllOf      []struct {
			If struct {
				Properties map[string]struct{ Const string }
			}
			Then struct{ PropertyNames struct{ Enum []string } }
		}
	}
	text, err := os.ReadFile(root + "/public/calculators/plans/format/plan-1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema object
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	plan := schema.Properties["plan"]
	had := map[string][]string{}
	for _, rule := range plan.AllOf {
		had[rule.If.Properties["document"].Const] = rule.Then.PropertyNames.Enum
	}
	if text, err = os.ReadFile(root + "/public/calculators/plans/national/rules.json"); err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.DecodePlans(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Areas) < 5 || len(had) != len(book.Format().Documents) {
		t.Fatalf("%d areas, %d documents", len(book.Areas), len(had))
	}
	n := 2 // document and none
	for _, section := range book.Format().Sections {
		for _, field := range section.Fields {
			n++
			is, ok := plan.Properties[field.ID]
			if !ok || (is.Items != nil) != (field.Kind == rulebook.ListField) || is.Items != nil && len(is.Items.Properties) != len(field.Parts) {
				t.Errorf("%s: %+v", field.ID, is)
			}
			for _, document := range book.Format().Documents {
				if field.Has(document.ID) != slices.Contains(had[document.ID], field.ID) {
					t.Errorf("%s of a %s", field.ID, document.ID)
				}
			}
			if (field.None != "") != slices.Contains(plan.Properties["none"].Items.Enum, field.ID) {
				t.Errorf("%s: whether there can be none", field.ID)
			}
		}
	}
	if n != len(plan.Properties) {
		t.Errorf("the format has %d fields, the schema %d", n, len(plan.Properties))
	}
}
