package handbook_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// question is one of a page's questions:.
type question struct {
	ID, Clause, Rule, Kind, Ask, Why string
	Level                            int
	Answers                          []struct {
		Text, Why string
		Right     bool
	}
	Items []string
	file  string // content/stockport/core-group.md
}

// words is a clause as its page has it.
type words struct {
	Ref, Force, Text string
	Bullets, Parts   []words
}

// practised is what an area has to practise on.
type practised struct {
	questions []question
	clauses   map[string]words
}

func practice(t *testing.T, area string) practised {
	t.Helper()
	files, err := filepath.Glob("content/" + area + "/*.md")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	p := practised{clauses: map[string]words{}}
	for _, file := range files {
		var page struct {
			Questions []question
			Clauses   []words
		}
		front(t, file, &page)
		for _, q := range page.Questions {
			q.file = file
			p.questions = append(p.questions, q)
		}
		for _, clause := range page.Clauses {
			p.hold(clause, "")
			for _, bullet := range clause.Bullets {
				p.hold(bullet, clause.Text+" ")
			}
		}
	}
	return p
}

// hold keeps a clause or bullet, or each of its parts, with the words that lead in to it.
func (p *practised) hold(clause words, lead string) {
	for _, part := range clause.Parts {
		p.hold(part, lead)
	}
	if clause.Ref != "" && len(clause.Parts) == 0 {
		clause.Text = lead + clause.Text
		p.clauses[clause.Ref] = clause
	}
}

// printed are the fingerprints of the rules that a question can name: those that reach
// rules.json, and the requirements under visits: that are only read.
func printed(t *testing.T) map[string]string {
	t.Helper()
	prints := fingerprints(t)
	for _, area := range judged(t).Areas {
		files, err := filepath.Glob("content/" + area.ID + "/*.md")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var page struct{ Visits []map[string]any }
			front(t, file, &page)
			for _, visit := range page.Visits {
				if key := fmt.Sprintf("%s visits/%s", area.ID, visit["id"]); prints[key] == "" {
					prints[key] = fingerprint(visit)
				}
			}
		}
	}
	return prints
}

// rules are the ids by which a question can name a rule of an area. The value tells whether it
// is a timescale or a visit rule, and not what a plan or record must say.
func rules(prints map[string]string, area string) map[string]bool {
	ids := map[string]bool{}
	for key := range prints {
		if id, ok := strings.CutPrefix(key, area+" "); ok {
			name := id[strings.LastIndex(id, "/")+1:]
			ids[name] = ids[name] || !strings.HasPrefix(id, "plans/")
		}
	}
	return ids
}

func TestEveryQuestionIsWhole(t *testing.T) {
	const fewest = 25
	prints := printed(t)
	for _, area := range judged(t).Areas {
		p := practice(t, area.ID)
		if len(p.questions) < fewest {
			t.Errorf("%s: %d questions, want %d or more", area.ID, len(p.questions), fewest)
		}
		seen, known := map[string]bool{}, rules(prints, area.ID)
		for _, q := range p.questions {
			for _, fault := range q.faults() {
				t.Errorf("%s: %s: %s", q.file, q.ID, fault)
			}
			if _, ok := p.clauses[q.Clause]; !ok {
				t.Errorf("%s: %s: no clause %s", q.file, q.ID, q.Clause)
			}
			if _, ok := known[q.Rule]; q.Rule != "" && !ok {
				t.Errorf("%s: %s: no rule %s", q.file, q.ID, q.Rule)
			}
			if q.ID == "" || seen[q.ID] {
				t.Errorf("%s: the id %q is there twice, or empty", q.file, q.ID)
			}
			seen[q.ID] = true
		}
	}
}

