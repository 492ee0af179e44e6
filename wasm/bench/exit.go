//go:build !js

package main

import (
	"time"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"

	"handbook/wasm/bench/figures"
)

// exit measures, in Chromium, from pressing "Exit this page" until the screen has been drawn
// without it, on a page for families and on a caseload of 1,000 rows that is worked out. The
// other site's answer is held back.
func exit() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const rows = `new Promise(done => {
		document.getElementById('rows').value = 'Reference\tArea\tInitial conference\n' + 'AB12\tHertfordshire\t23 November 2026\n'.repeat(1000)
		document.querySelector('[data-open]').requestSubmit()
		const each = setInterval(() => {
			const form = document.querySelector('[data-match] form')
			if (document.querySelector('[data-list=cases] tr')) { clearInterval(each); done(0) }
			else if (form && !form.dataset.sent) { form.dataset.sent = 'yes'; form.requestSubmit() }
		}, 20)
	})`
	const measure = `new Promise(done => {
		const from = performance.now()
		document.querySelector('.exit-page [data-exit]').click()
		requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)))
	})`
	var list []figure
	for _, page := range []struct{ name, path, before string }{
		{"a page for families", "/families/sussex-parents/", "0"},
		{"a caseload of 1,000 rows", "/calculators/caseload/", rows},
	} {
		var took []float64
		for range 5 {
			tab, cancel := chromedp.NewContext(ctx)
			held := fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "https://*"}}}
			err := chromedp.Do(tab, chromedp.Navigate(site.URL+page.path), chromedp.Sleep(300*time.Millisecond))
			if err == nil {
				_, err = chromedp.Call(tab, fetch.Enable, held)
			}
			if err == nil {
				_, err = chromedp.Run(tab, chromedp.Evaluate[float64](page.before, chromedp.EvalAwaitPromise))
			}
			var ms float64
			if err == nil {
				ms, err = chromedp.Run(tab, chromedp.Evaluate[float64](measure, chromedp.EvalAwaitPromise))
			}
			cancel()
			if err != nil {
				return nil, err
			}
			took = append(took, ms)
		}
		median, worst := middle(took)
		list = append(list, figures.New("from pressing Exit this page to an empty screen, "+page.name, median, "ms").Told("median of 5, worst %.0f", worst).AtMost(100))
	}
	return list, nil
}
