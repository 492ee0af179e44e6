//go:build !js

package plan_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handbook/wasm/plan"
)

// schema is the published JSON Schema of a saved plan, as built.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("../../public/calculators/plans/format/plan-1.schema.json")
	if err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("plan-1.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("plan-1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid reports whether the schema takes a file.
func valid(t *testing.T, s *jsonschema.Schema, file m) error {
	t.Helper()
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

// What the schema takes the engine reads, and what it refuses the engine refuses: every
// document of the corpus, a document with every field of its kind, and each way to be wrong.
func TestTheSchemaAndTheEngineAgree(t *testing.T) {
	s, book := schema(t), built(t)
	taken := func(d m) (bySchema error, byEngine bool) {
		bySchema = valid(t, s, m{"handbook": "plan", "format": 1, "area": "sussex", "plan": d})
		text, err := json.Marshal(m{"area": "sussex", "today": "2026-11-22", "plan": d})
		if err != nil {
			t.Fatal(err)
		}
		_, problem := plan.Read(book, text)
		return bySchema, problem == nil
	}
	paths, _ := filepath.Glob("testdata/corpus/clean/*.json")
	if len(paths) < 100 {
		t.Fatalf("%d documents in the corpus", len(paths))
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var d m
		if err := json.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		delete(d, "today")
		delete(d, "reference")
		if bySchema, byEngine := taken(d); bySchema != nil || !byEngine {
			t.Errorf("%s: the schema says %v, the engine takes it: %v", path, bySchema, byEngine)
		}
	}
	for _, kind := range book.Format().Documents {
		whole := m{"document": kind.ID}
		for _, fill := range fillings(book, m{"document": kind.ID}) {
			fill(whole)
		}
		if bySchema, byEngine := taken(whole); bySchema != nil || !byEngine {
			t.Errorf("a %s with every field: the schema says %v, the engine takes it: %v", kind.ID, bySchema, byEngine)
		}
		for _, section := range book.Format().Sections {
			for _, f := range section.Fields {
				if f.Has(kind.ID) {
					continue
				}
				d := m{"document": kind.ID, f.ID: "x"}
				if f.Kind == "list" {
					d[f.ID] = []any{}
				}
				if bySchema, byEngine := taken(d); bySchema == nil || byEngine {
					t.Errorf("a %s with %s: the schema says %v, the engine takes it: %v", kind.ID, f.ID, bySchema, byEngine)
				}
			}
		}
	}
	for _, d := range []m{
		{},
		{"document": "poem"},
		{"document": "child-protection-plan", "song": "x"},
		{"document": "child-protection-plan", "wishes": 5},
		{"document": "child-protection-plan", "wishes": nil},
		{"document": "child-protection-plan", "actions": "x"},
		{"document": "child-protection-plan", "actions": []any{"x"}},
		{"document": "child-protection-plan", "actions": rows(m{"colour": "red"})},
		{"document": "child-protection-plan", "actions": rows(m{"what": 1})},
		{"document": "child-protection-plan", "none": "dissent"},
		{"document": "child-protection-plan", "none": []any{"wishes"}},
	} {
		if bySchema, byEngine := taken(d); bySchema == nil || byEngine {
			t.Errorf("%v: the schema says %v, the engine takes it: %v", d, bySchema, byEngine)
		}
	}
}

// The file around the plan.
func TestTheSchemaOfAFile(t *testing.T) {
	s := schema(t)
	whole := func() m {
		return m{"handbook": "plan", "format": 1, "area": "sussex", "reference": "CP 17", "audit": true, "plan": m{"document": "visit-record"},
			"answers": []any{m{"area": "sussex", "rule": "clear", "answer": "not-applicable", "note": "Three lines only."}}}
	}
	if err := valid(t, s, whole()); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(m){
		"another calculator's": func(f m) { f["handbook"] = "case" },
		"newer":                func(f m) { f["format"] = 2 },
		"no area":              func(f m) { delete(f, "area") },
		"no plan":              func(f m) { delete(f, "plan") },
		"a name":               func(f m) { f["name"] = "x" },
		"a long reference":     func(f m) { f["reference"] = strings.Repeat("a", 61) },
		"an odd answer":        func(f m) { f["answers"].([]any)[0].(m)["answer"] = "perhaps" },
		"no reason":            func(f m) { delete(f["answers"].([]any)[0].(m), "note") },
		"no rule":              func(f m) { delete(f["answers"].([]any)[0].(m), "rule") },
	} {
		f := whole()
		if change(f); valid(t, s, f) == nil {
			t.Errorf("%s file is taken", name)
		}
	}
}
