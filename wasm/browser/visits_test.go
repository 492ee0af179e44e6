//go:build !js

package browser_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visitLog opens an area's log of visits.
func visitLog(t *testing.T, area string) *tab {
	t.Helper()
	_, page := calculator(t, "/calculators/visits/"+area+"/")
	page.until("document.querySelector('visit-log').rows !== undefined")
	return page
}

// logged puts visits into the log, each "date|by|home|seen|alone|…" as name=value pairs.
func (t *tab) logged(visits ...map[string]string) {
	t.Helper()
	text, _ := json.Marshal(visits)
	js[chromedp.Void](t, "document.querySelector('visit-log').rows.fill("+string(text)+")")
}

func visit(pairs ...string) map[string]string {
	v := map[string]string{"by": "lead-worker", "seen": "yes"}
	for i, pair := range pairs {
		if i == 0 {
			v["date"] = pair
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		v[name] = value
	}
	return v
}

// today fixes the day on which the page is used.
func (t *tab) today(iso string) {
	t.Helper()
	js[chromedp.Void](t, `(() => { const Real = Date; window.Date = class extends Real { constructor (...a) { a.length ? super(...a) : super('`+iso+`T12:00') } } })()`)
}

func TestALogOfVisitsTypedByKeyboardAlone(t *testing.T) {
	page := visitLog(t, "hertfordshire")
	page.today("2026-12-01")
	page.date("log-initial-conference", "2", "11", "2026")
	js[chromedp.Void](page, "document.querySelector('[data-visit] [data-field=date]').focus()")
	page.press("9 November 2026")
	for range 4 { // by, home, announced, seen
		page.press(kb.Tab)
	}
	page.press("Y")
	page.press(kb.Enter)
	if got := js[string](page, "document.activeElement.dataset.field + document.activeElement.closest('[data-visit]').querySelector('legend').innerText"); got != "dateVisit 2" {
		t.Errorf("Enter goes to %s", got)
	}
	if got := js[string](page, "document.activeElement.closest('[data-visit]').querySelector('[data-field=by]').value"); got != "lead-worker" {
		t.Errorf("the second visit is by %q", got)
	}
	page.press("20 Nov 2026")
	for range 4 {
		page.press(kb.Tab)
	}
	page.press("Y")
	if got := js[string](page, "JSON.stringify(document.querySelector('visit-log').rows.values())"); got != `[{"date":"9 November 2026","by":"lead-worker","seen":"yes"},{"date":"20 Nov 2026","by":"lead-worker","seen":"yes"}]` {
		t.Fatalf("typed: %s", got)
	}
	page.work()
	page.want("next", page.text("[data-fill=next]"), "See the child at home, alone, and the bedroom, by Friday 4 December 2026.")
	page.want("the focus", js[string](page, "document.activeElement.textContent"), "What the log shows")
	rule := page.text("[data-list=rules]")
	page.want("assumption", rule, "The first gap is counted from the initial conference, Monday 2 November 2026: an assumption, since the procedure names no day to start from.")
	page.want("both clauses", rule, "must Clause 8.4.6d(2), and 8.4.2l")
	findings := page.text("[data-findings]")
	page.want("rolling", findings, "should See the child In order.")
	page.want("third visit", findings, "should See the child at home (key worker) At the next visit.")
	page.look("a log of visits")
}

func TestWhatIsWrongWithAVisitIsNamedAndTheRestIsJudged(t *testing.T) {
	page := visitLog(t, "hertfordshire")
	page.today("2026-12-01")
	js[chromedp.Void](page, "document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('.govuk-error-summary') !== null")
	page.want("no conference", page.text(".govuk-error-summary"), "Enter the date of the initial conference")
	page.date("log-initial-conference", "2", "11", "2026")
	page.logged(visit("9 Nov 2026"), visit("9 Nov 2027"), visit("1 Nov 2026"), visit("03/11/2026"), visit("9 Nov 2026"), visit("10 Nov 2026", "by=aunt"),
		visit("11 Nov 2026", "seen=no", "alone=yes"), visit("12 Nov 2026", "seen="))
	page.work()
	problems := page.text("[data-list=problems]")
	for _, want := range []string{"Visit 2: ", "is in the future", "Visit 3: ", "2 November 2026", "Visit 4: ", "can be read in two ways", "Visit 5: ", "the same as", "Visit 6: ", "aunt", "Visit 7: ", "alone", "Visit 8: ", "Say whether the child was seen"} {
		page.want("problems", problems, want)
	}
	page.want("beside the visit", page.text("[data-visit]:nth-child(6)"), "Error:")
	if got := js[string](page, "document.querySelector('[data-visit]:nth-child(6) [data-field=by]').value"); got != "aunt" {
		t.Errorf("what was given has become %q", got)
	}
	page.want("the rest", page.text("[data-findings]"), "last seen by the key worker on Monday 9 November 2026")
	page.look("a log with problems")
}

func TestVisitsArePastedMatchedAndUndone(t *testing.T) {
	page := visitLog(t, "north-yorkshire")
	page.today("2026-12-01")
	page.date("log-initial-conference", "2", "11", "2026")
	read := func(text string) {
		quoted, _ := json.Marshal(text)
		js[chromedp.Void](page, "document.querySelector('details:has(#sheet)').open = true; document.getElementById('sheet').value = "+string(quoted)+"; document.querySelector('[data-read-sheet]').click()")
	}
	read("Date\n")
	page.until("document.querySelector('[data-log-told]').textContent === 'Paste the headings and at least one row under them.'")
	read("Visit date\tSeen by\tWhere\tChild seen?\tAlone\tNot at home\n9/11/2026\t\"Key worker\"\tHome\tY\tyes\tx\n16 Nov 2026\tCore group member\tSchool\tno\t\ty\n20 Nov 2026\tGrandma\tHome\tY\tmaybe\t\n")
	page.until("document.querySelector('[data-take-sheet]') !== null")
	if got := js[string](page, "[...document.querySelectorAll('[data-holds]')].map(s => s.value).join()"); got != "date,by,home,seen,alone," {
		t.Errorf("the columns are taken to hold %s", got)
	}
	page.look("the columns of pasted visits")
	js[chromedp.Void](page, "document.querySelectorAll('[data-holds]')[5].value = 'alone'; document.querySelector('[data-take-sheet]').click()")
	page.want("two columns for one thing", page.text("[data-log-told]"), "Two columns hold the same thing. Choose one of them.")
	js[chromedp.Void](page, "document.querySelectorAll('[data-holds]')[5].value = ''")
	js[chromedp.Void](page, "document.querySelector('[data-take-sheet]').click()")
	values := func() string {
		return js[string](page, "JSON.stringify(document.querySelector('visit-log').rows.values())")
	}
	const pasted = `[{"date":"9/11/2026","by":"lead-worker","home":"yes","seen":"yes","alone":"yes"},{"date":"16 Nov 2026","by":"core-group-member","home":"no","seen":"no"},{"date":"20 Nov 2026","by":"Grandma","home":"yes","seen":"yes","alone":"maybe"}]`
	if got := values(); got != pasted {
		t.Errorf("pasted: %s", got)
	}
	page.work()
	page.want("an unknown role", page.text("[data-list=problems]"), "Grandma")
	js[chromedp.Void](page, "document.querySelectorAll('[data-remove]')[1].click()")
	page.want("removed", page.text("[data-log-told]"), "Visit 2 removed. Undo brings it back.")
	js[chromedp.Void](page, "document.querySelector('[data-undo]').click()")
	if got := values(); got != pasted {
		t.Errorf("undone: %s", got)
	}
	js[chromedp.Void](page, "document.querySelector('[data-undo]').click()")
	if got := values(); got != "[]" {
		t.Errorf("undone twice: %s", got)
	}
	read("9 Nov 2026\tTeam leader\tY\n16/11/2026\tKey worker\tY\n")
	page.until("document.querySelectorAll('[data-holds]').length === 3")
	js[chromedp.Void](page, "[...document.querySelectorAll('[data-holds]')].forEach((s, i) => { s.value = ['date', 'by', 'seen'][i] }); document.querySelector('[data-take-sheet]').click()")
	if got := values(); got != `[{"date":"9 Nov 2026","by":"Team leader","seen":"yes"},{"date":"16/11/2026","by":"lead-worker","seen":"yes"}]` {
		t.Errorf("without headings: %s", got)
	}
}

func TestAFrequencyThatIsLeftToThePlan(t *testing.T) {
	page := visitLog(t, "derbyshire")
	page.today("2026-12-01")
	page.date("log-initial-conference", "2", "11", "2026")
	page.logged(visit("9 Nov 2026", "home=yes"))
	page.work()
	row := page.text("[data-findings] tbody")
	page.want("no frequency", row, "No frequency.")
	page.want("the clause that asks for it", row, "See the child (lead Social Worker) No frequency. The procedure leaves this to the plan, and no frequency was given. By clause 34 the plan must give one.")
	js[chromedp.Void](page, "document.getElementById('set-lead-sees-child-n').value = '10'; document.getElementById('set-lead-sees-child-unit').value = 'working days'; document.querySelector('form').requestSubmit()")
	page.until("document.querySelector('[data-findings]').innerText.includes('23 November 2026')")
	page.want("by what the plan says", page.text("[data-findings] tbody"), "should See the child (lead Social Worker) Overdue.")
	page.want("labelled", page.text("[data-list=rules]"), "Judged by what was set for this child: every 10 working days.")
}

func TestWhatIsTakenFromTheLogAgreesWithThePage(t *testing.T) {
	page := visitLog(t, "stockport")
	page.takes()
	page.today("2026-12-20")
	page.date("log-initial-conference", "2", "11", "2026")
	page.date("log-lead-worker-absent", "1", "12", "2026")
	js[chromedp.Void](page, "document.getElementById('reference').value = '=AB'")
	page.logged(visit("9 Nov 2026", "home=yes", "alone=no", "why-not-alone=other"), visit("8 Dec 2026", "by=social-worker", "home=yes", "alone=yes"),
		visit("10 Dec 2026", "home=yes", "seen=no", "why=refused"), visit("11 Dec 2026", "home=yes", "seen=no", "why=no-answer"))
	page.work()
	findings := page.cells("[data-findings] tbody")
	text := page.copied("text")
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(page.out("csv"), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var whole struct {
		Answer struct {
			Findings []struct{ Title, Sentence, Clause, Due string }
			Next     struct{ Sentence, By string }
		}
	}
	if err := json.Unmarshal([]byte(page.out("json")), &whole); err != nil {
		t.Fatal(err)
	}
	if len(table) != len(findings)+1 || len(whole.Answer.Findings) != len(findings) || len(strings.Split(strings.TrimSpace(page.copied("table")), "\r\n")) != len(findings)+1 {
		t.Fatalf("%d findings on the page, %d in the CSV, %d in the JSON", len(findings), len(table)-1, len(whole.Answer.Findings))
	}
	for i, row := range findings {
		f := whole.Answer.Findings[i]
		if !strings.HasSuffix(row[0], f.Title) || !strings.HasSuffix(row[1], f.Sentence) || row[3] != f.Clause {
			t.Errorf("JSON: %+v is not %v", f, row)
		}
		if c := table[i+1]; c[0] != f.Title || !strings.Contains(strings.Join(c, "|"), f.Sentence) || !strings.Contains(strings.Join(c, "|"), "'=AB") {
			t.Errorf("CSV: %v is not %v", c, row)
		}
		page.want("text", text, f.Sentence)
	}
	page.want("two failed visits", page.text("[data-findings]"), "must Tell the lead Social Worker of 2 home visits running without access to the child Happened.")
	page.want("refused", page.text("[data-findings]"), "serious breach of the plan and discuss it with the team manager Happened.")
	page.want("cover", page.text("[data-findings]"), "last seen by the lead Social Worker or another social worker on Tuesday 8 December 2026")
	page.want("text", text, whole.Answer.Next.Sentence)
	js[chromedp.Void](page, "document.querySelectorAll('details').forEach(d => { d.open = true })")
	shown := page.text("[data-result]")
	for _, line := range strings.Split(text, "\n")[3:] {
		for _, part := range strings.Split(line, ": ") {
			if part != "" && !strings.Contains(shown, strings.TrimSuffix(part, ".")) && !strings.HasPrefix(part, "Bank holidays") && part != "Visits:" && part != "Not counted:" && !strings.HasPrefix(line, "Not stated") {
				t.Errorf("copied, but not on the page: %s", part)
			}
		}
	}
	calendar := strings.ReplaceAll(page.out("calendar"), "\r\n ", "")
	page.want("calendar file", calendar, "DTSTART;VALUE=DATE:"+strings.ReplaceAll(whole.Answer.Next.By, "-", ""))
	page.want("calendar file", calendar, "SUMMARY:Date to keep")
	page.look("a log's answer")
	if n := printedPages(page); n != 1 {
		t.Errorf("the sheet takes %d pages", n)
	}
}

func TestALogIsKeptInAFile(t *testing.T) {
	page := visitLog(t, "sussex")
	page.takes()
	page.today("2026-12-20")
	page.date("log-initial-conference", "2", "11", "2026")
	js[chromedp.Void](page, "document.getElementById('baby').click()")
	page.logged(visit("9 Nov 2026", "awake=yes"), visit("soon"))
	state := "JSON.stringify([document.getElementById('baby').checked, document.querySelector('visit-log').rows.values()])"
	want := js[string](page, state)
	js[chromedp.Void](page, "document.querySelector('[data-save-case]').click()")
	page.until("window.saved.length === 1")
	saved := js[string](page, "window.saved[0]")
	page.logged(visit("1 Jan 2026"))
	js[chromedp.Void](page, "document.getElementById('baby').click()")
	told := func(want string) {
		t.Helper()
		quoted, _ := json.Marshal(want)
		page.until("document.querySelector('[data-file-told]').textContent === " + string(quoted))
	}
	page.opens("#open-case", "log.json", saved)
	told("Opened log.json. Check it, then send it.")
	if got := js[string](page, state); got != want {
		t.Errorf("opened: %s, saved: %s", got, want)
	}
	for text, message := range map[string]string{
		saved[:40]: "x.json is damaged: it is not a whole file. Nothing was changed.",
		strings.Replace(saved, `"handbook": "visits"`, `"handbook": "case"`, 1): "x.json is not a log of this handbook: it is a file of another calculator. Nothing was changed.",
		strings.Replace(saved, `"format": 1`, `"format": 2`, 1):                 "x.json was saved by a newer version of this handbook (format 2; this page reads up to 1). Nothing was changed.",
		`{"area": "sussex", "dates": {}, "visits": 5}`:                          "x.json is not a log of this handbook: its visits are not a list. Nothing was changed.",
	} {
		page.opens("#open-case", "x.json", text)
		told(message)
	}
	if got := js[string](page, state); got != want {
		t.Errorf("a file that was refused has changed the log: %s", got)
	}
}
