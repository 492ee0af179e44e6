//go:build !js

package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"handbook/wasm/civil"
)

// engine is what the engine said of a page when the site was built.
type engine struct {
	Sums map[string]struct {
		Date    string
		Choices []struct {
			Date  string
			Right bool
		}
	}
	Logs, Plans map[string]struct {
		Options []struct {
			Title  string
			Broken bool
		}
	}
}

// worked reads what the engine said of every page, by its path.
func worked(t *testing.T) (pages map[string]engine) {
	t.Helper()
	text, err := os.ReadFile(root + "/wasm/build/worked.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &pages); err != nil {
		t.Fatal(err)
	}
	return pages
}

// found are the titles of the rules that a log or a document breaks.
func (e engine) found(id string) (broken []string) {
	for _, judged := range []map[string]struct {
		Options []struct {
			Title  string
			Broken bool
		}
	}{e.Logs, e.Plans} {
		for _, option := range judged[id].Options {
			if option.Broken {
				broken = append(broken, option.Title)
			}
		}
	}
	return broken
}

// rights are the right answers of a step, as they are shown; {dates} stand in them as they do in the file.
func (e engine) rights(s step) (texts []string) {
	switch {
	case s.Finds != "":
		return e.found(s.Finds)
	case s.AsksDate != "":
		for _, choice := range e.Sums[s.AsksDate].Choices {
			if choice.Right {
				texts = append(texts, inWords(choice.Date))
			}
		}
		return texts
	}
	for _, a := range s.Answers {
		if a.Right {
			texts = append(texts, e.words(a.Text))
		}
	}
	return texts
}

// ours is the front of a clause's ref that is the handbook's own, and not shown.
var ours = regexp.MustCompile(`\b(derbyshire|north-yorkshire|sussex)-(\d)`)

// words are a text with its {dates} in words and its clauses as they are shown.
func (e engine) words(text string) string {
	for strings.Contains(text, "{") {
		from, to := strings.Index(text, "{"), strings.Index(text, "}")
		name := text[from+1 : to]
		if sum, ok := e.Sums[name]; ok {
			name = sum.Date
		}
		text = text[:from] + inWords(name) + text[to+1:]
	}
	return strings.Join(strings.Fields(ours.ReplaceAllString(text, "$2")), " ")
}

func inWords(date string) string {
	day, _ := civil.Parse(date) // words() shows what is none
	return day.Full()
}

// deciding is the script by which a decision is made: it chooses the answers with these texts, checks, and tells what came of it.
const deciding = `(texts => {
	const step = [...document.querySelectorAll('[data-step]')].find(s => !s.hidden)
	const squeeze = node => node.textContent.replace(/\s+/g, ' ').trim()
	const on = step.querySelector('[data-on]'), question = step.querySelector('[data-question]')
	const early = on.checkVisibility()
	const boxes = [...question.querySelectorAll('[data-chosen]')]
	for (const box of boxes) box.checked = texts.includes(squeeze(box.closest('label').querySelector('span')))
	const chosen = boxes.filter(b => b.checked).length
	question.querySelector('[data-check]').click()
	return {early, late: on.checkVisibility(), told: squeeze(question.querySelector('[data-told]')), chosen, kept: boxes.filter(b => b.checked).length,
		whys: [...question.querySelectorAll('.question__why')].filter(w => w.checkVisibility()).length}
})`

// decides answers the decision of the step that is shown.
func (t *tab) decides(where string, first, right bool, texts ...string) {
	t.Helper()
	given, _ := json.Marshal(texts)
	got := js[struct {
		Early, Late        bool
		Told               string
		Chosen, Kept, Whys int
	}](t, deciding+"("+string(given)+")")
	want := "Not right yet. Each answer says why."
	if right {
		want = "Right."
	}
	if got.Told != want {
		t.Errorf("%s: told %q, want %q", where, got.Told, want)
	}
	if got.Early == first || !got.Late {
		t.Errorf("%s: Go on is shown before deciding: %v, after: %v", where, got.Early, got.Late)
	}
	if got.Chosen != len(texts) || got.Kept != len(texts) || got.Whys != len(texts) {
		t.Errorf("%s: of %d answers %d are there, %d stay chosen, %d say why", where, len(texts), got.Chosen, got.Kept, got.Whys)
	}
}

// shown is the id of the step that is shown and has the focus.
func (t *tab) shown() string {
	t.Helper()
	return js[string](t, "(s => s.length === 1 && s[0].querySelector('h2') === document.activeElement ? s[0].querySelector('h2').id : 'the focus is elsewhere, or not one step is shown')([...document.querySelectorAll('[data-step]')].filter(s => s.checkVisibility()))")
}

