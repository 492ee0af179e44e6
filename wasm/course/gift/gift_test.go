//go:build !js

package gift_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"handbook/wasm/course/facts"
	"handbook/wasm/course/gift"
)

const root = "../../.."

// nasty is text that means something to GIFT in each of its places.
const nasty = `a~b =c #d {e} f: g\h \n i\: %50% [html] <b> -> // & && “q” ####`

// questions are one of each kind.
func questions(words string) []*facts.Question {
	of := func(id string, kind facts.Kind, level int) *facts.Question {
		return &facts.Question{Area: "elmshire", AreaTitle: "Elmshire", Edition: "Made up. " + words, ID: id, Clause: "1.1(2)", Kind: kind, Level: level, Ask: words, Why: words}
	}
	one, some, order := of("one", facts.Choice, 2), of("some", facts.Choices, 1), of("order", facts.Order, 2)
	one.Answers = []facts.ChoiceAnswer{{Text: words + " 1", Why: words}, {Text: words + " 2", Right: true}, {Text: "[html]" + words, Why: "%50%" + words}}
	some.Answers = []facts.ChoiceAnswer{{Text: "%50%" + words, Right: true, Why: "[plain]" + words}, {Text: words + " 2", Why: words}, {Text: words + " 3", Right: true}, {Text: words + " 4", Right: true}}
	order.Items = []string{strings.ReplaceAll(words, "-> ", "") + " 1", "2", "3", "4"}
	return []*facts.Question{one, some, order}
}

