//go:build !js

package main

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// results is what proof.json holds.
type results struct {
	Format     int        `json:"format"` // 1
	Passed     bool       `json:"passed"`
	Revision   string     `json:"revision"` // of git; empty where there is none
	Modified   bool       `json:"modified"` // there are changes that are not committed
	Go         string     `json:"go"`
	Node       string     `json:"node"`
	Seconds    seconds    `json:"seconds"`
	Dates      *dates     `json:"dates,omitempty"`      // every rule of every area
	Vocabulary *dates     `json:"vocabulary,omitempty"` // every word of the vocabulary with every unit
	Planted    []planted  `json:"planted,omitempty"`    // mistakes put in on purpose, to show that they are found
	Bytes      *sameBytes `json:"bytes,omitempty"`
	Tried      tried      `json:"tried"`
	Properties []property `json:"properties,omitempty"`
	Fuzz       []fuzzing  `json:"fuzz,omitempty"`
}

// tried sums up the properties and the fuzz targets.
type tried struct {
	Properties int `json:"properties"`
	Cases      int `json:"cases"` // of all properties
	Targets    int `json:"targets"`
	Executions int `json:"executions"` // of all targets
}

// seconds is a time, to a tenth of a second.
type seconds float64

// since is how long ago a time was.
func since(began time.Time) seconds {
	return seconds(math.Round(10*time.Since(began).Seconds()) / 10)
}

// dates is what was compared with the oracle.
type dates struct {
	FirstStart string      `json:"first-start"`
	LastStart  string      `json:"last-start"`
	Starts     int         `json:"starts"`
	Areas      []areaDates `json:"areas"`
	Rules      int         `json:"rules"`
	tally
	Seconds seconds `json:"seconds"`
}

// areaDates is what was compared of one area.
type areaDates struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Rules   int    `json:"rules"`   // that are counted
	Carried int    `json:"carried"` // that are only shown
	tally
}

// planted is a mistake that was put in on purpose.
type planted struct {
	Mistake     string `json:"mistake"`
	Differences int    `json:"differences"` // that it makes; none is a failure of the proof
}

// sameBytes is whether builds of the engine give the same bytes.
type sameBytes struct {
	Builds  []digest `json:"builds"`
	Same    bool     `json:"same"`
	Seconds seconds  `json:"seconds"`
}

// digest is what one build of the engine answers to the corpus.
type digest struct {
	Build   string `json:"build"`
	Every   int    `json:"every"` // of the days that cases start on, each so many-th
	Answers int    `json:"answers"`
	Length  int    `json:"length"` // in bytes, of all answers
	Hash    string `json:"sha-256"`
}

// property is one property tried on random input.
type property struct {
	Package string  `json:"package"`
	Name    string  `json:"name"`
	Says    string  `json:"says"`
	Cases   int     `json:"cases"`
	Passed  bool    `json:"passed"`
	Seconds seconds `json:"seconds"`
}

// fuzzing is one fuzz target and how long it was tried.
type fuzzing struct {
	Package    string  `json:"package"`
	Name       string  `json:"name"`
	Says       string  `json:"says"`
	Seeds      int     `json:"seeds"` // kept in testdata/fuzz and in the code
	Executions int     `json:"executions"`
	Passed     bool    `json:"passed"`
	Seconds    seconds `json:"seconds"`
}

// about fills in what was proved and with what.
func (r *results) about() {
	r.Format, r.Go = 1, runtime.Version()
	r.Node = said("node", "--version")
	r.Revision = said("git", "rev-parse", "HEAD")
	r.Modified = said("git", "status", "--porcelain") != ""
}

// said is what a command prints, or nothing where it fails.
func said(name string, args ...string) string {
	out, _ := exec.Command(name, args...).Output()
	return strings.TrimSpace(string(out))
}

// write writes the results as JSON.
func (r *results) write(path string) error {
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}
