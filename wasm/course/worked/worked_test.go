//go:build !js

package worked_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"handbook/wasm/course/facts"
	"handbook/wasm/course/worked"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

type m = map[string]any

// work works a page of one area out that is given as its front matter.
func work(t *testing.T, book *rulebook.Book, front m) (*worked.Page, error) {
	t.Helper()
	page := m{"path": "/training/x/y/", "file": "training/x/y.md", "area": book.Areas[0].ID, "layout": "path", "title": "T", "description": "D"}
	for key, value := range front {
		page[key] = value
	}
	text, err := json.Marshal(m{"pages": []m{page}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := facts.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := worked.Work(book, f)
	return pages["/training/x/y/"], err
}

// built is the handbook's own rules, as built.
func built(t *testing.T) *rulebook.Book {
	t.Helper()
	text, err := os.ReadFile("../../../public/rules.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// TestChoices holds the choices against counting on a paper calendar. Bank holidays there: 25
// and 28 December 2026, 1 January 2027.
func TestChoices(t *testing.T) {
	book := rulebooktest.Book(t)
	for _, tt := range []struct {
		name string
		sum  m
		want string // the dates in order, the right one with a star
		why  string // in one of the sentences
	}{
		{"Christmas", m{"rule": "first-core-group", "dates": m{"initial-conference": "2026-12-18"}},
			"2026-12-28 2026-12-30 2027-01-01 2027-01-06*", "2026-12-30 One week too early. That is what comes of counting Saturdays and Sundays as working days. Neither counts."},
		{"one day on, where one wrong date lies after the right one", m{"rule": "first-core-group", "dates": m{"initial-conference": []string{"2026-12-21"}}},
			"2026-12-31 2027-01-03 2027-01-07* 2027-01-08", "2027-01-07 Counted from Monday 21 December 2026: 10 working days after the initial conference. Saturdays, Sundays and bank holidays are not counted, here Christmas Day on 25 December 2026, Boxing Day (substitute day) on 28 December 2026 and New Year's Day on 1 January 2027."},
		{"weeks have few mistakes, so a neighbour stands in", m{"rule": "core-group-interval", "dates": m{"core-group": "2026-11-02"}},
			"2026-12-13 2026-12-14* 2026-12-15 2026-12-21", "2026-12-21 One week too late. The count ends on Monday 14 December 2026."},
		{"the end of February, a Sunday", m{"rule": "further-reviews", "dates": m{"review-conference": "2026-08-31"}},
			"2027-02-26 2027-02-28* 2027-03-01 2027-03-03", "2027-03-03 3 days too late. That is what comes of going on into the next month, since February has no 31st."},
		{"the day to book by before that", m{"rule": "further-reviews", "dates": m{"review-conference": "2026-08-31"}, "asked": "book-by"},
			"2027-02-15 2027-02-26* 2027-02-28 2027-03-01", "2027-02-28 2 days too late. That is the last day itself, which is no working day (Sunday). Book by the working day before it."},
		{"at least before: the day as clear days is right too", m{"rule": "reports-sent", "dates": m{"next-review-conference": "2027-02-19"}},
			"2027-02-05 2027-02-12* 2027-02-14 2027-02-15", "2027-02-15 3 days too late. That is what comes of counting the day of the event, 19 February 2027, as day 1."},
		{"clear days: the day counted back is wrong", m{"rule": "reports-sent", "dates": m{"next-review-conference": "2027-02-19"}, "asked": "clear-days"},
			"2027-02-10 2027-02-11* 2027-02-12 2027-02-13", "2027-02-12 One day too late. That is what comes of counting the span back from the event"},
		{"the second reading of the same is clear days", m{"rule": "reports-sent", "dates": m{"next-review-conference": "2027-02-19"}, "reading": 2},
			"2027-02-04 2027-02-10 2027-02-11* 2027-02-13", "2027-02-11 Counted from Friday 19 February 2027: at least 5 working days before"},
		{"a window opens", m{"rule": "core-group-before-review", "dates": m{"next-review-conference": "2027-02-19"}, "asked": "opens"},
			"2027-01-28 2027-01-29* 2027-01-30 2027-02-19", "2027-02-19 3 weeks too late. That is what comes of taking the last day of the window"},
		{"a window ends", m{"rule": "core-group-before-review", "dates": m{"next-review-conference": "2027-02-19"}},
			"2027-01-29 2027-02-12 2027-02-18 2027-02-19*", "2027-01-29 3 weeks too early. That is what comes of taking the first day of the window."},
		{"5 working days is a reading, not a mistake", m{"rule": "plan-sent", "dates": m{"core-group": "2026-12-03", "initial-conference": "2026-11-23"}},
			"2026-12-07 2026-12-08* 2026-12-09 2026-12-15", "2026-12-08 Counted from Thursday 3 December 2026: 5 days after the core group meeting, as the words most naturally read."},
		{"the third reading", m{"rule": "plan-sent", "dates": m{"core-group": "2026-12-03", "initial-conference": "2026-11-23"}, "reading": 3},
			"2026-11-27 2026-11-28* 2026-11-29 2026-11-30", "2026-11-28 Counted from Monday 23 November 2026"},
		{"a reminder", m{"rule": "one-year", "dates": m{"initial-conference": "2026-12-16"}}, "2027-12-09 2027-12-15 2027-12-16* 2027-12-17", "One day too late."},
		{"two events, since the one", m{"rule": "core-group-after-review", "dates": m{"core-group": "2026-12-31", "review-conference": "2026-12-10"}},
			"2027-02-26 2027-02-28* 2027-03-01 2027-03-03", "going on into the next month"},
	} {
		tt.sum["id"] = "it"
		page, err := work(t, book, m{"sums": []m{tt.sum}})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		dates, whys := "", ""
		for _, c := range page.Sums["it"].Choices {
			dates += " " + c.Date
			if c.Right {
				dates += "*"
				if c.Date != page.Sums["it"].Date {
					t.Errorf("%s: %s is right and the date is %s", tt.name, c.Date, page.Sums["it"].Date)
				}
			}
			whys += c.Date + " " + c.Why + "\n"
		}
		if dates[1:] != tt.want || !strings.Contains(whys, tt.why) {
			t.Errorf("%s:\n got%s\nwant %s\n%s", tt.name, dates, tt.want, whys)
		}
	}
}

// TestSum holds a sum's other words.
func TestSum(t *testing.T) {
	book := rulebooktest.Book(t)
	page, err := work(t, book, m{"sums": []m{{"id": "it", "rule": "plan-sent", "reading": 2, "dates": m{"core-group": "2026-12-03", "initial-conference": "2026-11-23"}}}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(page.Sums["it"])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"rule":"plan-sent","title":"Send the plan","clause":"1.2","href":"/elmshire/core-group/#1.2","force":"should",` +
		`"from":[{"event":"initial-conference","noun":"the initial conference","name":"date of the initial conference","date":"2026-11-23"},` +
		`{"event":"core-group","noun":"the core group meeting","name":"date of core group meeting","date":"2026-12-03","start":true}],` +
		`"date":"2026-12-10","asked":"last-day","basis":"5 working days","reading":2,"reading-of":3,"why":"if working days are meant","due":"2026-12-10","book-by":"2026-12-08","provisional":false,` +
		`"working":[{"date":"2026-12-04","n":1},{"date":"2026-12-05","skipped":"Saturday"},{"date":"2026-12-06","skipped":"Sunday"},{"date":"2026-12-07","n":2},{"date":"2026-12-08","n":3},{"date":"2026-12-09","n":4},{"date":"2026-12-10","n":5}],`
	if !strings.HasPrefix(string(got), want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestRefusedSums: what is wrong is told with the file, the entry and what to write instead.
func TestRefusedSums(t *testing.T) {
	book := rulebooktest.Book(t)
	conference := m{"initial-conference": "2026-12-18"}
	for _, tt := range []struct {
		sum  m
		want string
	}{
		{m{"rule": "first-core", "dates": conference}, `unknown rule "first-core" (want a timescale of elmshire: first-core-group, `},
		{m{"rule": "tell-at-once", "dates": conference}, "rule tell-at-once is no sum on a date (immediately): say it in words"},
		{m{"rule": "first-core-group", "dates": m{"conference": "2026-12-18"}}, "rule first-core-group has no use for the date of conference (want initial-conference): leave it out"},
		{m{"rule": "first-core-group", "dates": m{"core-group": "2026-12-18", "initial-conference": "2026-12-18"}}, "has no use for the date of core-group"},
		{m{"rule": "first-core-group", "dates": m{"initial-conference": "18 December 2026"}}, `"18 December 2026" is no date of initial-conference (want one such as 2026-12-16)`},
		{m{"rule": "first-core-group", "dates": m{"initial-conference": []string{"2026-12-18", "2026-12-21"}}}, "the event has one date only"},
		{m{"rule": "first-core-group", "dates": m{}}, "There is no date: give other dates (it needs initial-conference)"},
		{m{"rule": "first-core-group", "dates": m{"initial-conference": "1999-12-18"}}, "outside the years of the calendar"},
		{m{"rule": "first-core-group", "dates": m{"initial-conference": "2028-12-28"}}, "bank holidays are not published: give dates up to 2028"},
		{m{"rule": "core-group-interval", "dates": m{"core-group": []string{"2026-12-18", "2026-12-21"}}}, "gives 2 dates, one from each core-group: leave only the date to count from"},
		{m{"rule": "core-group-after-review", "dates": m{"core-group": "2026-12-18"}}, "gives no date without one of review-conference: add it to dates"},
		{m{"rule": "core-group-after-review", "dates": m{"core-group": "2026-12-18", "review-conference": "2026-12-21"}}, "it is counted from core-group on or after review-conference"},
		{m{"rule": "first-core-group", "dates": conference, "reading": 2}, "has no reading 2 from these dates (want 1 to 1)"},
		{m{"rule": "first-core-group", "dates": conference, "asked": "opens"}, "is no window, so nothing opens"},
		{m{"rule": "first-core-group", "dates": conference, "asked": "clear-days"}, "has no reading in clear days"},
		{m{"rule": "first-core-group", "dates": conference, "asked": "soon"}, `unknown asked "soon" (want last-day, book-by, opens or clear-days)`},
	} {
		tt.sum["id"] = "it"
		_, err := work(t, book, m{"sums": []m{tt.sum}})
		if err == nil || !strings.HasPrefix(err.Error(), "content/training/x/y.md: sum it: ") || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v:\n got %v\nwant %s", tt.sum, err, tt.want)
		}
	}
}

// TestRefusedPages: all that is wrong is told together.
func TestRefusedPages(t *testing.T) {
	book := rulebooktest.Book(t)
	sum := m{"id": "it", "rule": "first-core-group", "dates": m{"initial-conference": "2026-12-18"}}
	_, err := work(t, book, m{"layout": "quiz", "sums": []m{sum, sum, {"id": "", "rule": "none"}}})
	for _, want := range []string{`unknown layout "quiz"`, "sum it: another entry has this id", "sum: it has no id", `sum : unknown rule "none"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
	if _, err := work(t, book, m{"area": "oakshire"}); err == nil || err.Error() != `content/training/x/y.md: unknown area "oakshire" (want elmshire)` {
		t.Error(err)
	}
	two := []*facts.Page{{Path: "/a/", File: "a.md", Area: "elmshire", Layout: facts.Path}, {Path: "/a/", File: "b.md", Area: "elmshire", Layout: facts.Path}}
	if _, err := worked.Work(book, &facts.Facts{Pages: two}); err == nil || !strings.Contains(err.Error(), "content/b.md: another page has the path /a/ too") {
		t.Error(err)
	}
}

// TestUnknownKeys: a key that nobody reads would be lost without a word.
func TestUnknownKeys(t *testing.T) {
	for _, text := range []string{`{"pages":[{"sum":[]}]}`, `{"pages":[{"sums":[{"ask":""}]}]}`, `{"questions":[{"answers":[{"wright":true}]}]}`, `{} {}`, `{"pages":[{"sums":[{"dates":{"core-group":3}}]}]}`} {
		if _, err := facts.Decode([]byte(text)); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
	f, err := facts.Decode([]byte(`{"pages":[{"steps":[{"id":"a","day":"2026-12-16","text":"t","discuss":["d"],"answers":[{"text":"x","clause":"1"}]}]}]}`))
	if err != nil || f.Pages[0].Steps[0].Answers[0].Text != "x" {
		t.Error("a step's own words are not left to the page:", err)
	}
}

// A log and a document of the built Hertfordshire rules. The log breaks two rules: 8.4.2i,
// nobody having seen the child for more than 10 working days, and 8.4.2k.
func TestLogsAndPlans(t *testing.T) {
	book := built(t)
	visit := func(date, home, alone string) m {
		return m{"date": date, "by": "lead-worker", "home": home, "seen": "yes", "alone": alone}
	}
	page, err := work(t, book, m{"area": "hertfordshire",
		"logs": []m{{"id": "winter", "title": "Visits", "today": "2027-02-02", "dates": m{"initial-conference": "2026-12-15"}, "set": nil, "baby": false,
			"visits": []m{visit("2026-12-21", "yes", "yes"), visit("2027-01-04", "no", "yes"), visit("2027-01-13", "no", "no"), visit("2027-02-01", "no", "no")},
			"rules":  []string{"seen-at-home", "seen-by-key-worker-4-weeks", "seen-10-working-days", "seen-alone-or-baby-awake"}}},
		"plans": []m{{"id": "draft", "title": "Draft", "today": "2027-02-02", "document": m{"document": "child-protection-plan", "wishes": "She wants to see her aunt.", "actions": []m{{"what": "Read together", "who": "Mother"}}},
			"rules": []string{"child-wishes-feelings", "person-agency-responsible", "complaints-told", "input-frequency"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	show := func(j *worked.Judged) (s string) {
		for _, o := range j.Options {
			s += fmt.Sprintf("%s %v %s; ", o.Rule, o.Broken, o.Clause)
		}
		return s
	}
	if got := show(page.Logs["winter"]); got != "seen-at-home true 8.4.2k; seen-by-key-worker-4-weeks false 8.4.2j; seen-10-working-days true 8.4.2i; seen-alone-or-baby-awake false 8.4.2m(1); " {
		t.Error(got)
	}
	if got := page.Logs["winter"].Options[2]; got.Sentence == "" || len(got.Breaches) != 1 || got.Force != "should" || !strings.HasPrefix(got.Href, "/hertfordshire/key-worker/#") {
		t.Errorf("%+v", got)
	}
	if got := show(page.Plans["draft"]); got != "child-wishes-feelings false 8.3.13(1); person-agency-responsible false 8.3.9d; complaints-told true 8.3.18; input-frequency true 8.3.9c; " {
		t.Error(got)
	}
	if got := page.Plans["draft"].Options[2].Sentence; got != "Nothing is written under “Family told that it may complain, and how”." {
		t.Error(got)
	}
}

func TestRefusedLogsAndPlans(t *testing.T) {
	book := built(t)
	log := func(change m) m {
		l := m{"id": "winter", "title": "Visits", "today": "2027-02-02", "dates": m{"initial-conference": "2026-12-15"}, "visits": []m{{"date": "2026-12-21", "by": "lead-worker", "seen": "yes"}}, "rules": []string{"seen-10-working-days"}}
		for key, value := range change {
			l[key] = value
		}
		return l
	}
	plan := func(document m, rules ...string) m {
		document["document"] = "child-protection-plan"
		return m{"id": "draft", "title": "Draft", "today": "2027-02-02", "document": document, "rules": rules}
	}
	for _, tt := range []struct {
		key   string
		entry m
		want  string
	}{
		{"logs", log(nil), "log winter: 1 rules are broken and 0 kept (want 1 or more and 2 or more): name other rules, or change what it holds"},
		{"logs", log(m{"rules": []string{"seen"}}), `log winter: unknown rule "seen" (want a visit rule of hertfordshire: `},
		{"logs", log(m{"rules": []string{"seen-10-working-days", "seen-10-working-days"}}), "log winter: rule seen-10-working-days stands twice in rules: leave one"},
		{"logs", log(m{"rules": []string{"access-difficult"}}), "log winter: rule access-difficult is neither broken nor kept: its state is "},
		{"logs", log(m{"today": "2 February"}), "log winter: today: Today must be a date"},
		{"logs", log(m{"dates": m{}}), "log winter: initial-conference: Enter the date"},
		{"logs", log(m{"dates": m{"core-group": "2026-12-15"}}), "log winter: core-group: Unknown event core-group for visits"},
		{"logs", log(m{"visits": []m{{"date": "2026-12-21", "by": "father", "seen": "yes"}}}), "log winter: visit 1: by: "},
		{"logs", log(m{"visits": []m{{"date": "2026-12-21", "by": "lead-worker", "sen": "yes"}}}), "log winter: "},
		{"plans", plan(m{}, "complaints-told"), "plan draft: 1 rules are lacking and 0 met (want 1 or more and 2 or more)"},
		{"plans", plan(m{}, "complaints"), `plan draft: unknown rule "complaints" (want what hertfordshire asks of a child-protection-plan: `},
		{"plans", plan(m{}, "dissent-recorded"), "plan draft: rule dissent-recorded is neither lacking nor met: its state is not-said. Leave it out, or write what tells"},
		{"plans", plan(m{"wishs": "x"}), "plan draft: wishs: A child-protection-plan has no field wishs"},
	} {
		_, err := work(t, book, m{"area": "hertfordshire", tt.key: []m{tt.entry}})
		if err == nil || !strings.Contains(err.Error(), "content/training/x/y.md: "+tt.want) {
			t.Errorf("got %v\nwant %s", err, tt.want)
		}
	}
}
