//go:build !js

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// list is kept.json. The service worker reads it, and keeps it with what it lists.
type list struct {
	Edition string            `json:"edition"`
	Copy    string            `json:"copy"`    // what a kept page says at its head
	Late    string            `json:"late"`    // and what instead, where it is old
	Reviews map[string]string `json:"reviews"` // the month of an area's next review, where it states one
	Files   map[string]string `json:"files"`   // the integrity of each file by its path, pages ending in /
}

// edition is edition.json.
type edition struct {
	ID      string            `json:"id"`
	Built   time.Time         `json:"built"`
	Reviews map[string]string `json:"reviews"`
}

// keep writes kept.json and edition.json, and the edition into sw.js.
func keep(public string, built time.Time) (said string, err error) {
	l, _, err := read(public)
	if err != nil {
		return "", err
	}
	worker := filepath.Join(public, "sw.js")
	script, err := os.ReadFile(worker)
	if err != nil {
		return "", err
	}
	switch n := bytes.Count(script, []byte("EDITION")); {
	case n == 1:
		script = bytes.Replace(script, []byte("EDITION"), []byte(l.Edition), 1)
	case !bytes.Contains(script, []byte("unregister")):
		return "", fmt.Errorf("%s: has EDITION %d times, want once (build the site again)", worker, n)
	}
	if err := errors.Join(
		os.WriteFile(worker, script, 0o644),
		write(filepath.Join(public, "kept.json"), l),
		write(filepath.Join(public, "edition.json"), edition{l.Edition, built, l.Reviews}),
	); err != nil {
		return "", err
	}
	return fmt.Sprintf("edition %s, %d files to keep: all right", l.Edition, len(l.Files)), nil
}

func write(file string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}

var (
	left = regexp.MustCompile(`\.(br|pdf|zip|gift|xml)$|^_|^(robots\.txt|sw\.js|sha256sums\.txt|(areas|kept|edition|rules|training)\.json|training/package/.*)$|^pagefind/(.*ui\.|pagefind-highlight|wasm\.unknown)`)
	due  = regexp.MustCompile(`data-overdue-after="?(\d{4}-\d\d)`)
)

// read hashes all that is to be kept, and gives the pages' words too.
func read(public string) (*list, *words, error) {
	l := &list{Reviews: map[string]string{}, Files: map[string]string{}}
	err := filepath.WalkDir(public, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(public, file)
		if name = filepath.ToSlash(name); err != nil || left.MatchString(name) {
			return err
		}
		text, err := os.ReadFile(file)
		sum := sha256.Sum256(text)
		l.Files["/"+strings.TrimSuffix(name, "index.html")] = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
		if area, rest, _ := strings.Cut(name, "/"); rest == "index.html" {
			if month := due.FindSubmatch(text); month != nil {
				l.Reviews[area] = string(month[1])
			}
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	w, err := readWords(filepath.Join(public, "about", "offline", "index.html"))
	if err != nil {
		return nil, nil, err
	}
	l.Copy, l.Late = w.copy, w.late
	whole, err := json.Marshal(l)
	sum := sha256.Sum256(whole)
	l.Edition = hex.EncodeToString(sum[:4])
	return l, w, err
}

// words are what a page says of itself: from the device and from a file, and where either is old.
type words struct{ copy, late, file, fileLate string }

// readWords reads them from the templates of the page about reading without signal.
func readWords(page string) (*words, error) {
	text, err := os.ReadFile(page)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for n := range root.Descendants() {
		if n.Data != "template" || len(n.Attr) == 0 {
			continue
		}
		var out strings.Builder
		for child := range n.ChildNodes() {
			if err := html.Render(&out, child); err != nil {
				return nil, err
			}
		}
		found[n.Attr[0].Val] = out.String()
	}
	for _, id := range []string{"copy", "late", "file", "file-late"} {
		if !strings.Contains(found[id], "{date}") {
			return nil, fmt.Errorf("%s: the template %s is missing or has no {date}", page, id)
		}
	}
	return &words{found["copy"], found["late"], found["file"], found["file-late"]}, nil
}
