//go:build !js

package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"handbook/wasm/hosting/hostingtest"
	"handbook/wasm/worker/api"
	"handbook/wasm/worker/apitest"
	"handbook/wasm/worker/workertest"
)

const root = "../.."

// The Worker, bundled as it is deployed, and the site's files answer in workerd as the one
// process does. It is started once, since that takes seconds.
func TestInWorkerd(t *testing.T) {
	if testing.Short() {
		t.Skip("starts workerd")
	}
	dir, bundle, provoked := hostingtest.Site(t, root), t.TempDir(), t.TempDir()
	if _, _, err := workertest.Bundle(root, bundle); err != nil {
		t.Fatal(err)
	}
	provoke(t, bundle, provoked)
	w, err := workertest.Serve(root, filepath.Join(dir, "public"), bundle, provoked)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if logged, err := w.Close(); err != nil || logged != "" {
			t.Errorf("workerd logged something: %v\n%s", err, logged)
		}
	})
	native, err := handler(filepath.Join(dir, "public"), filepath.Join(dir, "config.toml"), new(counts))
	if err != nil {
		t.Fatal(err)
	}
	both := hosts{w.URL, native}

	t.Run("serves the site by its policy", func(t *testing.T) {
		hostingtest.Host{T: t, URL: w.URL, Dir: dir, Slash: http.StatusTemporaryRedirect, Accepts: "br, gzip"}.Check() // miniflare takes the first of what is accepted
	})
	t.Run("answers every address and method", both.addresses)
	t.Run("refuses alike", both.refusals)
	t.Run("answers the corpus", both.corpus)
	t.Run("answers 50 at once", both.atOnce)
	t.Run("outlives a panic", func(t *testing.T) { panics(t, w.URL) })
}

