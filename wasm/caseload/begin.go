package caseload

import (
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
	"handbook/wasm/json"
	"handbook/wasm/rulebook"
)

// Begin takes what the columns hold and what the person has answered, and makes ready for
// the first row:
//
//	{"today": "2026-11-23", "columns": ["reference", "area", "initial-conference", ""],
//	 "area": "hertfordshire", "order": "day-first", "serial": "1900"}
//
// area is for rows that name none; order and serial may be missing. It answers with the
// questions that are still open, in which case no row can be worked yet, or with none.
func (l *Load) Begin(request []byte) (asked []Question, err error) {
	v, err := json.Parse(request)
	if err != nil {
		return nil, err
	}
	var s settings
	var ok bool
	if s.today, ok = civil.Parse(v.Get("today").Text); !ok || !l.book.Calendar.Covers(s.today) {
		return nil, Error("Today must be a date in the years of the calendar, such as 2026-11-23")
	}
	s.convention = dateinput.Convention{
		Order:  dateinput.Order(choice(v.Get("order").Text, "day-first", "month-first")),
		Serial: dateinput.Serial(choice(v.Get("serial").Text, "1900", "1904")),
	}
	if s.area = l.book.Area(v.Get("area").Text); s.area == nil && v.Get("area").Text != "" {
		return nil, Error("Area must be one of the areas of the handbook")
	}
	if err := l.match(v.Get("columns"), s.area != nil); err != nil {
		return nil, err
	}
	l.settings = s
	l.cases, l.bad, l.next = l.cases[:0], l.bad[:0], 0
	l.seen, l.spare, l.areas = make(map[string]int, len(l.rows)), nil, map[string]*rulebook.Area{}
	l.kase.Dates = make(map[rulebook.Event][]civil.Date, len(rulebook.Events))
	if l.cases == nil {
		l.cases = make([]Case, 0, len(l.rows))
	}
	return l.questions(), nil
}

// match takes what each column holds.
func (l *Load) match(columns *json.Value, area bool) error {
	if len(columns.Items) != len(l.columns) {
		return Error("Say for each column what it holds, or that it is not used")
	}
	dates := false
	taken := map[string]bool{}
	for i, item := range columns.Items {
		holds := item.Text
		switch {
		case rulebook.Event(holds).Known():
			dates = true
		case holds == Area:
			area = true
		case holds != Ignored && holds != Reference && holds != Worker:
			return Error("Unknown kind of column " + quote(holds))
		}
		if holds != Ignored && taken[holds] && !rulebook.Event(holds).Repeats() {
			return Error(quote(l.columns[i].Heading) + " is the second column for the same thing. Choose one of them")
		}
		taken[holds] = true
		l.columns[i].Holds = holds
	}
	switch {
	case !dates:
		return Error("Choose at least one column that holds dates")
	case !area:
		return Error("Choose the column that holds the area, or one area for every row")
	}
	return nil
}

// choice is 1 or 2 for the first or the second of two words, and 0 for any other.
func choice(word, first, second string) byte {
	switch word {
	case first:
		return 1
	case second:
		return 2
	}
	return 0
}
