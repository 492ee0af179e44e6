//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

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

// modules compares each page's module with an empty program, built by the same compiler
// with the same flags and, for information, with the compiler's own.
func modules() ([]figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return nil, err
	}
	var files []string
	for i, flags := range [][]string{{}, {"-gcflags=all=-l"}, {"-gcflags=all=-l", "-gcflags=runtime="}} {
		file := filepath.Join(dir, fmt.Sprint(i, ".wasm"))
		args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", file}, flags...)
		if _, err := run([]string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, empty)...); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	built, err := filepath.Glob("wasm/build/*.wasm")
	if err != nil {
		return nil, err
	}
	sizes, err := brotli(append(files, built...)...)
	if err != nil {
		return nil, err
	}
	var figures []figure
	for i, file := range built {
		size, own, same := sizes[3+i], sizes[0], sizes[1]
		name, bar := filepath.Base(file), "at most 1.25 times"
		if name != "handbook.wasm" && name != "training.wasm" { // the Makefile says why
			same = sizes[2]
		}
		if name == "plans.wasm" { // the README says why
			bar = "none"
		}
		figures = append(figures,
			figure{name + ", brotli 11, against an empty Go program with its flags", fmt.Sprintf("%.3f times (%d / %d bytes)", float64(size)/float64(same), size, same), bar},
			figure{"the same, against an empty Go program with the default flags", fmt.Sprintf("%.3f times (%d bytes)", float64(size)/float64(own), own), ""})
	}
	return figures, nil
}
