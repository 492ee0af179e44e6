//go:build !js

package site_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"handbook/wasm/worker/site"
)

const print = "543ff7a6ac2cf787abf49bfc30ea64fd802a22fa6de8ac1e2d24121500e66c1c"

var page = "<!doctype html>" + strings.Repeat("<p>The core group meets every six weeks.", 50)

// small is a site with one of everything.
func small(t testing.TB) *site.Site {
	t.Helper()
	packed := new(bytes.Buffer)
	w := brotli.NewWriter(packed)
	w.Write([]byte("the module, packed by the build"))
	w.Close()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"index.html": page, "404.html": "<!doctype html><h1>Page not found</h1>" + page, "about/index.html": page + "about",
		"js/page." + print + ".js": "const a = 1\n" + page, "js/short.js": "1", "build/plans." + print + ".wasm": "\x00asm" + page, "build/plans." + print + ".wasm.br": packed.String(),
		"pdf/handbook.pdf": "%PDF-" + page, "rules.json": `{"a": "` + page + `"}`, "_headers": "/*", "_redirects": "# moved\n/old/ /about/ 301\n/old /about/ 301\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := site.Open(files, func(address string) map[string]string { return map[string]string{"X-Address": address + "!"} })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ask(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Method = method // which NewRequest refuses where no client could send it
	r.URL.Path, _, _ = strings.Cut(path, "?")
	_, r.URL.RawQuery, _ = strings.Cut(path, "?")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestWhatIsAtAnAddress(t *testing.T) {
	s := small(t)
	for _, tt := range []struct {
		method, path string
		status       int
		location     string
		has          string // in the body
		kept         string
	}{
		{"GET", "/", 200, "", "six weeks", "no-cache"},
		{"HEAD", "/", 200, "", "", "no-cache"},
		{"GET", "/about/", 200, "", "about", "no-cache"},
		{"GET", "/about", 301, "/about/", "", "no-cache"},
		{"GET", "/about?q=a%20b", 301, "/about/?q=a%20b", "", "no-cache"},
		{"GET", "/about/index.html", 301, "/about/", "", "no-cache"},
		{"GET", "/index.html", 301, "/", "", "no-cache"},
		{"GET", "/old", 301, "/about/", "", "no-cache"},
		{"GET", "/old/", 301, "/about/", "", "no-cache"},
		{"GET", "/rules.json", 200, "", `{"a"`, "no-cache"},
		{"GET", "/js/page." + print + ".js", 200, "", "const a", "public, max-age=31536000, immutable"},
		{"GET", "/js/page." + strings.Repeat("0", 64) + ".js", 404, "", "Page not found", "no-cache"}, // that there is none may not be kept
		{"GET", "/js/", 404, "", "Page not found", "no-cache"},                                        // no listing
		{"GET", "/js", 404, "", "Page not found", "no-cache"},
		{"GET", "/nothing", 404, "", "Page not found", "no-cache"},
		{"HEAD", "/nothing", 404, "", "", "no-cache"},
		{"GET", "/404.html", 404, "", "Page not found", "no-cache"},
		{"GET", "/_headers", 404, "", "Page not found", "no-cache"},
		{"GET", "/_redirects", 404, "", "Page not found", "no-cache"},
		{"GET", "/build/plans." + print + ".wasm.br", 404, "", "Page not found", "no-cache"},
		{"GET", "/../site.go", 404, "", "Page not found", "no-cache"},
		{"GET", "/about/../../config.toml", 404, "", "Page not found", "no-cache"},
		{"GET", "//about", 404, "", "Page not found", "no-cache"},
		{"GET", "/about\x00", 404, "", "Page not found", "no-cache"},
		{"POST", "/about/", 405, "", "GET and HEAD", "no-cache"},
		{"DELETE", "/nothing", 405, "", "GET and HEAD", "no-cache"},
	} {
		a := ask(s, tt.method, tt.path)
		if a.Code != tt.status || a.Header().Get("Location") != tt.location || !strings.Contains(a.Body.String(), tt.has) || a.Header().Get("Cache-Control") != tt.kept ||
			tt.method == "HEAD" && a.Body.Len() > 0 || a.Code == 405 && a.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s %q: %d %v %.60s", tt.method, tt.path, a.Code, a.Header(), a.Body)
		}
		if want := map[bool]string{true: tt.path + "!", false: "!"}[tt.status == 200]; a.Header().Get("X-Address") != want {
			t.Errorf("%s %q has the headers of %q", tt.method, tt.path, a.Header().Get("X-Address"))
		}
	}
}

