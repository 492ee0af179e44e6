//go:build !js

package browser_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"handbook/wasm/browser/browsertest"
)

const (
	moves    = "/calculators/moves/"
	caseload = "/calculators/caseload/"
)

// takes makes the page keep what would be copied or saved: window.copied, window.saved.
func (t *tab) takes() {
	t.Helper()
	js[chromedp.Void](t, `window.saved = []
		Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text }}})
		URL.createObjectURL = blob => { blob.text().then(text => window.saved.push(text)); return 'blob:none' }
		HTMLAnchorElement.prototype.click = () => {}`)
}

// out presses one of the buttons under "Take it with you" and gives what was saved.
func (t *tab) out(kind string) string {
	t.Helper()
	js[chromedp.Void](t, "window.saved.length = 0; document.querySelector('[data-out="+kind+"]').click()")
	t.until("window.saved.length === 1")
	return js[string](t, "window.saved[0]")
}

// copied presses one of the buttons that copy.
func (t *tab) copied(kind string) string {
	t.Helper()
	js[chromedp.Void](t, "window.copied = undefined; document.querySelector('[data-out="+kind+"]').click()")
	t.until("window.copied !== undefined && document.querySelector('[data-told]').textContent.startsWith('Copied.')")
	return js[string](t, "window.copied")
}

// cells are the texts of a table's body, row by row.
func (t *tab) cells(body string) [][]string {
	t.Helper()
	return js[[][]string](t, "[...document.querySelectorAll('"+body+" tr')].map(r => [...r.children].map(c => c.textContent.replace(/\\s+/g, ' ').trim()))")
}

// northYorkshire works out a case with warnings, two readings, a window of notice, an
// interval of its own, a prompt and something that no date tells.
func northYorkshire(t *testing.T) (*browsertest.Site, *tab) {
	s, page := calculator(t, "/calculators/deadlines/north-yorkshire/")
	page.date("case-initial-conference", "18", "12", "2030")
	page.date("case-core-group", "30", "12", "2030")
	page.date("case-next-review-conference", "21", "3", "2031")
	js[chromedp.Void](page, "document.getElementById('set-further-reviews-n').value = ''; document.getElementById('set-second-core-group-n').value = '4'; document.getElementById('reference').value = '=AB, 12'")
	page.work()
	page.takes()
	return s, page
}

