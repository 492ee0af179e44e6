//go:build !js

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"handbook/wasm/worker/site"
)

var folders = regexp.MustCompile(`^(/[a-z/-]*?)(?:\{([a-z,-]+)\}/)?\*\*$`)

// readHeaders reads what config.toml says that answers are served with: [[server.headers]]
// for folders, such as /** or /{css,js}/**. A later one takes the place of an earlier one.
// What is no file is served with what is said of the whole site.
func readHeaders(config string) (site.Headers, error) {
	text, err := os.ReadFile(config)
	if err != nil {
		return nil, err
	}
	var c struct {
		Server struct {
			Headers []struct {
				For    string
				Values map[string]string
			}
		}
	}
	if err := toml.Unmarshal(text, &c); err != nil {
		return nil, fmt.Errorf("%s: %w", config, err)
	}
	type rule struct {
		folder string
		values map[string]string
	}
	var rules []rule
	for _, h := range c.Server.Headers {
		m := folders.FindStringSubmatch(h.For)
		if m == nil {
			return nil, fmt.Errorf("%s: server.headers: for = %q (want folders, such as /**, /js/** or /{css,js}/**)", config, h.For)
		}
		for _, name := range strings.Split(m[2], ",") {
			if name != "" {
				name += "/"
			}
			rules = append(rules, rule{m[1] + name, h.Values})
		}
	}
	if len(rules) == 0 || rules[0].folder != "/" {
		return nil, fmt.Errorf("%s: server.headers: the first must be for = \"/**\"", config)
	}
	return func(address string) map[string]string {
		all := map[string]string{}
		for i, r := range rules {
			if i == 0 || address != "" && strings.HasPrefix(address, r.folder) {
				for name, value := range r.values {
					all[name] = value
				}
			}
		}
		return all
	}, nil
}
