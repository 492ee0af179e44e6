//go:build !js

package browser_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/training"
)

const (
	confirm = "/training/confirm/"
	codes   = "/training/codes/"
	cpd     = "/training/cpd/"
)

// reads opens a page of confirmations and waits until it can be used.
func reads(t *testing.T, path string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + path))
	page.until("document.readyState === 'complete' && document.querySelector('.copied') !== null && document.querySelector('[data-script]:not([hidden]), [data-buttons]:not([hidden])') !== null")
	return s, page
}

// chapterShown is a chapter as a page lists it.
type chapterShown struct{ Area, Key, Version, Name string }

// listed are the chapters of the page for codes, area by area.
func (t *tab) listed() (list map[string][]chapterShown) {
	t.Helper()
	list = map[string][]chapterShown{}
	for _, c := range js[[]chapterShown](t, `[...document.querySelectorAll('[data-chapter]')].map(c => ({Area: c.closest('[data-area]').dataset.area, Key: c.dataset.key, Version: c.dataset.version, Name: c.querySelector('a').textContent.trim()}))`) {
		list[c.Area] = append(list[c.Area], c)
	}
	return list
}

// chaptersOf are an area's chapters as a code holds them.
func (t *tab) chaptersOf(area string) (all []read) {
	t.Helper()
	shown := t.listed()[area]
	for _, c := range shown {
		for _, path := range keys(t.T)[area] {
			if sum := hash10(path); sum == fmt.Sprintf("%024b", hexadecimal(c.Key))[:10] {
				all = append(all, read{path, c.Version})
			}
		}
	}
	if len(all) != len(shown) || len(all) < 3 {
		t.Fatalf("%s: %d chapters, %d of them known", area, len(shown), len(all))
	}
	return all
}

func hexadecimal(text string) (n int) {
	if _, err := fmt.Sscanf(text, "%x", &n); err != nil || len(text) != 6 {
		panic(text)
	}
	return n
}

// fills types who read and, unless it is empty, when.
func (t *tab) fills(r reading) {
	t.Helper()
	for id, value := range map[string]string{"name": r.Name, "role": r.Role, "team": r.Team} {
		js[chromedp.Void](t, "document.getElementById('"+id+"').value = "+quoted(value))
	}
	if r.Day != "" {
		t.date("read", r.Day[8:], r.Day[5:7], r.Day[:4])
	}
}

// ticks chooses an area and ticks those of its chapters that are named by place.
func (t *tab) ticks(area string, places ...int) {
	t.Helper()
	js[chromedp.Void](t, `(select => { select.value = '`+area+`'; select.dispatchEvent(new Event('change')) })(document.getElementById('area'))`)
	for _, place := range places {
		t.clicks("#" + area + "-" + fmt.Sprint(place))
	}
}

// makes asks for the certificate.
func (t *tab) makes() {
	t.Helper()
	js[chromedp.Void](t, "document.querySelector('reading-confirmation form').requestSubmit()")
	t.until("document.querySelector('.certificate, [data-faults]:not([hidden])') !== null")
}

var amina = reading{Area: "stockport", Day: "2026-11-20", Name: "Amina  O’Brien", Role: "Social worker", Team: "North-West 2"}

// certified makes Amina's certificate of the first two chapters of Stockport.
func certified(t *testing.T) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := reads(t, confirm)
	page.ticks("stockport", 1, 2)
	page.fills(amina)
	page.makes()
	return s, page
}

func TestACertificateByKeyboardAlone(t *testing.T) {
	s, page := reads(t, confirm)
	page.look("nothing confirmed yet")
	before := len(s.Asked())
	page.tabTo("at.id === 'area'")
	page.press("St")
	page.is("the area", js[string](page, "document.getElementById('area').value"), "stockport")
	page.tabTo("at.matches('[data-chapter]')")
	page.is("only its chapters", js[string](page, "document.activeElement.closest('[data-area]').dataset.area"), "stockport")
	page.press(" ")
	page.press(kb.Tab)
	page.press(" ")
	page.tabTo("at.id === 'name'")
	page.press(amina.Name)
	page.press(kb.Tab)
	page.press(amina.Role)
	page.press(kb.Tab)
	page.press(amina.Team)
	today := js[string](page, "new Date().toLocaleDateString('en-CA')")
	page.is("today", js[string](page, "['year', 'month', 'day'].map(p => document.getElementById('read-' + p).value.padStart(2, '0')).join('-')"), today)
	page.press(kb.Enter)
	page.until("document.querySelector('.certificate') !== null")
	page.is("the focus", page.focus(), "Reading confirmation")
	text := page.text(".certificate")
	for _, want := range []string{"Name Amina O’Brien", "Role Social worker", "Team North-West 2", "Area Stockport", "Day read " + calendartest.Date(today).Full(), "The source carries no date.", "7.1 Role of the lead Social Worker", "7.2 The Core Group",
		"Self-declared: nobody has checked that the reading took place."} {
		page.want("the certificate", text, want)
	}
	if strings.Contains(text, "7.3") {
		t.Error("a chapter that was not ticked is certified")
	}
	code := page.text(".certificate code")
	page.look("a certificate")
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + confirm)

	versions := js[[]string](page, "[...document.querySelectorAll('.certificate tbody td:last-child')].map(td => td.textContent)")
	page.do(chromedp.Navigate(s.URL + codes))
	page.until("document.querySelector('[data-script]:not([hidden])') !== null")
	chapters := page.chaptersOf("stockport")[:2]
	if chapters[0].Version != versions[0] || chapters[1].Version != versions[1] {
		t.Errorf("the certificate has versions %v, the page of codes %v", versions, chapters)
	}
	r := reading{"stockport", today, chapters, "amina o'brien", "Social Worker", "North–West 2"}
	page.is("the code, made once more in Go", code, shown(r.code(1)))
}

