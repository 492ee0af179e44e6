//go:build !js

package browser_test

import (
	"encoding/json"
	"encoding/pem"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheObservatoryGradesTheHeadersHighly serves the site as a host does, with TLS, a
// redirect to it and the header that only such a host may send, and has Mozilla's own
// grader look at it.
func TestTheObservatoryGradesTheHeadersHighly(t *testing.T) {
	site := serve(t)
	to, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.ModifyResponse = func(r *http.Response) error {
		if r.Header.Get("Strict-Transport-Security") == "" {
			r.Header.Set("Strict-Transport-Security", "max-age=63072000")
		}
		return nil
	}
	secure := httptest.NewTLSServer(proxy)
	t.Cleanup(secure.Close)
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, secure.URL+r.URL.RequestURI(), http.StatusMovedPermanently)
	}))
	t.Cleanup(plain.Close)
	authority := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(authority, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: secure.Certificate().Raw}), 0o644); err != nil {
		t.Fatal(err)
	}
	port := func(address string) string { return address[strings.LastIndex(address, ":")+1:] }
	cmd := exec.Command("node", "grade.mjs", "127.0.0.1", port(plain.URL), port(secure.URL))
	cmd.Dir = filepath.Join(root, "testdata", "observatory")
	cmd.Env = append(os.Environ(), "NODE_EXTRA_CA_CERTS="+authority, "no_proxy=127.0.0.1", "NO_PROXY=127.0.0.1")
	out, err := cmd.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			t.Fatalf("%v (make test installs it): %s", err, failed.Stderr)
		}
		t.Fatal(err)
	}
	var graded struct {
		Score int
		Grade string
		Tests []struct {
			Name, Result string
			Pass         bool
			Points       int
		}
	}
	if err := json.Unmarshal(out, &graded); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, test := range graded.Tests {
		t.Logf("%+d %s: %s", test.Points, test.Name, test.Result)
		if !test.Pass {
			t.Errorf("%s: %s", test.Name, test.Result)
		}
	}
	if graded.Score < 130 || len(graded.Tests) != 10 {
		t.Errorf("%d points (%s) of %d tests, want 130 of 10", graded.Score, graded.Grade, len(graded.Tests))
	}
}
