package json_test

import (
	std "encoding/json"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/json"
)

// values are values of any kind that this package reads, so many deep at most.
func values(deep int) *rapid.Generator[any] {
	flat := rapid.OneOf(
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.IntRange(-999999999, 999999999), func(n int) any { return float64(n) }),
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Just(any(nil)),
	)
	if deep == 0 {
		return flat
	}
	return rapid.OneOf(flat,
		rapid.Map(rapid.SliceOfN(values(deep-1), 0, 4), func(list []any) any { return list }),
		rapid.Map(rapid.MapOfN(rapid.String(), values(deep-1), 0, 4), func(object map[string]any) any { return object }),
	)
}

// What the standard library writes is read as the same value, with and without blanks.
func TestValuesReadAsTheStandardLibraryWritesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := values(4).Draw(t, "value")
		flat, err := std.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		indented, _ := std.MarshalIndent(want, "\t", "  ")
		for _, text := range [][]byte{flat, indented} {
			v, err := json.Parse(text)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			if got := plain(v); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s is read as %v, want %v", text, got, want)
			}
		}
	})
}

// A text that is written is read as the same text by the standard library too.
func TestTextsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.String().Draw(t, "text")
		var w json.Writer
		w.String(want)
		var got string
		if err := std.Unmarshal(w.Bytes(), &got); err != nil || got != want {
			t.Fatalf("%q is written as %s, which is read as %q, %v", want, w.Bytes(), got, err)
		}
		if v, err := json.Parse(w.Bytes()); err != nil || v.Kind != json.String || v.Text != want {
			t.Fatalf("%q is written as %s, which is read as %+v, %v", want, w.Bytes(), v, err)
		}
	})
}

// A text that is cut off is refused, wherever it is cut: no part of a value is a value.
func TestNoPartOfAnObjectIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		object := map[string]any{"a": values(3).Draw(t, "value"), "b": values(2).Draw(t, "another")}
		text, err := std.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		cut := rapid.IntRange(0, len(text)-1).Draw(t, "cut")
		if v, err := json.Parse(text[:cut]); err == nil {
			t.Fatalf("%s is read as %+v", text[:cut], v)
		}
		if _, err := json.Parse([]byte(fmt.Sprintf("%s%s", text, text))); err == nil {
			t.Fatal("two values are read as one")
		}
	})
}
