package api_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"handbook/wasm/json"
	"handbook/wasm/worker/api"
)

const public = "../../../public"

// read reads a file of the built site.
func read(_ context.Context, path string) ([]byte, error) { return os.ReadFile(public + path) }

// built is the interface to the built site.
func built(t testing.TB) http.Handler {
	t.Helper()
	if _, err := read(nil, "/areas.json"); err != nil {
		t.Fatal("the site is not built: run `make site` first")
	}
	return api.Handler(api.Site{Read: read, Revision: "abc"})
}

// answer is an answer, and its body where that is JSON.
type answer struct {
	*httptest.ResponseRecorder
	value *json.Value
}

func newAnswer() answer { return answer{httptest.NewRecorder(), new(json.Value)} }

// ask sends a request; headers are names and values in turn.
func ask(t testing.TB, h http.Handler, method, path string, body io.Reader, headers ...string) answer {
	t.Helper()
	r := httptest.NewRequest(method, path, body)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	a := newAnswer()
	h.ServeHTTP(a, r)
	if strings.HasSuffix(a.Header().Get("Content-Type"), "json") && a.Body.Len() > 0 {
		if v, err := json.Parse(a.Body.Bytes()); err == nil {
			a.value = v
		} else if path != "/api/openapi.json" {
			t.Errorf("%s %s: %v", method, path, err)
		}
	}
	return a
}

// post sends JSON.
func post(t testing.TB, h http.Handler, path, body string) answer {
	t.Helper()
	return ask(t, h, http.MethodPost, path, strings.NewReader(body), "Content-Type", "application/json")
}

// says tells the field and the message of a problem's first error.
func (a answer) says() (field, message string) {
	if errors := a.value.Get("errors").Items; len(errors) > 0 {
		return errors[0].Get("field").Text, errors[0].Get("message").Text
	}
	return "", a.value.Get("detail").Text
}

// wellFormed says what is wrong with an answer as an answer of the interface, or nothing.
func (a answer) wellFormed() string {
	h := a.Header()
	switch {
	case h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Access-Control-Allow-Credentials") != "":
		return "another page may not ask, or may send cookies"
	case h.Get("Cross-Origin-Resource-Policy") != "cross-origin" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") == "":
		return "a header is missing"
	case h.Get("Set-Cookie") != "":
		return "it sets a cookie"
	case a.Code < 300 || a.Code == http.StatusNotModified:
		return ""
	case h.Get("Content-Type") != "application/problem+json":
		return "no problem document: " + h.Get("Content-Type")
	case a.value.Get("status").Int != a.Code || a.value.Get("title").Text == "" || a.value.Get("detail").Text == "" || a.value.Get("errors").Kind != json.Array:
		return "not a whole problem document"
	case len(a.value.Get("errors").Items) > 100:
		return "more than 100 errors"
	}
	for _, e := range a.value.Get("errors").Items {
		if e.Get("message").Text == "" {
			return "an error without a message"
		}
	}
	return ""
}

// compact writes a value as it was read, without blanks.
func compact(v *json.Value) []byte {
	var w json.Writer
	var write func(v *json.Value)
	write = func(v *json.Value) {
		switch v.Kind {
		case json.Object:
			w.BeginObject()
			for _, m := range v.Fields {
				w.Key(m.Key)
				write(m.Value)
			}
			w.EndObject()
		case json.Array:
			w.BeginArray()
			for _, item := range v.Items {
				write(item)
			}
			w.EndArray()
		case json.String:
			w.String(v.Text)
		case json.Number:
			w.Int(v.Int)
		case json.Bool:
			w.Bool(v.True)
		default:
			panic("the description has null, which this does not write")
		}
	}
	write(v)
	return w.Bytes()
}
