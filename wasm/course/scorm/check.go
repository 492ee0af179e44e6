//go:build !js

package scorm

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// checker looks through one file of a course.
type checker struct {
	course Course
	refuse func(format string, args ...any)
}

func (c *checker) file(name string) {
	text := c.course.Files[name]
	switch path.Ext(name) {
	case ".html":
		c.page(text)
	case ".css":
		c.styles(string(text))
	case ".js":
		c.script(string(text))
	default:
		c.refuse("a package holds .html, .css and .js only, whose links are checked: leave it out")
	}
	if strings.Contains(name, "/") {
		c.refuse("it stands in a folder: put every file beside %s", Entry)
	}
}

// fetched are the attributes whose value is an address.
var fetched = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "poster": true, "data": true,
	"xlink:href": true, "cite": true, "ping": true, "background": true, "manifest": true, "longdesc": true}

// page looks through a page's elements.
func (c *checker) page(text []byte) {
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		token := z.Token()
		if kind == html.StartTagToken && token.Data == "style" {
			z.Next()
			c.styles(z.Token().Data)
		}
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			c.element(token)
		}
	}
}

func (c *checker) element(token html.Token) {
	src := false
	for _, a := range token.Attr {
		src = src || a.Key == "src"
		switch {
		case fetched[a.Key]:
			c.address(a.Val)
		case a.Key == "srcset" || a.Key == "imagesrcset":
			for _, one := range strings.Split(a.Val, ",") {
				if fields := strings.Fields(one); len(fields) > 0 {
					c.address(fields[0])
				}
			}
		case a.Key == "style":
			c.styles(a.Val)
		case strings.HasPrefix(a.Key, "on"):
			c.refuse("<%s %s> is a script in the page: put it into a .js file", token.Data, a.Key)
		case a.Key == "http-equiv" && strings.EqualFold(a.Val, "refresh"):
			c.refuse("<meta http-equiv=refresh> leads away: leave it out")
		}
	}
	switch {
	case token.Data == "script" && !src:
		c.refuse("<script> without src: put it into a .js file, since learning systems forbid scripts in a page")
	case token.Data == "base":
		c.refuse("<base> moves every link: leave it out")
	}
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// address refuses an address that is not of a file of the course, or a place in the page.
func (c *checker) address(to string) {
	to = strings.TrimSpace(to)
	file, _, _ := strings.Cut(to, "#")
	file, _, _ = strings.Cut(file, "?")
	switch {
	case file == "" || strings.HasPrefix(to, "data:"):
	case scheme.MatchString(to), strings.HasPrefix(to, "//"):
		c.refuse("%q is an address of another place: leave the link out, and name the place in words", to)
	case strings.HasPrefix(to, "/"):
		c.refuse("%q is a link from the root of the site, which a package does not have: link a file beside it, or leave it out", to)
	case c.course.Files[file] == nil:
		c.refuse("%q is missing: pack the file, or leave the link out", to)
	}
}

var (
	cssAddress = regexp.MustCompile(`url\(\s*["']?([^"')]*)`)
	cssImport  = regexp.MustCompile(`@import\b`)
)

// styles looks through a style sheet.
func (c *checker) styles(text string) {
	for _, m := range cssAddress.FindAllStringSubmatch(text, -1) {
		c.address(m[1])
	}
	if cssImport.MatchString(text) {
		c.refuse("@import fetches another style sheet: put its rules into this one")
	}
}

var (
	jsAddress = regexp.MustCompile(`(?i)https?://[^"'\x60\s]*`)
	jsRooted  = regexp.MustCompile("[\"'\x60](/[A-Za-z][A-Za-z0-9_/.-]*)")
	jsForeign = regexp.MustCompile(`(?i)wasm|webassembly|\bimportScripts\b|\b(?:Shared|Service)?Worker\b`)
	jsImport  = regexp.MustCompile(`\bimport\s*[({"'*]|\bfrom\s*["']`)
)

// script looks through a script. It cannot know what the script puts together.
func (c *checker) script(text string) {
	for _, address := range jsAddress.FindAllString(text, -1) {
		c.refuse("%q is an address of another place: leave it out", address)
	}
	for _, m := range jsRooted.FindAllStringSubmatch(text, -1) {
		c.refuse("%q is a link from the root of the site, which a package does not have: leave it out", m[1])
	}
	if word := jsForeign.FindString(text); word != "" {
		c.refuse("it mentions %s: a package has no WebAssembly and no Web Worker, since learning systems do not serve them", word)
	}
	if word := jsImport.FindString(text); word != "" {
		c.refuse("it imports (%s): build it into one file", strings.TrimSpace(word))
	}
}
