package visits_test

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"testing"
	"time"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
)

// logs is how many random logs a property is tried on.
func logs() int {
	if testing.Short() {
		return 300
	}
	return 3000
}

func pick(r *rand.Rand, words ...string) string { return words[r.Intn(len(words))] }

// anyVisit is a visit in the 200 days after 20 November 2026; some have a problem.
func anyVisit(r *rand.Rand) map[string]string {
	v := map[string]string{
		"date": calendartest.Date("2026-11-20").AddDays(r.Intn(200)).String(),
		"by":   pick(r, "lead-worker", "lead-worker", "core-group-member", "social-worker", "other"),
		"seen": pick(r, "yes", "yes", "yes", "no", ""),
		"home": pick(r, "yes", "no", ""), "announced": pick(r, "yes", "no", ""), "bedroom": pick(r, "yes", ""),
	}
	if v["seen"] == "yes" {
		v["alone"], v["why-not-alone"] = pick(r, "yes", "no", ""), pick(r, "", "agreement-withheld", "other")
		v["awake"], v["dressed"] = pick(r, "yes", "no"), pick(r, "yes", "")
	} else {
		v["why"] = pick(r, "", "refused", "away", "no-answer")
	}
	return v
}

// anyLog is a request with up to n visits.
func anyLog(r *rand.Rand, n int) map[string]any {
	given := "today=" + calendartest.Date("2027-03-01").AddDays(r.Intn(100)).String()
	for _, more := range []string{" baby", " review=2027-02-12", " next=2027-07-30", " absent=2026-12-24 back=2027-01-20", " born=2026-12-04", " plan:3_weeks", " plan:4_visits", " alone:5_days"} {
		if r.Intn(3) == 0 {
			given += more
		}
	}
	q := request(given, "")
	list := []map[string]string{}
	for range r.Intn(n + 1) {
		list = append(list, anyVisit(r))
		if r.Intn(20) == 0 {
			list = append(list, list[r.Intn(len(list))])
		}
	}
	q["visits"] = list
	return q
}

// withoutRows is an answer as JSON without the numbers of rows and what only lists rows.
func withoutRows(t *testing.T, a *visits.Answer) any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(a.JSON(), &v); err != nil {
		t.Fatal(err)
	}
	delete(v, "visits")
	v["problems"] = len(v["problems"].([]any))
	return strip(v)
}

func strip(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "row")
		delete(v, "rows")
		for _, x := range v {
			strip(x)
		}
	case []any:
		for _, x := range v {
			strip(x)
		}
	}
	return v
}

func TestTheOrderOfEntryDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	b := book(t)
	for range logs() {
		q := anyLog(r, 25)
		one := withoutRows(t, work(t, b, q))
		list := q["visits"].([]map[string]string)
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if two := withoutRows(t, work(t, b, q)); !reflect.DeepEqual(one, two) {
			t.Fatalf("%s:\n%v\n%v", text(t, q), one, two)
		}
	}
}

// badness is how far a rule has not been kept: days over, or breaches.
func badness(f *visits.Finding) int {
	n := 0
	for _, g := range f.Gaps {
		if g.Over > 0 {
			n += int(g.To - g.Due)
		}
	}
	if f.Rule.Kind == rulebook.Between || len(f.Gaps) == 0 {
		n += len(f.Breaches)
	}
	if f.Rule.Kind == rulebook.Between && f.State == visits.Overdue {
		n++
	}
	return n
}

