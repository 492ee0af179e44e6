//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"handbook/wasm/proof/corpus"
)

// sameFew is which of the days the program in WebAssembly takes, since it makes the corpus
// and its hash there too: one in ten, so that every day of the week and of the month is among
// them. The module answers as many as it is asked to.
const sameFew = 10

// proveBytes has every build of the engine answer the corpus: the program of this machine,
// the same program as WebAssembly in Node, and the module that pages fetch. root is the
// project's folder, and of the starts each stepth is taken.
func proveBytes(root string, step int) (*sameBytes, error) {
	began := time.Now()
	few := max(step, sameFew)
	s := &sameBytes{Same: true}
	builds := []struct {
		name  string
		every int
		run   func(every int) (string, error)
	}{
		{"native", step, func(n int) (string, error) { return answers(root, n) }},
		{"handbook.wasm", step, func(n int) (string, error) { return module(root, n) }},
		{"native", few, func(n int) (string, error) { return answers(root, n) }},
		{"js/wasm", few, func(n int) (string, error) { return answers(root, n, "GOOS=js", "GOARCH=wasm") }},
	}
	for _, b := range builds {
		text, err := b.run(b.every)
		if err != nil {
			return nil, err
		}
		d := digest{Build: b.name, Every: b.every}
		if _, err := fmt.Sscan(text, &d.Answers, &d.Length, &d.Hash); err != nil {
			return nil, fmt.Errorf("%s printed %q: %w", b.name, text, err)
		}
		s.Builds = append(s.Builds, d)
	}
	for i := 0; i < len(s.Builds); i += 2 {
		one, other := s.Builds[i], s.Builds[i+1]
		s.Same = s.Same && one.Hash == other.Hash && one.Answers == other.Answers && one.Answers > 0
	}
	s.Seconds = since(began)
	return s, nil
}

// answers runs the command of that name for a system.
func answers(root string, step int, system ...string) (string, error) {
	cmd := exec.Command("go", "run", "./wasm/proof/answers", "public", strconv.Itoa(step))
	return output(cmd, root, append(system, "PATH="+os.Getenv("PATH")+string(filepath.ListSeparator)+filepath.Join(said("go", "env", "GOROOT"), "lib/wasm")))
}

// module has the module answer, which is handed the same requests.
func module(root string, step int) (string, error) {
	areas, err := corpus.Site(filepath.Join(root, "public"))
	if err != nil {
		return "", err
	}
	cmd := exec.Command("node", "wasm/proof/module.mjs")
	read, write := io.Pipe()
	cmd.Stdin = read
	go func() { write.CloseWithError(requests(write, areas, step)) }()
	return output(cmd, root, nil)
}

// requests writes what module.mjs reads.
func requests(to io.Writer, areas []corpus.Area, step int) error {
	w := bufio.NewWriter(to)
	lines := json.NewEncoder(w)
	for _, a := range areas {
		fmt.Fprintf(w, "rules %s\n", filepath.Join("public", a.Href))
		for c := range a.Corpus(step) {
			if err := lines.Encode(c); err != nil {
				return err
			}
		}
	}
	return w.Flush()
}

// output runs a command in a folder and gives what it prints.
func output(cmd *exec.Cmd, folder string, environment []string) (string, error) {
	cmd.Dir, cmd.Stderr = folder, os.Stderr
	cmd.Env = append(os.Environ(), environment...)
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	return string(out), nil
}
