//go:build !js

// Command bench measures what the handbook promises and prints it in one table, each
// figure beside its bar and, where there is one, a peer measured in the same run.
//
//	go run ./wasm/bench
//
// It needs the built site, Node.js with the project's packages, and Chromium. Nothing
// here is a test: a slow machine makes a figure worse, not a build red.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"handbook/wasm/browser/browsertest"
)

// figure is one line of the table.
type figure struct{ what, measured, bar string }

func main() {
	for _, measure := range []func() ([]figure, error){module, readingPages, sums, start, search, builds, lighthouse} {
		figures, err := measure()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for _, f := range figures {
			fmt.Printf("%-72s %-34s %s\n", f.what, f.measured, f.bar)
		}
	}
}

func run(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

// brotli gives the sizes of files at brotli's level 11, by Node's zlib.
func brotli(files ...string) ([]int, error) {
	const script = `const zlib = require('zlib'), fs = require('fs'), c = zlib.constants
for (const f of process.argv.slice(1)) { const b = fs.readFileSync(f); console.log(zlib.brotliCompressSync(b,
  {params: {[c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: b.length}}).length) }`
	out, err := run(nil, "node", append([]string{"-e", script}, files...)...)
	var sizes []int
	for _, line := range strings.Fields(out) {
		n, _ := strconv.Atoi(line)
		sizes = append(sizes, n)
	}
	return sizes, err
}

// module compares the page's module with an empty program, built by the same compiler
// with the same flags and, for information, with the compiler's own.
func module() ([]figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return nil, err
	}
	files := []string{"wasm/build/handbook.wasm"}
	for i, flags := range [][]string{{"-gcflags=all=-l"}, {}} {
		file := filepath.Join(dir, fmt.Sprint(i, ".wasm"))
		args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", file}, flags...)
		if _, err := run([]string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, empty)...); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	sizes, err := brotli(files...)
	if err != nil {
		return nil, err
	}
	return []figure{
		{"module, brotli 11, against an empty Go program with the same flags", fmt.Sprintf("%.3f times (%d / %d bytes)", float64(sizes[0])/float64(sizes[1]), sizes[0], sizes[1]), "at most 1.15 times"},
		{"the same, against an empty Go program with the default flags", fmt.Sprintf("%.3f times (%d bytes)", float64(sizes[0])/float64(sizes[2]), sizes[2]), ""},
	}, nil
}

var asset = regexp.MustCompile(`(?:href|src)="(/[^"]+\.(?:css|js))"`)

// readingPages weighs every reading page with all that it links to before its
// calculators are used. A whole procedure on one page is an edition to print, not one.
func readingPages() ([]figure, error) {
	var worst, worstPlain, script, wasm int
	var at, atPlain string
	err := filepath.WalkDir("public", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Base(file) != "index.html" || strings.Contains(file, "calculators") || strings.HasSuffix(file, "whole/index.html") {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		wasm += strings.Count(string(text), ".wasm")
		files := []string{file}
		for _, m := range asset.FindAllStringSubmatch(string(text), -1) {
			files = append(files, "public"+m[1])
		}
		sizes, err := brotli(files...)
		if err != nil {
			return err
		}
		all, plain := 0, 0
		for i, size := range sizes {
			all += size
			if !strings.HasSuffix(files[i], ".js") {
				plain += size
			}
		}
		if all > worst {
			worst, at, script = all, file, all-plain
		}
		if plain > worstPlain {
			worstPlain, atPlain = plain, file
		}
		return nil
	})
	if wasm > 0 {
		err = errors.New("a reading page names a WebAssembly module")
	}
	return []figure{
		{"heaviest reading page: HTML, CSS and JavaScript, brotli (" + strings.TrimPrefix(at, "public/") + ")", fmt.Sprintf("%.1f KB, %.1f of it JavaScript", float64(worst)/1000, float64(script)/1000), "at most 20 KB"},
		{"heaviest reading page: HTML and CSS, brotli (" + strings.TrimPrefix(atPlain, "public/") + ")", fmt.Sprintf("%.1f KB", float64(worstPlain)/1000), "at most 14 KB"},
	}, err
}

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
	ours, theirs := days["TenWorkingDays"], days["TenWorkingDaysByRickarCal"]
	return []figure{
		{"add ten working days, native, against rickar/cal", fmt.Sprintf("%.0f times faster (%.1f / %.0f ns)", theirs/ours, ours, theirs), "at least 500 times"},
		{"one area's timetable, JSON in and out, inside WebAssembly (Node)", fmt.Sprintf("%.3f ms", timetable["Timetable"]/1e6), "under 1 ms"},
	}, nil
}

