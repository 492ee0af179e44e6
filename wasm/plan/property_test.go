package plan_test

import (
	"encoding/json"
	"math/rand"
	"testing"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// musts are the requirements of the must tier that a document lacks.
func musts(t *testing.T, book *rulebook.Book, d m) map[string]bool {
	found := map[string]bool{}
	for _, r := range plan.Results(book, ask(t, book, m{"area": plan.National, "today": "2026-11-22", "plan": d})) {
		if r.Lacking() && r.Tier() == plan.MustTier {
			found[r.Area.ID+" "+r.Rule.ID] = true
		}
	}
	return found
}

// fillings are the gaps of a document, each with what would fill it well: a text, a part, a
// whole entry of a list.
func fillings(book *rulebook.Book, d m) (list []func(m)) {
	for _, s := range book.Format().Sections {
		for _, f := range s.Fields {
			if !f.Has(d["document"].(string)) {
				continue
			}
			if f.Kind != rulebook.ListField {
				if text, _ := d[f.ID].(string); !plan.Says(text) {
					list = append(list, func(d m) { d[f.ID] = f.Example })
				}
				continue
			}
			entries, _ := d[f.ID].([]any)
			if len(entries) == 0 {
				list = append(list, func(d m) {
					row := m{}
					for _, part := range f.Parts {
						row[part.ID] = part.Example
					}
					d[f.ID] = []any{row}
				})
			}
			for i, row := range entries {
				for _, part := range f.Parts {
					if text, _ := row.(m)[part.ID].(string); !plan.Says(text) {
						list = append(list, func(d m) { d[f.ID].([]any)[i].(m)[part.ID] = part.Example })
					}
				}
			}
		}
	}
	return list
}

// Filling a gap never adds a finding of the must tier, whatever else the document lacks.
func TestFillingAGapNeverAddsAMust(t *testing.T) {
	book := built(t)
	for seed := range int64(40) {
		random := rand.New(rand.NewSource(seed))
		kind := book.Format().Documents[random.Intn(len(book.Format().Documents))].ID
		d := m{"document": kind}
		for _, fill := range fillings(book, d) { // a document with a part of everything
			if random.Intn(3) > 0 {
				fill(d)
			}
		}
		for _, f := range book.Format().Sections {
			for _, field := range f.Fields {
				entries, _ := d[field.ID].([]any)
				for _, row := range entries {
					for part := range row.(m) {
						if random.Intn(4) == 0 {
							delete(row.(m), part)
						}
					}
				}
			}
		}
		before := musts(t, book, d)
		gaps := fillings(book, d)
		for _, i := range random.Perm(len(gaps))[:min(len(gaps), 25)] {
			text, _ := json.Marshal(d)
			var next m
			if err := json.Unmarshal(text, &next); err != nil {
				t.Fatal(err)
			}
			gaps[i](next)
			after := musts(t, book, next)
			for id := range after {
				if !before[id] {
					filled, _ := json.Marshal(next)
					t.Fatalf("seed %d: filling a gap adds %s\nfrom %s\nto   %s", seed, id, text, filled)
				}
			}
		}
	}
}
