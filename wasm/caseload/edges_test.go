package caseload_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/caseload"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// worked opens a text, takes its columns as they were guessed and works every row.
func worked(t *testing.T, text, more string) *caseload.Load {
	t.Helper()
	l := open(t, text)
	if asked := begin(t, l, more); len(asked) > 0 {
		t.Fatalf("asked %+v", asked)
	}
	for l.Step(9) {
	}
	return l
}

func TestAColumnWithoutDatesHoldsNone(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"Initial,x\nJS,y\nAB,z\n", "", "the child's initials"},
		{"Initial,x\n,y\nJS,z\n23/11/2026,y\n", "initial-conference", "one of the first three that has something is a date"},
		{"Initial,x\n,y\n", "initial-conference", "nothing in it speaks against the heading"},
		{"Core group,x\n9 Nov 2026; 30/11/2026,y\n", "core-group", "several dates in a cell"},
		{"Initial (date),x\n23/11/2026,y\n", "initial-conference", "a mark at the heading's end"},
		{"Initial(!),x\n23/11/2026,y\n", "initial-conference", "and more than one"},
	} {
		if got := open(t, tt.text).Columns()[0].Holds; got != tt.want {
			t.Errorf("%q holds %q, want %q: %s", tt.text, got, tt.want, tt.why)
		}
	}
}

func TestRowsThatCannotBeWorked(t *testing.T) {
	f := rulebooktest.New(t)
	other := rulebooktest.Area(rulebooktest.New(t))
	other["id"], other["title"] = "oakshire", "Oakshire"
	f["areas"] = append(f["areas"].([]any), other)
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	l, err := caseload.Open(book, "Ref,Area,ICPC\n"+
		"A,,2026-11-23\n"+
		strings.Repeat("B", 61)+",Elmshire,2026-11-23\n"+
		"C,Ashshire,2026-11-23\n"+
		"D,Oakshire,2026-11-23; 2026-11-24\n"+
		"E,Elmshire,2026-11-23; 2026-11-23\n"+
		strings.Repeat("F", 60)+",Elmshire,2026-11-23\n")
	if err != nil {
		t.Fatal(err)
	}
	begin(t, l, "")
	for l.Step(9) {
	}
	r := answer(t, l, `{"count": 9}`)
	for i, want := range []string{
		"2 No area is given",
		"3 The reference is longer than 60 characters",
		`4 Area: "Ashshire" is not an area of the handbook (want Elmshire, Oakshire)`,
		"5 ICPC: 24 November 2026 is a second date where there can be one only",
	} {
		if got := fmt.Sprint(r.Faults[i].Line, " ", r.Faults[i].Reason); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(r.Faults) != 4 || r.Worked != 2 {
		t.Errorf("%d faults, %d worked: the same date twice and 60 characters do no harm", len(r.Faults), r.Worked)
	}
}

func TestDatesThatAreNotUsedAreCountedByEvent(t *testing.T) {
	r := answer(t, worked(t, "ICPC,DOB,Plan received\n2026-11-23,2019-01-01,\n2026-11-24,2018-01-01,2026-11-30\n2026-11-24,,\n", `, "area": "elmshire"`), `{}`)
	if got := fmt.Sprint(r.Unused); got != "[{Elmshire date-of-birth 2} {Elmshire plan-received 1}]" {
		t.Error(got)
	}
}

func TestWhatIsMostUrgent(t *testing.T) {
	f := rulebooktest.New(t)
	first := rulebooktest.Page(f)["timescales"].([]any)[0].(map[string]any)
	first["or-read-as"] = []any{map[string]any{"within": "20 working days", "why": "if it is read so"}}
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ row, want, why string }{
		{"2026-10-01,,", "overdue 1: Hold the first core group 2026-10-15 Overdue by 47 days. | none", "a first core group"},
		{"2026-11-12,,", "overdue 1: Hold the first core group 2026-11-26 Overdue by 5 days. In time if read as 20 working days, until Thursday 10 December 2026. | none", "one that could be read otherwise"},
		{"2026-05-01,,2026-05-20", "overdue 2: Hold the first core group 2026-05-18 Overdue by 197 days. | none", "it is longer overdue than the review"},
		{"2026-01-02,2026-10-08,2026-02-03", "overdue 2: Hold the next review 2026-08-03 Overdue by 120 days. | Hold the next core group after a review 2026-12-08", "the review is longer overdue than the core group"},
		{"2026-11-20,2026-12-09,", "booked-late 0: Hold the first core group 2026-12-04 Booked for Wednesday 9 December 2026, 5 days too late. In time if read as 20 working days, until Friday 18 December 2026. | Send the plan 2026-12-14", "a core group booked too late"},
		{"2026-11-24,,", "soon 0: none | Hold the first core group 2026-12-08", "seven days are left"},
		{"2026-11-25,,", "later 0: none | Hold the first core group 2026-12-09", "eight days are left"},
	} {
		l, err := caseload.Open(book, "ICPC,Core group,Review\n"+tt.row+"\n")
		if err != nil {
			t.Fatal(err)
		}
		begin(t, l, `, "area": "elmshire"`)
		l.Step(1)
		r := answer(t, l, `{"count": 1}`)
		if len(r.Cases) != 1 {
			t.Errorf("%s: %+v", tt.row, r)
			continue
		}
		c := r.Cases[0]
		got := fmt.Sprint(c.State, " ", c.Overdue, ": ")
		if c.Worst == nil {
			got += "none"
		} else {
			got += c.Worst.Title + " " + c.Worst.Due + " " + c.Worst.Standing
		}
		got += " | "
		if c.Next == nil {
			got += "none"
		} else {
			got += c.Next.Title + " " + c.Next.Due
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s: %s", tt.row, got, tt.want, tt.why)
		}
	}
}

