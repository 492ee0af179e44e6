//go:build unix

package browsers

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"handbook/wasm/browser/browsertest"
)

type chromium struct {
	ctx   context.Context
	close func()
}

func openChromium() (Page, error) {
	ctx, close, err := browsertest.Chromium()
	if err != nil {
		return nil, err
	}
	return &chromium{ctx, close}, chromedp.Do(ctx, chromedp.EmulateViewport(1100, 900))
}

func (c *chromium) Go(address string) error { return chromedp.Do(c.ctx, chromedp.Navigate(address)) }

func (c *chromium) Eval(expression string) (json.RawMessage, error) {
	text, err := chromedp.Run(c.ctx, chromedp.Evaluate[string](asText(expression), chromedp.EvalAwaitPromise))
	return json.RawMessage(text), err
}

var chromiumKeys = strings.NewReplacer(Tab, kb.Tab, Enter, kb.Enter, ArrowDown, kb.ArrowDown)

func (c *chromium) Press(keys string) error {
	if letter, ok := strings.CutPrefix(keys, Control); ok {
		return chromedp.Do(c.ctx, chromedp.KeyEvent(letter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	}
	return chromedp.Do(c.ctx, chromedp.KeyEvent(chromiumKeys.Replace(keys)))
}

func (c *chromium) Close() { c.close() }