func TestWhatIsMissingFromAConfirmation(t *testing.T) {
	_, page := reads(t, confirm)
	for id := range map[string]bool{"day": true, "month": true, "year": true} {
		js[chromedp.Void](page, "document.getElementById('read-"+id+"').value = ''")
	}
	page.makes()
	page.is("all", page.text("[data-faults]"), "There is a problem Select the area Enter your name Enter your role Enter your team Enter the day you read them")
	page.want("title", js[string](page, "document.title"), "Error: Confirm your reading")
	if !js[bool](page, "document.activeElement.matches('[data-faults]')") {
		t.Error("the summary has not the focus")
	}
	page.look("everything missing")
	js[chromedp.Void](page, "document.querySelectorAll('[data-faults] a')[2].click()")
	page.is("the link", js[string](page, "document.activeElement.id + location.hash"), "role")
	page.ticks("derbyshire")
	page.fills(reading{Name: "A", Role: " ", Team: "T"})
	for _, tt := range []struct{ day, month, year, message, field string }{
		{"31", "11", "2026", "The day you read them must be a real date", "read-day"},
		{"29", "feb", "2025", "The day you read them must be a real date", "read-day"},
		{"3", "0", "2026", "The day you read them must be a real date", "read-month"},
		{"3", "13", "2026", "The day you read them must be a real date", "read-month"},
		{"x", "11", "2026", "The day you read them must be a real date", "read-day"},
		{"3", "ja", "2026", "The day you read them must be a real date", "read-month"},
		{"3", "", "", "The day you read them must include a month and year", "read-month"},
		{"3", "11", "26", "Year must include 4 numbers", "read-year"},
		{"3", "11", "2998", "The day you read them must be today or in the past", "read-day"},
		{"31", "12", "2019", "The day you read them must be on or after 1 January 2020", "read-year"},
	} {
		page.date("read", tt.day, tt.month, tt.year)
		page.makes()
		page.is("messages", page.text("[data-faults]"), "There is a problem Select the chapters you have read Enter your role "+tt.message)
		page.is("beside it", page.text("[data-event=read] .govuk-error-message"), "Error: "+tt.message)
		page.is("kept", js[string](page, "['day', 'month', 'year'].map(p => document.getElementById('read-' + p).value).join()+document.getElementById('name').value"), tt.day+","+tt.month+","+tt.year+"A")
		js[chromedp.Void](page, "[...document.querySelectorAll('[data-faults] a')].at(-1).click()")
		page.is("the link", js[string](page, "document.activeElement.id"), tt.field)
	}
	js[chromedp.Void](page, "document.querySelector('[data-faults] a').click()")
	page.is("the chapters", js[string](page, "document.activeElement.id"), "derbyshire-1")
	page.date("read", "3", "November", "2025")
	page.fills(reading{Name: "A", Role: "B", Team: "T"})
	page.clicks("[data-area=derbyshire] [data-every]")
	page.makes()
	page.want("mended", page.text(".certificate"), "Monday 3 November 2025")
	if js[bool](page, "document.title.startsWith('Error') || document.querySelector('.govuk-form-group--error') !== null") {
		t.Error("an error stays")
	}
	if js[bool](page, "[...document.querySelectorAll('.certificate th')].some(th => th.textContent === 'Section')") {
		t.Error("a column of section numbers where there are none")
	}
	page.date("read", "3", "", "2025")
	page.makes()
	if js[bool](page, "document.querySelector('.certificate') !== null") {
		t.Error("a certificate stays beside an error")
	}
}