func TestEveryOutputAgreesWithTheScreen(t *testing.T) {
	_, page := northYorkshire(t)
	iso := func(long string) string {
		d, err := time.Parse("Monday 2 January 2006", long)
		if err != nil {
			t.Fatal(err)
		}
		return d.Format(time.DateOnly)
	}
	rows := page.cells("[data-timetable] tbody")
	if len(rows) < 8 {
		t.Fatalf("%d rows on the screen", len(rows))
	}
	text, file := page.copied("text"), page.out("csv")
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tabs := strings.Split(strings.TrimSpace(page.copied("table")), "\r\n")
	var whole struct {
		Request map[string]any
		Answer  struct {
			Deadlines []struct {
				Due, Title, Standing, Clause string
				BookBy                       string `json:"book-by"`
				Status                       string
				Days                         int
			}
			Warnings []struct{ Text string }
		}
	}
	if err := json.Unmarshal([]byte(page.out("json")), &whole); err != nil {
		t.Fatal(err)
	}
	if len(table) != len(rows)+1 || len(tabs) != len(rows)+1 || len(whole.Answer.Deadlines) != len(rows) {
		t.Fatalf("%d rows on the screen, %d in the CSV, %d copied, %d in the JSON", len(rows), len(table)-1, len(tabs)-1, len(whole.Answer.Deadlines))
	}
	open := 0
	for i, row := range rows {
		due, bookBy, what, stands := iso(row[0]), iso(row[1]), row[2], row[3]
		d := whole.Answer.Deadlines[i]
		if d.Due != due || d.BookBy != bookBy || !strings.HasPrefix(what, d.Title+" (") || d.Standing != stands {
			t.Errorf("JSON: %+v is not %v", d, row)
		}
		if c := table[i+1]; c[0] != due || c[1] != bookBy || c[2] != d.Title || c[3] != stands || c[4] != d.Clause || c[13] != "'=AB, 12" {
			t.Errorf("CSV: %v is not %v", c, row)
		}
		if c := strings.Split(tabs[i+1], "\t"); c[0] != due || c[1] != bookBy || c[2] != d.Title || c[3] != stands || c[13] != "'=AB, 12" {
			t.Errorf("copied table: %v is not %v", c, row)
		}
		if !strings.Contains(text, d.Title+" by "+row[0]) && !strings.Contains(text, d.Title+" on "+row[0]) && !strings.Contains(text, " and "+row[0]) {
			t.Errorf("text: no %s by %s", d.Title, row[0])
		}
		if !strings.Contains(text, "\n"+stands+"\n") || d.BookBy != d.Due && d.Status != "prompt" && !strings.Contains(text, "Book by "+row[1]+".") {
			t.Errorf("text: not where %s stands: %s", d.Title, stands)
		}
		if d.Status == "due" || d.Status == "overdue" || d.Status == "prompt" && d.Days >= 0 {
			open++
		}
	}
	shown := page.text("[data-result]")
	for _, line := range strings.Split(text, "\n")[3:] {
		if line != "" && !strings.Contains(shown, line) && !strings.HasPrefix(line, "Bank holidays in England") && line != "Look at this first:" {
			t.Errorf("copied, but not on the page: %s", line)
		}
	}
	page.want("text", text, "Work out dates: North Yorkshire, worked out on")
	page.want("text", text, "Reference: =AB, 12")
	page.want("text", text, "Date of the Initial Child Protection Conference 18 12 2030")
	for _, w := range whole.Answer.Warnings {
		page.want("text", text, w.Text)
	}
	calendar := strings.ReplaceAll(page.out("calendar"), "\r\n ", "")
	if n := strings.Count(calendar, "BEGIN:VEVENT"); n != open || n == 0 {
		t.Errorf("%d events in the calendar file, %d rows are open", n, open)
	}
	page.until(fmt.Sprintf("document.querySelector('[data-told]').textContent === 'Saved as dates-north-yorkshire.ics. It has %d of the dates: those that are still open.'", open))
	for i, row := range rows {
		if d := whole.Answer.Deadlines[i]; d.Status == "due" {
			page.want("calendar file", calendar, "DTSTART;VALUE=DATE:"+strings.ReplaceAll(iso(row[1]), "-", ""))
			page.want("calendar file", calendar, "SUMMARY:Date to keep: "+d.Clause+" (=AB\\, 12)")
		}
		if strings.Contains(calendar, "SUMMARY:"+whole.Answer.Deadlines[i].Title) {
			t.Error("a title of the calendar file says what is due")
		}
	}
	if whole.Request["reference"] != "=AB, 12" || whole.Request["set"] == nil {
		t.Errorf("JSON: the request is %v", whole.Request)
	}
	labels := js[string](page, "document.querySelector('[data-timeline] svg').textContent")
	for i, row := range rows {
		title := strings.ReplaceAll(whole.Answer.Deadlines[i].Title, " ", "")
		if !strings.Contains(strings.ReplaceAll(labels, " ", ""), title) || !strings.Contains(labels, strings.SplitN(row[0], " ", 2)[1]) {
			t.Errorf("timeline: not %v", row)
		}
	}
}

