//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"time"

	"handbook/wasm/bench/figures"
)

// publish takes over into the page's file what has been measured, proved and broken here
// since. What has not run stays as it was, with its own date, commit and machine.
func publish() error {
	page, err := figures.Read(figures.Page)
	if err != nil {
		return err
	}
	bench, err := figures.Read(measured)
	if err != nil {
		return err
	}
	if bench.Proof, err = results("wasm/build/proof.json"); err != nil {
		return err
	}
	if bench.Mutation, err = results("wasm/build/mutation.json"); err != nil {
		return err
	}
	var names []string
	for _, part := range parts {
		names = append(names, part.name)
	}
	// What the page has already keeps the run that it came with.
	if page.Proof != nil && bench.Proof != nil && page.Proof.Same(*bench.Proof) {
		bench.Proof = nil
	}
	if page.Mutation != nil && bench.Mutation != nil && page.Mutation.Same(*bench.Mutation) {
		bench.Mutation = nil
	}
	page.Take(bench, names)
	if err := page.Write(figures.Page); err != nil {
		return err
	}
	fmt.Printf("%d figures with a bar, %d miss it\n", page.Promises, page.Missed)
	return nil
}

// results are what another command wrote on this machine, which says itself of which commit
// it is where it can; nil where it has not run.
func results(name string) (*figures.Results, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := figures.Results{Results: text}
	if r.Run, err = here(); err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	r.Run.Date = info.ModTime().UTC().Format(time.DateOnly)
	var says struct {
		Revision *string
		Modified bool
	}
	if err := json.Unmarshal(text, &says); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if says.Revision != nil {
		r.Run.Commit, r.Run.Changed = short(*says.Revision), says.Modified
	}
	return &r, nil
}

var version = regexp.MustCompile(`\d+(\.\d+)+`)

// here is this run: today, this commit, this machine.
func here() (figures.Run, error) {
	node, err := run(nil, "node", "--version")
	if err != nil {
		return figures.Run{}, err
	}
	chromium, err := exec.Command("chromium", "--version").Output() // Debian's start script complains beside it
	if err != nil {
		return figures.Run{}, err
	}
	r := figures.Run{Date: time.Now().UTC().Format(time.DateOnly), CPU: runtime.GOARCH, Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Go: version.FindString(runtime.Version()), Node: version.FindString(node), Chromium: version.FindString(string(chromium))}
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, model, ok := strings.Cut(string(text), "model name"); ok {
			model, _, _ = strings.Cut(model, "\n")
			r.CPU = strings.TrimLeft(model, "\t :")
		}
	}
	if commit, err := exec.Command("git", "rev-parse", "HEAD").Output(); err == nil {
		r.Commit = short(strings.TrimSpace(string(commit)))
		changed, err := run(nil, "git", "status", "--porcelain", "--", ".", ":!"+figures.Page)
		if err != nil {
			return r, err
		}
		r.Changed = changed != ""
	}
	return r, nil
}

// short is a commit's name as people write it.
func short(commit string) string { return commit[:min(len(commit), 8)] }
