//go:build !js

package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"strings"

	"handbook/wasm/worker/api"
)

func main() {
	root, err := os.OpenRoot("public")
	if err != nil {
		log.Fatal(err)
	}
	read := func(_ context.Context, path string) ([]byte, error) {
		return root.ReadFile(strings.TrimPrefix(path, "/"))
	}
	log.Fatal(http.ListenAndServe(":9900", api.Handler(api.Site{Read: read, Revision: revision()})))
}