// unpack reads a body as its Content-Encoding says.
func unpack(t *testing.T, a *httptest.ResponseRecorder) string {
	t.Helper()
	var r io.Reader = a.Body
	switch a.Header().Get("Content-Encoding") {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		zip, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = zip
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

func TestWhatIsSentToWhom(t *testing.T) {
	s := small(t)
	const script, module = "/js/page." + print + ".js", "/build/plans." + print + ".wasm"
	tags := map[string]string{}
	for _, tt := range []struct{ path, accepts, coding, kind string }{
		{"/", "gzip, deflate, br, zstd", "br", "text/html; charset=utf-8"},
		{"/", "gzip, deflate", "gzip", "text/html; charset=utf-8"},
		{"/", "GZIP", "gzip", "text/html; charset=utf-8"},
		{"/", "br;q=0, gzip;q=0.5", "gzip", "text/html; charset=utf-8"},
		{"/", "br; q=0.000", "", "text/html; charset=utf-8"},
		{"/", "br;q=x", "", "text/html; charset=utf-8"},
		{"/", "breakfast, xgzip", "", "text/html; charset=utf-8"},
		{"/", "", "", "text/html; charset=utf-8"},
		{script, "br", "br", "text/javascript; charset=utf-8"},
		{"/js/short.js", "br", "", "text/javascript; charset=utf-8"},
		{"/rules.json", "br", "br", "application/json"},
		{"/pdf/handbook.pdf", "gzip, br", "", "application/pdf"},
		{module, "br", "br", "application/wasm"},
	} {
		a := ask(s, "GET", tt.path, "Accept-Encoding", tt.accepts)
		h := a.Header()
		if h.Get("Content-Encoding") != tt.coding || h.Get("Content-Type") != tt.kind {
			t.Errorf("%s for %q: %v", tt.path, tt.accepts, h)
		}
		if h.Get("Vary") != "Accept-Encoding" && tt.kind != "application/pdf" && tt.path != "/js/short.js" {
			t.Errorf("%s for %q: Vary %q", tt.path, tt.accepts, h.Get("Vary"))
		}
		plain := ask(s, "GET", tt.path).Body.String()
		if tt.path == module {
			plain = "the module, packed by the build"
		}
		size := a.Body.Len()
		if got := unpack(t, a); got != plain {
			t.Errorf("%s for %q: %.60s", tt.path, tt.accepts, got)
		}
		if tt.coding != "" && (size >= len(plain) && tt.path != module || h.Get("Content-Length") == "") {
			t.Errorf("%s for %q: %d bytes, Content-Length %q", tt.path, tt.accepts, size, h.Get("Content-Length"))
		}
		if other, seen := tags[h.Get("ETag")]; seen && other != tt.path+tt.coding {
			t.Errorf("%s and %s have the same ETag", other, tt.path+tt.coding)
		}
		tags[h.Get("ETag")] = tt.path + tt.coding
		for known, status := range map[string]int{h.Get("ETag"): 304, `"x", ` + h.Get("ETag"): 304, "*": 304, `"x"`: 200} {
			again := ask(s, "GET", tt.path, "Accept-Encoding", tt.accepts, "If-None-Match", known)
			if again.Code != status || status == 304 && (again.Body.Len() > 0 || again.Header().Get("ETag") != h.Get("ETag") || again.Header().Get("Cache-Control") == "") {
				t.Errorf("%s for %q, If-None-Match %s: %d %v", tt.path, tt.accepts, known, again.Code, again.Header())
			}
		}
	}
	if a := ask(s, "GET", "/nothing", "Accept-Encoding", "br"); a.Header().Get("ETag") != "" || !strings.Contains(unpack(t, a), "Page not found") {
		t.Errorf("a missing page: %v", a.Header())
	}
	for coding, whole := range map[string]string{"": page, "br": ask(s, "GET", "/", "Accept-Encoding", "br").Body.String()} {
		if a := ask(s, "GET", "/", "Accept-Encoding", coding, "Range", "bytes=5-9"); a.Code != http.StatusPartialContent || a.Body.String() != whole[5:10] || a.Header().Get("Content-Length") != "5" {
			t.Errorf("a part of %q: %d %v %q", coding, a.Code, a.Header(), a.Body)
		}
	}
}

func TestTheHostReadsFiles(t *testing.T) {
	s := small(t)
	if text, err := s.Read(t.Context(), "/rules.json"); err != nil || string(text) != `{"a": "`+page+`"}` {
		t.Errorf("%.50s %v", text, err)
	}
	if _, err := s.Read(t.Context(), "/../go.mod"); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
}
