//go:build !js

package main

import (
	"context"
	"time"

	"github.com/chromedp/chromedp"

	"handbook/wasm/bench/figures"
	"handbook/wasm/browser/browsertest"
)

// visit serves the site and opens a browser; end closes both.
func visit() (site *browsertest.Site, ctx context.Context, end func(), err error) {
	if site, err = browsertest.Serve("."); err != nil {
		return nil, nil, nil, err
	}
	ctx, quit, err := browsertest.Chromium()
	if err != nil {
		site.Close()
		return nil, nil, nil, err
	}
	return site, ctx, func() { quit(); site.Close() }, nil
}

// start measures, in Chromium, how long the main thread does not answer while the
// module is loaded, started and asked for the first time.
func start() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const measure = `new Promise(done => {
		let last = performance.now(), worst = 0
		const started = last, channel = new MessageChannel()
		channel.port1.onmessage = () => {
			const now = performance.now()
			worst = Math.max(worst, now - last)
			last = now
			if (document.querySelector('[data-result] .deadline')) done([worst, now - started])
			else channel.port2.postMessage(0)
		}
		channel.port2.postMessage(0)
		for (const [part, text] of [['day', '18'], ['month', '12'], ['year', '2026']]) {
			document.getElementById('first-core-group-initial-conference-' + part).value = text
		}
		document.querySelector('.calculator').open = true
		document.querySelector('.calculator form').requestSubmit()
	})`
	var stalls, ready []float64
	for range 5 {
		tab, cancel := chromedp.NewContext(ctx)
		if err := chromedp.Do(tab, chromedp.Navigate(site.URL+"/hertfordshire/core-group/"), chromedp.Sleep(300*time.Millisecond)); err != nil {
			cancel()
			return nil, err
		}
		got, err := chromedp.Run(tab, chromedp.Evaluate[[]float64](measure, chromedp.EvalAwaitPromise))
		cancel()
		if err != nil {
			return nil, err
		}
		stalls, ready = append(stalls, got[0]), append(ready, got[1])
	}
	stall, worst := middle(stalls)
	first, slowest := middle(ready)
	return []figure{
		figures.New("the page’s longest stall while the module starts and first answers", stall, "ms").Told("median of 5, worst %.0f", worst).AtMost(50),
		figures.New("from asking to the first answer, module and rules not yet loaded", first, "ms").Told("median of 5, worst %.0f", slowest),
	}, nil
}

// search measures, in Chromium, from a key to its results, the index being loaded.
func search() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const measure = `(async () => {
		const field = document.getElementById('query'), status = document.querySelector('[data-status]')
		const type = async text => {
			status.textContent = ''
			const from = performance.now()
			field.value = text
			field.dispatchEvent(new Event('input', {bubbles: true}))
			while (!status.textContent) await new Promise(next => setTimeout(next, 0))
			return performance.now() - from
		}
		field.focus()
		await type('a')
		while (!('kept' in document.querySelector('handbook-search').dataset)) await new Promise(next => setTimeout(next, 20))
		const times = []
		for (const word of ['core group', 'key worker', 'bedroom', 'rcpc', 'within 10 working days']) {
			for (let n = 3; n <= word.length; n++) times.push(await type(word.slice(0, n)))
		}
		return times
	})()`
	if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+"/search/"), chromedp.Sleep(500*time.Millisecond)); err != nil {
		return nil, err
	}
	times, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](measure, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	median, worst := middle(times)
	return []figure{figures.New("a search, from a key to its results, once loaded", median, "ms").Told("median of %d, worst %.0f", len(times), worst).AtMost(50)}, nil
}
