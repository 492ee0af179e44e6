//go:build js && wasm

package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"

	"handbook/wasm/worker/api"
)

// main answers one request of a Cloudflare Worker. Its files come from the binding ASSETS
// and are read only when a request needs them.
func main() { workers.Serve(api.Handler(api.Site{Read: asset, Revision: revision()})) }

// asset reads a file of the site. The host of the address is not looked at.
func asset(ctx context.Context, path string) ([]byte, error) {
	r, err := fetch.NewRequest(ctx, http.MethodGet, "https://assets"+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := fetch.NewClient(fetch.WithBinding(cloudflare.GetBinding("ASSETS"))).Do(r, nil)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusOK:
		return io.ReadAll(response.Body)
	case http.StatusNotFound:
		return nil, fs.ErrNotExist
	}
	return nil, fmt.Errorf("%s: %d", path, response.StatusCode)
}
