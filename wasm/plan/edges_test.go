package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
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
		{with("visit-frequency", "regularly"), "vague-date visit-frequency regularly", "not how often"},
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
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"part": "Visits"}, m{"part": "Weighs"}), "circulation": rows(m{"to": "Conference chair and team manager"})},
			"Entry 1 of “Members of the core group” has no role to look for. Entry 2 of “Members of the core group” has no role to look for."},
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"who": "Mother"})},
			"No entry of “Who was sent it” says “Mother” under “Sent to”. No entry of “Who was sent it” says “team manager” under “Sent to”. No entry of “Who was sent it” says “conference chair” under “Sent to”."},
		{"hertfordshire", "copied-to-signatories", m{"document": "child-protection-plan", "signatures": rows(m{"who": "Mother", "copy": "By hand on 1 May 2027"}, m{"who": "Father"}), "circulation": rows(m{"to": "Father"})},
			"no finding"},
		{"hertfordshire", "copied-to-signatories", m{"document": "child-protection-plan", "signatures": rows(m{"who": "Mother", "copy": "By hand on 1 May 2027"}, m{"who": "Father"}), "circulation": rows(m{"to": "Aunt"})},
			"Not named under “Who was sent it”: Father."},
		{"hertfordshire", "short-term-aims", m{"document": "child-protection-plan", "outcomes": rows(m{"what": "Warm", "term": "short"}, m{"by": "1 May 2027", "term": "short"})},
			"“By when” says nothing in entry 1 of “Outcomes”."},
		{"hertfordshire", "short-term-aims", m{"document": "child-protection-plan", "outcomes": rows(m{"target": "Warm", "term": "short"})},
			"“Outcome or objective” says nothing in entry 1 of “Outcomes”. “By when” says nothing in entry 1 of “Outcomes”."},
		{"hertfordshire", "planned-outcomes-timescales", m{"document": "child-protection-plan", "outcomes": rows(m{"what": "Warm"})},
			"“By when” says nothing in entry 1 of “Outcomes”."},
		{"hertfordshire", "input-start-date", m{"document": "child-protection-plan", "actions": rows(m{"what": ""}, m{"what": "a"}, m{"what": "b", "start": "1 May 2027"})},
			"“Starts on” says nothing in entry 2 of “Actions”."},
		{"sussex", "child-safety", m{"document": "child-protection-plan", "actions": rows(m{"what": "a", "aim": "family support"})},
			"No entry of “Actions” says “safety” under “What it is for”."},
		{"sussex", "child-safety", m{"document": "child-protection-plan"}, "No entry is listed under “Actions”."},
		{"hertfordshire", "no-vague-labels", m{"document": "visit-record", "presentation": "He was fine."}, "Look at “fine” (The child’s presentation and behaviour, as facts)."},
		{"hertfordshire", "no-vague-labels", m{"document": "visit-record", "presentation": "Her fine motor skills have come on."}, "no finding"},
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
	now["actions"] = rows(m{"who": "Aunt", "by": "1 May 2027"}, m{"who": "Health visitor"}, m{"what": ""}, m{"what": "Weighs the child"})
	request := asking(now)
	request["earlier"] = earlier
	d := plan.Compare(book, ask(t, book, request))
	if len(d.Carried) != 2 || d.Carried[0].Row != 1 || d.Carried[0].Earlier != 0 || d.Carried[1].Row != 3 || d.Carried[1].Earlier != 1 {
		t.Errorf("carried %+v, want the health visitor's and the weighing", d.Carried)
	}
	if len(d.New) != 1 || d.New[0] != 0 || len(d.Dropped) != 1 || d.Dropped[0]["who"] != "Aunt" {
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
		{rows(m{"who": "None", "about": "[ ]"}), true, "so is a box that nobody ticked"},
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

func TestWhatActionsAndOutcomesPointTo(t *testing.T) {
	book := built(t)
	cold := func(risk, named string) m {
		d := part("outcomes", "risk", named)
		d["risks"] = rows(m{"what": risk})
		return d
	}
	called := part("outcomes", "risk", "2")
	called["risks"] = rows(m{"what": "2"}, m{"what": "No heating"})
	childs := with("document", "childs-plan")
	for _, field := range []string{"risks", "core-group", "contingency", "conference", "review", "wishes", "wishes-date"} {
		delete(childs, field)
	}
	childs["actions"] = rows(m{"what": "Mends the boiler", "who": "Landlord"})
	for _, tt := range []struct {
		given m
		want  string
		why   string
	}{
		{cold("No heat at home", "no heat at h"), "risk-without-outcome risks 0 No heat at home", "twelve letters of a risk do not tell which is meant"},
		{cold("No heat at home", "no heat at ho"), "", "thirteen do"},
		{cold("No heat here", "No heat here at night"), "risk-without-outcome risks 0 No heat here", "nor does a risk of twelve letters"},
		{cold("No heat there", "No heat there at night"), "", "one of thirteen does"},
		{called, "risk-without-outcome risks 1 No heating", "a risk that is called 2 is meant before the second one"},
		{childs, "outcome-without-action outcomes 0 The child is never alone at home; action-without-outcome actions 0 outcome Mends the boiler", "a child's plan has outcomes and actions too"},
		{part("actions", "start", "9 November 2026"), "", "on the day of the conference the plan is there"},
		{part("actions", "start", "8 November 2026"), "date-before-conference actions 0 start 8 November 2026", "the day before it is not"},
	} {
		checks, _ := plan.Checks(book, ask(t, book, asking(tt.given)), nil)
		if got := tell(checks); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.why, got, tt.want)
		}
	}
}

