//go:build !js

package main

import (
	"errors"
	"go/ast"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/proof/corpus"
	"handbook/wasm/proof/oracle"
)

const (
	root   = "../.."
	public = root + "/public"
)

// few are the days that the tests start from: two years, one of them a leap year and the
// last that is published, and of the others every 29 February and Christmas Day.
func few() (starts []time.Time) {
	for _, day := range corpus.Starts(corpus.First, corpus.Last) {
		if day.Year() >= 2027 || day.Month() == time.February && day.Day() == 29 || day.Month() == time.December && day.Day() == 25 {
			starts = append(starts, day)
		}
	}
	return starts
}

// agrees fails a test where the oracle differs, or where little has been compared.
func agrees(t *testing.T, d *dates, err error, rules int) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	said, err := d.verdict()
	if err != nil {
		t.Fatal(err)
	}
	if d.Rules < rules || d.Deadlines < d.Rules*d.Starts || d.Dates < 2*d.Readings {
		t.Errorf("too little was compared: %s", said)
	}
	t.Log(said)
}

func TestEveryAreaAgreesWithTheOracle(t *testing.T) {
	d, err := proveDates(public, few())
	agrees(t, d, err, 30)
}

func TestTheVocabularyAgreesWithTheOracle(t *testing.T) {
	starts := few()
	d, err := proveVocabulary(public, slices.Concat(starts[:20], corpus.Starts(day("2028-12-20"), day("2028-12-31"))))
	if err != nil {
		t.Fatal(err)
	}
	if said, err := d.verdict(); err != nil || len(d.Areas) != 25 || d.Rules != 425 {
		t.Error(said, err)
	}
}

// What the comparison does not find would not be found in earnest either.
func TestPlantedMistakesAreFound(t *testing.T) {
	all, err := plant(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if p.Differences == 0 {
			t.Errorf("not found: %s", p.Mistake)
		}
	}
	areas, err := corpus.Site(public)
	if err != nil {
		t.Fatal(err)
	}
	right, err := engineOf(areas[0].File)
	if err != nil {
		t.Fatal(err)
	}
	none := mistake{answer: func(*oracle.Deadline) {}}
	found, err := compare(areas[0].Book, areas[0].Area, corpus.Alone, none.spoil(right), plantedStarts()[:10])
	if err != nil || found.Differences != 0 || found.Deadlines == 0 {
		t.Errorf("without a mistake: %+v, %v", found, err)
	}
	refuses := func([]byte) ([]byte, bool) { return nil, false }
	if found, err = compare(areas[0].Book, areas[0].Area, corpus.Alone, refuses, plantedStarts()[:3]); err != nil || found.Differences != found.Cases || found.Cases == 0 || len(found.Shown) != mostShown {
		t.Errorf("an engine that refuses everything: %+v, %v", found, err)
	}
}

func TestEveryDayOffAgreesWithTheOracle(t *testing.T) {
	areas, err := corpus.Site(public)
	if err != nil {
		t.Fatal(err)
	}
	c := calendartest.Published(t)
	for day := c.First(); day <= c.Last(); day++ {
		if got, want := c.DayOff(day), areas[0].Book.DayOff(day.String()); got != want {
			t.Errorf("%v: %q, the oracle has %q", day, got, want)
		}
	}
}

func TestEveryBuildGivesTheSameBytes(t *testing.T) {
	s, err := proveBytes(root, 97)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Same || len(s.Builds) != 4 || s.Builds[0].Answers < 3000 {
		t.Errorf("%+v", s)
	}
}

// The proof finds fuzz targets and properties by itself; every package of the engine has a
// property, and every one that reads what somebody gives it has a target.
func TestEveryPackageOfTheEngineIsTried(t *testing.T) {
	for _, tt := range []struct {
		what     string
		wanted   func(*ast.FuncDecl) bool
		packages string
		one      function
	}{
		{"property", isProperty, "civil calendar dateinput table json rulebook deadlines caseload visits plan masking training ics trim",
			function{"wasm/calendar", "TestSpansReadBack", "A span that is written is read as the same span."}},
		{"fuzz target", isFuzz, "civil calendar dateinput table json rulebook deadlines caseload visits plan masking training ics worker/api worker/site trim plain",
			function{"wasm/calendar", "FuzzParseSpan", "FuzzParseSpan finds that what is read as a span is written so that it reads back."}},
	} {
		found, err := functions(root, tt.wanted)
		if err != nil {
			t.Fatal(err)
		}
		for _, pkg := range strings.Fields(tt.packages) {
			if !slices.ContainsFunc(found, func(f function) bool { return f.pkg == "wasm/"+pkg }) {
				t.Errorf("wasm/%s has no %s", pkg, tt.what)
			}
		}
		if !slices.Contains(found, tt.one) || slices.ContainsFunc(found, func(f function) bool { return f.name == "TestWrittenDates" }) {
			t.Errorf("of the properties and targets, %+v is not found, or too much: %v", tt.one, found)
		}
	}
}

func TestAPropertyThatDoesNotHoldIsTold(t *testing.T) {
	output := func(text string) event { return event{Action: "output", Test: "TestA", Output: text} }
	for _, tt := range []struct {
		events []event
		cases  int
		passed bool
		why    string
	}{
		{[]event{output("    a_test.go:9: [rapid] OK, passed 100 tests (1ms)\n"), {Action: "pass", Test: "TestA"}}, 100, true, "it holds"},
		{[]event{output("    a_test.go:9: [rapid] failed after 7 tests: no\n"), {Action: "fail", Test: "TestA"}}, 0, false, "it does not"},
		{[]event{{Action: "pass", Test: "TestA"}}, 0, false, "nothing was tried"},
		{[]event{{Action: "output", Test: "TestB", Output: "[rapid] OK, passed 100 tests (1ms)"}, {Action: "pass", Test: "TestB"}}, 0, false, "it did not run"},
	} {
		if p := (function{name: "TestA"}).property(tt.events); p.Cases != tt.cases || p.Passed != tt.passed {
			t.Errorf("%s: %+v", tt.why, p)
		}
	}
}

// A target that fails, and one that has no seed, are told as such.
func TestATargetThatFailsIsTold(t *testing.T) {
	module := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module made-up\n",
		"wasm/up/up_test.go": `package up

import "testing"

func FuzzHolds(f *testing.F) { f.Add(1); f.Fuzz(func(t *testing.T, n int) {}) }

func FuzzFails(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) {
		if n != 1 {
			t.Fatal("not one")
		}
	})
}

func FuzzHasNoSeed(f *testing.F) { f.Fuzz(func(t *testing.T, n int) {}) }
`} {
		path := filepath.Join(module, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	all, err := proveFuzz(module, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range all {
		got[f.Name] = f.Passed
	}
	if want := map[string]bool{"FuzzHolds": true, "FuzzFails": false, "FuzzHasNoSeed": false}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
