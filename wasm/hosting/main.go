//go:build !js

// Command hosting writes what hosts need to serve the built site by its policy (package
// policy): the same headers, media types, 404 page, moved pages and times to keep on all.
//
//	go run ./wasm/hosting
//
// reads config.toml and public/, and writes
//
//	public/_headers                                       Cloudflare; _redirects is Hugo's
//	public/build/*.wasm.br                                the modules by brotli's level 11
//	wasm/build/hosting/headers.mjs                        what the Worker's own answers are served with
//	wasm/build/hosting/nginx/handbook.conf                to include in a server block
//	wasm/build/hosting/apache/.htaccess                   to lay beside the site, or to include in its <Directory>
//	wasm/build/hosting/iis/web.config                     to lay beside the site
//	wasm/build/hosting/azure/staticwebapp.config.json     to lay beside the site
//
// content/about/hosting.md says how to use them.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handbook/wasm/hosting/policy"
)

// public is where the site is built, out where what is not of the site is written.
const (
	public = "public"
	out    = "wasm/build/hosting"
)

// site is what the writers work from: a policy, and the addresses of the files it is for.
type site struct {
	*policy.Policy
	files []string
}

// written are the files of every host, by where they are put.
var written = map[string]func(site) (string, error){
	filepath.Join(public, "_headers"):                    cloudflare,
	filepath.Join(out, "headers.mjs"):                    worker,
	filepath.Join(out, "nginx/handbook.conf"):            nginx,
	filepath.Join(out, "apache/.htaccess"):               apache,
	filepath.Join(out, "iis/web.config"):                 iis,
	filepath.Join(out, "azure/staticwebapp.config.json"): azure,
}

func main() {
	files, err := write(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d files, their policy written for Cloudflare, nginx, Apache, IIS and Azure\n", files)
}

// write writes for the project at root, and counts the files of its site.
func write(root string) (files int, err error) {
	if err := compress(filepath.Join(root, public, "build"), filepath.Join(root, out, "brotli")); err != nil {
		return 0, err
	}
	s, err := read(root)
	if err != nil {
		return 0, err
	}
	for file, text := range written {
		content, err := text(s)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		file = filepath.Join(root, file)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(content), 0o644)); err != nil {
			return 0, err
		}
	}
	return len(s.files), nil
}

// read reads the policy of the project at root and lists its built site.
func read(root string) (site, error) {
	p, err := policy.Read(filepath.Join(root, "config.toml"), filepath.Join(root, public))
	if err != nil {
		return site{}, err
	}
	s := site{Policy: p}
	dir := filepath.Join(root, public)
	return s, filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			s.files = append(s.files, filepath.ToSlash(strings.TrimPrefix(file, dir)))
		}
		return err
	})
}

// below lists the files of a folder.
func (s site) below(folder string) (list []string) {
	for _, file := range s.files {
		if strings.HasPrefix(file, folder) {
			list = append(list, file)
		}
	}
	return list
}

// immutable gives the folders whose files may be kept for ever and can be named one by one,
// as long as there is room, the smallest first.
func (s site) immutable(room int) iter.Seq2[string, policy.Rule] {
	rules := map[string]policy.Rule{}
	for _, r := range s.Rules[1:] {
		if r.Immutable() {
			for _, folder := range r.Folders {
				rules[folder] = r
			}
		}
	}
	folders := slices.SortedFunc(maps.Keys(rules), func(a, b string) int {
		return cmp.Or(len(s.below(a))-len(s.below(b)), cmp.Compare(a, b))
	})
	return func(yield func(string, policy.Rule) bool) {
		for _, folder := range folders {
			if room -= len(s.below(folder)); room < 0 || !yield(folder, rules[folder]) {
				return
			}
		}
	}
}

// modules lists the WebAssembly modules of a folder.
func (s site) modules(folder string) []string {
	return slices.DeleteFunc(s.below(folder), func(file string) bool { return filepath.Ext(file) != ".wasm" })
}
