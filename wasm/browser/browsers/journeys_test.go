//go:build unix

package browsers_test

import (
	"strings"
	"testing"

	"handbook/wasm/browser/browsers"
)

func TestASectionIsRead(t *testing.T) {
	everywhere(t, func(p *page) {
		p.at("/hertfordshire/core-group/#8.2.12")
		p.want("heading", p.text("h1"), "Core group")
		p.want("clause", p.text("[id='8.2.12']"), "must", "10 working days")
		if !js[bool](p, "(box => box.top < innerHeight && box.bottom > 0)(document.getElementById('8.2.12').getBoundingClientRect())") {
			p.Error("the clause of the address is not on the screen")
		}
		p.at("/hertfordshire/core-group/")
		p.press(browsers.Tab)
		p.want("the first Tab", p.focus(), "Skip to main content")
		p.press(browsers.Enter)
		p.until("document.activeElement.id === 'main-content'")
		if mark := js[string](p, "getComputedStyle(document.querySelector('.force')).borderTopStyle"); mark != "solid" {
			p.Errorf("a force has a border that is %s", mark)
		}
	})
}

func TestADateBesideItsClauseByKeyboardAlone(t *testing.T) {
	everywhere(t, func(p *page) {
		const at = "/hertfordshire/core-group/"
		p.at(at)
		p.until("customElements.get('deadline-calculator') !== undefined")
		p.tabTo("at.textContent.trim() === 'Work out this date: Hold the first core group meeting'")
		if !js[bool](p, "document.activeElement.closest('.clause').id === '8.2.12'") {
			p.Error("the calculator does not stand in its clause")
		}
		for _, asked := range p.site.Asked() {
			if strings.HasSuffix(asked, ".wasm") || strings.Contains(asked, "/worker") || strings.HasSuffix(asked, "rules.json") {
				p.Errorf("a reading page fetched %s before its calculator was used", asked)
			}
		}
		p.press(browsers.Enter) // opens
		for _, typed := range []string{"18", "dec", "2026"} {
			p.tabTo("at.tagName === 'INPUT' && at.value === ''")
			p.press(typed)
		}
		p.press(browsers.Enter) // sends
		p.until("document.querySelector('[data-result] .deadline') !== null")
		p.want("result", p.text("[data-result]"), "Hold the first core group meeting by Wednesday 6 January 2027", "must Clause 8.2.12(1), counted from the initial conference, Friday 18 December 2026")
		if href := js[string](p, "document.querySelector('[data-result] a').getAttribute('href')"); href != at+"#8.2.12" {
			p.Errorf("the clause links to %s", href)
		}
		p.do("document.querySelector('[data-result] details').open = true")
		p.want("working", p.text("[data-result] .working table"), "Friday 18 December 2026 Day 0: the event itself, not counted", "Monday 21 December 2026 1",
			"Friday 25 December 2026 Not counted: Christmas Day", "Monday 28 December 2026 Not counted: Boxing Day (substitute day)",
			"Friday 1 January 2027 Not counted: New Year's Day", "Wednesday 6 January 2027 10: the last day")
		p.want("calendars", js[string](p, "[...document.querySelectorAll('[data-result] svg')].map(s => s.getAttribute('aria-label')).join(' | ')"),
			"Calendar of December 2026: 18 the event; not counted 19, 20, 25, 26, 27, 28.", "Calendar of January 2027: 6 the last day; not counted 1, 2, 3.")
		if url := js[string](p, "location.href"); url != p.site.URL+at {
			p.Errorf("the address has become %s", url)
		}
	})
}

