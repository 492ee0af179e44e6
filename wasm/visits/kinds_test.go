package visits_test

import "testing"

// "See the child" is every 10 working days by the lead worker or another professional of the
// core group; ten working days after Monday 23 November 2026 is Monday 7 December.
func TestRolling(t *testing.T) {
	check(t, []kase{
		{"seen", "today=2026-12-01", "", "due 2026-12-07 6", "nothing done yet, in time"},
		{"seen", "today=2026-12-07", "", "due 2026-12-07 10", "the last day itself is in time"},
		{"seen", "today=2026-12-08", "", "overdue 2026-12-07 11+1", "one day over"},
		{"seen", "today=2026-12-07", "2026-12-07", "met 2026-12-21 10 0", "seen on the last day"},
		{"seen", "today=2026-12-08", "2026-12-08", "met 2026-12-22 11+1 0", "a day late stays on the record"},
		{"seen", "today=2026-12-08", "2026-12-07 unseen", "overdue 2026-12-07 11+1", "the child has to be seen"},
		{"seen", "today=2026-12-08", "2026-12-07 other", "overdue 2026-12-07 11+1", "a visit by somebody else does not count"},
		{"seen", "today=2026-12-08", "2026-12-07 member", "met 2026-12-21 10 1", "one by the core group does"},
		{"seen", "today=2027-01-06", "2026-12-18", "met 2027-01-06 19+9 10", "over Christmas: 25 and 28 December and 1 January do not count"},
		{"seen", "today=2027-01-07", "2026-12-18", "overdue 2027-01-06 19+9 11+1", "and a day later"},
		{"seen", "today=2026-12-18", "2026-12-05", "met 2026-12-18 9 10", "from a Saturday"},
		{"seen", "today=2026-12-19", "2026-12-05", "overdue 2026-12-18 9 10+1d", "the last day was the Friday: a Saturday is over by one day that is no working day"},
		{"seen", "today=2026-12-21", "2026-12-05; 2026-12-20", "met 2027-01-06 9 10+2d 1", "seen on the Sunday after"},
		{"seen", "today=2026-11-24", "2026-11-23", "met 2026-12-07 1", "seen on the day of the conference: no gap, but done"},
		{"seen", "today=2026-12-02", "2026-12-01; 2026-12-01 member", "met 2026-12-15 6 1", "two visits on a day are one"},
		{"seen", "today=2026-12-08 absent=2026-12-07", "2026-12-07 social", "met 2026-12-21 10 1", "the first day of the absence is in"},
		{"seen", "today=2026-12-08 absent=2026-12-08", "2026-12-07 social", "overdue 2026-12-07 11+1", "the day before it is not"},
		{"seen", "today=2026-12-08 absent=2026-12-01 back=2026-12-07", "2026-12-07 social", "met 2026-12-21 10 1", "the last day of the absence is in"},
		{"seen", "today=2026-12-08 absent=2026-12-01 back=2026-12-06", "2026-12-07 social", "overdue 2026-12-07 11+1", "the day after it is not"},
		{"alone", "today=2026-12-08 absent=2026-12-01", "2026-12-07 social alone", "overdue 2026-12-07 15+1", "nobody stands in where no clause says so"},
		{"seen", "today=2026-12-02 born=2026-12-01", "", "due 2026-12-15 1", "the clock of a child born later starts on the birth"},
		{"seen", "today=2026-12-02 born=2020-12-01", "", "due 2026-12-07 7", "an earlier birth makes no difference"},
		{"seen", "today=2026-12-20 conference=2027-01-04", "", "due 2027-01-18 0", "a conference that lies ahead"},
		{"seen", "today=2050-12-30 conference=2050-12-29", "2050-12-30", "met 1 0", "a last day outside the calendar is not told"},
		{"alone", "today=2026-12-08", "2026-12-07 alone", "met 2026-12-21 14 1", "two weeks are fourteen days"},
		{"alone", "today=2026-12-08", "2026-12-07", "overdue 2026-12-07 15+1", "alone has to be written down"},
		{"alone", "today=2026-12-26", "2026-12-07 alone; 2026-12-26 alone", "met 2027-01-09 14 19+5 0", "over by 5"},
		{"alone", "today=2026-12-01 alone:1_week", "", "overdue 2026-11-30 8+1", "a tighter interval was set"},
		{"alone", "today=2026-12-08 alone:3_weeks/manager", "", "due 2026-12-14 15", "a longer one by the role that may decide it"},
		{"monthly", "today=2027-02-28 conference=2027-01-31", "", "due 2027-02-28 28", "a month from 31 January is 28 February, a Sunday"},
		{"monthly", "today=2027-03-01 conference=2027-01-31", "", "overdue 2027-02-28 29+1", "and it does not move"},
		{"usual", "today=2026-12-14", "", "due 2026-12-14 21", "in time"},
		{"usual", "today=2026-12-15", "", "look 2026-12-14 22+1", "as a rule is to look at, never overdue"},
	})
}

