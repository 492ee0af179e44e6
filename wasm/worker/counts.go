//go:build !js

package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"

	"handbook/wasm/worker/api"
)

// counts are how many requests there were for each address of the interface and for the
// site's files, by the first digit of the answer's status. They are all that is kept, and
// are told when the server stops: to publish them would tell others how much it is used.
type counts [9][6]atomic.Int64 // the addresses of api.Paths, others under /api/, the files

// row is where a request is counted.
func row(path string) int {
	i := slices.Index(api.Paths, path)
	switch {
	case i >= 0:
		return i
	case strings.HasPrefix(path, "/api/"):
		return len(api.Paths)
	}
	return len(api.Paths) + 1
}

// count counts what a handler answers.
func (c *counts) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := &status{ResponseWriter: w, is: http.StatusOK}
		defer func() { c[row(r.URL.Path)][answer.is/100].Add(1) }()
		next.ServeHTTP(answer, r)
	})
}

// tell writes a line for each address that was asked for.
func (c *counts) tell(to io.Writer) {
	for i, name := range append(slices.Clone(api.Paths), "elsewhere under /api/", "files") {
		var line strings.Builder
		for class := range c[i] {
			if n := c[i][class].Load(); n > 0 {
				fmt.Fprintf(&line, "  %dxx %d", class, n)
			}
		}
		if line.Len() > 0 {
			fmt.Fprintf(to, "%-22s%s\n", name, line.String())
		}
	}
}

// status remembers an answer's status.
type status struct {
	http.ResponseWriter
	is int
}

func (s *status) WriteHeader(is int) {
	s.is = is
	s.ResponseWriter.WriteHeader(is)
}

// Unwrap lets net/http find what it wrapped.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }
