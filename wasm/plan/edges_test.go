package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/plan"
)

// asking builds a request of a plan in Sussex.
func asking(plan m) m { return m{"area": "sussex", "today": "2026-11-22", "plan": plan} }

func TestMoreChecks(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		given m
		want  string
		why   string
	}{
		{part("outcomes", "risk", "left alone in the evening by the mother"), "", "more words than the risk has"},
		{part("outcomes", "risk", "alone in the evening"), "", "fewer, and still enough to tell"},
		{part("outcomes", "risk", "the evening"), "risk-without-outcome risks 0 Left alone in the evening", "too few to tell"},
		{part("outcomes", "risk", "all risks"), "", "every risk"},
		{part("actions", "outcome", "All"), "", "every outcome"},
		{with("next-core-group", "2 February 2027"), "date-after-review next-core-group 2 February 2027", "the core group would meet after the review"},
		{with("next-core-group", "1 February 2027"), "", "on the same day"},
		{with("monitoring-who", "Relevant professionals"), "vague-who monitoring-who Relevant professionals", "nobody keeps an eye on it"},
		{with("change-needed", "Mother complies with the plan"), "vague-change change-needed complies", "no change for the child"},
		{part("outcomes", "what", "Mother is engaged with services"), "vague-change outcomes 0 what engaged", "engaged with"},
		{part("outcomes", "what", "Father is engaged in treatment"), "vague-change outcomes 0 what engaged", "engaged in"},
		{part("outcomes", "what", "Both parents are engaged"), "vague-change outcomes 0 what engaged", "nothing follows"},
		{part("outcomes", "what", "Father will cooperate"), "vague-change outcomes 0 what cooperate", "no change for the child"},
	} {
		q := ask(t, book, asking(tt.given))
		checks, _ := plan.Checks(book, q, nil)
		if got := tell(checks); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.why, got, tt.want)
		}
	}
}

func TestWhichChecksReadADocument(t *testing.T) {
	for _, tt := range []struct{ document, want string }{
		{"child-protection-plan", strings.Join(plan.CheckIDs[:], " ")},
		{"core-group-record", "risk-without-outcome outcome-without-action action-without-outcome member-without-part person-not-in-core-group child-view-missing child-view-undated " +
			"date-after-review date-before-conference date-passed vague-date vague-who vague-change"},
		{"childs-plan", "outcome-without-action action-without-outcome date-after-review date-before-conference date-passed vague-date vague-who vague-change"},
		{"visit-record", "date-after-review date-before-conference date-passed vague-date vague-who vague-change"},
	} {
		var reads []string
		for _, id := range plan.CheckIDs {
			if plan.CheckReads(id, tt.document) {
				reads = append(reads, id)
			}
			if plan.CheckTitle(id) == "" {
				t.Errorf("%s has no title", id)
			}
		}
		if got := strings.Join(reads, " "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.document, got, tt.want)
		}
	}
}

func TestMoreOfWhatFindingsSay(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		area, rule string
		plan       m
		want       string
	}{
		{"sussex", "plain-language", m{"document": "child-protection-plan", "reason": "Referred to LADO and MARAC.", "actions": rows(m{"what": "Calls the LADO"})},
			"Look at “LADO” (Background and reason for the plan), “MARAC” (Background and reason for the plan) and “LADO” (Action, entry 1 of Actions)."},
		{"sussex", "plain-language", m{"document": "child-protection-plan", "reason": strings.Repeat("word ", 35) + "end. " + strings.Repeat("word ", 37) + "end"},
			"Look at “a sentence of more than 35 words” (Background and reason for the plan)."},
		{"sussex", "plain-language", m{"document": "child-protection-plan", "reason": strings.Repeat("word ", 37) + "end! " + strings.Repeat("word ", 36) + "end"},
			"Look at “a sentence of more than 35 words” (Background and reason for the plan) and “a sentence of more than 35 words” (Background and reason for the plan)."},
		{"hertfordshire", "ethnic-cultural-religious", m{"document": "child-protection-plan", "culture": "TBC", "religion": "to follow"},
			"“TBC” under “Ethnic background and culture” and “to follow” under “Religion” say nothing yet."},
		{"north-yorkshire", "written-notes", m{"document": "core-group-record"},
			"Nothing is written under “Updates that were exchanged”, “Concerns that were exchanged”, “Progress of the plan, against its outcomes”, “Decisions”, “Actions” or “Refinements to the plan”."},
		{"hertfordshire", "person-agency-responsible", m{"document": "child-protection-plan", "actions": rows(m{"what": "a"}, m{"what": "b", "who": "Nurse"}, m{"what": "c", "agency": "TBC"})},
			"Neither “Who does it” nor “Agency or family” says anything in entries 1 and 3 of “Actions”."},
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"who": "Mother"}, m{"who": "", "part": "Visits"}), "circulation": rows(m{"to": "Mother and team manager"})},
			"Not named under “Who was sent it”: conference chair. Entry 2 of “Members of the core group” has no role to look for."},
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"who": ""}), "circulation": rows(m{"to": "Conference chair and team manager"})},
			"Nobody is listed under “Members of the core group”, so nobody can tell whether each of them is named."},
	} {
		a := plan.Work(book, ask(t, book, m{"area": tt.area, "today": "2026-11-22", "plan": tt.plan}))
		got := "no finding"
		for _, f := range a.Findings {
			for _, r := range f.Asked {
				if r.Rule.ID == tt.rule {
					got = r.Sentence(book.Format(), &a.Request.Document)
				}
			}
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.rule, got, tt.want)
		}
	}
}

