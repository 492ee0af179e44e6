package rulebook_test

import (
	"strings"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

type m = map[string]any

// withPlans is the test's rules file with a small format and one requirement.
func withPlans(t *testing.T) rulebooktest.File {
	f := rulebooktest.New(t)
	f["format"] = m{"path": "content/calculators/plans/format.md",
		"documents": []any{m{"id": "plan", "name": "plan", "about": "The plan."}, m{"id": "record", "name": "record"}},
		"sections": []any{m{"id": "all", "title": "All", "fields": []any{
			m{"id": "reason", "label": "Reason", "example": "Cold.", "none": "There is none", "also": []any{"why"}},
			m{"id": "review", "label": "Review", "kind": "date", "example": "1 May 2027", "in": []any{"plan", "record"}},
			m{"id": "core-group", "label": "Members", "kind": "list", "parts": []any{m{"id": "who", "label": "Who", "example": "Nurse"}}},
			m{"id": "actions", "label": "Actions", "kind": "list", "parts": []any{
				m{"id": "what", "label": "What", "example": "Weighs", "also": []any{"task"}},
				m{"id": "urgent", "label": "Urgent", "kind": "choice", "choices": []any{"yes", "no"}, "example": "yes"}}}}}}}
	rulebooktest.Page(f)["plan"] = []any{m{"id": "told", "clauses": []any{"1.2", "1.3"}, "force": "should", "verb": nil, "href": "/elmshire/core-group/#1.2", "words": "Say why.",
		"title": "Say why", "document": "plan", "says": []any{"reason"}}}
	return f
}

func requirement(f rulebooktest.File) m { return rulebooktest.Page(f)["plan"].([]any)[0].(m) }

func field(f rulebooktest.File, i int) m {
	return f["format"].(m)["sections"].([]any)[0].(m)["fields"].([]any)[i].(m)
}

func TestPlansAreRead(t *testing.T) {
	for name, decode := range map[string]func([]byte) (*rulebook.Book, error){"whole": rulebook.DecodeWhole, "plans": rulebook.DecodePlans} {
		book, err := decode(rulebooktest.Text(t, withPlans(t)))
		if err != nil {
			t.Fatal(name, err)
		}
		r := book.Areas[0].Plans()[0]
		if r.ID != "told" || r.Clause != "1.2" || r.Also[0] != "1.3" || r.Kind != rulebook.Says || r.Fields[0] != "reason" || r.Look() {
			t.Errorf("%s: %+v", name, r)
		}
		if f := book.Format().Field("actions"); f.Kind != rulebook.ListField || f.Part("urgent").Choices[1] != "no" || !f.Has("plan") || f.Has("record") || f.Part("song") != nil {
			t.Errorf("%s: %+v", name, f)
		}
		if name == "plans" && len(book.Areas[0].Rules) > 0 {
			t.Error("timescales are read where nobody asks for them")
		}
	}
	book, err := rulebook.Decode(rulebooktest.Text(t, withPlans(t)))
	if err != nil || book.Format() != nil || len(book.Areas[0].Plans()) > 0 {
		t.Errorf("plans are read where nobody asks for them: %v", err)
	}
}

func TestWhatIsOnlyToLookAt(t *testing.T) {
	for _, tt := range []struct {
		rule rulebook.PlanRule
		want bool
	}{
		{rulebook.PlanRule{Force: "must"}, false}, {rulebook.PlanRule{Force: "duty"}, false}, {rulebook.PlanRule{Force: "should"}, false}, {rulebook.PlanRule{Force: "good-practice"}, false},
		{rulebook.PlanRule{Force: "may"}, true}, {rulebook.PlanRule{Force: "statement"}, true}, {rulebook.PlanRule{Force: "must", Implied: true}, true},
	} {
		if got := tt.rule.Look(); got != tt.want {
			t.Errorf("%+v: %v", tt.rule, got)
		}
	}
}

func TestPlansThatAreRefused(t *testing.T) {
	list := func(id string, more m) func(rulebooktest.File) {
		return func(f rulebooktest.File) {
			r := requirement(f)
			delete(r, "says")
			r[id] = "actions"
			for key, value := range more {
				r[key] = value
			}
		}
	}
	for want, change := range map[string]func(rulebooktest.File){
		"told: says not how it is read (want exactly one of person, says":                          func(f rulebooktest.File) { delete(requirement(f), "says") },
		"told: says not how it is read (want exactly one":                                          func(f rulebooktest.File) { requirement(f)["person"] = true },
		`told: says: unknown field "song" (the fields are in content/calculators/plans/format.md)`: func(f rulebooktest.File) { requirement(f)["says"] = []any{"song"} },
		`told: says: a record has no "reason" (add the document to in: of that field`:              func(f rulebooktest.File) { requirement(f)["document"] = "record" },
		`told: unknown document "poem" (want plan or record)`:                                      func(f rulebooktest.File) { requirement(f)["document"] = "poem" },
		`told: unknown word "song"`:                                                                func(f rulebooktest.File) { requirement(f)["song"] = "x" },
		"told: title: is missing":                                                                  func(f rulebooktest.File) { delete(requirement(f), "title") },
		"told: clauses: is missing":                                                                func(f rulebooktest.File) { requirement(f)["clauses"] = []any{} },
		"told: person: want true":                                                                  func(f rulebooktest.File) { delete(requirement(f), "says"); requirement(f)["person"] = "x" },
		"told: this id is there twice": func(f rulebooktest.File) {
			p := rulebooktest.Page(f)
			p["plan"] = append(p["plan"].([]any), requirement(f))
		},
		"told: has: is missing (name the parts that an entry must have":                                                list("each", nil),
		`told: has: actions has no part "colour"`:                                                                      list("each", m{"has": []any{"colour"}}),
		`told: has-one-of: actions has no part "colour"`:                                                               list("each", m{"has-one-of": []any{"colour"}}),
		"told: has: is missing (name the parts that an entry must have; or, with each,":                                list("some", m{"has-one-of": []any{"what"}}),
		`told: where: urgent is never "perhaps" (want yes or no)`:                                                      list("some", m{"has": []any{"what"}, "where": m{"urgent": "perhaps"}}),
		"told: where: want one part and what it says, such as {term: short}":                                           list("some", m{"has": []any{"what"}, "where": "yes"}),
		"told: people: is missing":                                                                                     list("names", m{"part": "what"}),
		"told: part: is missing":                                                                                       list("names", m{"people": []any{"core-group"}}),
		`told: each: "reason" is no list (use says)`:                                                                   list("each", m{"each": "reason", "has": []any{"what"}}),
		`told: unknown list of words "poetry" (want labels or jargon)`:                                                 func(f rulebooktest.File) { delete(requirement(f), "says"); requirement(f)["free-of"] = "poetry" },
		"content/calculators/plans/format.md: reason: this id is there twice":                                          func(f rulebooktest.File) { field(f, 1)["id"] = "reason" },
		"content/calculators/plans/format.md: reason: reason: example: is missing (show what a good entry looks like)": func(f rulebooktest.File) { delete(field(f, 0), "example") },
		`content/calculators/plans/format.md: reason: unknown kind "song" (want text, date or list)`:                   func(f rulebooktest.File) { field(f, 0)["kind"] = "song" },
		"content/calculators/plans/format.md: reason: want parts exactly where kind is list":                           func(f rulebooktest.File) { field(f, 0)["kind"] = "list" },
		"content/calculators/plans/format.md: actions: urgent: want choices exactly where kind is choice":              func(f rulebooktest.File) { delete(field(f, 3)["parts"].([]any)[1].(m), "choices") },
		"content/calculators/plans/format.md: actions: what: this part is there twice":                                 func(f rulebooktest.File) { p := field(f, 3)["parts"].([]any); p[1].(m)["id"] = "what" },
		`content/calculators/plans/format.md: reason: unknown document "poem"`:                                         func(f rulebooktest.File) { field(f, 0)["in"] = []any{"poem"} },
		"no format says what plans hold":                                                                               func(f rulebooktest.File) { delete(f, "format") },
	} {
		f := withPlans(t)
		change(f)
		_, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