func TestACertificateIsTakenAway(t *testing.T) {
	_, page := certified(t)
	page.takes()
	code := page.text(".certificate code")
	text := page.copied("text")
	for _, want := range []string{"Reading confirmation\nName: Amina O’Brien\nRole: Social worker\nTeam: North-West 2\nDay read: Friday 20 November 2026\nArea: Stockport\nEdition: ", "\nChapters:\n7.1 Role of the lead Social Worker, version ",
		"\nCompletion code: " + code + "\nSelf-declared: nobody has checked that the reading took place."} {
		page.want("as text", text, want)
	}
	page.is("a line", page.copied("line"), "Amina O’Brien\tSocial worker\tNorth-West 2\t"+code)

	js[chromedp.Void](page, "HTMLAnchorElement.prototype.click = function () { window.opened = this.href }; document.getElementById('trainer').value = 'no address'; document.querySelector('[data-mail]').requestSubmit()")
	page.is("no address", page.text("[data-mail] [data-faults]"), "There is a problem Enter an email address in the correct format, like name@example.com")
	page.look("a wrong address")
	for _, address := range []string{"", "t.rainer+cpd@elmshire.example"} {
		js[chromedp.Void](page, "window.opened = undefined; document.getElementById('trainer').value = '"+address+"'; document.querySelector('[data-mail]').requestSubmit()")
		mail, err := url.Parse(js[string](page, "window.opened"))
		if err != nil {
			t.Fatal(err)
		}
		to, _ := url.PathUnescape(mail.Opaque)
		page.is("to", to, address)
		page.is("subject", mail.Query().Get("subject"), "Reading confirmation: Stockport")
		page.is("body", strings.ReplaceAll(mail.Query().Get("body"), "\r\n", "\n"), text)
		if strings.Contains(mail.RawQuery, "+") {
			t.Errorf("+ for a space: %s", mail.RawQuery)
		}
	}
	page.want("told", page.text(".outputs [data-told]"), "Nothing is sent from here.")

	js[chromedp.Void](page, "navigator.clipboard.writeText = async () => { throw new Error('no') }; document.querySelector('[data-out=line]').click()")
	page.until("document.querySelector('.outputs [data-told]').textContent.startsWith('The browser does not let')")
}

func TestACertificateIsPrintedAloneOnOneSheet(t *testing.T) {
	_, page := certified(t)
	long := strings.Repeat("Long Name ", 8)
	page.ticks("hertfordshire")
	page.clicks("[data-area=hertfordshire] [data-every]")
	page.fills(reading{Name: long, Role: long, Team: long})
	page.makes()
	text, n := page.onPaper("print")
	if n != 1 || !strings.HasPrefix(text, "Reading confirmation I have read") || !strings.HasSuffix(text, "Self-declared: nobody has checked that the reading took place. Child Protection Plan Handbook") {
		t.Errorf("%d pages: %s", n, text)
	}
	for _, not := range []string{"Copy", "CPD", "Training", "Select"} {
		if strings.Contains(text, not) {
			t.Errorf("printed: %s", not)
		}
	}
}

func TestNothingTypedStaysAfterBack(t *testing.T) {
	s, page := certified(t)
	js[chromedp.Void](page, "document.getElementById('cpd-learnt').value = 'much'")
	empty := "[...document.querySelectorAll('input:not([type=checkbox]):not([data-part]), select, textarea')].map(i => i.value).join('') + document.querySelectorAll(':checked[data-chapter], .certificate, .checked, [data-faults]:not([hidden])').length"
	page.do(chromedp.Navigate(s.URL + "/training/"))
	page.until("location.pathname === '/training/' && document.readyState === 'complete'")
	js[chromedp.Void](page, "void setTimeout(() => history.back())")
	page.until("location.pathname === '/training/confirm/' && document.readyState === 'complete' && customElements.get('reading-confirmation') !== undefined")
	page.is("after Back", js[string](page, empty), "0")
	page.ticks("sussex", 1)
	page.fills(amina)
	page.makes()
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	page.is("on leaving", js[string](page, empty), "0")
	if js[bool](page, "document.querySelector('[data-after]').checkVisibility()") {
		t.Error("what follows a certificate stays")
	}
	page.do(chromedp.Navigate(s.URL + codes))
	page.until("document.querySelector('[data-script]:not([hidden])') !== null")
	page.fills(reading{Name: "A", Role: "B", Team: "C"})
	page.lists("x\ny\n")
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	page.is("codes", js[string](page, empty), "0")
}

// lists pastes a list of codes and has it checked.
func (t *tab) lists(text string) {
	t.Helper()
	js[chromedp.Void](t, "document.getElementById('lines').value = "+quoted(text)+"; document.querySelector('[data-many]').requestSubmit()")
	t.until("document.querySelector('.codes tbody tr, [data-many] [data-faults]:not([hidden])') !== null && document.querySelector('[data-progress]').textContent === ''")
}

