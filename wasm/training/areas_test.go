package training_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
	"handbook/wasm/training"
)

const rulesFile = "../../public/rules.json"

// areas are the real ones, as built.
func areas(t testing.TB) *rulebook.Book {
	t.Helper()
	text, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// holidays reads the bank holidays of the rules file without the engine.
func holidays(t testing.TB) map[string]string {
	t.Helper()
	text, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Calendar struct {
			Days []struct{ Date, Name string }
		}
	}
	if err := json.Unmarshal(text, &file); err != nil || len(file.Calendar.Days) < 100 {
		t.Fatal("no bank holidays", err)
	}
	names := map[string]string{}
	for _, d := range file.Calendar.Days {
		names[d.Date] = d.Name
	}
	return names
}

// asked is a question as a page gets it, and all that the naive count knows of it.
type asked struct {
	N, Level                                  int
	Rule, Ask, Asked, Basis, Title, Verb, Due string
	Given                                     []struct{ Event, Noun, Date string }
}

var basis = regexp.MustCompile(`^(?:at least |no more than )?(\d+) (working day|day|week|month|year)s? (after|before) ([^,]+)`)

// naive answers a question from its words, day by day. It shares no code with the engine.
func naive(t testing.TB, off map[string]string, q asked) string {
	t.Helper()
	m := basis.FindStringSubmatch(q.Basis)
	if m == nil {
		t.Fatalf("%q cannot be read", q.Basis)
	}
	n, _ := strconv.Atoi(m[1])
	start := ""
	for _, g := range q.Given {
		if g.Noun == m[4] {
			if start != "" {
				t.Fatalf("%q can be counted from two dates: %+v", q.Basis, q.Given)
			}
			start = g.Date
		}
	}
	day, err := time.Parse(time.DateOnly, start)
	if err != nil {
		t.Fatalf("%q has no date to count from: %+v", q.Basis, q.Given)
	}
	if strings.HasPrefix(q.Ask, "What is the last day") {
		return start
	}
	step := 1
	if m[3] == "before" {
		step = -1
	}
	clear := strings.Contains(q.Basis, "clear days")
	switch m[2] {
	case "working day":
		if clear {
			n++
		}
		for n > 0 {
			day = day.AddDate(0, 0, step)
			if w := day.Weekday(); w != time.Saturday && w != time.Sunday && off[day.Format(time.DateOnly)] == "" {
				n--
			}
		}
		return day.Format(time.DateOnly)
	case "week":
		day = day.AddDate(0, 0, 7*n*step)
	case "day":
		day = day.AddDate(0, 0, n*step)
	default:
		if m[2] == "year" {
			n *= 12
		}
		want := day.Day()
		first := time.Date(day.Year(), day.Month()+time.Month(n*step), 1, 0, 0, 0, 0, time.UTC)
		for day = first; day.Day() < want && day.AddDate(0, 0, 1).Month() == first.Month(); {
			day = day.AddDate(0, 0, 1)
		}
	}
	if clear {
		day = day.AddDate(0, 0, -1)
	}
	return day.Format(time.DateOnly)
}

// sets draws sets of 50 questions of every level for an area until there are so many.
func sets(t testing.TB, book *rulebook.Book, area *rulebook.Area, questions int, check func(training.Question, asked)) {
	t.Helper()
	for i := 0; i*training.MaxQuestions < questions; i++ {
		seed, level := "set"+strconv.Itoa(i/5), i%5
		text, ok := training.RespondMake(book, request(area.ID, seed, level, training.MaxQuestions))
		var answer struct{ Questions []asked }
		if err := json.Unmarshal(text, &answer); err != nil || !ok {
			t.Fatalf("%s %s: %s", area.ID, seed, text)
		}
		made := training.Make(book, area, seed, training.MaxQuestions, level)
		if len(made) != training.MaxQuestions || len(answer.Questions) != training.MaxQuestions {
			t.Fatalf("%s %s: %d and %d questions", area.ID, seed, len(made), len(answer.Questions))
		}
		for k, q := range made {
			check(q, answer.Questions[k])
		}
	}
}

func request(area, seed string, level, n int) []byte {
	text, _ := json.Marshal(map[string]any{"area": area, "seed": seed, "level": level, "n": n}) // cannot fail
	return text
}

// many is how many questions of each area a property is tried on.
func many() int {
	if testing.Short() {
		return 500
	}
	return 10000
}

