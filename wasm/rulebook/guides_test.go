package rulebook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// withGuides is the test's rules file with one escalation and one decision.
func withGuides(t testing.TB) rulebooktest.File {
	f := rulebooktest.New(t)
	f["situations"] = []any{"no-access", "ending"}
	rulebooktest.Page(f)["escalations"] = []any{m{"id": "unseen", "situation": []any{"no-access", "ending"}, "covers": []any{"E1", "E2"}, "title": "Not seen", "trigger": "Nobody opens",
		"silent": []any{"Who tells the police."}, "flow": []any{
			m{"step": "Tell the manager", "clause": "1.1(1)", "who": []any{"core-group"}, "when": "at once", "timescale": "first-core-group", "record": true},
			m{"ask": "safe", "question": "Is the child safe?", "clause": "1.2", "note": "A note.", "answers": []any{m{"id": "yes", "label": "Yes"}, m{"id": "no", "label": "No"}, m{"id": "not-known", "label": "Not known"}}},
			m{"ask": "home", "question": "Is anybody at home?", "clause": "1.2", "if": m{"safe": "no"}},
			m{"step": "Knock", "clause": "1.2", "presumed": []any{"lead-worker"}, "if": m{"safe": "no", "home": "yes"}},
			m{"step": "Consider ringing", "clause": "1.3", "consider": true, "or": true, "if": m{"safe": "no", "home": "yes"}},
			m{"step": "Nothing more", "clause": "1.2", "nothing": true, "if": m{"safe": "yes"}},
			m{"step": "Meet", "clause": "1.1(2)"}}}}
	rulebooktest.Page(f)["decisions"] = []any{m{"id": "end", "situation": "ending", "covers": []any{"D1"}, "title": "End it?", "trigger": "A review", "outcome": "The conference decides.", "outcome-clause": "1.3",
		"conditions": []any{m{"test": "The child is safe", "clause": "1.2", "note": "A note."}, m{"test": "Or is with others", "clause": "1.3", "any-of": "where"}}}}
	return f
}

func escalation(f rulebooktest.File) m { return rulebooktest.Page(f)["escalations"].([]any)[0].(m) }
func flowItem(f rulebooktest.File, i int) m {
	return escalation(f)["flow"].([]any)[i].(m)
}
func decision(f rulebooktest.File) m  { return rulebooktest.Page(f)["decisions"].([]any)[0].(m) }
func condition(f rulebooktest.File) m { return decision(f)["conditions"].([]any)[0].(m) }

func guides(t testing.TB, f rulebooktest.File) *rulebook.Area {
	t.Helper()
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	return book.Areas[0]
}

func TestGuidesAreRead(t *testing.T) {
	area := guides(t, withGuides(t))
	g := area.Guides()[0]
	if g.ID != "unseen" || g.Page != "content/elmshire/core-group.md" || !slices.Equal(g.Situations, []string{"no-access", "ending"}) || !slices.Equal(g.Covers, []string{"E1", "E2"}) ||
		g.Title != "Not seen" || g.Trigger != "Nobody opens" || len(g.Silent) != 1 || len(g.Flow) != 7 {
		t.Errorf("%+v", g)
	}
	if first := g.Flow[0]; first.Step != "Tell the manager" || first.Clause != "1.1(1)" || first.Who[0] != "core-group" || first.When != "at once" || first.Timescale != "first-core-group" || !first.Record || first.Consider || first.Ask != "" {
		t.Errorf("%+v", first)
	}
	if q := g.Flow[1]; q.Ask != "safe" || q.Question != "Is the child safe?" || len(q.Answers) != 3 || q.Note != "A note." {
		t.Errorf("%+v", q)
	}
	if q := g.Flow[2]; !slices.Equal(q.Answers, []string{"yes", "no"}) || q.If[0] != (rulebook.Answer{Question: "safe", Answer: "no"}) {
		t.Errorf("yes and no go without saying: %+v", q)
	}
	if s := g.Flow[4]; !s.Or || !s.Consider || len(s.If) != 2 || g.Flow[3].Presumed[0] != "lead-worker" || !g.Flow[5].Nothing {
		t.Errorf("%+v", s)
	}
	d := area.Decisions()[0]
	if d.ID != "end" || d.Page != g.Page || d.Situations[0] != "ending" || d.Covers[0] != "D1" || d.Title != "End it?" || d.Outcome == "" || d.OutcomeClause != "1.3" ||
		d.Conditions[0] != (rulebook.Condition{Test: "The child is safe", Clause: "1.2", Note: "A note."}) || d.Conditions[1].AnyOf != "where" {
		t.Errorf("%+v", d)
	}
	book, err := rulebook.Decode(rulebooktest.Text(t, withGuides(t)))
	if err != nil || len(book.Areas[0].Guides())+len(book.Areas[0].Decisions()) > 0 {
		t.Errorf("guides are read where nobody asks for them: %v", err)
	}
}

