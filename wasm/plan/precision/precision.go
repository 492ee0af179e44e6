//go:build !js

// Package precision counts how often the plan checker misses what is wrong and how often it
// raises what is right, over a corpus of documents that people wrote without knowing how it
// reads: clean ones, and faults planted in them by hand. More faults are planted by program,
// as the requirement's own words suggest them. `make bench` prints the counts, and the site
// publishes them.
package precision

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// Today is the day on which a document of the corpus is read, where it names none.
const Today = "2026-11-22"

// Count is what was counted of one requirement, or of one check.
type Count struct {
	Area, ID, Document string // Area is "check" for a check of the checker's own
	Clause, Href       string
	Title              string
	Tier               plan.Tier
	Person             bool // asked of a person, so there is nothing to count
	Clean, Alarms      int  // clean documents read, and those in which it was raised
	Planted, Missed    int  // by program
	ByHand, HandMissed int
	// Told names the first few that were counted against it.
	Told []string
}

// TooMany reports whether more than one clean document in twenty raised it.
func (c *Count) TooMany() bool { return c.Alarms*20 > c.Clean }

// doc is a document as JSON has it.
type doc = map[string]any

// fault is something planted by hand.
type fault struct {
	From   string
	Fault  string
	Change []struct {
		Field, Part, Add, Remove string
		Row                      *int
		To                       any
	}
	Finds []string
}

// counter keeps the counts by area and id and kind of document.
type counter struct {
	book   *rulebook.Book
	counts map[string]*Count
	order  []string
}

// Run counts over the corpus in dir, which has the folders clean and faults.
func Run(book *rulebook.Book, dir string) ([]*Count, error) {
	c := counter{book: book, counts: map[string]*Count{}}
	for _, area := range book.Areas {
		for _, rule := range area.Plans() {
			r := plan.Result{Area: area, Rule: rule, State: plan.Missing}
			c.add(&Count{Area: area.ID, ID: rule.ID, Document: rule.Document, Clause: rule.Clause, Href: rule.Href, Title: rule.Title, Tier: r.Tier(), Person: rule.Kind == rulebook.PersonTells})
		}
	}
	for _, id := range plan.CheckIDs {
		c.add(&Count{Area: "check", ID: id, Document: "", Tier: plan.LookTier, Title: plan.CheckTitle(id)})
	}
	clean, err := read[doc](filepath.Join(dir, "clean"))
	if err != nil {
		return nil, err
	}
	for _, name := range names(clean) {
		if err := c.clean(name, clean[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := c.program(name, clean[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	faults, err := read[fault](filepath.Join(dir, "faults"))
	if err != nil {
		return nil, err
	}
	for _, name := range names(faults) {
		if err := c.byHand(name, faults[name], clean); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	var list []*Count
	for _, key := range c.order {
		list = append(list, c.counts[key])
	}
	return list, nil
}

func (c *counter) add(n *Count) {
	key := n.Area + ":" + n.ID + ":" + n.Document
	if c.counts[key] == nil {
		c.order = append(c.order, key)
		c.counts[key] = n
	}
}

func read[T any](dir string) (map[string]T, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("%s: no documents (%v)", dir, err)
	}
	all := map[string]T{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var one T
		if err := json.Unmarshal(text, &one); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all[filepath.Base(path)] = one
	}
	return all, nil
}

func names[T any](m map[string]T) (list []string) {
	for name := range m {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

// raised is what a document raises: area:id or check:id.
func (c *counter) raised(d doc) (map[string]bool, error) {
	today, _ := d["today"].(string)
	if today == "" {
		today = Today
	}
	content := doc{}
	for key, value := range d {
		if key != "today" && key != "reference" {
			content[key] = value
		}
	}
	request, err := json.Marshal(doc{"area": plan.National, "today": today, "plan": content})
	if err != nil {
		return nil, err
	}
	q, problem := plan.Read(c.book, request)
	if problem != nil {
		return nil, fmt.Errorf("%+v", problem.Errors)
	}
	raised := map[string]bool{}
	for _, r := range plan.Results(c.book, q) {
		if r.Lacking() {
			raised[r.Area.ID+":"+r.Rule.ID] = true
		}
	}
	checks, _ := plan.Checks(c.book, q, nil)
	for _, check := range checks {
		raised["check:"+check.ID] = true
	}
	return raised, nil
}

// of finds the count for area:id and a kind of document.
func (c *counter) of(id, document string) *Count {
	if strings.HasPrefix(id, "check:") {
		return c.counts[id+":"]
	}
	return c.counts[id+":"+document]
}

func (c *counter) clean(name string, d doc) error {
	raised, err := c.raised(d)
	if err != nil {
		return err
	}
	document := d["document"].(string)
	for _, n := range c.counts {
		if n.Person || n.Document != document && n.Area != "check" || n.Area == "check" && !plan.CheckReads(n.ID, document) {
			continue
		}
		n.Clean++
		if raised[n.Area+":"+n.ID] {
			n.Alarms++
			n.tell("raised in " + name)
		}
	}
	return nil
}

func (n *Count) tell(what string) {
	if len(n.Told) < 8 {
		n.Told = append(n.Told, what)
	}
}

func (c *counter) byHand(name string, f fault, clean map[string]doc) error {
	base, ok := clean[strings.TrimSuffix(f.From, ".json")+".json"]
	if !ok {
		return fmt.Errorf("from: there is no %s", f.From)
	}
	d := copied(base)
	for _, change := range f.Change {
		switch {
		case change.Field == "none":
			var kept []any
			none, _ := d["none"].([]any)
			for _, field := range none {
				if field != change.Remove {
					kept = append(kept, field)
				}
			}
			if change.Add != "" {
				kept = append(kept, change.Add)
			}
			d["none"] = append([]any{}, kept...)
		case change.Row == nil:
			set(d, change.Field, change.To)
		default:
			rows, _ := d[change.Field].([]any)
			for len(rows) <= *change.Row {
				rows = append(rows, doc{})
			}
			if change.Part == "" {
				if change.To == nil {
					rows = append(rows[:*change.Row], rows[*change.Row+1:]...)
				} else {
					rows[*change.Row] = change.To
				}
			} else {
				set(rows[*change.Row].(doc), change.Part, change.To)
			}
			d[change.Field] = rows
		}
	}
	raised, err := c.raised(d)
	if err != nil {
		return err
	}
	for _, id := range f.Finds {
		n := c.of(id, d["document"].(string))
		if n == nil {
			return fmt.Errorf("finds: nothing is called %s for a %s", id, d["document"])
		}
		if n.Person {
			continue
		}
		n.ByHand++
		if !raised[id] {
			n.HandMissed++
			n.tell("missed in " + name + " (" + f.Fault + ")")
		}
	}
	return nil
}

func set(d doc, key string, to any) {
	if to == nil {
		delete(d, key)
		return
	}
	d[key] = to
}

// copied is a copy that can be changed.
func copied(d doc) doc {
	text, err := json.Marshal(d)
	if err != nil {
		panic(err) // it came from JSON
	}
	var c doc
	if err := json.Unmarshal(text, &c); err != nil {
		panic(err)
	}
	return c
}
