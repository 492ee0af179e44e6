//go:build !js

package policy

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Brotli is what is put to the name of a file that was compressed when the site was built.
const Brotli = ".br"

// Handler serves the files of a built site by the policy.
func (p *Policy) Handler(site fs.FS) http.Handler {
	moved := map[string]string{}
	for _, m := range p.Moved {
		moved[m.From], moved[strings.TrimSuffix(m.From, "/")] = m.To, m.To
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set(w, p.Page())
		to := moved[r.URL.Path]
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		case to != "":
			redirect(w, to)
		default:
			p.serve(w, r, site)
		}
	})
}

// Everywhere serves a handler with the headers of a page, such as one that answers no files.
func (p *Policy) Everywhere(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set(w, p.Page())
		h.ServeHTTP(w, r)
	})
}

func (p *Policy) serve(w http.ResponseWriter, r *http.Request, site fs.FS) {
	name := strings.Trim(path.Clean(r.URL.Path), "/")
	if info, err := fs.Stat(site, path.Join(name, ".")); err == nil && info.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			redirect(w, "/"+name+"/")
			return
		}
		name = path.Join(name, "index.html")
	}
	text, err := fs.ReadFile(site, name)
	if err != nil || private(name) {
		missing(w, site)
		return
	}
	set(w, p.Headers("/"+name))
	w.Header().Set("Content-Type", Type(name))
	accepts := r.Header.Get("Accept-Encoding")
	if packed, err := fs.ReadFile(site, name+Brotli); err == nil {
		w.Header().Set("Vary", "Accept-Encoding")
		if strings.Contains(accepts, "br") {
			w.Header().Set("Content-Encoding", "br")
			text = packed
		}
	}
	sum := sha256.Sum256(text)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	if w.Header().Get("Content-Encoding") == "" && Compressible(name) {
		w.Header().Set("Vary", "Accept-Encoding")
		if strings.Contains(accepts, "gzip") && r.Header.Get("Range") == "" {
			w.Header().Set("ETag", `W/"`+hex.EncodeToString(sum[:16])+`"`)
			zip := &zipped{ResponseWriter: w}
			defer zip.Close()
			w = zip
		}
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(text))
}

func set(w http.ResponseWriter, headers map[string]string) {
	for name, value := range headers {
		w.Header().Set(name, value)
	}
}

func redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusMovedPermanently)
}

// missing answers for an address that has no file.
func missing(w http.ResponseWriter, site fs.FS) {
	text, err := fs.ReadFile(site, "404.html")
	if err != nil {
		text = []byte(http.StatusText(http.StatusNotFound))
	}
	w.Header().Set("Content-Type", Type("404.html"))
	w.WriteHeader(http.StatusNotFound)
	w.Write(text)
}

// private tells the files that speak to a host and not to readers, and the page that
// stands for those that are missing.
func private(name string) bool {
	return name == "_headers" || name == "_redirects" || name == "404.html"
}

func Compressible(name string) bool {
	switch t, _, _ := strings.Cut(Type(name), ";"); t {
	case "application/json", "application/wasm", "application/xml", "image/svg+xml":
		return true
	default:
		return strings.HasPrefix(t, "text/")
	}
}

// zipped writes a response's body through gzip, where it has one.
type zipped struct {
	http.ResponseWriter
	zip *gzip.Writer
}

func (z *zipped) WriteHeader(status int) {
	if status == http.StatusOK {
		z.Header().Del("Content-Length")
		z.Header().Set("Content-Encoding", "gzip")
		z.zip = gzip.NewWriter(z.ResponseWriter)
	}
	z.ResponseWriter.WriteHeader(status)
}

func (z *zipped) Write(b []byte) (int, error) {
	if z.zip == nil {
		return z.ResponseWriter.Write(b)
	}
	return z.zip.Write(b)
}

// Close ends the compressed body.
func (z *zipped) Close() error {
	if z.zip == nil {
		return nil
	}
	return z.zip.Close()
}
