package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/plan"
)

// cells turns "a|b / c|d" into rows.
func cells(text string) []any {
	var all []any
	for _, line := range strings.Split(text, " / ") {
		var row []any
		for _, cell := range strings.Split(line, "|") {
			row = append(row, cell)
		}
		all = append(all, row)
	}
	return all
}

func respond(t *testing.T, respond func([]byte) ([]byte, bool), request m) (m, bool) {
	t.Helper()
	text, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	answer, ok := respond(text)
	var a m
	if err := json.Unmarshal(answer, &a); err != nil {
		t.Fatalf("%s: %v", answer, err)
	}
	return a, ok
}

func TestColumnsAreGuessedByTheirHeadings(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ rows, want, why string }{
		{"Action|By whom|By when / a|b|c", "actions.what actions.who actions.by", "the usual three"},
		{"What are we worried about?|What needs to change?|What will be done|Person responsible|Timescale / a|b|c|d|e", "risks.what outcomes.what actions.what actions.who actions.by", "in a family’s words"},
		{"Need|Objective|Task|Lead|Deadline|Agency / a|b|c|d|e|f", "needs.what outcomes.what actions.what actions.who actions.by actions.agency", "in a manager’s"},
		{"Aim|Action required|Who|When|Progress / a|b|c|d|e", "outcomes.what actions.what actions.who actions.by actions.done", "with progress"},
		{"Action|Action|Colour / a|b|c", "actions.what - -", "the same thing twice, and one that means nothing"},
		{"What needs to happen?|Needs to be done by|Lead professional / a|b|c", "actions.what actions.by actions.who", "signs of safety"},
		{"Child Protection Plan|Child Protection Plan|Child Protection Plan / Action|Who|When / a|b|c", "actions.what actions.who actions.by", "a title above the headings"},
		{"Expected outcome|Action / a|b", "outcomes.what actions.what", "in the singular"},
		{"Child’s views|Parents' views / a|b", "wishes parents-views", "text fields"},
		{"12 November 2026|Aunt|Ongoing / 13 November 2026|Aunt|x", "none", "no headings"},
		{"Everybody agreed at the meeting that the aunt would stay until the mother is home|Aunt / b|c", "none", "a long cell is no heading"},
	} {
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) }, m{"document": "child-protection-plan", "rows": cells(tt.rows)})
		if !ok {
			t.Fatal(a)
		}
		var got []string
		for _, c := range a["columns"].([]any) {
			hold, _ := c.(m)["holds"].(string)
			if hold == "" {
				hold = "-"
			}
			got = append(got, hold)
		}
		want := tt.want
		if want == "none" {
			if a["header"] != false {
				t.Errorf("%s: headings were seen", tt.why)
			}
			continue
		}
		if strings.Join(got, " ") != want || a["header"] != true {
			t.Errorf("%s: %v (header %v), want %s", tt.why, got, a["header"], want)
		}
	}
}

