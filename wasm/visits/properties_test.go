package visits_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/visits"
)

// At every nth visit means: a visit is a breach where it and the n-1 before it all went
// without, and the next must have it where the n-1 up to it have.
func TestEveryNthIsNeverNRunning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		had := rapid.SliceOfN(rapid.Bool(), 0, 40).Draw(t, "had")
		without := func(last, n int) bool { // the n visits up to the last, counting from 1
			return n <= last && !slices.Contains(had[last-n:last], true)
		}
		got := visits.EveryNth(n, had)
		var breaches []int
		for i := range had {
			if without(i+1, n) {
				breaches = append(breaches, i+1)
			}
		}
		if !slices.Equal(got.Breaches, breaches) || got.NextMust != without(len(had), n-1) || !without(len(had), got.Without) || got.Without < len(had) && without(len(had), got.Without+1) {
			t.Fatalf("every %d of %v: %+v, want the breaches %v", n, had, got, breaches)
		}
	})
}

// One visit more that had it never adds a breach, and a stricter rule never has fewer.
func TestAVisitThatHadItBreaksNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		had := rapid.SliceOfN(rapid.Bool(), 0, 40).Draw(t, "had")
		before := len(visits.EveryNth(n, had).Breaches)
		with := slices.Insert(slices.Clone(had), rapid.IntRange(0, len(had)).Draw(t, "at"), true)
		if after := len(visits.EveryNth(n, with).Breaches); after > before {
			t.Fatalf("every %d of %v: %d breaches, of %v %d", n, had, before, with, after)
		}
		if n > 1 && len(visits.EveryNth(n-1, had).Breaches) < before {
			t.Fatalf("every %d of %v has fewer breaches than every %d", n-1, had, n)
		}
	})
}

// FuzzVisitOfALog makes sure that nothing that is typed for one visit makes a log be answered
// with what is not JSON, or be lost: it is worked, or told with its row.
func FuzzVisitOfALog(f *testing.F) {
	f.Add("2026-12-02", "lead-worker", "yes", "yes", "", "no", "")
	f.Add("46349", "other", "no", "", "refused", "yes", "\xff")
	f.Add("2/12/26", "", "", "maybe", "", "", "a\x00b")
	b := book(f)
	f.Fuzz(func(t *testing.T, date, by, seen, home, why, announced, bedroom string) {
		q := request("today=2026-12-20 baby", "2026-12-01 home alone")
		q["visits"] = []map[string]string{{"date": "2026-12-01", "by": "lead-worker", "seen": "yes"},
			{"date": date, "by": by, "seen": seen, "home": home, "why": why, "announced": announced, "bedroom": bedroom}}
		area, log, problem := visits.Read(b, text(t, q))
		if problem != nil {
			return
		}
		told := 0
		for _, v := range log.Visits {
			if v.Row == 1 {
				told++
			}
		}
		for _, p := range log.Problems {
			if p.Row == 1 {
				told++
			}
		}
		if told == 0 && date+by+seen+home+why+announced+bedroom != "" {
			t.Fatalf("%q is lost: %+v", q["visits"], log)
		}
		visits.Work(b, area, log)
	})
}