// A visit at which everything was done never makes anything worse, and to strike one out
// never makes anything better.
func TestAVisitNeverMakesItWorse(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	b := book(t)
	for range logs() {
		q := anyLog(r, 20)
		without := work(t, b, q)
		v := map[string]string{"date": without.Start.Date.AddDays(r.Intn(int(without.Log.Today-without.Start.Date) + 1)).String(), "by": "lead-worker", "seen": "yes",
			"home": "yes", "alone": "yes", "awake": "yes", "bedroom": "yes", "dressed": "yes"}
		q["visits"] = append(q["visits"].([]map[string]string), v)
		with := work(t, b, q)
		for i := range with.Findings {
			f, g := &without.Findings[i], &with.Findings[i]
			switch f.Rule.Kind {
			case rulebook.Rolling, rulebook.EveryNth, rulebook.Between, rulebook.PlanSets:
			default:
				continue
			}
			if badness(g) > badness(f) {
				t.Fatalf("%s, %s: %d without %v, %d with it", text(t, q), f.Rule.ID, badness(f), v, badness(g))
			}
		}
	}
}

func TestStrikingAVisitOutNeverMendsAnything(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	b := book(t)
	for range logs() {
		q := anyLog(r, 20)
		all := work(t, b, q)
		if len(all.Log.Visits) == 0 {
			continue
		}
		row := all.Log.Visits[r.Intn(len(all.Log.Visits))].Row
		list := q["visits"].([]map[string]string)
		q["visits"] = append(append([]map[string]string{}, list[:row]...), list[row+1:]...)
		fewer := work(t, b, q)
		for i := range all.Findings {
			f, g := &all.Findings[i], &fewer.Findings[i]
			did := false
			for _, n := range f.Rows {
				did = did || n == row
			}
			counted := f.Rule.Kind == rulebook.EveryNth || f.Rule.Kind == rulebook.PlanSets && len(f.Gaps) == 0
			if counted && !did || f.Rule.Kind == rulebook.EachVisit {
				continue // a visit that went without is struck out
			}
			if badness(g) < badness(f) {
				t.Fatalf("%s, %s: %d with row %d, %d without it", text(t, q), f.Rule.ID, badness(f), row, badness(g))
			}
		}
	}
}

// naive counts the days over a frequency by walking the days with package time.
func naive(off map[string]bool, start, today string, seen map[string]bool, n int, working bool) (over int) {
	day, _ := time.Parse(time.DateOnly, start)
	count := 0 // of days or working days since the last visit
	for day.Format(time.DateOnly) != today {
		gone := count >= n // the last day was the day before this one, or earlier
		day = day.AddDate(0, 0, 1)
		iso := day.Format(time.DateOnly)
		if gone {
			over++
		}
		if !working || day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && !off[iso] {
			count++
		}
		if seen[iso] {
			count = 0
		}
	}
	return over
}

func TestRollingAgainstAWalkDayByDay(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	off := map[string]bool{}
	for _, h := range calendartest.Table(t) {
		off[h.Date.String()] = true
	}
	b := book(t, "monthly")
	rule := b.Areas[0].Visits[0]
	for range logs() {
		working := r.Intn(2) == 0
		n := 1 + r.Intn(20)
		rule.Span = calendar.Span{N: n, Unit: calendar.Days}
		switch {
		case working:
			rule.Span.Unit = calendar.WorkingDays
		case n%7 == 0:
			rule.Span = calendar.Span{N: n / 7, Unit: calendar.Weeks}
		}
		start := calendartest.Date("2026-10-01").AddDays(r.Intn(100))
		today := start.AddDays(r.Intn(120))
		seen, list := map[string]bool{}, []map[string]string{}
		for range r.Intn(10) {
			day := start.AddDays(r.Intn(int(today-start) + 1)).String()
			seen[day] = true
			list = append(list, map[string]string{"date": day, "by": "other", "seen": "yes"})
		}
		q := request("today="+today.String()+" conference="+start.String(), "")
		q["visits"] = list
		f := find(t, work(t, b, q), "monthly")
		want := naive(off, start.String(), today.String(), seen, n, working)
		if got := badness(f); got != want {
			t.Fatalf("%s, %v: %d days over, want %d", text(t, q), rule.Span, got, want)
		}
		if open := f.Gaps[len(f.Gaps)-1]; (f.State == visits.Overdue) != (open.Over > 0) || open.To != today && today != civil.Date(0) {
			t.Fatalf("%s: %s, %+v", text(t, q), f.State, open)
		}
	}
}
