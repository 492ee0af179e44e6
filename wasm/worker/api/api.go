// Package api answers the handbook's HTTP interface: what the calculators of its pages
// work out, for other programs. It knows no host. It has no clock and no files of its own,
// keeps nothing of a request and logs nothing; a Site reads what Hugo has built.
package api

import (
	"context"
	"net/http"
)

// Site is what the interface needs of its host.
type Site struct {
	// Read reads a file of the built site by its path, such as /hertfordshire/rules.json.
	// Its error is fs.ErrNotExist where there is no such file.
	Read func(ctx context.Context, path string) ([]byte, error)
	// Revision is the version of the source that the engine was built from.
	Revision string
}

// Handler answers every path under /api/ from a site.
func Handler(site Site) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, http.StatusText(http.StatusNotImplemented), http.StatusNotImplemented)
	})
}
