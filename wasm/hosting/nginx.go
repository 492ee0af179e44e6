//go:build !js

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"handbook/wasm/hosting/policy"
)

// nginx writes what a server block includes. In nginx a location that adds one header adds
// none of its server's, so all are added in one place and what differs is a variable: one
// that is empty is not sent.
func nginx(s site) (string, error) {
	var b strings.Builder
	b.WriteString(`# Written by "go run ./wasm/hosting" from config.toml. Include it in the server block whose
# root is the built site. Nothing is logged of who reads what.
index index.html;
absolute_redirect off;
server_tokens off;
access_log off;
log_not_found off;

types {
`)
	var text, packed []string
	for _, ext := range slices.Sorted(maps.Keys(policy.Types)) {
		t, charset, _ := strings.Cut(policy.Types[ext], "; ")
		fmt.Fprintf(&b, "    %-24s %s;\n", t, ext[1:])
		if charset != "" {
			text = append(text, t)
		}
		if policy.Compressible("x" + ext) {
			packed = append(packed, t)
		}
	}
	fmt.Fprintf(&b, `}
default_type %s;
charset utf-8;
charset_types %s;
gzip on;
gzip_vary on;
gzip_proxied any;
gzip_min_length 500;
gzip_types %s;

set $handbook_kept "%s";
set $handbook_encoding "";
set $handbook_vary "";
add_header Cache-Control $handbook_kept always;
add_header Content-Encoding $handbook_encoding;
add_header Vary $handbook_vary;
`, policy.Unknown, but("text/html", text), but("text/html", packed), s.Page()[policy.CacheControl])
	for _, name := range slices.Sorted(maps.Keys(s.Page())) {
		if name != policy.CacheControl {
			fmt.Fprintf(&b, "add_header %s \"%s\" always;\n", name, s.Page()[name])
		}
	}
	fmt.Fprintf(&b, `
error_page 404 /404.html;
location = /404.html { internal; set $handbook_kept "%s"; }
location = /_headers { return 404; }
location = /_redirects { return 404; }
`, s.Page()[policy.CacheControl])
	for _, m := range s.Moved {
		fmt.Fprintf(&b, "location = %s { return 301 %s; }\nlocation = %s { return 301 %s; }\n", strings.TrimSuffix(m.From, "/"), m.To, m.From, m.To)
	}
	for _, r := range s.Rules[1:] {
		for _, folder := range r.Folders {
			kept := fmt.Sprintf("set $handbook_kept %q;", r.Headers[policy.CacheControl])
			if len(s.modules(folder)) == 0 {
				fmt.Fprintf(&b, "location ^~ %s { %s }\n", folder, kept)
				continue
			}
			fmt.Fprintf(&b, `location ^~ %s {
    %s
    # A module was compressed by brotli when the site was built.
    location ~ \.wasm$ {
        %s
        if ($http_accept_encoding ~ "\bbr\b") { rewrite ^(.*)$ $1%s last; }
    }
    location ~ \.wasm\%s$ {
        types { }
        default_type application/wasm;
        gzip off;
        set $handbook_encoding br;
        set $handbook_vary Accept-Encoding;
        %[2]s
    }
}
`, folder, kept, kept, policy.Brotli, policy.Brotli)
		}
	}
	return b.String(), nil
}

// but lists names once each, without one that nginx has by itself.
func but(without string, names []string) string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == without }), " ")
}