func TestMoreThatCannotBeChecked(t *testing.T) {
	book := built(t)
	const noReview, noMembers = "Dates against the next review: the plan gives no date of it that can be read.", "Whether everybody with an action is in the core group: no members are listed."
	undated := with("review", nil)
	undated["outcomes"] = rows(m{"what": "The child is never alone at home", "risk": "1"})
	undated["actions"] = rows(m{"what": "Stays", "who": "Maternal aunt", "outcome": "1"})
	for _, tt := range []struct {
		given m
		want  string
		why   string
	}{
		{whole(), "", "there is a review, and members"},
		{with("review", nil), noReview, "dates and no review"},
		{with("review", "in the spring"), noReview, "a review that is no date"},
		{undated, "", "neither dates nor a review"},
		{with("core-group", nil), noMembers, "no members"},
		{with("core-group", rows(m{"who": "TBC"})), noMembers, "members of whom nothing is said"},
	} {
		if _, unable := plan.Checks(book, ask(t, book, asking(tt.given)), nil); strings.Join(unable, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, unable, tt.want)
		}
	}
}

func TestWhichActionIsCarriedOn(t *testing.T) {
	book := built(t)
	const ten = "one two three four five six seven eight nine ten"
	for _, tt := range []struct {
		was, is []any
		want    string // for each action of now the earlier one, or -
		why     string
	}{
		{rows(m{"what": "Weighs", "by": "1 May 2027"}, m{"what": "Weighs", "by": "2 May 2027"}), rows(m{"what": "Weighs"}), "0", "of two alike the first"},
		{rows(m{"what": "Weighs"}), rows(m{"what": "Weighs"}, m{"what": "Weighs"}), "0-", "one is carried on once"},
		{rows(m{"what": "one two three four five six seven"}, m{"what": "one two three four five six seven eight nine"}), rows(m{"what": ten}), "1", "the more words they share the likelier"},
		{rows(m{"what": "one two three four five six seven eight nine"}, m{"what": "one two three four five six seven"}), rows(m{"what": ten}), "0", "and it is carried on once"},
		{rows(m{"what": ten}), rows(m{"what": ten + " eleven"}, m{"what": ten + " eleven twelve"}), "0-", "by the likeliest"},
	} {
		earlier, now := whole(), whole()
		earlier["actions"], now["actions"] = tt.was, tt.is
		request := asking(now)
		request["earlier"] = earlier
		got := []byte(strings.Repeat("-", len(tt.is)))
		for _, c := range plan.Compare(book, ask(t, book, request)).Carried {
			got[c.Row] = '0' + byte(c.Earlier)
		}
		if string(got) != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

func TestFieldsBesideTheActionsAreCompared(t *testing.T) {
	book := built(t)
	now := with("direct-work", "The lead social worker does six sessions of cards")
	request := asking(now)
	request["earlier"] = now
	if same := plan.Compare(book, ask(t, book, request)).Same; !strings.Contains(strings.Join(same, ", "), book.Format().Field("direct-work").Label) {
		t.Errorf("nine words that have not changed are not among %v", same)
	}
}

// Requirements of all areas are one finding where they are read alike and lack the same, and
// only there; what a person has said of one is said of no other.
func TestWhatIsOneFinding(t *testing.T) {
	book := built(t)
	alike := func(r *plan.Result) string {
		text, _ := json.Marshal([]any{r.Rule.Kind, r.State, r.Rule.List, r.Rule.WherePart, r.Rule.WhereIs, r.Rule.Part, r.Rule.FreeOf, r.Rule.Fields, r.Rule.Has, r.Rule.HasOneOf, r.Rule.People})
		return string(text)
	}
	weight := map[plan.Tier]int{plan.MustTier: 0, plan.ShouldTier: 1, plan.LookTier: 2}
	order := map[string]int{}
	for i, a := range book.Areas {
		for j, r := range a.Plans() {
			order[a.ID+" "+r.ID] = 1000*i + j
		}
	}
	request := m{"area": plan.National, "today": "2026-11-22", "plan": m{"document": "child-protection-plan"}}
	var said []any
	known := map[string]bool{}
	merged := 0
	for _, f := range plan.Work(book, ask(t, book, request)).Findings {
		if f.Check != nil {
			continue
		}
		first := &f.Asked[0]
		if known[alike(first)] {
			t.Errorf("%s is asked in two findings", first.Rule.ID)
		}
		known[alike(first)] = true
		for i := range f.Asked {
			r := &f.Asked[i]
			if alike(r) != alike(first) {
				t.Errorf("%s and %s are one finding", r.Rule.ID, first.Rule.ID)
			}
			if weight[r.Tier()] < weight[f.Tier] || first.Tier() != f.Tier {
				t.Errorf("a finding of tier %s asks for %s, which is of %s, and first for one of %s", f.Tier, r.Rule.ID, r.Tier(), first.Tier())
			}
			if r.Tier() == first.Tier() && order[r.Area.ID+" "+r.Rule.ID] < order[first.Area.ID+" "+first.Rule.ID] {
				t.Errorf("%s comes before %s, which is as strong", first.Rule.ID, r.Rule.ID)
			}
			if len(f.Asked) > 1 {
				merged++
				said = append(said, m{"area": r.Area.ID, "rule": r.Rule.ID, "answer": "absent"})
			}
		}
	}
	if merged < 10 {
		t.Fatalf("%d requirements share a finding", merged)
	}
	request["answers"] = said
	alone := 0
	for _, f := range plan.Work(book, ask(t, book, request)).Findings {
		if f.Check == nil && f.Asked[0].Said != nil {
			if alone++; len(f.Asked) > 1 {
				t.Errorf("what was said of %s is said of %d requirements", f.Asked[0].Rule.ID, len(f.Asked))
			}
		}
	}
	if alone != merged {
		t.Errorf("%d findings are said, want %d", alone, merged)
	}
}

func TestWhoHasWhichActions(t *testing.T) {
	book := built(t)
	d := with("actions", rows(m{"what": "Stays", "who": "Maternal aunt"}, m{"what": "", "who": "TBC"}, m{"what": "Mends", "who": "Landlord"}, m{"what": "Paints", "who": "landlord"}))
	text, _ := json.Marshal(plan.Work(book, ask(t, book, asking(d))).People)
	if want := `[{"Who":"Maternal aunt","Actions":[0]},{"Who":"Landlord","Actions":[2,3]}]`; string(text) != want {
		t.Errorf("%s, want %s: an action that says nothing is nobody's, and the health visitor has none", text, want)
	}
}

func TestAPlaceInTheFirstEntryHasItsRow(t *testing.T) {
	a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(built(t), r) }, asking(part("outcomes", "what", "Mother engages")))
	for _, f := range a["findings"].([]any) {
		if f := f.(m); f["check"] == "vague-change" {
			if p := f["places"].([]any)[0].(m); p["row"] != 0.0 {
				t.Errorf("%v", p)
			}
			return
		}
	}
	t.Error("engaging is no finding")
}

