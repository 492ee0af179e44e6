package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

func TestHeadingsAtTheEdges(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ rows, want, why string }{
		{"Action|Colour / a|b", "Action actions.what a, Colour  b", "half of them known are enough"},
		{"Action|Colour|Taste / a|b|c", " Action,a,  Colour,b,  Taste,c", "fewer are not"},
		{"Action|Who / Action|Who / a|b", "Action actions.what Action,a, Who actions.who Who,b", "of two rows alike the first"},
		{"Agreed action|Who / a|b", "Agreed action actions.what a, Who actions.who b", "a word in a heading of two"},
		{"Colour of action|Who / a|b", "Colour of action  a, Who actions.who b", "one word of a longer heading tells nothing"},
		{"Action|Who|Review on 12 November 2026 / a|b|c", "Action actions.what a, Who actions.who b, Review on 12 November 2026  c", "a cell with a date is no heading"},
		{"Actions|| / Action|Colour| / a|b|c", "Action actions.what a, Colour  b,  c", "a title in one cell of three, though as much of it is known"},
		{"Actions|Actions / Action|Colour / a|b", "Action actions.what a, Colour  b", "a title in every cell"},
		{"Main action|Who / a|b", "Main action actions.what a, Who actions.who b", "one word of a heading of two"},
		{"Our agreed action now|Who / a|b", "Our agreed action now actions.what a, Who actions.who b", "two words of a heading of four"},
		{"Step goals|Who / a|b", "Step goals outcomes.what a, Who actions.who b", "the longer word tells more, though actions are likelier"},
		{"What needs to happen in the next three months here|Who / a|b", "What needs to happen in the next three months here actions.what a, Who actions.who b", "ten words may be a heading"},
		{"Agreed action 12 November 2026|Who / a|b", "Agreed action 12 November 2026  a, Who actions.who b", "nothing with a date may"},
		{"Action|Who||| / a|b|c|d|e", "Action actions.what a, Who actions.who b,  c,  d,  e", "columns without a heading do not count against it"},
		{"Action|Who / a| / |b / c|d / e|f / g|h", "Action actions.what a,c,e, Who actions.who b,d,f", "the first three that say something"},
	} {
		a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) }, m{"document": "child-protection-plan", "rows": cells(tt.rows)})
		var got []string
		for _, c := range a["columns"].([]any) {
			heading, _ := c.(m)["heading"].(string)
			holds, _ := c.(m)["holds"].(string)
			var samples []string
			for _, s := range c.(m)["samples"].([]any) {
				samples = append(samples, s.(string))
			}
			got = append(got, strings.TrimSuffix(heading+" "+holds, " ")+" "+strings.Join(samples, ","))
		}
		want := tt.want
		if a["header"] == false {
			want = strings.TrimPrefix(want, " ")
		}
		if g := strings.Join(got, ", "); strings.Join(strings.Fields(g), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s:\n got %q\nwant %q", tt.why, g, want)
		}
	}
}

