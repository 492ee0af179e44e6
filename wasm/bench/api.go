//go:build !js

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"handbook/wasm/bench/figures"
)

const (
	apiConnections = 16 // each asks again as soon as it is answered
	apiTime        = 5 * time.Second
	apiRequests    = 100_000 // over which memory is held flat
)

// call is one request, and what it is answered with.
type call struct {
	path, body string
	want       []byte
}

// api asks the server of one process by HTTP over loopback, from this process, so that
// both share the machine's processors.
func api() (list []figure, err error) {
	server, err := startServer()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, server.stop()) }()
	dates, log, plan := apiCalls()
	for _, calls := range [][]call{dates, log, plan} {
		for i := range calls {
			if calls[i].want, err = server.ask(calls[i], http.StatusOK); err != nil {
				return nil, err
			}
		}
	}
	server.load(dates, apiConnections, time.Second) // what starts is slower
	alone, err := server.load(dates, apiConnections, apiTime)
	if err != nil {
		return nil, err
	}
	list = append(list,
		figures.New("POST /api/deadlines, answers a second", alone.second(), "").Told("%.2f ms of the server’s processor time each", alone.cost()).AtLeast(5000),
		figures.New("the same, ninety-nine of a hundred within", alone.at(0.99), "ms").Told("half of them within %.1f", alone.at(0.5)).AtMost(20))
	for _, other := range []struct {
		what  string
		calls []call
	}{{"POST /api/visits with a log of 12, answers a second", log}, {"POST /api/plan with 12 actions, answers a second", plan}} {
		got, err := server.load(other.calls, apiConnections, apiTime)
		if err != nil {
			return nil, err
		}
		list = append(list, figures.New(other.what, got.second(), "").Told("half within %.1f ms, ninety-nine of a hundred within %.1f; %.2f ms of the server’s processor time each", got.at(0.5), got.at(0.99), got.cost()))
	}
	stop := make(chan struct{})
	var bad atomic.Int64
	var wait sync.WaitGroup
	for range apiConnections / 2 {
		wait.Go(func() { bad.Add(server.disturb(stop)) })
	}
	disturbed, err := server.load(dates, apiConnections/2, apiTime)
	close(stop)
	wait.Wait()
	if err != nil {
		return nil, err
	}
	quiet, err := server.load(dates, apiConnections/2, apiTime)
	if err != nil {
		return nil, err
	}
	memory, err := server.steady(dates)
	if err != nil {
		return nil, err
	}
	return append(list,
		figures.New("POST /api/deadlines while as many connections send bad requests, ninety-nine of a hundred within", disturbed.at(0.99), "ms").
			Told("every answer right, %.0f a second beside %.0f bad ones; without those %.0f a second, within %.1f", disturbed.second(), float64(bad.Load())/apiTime.Seconds(), quiet.second(), quiet.at(0.99)).AtMost(20),
		figures.New(fmt.Sprintf("the server’s memory after %s requests", figures.In(apiRequests, "")), memory[len(memory)-1], "MB").Beside("that before them", memory[0]).Told("in between %.0f", memory[1:len(memory)-1]).TimesAtMost(1.1)), nil
}

// apiCalls makes requests of each kind: every area's, all of them different.
func apiCalls() (dates, log, plan []call) {
	for i, area := range []string{"derbyshire", "north-yorkshire", "stockport", "hertfordshire"} {
		var visits, actions []map[string]string
		for n := range 12 {
			visits = append(visits, map[string]string{"date": time.Date(2026, 11, 24+9*n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), "by": "lead-worker", "seen": "yes", "home": "yes", "alone": "yes"})
			actions = append(actions, map[string]string{"what": fmt.Sprintf("Takes the child to the clinic, week %d", n), "who": "Mother and health visitor", "by": "1 February 2027"})
		}
		for n := range 5 {
			day := func(days int) string {
				return time.Date(2026, 11, 23+i+n+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			}
			add := func(list *[]call, path string, request map[string]any) {
				request["area"], request["today"] = area, day(100)
				body, _ := json.Marshal(request)
				*list = append(*list, call{path: path, body: string(body)})
			}
			add(&dates, "/api/deadlines", map[string]any{"dates": map[string]any{"initial-conference": day(0), "core-group": []string{day(9), day(44)}, "next-review-conference": day(150)}})
			add(&log, "/api/visits", map[string]any{"dates": map[string]any{"initial-conference": day(-10)}, "visits": visits})
			add(&plan, "/api/plan", map[string]any{"plan": map[string]any{"document": "child-protection-plan", "reason": "Cold house.", "actions": actions}})
		}
	}
	return dates, log, plan
}

// server is the program that serves the site and the interface, and a client of it.
type server struct {
	*exec.Cmd
	dir, url string
	client   *http.Client
}

var serving = regexp.MustCompile(`http://localhost:\d+`)

func startServer() (*server, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, "handbook")
	if _, err := run(nil, "go", "build", "-o", program, "./wasm/worker"); err != nil {
		return nil, err
	}
	s := &server{Cmd: exec.Command(program), dir: dir, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * apiConnections, DisableCompression: true}}}
	s.Env = append(os.Environ(), "PORT=0")
	said, err := s.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := s.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(said)
	for s.url == "" && lines.Scan() {
		s.url = serving.FindString(lines.Text())
	}
	go io.Copy(io.Discard, said)
	if s.url == "" {
		return nil, errors.New("the server does not start: run `make site` first")
	}
	return s, nil
}