func TestSeveralDatesInAWholeTimetableOut(t *testing.T) {
	everywhere(t, func(p *page) {
		p.at("/calculators/deadlines/hertfordshire/")
		p.until("!document.querySelector('form').hidden")
		p.date("case-initial-conference", "31", "11", "2026")
		p.do("document.querySelector('form').requestSubmit()")
		p.until("document.querySelector('.govuk-error-summary') !== null")
		p.want("error", p.text(".govuk-error-summary"), "There is a problem Date of the initial conference must be a real date")
		if !js[bool](p, "document.activeElement.classList.contains('govuk-error-summary')") {
			p.Error("the summary has not the focus")
		}
		p.date("case-initial-conference", "23", "11", "2026")
		p.date("case-core-group", "3", "December", "2026")
		p.click("[data-add]")
		if id := js[string](p, "document.activeElement.id"); id != "case-core-group-day-2" {
			p.Errorf("another meeting: the focus is on %s", id)
		}
		p.date("case-core-group", "14", "1", "2027", "-2")
		p.date("case-plan-received", "22", "12", "2026")
		p.do("document.querySelector('form').requestSubmit()")
		p.until("document.querySelector('[data-heading]') !== null")
		if !js[bool](p, "document.activeElement === document.querySelector('[data-heading]')") {
			p.Error("the focus does not go to the result")
		}
		p.want("timetable", js[string](p, "[...document.querySelectorAll('[data-list=rows] tr')].map(r => r.innerText.replace(/\\s+/g, ' ').trim()).join('\\n')"),
			"Monday 7 December 2026 Monday 7 December 2026 Hold the first core group meeting (8.2.12(1))",
			"Thursday 17 December 2026 Monday 7 December 2026 Circulate the child protection plan (8.3.19(2))",
			"Thursday 31 December 2026 Thursday 31 December 2026 Sign the plan and return it to the key worker (8.3.20(2))",
			"Thursday 14 January 2027 Thursday 14 January 2027 Hold the next core group meeting (8.2.13(1))",
			"Thursday 28 January 2027 Thursday 28 January 2027 Circulate the child protection plan (8.3.19(2))",
			"Thursday 25 February 2027 Thursday 25 February 2027 Hold the next core group meeting (8.2.13(1))",
			"Tuesday 23 November 2027")
		p.want("result", p.text("[data-result]"),
			"10 working days, if \"the meeting\" is the initial conference: Monday 7 December 2026",
			"See the child's bedroom (key worker) (8.4.6d(2)): at least once between one conference and the next",
			"how often supervision is held",
			"If each is held on its last day, the next ones fall on Thursday 8 April 2027")
	})
}

func TestVisitsArePasted(t *testing.T) {
	everywhere(t, func(p *page) {
		p.copy("Visit date\tSeen by\tWhere\tChild seen?\tAlone\n9/11/2026\tKey worker\tHome\tY\tyes\n16 Nov 2026\tCore group member\tSchool\tno\t\n")
		p.at("/calculators/visits/north-yorkshire/")
		p.until("!document.querySelector('form').hidden && document.querySelector('visit-log').rows !== undefined")
		p.today("2026-12-01")
		p.date("log-initial-conference", "2", "11", "2026")
		p.do("document.querySelector('details:has(#sheet)').open = true")
		p.paste("#sheet")
		p.click("[data-read-sheet]")
		p.click("[data-take-sheet]")
		p.until("document.querySelector('visit-log').rows.values().length === 2")
		p.do("document.querySelector('form').requestSubmit()")
		p.until("document.querySelector('[data-findings]') !== null")
		p.want("findings", p.text("[data-findings]"), "See the child")
		p.want("the focus", p.focus(), "What the log shows")
	})
}

func TestACaseloadIsPasted(t *testing.T) {
	everywhere(t, func(p *page) {
		p.copy("Ref\tKey worker\tArea\tICPC\nAB1\tSam\tHertfordshire\t23 Nov 2030\nAB3\tAli\tSussex\t2 Nov 2030\nAB6\tBo\tOakshire\t23 Nov 2030\n")
		p.at("/calculators/caseload/")
		p.until("document.querySelector('[data-open]')?.hidden === false")
		p.paste("#rows")
		p.do("document.querySelector('[data-open]').requestSubmit()")
		p.until("document.querySelector('[data-match] form') !== null")
		p.do("document.querySelector('[data-match] form').requestSubmit()")
		p.until("document.querySelector('[data-list=cases] tr') !== null")
		p.want("summary", p.text("[data-summary]"), "2 of 3 rows were worked out.")
		p.want("cases", p.text("[data-list=cases]"), "AB1", "Hold the first core group meeting, by Friday 6 December 2030.")
		p.want("faults", p.text("[data-list=faults]"), `Area: "Oakshire" is not an area of the handbook`)
	})
}