// visit serves the site and opens a browser; end closes both.
func visit() (site *browsertest.Site, ctx context.Context, end func(), err error) {
	if site, err = browsertest.Serve("."); err != nil {
		return nil, nil, nil, err
	}
	ctx, quit, err := browsertest.Chromium()
	if err != nil {
		site.Close()
		return nil, nil, nil, err
	}
	return site, ctx, func() { quit(); site.Close() }, nil
}

// start measures, in Chromium, how long the main thread does not answer while the
// module is loaded, started and asked for the first time.
func start() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const measure = `new Promise(done => {
		let last = performance.now(), worst = 0
		const started = last, channel = new MessageChannel()
		channel.port1.onmessage = () => {
			const now = performance.now()
			worst = Math.max(worst, now - last)
			last = now
			if (document.querySelector('[data-result] .deadline')) done([worst, now - started])
			else channel.port2.postMessage(0)
		}
		channel.port2.postMessage(0)
		for (const [part, text] of [['day', '18'], ['month', '12'], ['year', '2026']]) {
			document.getElementById('first-core-group-initial-conference-' + part).value = text
		}
		document.querySelector('.calculator').open = true
		document.querySelector('.calculator form').requestSubmit()
	})`
	var stalls, ready []float64
	for range 5 {
		tab, cancel := chromedp.NewContext(ctx)
		if err := chromedp.Do(tab, chromedp.Navigate(site.URL+"/hertfordshire/core-group/"), chromedp.Sleep(300*time.Millisecond)); err != nil {
			cancel()
			return nil, err
		}
		got, err := chromedp.Run(tab, chromedp.Evaluate[[]float64](measure, chromedp.EvalAwaitPromise))
		cancel()
		if err != nil {
			return nil, err
		}
		stalls, ready = append(stalls, got[0]), append(ready, got[1])
	}
	slices.Sort(stalls)
	slices.Sort(ready)
	return []figure{{"main thread's longest stall while the module starts and first answers", fmt.Sprintf("%.0f ms (median of 5, worst %.0f)", stalls[2], stalls[4]), "under 50 ms"},
		{"from asking to the first answer, module and rules not yet loaded", fmt.Sprintf("%.0f ms (median of 5)", ready[2]), ""}}, nil
}

// search measures, in Chromium, from a key to its results, the index being loaded.
func search() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const measure = `(async () => {
		const field = document.getElementById('query'), status = document.querySelector('[data-status]')
		const type = async text => {
			status.textContent = ''
			const from = performance.now()
			field.value = text
			field.dispatchEvent(new Event('input', {bubbles: true}))
			while (!status.textContent) await new Promise(next => setTimeout(next, 0))
			return performance.now() - from
		}
		field.focus()
		await type('a')
		while (!('kept' in document.querySelector('handbook-search').dataset)) await new Promise(next => setTimeout(next, 20))
		const times = []
		for (const word of ['core group', 'key worker', 'bedroom', 'rcpc', 'within 10 working days']) {
			for (let n = 3; n <= word.length; n++) times.push(await type(word.slice(0, n)))
		}
		return times
	})()`
	if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+"/search/"), chromedp.Sleep(500*time.Millisecond)); err != nil {
		return nil, err
	}
	times, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](measure, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	slices.Sort(times)
	return []figure{{"a search, from a key to its results, once loaded", fmt.Sprintf("%.0f ms (median of %d, worst %.0f)", times[len(times)/2], len(times), times[len(times)-1]), "within 50 ms"}}, nil
}

