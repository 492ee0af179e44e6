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
