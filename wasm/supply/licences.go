//go:build !js

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// terms are a package's version and licence, with its text where the package brings it.
type terms struct {
	Version string `json:"version"`
	Licence string `json:"licence"`
	Text    string `json:"text,omitempty"`
}

// licences are the terms of every package that reaches readers, by its name. The page
// about/licences.md says what of each does, and has the texts that packages lack.
func licences(b *bill) (map[string]terms, error) {
	root, err := ask("go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	list := map[string]terms{}
	for _, c := range b.Components {
		if c.Scope != "required" {
			continue
		}
		dir := filepath.Join("node_modules", filepath.FromSlash(c.Name))
		if c.Name == "std" {
			dir = strings.TrimSpace(root)
		}
		text, err := licenceFile(dir)
		if err != nil {
			return nil, err
		}
		list[c.Name] = terms{c.Version, c.Licenses[0].License.ID, text}
	}
	return list, nil
}

func licenceFile(dir string) (string, error) {
	for _, name := range []string{"LICENSE", "LICENSE.txt", "LICENSE.md"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			return strings.TrimSpace(string(text)), nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return "", nil
}
