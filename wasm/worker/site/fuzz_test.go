//go:build !js

package site_test

import (
	"strings"
	"testing"
)

// FuzzAddress finds that whatever is asked for, the answer is a file of the site, a way to one
// or the page that says that there is none, and that no answer is without its headers.
func FuzzAddress(f *testing.F) {
	for _, address := range []string{"/", "/about", "/about/", "/about/index.html", "/old", "/../about/", "//", "/%2e%2e/", "/_headers", "/build/plans." + print + ".wasm", "\x00", "/about/?a=%zz"} {
		f.Add("GET", address, "br;q=0, gzip", "bytes=1-2")
	}
	f.Add("POST", "/", "", "")
	f.Add("HEAD", "/rules.json", "br;;q=x,", "bytes=-9,0-")
	s := small(f)
	f.Fuzz(func(t *testing.T, method, address, encoding, part string) {
		w := ask(s, method, address, "Accept-Encoding", encoding, "Range", part)
		switch w.Code {
		case 200, 206, 301, 404, 405, 416:
		default:
			t.Fatalf("%s %q is answered with %d", method, address, w.Code)
		}
		if to := w.Header().Get("Location"); w.Code == 301 && !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
			t.Fatalf("%s %q leads to %q", method, address, to)
		}
		if w.Header().Get("X-Address") == "" || w.Header().Get("Cache-Control") == "" && w.Code != 416 { // which net/http takes off a part that there is not
			t.Fatalf("%s %q is answered without its headers: %v", method, address, w.Header())
		}
	})
}