// "See the child alone at every third visit" is by the lead worker.
func TestEveryNth(t *testing.T) {
	const today = "today=2026-12-20"
	check(t, []kase{
		{"third", today, "", "due", "no visit yet"},
		{"third", today, "2026-12-01", "due", "one without"},
		{"third", today, "2026-12-01; 2026-12-02", "due-next", "two without: the next must"},
		{"third", today, "2026-12-01; 2026-12-02; 2026-12-03 alone", "met", "alone at the third"},
		{"third", today, "2026-12-01; 2026-12-02; 2026-12-03", "due-next !12-03", "three running without"},
		{"third", today, "2026-12-01; 2026-12-02; 2026-12-03; 2026-12-04", "due-next !12-03 !12-04", "and a fourth"},
		{"third", today, "2026-12-01; 2026-12-02; 2026-12-03; 2026-12-04 alone", "met !12-03", "mended, and still on the record"},
		{"third", today, "2026-12-01 alone; 2026-12-02; 2026-12-03", "due-next", "two since"},
		{"third", today, "2026-12-01 alone; 2026-12-02", "met", "one since"},
		{"third", today, "2026-12-01; 2026-12-02 unseen; 2026-12-03", "due-next !12-03", "a visit without the child is one without it"},
		{"third", today, "2026-12-01; 2026-12-02 member; 2026-12-03 member; 2026-12-04", "due-next", "the visits of others are not counted"},
		{"third", today, "2026-12-01; 2026-12-02; 2026-12-03 member alone", "due-next", "nor do they do it"},
		{"third", today, "2026-12-01; 2026-12-01 bedroom; 2026-12-01 home", "due-next !12-01", "three on a day are three"},
		{"third", today + " third:2_visits", "2026-12-01; 2026-12-02", "due-next !12-02", "a tighter number was set"},
		{"third", today + " third:4_visits/manager", "2026-12-01; 2026-12-02; 2026-12-03", "due-next", "a longer one by the role that may decide it"},
		{"second", today, "2026-12-01 other home", "met", "anybody's visit"},
		{"second", today, "2026-12-01 away", "due-next", "not at home: the next must"},
		{"second", today, "2026-12-01 home unseen", "due-next", "at home, but the child was not seen"},
	})
}

func TestBetweenConferences(t *testing.T) {
	check(t, []kase{
		{"bedroom", "today=2026-12-20", "", "due", "no next review is given: no last day"},
		{"bedroom", "today=2026-12-20 next=2027-02-12", "", "due 2027-02-11", "the day before the review"},
		{"bedroom", "today=2027-02-11 next=2027-02-12", "", "due 2027-02-11", "the last day itself"},
		{"bedroom", "today=2027-02-12 next=2027-02-12", "", "overdue !02-12", "once the review is held, the time before it went without"},
		{"bedroom", "today=2026-12-20", "2026-12-01 bedroom", "met", "seen"},
		{"bedroom", "today=2026-12-20", "2026-12-01 bedroom unseen", "met", "a bedroom can be seen without the child"},
		{"bedroom", "today=2026-12-20", "2026-12-01", "due", "a visit without it"},
		{"bedroom", "today=2026-12-20", "2026-11-23 bedroom", "met", "on the day of the conference: it counts for the time after"},
		{"bedroom", "today=2027-02-20 review=2027-02-12", "2027-02-11 bedroom", "due", "done before the review, not yet since"},
		{"bedroom", "today=2027-02-20 review=2027-02-12", "2027-02-12 bedroom", "met !02-12", "on the day of the review: too late for the time before it"},
		{"bedroom", "today=2027-02-20 review=2027-02-12 next=2027-08-12", "", "overdue 2027-08-11 !02-12", "not before it, and not since"},
		{"bedroom", "today=2027-02-20 review=2027-02-12", "2027-02-15 bedroom", "met !02-12", "mended, and still on the record"},
		{"bedroom", "today=2027-09-20 review=2027-02-12,2027-08-12", "2027-03-01 bedroom", "due !02-12", "the latest time was kept"},
		{"bedroom", "today=2027-09-20 review=2027-08-12,2027-02-12", "", "overdue !02-12 !08-12", "twice, whatever the order of entry"},
		{"bedroom", "today=2027-03-20 review=2027-02-12 born=2027-02-20", "", "due", "nothing is missed before the child is born"},
		{"bedroom", "today=2027-02-11 review=2027-02-12", "", "due 2027-02-11", "a review that lies ahead"},
		{"bedroom", "today=2027-02-20 review=2027-02-12 next=2027-02-12", "2026-12-01 bedroom", "due", "the same day twice is one conference"},
	})
}

