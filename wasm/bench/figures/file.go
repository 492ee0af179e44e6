//go:build !js

package figures

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Page is the file that the page "How we know" shows. It is committed, so that a build that
// has measured nothing shows what was, with the commit and the machine that it was measured on.
const Page = "content/about/how-we-know/figures.json"

// File is what was measured, each part with the run that it comes from.
type File struct {
	// Promises are the figures that have a bar, Missed those of them that do not keep it.
	Promises int    `json:"promises"`
	Missed   int    `json:"missed"`
	Parts    []Part `json:"parts"`
	// Proof and Mutation are what `make proof` and `make mutation` wrote; nil where neither has run.
	Proof    *Results `json:"proof,omitempty"`
	Mutation *Results `json:"mutation,omitempty"`
}

// Part is what is measured together.
type Part struct {
	Name    string   `json:"name"`  // by which it is asked for, and its fragment on the page
	Title   string   `json:"title"` // its heading
	Says    string   `json:"says"`  // what is measured, and how, in a sentence or two
	Run     Run      `json:"run"`
	Figures []Figure `json:"figures"`
}

// Results are those of another command, as it wrote them.
type Results struct {
	Run     Run             `json:"run"`
	Results json.RawMessage `json:"results"`
}

// Same says whether results are the same as others, whatever run they are of.
func (r Results) Same(other Results) bool {
	var a, b bytes.Buffer
	return json.Compact(&a, r.Results) == nil && json.Compact(&b, other.Results) == nil && bytes.Equal(a.Bytes(), b.Bytes())
}

// Run is when and on what something was measured.
type Run struct {
	Date     string `json:"date"`              // of its end, as 2026-11-22
	Commit   string `json:"commit"`            // the first letters; "" where there is no repository
	Changed  bool   `json:"changed,omitempty"` // there was more than the commit holds
	CPU      string `json:"cpu"`
	Cores    int    `json:"cores"`
	System   string `json:"system"` // such as linux/amd64
	Go       string `json:"go"`
	Node     string `json:"node"`
	Chromium string `json:"chromium"`
}

// Read reads a file of figures; one that is not there is empty.
func Read(name string) (File, error) {
	var f File
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return f, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// Write writes a file of figures, a line for each value, so that a diff shows which have moved.
func (f File) Write(name string) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(f); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}

// Take takes over what another file has: its parts in the place of those of the same name.
// What it does not have stays as it was. Parts come in the order of names, and those that
// have no name there are dropped.
func (f *File) Take(other File, names []string) {
	byName := map[string]Part{}
	for _, list := range [][]Part{f.Parts, other.Parts} {
		for _, p := range list {
			for i, figure := range p.Figures {
				p.Figures[i] = figure.derived() // words of an older run may have been others
			}
			byName[p.Name] = p
		}
	}
	f.Parts = nil
	for _, name := range names {
		if p, ok := byName[name]; ok {
			f.Parts = append(f.Parts, p)
		}
	}
	f.count()
	if other.Proof != nil {
		f.Proof = other.Proof
	}
	if other.Mutation != nil {
		f.Mutation = other.Mutation
	}
}

func (f *File) count() {
	f.Promises, f.Missed = 0, 0
	for _, p := range f.Parts {
		for _, figure := range p.Figures {
			if figure.Bar != nil {
				f.Promises++
			}
			if figure.Missed() {
				f.Missed++
			}
		}
	}
}

// Check says whether everything in a file follows from its numbers.
func (f File) Check() error {
	counted := f
	counted.count()
	if counted.Promises != f.Promises || counted.Missed != f.Missed {
		return fmt.Errorf("%d of %d promises are not kept, it says %d of %d", counted.Missed, counted.Promises, f.Missed, f.Promises)
	}
	for _, p := range f.Parts {
		for _, figure := range p.Figures {
			if err := figure.Check(); err != nil {
				return fmt.Errorf("%s: %w", p.Name, err)
			}
		}
	}
	return nil
}
