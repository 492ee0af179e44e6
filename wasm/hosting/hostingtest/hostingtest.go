//go:build !js

// Package hostingtest asks a host that is really running whether it serves the site by its
// policy: every header, media type, time to keep, moved page, missing page and compressed
// module. What it asks is the same for every host.
package hostingtest

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"handbook/wasm/hosting/policy"
)

// Site copies the built site of the project at root, with its config.toml and the modules
// that were compressed, and adds to the copy one file of each type and a page that moved,
// so that every promise has something to be tested on.
func Site(t *testing.T, root string) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, "public/index.html")); err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	dir, err := os.MkdirTemp("", "site") // not t.TempDir: servers give up root, and must still read it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"public", "wasm/build/hosting"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{"config.toml": read(t, filepath.Join(root, "config.toml")),
		"public/_redirects": read(t, filepath.Join(root, "public/_redirects")) + "/about/old-name /about/counting/ 301\n/about/old-name/ /about/counting/ 301\n"}
	for ext := range policy.Types {
		files["public/about/test"+ext] = strings.Repeat("A file that ends in "+ext+".\n", 100)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Host is a host that serves a Site.
type Host struct {
	*testing.T
	URL string // without a slash at its end
	Dir string // that of the Site
	// Slash is the status that sends from /about to /about/.
	Slash int
	// Accepts is how a browser asks for a module, where a host does not read a browser\'s own words.
	Accepts string
	policy  *policy.Policy
}

// Check asks for everything that the policy promises.
func (h Host) Check() {
	h.Helper()
	p, err := policy.Read(filepath.Join(h.Dir, "config.toml"), filepath.Join(h.Dir, "public"))
	if err != nil {
		h.Fatal(err)
	}
	h.policy = p
	if h.Accepts == "" {
		h.Accepts = "gzip, deflate, br, zstd"
	}
	h.pages()
	h.files()
	h.missing()
	h.moved()
	h.again()
	h.modules()
}

// Answer is a response with its body.
type Answer struct {
	*http.Response
	Text []byte
}

// Ask asks without following where the answer sends to. Nothing is unpacked.
func (h Host) Ask(method, path string, headers ...string) Answer {
	h.Helper()
	r, err := http.NewRequest(method, h.URL+path, nil)
	if err != nil {
		h.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		h.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		h.Fatalf("%s %s: %v", method, path, err)
	}
	return Answer{response, text}
}

// Served checks an answer's status and that it has each of some headers once, and nothing
// that tells of the reader or the server.
func (h Host) Served(a Answer, status int, headers map[string]string) {
	h.Helper()
	at := a.Request.Method + " " + a.Request.URL.Path
	if a.StatusCode != status {
		h.Errorf("%s: %d, want %d", at, a.StatusCode, status)
	}
	for name, want := range headers {
		if got := a.Header.Values(name); len(got) != 1 || got[0] != want {
			h.Errorf("%s (%d): %s is %q, want %q once", at, a.StatusCode, name, got, want)
		}
	}
	for _, name := range []string{"Set-Cookie", "X-Powered-By", "X-Frame-Options"} {
		if got := a.Header.Values(name); got != nil {
			h.Errorf("%s: has %s: %q", at, name, got)
		}
	}
	if at := regexp.MustCompile(`\d`).FindString(a.Header.Get("Server")); at != "" {
		h.Errorf("the server says its version: %s", a.Header.Get("Server"))
	}
}

func (h Host) pages() {
	h.Helper()
	for path, file := range map[string]string{"/": "index.html", "/about/": "about/index.html", "/hertfordshire/core-group/": "hertfordshire/core-group/index.html"} {
		a := h.Ask("GET", path)
		h.Served(a, 200, h.policy.Page())
		h.same(a, file)
		h.typed(a, ".html")
		head := h.Ask("HEAD", path)
		h.Served(head, 200, h.policy.Page())
		if len(head.Text) > 0 {
			h.Errorf("HEAD %s: has a body", path)
		}
	}
	a := h.Ask("GET", "/about")
	h.Served(a, h.Slash, h.policy.Page())
	h.sends(a, "/about/")
	if a := h.Ask("POST", "/about/"); a.StatusCode != http.StatusMethodNotAllowed {
		h.Errorf("POST /about/: %d, want 405", a.StatusCode)
	}
}

// files asks for two of every type in every folder that has a rule, and for one of each type.
func (h Host) files() {
	h.Helper()
	seen := map[string]int{}
	err := filepath.WalkDir(filepath.Join(h.Dir, "public"), func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		path := filepath.ToSlash(strings.TrimPrefix(file, filepath.Join(h.Dir, "public")))
		ext := filepath.Ext(path)
		kind := ext + " " + h.policy.Headers(path)[policy.CacheControl]
		if seen[kind]++; seen[kind] > 2 || ext == ".html" || policy.Types[ext] == "" {
			return nil
		}
		a := h.Ask("GET", path)
		h.Served(a, 200, h.policy.Headers(path))
		h.same(a, path)
		h.typed(a, ext)
		return nil
	})
	if err != nil {
		h.Fatal(err)
	}
	for ext := range policy.Types {
		if ext == ".html" { // Cloudflare sends on to the address without .html
			continue
		}
		a := h.Ask("GET", "/about/test"+ext)
		h.Served(a, 200, h.policy.Page())
		h.typed(a, ext)
	}
}

