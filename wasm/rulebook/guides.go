package rulebook

import "handbook/wasm/json"

// Guide is what to do when something goes wrong, as one clause or a few lay it down: steps
// in order, with the questions on which later steps depend. It advises nothing of its own.
type Guide struct {
	ID         string
	Page       string // the path of the page whose front matter has it
	Situations []string
	Covers     []string // the entries of testdata/situations.txt that it holds
	Title      string
	Trigger    string
	Flow       []FlowItem
	Silent     []string // what a reader would look for and the source does not say
}

// FlowItem is one question or one step of a guide.
type FlowItem struct {
	Clause string
	Note   string
	If     []Answer // the answers to earlier questions on which it depends; all must hold

	Ask      string // the question's id; empty for a step
	Question string
	Answers  []string // ids

	Step      string
	Who       []string // roles whom the source names
	Presumed  []string // roles whom it seems to mean
	When      string   // its time, in words
	Timescale string   // the rule that works its date out
	Record    bool     // something is to be written down
	Consider  bool     // only to be considered
	Or        bool     // an alternative to the step before
	Nothing   bool     // the source asks for nothing more on this path
}

// Answer is one answer to one question.
type Answer struct{ Question, Answer string }

// Decision is what a source has a decision rest on. It lists; people decide.
type Decision struct {
	ID         string
	Page       string
	Situations []string
	Covers     []string
	Title      string
	Trigger    string
	Conditions []Condition
	Outcome    string
	// OutcomeClause is where the outcome stands; empty where it is ours.
	OutcomeClause string
	Silent        []string
}

// Condition is one thing that a decision rests on. Those of one decision that have the same
// AnyOf are alternatives.
type Condition struct {
	Test, Clause, Note, AnyOf string
}

// Guides are what the area's pages say to do, in the order of the pages; DecodeWhole reads
// them.
func (a *Area) Guides() []*Guide { return a.held().guides }

// Decisions are what the area's pages have decisions rest on, likewise.
func (a *Area) Decisions() []*Decision { return a.held().decisions }

// Path is one way through a guide: the answers given, and the steps that they lead to.
type Path struct {
	Answers []Answer
	Steps   []int // in Flow
}

// Paths are all ways through a guide, in the order of its answers.
func (g *Guide) Paths() []Path {
	return g.walk(0, Path{})
}

func (g *Guide) walk(at int, p Path) []Path {
	for ; at < len(g.Flow); at++ {
		item := &g.Flow[at]
		if !holds(item.If, p.Answers) {
			continue
		}
		if item.Ask == "" {
			p.Steps = append(p.Steps[:len(p.Steps):len(p.Steps)], at)
			continue
		}
		var all []Path
		for _, answer := range item.Answers {
			next := Path{append(p.Answers[:len(p.Answers):len(p.Answers)], Answer{item.Ask, answer}), p.Steps}
			all = append(all, g.walk(at+1, next)...)
		}
		return all
	}
	return []Path{p}
}

// holds reports whether every answer that is asked for was given.
func holds(wanted, given []Answer) bool {
	for _, w := range wanted {
		found := false
		for _, g := range given {
			found = found || g == w
		}
		if !found {
			return false
		}
	}
	return true
}

// guides reads a page's escalations and decisions.
func (d *decoder) guides(a *Area, page *json.Value) {
	for _, v := range d.list(page, "escalations") {
		d.entry = "an escalation"
		d.entry = d.need(v, "id")
		d.keys(v, "id situation covers title trigger flow silent")
		g := &Guide{ID: d.entry, Page: d.where, Situations: d.situations(v), Covers: d.texts(v, "covers"), Title: d.need(v, "title"), Trigger: d.need(v, "trigger"), Silent: d.texts(v, "silent")}
		d.once(a, g.ID)
		for _, item := range d.list(v, "flow") {
			d.flow(a, g, item)
		}
		d.reachable(g)
		a.held().guides = append(a.held().guides, g)
	}
	for _, v := range d.list(page, "decisions") {
		d.entry = "a decision"
		d.entry = d.need(v, "id")
		d.keys(v, "id situation covers title trigger conditions outcome outcome-clause silent")
		c := &Decision{ID: d.entry, Page: d.where, Situations: d.situations(v), Covers: d.texts(v, "covers"), Title: d.need(v, "title"), Trigger: d.need(v, "trigger"), Outcome: d.text(v, "outcome"), Silent: d.texts(v, "silent")}
		d.once(a, c.ID)
		if d.text(v, "outcome-clause") != "" {
			c.OutcomeClause = d.clauseOf(a, v, "outcome-clause")
		}
		for _, item := range d.list(v, "conditions") {
			d.keys(item, "test clause note any-of")
			c.Conditions = append(c.Conditions, Condition{d.need(item, "test"), d.clauseOf(a, item, "clause"), d.text(item, "note"), d.text(item, "any-of")})
		}
		if len(c.Conditions) == 0 {
			d.fail("conditions: is missing (name what the decision rests on)")
		}
		a.held().decisions = append(a.held().decisions, c)
	}
}

// once refuses an id that another escalation or decision of the area has.
func (d *decoder) once(a *Area, id string) {
	for _, g := range a.Guides() {
		if g.ID == id {
			d.fail("this id is there twice (give each escalation and decision its own)")
		}
	}
	for _, c := range a.Decisions() {
		if c.ID == id {
			d.fail("this id is there twice (give each escalation and decision its own)")
		}
	}
}

