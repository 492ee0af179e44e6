//go:build !js

// Command press makes a tagged PDF of each area, and of the whole handbook, from the
// one-page editions of the built site, with headless Chromium. They stand in
// public/pdf/. It needs the site in public/ and Chromium.
//
// The same site gives the same bytes: a PDF does not say when it was printed, since the
// edition on its first page says how old it is. A link stays where it leads to a place in
// the same PDF; what it would say of other pages is the address of the machine that built it.
//
//	go run ./wasm/press
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](withinThePDF)); err != nil {
			return err
		}
		printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(public, "pdf", strings.ToLower(name)+".pdf"), undated(printed.Data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// withinThePDF points links to where the same page has what they lead to, and takes the
// address from those to other pages of the site.
const withinThePDF = `for (const link of document.querySelectorAll('a[href]')) {
	const to = new URL(link.href)
	if (to.origin !== location.origin) continue
	if (to.hash && document.getElementById(decodeURIComponent(to.hash.slice(1)))) link.href = to.hash
	else link.removeAttribute('href')
}`

var printedAt = regexp.MustCompile(`/(CreationDate|ModDate) \(D:[^)]*\)`)

// undated blanks the dates of printing out. The bytes keep their places, which a PDF has a table of.
func undated(pdf []byte) []byte {
	return printedAt.ReplaceAllFunc(pdf, func(date []byte) []byte { return bytes.Repeat([]byte(" "), len(date)) })
}
