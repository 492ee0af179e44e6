//go:build !js

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"handbook/wasm/hosting/policy"
)

// apache writes a .htaccess, whose lines may also stand in <Directory>. Apache keeps two
// tables of headers, for what is found and for everything else ("always"), and sends both:
// so a header is set in one and taken out of the other.
func apache(s site) (string, error) {
	var b strings.Builder
	b.WriteString(`# Written by "go run ./wasm/hosting" from config.toml. Lay it into the folder of the built site
# (AllowOverride All), or include it in that folder's <Directory>. It needs mod_headers,
# mod_rewrite, mod_mime, mod_dir and mod_alias; mod_deflate with mod_filter compresses.
DirectoryIndex index.html
DirectorySlash On
Options -Indexes -MultiViews
ErrorDocument 404 /404.html
AddDefaultCharset Off
FileETag MTime Size

`)
	var packed []string
	for _, ext := range slices.Sorted(maps.Keys(policy.Types)) {
		t, charset, _ := strings.Cut(policy.Types[ext], "; charset=")
		fmt.Fprintf(&b, "AddType %s %s\n", t, ext)
		if charset != "" {
			fmt.Fprintf(&b, "AddCharset %s %s\n", charset, ext)
		}
		if policy.Compressible("x" + ext) {
			packed = append(packed, t)
		}
	}
	b.WriteString("\n")
	for _, name := range slices.Sorted(maps.Keys(s.Page())) {
		value := quoted(s.Page()[name])
		if name == policy.CacheControl {
			fmt.Fprintf(&b, "Header always unset %s\nHeader set %s %s\n", name, name, value)
			fmt.Fprintf(&b, "Header always set %s %s \"expr=%%{REQUEST_STATUS} -ge 300 && %%{REQUEST_STATUS} -ne 304 && %%{REQUEST_STATUS} -ne 404\"\n", name, value)
			continue
		}
		fmt.Fprintf(&b, "Header unset %s\nHeader always set %s %s\n", name, name, value)
	}
	for _, r := range s.Rules[1:] {
		var folders []string
		for _, folder := range r.Folders {
			folders = append(folders, strings.Trim(folder, "/"))
		}
		fmt.Fprintf(&b, "<If \"%%{REQUEST_URI} =~ m#^/(%s)/#\">\n", strings.Join(folders, "|"))
		for _, name := range slices.Sorted(maps.Keys(r.Headers)) {
			fmt.Fprintf(&b, "    Header set %s %s\n", name, quoted(r.Headers[name]))
		}
		b.WriteString("</If>\n")
	}
	b.WriteString(`
RewriteEngine On
RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
RewriteRule ^ - [R=405]
RewriteRule ^(_headers|_redirects|\.ht.*)$ - [R=404]
`)
	for _, m := range s.Moved {
		fmt.Fprintf(&b, "RewriteRule ^%s/?$ %s [R=301,L]\n", strings.Trim(m.From, "/"), m.To)
	}
	fmt.Fprintf(&b, `
# A module was compressed by brotli when the site was built.
RewriteCond %%{HTTP:Accept-Encoding} \bbr\b
RewriteCond %%{REQUEST_FILENAME}%s -f
RewriteRule ^(.+\.wasm)$ $1%s [L]
RewriteRule \.wasm\%s$ - [E=no-gzip:1]
<FilesMatch "\.wasm\%s$">
    ForceType application/wasm
    Header set Content-Encoding br
    Header merge Vary Accept-Encoding
</FilesMatch>

# The browser's copy of what was compressed is asked for by the name that mod_deflate gave it.
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE %s
    RequestHeader edit If-None-Match "-gzip\"$" "\""
</IfModule>
`, policy.Brotli, policy.Brotli, policy.Brotli, policy.Brotli, strings.Join(slices.Compact(slices.Sorted(slices.Values(packed))), " "))
	return b.String(), nil
}

// quoted writes a value as Apache's configuration has it.
func quoted(value string) string { return `"` + strings.ReplaceAll(value, `"`, `\"`) + `"` }