func TestATableIsTaken(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		rows  string
		holds []any
		after m
		want  string // contents
		also  string // dropped and carried
		why   string
	}{
		{"Action|Who / Weighs|Nurse / Calls|Teacher", []any{"actions.what", "actions.who"}, nil,
			`{"actions":[{"what":"Weighs","who":"Nurse"},{"what":"Calls","who":"Teacher"}]}`, `[] []`, "entries in order"},
		{"Risk|Outcome|Action / Cold|Warm|Mends / Cold|Warm|Pays / Dark|Light|Bulbs", []any{"risks.what", "outcomes.what", "actions.what"}, nil,
			`{"actions":[{"outcome":"1","what":"Mends"},{"outcome":"1","what":"Pays"},{"outcome":"2","what":"Bulbs"}],"outcomes":[{"risk":"1","what":"Warm"},{"risk":"2","what":"Light"}],"risks":[{"what":"Cold"},{"what":"Dark"}]}`,
			`[] []`, "a merged cell that was repeated is one risk; links by number"},
		{"Risk|Outcome|Action / Cold|Warm|Mends / ||Pays", []any{"risks.what", "outcomes.what", "actions.what"}, m{"outcomes": 3, "risks": 2},
			`{"actions":[{"outcome":"4","what":"Mends"},{"outcome":"4","what":"Pays"}],"outcomes":[{"risk":"3","what":"Warm"}],"risks":[{"what":"Cold"}]}`,
			`[] [2]`, "a row below a merged cell belongs to it, and says so; numbers go on"},
		{"Risk|Action / Cold|Mends / Dark|Bulbs", []any{"risks.what", "actions.what"}, nil,
			`{"actions":[{"risk":"1","what":"Mends"},{"risk":"2","what":"Bulbs"}],"risks":[{"what":"Cold"},{"what":"Dark"}]}`, `[] []`, "without outcomes an action serves its risk"},
		{"Action|Urgent|Notes / Mends|Y|x / Pays|perhaps|", []any{"actions.what", "actions.urgent", ""}, nil,
			`{"actions":[{"urgent":"yes","what":"Mends"},{"what":"Pays"}]}`, `[2:1 perhaps: none of: yes, no; 1:2 x: the column was left out (1 cell)] []`, "what is not understood is named"},
		{"Plan|Plan / Outcome|Term / Warm|Long-term", []any{"outcomes.what", "outcomes.term"}, nil, `{"outcomes":[{"term":"long","what":"Warm"}]}`, `[] []`, "a title above the headings, and a word with more to it"},
		{"Outcome|Measure|Action / Warm|Diary|Mends / Warm|Weight|Pays", []any{"outcomes.what", "outcomes.judged", "actions.what"}, nil,
			`{"actions":[{"outcome":"1","what":"Mends"},{"outcome":"1","what":"Pays"}],"outcomes":[{"judged":"Diary","what":"Warm"}]}`, `[2:1 Weight: an entry with the same words has “Diary” there] []`, "the same outcome with another measure"},
		{"Action|Progress so far / Mends|Started / Pays|Refused", []any{"actions.what", "outcomes.progress"}, nil,
			`{"actions":[{"outcome":"1","what":"Mends"},{"outcome":"2","what":"Pays"}],"outcomes":[{"progress":"Started"},{"progress":"Refused"}]}`, `[] []`, "entries without words are never the same one"},
		{"Views / Cold / Cold / Dark", []any{"wishes"}, nil, `{"wishes":"Cold\nDark"}`, `[] []`, "a text of several rows"},
		{"A / <script>alert(1)</script> =1+1", []any{"actions.what"}, nil, `{"actions":[{"what":"\u003cscript\u003ealert(1)\u003c/script\u003e =1+1"}]}`, `[] []`, "a cell is text, whatever stands in it"},
		{"A / שלום עולם", []any{"actions.what"}, nil, `{"actions":[{"what":"שלום עולם"}]}`, `[] []`, "right to left"},
	} {
		request := m{"document": "child-protection-plan", "rows": cells(tt.rows), "header": true, "holds": tt.holds}
		if tt.after != nil {
			request["after"] = tt.after
		}
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) }, request)
		if !ok {
			t.Fatal(a)
		}
		got, _ := json.Marshal(a["contents"])
		if string(got) != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.why, got, tt.want)
		}
		var dropped, carried []string
		for _, d := range a["dropped"].([]any) {
			d := d.(m)
			dropped = append(dropped, string(rune('0'+int(d["row"].(float64))))+":"+string(rune('0'+int(d["column"].(float64))))+" "+d["text"].(string)+": "+d["reason"].(string))
		}
		for _, row := range a["carried"].([]any) {
			carried = append(carried, string(rune('0'+int(row.(float64)))))
		}
		if also := "[" + strings.Join(dropped, "; ") + "] [" + strings.Join(carried, " ") + "]"; also != tt.also {
			t.Errorf("%s:\n got %s\nwant %s", tt.why, also, tt.also)
		}
	}
}

func TestTablesThatAreRefused(t *testing.T) {
	book := built(t)
	many := cells("A" + strings.Repeat(" / b", plan.MaxTableRows+1))
	for _, tt := range []struct {
		request m
		want    string
	}{
		{m{"document": "child-protection-plan", "rows": []any{}, "holds": []any{}}, "The table has no rows"},
		{m{"document": "child-protection-plan", "rows": many, "holds": []any{"actions.what"}}, "The table has 2002 rows; paste 2000 or fewer"},
		{m{"document": "child-protection-plan", "rows": cells("A|B / c|d"), "holds": []any{"actions.what", "actions.what"}}, "Two columns hold the same thing. Leave one of them out"},
		{m{"document": "child-protection-plan", "rows": cells("A / c"), "holds": []any{"visits.on"}}, "A child-protection-plan has no field visits.on"},
		{m{"document": "child-protection-plan", "rows": cells("A / c"), "holds": []any{""}}, "Say what at least one column holds"},
	} {
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) }, tt.request)
		if ok || a["errors"].([]any)[0].(m)["message"] != tt.want {
			t.Errorf("got %v, want %s", a, tt.want)
		}
	}
}

func TestMasking(t *testing.T) {
	a, ok := respond(t, plan.RespondMask, m{"texts": []any{"Mr Tom Pryce called; Mr Tom Pryce is at LE3 8AB.", "jo@example.org"}, "leave": []any{"LE3 8AB"}})
	if !ok {
		t.Fatal(a)
	}
	got, _ := json.Marshal(a["masked"])
	if want := `["[name] called; [name] is at LE3 8AB.","[e-mail address]"]`; string(got) != want {
		t.Errorf("masked %s, want %s", got, want)
	}
	var found []string
	for _, f := range a["found"].([]any) {
		f := f.(m)
		found = append(found, f["label"].(string)+" "+f["text"].(string))
	}
	if got, want := strings.Join(found, "; "), "likely name Mr Tom Pryce; postcode LE3 8AB; e-mail address jo@example.org"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
