package plan_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// kinds are the documents that the format has.
func kinds(book *rulebook.Book) (ids []string) {
	for _, d := range book.Format().Documents {
		ids = append(ids, d.ID)
	}
	return ids
}

// texts are what may stand in a field: what the format gives as an example, or nothing, or what
// says nothing.
func texts(example string) *rapid.Generator[string] {
	return rapid.SampledFrom([]string{example, "", "TBC", "n/a", "-"})
}

// documents are documents of a kind, with any of their fields left empty.
func documents(book *rulebook.Book, kind string) *rapid.Generator[m] {
	return rapid.Custom(func(t *rapid.T) m {
		d := m{"document": kind}
		for _, s := range book.Format().Sections {
			for _, f := range s.Fields {
				if !f.Has(kind) {
					continue
				}
				if f.Kind != rulebook.ListField {
					d[f.ID] = f.Example
					if f.Kind != rulebook.ChoiceField {
						d[f.ID] = texts(f.Example).Draw(t, f.ID)
					}
					continue
				}
				entries := []any{}
				for i := range rapid.IntRange(0, 3).Draw(t, f.ID) {
					row, says := m{}, false
					for _, part := range f.Parts {
						if part.Kind != rulebook.ChoiceField {
							text := texts(fmt.Sprint(part.Example, strings.Repeat(" again", i))).Draw(t, part.ID)
							row[part.ID], says = text, says || plan.Says(text)
						}
					}
					if says { // else it is no entry, and a part of it would begin one
						entries = append(entries, row)
					}
				}
				d[f.ID] = entries
			}
		}
		return d
	})
}

// lacking are the requirements that a document lacks under an area, each with its tier.
func lacking(t *rapid.T, book *rulebook.Book, area string, d m) map[string]plan.Tier {
	text, err := json.Marshal(m{"area": area, "today": "2026-11-22", "plan": d})
	if err != nil {
		t.Fatal(err)
	}
	q, problem := plan.Read(book, text)
	if problem != nil {
		t.Fatalf("%s: %s", text, problem.JSON())
	}
	found := map[string]plan.Tier{}
	for _, r := range plan.Results(book, q) {
		if r.Lacking() {
			found[r.Area.ID+" "+r.Rule.ID] = r.Tier()
		}
	}
	return found
}

// areas are those that a document can be held against, all of them together being one.
func areas(book *rulebook.Book) []string {
	ids := []string{plan.National}
	for _, a := range book.Areas {
		ids = append(ids, a.ID)
	}
	return ids
}

// Filling a gap, whatever else is empty or says nothing, never adds a finding of the must tier
// in any area.
func TestAFilledGapAddsNoMustInAnyArea(t *testing.T) {
	book := built(t)
	rapid.Check(t, func(t *rapid.T) {
		d := documents(book, rapid.SampledFrom(kinds(book)).Draw(t, "kind")).Draw(t, "document")
		area := rapid.SampledFrom(areas(book)).Draw(t, "area")
		gaps := fillings(book, d)
		if len(gaps) == 0 {
			return
		}
		before := lacking(t, book, area, d)
		gaps[rapid.IntRange(0, len(gaps)-1).Draw(t, "gap")](d)
		for id, tier := range lacking(t, book, area, d) {
			if tier == plan.MustTier && before[id] != plan.MustTier {
				t.Fatalf("filling a gap adds %s: %v", id, d)
			}
		}
	})
}

// All areas together find what each of them finds alone.
func TestAllAreasFindWhatEachFinds(t *testing.T) {
	book := built(t)
	rapid.Check(t, func(t *rapid.T) {
		d := documents(book, rapid.SampledFrom(kinds(book)).Draw(t, "kind")).Draw(t, "document")
		alone := map[string]plan.Tier{}
		for _, area := range areas(book)[1:] {
			for id, tier := range lacking(t, book, area, d) {
				alone[id] = tier
			}
		}
		if together := lacking(t, book, plan.National, d); !reflect.DeepEqual(together, alone) {
			t.Fatalf("together %v, one by one %v: %v", together, alone, d)
		}
	})
}