func TestTheMostThatIsMasked(t *testing.T) {
	const start = `{"texts":["Call 020 7946 0000 or 020 7946 0000"]`
	text := start + strings.Repeat(" ", plan.MaxMasked-len(start)-1) + "}"
	answer, ok := plan.RespondMask([]byte(text))
	var a struct{ Found []struct{ N int } }
	if err := json.Unmarshal(answer, &a); err != nil || !ok || len(a.Found) != 1 || a.Found[0].N != 2 {
		t.Errorf("%.300s: want one number, twice", answer)
	}
	if _, ok := plan.RespondMask([]byte(text + " ")); ok {
		t.Error("a byte more is too much")
	}
}

func TestMoreExamples(t *testing.T) {
	book := built(t)
	format := book.Format()
	of := func(list string, parts ...string) string {
		var lines []string
		for _, id := range parts {
			p := format.Field(list).Part(id)
			lines = append(lines, p.Label+": "+p.Example)
		}
		return strings.Join(lines, "\n")
	}
	for _, tt := range []struct {
		area, rule string
		plan       m
		want       string
	}{
		{"hertfordshire", "input-start-date", m{"document": "child-protection-plan"}, of("actions", "start")},
		{"hertfordshire", "planned-outcomes-timescales", m{"document": "child-protection-plan", "outcomes": rows(m{"what": "Warm"})}, of("outcomes", "by")},
		{"hertfordshire", "planned-outcomes-timescales", m{"document": "child-protection-plan"}, of("outcomes", "what", "by")},
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"who": "Mother"})}, of("circulation", format.Field("circulation").Parts[0].ID)},
		{"sussex", "child-safety", m{"document": "child-protection-plan", "actions": rows(m{"what": "a", "aim": "family support"})}, format.Field("actions").Part("aim").Label + ": safety"},
	} {
		for _, r := range plan.Results(book, ask(t, book, m{"area": tt.area, "today": "2026-11-22", "plan": tt.plan})) {
			if r.Rule.ID == tt.rule && r.Example(format) != tt.want {
				t.Errorf("%s: %q, want %q", tt.rule, r.Example(format), tt.want)
			}
		}
	}
	var many []plan.Place
	for _, s := range format.Sections {
		for _, f := range s.Fields {
			if f.Kind != rulebook.ListField && f.Example != "" && len(many) < 7 {
				many = append(many, plan.Place{Field: f.ID, Row: -1})
			}
		}
	}
	seven := plan.Result{Rule: &rulebook.PlanRule{Kind: rulebook.Says}, Places: many}
	if lines := strings.Split(seven.Example(format), "\n"); len(lines) != 6 {
		t.Errorf("%d examples of seven fields, want 6", len(lines))
	}
	empty := plan.Result{Rule: &rulebook.PlanRule{Kind: rulebook.EachHas, WherePart: "is"}, Places: []plan.Place{{Field: "core-group", Row: 0, Part: "is"}}}
	if got := empty.Example(format); got != of("core-group", "is") {
		t.Errorf("%q of an entry that leaves the part empty, want %q", got, of("core-group", "is"))
	}
}