// aReading is one of many, drawn from areas and their chapters.
func aReading(areas map[string][]read, r *rand.Rand) reading {
	var ids []string
	for id := range areas {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	id := ids[r.IntN(len(ids))]
	chapters := slices.Clone(areas[id])
	r.Shuffle(len(chapters), func(i, j int) { chapters[i], chapters[j] = chapters[j], chapters[i] })
	words := []string{"Ali", "Zoë", "O’Brien", "Jean-Luc", "Nguyễn", "Ｗide", "=1+1", "Ω", "van der Berg", "7"}
	some := func() string {
		return words[r.IntN(len(words))] + " " + words[r.IntN(len(words))] + fmt.Sprint(r.IntN(1000))
	}
	return reading{id, fmt.Sprintf("202%d-0%d-1%d", r.IntN(6), 1+r.IntN(9), r.IntN(10)), chapters[:1+r.IntN(len(chapters))], some(), some(), some()}
}

// judgeMany judges, in the page, codes that were made in Go, and what becomes of each when it is
// altered; it tells what it did not expect. Of codes marked whole every wrong sign is tried.
const judgeMany = `(async list => {
	const checker = document.querySelector('code-checker')
	const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
	const odd = []
	let tried = 0
	const is = async (kind, entry, why) => {
		tried++
		const found = await checker.judge(entry)
		if (found.kind !== kind) odd.push([why, kind, found.kind, found.says, JSON.stringify(entry)].join(' | '))
		return found
	}
	const any = n => Math.floor(Math.random() * n)
	for (const {Right, Changed, Name: name, Role: role, Team: team, Whole} of list) {
		const who = {name, role, team}
		const code = Right.replaceAll('-', '')
		await is('current', {...who, code: Right}, 'right')
		await is('current', {...who, code: code.toLowerCase().replaceAll('0', 'o').replaceAll('1', any(2) ? 'i' : 'L').replace(/(.{3})/g, '$1 ')}, 'as it may be typed')
		await is('current', {name: '  ' + name.toUpperCase().replaceAll(' ', '   '), role: role.toLowerCase(), team: (/^=/.test(team) ? "'" : '') + team, code}, 'case and spaces')
		await is('changed', {...who, code: Changed}, 'a version changed')
		await is('current', {name: '', role: '', team: '', code}, 'a code alone')
		for (const field of ['name', 'role', 'team']) {
			await is('other', {...who, [field]: who[field] + 'x', code}, field)
			await is('other', {...who, [field]: who[field].slice(1), code}, field)
		}
		await is('other', {...who, name: who.role, role: who.name, code}, 'name and role swapped')
		for (let place = 0; place < code.length; place++) {
			const put = signs => code.slice(0, place) + signs + code.slice(place + signs.length)
			const wrong = [...SIGNS].filter(sign => sign !== code[place])
			for (const sign of Whole ? wrong : any(8) ? [] : [wrong[any(31)]]) await is('mistyped', {...who, code: put(sign)}, 'a wrong sign')
			const [a, b] = code.slice(place, place + 2)
			if (b && a !== b && (Whole || !any(4))) await is('mistyped', {...who, code: put(b + a)}, 'a swap')
		}
		const cut = any(code.length)
		await is('mistyped', {...who, code: code.slice(0, cut) + code.slice(cut + 1)}, 'a sign left out')
		await is('mistyped', {...who, code: code.slice(0, cut) + SIGNS[any(32)] + code.slice(cut)}, 'a sign too many')
	}
	return {tried, odd: odd.slice(0, 10), all: odd.length}
})`

func TestCodesMadeInGoAreJudgedRightlyWhateverBecomesOfThem(t *testing.T) {
	n := 3000
	if testing.Short() {
		n = 300
	}
	s, page := reads(t, codes)
	before := len(s.Asked())
	areas := map[string][]read{}
	for id := range page.listed() {
		areas[id] = page.chaptersOf(id)
	}
	type made struct {
		Right, Changed, Name, Role, Team string
		Whole                            bool
	}
	var list []made
	draw := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		r := aReading(areas, draw)
		m := made{Right: shown(r.code(1)), Name: r.Name, Role: r.Role, Team: r.Team, Whole: i < 12}
		changed := r
		changed.Chapters = slices.Clone(r.Chapters)
		k := draw.IntN(len(r.Chapters))
		changed.Chapters[k].Version = fmt.Sprintf("%06x", hexadecimal(r.Chapters[k].Version)^(1<<(9+draw.IntN(15))))
		m.Changed = shown(changed.code(1))
		list = append(list, m)
	}
	given, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Tried, All int
		Odd        []string
	}
	if err := json.Unmarshal(js[[]byte](page, judgeMany+"("+string(given)+")"), &answer); err != nil {
		t.Fatal(err)
	}
	for _, odd := range answer.Odd {
		t.Error(odd)
	}
	t.Logf("%d codes, %d judgements, %d unexpected", n, answer.Tried, answer.All)
	page.asksNothing(s, before)
}

