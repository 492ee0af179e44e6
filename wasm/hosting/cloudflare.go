//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"handbook/wasm/hosting/policy"
)

// Cloudflare reads at most 100 rules.
const mostRules = 100

// cloudflare writes _headers. There a rule is also applied where there is no file, so what
// may be kept for ever is named file by file: nobody shall keep for a year that a file is
// not there. A folder whose files are too many for the list is asked for again each time.
func cloudflare(s site) (string, error) {
	rules := []string{rule("/*", s.Page())}
	for _, ext := range slices.Sorted(maps.Keys(policy.Types)) {
		if notCloudflares[ext] {
			rules = append(rules, rule("/*"+ext, map[string]string{"Content-Type": policy.Types[ext]}))
		}
	}
	one := func(path string, r policy.Rule) {
		text := "  ! " + policy.CacheControl + "\n"
		rules = append(rules, strings.Replace(rule(path, r.Headers), "\n", "\n"+text, 1))
	}
	for _, r := range s.Rules[1:] {
		if !r.Immutable() {
			for _, folder := range r.Folders {
				one(folder+"*", r)
			}
		}
	}
	for folder, r := range s.immutable(mostRules - len(rules)) {
		for _, file := range s.below(folder) {
			one(file, r)
		}
	}
	for _, line := range strings.Split(strings.Join(rules, ""), "\n") {
		if len(line) > 2000 {
			return "", fmt.Errorf("a line has %d letters, and Cloudflare reads 2,000", len(line))
		}
	}
	return strings.Join(rules, ""), nil
}

// notCloudflares are the names to which Cloudflare gives no type.
var notCloudflares = map[string]bool{".gift": true, ".pagefind": true, ".pf_filter": true, ".pf_fragment": true, ".pf_index": true, ".pf_meta": true}

func rule(path string, headers map[string]string) string {
	var b strings.Builder
	b.WriteString(path + "\n")
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		fmt.Fprintf(&b, "  %s: %s\n", name, headers[name])
	}
	return b.String()
}

// worker writes what the Worker puts on the answers that are not files.
func worker(s site) (string, error) {
	text, err := json.MarshalIndent(s.Page(), "", "  ")
	return "export default " + string(text) + "\n", err
}