func TestWhatAChecksSentenceSays(t *testing.T) {
	book := built(t)
	q := ask(t, book, asking(part("outcomes", "what", "Mother engages")))
	checks, _ := plan.Checks(book, q, nil)
	if got, want := checks[0].Sentence(book.Format(), &q.Document), "Outcome or objective, entry 1 of Outcomes: “engages”."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWhatIsCarriedOnAndLeftOut(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		rows             string
		header           bool
		holds            []any
		carried, dropped string
		why              string
	}{
		{"Risk|Action / Cold|Mends / |Pays", true, []any{"risks.what", "actions.what"}, "[2]", "[]", "an action of the risk above"},
		{"a|x / b|y", false, []any{"actions.what", ""}, "[]", `[{"column":1,"reason":"the column was left out (2 cells)","row":0,"text":"x"}]`, "a column without a heading is named by its first cell"},
	} {
		a, _ := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
			m{"document": "child-protection-plan", "rows": cells(tt.rows), "header": tt.header, "holds": tt.holds})
		carried, _ := json.Marshal(a["carried"])
		dropped, _ := json.Marshal(a["dropped"])
		if string(carried) != tt.carried || string(dropped) != tt.dropped {
			t.Errorf("%s: carried %s, dropped %s", tt.why, carried, dropped)
		}
	}
}

func TestWhichVagueWordsAreNamed(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ by, want, why string }{
		{"as and when, regularly", "vague-date actions 0 frequency as and when", "of two the first that is known"},
		{"Long term", "vague-date actions 0 frequency long term", "its own word does not fix it"},
		{"Long term, each week", "", "others do"},
	} {
		checks, _ := plan.Checks(book, ask(t, book, asking(part("actions", "frequency", tt.by))), nil)
		if got := tell(checks); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}
