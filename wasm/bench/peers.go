//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"handbook/wasm/bench/figures"
	"handbook/wasm/browser/browsertest"
	"handbook/wasm/worker/site"
)

// The area whose sections the peers have too, and the section that Lighthouse looks at.
const (
	peerArea    = "hertfordshire"
	peerSection = "child-protection-plan"
)

// handbook is one of the sites that are compared: where it is built and served, at which
// address a section stands, and what its building took for a page.
type handbook struct {
	name, dir, url string
	address        func(section string) string
	each           time.Duration
}

// peers builds two sites with the sections of an area, each with its theme as it comes, and
// weighs them beside ours.
func peers() ([]figure, error) {
	sections, err := readSections(peerArea)
	if err != nil {
		return nil, err
	}
	hextra, err := buildHextra(sections)
	if err != nil {
		return nil, err
	}
	starlight, err := buildStarlight(sections)
	if err != nil {
		return nil, err
	}
	ours := handbook{"ours", "public", "", func(name string) string { return "/" + peerArea + "/" + name + "/" }, 0}
	for _, h := range []*handbook{&ours, &hextra, &starlight} {
		files, err := site.Open(os.DirFS(h.dir), func(string) map[string]string { return nil })
		if err != nil {
			return nil, err
		}
		server := httptest.NewServer(files)
		defer server.Close()
		h.url = server.URL
	}
	us, err := ours.measure(sections)
	if err != nil {
		return nil, err
	}
	list := []figure{
		figures.New("files from elsewhere that a page asks for", float64(us.foreign), "").AtMost(0),
		figures.New("files that a section asks for, itself among them", us.requests, "").AtMost(10),
		figures.New("Lighthouse: until the largest part of a section is painted", us.painted, "ms").Told("on a phone of middling speed with slow 4G, median of 3").AtMost(1000),
		figures.New("Lighthouse: for how long the page does not answer", us.blocked, "ms").Told("likewise").AtMost(0),
		figures.New("Lighthouse: how far the page shifts", us.shifted, "").Told("likewise").AtMost(0),
	}
	for _, other := range []handbook{hextra, starlight} {
		them, err := other.measure(sections)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", other.name, err)
		}
		list = append(list,
			figures.New("a section with all that it fetches, brotli", us.packed, "KB").Beside(other.name, them.packed).Told("median of %d", len(sections)).TimesAtMost(1),
			figures.New("the same uncompressed", us.raw, "KB").Beside(other.name, them.raw).TimesAtMost(1),
			figures.New("files that a section asks for", us.requests, "").Beside(other.name, them.requests).TimesAtMost(1),
			figures.New("Lighthouse’s mark for performance", us.mark, "").Beside(other.name, them.mark),
			figures.New("Lighthouse: until the largest part is painted", us.painted, "ms").Beside(other.name, them.painted))
	}
	return append(list,
		figures.New("processor time for building a page, Hextra", ms(hextra.each), "ms"),
		figures.New("processor time for building a page, Starlight", ms(starlight.each), "ms")), nil
}

// buildHextra writes the sections for Hugo with the theme Hextra, a Go module.
func buildHextra(sections []section) (h handbook, err error) {
	h = handbook{"Hextra", "resources/peers/hextra/public", "", func(name string) string { return "/docs/" + name + "/" }, 0}
	at := filepath.Dir(h.dir)
	if err := write(at, "wasm/bench/peers/hextra", "content/docs", "_index.md", sections); err != nil {
		return h, err
	}
	proxy, err := run(nil, "go", "env", "GOPROXY")
	if err != nil {
		return h, err
	}
	hugo, err := run(nil, "go", "tool", "-n", "hugo")
	if err != nil {
		return h, err
	}
	took := spent{}
	for range 2 { // the first fetches the theme
		cmd := exec.Command(strings.TrimSpace(hugo), "--source", at, "--minify", "--cleanDestinationDir")
		cmd.Env = append(os.Environ(), "HUGO_MODULE_PROXY="+strings.TrimSpace(proxy))
		if took, err = spend(cmd); err != nil {
			return h, err
		}
	}
	h.each = took.cpu / time.Duration(len(sections))
	return h, nil
}

