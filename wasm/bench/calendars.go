//go:build !js

package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"

	"handbook/wasm/bench/figures"
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

const firstCompared, lastCompared = 2011, 2040

// explained says why a library has other bank holidays than the handbook, one difference a
// line: the day, the library, lacks or adds, and why, with tabs between.
//
//go:embed calendars.txt
var explained string

// calendars holds the handbook's bank holidays in England and Wales against two libraries',
// from firstCompared to lastCompared. Only weekdays are compared: what a library says of a
// Saturday changes no sum. A difference that nobody has explained is an error, and so is an
// explanation of what is no difference (any more).
func calendars() ([]figure, error) {
	text, err := os.ReadFile("public/rules.json")
	if err != nil {
		return nil, fmt.Errorf("%w: run `make site` first", err)
	}
	book, err := rulebook.DecodeWhole(text)
	if err != nil {
		return nil, err
	}
	dateHolidays, err := dateHolidaysOff()
	if err != nil {
		return nil, err
	}
	found := slices.Concat(
		differences(book.Calendar, "rickar/cal", rickarOff()),
		differences(book.Calendar, "date-holidays", dateHolidays))
	why, err := explanations(explained)
	if err != nil {
		return nil, err
	}
	return compared(book.Calendar, found, why)
}

// difference is a weekday that a library takes for a bank holiday and the handbook does not
// (adds), or the other way round (lacks).
type difference struct {
	date          civil.Date
	library, verb string
}

func (d difference) String() string { return d.date.String() + "\t" + d.library + "\t" + d.verb }

// differences goes through every weekday of the years compared.
func differences(ours *calendar.Calendar, library string, off map[civil.Date]bool) (list []difference) {
	first, _ := civil.New(firstCompared, 1, 1)
	last, _ := civil.New(lastCompared, 12, 31)
	for day := first; day <= last; day++ {
		if w := day.Weekday(); w == civil.Saturday || w == civil.Sunday {
			continue
		}
		switch holiday := !ours.Working(day); {
		case holiday && !off[day]:
			list = append(list, difference{day, library, "lacks"})
		case !holiday && off[day]:
			list = append(list, difference{day, library, "adds"})
		}
	}
	return list
}

// rickarOff is what rickar/cal takes off in the United Kingdom; it has England's days only.
func rickarOff() map[civil.Date]bool {
	c, off := cal.NewBusinessCalendar(), map[civil.Date]bool{}
	c.AddHoliday(gb.Holidays...)
	for day := time.Date(firstCompared, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= lastCompared; day = day.AddDate(0, 0, 1) {
		if _, observed, _ := c.IsHoliday(day); observed {
			date, _ := civil.Parse(day.Format(time.DateOnly))
			off[date] = true
		}
	}
	return off
}

// dateHolidaysOff is what date-holidays takes off in England. In UTC each of its midnights
// lies in the English day.
func dateHolidaysOff() (map[civil.Date]bool, error) {
	const script = `import Holidays from 'date-holidays'
const [first, last] = process.argv.slice(1).map(Number), of = new Holidays('GB', 'ENG', { types: ['public'] }), off = []
for (const day = new Date(Date.UTC(first, 0, 1)); day.getUTCFullYear() <= last; day.setUTCDate(day.getUTCDate() + 1))
  if (of.isHoliday(day)) off.push(day.toISOString().slice(0, 10))
console.log(JSON.stringify(off))`
	out, err := run([]string{"TZ=UTC"}, "node", "--input-type=module", "-e", script, fmt.Sprint(firstCompared), fmt.Sprint(lastCompared))
	if err != nil {
		return nil, err
	}
	var days []string
	if err := json.Unmarshal([]byte(out), &days); err != nil {
		return nil, err
	}
	off := map[civil.Date]bool{}
	for _, day := range days {
		date, ok := civil.Parse(day)
		if !ok {
			return nil, fmt.Errorf("date-holidays gives %q, which is no date", day)
		}
		off[date] = true
	}
	return off, nil
}

// explanations reads the file of reasons, by difference.
func explanations(text string) (map[string]string, error) {
	why := map[string]string{}
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 4 || fields[3] == "" {
			return nil, fmt.Errorf("wasm/bench/calendars.txt: %q: want the day, the library, lacks or adds, and why, with tabs between", line)
		}
		why[strings.Join(fields[:3], "\t")] = fields[3]
	}
	return why, nil
}

// compared tells each difference with its reason, or refuses what has only one of the two.
func compared(ours *calendar.Calendar, found []difference, why map[string]string) ([]figure, error) {
	var lines []figure
	var wrong []error
	counts, seen := map[string][2]int{}, map[string]bool{}
	for _, d := range found {
		seen[d.String()] = true
		reason := why[d.String()]
		if reason == "" {
			wrong = append(wrong, fmt.Errorf("%s %s %s (here: %q), and wasm/bench/calendars.txt does not say why", d.library, d.verb, d.date.Full(), ours.DayOff(d.date)))
			continue
		}
		year, n := "published", counts[d.library]
		if ours.Provisional(d.date) {
			year = "provisional"
			n[1]++
		} else {
			n[0]++
		}
		counts[d.library] = n
		lines = append(lines, figures.New(fmt.Sprintf("%s %s %s (%s)", d.library, d.verb, d.date.Full(), year), 1, "").Told("%s", reason))
	}
	for said := range why {
		if !seen[said] {
			wrong = append(wrong, fmt.Errorf("wasm/bench/calendars.txt explains what is no difference: %q", said))
		}
	}
	days := [2]int{}
	for year := firstCompared; year <= lastCompared; year++ {
		if year <= ours.PublishedTo() {
			days[0] += len(ours.Holidays(year))
		} else {
			days[1] += len(ours.Holidays(year))
		}
	}
	var list []figure
	for _, library := range []string{"rickar/cal", "date-holidays"} {
		n := counts[library]
		list = append(list, figures.New(fmt.Sprintf("bank holidays, %d to %d, on which %s differs", firstCompared, lastCompared, library), float64(n[0]+n[1]), "").
			Told("%d of %d that are published, %d of %d that are provisional; each is explained", n[0], days[0], n[1], days[1]))
	}
	return append(list, lines...), errors.Join(wrong...)
}