// situations reads one situation or a list of them.
func (d *decoder) situations(v *json.Value) (list []string) {
	items := []*json.Value{v.Get("situation")}
	if items[0].Kind == json.Array {
		items = items[0].Items
	}
	for _, item := range items {
		list = append(list, oneOf(d, "situation", item.Text, d.book.Situations))
	}
	return list
}

// flow reads a question or a step.
func (d *decoder) flow(a *Area, g *Guide, v *json.Value) {
	item := FlowItem{Clause: d.clauseOf(a, v, "clause"), Note: d.text(v, "note"), Ask: d.text(v, "ask")}
	if item.Ask != "" {
		d.keys(v, "ask question answers clause if note")
		item.Question = d.need(v, "question")
		item.Answers = []string{"yes", "no"}
		if answers := d.list(v, "answers"); answers != nil {
			item.Answers = nil
			for _, answer := range answers {
				d.keys(answer, "id label")
				d.need(answer, "label")
				item.Answers = append(item.Answers, d.need(answer, "id"))
			}
		}
		if len(item.Answers) < 2 {
			d.fail("question " + item.Ask + ": answers: want two or more")
		}
		if g.question(item.Ask) != nil {
			d.fail("question " + item.Ask + ": is asked twice (give each question its own id)")
		}
	} else {
		d.keys(v, "step clause who presumed when timescale record consider or note if nothing")
		item.Step, item.When, item.Timescale = d.need(v, "step"), d.text(v, "when"), d.text(v, "timescale")
		item.Who, item.Presumed = d.actors(a, v, "who"), d.actors(a, v, "presumed")
		item.Record, item.Consider, item.Or, item.Nothing = d.flag(v, "record"), d.flag(v, "consider"), d.flag(v, "or"), d.flag(v, "nothing")
		if item.Timescale != "" && a.Rule(item.Timescale) == nil {
			d.fail("timescale: the area has no timescale " + quote(item.Timescale))
		}
		if item.Or && (len(g.Flow) == 0 || g.Flow[len(g.Flow)-1].Ask != "") {
			d.fail("or: there is no step before " + quote(item.Step))
		}
	}
	if given := v.Get("if"); given.Kind != json.None && given.Kind != json.Null {
		item.If = d.given(g, given)
	}
	g.Flow = append(g.Flow, item)
}

// given reads the answers to earlier questions on which an item depends.
func (d *decoder) given(g *Guide, v *json.Value) (list []Answer) {
	if len(v.Fields) == 0 {
		d.fail(`if: want answers to earlier questions, such as {safety: "yes"}`)
	}
	for _, m := range v.Fields {
		q := g.question(m.Key)
		switch {
		case q == nil:
			d.fail("if: no question before it is called " + quote(m.Key) + " (ask it first)")
		case !contains(q.Answers, m.Value.Text):
			d.fail("if: " + m.Key + " is never answered by " + quote(m.Value.Text) + " (" + choices(q.Answers) + ")")
		}
		list = append(list, Answer{m.Key, m.Value.Text})
	}
	return list
}

// flag reads a key that is true or left out.
func (d *decoder) flag(v *json.Value, key string) bool {
	f := v.Get(key)
	if f.Kind != json.None && f.Kind != json.Null && !f.True {
		d.fail(key + ": want true, or leave it out")
	}
	return f.True
}

func (g *Guide) question(id string) *FlowItem {
	for i := range g.Flow {
		if g.Flow[i].Ask == id {
			return &g.Flow[i]
		}
	}
	return nil
}

// reachable refuses a guide with a path that ends without a step, with something on no
// path, or with a question that decides nothing.
func (d *decoder) reachable(g *Guide) {
	if d.err != "" {
		return
	}
	if len(g.Flow) == 0 {
		d.fail("flow: is missing (want the steps in order)")
		return
	}
	seen := make([]bool, len(g.Flow))
	for _, p := range g.Paths() {
		if len(p.Steps) == 0 {
			d.fail("no step follows " + told(p.Answers) + " (add one; with nothing: true where the procedure asks for nothing more)")
		}
		for i, at := range p.Steps {
			if i == 0 && g.Flow[at].Or {
				d.fail("or: there is no step before " + quote(g.Flow[at].Step) + " after " + told(p.Answers) + " (give it the if of the step whose alternative it is)")
			}
			seen[at] = true
		}
		for _, answer := range p.Answers {
			for i := range g.Flow {
				seen[i] = seen[i] || g.Flow[i].Ask == answer.Question
			}
		}
	}
	for i, item := range g.Flow {
		if !seen[i] {
			d.fail(quote(item.Question+item.Step) + " is on no path (its if asks for answers that cannot be given together)")
		}
		if item.Ask != "" && !g.decides(item.Ask) {
			d.fail("question " + item.Ask + " decides nothing (give a later step an if, or leave it out)")
		}
	}
}

// decides reports whether anything depends on a question.
func (g *Guide) decides(question string) bool {
	for _, item := range g.Flow {
		for _, given := range item.If {
			if given.Question == question {
				return true
			}
		}
	}
	return false
}

func told(answers []Answer) string {
	s := ""
	for i, a := range answers {
		if i > 0 {
			s += ", "
		}
		s += a.Question + ": " + a.Answer
	}
	return s
}