// buildStarlight writes the sections for Astro with Starlight, npm packages.
func buildStarlight(sections []section) (h handbook, err error) {
	h = handbook{"Starlight", "resources/peers/starlight/dist", "", func(name string) string { return "/" + name + "/" }, 0}
	at := filepath.Dir(h.dir)
	if err := write(at, "wasm/bench/peers/starlight", "src/content/docs", "index.md", sections); err != nil {
		return h, err
	}
	icon, err := os.ReadFile("static/icon.svg")
	if err == nil {
		err = errors.Join(os.MkdirAll(filepath.Join(at, "public"), 0o755), os.WriteFile(filepath.Join(at, "public/favicon.svg"), icon, 0o644))
	}
	if err != nil {
		return h, err
	}
	// The lock lacks other systems' binaries where a registry does, which `npm ci` does not take.
	install := exec.Command("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	install.Dir = at
	if _, err := spend(install); err != nil {
		return h, err
	}
	astro := exec.Command("node", "node_modules/astro/astro.js", "build")
	astro.Dir, astro.Env = at, append(os.Environ(), "ASTRO_TELEMETRY_DISABLED=1")
	took, err := spend(astro)
	h.each = took.cpu / time.Duration(len(sections))
	return h, err
}

// write lays a peer's files out with the sections as its content, below an index.
func write(to, from, content, index string, sections []section) error {
	if err := os.RemoveAll(filepath.Join(to, content)); err != nil {
		return err
	}
	for _, entry := range []string{to, filepath.Join(to, content)} {
		if err := os.MkdirAll(entry, 0o755); err != nil {
			return err
		}
	}
	if _, err := run(nil, "cp", "-r", from+"/.", to); err != nil {
		return err
	}
	for _, s := range sections {
		if err := os.WriteFile(filepath.Join(to, content, s.name+".md"), []byte(s.markdown), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(to, content, index), []byte("---\ntitle: The procedure\n---\n"), 0o644)
}

// load is what a site's sections ask of a reader: medians in KB, and Lighthouse's figures in ms.
type load struct {
	packed, raw, requests           float64
	foreign                         int
	mark, painted, blocked, shifted float64
}

func (h handbook) measure(sections []section) (l load, err error) {
	ctx, quit, err := browsertest.Chromium()
	if err != nil {
		return l, err
	}
	var packed, raw, requests []float64
	for _, s := range sections {
		one, err := h.open(ctx, s)
		if err != nil {
			quit()
			return l, err
		}
		packed, raw, requests = append(packed, one.packed), append(raw, one.raw), append(requests, one.requests)
		l.foreign += one.foreign
	}
	quit()
	l.packed, _ = middle(packed)
	l.raw, _ = middle(raw)
	l.requests, _ = middle(requests)
	var marks, painted, blocked, shifted []float64
	for range 3 {
		r, err := audit(h.url+h.address(peerSection), "performance")
		if err != nil {
			return l, err
		}
		marks = append(marks, float64(r.mark("performance")))
		painted = append(painted, r.Audits["largest-contentful-paint"].NumericValue)
		blocked = append(blocked, r.Audits["total-blocking-time"].NumericValue)
		shifted = append(shifted, r.Audits["cumulative-layout-shift"].NumericValue)
	}
	l.mark, _ = middle(marks)
	l.painted, _ = middle(painted)
	l.blocked, _ = middle(blocked)
	l.shifted, _ = middle(shifted)
	return l, nil
}

// open opens a section in Chromium and weighs what it has fetched when it has loaded. It
// must hold the section's words, and everything it asks for must be there.
func (h handbook) open(ctx context.Context, s section) (l load, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	const fetched = `(() => {
		const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
		const failed = entries.filter(entry => entry.responseStatus >= 400).map(entry => entry.name)
		return {asked: [...new Set(entries.map(entry => entry.name))], failed, text: document.querySelector('main').textContent}
	})()`
	type seen struct {
		Asked, Failed []string
		Text          string
	}
	if err := chromedp.Do(tab, chromedp.Navigate(h.url+h.address(s.name)), chromedp.Sleep(600*time.Millisecond)); err != nil {
		return l, err
	}
	got, err := chromedp.Run(tab, chromedp.Evaluate[seen](fetched))
	if err != nil {
		return l, err
	}
	if len(got.Failed) > 0 {
		return l, fmt.Errorf("%s asks for what is not there: %v", s.name, got.Failed)
	}
	if missing := s.lacks(got.Text); missing != "" {
		return l, fmt.Errorf("%s lacks the words %q", s.name, missing)
	}
	var files []string
	for _, address := range got.Asked {
		u, err := url.Parse(address)
		if err != nil {
			return l, err
		}
		if !strings.HasPrefix(address, h.url) {
			l.foreign++
			continue
		}
		file := filepath.Join(h.dir, u.Path)
		if strings.HasSuffix(u.Path, "/") {
			file = path.Join(file, "index.html")
		}
		files = append(files, file)
	}
	slices.Sort(files)
	files = slices.Compact(files)
	sizes, err := brotli(files...)
	if err != nil || len(sizes) != len(files) {
		return l, errors.Join(err, fmt.Errorf("%d of %d files weighed", len(sizes), len(files)))
	}
	l.requests = float64(len(files) + l.foreign)
	for i, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return l, err
		}
		l.packed += kb(min(sizes[i], int(info.Size()))) // what is compressed already is sent as it is
		l.raw += kb(int(info.Size()))
	}
	return l, nil
}
