//go:build !js

// Command course works out what training pages state, and packs them for other systems.
//
//	go run ./wasm/course work FACTS OUT
//
// reads FACTS/rules.json and FACTS/training.json, which Hugo has written, and writes what the
// engine says of them to OUT: every date with its counting and wrong dates to choose from, and
// which rules a visit log or a document does not keep (package worked). It stops the build
// with the page's name where something is wrong. OUT is left alone where nothing has changed,
// so that Hugo does not build again for it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"handbook/wasm/course/facts"
	"handbook/wasm/course/worked"
	"handbook/wasm/rulebook"
)

const usage = "usage: go run ./wasm/course work FACTS OUT"

func main() {
	said, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(said)
}

func run(args []string) (said string, err error) {
	if len(args) == 3 && args[0] == "work" {
		return work(args[1], args[2])
	}
	return "", errors.New(usage)
}

// work writes worked.json.
func work(from, out string) (said string, err error) {
	book, f, err := read(from)
	if err != nil {
		return "", err
	}
	pages, err := worked.Work(book, f)
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	w := json.NewEncoder(&text)
	w.SetEscapeHTML(false)
	w.SetIndent("", " ")
	if err := w.Encode(pages); err != nil {
		return "", err
	}
	sums, judged := 0, 0
	for _, p := range pages {
		sums, judged = sums+len(p.Sums), judged+len(p.Logs)+len(p.Plans)
	}
	return fmt.Sprintf("%d training pages, %d dates, %d logs and plans: all right", len(pages), sums, judged), writeIfNew(out, text.Bytes())
}

// read reads what Hugo has written.
func read(from string) (*rulebook.Book, *facts.Facts, error) {
	text, err := os.ReadFile(filepath.Join(from, "rules.json"))
	if err != nil {
		return nil, nil, err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return nil, nil, err
	}
	if text, err = os.ReadFile(filepath.Join(from, "training.json")); err != nil {
		return nil, nil, err
	}
	f, err := facts.Decode(text)
	return book, f, err
}

// writeIfNew writes a file whose bytes differ, and the folder that it stands in.
func writeIfNew(path string, text []byte) error {
	if was, err := os.ReadFile(path); err == nil && bytes.Equal(was, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
