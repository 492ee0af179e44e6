//go:build !js

// What is written is tested on the hosts themselves, where Debian has them.
package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"handbook/wasm/hosting/hostingtest"
	"handbook/wasm/hosting/policy"
	process "handbook/wasm/worker/site"
)

const root = "../.."

// made is a copy of the site with what hosts need written beside it.
func made(t *testing.T) string {
	t.Helper()
	dir := hostingtest.Site(t, root)
	if _, err := write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// port finds a free one.
func port(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// start starts a server in the foreground until the test ends, and gives its address.
func start(t *testing.T, at int, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is needed: `make servers` installs it on Debian", name)
	}
	var said strings.Builder
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
		}
	})
	address := fmt.Sprintf("127.0.0.1:%d", at)
	for range 200 {
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s ended: %v\n%s", name, err, said.String())
		case <-time.After(25 * time.Millisecond):
		}
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
	}
	t.Fatalf("%s does not answer\n%s", name, said.String())
	return ""
}

func put(t *testing.T, file, text string) string {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestOneProcess(t *testing.T) {
	dir := made(t)
	s, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	files, err := process.Open(os.DirFS(filepath.Join(dir, public)), s.Headers)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(files)
	defer server.Close()
	hostingtest.Host{T: t, URL: server.URL, Dir: dir, Slash: 301}.Check()
}

func TestNginx(t *testing.T) {
	dir, at := made(t), port(t)
	s, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	const own = "Cross-Origin-Resource-Policy" // which the HTTP interface has otherwise than the pages
	want := maps.Clone(s.Page())
	want[own] = "cross-origin"
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for name, value := range want {
			w.Header().Set(name, value)
		}
	}))
	defer api.Close()
	conf := put(t, filepath.Join(dir, "nginx.conf"), fmt.Sprintf(`daemon off;
pid %[1]s/nginx.pid;
error_log stderr;
events { }
http {
    client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
    server {
        listen 127.0.0.1:%[2]d;
        root %[1]s/public;
        include %[1]s/wasm/build/hosting/nginx/handbook.conf;
        location /api/ { add_header X-Robots-Tag noindex; proxy_pass %[3]s; }
    }
}
`, dir, at, api.URL))
	host := hostingtest.Host{T: t, URL: start(t, at, "nginx", "-p", dir, "-c", conf), Dir: dir, Slash: 301}
	host.Check()
	host.Served(host.Ask("GET", "/api/areas"), 200, want)
}

func TestApache(t *testing.T) {
	for _, tt := range []struct{ name, directory string }{
		{".htaccess", "AllowOverride All"},
		{"configuration", "AllowOverride None\nInclude %[1]s/wasm/build/hosting/apache/.htaccess"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, at := made(t), port(t)
			if strings.HasSuffix(tt.directory, "All") {
				text, err := os.ReadFile(filepath.Join(dir, out, "apache/.htaccess"))
				if err != nil {
					t.Fatal(err)
				}
				put(t, filepath.Join(dir, public, ".htaccess"), string(text))
			}
			modules, err := filepath.Glob("/usr/lib/apache2/modules/mod_mpm_event.so")
			if err != nil || len(modules) == 0 {
				t.Fatal("Apache's modules are needed: `make servers` installs them on Debian")
			}
			var load strings.Builder
			for _, name := range []string{"mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime", "rewrite"} {
				fmt.Fprintf(&load, "LoadModule %s_module %s/mod_%s.so\n", name, filepath.Dir(modules[0]), name)
			}
			conf := put(t, filepath.Join(dir, "apache.conf"), fmt.Sprintf(load.String()+`
PidFile %[1]s/apache.pid
DefaultRuntimeDir %[1]s
TypesConfig /dev/null
ErrorLog /dev/stderr
ServerName localhost
ServerTokens Prod
Listen 127.0.0.1:%[2]d
User www-data
Group www-data
DocumentRoot %[1]s/public
<Directory %[1]s/public>
`+tt.directory+`
</Directory>
`, dir, at))
			hostingtest.Host{T: t, URL: start(t, at, "apache2", "-X", "-f", conf), Dir: dir, Slash: 301}.Check()
		})
	}
}

// IIS and Azure cannot be run here: that what is written for them is well formed and says
// the same is all that is known.