// faults tells what a question lacks by itself.
func (q question) faults() (faults []string) {
	right := 0
	var texts []string
	for _, a := range q.Answers {
		if a.Right {
			right++
		}
		if a.Why == "" || a.Text == "" {
			faults = append(faults, fmt.Sprintf("the answer %q has no text or no why", a.Text))
		}
		texts = append(texts, a.Text)
	}
	texts = append(texts, q.Items...)
	slices.Sort(texts)
	wrong := len(q.Answers) - right
	switch {
	case q.Kind == "order" && (len(q.Items) < 3 || len(q.Items) > 5 || len(q.Answers) > 0):
		faults = append(faults, fmt.Sprintf("%d items and %d answers, want 3 to 5 items", len(q.Items), len(q.Answers)))
	case q.Kind == "choice" && (right != 1 || wrong < 2):
		faults = append(faults, fmt.Sprintf("%d right answers and %d wrong ones, want one and 2 or more", right, wrong))
	case q.Kind == "choices" && (right < 2 || wrong < 1):
		faults = append(faults, fmt.Sprintf("%d right answers and %d wrong ones, want 2 or more and one or more", right, wrong))
	case q.Kind != "order" && len(q.Items) > 0:
		faults = append(faults, "items, and is not an order")
	case !slices.Contains([]string{"choice", "choices", "order"}, q.Kind):
		faults = append(faults, "unknown kind "+q.Kind)
	}
	if len(slices.Compact(texts)) < len(q.Answers)+len(q.Items) {
		faults = append(faults, "the same answer twice")
	}
	if strings.Contains(q.Ask, "Choose") {
		faults = append(faults, "the ask says to choose, which its page says by itself")
	}
	if q.Ask == "" || q.Why == "" || q.Level < 1 || q.Level > 3 {
		faults = append(faults, "no ask, no why, or no level from 1 to 3")
	}
	return faults
}

// giveaways counts the questions with one right answer, those of them in which it is longer or
// shorter than every wrong one, and those in which it has each of the first four places.
func giveaways(questions []question) (choices, longest, shortest int, places [4]int) {
	for _, q := range questions {
		if q.Kind != "choice" || len(q.faults()) > 0 {
			continue
		}
		choices++
		right, wrong := 0, []int{}
		for i, a := range q.Answers {
			switch length := utf8.RuneCountInString(a.Text); {
			case !a.Right:
				wrong = append(wrong, length)
			default:
				right = length
				places[min(i, 3)]++
			}
		}
		if right > slices.Max(wrong) {
			longest++
		}
		if right < slices.Min(wrong) {
			shortest++
		}
	}
	return choices, longest, shortest, places
}

// Whoever always chooses the longest answer, the shortest or the same place must do little
// better than by chance, which is 25 % with four answers.
func TestARightAnswerIsNotGivenAwayByItsLengthOrPlace(t *testing.T) {
	for _, area := range judged(t).Areas {
		choices, longest, shortest, places := giveaways(practice(t, area.ID).questions)
		percent := func(n int) float64 { return 100 * float64(n) / float64(choices) }
		if choices < 25 {
			t.Fatalf("%s: %d questions with one right answer", area.ID, choices)
		}
		if percent(longest) > 30 {
			t.Errorf("%s: the right answer is the longest in %d of %d questions: shorten it, or say more in the wrong ones", area.ID, longest, choices)
		}
		if percent(shortest) > 35 {
			t.Errorf("%s: the right answer is the shortest in %d of %d questions: say more in it, or less in the wrong ones", area.ID, shortest, choices)
		}
		for place, n := range places {
			if percent(n) < 15 || percent(n) > 35 {
				t.Errorf("%s: the right answer is number %d in %d of %d questions: move it in some, to between 15 and 35 %%", area.ID, place+1, n, choices)
			}
		}
	}
}

// figure finds a number, in digits or a word, with a unit of time.
var figure = regexp.MustCompile(`(?i)\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)[ -]((calendar|clear|school|working|further|full|whole|other)[ -])?(minute|hour|day|week|fortnight|month|year)s?\b|\b(hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b`)

