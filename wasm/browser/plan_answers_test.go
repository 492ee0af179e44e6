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

	"handbook/wasm/browser/browsertest"
)

// filled puts a document into the form, as an opened file would.
func (t *tab) filled(plan string) {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector('plan-checker').plan.fill("+plan+")")
}

// finding finds the finding with a title; the rest of the expression is asked of it.
func finding(title, rest string) string {
	quoted, _ := json.Marshal(title)
	return "[...document.querySelectorAll('.plan-finding')].find(f => f.querySelector('h4').textContent === " + string(quoted) + ")" + rest
}

// titles are those of a tier's findings.
func (t *tab) titles(tier string) []string {
	t.Helper()
	return js[[]string](t, "[...document.querySelectorAll('[data-tier="+tier+"] .plan-finding h4')].map(h => h.textContent)")
}

// media has the page as on paper or, with "", as on a screen.
func (t *tab) media(media string) {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
		t.Fatal(err)
	}
}

// onPaper gives what is printed when a button is pressed: its text and how many pages.
func (t *tab) onPaper(kind string) (text string, pages int) {
	t.Helper()
	js[chromedp.Void](t, "window.printed = 0; window.print = () => { window.printed++ }; document.querySelector('[data-out="+kind+"]').click()")
	t.until("window.printed === 1")
	t.media("print")
	text, pages = t.text("body"), printedPages(t)
	t.media("")
	js[chromedp.Void](t, "dispatchEvent(new Event('afterprint'))")
	return text, pages
}

// cleanPlan is a whole plan of the tests' collection.
func cleanPlan(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(root + "/wasm/plan/testdata/corpus/clean/child-protection-plan-14.json")
	if err != nil {
		t.Fatal(err)
	}
	var plan map[string]any
	if err := json.Unmarshal(text, &plan); err != nil {
		t.Fatal(err)
	}
	delete(plan, "today")
	delete(plan, "reference")
	text, _ = json.Marshal(plan)
	return string(text)
}

// somePlan is short and lacks much; its texts are what a spreadsheet and a page may stumble over.
const somePlan = `{
	document: 'child-protection-plan', none: ['dissent'],
	reason: 'Left alone <b>in</b> the evening', review: '26 January 2027',
	risks: [{what: 'Fire at home'}],
	strengths: [{who: 'Aunt', what: 'Comes on Sundays'}],
	outcomes: [{what: 'Warm meals each day', by: '1 January 2027'}, {by: '2 January 2027'}],
	actions: [
		{what: '=HYPERLINK("x")', who: '@Baker', by: '-1', done: '+soon'},
		{what: ' =1+1', who: ' =Plumber', by: '1 December 2026', agency: 'Gas board'},
		{what: 'Weighs\tthe\nchild', who: 'Health visitor', by: '1 February 2027', outcome: '1'},
		{what: '"=2+2"', by: '3 March 2027'}],
	'core-group': [{who: 'Health visitor'}, {who: 'Aunt'}],
	contingency: [{if: 'the child is alone again', then: 'the aunt is rung'}, {then: 'The conference meets'}]
}`

// answered is a plan of an area with its answer, on a day that is fixed.
func answered(t *testing.T, area, plan string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := planChecker(t, area)
	page.takes()
	page.today("2026-11-22")
	page.filled(plan)
	page.checks()
	return s, page
}

