//go:build !js

// Package workertest runs the built Worker and a site in workerd, the runtime of
// Cloudflare's own Workers, for the tests and the bench.
package workertest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
)

// Worker is a workerd that runs.
type Worker struct {
	URL string // without a slash at its end
	PID int    // of workerd itself, whose CPU the bench reads
	cmd *exec.Cmd
	end io.Closer
	log bytes.Buffer
	out sync.WaitGroup
}

// Bundle has wrangler bundle the Worker of the project at root into a folder, as it would
// be deployed, and gives the bundle's size in bytes, as it is and by gzip.
func Bundle(root, folder string) (raw, packed int, err error) {
	if folder, err = filepath.Abs(folder); err != nil {
		return 0, 0, err
	}
	cmd := exec.Command("node_modules/.bin/wrangler", "deploy", "--dry-run", "--outdir", folder)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CI=true", "WRANGLER_SEND_METRICS=false", "XDG_CONFIG_HOME="+filepath.Join(folder, ".config"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, 0, fmt.Errorf("wrangler: %w\n%s", err, out)
	}
	m := size.FindSubmatch(out)
	if m == nil {
		return 0, 0, fmt.Errorf("wrangler says no size:\n%s", out)
	}
	kib := func(text []byte) int { n, _ := strconv.ParseFloat(string(text), 64); return int(n * 1024) }
	return kib(m[1]), kib(m[2]), nil
}

var size = regexp.MustCompile(`Total Upload: ([0-9.]+) KiB / gzip: ([0-9.]+) KiB`)

// Serve serves a site's folder and the Worker in a bundle's; what a second bundle's would
// answer is asked for at the host "provoked". Close it when done.
func Serve(root, site string, bundles ...string) (*Worker, error) {
	script, err := filepath.Abs(filepath.Join(root, "wasm/worker/workertest/serve.mjs"))
	if err != nil {
		return nil, err
	}
	args := []string{script}
	for _, path := range append([]string{site}, bundles...) {
		if path, err = filepath.Abs(path); err != nil {
			return nil, err
		}
		args = append(args, path)
	}
	w := &Worker{cmd: exec.Command("node", args...)}
	w.cmd.Dir = root
	if w.end, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	w.cmd.Stdout, w.cmd.Stderr = in, in
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	in.Close()
	lines := bufio.NewReader(out)
	line, err := lines.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, w)
	}
	w.out.Go(func() { io.Copy(&w.log, lines); out.Close() })
	if err != nil {
		w.Close()
		return nil, fmt.Errorf("workerd does not start: %w: %s%s", err, line, w.log.String())
	}
	return w, nil
}

// Close ends workerd, and gives what it has logged.
func (w *Worker) Close() (logged string, err error) {
	w.end.Close()
	err = w.cmd.Wait()
	w.out.Wait()
	return w.log.String(), err
}