func TestTablesAreTakenAtTheEdges(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		rows           string
		holds          []any
		contents, also string
		why            string
	}{
		{"Action|Urgent|Who / a|perhaps|Nurse", []any{"actions.what", "actions.urgent", "actions.who"}, `{"actions":[{"what":"a","who":"Nurse"}]}`, "1 perhaps", "a cell that is not understood hides none after it"},
		{"Risk|Outcome|For / Cold|Warm|7", []any{"risks.what", "outcomes.what", "outcomes.risk"}, `{"outcomes":[{"risk":"7","what":"Warm"}],"risks":[{"what":"Cold"}]}`, "", "what is written of the risk stays"},
		{"Outcome|Action|For / Warm|Mends|5", []any{"outcomes.what", "actions.what", "actions.outcome"}, `{"actions":[{"outcome":"5","what":"Mends"}],"outcomes":[{"what":"Warm"}]}`, "", "and of the outcome"},
		{"Risk|Outcome|Action / Cold|Warm|Mends / Dark||Bulbs", []any{"risks.what", "outcomes.what", "actions.what"},
			`{"actions":[{"outcome":"1","what":"Mends"},{"risk":"2","what":"Bulbs"}],"outcomes":[{"risk":"1","what":"Warm"}],"risks":[{"what":"Cold"},{"what":"Dark"}]}`, "", "a new risk has not the outcome of the one above"},
		{"Action|Risk / a|1", []any{"actions.what", "actions.risk"}, `{"actions":[{"risk":"1","what":"a"}]}`, "", "nothing is carried on where no column has risks"},
		{"Outcome|Action / A|a / B|b / B|c", []any{"outcomes.what", "actions.what"},
			`{"actions":[{"outcome":"1","what":"a"},{"outcome":"2","what":"b"},{"outcome":"2","what":"c"}],"outcomes":[{"what":"A"},{"what":"B"}]}`, "", "the second of two outcomes again"},
		{"Views|If|Then / Cold|Ill|Aunt", []any{"wishes", "contingency.if", "contingency.then"}, `{"contingency":[{"if":"Ill","then":"Aunt"}],"wishes":"Cold"}`, "", "a text, and a list after it"},
		{"Outcome|Term / A|short / B|Longer / C|long term / D|lo", []any{"outcomes.what", "outcomes.term"},
			`{"outcomes":[{"term":"short","what":"A"},{"term":"long","what":"B"},{"term":"long","what":"C"},{"what":"D"}]}`, "4 lo", "words that begin with a choice"},
		{"Risk|Action / |Pays / Cold|Mends", []any{"risks.what", "actions.what"}, `{"actions":[{"what":"Pays"},{"risk":"1","what":"Mends"}],"risks":[{"what":"Cold"}]}`, "", "nothing is carried on to an action above the first risk"},
		{"Outcome|Notes|Action / A|x|a / A||b", []any{"outcomes.what", "", "actions.what"}, `{"actions":[{"outcome":"1","what":"a"},{"outcome":"1","what":"b"}],"outcomes":[{"what":"A"}]}`, "1 x", "an outcome again, in a row with a column that is left out"},
		{"Risk|Outcome|Baseline / Cold|A|x / Cold|A|y", []any{"risks.what", "outcomes.what", "outcomes.baseline"}, `{"outcomes":[{"baseline":"x","risk":"1","what":"A"}],"risks":[{"what":"Cold"}]}`, "2 y", "an outcome again, of which something else is said"},
		{"Outcome|Term / A|In the long term / B|very long", []any{"outcomes.what", "outcomes.term"}, `{"outcomes":[{"term":"long","what":"A"},{"term":"long","what":"B"}]}`, "", "a choice among other words"},
		{"Action|Notes / a|b", []any{"actions.what"}, `{"actions":[{"what":"a"}]}`, "1 b", "a column of which nothing was said"},
		{"Action|Notes / a|", []any{"actions.what", ""}, `{"actions":[{"what":"a"}]}`, "", "nothing is lost where nothing stood"},
		{"Action|Notes / a| / b|" + strings.Repeat("x", 60), []any{"actions.what", ""}, `{"actions":[{"what":"a"},{"what":"b"}]}`, "2 " + strings.Repeat("x", 60), "sixty characters are named whole, by their own row"},
	} {
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
			m{"document": "child-protection-plan", "rows": cells(tt.rows), "header": true, "holds": tt.holds})
		if !ok {
			t.Fatal(a)
		}
		contents, _ := json.Marshal(a["contents"])
		var dropped []string
		for _, d := range a["dropped"].([]any) {
			dropped = append(dropped, string(rune('0'+int(d.(m)["row"].(float64))))+" "+d.(m)["text"].(string))
		}
		if string(contents) != tt.contents || strings.Join(dropped, "; ") != tt.also || len(a["carried"].([]any)) > 0 {
			t.Errorf("%s:\n got %s %q, carried %v\nwant %s %q", tt.why, contents, dropped, a["carried"], tt.contents, tt.also)
		}
	}
}

// The most that a request may hold is accepted.
func TestTheMostIsNotTooMuch(t *testing.T) {
	book := built(t)
	full := strings.Repeat("a", plan.MaxText)
	many := make([]any, plan.MaxRows)
	for i := range many {
		many[i] = m{"what": "b"}
	}
	request := asking(m{"document": "child-protection-plan", "wishes": full, "needs": many})
	if text, err := json.Marshal(request); err != nil {
		t.Fatal(err)
	} else if answer, ok := plan.Respond(book, text); !ok {
		t.Errorf("%.300s", answer)
	}
	answers := make([]any, plan.MaxRows)
	for i := range answers {
		answers[i] = m{"rule": "clear", "answer": "present"}
	}
	request["answers"] = answers
	if text, err := json.Marshal(request); err != nil {
		t.Fatal(err)
	} else if answer, ok := plan.Respond(book, text); !ok {
		t.Errorf("answers: %.300s", answer)
	}
	rows := cells("Action" + strings.Repeat(" / b", plan.MaxTableRows-1))
	rows[1] = []any{full}
	a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
		m{"document": "child-protection-plan", "rows": rows, "header": true, "holds": []any{"actions.what"}})
	if !ok || len(a["dropped"].([]any)) > 0 || len(a["contents"].(m)["actions"].([]any)) != plan.MaxTableRows-1 {
		t.Errorf("%v", a["dropped"])
	}
}

