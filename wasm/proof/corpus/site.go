package corpus

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"handbook/wasm/proof/oracle"
)

// Area is an area of the built site.
type Area struct {
	*oracle.Area
	Book *oracle.Book
	Href string // of its rules file, as its pages fetch it
	File []byte // that file
}

// Site reads the rules of every area of a built site, in the site's order.
func Site(public string) (areas []Area, err error) {
	var list struct {
		Areas []struct {
			ID    string
			Rules struct{ Href string }
		}
	}
	text, err := os.ReadFile(filepath.Join(public, "areas.json"))
	if err != nil {
		return nil, fmt.Errorf("the site is not built (run `make site` first): %w", err)
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	for _, a := range list.Areas {
		text, err := os.ReadFile(filepath.Join(public, a.Rules.Href))
		if err != nil {
			return nil, err
		}
		book, err := oracle.Read(text)
		if err != nil {
			return nil, err
		}
		area := book.Area(a.ID)
		if area == nil {
			return nil, fmt.Errorf("%s has no area %s", a.Rules.Href, a.ID)
		}
		areas = append(areas, Area{area, book, a.Rules.Href, text})
	}
	return areas, nil
}

// Areas are the areas of a rules file that no site has, such as Vocabulary makes.
func Areas(rules []byte) (areas []Area, err error) {
	book, err := oracle.Read(rules)
	if err != nil {
		return nil, err
	}
	for _, a := range book.Areas {
		areas = append(areas, Area{Area: a, Book: book, File: rules})
	}
	return areas, nil
}

// Corpus is every case of the area from each stepth start of the published years.
func (a Area) Corpus(step int) iter.Seq[oracle.Case] {
	return func(yield func(oracle.Case) bool) {
		for i, start := range Starts(First, Last) {
			if i%step != 0 {
				continue
			}
			for _, c := range Cases(a.Area, start) {
				if !yield(c) {
					return
				}
			}
		}
	}
}
