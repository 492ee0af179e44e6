package visits_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
	"handbook/wasm/visits/visitstest"
)

var lead = []rulebook.Visitor{rulebook.LeadWorker}

// rules are those of a made-up area that has every kind.
func rules() []*rulebook.VisitRule {
	return []*rulebook.VisitRule{
		{ID: "seen", Clause: "1.1", Kind: rulebook.Rolling, Span: calendar.Span{N: 10, Unit: calendar.WorkingDays}, Title: "See the child", Force: "must", Also: []string{"1.2"},
			Who: []rulebook.Visitor{rulebook.LeadWorker, rulebook.CoreGroupMember}, Cover: []rulebook.Visitor{rulebook.SocialWorker}, CoverClause: "1.3"},
		{ID: "alone", Clause: "2.1", Kind: rulebook.Rolling, Span: calendar.Span{N: 2, Unit: calendar.Weeks}, Title: "See the child alone", With: rulebook.Alone, Who: lead, Loosen: "manager", LoosenClause: "2.9"},
		{ID: "monthly", Clause: "3.1", Kind: rulebook.Rolling, Span: calendar.Span{N: 1, Unit: calendar.Months}, Title: "See the child monthly"},
		{ID: "usual", Clause: "3.2", Kind: rulebook.Rolling, Span: calendar.Span{N: 3, Unit: calendar.Weeks}, Title: "See the child at home as a rule", With: rulebook.AtHome, Normally: true},
		{ID: "third", Clause: "4.1", Kind: rulebook.EveryNth, N: 3, Title: "See the child alone at every third visit", With: rulebook.Alone, Who: lead, Note: "A note.", Loosen: "manager", LoosenClause: "2.9"},
		{ID: "second", Clause: "4.2", Kind: rulebook.EveryNth, N: 2, Title: "See the child at home at every second visit", With: rulebook.AtHome},
		{ID: "bedroom", Clause: "5.1", Kind: rulebook.Between, Title: "See the bedroom", With: rulebook.Bedroom},
		{ID: "each", Clause: "6.1", Kind: rulebook.EachVisit, Title: "See the child alone, or a baby awake", With: rulebook.AloneOrAwake, Who: lead},
		{ID: "baby", Clause: "6.2", Kind: rulebook.EachVisit, Title: "See a baby awake", With: rulebook.Awake, Baby: true},
		{ID: "dressed", Clause: "6.3", Kind: rulebook.EachVisit, Title: "See a baby dressed and undressed", With: rulebook.Dressed, Normally: true, Baby: true},
		{ID: "mixed", Clause: "7.1", Kind: rulebook.Mixed, Title: "Announced and not", Who: lead},
		{ID: "plan", Clause: "8.1", Kind: rulebook.PlanSets, Title: "See the child as the plan says", Who: lead, PlanMust: "8.2"},
		{ID: "not-seen", Clause: "9.1", Kind: rulebook.WhenItOccurs, When: rulebook.NotSeen, Title: "Tell the manager"},
		{ID: "refused", Clause: "9.2", Kind: rulebook.WhenItOccurs, When: rulebook.Refused, Title: "Tell the manager at once"},
		{ID: "failed", Clause: "9.3", Kind: rulebook.WhenItOccurs, When: rulebook.FailedTwice, Title: "Hold a meeting"},
		{ID: "not-alone", Clause: "9.4", Kind: rulebook.WhenItOccurs, When: rulebook.NotAlone, Title: "Write down why"},
		{ID: "withheld", Clause: "9.5", Kind: rulebook.WhenItOccurs, When: rulebook.AgreementWithheld, Title: "Take advice"},
	}
}

// book has the area with those of its rules whose ids are given, or all.
func book(t testing.TB, ids ...string) *rulebook.Book {
	area := &rulebook.Area{ID: "elmshire", Title: "Elmshire", Edition: "Made up for tests.", NotStated: []string{"how old a baby is"}}
	for _, r := range rules() {
		if len(ids) == 0 || strings.Contains(" "+strings.Join(ids, " ")+" ", " "+r.ID+" ") {
			area.Visits = append(area.Visits, r)
		}
	}
	return &rulebook.Book{Calendar: calendartest.Published(t), Division: "england-and-wales", ReadOn: "2026-08-21", Areas: []*rulebook.Area{area}}
}

// request builds a request in the short form of visitstest.
var request, log = visitstest.Request, visitstest.Log

func text(t testing.TB, v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// work reads and answers a request, which must have no problem.
func work(t testing.TB, b *rulebook.Book, request map[string]any) *visits.Answer {
	t.Helper()
	area, log, problem := visits.Read(b, text(t, request))
	if problem != nil {
		t.Fatalf("%s: %s", text(t, request), problem.JSON())
	}
	return visits.Work(b, area, log)
}

// find is the finding on a rule.
func find(t testing.TB, a *visits.Answer, id string) *visits.Finding {
	t.Helper()
	for i := range a.Findings {
		if a.Findings[i].Rule.ID == id {
			return &a.Findings[i]
		}
	}
	t.Fatalf("no finding on %s", id)
	return nil
}

// tell writes a finding in short: its state and last day, its gaps as 10, or 14+4 for 4 over
// and 10+1d for one day off over, or its occurrences as rows; then its breaches as dates.
func tell(f *visits.Finding) string {
	s := string(f.State)
	if f.Due != 0 {
		s += " " + f.Due.String()
	}
	for _, g := range f.Gaps {
		s += fmt.Sprintf(" %d", g.N)
		if g.Over > 0 {
			s += fmt.Sprintf("+%d", g.Over)
		}
		if g.OverUnit != g.Unit && g.Over > 0 {
			s += "d"
		}
	}
	for _, o := range f.Occurrences {
		s += " " + strings.Trim(strings.ReplaceAll(fmt.Sprint(o.Rows), " ", ","), "[]")
		if o.Reason {
			s += "r"
		}
	}
	if len(f.Gaps) > 0 {
		return s
	}
	for _, b := range f.Breaches {
		s += " !" + b.To.String()[5:]
	}
	for _, b := range f.Looks {
		s += " ?" + b.To.String()[5:]
	}
	return s
}

type kase struct{ rule, given, log, want, why string }

func check(t *testing.T, cases []kase) {
	t.Helper()
	for _, tt := range cases {
		a := work(t, book(t), request(tt.given, tt.log))
		if len(a.Log.Problems) > 0 {
			t.Errorf("%s: %+v", tt.log, a.Log.Problems)
		}
		if got := tell(find(t, a, tt.rule)); got != tt.want {
			t.Errorf("%s, %s, %q:\n got %s\nwant %s\n%s", tt.rule, tt.given, tt.log, got, tt.want, tt.why)
		}
	}
}
