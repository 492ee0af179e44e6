package api_test

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"handbook/wasm/worker/api"
)

const simple = `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"}}`

func TestEveryAddressAnswersItsMethods(t *testing.T) {
	h := built(t)
	for _, path := range api.Paths {
		takes, other := http.MethodGet, http.MethodPost
		allow := "GET, HEAD, OPTIONS"
		if a := post(t, h, path, simple); a.Code != http.StatusMethodNotAllowed {
			takes, other, allow = http.MethodPost, http.MethodGet, "POST, OPTIONS"
		}
		for _, method := range []string{other, "PUT", "DELETE", "PATCH", "TRACE", "QUERY"} {
			a := ask(t, h, method, path, strings.NewReader(simple), "Content-Type", "application/json")
			if a.Code != http.StatusMethodNotAllowed || a.Header().Get("Allow") != allow || a.wellFormed() != "" {
				t.Errorf("%s %s: %d, Allow %q, %s", method, path, a.Code, a.Header().Get("Allow"), a.wellFormed())
			}
		}
		a := ask(t, h, http.MethodOptions, path, nil, "Origin", "https://example.org", "Access-Control-Request-Method", takes)
		if a.Code != http.StatusNoContent || a.Body.Len() > 0 || a.Header().Get("Allow") != allow || a.Header().Get("Access-Control-Allow-Methods") != allow ||
			a.Header().Get("Access-Control-Allow-Headers") != "Content-Type" || a.wellFormed() != "" {
			t.Errorf("OPTIONS %s: %d %v %s", path, a.Code, a.Header(), a.wellFormed())
		}
		head := ask(t, h, http.MethodHead, path, nil)
		if takes == http.MethodPost {
			if head.Code != http.StatusMethodNotAllowed || head.Body.Len() > 0 {
				t.Errorf("HEAD %s: %d, with %d bytes", path, head.Code, head.Body.Len())
			}
			continue
		}
		get := ask(t, h, http.MethodGet, path, nil)
		if get.Code != http.StatusOK || head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("Content-Length") != get.Header().Get("Content-Length") || get.wellFormed() != "" {
			t.Errorf("GET %s: %d, HEAD %d with %d bytes, %v, %s", path, get.Code, head.Code, head.Body.Len(), head.Header(), get.wellFormed())
		}
	}
}

func TestWhatMayBeKept(t *testing.T) {
	h := built(t)
	for path, want := range map[string]string{"/api/areas": "public, max-age=300", "/api/openapi.json": "public, max-age=300", "/api/health": "no-store"} {
		a := ask(t, h, http.MethodGet, path, nil)
		tag := a.Header().Get("ETag")
		if a.Header().Get("Cache-Control") != want || (tag == "") != (want == "no-store") {
			t.Errorf("%s: Cache-Control %q, ETag %q", path, a.Header().Get("Cache-Control"), tag)
		}
		for known, status := range map[string]int{tag: 304, strings.TrimPrefix(tag, "W/"): 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200, "": 200} {
			if tag == "" {
				status = 200
			}
			again := ask(t, h, http.MethodGet, path, nil, "If-None-Match", known)
			if again.Code != status || (status == 304) != (again.Body.Len() == 0) || again.Header().Get("ETag") != tag {
				t.Errorf("%s, If-None-Match %s: %d with %d bytes, want %d", path, known, again.Code, again.Body.Len(), status)
			}
		}
	}
	if a := post(t, h, "/api/deadlines", simple); a.Header().Get("Cache-Control") != "no-store" {
		t.Error("an answer may be kept")
	}
}

func TestACalendarFileHasANeutralName(t *testing.T) {
	a := post(t, built(t), "/api/deadlines.ics", simple)
	if a.Code != 200 || a.Header().Get("Content-Type") != "text/calendar; charset=utf-8" || a.Header().Get("Content-Disposition") != `attachment; filename="dates.ics"` ||
		!strings.HasPrefix(a.Body.String(), "BEGIN:VCALENDAR\r\n") {
		t.Errorf("%d %v %.100s", a.Code, a.Header(), a.Body)
	}
}

func TestHealthTellsVersions(t *testing.T) {
	h := built(t)
	health, areas := ask(t, h, http.MethodGet, "/api/health", nil).value, ask(t, h, http.MethodGet, "/api/areas", nil).value
	if health.Get("engine").Text != "abc" || health.Get("edition").Text == "" || health.Get("edition").Text != areas.Get("edition").Text ||
		health.Get("calendar").Get("published-to").Int < 2028 || health.Get("calendar").Get("read-on").Text == "" {
		t.Errorf("health says %+v", health)
	}
	for i, area := range health.Get("areas").Items {
		told := areas.Get("areas").Items[i]
		if area.Get("id").Text != told.Get("id").Text || area.Get("edition").Text != told.Get("rules").Get("edition").Text || area.Get("plans-edition").Text != told.Get("plans").Get("edition").Text {
			t.Errorf("health says %+v of an area, areas %+v", area, told)
		}
	}
}

