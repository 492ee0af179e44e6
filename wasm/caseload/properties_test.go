package caseload_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/caseload"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// holds are the columns of every made-up sheet, and headings what stands above them.
var (
	holds    = []string{"reference", "worker", "area", "initial-conference", "core-group", "next-review-conference", ""}
	headings = []string{"Ref", "Key worker", "Area", "ICPC", "Core groups", "Next review", "Notes"}
)

// sheets are rows of a caseload: most of them can be worked, some name no area, a day that is
// none, or dates out of order.
func sheets() *rapid.Generator[[][]string] {
	first := calendartest.Date("2026-01-01")
	return rapid.Custom(func(t *rapid.T) [][]string {
		date := func(from civil.Date, days int, what string) civil.Date {
			return from.AddDays(rapid.IntRange(-2, days).Draw(t, what))
		}
		var rows [][]string
		for i := range rapid.IntRange(1, 12).Draw(t, "rows") {
			row := []string{"R" + strconv.Itoa(i), rapid.SampledFrom([]string{"Sam", "Ali", ""}).Draw(t, "worker"),
				rapid.SampledFrom([]string{"Elmshire", "elmshire", "ELMSHIRE", "Elmshire", "Oakshire", ""}).Draw(t, "area"), "", "", "", "x"}
			conference := date(first, 400, "conference")
			if rapid.IntRange(0, 9).Draw(t, "conference is known") > 0 {
				row[3] = conference.Long()
			}
			day, groups := conference, []string{}
			for range rapid.IntRange(0, 3).Draw(t, "core groups") {
				day = date(day, 50, "core group")
				groups = append(groups, day.String())
			}
			row[4] = strings.Join(groups, "; ")
			row[5] = rapid.SampledFrom([]string{"", "", date(day, 200, "review").String(), "31 November 2026", "tbc"}).Draw(t, "next review")
			rows = append(rows, row)
		}
		return rows
	})
}

// work works a sheet's rows, so many at a time. columns says in which order its columns stand.
func work(t *rapid.T, book *rulebook.Book, rows [][]string, columns []int, step int) (*caseload.Load, result) {
	arrange := func(cells []string) string {
		var list []string
		for _, i := range columns {
			list = append(list, cells[i])
		}
		return strings.Join(list, "\t") + "\n"
	}
	text := arrange(headings)
	for _, row := range rows {
		text += arrange(row)
	}
	l, err := caseload.Open(book, text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var says []string
	for _, i := range columns {
		says = append(says, holds[i])
	}
	list, _ := json.Marshal(says)
	if asked, err := l.Begin([]byte(`{"today": "2026-12-01", "columns": ` + string(list) + `}`)); err != nil || len(asked) > 0 {
		t.Fatalf("%q: %v, %v", text, asked, err)
	}
	for l.Step(step) {
	}
	answer, err := l.Result([]byte(`{"count": 1000}`))
	if err != nil {
		t.Fatal(err)
	}
	var r result
	if err := json.Unmarshal(answer, &r); err != nil {
		t.Fatal(err)
	}
	return l, r
}

var inOrder = []int{0, 1, 2, 3, 4, 5, 6}

// byReference is a result without the lines on which rows stand, and without the reasons why
// some were not worked, since of several the first column's is told: the same for the same rows
// in whatever order.
func byReference(rows [][]string, r result) (list []string) {
	for _, c := range r.Cases {
		c.Line = 0
		text, _ := json.Marshal(c)
		list = append(list, string(text))
	}
	for _, f := range r.Faults {
		list = append(list, fmt.Sprint(rows[f.Line-2][0], f.Worked))
	}
	for _, u := range r.Unused {
		list = append(list, fmt.Sprint(u))
	}
	sort.Strings(list)
	return append(list, fmt.Sprint(r.Rows, r.Done, r.Worked, r.Kept, r.Counts))
}

// The order of the rows, the order of the columns and how many rows are worked at a time
// change nothing but the lines that are told.
func TestTheOrderOfRowsAndColumnsDoesNotMatter(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := sheets().Draw(t, "sheet")
		_, r := work(t, book, rows, inOrder, 1000)
		want := byReference(rows, r)
		mixed := rapid.Permutation(rows).Draw(t, "mixed")
		columns := rapid.Permutation(inOrder).Draw(t, "columns")
		_, r = work(t, book, mixed, columns, rapid.IntRange(1, 20).Draw(t, "step"))
		if got := byReference(mixed, r); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q\nin another order gives\n%q", want, got)
		}
	})
}

