//go:build !js

// Package browsertest serves the built site as it is served in production and opens it
// in Chromium, for the journeys' tests and for the bench.
package browsertest

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"

	"handbook/wasm/hosting/policy"
	"handbook/wasm/worker/site"
)

// Site is public/ by the site's policy. It remembers what it was asked for.
type Site struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	refuse string
	policy *policy.Policy
	files  http.Handler
}

// Asked lists the paths asked for so far.
func (s *Site) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.asked...)
}

// Refuse answers every path that ends so with 404 from now on.
func (s *Site) Refuse(suffix string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = suffix
}

// Deploy serves another build from now on.
func (s *Site) Deploy(public string) error {
	files, err := site.Open(os.DirFS(public), s.policy.Headers)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = files
	return err
}

// Serve serves the site built in the project at root. Close it when done.
func Serve(root string) (*Site, error) {
	public := filepath.Join(root, "public")
	if _, err := os.Stat(filepath.Join(public, "index.html")); err != nil {
		return nil, errors.New("the site is not built: run `make site` first")
	}
	served, err := policy.Read(filepath.Join(root, "config.toml"), public)
	if err != nil {
		return nil, err
	}
	s := &Site{policy: served}
	if err := s.Deploy(public); err != nil {
		return nil, err
	}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		refused := s.refuse != "" && strings.HasSuffix(r.URL.Path, s.refuse)
		files := s.files
		s.mu.Unlock()
		if refused {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	return s, nil
}

// Chromium starts the browser, without some of its features where they are named; close ends it.
func Chromium(without ...string) (ctx context.Context, close func(), err error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, nil, errors.New("Chromium is needed as \"chromium\" on the PATH: `make browser` installs it on Debian")
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-features", strings.Join(without, ",")), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(time.Minute))
	ctx, end := chromedp.NewContext(alloc)
	return ctx, func() { end(); stop() }, chromedp.Do(ctx)
}
