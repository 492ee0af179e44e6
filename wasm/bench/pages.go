//go:build !js

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"handbook/wasm/bench/figures"
)

var (
	asset  = regexp.MustCompile(`(?:href|src)="(/[^"]+\.(?:css|js))"`)
	module = regexp.MustCompile(`="[^"]*\.wasm`)
)

// weight is a page's with all that it links to, in bytes.
type weight struct{ page, script, raw int }

// readingPages weighs every reading page with all that it links to before its
// calculators are used. A whole procedure on one page is an edition to print, not one, and
// pages of exercises are worked on, not read.
func readingPages() ([]figure, error) {
	links, all := map[string][]string{}, map[string]bool{}
	err := filepath.WalkDir("public", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Base(file) != "index.html" || strings.Contains(file, "calculators") || strings.Contains(file, "public/training") || strings.HasSuffix(file, "whole/index.html") {
			return err
		}
		text, err := os.ReadFile(file)
		if module.Match(text) {
			err = errors.New(file + " is a reading page and names a WebAssembly module")
		}
		links[file] = []string{file}
		for _, m := range asset.FindAllStringSubmatch(string(text), -1) {
			links[file] = append(links[file], "public"+m[1])
		}
		for _, linked := range links[file] {
			all[linked] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	files := slices.Sorted(maps.Keys(all))
	sizes, err := brotli(files...)
	if err != nil {
		return nil, err
	}
	packed := map[string]int{}
	for i, file := range files {
		packed[file] = sizes[i]
	}
	weights := map[string]weight{}
	for page, linked := range links {
		var w weight
		for _, file := range linked {
			info, err := os.Stat(file)
			if err != nil {
				return nil, err
			}
			w.raw += int(info.Size())
			if filepath.Ext(file) == ".js" {
				w.script += packed[file]
			} else {
				w.page += packed[file]
			}
		}
		weights[page] = w
	}
	heaviest := func(of func(weight) int) (page string, bytes, median int) {
		pages := slices.SortedFunc(maps.Keys(weights), func(a, b string) int { return of(weights[a]) - of(weights[b]) })
		page = pages[len(pages)-1]
		return strings.TrimSuffix(strings.TrimPrefix(page, "public"), "index.html"), of(weights[page]), of(weights[pages[len(pages)/2]])
	}
	whole, wholeSize, wholeMedian := heaviest(func(w weight) int { return w.page + w.script })
	plain, plainSize, plainMedian := heaviest(func(w weight) int { return w.page })
	loose, looseSize, looseMedian := heaviest(func(w weight) int { return w.raw })
	told := func(page string, median int) string {
		return fmt.Sprintf("%s, of %d; half have at most %s", page, len(weights), figures.In(kb(median), "KB"))
	}
	return []figure{
		figures.New("heaviest page: HTML, CSS and JavaScript", kb(wholeSize), "KB").Told("%s", told(whole, wholeMedian)).AtMost(20),
		figures.New("heaviest page: HTML and CSS", kb(plainSize), "KB").Told("%s", told(plain, plainMedian)).AtMost(14),
		figures.New("heaviest page uncompressed: HTML, CSS and JavaScript", kb(looseSize), "KB").Told("%s", told(loose, looseMedian)),
	}, nil
}
