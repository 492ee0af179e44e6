package rulebook_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

// objects are all objects of a rules file, wherever they stand.
func objects(v any) (list []map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		list = append(list, v)
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			list = append(list, objects(v[key])...)
		}
	case []any:
		for _, item := range v {
			list = append(list, objects(item)...)
		}
	}
	return list
}

// shuffled writes a value as JSON, the keys of its objects in an order that rapid decides.
func shuffled(t *rapid.T, v any) []byte {
	var b bytes.Buffer
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for i, key := range rapid.Permutation(keys).Draw(t, "keys") {
			fmt.Fprintf(&b, "%c%q:%s", "{,"[min(i, 1)], key, shuffled(t, v[key]))
		}
		if len(v) == 0 {
			b.WriteByte('{')
		}
		b.WriteByte('}')
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			b.Write(shuffled(t, item))
		}
		b.WriteByte(']')
	default:
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.Bytes()
}

// plainly is a file as decoding JSON makes it.
func plainly(t *testing.T, f rulebooktest.File) (v any) {
	t.Helper()
	if err := json.Unmarshal(rulebooktest.Text(t, f), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// The order in which an editor writes the keys of an entry changes nothing.
func TestTheOrderOfKeysDoesNotMatter(t *testing.T) {
	file := plainly(t, rulebooktest.New(t))
	want := rulebooktest.Book(t)
	rapid.Check(t, func(t *rapid.T) {
		text := shuffled(t, file)
		if got, err := rulebook.DecodeWhole(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v: %s", err, text)
		}
	})
}

// A word that is not known is refused wherever it stands, by its name and with where it stands.
func TestAnUnknownWordIsRefusedAnywhere(t *testing.T) {
	text := rulebooktest.Text(t, rulebooktest.New(t))
	rapid.Check(t, func(t *rapid.T) {
		var file any
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		all := objects(file)
		i := rapid.IntRange(0, len(all)-1).Draw(t, "object")
		word := rapid.StringMatching(`x[a-z]{0,8}(-[a-z]{1,8})?`).Draw(t, "word")
		all[i][word] = "2026-11-23"
		changed, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = rulebook.DecodeWhole(changed)
		if err == nil || !strings.Contains(err.Error(), `"`+word+`"`) || !strings.HasPrefix(err.Error(), "content/") && !strings.HasPrefix(err.Error(), "rules.json: ") {
			t.Fatalf("%s in the object %d: %v", word, i, err)
		}
	})
}

// An entry without one of its words, or with a value of another kind, is read as the editor
// meant or refused with its page, and never makes the decoder fail in another way.
func TestADamagedFileIsRefusedWithItsPage(t *testing.T) {
	text := rulebooktest.Text(t, rulebooktest.New(t))
	rapid.Check(t, func(t *rapid.T) {
		var file any
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		all := objects(file)
		object := all[rapid.IntRange(0, len(all)-1).Draw(t, "object")]
		keys := make([]string, 0, len(object))
		for key := range object {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		key := rapid.SampledFrom(keys).Draw(t, "key")
		switch other := rapid.SampledFrom([]any{nil, 7, "", "x", true, []any{}, []any{7}, map[string]any{}, "remove"}).Draw(t, "value"); other {
		default:
			object[key] = other
		case "remove":
			delete(object, key)
		}
		changed, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, decode := range []func([]byte) (*rulebook.Book, error){rulebook.Decode, rulebook.DecodeVisits, rulebook.DecodePlans, rulebook.DecodeWhole} {
			book, err := decode(changed)
			if (book == nil) == (err == nil) {
				t.Fatalf("%v and %v", book, err)
			}
			if err != nil && !strings.Contains(err.Error(), ": ") {
				t.Fatalf("the error does not say where: %v", err)
			}
		}
	})
}

// What a page's module decodes is what the build has judged.
func TestEveryPartIsThatOfTheWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := rulebooktest.New(t)
		page := rulebooktest.Page(f)
		page["timescales"] = rapid.Permutation(page["timescales"].([]any)).Draw(rt, "timescales")
		page["visits"] = rapid.Permutation(page["visits"].([]any)).Draw(rt, "visits")
		text := rulebooktest.Text(t, f)
		whole, err := rulebook.DecodeWhole(text)
		if err != nil {
			rt.Fatal(err)
		}
		dates, err := rulebook.Decode(text)
		if err != nil || !reflect.DeepEqual(dates.Areas[0].Rules, whole.Areas[0].Rules) {
			rt.Fatalf("timescales: %v", err)
		}
		visits, err := rulebook.DecodeVisits(text)
		if err != nil || !reflect.DeepEqual(visits.Areas[0].Visits, whole.Areas[0].Visits) {
			rt.Fatalf("visits: %v", err)
		}
	})
}

// FuzzParts makes sure that no file makes the decoders of pages' modules panic, and that
// they read what the build lets pass.
func FuzzParts(f *testing.F) {
	f.Add(rulebooktest.Text(f, rulebooktest.New(f)))
	f.Add([]byte(`{"calendar": {}, "areas": [{"pages": [{"timescales": [{"id": "a", "after": "core-group", "within": "2 days"}]}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		_, whole := rulebook.DecodeWhole(text)
		for _, decode := range []func([]byte) (*rulebook.Book, error){rulebook.Decode, rulebook.DecodeVisits, rulebook.DecodePlans} {
			if book, err := decode(text); (book == nil) == (err == nil) || err != nil && whole == nil {
				t.Fatalf("%q: %v, %v; the whole: %v", text, book, err, whole)
			}
		}
	})
}
