//go:build js && wasm && provoke

package main

import "net/http"

// wrapped lets a test make the Worker fail, in a program that is built for that alone: with
// -tags provoke, the header Provoke says how.
func wrapped(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Header.Get("Provoke") {
		case "panic":
			panic("provoked")
		case "panic elsewhere":
			go panic("provoked")
			select {}
		}
		h.ServeHTTP(w, r)
	})
}