func TestOneCertificateIsChecked(t *testing.T) {
	s, page := reads(t, codes)
	page.look("codes, nothing checked")
	r := amina
	r.Chapters = page.chaptersOf("stockport")[:2]
	checks := func(r reading, code string) string {
		js[chromedp.Void](page, "document.querySelector('[data-result=one]').replaceChildren(); document.getElementById('code').value = "+quoted(code))
		page.fills(reading{Name: r.Name, Role: r.Role, Team: r.Team})
		js[chromedp.Void](page, "document.querySelector('[data-one]').requestSubmit()")
		page.until("document.querySelector('[data-one] [data-faults]:not([hidden]), [data-result=one] .checked') !== null")
		return page.text("code-checker")
	}
	checks(reading{}, "")
	page.is("nothing", page.text("[data-one] [data-faults]"), "There is a problem Enter the name Enter the role Enter the team Enter the code")
	page.look("nothing to check")
	page.want("right", checks(r, shown(r.code(1))), "Right and current Amina O’Brien, Social worker, North-West 2 Stockport, Friday 20 November 2026 Unchanged since it was read: 7.1 Role of the lead Social Worker; 7.2 The Core Group.")
	page.is("the focus", page.focus(), "The certificate")

	old := r
	old.Chapters = slices.Clone(r.Chapters)
	old.Chapters[1].Version = "000000"
	js[chromedp.Void](page, `document.querySelector('code-checker').areas.find(a => a.title === 'Stockport').notes = [
		{date: '2026-11-23', grade: 'significant', chapters: '`+page.listed()["stockport"][1].Key+`', what: 'The core group meets more often.'},
		{date: '2026-11-22', grade: 'minor', chapters: '`+page.listed()["stockport"][0].Key+`', what: 'Of another chapter.'},
		{date: '2026-11-20', grade: 'new', chapters: '', what: 'Of the whole area.'}, {date: '2026-11-19', grade: 'new', chapters: '', what: 'Before.'}]`)
	said := checks(old, old.code(1))
	page.want("changed", said, "Right, but changed since Amina O’Brien, Social worker, North-West 2 Stockport, Friday 20 November 2026 Changed since it was read: 7.2 The Core Group. 23 November 2026 (significant): The core group meets more often. 20 November 2026 (new): Of the whole area.")
	if strings.Contains(said, "Of another chapter") || strings.Contains(said, "(new): Before") {
		t.Error(said)
	}
	page.look("a code that has changed since")
	js[chromedp.Void](page, "document.querySelector('code-checker').areas.find(a => a.title === 'Stockport').notes.splice(1)")
	old.Chapters[0].Version = "000000"
	page.want("both", checks(old, old.code(1)), "(significant): The core group meets more often. No note tells what changed in 7.1 Role of the lead Social Worker.")
	js[chromedp.Void](page, "document.querySelector('code-checker').areas.find(a => a.title === 'Stockport').notes = []")
	page.want("no note", checks(old, old.code(1)), "No note tells what changed.")

	other := r
	other.Name = "Bo"
	page.want("another's", checks(other, r.code(1)), "Does not match Bo, Social worker, North-West 2 Stockport, Friday 20 November 2026 The code is whole, but not made for this name, role and team, or it was altered.")
	wrong := []byte(shown(r.code(1)))
	wrong[12] = signs[(strings.IndexByte(signs, wrong[12])+1)%32]
	page.want("a wrong sign", checks(r, string(wrong)), "Mistyped Amina O’Brien, Social worker, North-West 2 Group 3, "+string(wrong[10:15])+", looks wrong.")
	wrong[12] = 'U'
	page.want("a sign of no code", checks(r, string(wrong)), "Group 3 has U, which no code has.")
	page.want("too short", checks(r, r.code(1)[1:]), "Signs are missing, or there are too many.")
	page.want("format", checks(r, r.code(2)), "Not of this edition Amina O’Brien, Social worker, North-West 2 Stockport, Friday 20 November 2026 Its format is 2; this page reads format 1.")
	elm := r
	elm.Area = "elmshire"
	page.want("area", checks(elm, elm.code(1)), "No area of this handbook is meant by it.")
	gone := r
	gone.Chapters = []read{{"stockport/gone", "123456"}}
	page.want("chapter", checks(gone, gone.code(1)), "A chapter that it names is not in this edition of Stockport.")
	page.want("no code", checks(r, "see attached"), "Not a code")
	page.leavesNoTrace(s.URL + codes)
}

