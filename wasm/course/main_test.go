//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// written is a folder with files of these names.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, list := t.TempDir(), fstest.MapFS{}
	for name, text := range files {
		list[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	if err := os.CopyFS(dir, list); err != nil {
		t.Fatal(err)
	}
	return dir
}

const told = `{"pages":[{"path":"/training/elmshire/lead-worker/","file":"training/elmshire/lead-worker.md","area":"elmshire","layout":"path","title":"First week","description":"D"},
{"path":"/training/elmshire/faults/","file":"training/elmshire/faults.md","area":"elmshire","layout":"faults","title":"Faults","description":"D"}],
"questions":[{"area":"elmshire","area-title":"Elmshire","edition":"Made up.","id":"who","clause":"1.2","href":"/elmshire/#1.2","kind":"choice","level":1,"ask":"Who?","answers":[{"text":"She","right":true,"why":"So."},{"text":"He","right":false,"why":"No."}],"items":null,"why":"W."}]}`

// site is a built site of one path.
func site() map[string]string {
	return map[string]string{"training.json": told, "training/elmshire/lead-worker/package.html": `<link rel="stylesheet" href="course.css"><script src="course.js"></script>`,
		"training/elmshire/lead-worker/index.html": "", "training/package/course.css": "p{}", "training/package/course.js": "f()"}
}

func TestPack(t *testing.T) {
	dir := written(t, site())
	said, err := pack(dir)
	if err != nil || said != "1 packages for learning systems, 1 question banks: all right" {
		t.Fatal(said, err)
	}
	for name, there := range map[string]bool{"lead-worker.zip": true, "questions.gift": true, "lead-worker/index.html": true, "lead-worker/package.html": false, "faults.zip": false} {
		if _, err := os.Stat(filepath.Join(dir, "training", "elmshire", name)); (err == nil) != there {
			t.Errorf("%s: there is %v", name, !there)
		}
	}
	zip, err := os.ReadFile(filepath.Join(dir, "training", "elmshire", "lead-worker.zip"))
	if err != nil || !strings.Contains(string(zip), "imsmanifest.xml") {
		t.Error(err)
	}
}

// TestPackRefuses: every fault is told, and the pages stay to be looked at.
func TestPackRefuses(t *testing.T) {
	files := site()
	files["training/elmshire/lead-worker/package.html"] += `<a href="/elmshire/">Elmshire</a>`
	files["training.json"] = strings.Replace(told, `"right":true`, `"right":false`, 1)
	dir := written(t, files)
	_, err := pack(dir)
	for _, want := range []string{`content/training/elmshire/lead-worker.md: its package: index.html: "/elmshire/" is a link from the root`, "elmshire question who: it needs a right and a wrong answer"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "training/elmshire/lead-worker/package.html")); err != nil {
		t.Error(err)
	}
	for _, gone := range []string{"training/package/course.js", "training/elmshire/lead-worker/package.html", "training.json"} {
		files := site()
		delete(files, gone)
		if _, err := pack(written(t, files)); err == nil || !strings.Contains(err.Error(), gone) {
			t.Errorf("without %s: %v", gone, err)
		}
	}
}
