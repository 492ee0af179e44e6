//go:build !js

package main

import (
	"cmp"
	"slices"
	"strings"
)

// bill is a CycloneDX document, with those of its words that are used here.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []*component `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component *component `json:"component"`
}

type component struct {
	Type     string    `json:"type"`
	Ref      string    `json:"bom-ref"`
	Name     string    `json:"name"`
	Version  string    `json:"version,omitempty"`
	Scope    string    `json:"scope,omitempty"`
	Hashes   []hash    `json:"hashes,omitempty"`
	Licenses []licence `json:"licenses,omitempty"`
	PURL     string    `json:"purl,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

// licence is an SPDX id or, where a package gives a choice, an expression.
type licence struct {
	License    *spdx  `json:"license,omitempty"`
	Expression string `json:"expression,omitempty"`
}

type spdx struct {
	ID string `json:"id"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn,omitempty"`
}

const handbook = "handbook"

// readers are the packages of which something is served: all others only build or check.
var readers = []string{"std", "govuk-frontend", "@pagefind/linux-x64"}

// locks are the project's and that of a checker which is kept apart from it.
var locks = []string{"package-lock.json", "testdata/observatory/package-lock.json"}

// readBill asks Go and reads the locks, in the project's folder.
func readBill() (*bill, error) {
	modules, needs, err := goModules()
	if err != nil {
		return nil, err
	}
	b := &bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: modules,
		Metadata: metadata{&component{Type: "application", Ref: handbook, Name: "child-protection-plan-handbook"}}}
	for _, file := range locks {
		packages, needed, err := npmPackages(file)
		if err != nil {
			return nil, err
		}
		b.Components = append(b.Components, packages...)
		for ref, on := range needed {
			needs[ref] = append(needs[ref], on...)
		}
	}
	slices.SortFunc(b.Components, func(a, b *component) int { return cmp.Compare(a.Ref, b.Ref) })
	b.Components = slices.CompactFunc(b.Components, func(a, b *component) bool { return a.Ref == b.Ref })
	refs := []string{handbook}
	for _, c := range b.Components {
		c.Scope = "excluded"
		if slices.Contains(readers, c.Name) {
			c.Scope = "required"
		}
		refs = append(refs, c.Ref)
	}
	for _, ref := range refs {
		on := needs[ref]
		slices.Sort(on)
		b.Dependencies = append(b.Dependencies, dependency{ref, slices.Compact(on)})
	}
	return b, nil
}

// licensed is an SPDX id or expression as CycloneDX wants it.
func licensed(name string) []licence {
	switch {
	case name == "":
		return nil
	case strings.Contains(name, " "):
		return []licence{{Expression: name}}
	}
	return []licence{{License: &spdx{name}}}
}
