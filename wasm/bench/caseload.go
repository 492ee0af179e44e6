//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

const (
	caseloadRows   = 10000
	caseloadSample = 1000 // on which the plain program is timed: it takes most of a minute for all
)

// caseloadText makes up a caseload up to today: tab-separated rows of five areas and
// forty workers, the same for the same day. Not every area uses every date.
func caseloadText(today time.Time) string {
	r := rand.New(rand.NewPCG(1, 2))
	areas := []string{"Derby and Derbyshire", "North Yorkshire", "Stockport", "Sussex", "Hertfordshire"}
	var b strings.Builder
	b.WriteString("Reference\tWorker\tArea\tInitial conference\tCore groups\tReview conferences\tNext review\n")
	for i := range caseloadRows {
		initial := today.AddDate(0, 0, -1-r.IntN(730))
		groups := series(r, initial, today.AddDate(0, 0, 60), r.IntN(5), 5, 14, 21, 63)
		reviews := series(r, initial, today, r.IntN(3), 70, 100, 150, 200)
		var next []string
		if r.IntN(3) > 0 {
			next = []string{today.AddDate(0, 0, 1+r.IntN(150)).Format(time.DateOnly)}
		}
		fmt.Fprintf(&b, "R%05d\tWorker %d\t%s\t%s\t%s\t%s\t%s\n", i+1, 1+r.IntN(40), areas[i%len(areas)], initial.Format(time.DateOnly),
			strings.Join(groups, "; "), strings.Join(reviews, "; "), strings.Join(next, "; "))
	}
	return b.String()
}

// series makes up to n dates before an end: the first so many days after a start, from
// least to most, each of the others so many after the one before it.
func series(r *rand.Rand, start, end time.Time, n, firstLeast, firstMost, least, most int) (dates []string) {
	for range n {
		start = start.AddDate(0, 0, firstLeast+r.IntN(firstMost-firstLeast+1))
		if !start.Before(end) {
			break
		}
		dates = append(dates, start.Format(time.DateOnly))
		firstLeast, firstMost = least, most
	}
	return dates
}

// caseload works the rows out in Node.js, by the engine in WebAssembly and by a program on
// date-fns and date-holidays; caseload.mjs says how.
func caseload() ([]figure, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file, today := filepath.Join(dir, "rows.tsv"), time.Now()
	if err := os.WriteFile(file, []byte(caseloadText(today)), 0o644); err != nil {
		return nil, err
	}
	// In UTC date-fns is at its fastest, and every midnight lies in the same English day.
	out, err := run([]string{"TZ=UTC"}, "node", "wasm/bench/caseload.mjs", file, today.Format(time.DateOnly), fmt.Sprint(caseloadSample))
	if err != nil {
		return nil, err
	}
	var got struct {
		Rows, Sample, PlainDiffer, MemoisedDiffer int
		Open, Work, WorkFirst, Plain, Memoised    float64
		Memory                                    []int
		Example                                   []string
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		return nil, err
	}
	scaled := got.Plain * float64(got.Rows) / float64(got.Sample)
	figures := []figure{
		{fmt.Sprintf("%d rows in WebAssembly (Node), against date-fns and date-holidays", got.Rows),
			fmt.Sprintf("%.0f times faster (%.0f ms / %.0f s, scaled from %d rows)", scaled/got.Work, got.Work, scaled/1000, got.Sample), "at least 100 times"},
		{"the same, against them with each day looked up once and kept, all rows", fmt.Sprintf("%.2f times as fast (%.0f / %.0f ms)", got.Memoised/got.Work, got.Work, got.Memoised), ""},
		{"rows on which the two programs differ from ours", fmt.Sprintf("%d of %d, %d of %d", got.PlainDiffer, got.Sample, got.MemoisedDiffer, got.Rows), "none"},
		{"the same rows: reading the text; working them out for the first time", fmt.Sprintf("%.0f ms; %.0f ms", got.Open, got.WorkFirst), ""},
		{"the module's memory after working them twice, and ten times", fmt.Sprintf("%.1f MB, %.1f MB", float64(got.Memory[1])/1e6, float64(got.Memory[9])/1e6), "no growth after the second"},
	}
	for _, row := range got.Example {
		figures = append(figures, figure{"they differ, for example, on " + row, "", ""})
	}
	return figures, nil
}

// caseloadPage measures, in Chromium, the same rows from the first submit until rows show
// what is due, and how long the main thread does not answer until they are painted. The
// columns are matched as the page guesses them. Putting the text into the field comes
// before that and is not measured.
func caseloadPage() ([]figure, error) {
	site, ctx, end, err := visit()
	if err != nil {
		return nil, err
	}
	defer end()
	const measure = `new Promise(done => {
		let last = performance.now(), worst = 0, matched = false, shown = 0, frames = 0
		const started = last, channel = new MessageChannel()
		channel.port1.onmessage = () => {
			const now = performance.now()
			worst = Math.max(worst, now - last)
			last = now
			const match = document.querySelector('[data-match] form')
			if (match && !matched) {
				matched = true
				match.requestSubmit()
			}
			if (!shown && document.querySelector('[data-result] [data-list="cases"] tr')) {
				shown = now
				const frame = () => { if (++frames < 3) requestAnimationFrame(frame) }
				frame()
			}
			if (frames === 3) done([worst, shown - started])
			else channel.port2.postMessage(0)
		}
		channel.port2.postMessage(0)
		document.querySelector('[data-open]').requestSubmit()
	})`
	text, err := json.Marshal(caseloadText(time.Now()))
	if err != nil {
		return nil, err
	}
	paste := "document.getElementById('rows').value = " + string(text) + "; true"
	var stalls, took []float64
	for range 3 {
		tab, cancel := chromedp.NewContext(ctx)
		if err := chromedp.Do(tab, chromedp.Navigate(site.URL+"/calculators/caseload/"), chromedp.Sleep(500*time.Millisecond)); err != nil {
			cancel()
			return nil, err
		}
		if _, err = chromedp.Run(tab, chromedp.Evaluate[bool](paste)); err == nil {
			err = chromedp.Do(tab, chromedp.Sleep(500*time.Millisecond))
		}
		var got []float64
		if err == nil {
			got, err = chromedp.Run(tab, chromedp.Evaluate[[]float64](measure, chromedp.EvalAwaitPromise))
		}
		cancel()
		if err != nil {
			return nil, err
		}
		stalls, took = append(stalls, got[0]), append(took, got[1])
	}
	slices.Sort(stalls)
	slices.Sort(took)
	return []figure{
		{fmt.Sprintf("%d rows in Chromium, from submitting them to rows that show what is due", caseloadRows), fmt.Sprintf("%.0f ms (median of 3, worst %.0f)", took[1], took[2]), "under 2 s"},
		{"main thread's longest stall from the first submit to those rows painted", fmt.Sprintf("%.0f ms (median of 3, worst %.0f)", stalls[1], stalls[2]), "under 50 ms"},
	}, nil
}
