//go:build !js

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

var asset = regexp.MustCompile(`(?:href|src)="(/[^"]+\.(?:css|js))"`)

// readingPages weighs every reading page with all that it links to before its
// calculators are used. A whole procedure on one page is an edition to print, not one, and
// pages of exercises are worked on, not read.
func readingPages() ([]figure, error) {
	var worst, worstPlain, script, wasm int
	var at, atPlain string
	err := filepath.WalkDir("public", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Base(file) != "index.html" || strings.Contains(file, "calculators") || strings.Contains(file, "public/training") || strings.HasSuffix(file, "whole/index.html") {
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