func TestMorePeople(t *testing.T) {
	for _, tt := range []struct {
		text, person string
		want         bool
	}{
		{"Dad", "Father", true},
		{"Mummy and daddy", "Father", true},
		{"Nan", "Grandmother", true},
		{"Father", "Father, who declined", true},
		{"Father", "Father; by post", true},
		{"Mother", "Father, who declined", false},
	} {
		if got := plan.Names(tt.text, tt.person); got != tt.want {
			t.Errorf("%q names %q: %v, want %v", tt.text, tt.person, got, tt.want)
		}
	}
}

func TestLongTextsSaySomething(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
		why  string
	}{
		{strings.Repeat("-", 300), false, "marks alone"},
		{strings.Repeat("-", 300) + "TBC", true, "letters after many marks are not looked at further"},
		{strings.Repeat("א ", 120), true, "another script"},
	} {
		if got := plan.Says(tt.text); got != tt.want {
			t.Errorf("%.20q…: %v, want %v: %s", tt.text, got, tt.want, tt.why)
		}
	}
}

func TestDriftOfEntriesWithoutWords(t *testing.T) {
	book := built(t)
	earlier, now := whole(), whole()
	earlier["actions"] = rows(m{"who": "Health visitor"}, m{"what": "Weighs the child"}, m{"what": ""}, m{"who": "Aunt"})
	now["actions"] = rows(m{"who": "Health visitor"}, m{"what": ""}, m{"what": "Weighs the child"}, m{"who": "Aunt", "by": "1 May 2027"})
	request := asking(now)
	request["earlier"] = earlier
	d := plan.Compare(book, ask(t, book, request))
	if len(d.Carried) != 2 || d.Carried[0].Row != 0 || d.Carried[0].Earlier != 0 || d.Carried[1].Row != 2 || d.Carried[1].Earlier != 1 {
		t.Errorf("carried %+v, want the health visitor's and the weighing", d.Carried)
	}
	if len(d.New) != 1 || d.New[0] != 3 || len(d.Dropped) != 1 || d.Dropped[0]["who"] != "Aunt" {
		t.Errorf("new %v, dropped %v: of what has no words nobody can tell whether it is the same once the rest differs", d.New, d.Dropped)
	}
}

