//go:build !js

package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/goccy/go-yaml"

	"handbook/wasm/browser/browsertest"
	"handbook/wasm/civil"
	"handbook/wasm/training"
)

const (
	practised = "stockport" // the area whose questions are answered here
	dates     = "/training/hertfordshire-dates/"
)

// quiz opens the questions of an area at a level: find, use or traps.
func quiz(t *testing.T, level string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + "/training/" + practised + "-" + level + "/"))
	page.until("document.readyState === 'complete' && [...document.querySelectorAll('[data-buttons]')].every(b => !b.hidden)")
	return s, page
}

// asked is one of the questions of an area's pages.
type asked struct {
	ID, Kind string
	Level    int
	Answers  []struct {
		Text, Why string
		Right     bool
	}
	Items []string
}

// level lists the questions of practised at a level, in the order of its pages or not.
func level(t *testing.T, level int) (list []asked) {
	t.Helper()
	files, err := filepath.Glob(root + "/content/" + practised + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var page struct{ Questions []asked }
		if err := yaml.Unmarshal([]byte(strings.Split(string(text), "---\n")[1]), &page); err != nil {
			t.Fatal(err)
		}
		for _, q := range page.Questions {
			if q.Level == level {
				list = append(list, q)
			}
		}
	}
	return list
}

// first is the first question of a kind, at any level, and the name of its page.
func first(t *testing.T, kind string) (q asked, page string) {
	t.Helper()
	for i, page := range []string{"find", "use", "traps"} {
		for _, q := range level(t, i+1) {
			if q.Kind == kind {
				return q, page
			}
		}
	}
	t.Fatalf("no question is a %s", kind)
	return
}

// in is a question's element, by a selector below it where one is given.
func (q asked) in(selector string) string {
	return strings.TrimSpace("#q-" + q.ID + " " + selector)
}

// tabTo goes on by Tab until an expression of what has the focus, at, is true.
func (t *tab) tabTo(expression string) {
	t.Helper()
	for i := 0; !js[bool](t, "(at => "+expression+")(document.activeElement)"); i++ {
		if i > 400 {
			t.Fatalf("never reached by Tab: %s", expression)
		}
		t.press(kb.Tab)
	}
}

// check presses the button of a question by keyboard.
func (t *tab) check(q asked) {
	t.Helper()
	t.tabTo("at.matches('" + q.in("[data-check]") + "')")
	t.press(kb.Enter)
}

func (t *tab) told(q asked) string {
	t.Helper()
	return t.text(q.in("[data-told]"))
}

// back puts the focus on the top of the page.
func (t *tab) back() {
	t.Helper()
	js[chromedp.Void](t, "document.activeElement.blur(); document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()")
}

func (t *tab) is(what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestAChoiceByKeyboardAlone(t *testing.T) {
	q, level := first(t, "choice")
	s, page := quiz(t, level)
	before := len(s.Asked())
	n := js[int](page, "document.querySelectorAll('[data-question]').length")
	page.check(q)
	page.is("nothing chosen", page.told(q), "Choose an answer first.")
	page.is("the focus", js[string](page, "document.activeElement.name"), "q-"+q.ID)
	page.is("no score", js[string](page, "document.querySelector('[data-score]').textContent"), "")
	right := 0
	for i, a := range q.Answers {
		if a.Right {
			right = i
		}
	}
	chosen := "[...document.querySelectorAll('" + q.in("[data-chosen]") + "')].findIndex(c => c.checked)"
	goTo := func(want int) { // by arrows, which choose as they go
		page.press(" ")
		for i := 0; js[int](page, chosen) != want; i++ {
			if i > len(q.Answers) {
				t.Fatalf("answer %d is never reached", want)
			}
			page.press(kb.ArrowDown)
		}
	}
	wrong := (right + 1) % len(q.Answers)
	goTo(wrong)
	page.check(q)
	page.is("wrong", page.told(q), "Not right yet. Each answer says why.")
	page.is("why", page.text(q.in("li:has(:checked) .question__why")), "Not right: "+q.Answers[wrong].Why)
	if got := js[int](page, chosen); got != wrong {
		t.Errorf("what was chosen has become %d", got)
	}
	page.is("score", page.text("[data-score]"), fmt.Sprintf("0 of %d right so far, %d to go.", n, n-1))
	page.look("a wrong choice")
	page.back()
	page.tabTo("at.name === 'q-" + q.ID + "'")
	goTo(right)
	page.check(q)
	page.is("right", page.told(q), "Right.")
	page.is("why", page.text(q.in("li:has(:checked) .question__why")), "Right: "+q.Answers[right].Why)
	if shown := js[int](page, "[...document.querySelectorAll('"+q.in(".question__why")+"')].filter(w => !w.hidden).length"); shown != 1 {
		t.Errorf("%d answers say why, want what is chosen", shown)
	}
	page.check(q)
	page.is("counted once", page.text("[data-score]"), fmt.Sprintf("1 of %d right so far, %d to go.", n, n-1))
	page.tabTo("at.matches('" + q.in("summary") + "')")
	page.press(kb.Enter)
	for _, a := range q.Answers {
		page.want("the answer", page.text(q.in("[data-answer]")), a.Text+": "+a.Why)
	}
	page.want("its clause", page.text(q.in("[data-answer]")), "Clause ")
	page.look("a right choice")
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + "/training/" + practised + "-" + level + "/")
}

