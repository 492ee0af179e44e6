//go:build !js

package worked

import (
	"encoding/json"
	"slices"
	"strings"

	"handbook/wasm/course/facts"
	"handbook/wasm/deadlines"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
)

// Judged is a visit log or a document with the rules to choose from, in the page's order.
type Judged struct {
	Today   string   `json:"today"`
	Options []Option `json:"options"`
}

// Option is a rule that a log breaks or keeps, or that a document lacks or meets.
type Option struct {
	Rule   string `json:"rule"`
	Title  string `json:"title"`
	Clause string `json:"clause"`
	Href   string `json:"href"`
	Force  string `json:"force"`
	Verb   string `json:"verb,omitempty"`
	Broken bool   `json:"broken"` // of a document: lacking, wholly or in part
	// Sentence is the engine's. A document that meets a rule has none.
	Sentence string `json:"sentence,omitempty"`
	// Breaches are the times at which a log shows the rule broken; the sentence tells how it
	// stands today, which may be mended.
	Breaches []string `json:"breaches,omitempty"`
	// Look says that a document's clause only implies the rule, or asks it only in a case: what
	// lacks is to be looked at again, and is no breach.
	Look bool `json:"look,omitempty"`
}

// fewestBroken and fewestKept are how many rules of each kind there are to choose from, so that
// there is something to find and something to leave.
const fewestBroken, fewestKept = 1, 2

// log judges a visit log.
func (w *worker) log(l facts.Log) *Judged {
	entry := "log " + l.ID
	request, err := json.Marshal(map[string]any{"area": w.area.ID, "today": l.Today, "dates": either(l.Dates, "{}"), "set": either(l.Set, "{}"), "baby": l.Baby, "visits": either(l.Visits, "[]")})
	if err != nil {
		w.refuse(entry, "%v", err)
		return nil
	}
	area, read, problem := visits.Read(w.book, request)
	if problem != nil {
		w.problem(entry, problem)
		return nil
	}
	for _, p := range read.Problems {
		w.refuse(entry, "visit %d: %s: %s", p.Row+1, p.Field, p.Message)
	}
	found := map[string]*visits.Finding{}
	answer := visits.Work(w.book, area, read)
	for i := range answer.Findings {
		found[answer.Findings[i].Rule.ID] = &answer.Findings[i]
	}
	judged := &Judged{Today: l.Today}
	for _, id := range w.rules(entry, l.Rules) {
		f := found[id]
		if f == nil {
			w.refuse(entry, "unknown rule %q (want a visit rule of %s: %s)", id, w.area.ID, list(visitRules(area), "or"))
			continue
		}
		broken := f.State == visits.Overdue || len(f.Breaches) > 0
		kept := len(f.Looks) == 0 && (f.State == visits.Met || f.State == visits.Due || f.State == visits.DueNext)
		if !broken && !kept {
			w.refuse(entry, "rule %s is neither broken nor kept: its state is %s (%s). Leave it out, or change the visits", id, f.State, f.Sentence)
			continue
		}
		option := Option{Rule: id, Title: f.Rule.Title, Clause: f.Rule.Clause, Href: f.Rule.Href, Force: f.Force(), Verb: f.Rule.Verb, Broken: broken, Sentence: f.Sentence}
		for _, b := range f.Breaches {
			option.Breaches = append(option.Breaches, b.Text)
		}
		judged.Options = append(judged.Options, option)
	}
	w.mixed(entry, "broken", "kept", judged)
	return judged
}

func visitRules(area *rulebook.Area) (ids []string) {
	for _, r := range area.Visits {
		ids = append(ids, r.ID)
	}
	return ids
}

// plan judges a document.
func (w *worker) plan(p facts.Plan) *Judged {
	entry := "plan " + p.ID
	request, err := json.Marshal(map[string]any{"area": w.area.ID, "today": p.Today, "plan": either(p.Document, "{}")})
	if err != nil {
		w.refuse(entry, "%v", err)
		return nil
	}
	read, problem := plan.Read(w.book, request)
	if problem != nil {
		w.problem(entry, problem)
		return nil
	}
	found, ids := map[string]*plan.Result{}, []string{}
	results := plan.Results(w.book, read)
	for i := range results {
		found[results[i].Rule.ID], ids = &results[i], append(ids, results[i].Rule.ID)
	}
	judged := &Judged{Today: p.Today}
	for _, id := range w.rules(entry, p.Rules) {
		r := found[id]
		if r == nil {
			w.refuse(entry, "unknown rule %q (want what %s asks of a %s: %s)", id, w.area.ID, read.Document.Kind, list(ids, "or"))
			continue
		}
		lacking := r.State == plan.Missing || r.State == plan.Partly
		if !lacking && r.State != plan.Met {
			w.refuse(entry, "rule %s is neither lacking nor met: its state is %s. Leave it out, or write what tells", id, r.State)
			continue
		}
		option := Option{Rule: id, Title: r.Rule.Title, Clause: r.Rule.Clause, Href: r.Rule.Href, Force: r.Rule.Force, Verb: r.Rule.Verb, Broken: lacking, Look: r.Rule.Look()}
		if lacking {
			option.Sentence = r.Sentence(w.book.Format(), &read.Document)
		}
		judged.Options = append(judged.Options, option)
	}
	w.mixed(entry, "lacking", "met", judged)
	return judged
}

// rules are those to choose from, each once.
func (w *worker) rules(entry string, all []string) (ids []string) {
	for _, id := range all {
		if slices.Contains(ids, id) {
			w.refuse(entry, "rule %s stands twice in rules: leave one", id)
			continue
		}
		ids = append(ids, id)
	}
	return ids
}

// mixed refuses a choice in which too few rules are broken, or too few kept.
func (w *worker) mixed(entry, broken, kept string, j *Judged) {
	n := 0
	for _, o := range j.Options {
		if o.Broken {
			n++
		}
	}
	if m := len(j.Options) - n; n < fewestBroken || m < fewestKept {
		w.refuse(entry, "%d rules are %s and %d %s (want %d or more and %d or more): name other rules, or change what it holds", n, broken, m, kept, fewestBroken, fewestKept)
	}
}

// problem notes why the engine cannot read an entry.
func (w *worker) problem(entry string, p *deadlines.Problem) {
	if len(p.Errors) == 0 {
		w.refuse(entry, "%s", p.Detail)
	}
	for _, e := range p.Errors {
		at := e.Field
		if len(e.Parts) > 0 && !slices.Contains(e.Parts, "day") {
			at += " " + strings.Join(e.Parts, " ")
		}
		w.refuse(entry, "%s: %s", at, e.Message)
	}
}

// either is a text of JSON, or another where the page says nothing.
func either(text json.RawMessage, otherwise string) json.RawMessage {
	if len(text) == 0 || string(text) == "null" {
		return json.RawMessage(otherwise)
	}
	return text
}
