//go:build !js

// Command bench measures what the handbook promises and prints it in one table, each
// figure beside its bar and, where there is one, a peer measured in the same run.
//
//	go run ./wasm/bench [part ...]
//	go run ./wasm/bench /page/ ...          scores these pages by Lighthouse
//	go run ./wasm/bench lighthouse-every    every page, which takes hours and is done only where asked for
//
// It needs the built site, Node.js with the project's packages, and Chromium. Nothing
// here is a test: a slow machine makes a figure worse, not a build red.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// figure is one line of the table.
type figure struct{ what, measured, bar string }

// every is the part that is measured only where it is asked for.
const every = "lighthouse-every"

// named are the pages that were asked for, for Lighthouse to score.
var named []string

// parts are what is measured, and by which name it is asked for alone.
var parts = []struct {
	name    string
	measure func() ([]figure, error)
}{
	{"modules", modules},
	{"pages", readingPages},
	{"sums", sums},
	{"calendars", calendars},
	{"plans", plans},
	{"caseload", caseload},
	{"start", start},
	{"search", search},
	{"exit", exit},
	{"api", api},
	{"caseload-page", caseloadPage},
	{"worker", worker},
	{"builds", builds},
	{"lighthouse", lighthouse},
	{every, lighthouseEvery},
}

func main() {
	var asked []string
	for _, argument := range os.Args[1:] {
		if strings.HasPrefix(argument, "/") {
			named = append(named, argument)
			argument = "lighthouse"
		}
		asked = append(asked, argument)
	}
	for _, part := range parts {
		if len(asked) > 0 && !slices.Contains(asked, part.name) || len(asked) == 0 && part.name == every {
			continue
		}
		figures, err := part.measure()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for _, f := range figures {
			fmt.Printf("%-74s %-52s %s\n", f.what, f.measured, f.bar)
		}
	}
}

func run(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}
