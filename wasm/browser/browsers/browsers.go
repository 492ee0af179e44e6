//go:build unix

// Package browsers opens a page in Chromium, Firefox or WebKitGTK and does there what the
// main journeys need: go to an address, ask for the value of an expression, press keys.
// Journeys are written once and walked in each.
//
// Chromium is driven by its own protocol as in all other tests, Firefox by WebDriver BiDi
// and WebKitGTK by WebDriver. All run without a window that anybody sees.
package browsers

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"time"
)

// Page is one page in a browser of its own. An error is the browser's or its driver's, in their words.
type Page interface {
	// Go opens an address and waits until it has loaded.
	Go(address string) error
	// Eval is the value of an expression as JSON, null where JSON has none for it; a promise is
	// awaited. It fails where the expression throws, and where the page is left meanwhile.
	Eval(expression string) (json.RawMessage, error)
	// Press types a text where the focus is. Control, at its start, is held until it ends.
	Press(keys string) error
	// Close ends the browser.
	Close()
}

// Keys without a sign, by their code points in WebDriver.
const (
	Tab       = "\ue004"
	Enter     = "\ue006"
	Control   = "\ue009"
	ArrowDown = "\ue015"
)

// Open starts a browser by its name: chromium, firefox or webkit. It fails where that is not installed.
func Open(name string) (Page, error) {
	switch name {
	case "chromium":
		return openChromium()
	case "firefox":
		return openFirefox()
	case "webkit":
		return openWebKit()
	}
	return nil, fmt.Errorf("unknown browser %q (want chromium, firefox or webkit)", name)
}

// asText has an expression answer a string of JSON, which every protocol hands over whole.
func asText(expression string) string {
	return "Promise.resolve(" + expression + ").then(value => JSON.stringify(value) ?? 'null')"
}

// program is a browser or driver that was started here, with its temporary folder.
type program struct {
	*exec.Cmd
	dir string
}

// start runs a program until a line that it prints has what is looked for, and gives what
// that found. The program is ended, with what it has started, by stop.
func start(look *regexp.Regexp, environment []string, name string, args ...string) (p *program, found []string, err error) {
	dir, err := os.MkdirTemp("", "browser")
	if err != nil {
		return nil, nil, err
	}
	cmd := exec.CommandContext(context.Background(), name, args...)
	cmd.Env = append(append(os.Environ(), "HOME="+dir), environment...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	read, write := io.Pipe()
	cmd.Stdout, cmd.Stderr = write, write
	p = &program{cmd, dir}
	if err := cmd.Start(); err != nil {
		os.RemoveAll(dir)
		return nil, nil, fmt.Errorf("%w (make test-browsers installs it on Debian)", err)
	}
	lines := make(chan []string, 1)
	go func() {
		for scanner := bufio.NewScanner(read); scanner.Scan(); {
			if m := look.FindStringSubmatch(scanner.Text()); m != nil {
				select {
				case lines <- m:
				default:
				}
			}
		}
		io.Copy(io.Discard, read) //nolint:errcheck // what is left is of no interest
	}()
	select {
	case found = <-lines:
		return p, found, nil
	case <-time.After(time.Minute):
		p.stop()
		return nil, nil, errors.New(name + " does not say that it is ready")
	}
}

func (p *program) stop() {
	syscall.Kill(-p.Process.Pid, syscall.SIGTERM)
	done := make(chan struct{})
	go func() { p.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		syscall.Kill(-p.Process.Pid, syscall.SIGKILL)
	}
	os.RemoveAll(p.dir)
}
