package handbook_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryFileHasItsChecksum(t *testing.T) {
	list, err := os.ReadFile("public/sha256sums.txt")
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, file, _ := strings.Cut(strings.TrimSpace(line), "  ")
		sums[file] = sum
	}
	err = fs.WalkDir(os.DirFS("public"), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || file == "sha256sums.txt" {
			return err
		}
		text, err := os.ReadFile(filepath.Join("public", file))
		if sum := sha256.Sum256(text); sums[file] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: sha256sums.txt has %q, its bytes are %x", file, sums[file], sum)
		}
		delete(sums, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for file := range sums {
		t.Errorf("sha256sums.txt lists %s, which is not there", file)
	}
}

func TestPDFsSayNothingOfTheMachineThatMadeThem(t *testing.T) {
	files, err := filepath.Glob("public/pdf/*.pdf")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d PDFs (%v): run `make pdf` first", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, told := range []string{"127.0.0.1", "localhost", "/CreationDate", "/ModDate", "file:///"} {
			if bytes.Contains(text, []byte(told)) {
				t.Errorf("%s has %q in it", file, told)
			}
		}
		if !bytes.Contains(text, []byte("/StructTreeRoot")) {
			t.Errorf("%s is not tagged", file)
		}
	}
}

func TestLicencesOfAllThatReachesReaders(t *testing.T) {
	page := built(t)["/about/licences/"]
	if page == nil {
		t.Fatal("there is no page of licences")
	}
	got := text(page.root)
	for _, want := range []string{
		"Licence of Go: BSD-3-Clause", "Copyright 2009 The Go Authors.", "Redistributions in binary form must reproduce the above copyright notice",
		"GOV.UK Frontend 6.", "Licence of GOV.UK Frontend: MIT", "Copyright (C) 2017 Crown Copyright (Government Digital Service)",
		"Pagefind 1.", "Licence of Pagefind: MIT", "Copyright 2022 CloudCannon",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page of licences lacks %q", want)
		}
	}
}