// TestQuestionsAgreeWithANaiveCount holds the questions of the real areas against a count from
// their words alone, and each has one right answer.
func TestQuestionsAgreeWithANaiveCount(t *testing.T) {
	book, off := areas(t), holidays(t)
	for _, area := range book.Areas {
		seen := map[string]int{}
		sets(t, book, area, many(), func(q training.Question, a asked) {
			want := naive(t, off, a)
			seen[a.Rule+" "+a.Asked+" "+a.Basis]++
			if got := q.Due().String(); got != want {
				t.Fatalf("%s: %s %s %+v: %s, the naive count %s", area.ID, a.Ask, a.Basis, a.Given, got, want)
			}
			if a.Due != "" {
				t.Fatal("a question tells its answer")
			}
			for day := q.Due() - 8; day <= q.Due()+8; day++ {
				if m := training.Mark(book, area, q, day); m.Right != (day.String() == want) || m.Due != q.Due() {
					t.Fatalf("%s: %s %s %+v: %v is marked %v", area.ID, a.Ask, a.Basis, a.Given, day, m.Right)
				}
			}
			for _, g := range append(q.Given, q.Start) {
				if y := g.Date.Year(); y < 2026 || y > 2028 || off[g.Date.String()] != "" {
					t.Fatalf("%s: %+v is on %v", a.Rule, g.Event, g.Date)
				}
			}
			if y := q.Due().Year(); y < 2026 || y > 2028 {
				t.Fatalf("%s ends on %v", a.Rule, q.Due())
			}
		})
		for _, rule := range area.Rules { // nothing that can be asked is left out
			for _, r := range rule.Readings {
				found := false
				for key := range seen {
					found = found || strings.HasPrefix(key, rule.ID+" ") && strings.Contains(key, r.Span.String())
				}
				if found == rule.Prompt {
					t.Errorf("%s %s, %v: asked is %v", area.ID, rule.ID, r.Span, found)
				}
			}
		}
		t.Logf("%s: %d things asked", area.ID, len(seen))
	}
}

// TestLevels says what is hard about each level, in words of its own.
func TestLevels(t *testing.T) {
	book, off := areas(t), holidays(t)
	for _, area := range book.Areas {
		levels, spanned := map[int]int{}, map[string]bool{}
		sets(t, book, area, many(), func(q training.Question, a asked) {
			levels[a.Level]++
			from, to := q.Start.Date, q.Due()
			if from > to {
				from, to = to, from
			}
			holiday, weekend := false, false
			for day := from; day <= to; day++ {
				holiday = holiday || off[day.String()] != ""
				if a.Level == 3 {
					spanned[off[day.String()]] = true
				}
				weekend = weekend || isWeekend(day)
			}
			if strings.Contains(a.Basis, "month") { // what lies about the end is what matters
				holiday = false
				for day := q.Due() - 3; day <= q.Due()+3; day++ {
					holiday = holiday || off[day.String()] != ""
				}
			}
			startOff := q.Start.Date.Weekday() == civil.Friday || isWeekend(q.Start.Date)
			_, _, day := q.Start.Date.YMD()
			hard := q.Reading.Before || len(q.Rule.Readings) > 1
			months := strings.Contains(a.Basis, "month")
			ok := false
			switch a.Level {
			case 1:
				ok = !hard && !startOff && !isWeekend(to) && !holiday && (!weekend || !strings.Contains(a.Basis, "working")) && (!months || day < 29)
			case 2:
				ok = !hard && (startOff || isWeekend(to) || weekend && strings.Contains(a.Basis, "working")) && !holiday
			case 3:
				ok = !hard && holiday && !isWeekend(q.Start.Date) && (!months || isWeekend(q.Due()) || off[q.Due().String()] != "")
			case 4:
				_, _, next := (q.Start.Date + 1).YMD()
				ok = hard || months && (day >= 29 || next == 1)
			}
			if !ok {
				t.Fatalf("%s: level %d: %s %s %+v, %v", area.ID, a.Level, a.Ask, a.Basis, a.Given, q.Due())
			}
		})
		for _, name := range []string{"New Year's Day", "Good Friday", "Easter Monday", "Early May bank holiday", "Spring bank holiday", "Summer bank holiday", "Christmas Day", "Boxing Day"} {
			if levels[3] > 0 && !spanned[name] {
				t.Errorf("%s: no question has %s in it", area.ID, name)
			}
		}
		t.Logf("%s: questions by level %v", area.ID, levels)
	}
}

func isWeekend(d civil.Date) bool {
	return d.Weekday() == civil.Saturday || d.Weekday() == civil.Sunday
}

// TestLevelsThatAnAreaHas tells the area that has everything from the one with one window.
func TestLevelsThatAnAreaHas(t *testing.T) {
	book := areas(t)
	for _, tt := range []struct {
		area string
		want [5]string // for each level asked, the levels of the questions
		why  string
	}{
		{"north-yorkshire", [5]string{1: "1", 2: "2", 3: "3", 4: "4"}, "weeks, months, working days and counting back"},
		{"hertfordshire", [5]string{1: "1", 2: "2", 3: "3", 4: "4"}, "two readings stand for the last level"},
		{"derbyshire", [5]string{1: "1", 2: "2", 3: "3", 4: "4"}, "months from a plain day are the easiest"},
		{"stockport", [5]string{1: "1", 2: "2", 3: "3", 4: "3"}, "no month, no second reading and nothing counted back"},
		{"sussex", [5]string{1: "4", 2: "4", 3: "4", 4: "4"}, "one window, and nothing else"},
	} {
		for level := 1; level <= 4; level++ {
			seen := ""
			for _, q := range training.Make(book, book.Area(tt.area), "board", 50, level) {
				if l := strconv.Itoa(q.Level); !strings.Contains(seen, l) {
					seen += l
				}
			}
			if seen != tt.want[level] {
				t.Errorf("%s, level %d: %s, want %s: %s", tt.area, level, seen, tt.want[level], tt.why)
			}
		}
	}
	for _, q := range training.Make(book, book.Area("sussex"), "board", 50, 1) {
		if w := q.Start.Date.Weekday(); w == civil.Friday || isWeekend(q.Start.Date) {
			t.Errorf("what stands in for level 1 starts on a %v", w)
		}
	}
}
