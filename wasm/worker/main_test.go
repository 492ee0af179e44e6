//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/pelletier/go-toml/v2"

	"handbook/wasm/worker/api"
)

const (
	public = "../../public"
	config = "../../config.toml"
	simple = `{"area": "stockport", "today": "2026-11-30", "reference": "SENTINEL", "dates": {"initial-conference": "2026-11-23"}}`
)

// told is what a server has said so far.
type told struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *told) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(b)
}

func (t *told) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

var address = regexp.MustCompile(`http://localhost:(\d+)/`)

// at waits until a server has said where it is.
func (t *told) at(tb testing.TB) string {
	tb.Helper()
	for range 300 {
		if m := address.FindStringSubmatch(t.String()); m != nil {
			return "http://127.0.0.1:" + m[1]
		}
		time.Sleep(50 * time.Millisecond)
	}
	tb.Fatalf("the server does not start: %s", t)
	return ""
}

// start serves the built site until the test ends, or stop is called.
func start(t *testing.T) (url string, said *told, stop func()) {
	t.Helper()
	said = new(told)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- run(ctx, public, config, "0", said) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	select {
	case err := <-done:
		t.Fatalf("%v: run `make site` first", err)
	default:
	}
	return said.at(t), said, stop
}

// ask asks and does not unpack the answer.
func ask(t *testing.T, method, url string, body io.Reader, headers ...string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequest(method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, url, err)
	}
	return response, text
}

// configured are the headers of config.toml for the whole site, read here in another way.
func configured(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Server struct {
			Headers []struct {
				For    string
				Values map[string]string
			}
		}
	}
	if err := toml.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	if c.Server.Headers[0].For != "/**" || len(c.Server.Headers[0].Values) < 7 {
		t.Fatalf("%+v", c)
	}
	return c.Server.Headers[0].Values
}

// Every file of the site is served as it was built, in every encoding, with the headers of
// config.toml; so is every answer that is no file.
func TestEveryFileIsServed(t *testing.T) {
	url, _, _ := start(t)
	want := configured(t)
	headers := func(path string, r *http.Response, own ...string) {
		t.Helper()
		for name, value := range want {
			if got := r.Header.Get(name); got != value && !strings.Contains(" Cache-Control "+strings.Join(own, " ")+" ", " "+name+" ") {
				t.Errorf("%s: %s is %q, want %q", path, name, got, value)
			}
		}
		if r.Header.Get("Set-Cookie") != "" || r.Header.Get("Cache-Control") == "" {
			t.Errorf("%s: %v", path, r.Header)
		}
	}
	files, packed := 0, 0
	err := filepath.WalkDir(public, func(file string, entry fs.DirEntry, err error) error {
		path := filepath.ToSlash(strings.TrimPrefix(file, public))
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), "_") || path == "/404.html" || filepath.Ext(file) == ".br" {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		path = strings.TrimSuffix(path, "index.html")
		files++
		for _, coding := range []string{"identity", "gzip", "br"} {
			r, body := ask(t, "GET", url+path, nil, "Accept-Encoding", coding)
			headers(path, r)
			var plain io.Reader = bytes.NewReader(body)
			switch r.Header.Get("Content-Encoding") {
			case "br":
				plain = brotli.NewReader(plain)
				packed++
			case "gzip":
				if plain, err = gzip.NewReader(plain); err != nil {
					return err
				}
			}
			if got, err := io.ReadAll(plain); r.StatusCode != 200 || err != nil || !bytes.Equal(got, text) {
				t.Errorf("%s as %s: %d, %d bytes, want %d, %v", path, coding, r.StatusCode, len(got), len(text), err)
			}
			if again, body := ask(t, "GET", url+path, nil, "Accept-Encoding", coding, "If-None-Match", r.Header.Get("ETag")); again.StatusCode != 304 || len(body) > 0 {
				t.Errorf("%s as %s: %d when it is known", path, coding, again.StatusCode)
			}
			if fingerprint := regexp.MustCompile(`\.[0-9a-f]{64}\.`).MatchString(path); fingerprint != strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: Cache-Control %q", path, r.Header.Get("Cache-Control"))
			}
		}
		return nil
	})
	if err != nil || files < 300 || packed < 250 {
		t.Errorf("%d files, %d of them compressed, %v", files, packed, err)
	}
	for _, path := range []string{"/nothing", "/about", "/js/", "/api"} {
		r, _ := ask(t, "GET", url+path, nil)
		headers(path, r)
	}
	for _, path := range append([]string{"/api/", "/api/nothing"}, api.Paths...) {
		r, _ := ask(t, "GET", url+path, nil)
		headers(path, r, "Cross-Origin-Resource-Policy")
		if r.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" || r.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %v", path, r.Header)
		}
	}
}

