//go:build !js

package main

import (
	"errors"
	"runtime"
	"sync"
	"time"

	"handbook/wasm/deadlines"
	"handbook/wasm/proof/corpus"
	"handbook/wasm/proof/oracle"
	"handbook/wasm/rulebook"
)

// made makes the cases of an area that start on a day.
type made func(*oracle.Area, time.Time) []oracle.Case

// engineOf is the engine with a rules file.
func engineOf(rules []byte) (engine, error) {
	book, err := rulebook.Decode(rules)
	if err != nil {
		return nil, err
	}
	return func(request []byte) ([]byte, bool) { return deadlines.Respond(book, request) }, nil
}

// proveDates compares all areas of the built site with the oracle.
func proveDates(public string, starts []time.Time) (*dates, error) {
	areas, err := corpus.Site(public)
	if err != nil {
		return nil, err
	}
	return compareAll(areas, corpus.Cases, starts)
}

// proveVocabulary compares made-up areas that have every word with every unit.
func proveVocabulary(public string, starts []time.Time) (*dates, error) {
	site, err := corpus.Site(public)
	if err != nil {
		return nil, err
	}
	rules, err := corpus.Vocabulary(site[0].File)
	if err != nil {
		return nil, err
	}
	areas, err := corpus.Areas(rules)
	if err != nil {
		return nil, err
	}
	return compareAll(areas, corpus.Alone, starts)
}

// chunk is how many starts are compared at a time, so that every processor has work.
const chunk = 400

// compareAll holds the engine against the oracle on areas, on all processors.
func compareAll(areas []corpus.Area, cases made, starts []time.Time) (*dates, error) {
	began := time.Now()
	d := &dates{FirstStart: starts[0].Format(time.DateOnly), LastStart: starts[len(starts)-1].Format(time.DateOnly), Starts: len(starts), Areas: make([]areaDates, len(areas))}
	errs := make([]error, len(areas))
	var lock sync.Mutex
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, a := range areas {
		answer, err := engineOf(a.File)
		if err != nil {
			return nil, err
		}
		counted := a.Counted()
		d.Areas[i] = areaDates{ID: a.ID, Title: a.Title, Rules: counted, Carried: len(a.Area.Rules) - counted}
		d.Areas[i].Shown = []string{}
		d.Rules += counted
		for first := 0; first < len(starts); first += chunk {
			room <- struct{}{}
			wait.Go(func() {
				t, err := compare(a.Book, a.Area, cases, answer, starts[first:min(first+chunk, len(starts))])
				<-room
				lock.Lock()
				defer lock.Unlock()
				d.Areas[i].add(t)
				errs[i] = errors.Join(errs[i], err)
			})
		}
	}
	wait.Wait()
	d.Shown = []string{}
	for _, a := range d.Areas {
		d.add(a.tally)
	}
	d.Seconds = since(began)
	return d, errors.Join(errs...)
}