// What an answer says of checks, of a person's own answers and of an earlier version, as JSON.
func TestAnAnswerAsJSON(t *testing.T) {
	book := built(t)
	earlier, now := whole(), whole()
	earlier["actions"] = rows(m{"what": "Stays until the mother is home", "by": "1 December 2026", "who": "Maternal aunt"}, m{"what": "Fits a lock", "who": "Landlord", "by": "soon", "done": "No"})
	now["actions"] = rows(m{"what": "Stays until the mother is at home", "by": "21 December 2026", "who": "Maternal aunt"})
	now["contingency"] = []any{}
	request := asking(now)
	request["earlier"] = earlier
	request["answers"] = []any{m{"rule": "clear", "answer": "present", "note": "Read with the mother."}}
	a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(book, r) }, request)
	if !ok {
		t.Fatal(a)
	}
	as := func(v any) string {
		text, _ := json.Marshal(v)
		return string(text)
	}
	const drift = `{"carried":[{"days":20,"earlier":0,"is":"21 December 2026","reworded":"Stays until the mother is home","row":0,"slipped":true,"was":"1 December 2026"}],` +
		`"dropped":[{"by":"soon","done":"No","what":"Fits a lock","who":"Landlord"}],"new":[],"same":["Risks to the child","Outcomes","Members of the core group"]}`
	if got := as(a["drift"]); got != drift {
		t.Errorf("drift: %s", got)
	}
	for _, f := range a["findings"].([]any) {
		if f := f.(m); f["check"] == "no-contingency" {
			const want = `{"check":"no-contingency","places":[{"at":"Contingency","field":"contingency"}],"sentence":"Contingency.","tier":"look","title":"No contingency","why":"Say what sets it off, what is then done and by whom."}`
			if got := as(f); got != want {
				t.Errorf("a check: %s", got)
			}
		}
	}
	said := ""
	for _, r := range a["met"].([]any) {
		if r := r.(m); r["said"] != nil {
			said += as(r["rule"]) + as(r["said"]) + as(r["because"])
		}
	}
	if said != `"clear""present""Read with the mother."` {
		t.Errorf("said: %s", said)
	}
}

func TestMoreRequestsThatAreRefused(t *testing.T) {
	book := built(t)
	respondTo := func(text string) string {
		answer, ok := plan.Respond(book, []byte(text))
		if ok {
			t.Errorf("%s is not refused", text)
		}
		return string(answer)
	}
	if got := respondTo(`[]`); !strings.Contains(got, `"message":"The request must be an object with area, today and plan"`) {
		t.Error(got)
	}
	request := asking(whole())
	request["answers"] = m{"rule": "clear"}
	text, _ := json.Marshal(request)
	if got := respondTo(string(text)); !strings.Contains(got, `"field":"answers"`) || !strings.Contains(got, `"message":"Answers must be a list"`) {
		t.Error(got)
	}
	for name, respond := range map[string]func([]byte) ([]byte, bool){
		"mask":    plan.RespondMask,
		"columns": func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) },
		"take":    func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
	} {
		if answer, ok := respond([]byte(`{"texts":`)); ok || !strings.Contains(string(answer), `"status":400`) || !strings.Contains(string(answer), "The request is not valid JSON") {
			t.Errorf("%s: half a request: %s", name, answer)
		}
	}
	long := `{"texts":["` + strings.Repeat("a ", plan.MaxMasked/2) + `"]}`
	if answer, ok := plan.RespondMask([]byte(long)); ok || !strings.Contains(string(answer), "The text must be 6 MB or less") {
		t.Errorf("%.200s", answer)
	}
}

func TestWhereHeadingsStand(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		rows, want string
		header     bool
		why        string
	}{
		{"Actions|Actions|Actions / Action|Who|When / a|b|c", "Action actions.what, Who actions.who, When actions.by", true, "a title of known words in every cell"},
		{"Actions|| / Action|Who|When / a|b|c", "Action actions.what, Who actions.who, When actions.by", true, "a title in the first cell of three"},
		{"Action / Weighs", "Action actions.what", true, "one column has a heading and no title"},
		{"Action| / a|b", "Action actions.what,  ", true, "the second of two has none"},
		{"Action|Who / a / b|c", "Action actions.what, Who actions.who", true, "rows that are shorter"},
	} {
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) }, m{"document": "child-protection-plan", "rows": cells(tt.rows)})
		if !ok {
			t.Fatal(a)
		}
		var got []string
		for _, c := range a["columns"].([]any) {
			heading, _ := c.(m)["heading"].(string)
			holds, _ := c.(m)["holds"].(string)
			got = append(got, heading+" "+holds)
		}
		if strings.Join(got, ", ") != tt.want || a["header"] != tt.header {
			t.Errorf("%s: %q (header %v), want %q", tt.why, strings.Join(got, ", "), a["header"], tt.want)
		}
	}
}

