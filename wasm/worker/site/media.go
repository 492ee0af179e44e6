//go:build !js

package site

import (
	"bytes"
	"path"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"handbook/wasm/hosting/policy"
)

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

// pack compresses a file that gets smaller by it, when it is first asked for.
func (f *file) pack() {
	if !policy.Compressible(f.name) {
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
