//go:build !js

// Package figures is what was measured of the handbook: each figure beside its bar and,
// where there is one, a peer that was measured in the same run. What is shown of a figure
// (its words, how many times a peer it is, whether it keeps its bar) follows from its
// numbers, so that Check finds what somebody has typed.
package figures

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// Figure is one thing measured, smaller being better unless its bar is a least.
type Figure struct {
	What     string  `json:"what"`
	Value    float64 `json:"value"`
	Unit     string  `json:"unit,omitempty"` // "ms", "KB", "times" and so on; none where things are counted
	Measured string  `json:"measured"`       // value and unit in words
	How      string  `json:"how,omitempty"`  // such as "median of 5, worst 33 ms"
	Peer     *Peer   `json:"peer,omitempty"`
	Bar      *Bar    `json:"bar,omitempty"`
}

// Peer is what else was measured in the same run, in the same unit.
type Peer struct {
	Name     string  `json:"name"`
	Value    float64 `json:"value"`
	Measured string  `json:"measured"`
	Faster   bool    `json:"faster,omitempty"` // times says how many times as fast ours is, else how many times as large
	Times    float64 `json:"times"`
	Ratio    string  `json:"ratio"` // times in words
}

// Bar is what a figure promises: its value or, where there is a peer and it says so, its
// ratio to the peer is at most or at least so much.
type Bar struct {
	Ratio bool    `json:"ratio,omitempty"`
	Least bool    `json:"least,omitempty"`
	Limit float64 `json:"limit"`
	Words string  `json:"words"`
	Kept  bool    `json:"kept"`
}

// New is a figure without a peer or a bar.
func New(what string, value float64, unit string) Figure {
	return Figure{What: what, Value: value, Unit: unit}.derived()
}

// Told says how a figure was come by.
func (f Figure) Told(format string, args ...any) Figure {
	f.How = fmt.Sprintf(format, args...)
	return f
}

// Beside sets a figure beside a peer's, of which it is so many times.
func (f Figure) Beside(name string, value float64) Figure {
	f.Peer = &Peer{Name: name, Value: value}
	return f.derived()
}

// FasterThan sets a time beside a peer's, than which it is so many times as fast.
func (f Figure) FasterThan(name string, value float64) Figure {
	f.Peer = &Peer{Name: name, Value: value, Faster: true}
	return f.derived()
}

// AtMost promises a value.
func (f Figure) AtMost(limit float64) Figure { return f.with(Bar{Limit: limit}) }

// AtLeast promises a value.
func (f Figure) AtLeast(limit float64) Figure { return f.with(Bar{Limit: limit, Least: true}) }

// TimesAtMost promises a ratio to the peer.
func (f Figure) TimesAtMost(limit float64) Figure { return f.with(Bar{Limit: limit, Ratio: true}) }

// TimesAtLeast promises a ratio to the peer.
func (f Figure) TimesAtLeast(limit float64) Figure {
	return f.with(Bar{Limit: limit, Ratio: true, Least: true})
}

func (f Figure) with(b Bar) Figure {
	f.Bar = &b
	return f.derived()
}

// Missed says whether a figure has a bar that it does not keep.
func (f Figure) Missed() bool { return f.Bar != nil && !f.Bar.Kept }

// Check says whether everything that follows from a figure's numbers is what it says.
func (f Figure) Check() error {
	if want := f.derived(); !reflect.DeepEqual(f, want) {
		return fmt.Errorf("%s: it says %q, and its numbers say %q", f.What, f, want)
	}
	return nil
}

// String is one line of the bench's table.
func (f Figure) String() string {
	peer, bar, kept := "", "", ""
	if f.Peer != nil {
		peer = fmt.Sprintf("%s: %s %s", f.Peer.Ratio, f.Peer.Name, f.Peer.Measured)
	}
	if f.Bar != nil {
		bar, kept = f.Bar.Words, "kept"
	}
	if f.Missed() {
		kept = "MISSED"
	}
	return strings.TrimRight(fmt.Sprintf("%-72s %12s  %-72s %-24s %s", f.What, f.Measured, join(peer, f.How), bar, kept), " ")
}

func join(a, b string) string {
	if a != "" && b != "" {
		return a + "; " + b
	}
	return a + b
}

// derived is a figure with all that follows from its numbers, which it rounds first.
func (f Figure) derived() Figure {
	f.Value = round(f.Value)
	f.Measured = In(f.Value, f.Unit)
	if f.Peer != nil {
		p := *f.Peer
		p.Value = round(p.Value)
		p.Measured = In(p.Value, f.Unit)
		if p.Times = f.Value / p.Value; p.Faster {
			p.Times = p.Value / f.Value
		}
		p.Times = round(p.Times)
		p.Ratio = ratio(p.Times, p.Faster)
		f.Peer = &p
	}
	if f.Bar != nil {
		b := *f.Bar
		value, words := f.Value, limit(b.Limit, f.Unit)
		if b.Ratio {
			value, words = f.Peer.Times, limit(b.Limit, "times")
		}
		if b.Kept, b.Words = value <= b.Limit, "at most "+words; b.Least {
			b.Kept, b.Words = value >= b.Limit, "at least "+words
		}
		f.Bar = &b
	}
	return f
}

func ratio(times float64, faster bool) string {
	words := In(times, "times")
	if faster {
		words += " as fast"
	}
	return words
}

// round keeps six digits that mean something: what is stored is what is judged.
func round(x float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	return rounded
}

// In writes a number with its unit: whole numbers and those from a hundred as whole ones
// with commas, others with three digits that mean something.
func In(x float64, unit string) string {
	text := ""
	switch {
	case x == math.Trunc(x) || x >= 100:
		text = whole(x)
	case x >= 0.01:
		text = strconv.FormatFloat(x, 'f', 2-max(-1, int(math.Floor(math.Log10(x)))), 64)
	default:
		text = strconv.FormatFloat(x, 'g', 2, 64)
	}
	if unit == "" {
		return text
	}
	return text + " " + unit
}

// limit writes a bar's number as it was set.
func limit(x float64, unit string) string {
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if x == math.Trunc(x) {
		text = whole(x)
	}
	return strings.TrimSpace(text + " " + unit)
}

func whole(x float64) string {
	text := strconv.FormatFloat(x, 'f', 0, 64)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
