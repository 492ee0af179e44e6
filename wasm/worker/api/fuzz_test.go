package api_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
	"handbook/wasm/worker/api"
)

// examples are the bodies that the description gives, by path.
func examples(f *testing.F) map[string][]string {
	doc, err := json.Parse(api.OpenAPI)
	if err != nil {
		f.Fatal(err)
	}
	bodies := map[string][]string{}
	for _, path := range doc.Get("paths").Fields {
		for _, example := range path.Value.Get("post").Get("requestBody").Get("content").Get("application/json").Get("examples").Fields {
			bodies[path.Key] = append(bodies[path.Key], string(compact(example.Value.Get("value"))))
		}
	}
	return bodies
}

// nasty are bodies that once were, or might be, read wrongly.
var nasty = []string{
	`{"dates": {"area": "sussex"}, "\u0061rea": "stockport", "today": "2026-11-30"}`, `{"": "area", "area": "s\u0074ockport", "today": "2026-11-30", "dates": {"initial-conference": "2026-11-23"}}`,
	`{"today": "2026-11-30", "x": ["area", "sussex"], "area": "stockport"}`, `{"area": {"area": "stockport"}}`, `["area", "stockport"]`, `{"area": "stockport"`, `{"area" "stockport"}`, `{"area": "stockport`,
	"", "{}", "[]", "null", "0", `"`, "{", "\xff", "\ufeff{}", "{\"area\":\"stockport\",\"today\":\"2026-11-30\",\"dates\":{\"initial-conference\":\"2026-11-23\\u0000\"}}",
	`{"area": "stockport", "area": "sussex"}`, `{"area": "national", "today": "2026-11-30", "plan": {"document": "outline-plan", "none": null, "actions": [{}], "earlier": 1}}`,
	`{"area": "hertfordshire", "today": "2050-12-31", "dates": {"initial-conference": "2050-12-31", "core-group": ["2050-12-30", {}, {"day": "1"}]}, "set": {"core-group-interval": {"n": "999", "unit": "years"}}, "horizon": "2050-12-31"}`,
	`{"area": "hertfordshire", "today": "2011-01-01", "dates": {"initial-conference": {"day": "٣", "month": "DEC", "year": "0002026"}}}`,
	`{"area": "sussex", "today": "2026-12-31", "baby": true, "dates": {"initial-conference": "2026-11-23", "date-of-birth": "2026-12-24", "lead-worker-absent": "2026-12-01", "lead-worker-back": "2026-11-01"}, "visits": [{"date": 1}, {"date": "46000", "by": "lead-worker", "seen": "yes"}, {}]}`,
	`{"area": "sussex", "today": "2026-12-31", "plan": {"document": "child-protection-plan", "actions": [{"what": "a", "by": "31/2/26"}]}, "earlier": {"document": "child-protection-plan", "actions": [{"what": "A", "by": "soon"}]}, "answers": [{"rule": "x", "answer": "not-applicable", "note": " "}], "audit": true}`,
	strings.Repeat(`{"a":`, 40), strings.Repeat("[", 4000), `{"a":1e9}`, `{"area": "stockport", "today": "2026-11-30", "dates": {"initial-conference": ["2026-11-23"]}, "reference": "` + strings.Repeat("é", 31) + `"}`,
}

// send sends what may be no request that a client could make.
func send(h http.Handler, method, path, query, kind, body string) answer {
	r := &http.Request{Method: method, URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{"Content-Type": {kind}}, ContentLength: -1}
	r.Body = io.NopCloser(strings.NewReader(body))
	a := newAnswer()
	h.ServeHTTP(a, r)
	if v, err := json.Parse(a.Body.Bytes()); err == nil {
		a.value = v
	}
	return a
}

// Whatever the body, an answer is the engine's or says what is wrong, and is never long for
// a short request.
func fuzzBody(f *testing.F, path, folder string, decode func([]byte) (*rulebook.Book, error), respond func(*rulebook.Book, []byte) ([]byte, bool)) {
	for _, body := range append(examples(f)[path], nasty...) {
		f.Add([]byte(body))
	}
	h := built(f)
	books := map[string]*rulebook.Book{}
	for _, area := range []string{"derbyshire", "north-yorkshire", "stockport", "sussex", "hertfordshire", "national"} {
		text, err := read(nil, folder+area+"/rules.json")
		if err != nil && area == "national" {
			continue
		}
		if books[area], err = decode(text); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		a := send(h, http.MethodPost, path, "", "application/json", string(body))
		if a.Code == 500 || a.Code == 503 || a.wellFormed() != "" {
			t.Fatalf("%d %s %s", a.Code, a.wellFormed(), a.Body)
		}
		if a.Body.Len() > 1<<20+100*len(body) {
			t.Fatalf("%d bytes are answered with %d", len(body), a.Body.Len())
		}
		v, err := json.Parse(body)
		if err != nil {
			return
		}
		if book := books[v.Get("area").Text]; book != nil {
			if want, ok := respond(book, body); string(want) != a.Body.String() || ok != (a.Code == 200) {
				t.Fatalf("%d %s, want %s", a.Code, a.Body, want)
			}
		}
	})
}

// FuzzDeadlines finds that whatever is sent is answered as the engine answers it on a page.
func FuzzDeadlines(f *testing.F) {
	fuzzBody(f, "/api/deadlines", "/", rulebook.Decode, deadlines.Respond)
}

// FuzzCalendar finds that whatever is sent is answered with the file that a page gives, or its refusal.
func FuzzCalendar(f *testing.F) {
	fuzzBody(f, "/api/deadlines.ics", "/", rulebook.Decode, deadlines.RespondCalendar)
}

// FuzzVisits finds that whatever is sent is answered as the engine answers it on a page.
func FuzzVisits(f *testing.F) {
	fuzzBody(f, "/api/visits", "/", rulebook.DecodeVisits, visits.Respond)
}

// FuzzPlan finds that whatever is sent is answered as the engine answers it on a page.
func FuzzPlan(f *testing.F) {
	fuzzBody(f, "/api/plan", "/calculators/plans/", rulebook.DecodePlans, plan.Respond)
}

// Whatever the request, the answer is one that the description has.
func FuzzRequest(f *testing.F) {
	for _, path := range append(api.Paths, "/api/", "/api/areas/..", "/api/%2e", "/apix") {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PUT", "", "\x00"} {
			f.Add(method, path, "", "application/json", simple)
		}
	}
	for _, kind := range []string{"", ";", "application/json; charset=\"\\", "text/html", "application/json; charset=utf-8; charset=x", "application/json;charset*=utf-8''utf-8"} {
		f.Add("POST", "/api/visits", "", kind, simple)
	}
	f.Add("POST", "/api/plan", "a=%zz;&", "application/json", "{")
	h := built(f)
	f.Fuzz(func(t *testing.T, method, path, query, kind, body string) {
		a := send(h, method, path, query, kind, body)
		wrong := a.wellFormed()
		if method == http.MethodHead && a.Body.Len() == 0 {
			wrong = ""
		}
		switch a.Code {
		case 200, 204, 400, 404, 405, 413, 415, 422:
		default:
			t.Errorf("%d", a.Code)
		}
		if wrong != "" {
			t.Errorf("%s %q: %d %s %s", method, path, a.Code, wrong, a.Body)
		}
	})
}
