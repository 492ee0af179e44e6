//go:build !js

// Command published checks the list of bank holidays for what the build does not refuse:
//
//	go run ./wasm/calendar/published
//
// A day that the rules for bank holidays do not give is a slip, unless one-year-only: says that
// it was added or moved for that year; so is a day that they give and that is not there.
//
// And it says in time that the list runs out: it fails from six months before the last published
// day, with what an editor does then.
// Today is SOURCE_DATE_EPOCH where that is set, so that an old commit can be checked as of its
// own day, and otherwise the clock's, which is the point. It is a command of `make check` and
// no test, since Go keeps the result of a test whose files are the same. The build does not ask
// it: later years are worked out by rule and marked provisional, so a late list is no reason
// to hold a correction back.
package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

const list = "content/calendar/bank-holidays.md"

// notice is how many months before the last published day the check begins to fail.
const notice = 6

func main() {
	today, err := today(os.Getenv("SOURCE_DATE_EPOCH"), time.Now())
	if err == nil {
		var text []byte
		if text, err = os.ReadFile(list); err == nil {
			err = check(text, today)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// today is the day in England at the epoch, in seconds since 1970, or by the clock where the
// epoch is empty.
func today(epoch string, clock time.Time) (civil.Date, error) {
	if epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("SOURCE_DATE_EPOCH is %q (want seconds since 1970, or nothing)", epoch)
		}
		clock = time.Unix(seconds, 0)
	}
	england, err := time.LoadLocation("Europe/London")
	if err != nil {
		return 0, err
	}
	day, _ := civil.Parse(clock.In(england).Format(time.DateOnly))
	return day, nil
}

// front is what the list's front matter says beside the source.
type front struct {
	FirstYear   int    `yaml:"first-year"`
	PublishedTo int    `yaml:"published-to"`
	ReadOn      string `yaml:"read-on"`
	OneYearOnly []own  `yaml:"one-year-only"`
	Days        []day  `yaml:"days"`
}

type (
	day struct{ Date, Name string }
	own struct {
		Date      string
		InsteadOf string `yaml:"instead-of"`
	}
)

// check refuses a list whose days are not those of the rules and of one-year-only:, or whose
// last published day is six months away or nearer.
func check(text []byte, today civil.Date) error {
	parts := strings.SplitN(string(text), "---\n", 3)
	if len(parts) < 3 {
		return fmt.Errorf("%s: has no front matter", list)
	}
	var f front
	if err := yaml.Unmarshal([]byte(parts[1]), &f); err != nil {
		return fmt.Errorf("%s: %w", list, err)
	}
	_, from := civil.New(f.FirstYear, 1, 1)
	last, to := civil.New(f.PublishedTo, 12, 31)
	read, on := civil.Parse(f.ReadOn)
	if !from || !to || !on {
		return fmt.Errorf("%s: first-year is %d, published-to %d and read-on %q (want two years, and a day such as 2026-08-21)", list, f.FirstYear, f.PublishedTo, f.ReadOn)
	}
	return errors.Join(f.slips(), runsOut(last, read, today))
}

// slips compares the days with what the rules give for the same years.
func (f *front) slips() error {
	want := map[string]string{}
	for year := f.FirstYear; year <= min(f.PublishedTo, calendar.LastYear); year++ {
		for _, h := range calendar.ByRule(year) {
			want[h.Date.String()] = h.Name
		}
	}
	var wrong []error
	for _, o := range f.OneYearOnly {
		if o.InsteadOf != "" && want[o.InsteadOf] == "" {
			wrong = append(wrong, fmt.Errorf("%s: one-year-only: %s: instead-of: the rules do not give %s", list, o.Date, o.InsteadOf))
		}
		delete(want, o.InsteadOf)
		want[o.Date] = "one-year-only: " + o.Date
	}
	for _, d := range f.Days {
		if want[d.Date] == "" {
			wrong = append(wrong, fmt.Errorf("%s: days: %s, %s: the rules for bank holidays do not give this day (mend the date; or, where it was added or moved for this year alone, add {date: %s} to one-year-only:, with instead-of: where it was moved)", list, d.Date, d.Name, d.Date))
		}
		delete(want, d.Date)
	}
	for _, date := range slices.Sorted(maps.Keys(want)) {
		wrong = append(wrong, fmt.Errorf("%s: days: %s is not there (%s)", list, date, want[date]))
	}
	return errors.Join(wrong...)
}

// runsOut is what an editor is told from six months before the last published day.
func runsOut(last, read, today civil.Date) error {
	if today < last.AddMonths(-notice) {
		return nil
	}
	return fmt.Errorf(`%s: the bank holidays are published to %s, and today is %s. After that day every date is provisional.
Bring the list up to date, which was read on %s:
  1. Read the days for England and Wales on the page “UK bank holidays” of GOV.UK (www.gov.uk/bank-holidays).
  2. In %s add the days of each further year to days:, set published-to: to the last of these years and read-on: to the day on which you read it.
  3. In content/changes/_index.md add an entry with the date, area: calendar, grade: new, what, and rules: [bank-holidays].
  4. Run make site, then UPDATE_RULES=1 go test -run TestEveryChangedRule . and make test.`,
		list, last.Long(), today.Long(), read.Long(), list)
}
