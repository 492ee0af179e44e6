//go:build !js

// Command families checks the pages for families before a site is built of them:
//
//	go run ./wasm/plain/families [-words] [-text] [file ...]
//
// Every section is there in its order, rests on clauses or says that the procedure is silent,
// and nothing is harder to read than content/families/_index.md lets it be. A page of no area is
// the handbook's own words, and says so. Without files it reads all of content/families but the
// cards. -words lists the words of several syllables, longest first;
// -text prints what is measured, for another tool to measure.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"handbook/wasm/plain"

	"github.com/goccy/go-yaml"
)

const index = "content/families/_index.md"

// House is what every page is held to.
type House struct {
	Terms   []string
	Readers []struct {
		ID    string
		Grade float64
		Words int
	}
	Sections []map[string]string
}

// Page is one page, whose keys are all known. Own is its text where it is of no area.
type Page struct {
	Title, Description, Layout, Area, Reader string
	RestsOn                                  string `yaml:"rests-on"`
	Reviewed                                 map[string]string
	Sums                                     []map[string]any
	Sections                                 []Section
	Own                                      string `yaml:"-"`
}

// Section is one part of a page.
type Section struct {
	ID, Title, Text, Silent string
	Ours                    bool
	Clauses                 []string
	Words                   []struct{ Word, Means string }
}

func main() {
	words := flag.Bool("words", false, "list long words")
	text := flag.Bool("text", false, "print the running text")
	flag.Parse()
	files := flag.Args()
	if len(files) == 0 {
		files = pages()
	}
	var house House
	if err := front(index, &house); err != nil || len(files) == 0 {
		fmt.Fprintf(os.Stderr, "families: %v, %d pages in content/families\n", err, len(files))
		os.Exit(1)
	}
	wrong := false
	for _, file := range files {
		faults := house.check(file, *words)
		if *text {
			house.print(file)
		}
		for _, fault := range faults {
			fmt.Fprintf(os.Stderr, "%s: %s\n", file, fault)
		}
		wrong = wrong || len(faults) > 0
	}
	if wrong {
		os.Exit(1)
	}
}

// pages are all that is read: every page for families but the index and the cards.
func pages() []string {
	files, _ := filepath.Glob("content/families/*.md")
	return slices.DeleteFunc(files, func(file string) bool { return file == index || strings.HasSuffix(file, "-card.md") })
}

// front decodes a file's front matter. A page's keys must be known.
func front(file string, into any) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "---\n", 3)
	if len(parts) < 3 {
		return fmt.Errorf("%s has no front matter", file)
	}
	if page, ok := into.(*Page); ok {
		page.Own = parts[2]
		return yaml.UnmarshalWithOptions([]byte(parts[1]), into, yaml.Strict())
	}
	return yaml.Unmarshal([]byte(parts[1]), into)
}

// check says what is wrong with a page, and prints its grade.
func (h *House) check(file string, words bool) (faults []string) {
	fault := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	var p Page
	if err := front(file, &p); err != nil {
		return []string{err.Error()}
	}
	name := p.Area + "-" + p.Reader + ".md"
	switch own := strings.TrimSpace(p.Own) != ""; {
	case p.Area == "" && (!own || p.RestsOn == "" || p.Layout != "" || len(p.Sections) > 0):
		fault("is of no area: want text below the front matter, rests-on: that says whose it is, and neither layout: nor sections:")
	case p.Area == "":
	case p.Layout != "family" || filepath.Base(file) != name || own:
		fault("layout %q, area %q and reader %q do not fit (want layout family in %s, and no text but sections:)", p.Layout, p.Area, p.Reader, name)
	default:
		h.sections(&p, fault)
	}
	running, known := plain.Of(p.running(), h.Terms), false
	for _, reader := range h.Readers {
		if reader.ID != p.Reader {
			continue
		}
		known = true
		grade := running.Grade()
		fmt.Printf("%-52s grade %.1f of %.0f (%.1f with terms as they are), %d sentences\n", file, grade, reader.Grade, plain.Of(p.running(), nil).Grade(), len(running.Sentences))
		if grade > reader.Grade {
			fault("grade %.1f, over %.0f: shorter sentences, shorter words", grade, reader.Grade)
		}
		for _, long := range running.Longer(reader.Words) {
			fault("%d words, over %d: %s", plain.Words(long), reader.Words, long)
		}
	}
	if !known {
		fault("reader %q is none of %s", p.Reader, index)
	}
	if words {
		long(running)
	}
	return faults
}

// sections holds a page's sections against the list.
func (h *House) sections(p *Page, fault func(string, ...any)) {
	var want []map[string]string
	for _, s := range h.Sections {
		if s[p.Reader] != "" {
			want = append(want, s)
		}
	}
	for i, s := range p.Sections {
		if i >= len(want) || s.ID != want[i]["id"] || s.Title != want[i][p.Reader] {
			fault("section %q, %q is not the one whose place this is (the list is in %s)", s.ID, s.Title, index)
			return
		}
		free := s.ID == "safe" || s.ID == "words"
		switch {
		case s.Ours && !free:
			fault("%s: ours: only safe and words may be", s.ID)
		case s.Ours && len(s.Clauses) > 0:
			fault("%s: is ours and has clauses: want one of both", s.ID)
		case !s.Ours && s.Text != "" && len(s.Clauses) == 0:
			fault("%s: rests on no clauses: (name them, or say in silent: that the procedure says nothing)", s.ID)
		case s.Text == "" && s.Silent == "" && len(s.Words) == 0:
			fault("%s: is empty", s.ID)
		}
	}
	if len(p.Sections) < len(want) {
		fault("the section %s is missing", want[len(p.Sections)]["id"])
	}
}

// running is the text that is read from end to end: no headings, no clauses, no word that is explained.
func (p *Page) running() string {
	var b strings.Builder
	b.WriteString(p.Own + "\n\n")
	for _, s := range p.Sections {
		b.WriteString(s.Text + "\n\n" + s.Silent + "\n\n")
		for _, w := range s.Words {
			b.WriteString(w.Means + "\n\n")
		}
	}
	return b.String()
}

// print prints what is measured, a sentence a line, its terms as they are.
func (h *House) print(file string) {
	var p Page
	if err := front(file, &p); err == nil {
		fmt.Println(strings.Join(plain.Of(p.running(), h.Terms).Sentences, ".\n\n") + ".")
	}
}

// long prints words of several syllables.
func long(t *plain.Text) {
	many := map[string]int{}
	for _, s := range t.Sentences {
		for _, w := range regexp.MustCompile(`\pL+`).FindAllString(strings.ToLower(s), -1) {
			if plain.Syllables(w) > 1 {
				many[w]++
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(many), func(a, b string) int {
		return cmp.Or(plain.Syllables(b)-plain.Syllables(a), many[b]-many[a], strings.Compare(a, b))
	})
	for _, w := range list {
		fmt.Printf("  %d %s %d times\n", plain.Syllables(w), w, many[w])
	}
}