// provoke makes of a bundle one that a request can make panic.
func provoke(t *testing.T, bundle, provoked string) {
	t.Helper()
	if err := os.CopyFS(provoked, os.DirFS(bundle)); err != nil {
		t.Fatal(err)
	}
	engines, _ := filepath.Glob(filepath.Join(provoked, "*.wasm"))
	if len(engines) != 1 {
		t.Fatalf("the bundle has %d modules", len(engines))
	}
	build := exec.Command("go", "build", "-tags", "provoke", "-trimpath", "-ldflags=-s -w", "-o", engines[0], ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// hosts are the Worker, at its address, and the one process.
type hosts struct {
	worker string
	native http.Handler
}

// request is what is asked of both.
type request struct {
	method, path string
	body         []byte
	headers      http.Header
}

func post(path string, body []byte) request {
	return request{http.MethodPost, path, body, http.Header{"Content-Type": {"application/json"}}}
}

// answered is what must be the same: a status, headers and a body.
func (r request) answered(do func(*http.Request) (*http.Response, error)) (string, error) {
	asked, err := http.NewRequest(r.method, "http://handbook"+r.path, bytes.NewReader(r.body))
	if err != nil {
		return "", err
	}
	maps.Copy(asked.Header, r.headers)
	asked.Header.Set("Accept-Encoding", "identity")
	a, err := do(asked)
	if err != nil {
		return "", err
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		return "", err
	}
	for _, own := range []string{"Date", "Connection", "Keep-Alive", "Vary", "Content-Length", "Transfer-Encoding"} { // the host's own
		a.Header.Del(own)
	}
	if r.path == "/api/health" {
		body = regexp.MustCompile(`"engine":"[^"]*"`).ReplaceAll(body, nil) // a test is built from no revision
	}
	var head strings.Builder
	a.Header.Write(&head)
	return fmt.Sprintf("%d\n%s\n%s", a.StatusCode, head.String(), body), nil
}

// ask asks the Worker.
func (h hosts) ask(r request) (string, error) {
	return r.answered(func(asked *http.Request) (*http.Response, error) {
		asked.URL.Host, asked.Host = strings.TrimPrefix(h.worker, "http://"), ""
		return http.DefaultTransport.RoundTrip(asked)
	})
}

// expect asks the one process.
func (h hosts) expect(r request) (string, error) {
	return r.answered(func(asked *http.Request) (*http.Response, error) {
		a := httptest.NewRecorder()
		h.native.ServeHTTP(a, asked)
		return a.Result(), nil
	})
}

// alike asks both, and gives what they answer.
func (h hosts) alike(t *testing.T, r request) string {
	t.Helper()
	want, err := h.expect(r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := h.ask(r)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("%s %s %.200s\n   the Worker: %.1500s\n  one process: %.1500s", r.method, r.path, r.body, got, want)
	}
	return got
}

func (h hosts) addresses(t *testing.T) {
	const body = `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"}}`
	for _, path := range append(slices.Clone(api.Paths), "/api/", "/api/nothing", "/api/deadlines/", "/api/%64eadlines", "/api//deadlines") {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"} {
			r := post(path, []byte(body))
			if r.method = method; method == "GET" || method == "HEAD" {
				r.body = nil
			}
			got := h.alike(t, r)
			for _, header := range []string{"Content-Security-Policy: default-src 'none'", "Strict-Transport-Security: ", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"} {
				if !strings.Contains(got, header) {
					t.Errorf("%s %s: no %s", method, path, header)
				}
			}
		}
	}
	for _, path := range []string{"/api/areas", "/api/openapi.json"} {
		first := h.alike(t, request{"GET", path, nil, nil})
		tag := regexp.MustCompile(`(?i)\netag: (\S+)`).FindStringSubmatch(first)
		if tag == nil {
			t.Fatalf("%s has no ETag: %.300s", path, first)
		}
		if again := h.alike(t, request{"GET", path, nil, http.Header{"If-None-Match": {tag[1]}}}); !strings.HasPrefix(again, "304") {
			t.Errorf("%s: %.100s, want 304", path, again)
		}
	}
	if got, err := h.ask(request{"GET", "/api", nil, nil}); err != nil || !strings.HasPrefix(got, "404") || !strings.Contains(got, "Page not found") {
		t.Errorf("/api: %.100s %v", got, err)
	}
}

func (h hosts) refusals(t *testing.T) {
	const body = `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"}}`
	long := bytes.Repeat([]byte(" "), api.MaxBody+1)
	for name, change := range map[string]func(*request){
		"nothing":             func(r *request) { r.body = nil },
		"spaces":              func(r *request) { r.body = []byte(" \n") },
		"no JSON":             func(r *request) { r.body = []byte("area=stockport") },
		"half of it":          func(r *request) { r.body = r.body[:40] },
		"a list":              func(r *request) { r.body = []byte("[]") },
		"no UTF-8":            func(r *request) { r.body = []byte("{\"area\": \"\xff\"}") },
		"a byte order mark":   func(r *request) { r.body = append([]byte("\xef\xbb\xbf"), r.body...) },
		"one byte too many":   func(r *request) { r.body = long },
		"as long as may be":   func(r *request) { r.body = long[1:] },
		"thrice as long":      func(r *request) { r.body = bytes.Repeat(long, 3) }, // of a much longer one the Worker closes the connection
		"no area":             func(r *request) { r.body = []byte(`{"today": "2026-11-30"}`) },
		"an unknown area":     func(r *request) { r.body = bytes.Replace(r.body, []byte("stockport"), []byte("wessex"), 1) },
		"a way out":           func(r *request) { r.body = bytes.Replace(r.body, []byte("stockport"), []byte("../stockport"), 1) },
		"an unknown word":     func(r *request) { r.body = bytes.Replace(r.body, []byte("today"), []byte("todey"), 1) },
		"a date of next year": func(r *request) { r.body = bytes.Replace(r.body, []byte("2026-11-23"), []byte("2027-11-31"), 1) },
		"as text":             func(r *request) { r.headers.Set("Content-Type", "text/plain") },
		"as nothing":          func(r *request) { r.headers.Del("Content-Type") },
		"in Latin 1":          func(r *request) { r.headers.Set("Content-Type", "application/json; charset=iso-8859-1") },
		"compressed":          func(r *request) { r.headers.Set("Content-Encoding", "gzip") },
		"with a query":        func(r *request) { r.path += "?area=stockport" },
	} {
		for _, path := range []string{"/api/deadlines", "/api/deadlines.ics", "/api/visits", "/api/plan"} {
			r := post(path, []byte(body))
			change(&r)
			if got := h.alike(t, r); !strings.HasPrefix(got, "4") || !strings.Contains(got, "application/problem+json") {
				t.Errorf("%s with %s: %.300s", path, name, got)
			}
		}
	}
}

func (h hosts) corpus(t *testing.T) {
	counted := map[string]int{}
	for _, sent := range apitest.Corpus(t, root) {
		if got := h.alike(t, post(sent.Path, sent.Body)); !strings.HasPrefix(got, "200") {
			t.Fatalf("%s %s: %.500s", sent.Path, sent.Body, got)
		}
		counted[sent.Path]++
	}
	t.Logf("the same, byte for byte: %v", counted)
}

// atOnce asks 50 things at once that have been asked one by one.
func (h hosts) atOnce(t *testing.T) {
	corpus := apitest.Corpus(t, root)
	var all sync.WaitGroup
	for i := range 50 {
		sent := corpus[i*len(corpus)/50]
		r := post(sent.Path, sent.Body)
		all.Go(func() {
			want, _ := h.expect(r)
			if got, err := h.ask(r); err != nil || got != want {
				t.Errorf("%s: %v %.300s", sent.Path, err, got)
			}
		})
	}
	all.Wait()
}

// panics asks a Worker that can be made to panic, alone and among others.
func panics(t *testing.T, url string) {
	ask := func(how string) {
		r, err := http.NewRequest("GET", url+"/api/areas", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = "provoked"
		r.Header.Set("Provoke", how)
		a, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Error(err)
			return
		}
		defer a.Body.Close()
		text, err := io.ReadAll(a.Body)
		if err != nil {
			t.Error(err)
		}
		want, kind := 200, "application/json"
		if how != "" {
			want, kind = 500, "application/problem+json"
		}
		if a.StatusCode != want || a.Header.Get("Content-Type") != kind || a.Header.Get("Content-Security-Policy") == "" || strings.Contains(string(text), "provoked") {
			t.Errorf("provoked by %q: %d %v %.300s", how, a.StatusCode, a.Header, text)
		}
	}
	for _, how := range []string{"", "panic", "", "panic elsewhere", "", "panic", "panic", ""} {
		ask(how)
	}
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() { ask([]string{"", "panic", "", "panic elsewhere"}[i%4]) })
	}
	all.Wait()
}
