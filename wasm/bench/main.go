//go:build !js

// Command bench measures what the handbook promises and prints it in one table, each
// figure beside its bar and, where there is one, a peer measured in the same run.
//
//	go run ./wasm/bench [part ...]
//	go run ./wasm/bench /page/ ...          scores these pages by Lighthouse
//	go run ./wasm/bench lighthouse-every    every page, which takes hours and is done only where asked for
//	go run ./wasm/bench -publish            takes over what has run into the page "How we know"
//
// It needs the built site, Node.js with the project's packages, and Chromium. Nothing
// here is a test: a slow machine makes a figure worse, not a build red. What is measured is
// kept in wasm/build/bench.json, each part in the place of its last run.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"handbook/wasm/bench/figures"
)

type figure = figures.Figure

// measured is where parts are kept until they are published.
const measured = "wasm/build/bench.json"

// every is the part that is measured only where it is asked for.
const every = "lighthouse-every"

// named are the pages that were asked for, for Lighthouse to score.
var named []string

// parts are what is measured, in the order of the page: by which name each is asked for
// alone, its heading, and what a reader needs to know of how it is measured.
var parts = []struct {
	name, title, says string
	measure           func() ([]figure, error)
}{
	{"extent", "How much there is, and how much of it is tests", "Counted in the source and in the built site. A worked example stands beside the rule that it is of: readers see it, and it is a test.", extent},
	{"sums", "How fast dates are worked out", "Each beside a library that does the same, timed in the same run.", sums},
	{"calendars", "The bank holidays beside two libraries’", "Every weekday from 2011 to 2040. Each difference is a day that is known, with its reason; one without a reason, or a reason without a difference, stops the comparison.", calendars},
	{"decoding", "How fast requests are read", "The engine reads JSON by its own strict reader, since the standard library’s weighs more than the engine.", decoding},
	{"modules", "How much a calculator weighs", "The WebAssembly modules as brotli sends them, beside a Go program that does nothing, built by the same compiler with the same flags. A page fetches one, when its calculator is used.", modules},
	{"pages", "How much a page weighs", "Every reading page, with all that it fetches before a calculator is used, as brotli sends it.", readingPages},
	{"peers", "Beside other handbooks", "The sections of one area, with the same words, as sites of two well-known kinds with their themes as they come. All are served alike, without the headers that ours has on a host. Each is opened in Chromium, and what it has fetched when it has loaded is weighed.", peers},
	{"kept", "What is fetched once", "What a first visit keeps for reading without signal, and what else can be taken away.", kept},
	{"start", "How soon a calculator answers", "In Chromium, the page loaded and its calculator not yet used.", start},
	{"search", "How soon a search answers", "In Chromium, from a key to its results, the index being loaded.", search},
	{"exit", "How soon Exit this page empties the screen", "In Chromium, until the screen has been drawn without the page, while the other site has not answered.", exit},
	{"plans", "The plan checker", "How long a plan takes, and how often the checker is wrong over a corpus of invented documents.", plans},
	{"caseload", "A caseload of 10,000 cases", "In WebAssembly, beside a program written on date-fns and date-holidays, which reads the same rules and rows. What both answer is compared.", caseload},
	{"caseload-page", "The same caseload in a page", "In Chromium, from submitting the rows until they are painted.", caseloadPage},
	{"api", "The HTTP interface", "Asked over loopback from the same machine, so that client and server share its processors.", api},
	{"worker", "The interface on Cloudflare", "In workerd, the runtime that Cloudflare uses, counting the processor time of the whole process.", worker},
	{"scale", "With 150 areas", "The site made thirty times as large by copies of its areas, each with a name of its own. What a page or a case costs must not grow with their number.", scale},
	{"lighthouse", "Lighthouse", "A page of each kind, as on a phone of middling speed: performance, accessibility, best practices and search.", lighthouse},
	{every, "Lighthouse, every page", "As on a phone of middling speed: performance, accessibility, best practices and search.", lighthouseEvery},
}

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func command(arguments []string) error {
	if slices.Equal(arguments, []string{"-publish"}) {
		return publish()
	}
	var asked []string
	for _, argument := range arguments {
		if strings.HasPrefix(argument, "/") {
			named = append(named, argument)
			argument = "lighthouse"
		}
		asked = append(asked, argument)
	}
	var names []string
	for _, part := range parts {
		names = append(names, part.name)
	}
	for _, name := range asked {
		if !slices.Contains(names, name) {
			return fmt.Errorf("no part is called %s (want %s)", name, strings.Join(names, ", "))
		}
	}
	machine, err := here()
	if err != nil {
		return err
	}
	var failed error
	for _, part := range parts {
		if len(asked) > 0 && !slices.Contains(asked, part.name) || len(asked) == 0 && part.name == every {
			continue
		}
		from := time.Now()
		list, err := part.measure()
		if err != nil { // the others are measured all the same
			failed = errors.Join(failed, fmt.Errorf("%s: %w", part.name, err))
			continue
		}
		fmt.Printf("%s (%.0f s)\n", part.title, time.Since(from).Seconds())
		for _, f := range list {
			fmt.Println("  " + f.String())
		}
		if len(named) > 0 {
			continue // some pages of a part are no part
		}
		if err := keep(figures.Part{Name: part.name, Title: part.title, Says: part.says, Run: machine, Figures: list}, names); err != nil {
			return err
		}
	}
	return failed
}

// keep puts a part in the place of its last run.
func keep(part figures.Part, names []string) error {
	file, err := figures.Read(measured)
	if err != nil {
		return err
	}
	file.Take(figures.File{Parts: []figures.Part{part}}, names)
	return file.Write(measured)
}

// run runs a command with more in its environment and gives what it printed.
func run(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	return printed(cmd)
}

// feed runs a command that reads a text.
func feed(text, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Stdin = strings.NewReader(text)
	return printed(cmd)
}

func printed(cmd *exec.Cmd) (string, error) {
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return string(out), nil
}

// middle is a list's median, and its worst.
func middle[T cmp.Ordered](list []T) (median, worst T) {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2], sorted[len(sorted)-1]
}