func TestEachVisit(t *testing.T) {
	const today = "today=2026-12-20"
	check(t, []kase{
		{"each", today, "", "waiting", "no visit yet"},
		{"each", today, "2026-12-01 unseen", "waiting", "none at which the child was seen"},
		{"each", today, "2026-12-01 alone", "met", "every one"},
		{"each", today, "2026-12-01 accompanied", "due-next !12-01", "the last one without"},
		{"each", today, "2026-12-01", "due-next !12-01", "not written down is without"},
		{"each", today, "2026-12-01; 2026-12-02 alone", "met !12-01", "the last one with it, the record stays"},
		{"each", today, "2026-12-01 alone; 2026-12-02", "due-next !12-02", "the other way round"},
		{"each", today, "2026-12-01 member", "waiting", "of the lead worker's visits only"},
		{"each", today, "2026-12-01 awake", "due-next !12-01", "awake is for a baby"},
		{"each", today + " baby", "2026-12-01 awake", "met", "a baby awake"},
		{"each", today + " baby", "2026-12-01 asleep alone", "met", "or alone"},
		{"baby", today, "2026-12-01", "none", "for a baby only"},
		{"baby", today + " baby", "2026-12-01 asleep", "due-next !12-01", "a baby asleep"},
		{"dressed", today + " baby", "2026-12-01", "look ?12-01", "normally: to look at, never a breach"},
		{"dressed", today + " baby", "2026-12-01 dressed", "met", "done"},
		{"dressed", today, "2026-12-01", "none", "for a baby only"},
	})
}

func TestAnnouncedAndNot(t *testing.T) {
	const today = "today=2026-12-20"
	for _, tt := range []struct{ log, state, sentence string }{
		{"", "waiting", "No visit yet by the lead worker."},
		{"2026-12-01 member announced", "waiting", "No visit yet by the lead worker."},
		{"2026-12-01", "look", "To look at: no visit says whether it was announced. Announced: 0, unannounced: 0, not said: 1."},
		{"2026-12-01 announced", "look", "To look at: no unannounced visit is recorded. Announced: 1, unannounced: 0."},
		{"2026-12-01 unannounced", "look", "To look at: no announced visit is recorded. Announced: 0, unannounced: 1."},
		{"2026-12-01 unannounced; 2026-12-02", "look", "To look at: no announced visit is recorded. Announced: 0, unannounced: 1, not said: 1."},
		{"2026-12-01 unannounced; 2026-12-02 announced", "met", "Some of each. Announced: 1, unannounced: 1."},
		{"2026-12-01 unannounced; 2026-12-02 member announced", "look", "To look at: no announced visit is recorded. Announced: 0, unannounced: 1."},
		{"2026-12-01 unannounced unseen; 2026-12-02 announced", "met", "Some of each. Announced: 1, unannounced: 1."},
		{"2026-12-01 unannounced; 2026-12-02 announced; 2026-12-03", "met", "Some of each. Announced: 1, unannounced: 1, not said: 1."},
		{"2026-12-01 announced; 2026-12-02 announced", "look", "To look at: no unannounced visit is recorded. Announced: 2, unannounced: 0."},
		{"2026-12-01 announced; 2026-12-01 unannounced", "met", "Some of each. Announced: 1, unannounced: 1."},
	} {
		f := find(t, work(t, book(t), request(today, tt.log)), "mixed")
		if string(f.State) != tt.state || f.Sentence != tt.sentence {
			t.Errorf("%q: %s, %s\nwant %s, %s", tt.log, f.State, f.Sentence, tt.state, tt.sentence)
		}
	}
}

