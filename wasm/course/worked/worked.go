//go:build !js

// Package worked works out what training pages leave to the engine: their dates with wrong
// ones to choose from, and which rules a visit log or a document does not keep. It walks
// every case from end to end.
//
// A page on which something is wrong is refused, in words for its editor: the file, the
// entry, what is wrong and what to write instead. All that is wrong is told together.
package worked

import (
	"errors"
	"fmt"

	"handbook/wasm/course/facts"
	"handbook/wasm/rulebook"
)

// Pages has, by the path of each training page, what was worked out for it. It is written as
// worked.json, in which dates are 2026-11-23.
type Pages map[string]*Page

// Page has the answers to what one page states, by the ids of its entries.
type Page struct {
	Sums  map[string]*Sum    `json:"sums"`
	Logs  map[string]*Judged `json:"logs"`
	Plans map[string]*Judged `json:"plans"`
	Dates []Answer           `json:"dates,omitempty"` // of a pack
}

// Work works every page out. The error joins one error for each thing that is wrong; pages
// are then not whole.
func Work(book *rulebook.Book, f *facts.Facts) (Pages, error) {
	pages := Pages{}
	var errs []error
	for _, p := range f.Pages {
		w := worker{book: book, page: p, area: book.Area(p.Area)}
		if pages[p.Path] != nil {
			w.refuse("", "another page has the path %s too: give it another file name", p.Path)
		}
		pages[p.Path] = w.work()
		errs = append(errs, w.errs...)
	}
	return pages, errors.Join(errs...)
}

// worker works one page out.
type worker struct {
	book *rulebook.Book
	area *rulebook.Area
	page *facts.Page
	errs []error
}

// refuse notes what is wrong with an entry: "sum first", or nothing for the page as a whole.
func (w *worker) refuse(entry, format string, args ...any) {
	if entry != "" {
		entry += ": "
	}
	w.errs = append(w.errs, fmt.Errorf("%s: %s%s", w.page.Source(), entry, fmt.Sprintf(format, args...)))
}

// took remembers ids and refuses one that an entry before has.
func (w *worker) took(ids map[string]bool, kind, id string) {
	switch {
	case id == "":
		w.refuse(kind, "it has no id: give it one of its own")
	case ids[id]:
		w.refuse(kind+" "+id, "another entry has this id: give it one of its own")
	}
	ids[id] = true
}

func (w *worker) work() *Page {
	page := &Page{Sums: map[string]*Sum{}, Logs: map[string]*Judged{}, Plans: map[string]*Judged{}}
	if w.area == nil {
		w.refuse("", "unknown area %q (want %s)", w.page.Area, list(areas(w.book), "or"))
		return page
	}
	switch w.page.Layout {
	case facts.Path, facts.Case, facts.Faults, facts.Briefing, facts.Family:
	case facts.Pack:
		page.Dates = w.dates()
	default:
		w.refuse("", "unknown layout %q (want path, case, faults, briefing, pack or family)", w.page.Layout)
	}
	ids := map[string]bool{}
	for _, s := range w.page.Sums {
		w.took(ids, "sum", s.ID)
		page.Sums[s.ID] = w.sum(s)
	}
	ids = map[string]bool{} // finds and shows name logs and plans alike
	for _, l := range w.page.Logs {
		w.took(ids, "log", l.ID)
		page.Logs[l.ID] = w.log(l)
	}
	for _, p := range w.page.Plans {
		w.took(ids, "plan", p.ID)
		page.Plans[p.ID] = w.plan(p)
	}
	if w.page.Layout == facts.Case {
		w.walk(page)
	}
	return page
}

func areas(book *rulebook.Book) (ids []string) {
	for _, a := range book.Areas {
		ids = append(ids, a.ID)
	}
	return ids
}