// after is the id of the step that follows the nth, by its file.
func (l lesson) after(n int) string {
	switch {
	case l.Steps[n].Next != "":
		return l.Steps[n].Next
	case n+1 < len(l.Steps):
		return l.Steps[n+1].ID
	}
	return "result"
}

func (l lesson) index(id string) int {
	return slices.IndexFunc(l.Steps, func(s step) bool { return s.ID == id })
}

const goOn, goBack = "[data-step]:not([hidden]) [data-on]", "[data-step]:not([hidden]) [data-back]"

// The right way through every case, and from its end back again.
func TestTheRightWayThroughEveryCase(t *testing.T) {
	s, page := serve(t), open(t)
	engine := worked(t)
	for _, l := range lessons(t, "case") {
		page.onSite(s, l.path)
		before := len(s.Asked())
		var way []string
		decisions := 0
		for at := l.Steps[0].ID; at != "result"; {
			n := l.index(at)
			step := l.Steps[n]
			way = append(way, at)
			if step.Ask != "" {
				decisions++
				page.decides(l.path+" "+at, true, true, engine[l.path].rights(step)...)
			}
			page.clicks(goOn)
			want := l.after(n)
			for _, a := range step.Answers {
				if a.Right && a.Go != "" {
					want = a.Go
				}
			}
			if got := page.shown(); got != want {
				t.Fatalf("%s: after %s comes %s, want %s", l.path, at, got, want)
			}
			at = want
		}
		if decisions <= 12 {
			t.Errorf("%s: %d decisions, want more than 12", l.path, decisions)
		}
		page.is(l.path, page.result(), fmt.Sprintf("%d of %[1]d right at the first try: 100 %%.", decisions))
		page.asksNothing(s, before)
		page.leavesNoTrace(s.URL + l.path + "#result")
		for _, id := range slices.Backward(way) {
			page.clicks(goBack)
			if got := page.shown(); got != id {
				t.Fatalf("%s: back to %s, want %s", l.path, got, id)
			}
		}
		if js[bool](page, "document.querySelector('"+goBack+"').checkVisibility()") {
			t.Errorf("%s: there is something before the first step", l.path)
		}
		page.onSite(s, "/training/"+l.Area+"/") // so that the same address is opened anew
	}
}

// Every consequence of every wrong answer: to where the file says, back, and on.
func TestEveryConsequenceOfEveryCase(t *testing.T) {
	s, page := serve(t), open(t)
	engine := worked(t)
	led := 0
	for _, l := range lessons(t, "case") {
		page.onSite(s, l.path)
		var way []string
		for at := l.Steps[0].ID; at != "result"; {
			n := l.index(at)
			step, where := l.Steps[n], l.path+" "+at
			want, first := l.after(n), step.Ask != ""
			if first {
				page.decides(where, true, true, engine[l.path].rights(step)...)
			}
			for _, a := range step.Answers {
				if a.Go == "" {
					continue
				}
				led++
				page.decides(where, false, a.Right, engine[l.path].words(a.Text))
				page.clicks(goOn)
				if got := page.shown(); got != a.Go {
					t.Fatalf("%s: %q leads to %s, want %s", where, a.Text, got, a.Go)
				}
				want = a.Go
				page.clicks(goBack)
				if got := page.shown(); got != at {
					t.Fatalf("%s: back from %s is %s", where, a.Go, got)
				}
				if got := js[string](page, "document.querySelector('[data-step]:not([hidden]) :checked').closest('label').textContent.trim()"); got != engine[l.path].words(a.Text) {
					t.Errorf("%s: what was chosen has become %q", where, got)
				}
			}
			way = append(way, at)
			page.clicks(goOn)
			if got := page.shown(); got != want {
				t.Fatalf("%s leads on to %s, want %s", where, got, want)
			}
			at = want
		}
		page.clicks(goBack)
		if got := page.shown(); got != way[len(way)-1] {
			t.Errorf("%s: back from the end is %s, want %s", l.path, got, way[len(way)-1])
		}
		page.onSite(s, "/training/"+l.Area+"/")
	}
	if led < 20 {
		t.Errorf("%d answers lead to a step of their own", led)
	}
}

