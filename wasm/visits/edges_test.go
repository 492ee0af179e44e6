package visits_test

import (
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