func TestTheLongestOverdueComesFirst(t *testing.T) {
	r := answer(t, worked(t, "Ref,ICPC\nA,2026-11-10\nB,2026-11-02\nC,2026-11-12\nD,2026-11-02\n", `, "area": "elmshire"`), `{"count": 9}`)
	var got []string
	for _, c := range r.Cases {
		got = append(got, c.Reference)
	}
	if strings.Join(got, " ") != "B D A C" {
		t.Errorf("%v; want the longest overdue first, and what is alike in the order of the text", got)
	}
}

func TestWhatAPageIsTold(t *testing.T) {
	l := open(t, "Ref,ICPC\nA,2026-11-23\nB,\nC,2026-11-24\n")
	var described struct {
		Rows    int
		Columns []struct {
			Heading, Holds string
			Samples        []string
		}
	}
	if err := json.Unmarshal(l.Describe(), &described); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(described); got != "{3 [{Ref reference [A B C]} {ICPC initial-conference [2026-11-23 2026-11-24]}]}" {
		t.Error(got)
	}
	if _, err := l.Start([]byte(`{`)); err == nil {
		t.Error("what is not JSON is started")
	}
	if _, err := l.Result([]byte(`{`)); err == nil {
		t.Error("what is not JSON is answered")
	}
	if text, err := l.Start([]byte(`{"today": "2026-12-01", "columns": ["reference", "initial-conference"], "area": "elmshire"}`)); err != nil || string(text) != `{"questions":[]}` {
		t.Errorf("%s, %v", text, err)
	}
	l.Step(2)
	if got := string(l.Progress()); got != `{"rows":3,"done":2}` {
		t.Error(got)
	}
	if l.Answer(2) == nil || l.Answer(3) != nil || l.Answer(9) != nil {
		t.Error("a row is answered where it cannot be read, or not where it can")
	}
}

func TestARowWithoutAReferenceIsCalledByItsLine(t *testing.T) {
	calendar := string(worked(t, "Ref,ICPC\n,2026-11-23\n", `, "area": "elmshire"`).Calendar(caseload.Filter{}))
	if !strings.Contains(calendar, "SUMMARY:Date to keep: 1.1(1) (line 2)\r\n") {
		t.Error(calendar)
	}
}