// missing asks for what is not there, some of it where files may be kept for ever.
func (h Host) missing() {
	h.Helper()
	for _, path := range []string{"/nowhere", "/nowhere/", "/about/nowhere/at/all.html", "/js/gone.0123.js", "/build/gone.0123.wasm", "/css/gone.css",
		"/_headers", "/_redirects", "/config.toml"} {
		a := h.Ask("GET", path)
		h.Served(a, 404, h.policy.Page())
		h.same(a, "404.html")
		h.typed(a, ".html")
	}
	for _, path := range []string{"/../config.toml", "/%2e%2e/config.toml", "/.htaccess"} {
		if a := h.Ask("GET", path); a.StatusCode < 300 {
			h.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

func (h Host) moved() {
	h.Helper()
	if len(h.policy.Moved) == 0 {
		h.Error("no page has moved, not even the one made up")
	}
	for _, m := range h.policy.Moved {
		for _, from := range []string{m.From, strings.TrimSuffix(m.From, "/")} {
			a := h.Ask("GET", from)
			h.Served(a, 301, h.policy.Page())
			h.sends(a, m.To)
		}
	}
}

// again asks for what the browser has, as it is and compressed.
func (h Host) again() {
	h.Helper()
	for _, accepts := range []string{"identity", "gzip"} {
		for _, path := range []string{"/", "/rules.json", h.one("/js/*.js"), h.one("/pagefind/fragment/*")} {
			first := h.Ask("GET", path, "Accept-Encoding", accepts)
			a := h.Ask("GET", path, "Accept-Encoding", accepts, "If-None-Match", first.Header.Get("ETag"))
			h.Served(a, 304, map[string]string{policy.CacheControl: h.policy.Headers(path)[policy.CacheControl]})
		}
	}
}

// modules asks for the modules as browsers do.
func (h Host) modules() {
	h.Helper()
	files, _ := filepath.Glob(filepath.Join(h.Dir, "public/build/*.wasm"))
	if len(files) < 5 {
		h.Fatalf("%d modules", len(files))
	}
	for _, file := range files {
		path := "/build/" + filepath.Base(file)
		a := h.Ask("GET", path, "Accept-Encoding", h.Accepts)
		h.Served(a, 200, h.policy.Headers(path))
		h.Served(a, 200, map[string]string{"Content-Encoding": "br", "Vary": "Accept-Encoding", "Content-Type": "application/wasm"})
		h.same(a, path+policy.Brotli)
		whole, err := io.ReadAll(brotli.NewReader(bytes.NewReader(a.Text)))
		if err != nil || string(whole) != read(h.T, file) {
			h.Errorf("%s: what is sent is not the module (%v)", path, err)
		}
		plain := h.Ask("GET", path)
		h.Served(plain, 200, h.policy.Headers(path))
		if plain.Header.Get("Content-Encoding") != "" {
			h.Errorf("%s: compressed for who cannot unpack it", path)
		}
		h.same(plain, path)
		if gone := h.Ask("GET", "/build/gone.0123.wasm", "Accept-Encoding", "br"); gone.StatusCode != 404 || gone.Header.Get(policy.CacheControl) != h.policy.Page()[policy.CacheControl] {
			h.Errorf("a module that is not there: %d, %s", gone.StatusCode, gone.Header.Get(policy.CacheControl))
		}
	}
}

// one is the address of a file that fits a pattern.
func (h Host) one(pattern string) string {
	h.Helper()
	files, _ := filepath.Glob(filepath.Join(h.Dir, "public", pattern))
	if len(files) == 0 {
		h.Fatalf("no file fits %s", pattern)
	}
	return filepath.ToSlash(strings.TrimPrefix(files[0], filepath.Join(h.Dir, "public")))
}

func (h Host) same(a Answer, file string) {
	h.Helper()
	if want := read(h.T, filepath.Join(h.Dir, "public", file)); string(a.Text) != want {
		h.Errorf("%s: %d bytes, not the %d of %s: %.80q", a.Request.URL.Path, len(a.Text), len(want), file, a.Text)
	}
}

func (h Host) sends(a Answer, to string) {
	h.Helper()
	if at, err := url.Parse(a.Header.Get("Location")); err != nil || at.Path != to || at.Host != "" && at.Host != a.Request.URL.Host {
		h.Errorf("%s: sends to %q, want %s", a.Request.URL.Path, a.Header.Get("Location"), to)
	}
}

func (h Host) typed(a Answer, ext string) {
	h.Helper()
	if got, want := a.Header.Get("Content-Type"), policy.Types[ext]; got != want {
		h.Errorf("%s: the type is %q, want %q", a.Request.URL.Path, got, want)
	}
}
