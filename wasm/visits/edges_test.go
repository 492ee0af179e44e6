package visits_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
)

func TestACalendarFileSaysWhatIsProvisional(t *testing.T) {
	for today, want := range map[string]bool{"2028-12-01": false, "2028-12-29": true} {
		got, ok := visits.RespondCalendar(book(t, "seen"), text(t, request("conference=2028-11-23 today="+today, today)))
		file := strings.ReplaceAll(string(got), "\r\n ", "")
		if says := strings.Contains(file, "DESCRIPTION:Provisional: the bank holidays of that year are not published yet. See the child. Last day: "); !ok || says != want {
			t.Errorf("%s: says that it is provisional: %v\n%s", today, says, file)
		}
	}
}

func TestKeepingToThePlanIsAStatement(t *testing.T) {
	for _, tt := range []struct{ clause, given, want, why string }{
		{"8.2", "today=2026-12-20 plan:2_weeks", "statement", "the clause asks only that the plan say how often, and it does"},
		{"8.2", "today=2026-12-20", "must", "it does not, and that the clause asks"},
		{"8.1", "today=2026-12-20 plan:2_weeks", "must", "another clause asks for the visits themselves"},
	} {
		b := book(t, "plan")
		b.Areas[0].Visits[0].Clause, b.Areas[0].Visits[0].Force = tt.clause, "must"
		if got := find(t, work(t, b, request(tt.given, "")), "plan").Force(); got != tt.want {
			t.Errorf("%s, %s: %s, want %s: %s", tt.clause, tt.given, got, tt.want, tt.why)
		}
	}
}

func TestWhoseVisitsCountInWords(t *testing.T) {
	b := book(t, "seen")
	b.Areas[0].Visits[0].Who = []rulebook.Visitor{rulebook.SocialWorker, rulebook.CoreGroupMember, rulebook.Other}
	const want = " by another social worker, another professional of the core group or somebody else"
	if f := find(t, work(t, b, request("today=2026-12-20", "")), "seen"); !strings.Contains(f.Sentence, want) {
		t.Errorf("%q does not say%s", f.Sentence, want)
	}
}

func TestVisitsAtTheEdges(t *testing.T) {
	check(t, []kase{
		{"bedroom", "today=2027-03-01 review=2027-02-12 born=2027-02-12", "", "due", "before the birth nothing could be seen, on the day of the review either"},
		{"seen", "today=2026-12-07 born=2026-11-23", "", "due 2026-12-07 10", "born on the day of the conference"},
	})
	a := work(t, book(t), request("today=2026-12-07 born=2026-11-23", ""))
	if a.Start.Event != rulebook.InitialConference {
		t.Errorf("the time runs from the %s, want the conference of the same day", a.Start.Event)
	}
	var many []string
	for range visits.MaxVisits {
		many = append(many, "2026-12-01")
	}
	if a := work(t, book(t, "seen"), request("today=2026-12-07", strings.Join(many, ";"))); len(a.Log.Visits) != 1 {
		t.Errorf("one row %d times is %d visits", visits.MaxVisits, len(a.Log.Visits))
	}
	q := request("today=2026-12-07", "")
	q["dates"].(map[string]any)["review-conference"] = []any{map[string]any{"day": "", "month": " ", "year": ""}}
	if a := work(t, book(t, "seen"), q); len(a.Log.Dates[rulebook.ReviewConference]) != 0 {
		t.Errorf("a date that was left empty is kept: %v", a.Log.Dates)
	}
}

func TestLimitsInWords(t *testing.T) {
	a := work(t, book(t), request("today=2026-12-07 baby", ""))
	want := map[string]string{"seen": "every 10 working days", "third": "every third visit", "bedroom": "once between conferences", "each": "every visit",
		"dressed": "every visit, with the clause's own exceptions", "mixed": "some announced, some not", "plan": "as the plan says", "refused": "when it occurs"}
	for id, words := range want {
		if got := find(t, a, id).Limit; got != words {
			t.Errorf("%s: %q, want %q", id, got, words)
		}
	}
}

