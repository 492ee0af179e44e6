package caseload_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/wasm/caseload"
	"handbook/wasm/rulebook/rulebooktest"
)

const sheet = `Ref,Key worker,Area,ICPC,Core group dates,Next review booked,Child's name
AB1,Sam,Elmshire,23/11/2026,,,x
AB2,Sam,elmshire,2026-11-02,9 Nov 2026; 30/11/2026,,x
AB3,Ali,ELMSHIRE,Mon 2 Nov 2026,12/11/26,,x
AB4,Ali,Elmshire,23 November 2026,3/12/2026 00:00,19/02/2027,x
AB5,Ali,Oakshire,23/11/2026,,,x
AB6,,Elmshire,31/11/2026,,,x
AB7,,Elmshire,23/11/2026,20/11/2026,,x
AB8,,Elmshire,,,,x
AB1,Sam,Elmshire,2/11/2026,,,x
`

func open(t *testing.T, text string) *caseload.Load {
	t.Helper()
	l, err := caseload.Open(rulebooktest.Book(t), text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// begin asks for the columns as they were guessed, and more settings.
func begin(t *testing.T, l *caseload.Load, more string) []caseload.Question {
	t.Helper()
	var columns []string
	for _, c := range l.Columns() {
		columns = append(columns, c.Holds)
	}
	list, _ := json.Marshal(columns)
	asked, err := l.Begin([]byte(`{"today": "2026-12-01", "columns": ` + string(list) + more + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return asked
}

type result struct {
	Rows, Done, Worked, Kept int
	Counts                   map[string]int
	Workers                  []struct {
		Worker string
		Counts map[string]int
	}
	Cases []struct {
		Line                           int
		Reference, Worker, Area, State string
		Overdue                        int
		Worst, Next                    *struct{ Title, Clause, Href, Due, Standing string }
	}
	Faults []struct {
		Line   int
		Reason string
		Worked bool
	}
	Unused []struct {
		Area, Event string
		Rows        int
	}
}

func answer(t *testing.T, l *caseload.Load, request string) (r result) {
	t.Helper()
	text, err := l.Result([]byte(request))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return r
}

func TestColumnsAreGuessedFromTheirHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"Ref": "reference", "Case reference": "reference", "ID": "reference", "Child ID": "reference",
		"Local Authority": "area", "Area": "area",
		"Social worker": "worker", "Key Worker": "worker", "Allocated to": "worker",
		"ICPC": "initial-conference", "Initial_CP_conference": "initial-conference", "Date of initial conference": "initial-conference",
		"Core group": "core-group", "Core Groups held": "core-group",
		"RCPC": "review-conference", "Last review": "review-conference", "Review conference": "review-conference",
		"Next review": "next-review-conference", "RCPC booked": "next-review-conference", "Review due": "", "Reviewing officer": "", "Initials": "", "Team leader": "",
		"Strategy discussion": "strategy-meeting", "DOB": "date-of-birth", "Date of birth": "date-of-birth",
		"Plan received": "plan-received", "Lead worker absent from": "lead-worker-absent", "Disagreement raised": "disagreement-raised",
		"Name": "", "Child's name": "", "Notes": "", "Video": "", "Preferred pronoun": "",
	} {
		l := open(t, heading+",x\n23/11/2026,y\n")
		if got := l.Columns()[0]; got.Holds != want || got.Heading != heading {
			t.Errorf("%q: %+v, want %q", heading, got, want)
		}
	}
	l := open(t, "ICPC,Initial conference,Core group 1,Core group 2\n23/11/2026,,,\n")
	var holds []string
	for _, c := range l.Columns() {
		holds = append(holds, c.Holds)
	}
	if got := strings.Join(holds, ","); got != "initial-conference,,core-group,core-group" {
		t.Errorf("two columns for one date: %s; only what repeats can have two", got)
	}
	l = open(t, "AB1\t23/11/2026\n")
	if c := l.Columns(); l.Rows() != 1 || c[0].Heading != "Column 1" || c[0].Holds != "" || c[1].Samples[0] != "23/11/2026" {
		t.Errorf("without headings: %d rows, %+v", l.Rows(), c)
	}
}

func TestACaseload(t *testing.T) {
	l := open(t, sheet)
	if asked := begin(t, l, `, "order": "day-first"`); len(asked) != 0 {
		t.Fatalf("asked %+v", asked)
	}
	for l.Step(2) {
	}
	r := answer(t, l, `{"count": 50}`)
	if r.Rows != 9 || r.Done != 9 || r.Worked != 5 || r.Kept != 5 {
		t.Errorf("%d rows, %d done, %d worked, %d kept", r.Rows, r.Done, r.Worked, r.Kept)
	}
	var got []string
	for _, c := range r.Cases {
		line := fmt.Sprintf("%d %s %s %s", c.Line, c.Reference, c.Worker, c.State)
		if c.Worst != nil {
			line += ": " + c.Worst.Title + " " + c.Worst.Due + " " + c.Worst.Standing
		}
		if c.Next != nil {
			line += " | " + c.Next.Title + " " + c.Next.Due
		}
		got = append(got, line)
	}
	if strings.Join(got, "\n") != strings.Join([]string{
		"10 AB1 Sam overdue: Hold the first core group 2026-11-16 Overdue by 15 days.",
		"3 AB2 Sam soon | Send the plan 2026-12-05",
		"2 AB1 Sam soon | Hold the first core group 2026-12-07",
		"5 AB4 Ali soon | Send the plan 2026-12-08",
		"4 AB3 Ali later | Hold the next core group 2026-12-24",
	}, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if r.Counts["overdue"] != 1 || r.Counts["soon"] != 3 || r.Counts["later"] != 1 || r.Counts["nothing"] != 0 {
		t.Errorf("counts %v", r.Counts)
	}
	if len(r.Workers) != 2 || r.Workers[1].Worker != "Ali" || r.Workers[0].Counts["overdue"] != 1 {
		t.Errorf("workers %+v", r.Workers)
	}
	for i, want := range []string{
		`6 Area: "Oakshire" is not an area of the handbook (want Elmshire) false`,
		`7 ICPC: "31/11/2026" is not a real date false`,
		"8 The core group meeting (20 November 2026) must be on or after 23 November 2026, when the initial conference was held false",
		"9 There is no date false",
		"10 The reference AB1 is on line 2 too true",
	} {
		if got := fmt.Sprintf("%d %s %v", r.Faults[i].Line, r.Faults[i].Reason, r.Faults[i].Worked); got != want {
			t.Errorf("fault %d: %s\nwant %s", i, got, want)
		}
	}
}

func TestFiltersAndPages(t *testing.T) {
	l := open(t, sheet)
	begin(t, l, `, "order": "day-first"`)
	for l.Step(100) {
	}
	for request, want := range map[string]string{
		`{"count": 2}`:                                                "5: 10 3",
		`{"from": 2, "count": 2}`:                                     "5: 2 5",
		`{"from": 9, "count": 2}`:                                     "5:",
		`{"filter": {"state": "overdue"}, "count": 9}`:                "1: 10",
		`{"filter": {"worker": "Ali"}, "count": 9}`:                   "2: 5 4",
		`{"filter": {"find": "ab1"}, "count": 9}`:                     "2: 10 2",
		`{"filter": {"find": "zz"}, "count": 9}`:                      "0:",
		`{"filter": {"area": "elmshire"}, "count": 1}`:                "5: 10",
		`{"filter": {"area": "oakshire"}, "count": 1}`:                "0:",
		`{"from": -5, "count": 1}`:                                    "5: 10",
		`{"filter": {"worker": "Ali", "state": "later"}, "count": 9}`: "1: 4",
	} {
		r := answer(t, l, request)
		got := fmt.Sprint(r.Kept, ":")
		for _, c := range r.Cases {
			got += fmt.Sprint(" ", c.Line)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
	}
}

func TestWhatCanBeReadInTwoWaysIsAsked(t *testing.T) {
	for _, tt := range []struct {
		name, cells, more, want, read string
	}{
		{"only certain ones", "23/11/2026;24/11/2026", "", "", "2026-12-07"},
		{"one that can be both", "23/11/2026;03/12/2026", "", "order line 3 03/12/2026 2026-12-03 2026-03-12, 1 cells, 1 day first, 0 month first", ""},
		{"answered", "03/12/2026", `, "order": "day-first"`, "", "2026-12-17"},
		{"answered the other way", "03/12/2026", `, "order": "month-first"`, "", "2026-03-26"},
		{"the same either way", "04/04/2026", "", "", "2026-04-20"},
		{"a day number", "46349", "", "serial line 2 46349 2026-11-23 2030-11-24, 1 cells, 0 day first, 0 month first", ""},
		{"answered", "46349", `, "serial": "1900"`, "", "2026-12-07"},
		{"both", "46349;3/4/26", "", "order line 3 3/4/26 2026-04-03 2026-03-04, 1 cells, 0 day first, 0 month first; serial line 2 46349 2026-11-23 2030-11-24, 1 cells, 0 day first, 0 month first", ""},
		{"both orders are certain by themselves", "23/11/2026;11/24/2026", "", "", "2026-12-07"},
	} {
		text := "Area,ICPC\n"
		for _, cell := range strings.Split(tt.cells, ";") {
			text += "Elmshire," + cell + "\n"
		}
		l := open(t, text)
		var asked []string
		for _, q := range begin(t, l, tt.more) {
			asked = append(asked, fmt.Sprintf("%s line %d %s %v %v, %d cells, %d day first, %d month first", q.Kind, q.Line, q.Text, q.First, q.Second, q.Cells, q.DayFirst, q.MonthFirst))
		}
		if got := strings.Join(asked, "; "); got != tt.want {
			t.Errorf("%s: asked %s\nwant %s", tt.name, got, tt.want)
		}
		if tt.read == "" {
			continue
		}
		l.Step(1)
		if r := answer(t, l, `{"count": 1}`); len(r.Cases) != 1 || r.Cases[0].Next == nil && r.Cases[0].Worst == nil {
			t.Errorf("%s: %+v", tt.name, r)
		} else if a := l.Answer(2); a.Deadlines[0].Due.String() != tt.read {
			t.Errorf("%s: the first core group by %v, want %s", tt.name, a.Deadlines[0].Due, tt.read)
		}
	}
}

func TestAnAnswerThatARowContradictsIsNotForcedOnIt(t *testing.T) {
	l := open(t, "Area,ICPC\nElmshire,03/12/2026\nElmshire,11/23/2026\n")
	begin(t, l, `, "order": "day-first"`)
	for l.Step(9) {
	}
	if r := answer(t, l, `{"count": 9}`); r.Worked != 1 || len(r.Faults) != 1 || !strings.Contains(r.Faults[0].Reason, "11/23/2026") {
		t.Errorf("%+v", r)
	}
}

func TestWorkingCanStopAndBeginAgain(t *testing.T) {
	l := open(t, sheet)
	begin(t, l, `, "order": "day-first"`)
	l.Step(3)
	if r := answer(t, l, `{"count": 9}`); r.Done != 3 || r.Kept != 3 {
		t.Errorf("stopped after three: %d done, %d kept", r.Done, r.Kept)
	}
	begin(t, l, `, "order": "day-first"`)
	for l.Step(1) {
	}
	if r := answer(t, l, `{"count": 9}`); r.Worked != 5 || len(r.Faults) != 5 {
		t.Errorf("begun again: %d worked, %d faults; nothing is counted twice", r.Worked, len(r.Faults))
	}
}

func TestARowIsNotLostForWhatIsNoDate(t *testing.T) {
	l := open(t, "Ref,Area,ICPC,Core group,Core group 2,Next review,Initial\nA,,2026-11-02,n/a,2026-11-09,TBC,JS\nB,Elmshire,2026-11-02,2026-11-09,2026-11-09,-,JS\nC,Elmshire,2026-11-02,2026-11-09,,2026-11-20,JS\n")
	if got := l.Columns()[6].Holds; got != "" {
		t.Errorf("a column of initials is taken for %s", got)
	}
	begin(t, l, `, "area": "elmshire"`)
	for l.Step(9) {
	}
	r := answer(t, l, `{"count": 9}`)
	if r.Worked != 3 || len(r.Faults) != 1 || r.Faults[0].Line != 4 || !r.Faults[0].Worked || !strings.Contains(r.Faults[0].Reason, "20 November 2026, has gone, and nothing says that it was held") {
		t.Errorf("%+v", r)
	}
	for _, c := range r.Cases {
		if c.Line == 4 && c.State != "soon" && c.State != "overdue" {
			t.Errorf("a review whose day has gone is %s", c.State)
		}
	}
}

func TestTextsThatAreNoCaseload(t *testing.T) {
	book := rulebooktest.Book(t)
	for text, want := range map[string]string{
		"":                                    "There is nothing to read.",
		" \n\t\n":                             "There is nothing to read.",
		"Ref,ICPC\n":                          "There are headings and no row under them",
		"a,\"b\n":                             "the quote that opens on line 1 is never closed",
		"a,\xff\n":                            "UTF-8",
		strings.Repeat("2026-11-23\n", 50001): "There are 50001 rows. Give at most 50000 at a time",
	} {
		if _, err := caseload.Open(book, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
	for request, want := range map[string]string{
		`{`:                                   "not valid JSON",
		`{"today": "x", "columns": ["", ""]}`: "Today must be a date",
		`{"today": "2026-12-01", "columns": [""]}`:                                                   "Say for each column what it holds",
		`{"today": "2026-12-01", "columns": ["", ""]}`:                                               "Choose at least one column that holds dates",
		`{"today": "2026-12-01", "columns": ["", "core-group"]}`:                                     "Choose the column that holds the area, or one area for every row",
		`{"today": "2026-12-01", "columns": ["", "tea"], "area": "elmshire"}`:                        `Unknown kind of column "tea"`,
		`{"today": "2026-12-01", "columns": ["", "core-group"], "area": "oakshire"}`:                 "Area must be one of the areas of the handbook",
		`{"today": "2026-12-01", "columns": ["date-of-birth", "date-of-birth"], "area": "elmshire"}`: "is the second column for the same thing. Choose one of them",
	} {
		if _, err := open(t, "A,B\n1,2026-11-23\n").Begin([]byte(request)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", request, err, want)
		}
	}
}

func TestDatesThatAnAreaDoesNotUseAreCounted(t *testing.T) {
	l := open(t, "ICPC,DOB\n2026-11-23,2019-01-01\n2026-11-24,\n")
	begin(t, l, `, "area": "elmshire"`)
	for l.Step(9) {
	}
	if r := answer(t, l, `{}`); r.Worked != 2 || len(r.Unused) != 1 || r.Unused[0].Area != "Elmshire" || r.Unused[0].Event != "date-of-birth" || r.Unused[0].Rows != 1 {
		t.Errorf("%+v", r)
	}
}

func TestFilesAgreeWithTheResult(t *testing.T) {
	l := open(t, strings.ReplaceAll(sheet, "AB4,Ali", "=1+1,@Ali"))
	begin(t, l, `, "order": "day-first"`)
	for l.Step(9) {
	}
	text := l.CSV(caseload.Filter{})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	r := answer(t, l, `{"count": 50}`)
	if len(rows) != len(r.Cases)+1 || len(rows[0]) != 16 {
		t.Fatalf("%d rows of %d", len(rows), len(rows[0]))
	}
	for i, c := range r.Cases {
		row := rows[i+1]
		if row[0] != fmt.Sprint(c.Line) || row[4] != c.State || row[5] != fmt.Sprint(c.Overdue) ||
			c.Worst != nil && (row[6] != c.Worst.Title || row[8] != c.Worst.Due || row[9] != c.Worst.Standing) ||
			c.Next != nil && (row[10] != c.Next.Title || row[11] != c.Next.Clause || row[12] != c.Next.Due || row[14] != c.Next.Standing) {
			t.Errorf("row %v is not %+v", row, c)
		}
		if c.Reference == "=1+1" && (row[1] != "'=1+1" || row[2] != "'@Ali") {
			t.Errorf("formulas are let through: %v", row)
		}
	}
	calendar := string(l.Calendar(caseload.Filter{State: caseload.Overdue}))
	if n := strings.Count(calendar, "BEGIN:VEVENT"); n != 2 || !strings.Contains(calendar, "SUMMARY:Date to keep: 1.1(1) (AB1)") {
		t.Errorf("%d events of the overdue row: %s", n, calendar)
	}
	all := strings.ReplaceAll(string(l.Calendar(caseload.Filter{})), "\r\n ", "")
	uids := map[string]bool{}
	for _, line := range strings.Split(all, "\r\n") {
		if strings.HasPrefix(line, "UID:") {
			if uids[line] {
				t.Errorf("%s is there twice", line)
			}
			uids[line] = true
		}
	}
}

// FuzzCaseload makes sure that no text makes the caseload panic or write what is not JSON.
func FuzzCaseload(f *testing.F) {
	f.Add(sheet, "day-first")
	f.Add("23/11/2026\t46349\n\"a\nb\";3/4/5", "")
	book := rulebooktest.Book(f)
	f.Fuzz(func(t *testing.T, text, order string) {
		l, err := caseload.Open(book, text)
		if err != nil {
			return
		}
		columns := make([]string, len(l.Columns()))
		for i := range columns {
			columns[i] = []string{"core-group", "review-conference"}[i%2]
		}
		list, _ := json.Marshal(map[string]any{"today": "2026-12-01", "columns": columns, "area": "elmshire", "order": order})
		if response, err := l.Start(list); err != nil || !json.Valid(response) {
			t.Fatalf("%v: %s", err, response)
		}
		for l.Step(10) {
		}
		if response, err := l.Result([]byte(`{"count": 9}`)); err != nil || !json.Valid(response) {
			t.Fatalf("%v: %s", err, response)
		}
		l.Calendar(caseload.Filter{})
	})
}