// A table of a document is pasted with its markup, then what was read of it is checked.
func TestAPlanIsPastedAndChecked(t *testing.T) {
	everywhere(t, func(p *page) {
		p.copyTable("<table><tr><th>Risk<th>Action<th>By whom<th>By when<tr><td rowspan=2>Left alone<td>Visits<td>Aunt<td>ongoing<tr><td>Writes to the landlord<td>Key worker<td>1 February 2027</table>")
		p.at("/calculators/plans/stockport/")
		p.until("document.querySelector('plan-checker')?.plan !== undefined && !document.querySelector('form').hidden")
		p.today("2026-11-22")
		p.click("#way-paste")
		p.until("!document.querySelector('[data-way=paste]').hidden")
		p.paste("#paste")
		p.until("document.querySelector('[data-take-table]') !== null")
		p.want("columns", js[string](p, "[...document.querySelectorAll('[data-holds]')].map(s => s.value).join()"), "risks.what,actions.what,actions.who,actions.by")
		p.click("[data-take-table]")
		p.until("document.querySelector('[data-list=read] section') !== null")
		p.want("contents", js[string](p, "JSON.stringify(document.querySelector('plan-checker').plan.contents())"),
			`"risks":[{"what":"Left alone"}]`, `{"what":"Visits","who":"Aunt","by":"ongoing"`, `{"what":"Writes to the landlord","who":"Key worker","by":"1 February 2027"`)
		p.do("document.querySelector('form').requestSubmit()")
		p.until("document.querySelector('[data-result] [data-heading]') !== null")
		if !js[bool](p, "document.activeElement.matches('[data-result] [data-heading]')") {
			p.Error("the focus does not go to the answer")
		}
		p.want("answer", p.text("[data-result]"), "What is missing from the", "Clause 7.", "ongoing")
		if n := js[int](p, "document.querySelectorAll('.plan-finding').length"); n < 5 {
			p.Errorf("%d findings only", n)
		}
	})
}

func TestAQuizIsTaken(t *testing.T) {
	everywhere(t, func(p *page) {
		p.at("/training/stockport-find/")
		p.until("[...document.querySelectorAll('[data-buttons]')].every(b => !b.hidden)")
		question := "[data-question]:has([data-chosen][type=radio])"
		p.tabTo("at.closest('" + question + "') && at.type === 'radio'")
		p.press(" ", browsers.ArrowDown)
		if js[int](p, "[...document.activeElement.closest('[data-question]').querySelectorAll('[data-chosen]')].findIndex(c => c.checked)") != 1 {
			p.Error("an arrow does not choose the next answer")
		}
		p.tabTo("at.matches('[data-check]')")
		p.press(browsers.Enter)
		p.until("/right/i.test(document.querySelector('" + question + " [data-told]').textContent)")
		p.want("score", p.text("[data-score]"), " right so far, ")
	})
}

func TestAPathIsGone(t *testing.T) {
	everywhere(t, func(p *page) {
		p.at("/training/stockport/lead-worker/")
		p.until("document.querySelector('induction-path')?.turning !== undefined")
		shown := "[...document.querySelectorAll('[data-step]')].filter(s => s.checkVisibility()).map(s => s.querySelector('h2').textContent.replace(/\\s+/g, ' ').trim())"
		first := js[[]string](p, shown)
		if len(first) != 1 {
			p.Fatalf("shown at first: %q", first)
		}
		p.tabTo("at.matches('[data-turn-to=on]')")
		p.press(browsers.Enter)
		second := js[[]string](p, shown)
		if len(second) != 1 || second[0] == first[0] {
			p.Errorf("shown after going on: %q", second)
		}
		p.want("the focus", p.focus(), second[0])
	})
}

// From any page by Ctrl and K, then typed, then by arrow to the first result.
func TestASearchByKeyboardAlone(t *testing.T) {
	everywhere(t, func(p *page) {
		p.at("/hertfordshire/core-group/")
		p.until("document.querySelector('.copied') !== null")
		p.press(browsers.Control + "k")
		p.until("location.pathname === '/search/' && document.activeElement?.id === 'query'")
		p.press("circulate plan")
		p.until("document.querySelector('[data-list=results]').textContent.includes('Formulation of child protection plan')")
		p.press(browsers.ArrowDown)
		first := js[string](p, "document.querySelector('.results a').pathname")
		if js[string](p, "document.activeElement.pathname ?? ''") != first {
			p.Error("the arrow key does not go to the first result")
		}
		p.press(browsers.Enter)
		p.until("location.pathname === " + quoted(first))
	})
}

