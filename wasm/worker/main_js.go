//go:build js && wasm

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"syscall/js"

	"github.com/syumai/workers"

	"handbook/wasm/worker/api"
)

// main answers one request of a Cloudflare Worker. edge.mjs starts it, and hands over the
// body of the request and the files of the site, which are read only when a request needs
// them.
func main() {
	workers.Serve(handed(wrapped(api.Handler(api.Site{Read: asset, Revision: revision()}))))
}

// handed gives a handler the body that edge.mjs has read, and hands over what it answers.
func handed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = io.NopCloser(bytes.NewReader(toGo(given("body"))))
		answer := &answer{ResponseWriter: w}
		next.ServeHTTP(answer, r)
		text := js.Global().Get("Uint8Array").New(answer.Len())
		js.CopyBytesToJS(text, answer.Bytes())
		w.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(text)
	})
}

// answer keeps the body of an answer until it is whole.
type answer struct {
	http.ResponseWriter
	bytes.Buffer
}

func (a *answer) Write(b []byte) (int, error) { return a.Buffer.Write(b) }

// asset reads a file of the site.
func asset(_ context.Context, path string) ([]byte, error) {
	came, failed := make(chan js.Value, 1), make(chan js.Value, 1)
	send := func(to chan js.Value) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any { to <- args[0]; return nil })
	}
	resolved, rejected := send(came), send(failed)
	defer resolved.Release()
	defer rejected.Release()
	given("read").Invoke(path).Call("then", resolved, rejected)
	select {
	case file := <-came:
		if file.IsUndefined() {
			return nil, fs.ErrNotExist
		}
		return toGo(file), nil
	case err := <-failed:
		return nil, fmt.Errorf("%s: %s", path, err.Call("toString").String())
	}
}

// given is what edge.mjs has handed over by a name.
func given(name string) js.Value { return js.Global().Get("context").Get(name) }

func toGo(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