func TestEveryMistakeOfARequestIsTold(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		change func(m)
		status float64
		n      int
		why    string
	}{
		{func(r m) { r["plan"].(m)["none"] = []any{"wishes", "author"} }, 400, 2, "two fields of which nobody can say so"},
		{func(r m) { r["answers"] = []any{"x", "y"} }, 400, 2, "two answers that are none"},
		{func(r m) { r["plan"].(m)["wishes"] = strings.Repeat("a", plan.MaxText+1) }, 422, 1, "a text that is too long"},
		{func(r m) { r["song"] = "x"; r["plan"].(m)["wishes"] = strings.Repeat("a", plan.MaxText+1) }, 400, 2, "with a key that is not known"},
		{func(r m) { r["today"] = "2010-12-31" }, 400, 1, "a day before the calendar"},
		{func(r m) { r["answers"] = []any{m{"area": "derbyshire", "rule": "clear", "answer": "present"}} }, 400, 1, "another area than is asked about"},
	} {
		request := asking(whole())
		tt.change(request)
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(book, r) }, request)
		if ok || a["status"] != tt.status || len(a["errors"].([]any)) != tt.n {
			t.Errorf("%s: %v", tt.why, a)
			continue
		}
		if parts := a["errors"].([]any)[0].(m)["parts"].([]any); len(parts) != 0 {
			t.Errorf("%s: the parts %v", tt.why, parts)
		}
	}
}

// What an answer says beside its findings is counted here in the plainest way.
func TestWhatAnAnswerCounts(t *testing.T) {
	book := built(t)
	for _, kind := range []string{"child-protection-plan", "visit-record"} {
		a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(book, r) }, m{"area": "hertfordshire", "today": "2026-11-22", "plan": m{"document": kind}})
		want := map[string]float64{}
		for _, r := range book.Area("hertfordshire").Plans() {
			if r.Document != kind {
				want[r.Document]++
			}
		}
		for _, e := range a["elsewhere"].([]any) {
			if e := e.(m); e["n"] == 0.0 || e["n"] != want[e["document"].(string)] {
				t.Errorf("%s: %v of %v", kind, e["n"], e["document"])
			}
			delete(want, e.(m)["document"].(string))
		}
		if len(want) > 0 {
			t.Errorf("%s: nothing is said of %v", kind, want)
		}
		if name := strings.ReplaceAll(kind, "-", " "); a["document-name"] != name {
			t.Errorf("%s is called %v", kind, a["document-name"])
		}
		person := map[string]bool{}
		for _, r := range book.Area("hertfordshire").Plans() {
			person[r.ID] = r.Kind == rulebook.PersonTells
		}
		for _, r := range a["ask"].([]any) {
			if r := r.(m); (r["person"] == true) != person[r["rule"].(string)] {
				t.Errorf("%v is for a person: %v", r["rule"], r["person"])
			}
		}
	}
}

func TestExamplesOfWhatIsMissing(t *testing.T) {
	book := built(t)
	actions, wishes := book.Format().Field("actions"), book.Format().Field("wishes")
	for rule, tt := range map[string]struct {
		plan m
		want string
	}{
		"input-start-date": {m{"document": "child-protection-plan", "actions": rows(m{"what": "a"}, m{"what": "b"})},
			actions.Part("start").Label + ": " + actions.Part("start").Example},
		"child-wishes-feelings": {m{"document": "child-protection-plan"}, wishes.Label + ": " + wishes.Example},
	} {
		q := ask(t, book, m{"area": "hertfordshire", "today": "2026-11-22", "plan": tt.plan})
		for _, r := range plan.Results(book, q) {
			if r.Rule.ID == rule && r.Example(book.Format()) != tt.want {
				t.Errorf("%s: %q, want %q", rule, r.Example(book.Format()), tt.want)
			}
		}
	}
}
