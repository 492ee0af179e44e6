//go:build !js

// The journeys of a person without signal: from the copy that the service worker keeps, and
// from the zip that opens without a server.
package browser_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"handbook/wasm/browser/browsertest"
)

const (
	whole   = "caches.keys().then(async keys => keys.length === 1 && await (await caches.open(keys[0])).match('/kept.json') !== undefined)"
	inUse   = whole + ".then(is => is && navigator.serviceWorker.controller !== null)"
	nothing = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(all => all.flat().length === 0)"
	offline = "/about/offline/"
)

// kept opens a page and waits until the handbook is kept.
func kept(t *testing.T, path string) (*browsertest.Site, *tab) {
	t.Helper()
	s, page := serve(t), openKeeping(t)
	page.do(chromedp.Navigate(s.URL + path))
	page.until(inUse)
	return s, page
}

// edition is what edition.json of a build says.
func edition(t *testing.T, public string) (e struct{ ID, Built string }) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(public, "edition.json"))
	if err == nil {
		err = json.Unmarshal(text, &e)
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// run runs a command of the project.
func run(t *testing.T, env []string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// newer is another build: the core group of Hertfordshire says so.
func newer(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(root+"/public")); err != nil {
		t.Fatal(err)
	}
	change := func(name, old, new string) {
		file := filepath.Join(dir, name)
		text, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(text, []byte(old)) {
			t.Fatalf("%s has no %s (%v)", name, old, err)
		}
		if err := os.WriteFile(file, bytes.ReplaceAll(text, []byte(old), []byte(new)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	change("sw.js", edition(t, dir).ID, "EDITION")
	change("hertfordshire/core-group/index.html", "</h1>", ", the newer one</h1>")
	run(t, nil, "go", "run", "./wasm/keep", dir)
	return dir
}

func TestAfterOneVisitEverythingWorksWithoutSignal(t *testing.T) {
	s, page := kept(t, "/")
	js[chromedp.Void](page, "caches.keys().then(async keys => (await caches.open(keys[0])).put('/api/plan', new Response('kept')))")
	s.CloseClientConnections()
	s.Close()
	id := edition(t, root+"/public").ID
	for path, want := range map[string]string{
		"/":                                         "Child Protection Plan Handbook",
		"/sussex/lead-social-worker/":               "2.1-14",
		"/sussex/lead-social-worker":                "2.1-14", // as it is typed
		"/derbyshire/roles/lead-worker/":            "What the lead social worker must do",
		"/whole/?from=somewhere":                    "The whole handbook on one page",
		"/training/stockport/case-hanna-and-bence/": "Stockport",
	} {
		page.do(chromedp.Navigate(s.URL + path))
		text := page.text("main")
		page.want(path, text, want)
		page.want(path, text, "From the copy on this device: edition "+id+", last checked on "+time.Now().UTC().Format("2 January 2006")+".")
		if js[bool](page, "[...document.styleSheets].length < 1 || [...document.images].some(i => !i.naturalWidth)") {
			t.Errorf("%s: its styles are not there", path)
		}
	}
	page.look("a page from the copy")

	page.do(chromedp.Navigate(s.URL + calculators))
	page.until("!document.querySelector('form').hidden")
	page.date("case-initial-conference", "23", "11", "2026")
	page.work()
	page.want("dates", page.text("[data-result]"), "Monday 7 December 2026")

	page.do(chromedp.Navigate(s.URL + "/calculators/plans/sussex/"))
	page.until("!document.querySelector('plan-checker form').hidden")
	page.checks()

	page.do(chromedp.Navigate(s.URL + "/search/"))
	page.until("document.querySelector('form')?.hidden === false")
	js[chromedp.Void](page, "(i => { i.value = 'bedroom'; i.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('query'))")
	page.until("document.querySelector('[data-status]').textContent !== ''")
	page.want("search", page.text("[data-status]"), "found. Use the arrow keys")
	page.until("document.querySelectorAll('[data-excerpt] mark').length > 0")

	page.do(chromedp.Navigate(s.URL + "/training/stockport/lead-worker/"))
	page.until("document.readyState === 'complete' && document.querySelector('[data-turn]:not([hidden])') !== null")
	page.do(chromedp.Navigate(s.URL + dates))
	page.until("document.querySelector('[data-start]')?.hidden === false && document.readyState === 'complete'")
	page.draws("slate", 1)

	if got := js[string](page, "fetch('/api/plan').then(r => r.text(), () => 'no answer')"); got != "no answer" {
		t.Errorf("/api/ is answered from the cache: %s", got)
	}
	if got := js[string](page, "fetch('/glossary/', {method: 'POST'}).then(r => r.text(), () => 'no answer')"); got != "no answer" {
		t.Error("a POST is answered from the cache")
	}
}

// What is kept is every page that the sitemap lists, and nothing that a person did.
func TestWhatIsKept(t *testing.T) {
	_, page := kept(t, coreGroup)
	held := js[[]string](page, "caches.keys().then(async keys => (await (await caches.open(keys[0])).keys()).map(r => new URL(r.url).pathname))")
	for _, path := range pages(t) {
		path = cmp.Or(path, "/")
		if !slices.Contains(held, path) {
			t.Errorf("%s is not kept", path)
		}
	}
	for _, path := range held {
		file := root + "/public" + path
		if strings.HasSuffix(path, "/") {
			file += "index.html"
		}
		if _, err := os.Stat(file); err != nil && path != "/checked" {
			t.Errorf("%s is kept and is no file of the site", path)
		}
	}
	if got := js[int](page, "localStorage.length + sessionStorage.length + document.cookie.length"); got != 0 {
		t.Errorf("something else is stored: %d", got)
	}
}

// /about/offline/ says how much comes with the first visit.
func TestTheFirstVisitTakesWhatThePageSays(t *testing.T) {
	text, err := os.ReadFile(root + "/public/kept.json")
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Files map[string]string }
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for path := range list.Files {
		if strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		text, err := os.ReadFile(root + "/public" + path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create("f")
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	said, err := os.ReadFile(root + "/content/about/offline.md")
	if mb := float64(out.Len()) / 1e6; err != nil || mb < 7 || mb > 9 || !strings.Contains(string(said), "7 to 9 MB once") {
		t.Errorf("%.1f MB (%v)", mb, err)
	}
	t.Logf("%d files, %.1f MB deflated", len(list.Files), float64(out.Len())/1e6)
}

func TestANewerEditionIsToldAndNeverMixed(t *testing.T) {
	s, page := kept(t, calculators)
	page.until("!document.querySelector('form').hidden")
	page.date("case-initial-conference", "23", "11", "2026")
	dir := newer(t)
	is := edition(t, dir).ID
	const look = "document.dispatchEvent(new Event('visibilitychange'))"

	// An edition that does not come whole is not used.
	s.Deploy(dir)
	s.Refuse("/core-group/")
	js[chromedp.Void](page, look)
	page.until("navigator.serviceWorker.getRegistration().then(async r => r.installing === null && r.waiting === null && (await caches.keys()).length === 2)")
	if js[bool](page, "caches.match('/kept.json', {cacheName: 'handbook "+is+"'}).then(r => r !== undefined || document.querySelector('.newer') !== null)") {
		t.Error("half an edition is told of")
	}
	s.Refuse("")
	asked := len(s.Asked())
	js[chromedp.Void](page, look)
	page.until("document.querySelector('.newer button') !== null")
	if n := len(s.Asked()) - asked; n > 30 {
		t.Errorf("%d files were asked for, though few had changed", n)
	}
	page.want("told", page.text(".newer"), "A newer edition is ready. Reloading clears what you have typed.")
	page.look("the message of a newer edition")
	if got := js[string](page, "document.querySelector('.newer').getAttribute('role') + document.getElementById('case-initial-conference-day').value"); got != "status23" {
		t.Errorf("the message has taken something: %s", got)
	}
	page.work()
	page.want("dates of the older edition", page.text("[data-result]"), "Monday 7 December 2026")
	if got := js[[]string](page, "caches.keys()"); len(got) != 2 {
		t.Errorf("before reloading there are %v", got)
	}

	js[chromedp.Void](page, "document.querySelector('.govuk-skip-link').focus()")
	page.press(kb.Tab)
	if got := js[string](page, "document.activeElement.textContent"); got != "Reload" {
		t.Fatalf("the keyboard is on %q", got)
	}
	js[chromedp.Void](page, "window.older = true")
	page.press(kb.Enter)
	page.until("!('older' in window) && document.readyState === 'complete'")
	page.until("caches.keys().then(keys => keys.join() === 'handbook " + is + "')")
	time.Sleep(1500 * time.Millisecond)
	if js[bool](page, "document.querySelector('.newer') !== null") {
		t.Error("the newer page is told of itself")
	}

	s.CloseClientConnections()
	s.Close()
	page.do(chromedp.Navigate(s.URL + coreGroup))
	page.want("the newer page", page.text("main"), "the newer one")
	page.want("the newer page", page.text("main"), "edition "+is)
}

func TestAnotherBuildsRulesAreRefused(t *testing.T) {
	s, page := serve(t), open(t)
	page.do(chromedp.Navigate(s.URL + coreGroup))
	page.until("customElements.get('deadline-calculator') !== undefined")
	dir := newer(t)
	if err := os.WriteFile(filepath.Join(dir, "hertfordshire/rules.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Deploy(dir)
	js[chromedp.Void](page, "document.querySelector('.calculator').open = true")
	page.date("first-core-group-initial-conference", "18", "12", "2026")
	js[chromedp.Void](page, "document.querySelector('.calculator form').requestSubmit()")
	page.until("document.querySelector('[data-result] .warning') !== null")
	page.want("refused", page.text("[data-result]"), "The calculator could not start.")
}

func TestThePageForFamiliesKeepsNothing(t *testing.T) {
	s, page := serve(t), openKeeping(t)
	page.do(chromedp.Navigate(s.URL + "/families/"))
	time.Sleep(2500 * time.Millisecond)
	page.want("families", page.text("h1"), "For families")
	if !js[bool](page, nothing) {
		t.Error("something is kept")
	}
}

func TestTheSwitchTakesItAway(t *testing.T) {
	s, page := kept(t, "/glossary/")
	dir := t.TempDir()
	run(t, []string{"HUGO_PARAMS_OFFLINE=false"}, "go", "tool", "hugo", "--destination", dir)
	run(t, nil, "go", "run", "./wasm/keep", dir)
	s.Deploy(dir)
	page.do(chromedp.Navigate(s.URL + "/glossary/"))
	page.until(nothing)
	page.do(chromedp.Navigate(s.URL + offline))
	page.want("said", page.text("main"), "This site does not keep itself on devices at present.")
	time.Sleep(2500 * time.Millisecond)
	if !js[bool](page, nothing) {
		t.Error("it has come back")
	}
}

func TestTheHandbookIsRemovedAndStaysSo(t *testing.T) {
	s, page := kept(t, offline)
	page.until("document.querySelector('kept-handbook').dataset.is === 'kept'")
	page.want("kept", page.text("kept-handbook"), "The handbook is kept on this device: edition "+edition(t, root+"/public").ID)
	page.look(offline)
	page.do(chromedp.Focus(chromedp.CSS("[data-remove]")))
	page.press(kb.Enter)
	page.until("document.querySelector('kept-handbook').dataset.is === 'removed'")
	if !js[bool](page, nothing) {
		t.Error("something is left")
	}
	if got := js[string](page, "JSON.stringify({...localStorage}) + document.activeElement.textContent"); got != `{"offline":"no"}Take that word away too` {
		t.Errorf("got %s", got)
	}
	for _, path := range []string{"/glossary/", offline} {
		page.do(chromedp.Navigate(s.URL + path))
		time.Sleep(2 * time.Second)
		if !js[bool](page, nothing) {
			t.Errorf("%s has kept it again", path)
		}
	}
	page.until("document.querySelector('kept-handbook').dataset.is === 'refused'")
	page.do(chromedp.Click(chromedp.CSS("[data-forget]")))
	page.want("forgotten", page.text("kept-handbook"), "That word is gone too.")
	if n := js[int](page, "localStorage.length"); n != 0 {
		t.Error("the word is still there")
	}
	page.do(chromedp.Click(chromedp.CSS("[data-keep]")))
	page.until(inUse)
	page.until("document.querySelector('kept-handbook').dataset.is === 'kept'")
}

func TestACopyThatIsOldWarnsOnScreenAndOnPaper(t *testing.T) {
	s, page := kept(t, "/")
	s.CloseClientConnections()
	s.Close()
	put := func(path, body string) {
		js[chromedp.Void](page, "caches.keys().then(async keys => (await caches.open(keys[0])).put('"+path+"', new Response("+body+")))")
	}
	const warning = "This copy was last checked on 2 January 2026; it may be out of date."
	for _, tt := range []struct{ path, day, reviews, want, why string }{
		{coreGroup, "'2026-01-02'", "{}", warning, "more than 30 days"},
		{coreGroup, "'2026-01-02'", "{\"sussex\":\"2020-01\"}", warning, "more than 30 days"},
		{coreGroup, "new Date().toISOString().slice(0, 10)", "{\"sussex\":\"2020-01\"}", "From the copy on this device", "another area's review"},
		{"/sussex/lead-social-worker/", "new Date().toISOString().slice(0, 10)", "{\"sussex\":\"2020-01\"}", "it may be out of date.", "past the area's own review"},
		{"/sussex/lead-social-worker/", "new Date().toISOString().slice(0, 10)", "{\"sussex\":\"2099-01\"}", "From the copy on this device", "before it"},
	} {
		put("/checked", tt.day)
		put("/kept.json", "JSON.stringify({...(await (await caches.match('/kept.json')).json()), reviews: "+tt.reviews+"})")
		page.do(chromedp.Navigate(s.URL + tt.path))
		for _, medium := range []string{"print", ""} {
			if _, err := chromedp.Call(page.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium}); err != nil {
				t.Fatal(err)
			}
			page.want(tt.why+", "+medium, page.text("main"), tt.want)
			if strings.Contains(tt.want, "From") && strings.Contains(page.text("main"), "out of date") {
				t.Errorf("%s: it warns", tt.why)
			}
		}
	}
	page.look("a copy that is old")
}

// icons are drawn from icon.svg by UPDATE_ICONS=1 go test -run TestTheHandbookCanBeInstalled
// ./wasm/browser. Whole ones fill their square: their maker cuts a shape out of it.
var icons = []struct {
	file  string
	size  int
	whole bool
}{{"icon-192.png", 192, false}, {"icon-512.png", 512, false}, {"icon-512-maskable.png", 512, true}, {"icon-180.png", 180, true}}

func TestTheHandbookCanBeInstalled(t *testing.T) {
	_, page := kept(t, "/")
	for _, icon := range icons {
		settings, _ := json.Marshal([]any{icon.size, icon.whole})
		drawn := js[string](page, `(async ([size, whole]) => {
			const image = new Image(), canvas = document.createElement('canvas'), c = canvas.getContext('2d')
			image.src = '/icon.svg'
			await image.decode()
			canvas.width = canvas.height = size
			const inset = whole ? size / 10 : 0
			c.fillStyle = '#1d70b8'
			if (whole) c.fillRect(0, 0, size, size)
			c.drawImage(image, inset, inset, size - 2 * inset, size - 2 * inset)
			return canvas.toDataURL().split(',')[1]
		})(`+string(settings)+`)`)
		want, err := base64.StdEncoding.DecodeString(drawn)
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE_ICONS") != "" {
			if err := os.WriteFile(root+"/static/"+icon.file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(root + "/static/" + icon.file)
		if err != nil {
			t.Fatal(err)
		}
		if apart := unlike(t, got, want); apart > 0.01 {
			t.Errorf("%s is not icon.svg at %d px (%.1f %% of it differs): see icons", icon.file, icon.size, 100*apart)
		}
	}
	var manifest struct {
		Name, Start_url, Display, Theme_color string
		Icons                                 []struct{ Src, Sizes, Type, Purpose string }
	}
	text, err := os.ReadFile(root + "/public/manifest.json")
	if err == nil {
		err = json.Unmarshal(text, &manifest)
	}
	if err != nil || manifest.Name != "Child Protection Plan Handbook" || manifest.Start_url != "/" || manifest.Display != "standalone" || manifest.Theme_color == "" {
		t.Errorf("the manifest is %+v (%v)", manifest, err)
	}
	for _, icon := range manifest.Icons {
		file, err := os.ReadFile(root + "/public" + icon.Src)
		if err != nil {
			t.Fatal(err)
		}
		if icon.Type != "image/png" {
			continue
		}
		config, err := png.DecodeConfig(bytes.NewReader(file))
		if size := strings.Split(icon.Sizes, "x")[0]; err != nil || config.Width != config.Height || size != itoa(config.Width) {
			t.Errorf("%s is %d px wide, and said to be %s (%v)", icon.Src, config.Width, icon.Sizes, err)
		}
	}
	wrong, err := chromedp.Call(page.ctx, cdppage.GetInstallabilityErrors, cdp.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range wrong.InstallabilityErrors {
		t.Errorf("it cannot be installed: %s", e.ErrorID)
	}
}

func itoa(n int) string {
	text, _ := json.Marshal(n)
	return string(text)
}

// unlike is the share of pixels in which two pictures differ to the eye.
func unlike(t *testing.T, a, b []byte) float64 {
	t.Helper()
	one, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	other, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if one.Bounds() != other.Bounds() {
		return 1
	}
	apart, size := 0, one.Bounds().Dx()
	for x := range size {
		for y := range size {
			r, g, b, a := one.At(x, y).RGBA()
			r2, g2, b2, a2 := other.At(x, y).RGBA()
			for _, d := range []int{int(r) - int(r2), int(g) - int(g2), int(b) - int(b2), int(a) - int(a2)} {
				if d > 0x2000 || d < -0x2000 {
					apart++
					break
				}
			}
		}
	}
	return float64(apart) / float64(size*size)
}

// unpacked is the folder of public/handbook.zip.
func unpacked(t *testing.T) string {
	t.Helper()
	z, err := zip.OpenReader(root + "/public/handbook.zip")
	if err != nil {
		t.Fatalf("%v: run `make zip` first", err)
	}
	defer z.Close()
	dir := t.TempDir()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "handbook")
}

func TestEveryLinkOfTheZipLeadsToAFile(t *testing.T) {
	dir := unpacked(t)
	ids, links := map[string]map[string]bool{}, map[string][]string{}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".html" {
			return err
		}
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		node, err := html.Parse(f)
		if err != nil {
			return err
		}
		ids[file] = map[string]bool{}
		for _, n := range elements(node) {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					ids[file][a.Val] = true
				case a.Key == "href" || a.Key == "src":
					links[file] = append(links[file], a.Val)
				case a.Key == "integrity" || a.Key == "type" && a.Val == "module":
					t.Errorf("%s: has %s, which a file cannot", file, a.Key)
				}
			}
		}
		return nil
	})
	if err != nil || len(links) < 300 {
		t.Fatalf("%d pages (%v)", len(links), err)
	}
	n := 0
	for file, list := range links {
		for _, link := range list {
			path, fragment, _ := strings.Cut(link, "#")
			fragment, _ = url.PathUnescape(fragment)
			if strings.HasPrefix(path, "https://www.gov.uk/") || path == "https://www.bbc.co.uk/weather" { // "Exit this page"
				continue
			}
			to := file
			if path != "" {
				to = filepath.Join(filepath.Dir(file), path)
			}
			if info, err := os.Stat(to); strings.HasPrefix(path, "/") || err != nil || info.IsDir() || fragment != "" && !ids[to][fragment] {
				t.Errorf("%s: %s leads nowhere", strings.TrimPrefix(file, dir), link)
			}
			n++
		}
	}
	t.Logf("%d links on %d pages", n, len(links))
}

// elements lists a page's elements, those in templates too.
func elements(n *html.Node) (list []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			list = append(list, d)
		}
	}
	return list
}

// watch notes what goes wrong in a page, for wrongs.
const watch = `window.wrongs = []
	addEventListener('error', e => wrongs.push(e.message ?? 'could not load ' + (e.target.src ?? e.target.href)), true)
	addEventListener('unhandledrejection', e => wrongs.push(String(e.reason)))
	for (const kind of ['error', 'warn']) { const was = console[kind]; console[kind] = (...said) => { wrongs.push(said.join(' ')); was(...said) } }`

// fromFile opens pages of the zip.
func fromFile(t *testing.T) (address string, page *tab) {
	t.Helper()
	page = open(t)
	page.before(watch)
	return "file://" + unpacked(t), page
}

func TestEveryPageOfTheZipOpensFromAFile(t *testing.T) {
	address, page := fromFile(t)
	for _, path := range pages(t) {
		file := cmp.Or(path, "/")
		if strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		page.do(chromedp.Navigate(address + file))
		page.until("document.readyState === 'complete'")
		for _, wrong := range js[[]string](page, "wrongs") {
			t.Errorf("%s: %s", path, wrong)
		}
		if said := page.text("main"); !strings.Contains(said, "From a copy made on ") && !strings.Contains(said, "it may be out of date") {
			t.Errorf("%s does not say that it is a copy: %.200s", path, said)
		}
		if js[bool](page, "getComputedStyle(document.querySelector('.site-header')).borderBottomWidth !== '4px'") {
			t.Errorf("%s has no styles", path)
		}
	}
}

func TestTheCalculatorsOfTheZip(t *testing.T) {
	address, page := fromFile(t)
	page.do(chromedp.Navigate(address + calculators + "index.html"))
	page.until("!document.querySelector('form').hidden")
	page.date("case-initial-conference", "23", "11", "2026")
	page.work()
	page.want("dates", page.text("[data-result]"), "Monday 7 December 2026")
	page.until("[...document.querySelectorAll('[data-result] a')].length > 0 && [...document.querySelectorAll('a')].every(a => a.protocol !== 'file:' || a.href.startsWith('" + address + "') && /\\.(html|txt|json)(#|$)/.test(a.href))")
	page.do(chromedp.Navigate(address + coreGroup + "index.html"))
	page.until("customElements.get('deadline-calculator') !== undefined")
	js[chromedp.Void](page, "document.querySelector('.calculator').open = true")
	page.date("first-core-group-initial-conference", "18", "12", "2026")
	js[chromedp.Void](page, "document.querySelector('.calculator form').requestSubmit()")
	page.until("document.querySelector('[data-result] .deadline') !== null")
	page.want("in place", page.text("[data-result]"), "Wednesday 6 January 2027")

	page.do(chromedp.Navigate(address + "/calculators/plans/sussex/index.html"))
	page.until("!document.querySelector('plan-checker form').hidden")
	page.checks()
	page.do(chromedp.Navigate(address + dates + "index.html"))
	page.until("document.querySelector('[data-start]')?.hidden === false && document.readyState === 'complete'")
	page.draws("slate", 1)
	page.do(chromedp.Navigate(address + "/search/index.html"))
	page.want("search", page.text("main"), "Search needs JavaScript, and is not running here.")
	page.do(chromedp.Navigate(address + offline + "index.html"))
	page.until("document.querySelector('kept-handbook').dataset.is === 'file'")
	page.want("pdf", page.text("main"), "[not in this copy]")
	for _, wrong := range js[[]string](page, "wrongs") {
		t.Error(wrong)
	}
}

func TestAZipThatIsOldWarnsOnScreenAndOnPaper(t *testing.T) {
	address, page := fromFile(t)
	later := func(days int) {
		day := time.Now().AddDate(0, 0, days).Format("2006-01-02")
		page.before(`(Real => { window.Date = class extends Real { constructor (...a) { a.length ? super(...a) : super('` + day + `T12:00') } } })(Date)`)
		page.do(chromedp.Navigate(address + coreGroup + "index.html"))
		page.until("document.readyState === 'complete'")
	}
	later(29)
	if said := page.text("main"); strings.Contains(said, "out of date") || !strings.Contains(said, "From a copy made on ") {
		t.Errorf("after 29 days: %.200s", said)
	}
	later(32)
	warning := regexp.MustCompile(`This copy was last checked on \d+ \w+ \d{4}, when it was made; it may be out of date\. Edition [0-9a-f]{8}\.`)
	for _, medium := range []string{"print", ""} {
		if _, err := chromedp.Call(page.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium}); err != nil {
			t.Fatal(err)
		}
		if said := page.text("main"); !warning.MatchString(said) || strings.Contains(said, "From a copy made on ") {
			t.Errorf("after 32 days, %s: %.200s", medium, said)
		}
	}
}
