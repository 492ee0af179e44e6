//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"handbook/wasm/proof/oracle"
)

// engine answers a request for deadlines; ok is false where it refuses it.
type engine func(request []byte) (answer []byte, ok bool)

// mostShown is how many differences are told in words.
const mostShown = 10

// tally counts what was compared and how much of it differed.
type tally struct {
	Cases       int      `json:"cases"`
	Deadlines   int      `json:"deadlines"`
	Readings    int      `json:"readings"`
	Dates       int      `json:"dates"` // each day of the counting among them
	Differences int      `json:"differences"`
	Shown       []string `json:"shown"` // the first differences in words
}

// add adds another tally.
func (t *tally) add(more tally) {
	t.Cases += more.Cases
	t.Deadlines += more.Deadlines
	t.Readings += more.Readings
	t.Dates += more.Dates
	t.Differences += more.Differences
	t.Shown = append(t.Shown, more.Shown[:min(len(more.Shown), mostShown-len(t.Shown))]...)
}

// differ notes a difference.
func (t *tally) differ(c oracle.Case, format string, of ...any) {
	t.Differences++
	if len(t.Shown) < mostShown {
		request, _ := json.Marshal(c)
		t.Shown = append(t.Shown, fmt.Sprintf("%s: ", request)+fmt.Sprintf(format, of...))
	}
}

// compare holds the engine against the oracle on every case of an area from the starts.
func compare(book *oracle.Book, area *oracle.Area, cases func(*oracle.Area, time.Time) []oracle.Case, answer engine, starts []time.Time) (t tally, err error) {
	for _, start := range starts {
		for _, c := range cases(area, start) {
			request, err := json.Marshal(c)
			if err != nil {
				return t, err
			}
			text, ok := answer(request)
			t.Cases++
			if !ok {
				t.differ(c, "refused: %s", text)
				continue
			}
			var got oracle.Answer
			if err := json.Unmarshal(text, &got); err != nil {
				return t, fmt.Errorf("%s: %w", request, err)
			}
			t.hold(c, got, book.Answer(c))
		}
	}
	return t, nil
}

// hold compares two answers to a case.
func (t *tally) hold(c oracle.Case, got, want oracle.Answer) {
	t.one(c, "horizon", got.Horizon, want.Horizon, got.Horizon == want.Horizon)
	t.one(c, "waiting", got.Waiting, want.Waiting, slices.Equal(got.Waiting, want.Waiting))
	t.one(c, "carried", got.Carried, want.Carried, slices.Equal(got.Carried, want.Carried))
	t.one(c, "refused", got.Refused, want.Refused, slices.Equal(got.Refused, want.Refused))
	if t.one(c, "how many deadlines", len(got.Deadlines), len(want.Deadlines), len(got.Deadlines) == len(want.Deadlines)) {
		for i := range want.Deadlines {
			t.deadline(c, &got.Deadlines[i], &want.Deadlines[i])
		}
	}
}

// deadline compares a deadline, one difference at most.
func (t *tally) deadline(c oracle.Case, got, want *oracle.Deadline) {
	t.Deadlines++
	t.Readings += len(want.Readings)
	t.Dates += 2 + len(want.Working) + 2*len(want.Then)
	for i := range want.Readings {
		t.Dates += 2 + len(want.Readings[i].Working)
		if want.Readings[i].Opens != "" {
			t.Dates++
		}
	}
	t.one(c, want.ID, *got, *want, got.ID == want.ID && got.From == want.From && got.Limit == want.Limit && got.Opens == want.Opens &&
		got.DueIs == want.DueIs && got.Status == want.Status && got.Days == want.Days && got.Actual == want.Actual &&
		got.Set == want.Set && got.Provisional == want.Provisional && slices.EqualFunc(got.Readings, want.Readings, sameReading) &&
		slices.Equal(got.Working, want.Working) && slices.Equal(got.Then, want.Then))
}

func sameReading(got, want oracle.Reading) bool {
	return got.Limit == want.Limit && got.Basis == want.Basis && got.Why == want.Why && got.From == want.From &&
		got.Before == want.Before && got.Opens == want.Opens && slices.Equal(got.Working, want.Working)
}

// one notes a difference where two things are not the same.
func (t *tally) one(c oracle.Case, what string, got, want any, same bool) bool {
	if !same {
		t.differ(c, "%s: the engine has %+v, the oracle %+v", what, got, want)
	}
	return same
}