// builds times a cold build of the site, and of one with 150 areas made of copies of
// the real ones, search index and PDFs aside.
func builds() ([]figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for _, part := range []string{"content", "layouts", "static", "wasm/browser", "wasm/build"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(part)); err != nil {
			return nil, err
		}
	}
	config, err := os.ReadFile("config.toml")
	if err != nil {
		return nil, err
	}
	modules, err := filepath.Abs("node_modules")
	if err != nil {
		return nil, err
	}
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "config.toml"), config, 0o644), os.Symlink(modules, filepath.Join(dir, "node_modules"))); err != nil {
		return nil, err
	}
	real, realPages, err := build(dir)
	if err != nil {
		return nil, err
	}
	areas, err := filepath.Glob("public/*/rules.json")
	if err != nil {
		return nil, err
	}
	for i := range 150 - len(areas) {
		name := filepath.Base(filepath.Dir(areas[i%len(areas)]))
		if err := os.CopyFS(filepath.Join(dir, "content", fmt.Sprintf("%s-%d", name, i)), os.DirFS("content/"+name)); err != nil {
			return nil, err
		}
	}
	many, manyPages, err := build(dir)
	if err != nil {
		return nil, err
	}
	each, eachOfMany := real.Seconds()/float64(realPages), many.Seconds()/float64(manyPages)
	return []figure{
		{"cold build of the site, search index aside", fmt.Sprintf("%.2f s (%d pages, %.1f ms each)", real.Seconds(), realPages, 1000*each), "under 2 s"},
		{"a page's cost with 150 areas against the real site's", fmt.Sprintf("%.2f times (%d pages, %.1f s)", eachOfMany/each, manyPages, many.Seconds()), "at most 1.2 times"},
	}, nil
}

// build builds a copy of the project cold and counts its pages.
func build(dir string) (time.Duration, int, error) {
	best := time.Duration(0)
	for range 3 {
		if err := errors.Join(os.RemoveAll(filepath.Join(dir, "public")), os.RemoveAll(filepath.Join(dir, "resources"))); err != nil {
			return 0, 0, err
		}
		from := time.Now()
		if _, err := run(nil, "go", "tool", "hugo", "--source", dir, "--quiet"); err != nil {
			return 0, 0, err
		}
		if took := time.Since(from); best == 0 || took < best {
			best = took
		}
	}
	pages := 0
	err := filepath.WalkDir(filepath.Join(dir, "public"), func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".html" {
			pages++
		}
		return err
	})
	return best, pages, err
}

// lighthouse scores the three kinds of page.
func lighthouse() ([]figure, error) {
	site, err := browsertest.Serve(".")
	if err != nil {
		return nil, err
	}
	defer site.Close()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	var figures []figure
	for _, path := range []string{"/", "/hertfordshire/child-protection-plan/", "/calculators/deadlines/hertfordshire/"} {
		cmd := exec.CommandContext(context.Background(), "node_modules/.bin/lighthouse", site.URL+path, "--quiet", "--output=json",
			"--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
		cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
		out, err := cmd.Output()
		if err != nil {
			var failed *exec.ExitError
			if errors.As(err, &failed) {
				err = fmt.Errorf("%w: %s", err, failed.Stderr)
			}
			return figures, fmt.Errorf("lighthouse %s: %w", path, err)
		}
		var report struct {
			Categories map[string]struct{ Score float64 }
		}
		if err := json.Unmarshal(out, &report); err != nil {
			return figures, err
		}
		var scores []string
		for _, name := range []string{"performance", "accessibility", "best-practices", "seo"} {
			scores = append(scores, fmt.Sprintf("%.0f", 100*report.Categories[name].Score))
		}
		figures = append(figures, figure{"Lighthouse " + path, strings.Join(scores, " "), "100 in all four"})
	}
	return figures, nil
}
