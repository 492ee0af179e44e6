//go:build !js

// Command trim leaves out of a style sheet what no page can use: selectors with a class of
// GOV.UK Frontend that no template, script or text names. Its parts hold many kinds of
// button, link and heading of which the handbook has few, and every reading page carries them.
//
//	go run ./wasm/trim FULL.css TRIMMED.css FOLDER ...
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/trim FULL.css TRIMMED.css FOLDER ...")
		os.Exit(1)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(full, trimmed string, folders []string) error {
	css, err := os.ReadFile(full)
	if err != nil {
		return err
	}
	named, err := names(folders)
	if err != nil {
		return err
	}
	out, err := trim(string(css), named)
	if err != nil {
		return fmt.Errorf("%s: %w", full, err)
	}
	return os.WriteFile(trimmed, []byte(out), 0o644)
}

var (
	class = regexp.MustCompile(`govuk-[a-zA-Z0-9_-]+`)
	not   = regexp.MustCompile(`:not\([^)]*\)`)
)

// names gives every class of GOV.UK Frontend that the folders' files name. One that ends in
// a hyphen is put together by a template, as govuk-input--width-{{ 2 }}, and names all that
// begin so.
func names(folders []string) (map[string]bool, error) {
	named := map[string]bool{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
			switch filepath.Ext(file) {
			case ".html", ".js", ".md":
			default:
				return err
			}
			text, err := os.ReadFile(file)
			for _, name := range class.FindAllString(string(text), -1) {
				named[name] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return named, nil
}

// trim gives the rules whose selectors can be met, in their order.
func trim(css string, named map[string]bool) (string, error) {
	var out strings.Builder
	for css != "" {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			out.WriteString(css)
			break
		}
		end, depth := open+1, 1
		for ; depth > 0; end++ {
			if end == len(css) {
				return "", errors.New("a block is not closed")
			}
			switch css[end] {
			case '{':
				depth++
			case '}':
				depth--
			}
		}
		selector, body := css[:open], css[open+1:end-1]
		css = css[end:]
		switch {
		case strings.HasPrefix(selector, "@media"), strings.HasPrefix(selector, "@supports"):
			inner, err := trim(body, named)
			if err != nil {
				return "", err
			}
			body = inner
		case !strings.HasPrefix(selector, "@"):
			selector = met(selector, named)
		}
		if selector != "" && body != "" {
			out.WriteString(selector + "{" + body + "}")
		}
	}
	return out.String(), nil
}

// met gives those of a rule's selectors that a page can have.
func met(selectors string, named map[string]bool) string {
	var kept []string
	depth, from := 0, 0
	for i := 0; i <= len(selectors); i++ {
		if i < len(selectors) && (selectors[i] != ',' || depth > 0) {
			switch selectors[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			continue
		}
		if one := selectors[from:i]; can(one, named) {
			kept = append(kept, one)
		}
		from = i + 1
	}
	return strings.Join(kept, ",")
}

func can(selector string, named map[string]bool) bool {
	for _, name := range class.FindAllString(not.ReplaceAllString(selector, ""), -1) {
		if named[name] {
			continue
		}
		begun := false
		for i := range name {
			begun = begun || name[i] == '-' && named[name[:i+1]]
		}
		if !begun {
			return false
		}
	}
	return true
}
