// Command judge reads the rules file that Hugo has written, as the engine reads it,
// and works every example out. It stops the build with the page's name where
// something is wrong. With -watch it judges again whenever the file changes.
//
//	go run ./wasm/judge [-watch] public/rules.json
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

func main() {
	watch := flag.Bool("watch", false, "judge again whenever the file changes")
	flag.Parse()
	path := flag.Arg(0)
	verdict, err := judge(path)
	report(verdict, err)
	if !*watch {
		if err != nil {
			os.Exit(1)
		}
		return
	}
	for last := modified(path); ; time.Sleep(300 * time.Millisecond) {
		if now := modified(path); now != last {
			last = now
			report(judge(path))
		}
	}
}

func report(verdict string, err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(verdict)
}

func modified(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// judge decodes the file and checks its examples.
func judge(path string) (verdict string, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return "", err
	}
	rules, examples, clauses := 0, 0, 0
	for _, area := range book.Areas {
		rules, examples, clauses = rules+len(area.Rules), examples+len(area.Examples), clauses+len(area.Clauses)
		if err := deadlines.CheckExamples(book, area); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d areas, %d clauses, %d timescales, %d examples: all right", len(book.Areas), clauses, rules, examples), nil
}
