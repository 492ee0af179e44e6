package training_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
	"handbook/wasm/training"
)

var d = calendartest.Date

// elmshire is the made-up area, with rules of kinds that it lacks.
func elmshire(t testing.TB) (*rulebook.Book, *rulebook.Area) {
	t.Helper()
	f := rulebooktest.New(t)
	page := rulebooktest.Page(f)
	more := []any{}
	for id, how := range map[string][3]string{"a-days": {"after", "within", "10 days"}, "b-weeks-before": {"before", "at-least", "2 weeks"}, "c-months": {"after", "within", "3 months"}} {
		event := map[string]string{"after": "initial-conference", "before": "next-review-conference"}[how[0]]
		more = append(more, map[string]any{"id": id, "clause": "1.2", "title": "Do " + id, "force": "should", how[0]: event, how[1]: how[2]})
	}
	page["timescales"] = append(page["timescales"].([]any), more...)
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return book, book.Areas[0]
}

// short writes a question in a line.
func short(q training.Question) string {
	s := string(rune('0'+q.Level)) + " " + q.Rule.ID + " " + string(q.Asked) + " " + q.Reading.Span.String()
	for _, g := range q.Given {
		s += " " + g.Date.String()
	}
	return s + " -> " + q.Due().String()
}

// TestTheSameSeedGivesTheSameQuestions: a trainer's seed must give the same set for years and on
// every machine. What changes these lines changes every seed that is on a board.
func TestTheSameSeedGivesTheSameQuestions(t *testing.T) {
	book := rulebooktest.Book(t)
	for _, tt := range []struct {
		seed  string
		level int
		want  string
	}{
		{"desk7", 0, `
1 further-reviews last-day 6 months 2028-02-03 -> 2028-08-03
1 core-group-interval last-day 6 weeks 2028-01-13 -> 2028-02-24
2 core-group-after-review last-day 2 months 2027-12-15 2028-01-02 -> 2028-03-02
3 further-reviews last-day 6 months 2027-06-25 -> 2027-12-25
3 core-group-interval last-day 6 weeks 2026-03-05 -> 2026-04-16
4 reports-sent clear-days 5 working days 2028-05-02 -> 2028-04-21`},
		{"a1", 1, `
1 further-reviews last-day 6 months 2028-04-18 -> 2028-10-18
1 core-group-after-review last-day 2 months 2028-07-10 2028-08-03 -> 2028-10-03
1 further-reviews last-day 6 months 2027-06-02 -> 2027-12-02
1 core-group-interval last-day 6 weeks 2027-07-14 -> 2027-08-25
1 core-group-after-review last-day 2 months 2027-06-11 2027-07-06 -> 2027-09-06
1 core-group-interval last-day 6 weeks 2027-10-14 -> 2027-11-25`},
		{"a1", 2, `
2 core-group-after-review last-day 2 months 2028-04-28 2028-05-09 -> 2028-07-09
2 further-reviews last-day 6 months 2027-12-10 -> 2028-06-10
2 plan-copied last-day 5 working days 2026-11-27 -> 2026-12-04
2 core-group-after-review last-day 2 months 2027-01-22 2027-02-07 -> 2027-04-07
2 plan-copied last-day 5 working days 2027-04-18 -> 2027-04-23
2 core-group-after-review last-day 2 months 2027-04-12 2027-05-07 -> 2027-07-07`},
		{"london2026", 3, `
3 plan-copied last-day 5 working days 2026-12-30 -> 2027-01-07
3 further-reviews last-day 6 months 2028-06-26 -> 2028-12-26
3 first-core-group last-day 10 working days 2026-12-23 -> 2027-01-11
3 core-group-interval last-day 6 weeks 2027-08-16 -> 2027-09-27
3 first-core-group last-day 10 working days 2028-04-07 -> 2028-04-25
3 plan-copied last-day 5 working days 2027-12-22 -> 2027-12-31`},
		{"zz", 4, `
4 papers-out last-day 2 days 2026-05-06 -> 2026-05-04
4 plan-sent last-day 5 working days 2026-01-18 -> 2026-01-23
4 papers-out last-day 2 days 2026-04-08 -> 2026-04-06
4 core-group-before-review window-opens 3 weeks 2028-06-02 -> 2028-05-12
4 core-group-after-review last-day 2 months 2028-07-11 2028-07-29 -> 2028-09-29
4 papers-out last-day 2 days 2028-01-14 -> 2028-01-12`},
	} {
		var got []string
		for _, q := range training.Make(book, book.Areas[0], tt.seed, 6, tt.level) {
			got = append(got, short(q))
		}
		if s := strings.Join(got, "\n"); s != strings.TrimSpace(tt.want) {
			t.Errorf("%s, level %d:\n%s", tt.seed, tt.level, s)
		}
	}
}

