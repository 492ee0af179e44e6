// Command worker serves the handbook's HTTP interface. Built for js/wasm it is a Cloudflare
// Worker, in front of which the site's files are served; natively it is one process that
// serves both, with the headers of production.
package main

import "runtime/debug"

// revision is the commit that the program was built from, with a mark where files had been
// changed since, or unknown where the build does not say.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, changed := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+changed"
		}
	}
	return revision + changed
}
