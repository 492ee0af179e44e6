//go:build !js

package site

import (
	"bytes"
	"path"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// kinds are the media types of the site's files. The tables of systems differ, and so would
// what is served.
var kinds = map[string]string{
	".css":  "text/css; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".gift": "text/plain; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".pdf":  "application/pdf",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".xml":  "application/xml",
	".zip":  "application/zip",
}

func kind(name string) string {
	if k := kinds[path.Ext(name)]; k != "" {
		return k
	}
	return "application/octet-stream"
}

// fingerprinted tells a name that has the hash of what it names, so that it names nothing
// else ever: plans.543f….wasm.
func fingerprinted(name string) bool {
	for _, part := range strings.Split(path.Base(name), ".") {
		if len(part) == 64 && strings.Trim(part, "0123456789abcdef") == "" {
			return true
		}
	}
	return false
}

// Levels of compression: brotli's 11 takes 100 seconds for the whole site where 6 takes 1.5,
// and saves an eighth; gzip's 9 takes five times as long as 8, and saves a hundredth.
const (
	brotliLevel = 6
	gzipLevel   = 8
)

func (f *file) compress() {
	switch f.kind {
	case "application/octet-stream", "application/pdf", "application/zip":
		return
	}
	var b bytes.Buffer
	if f.br == nil {
		w := brotli.NewWriterLevel(&b, brotliLevel)
		w.Write(f.text)
		w.Close()
		f.br = f.smaller(b.Bytes())
		b = bytes.Buffer{}
	}
	w, _ := gzip.NewWriterLevel(&b, gzipLevel)
	w.Write(f.text)
	w.Close()
	f.gzip = f.smaller(b.Bytes())
}

// smaller is what a text was compressed to, where that is worth a header.
func (f *file) smaller(packed []byte) []byte {
	if len(packed)+64 >= len(f.text) {
		return nil
	}
	return bytes.Clone(packed)
}