func TestRowsAndCellsAtTheEdges(t *testing.T) {
	book := rulebooktest.Book(t)
	if l, err := caseload.Open(book, strings.Repeat("2026-11-23\n", caseload.MostRows)); err != nil || l.Rows() != caseload.MostRows {
		t.Errorf("%d rows: %v", caseload.MostRows, err)
	}
	l := open(t, "Ref,,ICPC\nA,x,2026-11-23\nB,y,\nC,z,\nD,v,\nE,w,\n")
	if l.Rows() != 5 || len(l.Columns()[0].Samples) != 3 || l.Columns()[1].Heading != "Column 2" {
		t.Errorf("an empty cell among the headings is no date: %d rows, %+v", l.Rows(), l.Columns())
	}
	if _, err := l.Begin([]byte(`{"today": "2010-12-31", "columns": ["", "", "initial-conference"], "area": "elmshire"}`)); err == nil || !strings.Contains(err.Error(), "Today must be a date in the years of the calendar") {
		t.Errorf("a day before the calendar: %v", err)
	}
	r := answer(t, worked(t, "Ref,ICPC,DOB\nA,2026-11-23,2009-05-01\nB,2009-05-01,\n", `, "area": "elmshire"`), `{"count": 9}`)
	if r.Worked != 1 || len(r.Faults) != 1 || r.Faults[0].Reason != `ICPC: "2009-05-01" is outside 2011 to 2050` {
		t.Errorf("a child may be born before the calendar, a conference not: %+v", r)
	}
	l = worked(t, "Ref,Area,Core group\nA,Elmshire.,n/a; 2026-11-09\n", "")
	if a := l.Answer(2); a == nil || len(a.Deadlines) == 0 || a.Deadlines[0].From.Date.String() != "2026-11-09" {
		t.Errorf("a full stop after an area, and a date after what says that there is none: %+v", answer(t, l, `{"count": 9}`))
	}
}

func TestAnAreaIsFoundByItsIdOrItsTitle(t *testing.T) {
	f := rulebooktest.New(t)
	rulebooktest.Area(f)["title"] = "The County of Elmshire"
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	l, err := caseload.Open(book, "Area,ICPC\nelmshire,2026-11-23\nThe county of Elmshire,2026-11-23\nCounty,2026-11-23\n")
	if err != nil {
		t.Fatal(err)
	}
	begin(t, l, "")
	for l.Step(9) {
	}
	if r := answer(t, l, `{"count": 9}`); r.Worked != 2 || len(r.Faults) != 1 || r.Faults[0].Line != 4 {
		t.Errorf("%+v", r)
	}
}

