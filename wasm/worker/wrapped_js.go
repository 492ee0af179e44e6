//go:build js && wasm && !provoke

package main

import "net/http"

func wrapped(h http.Handler) http.Handler { return h }
