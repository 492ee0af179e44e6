// Package visitstest reads the short form in which tests write logs of visits.
package visitstest

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// Case is a line of a file of cases: a rule, what is given, a log, what the finding is, and why.
type Case struct{ Rule, Given, Log, Want, Why string }

var flags = map[string][2]string{
	"lead": {"by", "lead-worker"}, "member": {"by", "core-group-member"}, "social": {"by", "social-worker"}, "other": {"by", "other"},
	"seen": {"seen", "yes"}, "unseen": {"seen", "no"}, "home": {"home", "yes"}, "away": {"home", "no"},
	"alone": {"alone", "yes"}, "accompanied": {"alone", "no"}, "awake": {"awake", "yes"}, "asleep": {"awake", "no"}, "bedroom": {"bedroom", "yes"},
	"dressed": {"dressed", "yes"}, "announced": {"announced", "yes"}, "unannounced": {"announced", "no"},
	"refused": {"why", "refused"}, "no-answer": {"why", "no-answer"}, "withheld": {"why-not-alone", "agreement-withheld"}, "reason": {"why-not-alone", "other"},
}

// Log turns "2026-12-01 lead home seen alone; 2026-12-10 member seen" into visits. A visit
// with neither seen nor unseen was seen, and without a visitor was made by the lead worker.
func Log(text string) []map[string]string {
	list := []map[string]string{}
	for _, entry := range strings.Split(text, ";") {
		words := strings.Fields(entry)
		if len(words) == 0 {
			continue
		}
		v := map[string]string{"date": words[0], "seen": "yes", "by": "lead-worker"}
		for _, w := range words[1:] {
			flag, ok := flags[w]
			if !ok {
				panic("no such word in a test: " + w)
			}
			v[flag[0]] = flag[1]
		}
		list = append(list, v)
	}
	return list
}

var keys = map[string]string{"conference": "initial-conference", "review": "review-conference", "next": "next-review-conference", "born": "date-of-birth",
	"absent": "lead-worker-absent", "back": "lead-worker-back"}

// Request builds a request out of "today=2026-12-01 conference=2026-11-23 baby review=2027-02-12
// plan:3_weeks", the conference being on Monday 23 November 2026 unless said, and a log.
func Request(given, entries string) map[string]any {
	dates := map[string]any{"initial-conference": "2026-11-23"}
	set := map[string]any{}
	r := map[string]any{"area": "elmshire", "dates": dates, "set": set, "visits": Log(entries)}
	for _, field := range strings.Fields(given) {
		if field == "baby" {
			r["baby"] = true
		} else if id, span, ok := strings.Cut(field, ":"); ok {
			n, unit, _ := strings.Cut(span, "_")
			unit, by, _ := strings.Cut(unit, "/")
			set[id] = map[string]string{"n": n, "unit": strings.ReplaceAll(unit, "_", " "), "by": by}
		} else if key, value, _ := strings.Cut(field, "="); key == "today" || key == "reference" {
			r[key] = value
		} else if key == "review" {
			dates[keys[key]] = strings.Split(value, ",")
		} else {
			dates[keys[key]] = value
		}
	}
	return r
}

// Cases reads a file of cases; what starts with # says something of those that follow.
func Cases(t testing.TB, file string) (list []Case) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' {
			cells := strings.Split(line, "|")
			if len(cells) != 5 {
				t.Fatalf("%s: %s: want rule | given | log | finding | why", file, line)
			}
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			list = append(list, Case{cells[0], cells[1], cells[2], cells[3], cells[4]})
		}
	}
	return list
}
