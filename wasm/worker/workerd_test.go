//go:build !js

package main

import (
	"path/filepath"
	"testing"

	"handbook/wasm/hosting/hostingtest"
	"handbook/wasm/worker/workertest"
)

const root = "../.."

func TestInWorkerd(t *testing.T) {
	dir := hostingtest.Site(t, root)
	bundle := t.TempDir()
	if _, err := workertest.Bundle(root, bundle); err != nil {
		t.Fatal(err)
	}
	w, err := workertest.Serve(root, filepath.Join(dir, "public"), bundle)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	hostingtest.Host{T: t, URL: w.URL, Dir: dir, Slash: 307, Accepts: "br, gzip"}.Check() // miniflare takes the first of what is accepted
}