func TestIIS(t *testing.T) {
	s := madeSite(t)
	text, err := iis(s)
	if err != nil {
		t.Fatal(err)
	}
	type cache struct {
		Mode   string `xml:"cacheControlMode,attr"`
		Age    string `xml:"cacheControlMaxAge,attr"`
		Custom string `xml:"cacheControlCustom,attr"`
	}
	type pair struct {
		Name      string `xml:"name,attr"`
		Value     string `xml:"value,attr"`
		Extension string `xml:"fileExtension,attr"`
		Type      string `xml:"mimeType,attr"`
		Status    string `xml:"statusCode,attr"`
		Path      string `xml:"path,attr"`
		Mode      string `xml:"responseMode,attr"`
		To        string `xml:"destination,attr"`
		As        string `xml:"httpResponseStatus,attr"`
	}
	var got struct {
		XMLName xml.Name `xml:"configuration"`
		Server  struct {
			Headers []pair `xml:"httpProtocol>customHeaders>add"`
			Types   []pair `xml:"staticContent>mimeMap"`
			Cache   cache  `xml:"staticContent>clientCache"`
			Errors  []pair `xml:"httpErrors>error"`
		} `xml:"system.webServer"`
		Locations []struct {
			Path     string `xml:"path,attr"`
			Cache    cache  `xml:"system.webServer>staticContent>clientCache"`
			Redirect pair   `xml:"system.webServer>httpRedirect"`
		} `xml:"location"`
	}
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict = true
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	headers := map[string]string{policy.CacheControl: map[string]string{"DisableCache": "no-cache"}[got.Server.Cache.Mode]}
	for _, h := range got.Server.Headers {
		headers[h.Name] = h.Value
	}
	if !maps.Equal(headers, s.Page()) {
		t.Errorf("headers: %q", headers)
	}
	types := map[string]string{}
	for _, m := range got.Server.Types {
		types[m.Extension] = m.Type
	}
	if !maps.Equal(types, policy.Types) {
		t.Errorf("types: %q", types)
	}
	if e := got.Server.Errors; len(e) != 1 || e[0].Status != "404" || e[0].Path != "404.html" || e[0].Mode != "File" {
		t.Errorf("errors: %+v", e)
	}
	said := map[string]string{}
	for _, l := range got.Locations {
		said["/"+l.Path+"/"] = l.Redirect.As + l.Redirect.To + l.Cache.Age + " " + l.Cache.Custom
	}
	want := map[string]string{"/about/old-name/": "Permanent/about/counting/ ", "/build/": "365.00:00:00 public, immutable", "/css/": "365.00:00:00 public, immutable",
		"/js/": "365.00:00:00 public, immutable", "/pagefind/filter/": "7.00:00:00 public", "/pagefind/fragment/": "7.00:00:00 public", "/pagefind/index/": "7.00:00:00 public"}
	if !maps.Equal(said, want) {
		t.Errorf("locations: %q", said)
	}
}

func TestAzure(t *testing.T) {
	s := madeSite(t)
	text, err := azure(s)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		TrailingSlash            string
		GlobalHeaders, MimeTypes map[string]string
		Routes                   []struct {
			Route, Redirect string
			Headers         map[string]string
			StatusCode      int
		}
		ResponseOverrides map[string]struct{ Rewrite string }
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got.GlobalHeaders, s.Page()) || !maps.Equal(got.MimeTypes, policy.Types) || got.TrailingSlash != "always" || got.ResponseOverrides["404"].Rewrite != "/404.html" {
		t.Errorf("%+v", got)
	}
	kept, moved := map[string]string{}, map[string]string{}
	for _, r := range got.Routes {
		if r.StatusCode == 301 {
			moved[r.Route] = r.Redirect
		} else if r.Headers != nil {
			kept[r.Route] = r.Headers[policy.CacheControl]
		}
	}
	if !maps.Equal(moved, map[string]string{"/about/old-name": "/about/counting/", "/about/old-name/": "/about/counting/"}) {
		t.Errorf("moved: %q", moved)
	}
	for _, file := range s.files {
		want, said := s.Headers(file)[policy.CacheControl], kept[file]
		for route, c := range kept {
			if folder, ok := strings.CutSuffix(route, "*"); ok && strings.HasPrefix(file, folder) {
				said = c
			}
		}
		if said == "" {
			said = s.Page()[policy.CacheControl]
		}
		if said != want {
			t.Errorf("%s: kept as %q, want %q", file, said, want)
		}
	}
}

func madeSite(t *testing.T) site {
	t.Helper()
	s, err := read(made(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCloudflareNamesFilesOnlyAsFarAsItsListGoes(t *testing.T) {
	s := madeSite(t)
	for i := range 150 {
		s.files = append(s.files, fmt.Sprintf("/css/print-area-%d.0123456789abcdef.css", i))
	}
	text, err := cloudflare(s)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count("\n"+text, "\n/"); n > mostRules || n < 30 {
		t.Errorf("%d rules", n)
	}
	if strings.Contains(text, "/css/print-area-0") || strings.Contains(text, "\n/css/*") || !strings.Contains(text, "\n/js/") {
		t.Error("the folder with too many files is to be asked for again each time, and no other")
	}
}

func TestWhatIsKeptForEverHasAFingerprint(t *testing.T) {
	s, err := read(root)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range s.files {
		if s.Headers(file)[policy.CacheControl] == s.Page()[policy.CacheControl] {
			continue
		}
		n++
		if !regexp.MustCompile(`\.[0-9a-f]{64}\.|/[a-z-]+_[0-9a-f]{7}\.pf_`).MatchString(file) {
			t.Errorf("%s is kept without asking, and has no fingerprint in its name", file)
		}
	}
	if n < 100 {
		t.Errorf("%d files are kept", n)
	}
}
