//go:build !js

// Command judge reads what Hugo has written for the engine, FACTS/rules.json and
// FACTS/training.json, works every example out, and writes to OUT what training pages leave
// to the engine: every date with its counting and wrong dates to choose from, and which rules
// a visit log or a document does not keep (package worked). It stops the build with the page's
// name where something is wrong. OUT is left alone where nothing has changed, so that Hugo
// does not build again for it. With -watch it judges again whenever either file changes.
//
//	go run ./wasm/judge [-watch] FACTS OUT
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
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

func main() {
	watch := flag.Bool("watch", false, "judge again whenever the facts change")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/judge [-watch] FACTS OUT")
		os.Exit(1)
	}
	from, out := flag.Arg(0), flag.Arg(1)
	if *watch {
		again(from, out)
	}
	if !report(judge(from, out)) {
		os.Exit(1)
	}
}

// again judges for ever.
func again(from, out string) {
	for last := ""; ; time.Sleep(300 * time.Millisecond) {
		if now := modified(filepath.Join(from, rulesFile), filepath.Join(from, facts.File)); now != last {
			last = now
			report(judge(from, out))
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

func report(verdict string, err error) (ok bool) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return false
	}
	fmt.Println(verdict)
	return true
}

// rulesFile has every area's rules.
const rulesFile = "rules.json"

// judge decodes both files, checks the examples and writes what training pages ask for.
func judge(from, out string) (verdict string, err error) {
	text, err := os.ReadFile(filepath.Join(from, rulesFile))
	if err != nil {
		return "", err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return "", err
	}
	rules, examples, clauses := 0, 0, 0
	var wrong []error
	for _, area := range book.Areas {
		rules, examples, clauses = rules+len(area.Rules), examples+len(area.Examples), clauses+len(area.Clauses)
		wrong = append(wrong, deadlines.CheckExamples(book, area))
	}
	if err := errors.Join(wrong...); err != nil {
		return "", err
	}
	f, err := facts.Read(from)
	if err != nil {
		return "", err
	}
	pages, err := worked.Work(book, f)
	if err != nil {
		return "", err
	}
	sums, judged := 0, 0
	for _, p := range pages {
		sums, judged = sums+len(p.Sums), judged+len(p.Logs)+len(p.Plans)
	}
	return fmt.Sprintf("%d areas, %d clauses, %d timescales, %d examples, %d training pages with %d dates and %d logs and plans: all right",
		len(book.Areas), clauses, rules, examples, len(pages), sums, judged), write(out, pages)
}

// write writes worked.json where its bytes differ, and the folder that it stands in.
func write(path string, pages worked.Pages) error {
	var text bytes.Buffer
	w := json.NewEncoder(&text)
	w.SetEscapeHTML(false)
	w.SetIndent("", " ")
	if err := w.Encode(pages); err != nil {
		return err
	}
	if was, err := os.ReadFile(path); err == nil && bytes.Equal(was, text.Bytes()) {
		return nil
	}
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, text.Bytes(), 0o644))
}