// A row stands where the case would stand alone: as many limits overdue, the gravest of them
// and the next one, and a row is worked or told with its reason, never lost.
func TestARowIsWorkedAsTheCaseAlone(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		rows := sheets().Draw(t, "sheet")
		l, r := work(t, book, rows, inOrder, 3)
		told := map[int]bool{}
		for _, f := range r.Faults {
			told[f.Line] = told[f.Line] || !f.Worked
		}
		for _, c := range r.Cases {
			if told[c.Line] {
				t.Fatalf("line %d is worked and not worked", c.Line)
			}
			told[c.Line] = true
			alone := l.Answer(c.Line)
			overdue, worst := 0, 0
			var next deadlines.Deadline // of those that are open, the first to be booked
			for _, d := range alone.Deadlines {
				switch d.Status {
				case deadlines.Overdue:
					overdue++
					worst = max(worst, d.Days)
				case deadlines.Due:
					if next.Rule == nil || d.BookBy < next.BookBy {
						next = d
					}
				}
			}
			if overdue != c.Overdue || (overdue > 0) != (c.State == "overdue") || (c.Next == nil) != (next.Rule == nil) || c.Next != nil && (c.Next.Title != next.Rule.Title || c.Next.Due != next.Due.String()) {
				t.Fatalf("line %d is %+v; alone it has %d overdue and the next by %v", c.Line, c, overdue, next.BookBy)
			}
			if overdue > 0 && !strings.Contains(c.Worst.Standing, fmt.Sprintf("Overdue by %d day", worst)) {
				t.Fatalf("line %d: the worst is %q, alone %d days", c.Line, c.Worst.Standing, worst)
			}
		}
		for line := range rows {
			if !told[line+2] {
				t.Fatalf("line %d is lost: %q", line+2, rows[line])
			}
		}
	})
}

// The rows that filters keep are those of the whole, in its order.
func TestAFilterKeepsTheOrder(t *testing.T) {
	book := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		l, _ := work(t, book, sheets().Draw(t, "sheet"), inOrder, 50)
		all, n := l.Sorted(caseload.Filter{}), 0
		for _, state := range caseload.States {
			kept := l.Sorted(caseload.Filter{State: state})
			n += len(kept)
			if !slices.Equal(kept, all[min(n-len(kept), len(all)):min(n, len(all))]) {
				t.Fatalf("the rows that are %s do not stand together", state)
			}
		}
		if n != len(all) {
			t.Fatalf("%d rows in the states, %d in all", n, len(all))
		}
	})
}

// FuzzRequests makes sure that nothing asked of a caseload makes it panic, or is answered
// with what is not JSON.
func FuzzRequests(f *testing.F) {
	f.Add([]byte(`{"today": "2026-12-01", "columns": ["reference", "worker", "area", "initial-conference", "core-group", "next-review-conference", ""], "order": "day-first", "serial": "1904"}`), []byte(`{"filter": {"state": "overdue", "find": "ab"}, "from": 1, "count": 5}`), uint8(3))
	f.Add([]byte(`{"today": "2026-12-01", "columns": ["", "", "", "core-group"], "area": "elmshire"}`), []byte(`{"from": -9, "count": 999999999}`), uint8(0))
	book := rulebooktest.Book(f)
	f.Fuzz(func(t *testing.T, begin, ask []byte, rows uint8) {
		l, err := caseload.Open(book, sheet)
		if err != nil {
			t.Fatal(err)
		}
		text, err := l.Start(begin)
		if err == nil {
			if !json.Valid(text) {
				t.Fatalf("%q is answered with %q", begin, text)
			}
			l.Step(int(rows))
		}
		if text, err := l.Result(ask); err == nil && !json.Valid(text) {
			t.Fatalf("%q is answered with %q", ask, text)
		}
		if a := l.Answer(int(rows)); a != nil && !json.Valid(a.JSON()) {
			t.Fatalf("line %d is answered with %q", rows, a.JSON())
		}
		l.CSV(caseload.Filter{})
		l.Calendar(caseload.Filter{})
	})
}