func TestThePrintedSheetIsOnePageAndHasEverything(t *testing.T) {
	_, page := northYorkshire(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	sheet := page.text("main")
	for _, want := range []string{"Date of the Initial Child Protection Conference", "18 12 2030", "Reference =AB, 12", "10 working days after the initial conference",
		"4 weeks", "set for this case", "The source carries no date, version or review date.", "Bank holidays in England and Wales published to 2028", "Name", "Role", "Signature", "worked out on"} {
		page.want("the sheet", sheet, want)
	}
	for _, unwanted := range []string{"How it was counted", "Worked examples", "Copy as text", "Day 0"} {
		if strings.Contains(sheet, unwanted) {
			t.Errorf("the sheet has %q", unwanted)
		}
	}
	if n := printedPages(page); n != 1 {
		t.Errorf("it takes %d pages", n)
	}
	js[chromedp.Void](page, "window.print = () => {}; document.querySelector('[data-out=all]').click()")
	page.until("document.documentElement.classList.contains('print-all')")
	page.want("everything", page.text("main"), "Day 0: the event itself, not counted")
	if n := printedPages(page); n < 4 {
		t.Errorf("everything takes %d pages only", n)
	}
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

func printedPages(page *tab) int {
	page.Helper()
	printed, err := chromedp.Call(page.ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
	if err != nil {
		page.Fatal(err)
	}
	return len(pdfPage.FindAll(printed.Data, -1))
}

func TestAnIntervalSetForTheCaseInThePage(t *testing.T) {
	_, page := calculator(t, calculators)
	page.date("case-core-group", "3", "12", "2026")
	js[chromedp.Void](page, "document.getElementById('set-core-group-interval-n').value = '8'; document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	const message = "Hold the next core group meeting: the interval must be shorter than 6 weeks. This procedure lets nobody decide on another"
	page.want("looser", page.text(".govuk-error-summary"), message)
	page.want("beside it", page.text("[data-set=core-group-interval]"), "Error: "+message)
	js[chromedp.Void](page, "document.querySelector('.govuk-error-summary a').click()")
	if id := js[string](page, "document.activeElement.id"); id != "set-core-group-interval-n" {
		t.Errorf("the error leads to %s", id)
	}
	page.look("an interval that is refused")
	js[chromedp.Void](page, "document.getElementById('set-core-group-interval-n').value = '4'")
	page.work()
	result := page.text("[data-list=deadlines]")
	page.want("theirs", result, "Hold the next core group meeting by Thursday 31 December 2026")
	page.want("label", result, "4 weeks, as set for this case. What the procedure says is shown below it.")
	page.want("the procedure's", result, "6 weeks, as the procedure has it: Thursday 14 January 2027")
}

func TestLookingAheadAndBackFromAReview(t *testing.T) {
	_, page := calculator(t, "/calculators/deadlines/stockport/")
	page.date("case-core-group", "1", "12", "2026")
	page.date("case-horizon", "1", "6", "2027")
	page.work()
	page.want("ahead", page.text("[data-list=deadlines]"), "the next ones fall on Tuesday 23 February 2027, Tuesday 6 April 2027, Tuesday 18 May 2027.")
	_, page = calculator(t, "/calculators/deadlines/north-yorkshire/")
	page.date("case-next-review-conference", "19", "2", "2027")
	page.work()
	review := page.text("[data-if=review]")
	for _, want := range []string{"Before the review on Friday 19 February 2027", "Share reports for a review conference with the family: by Friday 12 February 2027",
		"book by Thursday 11 February 2027 (168)", "Core group Convene a core group to discuss progress and share reports with the family: by Friday 5 February 2027", "Invitations Not stated in this procedure."} {
		page.want("back from the review", review, want)
	}
	page.want("warning", page.text(".warnings"), "no Core Group meeting lies on or before Friday 5 February 2027.")
	_, page = calculator(t, "/calculators/deadlines/sussex/")
	page.date("case-next-review-conference", "19", "2", "2027")
	page.work()
	page.want("a window", page.text("[data-if=review]"), "close enough to the Review Conference: between Friday 29 January 2027 and Friday 19 February 2027")
	page.want("no reports", page.text("[data-if=review]"), "Reports Not stated in this procedure.")
}

// opens gives the page a file to open, as the person's choice would.
func (t *tab) opens(input, name, text string) {
	t.Helper()
	quoted, _ := json.Marshal([]string{name, text})
	js[chromedp.Void](t, `(([name, text]) => {
		const files = new DataTransfer()
		files.items.add(new File([text], name))
		const input = document.querySelector('`+input+`')
		input.files = files.files
		input.dispatchEvent(new Event('change', {bubbles: true}))
	})(`+string(quoted)+`)`)
}

func TestACaseIsKeptInAFile(t *testing.T) {
	s, page := calculator(t, calculators)
	page.takes()
	page.date("case-initial-conference", "23", "Nov", "2026")
	page.date("case-core-group", "3", "12", "2026")
	js[chromedp.Void](page, "document.querySelector('[data-add]').click()")
	page.date("case-core-group", "", "1", "2027", "-2") // not whole yet: kept as it is
	page.date("case-horizon", "1", "6", "2027")
	js[chromedp.Void](page, `document.getElementById('set-core-group-interval-n').value = '4'; document.getElementById('set-core-group-interval-unit').value = 'weeks'
		document.getElementById('reference').value = 'AB 12'; document.querySelector('[data-save-case]').click()`)
	page.until("window.saved.length === 1")
	saved := js[string](page, "window.saved[0]")
	values := func() string {
		return js[string](page, "[...document.querySelectorAll('form [data-part], #reference')].filter(f => f.value && f.tagName === 'INPUT').map(f => f.id + '=' + f.value).join(' ')")
	}
	want := values()
	page.do(chromedp.Navigate(s.URL + calculators))
	page.until("!document.querySelector('form').hidden")
	told := func(want string) {
		t.Helper()
		quoted, _ := json.Marshal(want)
		page.until("document.querySelector('[data-file-told]').textContent === " + string(quoted))
	}
	page.opens("#open-case", "mine.json", saved)
	told("Opened mine.json. Check it, then send it.")
	if got := values(); got != want {
		t.Errorf("opened: %s\n  saved: %s", got, want)
	}
	page.opens("#open-case", "old.json", `{"area": "hertfordshire", "today": "2026-11-22", "dates": {"initial-conference": "2026-11-05", "core-group": ["2026-11-12", {"day": "1", "month": "12", "year": "2026"}]}}`)
	told("Opened old.json. Check it, then send it.")
	if got := values(); got != "case-initial-conference-day=5 case-initial-conference-month=11 case-initial-conference-year=2026 case-core-group-day=12 case-core-group-month=11 case-core-group-year=2026 "+
		"case-core-group-day-2=1 case-core-group-month-2=12 case-core-group-year-2=2026" {
		t.Errorf("an older file: %s", got)
	}
	before := values()
	for text, want := range map[string]string{
		saved[:len(saved)/2]:        "x.json is damaged: it is not a whole file. Nothing was changed.",
		`{}`:                        "x.json is not a case of this handbook: it names no area. Nothing was changed.",
		`null`:                      "x.json is not a case of this handbook: it names no area. Nothing was changed.",
		`{"area": "hertfordshire"}`: "x.json is not a case of this handbook: it has no dates. Nothing was changed.",
		strings.Replace(saved, `"format": 2`, `"format": 3`, 1):                                    "x.json was saved by a newer version of this handbook (format 3; this page reads up to 2). Nothing was changed.",
		strings.Replace(saved, "hertfordshire", "stockport", 1):                                    "x.json is a case under another area’s procedure (stockport). Open it on that area’s page.",
		`{"area": "hertfordshire", "dates": {"core-group": [5]}}`:                                  "x.json is not a case of this handbook: a date in it (core-group) is not one. Nothing was changed.",
		`{"area": "hertfordshire", "dates": {"tea\"]": "2026-11-23"}}`:                             "x.json is not a case of this handbook: this page asks for no date called tea\"]. Nothing was changed.",
		`{"area": "hertfordshire", "dates": {}, "set": {"tea": {"n": "4"}}}`:                       "x.json is not a case of this handbook: no interval called tea can be set here. Nothing was changed.",
		`{"area": "hertfordshire", "dates": {"initial-conference": ["2026-11-05", "2026-11-06"]}}`: "x.json is not a case of this handbook: a date in it (initial-conference) is not one. Nothing was changed.",
	} {
		page.opens("#open-case", "x.json", text)
		told(want)
		if got := values(); got != before {
			t.Errorf("%s has changed the form to %s", text, got)
		}
	}
}

func TestAChildWhoMoves(t *testing.T) {
	_, page := calculator(t, moves)
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	page.want("no area", page.text(".govuk-error-summary"), "Choose the area that the child moves from")
	page.look("a move without areas")
	js[chromedp.Void](page, "document.getElementById('move-area').value = 'hertfordshire'; document.getElementById('move-to').value = 'hertfordshire'; document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('#move-to-error').textContent.includes('Choose another area')")
	js[chromedp.Void](page, "document.getElementById('move-to').value = 'north-yorkshire'")
	page.date("case-initial-conference", "23", "11", "2026")
	page.date("case-core-group", "3", "12", "2026")
	page.date("case-plan-received", "22", "12", "2026")
	page.work()
	rows := []string{}
	for _, row := range page.cells("[data-list=rows]") {
		rows = append(rows, strings.Join(row, " | "))
	}
	all := strings.Join(rows, "\n")
	for _, want := range []string{
		"The same day | must Hold the first core group meeting (8.2.12(1)) by Monday 7 December 2026.",
		"| should Hold the first Core Group meeting (124) by Monday 7 December 2026.",
		"The same day | good practice: “good practice would be” Hold the next core group meeting (8.2.13(1)) by Thursday 14 January 2027",
		"New |  | duty: “is to be held” Hold the first review conference (6) by Tuesday 23 February 2027",
		"Not asked for there | should Sign the plan and return it to the key worker (8.3.20(2))",
	} {
		page.want("the comparison", all, want)
	}
	page.want("unused", page.text("[data-list=unused]"), "Date the plan was received: North Yorkshire counts nothing from it.")
	page.want("silent", page.text("[data-list=not-stated]"), "how often supervision is held")
	page.want("summary", page.text("[data-summary]"), "Under North Yorkshire: 2 on the same day,")
	page.takes()
	js[chromedp.Void](page, "document.querySelector('[data-copy]').click()")
	page.until("window.copied !== undefined")
	shown := page.text("[data-result]")
	for _, line := range strings.Split(js[string](page, "window.copied"), "\n") {
		line = regexp.MustCompile(`^(Hertfordshire|North Yorkshire): `).ReplaceAllString(line, "")
		if line != "" && !strings.Contains(shown, line) && !strings.HasPrefix(line, "Check both") && !strings.HasPrefix(line, "The source carries no date. Its") {
			t.Errorf("copied, but not on the page: %s", line)
		}
	}
	page.look("a move")
	js[chromedp.Void](page, "document.getElementById('move-area').value = 'sussex'; document.getElementById('move-to').value = 'derbyshire'; document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('[data-heading]')?.textContent === 'From Sussex to Derby and Derbyshire'")
}

const rows = "Ref\tKey worker\tArea\tICPC\tCore groups\tNext review\tName\n" +
	"AB1\tSam\tHertfordshire\t23/11/2030\t\t\tx\n" +
	"AB2\tSam\tStockport\t02/11/2030\t9 Nov 2030; 12/11/2030\t\tx\n" +
	"AB3\tAli\tSussex\t2 Nov 2030\t12/11/30\t19/2/2031\tx\n" +
	"=AB4\tAli\tDerby and Derbyshire\t1/11/2020\t\t\tx\n" +
	"AB6\tBo\tOakshire\t23/11/2030\t\t\tx\n" +
	"AB7\tBo\tStockport\t31/11/2030\t\t\tx\n"

func (t *tab) paste(text string) {
	t.Helper()
	quoted, _ := json.Marshal(text)
	js[chromedp.Void](t, "document.getElementById('rows').value = "+string(quoted)+"; document.querySelector('[data-open]').requestSubmit()")
}

func TestACaseloadInThePage(t *testing.T) {
	s, page := calculator(t, caseload)
	page.until("performance.getEntriesByType('resource').some(r => r.name.endsWith('.wasm') || r.initiatorType === 'script')")
	page.paste("")
	page.until("!document.getElementById('rows-error').hidden")
	page.want("nothing", page.text("#rows-error"), "Error: There is nothing to read. Paste rows from a spreadsheet, or open a CSV file")
	page.look("a caseload without rows")
	before := len(s.Asked())
	page.paste(rows)
	page.until("document.querySelector('[data-match] form') !== null")
	if got := js[string](page, "[...document.querySelectorAll('[data-holds]')].map(s => s.value).join()"); got != "reference,worker,area,initial-conference,core-group,next-review-conference," {
		t.Errorf("the columns are taken to hold %s", got)
	}
	page.look("the columns of a caseload")
	match := "document.querySelector('[data-match] form').requestSubmit()"
	js[chromedp.Void](page, match)
	page.until("document.querySelector('[data-question]') !== null")
	page.want("question", page.text("[data-question]"), "Line 3 has 02/11/2030. Which day is that? 4 dates can be read in two ways. 3 others can only have the day first, 0 only the month first. Saturday 2 November 2030 Monday 11 February 2030")
	if js[bool](page, "document.querySelector('[data-question] :checked') !== null") {
		t.Error("an answer is guessed")
	}
	js[chromedp.Void](page, match)
	page.until("!document.getElementById('match-error').hidden")
	page.look("a question about dates")
	js[chromedp.Void](page, "document.querySelector('[data-question] input').click(); "+match)
	page.until("document.querySelector('[data-list=cases] tr') !== null")
	page.want("summary", page.text("[data-summary]"), "4 of 6 rows were worked out. 2 could not be read and are listed below.")
	cases := page.cells("[data-list=cases]")
	if len(cases) != 4 || cases[0][0] != "=AB4" || cases[0][1] != "Overdue" || !strings.Contains(cases[0][2], "2 limits overdue. ") {
		t.Errorf("%v", cases)
	}
	page.want("next", cases[1][3]+cases[2][3]+cases[3][3], "Hold the first core group meeting, by Friday 6 December 2030.")
	page.want("lines", page.text("[data-list=faults]"), `6 Area: "Oakshire" is not an area of the handbook (want Derby and Derbyshire, North Yorkshire, Stockport, Sussex, Hertfordshire). 7 ICPC: "31/11/2030" is not a real date.`)
	page.want("unused", page.text("[data-list=unused]"), "Sussex counts nothing from: ICPC (rows: 1).")
	page.want("counts", page.text("[data-list=tally]"), "All 1 0 0 3 0 4")
	page.want("chart", js[string](page, "document.querySelector('[data-chart] svg').textContent.replace(/\\s+/g, ' ')"), "Ali: 2")
	page.look("a caseload")

	js[chromedp.Void](page, "document.getElementById('by-worker').value = 'Sam'; document.getElementById('by-worker').dispatchEvent(new Event('input'))")
	page.until("document.querySelectorAll('[data-list=cases] tr').length === 2")
	page.want("shown", page.text("[data-shown]"), "Showing 2 of 2 rows, the most urgent first.")
	js[chromedp.Void](page, "document.getElementById('by-worker').value = ''; document.getElementById('by-reference').value = 'ab4'; document.getElementById('by-reference').dispatchEvent(new Event('input'))")
	page.until("document.querySelectorAll('[data-list=cases] tr').length === 1")
	page.takes()
	file := page.out("csv")
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff"))).ReadAll()
	if err != nil || len(table) != 2 || table[1][1] != "'=AB4" || !strings.Contains(cases[0][2], table[1][9]) {
		t.Errorf("%v: the CSV of what is shown: %v", err, table)
	}
	if calendar := page.out("calendar"); !strings.Contains(calendar, "(=AB4)") || strings.Contains(calendar, "AB1") {
		t.Errorf("the calendar file of what is shown: %s", calendar)
	}
	js[chromedp.Void](page, "document.querySelector('[data-line]').click()")
	page.until("document.querySelector('[data-detail] .deadline') !== null")
	page.want("one row", page.text("[data-detail]"), "All dates of =AB4 Hold the Core Group meeting after the initial conference by Wednesday 11 November 2020")
	if !js[bool](page, "document.activeElement === document.querySelector('[data-detail] h3')") {
		t.Error("the focus does not go to the row's dates")
	}
	page.look("one row's dates")
	if after := s.Asked(); len(after) != before {
		t.Errorf("asked for after loading: %v", after[before:])
	}
}

func TestALongCaseloadCanBeStoppedAndIsReadFromAFile(t *testing.T) {
	_, page := calculator(t, caseload)
	var file strings.Builder
	file.WriteString("Reference,ICPC\r\n")
	for i := range 10000 {
		fmt.Fprintf(&file, "R%d,%d November 2030\r\n", i, 1+i%30)
	}
	page.opens("#rows-file", "rows.csv", file.String())
	page.until("document.querySelector('[data-match] form') !== null")
	page.want("rows", page.text("[data-match] h2"), "2. Match the columns of 10000 rows")
	js[chromedp.Void](page, "document.querySelector('[data-match] form').requestSubmit()")
	page.until("!document.getElementById('match-error').hidden")
	page.want("no area", page.text("#match-error"), "Choose the column that holds the area, or one area for every row")
	js[chromedp.Void](page, `document.getElementById('every-area').value = 'stockport'; window.seen = []
		new MutationObserver(() => { seen.push(document.getElementById('progress').value); if (seen.length === 3) document.querySelector('[data-stop]').click() })
			.observe(document.querySelector('[data-progress-label]'), {childList: true})
		document.querySelector('[data-match] form').requestSubmit()`)
	page.until("document.querySelector('[data-list=cases] tr') !== null")
	if stopped := page.text("[data-summary]"); !regexp.MustCompile(`^Stopped after (1[26]|20)00 of 10000 rows. (1[26]|20)00 were worked out.$`).MatchString(stopped) {
		t.Errorf("stopped: %s", stopped)
	}
	js[chromedp.Void](page, "seen.length = 10; document.querySelector('[data-match] form').requestSubmit()")
	page.until("document.querySelector('[data-summary]')?.textContent.startsWith('10000 of 10000 rows were worked out.') ?? false")
	js[chromedp.Void](page, "document.querySelector('[data-more]').click()")
	page.until("document.querySelectorAll('[data-list=cases] tr').length === 200")
	page.want("shown", page.text("[data-shown]"), "Showing 200 of 10000 rows")
	page.opens("#rows-file", "rows.csv", "a,\"b\n")
	page.until("!document.getElementById('rows-error').hidden")
	page.want("damaged", page.text("#rows-error"), "the quote that opens on line 1 is never closed")
}

func (t *tab) leavesNoTrace(address string) {
	t.Helper()
	if got := js[int](t, "localStorage.length + sessionStorage.length + document.cookie.length"); got != 0 {
		t.Error("something is stored")
	}
	if got := js[int](t, "indexedDB.databases().then(d => d.length)"); got != 0 {
		t.Error("a database is stored")
	}
	if got := js[int](t, "performance.getEntriesByType('resource').filter(r => !r.name.startsWith(location.origin)).length"); got != 0 {
		t.Error("something was fetched from elsewhere")
	}
	if got := js[string](t, "location.href"); got != address {
		t.Errorf("the address has become %s", got)
	}
}
