package visits_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/deadlines"
	"handbook/wasm/visits"
)

const seen = `"by": "lead-worker", "seen": "yes"`

// Each problem leaves its row out and nothing else.
func TestProblemsOfARow(t *testing.T) {
	for _, tt := range []struct{ visit, field, message string }{
		{`{` + seen + `}`, "date", "Enter the date of the visit"},
		{`{"date": " ", ` + seen + `}`, "date", "Enter the date of the visit"},
		{`{"date": 20261201, ` + seen + `}`, "date", "Enter the date of the visit"},
		{`{"date": "soon", ` + seen + `}`, "date", `"soon" is not a date (write it as 23 November 2026)`},
		{`{"date": "2026-02-30", ` + seen + `}`, "date", `"2026-02-30" is not a real date`},
		{`{"date": "03/04/2026", ` + seen + `}`, "date", `"03/04/2026" can be read in two ways. Write the month as a word`},
		{`{"date": {"day": "31", "month": "11", "year": "2026"}, ` + seen + `}`, "date", "Date of the visit must be a real date"},
		{`{"date": {"day": "", "month": "", "year": ""}, ` + seen + `}`, "date", "Enter the date of the visit"},
		{`{"date": {"day": "1", "month": "", "year": "2026"}, ` + seen + `}`, "date", "Date of the visit must include a month"},
		{`{"date": "1 Dec 2051", ` + seen + `}`, "date", `"1 Dec 2051" is outside 2011 to 2050`},
		{`{"date": {"day": "1", "month": "12", "year": "2051"}, ` + seen + `}`, "date", "1 December 2051 is outside the years of the calendar, 2011 to 2050"},
		{`{"date": "2026-12-21", ` + seen + `}`, "date", "21 December 2026 is in the future. A visit counts once it has been made"},
		{`{"date": "2026-11-24", ` + seen + `}`, "date", "24 November 2026 is before the child was born, on 25 November 2026"},
		{`{"date": "2026-11-22", ` + seen + `}`, "date", "22 November 2026 is before the child was born, on 25 November 2026"},
		{`{"date": "2026-12-01", "seen": "yes"}`, "by", "Say who made the visit (want lead-worker, core-group-member, social-worker or other)"},
		{`{"date": "2026-12-01", "by": "aunt", "seen": "yes"}`, "by", `"aunt" is no visitor (want lead-worker, core-group-member, social-worker or other)`},
		{`{"date": "2026-12-01", "by": "lead-worker", "alone": "perhaps"}`, "seen", "Say whether the child was seen"},
		{`{"date": "2026-12-01", "by": "lead-worker", "seen": "perhaps"}`, "seen", `"perhaps" is no answer to seen (want yes or no)`},
		{`{"date": "2026-12-01", "home": "perhaps", ` + seen + `}`, "home", `"perhaps" is no answer to home (want yes or no)`},
		{`{"date": "2026-12-01", "why": "lost", "by": "lead-worker", "seen": "no"}`, "why", `"lost" is no answer to why (want no-answer, refused, away, cancelled or other)`},
		{`{"date": "2026-12-01", "why-not-alone": "lost", ` + seen + `}`, "why-not-alone", `"lost" is no answer to why-not-alone (want agreement-withheld or other)`},
		{`{"date": "2026-12-01", "by": "lead-worker", "seen": "no", "alone": "yes"}`, "alone", "The visit says alone, but also that the child was not seen"},
		{`{"date": "2026-12-01", "by": "lead-worker", "seen": "no", "awake": "yes"}`, "awake", "The visit says awake, but also that the child was not seen"},
		{`{"date": "2026-12-01", "by": "lead-worker", "seen": "no", "dressed": "yes"}`, "dressed", "The visit says dressed, but also that the child was not seen"},
		{`{"date": "30 Nov 2026", "home": "yes", ` + seen + `}`, "date", "The visit is the same as row 1"},
	} {
		text := `{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23", "date-of-birth": "2026-11-25"},
			"visits": [{"date": "2026-11-30", "home": "yes", ` + seen + `}, ` + tt.visit + `, {"date": "2026-12-02", ` + seen + `}]}`
		_, log, problem := visits.Read(book(t), []byte(text))
		if problem != nil {
			t.Errorf("%s: %s", tt.visit, problem.JSON())
			continue
		}
		want := visits.RowProblem{Row: 1, Field: tt.field, Message: tt.message}
		if len(log.Problems) != 1 || log.Problems[0] != want || len(log.Visits) != 2 || log.Rows[1].Counts || !log.Rows[2].Counts {
			t.Errorf("%s: %+v, %d visits", tt.visit, log.Problems, len(log.Visits))
		}
	}
	const before = `{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23"}, "visits": [{"date": "22 November 2026", ` + seen + `}]}`
	_, log, _ := visits.Read(book(t), []byte(before))
	if len(log.Problems) != 1 || log.Problems[0].Message != "22 November 2026 is before the initial conference, on 23 November 2026" {
		t.Errorf("%+v", log.Problems)
	}
}

