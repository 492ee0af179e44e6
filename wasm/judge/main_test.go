//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"handbook/wasm/rulebook/rulebooktest"
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

const page = `{"pages":[{"path":"/training/elmshire/lead-worker/","file":"training/elmshire/lead-worker.md","area":"elmshire","layout":"path","title":"Elm <1>","description":"D",
"sums":[{"id":"first","rule":"first-core-group","dates":{"initial-conference":"2026-12-18"}}]}],"questions":[]}`

// TestItWritesOnce: a file watcher that builds again whenever the file changes comes to rest.
func TestItWritesOnce(t *testing.T) {
	dir := written(t, map[string]string{"rules.json": string(rulebooktest.Text(t, rulebooktest.New(t))), "training.json": page})
	out := filepath.Join(dir, "data", "worked.json")
	said, err := judge(dir, out)
	if err != nil || said != "1 areas, 4 clauses, 13 timescales, 2 examples, 1 training pages with 1 dates and 0 logs and plans: all right" {
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
	if _, err := judge(dir, out); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(out); err != nil || time.Since(info.ModTime()) < time.Minute {
		t.Error("the same bytes are written again", err)
	}
}

func TestRefusals(t *testing.T) {
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
		if _, err := judge(dir, out); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: written all the same", tt.want)
		}
	}
}
