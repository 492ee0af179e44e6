package visits_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"handbook/wasm/visits"
)

func TestTheJSONInterface(t *testing.T) {
	q := request("today=2026-12-20 reference=AB_12 seen:5_working_days next=2027-02-12", "2026-12-02 home alone; 2026-12-19 member; 2026-12-21")
	q["set"] = map[string]string{"seen": "5 working days"}
	got, ok := visits.Respond(book(t, "seen", "third", "mixed", "not-alone"), text(t, q))
	const want = `{"area":"elmshire","title":"Elmshire","edition":"Made up for tests.","today":"2026-12-20","reference":"AB_12",` +
		`"calendar":{"division":"england-and-wales","published-to":2028,"read-on":"2026-08-21"},` +
		`"start":{"event":"initial-conference","noun":"the initial conference","date":"2026-11-23","assumed":true},"conferences":["2026-11-23","2027-02-12"],` +
		`"visits":[{"row":0,"date":"2026-12-02","counts":true},{"row":1,"date":"2026-12-19","counts":true},{"row":2,"date":"2026-12-21","counts":false}],` +
		`"problems":[{"row":2,"field":"date","message":"21 December 2026 is in the future. A visit counts once it has been made"}],` +
		`"findings":[{"id":"seen","clause":"1.1","also":["1.2"],"title":"See the child","force":"must","kind":"every","state":"met",` +
		`"sentence":"In time: last seen by the lead worker or another professional of the core group on Saturday 19 December 2026, next by Tuesday 29 December 2026. Twice over the limit: at most 7 working days too long, from 2 to 19 December 2026.",` +
		`"limit":"every 5 working days","procedure-limit":"every 10 working days","set":true,"from":"2026-12-19","due":"2026-12-29","book-by":"2026-12-29",` +
		`"start":{"event":"initial-conference","noun":"the initial conference","date":"2026-11-23","assumed":true},"gaps":[` +
		`{"from":"2026-11-23","to":"2026-12-02","due":"2026-11-30","n":7,"limit":5,"unit":"working days","over":2,"over-unit":"working days","first":true,"last":false,"open":false,"text":"7 working days, limit 5, over by 2"},` +
		`{"from":"2026-12-02","to":"2026-12-19","due":"2026-12-09","n":12,"limit":5,"unit":"working days","over":7,"over-unit":"working days","first":false,"last":false,"open":false,"text":"12 working days, limit 5, over by 7"},` +
		`{"from":"2026-12-19","to":"2026-12-20","due":"2026-12-29","n":0,"limit":5,"unit":"working days","over":0,"first":false,"last":true,"open":true,"text":"0 working days so far, limit 5"}],` +
		`"breaches":[{"text":"7 working days, limit 5, over by 2, from 23 November to 2 December 2026","from":"2026-11-23","to":"2026-12-02"},{"text":"12 working days, limit 5, over by 7, from 2 to 19 December 2026","from":"2026-12-02","to":"2026-12-19"}],"look":[],"occurrences":[],"rows":[0,1]},` +
		`{"id":"third","clause":"4.1","also":[],"title":"See the child alone at every third visit","note":"A note. ` + visits.Stricter + `","kind":"every-nth-visit","with":"alone","state":"met",` +
		`"sentence":"In time: last seen alone at the last visit, on Wednesday 2 December 2026.","limit":"every third visit","gaps":[],"breaches":[],"look":[],"occurrences":[],"rows":[0]},` +
		`{"id":"mixed","clause":"7.1","also":[],"title":"Announced and not","kind":"announced-and-not","state":"look","sentence":"To look at: no visit says whether it was announced. Announced: 0, unannounced: 0, not said: 1.",` +
		`"limit":"some announced, some not","announced":0,"unannounced":0,"not-said":1,"gaps":[],"breaches":[],"look":[],"occurrences":[],"rows":[0]},` +
		`{"id":"not-alone","clause":"9.4","also":[],"title":"Write down why","kind":"when","state":"none","sentence":"No visit shows it.","limit":"when it occurs","gaps":[],"breaches":[],"look":[],"occurrences":[],"rows":[]}],` +
		`"next":{"by":"2026-12-29","book-by":"2026-12-29","needs":[],"who":["lead-worker","core-group-member"],"sentence":"See the child by Tuesday 29 December 2026. Made by the lead worker or another professional of the core group, it satisfies every rule that can be counted here."},` +
		`"not-stated":["how old a baby is"]}`
	if !ok || string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestATableHasARowForEachFinding(t *testing.T) {
	q := request("today=2026-12-20 alone:1_week", "2026-12-02 home alone; 2026-12-19 alone")
	q["reference"] = "=1+1"
	got, ok := visits.RespondCSV(book(t), text(t, q))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(got), "\ufeff"))).ReadAll()
	if err != nil || !ok || len(rows) != 1+len(rules()) {
		t.Fatalf("%v %v: %s", ok, err, got)
	}
	const head = "What|Clause|Force|Where it stands|Limit|Due|Book by|Breaches|Area|Reference|Worked out on|Edition"
	if got := strings.Join(rows[0], "|"); got != head {
		t.Error(got)
	}
	const want = "See the child alone|2.1||In time: last seen alone by the lead worker on Saturday 19 December 2026, next by Saturday 26 December 2026. Twice over the limit: at most 10 days too long, from 2 to 19 December 2026.|" +
		"every 1 week (set for this case)|2026-12-26|2026-12-24|9 days, limit 7, over by 2, from 23 November to 2 December 2026; 17 days, limit 7, over by 10, from 2 to 19 December 2026|Elmshire|'=1+1|2026-12-20|Made up for tests."
	if got := strings.Join(rows[2], "|"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if tabs, ok := visits.RespondTable(book(t), text(t, q)); !ok || strings.Count(string(tabs), "\t") != 11*len(rows) {
		t.Errorf("%s", tabs)
	}
}

