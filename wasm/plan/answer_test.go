package plan_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"handbook/wasm/plan"
)

// What a finding says, in full, for each way in which something can be missing.
func TestWhatFindingsSay(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		area, rule string
		plan       m
		want       string
	}{
		{"hertfordshire", "input-start-date", m{"document": "child-protection-plan"}, "No entry is listed under “Actions”."},
		{"hertfordshire", "input-start-date", m{"document": "child-protection-plan", "actions": rows(m{"what": "a", "start": "TBC"}, m{"what": "b", "start": "1 May 2027"}, m{"what": "c"})},
			"“Starts on” says nothing in entries 1 and 3 of “Actions” (“TBC” is no answer yet)."},
		{"hertfordshire", "input-start-date", m{"document": "child-protection-plan", "actions": rows(m{"what": "a"}, m{"what": "b"})}, "“Starts on” says nothing in any of the 2 entries of “Actions”."},
		{"hertfordshire", "child-wishes-feelings", m{"document": "child-protection-plan"}, "Nothing is written under “The child’s wishes and feelings”."},
		{"hertfordshire", "child-wishes-feelings", m{"document": "child-protection-plan", "wishes": "to follow"}, "“to follow” under “The child’s wishes and feelings” says nothing yet."},
		{"hertfordshire", "plan-circulated", m{"document": "child-protection-plan", "core-group": rows(m{"who": "Mother"}, m{"who": "School nurse"}), "circulation": rows(m{"to": "Mother"}, m{"to": "Team manager"})},
			"Not named under “Who was sent it”: School nurse, conference chair."},
		{"hertfordshire", "dissent-recorded", m{"document": "child-protection-plan"}, "The document says nothing of it, nor that there is none. It is asked for only where family or professionals dissent."},
	} {
		a := plan.Work(book, ask(t, book, m{"area": tt.area, "today": "2026-11-22", "plan": tt.plan}))
		said := false
		for _, f := range a.Findings {
			for _, r := range f.Asked {
				if r.Rule.ID == tt.rule {
					said = true
					if got := r.Sentence(book.Format(), &a.Request.Document); got != tt.want {
						t.Errorf("%s:\n got %s\nwant %s", tt.rule, got, tt.want)
					}
				}
			}
		}
		if !said {
			t.Errorf("%s is no finding", tt.rule)
		}
	}
}

// Tiers by force: a must and a duty are must, what is only implied or asked in a case of
// which nothing is said is to look at again. No heavier tier follows a lighter one.
func TestTiers(t *testing.T) {
	book := built(t)
	a := plan.Work(book, ask(t, book, m{"area": plan.National, "today": "2026-11-22", "plan": m{"document": "child-protection-plan"}}))
	order := map[plan.Tier]int{plan.MustTier: 0, plan.ShouldTier: 1, plan.LookTier: 2}
	last := 0
	for _, f := range a.Findings {
		if order[f.Tier] < last {
			t.Errorf("a finding of %s follows one of a lighter tier", f.Tier)
		}
		last = order[f.Tier]
		for _, r := range f.Asked {
			want := plan.ShouldTier
			switch {
			case r.Rule.Implied || r.Rule.Force == "statement" || r.Rule.Force == "may" || r.State == plan.NotSaid:
				want = plan.LookTier
			case r.Rule.Force == "must" || r.Rule.Force == "duty":
				want = plan.MustTier
			}
			if r.Tier() != want {
				t.Errorf("%s %s (%s) is %s, want %s", r.Area.ID, r.Rule.ID, r.Rule.Force, r.Tier(), want)
			}
		}
		if f.Check == nil && order[f.Asked[0].Tier()] != order[f.Tier] {
			t.Errorf("%s does not lead its finding", f.Asked[0].Rule.ID)
		}
	}
	asked := map[string]bool{}
	for _, f := range a.Findings {
		for _, r := range f.Asked {
			asked[r.Area.ID] = true
		}
	}
	if len(asked) != len(book.Areas) {
		t.Errorf("all areas together ask in %v", asked)
	}
}

// In an audit nothing is read: what stands in the document neither meets nor fails anything.
func TestAnAudit(t *testing.T) {
	book := built(t)
	d := whole()
	request := m{"area": "sussex", "today": "2026-11-22", "plan": d, "audit": true, "answers": []any{
		m{"rule": "clear", "answer": "absent", "note": "Twelve pages."}, m{"rule": "practical", "answer": "present"}, m{"rule": "timescales", "answer": "not-applicable", "note": "Ends this week."}}}
	a := plan.Work(book, ask(t, book, request))
	if len(a.Findings) != 1 || a.Findings[0].Asked[0].Sentence(book.Format(), &a.Request.Document) != "You said: absent. Twelve pages." {
		t.Errorf("findings: %+v", a.Findings)
	}
	if len(a.Met) != 1 || len(a.Excused) != 1 || len(a.Ask) == 0 || len(a.People) != 0 {
		t.Errorf("met %d, excused %d, asked %d", len(a.Met), len(a.Excused), len(a.Ask))
	}
}