// In which order the core group's members are entered changes no finding.
func TestTheOrderOfMembersDoesNotMatter(t *testing.T) {
	book := built(t)
	rapid.Check(t, func(t *rapid.T) {
		d := documents(book, plan.ThePlan).Draw(t, "document")
		members := d["core-group"].([]any)
		if len(members) < 2 {
			return
		}
		before := lacking(t, book, plan.National, d)
		d["core-group"] = rapid.Permutation(members).Draw(t, "members")
		if after := lacking(t, book, plan.National, d); !reflect.DeepEqual(before, after) {
			t.Fatalf("%v in another order: %v", before, after)
		}
	})
}

// A plan that has not changed has not drifted: every action is carried over, on its day.
func TestAPlanHasNotDriftedFromItself(t *testing.T) {
	book := built(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := documents(book, plan.ThePlan).Draw(rt, "document")
		drift := plan.Compare(book, ask(t, book, m{"area": plan.National, "today": "2026-11-22", "plan": d, "earlier": d}))
		if len(drift.New) > 0 || len(drift.Dropped) > 0 {
			rt.Fatalf("%+v: %v", drift, d["actions"])
		}
		for _, c := range drift.Carried {
			if c.Slipped || c.Days != 0 || c.Reworded || c.Was != c.Is {
				rt.Fatalf("%+v: %v", c, d["actions"])
			}
		}
	})
}

// Of a table that is pasted nothing is lost: every cell that says something is in the contents
// or is named among what was left behind.
func TestNothingOfATableIsLost(t *testing.T) {
	book := built(t)
	all := []string{"actions.what", "actions.who", "actions.by", "outcomes.what", "risks.what", "wishes", "actions.urgent", ""}
	rapid.Check(t, func(rt *rapid.T) {
		holds := rapid.Permutation(all).Draw(rt, "columns")[:rapid.IntRange(1, len(all)).Draw(rt, "how many")]
		var rows []any
		said := map[string]bool{}
		for i := range rapid.IntRange(1, 6).Draw(rt, "rows") {
			var row []any
			for j := range holds {
				text := rapid.SampledFrom([]string{"", fmt.Sprintf("cell %d of row %d", j, i), fmt.Sprintf("the same %d", j), "yes"}).Draw(rt, "cell")
				if holds[j] != "" {
					said[text] = true
				}
				row = append(row, text)
			}
			rows = append(rows, row)
		}
		if strings.Join(holds, "") == "" {
			return
		}
		a, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) }, m{"document": plan.ThePlan, "rows": rows, "holds": holds})
		if !ok {
			rt.Fatalf("%v: %v", holds, a)
		}
		got, _ := json.Marshal([]any{a["contents"], a["dropped"]})
		for text := range said {
			if !strings.Contains(string(got), text) {
				rt.Fatalf("%q is lost: %v with %v gives %s", text, rows, holds, got)
			}
		}
	})
}

// FuzzTable makes sure that nothing in a pasted table breaks its reader: columns are guessed,
// and what is taken as they are guessed is a plan that can be held against an area.
func FuzzTable(f *testing.F) {
	f.Add("Action\tWho\tBy when\nWeighs\tNurse\t1/2/27", true)
	f.Add("Risk\tOutcome\tAction\nCold\tWarm\tMends\n\t\tPays", false)
	f.Add("\xff\t\"\n\u202e\t=1+1\x00", true)
	book := built(f)
	f.Fuzz(func(t *testing.T, table string, header bool) {
		var rows []any
		for _, line := range strings.Split(table, "\n") {
			var row []any
			for _, cell := range strings.Split(line, "\t") {
				row = append(row, cell)
			}
			rows = append(rows, row)
		}
		request := m{"document": plan.ThePlan, "rows": rows, "header": header}
		columns, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondColumns(book, r) }, request)
		if !ok {
			return
		}
		var holds []any
		for _, c := range columns["columns"].([]any) {
			hold, _ := c.(m)["holds"].(string)
			holds = append(holds, hold)
		}
		request["holds"] = holds
		taken, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.RespondTake(book, r) }, request)
		if !ok {
			return
		}
		d := taken["contents"].(m)
		d["document"] = plan.ThePlan
		if answer, ok := respond(t, func(r []byte) ([]byte, bool) { return plan.Respond(book, r) }, m{"area": "sussex", "today": "2026-11-22", "plan": d}); !ok {
			t.Fatalf("%q is taken as %v, which is refused: %v", table, d, answer)
		}
	})
}