func TestACalendarFile(t *testing.T) {
	q := request("today=2026-12-20 next=2027-02-12", "2026-12-19 home alone")
	q["reference"] = "AB, 12"
	got, ok := visits.RespondCalendar(book(t, "seen", "alone", "bedroom", "plan"), text(t, q))
	file := strings.ReplaceAll(string(got), "\r\n ", "")
	if !ok || strings.Count(file, "BEGIN:VEVENT") != 4 {
		t.Fatalf("want the next visit and three last days: %s", file)
	}
	for _, want := range []string{
		"UID:elmshire-next-visit-2026-11-23-AB-2c-2012@handbook\r\n",
		"SUMMARY:Date to keep: visit (AB\\, 12)\r\n",
		"DESCRIPTION:See the child alone\\, and the bedroom\\, by Saturday 2 January 2027. Made by the lead worker\\, it satisfies every rule that can be counted here. Elmshire. Made up for tests.\r\n",
		"DTSTART;VALUE=DATE:20261231\r\n", // 2 January is a Saturday, and the day before a bank holiday
		"UID:elmshire-seen-2026-12-19-AB-2c-2012@handbook\r\n",
		"SUMMARY:Date to keep: 5.1 (AB\\, 12)\r\n",
		"DESCRIPTION:See the bedroom. Last day: 11 February 2027. Clause 5.1. Elmshire. Made up for tests.\r\n",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q in %s", want, file)
		}
	}
	for _, respond := range []func() ([]byte, bool){
		func() ([]byte, bool) { return visits.RespondCalendar(book(t), []byte(`{}`)) },
		func() ([]byte, bool) { return visits.RespondCSV(book(t), []byte(`{}`)) },
	} {
		if problem, ok := respond(); ok || !json.Valid(problem) {
			t.Errorf("a bad request: %s", problem)
		}
	}
}

// FuzzRespond makes sure that no request makes the engine panic or write what is not JSON.
func FuzzRespond(f *testing.F) {
	f.Add(text(f, request("today=2026-12-20 baby review=2026-12-10 absent=2026-12-01 plan:3_weeks third:2_visits", "2026-12-02 home alone; 2026-12-19 member unseen; 2026-12-21")))
	f.Add([]byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23"}, "visits": [{"date": {"day": "1", "month": "dec", "year": "2026"}, "by": "other", "seen": "no"}, {}]}`))
	b := book(f)
	f.Fuzz(func(t *testing.T, request []byte) {
		if text, _ := visits.Respond(b, request); !json.Valid(text) {
			t.Fatalf("%q was answered with %q", request, text)
		}
		visits.RespondCSV(b, request)
		visits.RespondCalendar(b, request)
	})
}
