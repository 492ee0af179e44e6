package visits_test

import (
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/rulebook"
)

func TestTheNextVisit(t *testing.T) {
	for _, tt := range []struct{ rules, given, log, by, needs, who, sentence string }{
		{"seen", "today=2026-12-01", "", "2026-12-07", "", "lead-worker core-group-member",
			"See the child by Monday 7 December 2026. Made by the lead worker or another professional of the core group, it satisfies every rule that can be counted here."},
		{"seen alone second bedroom", "today=2026-12-01", "2026-11-30 away alone", "2026-12-14", "home alone bedroom", "lead-worker",
			"See the child at home, alone, and the bedroom, by Monday 14 December 2026. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"alone third", "today=2026-12-01", "2026-11-24; 2026-11-25", "2026-12-07", "alone", "lead-worker",
			"See the child alone by Monday 7 December 2026. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"monthly bedroom", "today=2026-12-01 next=2026-12-10", "", "2026-12-09", "bedroom", "",
			"See the child and the bedroom by Wednesday 9 December 2026."},
		{"bedroom", "today=2026-12-01 next=2026-12-10", "", "2026-12-09", "bedroom", "", "See the child and the bedroom by Wednesday 9 December 2026."},
		{"bedroom second", "today=2026-12-01", "", "", "bedroom", "",
			"No date can be worked out for the next visit: no rule here that can be counted sets one. At that visit: see the child and the bedroom."},
		{"second", "today=2026-12-01", "2026-11-24 away", "", "home", "",
			"No date can be worked out for the next visit: no rule here that can be counted sets one. At that visit: see the child at home."},
		{"plan each", "today=2026-12-01", "", "", "alone", "lead-worker",
			"No date can be worked out for the next visit: the procedure leaves the frequency to the plan, and none was given. At that visit: see the child alone. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"plan each", "today=2026-12-01 baby plan:2_weeks", "", "2026-12-07", "alone-or-awake", "lead-worker",
			"See the child alone or awake by Monday 7 December 2026. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"monthly baby dressed", "today=2026-12-01 baby", "", "2026-12-23", "awake dressed-and-undressed", "", "See the child awake, dressed and undressed, by Wednesday 23 December 2026."},
		{"monthly baby dressed", "today=2026-12-01", "", "2026-12-23", "", "", "See the child by Wednesday 23 December 2026."},
		{"seen alone", "today=2026-12-10", "2026-12-01 member", "2026-12-10", "alone", "lead-worker",
			"See the child alone now: the limit was Monday 7 December 2026. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"alone second", "today=2026-12-10", "2026-12-01 member", "2026-12-10", "home alone", "lead-worker",
			"See the child at home, alone, now: the limit was Monday 7 December 2026. Made by the lead worker, it satisfies every rule that can be counted here."},
		{"seen", "today=2026-12-07", "", "2026-12-07", "", "lead-worker core-group-member",
			"See the child today, Monday 7 December 2026: it is the last day. Made by the lead worker or another professional of the core group, it satisfies every rule that can be counted here."},
		{"seen", "today=2026-12-01 absent=2026-11-30", "", "2026-12-07", "", "lead-worker core-group-member social-worker",
			"See the child by Monday 7 December 2026. Made by the lead worker, another professional of the core group or another social worker, it satisfies every rule that can be counted here."},
		{"bedroom monthly", "today=2027-02-20 review=2027-02-12 next=2027-08-12", "2027-02-13", "2027-02-20", "bedroom", "",
			"See the child and the bedroom now: the limit was Thursday 11 February 2027."},
		{"monthly", "today=2050-12-30 conference=2050-12-29", "", "", "", "", "No date can be worked out for the next visit: it lies outside the years of the calendar."},
		{"mixed", "today=2026-12-01", "", "", "", "", "No date can be worked out for the next visit: no rule here that can be counted sets one."},
	} {
		a := work(t, book(t, strings.Fields(tt.rules)...), request(tt.given, tt.log))
		by := ""
		if a.Next.By != 0 {
			by = a.Next.By.String()
		}
		needs, who := strings.Trim(fmt.Sprint(a.Next.Needs), "[]"), strings.Trim(fmt.Sprint(a.Next.Who), "[]")
		if by != tt.by || needs != tt.needs || who != tt.who || a.Next.Sentence != tt.sentence {
			t.Errorf("%s, %s, %q:\n got %s [%s] [%s] %s\nwant %s [%s] [%s] %s", tt.rules, tt.given, tt.log, by, needs, who, a.Next.Sentence, tt.by, tt.needs, tt.who, tt.sentence)
		}
	}
}

func TestNobodyCanDoItAll(t *testing.T) {
	b := book(t, "alone", "monthly")
	b.Areas[0].Visits[1].Who = []rulebook.Visitor{rulebook.CoreGroupMember}
	a := work(t, b, request("today=2026-12-01", ""))
	const want = "See the child alone by Monday 7 December 2026. No one person can do it all: See the child alone, by the lead worker; See the child monthly, by another professional of the core group."
	if a.Next.Sentence != want || len(a.Next.Who) != 0 || !a.Next.Split {
		t.Errorf("%+v", a.Next)
	}
}

// The day to book by is never a day that has gone.
func TestTheDayToBookBy(t *testing.T) {
	for _, tt := range []struct{ today, by, bookBy string }{
		{"2027-02-10", "2027-02-28", "2027-02-26"}, // a Sunday
		{"2027-02-27", "2027-02-28", "2027-02-28"}, // on the Saturday no working day is left
		{"2027-03-06", "2027-03-06", "2027-03-06"}, // overdue: today, a Saturday
	} {
		a := work(t, book(t, "monthly"), request("conference=2027-01-31 today="+tt.today, ""))
		if a.Next.By.String() != tt.by || a.Next.BookBy.String() != tt.bookBy {
			t.Errorf("on %s by %v, book by %v; want %s, %s", tt.today, a.Next.By, a.Next.BookBy, tt.by, tt.bookBy)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct{ rule, given, log, want string }{
		{"seen", "today=2026-12-01", "", "Not done yet, and in time: see the child by Monday 7 December 2026."},
		{"seen", "today=2026-12-01", "2026-12-01", "In time: last seen by the lead worker or another professional of the core group on Tuesday 1 December 2026, next by Tuesday 15 December 2026."},
		{"seen", "today=2026-12-13", "2026-12-11", "In time: last seen by the lead worker or another professional of the core group on Friday 11 December 2026, next by Tuesday 29 December 2026. Once over the limit: 4 working days too long, from 23 November to 11 December 2026."},
		{"seen", "today=2027-01-20", "2026-12-11; 2027-01-20", "In time: last seen by the lead worker or another professional of the core group on Wednesday 20 January 2027, next by Wednesday 3 February 2027. Twice over the limit: at most 15 working days too long, from 11 December 2026 to 20 January 2027."},
		{"seen", "today=2026-12-08", "", "Overdue by 1 working day: the last day was Monday 7 December 2026; nothing shows the child seen by the lead worker or another professional of the core group since Monday 23 November 2026."},
		{"seen", "today=2026-12-19", "2026-12-05", "Overdue by 1 day: the last day was Friday 18 December 2026; last seen by the lead worker or another professional of the core group on Saturday 5 December 2026."},
		{"seen", "today=2026-12-20 conference=2027-01-04", "", "Not begun: the time runs from Monday 4 January 2027. First by Monday 18 January 2027."},
		{"alone", "today=2026-12-09", "", "Overdue by 2 days: the last day was Monday 7 December 2026; nothing shows the child seen alone by the lead worker since Monday 23 November 2026."},
		{"usual", "today=2026-12-16", "", "To look at, 2 days past the usual time: the last day was Monday 14 December 2026; nothing shows the child seen at home since Monday 23 November 2026."},
		{"third", "today=2026-12-20", "", "No visit yet: see the child alone at every third visit at least."},
		{"third", "today=2026-12-20", "2026-12-01 alone", "In time: last seen alone at the last visit, on Tuesday 1 December 2026."},
		{"third", "today=2026-12-20", "2026-12-01 alone; 2026-12-02", "In time: nothing shows the child seen alone at the last visit; last seen alone on Tuesday 1 December 2026. One of the next 2 visits must have it."},
		{"third", "today=2026-12-20", "2026-12-01; 2026-12-02; 2026-12-03", "See the child alone at the next visit: nothing shows the child seen alone at the last 3 visits. Once a visit was at least the third running without it, the last time on 3 December 2026."},
		{"bedroom", "today=2026-12-20", "", "See the bedroom before the next review conference, whose date is not given."},
		{"bedroom", "today=2026-12-20 next=2027-02-12", "", "See the bedroom by Thursday 11 February 2027, the day before the next conference."},
		{"bedroom", "today=2027-02-20 review=2027-02-12", "2027-02-15 bedroom", "Done: the bedroom was seen on Monday 15 February 2027, since the conference of 12 February 2027. Once not done: nothing shows the bedroom seen between the conferences of 23 November 2026 and 12 February 2027."},
		{"bedroom", "today=2027-02-20 review=2027-02-12", "", "Overdue: not done before the last conference, nor since. See the bedroom before the next review conference, whose date is not given. Once not done: nothing shows the bedroom seen between the conferences of 23 November 2026 and 12 February 2027."},
		{"each", "today=2026-12-20", "2026-12-01 alone", "The child was seen alone at every visit: 1 of 1."},
		{"each", "today=2026-12-20", "2026-12-01; 2026-12-02 alone", "Done at the last visit, on Wednesday 2 December 2026. Of 2 visits, 1 without it, the last time on Tuesday 1 December 2026."},
		{"dressed", "today=2026-12-20 baby", "2026-12-01", "To look at: at 1 of 1 visit nothing shows the child seen dressed and undressed, the last time on Tuesday 1 December 2026. The words of the clause make it no breach."},
		{"plan", "today=2026-12-20", "", "The procedure leaves this to the plan, and no frequency was given. By clause 8.2 the plan must give one."},
		{"failed", "today=2026-12-20", "2026-12-01 home unseen; 2026-12-02 home unseen", "The child was not seen at two home visits running, on Tuesday 1 December 2026 and Wednesday 2 December 2026."},
		{"not-alone", "today=2026-12-20", "2026-12-01 accompanied; 2026-12-02 accompanied reason", "Twice, the last time: the child was seen, but not alone, on Wednesday 2 December 2026, with a reason recorded. Once with no reason recorded."},
		{"refused", "today=2026-12-20", "", "No visit shows it."},
	} {
		if got := find(t, work(t, book(t), request(tt.given, tt.log)), tt.rule).Sentence; got != tt.want {
			t.Errorf("%s, %s, %q:\n got %s\nwant %s", tt.rule, tt.given, tt.log, got, tt.want)
		}
	}
}

func TestASetInterval(t *testing.T) {
	a := work(t, book(t), request("today=2026-12-01 alone:3_weeks/manager third:2_visits plan:4_weeks monthly:1_month", ""))
	for id, want := range map[string]string{"alone": "true every 3 weeks|every 2 weeks", "third": "true every second visit|every third visit", "plan": "true every 4 weeks|", "monthly": "false every 1 month|"} {
		f := find(t, a, id)
		if got := fmt.Sprintf("%v %s|%s", f.Set, f.Limit, f.Procedure); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
