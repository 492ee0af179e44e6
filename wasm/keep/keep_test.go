//go:build !js

package main

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const said = `<!doctype html><title>T</title><main><template id="copy">From {edition}, {date}.</template><template id="late">Late, {date}.</template>
<template id="file">File of {date}.</template><template id="file-late"><b data-late-after="{late}" hidden>Late, {date}.</b></template></main>`

var built = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// site is a built site with these files beside those that every one has.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	all := map[string]string{"index.html": "<main>Home</main>", "sw.js": `const e="EDITION"`, "about/offline/index.html": said}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestKeep(t *testing.T) {
	files := map[string]string{
		"sussex/index.html": `<main><b data-overdue-after="2027-10">late</b></main>`, "sussex/rules.json": "{}", "rules.json": "{}", "pdf/sussex.pdf": "",
		"training/sussex/lead-worker.zip": "", "training/sussex/questions.gift": "", "pagefind/pagefind.js": "", "pagefind/pagefind-ui.js": "", "sitemap.xml": "", "robots.txt": "",
	}
	dir := site(t, files)
	if _, err := keep(dir, built); err != nil {
		t.Fatal(err)
	}
	var l list
	var e edition
	for name, into := range map[string]any{"kept.json": &l, "edition.json": &e} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			err = json.Unmarshal(text, into)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]bool{
		"/": true, "/about/offline/": true, "/sussex/": true, "/sussex/rules.json": true, "/pagefind/pagefind.js": true,
		"/rules.json": false, "/pdf/sussex.pdf": false, "/training/sussex/lead-worker.zip": false, "/training/sussex/questions.gift": false,
		"/pagefind/pagefind-ui.js": false, "/sitemap.xml": false, "/robots.txt": false, "/sw.js": false, "/kept.json": false, "/edition.json": false,
	} {
		if (l.Files[path] != "") != want {
			t.Errorf("%s: kept is %v", path, !want)
		}
	}
	if l.Copy != "From {edition}, {date}." || l.Reviews["sussex"] != "2027-10" || e.Reviews["sussex"] != "2027-10" || !e.Built.Equal(built) || e.ID != l.Edition {
		t.Errorf("%+v %+v", l, e)
	}
	worker, err := os.ReadFile(filepath.Join(dir, "sw.js"))
	if err != nil || string(worker) != `const e="`+e.ID+`"` {
		t.Errorf("%s %v", worker, err)
	}
	if _, err := keep(dir, built); err == nil {
		t.Error("a worker that has its edition already is let pass")
	}

	again := site(t, files)
	if said, err := keep(again, built.AddDate(0, 0, 1)); err != nil || !strings.Contains(said, e.ID) {
		t.Errorf("the same content is another edition: %s %v", said, err)
	}
	files["sussex/rules.json"] = "{ }"
	if said, err := keep(site(t, files), built); err != nil || strings.Contains(said, e.ID) {
		t.Errorf("another content is the same edition: %s %v", said, err)
	}
	files["about/offline/index.html"] = "<main>nothing</main>"
	if _, err := keep(site(t, files), built); err == nil || !strings.Contains(err.Error(), "the template copy is missing") {
		t.Error(err)
	}
}

func TestPack(t *testing.T) {
	dir := site(t, map[string]string{
		"a/b/index.html": `<link rel="manifest" href="/manifest.json"><link rel="stylesheet" href="/css/x.css" integrity="sha256-1"><script type="module" src="/js/x.js" integrity="sha256-2"></script><script type="module" src="/js/search.1234567.js"></script>` +
			`<main class="m"><a class="c" href="/">Home</a> <a href="/a/b/#c&amp;d">Here</a> <a href="#e">E</a> <a href="/pdf/x.pdf">As <b>PDF</b></a> <a href="https://www.gov.uk/">G</a> <p data-x='{"a":1}'>&lt;</p></main>`,
		"manifest.json": "{}", "css/x.css": "p{}", "js/x.js": "let a", "js/search.1234567.js": "", "js/worker-x.js": "1</script>", "build/x.wasm": "\x00asm", "a/rules.json": "{}", "pdf/x.pdf": "",
		"sussex/index.html": `<main><b data-overdue-after="2026-11">late</b></main>`,
	})
	if _, err := pack(dir, built); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(filepath.Join(dir, "handbook.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	out := t.TempDir()
	if err := os.CopyFS(out, z); err != nil {
		t.Fatal(err)
	}
	const head = `File of 22 November 2026.<b data-late-after="2026-12-22" hidden="">Late, 22 November 2026.</b>`
	for name, want := range map[string]string{
		"index.html": "<main>" + head + "Home</main>",
		"a/b/index.html": `<link rel="stylesheet" href="../../css/x.css"><script src="../../opened.js" defer></script><script src="../../js/x.js" defer=""></script>` +
			`<main class="m">` + head + `<a class="c" href="../../index.html">Home</a> <a href="index.html#c&amp;d">Here</a> <a href="#e">E</a> <span>As <b>PDF</b> [not in this copy]</span> <a href="https://www.gov.uk/">G</a> <p data-x='{"a":1}'>&lt;</p></main>`,
		"sussex/index.html": `<main>` + strings.Replace(head, "2026-12-22", "2026-11-30", 1) + `<b data-overdue-after="2026-11">late</b></main>`,
		"js/x.js":           "(()=>{\"use strict\";let a\n})()",
		"js/worker-x.js.js": `hold(...["/js/worker-x.js","1\u003c/script\u003e"])` + "\n",
		"build/x.wasm.js":   `hold(...["/build/x.wasm","AGFzbQ=="])` + "\n",
		"a/rules.json.js":   `hold(...["/a/rules.json","{}"])` + "\n",
		"opened.js":         string(opened),
	} {
		if got, err := os.ReadFile(filepath.Join(out, "handbook", name)); err != nil || string(got) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", name, err, got, want)
		}
	}
	for _, name := range []string{"sw.js", "manifest.json", "js/search.1234567.js", "pdf/x.pdf"} {
		if _, err := os.Stat(filepath.Join(out, "handbook", name)); err == nil {
			t.Errorf("%s is in the zip", name)
		}
	}
}