func TestFindingsStandInThreeTiersWithTheirClauses(t *testing.T) {
	s, page := answered(t, "hertfordshire", somePlan)
	if got := js[string](page, "[...document.querySelectorAll('.plan-tier > h3')].map(h => h.textContent).join()"); got != "Must,Should,Look again" {
		t.Errorf("the tiers are %s", got)
	}
	for _, tier := range []string{"must", "should", "look"} {
		if len(page.titles(tier)) == 0 {
			t.Errorf("nothing is under %s", tier)
		}
	}
	var asked []struct{ Tier, Force, Path, Hash, Text string }
	text := js[string](page, `JSON.stringify([...document.querySelectorAll('.plan-finding__asked > li')].map(item => ({
		tier: item.closest('[data-tier]').dataset.tier, force: item.querySelector('.force').textContent,
		path: item.querySelector('a').pathname, hash: decodeURIComponent(item.querySelector('a').hash.slice(1)), text: item.textContent})))`)
	if err := json.Unmarshal([]byte(text), &asked); err != nil {
		t.Fatal(err)
	}
	if len(asked) < 20 {
		t.Fatalf("%d requirements only are asked of a plan that has next to nothing", len(asked))
	}
	for _, a := range asked {
		page, err := os.ReadFile(root + "/public" + a.Path + "index.html")
		if err != nil || !strings.Contains(string(page), `id="`+a.Hash+`"`) && !strings.Contains(string(page), `id=`+a.Hash) {
			t.Errorf("no clause is at %s#%s", a.Path, a.Hash)
		}
		heavy := strings.HasPrefix(a.Force, "must") || strings.HasPrefix(a.Force, "duty")
		if a.Tier == "must" != heavy && a.Tier != "look" || strings.Contains(a.Text, "undefined") {
			t.Errorf("under %s: %s", a.Tier, a.Text)
		}
	}
	found := page.text(".plan-answer")
	for _, want := range []string{"What is missing from the child protection plan", "It cannot tell whether a child is safe.", "Checked on Sunday 22 November 2026.",
		"Never a breach.", "For example:", "An action by somebody who is not listed in the core group"} {
		page.want("the answer", found, want)
	}
	if js[int](page, "document.querySelectorAll('.plan-answer b:not(.force)').length") != 0 {
		t.Error("what was typed has become markup")
	}
	bare := js[[]string](page, "[...document.querySelectorAll('.plan-finding')].filter(f => !f.querySelector('.plan-finding__where').textContent || !f.querySelector('.plan-finding__asked, [data-if=why]')).map(f => f.textContent)")
	if len(bare) != 0 {
		t.Errorf("without a sentence or a clause or a reason: %s", bare)
	}
	page.leavesNoTrace(s.URL + "/calculators/plans/hertfordshire/")
}

func TestAFindingLeadsToItsField(t *testing.T) {
	_, page := answered(t, "sussex", somePlan)
	var places []struct {
		Field, Part string
		Row         *int
	}
	text := js[string](page, `new Promise(done => {
		const checker = document.querySelector('plan-checker')
		const shown = checker.results.bind(checker)
		checker.results = (answer, request) => { shown(answer, request); done(JSON.stringify(answer.findings.map(f => f.places[0] ?? {}))) }
		checker.check()
	})`)
	if err := json.Unmarshal([]byte(text), &places); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for i, place := range places {
		at, _ := json.Marshal(i)
		js[chromedp.Void](page, "document.getElementById('way-paste').click(); document.activeElement.blur()")
		if place.Field == "" {
			if js[bool](page, "document.querySelectorAll('.plan-finding')["+string(at)+"].querySelector('[data-go]') !== null") {
				t.Error("a finding of no field has a button to go there")
			}
			continue
		}
		js[chromedp.Void](page, "document.querySelectorAll('.plan-finding')["+string(at)+"].querySelector('[data-go]').click()")
		got := js[string](page, "(at => [at.closest('[data-field]')?.dataset.field, at.dataset.part ?? '', at.closest('[data-entry]') ? [...at.closest('[data-entries]').children].indexOf(at.closest('[data-entry]')) : '', at.checkVisibility()].join())(document.activeElement)")
		field, rest, _ := strings.Cut(got, ",")
		if field != place.Field || !strings.HasSuffix(rest, ",true") {
			t.Errorf("%s %s: the focus is on %s", place.Field, place.Part, got)
		}
		if place.Row != nil {
			rows++
			row, _ := json.Marshal(*place.Row)
			if part, rest, _ := strings.Cut(rest, ","); place.Part != "" && part != place.Part || !strings.HasPrefix(rest, string(row)+",") {
				t.Errorf("%s %s in row %s: the focus is on %s", place.Field, place.Part, row, got)
			}
		}
	}
	if rows < 5 {
		t.Errorf("only %d findings are about one entry of a list", rows)
	}
}