func TestWrite(t *testing.T) {
	got, err := gift.Write(questions("What?"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/elmshire.gift")
	if err != nil || string(got) != string(want) {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		change func(one, some, order *facts.Question)
		want   string
	}{
		{func(one, _, _ *facts.Question) { one.Kind = "essay" }, `elmshire question one: unknown kind "essay" (want choice, choices or order)`},
		{func(one, _, _ *facts.Question) { one.Answers[0].Right = true }, "elmshire question one: several answers are right: make it one of choices"},
		{func(one, _, _ *facts.Question) { one.Answers[1].Right = false }, "elmshire question one: it needs a right and a wrong answer"},
		{func(_, some, _ *facts.Question) { some.Answers[1].Right = true }, "elmshire question some: it needs a right and a wrong answer"},
		{func(_, some, _ *facts.Question) {
			some.Answers = append(some.Answers, make([]facts.ChoiceAnswer, 10)...)
		}, "elmshire question some: 11 answers of one kind cannot share 100 %: leave one out"},
		{func(_, _, order *facts.Question) { order.Items = order.Items[:1] }, "elmshire question order: an order needs two items or more"},
		{func(_, _, order *facts.Question) { order.Items[0] = "a -> b" }, `elmshire question order: "a -> b" has ->, which GIFT puts between`},
		{func(_, _, order *facts.Question) { order.Ask = " " }, "elmshire question order: its id, its clause or its words are missing"},
	} {
		q := questions("What?")
		tt.change(q[0], q[1], q[2])
		if _, err := gift.Write(q); err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %v\nwant %s", err, tt.want)
		}
	}
}

func TestPlace(t *testing.T) {
	got := ""
	for _, n := range []int{0, 1, 2, 3, 10, 11, 12, 20, 21, 110} {
		got += gift.Place(n) + " "
	}
	if got != "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 111th " {
		t.Error(got)
	}
}

// read is a question as another program reads it.
type read struct {
	ID, Type, Title, Stem, Format, Category, Feedback string
	Tags                                              []string
	Choices                                           []struct {
		Text, Feedback string
		Right          bool
		Weight         *float64
	}
	Pairs []struct{ Item, Place string }
}

// elsewhere reads a file of questions with gift-pegjs.
func elsewhere(t *testing.T, file string) (list []read) {
	t.Helper()
	const script = `const { parse } = require('gift-pegjs')
let category
const out = []
for (const q of parse(require('fs').readFileSync(process.env.GIFT, 'utf8'))) {
  if (q.type === 'Category') { category = q.title; continue }
  out.push({ ID: q.id, Type: q.type, Title: q.title, Stem: q.stem.text, Format: q.stem.format, Category: category, Feedback: q.globalFeedback?.text, Tags: q.tags,
    Choices: q.choices?.map(c => ({ Text: c.text.text, Feedback: c.feedback?.text, Right: c.isCorrect, Weight: c.weight })),
    Pairs: q.matchPairs?.map(p => ({ Item: p.subquestion.text, Place: p.subanswer })) })
}
console.log(JSON.stringify(out))`
	path, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-e", script)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GIFT="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("gift-pegjs: %s: %v", file, err)
	}
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// compare holds what another program reads against the questions. Both go by id, since the
// file goes by level.
func compare(t *testing.T, list []read, want []*facts.Question) {
	t.Helper()
	got := map[string]read{}
	for _, r := range list {
		got[r.Title] = r
	}
	if len(list) != len(want) || len(got) != len(want) {
		t.Fatalf("%d questions, %d of them with names of their own, want %d", len(list), len(got), len(want))
	}
	for _, q := range want {
		r := got[q.Area+"-"+q.ID]
		if r.ID != r.Title || r.Stem != q.Ask || r.Format != "plain" || r.Category != q.AreaTitle+"/Level "+strconv.Itoa(q.Level) || !slices.Equal(r.Tags, []string{"clause " + q.Clause}) {
			t.Errorf("%s: %+v", q.ID, r)
		}
		if !strings.HasPrefix(r.Feedback, q.Why) || !strings.Contains(r.Feedback, strings.TrimRight(q.Edition, ".")) {
			t.Errorf("%s: %q", q.ID, r.Feedback)
		}
		_, clause, _ := strings.Cut(r.Feedback, q.AreaTitle+", clause ")
		if clause, _, ok := strings.Cut(clause, ". Edition: "); !ok || clause == "" || !strings.HasSuffix(q.Clause, clause) {
			t.Errorf("%s: clause %q, want %s as people read it", q.ID, clause, q.Clause)
		}
		if q.Kind == facts.Order {
			ordered(t, r, q)
		} else {
			chosen(t, r, q)
		}
	}
}

func ordered(t *testing.T, r read, q *facts.Question) {
	t.Helper()
	places := []string{"1st", "2nd", "3rd", "4th", "5th", "6th"}
	if r.Type != "Matching" || len(r.Pairs) != len(q.Items) {
		t.Errorf("%s: %+v", q.ID, r)
		return
	}
	for i, p := range r.Pairs {
		if p.Item != strings.TrimSpace(q.Items[i]) || p.Place != places[i] {
			t.Errorf("%s: %+v, want %s", q.ID, p, q.Items[i])
		}
	}
}

// fractions are those that Moodle takes; it refuses a file with another.
var fractions = []float64{100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5}

func chosen(t *testing.T, r read, q *facts.Question) {
	t.Helper()
	if r.Type != "MC" || len(r.Choices) != len(q.Answers) {
		t.Errorf("%s: %+v", q.ID, r)
		return
	}
	gained, lost := 0.0, 0.0
	for i, a := range q.Answers {
		c := r.Choices[i]
		right := c.Right
		if q.Kind == facts.Choices {
			if c.Weight == nil || c.Right {
				t.Errorf("%s: %+v", q.ID, c)
				continue
			}
			if right = *c.Weight > 0; right {
				gained += *c.Weight
			} else {
				lost -= *c.Weight
			}
			if !slices.Contains(fractions, max(*c.Weight, -*c.Weight)) {
				t.Errorf("%s: Moodle does not take %v", q.ID, *c.Weight)
			}
		}
		if c.Text != a.Text || c.Feedback != a.Why || right != a.Right {
			t.Errorf("%s: %+v, want %+v", q.ID, c, a)
		}
	}
	if q.Kind == facts.Choices && (gained < 99.999 || gained > 100.001 || lost < 99.999 || lost > 100.001) {
		t.Errorf("%s: %v to gain and %v to lose", q.ID, gained, lost)
	}
}

// TestAnotherProgramReadsWhatWasWritten: whatever the words are.
func TestAnotherProgramReadsWhatWasWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("needs Node.js beside it")
	}
	for _, words := range []string{"What?", nasty, `\`, "#", "~", "x::y", "T", "3.5", "//", `\\`, "="} {
		want := questions(words)
		text, err := gift.Write(want)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "a.gift")
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		compare(t, elsewhere(t, file), want)
	}
}

// TestBuiltBanks: the question banks of the site hold every question of every area.
func TestBuiltBanks(t *testing.T) {
	if testing.Short() {
		t.Skip("needs Node.js beside it")
	}
	text, err := os.ReadFile(root + "/public/training.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	f, err := facts.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	areas := map[string][]*facts.Question{}
	for _, q := range f.Questions {
		areas[q.Area] = append(areas[q.Area], q)
	}
	files, err := filepath.Glob(root + "/public/training/*/*.gift")
	if err != nil || len(files) != len(areas) || len(areas) < 5 {
		t.Fatal("the site is not built: run `make site` first", files, err)
	}
	for area, questions := range areas {
		compare(t, elsewhere(t, root+"/public/training/"+area+"/questions.gift"), questions)
	}
}