// excepted reads the clauses and rules of testdata/questions-exceptions.txt, each with a reason.
func excepted(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("testdata/questions-exceptions.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		key, why, _ := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "#"):
		case why == "" || len(strings.Fields(key)) != 2:
			t.Errorf("testdata/questions-exceptions.txt: %q is not an area, a clause or rule, and a reason", line)
		default:
			list[key] = true
		}
	}
	return list
}

func TestEveryFigureAndEveryRuleHasAQuestion(t *testing.T) {
	excepted := excepted(t)
	figures, ruled := 0, 0
	prints := printed(t)
	for _, area := range judged(t).Areas {
		p := practice(t, area.ID)
		asked := map[string]bool{}
		for _, q := range p.questions {
			asked[q.Clause], asked["rule "+q.Rule] = true, true
		}
		lacks := func(id, what string, has bool) {
			key := area.ID + " " + id
			if has == excepted[key] {
				t.Errorf("%s: %s: has a question %v, is an exception %v", key, what, has, excepted[key])
			}
			delete(excepted, key)
		}
		for ref, c := range p.clauses {
			if (c.Force == "must" || c.Force == "duty") && figure.MatchString(c.Text) {
				figures++
				lacks(ref, c.Text, asked[ref])
			}
		}
		for id, counted := range rules(prints, area.ID) {
			if counted {
				ruled++
				lacks(id, "the rule", asked["rule "+id])
			}
		}
	}
	if len(excepted) > 0 || figures < 15 || ruled < 100 {
		t.Errorf("%d clauses with a figure, %d rules; exceptions that are none of them: %v", figures, ruled, excepted)
	}
}

// reviewed is what a question was last reviewed against.
type reviewed struct{ clause, rule string }

// toReview says why a question must be reviewed; nothing where it need not be.
func toReview(was, now reviewed) string {
	switch {
	case was == now:
		return ""
	case was == reviewed{}:
		return "is new"
	case was.clause != now.clause && was.rule != now.rule:
		return "its clause and its rule have changed"
	case was.clause != now.clause:
		return "its clause has changed"
	}
	return "its rule has changed, or it names another"
}

func fingerprint(of any) string {
	canonical, _ := json.Marshal(of) // cannot fail
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:6])
}

// against is the clause and the rule of a question as they now are; prints are the rules'.
func (q question) against(area string, clause words, prints map[string]string) reviewed {
	var named []string
	for key, print := range prints {
		if id, ok := strings.CutPrefix(key, area+" "); ok && q.Rule != "" && id[strings.LastIndex(id, "/")+1:] == q.Rule {
			named = append(named, key+" "+print)
		}
	}
	slices.Sort(named)
	rule := "-"
	if len(named) > 0 {
		rule = fingerprint(named)
	}
	return reviewed{fingerprint([]string{clause.Ref, clause.Force, strings.Join(strings.Fields(clause.Text), " ")}), rule}
}

const goldenQuestions, updateQuestions = "testdata/questions.tsv", "UPDATE_QUESTIONS=1 go test -run TestEveryQuestion ."

// unreviewed says which questions are to be read again; lines is testdata/questions.tsv as it is to be.
func unreviewed(t *testing.T) (wrong, lines []string) {
	t.Helper()
	text, err := os.ReadFile(goldenQuestions)
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]reviewed{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if fields := strings.Split(line, "\t"); len(fields) == 3 {
			was[fields[0]] = reviewed{fields[1], fields[2]}
		}
	}
	prints := printed(t)
	for _, area := range judged(t).Areas {
		p := practice(t, area.ID)
		for _, q := range p.questions {
			key, now := area.ID+" "+q.ID, q.against(area.ID, p.clauses[q.Clause], prints)
			if why := toReview(was[key], now); why != "" {
				wrong = append(wrong, fmt.Sprintf("%s: question %s: %s: review it, clause %s, and run %s", q.file, q.ID, why, strings.TrimSpace(q.Clause+" "+q.Rule), updateQuestions))
			}
			delete(was, key)
			lines = append(lines, key+"\t"+now.clause+"\t"+now.rule)
		}
	}
	if len(was) > 0 {
		wrong = append(wrong, fmt.Sprintf("%s has questions that are gone: run %s: %v", goldenQuestions, updateQuestions, was))
	}
	slices.Sort(lines)
	return wrong, lines
}