// What is decided is what was checked, also where another answer is ticked afterwards.
func TestACaseGoesOnByWhatWasChecked(t *testing.T) {
	s, page := serve(t), open(t)
	var l lesson
	n := -1
	for _, l = range lessons(t, "case") {
		if n = slices.IndexFunc(l.Steps, func(s step) bool {
			return len(s.Answers) > 0 && slices.ContainsFunc(s.Answers, func(a struct {
				Text, Then, Go string
				Right          bool
			}) bool {
				return a.Go != ""
			})
		}); n >= 0 {
			break
		}
	}
	engine := worked(t)[l.path]
	page.onSite(s, l.path+"#"+l.Steps[n].ID)
	page.decides("right", true, true, engine.rights(l.Steps[n])...)
	js[chromedp.Void](page, "document.querySelector('[data-step]:not([hidden]) [data-go]').checked = true")
	page.clicks(goOn)
	page.is("by what was checked", page.shown(), l.after(n))
	js[chromedp.Void](page, "history.back()")
	page.until("location.hash === " + quoted("#"+l.Steps[n].ID) + " && document.activeElement.id === " + quoted(l.Steps[n].ID))
	page.clicks(goOn)
	page.clicks(goBack)
	page.is("after the browser's Back", page.shown(), l.Steps[n].ID)
	js[chromedp.Void](page, "location.hash = '#result'")
	page.until("document.activeElement.id === 'result'")
	page.clicks("[data-restart]")
	page.is("again", page.shown(), l.Steps[0].ID)
	if js[bool](page, "[...document.querySelectorAll('[data-chosen]')].some(at => at.checked)") || js[bool](page, "document.querySelector('"+goOn+"').checkVisibility()") != (l.Steps[0].Ask == "") {
		t.Error("what was decided stays when one begins again")
	}
}

func TestCasesWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	page.withoutScript()
	engine := worked(t)
	for _, l := range lessons(t, "case") {
		page.do(chromedp.Navigate(s.URL + l.path))
		for i, step := range l.Steps {
			if step.AsksDate != "" && strings.Contains(page.text("[aria-labelledby="+step.ID+"] [data-after-answer] summary"), inWords(engine[l.path].Sums[step.AsksDate].Date)) {
				t.Errorf("%s %s: the answer is given away before it is opened", l.path, step.ID)
			}
			if step.Next != "" {
				page.want(l.path+" "+step.ID, page.text("[aria-labelledby="+step.ID+"]"), "goes on with: "+l.Steps[l.index(step.Next)].Title)
			}
			if i > 0 && l.after(i-1) != step.ID {
				page.want(l.path+" "+step.ID, page.text("[aria-labelledby="+step.ID+"]"), "To be read only where an answer has led here.")
			}
		}
		for _, what := range js[[]string](page, unread) {
			t.Errorf("%s: %s", l.path, what)
		}
		for _, step := range l.Steps {
			if step.Ask == "" {
				continue
			}
			where := l.path + " " + step.ID
			answer := asked{ID: step.ID}.in("[data-answer]")
			opened := page.text(answer)
			for _, right := range engine[l.path].rights(step) {
				page.want(where, opened, right+": ")
			}
			for _, a := range step.Answers {
				page.want(where, opened, engine[l.path].words(a.Text)+": "+engine[l.path].words(a.Then))
				if a.Go != "" && !js[bool](page, "document.querySelector('"+answer+" a[href=\"#"+a.Go+"\"]').textContent === "+quoted("It leads to: "+l.Steps[l.index(a.Go)].Title)) {
					t.Errorf("%s does not say that %q leads to %s", where, a.Text, a.Go)
				}
			}
		}
	}
}

// What the engine found of every log and every document is what is accepted.
func TestEveryFaultIsFound(t *testing.T) {
	s, page := serve(t), open(t)
	engine := worked(t)
	judged := 0
	for _, l := range lessons(t, "faults") {
		page.onSite(s, l.path)
		for _, it := range append(l.Logs, l.Plans...) {
			judged++
			broken := engine[l.path].found(it.ID)
			if len(broken) == 0 {
				t.Errorf("%s: nothing is wrong with %s", l.path, it.ID)
			}
			given, _ := json.Marshal(broken)
			for _, tt := range []struct{ name, choose, want string }{
				{"all of them", "true", "Not right yet. Each answer says why."},
				{"what is broken", "broken.includes(text)", "Right."},
			} {
				told := js[string](page, `((at, broken) => {
					for (const box of at.querySelectorAll('[data-chosen]')) {
						const text = box.closest('label').querySelector('span').textContent
						box.checked = `+tt.choose+`
					}
					at.querySelector('[data-check]').click()
					return at.querySelector('[data-told]').textContent
				})(document.getElementById('q-`+it.ID+`'), `+string(given)+`)`)
				page.is(l.path+" "+it.ID+", "+tt.name, told, tt.want)
			}
			marked := js[[]string](page, "[...document.querySelectorAll('#q-"+it.ID+" [data-answer] strong')].map(s => s.textContent)")
			page.is(l.path+" "+it.ID+", the answer", strings.Join(marked, "; "), strings.Join(broken, "; "))
		}
		page.want(l.path, page.result(), fmt.Sprintf("0 of %d right at the first try", len(l.Logs)+len(l.Plans)))
	}
	if judged < 20 {
		t.Errorf("%d logs and documents", judged)
	}
}
