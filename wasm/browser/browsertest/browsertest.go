//go:build !js

// Package browsertest serves the built site as it is served in production and opens it
// in Chromium, for the journeys' tests and for the bench.
package browsertest

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/pelletier/go-toml/v2"
)

// Site is public/ with the headers of config.toml. It remembers what it was asked for.
type Site struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	refuse string
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
func (s *Site) Deploy(public string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = http.FileServer(http.Dir(public))
}

// Serve serves the site built in the project at root. Close it when done.
func Serve(root string) (*Site, error) {
	public := filepath.Join(root, "public")
	if _, err := os.Stat(filepath.Join(public, "index.html")); err != nil {
		return nil, errors.New("the site is not built: run `make site` first")
	}
	headers, err := headers(filepath.Join(root, "config.toml"))
	if err != nil {
		return nil, err
	}
	s := &Site{}
	s.Deploy(public)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		refused := s.refuse != "" && strings.HasSuffix(r.URL.Path, s.refuse)
		files := s.files
		s.mu.Unlock()
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		switch {
		case refused:
			http.NotFound(w, r)
		case strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"):
			w.Header().Set("Content-Encoding", "gzip")
			r.Header.Del("Range")
			zip := gzip.NewWriter(w)
			defer zip.Close()
			files.ServeHTTP(zipped{w, zip}, r)
		default:
			files.ServeHTTP(w, r)
		}
	}))
	return s, nil
}

// zipped writes a response through gzip.
type zipped struct {
	http.ResponseWriter
	zip *gzip.Writer
}

func (z zipped) WriteHeader(status int) {
	z.Header().Del("Content-Length")
	z.ResponseWriter.WriteHeader(status)
}

func (z zipped) Write(b []byte) (int, error) {
	z.Header().Del("Content-Length")
	return z.zip.Write(b)
}

// headers reads what every page is served with, from the one place that has it.
func headers(config string) (map[string]string, error) {
	text, err := os.ReadFile(config)
	if err != nil {
		return nil, err
	}
	var c struct {
		Server struct {
			Headers []struct {
				For    string
				Values map[string]string
			}
		}
	}
	if err := toml.Unmarshal(text, &c); err != nil {
		return nil, err
	}
	if len(c.Server.Headers) != 1 || c.Server.Headers[0].For != "/**" {
		return nil, fmt.Errorf("%s: want one [[server.headers]] for /**", config)
	}
	return c.Server.Headers[0].Values, nil
}

// Chromium starts the browser; close ends it.
func Chromium() (ctx context.Context, close func(), err error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, nil, errors.New("Chromium is needed as \"chromium\" on the PATH: `make browser` installs it on Debian")
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(time.Minute))
	ctx, end := chromedp.NewContext(alloc)
	return ctx, func() { end(); stop() }, chromedp.Do(ctx)
}
