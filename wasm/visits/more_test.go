package visits_test

import (
	"testing"

	"handbook/wasm/rulebook"
)

// What "normally" makes of a rule between conferences and of one counted in visits.
func TestNormallyIsNeverABreach(t *testing.T) {
	for _, tt := range []struct{ rule, given, log, want, sentence string }{
		{"bedroom", "today=2027-02-20 review=2027-02-12", "", "look ?02-12", "To look at: not done before the last conference, nor since. See the bedroom before the next review conference, whose date is not given. " +
			"Once not done: nothing shows the bedroom seen between the conferences of 23 November 2026 and 12 February 2027."},
		{"bedroom", "today=2027-09-20 review=2027-02-12,2027-08-12", "2027-09-01 bedroom", "met ?02-12 ?08-12", "Done: the bedroom was seen on Wednesday 1 September 2027, since the conference of 12 August 2027. " +
			"Twice not done, the last time: nothing shows the bedroom seen between the conferences of 12 February 2027 and 12 August 2027."},
		{"third", "today=2026-12-20 third:1_visit", "2026-12-01; 2026-12-02 alone", "due-next ?12-01", "See the child alone at the next visit too; last seen alone on Wednesday 2 December 2026. Once a visit was without it, the last time on 1 December 2026."},
	} {
		b := book(t, tt.rule)
		b.Areas[0].Visits[0].Normally = true
		f := find(t, work(t, b, request(tt.given, tt.log)), tt.rule)
		if got := tell(f); got != tt.want || f.Sentence != tt.sentence {
			t.Errorf("%s, %q:\n got %s %s\nwant %s %s", tt.given, tt.log, got, f.Sentence, tt.want, tt.sentence)
		}
	}
}

func TestMoreVisitsThanHaveAWord(t *testing.T) {
	for n, want := range map[string]string{"1": "every visit", "2": "every second visit", "10": "every tenth visit", "11": "every 11th visit", "13": "every 13th visit",
		"20": "every 20th visit", "21": "every 21st visit", "22": "every 22nd visit", "33": "every 33rd visit", "111": "every 111th visit", "124": "every 124th visit"} {
		if got := find(t, work(t, book(t, "plan"), request("today=2026-12-20 plan:"+n+"_visits", "")), "plan").Limit; got != want {
			t.Errorf("%s: %s, want %s", n, got, want)
		}
	}
}

// An area's own words for an event take the place of the plain ones.
func TestTheAreasOwnWords(t *testing.T) {
	b := book(t)
	b.Areas[0].Events = []rulebook.EventWords{{ID: rulebook.InitialConference, Noun: "the ICPC", Name: "date of the ICPC", When: "when the ICPC was held"}}
	a := work(t, b, request("today=2026-12-20", "2026-11-20"))
	if want := "20 November 2026 is before the ICPC, on 23 November 2026"; a.Log.Problems[0].Message != want {
		t.Errorf("%+v, want %s", a.Log.Problems, want)
	}
}

// A last day in a year whose bank holidays are not published is marked.
func TestProvisional(t *testing.T) {
	for today, want := range map[string]bool{"2028-12-01": false, "2028-12-29": true} {
		if f := find(t, work(t, book(t), request("conference=2028-11-23 today="+today, today)), "seen"); f.Provisional != want {
			t.Errorf("%s: provisional is %v", today, f.Provisional)
		}
	}
}
