//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"

	"handbook/wasm/bench/figures"
	"handbook/wasm/browser/browsertest"
)

var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// lighthouse scores a page of each kind, or the pages that are named, in about 20 minutes.
func lighthouse() ([]figure, error) {
	if len(named) > 0 {
		return scores(named)
	}
	kinds, err := browsertest.Kinds(".")
	if err != nil {
		return nil, err
	}
	return scores(slices.Sorted(maps.Values(kinds)))
}

// lighthouseEvery scores every page, in some two hours.
func lighthouseEvery() ([]figure, error) {
	pages, err := browsertest.Pages(".")
	if err != nil {
		return nil, err
	}
	return scores(pages)
}

// scores tells how many of the pages have 100 in every category, and of each other page what
// it lost by what. It says each page's scores as they come, since it takes long; those that
// another program's load may have lowered can be asked for again by name.
func scores(pages []string) ([]figure, error) {
	site, err := browsertest.Serve(".")
	if err != nil {
		return nil, err
	}
	defer site.Close()
	var lost []figure
	// A missing page answers 404, which Lighthouse takes for no page.
	pages = slices.DeleteFunc(pages, func(page string) bool { return page == "/404.html" })
	for _, page := range pages {
		marks, faults, err := score(site.URL + page)
		if err != nil {
			faults = []string{err.Error()}
		}
		fmt.Fprintln(os.Stderr, page, marks, strings.Join(faults, ", "))
		if len(faults) > 0 {
			lost = append(lost, figures.New("the lowest score of "+page, float64(slices.Min(append(marks, 100))), "").Told("%v: %s", marks, strings.Join(faults, ", ")).AtLeast(100))
		}
	}
	full := figures.New("pages that have 100 in all four", float64(len(pages)-len(lost)), "").Told("of %d", len(pages)).AtLeast(float64(len(pages)))
	return append([]figure{full}, lost...), nil
}

// score is a page's score in each category, and the audits that cost it something. What the
// machine's load has no part in is scored once, performance by the median of three times.
func score(address string) (marks []int, faults []string, err error) {
	first, err := audit(address, categories...)
	if err != nil {
		return nil, nil, err
	}
	times := []report{first}
	for len(times) < 3 && (len(times) == 1 || times[0].mark("performance") != times[1].mark("performance")) {
		again, err := audit(address, "performance")
		if err != nil {
			return nil, nil, err
		}
		times = append(times, again)
	}
	slices.SortFunc(times, func(a, b report) int { return a.mark("performance") - b.mark("performance") })
	for _, category := range categories {
		of := first
		if category == "performance" {
			of = times[len(times)/2]
		}
		mark := of.mark(category)
		if marks = append(marks, mark); mark < 100 {
			faults = append(faults, of.faults(category)...)
		}
	}
	return marks, faults, nil
}

// report is what of Lighthouse's report is looked at.
type report struct {
	Categories map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Score        *float64 // nil where it does not apply
		DisplayValue string
		NumericValue float64
	}
}

// mark is a category's score, 0 to 100.
func (r report) mark(category string) int { return int(100*r.Categories[category].Score + 0.5) }

// faults are the audits that cost a category something.
func (r report) faults(category string) (list []string) {
	for _, ref := range r.Categories[category].AuditRefs {
		if audit := r.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
			list = append(list, strings.TrimSpace(ref.ID+" "+audit.DisplayValue))
		}
	}
	return list
}

// audit runs Lighthouse, which at times fails and asks to be run again.
func audit(address string, categories ...string) (r report, err error) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return r, err
	}
	for range 3 {
		cmd := exec.Command("node_modules/.bin/lighthouse", address, "--quiet", "--output=json",
			"--only-categories="+strings.Join(categories, ","), "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
		cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
		var out []byte
		if out, err = cmd.Output(); err == nil {
			return r, json.Unmarshal(out, &r)
		}
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			err = fmt.Errorf("%w: %s", err, failed.Stderr)
		}
	}
	return r, err
}