func TestAListOfCodesIsToldApart(t *testing.T) {
	s, page := reads(t, codes)
	before := len(s.Asked())
	page.takes()
	r := amina
	r.Chapters = page.chaptersOf("stockport")
	right := shown(r.code(1))
	evil := r
	evil.Name = "=HYPERLINK(1)"
	comma := r
	comma.Name, comma.Team = "O’Brien, Amina", `The "A" team; night`
	old := r
	old.Chapters = []read{{r.Chapters[0].Path, "ffffff"}}
	wrong := []byte(right)
	wrong[0] = '2'
	page.lists("\n \n")
	page.is("nothing", page.text("[data-many] [data-faults]"), "There is a problem Paste the list")
	page.look("no list")
	page.lists("Team\tCompletion code\tName\tWhen\tJob title\r\n" + r.Team + "\t" + right + "\t" + r.Name + "\tyesterday\t" + r.Role + "\r\n")
	page.is("columns by their names", strings.Join(page.cells(".codes tbody")[0][:7], " | "), "2 | Amina O’Brien | Social worker | North-West 2 | Stockport | Friday 20 November 2026 | Right and current")
	page.lists(strings.Join([]string{
		"Name\tRole\tTeam\tCode",
		r.Name + "\t" + r.Role + "\t" + r.Team + "\t" + right,
		"",
		"amina o'brien,social worker,north-west 2," + strings.ToLower(r.code(1)),
		`"O’Brien, Amina";Social worker;"The ""A"" team; night";` + shown(comma.code(1)),
		"'=HYPERLINK(1)\t" + r.Role + "\t" + r.Team + "\t" + evil.code(1),
		"Bo\t" + r.Role + "\t" + r.Team + "\t" + right,
		r.Name + "\t" + r.Role + "\t" + r.Team + "\t" + string(wrong),
		r.Name + "\t" + r.Role + "\t" + r.Team + "\t" + shown(old.code(1)),
		r.Name + "\t" + r.Role + "\t" + r.Team + "\t" + shown(r.code(3)),
		r.Name + "\t" + r.Role + "\t" + r.Team + "\tto follow",
		r.Name + "\t" + right,
		"Cy\tX\tY\t",
		shown(reading{"sussex", "2025-01-01", page.chaptersOf("sussex")[:1], "", "x", "y"}.code(1)),
	}, "\n"))
	page.is("the focus", page.focus(), "The list: 12 lines")
	page.is("counts", page.text(".checked > p"), "4 right and current; 1 right, but a chapter has changed since; 1 with the same code as a line above; 1 mistyped; 1 not belonging to these words; 1 of another edition, area or format; 3 not a code; 1 without name, role and team, so whose they are was not checked.")
	want := [][2]string{{"2", "Right and current"}, {"4", "The same code twice"}, {"5", "Right and current"}, {"6", "Right and current"}, {"7", "Does not match"}, {"8", "Mistyped"}, {"9", "Right, but changed since"}, {"10", "Not of this edition"}, {"11", "Not a code"}, {"12", "Not a code"}, {"13", "Not a code"}, {"14", "Right and current"}}
	rows := page.cells(".codes tbody")
	for i, row := range rows {
		if i < len(want) && (row[0] != want[i][0] || row[6] != want[i][1]) {
			t.Errorf("row %d: %v, want %v", i, row, want[i])
		}
	}
	page.is("twice", rows[1][7], "The same code as line 2.")
	page.want("comma", rows[2][1]+rows[2][3], `O’Brien, AminaThe "A" team; night`)
	page.want("mistyped", rows[5][7], "Group 1, 2")
	page.want("a note of the handbook", rows[6][7], "Changed since it was read: 7.1 Role of the lead Social Worker. 22 November 2026 (new): The Stockport procedure, section 7, with its timescales.")
	page.want("parts", rows[9][7], "A line must have name, role, team and code, or a code alone.")
	page.want("alone", rows[11][7], "No name, role and team stand beside it, so whose it is was not checked.")
	page.want("caption", page.text(".codes caption"), "Confirmations are self-declared.")
	page.look("a list of codes")

	table := page.copied("table")
	if lines := strings.Split(table, "\n"); len(lines) != 13 || lines[0] != "Line\tName\tRole\tTeam\tArea\tDay read\tResult\tWhat it means" || !strings.HasPrefix(lines[4], "6\t'=HYPERLINK(1)\t") {
		t.Errorf("the table is %q", table)
	}
	js[chromedp.Void](page, "(make => { URL.createObjectURL = blob => { blob.arrayBuffer().then(bytes => { window.begins = [...new Uint8Array(bytes)].slice(0, 3).join() }); return make(blob) } })(URL.createObjectURL)")
	file := page.out("csv")
	page.until("window.begins !== undefined")
	page.is("the byte order mark", js[string](page, "window.begins"), "239,187,191")
	read, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(read) != 13 {
		t.Fatalf("%v: %s", err, file)
	}
	for i, row := range rows {
		for k, cell := range row {
			if got := read[i+1][k]; got != cell && got != "'"+cell {
				t.Errorf("csv: %q, the page %q", got, cell)
			}
		}
	}
	page.is("a formula", read[4][1], "'=HYPERLINK(1)")
	text, _ := page.onPaper("print")
	if !strings.HasPrefix(text, "The list: 12 lines 4 right") || strings.Contains(text, "Copy as") || strings.Contains(text, "One certificate") {
		t.Errorf("printed: %s", text)
	}
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + codes)
}

