//go:build !js

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"handbook/wasm/bench/figures"
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
		median[name], _ = middle(list)
	}
	return median, err
}

// webAssembly is what makes `go test` compile to WebAssembly and run that in Node.
func webAssembly() ([]string, error) {
	goroot, err := run(nil, "go", "env", "GOROOT")
	path := "PATH=" + os.Getenv("PATH") + ":" + filepath.Join(strings.TrimSpace(goroot), "lib/wasm")
	return []string{"GOOS=js", "GOARCH=wasm", path}, err
}

// nodeTimes runs a script that prints times in ms as JSON.
func nodeTimes(into any, script string) error {
	out, err := run([]string{"TZ=UTC"}, "node", script)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(out), into)
}

// sums times the engine.
func sums() ([]figure, error) {
	env, err := webAssembly()
	if err != nil {
		return nil, err
	}
	native, err := benchmarks(nil, ".", "./wasm/calendar")
	if err != nil {
		return nil, err
	}
	inNode, err := benchmarks(env, "TenWorkingDays$", "./wasm/calendar")
	if err != nil {
		return nil, err
	}
	timetable, err := benchmarks(env, "Timetable", "./wasm/deadlines")
	if err != nil {
		return nil, err
	}
	var days struct{ Each float64 }
	if err := nodeTimes(&days, "wasm/bench/days.mjs"); err != nil {
		return nil, err
	}
	var visits struct{ First, Median float64 }
	if err := nodeTimes(&visits, "wasm/bench/visits.mjs"); err != nil {
		return nil, err
	}
	const ten = "TenWorkingDays"
	return []figure{
		figures.New("ten working days added, native", native[ten], "ns").FasterThan("rickar/cal", native[ten+"ByRickarCal"]).TimesAtLeast(500),
		figures.New("ten working days added, in WebAssembly (Node)", inNode[ten], "ns").FasterThan("date-fns and date-holidays", days.Each*1e6).TimesAtLeast(500),
		figures.New("one area’s timetable, JSON in and out, in WebAssembly (Node)", timetable["Timetable"]/1e6, "ms").AtMost(1),
		figures.New("500 visits held against an area’s rules, the built module (Node)", visits.Median, "ms").Told("median of 300, the first %.0f", visits.First).AtMost(5),
	}, nil
}

// decoding times our reader of JSON beside the standard library's, and weighs what each adds
// to a program.
func decoding() ([]figure, error) {
	env, err := webAssembly()
	if err != nil {
		return nil, err
	}
	native, err := benchmarks(nil, "Parse", "./wasm/json")
	if err != nil {
		return nil, err
	}
	inNode, err := benchmarks(env, "Parse", "./wasm/json")
	if err != nil {
		return nil, err
	}
	sizes, err := programs([]string{"-gcflags=all=-l"}, "func main() {}",
		`import "handbook/wasm/json"; func main() { v, _ := json.Parse(nil); println(v != nil) }`,
		`import "encoding/json"; func main() { var v any; println(json.Unmarshal(nil, &v) == nil) }`)
	if err != nil {
		return nil, err
	}
	const peer = "encoding/json"
	return []figure{
		figures.New("a request with 36 visits read, native", native["Parse"]/1000, "µs").FasterThan(peer, native["ParseByEncodingJSON"]/1000).TimesAtLeast(1),
		figures.New("the same in WebAssembly (Node)", inNode["Parse"]/1000, "µs").FasterThan(peer, inNode["ParseByEncodingJSON"]/1000).TimesAtLeast(1),
		figures.New("what reading JSON adds to a program that does nothing, brotli", kb(sizes[1]-sizes[0]), "KB").Beside(peer, kb(sizes[2]-sizes[0])).TimesAtMost(0.1),
	}, nil
}
