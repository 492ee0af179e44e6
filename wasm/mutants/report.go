//go:build !js

package main

import (
	"errors"
	"fmt"
	"math"
)

// report is what is written.
type report struct {
	Tool      string     `json:"tool"`
	Version   string     `json:"version"`
	Operators []string   `json:"operators"`
	Bar       int        `json:"bar"`
	Total     counts     `json:"total"`
	Packages  []counted  `json:"packages"`
	Survivors []survivor `json:"survivors"`

	unexplained []survivor
	met         map[key]bool
}

// counts are the changes of a package, or of all: those that compile, and what became of them.
type counts struct {
	Mutants    int `json:"mutants"`
	Killed     int `json:"killed"`
	Survived   int `json:"survived"`
	TimedOut   int `json:"timedOut"`
	NotCovered int `json:"notCovered"`
	NotViable  int `json:"notViable"`
	Explained  int `json:"explained"`
	// Percent is how many of a hundred the tests noticed, of those with which they ended.
	Percent float64 `json:"percent"`
}

type counted struct {
	Package string `json:"package"`
	counts
}

// survivor is a change that no test noticed, and why none could.
type survivor struct {
	key
	Why string `json:"why"`
}

// add counts what became of the changes of one package, whose folder is below root.
func (r *report) add(name, root string, result found, known map[key]string) counts {
	c := counts{Killed: -result.endless, TimedOut: result.endless}
	for _, file := range result.Files {
		for _, m := range file.Mutations {
			switch m.Status {
			case "KILLED":
				c.Killed++
			case "TIMED OUT":
				c.TimedOut++
			case "NOT COVERED":
				c.NotCovered++
			case "NOT VIABLE":
				c.NotViable++
			default:
				c.Survived++
				s := survivor{key: place(root, name+"/"+file.Name, m)}
				why, explained := known[s.key]
				if !explained {
					r.unexplained = append(r.unexplained, s)
					continue
				}
				c.Explained++
				s.Why = why
				r.Survivors = append(r.Survivors, s)
				if r.met == nil {
					r.met = map[key]bool{}
				}
				r.met[s.key] = true
			}
		}
	}
	c.Mutants = c.Killed + c.Survived + c.TimedOut + c.NotCovered
	c.rate()
	r.Packages = append(r.Packages, counted{name, c})
	r.Total.Mutants += c.Mutants
	r.Total.Killed += c.Killed
	r.Total.Survived += c.Survived
	r.Total.TimedOut += c.TimedOut
	r.Total.NotCovered += c.NotCovered
	r.Total.NotViable += c.NotViable
	r.Total.Explained += c.Explained
	return c
}

// rate works out the percentage, rounded down.
func (c *counts) rate() {
	if of := c.Killed + c.Survived + c.NotCovered; of > 0 {
		c.Percent = math.Floor(float64(c.Killed)*1000/float64(of)) / 10
	}
}

// judge says what is wrong with the report.
func (r *report) judge(known map[key]string) error {
	var wrong []error
	counted := map[string]bool{}
	for _, c := range r.Packages {
		counted[c.Package] = true
		if c.Percent < bar {
			wrong = append(wrong, fmt.Errorf("%s: the tests notice %.1f %% of changes (want %d)", c.Package, c.Percent, bar))
		}
	}
	for _, s := range r.unexplained {
		wrong = append(wrong, fmt.Errorf("no test notices this change, and %s does not say why:\n%s", explanations, s.key))
	}
	for k := range known {
		if counted[k.folder()] && !r.met[k] {
			wrong = append(wrong, fmt.Errorf("%s explains a change that tests notice, or that there is not:\n%s", explanations, k))
		}
	}
	return errors.Join(wrong...)
}
