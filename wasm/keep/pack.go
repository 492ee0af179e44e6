//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// opened.js stands in for the server: see there.
//
//go:embed opened.js
var opened []byte

const (
	folder = "handbook/"  // what the zip unpacks to
	script = "opened.js"  // in it
	grace  = 30           // days for which a copy needs no warning, as in service-worker.js
	day    = "2006-01-02" // as the pages' scripts compare days
)

var (
	searching = regexp.MustCompile(`^/(pagefind/|js/search\.|manifest\.json)`)            // needs a server
	fetched   = regexp.MustCompile(`^/(build/.*\.wasm|js/worker-.*\.js|.*/rules\.json)$`) // asked for by scripts
)

// pack writes handbook.zip.
func pack(public string, built time.Time) (said string, err error) {
	l, w, err := read(public)
	if err != nil {
		return "", err
	}
	for path := range l.Files {
		if searching.MatchString(path) {
			delete(l.Files, path)
		}
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestCompression) })
	add := func(name string, text []byte) error {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: folder + name, Method: zip.Deflate, Modified: built})
		if err == nil {
			_, err = entry.Write(text)
		}
		return err
	}
	if err := add(script, opened); err != nil {
		return "", err
	}
	paths := make([]string, 0, len(l.Files))
	for path := range l.Files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		name := strings.TrimPrefix(file(path), "/")
		text, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
		if err != nil {
			return "", err
		}
		switch {
		case strings.HasSuffix(name, ".html"):
			text, err = relink(text, path, l.Files, w.head(l, path, built))
		case fetched.MatchString(path):
			name += ".js"
			text, err = hold(path, text)
		case strings.HasSuffix(name, ".js"):
			// A module is not let run from a file; as a script it is kept apart from the others.
			text = slices.Concat([]byte(`(()=>{"use strict";`), text, []byte("\n})()"))
		}
		if err == nil {
			err = add(name, text)
		}
		if err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(public, "handbook.zip"), out.Bytes(), 0o644); err != nil {
		return "", err
	}
	return fmt.Sprintf("handbook.zip: edition %s, %d files, %.1f MB: all right", l.Edition, len(paths)+1, float64(out.Len())/1e6), nil
}

// head is what a page of the zip says at its head. It is old after 30 days, or past its area's next review.
func (w *words) head(l *list, path string, built time.Time) string {
	late := built.AddDate(0, 0, grace)
	if review, err := time.Parse("2006-01", l.Reviews[strings.Split(path, "/")[1]]); err == nil {
		if last := review.AddDate(0, 1, -1); last.Before(late) {
			late = last
		}
	}
	return strings.NewReplacer("{edition}", l.Edition, "{date}", built.Format("2 January 2006"), "{late}", late.Format(day)).Replace(w.file + w.fileLate)
}

// hold wraps a file in a script that hands it over, since nothing can be fetched from a file.
func hold(path string, text []byte) ([]byte, error) {
	body := string(text)
	if strings.HasSuffix(path, ".wasm") {
		body = base64.StdEncoding.EncodeToString(text)
	}
	arguments, err := json.Marshal([]string{path, body})
	return slices.Concat([]byte("hold(..."), arguments, []byte(")\n")), err
}

// file is the file of a path.
func file(at string) string {
	if strings.HasSuffix(at, "/") {
		return at + "index.html"
	}
	return path.Clean(at)
}
