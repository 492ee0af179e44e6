//go:build !js

// Command course works out what training pages state, and packs them for other systems.
//
//	go run ./wasm/course [-watch] work FACTS OUT
//
// reads FACTS/rules.json and FACTS/training.json, which Hugo has written, and writes what the
// engine says of them to OUT: every date with its counting and wrong dates to choose from, and
// which rules a visit log or a document does not keep (package worked). It stops the build
// with the page's name where something is wrong. OUT is left alone where nothing has changed,
// so that Hugo does not build again for it. With -watch it works again whenever either file
// changes.
//
//	go run ./wasm/course pack PUBLIC [FACTS]
//
// packs the built site's induction paths for learning systems (package scorm): of a path's
// page package.html, which is taken away, and of training/package/course.css and course.js
// comes a zip beside the path's folder. It writes each area's question bank,
// training/<area>/questions.gift (package gift). FACTS is PUBLIC where it is not given.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"handbook/wasm/course/facts"
	"handbook/wasm/course/worked"
	"handbook/wasm/rulebook"
)

const usage = `usage:
	go run ./wasm/course [-watch] work FACTS OUT
	go run ./wasm/course pack PUBLIC [FACTS]`

func main() {
	watch := flag.Bool("watch", false, "work again whenever the facts change")
	flag.Parse()
	if *watch && flag.NArg() == 3 && flag.Arg(0) == "work" {
		again(flag.Args())
	}
	said, err := run(flag.Args())
	report(said, err)
	if err != nil {
		os.Exit(1)
	}
}

// again works for ever.
func again(args []string) {
	for last := ""; ; time.Sleep(300 * time.Millisecond) {
		if now := modified(filepath.Join(args[1], rulesFile), filepath.Join(args[1], factsFile)); now != last {
			last = now
			report(run(args))
		}
	}
}

// modified tells the states of files apart.
func modified(paths ...string) (state string) {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			state += info.ModTime().String()
		}
		state += ";"
	}
	return state
}

func report(said string, err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(said)
}

func run(args []string) (said string, err error) {
	switch {
	case len(args) == 3 && args[0] == "work":
		return work(args[1], args[2])
	case len(args) == 2 && args[0] == "pack":
		return pack(args[1], args[1])
	case len(args) == 3 && args[0] == "pack":
		return pack(args[1], args[2])
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

// What Hugo writes.
const (
	rulesFile = "rules.json"
	factsFile = "training.json"
)

// read reads both.
func read(from string) (*rulebook.Book, *facts.Facts, error) {
	text, err := os.ReadFile(filepath.Join(from, rulesFile))
	if err != nil {
		return nil, nil, err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return nil, nil, err
	}
	f, err := readFacts(from)
	return book, f, err
}

func readFacts(from string) (*facts.Facts, error) {
	text, err := os.ReadFile(filepath.Join(from, factsFile))
	if err != nil {
		return nil, err
	}
	return facts.Decode(text)
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
