// Package api answers the handbook's HTTP interface: what the calculators of its pages work
// out, for other programs. A request and its answer are those of the page's own module,
// byte for byte, and openapi.json describes them.
//
// It knows no host. It has no clock and no files, keeps nothing of a request and logs
// nothing; a Site reads what Hugo has built, and only the rules of the area that is asked
// for are read. What a host serves every answer with, such as the site's headers of
// security, it puts on before: a Handler sets only what is its own.
//
// Anybody may ask from anywhere (Access-Control-Allow-Origin: *). There is nothing to
// protect: no cookie, no account, and rules that are published. What is asked stands in the
// body alone, since addresses are written into logs.
package api

import (
	"context"
	_ "embed"
	"net/http"
	"strconv"
	"strings"
)

// MaxBody is how many bytes the body of a request may have.
const MaxBody = 256 << 10

// OpenAPI is the description of the interface, served at /api/openapi.json.
//
//go:embed openapi.json
var OpenAPI []byte

// Site is what the interface needs of its host.
type Site struct {
	// Read reads a file of the built site by its path, such as /hertfordshire/rules.json.
	// Its error is fs.ErrNotExist where there is no such file. The text is not changed.
	Read func(ctx context.Context, path string) ([]byte, error)
	// Revision is the version of the source that the engine was built from.
	Revision string
}

// Paths are the addresses that a Handler answers.
var Paths = []string{"/api/deadlines", "/api/deadlines.ics", "/api/visits", "/api/plan", "/api/areas", "/api/health", "/api/openapi.json"}

// Handler answers every address under /api/ from a site.
func Handler(site Site) http.Handler {
	a := &api{site: site, books: books{read: site.Read}, large: make(chan struct{}, places())}
	a.endpoints = map[string]endpoint{
		"/api/deadlines":     {http.MethodPost, a.ask(deadlinesOf)},
		"/api/deadlines.ics": {http.MethodPost, a.ask(datesOf)},
		"/api/visits":        {http.MethodPost, a.ask(visitsOf)},
		"/api/plan":          {http.MethodPost, a.ask(planOf)},
		"/api/areas":         {http.MethodGet, a.areas},
		"/api/health":        {http.MethodGet, a.health},
		"/api/openapi.json":  {http.MethodGet, a.openAPI},
	}
	return a
}

type api struct {
	site      Site
	books     books
	large     chan struct{} // has one for each long body that is being answered
	endpoints map[string]endpoint
}

// endpoint is what answers at one address.
type endpoint struct {
	method string
	answer func(*http.Request) reply
}

// methods are those that the endpoint takes.
func (e endpoint) methods() string {
	if e.method == http.MethodGet {
		return "GET, HEAD, OPTIONS"
	}
	return e.method + ", OPTIONS"
}

// reply is a whole answer. It is made before anything of it is written, so that what fails
// on the way can still be told.
type reply struct {
	status  int
	headers map[string]string
	body    []byte
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := a.reply(r)
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	for name, value := range out.headers {
		h.Set(name, value)
	}
	if out.status != http.StatusNoContent && out.status != http.StatusNotModified {
		h.Set("Content-Length", strconv.Itoa(len(out.body)))
	}
	w.WriteHeader(out.status)
	if r.Method != http.MethodHead && len(out.body) > 0 {
		w.Write(out.body)
	}
}

// reply answers one request. A panic is that request's alone.
func (a *api) reply(r *http.Request) (out reply) {
	defer func() {
		if recover() != nil {
			out = problem(http.StatusInternalServerError, "This request could not be answered. That is a fault of the handbook, not of the request")
		}
	}()
	e, ok := a.endpoints[r.URL.Path]
	switch {
	case !ok:
		return problem(http.StatusNotFound, "There is nothing at this address (want one of "+strings.Join(Paths, ", ")+")")
	case r.Method == http.MethodOptions:
		return e.options()
	case r.Method != e.method && (r.Method != http.MethodHead || e.method != http.MethodGet):
		return problem(http.StatusMethodNotAllowed, "This address does not take the method of the request (want "+e.methods()+")").with("Allow", e.methods())
	}
	return e.answer(r)
}

// options tells a browser that a page of another site may ask.
func (e endpoint) options() reply {
	return reply{http.StatusNoContent, map[string]string{
		"Allow":                        e.methods(),
		"Access-Control-Allow-Methods": e.methods(),
		"Access-Control-Allow-Headers": "Content-Type",
		"Access-Control-Max-Age":       "86400",
	}, nil}
}

// with adds a header.
func (r reply) with(name, value string) reply {
	r.headers[name] = value
	return r
}