func TestSeveralChoicesByKeyboardAlone(t *testing.T) {
	q, level := first(t, "choices")
	_, page := quiz(t, level)
	page.want("how many", page.text(q.in("legend")), "Choose every right one.")
	toggle := func(wanted func(right bool) bool) {
		page.back()
		for i, a := range q.Answers {
			page.tabTo(fmt.Sprintf("at === document.querySelectorAll('%s')[%d]", q.in("[data-chosen]"), i))
			if js[bool](page, "document.activeElement.checked") != wanted(a.Right) {
				page.press(" ")
			}
		}
	}
	page.check(q)
	page.is("nothing chosen", page.told(q), "Choose an answer first.")
	toggle(func(bool) bool { return true })
	page.check(q)
	page.is("all", page.told(q), "Not right yet. Each answer says why.")
	for i, a := range q.Answers {
		want := map[bool]string{true: "Right: ", false: "Not right: "}[a.Right] + a.Why
		page.is("why", page.text(q.in(fmt.Sprintf("li:nth-child(%d) .question__why", i+1))), want)
	}
	one := false
	toggle(func(right bool) bool {
		first := right && !one
		one = one || right
		return first
	})
	page.check(q)
	page.is("too few", page.told(q), "Right so far, but there is more to choose.")
	if n := js[int](page, "document.querySelectorAll('"+q.in(":checked")+"').length"); n != 1 {
		t.Errorf("%d stay chosen, want 1", n)
	}
	page.want("not yet counted", page.text("[data-score]"), "0 of ")
	page.look("too few choices")
	toggle(func(right bool) bool { return right })
	page.check(q)
	page.is("right", page.told(q), "Right.")
	page.want("counted", page.text("[data-score]"), "1 of ")
}

func TestAnOrderByKeyboardAlone(t *testing.T) {
	q, level := first(t, "order")
	_, page := quiz(t, level)
	selects := q.in("[data-chosen]")
	places := "[...document.querySelectorAll('" + selects + "')].map(s => s.value).join()"
	right := js[[]string](page, "[...document.querySelectorAll('"+q.in("[data-place]")+"')].map(li => li.dataset.place)")
	put := func(places []string) {
		page.back()
		for i, place := range places {
			page.tabTo(fmt.Sprintf("at === document.querySelectorAll('%s')[%d]", selects, i))
			page.press(place)
		}
	}
	put(right[:1])
	page.check(q)
	page.is("not all", page.told(q), "Choose an answer first.")
	wrong := slices.Clone(right)
	wrong[0], wrong[1] = wrong[1], wrong[0]
	put(wrong)
	page.check(q)
	page.is("wrong", page.told(q), "Not in this order yet. The answer is below.")
	page.is("kept", js[string](page, places), strings.Join(wrong, ","))
	page.look("a wrong order")
	put(right)
	page.check(q)
	page.is("right", page.told(q), "Right.")
	page.want("counted", page.text("[data-score]"), "1 of ")
}

// answerAll chooses what the data say is right and tells what is said of it.
const answerAll = `(questions => questions.map(q => {
	const at = document.getElementById('q-' + q.ID)
	if (!at) return q.ID + ' is not there'
	const squeeze = node => node.textContent.replace(/\s+/g, ' ').trim()
	for (const box of at.querySelectorAll('[data-chosen]')) {
		const text = squeeze(box.closest('li').querySelector('label + span, label > span:not(.govuk-visually-hidden)'))
		if (q.Kind === 'order') box.value = q.Items.findIndex(item => item === text) + 1
		else box.checked = q.Answers.some(a => a.Right && a.Text === text)
	}
	at.querySelector('[data-check]').click()
	const told = squeeze(at.querySelector('[data-told]'))
	return told === 'Right.' ? '' : q.ID + ': ' + told
}).filter(told => told !== ''))`

func TestEveryQuestionIsRightWhenAnsweredByItsData(t *testing.T) {
	_, page := quiz(t, "find")
	site := js[string](page, "location.origin")
	answered := 0
	for i, name := range []string{"find", "use", "traps"} {
		page.do(chromedp.Navigate(site + "/training/" + practised + "-" + name + "/"))
		page.until("[...document.querySelectorAll('[data-buttons]')].every(b => !b.hidden)")
		questions := level(t, i+1)
		given, _ := json.Marshal(questions)
		for _, told := range js[[]string](page, answerAll+"("+string(given)+")") {
			t.Error(told)
		}
		page.is("score", page.text("[data-score]"), fmt.Sprintf("%d of %[1]d right so far, 0 to go.", len(questions)))
		answered += len(questions)
		if name == "use" {
			page.look("a whole page of right answers")
			js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
			if left := js[int](page, "document.querySelectorAll('[data-chosen]:checked, .is-right, .is-wrong, .question__why:not([hidden]), [data-answer]:not([hidden])').length + [...document.querySelectorAll('[data-told], [data-score], select')].filter(at => at.tagName === 'SELECT' ? at.value : at.textContent).length"); left != 0 {
				t.Errorf("%d things stay when the page is left", left)
			}
		}
	}
	if answered < 25 {
		t.Errorf("%d questions", answered)
	}
}

func TestTrainingWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"find", "use", "traps"} {
		page.do(chromedp.Navigate(s.URL + "/training/" + practised + "-" + name + "/"))
		if js[bool](page, "[...document.querySelectorAll('[data-check], [data-chosen]')].some(at => at.checkVisibility())") {
			t.Errorf("%s: what needs script is shown", name)
		}
		for _, q := range level(t, i+1) {
			if !js[bool](page, "document.querySelector('"+q.in("[data-answer] summary")+"').checkVisibility()") {
				t.Errorf("%s has no answer to open", q.ID)
			}
			js[chromedp.Void](page, "document.querySelector('"+q.in("[data-answer]")+"').open = true")
			opened := page.text(q.in("[data-answer]"))
			page.want(q.ID, opened, "Clause ")
			for _, a := range q.Answers {
				page.want(q.ID, opened, a.Text+": "+a.Why)
				if bold := js[bool](page, "[...document.querySelectorAll('"+q.in("[data-answer] strong")+"')].some(s => s.textContent === "+quoted(a.Text)+")"); bold != a.Right {
					t.Errorf("%s: whether %q is shown as right: %v", q.ID, a.Text, bold)
				}
			}
			page.want(q.ID, opened, strings.Join(q.Items, " "))
		}
	}
	page.do(chromedp.Navigate(s.URL + dates))
	text := page.text("main")
	page.want("dates", text, "Questions need JavaScript and WebAssembly")
	page.want("dates", text, "Hold the first core group meeting (8.2.12(1)). Date of the initial conference: ")
	if strings.Contains(text, "Give me ten") || strings.Contains(text, "Check") || strings.Contains(text, "Last day") {
		t.Errorf("what needs script, or an answer, is shown: %s", text)
	}
	page.do(chromedp.Click(chromedp.CSS("[data-by-hand] summary")))
	page.want("opened", page.text("[data-by-hand] li"), "Last day: ")
}

func quoted(text string) string {
	q, _ := json.Marshal(text) // cannot fail
	return string(q)
}

// dateTab opens the dates to practise.
func dateTab(t *testing.T) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + dates))
	page.until("document.readyState === 'complete' && !document.querySelector('[data-start]').hidden")
	for end := time.Now().Add(15 * time.Second); !slices.ContainsFunc(s.Asked(), func(path string) bool { return strings.HasSuffix(path, "rules.json") }); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the engine is never started")
		}
	}
	return s, page
}

// draws asks for ten by a word and a level.
func (t *tab) draws(word string, level int) {
	t.Helper()
	js[chromedp.Void](t, fmt.Sprintf("document.getElementById('seed').value = %s; document.getElementById('level').value = '%d'; document.activeElement.blur(); document.querySelector('[data-start]').requestSubmit()", quoted(word), level))
	t.until("document.activeElement.matches('[data-asked] h2, #seed')")
}

// sends types a date and asks for it to be marked, or refused.
func (t *tab) sends(day, month, year string) {
	t.Helper()
	t.date("typed", day, month, year)
	js[chromedp.Void](t, "document.querySelector('date-practice [data-result]').replaceChildren(); document.querySelector('.govuk-error-summary')?.remove(); document.querySelector('date-practice form:not([data-start])').requestSubmit()")
	t.until("document.querySelector('.practice-mark, .govuk-error-summary') !== null")
}

// lastDay is the right answer to a question of Hertfordshire.
func lastDay(t *testing.T, q training.Question) civil.Date {
	t.Helper()
	handbook := book(t)
	return training.Mark(handbook, handbook.Area("hertfordshire"), q, q.Start.Date).Due
}

// parts of a date as they are typed.
func parts(date civil.Date) (day, month, year string) {
	y, m, d := date.YMD()
	return fmt.Sprint(d), fmt.Sprint(int(m)), fmt.Sprint(y)
}

func TestTheSameWordGivesTheSameTen(t *testing.T) {
	handbook := book(t)
	area := handbook.Area("hertfordshire")
	ten := training.Make(handbook, area, "board", 10, 0)
	s, page := dateTab(t)
	before := len(s.Asked())
	for _, word := range []string{"board", "BOARD"} {
		page.draws(word, 0)
		for i, q := range ten {
			where := fmt.Sprintf("%s, question %d", word, i+1)
			page.is(where, page.focus(), fmt.Sprintf("Question %d of 10, level %d", i+1, q.Level))
			shown := page.text("[data-asked]")
			page.want(where, shown, q.Ask())
			page.want(where, shown, q.Basis(area))
			for _, g := range q.Given {
				page.want(where, shown, g.Date.Full())
			}
			if js[bool](page, "document.querySelector('[data-next]').checkVisibility()") || js[string](page, "[...document.querySelectorAll('[data-part]')].map(i => i.value).join('')") != "" {
				t.Errorf("%s starts with an answer, or goes on without one", where)
			}
			page.sends(parts(lastDay(t, q)))
			page.want(where, page.focus(), "Right")
			page.clicks("[data-next]")
		}
		page.is("the end", page.focus(), "10 of 10 right at the first try, with the word "+word+".")
		if js[bool](page, "document.querySelector('date-practice form:not([data-start])').checkVisibility() || document.querySelector('[data-next]').checkVisibility() || [...document.querySelectorAll('[data-part-of-question]')].some(at => at.checkVisibility())") {
			t.Error("there is more to answer after the end")
		}
	}
	page.look("the end of ten")
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + dates)
}

