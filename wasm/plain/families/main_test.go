//go:build !js

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// house is what the pages are held to, read as the command does.
func house(t *testing.T) *House {
	t.Helper()
	t.Chdir("../../..")
	var h House
	if err := front(index, &h); err != nil {
		t.Fatal(err)
	}
	return &h
}

func TestEveryPageIsPlain(t *testing.T) {
	h := house(t)
	files := pages()
	if len(files) < 8 || !slices.Contains(files, safety) || slices.Contains(files, index) {
		t.Fatalf("the pages are %q", files)
	}
	for _, file := range files {
		for _, fault := range h.check(file, false) {
			t.Errorf("%s: %s", file, fault)
		}
	}
}

const safety = "content/families/safety.md"

func TestAPageOfTheHandbooksOwnWords(t *testing.T) {
	h := house(t)
	right, err := os.ReadFile(safety)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"a long sentence", "Call 999.", "You and all of us and he and she and they and it go to and fro and in and out.", "words, over 15"},
		{"long words", "Call 999.", strings.Repeat("Multidisciplinary professionals ascertain vulnerabilities necessitating intervention. ", 20), "shorter sentences, shorter words"},
		{"nobody’s words", "rests-on: This page is not from any procedure. It is the handbook’s own.\n", "", "is of no area: want text below the front matter, rests-on: that says whose it is"},
		{"no reader", "reader: young-people", "reader: everybody", `reader "everybody" is none of`},
		{"an area", "reader:", "area: derbyshire\nreader:", `layout "", area "derbyshire" and reader "young-people" do not fit`},
	} {
		wrong := strings.Replace(string(right), tt.old, tt.new, 1)
		if wrong == string(right) {
			t.Fatalf("%s: there is no %q", tt.name, tt.old)
		}
		file := filepath.Join(t.TempDir(), "safety.md")
		if err := os.WriteFile(file, []byte(wrong), 0o644); err != nil {
			t.Fatal(err)
		}
		if faults := strings.Join(h.check(file, false), "\n"); !strings.Contains(faults, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, faults, tt.want)
		}
	}
}

func TestAHardPageIsRefused(t *testing.T) {
	h := house(t)
	for _, reader := range []string{"parents", "young-people"} {
		name := "derbyshire-" + reader + ".md"
		right, err := os.ReadFile("content/families/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct{ name, old, new, want string }{
			{"a long sentence", "    text: |\n", "    text: |\n      You and all of us and he and she and they and it go to and fro and in and out and up and down.\n\n", "words, over"},
			{"long words", "    text: |\n", "    text: |\n" + strings.Repeat("      Multidisciplinary professionals ascertain vulnerabilities necessitating intervention.\n\n", 40), "shorter sentences, shorter words"},
			{"a section left out", "  - id: complain\n", "  - id: complaints\n", `section "complaints"`},
			{"a section out of its place", "  - id: help\n", "  - id: views\n", `section "views"`},
			{"nothing that it rests on", "    clauses: [", "    silent: |\n      Ask.\n    words: []\n    clauses: []\n    # [", "plan: rests on no clauses:"},
			{"an unknown key", "reader:", "readers: you\nreader:", `unknown field "readers"`},
		} {
			wrong := strings.Replace(string(right), tt.old, tt.new, 1)
			if wrong == string(right) {
				t.Fatalf("%s: %s has no %q", tt.name, name, tt.old)
			}
			file := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(file, []byte(wrong), 0o644); err != nil {
				t.Fatal(err)
			}
			if faults := strings.Join(h.check(file, false), "\n"); !strings.Contains(faults, tt.want) {
				t.Errorf("%s, %s: got %q, want %q", reader, tt.name, faults, tt.want)
			}
		}
	}
}
