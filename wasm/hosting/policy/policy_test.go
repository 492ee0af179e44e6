//go:build !js

package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheHeadersAreStrict(t *testing.T) {
	text, err := os.ReadFile("../../../config.toml")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	page := rules[0].Headers
	for name, want := range map[string]string{
		"Content-Security-Policy":      "default-src 'none'; ",
		"Cross-Origin-Embedder-Policy": "require-corp",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "accelerometer=(), ",
		"Referrer-Policy":              "no-referrer",
		"Strict-Transport-Security":    "max-age=31536000",
		"X-Content-Type-Options":       "nosniff",
		CacheControl:                   "no-cache",
	} {
		if !strings.HasPrefix(page[name], want) {
			t.Errorf("%s: %q, want %q", name, page[name], want)
		}
	}
	for _, source := range strings.FieldsFunc(page["Content-Security-Policy"], func(r rune) bool { return r == ' ' || r == ';' }) {
		if !strings.HasPrefix(source, "'") && !strings.Contains(source, "-src") && !strings.Contains("base-uri form-action frame-ancestors", source) ||
			source == "'unsafe-inline'" || source == "'unsafe-eval'" {
			t.Errorf("Content-Security-Policy has %s", source)
		}
	}
	for _, feature := range strings.Split(page["Permissions-Policy"], ", ") {
		if !strings.HasSuffix(feature, "=()") && feature != "clipboard-write=(self)" {
			t.Errorf("Permissions-Policy allows %s", feature)
		}
	}
}

func TestAMistakeIsSaid(t *testing.T) {
	const whole = "[[server.headers]]\nfor = \"/**\"\n[server.headers.values]\nA = \"b\"\n"
	for _, tt := range []struct{ config, want string }{
		{"", "the first must be for"},
		{strings.Replace(whole, "/**", "/js/**", 1), "the first must be for"},
		{whole + strings.Replace(whole, "/**", "/*.html", 1), `for = "/*.html" (want folders`},
		{whole + strings.Replace(whole, "/**", "js/**", 1), `for = "js/**" (want folders`},
	} {
		if _, err := parse([]byte(tt.config)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %s", tt.config, err, tt.want)
		}
	}
	for _, tt := range []struct{ moved, want string }{
		{"/old /new/ 301\n/old/ /new/ 301", ""},
		{"/Old/ /new/ 301", "aliases: /Old/ of the page /new/: want an address such as"},
		{"/old*/ /new/ 301", "want an address such as"},
		{"/new/ /new/ 301", "aliases: /new/ of the page /new/: there is still a page at it"},
		{"/old/ /new/ 301\n/old/ /other/ 301", "aliases: /old/ of the page /other/: /new/ has it too"},
	} {
		public := t.TempDir()
		if err := os.Mkdir(filepath.Join(public, "new"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(public, "_redirects"), []byte("# Pages that moved\n"+tt.moved+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := readMoved(public)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%q: %v, want %q", tt.moved, err, tt.want)
		}
	}
}

// Rules for folders are read as Hugo reads them: a later one takes an earlier one's place.
func TestHeadersOfFolders(t *testing.T) {
	text := `[[server.headers]]
for = "/**"
[server.headers.values]
A = "1"
B = "1"
[[server.headers]]
for = "/{build,css}/**"
[server.headers.values]
B = "2"
[[server.headers]]
for = "/css/old/**"
[server.headers.values]
B = "3"
`
	rules, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &Policy{Rules: rules}
	for address, want := range map[string]string{"": "11", "/": "11", "/about/": "11", "/build/a.wasm": "12", "/css/a.css": "12", "/css/old/a.css": "13", "/cssx": "11", "/x/css/a": "11"} {
		if h := p.Headers(address); h["A"]+h["B"] != want {
			t.Errorf("%q is served with %v", address, h)
		}
	}
}