func TestAnswersAreCompressed(t *testing.T) {
	url, _, _ := start(t)
	_, plain := ask(t, "POST", url+"/api/deadlines", strings.NewReader(simple), "Content-Type", "application/json")
	r, body := ask(t, "POST", url+"/api/deadlines", strings.NewReader(simple), "Content-Type", "application/json", "Accept-Encoding", "gzip")
	zip, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil || r.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("%v %v", err, r.Header)
	}
	if got, err := io.ReadAll(zip); err != nil || !bytes.Equal(got, plain) || len(body) > len(plain)/3 {
		t.Errorf("%d bytes for %d, %v", len(body), len(plain), err)
	}
}

// A server that is told to stop answers what it was asked, says how much that was, and has
// said nothing of what or by whom.
func TestTheServerStopsGracefullyAndLogsNothing(t *testing.T) {
	program := filepath.Join(t.TempDir(), "handbook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	said := new(told)
	cmd := exec.Command(program, "-public", public, "-config", config)
	cmd.Env = append(os.Environ(), "PORT=0")
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer cmd.Process.Kill()
	url := said.at(t)
	for _, body := range []string{simple, `{"SENTINEL": `, `{"area": "SENTINEL"}`, `{"area": "stockport", "SENTINEL": 1}`, "\xff SENTINEL"} {
		for _, path := range []string{"/api/deadlines", "/api/visits?SENTINEL=1", "/api/plan", "/api/SENTINEL", "/SENTINEL/"} {
			ask(t, "POST", url+path, strings.NewReader(body), "Content-Type", "application/json", "X-SENTINEL", "SENTINEL")
		}
	}
	torn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(torn, "GET /SENTINEL HTTP/9.9\r\nSENTINEL\r\n\r\n")
	torn.Close()
	body, writer := io.Pipe()
	answered := make(chan string)
	go func() {
		r, text := ask(t, "POST", url+"/api/deadlines", body, "Content-Type", "application/json")
		answered <- strconv.Itoa(r.StatusCode) + " " + string(text)
	}()
	io.WriteString(writer, simple[:20])
	time.Sleep(300 * time.Millisecond)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(url, "http://"), time.Second); err == nil {
		t.Error("it still takes requests")
	}
	io.WriteString(writer, simple[20:])
	writer.Close()
	if got := <-answered; !strings.HasPrefix(got, `200 {"area":"stockport"`) {
		t.Errorf("the last request is answered with %.200s", got)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("it ends with %v", err)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("it does not stop")
	}
	lines := said.String()
	if strings.Contains(lines, "SENTINEL") || strings.Contains(lines, "2026") {
		t.Errorf("it has said what was asked:\n%s", lines)
	}
	for _, want := range []string{"/api/deadlines          2xx 2  4xx 4", "/api/visits             4xx 5", "/api/plan               4xx 5", "elsewhere under /api/   4xx 5", "files                   4xx 5"} {
		if !strings.Contains(lines, want) {
			t.Errorf("it does not say %q:\n%s", want, lines)
		}
	}
}

// Nothing is written by way of the standard logger either, not even of a panic.
func TestNothingIsLogged(t *testing.T) {
	logged := new(told)
	log.SetOutput(logged)
	defer log.SetOutput(os.Stderr)
	url, said, stop := start(t)
	for _, path := range append(api.Paths, "/") {
		ask(t, "POST", url+path, strings.NewReader(simple), "Content-Type", "application/json")
	}
	stop()
	if logged.String() != "" || strings.Contains(said.String(), "SENTINEL") {
		t.Errorf("logged %q, said %q", logged, said)
	}
}

func TestASlowOrLargeRequestIsCutOff(t *testing.T) {
	url, _, _ := start(t)
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: %s\r\n\r\n", strings.Repeat("a", 32<<10))
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	answer, _ := io.ReadAll(c)
	if !bytes.HasPrefix(answer, []byte("HTTP/1.1 431 ")) {
		t.Errorf("long headers are answered with %.60q", answer)
	}
	slow, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprintf(slow, "GET / HTTP/1.1\r\nHost:")
	from := time.Now()
	slow.SetReadDeadline(from.Add(2 * headerTime))
	if _, err := io.ReadAll(slow); err != nil || time.Since(from) > headerTime+2*time.Second {
		t.Errorf("half a header is waited for %v, %v", time.Since(from), err)
	}
}

func TestWhatDoesNotStart(t *testing.T) {
	empty := t.TempDir()
	wrong := filepath.Join(empty, "config.toml")
	for _, tt := range []struct{ public, config, text, port, want string }{
		{empty, config, "", "0", "has no _redirects: run `make site` first"},
		{filepath.Join(empty, "none"), config, "", "0", "run `make site` first"},
		{public, filepath.Join(empty, "none.toml"), "", "0", "no such file"},
		{public, wrong, "[[server.headers]]\nfor = \"*.html\"\n", "0", `for = "*.html" (want folders, such as /**`},
		{public, wrong, "[[server.headers]]\nfor = \"/js/**\"\n", "0", `the first must be for = "/**"`},
		{public, wrong, "[[", "0", "config.toml: toml"},
		{public, config, "", "eighty", "eighty"},
	} {
		if tt.text != "" {
			if err := os.WriteFile(wrong, []byte(tt.text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := run(t.Context(), tt.public, tt.config, tt.port, io.Discard); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q", err, tt.want)
		}
	}
}
