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
// be deployed, and gives what wrangler said.
func Bundle(root, folder string) (said string, err error) {
	folder, err = filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	cmd := exec.Command("node_modules/.bin/wrangler", "deploy", "--dry-run", "--outdir", folder)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "WRANGLER_SEND_METRICS=false", "CI=true", "XDG_CONFIG_HOME="+filepath.Join(folder, ".config"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("wrangler: %w\n%s", err, out)
	}
	return string(out), nil
}

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
