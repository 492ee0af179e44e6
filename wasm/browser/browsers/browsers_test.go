//go:build unix

package browsers_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"handbook/wasm/browser/browsers"
	"handbook/wasm/browser/browsertest"
)

const root = "../../.."

// all are the browsers to walk in: Chromium always, the others where BROWSERS names them, as
// `make test-browsers` does.
var all = []string{"chromium", "firefox", "webkit"}

func walked(name string) bool {
	return name == "chromium" || slices.Contains(strings.Split(os.Getenv("BROWSERS"), ","), name)
}

var opened = map[string]browsers.Page{}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, p := range opened {
		p.Close()
	}
	os.Exit(code)
}

// everywhere runs a test in each browser, with the site served anew. Its service worker is kept
// back, so that what is asked for is what the journey asks for.
func everywhere(t *testing.T, test func(*page)) {
	for _, name := range all {
		t.Run(name, func(t *testing.T) {
			if !walked(name) {
				t.Skipf("not walked in %s, which BROWSERS does not name: `make test-browsers` does", name)
			}
			site, err := browsertest.Serve(root)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(site.Close)
			site.Refuse("/sw.js")
			if opened[name] == nil {
				p, err := browsers.Open(name)
				if err != nil {
					t.Fatal(err)
				}
				opened[name] = p
			}
			t.Cleanup(func() {
				if t.Failed() { // a page that hangs is the next journey's no more
					opened[name].Close()
					delete(opened, name)
				}
			})
			test(&page{t, opened[name], site, site.URL})
		})
	}
}

// page is a browser's page, with the helpers that journeys are written in.
type page struct {
	*testing.T
	browsers.Page
	site    *browsertest.Site
	address string // of the server that pages are asked of: site, or what stands before it
}

func (p *page) at(path string) {
	p.Helper()
	if err := p.Go(p.address + path); err != nil {
		p.Fatal(err)
	}
}

// js is the value of an expression in the page.
func js[T any](p *page, expression string) (value T) {
	p.Helper()
	text, err := p.Eval(expression)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return value
}

// do runs statements in the page.
func (p *page) do(statements string) {
	p.Helper()
	js[any](p, "(() => {"+statements+"})()")
}

// until waits for an expression to become true. While the page is being left there is none to ask.
func (p *page) until(expression string) { // longer than a driver takes to tell that a page was left meanwhile
	p.Helper()
	for end := time.Now().Add(3 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		value, err := p.Eval(expression)
		if err == nil && string(value) == "true" {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("never came true: %s (%v)\nthe page says: %.600s", expression, err, js[string](p, "document.body.innerText"))
		}
	}
}

func (p *page) press(keys ...string) {
	p.Helper()
	for _, key := range keys {
		if err := p.Press(key); err != nil {
			p.Fatal(err)
		}
	}
}

// tabTo goes on by Tab until an expression of what has the focus, at, is true.
func (p *page) tabTo(expression string) {
	p.Helper()
	for i := 0; !js[bool](p, "(at => Boolean("+expression+"))(document.activeElement)"); i++ {
		if i > 300 {
			p.Fatalf("never reached by Tab: %s", expression)
		}
		p.press(browsers.Tab)
	}
}

// text is what a person reads of what a selector finds.
func (p *page) text(selector string) string {
	p.Helper()
	return js[string](p, "document.querySelector("+quoted(selector)+").innerText.replace(/\\s+/g, ' ').trim()")
}

// focus is the text of what has the focus.
func (p *page) focus() string {
	p.Helper()
	return js[string](p, "document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
}

func (p *page) want(what, got string, wants ...string) {
	p.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			p.Errorf("%s: got %q, want it to have %q", what, got, want)
		}
	}
}

// date puts a date into the three fields whose ids start so; suffix tells repeated ones apart.
func (p *page) date(id, day, month, year string, suffix ...string) {
	p.Helper()
	for part, value := range map[string]string{"day": day, "month": month, "year": year} {
		p.do("document.getElementById(" + quoted(id+"-"+part+strings.Join(suffix, "")) + ").value = " + quoted(value))
	}
}

// click presses what a selector finds, once it is there.
func (p *page) click(selector string) {
	p.Helper()
	p.until("document.querySelector(" + quoted(selector) + ") !== null")
	p.do("document.querySelector(" + quoted(selector) + ").click()")
}

// copy puts a text on the clipboard as a person does, by selecting and copying it. It leaves
// the page that is open.
func (p *page) copy(text string) {
	p.Helper()
	p.at("/about/")
	p.do("document.body.innerHTML = '<textarea id=\"copied\"></textarea>'; (field => { field.value = " + quoted(text) + "; field.focus() })(document.getElementById('copied'))")
	p.press(browsers.Control+"a", browsers.Control+"c")
}

// copyTable puts a table on the clipboard, as markup and as text.
func (p *page) copyTable(html string) {
	p.Helper()
	p.at("/about/")
	p.do("document.body.innerHTML = " + quoted(html) + "; getSelection().selectAllChildren(document.body)")
	p.press(browsers.Control + "c")
}

// paste pastes it into a field.
func (p *page) paste(selector string) {
	p.Helper()
	p.do("document.querySelector(" + quoted(selector) + ").focus()")
	p.press(browsers.Control + "v")
}

// withoutScript has every page from now on come with the one directive by which a browser
// runs none of its scripts and shows it as it does where script is switched off.
func (p *page) withoutScript() {
	p.Helper()
	address, err := url.Parse(p.site.URL)
	if err != nil {
		p.Fatal(err)
	}
	between := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(address) },
		ModifyResponse: func(r *http.Response) error {
			r.Header.Add("Content-Security-Policy", "sandbox allow-same-origin")
			return nil
		},
	})
	p.Cleanup(between.Close)
	p.address = between.URL
}

// quoted is a text as JavaScript has it.
func quoted(text string) string {
	literal, _ := json.Marshal(text)
	return string(literal)
}

// today fixes the day on which the page is used.
func (p *page) today(iso string) {
	p.Helper()
	p.do("const Real = Date; window.Date = class extends Real { constructor (...a) { a.length ? super(...a) : super('" + iso + "T12:00') } }")
}
