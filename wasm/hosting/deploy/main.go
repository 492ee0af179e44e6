//go:build !js

// Command deploy has wrangler bundle the Worker and list the site's files as it would deploy
// them, holds both against the limits of Cloudflare's free plan, and prints them. It needs no
// account and sends nothing.
//
//	go run ./wasm/hosting/deploy
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"handbook/wasm/worker/workertest"
)

// What Cloudflare's free plan takes (content/about/hosting.md says where that was read).
const (
	mostBundle = 3e6      // bytes, by gzip
	mostFiles  = 20000    // static assets
	mostFile   = 25 << 20 // bytes
)

func main() {
	if err := check(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check() error {
	const bundle = "wasm/build/bundle"
	if err := os.RemoveAll(bundle); err != nil {
		return err
	}
	raw, packed, err := workertest.Bundle(".", bundle)
	if err != nil {
		return err
	}
	files, largest := 0, int64(0)
	err = filepath.WalkDir("public", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			files, largest = files+1, max(largest, info.Size())
		}
		return err
	})
	if err != nil {
		return err
	}
	var over error
	for _, line := range []struct {
		what      string
		is, limit float64
	}{
		{"the Worker, KB by gzip", float64(packed) / 1e3, mostBundle / 1e3},
		{"static assets, files", float64(files), mostFiles},
		{"the largest of them, KB", float64(largest) / 1e3, mostFile / 1e3},
	} {
		fmt.Printf("%-28s %7.0f of %6.0f\n", line.what, line.is, line.limit)
		if line.is > line.limit {
			over = fmt.Errorf("%s: more than Cloudflare's free plan takes", line.what)
		}
	}
	fmt.Printf("%-28s %7.0f\n", "the Worker, KB", float64(raw)/1e3)
	return over
}
