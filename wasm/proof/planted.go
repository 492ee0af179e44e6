//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"handbook/wasm/civil"
	"handbook/wasm/proof/corpus"
	"handbook/wasm/proof/oracle"
)

// mistake is one that an engine might make. It is planted in the rules that the engine is
// given, or in what it answers.
type mistake struct {
	what   string
	rules  func([]byte) []byte // nil leaves them
	answer func(*oracle.Deadline)
}

// swap plants other words in the rules.
func swap(words, others string) func([]byte) []byte {
	return func(rules []byte) []byte { return bytes.ReplaceAll(rules, []byte(words), []byte(others)) }
}

// move moves the last day of each reading that is counted in a unit.
func move(unit string, to func(r *oracle.Reading) string) func(*oracle.Deadline) {
	return func(d *oracle.Deadline) {
		for i := range d.Readings {
			if r := &d.Readings[i]; bytes.HasSuffix([]byte(r.Basis), []byte(unit)) {
				r.Due = to(r)
			}
		}
		d.Due = d.Readings[0].Due
	}
}

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// mistakes are those that the comparison is tried with.
var mistakes = []mistake{
	{what: "the bank holiday of 19 September 2022 is missing", rules: swap(`{"date":"2022-09-19","name":"State Funeral of Queen Elizabeth II"},`, ``)},
	{what: "a limit of ten working days is counted as eleven", rules: swap(`"10 working days"`, `"11 working days"`)},
	{what: "a limit of ten working days is counted as nine, the day of the event being day 1", rules: swap(`"10 working days"`, `"9 working days"`)},
	{what: "weeks before a conference are counted a day short", rules: swap(`"3 weeks"`, `"20 days"`)},
	{what: "a last day at the weekend is moved to Monday", answer: move("", func(r *oracle.Reading) string {
		to := day(r.Due)
		for to.Weekday() == time.Saturday || to.Weekday() == time.Sunday {
			to = to.AddDate(0, 0, 1)
		}
		return to.Format(time.DateOnly)
	})},
	{what: "months run over the end of a month, so that 30 November and three months is 2 March", answer: move("months", func(r *oracle.Reading) string {
		n := 0
		fmt.Sscan(r.Basis, &n)
		return day(r.From.Date).AddDate(0, n, 0).Format(time.DateOnly)
	})},
	{what: "repeated months are chained, so that the 31st becomes the 28th for ever", answer: func(d *oracle.Deadline) {
		last := d.Due
		for i := range d.Then {
			n := 0
			fmt.Sscan(d.Readings[0].Basis, &n)
			if date, ok := civil.Parse(last); ok && bytes.HasSuffix([]byte(d.Readings[0].Basis), []byte("months")) {
				last = date.AddMonths(n).String()
				d.Then[i].Due = last
			}
		}
	}},
	{what: "the day to book by is the last day even on a day off", answer: func(d *oracle.Deadline) { d.BookBy = d.Due }},
	{what: "only the first reading is given", answer: func(d *oracle.Deadline) { d.Readings = d.Readings[:1] }},
	{what: "a window opens a day late", answer: func(d *oracle.Deadline) {
		if d.Opens != "" {
			d.Opens = day(d.Opens).AddDate(0, 0, 1).Format(time.DateOnly)
			d.Readings[0].Opens = d.Opens
		}
	}},
	{what: "a skipped day is not named in the counting", answer: func(d *oracle.Deadline) {
		for i := range d.Working {
			d.Working[i].Skipped = ""
		}
	}},
}

// plantedStarts are the days from which planted mistakes are looked for: months that have a
// bank holiday of their own and ends on the 30th and the 31st.
func plantedStarts() []time.Time { return corpus.Starts(day("2022-08-25"), day("2022-11-30")) }

// plant counts the differences that each mistake makes.
func plant(public string) (list []planted, err error) {
	for _, m := range mistakes {
		areas, err := corpus.Site(public)
		if err != nil {
			return nil, err
		}
		found := planted{Mistake: m.what}
		for _, a := range areas {
			rules := a.File
			if m.rules != nil {
				rules = m.rules(rules)
			}
			right, err := engineOf(rules)
			if err != nil {
				return nil, err
			}
			t, err := compare(a.Book, a.Area, corpus.Alone, m.spoil(right), plantedStarts())
			if err != nil {
				return nil, err
			}
			found.Differences += t.Differences
		}
		list = append(list, found)
	}
	return list, nil
}

// spoil is an engine that answers as another does, with the mistake in it.
func (m mistake) spoil(right engine) engine {
	if m.answer == nil {
		return right
	}
	return func(request []byte) ([]byte, bool) {
		text, ok := right(request)
		var a oracle.Answer
		if err := json.Unmarshal(text, &a); err != nil {
			return text, false
		}
		for i := range a.Deadlines {
			m.answer(&a.Deadlines[i])
		}
		text, err := json.Marshal(a)
		return text, ok && err == nil
	}
}
