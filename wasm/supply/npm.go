//go:build !js

package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"
)

// locked is one package of package-lock.json.
type locked struct {
	Version, Integrity, License, Resolved string
	Dependencies, OptionalDependencies    map[string]string
	DevDependencies, PeerDependencies     map[string]string
}

// lock reads a lock's packages by the folders that they go to; "" is the project.
func lock(file string) (map[string]locked, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var l struct{ Packages map[string]locked }
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return l.Packages, nil
}

// npmPackages are the packages of a lock, and what each needs.
func npmPackages(file string) (list []*component, needs map[string][]string, err error) {
	packages, err := lock(file)
	if err != nil {
		return nil, nil, err
	}
	needs = map[string][]string{}
	refs, seen := map[string]string{"": handbook}, map[string]bool{}
	for folder, p := range packages {
		if folder == "" {
			continue
		}
		name := folder[strings.LastIndex(folder, "node_modules/")+len("node_modules/"):]
		purl := "pkg:npm/" + strings.Replace(name, "@", "%40", 1) + "@" + p.Version
		refs[folder] = purl
		if seen[purl] {
			continue
		}
		seen[purl] = true
		algorithm, sum, _ := strings.Cut(p.Integrity, "-")
		raw, err := base64.StdEncoding.DecodeString(sum)
		if algorithm != "sha512" || err != nil || len(raw) != 64 {
			return nil, nil, fmt.Errorf("%s: %s has the integrity %q (want sha512)", file, folder, p.Integrity)
		}
		list = append(list, &component{Type: "library", Ref: purl, Name: name, Version: p.Version, PURL: purl,
			Hashes: []hash{{"SHA-512", hex.EncodeToString(raw)}}, Licenses: licensed(p.License)})
	}
	for folder, p := range packages {
		for _, asked := range []map[string]string{p.Dependencies, p.OptionalDependencies, p.DevDependencies, p.PeerDependencies} {
			for name := range asked {
				if at, ok := resolve(packages, folder, name); ok {
					needs[refs[folder]] = append(needs[refs[folder]], refs[at])
				}
			}
		}
	}
	return list, needs, nil
}

// resolve finds a package as Node does: beside the one that asks, then further up.
func resolve(packages map[string]locked, from, name string) (folder string, ok bool) {
	for dir := from; ; dir = path.Dir(strings.TrimSuffix(dir, "/node_modules")) {
		folder = path.Join(dir, "node_modules", name)
		if _, ok := packages[folder]; ok {
			return folder, true
		}
		if dir == "" || dir == "." {
			return "", false
		}
	}
}