func TestPaths(t *testing.T) {
	var got []string
	for _, p := range guides(t, withGuides(t)).Guides()[0].Paths() {
		got = append(got, fmt.Sprint(p.Answers, p.Steps))
	}
	want := []string{"[{safe yes}] [0 5 6]", "[{safe no} {home yes}] [0 3 4 6]", "[{safe no} {home no}] [0 6]", "[{safe not-known}] [0 6]"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	plain := rulebook.Guide{Flow: []rulebook.FlowItem{{Step: "a"}, {Step: "b"}}}
	if paths := plain.Paths(); len(paths) != 1 || len(paths[0].Answers) != 0 || !slices.Equal(paths[0].Steps, []int{0, 1}) {
		t.Errorf("without a question: %v", paths)
	}
}

// A path's answers and steps are its own: no path may write into another's.
func TestPathsShareNothing(t *testing.T) {
	g := rulebook.Guide{}
	for _, id := range []string{"a", "b", "c", "d"} {
		g.Flow = append(g.Flow, rulebook.FlowItem{Ask: id, Answers: []string{"yes", "no"}},
			rulebook.FlowItem{Step: id, If: []rulebook.Answer{{Question: id, Answer: "yes"}}})
	}
	paths := g.Paths()
	seen := map[string]bool{}
	for _, p := range paths {
		steps := ""
		for i, a := range p.Answers {
			if a.Answer == "yes" {
				steps += fmt.Sprint(2*i+1, " ")
			}
		}
		if got := strings.Trim(fmt.Sprint(p.Steps), "[]"); got != strings.TrimSpace(steps) {
			t.Errorf("%v: steps %s, want %s", p.Answers, got, steps)
		}
		seen[fmt.Sprint(p.Answers)] = true
	}
	if len(paths) != 16 || len(seen) != 16 {
		t.Errorf("%d paths, %d of them different", len(paths), len(seen))
	}
}

func TestGuidesThatAreRefused(t *testing.T) {
	const page = "content/elmshire/core-group.md: "
	twice := func(f rulebooktest.File, key string) {
		p := rulebooktest.Page(f)
		p[key] = append(p[key].([]any), p[key].([]any)[0])
	}
	for _, tt := range []struct {
		want   string
		change func(rulebooktest.File)
	}{
		{page + "an escalation: id: is missing", func(f rulebooktest.File) { delete(escalation(f), "id") }},
		{page + `unseen: unknown word "steps" (want id, situation, covers, title, trigger, flow or silent)`, func(f rulebooktest.File) { escalation(f)["steps"] = []any{} }},
		{page + "unseen: title: is missing", func(f rulebooktest.File) { delete(escalation(f), "title") }},
		{page + "unseen: trigger: is missing", func(f rulebooktest.File) { delete(escalation(f), "trigger") }},
		{page + "unseen: this id is there twice (give each escalation and decision its own)", func(f rulebooktest.File) { twice(f, "escalations") }},
		{page + "end: this id is there twice (give each escalation and decision its own)", func(f rulebooktest.File) { twice(f, "decisions") }},
		{page + "unseen: this id is there twice", func(f rulebooktest.File) { decision(f)["id"] = "unseen" }},
		{page + `unseen: unknown situation "rain" (want no-access or ending)`, func(f rulebooktest.File) { escalation(f)["situation"] = "rain" }},
		{page + `unseen: unknown situation "rain" (want no-access or ending)`, func(f rulebooktest.File) { escalation(f)["situation"] = []any{"ending", "rain"} }},
		{page + `unseen: unknown situation ""`, func(f rulebooktest.File) { delete(escalation(f), "situation") }},
		{page + "unseen: covers: want a list of texts", func(f rulebooktest.File) { escalation(f)["covers"] = []any{1} }},
		{page + "unseen: flow: is missing (want the steps in order)", func(f rulebooktest.File) { delete(escalation(f), "flow") }},
		{page + "unseen: flow: is missing (want the steps in order)", func(f rulebooktest.File) { escalation(f)["flow"] = []any{} }},
		{page + `unseen: clause: no page of the area has clause "9.9"`, func(f rulebooktest.File) { flowItem(f, 0)["clause"] = "9.9" }},
		{page + "unseen: clause: is missing", func(f rulebooktest.File) { delete(flowItem(f, 0), "clause") }},
		{page + `unseen: who: unknown role "aunt" (add it to roles: in content/elmshire/_index.md, or want lead-worker or core-group)`, func(f rulebooktest.File) { flowItem(f, 0)["who"] = []any{"aunt"} }},
		{page + `unseen: presumed: unknown role "aunt"`, func(f rulebooktest.File) { flowItem(f, 3)["presumed"] = []any{"aunt"} }},
		{page + `unseen: timescale: the area has no timescale "soon"`, func(f rulebooktest.File) { flowItem(f, 0)["timescale"] = "soon" }},
		{page + "unseen: step: is missing", func(f rulebooktest.File) { delete(flowItem(f, 0), "step") }},
		{page + `unseen: unknown word "steps" (want step, clause, who,`, func(f rulebooktest.File) { flowItem(f, 0)["steps"] = "x" }},
		{page + `unseen: unknown word "who" (want ask, question, answers, clause, if or note)`, func(f rulebooktest.File) { flowItem(f, 1)["who"] = []any{} }},
		{page + "unseen: record: want true, or leave it out", func(f rulebooktest.File) { flowItem(f, 0)["record"] = "yes" }},
		{page + "unseen: question: is missing", func(f rulebooktest.File) { delete(flowItem(f, 1), "question") }},
		{page + "unseen: question safe: answers: want two or more", func(f rulebooktest.File) { flowItem(f, 1)["answers"] = []any{m{"id": "no", "label": "No"}} }},
		{page + "unseen: label: is missing", func(f rulebooktest.File) { flowItem(f, 1)["answers"] = []any{m{"id": "no"}, m{"id": "yes"}} }},
		{page + "unseen: question safe: is asked twice (give each question its own id)", func(f rulebooktest.File) { flowItem(f, 2)["ask"] = "safe" }},
		{page + `unseen: if: no question before it is called "home" (ask it first)`, func(f rulebooktest.File) { flowItem(f, 1)["if"] = m{"home": "yes"} }},
		{page + `unseen: if: safe is never answered by "perhaps" (want yes, no or not-known)`, func(f rulebooktest.File) { flowItem(f, 3)["if"] = m{"safe": "perhaps"} }},
		{page + `unseen: if: safe is never answered by ""`, func(f rulebooktest.File) { flowItem(f, 3)["if"] = m{"safe": true} }},
		{page + `unseen: if: want answers to earlier questions, such as {safety: "yes"}`, func(f rulebooktest.File) { flowItem(f, 3)["if"] = "safe" }},
		{page + `unseen: or: there is no step before "Tell the manager"`, func(f rulebooktest.File) { flowItem(f, 0)["or"] = true }},
		{page + `unseen: or: there is no step before "Consider ringing" after safe: no, home: yes (give it the if of the step`, func(f rulebooktest.File) {
			flow := escalation(f)["flow"].([]any)
			escalation(f)["flow"] = []any{flow[1], flow[2], flow[5], flow[4], flow[6]} // without what it is an alternative to
		}},
		{page + "unseen: no step follows safe: not-known (add one; with nothing: true where the procedure asks for nothing more)", func(f rulebooktest.File) {
			flowItem(f, 6)["if"] = m{"safe": "no"}
			escalation(f)["flow"] = escalation(f)["flow"].([]any)[1:]
		}},
		{page + `unseen: "Knock" is on no path (its if asks for answers that cannot be given together)`, func(f rulebooktest.File) { flowItem(f, 3)["if"] = m{"safe": "yes", "home": "yes"} }},
		{page + `unseen: "Is anybody at home?" is on no path`, func(f rulebooktest.File) {
			flow := escalation(f)["flow"].([]any)
			far := m{"ask": "far", "question": "Far?", "clause": "1.2", "if": m{"safe": "yes"}}
			escalation(f)["flow"] = slices.Insert(slices.Clone(flow), 2, any(far))
			flowItem(f, 3)["if"] = m{"safe": "no", "far": "yes"}
		}},
		{page + "unseen: question home decides nothing (give a later step an if, or leave it out)", func(f rulebooktest.File) {
			flowItem(f, 3)["if"], flowItem(f, 4)["if"] = m{"safe": "no"}, m{"safe": "no"}
		}},
		{page + "a decision: id: is missing", func(f rulebooktest.File) { delete(decision(f), "id") }},
		{page + `end: unknown word "flow"`, func(f rulebooktest.File) { decision(f)["flow"] = []any{} }},
		{page + `end: unknown situation "rain" (want no-access or ending)`, func(f rulebooktest.File) { decision(f)["situation"] = "rain" }},
		{page + "end: title: is missing", func(f rulebooktest.File) { delete(decision(f), "title") }},
		{page + "end: trigger: is missing", func(f rulebooktest.File) { delete(decision(f), "trigger") }},
		{page + "end: conditions: is missing (name what the decision rests on)", func(f rulebooktest.File) { decision(f)["conditions"] = []any{} }},
		{page + "end: test: is missing", func(f rulebooktest.File) { delete(condition(f), "test") }},
		{page + `end: unknown word "who" (want test, clause, note or any-of)`, func(f rulebooktest.File) { condition(f)["who"] = "x" }},
		{page + `end: clause: no page of the area has clause "9.9"`, func(f rulebooktest.File) { condition(f)["clause"] = "9.9" }},
		{page + `end: outcome-clause: no page of the area has clause "9.9"`, func(f rulebooktest.File) { decision(f)["outcome-clause"] = "9.9" }},
	} {
		f := withGuides(t)
		tt.change(f)
		_, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("\n got %v\nwant %s", err, tt.want)
		}
	}
}

// A guide is judged after every page has been read: a step may name a timescale of a later page.
func TestAStepMayNameATimescaleOfALaterPage(t *testing.T) {
	f := withGuides(t)
	pages := rulebooktest.Area(f)["pages"].([]any)
	rulebooktest.Area(f)["pages"] = append([]any{m{"path": "content/elmshire/early.md", "href": "/elmshire/early/", "escalations": rulebooktest.Page(f)["escalations"]}}, pages...)
	delete(pages[0].(m), "escalations")
	if g := guides(t, f).Guides()[0]; g.Page != "content/elmshire/early.md" {
		t.Errorf("%+v", g)
	}
}

// FuzzGuides makes sure that no flow makes the decoder panic.
func FuzzGuides(f *testing.F) {
	f.Add(rulebooktest.Text(f, withGuides(f)))
	f.Fuzz(func(t *testing.T, text []byte) { rulebook.DecodeWhole(text) })
}
