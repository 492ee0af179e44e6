package training_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handbook/wasm/deadlines"
	"handbook/wasm/training"
)

// again is the answer to a request for the days, as a page reads it.
type again struct {
	Finished string
	Days     []struct {
		After     int
		Date, Off string
	}
}

func TestTheDaysToPractiseAgain(t *testing.T) {
	for _, tt := range []struct{ request, want, why string }{
		{`{"finished": "2026-11-22"}`, "2026-11-24 2026-12-01 2026-12-22 2027-01-21", "finished on a Sunday"},
		{`{"finished": {"day": "19", "month": "nov", "year": "2026"}}`, "2026-11-21 a Saturday 2026-11-28 a Saturday 2026-12-19 a Saturday 2027-01-18", "a day off is kept, and said"},
		{`{"finished": {"day": "20", "month": "11", "year": "2026"}}`, "2026-11-22 a Sunday 2026-11-29 a Sunday 2026-12-20 a Sunday 2027-01-19", "Sundays too"},
		{`{"finished": "2027-12-31"}`, "2028-01-02 a Sunday 2028-01-09 a Sunday 2028-01-30 a Sunday 2028-02-29", "a leap year"},
	} {
		text, ok := training.RespondFollowUpDays([]byte(tt.request))
		var answer again
		if err := json.Unmarshal(text, &answer); err != nil || !ok {
			t.Fatalf("%s: %s", tt.request, text)
		}
		var got []string
		for i, day := range answer.Days {
			finished, _ := time.Parse(time.DateOnly, answer.Finished)
			if want := finished.AddDate(0, 0, day.After).Format(time.DateOnly); day.Date != want || day.After != training.FollowUp[i] {
				t.Errorf("%s: %+v, want %s", tt.why, day, want)
			}
			got = append(got, strings.TrimSpace(day.Date+" "+day.Off))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.why, strings.Join(got, " "), tt.want)
		}
	}
}

func TestWhatTheFollowUpFileSays(t *testing.T) {
	text, ok := training.RespondFollowUp([]byte(`{"finished": "2026-11-19"}`))
	unfolded := strings.ReplaceAll(string(text), "\r\n ", "")
	for _, want := range []string{`1 of 4\, 2 days after 19 November 2026. It is a Saturday.`, `4 of 4\, 60 days after 19 November 2026.` + "\r\n"} {
		if !ok || !strings.Contains(unfolded, "DESCRIPTION:"+want) {
			t.Errorf("no %q in %s", want, unfolded)
		}
	}
	for _, edge := range []string{"2000-01-01", "2100-12-31"} {
		if text, ok := training.RespondFollowUp([]byte(`{"finished": "` + edge + `"}`)); !ok {
			t.Errorf("%s: %s", edge, text)
		}
	}
}

// What another program reads from the file are the days of the list, and nothing in it tells
// what was learnt or where.
func TestTheFollowUpFileHasTheSameDaysAndIsNeutral(t *testing.T) {
	if testing.Short() {
		t.Skip("needs Node.js beside it")
	}
	request := []byte(`{"finished": {"day": "19", "month": "11", "year": "2026"}}`)
	text, ok := training.RespondFollowUp(request)
	if !ok {
		t.Fatalf("%s", text)
	}
	if twice, _ := training.RespondFollowUp(request); string(twice) != string(text) {
		t.Error("the same day gives another file")
	}
	file := filepath.Join(t.TempDir(), "a.ics")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	const read = `import ICAL from 'ical.js'
import fs from 'node:fs'
const parsed = new ICAL.Component(ICAL.parse(fs.readFileSync(process.env.ICS, 'utf8')))
console.log(JSON.stringify(parsed.getAllSubcomponents('vevent').map(e => ({UID: e.getFirstPropertyValue('uid'), Summary: e.getFirstPropertyValue('summary'),
  Description: e.getFirstPropertyValue('description'), Start: e.getFirstPropertyValue('dtstart').toString(), End: e.getFirstPropertyValue('dtend').toString()}))))`
	cmd := exec.Command("node", "--input-type=module", "-e", read)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "ICS="+file)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ical.js: %v", err)
	}
	var events []struct{ UID, Summary, Description, Start, End string }
	if err := json.Unmarshal(out, &events); err != nil {
		t.Fatal(err)
	}
	var days again
	list, _ := training.RespondFollowUpDays(request)
	if err := json.Unmarshal(list, &days); err != nil || len(days.Days) != len(events) {
		t.Fatalf("%d events, %s", len(events), list)
	}
	for i, e := range events {
		if e.Start != days.Days[i].Date || e.End != d(e.Start).AddDays(1).String() || e.Summary != "Practice: ten minutes" {
			t.Errorf("event %d: %+v", i, e)
		}
		if off := days.Days[i].Off; off != "" && !strings.HasSuffix(e.Description, " It is "+off+".") {
			t.Errorf("event %d does not say that it is %s: %s", i, off, e.Description)
		}
	}
	if events[0].UID != "practice-2026-11-19-2@handbook" || events[0].Description != "1 of 4, 2 days after 19 November 2026. It is a Saturday." {
		t.Errorf("%+v", events[0])
	}
}

func TestADayFinishedThatIsNone(t *testing.T) {
	for _, tt := range []struct {
		request, message string
		status           int
	}{
		{`{`, "The request is not valid JSON", 400},
		{`{"finished": "2026-11-22", "area": "x"}`, "Unknown key area (want finished)", 400},
		{`{}`, "Enter the day you finished", 422},
		{`{"finished": {"day": "", "month": " ", "year": ""}}`, "Enter the day you finished", 422},
		{`{"finished": {"day": "22", "month": "", "year": ""}}`, "Day you finished must include a month and year", 422},
		{`{"finished": {"day": "31", "month": "11", "year": "2026"}}`, "Day you finished must be a real date", 422},
		{`{"finished": {"day": "22", "month": "11", "year": "26"}}`, "Year must include 4 numbers", 422},
		{`{"finished": {"day": 22}}`, "Day you finished must have day, month and year, each of them text", 422},
		{`{"finished": "soon"}`, "Day you finished must be a real date, such as 2026-11-23", 422},
		{`{"finished": "1999-12-31"}`, "Year must be between 2000 and 2100", 422},
		{`{"finished": "9999-12-31"}`, "Year must be between 2000 and 2100", 422},
	} {
		for _, respond := range [...]func([]byte) ([]byte, bool){training.RespondFollowUp, training.RespondFollowUpDays} {
			text, ok := respond([]byte(tt.request))
			var problem struct {
				Status int
				Errors []deadlines.FieldError
			}
			if err := json.Unmarshal(text, &problem); err != nil || ok || len(problem.Errors) == 0 || problem.Status != tt.status || !strings.HasPrefix(problem.Errors[0].Message, tt.message) {
				t.Errorf("%s: %s\nwant %d %s", tt.request, text, tt.status, tt.message)
			}
		}
	}
}
