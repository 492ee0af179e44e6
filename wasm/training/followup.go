package training

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/ics"
	"handbook/wasm/json"
)

// FollowUp is after how many days to practise again what was learnt: at growing intervals,
// since what is recalled at intervals stays longer than what is learnt at once.
var FollowUp = [...]int{2, 9, 30, 60}

// practice is what the events are called. A work calendar may be shared, so neither it nor
// what stands under it names an area, a child or an employer.
const practice = "Practice: ten minutes"

// Again is a day on which to practise again.
type Again struct {
	After int // days after the day finished
	Date  civil.Date
}

// PractiseAgain gives the days to practise again what was finished on a day. A day off is
// kept: see Off.
func PractiseAgain(finished civil.Date) (days []Again) {
	for _, n := range FollowUp {
		days = append(days, Again{n, finished.AddDays(n)})
	}
	return days
}

// Off says "a Saturday" or "a Sunday" of a day that is one. Bank holidays are not named:
// no rules are loaded for this.
func (a Again) Off() string {
	if w := a.Date.Weekday(); w == civil.Saturday || w == civil.Sunday {
		return "a " + w.String()
	}
	return ""
}

// RespondFollowUp reads the day on which something was finished, as text or as typed,
//
//	{"finished": "2026-11-22"}
//	{"finished": {"day": "22", "month": "nov", "year": "2026"}}
//
// and writes the days to practise it again as an iCalendar file, or a problem document; ok
// tells which. The file is stamped with the day finished, so the same day gives the same file.
func RespondFollowUp(text []byte) (response []byte, ok bool) {
	r := request{}
	finished := r.finished(text)
	if p := r.problem(); p != nil {
		return p.JSON(), false
	}
	var events []ics.Event
	days := PractiseAgain(finished)
	for i, day := range days {
		about := strconv.Itoa(i+1) + " of " + strconv.Itoa(len(days)) + ", " + strconv.Itoa(day.After) + " days after " + finished.Long() + "."
		if off := day.Off(); off != "" {
			about += " It is " + off + "."
		}
		events = append(events, ics.Event{
			UID:         "practice-" + finished.String() + "-" + strconv.Itoa(day.After) + "@handbook",
			Date:        day.Date,
			Summary:     practice,
			Description: about,
		})
	}
	return ics.Write(finished, events), true
}

// RespondFollowUpDays reads the same request and lists the days of its file, each with what
// Off says of it, or writes the same problem document.
func RespondFollowUpDays(text []byte) (response []byte, ok bool) {
	r := request{}
	finished := r.finished(text)
	if p := r.problem(); p != nil {
		return p.JSON(), false
	}
	var w json.Writer
	w.BeginObject()
	w.Date("finished", finished)
	w.Key("days")
	w.BeginArray()
	for _, day := range PractiseAgain(finished) {
		w.BeginObject()
		w.Number("after", day.After)
		w.Date("date", day.Date)
		w.Field("off", day.Off())
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes(), true
}

// The years in which something may have been finished.
const (
	firstFinished = 2000
	lastFinished  = 2100
)

// finished reads the one key of the request.
func (r *request) finished(text []byte) civil.Date {
	const key, name = "finished", "day you finished"
	v := r.parse(text, []string{key})
	if len(r.errors) > 0 {
		return 0
	}
	date, fault := typedDay(name, v.Get(key))
	if fault == nil {
		if y := date.Year(); y < firstFinished || y > lastFinished {
			fault = &dateinput.Fault{Parts: []string{"year"}, Message: "Year must be between " + strconv.Itoa(firstFinished) + " and " + strconv.Itoa(lastFinished)}
		}
	}
	if fault != nil {
		r.reject(key, fault.Parts, fault.Message)
	}
	return date
}

// typedDay reads a date that needs no calendar of bank holidays.
func typedDay(name string, v *json.Value) (civil.Date, *dateinput.Fault) {
	if v.Kind == json.String {
		if date, ok := civil.Parse(v.Text); ok {
			return date, nil
		}
		return 0, &dateinput.Fault{Message: dateinput.Sentence(name) + " must be a real date, such as 2026-11-23"}
	}
	for _, m := range v.Fields {
		if m.Value.Kind != json.String || m.Key != "day" && m.Key != "month" && m.Key != "year" {
			return 0, &dateinput.Fault{Message: dateinput.Sentence(name) + " must have day, month and year, each of them text"}
		}
	}
	return dateinput.Read(name, dateinput.Typed{Day: v.Get("day").Text, Month: v.Get("month").Text, Year: v.Get("year").Text})
}
