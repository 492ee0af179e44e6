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

// azure writes a staticwebapp.config.json. Whether a route's headers are put on a 404 is
// not documented, so files that may be kept for ever are named one by one, as on Cloudflare.
func azure(s site) (string, error) {
	type route struct {
		Route    string            `json:"route"`
		Headers  map[string]string `json:"headers,omitempty"`
		Redirect string            `json:"redirect,omitempty"`
		Status   int               `json:"statusCode,omitempty"`
	}
	var routes []route
	for _, m := range s.Moved {
		routes = append(routes, route{Route: strings.TrimSuffix(m.From, "/"), Redirect: m.To, Status: 301},
			route{Route: m.From, Redirect: m.To, Status: 301})
	}
	routes = append(routes, route{Route: "/_headers", Status: 404}, route{Route: "/_redirects", Status: 404})
	for _, r := range s.Rules[1:] {
		if !r.Immutable() {
			for _, folder := range r.Folders {
				routes = append(routes, route{Route: folder + "*", Headers: r.Headers})
			}
		}
	}
	for folder, r := range s.immutable(mostRules) {
		for _, file := range s.below(folder) {
			routes = append(routes, route{Route: file, Headers: r.Headers})
		}
	}
	types := map[string]string{}
	for _, ext := range slices.Sorted(maps.Keys(policy.Types)) {
		types[ext] = policy.Types[ext]
	}
	text, err := json.MarshalIndent(map[string]any{
		"trailingSlash":     "always",
		"globalHeaders":     s.Page(),
		"mimeTypes":         types,
		"routes":            routes,
		"responseOverrides": map[string]any{"404": map[string]any{"rewrite": "/404.html"}},
	}, "", " ")
	if len(text) > 20<<10 {
		return "", fmt.Errorf("it has %d bytes, and Azure reads 20 KB", len(text))
	}
	return string(text) + "\n", err
}
