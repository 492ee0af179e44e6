//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"handbook/wasm/bench/figures"
)

// brotli gives the sizes of files at brotli's level 11, by Node's zlib.
func brotli(files ...string) ([]int, error) {
	const script = `const zlib = require('zlib'), fs = require('fs'), c = zlib.constants
for (const f of fs.readFileSync(0, 'utf8').split('\0')) { const b = fs.readFileSync(f); console.log(zlib.brotliCompressSync(b,
  {params: {[c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: b.length}}).length) }`
	out, err := feed(strings.Join(files, "\x00"), "node", "-e", script)
	var sizes []int
	for _, line := range strings.Fields(out) {
		n, _ := strconv.Atoi(line)
		sizes = append(sizes, n)
	}
	return sizes, err
}

func kb(bytes int) float64 { return float64(bytes) / 1000 }

// programs builds programs for WebAssembly with some flags and gives their sizes by brotli.
func programs(flags []string, sources ...string) ([]int, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var files []string
	for i, source := range sources {
		program := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(program+".go", []byte("package main; "+source+"\n"), 0o644); err != nil {
			return nil, err
		}
		args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", program + ".wasm"}, flags...)
		if _, err := run([]string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, program+".go")...); err != nil {
			return nil, err
		}
		files = append(files, program+".wasm")
	}
	return brotli(files...)
}

// modules compares each page's module with an empty program, built by the same compiler
// with the same flags.
func modules() ([]figure, error) {
	var empty []int // by the compiler's own flags, without inlining, with the runtime's alone
	for _, flags := range [][]string{{}, {"-gcflags=all=-l"}, {"-gcflags=all=-l", "-gcflags=runtime="}} {
		sizes, err := programs(flags, "func main() {}")
		if err != nil {
			return nil, err
		}
		empty = append(empty, sizes...)
	}
	built, err := filepath.Glob("wasm/build/*.wasm")
	if err != nil {
		return nil, err
	}
	sizes, err := brotli(built...)
	if err != nil {
		return nil, err
	}
	var list []figure
	for i, file := range built {
		name, same := filepath.Base(file), empty[2]
		if name == "handbook.wasm" || name == "training.wasm" { // the Makefile says why
			same = empty[1]
		}
		f := figures.New(name, kb(sizes[i]), "KB").Beside("an empty Go program", kb(same)).
			Told("%.2f times one built with the compiler’s own flags", float64(sizes[i])/float64(empty[0]))
		if name != "plans.wasm" { // the README says why
			f = f.TimesAtMost(1.25)
		}
		list = append(list, f)
	}
	return list, nil
}
