//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handbook/wasm/rulebook/rulebooktest"
)

// written is a folder with files of these names.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
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

const page = `{"pages":[{"path":"/training/elmshire/lead-worker/","file":"training/elmshire/lead-worker.md","area":"elmshire","layout":"path","title":"Elm <1>","description":"D",
"sums":[{"id":"first","rule":"first-core-group","dates":{"initial-conference":"2026-12-18"}}]}],"questions":[]}`

// TestWorkWritesOnce: a file watcher that builds again whenever the file changes comes to rest.
func TestWorkWritesOnce(t *testing.T) {
	dir := written(t, map[string]string{"rules.json": string(rulebooktest.Text(t, rulebooktest.New(t))), "training.json": page})
	out := filepath.Join(dir, "data", "worked.json")
	said, err := run([]string{"work", dir, out})
	if err != nil || said != "1 training pages, 1 dates, 0 logs and plans: all right" {
		t.Fatal(said, err)
	}
	text, err := os.ReadFile(out)
	if err != nil || !strings.HasPrefix(string(text), "{\n \"/training/elmshire/lead-worker/\": {\n  \"sums\": {\n   \"first\": {\n    \"rule\": \"first-core-group\",") {
		t.Fatal(string(text), err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(out, long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := run([]string{"work", dir, out}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(out); err != nil || time.Since(info.ModTime()) < time.Minute {
		t.Error("the same bytes are written again", err)
	}
}

func TestWorkRefuses(t *testing.T) {
	rules := string(rulebooktest.Text(t, rulebooktest.New(t)))
	for _, tt := range []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"rules.json": rules, "training.json": strings.Replace(page, `"sums"`, `"sms"`, 1)}, `training.json: json: unknown field "sms"`},
		{map[string]string{"rules.json": rules, "training.json": strings.Replace(page, "first-core-group", "first", 1)}, "content/training/elmshire/lead-worker.md: sum first: unknown rule"},
		{map[string]string{"rules.json": rules}, "training.json: no such file"},
		{map[string]string{"training.json": page}, "rules.json: no such file"},
	} {
		dir := written(t, tt.files)
		out := filepath.Join(dir, "worked.json")
		if _, err := run([]string{"work", dir, out}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: written all the same", tt.want)
		}
	}
	if _, err := run([]string{"work", "x"}); err == nil || !strings.HasPrefix(err.Error(), "usage:\n") {
		t.Error(err)
	}
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
	said, err := run([]string{"pack", dir})
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
	delete(files, "training.json")
	dir := written(t, files)
	elsewhere := written(t, map[string]string{"training.json": strings.Replace(told, `"right":true`, `"right":false`, 1)})
	_, err := run([]string{"pack", dir, elsewhere})
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
		if _, err := run([]string{"pack", written(t, files)}); err == nil || !strings.Contains(err.Error(), gone) {
			t.Errorf("without %s: %v", gone, err)
		}
	}
}
