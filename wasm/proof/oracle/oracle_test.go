package oracle

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The oracle is worth something only while it shares nothing with what it is held against.
func TestItSharesNoCodeWithTheEngine(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			if first, _, _ := strings.Cut(path, "/"); first == "handbook" || strings.Contains(first, ".") {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}

// hung is the almanac with no bank holidays but those of the test.
func hung(t *testing.T, off ...string) *almanac {
	t.Helper()
	holidays := map[string]string{}
	for _, date := range off {
		holidays[date] = "off"
	}
	a, err := newAlmanac(2011, 2028, holidays)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What is counted here can be followed on any calendar.
func TestSpansCountedByHand(t *testing.T) {
	a := hung(t, "2026-12-25", "2026-12-28", "2027-01-01")
	for _, tt := range []struct {
		from      string
		n         int
		unit      string
		direction int
		want, why string
	}{
		{"2026-12-18", 10, "working days", 1, "2027-01-06", "25 and 28 December and 1 January do not count"},
		{"2026-11-21", 3, "working days", 1, "2026-11-25", "a Saturday is day 0, and Monday day 1"},
		{"2027-01-06", 10, "working days", -1, "2026-12-18", "the same back"},
		{"2026-09-30", 4, "months", 1, "2027-01-30", "Dodds v Walker: the 31st was late"},
		{"2026-11-30", 3, "months", 1, "2027-02-28", "February has no 30th"},
		{"2027-11-30", 3, "months", 1, "2028-02-29", "a leap year has a 29th"},
		{"2027-02-28", 1, "months", 1, "2027-03-28", "a month's end does not stick"},
		{"2027-05-31", 3, "months", -1, "2027-02-28", "the same back"},
		{"2028-02-29", 1, "years", 1, "2029-02-28", "a year is twelve months"},
		{"2026-11-23", 6, "weeks", 1, "2027-01-04", "the same day of the week"},
		{"2026-10-02", 14, "days", 1, "2026-10-16", "example (iii) of CPR 2.8"},
		{"2070-12-31", 1, "days", 1, "", "past the last page"},
		{"1980-01-01", 1, "months", -1, "", "before the first page"},
	} {
		if got := a.date(a.span(a.number("%s", tt.from), tt.n, tt.unit, tt.direction)); got != tt.want {
			t.Errorf("%s, %d %s in direction %d: %s, want %s: %s", tt.from, tt.n, tt.unit, tt.direction, got, tt.want, tt.why)
		}
	}
}

// The bank holidays of years that are not published, as almanacs have them.
func TestExpectedBankHolidays(t *testing.T) {
	a := hung(t)
	for _, tt := range []struct{ date, want string }{
		{"2029-03-30", "Good Friday"}, {"2029-04-02", "Easter Monday"}, {"2035-03-23", "Good Friday"}, {"2038-04-26", "Easter Monday"}, {"2049-04-19", "Easter Monday"},
		{"2029-05-07", "Early May bank holiday"}, {"2029-05-28", "Spring bank holiday"}, {"2029-08-27", "Summer bank holiday"},
		{"2032-12-27", "Christmas Day (substitute day)"}, {"2032-12-28", "Boxing Day (substitute day)"},
		{"2033-12-26", "Boxing Day"}, {"2033-12-27", "Christmas Day (substitute day)"}, {"2034-01-02", "New Year's Day (substitute day)"},
		{"2037-12-28", "Boxing Day (substitute day)"}, {"2028-12-25", ""},
	} {
		if got := a.pages[a.number("%s", tt.date)].off; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.date, got, tt.want)
		}
	}
}

func TestRefusesRulesThatItDoesNotKnow(t *testing.T) {
	const file = `{"calendar": {"first-year": 2011, "published-to": 2028, "days": []}, "areas": [{"id": "elmshire", "pages": [{"timescales": [%]}]}]}`
	for _, rule := range []string{
		`{"id": "a", "after": "core-group", "within": "2 fortnights"}`,
		`{"id": "a", "after": "core-group", "within": "some days"}`,
		`{"id": "a", "after": "core-group", "not-before": "2 days"}`,
		`{"id": "a", "after": "core-group", "within": "2 days", "or-read-as": [{"within": "two days"}]}`,
		`{"id": "a", "after": "core-group", "within": "2 days", "or-read-as": [{"soon": "2 days"}]}`,
	} {
		if _, err := Read([]byte(strings.Replace(file, "%", rule, 1))); err == nil {
			t.Errorf("%s is read", rule)
		}
	}
	if b, err := Read([]byte(strings.Replace(file, "%", `{"id": "a", "after": "core-group", "within": "1 day"}`, 1))); err != nil || b.Area("elmshire").Counted() != 1 || b.Area("oakshire") != nil {
		t.Error(b, err)
	}
}
