package api

import (
	"context"
	"io/fs"
	"sync"

	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// rules are a part of what the engine knows of an area: where it is built, and how it is
// read.
type rules struct {
	part   string
	folder string // the area's folder, with its rules.json, is in it
	decode func(text []byte) (*rulebook.Book, error)
}

var (
	timescales = rules{"timescales", "/", rulebook.Decode}
	seeing     = rules{"visits", "/", rulebook.DecodeVisits}
	plans      = rules{"plans", "/calculators/plans/", rulebook.DecodePlans}
)

// books keeps what has been decoded. A book is not changed once it is made, so that many
// requests read it at once. A host that starts afresh for each request decodes it for each.
type books struct {
	read func(ctx context.Context, path string) ([]byte, error)
	kept sync.Map // of *rulebook.Book, by part and area
}

// book gives the rules of one area and reads no other's. Its error is fs.ErrNotExist where
// there is no such area.
func (b *books) book(ctx context.Context, r rules, area string) (*rulebook.Book, error) {
	if !named(area) {
		return nil, fs.ErrNotExist
	}
	key := r.part + " " + area
	if book, ok := b.kept.Load(key); ok {
		return book.(*rulebook.Book), nil
	}
	text, err := b.read(ctx, r.folder+area+"/rules.json")
	if err != nil {
		return nil, err
	}
	book, err := r.decode(text)
	switch {
	case err != nil:
		return nil, err
	case area != plan.National && book.Area(area) == nil: // a folder that has rules and is no area
		return nil, fs.ErrNotExist
	}
	b.kept.Store(key, book)
	return book, nil
}

// named reports whether a text can be an area's id, and so part of a path.
func named(area string) bool {
	for i := range len(area) {
		if c := area[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return area != "" && len(area) <= 60
}
