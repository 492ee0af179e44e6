//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"

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
		{"a plan of 200 actions, one area, JSON in and out, the built module (Node)", fmt.Sprintf("%.1f ms (median of 100; the first %.0f)", one.Median, one.First), "under 20 ms"},
		{"the same against all five areas", fmt.Sprintf("%.1f ms (median of 100; the first %.0f)", all.Median, all.First), ""},
		{"plan checker, clean documents read by each requirement: false alarms", fmt.Sprintf("%d of %d", t.Alarms, t.Clean), "at most 5 % of each"},
		{"requirements and checks above that, which are only to look at again", fmt.Sprint(demoted), ""},
		{"faults planted by program: missed", fmt.Sprintf("%d of %d", t.Missed, t.Planted), ""},
		{"faults planted by hand: missed", fmt.Sprintf("%d of %d", t.HandMissed, t.ByHand), ""},
	}, nil
}