func TestDatesOfVisitsInOtherForms(t *testing.T) {
	for _, date := range []string{`"2026-12-14"`, `"14 December 2026"`, `"14/12/2026"`, `"Mon 14 Dec 2026"`, `{"day": "14", "month": "dec", "year": "2026"}`} {
		_, log, problem := visits.Read(book(t), []byte(`{"area": "elmshire", "today": "2026-12-20", "dates": {"initial-conference": "2026-11-23"}, "visits": [{"date": `+date+`, `+seen+`}]}`))
		if problem != nil || len(log.Visits) != 1 || log.Visits[0].Date.String() != "2026-12-14" {
			t.Errorf("%s: %+v %+v", date, problem, log.Problems)
		}
	}
}

func TestRequestsThatAreRefused(t *testing.T) {
	const ok = `"area": "elmshire", "today": "2026-12-20"`
	many := strings.Repeat(`{},`, visits.MaxVisits) + `{}`
	for _, tt := range []struct {
		request string // D stands for a request with these dates
		status  int
		field   string
		message string
	}{
		{`{`, 400, "", ""},
		{`[]`, 400, "", "The request must be an object with area, today, dates and visits"},
		{`{` + ok + `, "dates": {}, "name": "x"}`, 400, "name", "Unknown key name (want area, today, reference, baby, dates, set or visits)"},
		{`{"area": "oakshire", "today": "2026-12-20", "dates": {}}`, 400, "area", "Area must be one of the areas of the handbook"},
		{`{` + ok + `, "dates": {}, "reference": "` + strings.Repeat("x", 61) + `"}`, 400, "reference", "Reference must be 60 characters or less"},
		{`{` + ok + `, "dates": {}, "reference": null}`, 400, "reference", "Reference must be text"},
		{`{"area": "elmshire", "dates": {}}`, 400, "today", "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{`{"area": "elmshire", "today": "2010-12-31", "dates": {}}`, 400, "today", "Today must be a date in the years of the calendar, such as 2026-11-23"},
		{`{` + ok + `, "dates": {}, "baby": "yes"}`, 400, "baby", "Baby must be true or false"},
		{`{` + ok + `}`, 400, "dates", "Dates must be an object with an event for each key"},
		{`{` + ok + `, "dates": {}, "visits": {}}`, 400, "visits", "Visits must be a list of objects"},
		{`D{"core-group": "2026-12-01"}`, 400, "core-group", "Unknown event core-group for visits"},
		{`D{"initial-conference": ["2026-11-23", "2026-11-24"]}`, 400, "initial-conference", "Give one date of the initial conference"},
		{`D{}`, 422, "initial-conference", "Enter the date of the initial conference"},
		{`D{"initial-conference": {"day": "", "month": "", "year": ""}}`, 422, "initial-conference", "Enter the date of the initial conference"},
		{`D{"initial-conference": "2026-02-30"}`, 422, "initial-conference", "Date of the initial conference must be a real date, such as 2026-11-23"},
		{`D{"initial-conference": "2010-12-31"}`, 422, "initial-conference", "Date of the initial conference must be the same as or after 1 January 2011, when the list of bank holidays starts"},
		{`D{"initial-conference": "2026-11-23", "review-conference": ["2027-02-12", "2027-02-12"]}`, 422, "review-conference", "Date of review conference 2 must be different from the others"},
		{`D{"initial-conference": "2026-11-23", "review-conference": ["2026-11-20"]}`, 422, "review-conference", "The review conference (20 November 2026) must be on or after 23 November 2026, when the initial conference was held"},
		{`D{"initial-conference": "2026-11-23", "next-review-conference": "2026-11-20"}`, 422, "next-review-conference", "The next review conference (20 November 2026) must be on or after 23 November 2026, when the initial conference was held"},
		{`D{"initial-conference": "2026-11-23", "review-conference": ["2027-02-12"], "next-review-conference": "2027-02-11"}`, 422, "next-review-conference", "The next review conference (11 February 2027) must be on or after 12 February 2027, when the review conference was held"},
		{`D{"initial-conference": "2026-11-23", "lead-worker-back": "2026-12-01"}`, 422, "lead-worker-absent", "Enter the first day of the lead worker's absence"},
		{`D{"initial-conference": "2026-11-23", "lead-worker-absent": "2026-12-02", "lead-worker-back": "2026-12-01"}`, 422, "lead-worker-back",
			"The last day of the lead worker's absence (1 December 2026) must be on or after 2 December 2026, when the lead worker's absence began"},
		{`V"3 weeks"`, 400, "set", "Set must be an object with a visit rule's id for each key"},
		{`V{"tea": "3 weeks"}`, 400, "tea", "Unknown visit rule tea for this area"},
		{`V{"alone": "three weeks"}`, 422, "alone", "See the child alone: the interval must be a whole number from 1 to 999, in days, working days, weeks, months or years"},
		{`V{"alone": "1 visit"}`, 422, "alone", "See the child alone: the interval must be a whole number from 1 to 999, in days, working days, weeks, months or years"},
		{`V{"third": "1 week"}`, 422, "third", "See the child alone at every third visit: the interval must be a whole number from 1 to 999, in visits"},
		{`V{"third": "0 visits"}`, 422, "third", "See the child alone at every third visit: the interval must be a whole number from 1 to 999, in visits"},
		{`V{"plan": {"n": "x", "unit": "weeks"}}`, 422, "plan", "See the child as the plan says: the interval must be a whole number from 1 to 999, in days, working days, weeks, months, years or visits"},
		{`V{"plan": {"n": 3, "unit": "weeks"}}`, 422, "plan", "See the child as the plan says: the interval must have n, unit and by, each of them text"},
		{`D{"initial-conference": "2026-11-23", "review-conference": [""` + strings.Repeat(`, ""`, deadlines.MaxDates) + `]}`, 400, "review-conference", "Give 200 dates or fewer"},
		{`V{"alone": "3 weeks"}`, 422, "alone", "See the child alone: the interval must be shorter than 2 weeks. Another has to be decided as clause 2.9 says, and you have to say that it was"},
		{`V{"alone": {"n": "3", "unit": "weeks", "by": "lead-worker"}}`, 422, "alone", "See the child alone: the interval must be shorter than 2 weeks. Another has to be decided as clause 2.9 says, and you have to say that it was"},
		{`V{"third": "4 visits"}`, 422, "third", "See the child alone at every third visit: the interval must be shorter than 3 visits. Another has to be decided as clause 2.9 says, and you have to say that it was"},
		{`V{"monthly": "2 months"}`, 422, "monthly", "See the child monthly: the interval must be shorter than 1 month. This procedure lets nobody decide on another"},
		{`V{"monthly": "30 days"}`, 422, "monthly", "See the child monthly: 30 days is not always shorter than 1 month. Give it in months"},
		{`V{"bedroom": "1 week"}`, 422, "bedroom", "See the bedroom: no interval can be set, since it is not counted to a last day"},
		{`L[1]`, 400, "visits", "Each visit must be an object"},
		{`L[{"name": "x"}]`, 400, "visits", "Unknown key name of a visit (want date, by, home, announced, seen, why, alone, why-not-alone, awake, bedroom or dressed)"},
		{`L[{"seen": true}]`, 400, "visits", "seen must be text"},
		{`L[` + many + `]`, 400, "visits", "Give 2,000 visits or fewer"},
	} {
		request := tt.request
		for key, form := range map[string]string{"D": `%s`, "V": `{"initial-conference": "2026-11-23"}, "set": %s`, "L": `{"initial-conference": "2026-11-23"}, "visits": %s`} {
			if part, found := strings.CutPrefix(request, key); found {
				request = `{` + ok + `, "dates": ` + fmt.Sprintf(form, part) + `}`
			}
		}
		text, answered := visits.Respond(book(t), []byte(request))
		var problem struct {
			Status int
			Detail string
			Errors []struct{ Field, Message string }
		}
		if err := json.Unmarshal(text, &problem); err != nil || answered || problem.Status != tt.status {
			t.Errorf("%.200s: %s", tt.request, text)
			continue
		}
		if tt.message == "" {
			if !strings.Contains(problem.Detail, "not valid JSON") {
				t.Errorf("%s: %s", tt.request, text)
			}
			continue
		}
		if len(problem.Errors) == 0 || problem.Errors[0].Field != tt.field || problem.Errors[0].Message != tt.message {
			t.Errorf("%.200s:\n got %s\nwant %s %s", tt.request, text, tt.field, tt.message)
		}
	}
}
