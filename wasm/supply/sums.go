//go:build !js

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// list is the file of checksums: lines as `sha256sum --check` reads them.
const list = "sha256sums.txt"

// sums are the SHA-256 of every file of a built site but the list itself, by path.
func sums(public string) (map[string]string, error) {
	of := map[string]string{}
	err := fs.WalkDir(os.DirFS(public), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path == list {
			return err
		}
		text, err := os.ReadFile(filepath.Join(public, path))
		sum := sha256.Sum256(text)
		of[path] = hex.EncodeToString(sum[:])
		return err
	})
	return of, err
}

func writeSums(public string) error {
	of, err := sums(public)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&lines, "%s  %s\n", of[path], path)
	}
	return os.WriteFile(filepath.Join(public, list), lines.Bytes(), 0o644)
}

// same says every file in which two builds differ.
func same(a, b string) error {
	one, err := sums(a)
	if err != nil {
		return err
	}
	other, err := sums(b)
	if err != nil {
		return err
	}
	var errs []error
	for path := range one {
		if other[path] == "" {
			errs = append(errs, fmt.Errorf("%s is in %s alone", path, a))
		} else if one[path] != other[path] {
			errs = append(errs, fmt.Errorf("%s differs", path))
		}
	}
	for path := range other {
		if one[path] == "" {
			errs = append(errs, fmt.Errorf("%s is in %s alone", path, b))
		}
	}
	if len(errs) == 0 {
		fmt.Printf("%d files, the same bytes in both\n", len(one))
	}
	return errors.Join(errs...)
}
