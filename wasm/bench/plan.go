//go:build !js

package main

import (
	"encoding/json"
	"os"

	"handbook/wasm/bench/figures"
	"handbook/wasm/plan/precision"
	"handbook/wasm/rulebook"
)

// plans times the plan checker and counts how often it is wrong.
func plans() ([]figure, error) {
	out, err := run(nil, "node", "wasm/bench/plan.mjs")
	if err != nil {
		return nil, err
	}
	var times map[string]struct{ First, Median float64 }
	if err := json.Unmarshal([]byte(out), &times); err != nil {
		return nil, err
	}
	text, err := os.ReadFile("public/rules.json")
	if err != nil {
		return nil, err
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return nil, err
	}
	counts, err := precision.Run(book, "wasm/plan/testdata/corpus")
	if err != nil {
		return nil, err
	}
	demoted := 0
	for _, n := range counts {
		if n.TooMany() {
			demoted++
		}
	}
	one, all, t := times["hertfordshire"], times["national"], precision.Totals(counts)
	return []figure{
		figures.New("a plan of 200 actions against one area, the built module (Node)", one.Median, "ms").Told("median of 100, the first %.0f", one.First).AtMost(20),
		figures.New("the same against all areas", all.Median, "ms").Told("median of 100, the first %.0f", all.First),
		figures.New("clean documents in which a requirement was raised", float64(t.Alarms), "").Told("of %s read, each by each requirement", figures.In(float64(t.Clean), "")),
		figures.New("requirements raised in more than 5 % of clean documents", float64(demoted), "").AtMost(0),
		figures.New("faults planted by program that were missed", float64(t.Missed), "").Told("of %s", figures.In(float64(t.Planted), "")),
		figures.New("faults planted by hand that were missed", float64(t.HandMissed), "").Told("of %s", figures.In(float64(t.ByHand), "")),
	}, nil
}