// A question whose clause or rule has changed must be read again; then testdata/questions.tsv
// is brought up to date by UPDATE_QUESTIONS=1 go test -run TestEveryQuestion .
func TestEveryQuestionWasReviewedSinceItsClauseAndRuleChanged(t *testing.T) {
	wrong, lines := unreviewed(t)
	if os.Getenv("UPDATE_QUESTIONS") != "" {
		if err := os.WriteFile(goldenQuestions, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, why := range wrong {
		t.Error(why)
	}
}

// What a review is asked for, and what it is not.
func TestAChangedClauseOrRuleIsToBeReviewed(t *testing.T) {
	q := question{Rule: "core-group-interval"}
	clause := words{Ref: "8.2.13", Force: "must", Text: "Hold it every 6 weeks."}
	prints := map[string]string{"elmshire core-group-interval": "a", "elmshire visits/seen": "b", "oakshire core-group-interval": "c"}
	was := q.against("elmshire", clause, prints)
	for _, tt := range []struct {
		name, rule, force, text string
		prints                  map[string]string
		want                    string
	}{
		{"nothing", "core-group-interval", "must", "Hold it every 6 weeks.", prints, ""},
		{"only white space", "core-group-interval", "must", "Hold it every\n6 weeks.", prints, ""},
		{"the words", "core-group-interval", "must", "Hold it every 4 weeks.", prints, "its clause has changed"},
		{"the force", "core-group-interval", "should", "Hold it every 6 weeks.", prints, "its clause has changed"},
		{"the rule", "core-group-interval", "must", "Hold it every 6 weeks.", map[string]string{"elmshire core-group-interval": "z"}, "its rule has changed, or it names another"},
		{"another rule", "core-group-interval", "must", "Hold it every 6 weeks.", map[string]string{"elmshire core-group-interval": "a", "elmshire visits/seen": "z"}, ""},
		{"another area's rule", "core-group-interval", "must", "Hold it every 6 weeks.", map[string]string{"elmshire core-group-interval": "a", "oakshire core-group-interval": "z"}, ""},
		{"the rule that is named", "seen", "must", "Hold it every 6 weeks.", prints, "its rule has changed, or it names another"},
		{"both", "core-group-interval", "must", "Hold it every 4 weeks.", map[string]string{"elmshire core-group-interval": "z"}, "its clause and its rule have changed"},
	} {
		now := question{Rule: tt.rule}.against("elmshire", words{Ref: "8.2.13", Force: tt.force, Text: tt.text}, tt.prints)
		if got := toReview(was, now); got != tt.want {
			t.Errorf("%s changed: %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := toReview(reviewed{}, was); got != "is new" {
		t.Errorf("a question that was never reviewed: %q", got)
	}
}

// The order in which an order question is shown must not be its answer.
func TestNoOrderQuestionShowsItsAnswer(t *testing.T) {
	seen := 0
	for path, p := range built(t) {
		if !strings.HasPrefix(path, "/training/") {
			continue
		}
		for _, list := range below(p.root, "data-order") {
			seen++
			var places []string
			for _, item := range items(list) {
				place, _ := attr(item, "data-place")
				places = append(places, place)
			}
			if sorted := slices.Sorted(slices.Values(places)); slices.Equal(places, sorted) || sorted[0] != "1" || len(slices.Compact(sorted)) != len(places) {
				t.Errorf("%s: shown in the order %v", path, places)
			}
		}
	}
	if seen < 10 {
		t.Errorf("%d order questions", seen)
	}
}
