//go:build !js

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTrim(t *testing.T) {
	named := map[string]bool{"govuk-link": true, "govuk-input--width-": true, "govuk-label": true}
	for _, tt := range []struct{ css, want, why string }{
		{"a{b:c}.deadline{d:e}", "a{b:c}.deadline{d:e}", "what is not GOV.UK's stays"},
		{".govuk-link{a:b}.govuk-link--muted{c:d}", ".govuk-link{a:b}", "a class that nothing names goes"},
		{"p,.govuk-body,.govuk-link:hover{a:b}", "p,.govuk-link:hover{a:b}", "and a rule keeps its other selectors"},
		{".govuk-input--width-4{a:b}", ".govuk-input--width-4{a:b}", "a template puts its number behind"},
		{".govuk-label:not(.govuk-label--s,.govuk-label--m)+p{a:b}", ".govuk-label:not(.govuk-label--s,.govuk-label--m)+p{a:b}", "what must not be there need not be"},
		{"@media print{.govuk-body{a:b}}@media print{.govuk-body{a:b}p{c:d}}", "@media print{p{c:d}}", "nor is an empty block kept"},
		{"@page{size:A4;@bottom-left{content:\"a\"}}:root{--govuk-x: 1}", "@page{size:A4;@bottom-left{content:\"a\"}}:root{--govuk-x: 1}", "other at-rules and custom properties stay"},
	} {
		if got, err := trim(tt.css, named); err != nil || got != tt.want {
			t.Errorf("%s: got %s %v\nwant %s", tt.why, got, err, tt.want)
		}
	}
	if _, err := trim("p{a:b", nil); err == nil {
		t.Error("an open block is let pass")
	}
}

func TestNames(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.html": `class="govuk-input govuk-input--width-{{ . }}"`, "b.js": "'govuk-link--x'", "c.css": ".govuk-no{}"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	named, err := names([]string{dir})
	if err != nil || len(named) != 3 || !named["govuk-input--width-"] || !named["govuk-link--x"] {
		t.Error(named, err)
	}
}
