//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"handbook/wasm/bench/figures"
)

const (
	caseloadRows   = 10000
	caseloadSample = 1000 // on which the plain program is timed: it takes most of a minute for all
)

var fiveAreas = []string{"Derby and Derbyshire", "North Yorkshire", "Stockport", "Sussex", "Hertfordshire"}

// caseloadText makes up a caseload up to today: tab-separated rows of the areas and of
// forty workers, the same for the same day. Not every area uses every date.
func caseloadText(today time.Time, areas []string) string {
	r := rand.New(rand.NewPCG(1, 2))
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
	if err := os.WriteFile(file, []byte(caseloadText(today, fiveAreas)), 0o644); err != nil {
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
	rows := figures.In(float64(got.Rows), "") + " cases"
	list := []figure{
		figures.New(rows+" worked out", got.Work, "ms").FasterThan("date-fns and date-holidays", scaled).Told("theirs timed on %s and scaled", figures.In(float64(got.Sample), "")).TimesAtLeast(100),
		figures.New("the same, where theirs keeps every day that it has looked up", got.Work, "ms").FasterThan("date-fns and date-holidays", got.Memoised),
		figures.New("cases in which theirs differs from ours", float64(got.PlainDiffer+got.MemoisedDiffer), "").Told("of %s and of %s", figures.In(float64(got.Sample), ""), rows).AtMost(0),
		figures.New("the same cases read from text", got.Open, "ms"),
		figures.New("the same cases worked out for the first time", got.WorkFirst, "ms"),
		figures.New("the module’s memory after working them out ten times", float64(got.Memory[9])/1e6, "MB").Beside("that after twice", float64(got.Memory[1])/1e6).TimesAtMost(1),
	}
	for _, row := range got.Example {
		list[2] = list[2].Told("for example %s", row)
	}
	return list, nil
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
	text, err := json.Marshal(caseloadText(time.Now(), fiveAreas))
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
	median, worst := middle(took)
	stall, longest := middle(stalls)
	return []figure{
		figures.New(figures.In(caseloadRows, "")+" cases in Chromium, from submitting them to rows that show what is due", median, "ms").Told("median of 3, worst %.0f", worst).AtMost(2000),
		figures.New("the page’s longest stall from submitting them until they are painted", stall, "ms").Told("median of 3, worst %.0f", longest).AtMost(50),
	}, nil
}