func TestAnEmptyNameInTheFormatNamesNoColumn(t *testing.T) {
	book := built(t)
	wishes := book.Format().Field("wishes")
	wishes.Also = append(wishes.Also, "")
	a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) }, m{"document": "child-protection-plan", "rows": cells("Action|Who| / a|b|c")})
	if holds := a["columns"].([]any)[2].(m)["holds"]; holds != nil {
		t.Errorf("a column without a heading holds %v", holds)
	}
}

func TestSamplesAreCutBetweenCharacters(t *testing.T) {
	book := built(t)
	long := strings.Repeat("a", 79) + "éé and more"
	a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) },
		m{"document": "child-protection-plan", "rows": []any{[]any{"Action"}, []any{long}, []any{strings.Repeat("b", 80)}}})
	samples, _ := json.Marshal(a["columns"].([]any)[0].(m)["samples"])
	if want := `["` + strings.Repeat("a", 79) + `…","` + strings.Repeat("b", 80) + `"]`; string(samples) != want {
		t.Errorf("%s, want %s", samples, want)
	}
}

func TestMoreOfTablesThatAreTaken(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		rows     []any
		holds    []any
		contents string
		dropped  string
		why      string
	}{
		{cells("Risk|Outcome|Action / ||Pays / Cold|Warm|Mends"), []any{"risks.what", "outcomes.what", "actions.what"},
			`{"actions":[{"what":"Pays"},{"outcome":"1","what":"Mends"}],"outcomes":[{"risk":"1","what":"Warm"}],"risks":[{"what":"Cold"}]}`, "", "an action above the first risk belongs to none"},
		{cells("Outcome|Risk|Baseline / Warm|1| / Warm|2|Cold at night / Warm|2|"), []any{"outcomes.what", "outcomes.risk", "outcomes.baseline"},
			`{"outcomes":[{"baseline":"Cold at night","risk":"1, 2","what":"Warm"}]}`, "", "one outcome for two risks, of which neither is left out"},
		{cells("Action|Urgent / a|Y / b|urgent / c|0 / d|Low"), []any{"actions.what", "actions.urgent"},
			`{"actions":[{"urgent":"yes","what":"a"},{"urgent":"yes","what":"b"},{"urgent":"no","what":"c"},{"urgent":"no","what":"d"}]}`, "", "words for yes and no"},
		{[]any{[]any{"Action", "Notes"}, []any{"a", strings.Repeat("é", 31)}, []any{"b", "x"}}, []any{"actions.what", ""},
			`{"actions":[{"what":"a"},{"what":"b"}]}`, "1:1 " + strings.Repeat("é", 30) + "…: the column was left out (2 cells)", "what is long is cut where it is named"},
		{[]any{[]any{"Action"}, []any{strings.Repeat("é", plan.MaxText)}, []any{"b"}}, []any{"actions.what"},
			`{"actions":[{"what":"b"}]}`, "1:0 " + strings.Repeat("é", 30) + "…: longer than 20000 characters", "too long for a plan"},
	} {
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
			m{"document": "child-protection-plan", "rows": tt.rows, "header": true, "holds": tt.holds})
		if !ok {
			t.Fatal(a)
		}
		contents, _ := json.Marshal(a["contents"])
		var dropped []string
		for _, d := range a["dropped"].([]any) {
			d := d.(m)
			dropped = append(dropped, string(rune('0'+int(d["row"].(float64))))+":"+string(rune('0'+int(d["column"].(float64))))+" "+d["text"].(string)+": "+d["reason"].(string))
		}
		if string(contents) != tt.contents || strings.Join(dropped, "; ") != tt.dropped {
			t.Errorf("%s:\n got %s\n     %s\nwant %s\n     %s", tt.why, contents, strings.Join(dropped, "; "), tt.contents, tt.dropped)
		}
	}
}

func TestNoneWrittenIntoAList(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		dissent []any
		want    bool
		why     string
	}{
		{rows(m{"who": "None", "about": " ", "reasons": ""}), true, "the parts beside it are blank"},
		{rows(m{"who": "Nobody"}, m{"about": "No dissent"}), true, "said twice"},
		{rows(m{"who": "None", "about": "the contact"}), false, "it is about something"},
		{rows(m{"who": ""}), false, "nothing is said"},
	} {
		q := ask(t, book, asking(with("dissent", tt.dissent)))
		if got := q.Document.None["dissent"]; got != tt.want {
			t.Errorf("%v: none is %v, want %v: %s", tt.dissent, got, tt.want, tt.why)
		}
	}
}