func TestTwoThousandLinesAreEachJudged(t *testing.T) {
	_, page := reads(t, codes)
	areas := map[string][]read{}
	for id := range page.listed() {
		areas[id] = page.chaptersOf(id)
	}
	draw := rand.New(rand.NewPCG(3, 4))
	var lines []string
	for range 2000 {
		r := aReading(areas, draw)
		lines = append(lines, r.Name+"\t"+r.Role+"\t"+r.Team+"\t"+shown(r.code(1)))
	}
	js[chromedp.Void](page, "document.getElementById('lines').value = "+quoted(strings.Join(lines, "\n"))+"; document.body.offsetHeight")
	js[chromedp.Void](page, "document.querySelector('[data-many]').requestSubmit()")
	page.until("document.querySelectorAll('.codes tbody tr').length === 2000")
	if n := len(page.cells(".codes tbody")); n != 2000 {
		t.Errorf("%d rows", n)
	}
	page.want("counts", page.text(".checked > p"), "2000 right and current")
	page.lists(strings.Join(lines, "\n") + "\nmore")
	page.is("too many", page.text("[data-many] [data-faults]"), "There is a problem The list must have 2,000 lines or fewer")
}

func TestARecordOfCPD(t *testing.T) {
	s, page := certified(t)
	page.takes()
	page.is("facts", js[string](page, "['kind', 'date', 'learnt', 'effect', 'peer'].map(f => document.getElementById('cpd-' + f).value).join('|')"), "Reading|Friday 20 November 2026|||")
	page.want("activity", js[string](page, "document.getElementById('cpd-activity').value"), "Read 2 chapters of the Stockport procedure: 7.1 Role of the lead Social Worker; 7.2 The Core Group. Stockport child protection procedures")
	page.want("who decides", page.text("cpd-record"), "Its own form decides what is asked")
	js[chromedp.Void](page, "document.getElementById('cpd-learnt').value = 'Line one\\nline two'; document.getElementById('cpd-kind').value = 'Private study'")
	page.makes()
	page.is("what was written stays", js[string](page, "document.getElementById('cpd-kind').value + document.getElementById('cpd-learnt').value"), "Private studyLine one\nline two")
	copied := page.cpd("text")
	for _, want := range []string{"CPD record\n\nType of CPD\nPrivate study\n\nDate\nFriday 20 November 2026\n\nThe activity in short, and why it is relevant to you\nRead 2 chapters", "\n\nWhat you learnt\nLine one\nline two\n\nThe positive effect it has had, or will have, on your practice and on the people you work with\n(nothing yet)\n\nWhat you learnt from discussing it with a peer\n(nothing yet)\n\nSocial Work England’s own form decides"} {
		page.want("as text", copied, want)
	}
	page.is("the file", page.cpd("file"), copied)
	js[chromedp.Void](page, "window.printed = 0; window.print = () => { window.printed++; dispatchEvent(new Event('beforeprint')) }; document.querySelector('[data-cpd=print]').click()")
	page.media("print")
	text := page.text("body")
	page.want("printed", text, "CPD record Type of CPD Private study")
	if strings.Contains(text, "Completion code") || strings.Contains(text, "Copy") || printedPages(page) != 1 {
		t.Errorf("printed: %s", text)
	}
	page.media("")
	js[chromedp.Void](page, "dispatchEvent(new Event('afterprint'))")
	if js[bool](page, "document.documentElement.className.includes('print') || document.querySelector('[data-paper]').hasChildNodes()") {
		t.Error("what was set for printing stays")
	}
	page.look("a certificate and a record")
	page.leavesNoTrace(s.URL + confirm)

	s, page = reads(t, cpd)
	before := len(s.Asked())
	page.takes()
	page.look("an empty record")
	page.is("nothing is filled in", js[string](page, "[...document.querySelectorAll('main input, textarea')].map(f => f.value).join('')"), "")
	js[chromedp.Void](page, "document.getElementById('cpd-peer').value = 'x'")
	page.want("copied", page.cpd("text"), "peer\nx\n")
	js[chromedp.Void](page, "dispatchEvent(new Event('pagehide'))")
	page.is("left", js[string](page, "document.getElementById('cpd-peer').value + document.querySelector('[data-cpd-told]').textContent"), "")
	page.asksNothing(s, before)
	page.leavesNoTrace(s.URL + cpd)
}

// cpd presses a button of the record and gives what was copied or saved.
func (t *tab) cpd(kind string) string {
	t.Helper()
	js[chromedp.Void](t, "window.saved.length = 0; window.copied = undefined; document.querySelector('[data-cpd="+kind+"]').click()")
	t.until("window.saved.length === 1 || window.copied !== undefined")
	return js[string](t, "window.copied ?? window.saved[0]")
}

