//go:build !js

// Command proof shows that the dates are right, as far as that can be shown by trying: every
// rule of every area from every day of the published years against a second implementation
// (package oracle), the same bytes from every build of the engine, properties on random
// input, and decoders on input that a fuzzer makes up.
//
//	go run ./wasm/proof [-out FILE] [-checks N] [-fuzztime D] [part ...]
//
// It needs the built site and Node.js. What it found is printed, and written to FILE as JSON
// (see type results). It fails where anything differs. The tests of this package do the same
// on fewer days.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"time"

	"handbook/wasm/proof/corpus"
)

// The parts of the proof can be asked for by name.
var parts = []struct {
	name  string
	prove func(r *results) (string, error)
}{
	{"dates", func(r *results) (string, error) {
		var err error
		if r.Dates, err = proveDates("public", corpus.Starts(corpus.First, corpus.Last)); err != nil {
			return "", err
		}
		return r.Dates.verdict()
	}},
	{"vocabulary", func(r *results) (string, error) {
		var err error
		if r.Vocabulary, err = proveVocabulary("public", corpus.Starts(corpus.First, corpus.Last)); err != nil {
			return "", err
		}
		return r.Vocabulary.verdict()
	}},
	{"planted", func(r *results) (said string, err error) {
		if r.Planted, err = plant("public"); err != nil {
			return "", err
		}
		for _, p := range r.Planted {
			if p.Differences == 0 {
				err = errors.Join(err, fmt.Errorf("a planted mistake is not found: %s", p.Mistake))
			}
		}
		return fmt.Sprintf("%d mistakes, all found", len(r.Planted)), err
	}},
	{"bytes", func(r *results) (said string, err error) {
		if r.Bytes, err = proveBytes(".", 1); err != nil {
			return "", err
		}
		for _, b := range r.Bytes.Builds {
			said += fmt.Sprintf("%s: %d answers, %d bytes, %s\n", b.Build, b.Answers, b.Length, b.Hash)
		}
		if !r.Bytes.Same {
			err = errors.New("builds of the engine differ:\n" + said)
		}
		return said + "the same", err
	}},
	{"properties", func(r *results) (said string, err error) {
		if r.Properties, err = proveProperties(".", *checks); err != nil {
			return "", err
		}
		r.Tried.Properties = len(r.Properties)
		for _, p := range r.Properties {
			if r.Tried.Cases += p.Cases; !p.Passed {
				err = errors.Join(err, fmt.Errorf("%s: %s does not hold", p.Package, p.Name))
			}
		}
		return fmt.Sprintf("%d properties on %d cases hold", r.Tried.Properties, r.Tried.Cases), err
	}},
	{"fuzz", func(r *results) (said string, err error) {
		if r.Fuzz, err = proveFuzz(".", *fuzztime); err != nil {
			return "", err
		}
		r.Tried.Targets = len(r.Fuzz)
		for _, f := range r.Fuzz {
			if r.Tried.Executions += f.Executions; !f.Passed {
				err = errors.Join(err, fmt.Errorf("%s: %s fails", f.Package, f.Name))
			}
		}
		return fmt.Sprintf("%d targets, %d executions without a fault", r.Tried.Targets, r.Tried.Executions), err
	}},
}

var (
	out      = flag.String("out", "", "the file to write the results to")
	checks   = flag.Int("checks", 3000, "cases for each property")
	fuzztime = flag.Duration("fuzztime", 10*time.Second, "time for each fuzz target")
)

func main() {
	flag.Parse()
	r := &results{Passed: true}
	r.about()
	began := time.Now()
	for _, part := range parts {
		if flag.NArg() > 0 && !slices.Contains(flag.Args(), part.name) {
			continue
		}
		begin := time.Now()
		said, err := part.prove(r)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", part.name, err)
			r.Passed = false
			continue
		}
		fmt.Printf("%s: %s (%.0f s)\n", part.name, said, since(begin))
	}
	r.Seconds = since(began)
	if *out != "" {
		if err := r.write(*out); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if !r.Passed {
		os.Exit(1)
	}
}

// verdict says what was compared, or what differs.
func (d *dates) verdict() (string, error) {
	if d.Differences > 0 {
		err := fmt.Errorf("%d differences from the oracle", d.Differences)
		for _, text := range d.Shown {
			err = errors.Join(err, errors.New(text))
		}
		return "", err
	}
	return fmt.Sprintf("%d rules from %d days: %d cases, %d deadlines, %d readings, %d dates, no difference",
		d.Rules, d.Starts, d.Cases, d.Deadlines, d.Readings, d.Dates), nil
}
