//go:build !js

// Command published says in time that the published bank holidays run out:
//
//	go run ./wasm/calendar/published
//
// It fails from six months before the last published day, and says what an editor does then.
// Today is SOURCE_DATE_EPOCH where that is set, so that an old commit can be checked as of its
// own day, and otherwise the clock's, which is the point. It is a command of `make check` and
// no test, since Go keeps the result of a test whose files are the same. The build does not ask
// it: later years are worked out by rule and marked provisional, so a late list is no reason
// to hold a correction back.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

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

// check refuses a list whose last published day is six months away or nearer.
func check(text []byte, today civil.Date) error {
	var front struct {
		PublishedTo int    `yaml:"published-to"`
		ReadOn      string `yaml:"read-on"`
	}
	parts := strings.SplitN(string(text), "---\n", 3)
	if len(parts) < 3 {
		return fmt.Errorf("%s: has no front matter", list)
	}
	if err := yaml.Unmarshal([]byte(parts[1]), &front); err != nil {
		return fmt.Errorf("%s: %w", list, err)
	}
	last, ok := civil.New(front.PublishedTo, 12, 31)
	read, known := civil.Parse(front.ReadOn)
	if !ok || !known {
		return fmt.Errorf("%s: published-to is %d and read-on %q (want a year, and a day such as 2026-08-21)", list, front.PublishedTo, front.ReadOn)
	}
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
