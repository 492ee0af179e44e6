//go:build !js

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestMain runs in the project's folder, as the command does.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func TestTheBillIsCycloneDX(t *testing.T) {
	const at, named = "node_modules/@cyclonedx/cyclonedx-library/res/schema/", "http://cyclonedx.org/schema/"
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"bom-1.6", "spdx", "jsf-0.82"} {
		text, err := os.ReadFile(at + name + ".SNAPSHOT.schema.json")
		if err != nil {
			t.Fatal(err)
		}
		schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource(named+name+".SNAPSHOT.schema.json", schema); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile(named + "bom-1.6.SNAPSHOT.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	b, err := readBill()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	check := func(text string) error {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(value)
	}
	if err := check(string(text)); err != nil {
		t.Error(err)
	}
	if check(strings.Replace(string(text), `"alg":"SHA-256"`, `"alg":"h1"`, 1)) == nil {
		t.Error("a hash that CycloneDX does not know is let through")
	}
}

func TestTheBillNamesWhatItShould(t *testing.T) {
	b, err := readBill()
	if err != nil {
		t.Fatal(err)
	}
	scopes, on := map[string]string{}, map[string]string{}
	for _, c := range b.Components {
		if scopes[c.PURL] != "" {
			t.Errorf("%s is there twice", c.PURL)
		}
		scopes[c.PURL] = c.Scope
	}
	for _, d := range b.Dependencies {
		on[strings.SplitN(d.Ref, "@v", 2)[0]] = strings.Join(d.On, " ")
		for _, ref := range d.On {
			if scopes[ref] == "" {
				t.Errorf("%s needs %s, which is not in the bill", d.Ref, ref)
			}
		}
	}
	for _, tt := range []struct{ needs, what string }{
		{handbook, "pkg:golang/std@"},
		{handbook, "pkg:golang/github.com/gohugoio/hugo@"},
		{handbook, "pkg:golang/github.com/chromedp/chromedp@"},
		{handbook, "pkg:npm/govuk-frontend@"},
		{"pkg:golang/github.com/gohugoio/hugo", "pkg:golang/github.com/yuin/goldmark@"},
	} {
		if !strings.Contains(on[tt.needs], tt.what) {
			t.Errorf("%s does not need %s", tt.needs, tt.what)
		}
	}
	for _, file := range locks {
		packages, err := lock(file)
		if err != nil {
			t.Fatal(err)
		}
		for folder, p := range packages {
			_, name, _ := strings.Cut(folder[max(0, strings.LastIndex(folder, "node_modules/")):], "/")
			purl := "pkg:npm/" + strings.Replace(name, "@", "%40", 1) + "@" + p.Version
			if folder != "" && scopes[purl] == "" {
				t.Errorf("%s: %s is not in the bill", file, purl)
			}
		}
	}
}

var imported = regexp.MustCompile(`(?m)^(?:(?:import|export) (?:[^'"\n]* from )?|@(?:use|import|forward) )['"]([^'"\n]+)['"]`)

// TestNothingElseReachesReaders reads the scripts and styles for packages that they take in.
func TestNothingElseReachesReaders(t *testing.T) {
	scripts, err := filepath.Glob("wasm/browser/*.js")
	if err != nil {
		t.Fatal(err)
	}
	styles, err := filepath.Glob("static/css/*.scss")
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]bool{}
	for _, file := range append(scripts, styles...) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range imported.FindAllStringSubmatch(string(text), -1) {
			switch from := m[1]; {
			case strings.HasPrefix(from, "./"), from == "@params", strings.HasPrefix(from, "sass:"):
			case from == "../build/wasm_exec.js":
				taken["std"] = true
			case strings.HasPrefix(from, "govuk/"), strings.HasPrefix(from, "govuk-frontend/"):
				taken["govuk-frontend"] = true
			default:
				t.Errorf("%s takes in %q, which is not among the packages that reach readers (bill.go)", file, from)
			}
		}
	}
	if !taken["std"] || !taken["govuk-frontend"] {
		t.Errorf("found only %v", taken)
	}
}

var exact = regexp.MustCompile(`^\d+\.\d+\.\d+$`)

// TestPackagesAreHeldToTheirBytes: versions are exact, every package has its checksum, and
// no registry is named, so that everybody's own is asked. What the bench measures ours beside
// is held to the same.
func TestPackagesAreHeldToTheirBytes(t *testing.T) {
	for _, file := range append(locks, "wasm/bench/peers/starlight/package-lock.json") {
		packages, err := lock(file)
		if err != nil {
			t.Fatal(err)
		}
		for folder, p := range packages {
			if folder != "" && !strings.HasPrefix(p.Integrity, "sha512-") || p.Resolved != "" {
				t.Errorf("%s: %s: integrity %q, resolved %q (want sha512 and none; npm config set omit-lockfile-registry-resolved true)", file, folder, p.Integrity, p.Resolved)
			}
		}
		project := packages[""]
		for _, asked := range []map[string]string{project.Dependencies, project.OptionalDependencies, project.DevDependencies} {
			for name, version := range asked {
				if !exact.MatchString(version) {
					t.Errorf("%s: %s is asked for as %s (want one exact version)", file, name, version)
				}
			}
		}
	}
}

func TestABuildThatDiffersIsSaid(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, f := range []struct{ dir, name, text string }{
		{a, "same.html", "1"}, {b, "same.html", "1"}, {a, "other.html", "1"}, {b, "other.html", "2"}, {a, "only-a", ""}, {b, "only-b", ""},
	} {
		if err := os.WriteFile(filepath.Join(f.dir, f.name), []byte(f.text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := same(a, b)
	if err == nil {
		t.Fatal("two builds that differ are called the same")
	}
	for _, want := range []string{"other.html differs", "only-a is in " + a + " alone", "only-b is in " + b + " alone"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to have %q", err, want)
		}
	}
	if strings.Contains(err.Error(), "same.html") {
		t.Errorf("got %q", err)
	}
}
