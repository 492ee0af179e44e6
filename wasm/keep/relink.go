//go:build !js

package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// relink makes a page of the site one that opens from a file: its links lead from it to
// the other files, what is not among them is no link, its modules are scripts with
// opened.js before them, and head stands at the head of what it says.
func relink(page []byte, path string, files map[string]string, head string) ([]byte, error) {
	var out bytes.Buffer
	unlinked, scripts := false, false
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			return out.Bytes(), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := slices.Clone(z.Raw())
			t := z.Token()
			there, changed := point(&t, path, files)
			switch {
			case t.Data == "a" && !there:
				unlinked = true
				out.WriteString("<span>")
				continue
			case t.Data == "link" && !there:
				continue
			case t.Data == "script":
				if !scripts {
					scripts = true
					out.WriteString(`<script src="` + relative(path, "/"+script) + `" defer></script>`)
				}
				if !there {
					z.Next() // its end
					continue
				}
				t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "type" })
				t.Attr = append(t.Attr, html.Attribute{Key: "defer"})
				out.WriteString(t.String())
			case changed:
				out.WriteString(t.String())
			default:
				out.Write(raw)
			}
			if t.Data == "main" {
				out.WriteString(head)
			}
		case html.EndTagToken:
			raw := slices.Clone(z.Raw())
			if t := z.Token(); t.Data == "a" && unlinked {
				unlinked = false
				out.WriteString(" [not in this copy]</span>")
				continue
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
	}
}

// point makes a tag's address relative; there is false where it leads to nothing in the zip.
func point(t *html.Token, path string, files map[string]string) (there, changed bool) {
	there = true
	for i, a := range t.Attr {
		if a.Key != "href" && a.Key != "src" || !strings.HasPrefix(a.Val, "/") {
			continue
		}
		to, fragment, has := strings.Cut(a.Val, "#")
		_, there = files[to]
		changed = true
		t.Attr[i].Val = relative(path, file(to))
		if has {
			t.Attr[i].Val += "#" + fragment
		}
	}
	t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool {
		changed = changed || a.Key == "integrity"
		return a.Key == "integrity" // a file has no origin that could vouch for it
	})
	return there, changed
}

// relative is the way from a page to a file.
func relative(page, to string) string {
	way, err := filepath.Rel(filepath.Dir(file(page)), to)
	if err != nil {
		return to // both are absolute, so that there is always a way
	}
	return filepath.ToSlash(way)
}