func TestTheDaysToPractiseAgainAreSaved(t *testing.T) {
	s, page := certified(t)
	for _, path := range s.Asked() {
		if strings.HasSuffix(path, ".wasm") || strings.Contains(path, "worker") {
			t.Errorf("%s is fetched before it is used", path)
		}
	}
	page.takes()
	sends := func(day, month, year string) {
		page.date("finished", day, month, year)
		js[chromedp.Void](page, "window.saved.length = 0; document.querySelector('[data-days]').replaceChildren(); document.querySelector('follow-up [data-faults]').hidden = true; document.querySelector('follow-up form').requestSubmit()")
		page.until("document.querySelector('follow-up [data-faults]:not([hidden]), [data-days] li, [data-follow-told]:not(:empty)') !== null")
	}
	page.tabTo("at.matches('follow-up [type=submit]')")
	sends("31", "11", "2026")
	page.is("no date", page.text("follow-up [data-faults]"), "There is a problem Day you finished must be a real date")
	page.is("beside it", page.text("[data-event=finished] .govuk-error-message"), "Error: Day you finished must be a real date")
	page.look("no day finished")
	sends("19", "nov", "2026")
	page.until("window.saved.length === 1")
	page.is("days", page.text("[data-days]"), "Saturday 21 November 2026, which is a Saturday Saturday 28 November 2026, which is a Saturday Saturday 19 December 2026, which is a Saturday Monday 18 January 2027")
	want, _ := training.RespondFollowUp([]byte(`{"finished": "2026-11-19"}`))
	page.is("the file", js[string](page, "window.saved[0]"), string(want))
	page.look("the days to practise again")
	page.leavesNoTrace(s.URL + confirm)

	s, page = serve(t), open(t)
	s.Refuse(".wasm")
	page.do(chromedp.Navigate(s.URL + confirm))
	page.until("document.readyState === 'complete' && document.querySelector('[data-script]:not([hidden])') !== null")
	js[chromedp.Void](page, "document.querySelector('[data-after]').hidden = false; document.querySelector('follow-up form').requestSubmit()")
	page.until("document.querySelector('[data-follow-told]').textContent !== ''")
	page.want("without the module", page.text("follow-up"), "Write the days down: 2, 9, 30 and 60 days after the day you finished.")
}

func TestConfirmationsWithoutScript(t *testing.T) {
	s, page := serve(t), open(t)
	if _, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	page.do(chromedp.Navigate(s.URL + confirm))
	page.want("confirm", page.text("main"), "completion code needs JavaScript")
	page.do(chromedp.Click(chromedp.CSS("[data-area=stockport] summary")))
	text := page.text("main")
	for _, want := range []string{"7.2 The Core Group version ", "Name", "Signed"} {
		page.want("confirm", text, want)
	}
	for _, not := range []string{"Make the certificate", "Select every", "Select the area", "What next"} {
		if strings.Contains(text, not) {
			t.Errorf("what needs script is shown: %s", not)
		}
	}
	if n := printedPages(page); n > 2 {
		t.Errorf("%d sheets to fill in", n)
	}
	page.do(chromedp.Navigate(s.URL + codes))
	page.want("codes", page.text("main"), "Codes cannot be read without JavaScript")
	page.do(chromedp.Click(chromedp.CSS("main details summary")))
	page.want("versions", page.text("main details"), "7.2 The Core Group version ")
	page.do(chromedp.Navigate(s.URL + cpd))
	if text := page.text("main"); !strings.Contains(text, "What you learnt") || strings.Contains(text, "Copy") {
		t.Error(text)
	}
}

func TestThePagesOfConfirmationsFetchNoModuleAndWeighLittle(t *testing.T) {
	for _, path := range []string{confirm, codes, cpd} {
		s, page := reads(t, path)
		for _, asked := range s.Asked() {
			if strings.HasSuffix(asked, ".wasm") || strings.HasSuffix(asked, "rules.json") || strings.Contains(asked, "worker") {
				t.Errorf("%s fetched %s", path, asked)
			}
		}
		t.Logf("%s: %.1f KB over the wire, gzip", path, js[float64](page, "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((n, r) => n + r.encodedBodySize, 0) / 1000"))
	}
}

// What is done by hand does not show while the script loads, and is there where none comes.
func TestByHandIsThereWhereNoScriptComes(t *testing.T) {
	s, page := serve(t), open(t)
	s.Refuse(".js")
	page.do(chromedp.Navigate(s.URL + confirm))
	const shown = `[...document.querySelectorAll('[data-by-hand], [data-area]')].filter(e => getComputedStyle(e).display !== 'none').length`
	if n := js[int](page, `document.getAnimations().forEach(a => { a.pause(); a.currentTime = 1000 }) || `+shown); n != 0 {
		t.Errorf("%d parts show while the script loads", n)
	}
	if n := js[int](page, `document.getAnimations().forEach(a => a.finish()) || `+shown); n < 7 {
		t.Errorf("%d parts show where no script has come", n)
	}
}
