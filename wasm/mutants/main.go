//go:build !js

// Command mutants asks whether the tests of the engine would notice if it were wrong. It has
// gremlins change one operator at a time, < to <= or + to -, in a copy of the engine, and run
// the tests of the package with each change. A change that no test notices has survived: either
// a test is missing, or the change makes no difference that can be seen and survivors.txt says
// why.
//
//	go run ./wasm/mutants GREMLINS VERSION REPORT PACKAGE ...
//
// GREMLINS is the tool, VERSION what the report says of it, PACKAGE a folder in wasm/. The
// report is JSON. It fails where fewer than 95 % of a package's changes are noticed, where a survivor is
// not explained, and where what is explained no longer survives. It needs the built site, whose
// rules some of the tests read, and a shell.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// bar is how many of a hundred changes the tests of each package must notice.
const bar = 95

// explanations holds what is known of survivors.
const explanations = "wasm/mutants/survivors.txt"

func main() {
	if len(os.Args) < 5 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/mutants GREMLINS VERSION REPORT PACKAGE ...")
		os.Exit(1)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(gremlins, version, file string, packages []string) error {
	text, err := os.ReadFile(explanations)
	if err != nil {
		return err
	}
	known, err := parse(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", explanations, err)
	}
	copied, err := copyEngine()
	if err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	rep := report{Tool: "gremlins", Version: version, Operators: operators, Bar: bar}
	for _, name := range packages {
		result, err := unleash(gremlins, copied, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		counts := rep.add(name, filepath.Join(copied, "wasm"), result, known)
		fmt.Printf("%-10s %5d changes, %5d noticed, %3d survived, %3d never ended, %5.1f %%\n",
			name, counts.Mutants, counts.Killed, counts.Survived, counts.TimedOut, counts.Percent)
	}
	rep.Total.rate()
	out, err := json.MarshalIndent(rep, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(file, append(out, '\n'), 0o644); err != nil {
		return err
	}
	return rep.judge(known)
}
