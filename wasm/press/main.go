//go:build !js

// Command press makes a tagged PDF of each area, and of the whole handbook, from the
// one-page editions of the built site, with headless Chromium. They stand in
// public/pdf/. It needs the site in public/ and Chromium.
//
//	go run ./wasm/press
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"handbook/wasm/browser/browsertest"
)

func main() {
	if err := press("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func press(root string) (err error) {
	site, err := browsertest.Serve(root)
	if err != nil {
		return err
	}
	defer site.Close()
	ctx, end, err := browsertest.Chromium()
	if err != nil {
		return err
	}
	defer end()
	public := filepath.Join(root, "public")
	wholes, err := filepath.Glob(filepath.Join(public, "*", "whole", "index.html"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(public, "pdf"), 0o755); err != nil {
		return err
	}
	editions := map[string]string{"handbook": "/whole/"}
	for _, file := range wholes {
		area := filepath.Base(filepath.Dir(filepath.Dir(file)))
		editions[area] = "/" + area + "/whole/"
	}
	if len(editions) < 2 {
		return errors.New("no area has a one-page edition: run `make site` first")
	}
	yes := true
	for name, path := range editions {
		if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+path)); err != nil {
			return err
		}
		printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(public, "pdf", strings.ToLower(name)+".pdf"), printed.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