// Of longer sets only the sum of all questions is kept: that too changes with every seed.
func TestLongSetsStayTheSame(t *testing.T) {
	book := rulebooktest.Book(t)
	sum := sha256.New()
	for _, seed := range []string{"a", "desk7", "2026"} {
		for level := 0; level <= training.MaxLevel; level++ {
			for _, q := range training.Make(book, book.Areas[0], seed, training.MaxQuestions, level) {
				io.WriteString(sum, short(q)+"\n")
			}
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != "11256f010a866b768347096d0730047160e918c11c731a31ce12c1fa2fae9eb7" {
		t.Errorf("the questions have the sum %s", got)
	}
}

func TestALongerSetBeginsWithTheShorter(t *testing.T) {
	book, area := elmshire(t)
	long := training.Make(book, area, "x", 50, 3)
	for i, q := range training.Make(book, area, "x", 10, 3) {
		if short(q) != short(long[i]) {
			t.Errorf("question %d: %s and %s", i+1, short(q), short(long[i]))
		}
	}
}

func TestSetsDifferAndDoNotRepeat(t *testing.T) {
	book, area := elmshire(t)
	all := map[string]int{}
	for _, seed := range []string{"a", "b", "c", "d"} {
		set := map[string]bool{}
		last := ""
		for _, q := range training.Make(book, area, seed, 50, 0) {
			s := short(q)
			if set[s] {
				t.Errorf("%s: %s is asked twice", seed, s)
			}
			if q.Rule.ID == last {
				t.Errorf("%s: %s is asked twice running", seed, last)
			}
			set[s], last = true, q.Rule.ID
			all[s]++
		}
	}
	if len(all) < 180 {
		t.Errorf("four sets of 50 have %d questions between them", len(all))
	}
}

func TestLevelNoughtGrows(t *testing.T) {
	book, area := elmshire(t)
	levels := ""
	for _, q := range training.Make(book, area, "growing", 8, 0) {
		levels += string(rune('0' + q.Level))
	}
	if levels != "11223344" {
		t.Error(levels)
	}
}

func TestSeeds(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		ok         bool
	}{
		{"Desk7", "desk7", true}, {" A1 ", "a1", true}, {"0", "0", true}, {strings.Repeat("z", 20), strings.Repeat("z", 20), true},
		{"", "", false}, {"  ", "", false}, {strings.Repeat("z", 21), "", false}, {"two words", "", false}, {"é", "", false}, {"a-b", "", false}, {"@", "", false}, {"[", "", false},
	} {
		if got, ok := training.Seed(tt.text); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%q: %q, %v", tt.text, got, ok)
		}
	}
}

func TestWords(t *testing.T) {
	book, area := elmshire(t)
	start := from("initial-conference", "2026-11-23")
	group, next := from("core-group", "2026-12-03"), from("next-review-conference", "2027-02-19")
	for _, tt := range []struct {
		rule       string
		n          int
		asked      training.Asked
		given      []deadlines.From
		ask, basis string
	}{
		{"first-core-group", 0, training.LastDay, list(start), "By when, at the latest, must this be done: Hold the first core group?", "10 working days after the initial conference"},
		{"core-group-interval", 0, training.LastDay, list(group), "By when, at the latest, would this be done in good practice: Hold the next core group?", "6 weeks after the core group meeting"},
		{"plan-sent", 0, training.LastDay, list(group), "By when, at the latest, should this be done: Send the plan?", "5 days after the core group meeting, as the words most naturally read"},
		{"plan-sent", 1, training.LastDay, list(group), "By when, at the latest, should this be done: Send the plan?", "5 working days after the core group meeting, if working days are meant"},
		{"plan-sent", 2, training.LastDay, list(start, group), "By when, at the latest, should this be done: Send the plan?", "5 days after the initial conference, if the conference is meant"},
		{"papers-out", 0, training.LastDay, list(next), "By when, at the latest, should this be done: Send papers?", "2 days before the next review conference"},
		{"reports-sent", 0, training.CountedBack, list(next), "By when, at the latest, should this be done: Send reports?", "at least 5 working days before the next review conference, counted back from that day"},
		{"reports-sent", 0, training.ClearDays, list(next), "By when, at the latest, should this be done: Send reports?", "at least 5 working days before the next review conference, as clear days: the whole span lies between the two days"},
		{"core-group-before-review", 0, training.WindowOpens, list(next), "What is the first day on which this should be done: Hold a core group before the review?", "no more than 3 weeks before the next review conference, the first day and the last being in"},
		{"core-group-before-review", 0, training.WindowEnds, list(next), "What is the last day on which this should be done: Hold a core group before the review?", "no more than 3 weeks before the next review conference, the first day and the last being in"},
	} {
		q, ok := training.Put(book, area, tt.rule, tt.n, tt.asked, tt.given...)
		if !ok {
			t.Errorf("%s %d cannot be asked", tt.rule, tt.n)
		}
		if q.Ask() != tt.ask || q.Basis(area) != tt.basis {
			t.Errorf("%s:\n%s\n%s", tt.rule, q.Ask(), q.Basis(area))
		}
	}
}

func from(event rulebook.Event, day string) deadlines.From {
	return deadlines.From{Event: event, Date: d(day)}
}

func list(given ...deadlines.From) []deadlines.From { return given }

// Bank holidays that are not published yet are not asked about, and an area without a sum has
// no questions.
func TestWhereThereIsNothingToAsk(t *testing.T) {
	f := rulebooktest.New(t)
	rulebooktest.Page(f)["timescales"] = []any{map[string]any{"id": "tell", "clause": "1.2", "title": "Tell", "force": "should", "at-once": "immediately"}}
	delete(rulebooktest.Page(f), "examples")
	book, err := rulebook.Decode(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	if list := training.Make(book, book.Areas[0], "a", 5, 1); list != nil {
		t.Error(list)
	}
	text, ok := training.RespondMake(book, request("elmshire", "a", 1, 5))
	if ok || !strings.Contains(string(text), "This area has no timescale that a date can be asked of") {
		t.Errorf("%s", text)
	}
}