func TestARequirementThatDoesNotApply(t *testing.T) {
	_, page := answered(t, "stockport", somePlan)
	title := page.titles("must")[0]
	n := js[int](page, "document.querySelectorAll('.plan-finding').length")
	say := finding(title, ".querySelector('[data-excuse]').click()")
	js[chromedp.Void](page, finding(title, ".querySelector('details').open = true")+";"+say)
	page.until(finding(title, ".querySelector('.govuk-error-message') !== null"))
	page.want("no reason", js[string](page, finding(title, ".querySelector('.govuk-error-message').innerText")), "Say why it does not apply")
	if !js[bool](page, "document.activeElement === "+finding(title, ".querySelector('[data-because]')")) {
		t.Error("without a reason the focus is not in the field for it")
	}
	page.look("a finding without the reason why it does not apply")
	js[chromedp.Void](page, finding(title, ".querySelector('[data-because]').value = 'n/a'")+";"+say)
	page.until(finding(title, ".querySelector('.govuk-error-message')?.textContent.includes('Enter why it does not apply') === true"))
	if got := js[string](page, "JSON.stringify(document.querySelector('plan-checker').request().answers ?? 0) + document.querySelectorAll('.plan-finding .govuk-error-message').length"); got != "01" {
		t.Errorf("a reason that is none leaves %s", got)
	}
	js[chromedp.Void](page, finding(title, ".querySelector('[data-because]').value = 'The child is not born'")+";"+say)
	page.until("document.querySelector('[data-list=excused] li')?.textContent.includes('The child is not born') === true")
	if slices.Contains(page.titles("must"), title) || js[int](page, "document.querySelectorAll('.plan-finding').length") != n-1 {
		t.Errorf("%s is still a finding", title)
	}
	js[chromedp.Void](page, "document.querySelector('[data-if=excused]').open = true")
	page.want("said not to apply", page.text("[data-if=excused]"), "Said not to apply")
	page.want("said not to apply", page.text("[data-if=excused]"), title)
	page.want("said not to apply", page.text("[data-if=excused]"), "Because: The child is not born.")
	if !js[bool](page, "document.activeElement.matches('[data-heading]')") {
		t.Error("after it is checked again the focus is not on the answer")
	}
	page.want("copied too", page.copied("text"), "Because: The child is not born.")
	page.checks()
	page.want("checked once more", js[string](page, "document.querySelector('[data-list=excused]').textContent"), "The child is not born")
	page.click("[data-undo]")
	if got := js[string](page, "JSON.stringify(document.querySelector('plan-checker').request().answers ?? 0)"); got != "0" {
		t.Errorf("undone, the answers are %s", got)
	}
}

func TestWhatOnlyAPersonCanTellIsSaidInTheAnswer(t *testing.T) {
	_, page := answered(t, "sussex", somePlan)
	n := js[int](page, "document.querySelectorAll('[data-list=ask] [data-audit-item]').length")
	if n < 2 {
		t.Fatalf("%d questions", n)
	}
	page.want("asked", page.text("[data-if=ask]"), "Only a person can tell. Say what you find:")
	first := js[[]string](page, "[...document.querySelectorAll('[data-list=ask] [data-title]')].slice(0, 2).map(n => n.textContent)")
	js[chromedp.Void](page, "document.querySelectorAll('[data-list=ask] [data-audit-item]')[0].querySelector('[value=present]').click()")
	js[chromedp.Void](page, "document.querySelectorAll('[data-list=ask] [data-audit-item]')[1].querySelector('[value=absent]').click()")
	page.look("questions answered in the answer")
	js[chromedp.Void](page, "[...document.querySelectorAll('[data-if=ask] button')].find(b => b.textContent === 'Check again with these answers').click()")
	page.until(fmt.Sprintf("document.querySelectorAll('[data-list=ask] [data-audit-item]').length === %d", n-2))
	if got := js[string](page, finding(first[1], "?.querySelector('.plan-finding__where').textContent")); got != "You said: absent." {
		t.Errorf("what was said to be absent is a finding with the sentence %q", got)
	}
	page.want("there", js[string](page, "[...document.querySelectorAll('[data-list=met] li')].map(li => li.textContent).find(text => text.includes('as you said'))"), first[0])
}