func TestReadingWithoutScript(t *testing.T) {
	everywhere(t, func(p *page) {
		p.withoutScript()
		p.at("/calculators/deadlines/hertfordshire/")
		text := p.text("main")
		p.want("without script", text, "The calculator needs JavaScript and WebAssembly, and is not running here.", "Call the day of the event day 0.",
			"Hold the first core group meeting (8.2.12(1))", "Last day: Wednesday 6 January 2027.")
		if strings.Contains(text, "Work out the timetable") {
			p.Error("a form that cannot work is shown")
		}
		p.at("/hertfordshire/core-group/")
		p.tabTo("at.matches('.calculator summary')")
		p.press(browsers.Enter)
		p.want("in place", p.text(".calculator"), "Within 10 working days after the initial conference.")
		p.at("/families/hertfordshire-parents/")
		p.want("for parents", p.text("h1"), "parents")
		p.at("/training/stockport-find/")
		p.want("a quiz", p.text("main"), "The answer to question 1")
		for _, asked := range p.site.Asked() {
			if strings.HasSuffix(asked, ".wasm") || strings.HasSuffix(asked, "/sw.js") {
				p.Errorf("%s was fetched: a script ran", asked)
			}
		}
	})
}

// After one visit the handbook is read, and works out dates, when no server answers.
func TestAfterOneVisitWithoutAConnection(t *testing.T) {
	everywhere(t, func(p *page) {
		p.site.Refuse("")
		p.at("/")
		p.until("navigator.serviceWorker.controller !== null && caches.keys().then(async keys => keys.length === 1 && await (await caches.open(keys[0])).match('/kept.json') !== undefined)")
		p.site.CloseClientConnections()
		p.site.Close()
		p.at("/sussex/lead-social-worker/")
		p.want("kept", p.text("main"), "2.1-14", "From the copy on this device")
		p.at("/calculators/deadlines/hertfordshire/")
		p.until("!document.querySelector('form').hidden")
		p.date("case-initial-conference", "23", "11", "2026")
		p.do("document.querySelector('form').requestSubmit()")
		p.until("document.querySelector('[data-heading]') !== null")
		p.want("worked out", p.text("[data-list=rows]"), "Monday 7 December 2026")
	})
}

func TestWhatWasTypedIsGone(t *testing.T) {
	everywhere(t, func(p *page) {
		const card = "/families/hertfordshire-card/"
		left := "[...document.querySelectorAll('family-card input')].map(i => i.value).join('') + document.querySelector('[data-rule=first-core-group]').textContent.trim()"
		types := func() {
			p.until("!document.querySelector('family-card form').hidden")
			p.do("document.getElementById('card-initial-conference-day').focus()")
			p.press("23" + browsers.Tab + "11" + browsers.Tab + "2026" + browsers.Enter)
			p.until(left + " === '23112026Monday 7 December 2026'")
		}
		p.at("/glossary/")
		p.at(card)
		types()
		p.do("void setTimeout(() => { location.href = '/contacts/' })")
		p.until("location.pathname === '/contacts/' && document.readyState === 'complete'")
		p.do("void setTimeout(() => history.back())")
		p.until("location.pathname === '" + card + "' && document.readyState === 'complete'")
		p.until(left + " === ''")
		types()
		p.do("document.querySelectorAll('[data-exit]').forEach(link => { link.href = '/about/' })") // no other site is there to be asked
		if seen := js[string](p, "(document.querySelector('.exit-page [data-exit]').click(), document.body.innerText)"); seen != "Loading" {
			p.Errorf("as soon as it is pressed the screen says %q", seen)
		}
		p.until("location.pathname === '/about/' && document.readyState === 'complete'")
		p.do("void setTimeout(() => history.back())")
		p.until("location.pathname === '/glossary/' && document.readyState === 'complete'")
	})
}
