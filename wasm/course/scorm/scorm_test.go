//go:build !js

package scorm_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handbook/wasm/course/scorm"
)

// course is a whole course, made afresh for a test to change.
func course() scorm.Course {
	return scorm.Course{ID: "handbook-training-elmshire-lead-worker", Title: "First week: <the> key worker & you", Description: "For somebody new.", Language: "en-GB", Files: map[string][]byte{
		"index.html": []byte(`<!doctype html><html><head><link rel="stylesheet" href="course.css"><script src="course.js" defer></script></head>
<body><p id="a">See https://example.org, a Social Worker, and <a href="#a">above</a>.</p></body></html>`),
		"course.css": []byte(`a[href^="http://"]{color:red}p{background:url("data:image/gif;base64,AA")}b{fill:url(#hatch)}`),
		"course.js":  []byte(`(()=>{document.body.append("</p>")})()`),
	}}
}

func TestManifest(t *testing.T) {
	want, err := os.ReadFile("testdata/imsmanifest.xml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := scorm.Manifest(course())
	if err != nil || string(got) != string(want) {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestVersion: the version tells contents apart, and is no longer than the standard allows.
func TestVersion(t *testing.T) {
	version := func(change func(*scorm.Course)) string {
		c := course()
		change(&c)
		text, err := scorm.Manifest(c)
		var m struct {
			Version string `xml:"version,attr"`
			ID      string `xml:"identifier,attr"`
		}
		if err != nil || xml.Unmarshal(text, &m) != nil || m.ID != course().ID || len(m.Version) > 20 {
			t.Fatalf("%v %+v", err, m)
		}
		return m.Version
	}
	was := version(func(*scorm.Course) {})
	for name, change := range map[string]func(*scorm.Course){
		"title":       func(c *scorm.Course) { c.Title += "." },
		"description": func(c *scorm.Course) { c.Description += "." },
		"a file":      func(c *scorm.Course) { c.Files["course.js"] = append(c.Files["course.js"], ';') },
		"a name":      func(c *scorm.Course) { c.Files["more.js"] = nil },
	} {
		if version(change) == was {
			t.Errorf("%s has changed and the version has not", name)
		}
	}
}

// contents reads a package.
func contents(t *testing.T, text []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

// whole fails the test where the files that a manifest lists and those that are there differ.
func whole(t *testing.T, name string, files map[string]string) {
	t.Helper()
	var m struct {
		Item struct {
			Resource string `xml:"identifierref,attr"`
			Mastery  string `xml:"http://www.adlnet.org/xsd/adlcp_rootv1p2 masteryscore"`
		} `xml:"organizations>organization>item"`
		Resource struct {
			ID    string `xml:"identifier,attr"`
			SCO   string `xml:"http://www.adlnet.org/xsd/adlcp_rootv1p2 scormtype,attr"`
			Href  string `xml:"href,attr"`
			Files []struct {
				Href string `xml:"href,attr"`
			} `xml:"file"`
		} `xml:"resources>resource"`
	}
	if err := xml.Unmarshal([]byte(files["imsmanifest.xml"]), &m); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	listed := []string{"imsmanifest.xml"}
	for _, f := range m.Resource.Files {
		listed = append(listed, f.Href)
	}
	slices.Sort(listed)
	if there := slices.Sorted(maps.Keys(files)); !slices.Equal(listed, there) {
		t.Errorf("%s lists %v and has %v", name, listed, there)
	}
	if m.Resource.Href != "index.html" || m.Resource.SCO != "sco" || m.Item.Resource != m.Resource.ID || m.Item.Mastery != "80" {
		t.Errorf("%s: %+v", name, m)
	}
}

func TestPack(t *testing.T) {
	first, err := scorm.Pack(course())
	if err != nil {
		t.Fatal(err)
	}
	again, err := scorm.Pack(course())
	if err != nil || !bytes.Equal(first, again) {
		t.Error("the same course gives another zip", err)
	}
	files := contents(t, first)
	whole(t, "course", files)
	for name, text := range course().Files {
		if files[name] != string(text) {
			t.Errorf("%s has changed: %q", name, files[name])
		}
	}
}

// TestRefused: what would not play alone is refused, with the file and what to do instead.
func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		file, text, want string
	}{
		{"index.html", `<a href="https://example.org/">`, `index.html: "https://example.org/" is an address of another place`},
		{"index.html", `<img src=//example.org/a.gif>`, `index.html: "//example.org/a.gif" is an address of another place`},
		{"index.html", `<a href="mailto:a@b.example">`, `index.html: "mailto:a@b.example" is an address`},
		{"index.html", `<a href=" javascript:f()">`, `index.html: "javascript:f()" is an address`},
		{"index.html", `<a href="/stockport/">`, `index.html: "/stockport/" is a link from the root of the site`},
		{"index.html", `<form action="/send">`, `"/send" is a link from the root`},
		{"index.html", `<svg><use xlink:href="/icon.svg#a">`, `"/icon.svg#a" is a link from the root`},
		{"index.html", `<img srcset="course.css 1x, /b.gif 2x">`, `"/b.gif" is a link from the root`},
		{"index.html", `<img src="photo.gif">`, `index.html: "photo.gif" is missing: pack the file, or leave the link out`},
		{"index.html", `<a href="../other/">`, `"../other/" is missing`},
		{"index.html", `<script>f()</script>`, "index.html: <script> without src"},
		{"index.html", `<script type="application/json">{}</script>`, "index.html: <script> without src"},
		{"index.html", `<p onclick="f()">`, "index.html: <p onclick> is a script in the page"},
		{"index.html", `<base href="x/">`, "index.html: <base> moves every link"},
		{"index.html", `<meta http-equiv="Refresh" content="0">`, "leads away"},
		{"index.html", `<style>@import "a.css"</style>`, "index.html: @import fetches another style sheet"},
		{"index.html", `<p style="background:url(/a.gif)">`, `"/a.gif" is a link from the root`},
		{"index.html", `<script src="engine.wasm"></script>`, `"engine.wasm" is missing`},
		{"course.css", `p{background:url( '/a.gif')}`, `course.css: "/a.gif" is a link from the root`},
		{"course.css", `@import url(more.css);`, `course.css: "more.css" is missing`},
		{"course.css", `@font-face{src:url(https://example.org/f.woff2)}`, `course.css: "https://example.org/f.woff2" is an address`},
		{"course.js", `fetch("https://example.org/x")`, `course.js: "https://example.org/x" is an address of another place`},
		{"course.js", "fetch(`/rules.json`)", `course.js: "/rules.json" is a link from the root`},
		{"course.js", `new Worker(u)`, "course.js: it mentions Worker"},
		{"course.js", `new SharedWorker(u)`, "course.js: it mentions SharedWorker"},
		{"course.js", `WebAssembly.instantiate(b)`, "course.js: it mentions WebAssembly"},
		{"course.js", `load("training.wasm")`, "course.js: it mentions wasm"},
		{"course.js", `import{a}from"./b.js"`, "course.js: it imports (import{)"},
		{"course.js", strings.Repeat(" ", scorm.MaxBytes), "handbook-training-elmshire-lead-worker: its files come to "},
		{"photo.gif", "GIF89a", "photo.gif: a package holds .html, .css and .js only"},
		{"js/more.js", "f()", "js/more.js: it stands in a folder"},
		{"imsmanifest.xml", "<manifest/>", "imsmanifest.xml: it is written here"},
	} {
		c := course()
		c.Files[tt.file] = append(slices.Clone(c.Files[tt.file]), tt.text...)
		if _, err := scorm.Pack(c); err == nil || !strings.Contains("\n"+err.Error(), "\n"+tt.want) && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %s\n got %v\nwant %s", tt.file, tt.text[:min(80, len(tt.text))], err, tt.want)
		}
	}
	c := course()
	c.Title = strings.Repeat("ö", 201)
	if _, err := scorm.Pack(c); err == nil || err.Error() != c.ID+": its title has 201 characters (at most 200): shorten it" {
		t.Error(err)
	}
	c = course()
	delete(c.Files, "index.html")
	if _, err := scorm.Pack(c); err == nil || err.Error() != "index.html: it is missing: a package opens with it" {
		t.Error(err)
	}
	c = course()
	delete(c.Files, "course.js")
	if _, err := scorm.Pack(c); err == nil || err.Error() != `index.html: "course.js" is missing: pack the file, or leave the link out` {
		t.Error(err)
	}
}

// TestBuiltPackages: the packages of the site are whole, and no page is left that was made for
// them alone.
func TestBuiltPackages(t *testing.T) {
	const training = "../../../public/training"
	packages, err := filepath.Glob(training + "/*/*.zip")
	if err != nil || len(packages) == 0 {
		t.Fatal("the site is not built: run `make site` first", err)
	}
	ids := map[string]string{}
	for _, path := range packages {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files := contents(t, text)
		whole(t, path, files)
		var m struct {
			ID string `xml:"identifier,attr"`
		}
		if err := xml.Unmarshal([]byte(files["imsmanifest.xml"]), &m); err != nil || ids[m.ID] != "" {
			t.Errorf("%s and %s have the identifier %s", path, ids[m.ID], m.ID)
		}
		ids[m.ID] = path
		delete(files, scorm.ManifestName)
		c := scorm.Course{Files: map[string][]byte{}}
		for name, text := range files {
			c.Files[name] = []byte(text)
		}
		if err := scorm.Check(c); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	if left, err := filepath.Glob(training + "/*/*/package.html"); err != nil || len(left) > 0 {
		t.Error("left behind:", left, err)
	}
}
