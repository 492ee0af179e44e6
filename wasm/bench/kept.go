//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"handbook/wasm/bench/figures"
)

// kept weighs what is fetched once: what a device keeps, the zip, the search's index, the
// edition to print.
func kept() ([]figure, error) {
	text, err := os.ReadFile("public/kept.json")
	if err != nil {
		return nil, err
	}
	var list struct{ Files map[string]string }
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for path := range list.Files {
		if strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		text, err := os.ReadFile("public" + path)
		if err != nil {
			return nil, err
		}
		w, err := z.Create("f")
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	if _, err := run(nil, "go", "run", "./wasm/keep", "-zip", "public"); err != nil {
		return nil, err
	}
	copied, err := os.Stat("public/handbook.zip")
	if err != nil {
		return nil, err
	}
	sizes, err := brotli("public/sw.js", "public/whole/index.html")
	if err != nil {
		return nil, err
	}
	// Pagefind compresses its pieces itself; what it brings for pages that we do not use is left out.
	index, err := weighed("public/pagefind", func(name string) bool {
		return !strings.Contains(name, "-ui.") && !strings.Contains(name, "highlight") && !strings.Contains(name, "unknown")
	})
	return []figure{
		figures.New("what a first visit keeps on the device", float64(out.Len())/1e6, "MB").Told("%d files, deflated", len(list.Files)).AtMost(9),
		figures.New("the whole handbook as a zip", float64(copied.Size())/1e6, "MB"),
		figures.New("the service worker", kb(sizes[0]), "KB").Told("brotli"),
		figures.New("the search with its whole index", float64(index)/1e6, "MB").Told("as Pagefind writes it"),
		figures.New("the whole handbook on one page, to print", kb(sizes[1]), "KB").Told("brotli").AtMost(1000),
	}, err
}

// weighed is the size of a folder's files that are wanted.
func weighed(dir string, wanted func(name string) bool) (bytes int64, err error) {
	err = filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !wanted(file) {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}
