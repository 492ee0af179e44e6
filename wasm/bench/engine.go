//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var nanoseconds = regexp.MustCompile(`(?m)^Benchmark(\w+)\S*\s+\d+\s+([\d.]+) ns/op`)

// benchmarks runs a package's benchmarks and gives each one's median of five.
func benchmarks(env []string, pattern, pkg string) (map[string]float64, error) {
	out, err := run(env, "go", "test", "-run", "^$", "-bench", pattern, "-count", "5", "-benchtime", "300ms", pkg)
	all := map[string][]float64{}
	for _, m := range nanoseconds.FindAllStringSubmatch(out, -1) {
		ns, _ := strconv.ParseFloat(m[2], 64)
		all[m[1]] = append(all[m[1]], ns)
	}
	median := map[string]float64{}
	for name, list := range all {
		slices.Sort(list)
		median[name] = list[len(list)/2]
	}
	return median, err
}

// sums times the engine.
func sums() ([]figure, error) {
	days, err := benchmarks(nil, ".", "./wasm/calendar")
	if err != nil {
		return nil, err
	}
	goroot, err := run(nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	path := "PATH=" + os.Getenv("PATH") + ":" + filepath.Join(strings.TrimSpace(goroot), "lib/wasm")
	timetable, err := benchmarks([]string{"GOOS=js", "GOARCH=wasm", path}, "Timetable", "./wasm/deadlines")
	if err != nil {
		return nil, err
	}
	out, err := run(nil, "node", "wasm/bench/visits.mjs")
	if err != nil {
		return nil, err
	}
	var visits struct{ First, Median float64 }
	if err := json.Unmarshal([]byte(out), &visits); err != nil {
		return nil, err
	}
	ours, theirs := days["TenWorkingDays"], days["TenWorkingDaysByRickarCal"]
	return []figure{
		{"add ten working days, native, against rickar/cal", fmt.Sprintf("%.0f times faster (%.1f / %.0f ns)", theirs/ours, ours, theirs), "at least 500 times"},
		{"one area's timetable, JSON in and out, inside WebAssembly (Node)", fmt.Sprintf("%.3f ms", timetable["Timetable"]/1e6), "under 1 ms"},
		{"500 visits held against an area's 9 rules, JSON in and out, the built module (Node)", fmt.Sprintf("%.1f ms (median of 300; the first %.0f)", visits.Median, visits.First), "under 5 ms"},
	}, nil
}