// What stands on the record, in words, and on which row.
func TestTheRecordInWords(t *testing.T) {
	for _, tt := range []struct{ rule, given, log, want, why string }{
		{"each", "today=2026-12-20", "2026-12-01", "0: nothing shows the child seen alone on Tuesday 1 December 2026", "the first row"},
		{"third", "today=2026-12-20", "2026-12-01; 2026-12-02; 2026-12-03", "2: nothing shows the child seen alone at 3 visits running, from 1 to 3 December 2026", "three running"},
		{"third", "today=2026-12-20", "2026-12-01 alone; 2026-12-02; 2026-12-03; 2026-12-04", "3: nothing shows the child seen alone at 3 visits running, from 2 to 4 December 2026", "since the one at which it was done"},
		{"third", "today=2026-12-20 third:1_visit", "2026-12-01", "0: nothing shows the child seen alone on 1 December 2026", "every visit"},
		{"seen", "today=2026-12-21", "2026-12-05; 2026-12-20", "-1: 10 working days, limit 10, over by 2 days, from 5 to 20 December 2026", "over by days off alone"},
		{"bedroom", "today=2027-02-12 next=2027-02-12", "", "-1: nothing shows the bedroom seen between the conferences of 23 November 2026 and 12 February 2027", "of no one row"},
		{"seen", "today=2026-12-08", "2026-12-01", "", "a gap within the limit is on no record"},
		{"seen", "today=2026-12-20", "", "", "nor is one that is still open"},
	} {
		f := find(t, work(t, book(t, tt.rule), request(tt.given, tt.log)), tt.rule)
		var got []string
		for _, b := range f.Breaches {
			got = append(got, strconv.Itoa(b.Row)+": "+b.Text)
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s, %q:\n got %s\nwant %s: %s", tt.rule, tt.log, strings.Join(got, "; "), tt.want, tt.why)
		}
	}
	answer, _ := visits.Respond(book(t, "each"), text(t, request("today=2026-12-20", "2026-12-01")))
	if !strings.Contains(string(answer), `"to":"2026-12-01","row":0}`) {
		t.Errorf("the first row is not told: %s", answer)
	}
}

func TestSentencesAtTheEdges(t *testing.T) {
	for _, tt := range []struct{ rule, given, log, want, why string }{
		{"each", "today=2026-12-20", "2026-12-01", "See the child alone at the next visit: at the last one, on Tuesday 1 December 2026, nothing shows the child seen alone.", "one visit has no more of a record"},
		{"not-alone", "today=2026-12-20", "2026-12-01 accompanied reason; 2026-12-02 accompanied reason",
			"Twice, the last time: the child was seen, but not alone, on Wednesday 2 December 2026, with a reason recorded.", "each time with a reason"},
		{"not-alone", "today=2026-12-20", "2026-12-01 accompanied; 2026-12-02 accompanied reason",
			"Twice, the last time: the child was seen, but not alone, on Wednesday 2 December 2026, with a reason recorded. Once with no reason recorded.", "once without"},
		{"not-alone", "today=2026-12-20", "2026-12-01 accompanied reason; 2026-12-02 accompanied",
			"Twice, the last time: the child was seen, but not alone, on Wednesday 2 December 2026, and no reason is recorded.", "the last time without: it says so itself"},
		{"alone", "today=2027-01-05", "2026-12-07 alone; 2026-12-26 alone; 2027-01-04 alone",
			"In time: last seen alone by the lead worker on Monday 4 January 2027, next by Monday 18 January 2027. Once over the limit: 5 days too long, from 7 to 26 December 2026.", "gaps in time before and after it"},
		{"alone", "today=2027-01-12", "2026-12-12 alone; 2026-12-27 alone; 2027-01-12 alone",
			"In time: last seen alone by the lead worker on Tuesday 12 January 2027, next by Tuesday 26 January 2027. 3 times over the limit: at most 5 days too long, from 23 November to 12 December 2026.", "the first was the longest"},
		{"alone", "today=2027-01-12", "2026-12-10 alone; 2026-12-27 alone; 2027-01-12 alone",
			"In time: last seen alone by the lead worker on Tuesday 12 January 2027, next by Tuesday 26 January 2027. 3 times over the limit: at most 3 days too long, from 23 November to 10 December 2026.", "of two alike the first"},
		{"seen", "today=2026-12-08 absent=2026-12-01", "2026-12-07 social",
			"In time: last seen by the lead worker, another professional of the core group or another social worker on Monday 7 December 2026, next by Monday 21 December 2026.", "who stands in is named"},
	} {
		if got := find(t, work(t, book(t, tt.rule), request(tt.given, tt.log)), tt.rule).Sentence; got != tt.want {
			t.Errorf("%s, %s, %q:\n got %s\nwant %s: %s", tt.rule, tt.given, tt.log, got, tt.want, tt.why)
		}
	}
	rows := find(t, work(t, book(t, "failed"), request("today=2026-12-20", "2026-12-01 home unseen no-answer; 2026-12-02 home unseen no-answer; 2026-12-03 home unseen no-answer")), "failed").Rows
	if !slices.Equal(rows, []int{0, 1, 2}) {
		t.Errorf("three visits running without access are on the rows %v", rows)
	}
}

