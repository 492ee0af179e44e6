//go:build !js

// Package policy is what every answer of the site is served with: its headers, its media
// type, how long it may be kept, and where a moved page went. config.toml states the headers
// ([[server.headers]]), since Hugo's preview reads them there; a page that moved states its
// old addresses (aliases:), from which Hugo writes public/_redirects.
//
// Every host follows it: the one process (wasm/worker/site), and others by the files that
// `go run ./wasm/hosting` writes for them.
package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// CacheControl is the one header that depends on whether a file is there.
const CacheControl = "Cache-Control"

// Rule is one [[server.headers]]: headers for all that stands below some folders.
type Rule struct {
	Folders []string // such as /build/; / is the whole site
	Headers map[string]string
}

// Policy is what a site is served with. The first rule is the whole site's; a later one
// takes its place header by header.
type Policy struct {
	Rules []Rule
	Moved []Moved
}

// Moved is a page that has gone elsewhere.
type Moved struct{ From, To string }

// Read reads the policy that a config.toml states, for the site that is built in a folder.
func Read(config, public string) (*Policy, error) {
	text, err := os.ReadFile(config)
	if err != nil {
		return nil, err
	}
	rules, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", config, err)
	}
	moved, err := readMoved(public)
	return &Policy{rules, moved}, err
}

var glob = regexp.MustCompile(`^([a-z/-]*)(?:\{([a-z,-]+)\})?/\*\*$`)

func parse(config []byte) ([]Rule, error) {
	var c struct {
		Server struct {
			Headers []struct {
				For    string
				Values map[string]string
			}
		}
	}
	if err := toml.Unmarshal(config, &c); err != nil {
		return nil, err
	}
	var rules []Rule
	for _, h := range c.Server.Headers {
		m := glob.FindStringSubmatch(h.For)
		if m == nil || h.For[0] != '/' {
			return nil, fmt.Errorf("server.headers: for = %q (want folders, such as /**, /js/** or /{css,js}/**)", h.For)
		}
		r := Rule{Headers: h.Values}
		for _, name := range strings.Split(m[2], ",") {
			r.Folders = append(r.Folders, m[1]+name+"/")
		}
		rules = append(rules, r)
	}
	if len(rules) == 0 || rules[0].Folders[0] != "/" {
		return nil, fmt.Errorf("server.headers: the first must be for = \"/**\"")
	}
	return rules, nil
}

// Page is what every page is served with, and every answer that is no file.
func (p *Policy) Page() map[string]string { return p.Rules[0].Headers }

// Headers is what a file is served with. An address that has no file, or none, is answered with the
// headers of a page: that it is not there must not be kept for a year.
func (p *Policy) Headers(path string) map[string]string {
	headers := maps.Clone(p.Page())
	for _, r := range p.Rules[1:] {
		if r.holds(path) {
			maps.Copy(headers, r.Headers)
		}
	}
	return headers
}

func (r Rule) holds(path string) bool {
	for _, folder := range r.Folders {
		if strings.HasPrefix(path, folder) {
			return true
		}
	}
	return false
}

// Immutable tells whether a rule lets browsers keep a file without ever asking again.
func (r Rule) Immutable() bool { return strings.Contains(r.Headers[CacheControl], "immutable") }

// readMoved reads what Hugo wrote of pages that moved: lines of FROM TO 301, with a slash at
// the end of FROM and without. It refuses what one host or another would not do.
func readMoved(public string) ([]Moved, error) {
	text, err := os.ReadFile(filepath.Join(public, "_redirects"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s has no _redirects: run `make site` first", public)
	}
	if err != nil {
		return nil, err
	}
	var list []Moved
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" || !strings.HasSuffix(fields[0], "/") {
			continue
		}
		m := Moved{fields[0], fields[1]}
		if err := m.check(public, list); err != nil {
			return nil, fmt.Errorf("aliases: %s of the page %s: %w", m.From, m.To, err)
		}
		list = append(list, m)
	}
	return list, nil
}

var address = regexp.MustCompile(`^/(?:[a-z0-9-]+/)+$`)

func (m Moved) check(public string, others []Moved) error {
	if !address.MatchString(m.From) {
		return errors.New("want an address such as /area/old-name/, in small letters, digits and hyphens")
	}
	if _, err := os.Stat(filepath.Join(public, m.From)); err == nil {
		return errors.New("there is still a page at it")
	}
	for _, other := range others {
		if other.From == m.From {
			return fmt.Errorf("%s has it too", other.To)
		}
	}
	return nil
}