func TestAsThePlanSays(t *testing.T) {
	check(t, []kase{
		{"plan", "today=2026-12-20", "2026-12-01", "no-frequency", "none was given"},
		{"plan", "today=2026-12-14 plan:3_weeks", "", "due 2026-12-14 21", "the last day"},
		{"plan", "today=2026-12-15 plan:3_weeks", "", "overdue 2026-12-14 22+1", "a day over"},
		{"plan", "today=2026-12-15 plan:3_weeks", "2026-12-14", "met 2027-01-04 21 1", "done"},
		{"plan", "today=2026-12-15 plan:3_weeks", "2026-12-14 member", "overdue 2026-12-14 22+1", "not by the lead worker"},
		{"plan", "today=2026-12-07 plan:10_working_days", "2026-12-07", "met 2026-12-21 10 0", "in working days"},
		{"plan", "today=2026-12-24 plan:1_month", "", "overdue 2026-12-23 31+1", "in months"},
		{"plan", "today=2026-12-14 plan:3_visits", "", "due", "in visits: none yet"},
		{"plan", "today=2026-12-14 plan:2_visits", "2026-12-01 unseen", "due-next", "in visits"},
		{"plan", "today=2026-12-14 plan:2_visits", "2026-12-01 unseen; 2026-12-02 unseen", "due-next !12-02", "two running"},
		{"plan", "today=2026-12-14 plan:1_visit", "2026-12-01", "due-next", "every visit: the next must too"},
		{"plan", "today=2026-12-14 plan:_weeks", "", "no-frequency", "left empty"},
		{"plan", "today=2026-12-14 plan:1_year", "", "due 2027-11-23 21", "a long one"},
	})
}

func TestWhatOccurs(t *testing.T) {
	const today = "today=2026-12-20"
	check(t, []kase{
		{"not-seen", today, "", "none", "no visit"},
		{"not-seen", today, "2026-12-01", "none", "seen"},
		{"not-seen", today, "2026-12-01 unseen; 2026-12-02 member unseen", "occurred 0 1", "each by itself, by anybody"},
		{"not-seen", today, "2026-12-01 unseen refused", "occurred 0", "for whatever reason"},
		{"refused", today, "2026-12-01 unseen; 2026-12-02 unseen no-answer", "none", "no reason, or another"},
		{"refused", today, "2026-12-01 unseen refused", "occurred 0", "refused"},
		{"refused", today, "2026-12-01 refused", "none", "seen after all"},
		{"failed", today, "2026-12-01 home unseen", "none", "one"},
		{"failed", today, "2026-12-01 home unseen; 2026-12-02 home unseen", "occurred 0,1", "two running"},
		{"failed", today, "2026-12-02 home unseen; 2026-12-01 home unseen", "occurred 1,0", "in order of date, not of entry"},
		{"failed", today, "2026-12-01 home unseen; 2026-12-02 home member unseen; 2026-12-03 home unseen", "occurred 0,1 1,2", "a third is a further occurrence"},
		{"failed", today, "2026-12-01 home unseen; 2026-12-02 home; 2026-12-03 home unseen", "none", "one between at which the child was seen"},
		{"failed", today, "2026-12-01 home unseen; 2026-12-02 away; 2026-12-03 home unseen", "occurred 0,2", "a visit elsewhere is no home visit"},
		{"failed", today, "2026-12-01 unseen; 2026-12-02 unseen", "none", "not said to be at home"},
		{"not-alone", today, "2026-12-01", "none", "not said is not no"},
		{"not-alone", today, "2026-12-01 accompanied", "occurred 0", "not alone, no reason"},
		{"not-alone", today, "2026-12-01 accompanied reason; 2026-12-02 accompanied", "occurred 0r 1", "with a reason and without"},
		{"not-alone", today, "2026-12-01 unseen accompanied", "none", "not seen at all"},
		{"withheld", today, "2026-12-01 accompanied reason", "none", "another reason"},
		{"withheld", today, "2026-12-01 accompanied withheld", "occurred 0", "agreement withheld"},
		{"withheld", today, "2026-12-01 withheld", "none", "the child is not said to have been accompanied"},
	})
}
