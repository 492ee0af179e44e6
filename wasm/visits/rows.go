package visits

import (
	"strconv"

	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

var yesNo = []string{yes, no}

// word is one word of a visit: its key, where it is kept and what it can be.
type word struct {
	key  string
	to   *string
	want []string
}

func (v *Visit) words(seen *string) [9]word {
	return [...]word{
		{"seen", seen, yesNo}, {"home", &v.Home, yesNo}, {"announced", &v.Announced, yesNo},
		{"why", &v.Why, []string{"no-answer", refused, "away", "cancelled", "other"}},
		{"alone", &v.Alone, yesNo}, {"why-not-alone", &v.WhyNotAlone, []string{withheld, "other"}},
		{"awake", &v.Awake, yesNo}, {"bedroom", &v.Bedroom, yesNo}, {"dressed", &v.Dressed, yesNo},
	}
}

// visit reads one row. A row that has a problem is left out of the sums.
func (r *request) visit(i int, v *json.Value) {
	if v.Kind != json.Object {
		r.refuse("visits", i, "Each visit must be an object")
		return
	}
	visit := &Visit{Row: i, By: rulebook.Visitor(v.Get("by").Text)}
	var seen string
	words := visit.words(&seen)
	for _, m := range v.Fields {
		known := m.Key == "by" || m.Key == "date"
		for _, w := range words {
			if m.Key == w.key {
				known = true
				*w.to = m.Value.Text
			}
		}
		switch {
		case !known:
			r.refuse("visits", i, "Unknown key "+m.Key+" of a visit (want date, by, home, announced, seen, why, alone, why-not-alone, awake, bedroom or dressed)")
		case m.Value.Kind != json.String && m.Key != "date":
			r.refuse("visits", i, m.Key+" must be text")
		}
	}
	visit.Seen = seen == yes
	p := r.fault(visit, v.Get("date"), words)
	r.log.Rows = append(r.log.Rows, Row{visit.Date, p.Message == ""})
	if p.Message != "" {
		p.Row = i
		r.log.Problems = append(r.log.Problems, p)
	}
}

// fault says what is wrong with a visit, or puts it into the log.
func (r *request) fault(visit *Visit, date *json.Value, words [9]word) RowProblem {
	p := r.when(visit, date)
	if p.Message == "" {
		p = who(visit)
	}
	if p.Message == "" {
		p = said(visit, words)
	}
	if p.Message != "" {
		return p
	}
	if same := r.log.add(visit); same != nil {
		return RowProblem{0, "date", "The visit is the same as row " + strconv.Itoa(same.Row+1)}
	}
	return p
}

// when reads the date of a visit, and says what is wrong with it.
func (r *request) when(visit *Visit, v *json.Value) RowProblem {
	date, message := r.day(v)
	if message != "" {
		return RowProblem{0, "date", message}
	}
	visit.Date = date
	birth, conference := r.log.date(rulebook.DateOfBirth), r.log.date(rulebook.InitialConference)
	switch {
	case date > r.log.Today:
		message = date.Long() + " is in the future. A visit counts once it has been made"
	case birth != 0 && date < birth:
		message = date.Long() + " is before the child was born, on " + birth.Long()
	case date < conference:
		w, _ := words(r.area, rulebook.InitialConference)
		message = date.Long() + " is before " + w.Noun + ", on " + conference.Long()
	}
	return RowProblem{0, "date", message}
}

// day reads a date that was typed, in a text or in three fields.
func (r *request) day(v *json.Value) (date civil.Date, message string) {
	c := r.book.Calendar
	if v.Kind == json.Object {
		date, fault := readTyped(v)
		if fault == nil && !c.Covers(date) {
			return 0, date.Long() + " is outside the years of the calendar, " + strconv.Itoa(c.First().Year()) + " to " + strconv.Itoa(c.Last().Year())
		}
		if fault != nil {
			return 0, fault.Message
		}
		return date, ""
	}
	cell, fault := dateinput.ReadCell(v.Text, c.First(), c.Last(), dateinput.Convention{})
	switch {
	case fault != nil:
		return 0, fault.Message
	case cell.Doubt != dateinput.Certain:
		return 0, "\"" + v.Text + "\" can be read in two ways. Write the month as a word"
	case cell.Date == 0:
		return 0, "Enter the date of the visit"
	}
	return cell.Date, ""
}

func readTyped(v *json.Value) (civil.Date, *dateinput.Fault) {
	return dateinput.Read("date of the visit", dateinput.Typed{Day: v.Get("day").Text, Month: v.Get("month").Text, Year: v.Get("year").Text})
}

// who says what is wrong with who made a visit.
func who(visit *Visit) RowProblem {
	if isOne(rulebook.Visitors[:], visit.By) {
		return RowProblem{}
	}
	want := ""
	for i, w := range rulebook.Visitors {
		want += [...]string{"", ", ", ", ", " or "}[i] + string(w)
	}
	if visit.By == "" {
		return RowProblem{0, "by", "Say who made the visit (want " + want + ")"}
	}
	return RowProblem{0, "by", "\"" + string(visit.By) + "\" is no visitor (want " + want + ")"}
}

// said says what is wrong with the words of a visit, those that cannot go together last.
func said(visit *Visit, words [9]word) RowProblem {
	if *words[0].to == "" {
		return RowProblem{0, "seen", "Say whether the child was seen"}
	}
	for _, w := range words {
		if *w.to == "" || isOne(w.want, *w.to) {
			continue
		}
		want := ""
		for i, s := range w.want {
			switch {
			case i == len(w.want)-1:
				want += " or "
			case i > 0:
				want += ", "
			}
			want += s
		}
		return RowProblem{0, w.key, "\"" + *w.to + "\" is no answer to " + w.key + " (want " + want + ")"}
	}
	for _, w := range words {
		if !visit.Seen && *w.to == yes && isOne([]string{"alone", "awake", "dressed"}, w.key) {
			return RowProblem{0, w.key, "The visit says " + w.key + ", but also that the child was not seen"}
		}
	}
	return RowProblem{}
}