func TestWhichLimitIsTold(t *testing.T) {
	const head = "ICPC,Core group,Core group 2,Review,Next review\n"
	for _, tt := range []struct{ row, state, worst, next, why string }{
		{"2026-11-20,,,,2026-12-07", "overdue", "Send reports 2026-11-30", "Hold the first core group 2026-12-04",
			"papers are due on Saturday 5 December and are booked by the Friday too, but are due later"},
		{",2026-10-24,,,2026-12-06", "soon", "", "Send papers 2026-12-04",
			"they come after what is due on Saturday, and are due before it"},
		{"2026-11-20,,,,2026-12-06", "overdue", "Send reports 2026-11-30", "Hold the first core group 2026-12-04", "both are due on Friday: the first of the rules"},
		{",2026-10-24,2026-12-10,2026-05-29,2026-12-04", "booked-late", "Hold the next review 2026-11-29", "",
			"both are booked five days too late: the one that was due first"},
		{"2026-11-20,2026-12-09,2027-01-30,,", "booked-late", "Hold the next core group 2027-01-20", "", "ten days too late are worse than five"},
		{"2026-11-20,2026-12-09,2027-01-25,,", "booked-late", "Hold the first core group 2026-12-04", "", "five and five: the one that was due first"},
		{",2026-10-05,,2026-05-16,", "overdue", "Hold the next core group 2026-11-16", "", "overdue since the same day: the first of the rules"},
		{"2026-10-01,,,,2026-11-20", "overdue", "Hold the first core group 2026-10-15", "", "a review whose day has gone makes it no less overdue"},
	} {
		r := answer(t, worked(t, head+tt.row+"\n", `, "area": "elmshire"`), `{"count": 1}`)
		if len(r.Cases) != 1 {
			t.Errorf("%s: %+v", tt.row, r)
			continue
		}
		c, worst, next := r.Cases[0], "", ""
		if c.Worst != nil {
			worst = c.Worst.Title + " " + c.Worst.Due
		}
		if c.Next != nil && tt.next != "" {
			next = c.Next.Title + " " + c.Next.Due
		}
		if c.State != tt.state || worst != tt.worst || next != tt.next {
			t.Errorf("%s:\n got %s, %s, %s\nwant %s, %s, %s: %s", tt.row, c.State, worst, next, tt.state, tt.worst, tt.next, tt.why)
		}
	}
}

func TestRowsOfTheSameUrgencyStayInOrder(t *testing.T) {
	r := answer(t, worked(t, "Ref,ICPC\nA,2026-11-25\nB,2026-11-25\nC,2026-11-24\nD,2026-11-25\n", `, "area": "elmshire"`), `{"count": 9}`)
	var got []string
	for _, c := range r.Cases {
		got = append(got, c.Reference)
	}
	if strings.Join(got, " ") != "C A B D" {
		t.Errorf("%v", got)
	}
}

func TestEveryLetterAndDigitIsFound(t *testing.T) {
	l := worked(t, "Ref,ICPC\nAZ 1,2026-11-25\nBY 0,2026-11-25\nCX 9,2026-11-25\nÀ,2026-11-24\nÁ,2026-11-25\n", `, "area": "elmshire"`)
	for find, want := range map[string]int{"Z": 2, "z": 2, "0": 3, "9": 4, "À": 5, "Á": 6} {
		if r := answer(t, l, `{"filter": {"find": "`+find+`"}, "count": 9}`); r.Kept != 1 || r.Cases[0].Line != want {
			t.Errorf("%s: %d rows, want line %d alone", find, r.Kept, want)
		}
	}
}

func TestTheSameReferenceTwiceInACalendarFile(t *testing.T) {
	l := worked(t, "Ref,ICPC\nA,2026-11-23\nA,2026-11-24\n,2026-11-25\n", `, "area": "elmshire"`)
	all := string(l.Calendar(caseload.Filter{}))
	for _, want := range []string{"\r\nUID:elmshire-first-core-group-2026-11-23-A@handbook\r\n", "\r\nUID:3-elmshire-first-core-group-2026-11-24-A@handbook\r\n",
		"\r\nUID:elmshire-first-core-group-2026-11-25-line-204@handbook\r\n"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
	kept := string(worked(t, "Ref,ICPC\nA,2026-11-02\nB,2026-11-30\n", `, "area": "elmshire"`).Calendar(caseload.Filter{State: caseload.Overdue}))
	if strings.Count(kept, "BEGIN:VEVENT") != 2 || strings.Contains(kept, "(B)") {
		t.Errorf("want the two limits of the overdue row: %s", kept)
	}
}

func TestEvidenceOfEitherOrderIsCounted(t *testing.T) {
	l := open(t, "Area,ICPC\nElmshire,11/23/2026\nElmshire,03/12/2026\nElmshire,11/24/2026\nElmshire,25/11/2026\n")
	asked := begin(t, l, "")
	if len(asked) != 1 || asked[0].DayFirst != 1 || asked[0].MonthFirst != 2 || asked[0].Cells != 1 {
		t.Errorf("%+v", asked)
	}
}
