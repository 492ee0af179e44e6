//go:build !js

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// section is a page of a procedure as Markdown, for other sites to show.
type section struct {
	name, markdown string
	words          []string // its clauses, each in words alone
}

// readSections reads the built pages of an area that hold its clauses.
func readSections(area string) (list []section, err error) {
	files, err := filepath.Glob("public/" + area + "/*/index.html")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		s, ok, err := readSection(filepath.Base(filepath.Dir(file)), f)
		f.Close()
		if err != nil {
			return nil, err
		}
		if ok && s.name != "whole" {
			list = append(list, s)
		}
	}
	if len(list) < 5 {
		return nil, fmt.Errorf("%s has %d sections: run `make site` first", area, len(list))
	}
	return list, nil
}

// readSection reads a page; ok is false where it holds no clause.
func readSection(name string, page io.Reader) (s section, ok bool, err error) {
	root, err := html.Parse(page)
	if err != nil || find(root, func(n *html.Node) bool { return is(n, "clause") }) == nil {
		return s, false, err
	}
	main := find(root, func(n *html.Node) bool { return n.Data == "main" })
	title := find(main, func(n *html.Node) bool { return n.Data == "h1" })
	s.name = name
	var body strings.Builder
	s.blocks(&body, main)
	s.markdown = fmt.Sprintf("---\ntitle: %q\n---\n%s", words(title), body.String())
	return s, true, nil
}

func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && wanted(d) {
			return d
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// is says whether an element is of a class.
func is(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// Of a page what is read is taken, not what leads elsewhere or works dates out.
var left = []string{"nav", "details", "form", "template", "script", "style", "h1", "button", "svg"}

// blocks writes what stands below a node as Markdown's blocks.
func (s *section) blocks(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		hidden := slices.ContainsFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
		if c.Type != html.ElementNode || hidden || slices.Contains(left, c.Data) || is(c, "calculator") || is(c, "previous-next") || is(c, "area-contents") || is(c, "clause__ref") {
			continue
		}
		switch c.Data {
		case "h2", "h3", "h4":
			fmt.Fprintf(b, "\n%s %s\n", strings.Repeat("#", int(c.Data[1]-'0')), s.inline(c))
		case "p", "dt", "dd", "caption", "th", "td":
			if text := s.inline(c); text != "" {
				if at := c.Parent.PrevSibling; at != nil && is(at, "clause__ref") {
					text = "**" + words(at) + "** " + text
				}
				fmt.Fprintf(b, "\n%s\n", text)
			}
		case "li":
			fmt.Fprintf(b, "\n- %s\n", s.inline(c))
		default:
			s.blocks(b, c)
		}
	}
}

var special = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#|~$]")

// inline writes an element's words with their links and their strong parts.
func (s *section) inline(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(special.ReplaceAllString(c.Data, `\$0`))
			case slices.Contains(left, c.Data):
			case c.Data == "a" && attribute(c, "href") != "":
				b.WriteString("[" + strings.TrimSpace(special.ReplaceAllString(words(c), `\$0`)) + "](" + attribute(c, "href") + ")")
			case c.Data == "b" || c.Data == "strong":
				b.WriteString("**" + special.ReplaceAllString(words(c), `\$0`) + "**")
			default:
				walk(c)
			}
		}
	}
	walk(n)
	if plain := words(n); len(n.Data) <= 2 && len(plain) > 40 {
		s.words = append(s.words, plain)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// words is an element's text.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

var letters = regexp.MustCompile(`[^\p{L}]+`)

// lacks is what of a section's words a page's text does not have, signs aside.
func (s *section) lacks(text string) string {
	text = letters.ReplaceAllString(text, "")
	for _, sentence := range s.words {
		if !strings.Contains(text, letters.ReplaceAllString(sentence, "")) {
			return sentence
		}
	}
	return ""
}
