//go:build !js

// Package facts reads what Hugo tells of the training pages: training.json, whose shape is
// Facts. The words stand in the pages' front matter; what follows from them is worked out by
// package worked and packed by packages scorm and gift.
package facts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is what the file is called.
const File = "training.json"

// Facts is the whole file. A key that is not known is refused.
type Facts struct {
	Pages     []*Page     `json:"pages"`
	Questions []*Question `json:"questions"`
}

// Page is one training page. What a layout has no use for is empty.
type Page struct {
	Path        string `json:"path"` // /training/stockport/lead-worker/
	File        string `json:"file"` // training/stockport/lead-worker.md
	Area        string `json:"area"` // an area's id
	Layout      Layout `json:"layout"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Sums        []Sum  `json:"sums"`
	Logs        []Log  `json:"logs"`
	Plans       []Plan `json:"plans"`
	Steps       []Step `json:"steps"` // of a case
	Word        string `json:"word"`  // of a pack: the seed of its dates
}

// Source is the page's file as an editor finds it: content/training/stockport/lead-worker.md.
func (p *Page) Source() string { return "content/" + p.File }

// Layout is what kind of page it is.
type Layout string

// The layouts.
const (
	Path     Layout = "path"
	Case     Layout = "case"
	Faults   Layout = "faults"
	Briefing Layout = "briefing"
	Pack     Layout = "pack"
	Family   Layout = "family" // a page for families, which states dates too
)

// Asked is which day of a timescale a sum is for. Nothing said is LastDay.
type Asked string

// What can be asked.
const (
	LastDay   Asked = "last-day"
	BookBy    Asked = "book-by"
	Opens     Asked = "opens"      // the first day of a window
	ClearDays Asked = "clear-days" // the whole span before an event lies between the two days
)

// Sum is a date for the engine to work out.
type Sum struct {
	ID      string          `json:"id"`
	Rule    string          `json:"rule"`  // a timescale of the area
	Dates   map[string]Days `json:"dates"` // by event
	Asked   Asked           `json:"asked"`
	Reading int             `json:"reading"` // counting from 1, as the engine lists them; 0 where nothing is said
}

// Days are the dates of one event, written 2026-12-16. One date need not stand in a list.
type Days []string

// UnmarshalJSON reads a date or a list of dates.
func (d *Days) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		*d = Days{""}
		return json.Unmarshal(text, &(*d)[0])
	}
	return json.Unmarshal(text, (*[]string)(d))
}

// Log is a visit log for the engine to judge. Dates, Set and Visits are those of a request to
// package visits.
type Log struct {
	ID     string          `json:"id"`
	Title  string          `json:"title"`
	Today  string          `json:"today"`
	Dates  json.RawMessage `json:"dates"`
	Set    json.RawMessage `json:"set"`
	Baby   bool            `json:"baby"`
	Visits json.RawMessage `json:"visits"`
	Rules  []string        `json:"rules"` // to choose from, in this order
}

// Plan is a document for the engine to judge: the plan of a request to package plan.
type Plan struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Today    string          `json:"today"`
	Document json.RawMessage `json:"document"`
	Rules    []string        `json:"rules"`
}

// Step is one step of a case. It has more keys, which are words for the page alone.
type Step struct {
	ID       string   `json:"id"`
	Ask      string   `json:"ask"`
	Answers  []Answer `json:"answers"`
	AsksDate string   `json:"asks-date"` // a sum's id
	Finds    string   `json:"finds"`     // the id of a log or plan
	Shows    []string `json:"shows"`     // the same
	Next     string   `json:"next"`      // a step; empty for the one below
}

// UnmarshalJSON reads a step and leaves out the keys that are for the page alone.
func (s *Step) UnmarshalJSON(text []byte) error {
	type plain Step
	return json.Unmarshal(text, (*plain)(s))
}

// Answer is what can be chosen at a decision point.
type Answer struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Then  string `json:"then"`
	Go    string `json:"go"` // a step; empty for the next one
}

// Question is one of an area's questions.
type Question struct {
	Area      string         `json:"area"`
	AreaTitle string         `json:"area-title"`
	Edition   string         `json:"edition"`
	ID        string         `json:"id"`
	Clause    string         `json:"clause"`
	Href      string         `json:"href"` // /stockport/core-group/#7.2.1
	Kind      Kind           `json:"kind"`
	Level     int            `json:"level"`
	Ask       string         `json:"ask"`
	Answers   []ChoiceAnswer `json:"answers"` // of Choice and Choices
	Items     []string       `json:"items"`   // of Order, in the right order
	Why       string         `json:"why"`
}

// Kind is how a question is answered.
type Kind string

// The kinds.
const (
	Choice  Kind = "choice"  // one answer is right
	Choices Kind = "choices" // several are
	Order   Kind = "order"   // items are put in order
)

// ChoiceAnswer is one answer to a question, and why it is right or wrong.
type ChoiceAnswer struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Why   string `json:"why"`
}

// Read reads the file in a folder.
func Read(dir string) (*Facts, error) {
	text, err := os.ReadFile(filepath.Join(dir, File))
	if err != nil {
		return nil, err
	}
	return Decode(text)
}

// Decode reads training.json. The error says which key is not known, or what is no JSON.
func Decode(text []byte) (*Facts, error) {
	var f Facts
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("training.json: %w (its shape is in wasm/course/facts)", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("training.json: something follows the value")
	}
	return &f, nil
}
