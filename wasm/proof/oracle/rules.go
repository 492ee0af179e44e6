package oracle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Book is a rules file as the oracle reads it.
type Book struct {
	almanac *almanac
	Areas   []*Area
}

// Area is one area's rules, in the order of its pages.
type Area struct {
	ID, Title string
	Events    []string // of which its people can give a date
	Rules     []*Rule
}

// Rule is one timescale.
type Rule struct {
	ID       string
	Carried  bool // shown, not counted
	MetBy    string
	prompt   bool
	first    bool
	since    string
	readings []limit
}

// limit is one way to read a rule: so many of a unit, counted by a word from an event.
type limit struct {
	event  string
	before bool
	word   string
	n      int
	unit   string
	why    string
}

// wording is what a timescale, and each other reading of it, says of the limit.
type wording struct {
	After, Before, Within, Every, Why string
	AtLeast                           string `json:"at-least"`
	NoMoreThan                        string `json:"no-more-than"`
}

// timescale is a rule as the file has it. What is not used here is named all the same, so
// that a word which the oracle does not know is refused.
type timescale struct {
	wording
	ID, Clause, Title, Force, Verb, Note, Topic, Which, Since string
	Prompt                                                    bool
	MetBy                                                     string                       `json:"met-by"`
	AtOnce                                                    string                       `json:"at-once"`
	OnVisits                                                  string                       `json:"on-visits"`
	ForService                                                string                       `json:"for-service"`
	OrReadAs                                                  []wording                    `json:"or-read-as"`
	MayLoosen                                                 *struct{ By, Clause string } `json:"may-loosen"`
}

// Read reads a rules file.
func Read(text []byte) (*Book, error) {
	var file struct {
		Calendar struct {
			FirstYear   int `json:"first-year"`
			PublishedTo int `json:"published-to"`
			Days        []struct{ Date, Name string }
		}
		Areas []struct {
			ID, Title string
			Events    []struct{ ID string }
			Pages     []struct{ Timescales []json.RawMessage }
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	holidays := map[string]string{}
	for _, day := range file.Calendar.Days {
		holidays[day.Date] = day.Name
	}
	a, err := newAlmanac(file.Calendar.FirstYear, file.Calendar.PublishedTo, holidays)
	if err != nil {
		return nil, err
	}
	b := &Book{almanac: a}
	for _, from := range file.Areas {
		area := &Area{ID: from.ID, Title: from.Title}
		for _, e := range from.Events {
			area.Events = append(area.Events, e.ID)
		}
		for _, page := range from.Pages {
			for _, text := range page.Timescales {
				rule, err := readRule(text)
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %w", area.ID, text, err)
				}
				area.Rules = append(area.Rules, rule)
			}
		}
		b.Areas = append(b.Areas, area)
	}
	return b, nil
}

// Area finds an area by its id, or gives nil.
func (b *Book) Area(id string) *Area {
	if i := slices.IndexFunc(b.Areas, func(a *Area) bool { return a.ID == id }); i >= 0 {
		return b.Areas[i]
	}
	return nil
}

func readRule(text []byte) (*Rule, error) {
	var t timescale
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&t); err != nil {
		return nil, err
	}
	r := &Rule{ID: t.ID, MetBy: t.MetBy, prompt: t.Prompt, first: t.Which == "first", since: t.Since}
	if t.AtOnce+t.OnVisits+t.ForService != "" {
		r.Carried = true
		return r, nil
	}
	first, err := t.limit(limit{})
	if err != nil {
		return nil, err
	}
	r.readings = []limit{first}
	for _, other := range t.OrReadAs {
		l, err := other.limit(first)
		if err != nil {
			return nil, err
		}
		r.readings = append(r.readings, l)
	}
	return r, nil
}

// limit is the wording as a limit; what it does not say is as in another one.
func (w wording) limit(as limit) (limit, error) {
	as.why = w.Why
	switch {
	case w.After != "":
		as.event, as.before = w.After, false
	case w.Before != "":
		as.event, as.before = w.Before, true
	}
	for word, text := range map[string]string{"within": w.Within, "every": w.Every, "at-least": w.AtLeast, "no-more-than": w.NoMoreThan} {
		if text == "" {
			continue
		}
		var err error
		as.word = word
		if as.n, as.unit, err = span(text); err != nil {
			return limit{}, err
		}
	}
	return as, nil
}

// span reads "10 working days".
func span(text string) (n int, unit string, err error) {
	number, unit, _ := strings.Cut(text, " ")
	if n, err = strconv.Atoi(number); err != nil {
		return 0, "", err
	}
	if !strings.HasSuffix(unit, "s") {
		unit += "s"
	}
	if !slices.Contains([]string{"days", "working days", "weeks", "months", "years"}, unit) {
		return 0, "", fmt.Errorf("unknown unit %q", unit)
	}
	return n, unit, nil
}

// words writes a limit's length as a rule does.
func (l limit) words() string {
	if l.n == 1 {
		return "1 " + strings.TrimSuffix(l.unit, "s")
	}
	return strconv.Itoa(l.n) + " " + l.unit
}

// Tighter is an interval that may be set in place of the rule's own without anybody's
// decision, or empty where there is none: one less of its unit, or one more where the rule
// is about notice, which is tighter the longer it is.
func (r *Rule) Tighter() string {
	if r.Carried || r.prompt {
		return ""
	}
	l := r.readings[0]
	if l.n--; l.before && l.word != "no-more-than" {
		l.n += 2
	}
	if l.n == 0 {
		return ""
	}
	return l.words()
}

// Counted is how many of the area's rules are counted; the others are only shown.
func (a *Area) Counted() (n int) {
	for _, r := range a.Rules {
		if !r.Carried {
			n++
		}
	}
	return n
}

// DayOff is why a day such as 2026-12-25 is not a working day, or empty.
func (b *Book) DayOff(date string) string { return b.almanac.pages[b.almanac.numbers[date]].off }