func TestDrift(t *testing.T) {
	book := built(t)
	earlier, now := whole(), whole()
	earlier["change-needed"] = "An adult whom the child knows is at home with her every evening."
	now["change-needed"] = earlier["change-needed"]
	earlier["actions"] = rows(
		m{"what": "Stays until the mother is home", "by": "1 December 2026"},
		m{"what": "Takes the child to the orthoptist for new glasses", "by": "10 December 2026"},
		m{"what": "Writes to the housing officer about the rent", "by": "5 January 2027"},
		m{"what": "Fits a lock", "by": "soon"},
		m{"what": "Buys a bed", "by": "1 December 2026"})
	now["actions"] = rows(
		m{"what": "Stays until the mother is home.", "by": "1 December 2026"},
		m{"what": "Takes the child to the orthoptist for her new glasses", "by": "20 December 2026"},
		m{"what": "Writes to the housing officer about the rent", "by": "1 January 2027"},
		m{"what": "Fits a lock", "by": "1 January 2027"},
		m{"what": "Weighs the child"})
	a := plan.Work(book, ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": now, "earlier": earlier}))
	d := a.Drift
	var got []string
	for _, c := range d.Carried {
		s := string(rune('0'+c.Row)) + "<" + string(rune('0'+c.Earlier))
		if c.Slipped {
			s += " slipped"
		}
		if c.Days != 0 {
			s += " by " + string(rune('A'+c.Days+10))
		}
		if c.Reworded {
			s += " reworded"
		}
		got = append(got, s)
	}
	if want := "0<0, 1<1 slipped by U reworded, 2<2 by G, 3<3"; strings.Join(got, ", ") != want { // U is 10 days on, G 4 days back
		t.Errorf("carried %s, want %s", strings.Join(got, ", "), want)
	}
	if len(d.New) != 1 || d.New[0] != 4 || len(d.Dropped) != 1 || d.Dropped[0]["what"] != "Buys a bed" {
		t.Errorf("new %v, dropped %v", d.New, d.Dropped)
	}
	if got := strings.Join(d.Same, ", "); got != "Risks to the child, What has to change for the child to be safe, Outcomes, Members of the core group, Contingency" {
		t.Errorf("unchanged: %s", got)
	}
}

// Actions with the same words are told apart by who does them, and by what fits best.
func TestDriftPairsWhatBelongsTogether(t *testing.T) {
	book := built(t)
	earlier, now := whole(), whole()
	earlier["actions"] = rows(m{"what": "Visits the child", "who": "Health visitor", "by": "1 December 2026"}, m{"what": "Visits the child", "who": "Lead social worker", "by": "1 January 2027"},
		m{"what": "Father has no contact", "by": "1/2/2027"})
	now["actions"] = rows(m{"what": "Visits the child", "who": "Lead social worker", "by": "1 January 2027"}, m{"what": "Visits the child", "who": "Health visitor", "by": "2026-12-01"},
		m{"what": "Father has contact", "by": "1 February 2027"})
	for _, c := range plan.Compare(book, ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": now, "earlier": earlier})).Carried {
		if want := []int{1, 0, 2}[c.Row]; c.Earlier != want || c.Days != 0 || !c.SameDay || c.Reworded != (c.Row == 2) {
			t.Errorf("%+v, want the earlier %d on the same day", c, want)
		}
	}
}

// Whatever the words, an action is paired with the one that shares the most of its words,
// counted here in the plainest way.
func TestDriftSharesWordsAsCounted(t *testing.T) {
	book := built(t)
	random := rand.New(rand.NewPCG(1, 2))
	some := func() (list []string) {
		for range 1 + random.IntN(6) {
			list = append(list, string(rune('a'+random.IntN(8))))
		}
		return list
	}
	share := func(a, b []string) int {
		all, both := map[string]bool{}, map[string]bool{}
		for _, w := range append(slices.Clone(a), b...) {
			all[w] = true
			if slices.Contains(a, w) && slices.Contains(b, w) {
				both[w] = true
			}
		}
		return 100 * len(both) / len(all)
	}
	for range 300 {
		was, others := some(), [][]string{some(), some(), some()}
		earlier, now := whole(), whole()
		now["actions"] = rows(m{"what": strings.Join(was, " ")})
		var list []m
		best, most := -1, 59
		for j, o := range others {
			list = append(list, m{"what": strings.Join(o, " ")})
			n := share(was, o)
			if slices.Equal(was, o) {
				n = 101
			}
			if n > most {
				best, most = j, n
			}
		}
		earlier["actions"] = rows(list...)
		d := plan.Compare(book, ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": now, "earlier": earlier}))
		got := -1
		if len(d.Carried) > 0 {
			got = d.Carried[0].Earlier
		}
		if got != best {
			t.Fatalf("%q is paired with %d of %q, want %d", was, got, others, best)
		}
	}
}

func TestActionsByPerson(t *testing.T) {
	book := built(t)
	d := whole()
	d["actions"] = rows(m{"what": "a", "who": "Health visitor and maternal aunt"}, m{"what": "b", "who": "plumber"}, m{"what": "c", "who": "Plumber"}, m{"what": "d"})
	a := plan.Work(book, ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": d}))
	text, _ := json.Marshal(a.People)
	if want := `[{"Who":"Maternal aunt","Actions":[0]},{"Who":"Health visitor","Actions":[0]},{"Who":"plumber","Actions":[1,2]},{"Who":"","Actions":[3]}]`; string(text) != want {
		t.Errorf("%s, want %s", text, want)
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	book := built(t)
	long := strings.Repeat("a", plan.MaxText+1)
	many := make([]any, plan.MaxRows+1)
	for i := range many {
		many[i] = m{"what": "a"}
	}
	for _, tt := range []struct {
		change func(m)
		field  string
		want   string
	}{
		{func(r m) { r["area"] = "wessex" }, "area", "Area must be one of the areas of the handbook, or national"},
		{func(r m) { r["today"] = "yesterday" }, "today", "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{func(r m) { r["name"] = "x" }, "name", "Unknown key name (want area, today, reference, plan, earlier, answers, audit)"},
		{func(r m) { r["reference"] = strings.Repeat("a", 61) }, "reference", "Reference must be 60 characters or less"},
		{func(r m) { r["reference"] = 17 }, "reference", "Reference must be text"},
		{func(r m) { r["audit"] = "yes" }, "audit", "Audit must be true or false"},
		{func(r m) { r["answers"] = []any{"x"} }, "answers", "Each answer must be an object with rule and answer"},
		{func(r m) { r["answers"] = make([]any, plan.MaxRows+1) }, "answers", "Answers must have 2000 entries or fewer"},
		{func(r m) { r["plan"] = "x" }, "plan", "The plan must be an object with document and its fields"},
		{func(r m) { r["plan"].(m)["document"] = "poem" }, "document", "Document must be one of the kinds of the format, such as child-protection-plan"},
		{func(r m) { r["plan"].(m)["song"] = "x" }, "song", "A child-protection-plan has no field song in this format"},
		{func(r m) { r["plan"].(m)["presentation"] = "x" }, "presentation", "A child-protection-plan has no field presentation in this format"},
		{func(r m) { r["plan"].(m)["wishes"] = 5 }, "wishes", "The child’s wishes and feelings must be text"},
		{func(r m) { r["plan"].(m)["actions"] = "x" }, "actions", "Actions must be a list"},
		{func(r m) { r["plan"].(m)["actions"] = []any{"x"} }, "actions", "Actions must be a list of objects"},
		{func(r m) { r["plan"].(m)["actions"] = rows(m{"colour": "red"}) }, "actions", "Actions has no part colour that is text"},
		{func(r m) { r["plan"].(m)["actions"] = many }, "actions", "Actions must have 2000 entries or fewer"},
		{func(r m) { r["plan"].(m)["actions"] = rows(m{"what": long}) }, "actions", "Action must be 20000 characters or less"},
		{func(r m) { r["plan"].(m)["none"] = []any{"wishes"} }, "none", "Nobody can say that there is no wishes"},
		{func(r m) { r["plan"].(m)["none"] = "dissent" }, "none", "None must be a list of fields"},
		{func(r m) { r["earlier"] = m{"document": "visit-record"} }, "earlier", "The earlier version must be the same kind of document"},
		{func(r m) { r["answers"] = []any{m{"rule": "song", "answer": "present"}} }, "answers", "No area of the request asks sussex song of this kind of document"},
		{func(r m) { r["answers"] = []any{m{"rule": "clear", "answer": "perhaps"}} }, "answers", "An answer must be present, partly, absent or not-applicable"},
		{func(r m) { r["answers"] = []any{m{"rule": "clear", "answer": "not-applicable", "note": "n/a"}} }, "answers", "Enter why it does not apply"},
	} {
		request := m{"area": "sussex", "today": "2026-11-22", "plan": whole()}
		tt.change(request)
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(book, r) }, request)
		if ok {
			t.Errorf("%s is not refused", tt.want)
			continue
		}
		first := a["errors"].([]any)[0].(m)
		if first["field"] != tt.field || first["message"] != tt.want {
			t.Errorf("got %v: %v, want %s: %s", first["field"], first["message"], tt.field, tt.want)
		}
	}
	if _, ok := plan.Respond(book, []byte(`{"area":`)); ok {
		t.Error("half a request is not refused")
	}
}

// What a request has never breaks the reader, and every answer is JSON.
func FuzzRespond(f *testing.F) {
	book := built(f)
	text, _ := json.Marshal(m{"area": "hertfordshire", "today": "2026-11-22", "plan": whole(), "earlier": whole()})
	f.Add(text)
	f.Add([]byte(`{"area":"national","today":"2026-11-22","plan":{"document":"visit-record","presentation":"“(\"(’s"}}`))
	f.Fuzz(func(t *testing.T, request []byte) {
		for _, respond := range []func([]byte) ([]byte, bool){
			func(r []byte) ([]byte, bool) { return plan.Respond(book, r) },
			func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) },
			func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) },
			plan.RespondMask,
		} {
			if answer, _ := respond(request); !json.Valid(answer) {
				t.Errorf("%q gives %q", request, answer)
			}
		}
	})
}
