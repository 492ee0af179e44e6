//go:build !js

package site

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"handbook/wasm/hosting/policy"
)

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := r.URL.Path
	f := s.files[address]
	if address == "/404.html" {
		f = nil
	}
	switch page := strings.TrimSuffix(address, "index.html"); {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		s.set(w, "")
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This address takes GET and HEAD.", http.StatusMethodNotAllowed)
	case f != nil:
		s.set(w, address)
		f.serve(w, r)
	case s.moved[address] != "":
		s.redirect(w, r, s.moved[address])
	case s.files[address+"/"] != nil:
		s.redirect(w, r, address+"/")
	case page != address && s.files[page] != nil:
		s.redirect(w, r, page)
	default:
		s.missing(w, r)
	}
}

// set sets what the site's policy says of an address.
func (s *Site) set(w http.ResponseWriter, address string) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache") // asked for again each time: nobody reads an old procedure
	if f := s.files[address]; f != nil && f.immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	for name, value := range s.headers(address) {
		h.Set(name, value)
	}
}

func (s *Site) redirect(w http.ResponseWriter, r *http.Request, to string) {
	s.set(w, "")
	w.Header().Set("Location", (&url.URL{Path: to, RawQuery: r.URL.RawQuery}).String())
	w.WriteHeader(http.StatusMovedPermanently)
}

// missing answers where there is nothing, with the page that says so.
func (s *Site) missing(w http.ResponseWriter, r *http.Request) {
	s.set(w, "")
	f := s.files["/404.html"]
	if f == nil {
		http.Error(w, http.StatusText(http.StatusNotFound), http.StatusNotFound)
		return
	}
	text, _ := f.negotiate(w, r)
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		w.Write(text)
	}
}

// serve sends a file, or the part of it that is asked for, or that it has not changed.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	text, tag := f.negotiate(w, r)
	w.Header().Set("ETag", tag)
	if w.Header().Get("Content-Encoding") != "" {
		w.Header().Set("Content-Length", strconv.Itoa(len(text))) // which ServeContent leaves to us
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
}

// negotiate chooses as what a file is sent, and sets the headers that say so.
func (f *file) negotiate(w http.ResponseWriter, r *http.Request) (text []byte, tag string) {
	f.packed.Do(f.pack)
	h := w.Header()
	h.Set("Content-Type", policy.Type(f.name))
	if f.br != nil || f.gzip != nil {
		h.Set("Vary", "Accept-Encoding")
	}
	accepted := r.Header.Get("Accept-Encoding")
	switch {
	case f.br != nil && accepts(accepted, "br"):
		h.Set("Content-Encoding", "br")
		return f.br, `"` + f.tag + `-br"`
	case f.gzip != nil && accepts(accepted, "gzip"):
		h.Set("Content-Encoding", "gzip")
		return f.gzip, `"` + f.tag + `-gzip"`
	}
	return f.text, `"` + f.tag + `"`
}

// accepts reads Accept-Encoding: "gzip, br;q=0" accepts gzip alone.
func accepts(header, coding string) bool {
	for _, part := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		_, q, given := strings.Cut(weight, "=")
		n, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !given || err == nil && n > 0
	}
	return false
}
