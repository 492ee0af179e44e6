//go:build !js

package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"handbook/wasm/bench/figures"
	"handbook/wasm/rulebook"
)

var (
	testFunction = regexp.MustCompile(`(?m)^func Test\w+\(`)
	fuzzFunction = regexp.MustCompile(`(?m)^func Fuzz\w+\(`)
)

// extent counts what there is, and what of it is tests.
func extent() ([]figure, error) {
	text, err := os.ReadFile("public/rules.json")
	if err != nil {
		return nil, err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return nil, err
	}
	var clauses, rules, examples int
	for _, area := range book.Areas {
		clauses, rules, examples = clauses+len(area.Clauses), rules+len(area.Rules), examples+len(area.Examples)
	}
	deps, err := run([]string{"GOOS=js", "GOARCH=wasm"}, "go", "list", "-deps", "./wasm/browser", "./wasm/browser/caseload", "./wasm/browser/visits", "./wasm/browser/plans", "./wasm/browser/training")
	if err != nil {
		return nil, err
	}
	engine := strings.Fields(deps)
	var code, engineCode, tested, tests, fuzzed int
	err = filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && slices.Contains([]string{"node_modules", "public", "resources", ".git"}, file) {
			return filepath.SkipDir
		}
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		text, err := os.ReadFile(file)
		lines := bytes.Count(text, []byte("\n"))
		if strings.HasSuffix(file, "_test.go") {
			tested += lines
			tests += len(testFunction.FindAll(text, -1))
			fuzzed += len(fuzzFunction.FindAll(text, -1))
			return err
		}
		if code += lines; slices.Contains(engine, "handbook/"+filepath.ToSlash(filepath.Dir(file))) {
			engineCode += lines
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	scripts := 0
	files, err := filepath.Glob("wasm/browser/*.js")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		scripts += bytes.Count(text, []byte("\n"))
	}
	return []figure{
		figures.New("areas", float64(len(book.Areas)), ""),
		figures.New("clauses, each with its force and verb held against its source", float64(clauses), ""),
		figures.New("rules with a limit that dates are worked out by", float64(rules), ""),
		figures.New("worked examples of them", float64(examples), ""),
		figures.New("lines of Go in the pages’ modules", float64(engineCode), "").Told("of %s lines of Go without tests", figures.In(float64(code), "")),
		figures.New("lines of JavaScript in pages", float64(scripts), ""),
		figures.New("lines of tests", float64(tested), "").Beside("lines of Go in the modules", float64(engineCode)),
		figures.New("test functions", float64(tests), "").Told("most of them with many cases"),
		figures.New("fuzz targets", float64(fuzzed), ""),
	}, nil
}
