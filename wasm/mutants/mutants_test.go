//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const source = `package sums

type sum int

// Over is whether there is more than a limit.
func (s *sum) Over(limit int) bool {
	for i := 0; i < 3; i++ {
		if int(*s) > limit && limit >= 0 {
			break
		}
	}
	return int(*s) > limit
}

var most = 2 * 3
`

// written puts the source into a folder as sums/sum.go.
func written(t *testing.T) (root string) {
	t.Helper()
	root = t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "sums"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "sums", "sum.go"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestAChangeIsNamedByWhatItStandsIn(t *testing.T) {
	root := written(t)
	for _, tt := range []struct {
		change change
		want   key
		why    string
	}{
		{change{Type: "CONDITIONALS_BOUNDARY", Line: 8, Column: 14}, key{"sums/sum.go", "sum.Over", "if int(*s) [> >=] limit && limit >= 0 {"}, "with what stands there and what was put there"},
		{change{Type: "CONDITIONALS_NEGATION", Line: 8, Column: 31}, key{"sums/sum.go", "sum.Over", "if int(*s) > limit && limit [>= <] 0 {"}, "the longer of two operators"},
		{change{Type: "INVERT_LOGICAL", Line: 8, Column: 22}, key{"sums/sum.go", "sum.Over", "if int(*s) > limit [&& ||] limit >= 0 {"}, "between the two"},
		{change{Type: "INVERT_LOOPCTRL", Line: 9, Column: 4}, key{"sums/sum.go", "sum.Over", "if int(*s) > limit && limit >= 0 { [break continue]"}, "what stands alone with the line before it"},
		{change{Type: "ARITHMETIC_BASE", Line: 15, Column: 14}, key{"sums/sum.go", "most", "var most = 2 [* /] 3"}, "outside functions by the first name"},
		{change{Type: "ARITHMETIC_BASE", Line: 99, Column: 1}, key{"sums/sum.go", "(none)", ""}, "a line that there is not"},
	} {
		if got := place(root, "sums/sum.go", tt.change); got != tt.want {
			t.Errorf("%+v: %+v, want %+v: %s", tt.change, got, tt.want, tt.why)
		}
	}
}

func TestSurvivorsAreRead(t *testing.T) {
	known, err := parse("# About.\n# More.\n\nsums/sum.go sum.Over\n\tif int(*s) [> >=] limit {\n\treturn int(*s) [> >=] limit\nNobody asks for it,\nnor will.\n")
	if err != nil || len(known) != 2 || known[key{"sums/sum.go", "sum.Over", "return int(*s) [> >=] limit"}] != "Nobody asks for it, nor will." {
		t.Errorf("%v, %v", known, err)
	}
	for text, want := range map[string]string{
		"sums/sum.go\n\ta\nwhy":                                   "want a file, a space and a function",
		"sums/sum.go Over\nwhy":                                   "want a changed line",
		"sums/sum.go Over\n\ta":                                   "want a changed line",
		"sums/sum.go Over\n\ta\n\ta\nwhy":                         "explained twice",
		"sums/sum.go Over\n\ta\nwhy\n\nsums/sum.go Over\n\ta\nno": "explained twice",
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// tried is a result with so many changes killed, and one that survived.
func tried(killed int) found {
	list := []change{{Type: "CONDITIONALS_BOUNDARY", Status: "LIVED", Line: 8, Column: 14}, {Type: "CONDITIONALS_NEGATION", Status: "NOT VIABLE", Line: 8, Column: 14}}
	for range killed {
		list = append(list, change{Type: "CONDITIONALS_NEGATION", Status: "KILLED", Line: 8, Column: 14})
	}
	var result found
	result.Files = append(result.Files, struct {
		Name      string   `json:"file_name"`
		Mutations []change `json:"mutations"`
	}{"sum.go", list})
	return result
}

func TestWhatFails(t *testing.T) {
	root := written(t)
	survivor := key{"sums/sum.go", "sum.Over", "if int(*s) [> >=] limit && limit >= 0 {"}
	other := key{"sums/sum.go", "sum.Over", "return int(*s) [> >=] limit"}
	elsewhere := key{"ends/end.go", "End", "return a [< <=] b"}
	for _, tt := range []struct {
		killed, endless int
		known           map[key]string
		want            string
		why             string
	}{
		{19, 0, map[key]string{survivor: "why"}, "", "19 of 20, and the one is explained"},
		{20, 1, map[key]string{survivor: "why"}, "", "what never ended counts on neither side"},
		{18, 0, map[key]string{survivor: "why"}, "sums: the tests notice 94.7 % of changes (want 95)", "too few"},
		{19, 0, map[key]string{}, "no test notices this change, and wasm/mutants/survivors.txt does not say why:\nsums/sum.go sum.Over\n\tif int(*s) [> >=] limit && limit >= 0 {", "no explanation"},
		{19, 0, map[key]string{survivor: "why", other: "why"}, "wasm/mutants/survivors.txt explains a change that tests notice, or that there is not:\nsums/sum.go sum.Over\n\treturn int(*s) [> >=] limit", "one too many"},
		{19, 0, map[key]string{survivor: "why", elsewhere: "why"}, "", "of a package that was not asked about"},
	} {
		var rep report
		result := tried(tt.killed)
		result.endless = tt.endless
		c := rep.add("sums", root, result, tt.known)
		got := ""
		if err := rep.judge(tt.known); err != nil {
			got = err.Error()
		}
		if got != tt.want || c.Killed != tt.killed-tt.endless || c.TimedOut != tt.endless || c.NotViable != 1 || c.Mutants != tt.killed+1 {
			t.Errorf("%s: %+v\n got %s\nwant %s", tt.why, c, got, tt.want)
		}
	}
}
