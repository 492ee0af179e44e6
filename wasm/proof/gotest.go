//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// function is a test function of a package.
type function struct{ pkg, name, says string }

// functions finds the test functions under root/wasm that are wanted, by package and name.
func functions(root string, wanted func(*ast.FuncDecl) bool) (list []function, err error) {
	err = filepath.WalkDir(filepath.Join(root, "wasm"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && wanted(f) {
				list = append(list, function{filepath.ToSlash(folder), f.Name.Name, strings.Join(strings.Fields(f.Doc.Text()), " ")})
			}
		}
		return nil
	})
	slices.SortFunc(list, func(a, b function) int { return strings.Compare(a.pkg+" "+a.name, b.pkg+" "+b.name) })
	return list, err
}

// isFuzz reports whether a function is a fuzz target.
func isFuzz(f *ast.FuncDecl) bool { return strings.HasPrefix(f.Name.Name, "Fuzz") }

// isProperty reports whether a function is a test that has rapid try a property.
func isProperty(f *ast.FuncDecl) (found bool) {
	if !strings.HasPrefix(f.Name.Name, "Test") {
		return false
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			x, ok := s.X.(*ast.Ident)
			found = found || ok && x.Name == "rapid" && s.Sel.Name == "Check"
		}
		return !found
	})
	return found
}

// event is a line of `go test -json`.
type event struct {
	Action, Test, Output string
	Elapsed              float64
}

// goTest runs `go test` on a package and gives what it did, test by test. A test that fails
// is no error here.
func goTest(root, pkg string, args ...string) (events []event, err error) {
	cmd := exec.Command("go", append([]string{"test", "-json", "./" + pkg}, args...)...) // the test's own flags come after its package
	cmd.Dir, cmd.Stderr = root, os.Stderr
	out, err := cmd.Output()
	if failed := new(exec.ExitError); err != nil && !errors.As(err, &failed) {
		return nil, err
	}
	for lines := bufio.NewScanner(strings.NewReader(string(out))); lines.Scan(); {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("go test %s: %s", pkg, lines.Text())
		}
		events = append(events, e)
	}
	return events, nil
}

// fail prints what a test printed.
func fail(events []event, test string) {
	for _, e := range events {
		if e.Test == test || e.Test == "" {
			fmt.Fprint(os.Stderr, e.Output)
		}
	}
}

// passed is how rapid says on how many cases a property held.
var passed = regexp.MustCompile(`\[rapid\] OK, passed (\d+) tests`)

// proveProperties has rapid try every property on so many cases.
func proveProperties(root string, checks int) (list []property, err error) {
	all, err := functions(root, isProperty)
	if err != nil {
		return nil, err
	}
	for _, tests := range byPackage(all) {
		names := make([]string, len(tests))
		for i, f := range tests {
			names[i] = f.name
		}
		events, err := goTest(root, tests[0].pkg, "-count=1", "-run", "^("+strings.Join(names, "|")+")$", "-rapid.checks="+strconv.Itoa(checks), "-rapid.nofailfile")
		if err != nil {
			return nil, err
		}
		for _, f := range tests {
			p := f.property(events)
			if !p.Passed {
				fail(events, f.name)
			}
			list = append(list, p)
		}
	}
	return list, nil
}

// property reads what became of a property, which must have been tried on a case at least.
func (f function) property(events []event) property {
	p := property{Package: f.pkg, Name: f.name, Says: f.says}
	for _, e := range events {
		if e.Test != f.name {
			continue
		}
		if m := passed.FindStringSubmatch(e.Output); m != nil {
			p.Cases, _ = strconv.Atoi(m[1])
		}
		if e.Action == "pass" {
			p.Passed, p.Seconds = p.Cases > 0, seconds(e.Elapsed)
		}
	}
	return p
}

// byPackage parts a sorted list at its packages.
func byPackage(list []function) (parts [][]function) {
	for i, f := range list {
		if i == 0 || list[i-1].pkg != f.pkg {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], f)
	}
	return parts
}

// executions is how Go says how often a target has been run: on what it knows, then on more.
var executions = regexp.MustCompile(`(?:coverage|execs): (\d+)`)

// proveFuzz runs every fuzz target on its seeds and then for a time on what Go makes of them.
func proveFuzz(root string, each time.Duration) (list []fuzzing, err error) {
	all, err := functions(root, isFuzz)
	if err != nil {
		return nil, err
	}
	for _, targets := range byPackage(all) {
		pkg := targets[0].pkg
		seeds, err := goTest(root, pkg, "-run", "^Fuzz")
		if err != nil {
			return nil, err
		}
		for _, f := range targets {
			began := time.Now()
			z := fuzzing{Package: f.pkg, Name: f.name, Says: f.says}
			for _, e := range seeds {
				if e.Action == "pass" && strings.HasPrefix(e.Test, f.name+"/") {
					z.Seeds++
				}
			}
			events, err := goTest(root, pkg, "-run", "^$", "-fuzz", "^"+f.name+"$", "-fuzztime", each.String(), "-fuzzminimizetime", "10x")
			if err != nil {
				return nil, err
			}
			for _, e := range events {
				if m := executions.FindStringSubmatch(e.Output); m != nil {
					n, _ := strconv.Atoi(m[1])
					z.Executions = max(z.Executions, n)
				}
				z.Passed = z.Passed || e.Action == "pass" && e.Test == f.name
			}
			if z.Passed = z.Passed && z.Seeds > 0 && z.Executions > 0; !z.Passed {
				fail(append(seeds, events...), f.name)
			}
			z.Seconds = since(began)
			fmt.Printf("%-24s %-28s %9d executions\n", z.Package, z.Name, z.Executions)
			list = append(list, z)
		}
	}
	return list, nil
}
