//go:build !js

package main

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"handbook/wasm/hosting/policy"
)

// iis writes a web.config. Its clientCache is for files that are there, and its 404 is a
// file, so that its status stays 404. Moved pages need the role HTTP Redirection.
func iis(s site) (string, error) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?>
<!-- Written by "go run ./wasm/hosting" from config.toml. Lay it into the folder of the built site. -->
<configuration>
  <system.webServer>
    <defaultDocument enabled="true"><files><clear/><add value="index.html"/></files></defaultDocument>
    <directoryBrowse enabled="false"/>
    <urlCompression doStaticCompression="true"/>
    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="404"/>
      <error statusCode="404" path="404.html" responseMode="File"/>
    </httpErrors>
    <security><requestFiltering><hiddenSegments><add segment="_headers"/><add segment="_redirects"/></hiddenSegments></requestFiltering></security>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By"/>
`)
	for _, name := range slices.Sorted(maps.Keys(s.Page())) {
		if name != policy.CacheControl {
			fmt.Fprintf(&b, "        <remove name=%s/><add name=%s value=%s/>\n", attribute(name), attribute(name), attribute(s.Page()[name]))
		}
	}
	b.WriteString("      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n")
	fmt.Fprintf(&b, "      <clientCache cacheControlMode=\"DisableCache\"/>\n")
	for _, ext := range slices.Sorted(maps.Keys(policy.Types)) {
		fmt.Fprintf(&b, "      <remove fileExtension=%s/><mimeMap fileExtension=%s mimeType=%s/>\n", attribute(ext), attribute(ext), attribute(policy.Types[ext]))
	}
	b.WriteString("    </staticContent>\n  </system.webServer>\n")
	for _, r := range s.Rules[1:] {
		age, custom, err := lifetime(r.Headers[policy.CacheControl])
		if err != nil {
			return "", err
		}
		for _, folder := range r.Folders {
			fmt.Fprintf(&b, `  <location path=%s><system.webServer><staticContent>
    <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge=%s cacheControlCustom=%s/>
  </staticContent></system.webServer></location>
`, attribute(strings.Trim(folder, "/")), attribute(age), attribute(custom))
		}
	}
	for _, m := range s.Moved {
		fmt.Fprintf(&b, "  <location path=%s><system.webServer><httpRedirect enabled=\"true\" destination=%s exactDestination=\"true\" httpResponseStatus=\"Permanent\"/></system.webServer></location>\n",
			attribute(strings.Trim(m.From, "/")), attribute(m.To))
	}
	b.WriteString("</configuration>\n")
	return b.String(), nil
}

// lifetime writes the max-age of a Cache-Control as days and hours, and gives the rest of it.
func lifetime(control string) (age, rest string, err error) {
	var others []string
	for _, part := range strings.Split(control, ", ") {
		var seconds int
		if n, _ := fmt.Sscanf(part, "max-age=%d", &seconds); n == 1 {
			age = fmt.Sprintf("%d.%02d:%02d:%02d", seconds/86400, seconds/3600%24, seconds/60%60, seconds%60)
			continue
		}
		others = append(others, part)
	}
	if age == "" {
		return "", "", fmt.Errorf("%q has no max-age, which IIS needs", control)
	}
	return age, strings.Join(others, ", "), nil
}

func attribute(value string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(value))
	return `"` + b.String() + `"`
}
