//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"handbook/wasm/bench/figures"
	"handbook/wasm/worker/workertest"
)

// workerRequests are such as are really made: the dates of one case, a log of a year, a plan
// of ten actions, against one area and against all.
func workerRequests() []workerRequest {
	dates := map[string]any{"area": "hertfordshire", "today": "2026-11-23", "dates": map[string]any{
		"initial-conference": "2026-11-23", "core-group": []string{"2026-12-03"}, "next-review-conference": "2027-02-19"}}
	var visits []map[string]string
	for i, day := 0, time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC); i < 36; i, day = i+1, day.AddDate(0, 0, -10) {
		visits = append(visits, map[string]string{"date": day.Format(time.DateOnly), "by": "lead-worker", "home": "yes", "seen": "yes", "alone": "yes", "bedroom": "yes"})
	}
	var actions []map[string]string
	for i := range 10 {
		actions = append(actions, map[string]string{"what": fmt.Sprintf("Action %d: takes the child to school and writes down what happened", i), "who": "Mother", "agency": "Family",
			"start": "16 November 2026", "frequency": "Every week", "by": fmt.Sprintf("%d January 2027", i+1), "outcome": "1"})
	}
	plan := func(area string) map[string]any {
		return map[string]any{"area": area, "today": "2026-11-22", "plan": map[string]any{"document": "child-protection-plan", "conference": "9 November 2026", "review": "1 February 2027",
			"risks":    []map[string]string{{"what": "Left alone at night", "protection": "The aunt stays until the mother is home"}},
			"outcomes": []map[string]string{{"what": "Is never alone at night", "baseline": "Three evenings a week", "target": "None", "judged": "The diary", "by": "1 January 2027", "risk": "1"}},
			"actions":  actions, "wishes": "Likes it when the aunt is there."}}
	}
	return []workerRequest{
		{"the dates of one case", "/api/deadlines", dates},
		{"the same as a calendar file", "/api/deadlines.ics", dates},
		{"a log of 36 visits", "/api/visits", map[string]any{"area": "hertfordshire", "today": "2027-12-31", "dates": map[string]any{"initial-conference": "2026-06-02"}, "visits": visits}},
		{"a plan of 10 actions", "/api/plan", plan("hertfordshire")},
		{"the same against all areas", "/api/plan", plan("national")},
		{"the list of areas", "/api/areas", nil},
	}
}

type workerRequest struct {
	what, path string
	body       any
}

// send sends a request and reads the answer.
func (r workerRequest) send(url string) error {
	method, body := http.MethodGet, []byte(nil)
	if r.body != nil {
		method = http.MethodPost
		body, _ = json.Marshal(r.body)
	}
	asked, err := http.NewRequest(method, url+r.path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	asked.Header.Set("Content-Type", "application/json")
	asked.Header.Set("Accept-Encoding", "identity") // Cloudflare compresses answers outside the Worker
	if strings.HasSuffix(r.path, ".wasm") {
		asked.Header.Set("Accept-Encoding", "br")
	}
	answer, err := http.DefaultTransport.RoundTrip(asked)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %s", r.path, answer.StatusCode, text)
	}
	return err
}

// worker measures the Worker in workerd: its size, the CPU of the whole process for a
// request, and how long a fresh one takes to answer.
func worker() ([]figure, error) {
	bundle, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(bundle)
	raw, packed, err := workertest.Bundle(".", bundle)
	if err != nil {
		return nil, err
	}
	list := []figure{figures.New("the Worker as it is deployed, by gzip", float64(packed)/1e6, "MB").Told("%.2f MB unpacked", float64(raw)/1e6).AtMost(3)}
	requests := workerRequests()
	var first []float64
	for range 3 {
		w, err := workertest.Serve(".", "public", bundle)
		if err != nil {
			return nil, err
		}
		from := time.Now()
		err = requests[0].send(w.URL)
		first = append(first, time.Since(from).Seconds()*1e3)
		w.Close()
		if err != nil {
			return nil, err
		}
	}
	median, worst := middle(first)
	list = append(list, figures.New("its first answer after workerd has started", median, "ms").Told("median of 3, worst %.0f", worst))
	w, err := workertest.Serve(".", "public", bundle)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	modules, err := filepath.Glob("public/build/handbook.*.wasm")
	if err != nil || len(modules) != 1 {
		return nil, fmt.Errorf("%v modules: %w", modules, err)
	}
	requests = append(requests, workerRequest{"a page's module, as it was compressed", strings.TrimPrefix(modules[0], "public"), nil})
	for _, r := range requests {
		cpu, took, err := cost(w, r)
		if err != nil {
			return nil, err
		}
		list = append(list, figures.New("processor time for "+r.what, cpu, "ms").Told("median of %d times %d; answered in %.1f", cpuBatches, cpuBatch, took).AtMost(10))
	}
	return list, nil
}

// The kernel counts CPU in hundredths of a second, so requests are counted together. What
// V8 compiles in the meantime is counted too, and is over after some hundred.
const cpuWarm, cpuBatch, cpuBatches = 300, 100, 9

// cost gives the CPU of a request and the time until it is answered, in ms.
func cost(w *workertest.Worker, r workerRequest) (cpu, took float64, err error) {
	for range cpuWarm {
		if err := r.send(w.URL); err != nil {
			return 0, 0, err
		}
	}
	var cpus, times []float64
	for range cpuBatches {
		before, err := used(w.PID)
		if err != nil {
			return 0, 0, err
		}
		from := time.Now()
		for range cpuBatch {
			if err := r.send(w.URL); err != nil {
				return 0, 0, err
			}
		}
		times = append(times, time.Since(from).Seconds()*1e3/cpuBatch)
		after, err := used(w.PID)
		if err != nil {
			return 0, 0, err
		}
		cpus = append(cpus, float64(after-before)*10/cpuBatch)
	}
	cpu, _ = middle(cpus)
	took, _ = middle(times)
	return cpu, took, nil
}

// used is the CPU that a process has used, in hundredths of a second.
func used(pid int) (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("CPU is read as Linux has it: %w", err)
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	user, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(fields[12])
	return user + system, err
}