func (s *server) stop() error {
	return errors.Join(s.Process.Signal(os.Interrupt), s.Wait(), os.RemoveAll(s.dir))
}

// ask sends a request and gives its answer, which must have a status.
func (s *server) ask(c call, status int) ([]byte, error) {
	r, err := s.client.Post(s.url+c.path, "application/json", strings.NewReader(c.body))
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err == nil && r.StatusCode != status {
		err = fmt.Errorf("%s %.100s: %d %.300s", c.path, c.body, r.StatusCode, text)
	}
	return text, err
}

// rate is how fast a load was answered, and what processor time the server took for it.
type rate struct {
	each            []time.Duration
	duration, spent time.Duration
}

// second is how many answers came in a second.
func (r rate) second() float64 { return float64(len(r.each)) / r.duration.Seconds() }

// at is the time in ms within which a part of the answers came.
func (r rate) at(part float64) float64 {
	slices.Sort(r.each)
	return r.each[int(part*float64(len(r.each)-1))].Seconds() * 1000
}

// cost is the server's processor time in ms for one answer, which others on the machine change little.
func (r rate) cost() float64 { return 1000 * r.spent.Seconds() / float64(len(r.each)) }

// load asks from some connections at once for a time. Every answer must be the right one.
func (s *server) load(calls []call, connections int, duration time.Duration) (rate, error) {
	ctx, cancel := context.WithTimeout(context.Background(), duration)
	defer cancel()
	each, failed := make([][]time.Duration, connections), make([]error, connections)
	var wait sync.WaitGroup
	from, spent := time.Now(), s.spent()
	for n := range connections {
		wait.Go(func() {
			for i := n; ctx.Err() == nil; i++ {
				c, start := calls[i%len(calls)], time.Now()
				got, err := s.ask(c, http.StatusOK)
				if err == nil && !bytes.Equal(got, c.want) {
					err = fmt.Errorf("%s %s is answered in another way than alone", c.path, c.body)
				}
				if err != nil {
					failed[n] = err
					return
				}
				each[n] = append(each[n], time.Since(start))
			}
		})
	}
	wait.Wait()
	return rate{slices.Concat(each...), time.Since(from), s.spent() - spent}, errors.Join(failed...)
}

// disturb sends bad requests until it is stopped, and counts them.
func (s *server) disturb(stop chan struct{}) (sent int64) {
	long := strings.Repeat(" ", 200_000)
	calls := []call{{path: "/api/deadlines", body: `{"area": "wessex"}`}, {path: "/api/deadlines", body: `{`}, {path: "/api/visits", body: strings.Repeat("[", 100_000)},
		{path: "/api/nothing", body: `{}`}, {path: "/api/plan", body: long + long}, {path: "/api/plan", body: `{"area": "national", "today": "2026-11-30", "plan": {"none": ["` + long + `"]}}`},
		{path: "/api/deadlines", body: `{"area": "stockport", "today": "2026-11-30", "dates": {"core-group": [1` + strings.Repeat(",1", 100_000) + `]}}`}, {path: "/api/visits", body: ""}}
	for {
		select {
		case <-stop:
			return sent
		default:
		}
		s.ask(calls[sent%int64(len(calls))], 0)
		sent++
	}
}

// steady sends requests and tells how the server's memory goes, in MB.
func (s *server) steady(calls []call) (sizes []float64, err error) {
	const parts = 5
	for part := range parts + 1 {
		size, err := s.resident()
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, float64(size)/1000)
		if part == parts {
			break
		}
		var left atomic.Int64
		left.Store(apiRequests / parts)
		failed := make([]error, apiConnections)
		var wait sync.WaitGroup
		for n := range apiConnections {
			wait.Go(func() {
				for left.Add(-1) >= 0 && failed[n] == nil {
					_, failed[n] = s.ask(calls[n%len(calls)], http.StatusOK)
				}
			})
		}
		wait.Wait()
		if err := errors.Join(failed...); err != nil {
			return nil, err
		}
	}
	return sizes, nil
}

// spent is the server's processor time so far, as Linux tells it in hundredths of a second;
// nought elsewhere.
func (s *server) spent() time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.Process.Pid))
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// resident is the server's memory in KB, as Linux tells it.
func (s *server) resident() (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	return strconv.Atoi(strings.Fields(rest)[0])
}
