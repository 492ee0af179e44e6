//go:build !js

package browser_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A header that a browser does not understand protects nobody. Chromium says so in its console.
func TestTheBrowserUnderstandsEveryHeader(t *testing.T) {
	site, page := serve(t), open(t)
	var mu sync.Mutex
	var said []string
	err := chromedp.Listen(page.ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch event := event.(type) {
		case *log.EventEntryAdded:
			said = append(said, event.Entry.Text)
		case *runtime.EventConsoleAPICalled:
			said = append(said, fmt.Sprint(event.Type))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(page.ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/hertfordshire/core-group/", "/calculators/deadlines/hertfordshire/", "/search/"} {
		page.do(chromedp.Navigate(site.URL+path), chromedp.WaitReady("footer"))
	}
	var allowed []string
	for _, feature := range js[[]string](page, "document.featurePolicy.allowedFeatures()") {
		if !strings.HasPrefix(feature, "ch-") { // hints in requests, for which no header asks
			allowed = append(allowed, feature)
		}
	}
	t.Logf("a page may still use %q; what a newer browser adds can be denied in config.toml", allowed)
	if !slices.Contains(allowed, "clipboard-write") || slices.Contains(allowed, "geolocation") {
		t.Errorf("a page may use %q", allowed)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(said) > 0 {
		t.Errorf("the console says %q", said)
	}
}
