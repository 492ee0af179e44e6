//go:build !js

// Command bench measures what the handbook promises and prints it in one table, each
// figure beside its bar and, where there is one, a peer measured in the same run.
//
//	go run ./wasm/bench [part ...]
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

// parts are what is measured, and by which name it is asked for alone.
var parts = []struct {
	name    string
	measure func() ([]figure, error)
}{
	{"modules", modules},
	{"pages", readingPages},
	{"sums", sums},
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
}

func main() {
	asked := os.Args[1:]
	for _, part := range parts {
		if len(asked) > 0 && !slices.Contains(asked, part.name) {
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
