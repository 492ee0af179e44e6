//go:build !js

// Command supply says what the site is made of and lets anybody check that a copy of it
// is whole.
//
//	go run ./wasm/supply bill DIR      writes DIR/bill.cdx.json and DIR/licences.json
//	go run ./wasm/supply sums PUBLIC   writes PUBLIC/sha256sums.txt
//	go run ./wasm/supply same A B      fails where two builds differ in a byte
//
// The bill of materials is CycloneDX 1.6: every Go module that the engine, the tests and
// the tools are compiled from, as `go list` tells it, and every npm package of the locks.
// What reaches readers has the scope "required", all else "excluded". It holds no date and
// no number of its own, so that the same commit gives the same bytes.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "bill":
		return writeBill(args[1])
	case len(args) == 2 && args[0] == "sums":
		return writeSums(args[1])
	case len(args) == 3 && args[0] == "same":
		return same(args[1], args[2])
	}
	return errors.New("usage: go run ./wasm/supply bill DIR | sums PUBLIC | same A B")
}

func writeBill(dir string) error {
	b, err := readBill()
	if err != nil {
		return err
	}
	l, err := licences(b)
	return errors.Join(err, writeJSON(filepath.Join(dir, "bill.cdx.json"), b), writeJSON(filepath.Join(dir, "licences.json"), l))
}

func writeJSON(file string, value any) error {
	text, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}