func TestADateToWorkOut(t *testing.T) {
	handbook := book(t)
	ten := training.Make(handbook, handbook.Area("hertfordshire"), "desk7", 10, 3)
	_, page := dateTab(t)
	page.draws("desk 7!", 3)
	page.is("a bad word", page.text("[data-start-told]"), "Word for the set must have 1 to 20 letters or digits, and nothing else")
	page.is("the focus", js[string](page, "document.activeElement.id"), "seed")
	page.is("kept", js[string](page, "document.getElementById('seed').value"), "desk 7!")
	page.look("a bad word")
	page.draws("desk7", 3)
	page.is("mended", page.text("[data-start-told]"), "")
	page.look("a date to work out")
	for _, tt := range []struct{ day, month, year, message string }{
		{"", "", "", "Enter the date"},
		{"31", "11", "2027", "Date must be a real date"},
		{"3", "", "2027", "Date must include a month"},
		{"3", "11", "27", "Year must include 4 numbers"},
	} {
		page.sends(tt.day, tt.month, tt.year)
		page.is("unreadable", page.text(".govuk-error-summary"), "There is a problem "+tt.message)
		page.is("beside it", page.text("[data-event=typed] .govuk-error-message"), "Error: "+tt.message)
		page.is("kept", js[string](page, "[...document.querySelectorAll('[data-part]')].map(i => i.value).join(' ')"), tt.day+" "+tt.month+" "+tt.year)
	}
	page.look("an unreadable date")

	due := lastDay(t, ten[0])
	day, month, year := parts(due + 1)
	page.sends(day, month, year)
	page.is("kept", js[string](page, "[...document.querySelectorAll('[data-part]')].map(i => i.value).join(' ')"), day+" "+month+" "+year)
	page.want("wrong", page.focus(), "Not right: ")
	page.want("the right day", page.focus(), training.Mark(handbook, handbook.Area("hertfordshire"), ten[0], due+1).Sentence)
	if !js[bool](page, "document.querySelector('[data-result] .working[open] table').checkVisibility()") {
		t.Error("the working is not shown")
	}
	page.want("the working", page.text("[data-result] .working[open]"), "the last day")
	page.want("bank holidays", page.text("[data-result] .working[open]"), "Not counted: ")
	if strings.Contains(page.text("[data-result]"), "Due in") || strings.Contains(page.text("[data-result]"), "Overdue") {
		t.Error("it says how a made-up date stands today")
	}
	page.look("a wrong date")
	page.sends(parts(due))
	page.want("right after all", page.focus(), "Right")
	page.draws("no!", 3) // refused: what is asked stays what it was
	page.sends(parts(due))
	page.want("after a word that was refused", page.focus(), "Right")
	page.draws("desk7", 3)
	for i, q := range ten {
		page.sends(parts(lastDay(t, q)))
		if i == 0 {
			page.look("a right date")
			page.sends(parts(lastDay(t, q))) // again
		}
		if i == 1 {
			page.sends(parts(lastDay(t, q) + 1)) // changed one's mind
		}
		if i == 9 {
			page.draws("desk7", 3)
			break
		}
		page.clicks("[data-next]")
	}
	for i, q := range ten { // the second is right at the second try only
		if i == 1 {
			page.sends(parts(lastDay(t, q) - 1))
		}
		page.sends(parts(lastDay(t, q)))
		page.sends(parts(lastDay(t, q)))
		page.clicks("[data-next]")
	}
	page.is("the end", page.focus(), "9 of 10 right at the first try, with the word desk7.")

	page.draws("desk7", 3)
	page.sends(day, month, year)
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	if js[bool](page, "[...document.querySelectorAll('[data-part]')].some(i => i.value) || document.querySelector('.practice-mark, .govuk-error-summary') !== null || document.querySelector('[data-asked]').checkVisibility()") {
		t.Error("something stays when the page is left")
	}
}

func TestADateByKeyboardAlone(t *testing.T) {
	handbook := book(t)
	q := training.Make(handbook, handbook.Area("hertfordshire"), "kb", 10, 1)[0]
	_, page := dateTab(t)
	page.tabTo("at.id === 'seed'")
	js[chromedp.Void](page, "document.activeElement.select()")
	page.press("kb")
	page.press(kb.Tab)
	page.press("1")
	page.press(kb.Tab)
	page.press(kb.Enter)
	page.until("document.activeElement.matches('[data-asked] h2')")
	day, month, year := parts(lastDay(t, q))
	for i, part := range []string{day, month, year} {
		page.tabTo(fmt.Sprintf("at === document.querySelectorAll('[data-part]')[%d]", i))
		page.press(part)
	}
	page.press(kb.Enter)
	page.until("document.activeElement.matches('.practice-mark')")
	page.want("right", page.focus(), "Right")
	page.press(kb.Tab)
	page.is("next", page.focus(), "Next question")
	page.press(kb.Enter)
	page.until("document.activeElement.matches('[data-asked] h2')")
	page.want("the second", page.focus(), "Question 2 of 10")
}

func TestDatesWithoutTheModule(t *testing.T) {
	s, page := serve(t), open(t)
	s.Refuse(".wasm")
	page.do(chromedp.Navigate(s.URL + dates))
	page.until("document.querySelector('[data-result] .warning') !== null")
	page.want("examples instead", page.text("main"), "These are worked examples of the same limits")
}
