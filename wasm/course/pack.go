//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"handbook/wasm/course/facts"
	"handbook/wasm/course/gift"
	"handbook/wasm/course/scorm"
)

// pack packs the induction paths in the built site and writes the areas' question banks.
func pack(public string) (said string, err error) {
	f, err := facts.Read(public)
	if err != nil {
		return "", err
	}
	packages, err := packPaths(public, f)
	banks, err2 := writeBanks(public, f)
	if err := errors.Join(err, err2); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d packages for learning systems, %d question banks: all right", packages, banks), nil
}

// packPaths writes a package for each induction path and then takes away the pages that Hugo
// wrote for them, which are no pages of the site.
func packPaths(public string, f *facts.Facts) (n int, err error) {
	var errs []error
	var pages []string
	for _, p := range f.Pages {
		if p.Layout != facts.Path {
			continue
		}
		page := filepath.Join(public, filepath.FromSlash(p.Path), "package.html")
		pages = append(pages, page)
		if err := packPath(public, page, p); err != nil {
			errs = append(errs, fmt.Errorf("%s: its package: %w", p.Source(), err))
		}
	}
	if len(errs) > 0 {
		return 0, errors.Join(errs...)
	}
	for _, page := range pages {
		errs = append(errs, os.Remove(page))
	}
	return len(pages), errors.Join(errs...)
}

func packPath(public, page string, p *facts.Page) error {
	c := scorm.Course{ID: "handbook" + strings.ReplaceAll(strings.TrimSuffix(p.Path, "/"), "/", "-"), Title: p.Title, Description: p.Description, Language: "en-GB", Files: map[string][]byte{}}
	for name, path := range map[string]string{
		scorm.Entry:  page,
		"course.css": filepath.Join(public, "training", "package", "course.css"),
		"course.js":  filepath.Join(public, "training", "package", "course.js"),
	} {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c.Files[name] = text
	}
	zip, err := scorm.Pack(c)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(public, filepath.FromSlash(strings.TrimSuffix(p.Path, "/")))+".zip", zip, 0o644)
}

// writeBanks writes each area's questions, in the order of the pages.
func writeBanks(public string, f *facts.Facts) (n int, err error) {
	areas := map[string][]*facts.Question{}
	var order []string
	for _, q := range f.Questions {
		if areas[q.Area] == nil {
			order = append(order, q.Area)
		}
		areas[q.Area] = append(areas[q.Area], q)
	}
	var errs []error
	for _, area := range order {
		text, err := gift.Write(areas[area])
		if err == nil {
			err = os.WriteFile(filepath.Join(public, "training", area, "questions.gift"), text, 0o644)
		}
		errs = append(errs, err)
	}
	return len(order), errors.Join(errs...)
}
