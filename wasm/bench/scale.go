//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"handbook/wasm/bench/figures"
)

// The site is built as it is, then with some and with many areas.
const someAreas, manyAreas = 50, 150

// scale times a cold build of the site, and of one with 150 areas made of copies of the
// real ones; the search's index, the judging and a caseload of both. Processor time is
// compared, which others on the machine change little.
func scale() ([]figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := copySources(dir); err != nil {
		return nil, err
	}
	files, err := filepath.Glob("public/*/rules.json")
	if err != nil {
		return nil, err
	}
	var areas []string
	for _, file := range files {
		if name := filepath.Base(filepath.Dir(file)); name != "calculators" {
			areas = append(areas, name)
		}
	}
	real, err := build(dir, 3)
	if err != nil {
		return nil, err
	}
	realAfter, err := after(dir)
	if err != nil {
		return nil, err
	}
	grow := func(from, to int) (built, error) {
		for i := from; i < to; i++ {
			if err := copyArea(dir, areas[i%len(areas)], i); err != nil {
				return built{}, err
			}
		}
		return build(dir, 1)
	}
	some, err := grow(len(areas), someAreas)
	if err != nil {
		return nil, err
	}
	many, err := grow(someAreas, manyAreas)
	if err != nil {
		return nil, err
	}
	manyAfter, err := after(dir)
	if err != nil {
		return nil, err
	}
	cases, err := casesOf(dir)
	if err != nil {
		return nil, err
	}
	each := func(a, b built) float64 { return ms(b.cpu-a.cpu) / float64(b.pages-a.pages) }
	n, m := float64(real.pages), float64(many.pages)
	had := fmt.Sprintf("that with %d areas", len(areas))
	return []figure{
		figures.New("cold build of the real site, search index aside", real.wall.Seconds(), "s").Told("%d pages, best of 3", real.pages).AtMost(2),
		figures.New(fmt.Sprintf("cold build with %d areas", manyAreas), many.wall.Seconds(), "s").Told("%s pages; %.0f s of processor time", figures.In(m, ""), many.cpu.Seconds()),
		figures.New("processor time for a page", ms(many.cpu)/m, "ms").Beside(had, ms(real.cpu)/n).TimesAtMost(1.2),
		figures.New(fmt.Sprintf("processor time for each further page, from %d areas on", someAreas), each(some, many), "ms").Beside("that up to there", each(real, some)).TimesAtMost(1.2),
		figures.New("most memory that a build takes", float64(many.peak)/1e6, "MB").Beside(had, float64(real.peak)/1e6),
		figures.New("processor time for judging the rules and examples of an area", ms(manyAfter.judge)/manyAreas, "ms").Beside(had, ms(realAfter.judge)/float64(len(areas))).TimesAtMost(1.2),
		figures.New("processor time for a page of the search’s index", ms(manyAfter.index)/m, "ms").Beside(had, ms(realAfter.index)/n).TimesAtMost(1.2),
		figures.New("size of the search’s index", float64(manyAfter.indexSize)/1e6, "MB").Beside(had, float64(realAfter.indexSize)/1e6),
		figures.New("rules that a caseload fetches, for each area", kb(manyAfter.rules)/manyAreas, "KB").Beside(had, kb(realAfter.rules)/float64(len(areas))).TimesAtMost(1.2),
		figures.New("processor time for reading those rules, all of them", cases.Many.Load, "ms").Beside(had, cases.Few.Load),
		figures.New("processor time for a case of a caseload", 1000*cases.Many.Work/float64(cases.Many.Cases), "µs").Beside(had, 1000*cases.Few.Work/float64(cases.Few.Cases)).
			Told("%s cases, median of 7", figures.In(float64(cases.Many.Cases), "")).TimesAtMost(1.2),
		figures.New("the module’s memory after them", float64(cases.Many.Memory)/1e6, "MB").Beside(had, float64(cases.Few.Memory)/1e6),
	}, nil
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

var source = regexp.MustCompile(`(?m)^source = "(.+)"$`)

// copySources copies what Hugo builds from, as config.toml names it.
func copySources(dir string) error {
	config, err := os.ReadFile("config.toml")
	if err != nil {
		return err
	}
	for _, m := range source.FindAllStringSubmatch(string(config), -1) {
		if err := os.CopyFS(filepath.Join(dir, m[1]), os.DirFS(m[1])); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	modules, err := filepath.Abs("node_modules")
	return errors.Join(err, os.WriteFile(filepath.Join(dir, "config.toml"), config, 0o644), os.Symlink(modules, filepath.Join(dir, "node_modules")))
}

var title = regexp.MustCompile(`(?m)^title: (.+)$`)

// copyArea adds a copy of an area, with a name of its own.
func copyArea(dir, area string, n int) error {
	to := filepath.Join(dir, "content", fmt.Sprintf("%s-%d", area, n))
	if err := os.CopyFS(to, os.DirFS("content/"+area)); err != nil {
		return err
	}
	index := filepath.Join(to, "_index.md")
	text, err := os.ReadFile(index)
	if err != nil {
		return err
	}
	at := title.FindIndex(text)
	if at == nil {
		return errors.New(index + " has no title")
	}
	return os.WriteFile(index, fmt.Appendf(nil, "%s %d%s", text[:at[1]], n, text[at[1]:]), 0o644)
}

// built is what a cold build took, and its pages.
type built struct {
	spent
	pages int
}

// build builds a copy of the project cold some times, of which the best counts.
func build(dir string, times int) (best built, err error) {
	hugo, err := run(nil, "go", "tool", "-n", "hugo")
	if err != nil {
		return best, err
	}
	for range times {
		if err := errors.Join(os.RemoveAll(filepath.Join(dir, "public")), os.RemoveAll(filepath.Join(dir, "resources"))); err != nil {
			return best, err
		}
		now, err := spend(exec.Command(strings.TrimSpace(hugo), "--source", dir))
		if err != nil {
			return best, err
		}
		if best.wall == 0 || now.cpu < best.cpu {
			best.spent = now
		}
	}
	err = filepath.WalkDir(filepath.Join(dir, "public"), func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".html" {
			best.pages++
		}
		return err
	})
	return best, err
}

// afterwards is what comes after a build: processor times, and sizes in bytes.
type afterwards struct {
	judge, index time.Duration
	indexSize    int64
	rules        int
}

// after judges what was built and makes the search's index of it.
func after(dir string) (a afterwards, err error) {
	public, judge := filepath.Join(dir, "public"), filepath.Join(dir, "judge")
	if _, err := run(nil, "go", "build", "-o", judge, "./wasm/judge"); err != nil {
		return a, err
	}
	judged, err := spend(exec.Command(judge, public, filepath.Join(dir, "worked.json")))
	if err != nil {
		return a, err
	}
	programs, err := filepath.Glob("node_modules/@pagefind/*/bin/pagefind_extended")
	if err != nil || len(programs) == 0 {
		return a, errors.Join(err, errors.New("Pagefind is not installed for this system"))
	}
	indexed, err := spend(exec.Command(programs[0], "--site", public, "--quiet"))
	if err != nil {
		return a, err
	}
	a.judge, a.index = judged.cpu, indexed.cpu
	if a.indexSize, err = weighed(filepath.Join(public, "pagefind"), func(name string) bool { return strings.Contains(filepath.Ext(name), ".pf_") }); err != nil {
		return a, err
	}
	rules, err := os.Stat(filepath.Join(public, "calculators/rules.json"))
	if err != nil {
		return a, err
	}
	a.rules = int(rules.Size())
	return a, nil
}

// caseTimes are processor times of a caseload against few areas and against many, in ms, and its memory in bytes.
type caseTimes struct {
	Few, Many struct {
		Load, Work    float64
		Cases, Memory int
	}
}

// casesOf works a caseload out against the real site's areas and against a copy's.
func casesOf(dir string) (times caseTimes, err error) {
	today := time.Now()
	arguments := []string{"wasm/bench/scale.mjs", today.Format(time.DateOnly)}
	for i, site := range []string{".", dir} {
		text, err := os.ReadFile(filepath.Join(site, "public/areas.json"))
		if err != nil {
			return times, err
		}
		var list struct{ Areas []struct{ Title string } }
		if err := json.Unmarshal(text, &list); err != nil {
			return times, err
		}
		var titles []string
		for _, area := range list.Areas {
			titles = append(titles, area.Title)
		}
		rows := filepath.Join(dir, fmt.Sprint("rows-", i, ".tsv"))
		if err := os.WriteFile(rows, []byte(caseloadText(today, titles)), 0o644); err != nil {
			return times, err
		}
		arguments = append(arguments, filepath.Join(site, "public/calculators/rules.json"), rows)
	}
	out, err := run(nil, "node", arguments...)
	if err != nil {
		return times, err
	}
	return times, json.Unmarshal([]byte(out), &times)
}

// spent is what a command took.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // its most memory, in bytes, as Linux tells it
}

// spend runs a command to its end.
func spend(cmd *exec.Cmd) (s spent, err error) {
	from := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return s, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	s = spent{wall: time.Since(from), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.peak = usage.Maxrss * 1024
	}
	return s, nil
}