// What is wrong is told with its field and what to do instead.
func TestWhatIsRefused(t *testing.T) {
	h := built(t)
	const list = "derbyshire, north-yorkshire, stockport, sussex"
	long := strings.Repeat(" ", api.MaxBody)
	deep := strings.Repeat("[", 100000)
	keys := `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"`
	for _, tt := range []struct {
		path, body string
		headers    []string
		status     int
		field      string
		says       string
	}{
		{"/api/deadlines", `{"area": "wessex"}`, nil, 400, "area", "Area must be " + list + " or hertfordshire"},
		{"/api/visits", `{"area": "national"}`, nil, 400, "area", "Area must be " + list + " or hertfordshire"},
		{"/api/plan", `{"area": "wessex"}`, nil, 400, "area", "Area must be " + list + ", hertfordshire or national"},
		{"/api/deadlines", `{}`, nil, 400, "area", "Area must be"},
		{"/api/deadlines", `{"area": 5}`, nil, 400, "area", "Area must be"},
		{"/api/deadlines", `{"area": "../calculators"}`, nil, 400, "area", "Area must be"},
		{"/api/deadlines", `{"area": "calculators"}`, nil, 400, "area", "Area must be"}, // a folder that has rules and is no area
		{"/api/deadlines", `{"area": "` + strings.Repeat("a", 61) + `"}`, nil, 400, "area", "Area must be"},
		{"/api/deadlines", keys + `}, "child": "A"}`, nil, 400, "child", "Unknown key child (want area, today, dates, reference, horizon or set)"},
		{"/api/deadlines", keys + `, "tea": "2026-11-24"}}`, nil, 400, "tea", "Unknown event tea for this area"},
		{"/api/deadlines", keys + `}, "set": {"tea": "4 weeks"}}`, nil, 400, "tea", "Unknown timescale tea for this area"},
		{"/api/deadlines", `{"area": "stockport", "today": 20261130, "dates": {}}`, nil, 400, "today", "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{"/api/deadlines", `{"area": "stockport", "today": "2026-11-30", "dates": []}`, nil, 400, "dates", "Dates must be an object with an event for each key"},
		{"/api/deadlines", `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2010-11-23"}}`, nil, 422, "initial-conference", "must be the same as or after 1 January 2011"},
		{"/api/deadlines", `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2051-01-01"}}`, nil, 422, "initial-conference", "must be the same as or before 31 December 2050"},
		{"/api/deadlines", keys + `, "initial-conference": "2026-11-24"}}`, nil, 400, "", `The request is not valid JSON: the key "initial-conference" is there twice`},
		{"/api/deadlines", deep, nil, 400, "", "nested too deep"},
		{"/api/plan", `{"area": ` + deep, nil, 400, "", "nested too deep"},
		{"/api/visits", "{\"area\": \"\xff\"}", nil, 400, "", "not valid UTF-8"},
		{"/api/visits", `[]`, nil, 400, "", "The request must be an object with area, today, dates and visits"},
		{"/api/plan", `"x"`, nil, 400, "", "The request must be an object with area, today and plan"},
		{"/api/deadlines", "", nil, 400, "body", "The body is empty. Send an object"},
		{"/api/deadlines", " \n", nil, 400, "body", "The body is empty. Send an object"},
		{"/api/deadlines", "\ufeff" + simple, nil, 400, "body", "byte order mark"},
		{"/api/deadlines", simple + long, nil, 413, "body", "262,144 bytes (256 KB) or fewer"},
		{"/api/deadlines", simple, []string{"Content-Type", ""}, 415, "Content-Type", "Content-Type: application/json"},
		{"/api/deadlines", simple, []string{"Content-Type", "text/plain"}, 415, "Content-Type", "Content-Type: application/json"},
		{"/api/deadlines", simple, []string{"Content-Type", "application/json; charset=iso-8859-1"}, 415, "Content-Type", "in UTF-8"},
		{"/api/deadlines", simple, []string{"Content-Type", "application/json; charset"}, 415, "Content-Type", "Content-Type: application/json"},
		{"/api/deadlines", simple, []string{"Content-Encoding", "gzip"}, 415, "Content-Encoding", "without a Content-Encoding"},
		{"/api/deadlines?area=stockport", simple, nil, 400, "query", "put it into the body"},
		{"/api/", simple, nil, 404, "", "want one of /api/deadlines, "},
		{"/api/deadlines/", simple, nil, 404, "", "want one of /api/deadlines, "},
		{"/api/caseload", simple, nil, 404, "", "want one of /api/deadlines, "},
	} {
		a := ask(t, h, http.MethodPost, tt.path, strings.NewReader(tt.body), append([]string{"Content-Type", "application/json"}, tt.headers...)...)
		field, message := a.says()
		if a.Code != tt.status || field != tt.field || !strings.Contains(message, tt.says) || a.wellFormed() != "" {
			t.Errorf("%s %.80s: %d, %q: %q, want %d, %q: %q. %s", tt.path, tt.body, a.Code, field, message, tt.status, tt.field, tt.says, a.wellFormed())
		}
	}
	for _, kind := range []string{"application/json; charset=utf-8", "APPLICATION/JSON;charset=UTF-8", `application/json; charset="utf-8"`} {
		if a := ask(t, h, http.MethodPost, "/api/deadlines", strings.NewReader(simple), "Content-Type", kind); a.Code != 200 {
			t.Errorf("%s is refused: %s", kind, a.Body)
		}
	}
	if a := ask(t, h, http.MethodPost, "/api/deadlines", strings.NewReader(simple+long[len(simple):]), "Content-Type", "application/json"); a.Code != 200 {
		t.Errorf("a body of just 256 KB is refused: %s", a.Body)
	}
}

// endless is a body that never ends, and counts what was read of it.
type endless struct{ read int }

func (e *endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	e.read += len(b)
	return len(b), nil
}

func TestABodyIsReadOnlyUpToItsBound(t *testing.T) {
	body := new(endless)
	a := ask(t, built(t), http.MethodPost, "/api/deadlines", body, "Content-Type", "application/json")
	if a.Code != http.StatusRequestEntityTooLarge || body.read > 2*api.MaxBody {
		t.Errorf("%d, after %d bytes", a.Code, body.read)
	}
}

// torn is a body that breaks off.
type torn struct{}

func (torn) Read([]byte) (int, error) { return 0, errors.New("unexpected EOF") }

func TestABodyThatBreaksOffIsTold(t *testing.T) {
	a := ask(t, built(t), http.MethodPost, "/api/deadlines", torn{}, "Content-Type", "application/json")
	if field, _ := a.says(); a.Code != 400 || field != "body" || a.wellFormed() != "" {
		t.Errorf("%d %s", a.Code, a.Body)
	}
}

// A request full of mistakes is not answered with more than it is worth.
func TestManyMistakesAreToldInShort(t *testing.T) {
	h := built(t)
	fill := func(start, each, end string) string {
		return start + strings.Repeat(each, (api.MaxBody-len(start)-len(end))/len(each)) + end
	}
	for path, bodies := range map[string][]string{
		"/api/deadlines": {fill(`{"area": "stockport", "today": "2026-11-30", "dates": {"core-group": [1`, ",1", `]}}`)},
		"/api/visits":    {fill(`{"area": "stockport", "today": "2026-11-30", "dates": {"review-conference": [1`, ",1", `]}}`), fill(`{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"}, "visits": [0`, ",0", `]}`)},
		"/api/plan": {fill(`{"area": "national", "today": "2026-11-30", "plan": {"document": "visit-record", "none": [0`, ",0", `]}}`),
			fill(`{"area": "national", "today": "2026-11-30", "plan": {"document": "visit-record"}, "answers": [{}`, ",{}", `]}`)},
	} {
		for _, body := range bodies {
			if a := post(t, h, path, body); a.Code != 400 || a.Body.Len() > 20000 || a.wellFormed() != "" {
				t.Errorf("%s %.90s: %d with %d bytes %s", path, body, a.Code, a.Body.Len(), a.wellFormed())
			}
		}
	}
}

// Only what a request needs is read, and it is decoded once.
func TestOnlyTheAreaIsRead(t *testing.T) {
	var reads []string
	h := api.Handler(api.Site{Read: func(ctx context.Context, path string) ([]byte, error) {
		reads = append(reads, path)
		return read(ctx, path)
	}})
	for _, tt := range []struct{ path, body, want string }{
		{"/api/deadlines", simple, "/stockport/rules.json"},
		{"/api/deadlines", simple, ""},
		{"/api/deadlines.ics", simple, ""},
		{"/api/visits", `{"area": "stockport"}`, "/stockport/rules.json"},
		{"/api/plan", `{"area": "national"}`, "/calculators/plans/national/rules.json"},
		{"/api/plan", `{"area": "sussex"}`, "/calculators/plans/sussex/rules.json"},
		{"/api/deadlines", `not JSON`, ""},
		{"/api/deadlines", `{"area": "wessex"}`, "/wessex/rules.json /areas.json"},
		{"/api/deadlines", `{"area": "/etc/passwd"}`, "/areas.json"},
	} {
		reads = nil
		post(t, h, tt.path, tt.body)
		if got := strings.Join(reads, " "); got != tt.want {
			t.Errorf("%s %s reads %q, want %q", tt.path, tt.body, got, tt.want)
		}
	}
}

// A fault in one request is told to it alone; when the site can be read again, all is well.
func TestFaultsAreTold(t *testing.T) {
	var fault atomic.Value
	fault.Store("")
	h := api.Handler(api.Site{Read: func(ctx context.Context, path string) ([]byte, error) {
		switch fault.Load() {
		case "panic":
			panic("SECRET")
		case "gone":
			return nil, errors.New("SECRET")
		case "areas gone":
			if path == "/areas.json" {
				return nil, errors.New("SECRET")
			}
			return nil, fs.ErrNotExist
		case "nonsense":
			return []byte(`{"areas": SECRET`), nil
		}
		return read(ctx, path)
	}})
	for _, tt := range []struct {
		fault, method, path string
		status              int
	}{
		{"panic", "POST", "/api/deadlines", 500}, {"panic", "GET", "/api/areas", 500}, {"panic", "GET", "/api/health", 500}, {"panic", "HEAD", "/api/health", 500},
		{"gone", "POST", "/api/deadlines", 503}, {"gone", "POST", "/api/plan", 503}, {"gone", "GET", "/api/areas", 503}, {"gone", "GET", "/api/health", 503},
		{"areas gone", "POST", "/api/visits", 503},
		{"nonsense", "POST", "/api/deadlines", 503}, {"nonsense", "GET", "/api/health", 503},
		{"", "POST", "/api/deadlines", 200}, {"", "GET", "/api/health", 200},
	} {
		fault.Store(tt.fault)
		a := ask(t, h, tt.method, tt.path, strings.NewReader(simple), "Content-Type", "application/json")
		if a.Code != tt.status || tt.method != "HEAD" && a.wellFormed() != "" || strings.Contains(a.Body.String(), "SECRET") || (a.Code == 503) != (a.Header().Get("Retry-After") != "") {
			t.Errorf("%s, %s %s: %d %s %s", tt.fault, tt.method, tt.path, a.Code, a.wellFormed(), a.Body)
		}
	}
}

// Many requests at once, good and bad, answer as each does alone.
func TestManyAtOnce(t *testing.T) {
	alone := built(t)
	type asked struct{ path, body string }
	var all []asked
	for _, area := range []string{"derbyshire", "north-yorkshire", "stockport", "sussex", "hertfordshire", "wessex"} {
		all = append(all, asked{"/api/deadlines", strings.Replace(simple, "stockport", area, 1)}, asked{"/api/deadlines.ics", strings.Replace(simple, "stockport", area, 1)},
			asked{"/api/visits", `{"area": "` + area + `", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23"}, "visits": [{"date": "2026-12-01", "by": "lead-worker", "seen": "yes"}]}`},
			asked{"/api/plan", `{"area": "` + area + `", "today": "2026-12-20", "plan": {"document": "child-protection-plan", "reason": "` + strings.Repeat("word ", 3900) + `"}}`})
	}
	all = append(all, asked{"/api/plan", `{"area": "national", "today": "2026-12-20", "plan": {"document": "visit-record"}}`}, asked{"/api/plan", `{`})
	want := map[asked]string{}
	for _, a := range all {
		want[a] = post(t, alone, a.path, a.body).Body.String()
	}
	together := built(t)
	var wait sync.WaitGroup
	for worker := range 4 * runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range 3 * len(all) {
				a := all[(i*7+worker*5)%len(all)]
				if got := post(t, together, a.path, a.body).Body.String(); got != want[a] {
					t.Errorf("%s %.60s: another answer than alone", a.path, a.body)
				}
			}
		})
	}
	wait.Wait()
}

// One who has given up takes no place of those who wait.
func TestALongRequestThatWasGivenUp(t *testing.T) {
	held, release := make(chan struct{}), make(chan struct{})
	h := api.Handler(api.Site{Read: func(ctx context.Context, path string) ([]byte, error) {
		held <- struct{}{}
		<-release
		return read(ctx, path)
	}})
	long := strings.Replace(simple, `"area"`, strings.Repeat(" ", 20000)+`"area"`, 1)
	places := max(1, runtime.GOMAXPROCS(0)-1)
	var wait sync.WaitGroup
	for range places {
		wait.Go(func() { post(t, h, "/api/deadlines", long) })
	}
	for range places {
		<-held
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, _ := http.NewRequestWithContext(ctx, http.MethodPost, "/api/deadlines", strings.NewReader(long))
	r.Header.Set("Content-Type", "application/json")
	a := newAnswer()
	h.ServeHTTP(a, r)
	close(release)
	wait.Wait()
	if a.Code != http.StatusServiceUnavailable {
		t.Errorf("%d %s", a.Code, a.Body)
	}
}
