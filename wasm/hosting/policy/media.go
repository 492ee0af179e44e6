//go:build !js

package policy

import (
	"path"
	"strings"
)

// Types are the media types of the site's files, by how their names end. Hosts have tables
// of their own, which differ in what they leave out; every one is given this.
var Types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gift":        "text/plain; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ics":         "text/calendar; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".pagefind":    Unknown,
	".pdf":         "application/pdf",
	".pf_filter":   Unknown,
	".pf_fragment": Unknown,
	".pf_index":    Unknown,
	".pf_meta":     Unknown,
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

// Unknown is the type of what is only bytes to a browser.
const Unknown = "application/octet-stream"

// Type is the media type of a file by its name.
func Type(name string) string {
	if t := Types[path.Ext(name)]; t != "" {
		return t
	}
	return Unknown
}

// Brotli is what is put to the name of a file that was compressed when the site was built.
const Brotli = ".br"

// Compressible tells whether a file is worth compressing, by its name.
func Compressible(name string) bool {
	switch t, _, _ := strings.Cut(Type(name), ";"); t {
	case "application/json", "application/wasm", "application/xml", "image/svg+xml":
		return true
	default:
		return strings.HasPrefix(t, "text/")
	}
}