func TestWhatHasBecomeOfAnEarlierVersion(t *testing.T) {
	_, page := planChecker(t, "derbyshire")
	page.takes()
	page.today("2026-11-22")
	const unchanged = "An adult whom the child knows is at home with her every evening."
	page.filled(`{'change-needed': '` + unchanged + `', actions: [
		{what: 'Weighs the child every week', by: '11 January 2027'}, {what: 'Writes to the housing officer', by: '2 February 2027'},
		{what: 'Rings the landlord about the damp wall', by: '2027-01-01'}, {what: 'Fits a lock', by: '3 March 2027'}, {what: 'Buys a bed'}]}`)
	page.opens("#earlier-plan", "before.json", `{"handbook": "plan", "format": 1, "area": "derbyshire", "plan": {"document": "child-protection-plan", "change-needed": "`+unchanged+`", "actions": [
		{"what": "Weighs the child every week", "by": "1 January 2027"}, {"what": "Writes to the housing officer", "by": "1 February 2027"},
		{"what": "Rings the landlord about damp", "by": "1 January 2027"}, {"what": "Fits a lock", "by": "5 March 2027"}, {"what": "Takes her to the orthoptist"}]}}`)
	page.until("document.querySelector('[data-file-told]').textContent === 'before.json is kept aside as the earlier version.'")
	page.checks()
	want := []string{
		"Action 1 is carried over and its date has slipped by 10 days, from 1 January 2027 to 11 January 2027: Weighs the child every week",
		"Action 2 is carried over and its date has slipped by 1 day, from 1 February 2027 to 2 February 2027: Writes to the housing officer",
		"Action 3 is carried over with the same date, 2027-01-01: Rings the landlord about the damp wall. Its words were: Rings the landlord about damp",
		"Action 4 is carried over and its date has come nearer, from 5 March 2027 to 3 March 2027: Fits a lock",
		"Action 5 is new: Buys a bed",
		"This action is no longer there: Takes her to the orthoptist",
		"Not a word has changed under “What has to change for the child to be safe”.",
	}
	got := js[[]string](page, "[...document.querySelectorAll('[data-list=drift] li')].map(li => li.textContent)")
	if !slices.Equal(got, want) {
		t.Errorf("since the earlier version:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	text := page.copied("text")
	for _, line := range want {
		page.want("copied", text, line)
	}
	page.filled("{}")
	page.opens("#earlier-plan", "before.json", `{"handbook": "plan", "format": 1, "area": "derbyshire", "plan": {"document": "child-protection-plan"}}`)
	page.until("document.querySelector('plan-checker').earlier?.actions === undefined")
	page.checks()
	page.want("nothing to compare", page.text("[data-if=drift]"), "There is nothing to compare.")
}

func TestActionsByPersonAreCopiedAsCells(t *testing.T) {
	_, page := answered(t, "hertfordshire", somePlan)
	want := [][]string{
		{"Health visitor", "Weighs the child", "1 February 2027", ""},
		{"@Baker", `=HYPERLINK("x")`, "-1", "+soon"},
		{"=Plumber", "=1+1", "1 December 2026", ""},
		{"Nobody named", `"=2+2"`, "3 March 2027", ""},
	}
	shown := page.cells("[data-list=people]")
	if len(shown) != len(want) {
		t.Fatalf("the table has %q", shown)
	}
	for i := range want {
		if !slices.Equal(shown[i], want[i]) {
			t.Errorf("the table's row %d is %q, want %q", i+1, shown[i], want[i])
		}
	}
	rows := strings.Split(page.copied("people"), "\n")
	if len(rows) != 5 || rows[0] != "Who\tAction\tBy when\tHow far" {
		t.Fatalf("copied: %q", rows)
	}
	for i, row := range []string{"Health visitor\tWeighs the child\t1 February 2027\t", "'@Baker\t'=HYPERLINK(\"x\")\t'-1\t'+soon", "'=Plumber\t'=1+1\t1 December 2026\t", "Nobody named\t\"\"\"=2+2\"\"\"\t3 March 2027\t"} {
		if rows[i+1] != row {
			t.Errorf("copied row %d is %q, want %q", i+1, rows[i+1], row)
		}
	}
	page.filled("{reason: 'Alone'}")
	page.checks()
	page.click("[data-out=people]")
	page.until("document.querySelector('[data-told]').textContent === 'There are no actions to copy.'")
}

func TestTheAnswerIsCopiedAsTextWordForWord(t *testing.T) {
	for _, area := range []string{"hertfordshire", "national"} {
		_, page := answered(t, area, somePlan)
		js[chromedp.Void](page, "document.getElementById('reference').value = 'CP 17'")
		page.checks()
		lines := strings.Split(page.copied("text"), "\n")
		has := func(what string, list []string) {
			t.Helper()
			if len(list) == 0 {
				t.Errorf("%s: the page has no %s", area, what)
			}
			for _, text := range list {
				if !slices.Contains(lines, text) {
					t.Errorf("%s: copied without the %s %q", area, what, text)
				}
			}
		}
		of := func(selector string) []string {
			return js[[]string](page, "[...document.querySelectorAll('"+selector+"')].map(n => n.textContent.replace(/\\s+/g, ' ').trim())")
		}
		has("title", of(".plan-finding h4"))
		has("sentence", of(".plan-finding__where"))
		has("requirement", of(".plan-finding__asked > li"))
		has("why", of(".plan-finding [data-if=why]"))
		has("what was not checked", of("[data-list=unable] > li"))
		has("question", of("[data-list=ask] legend"))
		has("line of what is there", of("[data-list=met] > li"))
		has("head", of(".plan-answer > h2, .plan-answer > .warning, .plan-answer > [data-fill=about], [data-fill=ask-title]"))
		if js[int](page, "document.querySelectorAll('[data-list=excused] > li').length") == 0 {
			t.Error("that nobody disagrees, which was ticked, excuses nothing")
		}
		has("line of what does not apply", of("[data-list=excused] > li"))
		text := strings.Join(lines, "\n")
		page.want("copied", text, "Reference: CP 17.")
		if strings.Contains(text, "undefined") || strings.Contains(text, "null") {
			t.Errorf("%s: copied: %s", area, text)
		}
		titles := of(".plan-finding h4")
		at := 0
		for _, line := range lines {
			if at < len(titles) && line == titles[at] {
				at++
			}
		}
		if at != len(titles) {
			t.Errorf("%s: the findings are not copied in their order", area)
		}
	}
}

func TestThePlansAnswerIsSavedWithItsRequest(t *testing.T) {
	_, page := answered(t, "north-yorkshire", somePlan)
	request := js[string](page, "JSON.stringify(document.querySelector('plan-checker').request())")
	var whole struct {
		Request json.RawMessage
		Answer  struct {
			Area, Today, Document string
			Findings              []struct{ Tier, Title, Sentence string }
		}
	}
	if err := json.Unmarshal([]byte(page.out("json")), &whole); err != nil {
		t.Fatal(err)
	}
	var sent, kept map[string]any
	json.Unmarshal([]byte(request), &sent)
	json.Unmarshal(whole.Request, &kept)
	a, _ := json.Marshal(sent)
	b, _ := json.Marshal(kept)
	if string(a) != string(b) || len(sent) < 3 {
		t.Errorf("the file's request is %s, want %s", b, a)
	}
	if whole.Answer.Area != "north-yorkshire" || whole.Answer.Today != "2026-11-22" || whole.Answer.Document != "child-protection-plan" {
		t.Errorf("the file's answer is of %+v", whole.Answer)
	}
	var shown []string
	for _, tier := range []string{"must", "should", "look"} {
		shown = append(shown, page.titles(tier)...)
	}
	var titles []string
	for _, f := range whole.Answer.Findings {
		titles = append(titles, f.Title)
	}
	if !slices.Equal(shown, titles) || len(titles) == 0 {
		t.Errorf("the file has the findings %q, the page %q", titles, shown)
	}
	page.want("saved", page.text("[data-told]"), "Saved as plan-check-north-yorkshire-2026-11-22.json.")
}

func TestTheSheetForSupervisionIsOnePage(t *testing.T) {
	for _, tt := range []struct{ what, area, plan string }{
		{"an empty plan", "hertfordshire", "{}"},
		{"an empty plan", "national", "{}"},
		{"a clean plan", "hertfordshire", cleanPlan(t)},
		{"a clean plan", "national", cleanPlan(t)},
		{"a plan with much in it", "sussex", somePlan},
	} {
		_, page := answered(t, tt.area, tt.plan)
		js[chromedp.Void](page, "document.getElementById('reference').value = 'CP 17, as long as a reference may be, which is sixty letters'")
		page.checks()
		heaviest := append(append(page.titles("must"), page.titles("should")...), page.titles("look")...)
		sheet, pages := page.onPaper("sheet")
		where := tt.what + " in " + tt.area
		if pages != 1 {
			t.Errorf("%s: the sheet takes %d pages", where, pages)
		}
		for _, want := range []string{"What is missing from the child protection plan", "It cannot tell whether a child is safe.", "Sunday 22 November 2026", "Reference: CP 17", "What we decided, who does it, by when", "Roles present, date"} {
			page.want(where, sheet, want)
		}
		if len(heaviest) > 0 {
			page.want(where, sheet, heaviest[0])
		}
		for _, unwanted := range []string{"Check it", "What do you want to check?", "The clause’s words", "Take it with you", "Not checked", "Actions by person", "Our plan", "Go to it", "undefined", "Skip to"} {
			if strings.Contains(sheet, unwanted) {
				t.Errorf("%s: the sheet has %q", where, unwanted)
			}
		}
		page.media("print")
		if left := js[[]string](page, "[...document.querySelectorAll('.not-on-sheet, plan-checker form, .requirements')].filter(n => n.checkVisibility()).map(n => n.className || n.tagName)"); len(left) > 0 {
			t.Errorf("%s: on the sheet stand %s", where, left)
		}
		page.media("")
		if js[bool](page, "document.querySelector('.on-sheet').checkVisibility()") {
			t.Error("the sheet shows on the screen")
		}
	}
}

func TestWithoutAnAnswerTheRequirementsArePrinted(t *testing.T) {
	_, page := planChecker(t, "stockport")
	page.media("print")
	page.want("before anything is checked", page.text("body"), "The clause’s words")
	if js[bool](page, "document.querySelector('plan-checker form').checkVisibility()") {
		t.Error("the form is printed")
	}
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Navigate(s.URL + "/calculators/plans/stockport/"))
	page.media("print")
	for _, want := range []string{"To check by hand, print the requirements below.", "The clause’s words"} {
		page.want("without script", page.text("body"), want)
	}
}

func TestEverythingIsPrinted(t *testing.T) {
	_, page := answered(t, "national", somePlan)
	var titles, sentences []string
	titles = js[[]string](page, "[...document.querySelectorAll('.plan-finding h4')].map(n => n.textContent.replace(/\\s+/g, ' ').trim())")
	sentences = js[[]string](page, "[...document.querySelectorAll('.plan-finding__where, [data-list=met] li, [data-list=unable] li, [data-list=ask] legend')].map(n => n.textContent.replace(/\\s+/g, ' ').trim())")
	paper, pages := page.onPaper("all")
	for _, text := range append(titles, sentences...) {
		page.want("everything", paper, text)
	}
	if len(titles) < 30 || pages < 4 {
		t.Errorf("%d findings on %d pages", len(titles), pages)
	}
	page.want("everything", paper, "What we decided, who does it, by when")
	for _, unwanted := range []string{"Copy as text", "Go to it in the form", "This does not apply, because", "Check again with these answers", "What do you want to check?", "in the full list"} {
		if strings.Contains(paper, unwanted) {
			t.Errorf("everything has %q", unwanted)
		}
	}
	if sheet, n := page.onPaper("sheet"); n != 1 || strings.Contains(sheet, "Not checked") {
		t.Errorf("the sheet takes %d pages after everything was printed", n)
	}
}

func TestTheCopyForTheFamily(t *testing.T) {
	_, page := answered(t, "hertfordshire", somePlan)
	page.until("document.querySelector('[data-family]').hidden")
	page.click("[data-out=family]")
	page.want("the focus", js[string](page, "document.activeElement.textContent"), "Our plan")
	if got := js[string](page, "[...document.querySelectorAll('[data-family] h4')].map(h => h.textContent).join('; ')"); got != "Why there is a plan; What we are worried about; What is going well; What we want to see; Who does what; Who works with us; What happens if it does not work; When we meet next" {
		t.Errorf("the headings are %s", got)
	}
	family := page.text("[data-list=family]")
	for _, want := range []string{"Left alone <b>in</b> the evening", "Fire at home", "Aunt: Comes on Sundays", "Warm meals each day, by 1 January 2027", "Weighs the child Health visitor 1 February 2027",
		"If this happens: the child is alone again. Then: the aunt is rung.", "The conference meets", "Review conference: 26 January 2027", "Ask the key worker about anything here that is not clear."} {
		page.want("the family's copy", family, want)
	}
	if strings.Contains(family, "If this happens: .") || strings.Contains(family, ". ,") || strings.HasPrefix(family, ",") || js[int](page, "[...document.querySelectorAll('[data-list=lines] p')].filter(p => /^,/.test(p.textContent)).length") > 0 {
		t.Errorf("what is half filled in reads badly: %s", family)
	}
	for _, unwanted := range []string{"lause", "8.", "must", "Gas board"} {
		if strings.Contains(family, unwanted) {
			t.Errorf("the family's copy has %q: %s", unwanted, family)
		}
	}
	if js[int](page, "document.querySelectorAll('[data-family] .force, [data-family] a').length") != 0 {
		t.Error("the family's copy has a force or a link")
	}
	page.look("the family's copy")
	text := page.copied("family-text")
	for _, part := range js[[]string](page, "[...document.querySelectorAll('[data-family] h3, [data-family] h4, [data-list=family] p, [data-list=family] td')].map(n => n.textContent.replace(/\\s+/g, ' ').trim())") {
		page.want("copied", text, part)
	}
	if strings.Contains(text, "It does not make the words plain") {
		t.Error("what is said to the professional is copied")
	}
	paper, pages := page.onPaper("family-print")
	page.want("printed", paper, "Our plan")
	page.want("printed", paper, family)
	for _, unwanted := range []string{"What is missing", "Must", "It cannot tell", "Print this copy", "It does not make the words plain", "What we decided, who does it", "Is the plan complete"} {
		if strings.Contains(paper, unwanted) {
			t.Errorf("printed with %q: %s", unwanted, paper)
		}
	}
	if pages != 1 {
		t.Errorf("the family's copy takes %d pages", pages)
	}
	if sheet, _ := page.onPaper("sheet"); strings.Contains(sheet, "Our plan") || !strings.Contains(sheet, "What is missing") {
		t.Errorf("after the family's copy the sheet is %s", sheet)
	}
	page.onPaper("family-print")
	page.checks()
	page.media("print")
	page.want("printed by the browser after another answer", page.text("body"), "What is missing")
	page.media("")
	js[chromedp.Void](page, "document.getElementById('document').value = 'core-group-record'; document.getElementById('document').dispatchEvent(new Event('change', {bubbles: true}))")
	page.checks()
	page.want("a record", page.text("[data-heading]"), "core group record")
	if js[int](page, "document.querySelectorAll('[data-out=family], [data-family]').length") != 0 {
		t.Error("a record has a copy for the family")
	}
}

func TestAllAreasTogetherNameTheAreaOfEachRequirement(t *testing.T) {
	_, page := answered(t, "national", somePlan)
	page.want("about", page.text("[data-fill=about]"), "none of their procedures binds a team elsewhere")
	areas := []string{"Hertfordshire", "Sussex", "Derby and Derbyshire", "North Yorkshire", "Stockport"}
	seen := map[string]bool{}
	for _, item := range js[[]string](page, "[...document.querySelectorAll('.plan-finding__asked > li, [data-list=met] li, [data-list=excused] li')].map(li => li.textContent)") {
		named := ""
		for _, area := range areas {
			if strings.Contains(item, area) {
				named = area
			}
		}
		if named == "" {
			t.Errorf("no area is named: %s", item)
		}
		seen[named] = true
	}
	if len(seen) != len(areas) {
		t.Errorf("the areas are %v", seen)
	}
	together := js[int](page, "[...document.querySelectorAll('.plan-finding')].filter(f => new Set([...f.querySelectorAll('.plan-finding__asked a')].map(a => a.pathname.split('/')[1])).size > 1).length")
	if together == 0 {
		t.Error("no finding puts together what several areas ask alike")
	}
	unnamed := js[[]string](page, "[...document.querySelectorAll('[data-list=sheet] [data-list=findings]')].slice(0, -1).flatMap(ul => [...ul.children].map(li => li.textContent)).filter(text => !/\\((Hertfordshire|Sussex|Derby and Derbyshire|North Yorkshire|Stockport)/.test(text))")
	if len(unnamed) != 0 {
		t.Errorf("on the sheet without an area: %s", unnamed)
	}
}

// Every state of the page, in light and dark and on a narrow screen; nothing is asked for
// meanwhile, and nothing kept.
func TestNoStateOfThePlanCheckerIsHardToUseOrLeavesATrace(t *testing.T) {
	for _, area := range []string{"hertfordshire", "national"} {
		s, page := planChecker(t, area)
		page.today("2026-11-22")
		page.checks() // everything is loaded
		js[chromedp.Void](page, "window.print = () => {}; URL.createObjectURL = () => 'blob:none'; HTMLAnchorElement.prototype.click = () => {}")
		before := len(s.Asked())
		page.filled(somePlan)
		page.checks()
		js[chromedp.Void](page, "document.querySelectorAll('[data-result] details').forEach(d => { d.open = true })")
		page.look(area + ": the answer")
		page.click("[data-out=family]")
		page.look(area + ": the family's copy")
		for _, out := range []string{"text", "people", "family-text", "json", "sheet", "all", "family-print"} {
			page.click("[data-out=" + out + "]")
		}
		page.way("audit")
		js[chromedp.Void](page, "document.querySelector('[data-audit] [value=not-applicable]').click()")
		page.look(area + ": the requirements one by one")
		js[chromedp.Void](page, "document.querySelector('[data-audit] [value=absent]').click()")
		page.checks()
		page.look(area + ": the answer to them")
		page.way("paste")
		page.pastes("", "Action\tWho\nRings 07700 900123\tMrs Jane Smith\n")
		page.until("document.querySelector('.masking') !== null")
		page.look(area + ": masking")
		page.click("[data-mask]")
		page.until("document.querySelector('[data-take-table]') !== null")
		page.look(area + ": matched columns")
		page.click("[data-take-table]")
		page.until("document.querySelector('[data-list=read] section') !== null")
		page.way("form")
		page.checks()
		if after := s.Asked(); len(after) != before {
			t.Errorf("%s: asked for after loading: %v", area, after[before:])
		}
		page.leavesNoTrace(s.URL + "/calculators/plans/" + area + "/")
	}
}
