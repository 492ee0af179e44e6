package visits_test

import (
	"slices"
	"testing"

	"handbook/wasm/visits"
)

func TestEveryThirdVisit(t *testing.T) {
	for _, tt := range []struct {
		had  []bool
		want visits.Run
		why  string
	}{
		{nil, visits.Run{}, "no visit yet"},
		{[]bool{false, false, true}, visits.Run{}, "done at the third"},
		{[]bool{true, false, false}, visits.Run{Without: 2, NextMust: true}, "two without: the next must"},
		{[]bool{true, false, false, false}, visits.Run{Breaches: []int{4}, Without: 3, NextMust: true}, "three running without"},
	} {
		got := visits.EveryNth(3, tt.had)
		if !slices.Equal(got.Breaches, tt.want.Breaches) || got.Without != tt.want.Without || got.NextMust != tt.want.NextMust {
			t.Errorf("%v: %+v, want %+v: %s", tt.had, got, tt.want, tt.why)
		}
	}
}
