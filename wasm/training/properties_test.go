package training_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/training"
)

var seeds = rapid.StringMatching(`[a-z0-9]{1,20}`)

// Every question has one right answer: its own day is marked right and every other day wrong,
// with the right one told.
func TestOneDayIsRight(t *testing.T) {
	book, area := elmshire(t)
	rapid.Check(t, func(t *rapid.T) {
		set := training.Make(book, area, seeds.Draw(t, "seed"), rapid.IntRange(1, 12).Draw(t, "n"), rapid.IntRange(0, training.MaxLevel).Draw(t, "level"))
		q := set[rapid.IntRange(0, len(set)-1).Draw(t, "question")]
		if m := training.Mark(book, area, q, q.Due()); !m.Right || m.Due != q.Due() || len(m.Mistakes) > 0 {
			t.Fatalf("%s: %+v", short(q), m)
		}
		off := rapid.IntRange(-40, 40).Filter(func(n int) bool { return n != 0 }).Draw(t, "days off")
		if m := training.Mark(book, area, q, q.Due().AddDays(off)); m.Right || m.Due != q.Due() || m.Sentence == "" {
			t.Fatalf("%s, %d days off: %+v", short(q), off, m)
		}
	})
}

// The same seed draws the same questions, in capitals and with spaces too, and at one level a
// longer set begins with the shorter one.
func TestASeedDrawsItsQuestions(t *testing.T) {
	book, area := elmshire(t)
	rapid.Check(t, func(t *rapid.T) {
		typed := seeds.Draw(t, "seed")
		seed, ok := training.Seed(" " + strings.ToUpper(typed) + "\t")
		if again, _ := training.Seed(seed); !ok || seed != typed || again != seed {
			t.Fatalf("%q is the seed %q, %v", typed, seed, ok)
		}
		level, n := rapid.IntRange(1, training.MaxLevel).Draw(t, "level"), rapid.IntRange(1, 20).Draw(t, "n")
		long := training.Make(book, area, seed, training.MaxQuestions, level)
		for i, q := range training.Make(book, area, typed, n, level) {
			if short(q) != short(long[i]) {
				t.Fatalf("%s, level %d: question %d of %d is %s, of %d %s", seed, level, i+1, n, short(q), training.MaxQuestions, short(long[i]))
			}
		}
	})
}

// Questions lie in the years that are asked about, on dates that are in order.
func TestQuestionsLieInTheirYears(t *testing.T) {
	book, area := elmshire(t)
	first, last := d("2026-01-01"), d("2028-12-31")
	rapid.Check(t, func(t *rapid.T) {
		for _, q := range training.Make(book, area, seeds.Draw(t, "seed"), 10, rapid.IntRange(0, training.MaxLevel).Draw(t, "level")) {
			for i, g := range q.Given {
				if g.Date < first || g.Date > last || i > 0 && g.Date < q.Given[i-1].Date || book.Calendar.DayOff(g.Date) != "" && !weekend(book.Calendar.DayOff(g.Date)) {
					t.Fatalf("%s: %v, %s", short(q), g, book.Calendar.DayOff(g.Date))
				}
			}
			if q.Due() < first || q.Due() > last || q.Level < 1 || q.Level > training.MaxLevel {
				t.Fatalf("%s", short(q))
			}
		}
	})
}

func weekend(off string) bool { return off == "Saturday" || off == "Sunday" }

// FuzzFollowUp makes sure that a request for days to practise again never breaks the reader,
// and that the file and the list refuse alike.
func FuzzFollowUp(f *testing.F) {
	for _, text := range []string{`{"finished": "2026-11-22"}`, `{"finished": {"day": "29", "month": "feb", "year": "2028"}}`, `{"finished": "2100-12-31"}`, `{"finished": {"day": 1}}`, `{"finished": []}`, `{}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, request []byte) {
		file, ok := training.RespondFollowUp(request)
		list, listed := training.RespondFollowUpDays(request)
		if ok != listed || !ok && string(file) != string(list) || ok && strings.Count(string(file), "BEGIN:VEVENT") != len(training.FollowUp) {
			t.Fatalf("%q is answered with %s and %s", request, file, list)
		}
	})
}

// FuzzSeed finds that a seed is of small letters and digits, and is its own seed.
func FuzzSeed(f *testing.F) {
	for _, text := range []string{"desk7", " DESK7\t", "", "é", "aaaaaaaaaaaaaaaaaaaaa", "a b", "\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		seed, ok := training.Seed(text)
		if !ok {
			return
		}
		if again, _ := training.Seed(seed); again != seed || strings.Trim(seed, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || seed == "" || len(seed) > training.MaxSeed {
			t.Fatalf("%q is the seed %q", text, seed)
		}
	})
}