func TestTheNextVisitAtTheEdges(t *testing.T) {
	n := work(t, book(t, "alone", "each"), request("today=2026-12-01 baby", "")).Next
	if !slices.Equal(n.Needs, []rulebook.Mark{rulebook.Alone}) {
		t.Errorf("%v: alone is alone or awake, too", n.Needs)
	}
	n = work(t, book(t, "seen", "monthly"), request("today=2027-01-05", "")).Next
	if n.Gone.String() != "2026-12-07" || n.By.String() != "2027-01-05" {
		t.Errorf("the first limit that has gone is of %v, the visit by %v", n.Gone, n.By)
	}
	n = work(t, book(t, "alone"), request("today=2026-12-04 conference=2026-11-21", "")).Next
	if n.By.String() != "2026-12-05" || n.BookBy.String() != "2026-12-04" {
		t.Errorf("by Saturday %v, booked by %v: today is a working day", n.By, n.BookBy)
	}
	b := book(t, "seen", "monthly", "usual", "mixed")
	b.Areas[0].Visits[2].Who = []rulebook.Visitor{rulebook.SocialWorker}
	n = work(t, b, request("today=2026-12-01", "")).Next
	const want = "See the child at home by Monday 7 December 2026. No one person can do it all: See the child, by the lead worker or another professional of the core group; " +
		"See the child at home as a rule, by another social worker."
	if n.Sentence != want {
		t.Errorf("got %s\nwant %s", n.Sentence, want)
	}
}

func TestACalendarFileLeavesOutWhatHasNoDay(t *testing.T) {
	got, _ := visits.RespondCalendar(book(t, "third", "bedroom"), text(t, request("today=2026-12-20 next=2027-02-12", "")))
	if !strings.Contains(string(got), "UID:elmshire-bedroom-") {
		t.Errorf("what comes after a finding without a last day is lost: %s", got)
	}
}

func TestEveryMistakeInIntervalsIsTold(t *testing.T) {
	for _, set := range []map[string]any{{"tea": "1 week", "cake": "1 week"}, {"seen": "4 weeks", "monthly": "9 months"}, {"seen": "soon", "monthly": "late"}} {
		q := request("today=2026-12-20", "")
		q["set"] = set
		_, _, problem := visits.Read(book(t), text(t, q))
		if problem == nil || len(problem.Errors) != 2 {
			t.Errorf("%v: %+v, want two errors", set, problem)
		}
	}
}
