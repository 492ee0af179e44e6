package plain_test

import (
	"math"
	"slices"
	"testing"

	"handbook/wasm/plain"
)

func TestSyllables(t *testing.T) {
	for n, words := range map[int][]string{
		1: {"the", "plan", "safe", "asked", "named", "rules", "you", "eight", "talked", "school", "lives", "help", "role", "whole"},
		2: {"children", "social", "worker", "needed", "places", "able", "people", "meetings", "being", "agrees", "something", "child’s-eye"},
		3: {"family", "protection", "agency", "conference", "important", "together", "decided"},
		4: {"interpreter", "information", "significant"},
	} {
		for _, word := range words {
			if got := plain.Syllables(word); got != n {
				t.Errorf("%s: %d syllables, want %d", word, got, n)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	got := plain.Of(`The **group** must meet
by {meets}. You are one
of them!
## A heading {#heading}
[See the card](/families/).

They are:

- you
- a worker, who

  leads`, nil).Sentences
	want := []string{"The group must meet by day", "You are one of them", "See the card", "They are:", "you", "a worker, who", "leads"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGrade(t *testing.T) {
	for _, tt := range []struct {
		text  string
		terms []string
		want  float64
		why   string
	}{
		{"The cat sat on the mat.", nil, 0.39*6 + 11.8 - 15.59, "six words of one syllable"},
		{"The child protection conference met.", []string{"child protection conference"}, 0.39*3 + 11.8 - 15.59, "a term is one short word"},
		{"They meet by {due}. They talk.", nil, 0.39*3 + 11.8 - 15.59, "a date is one short word"},
		{"The formulation and implementation of multidisciplinary interventions necessitates co-ordination.", nil, 30, "what the pages must not be"},
	} {
		got := plain.Of(tt.text, tt.terms).Grade()
		if tt.want < 20 && math.Abs(got-tt.want) > 1e-9 || tt.want >= 20 && got < 20 {
			t.Errorf("%s: grade %.2f, want %.2f: %s", tt.text, got, tt.want, tt.why)
		}
	}
	if got := plain.Of("", nil).Grade(); got != 0 {
		t.Errorf("no text has grade %f", got)
	}
}

func TestLonger(t *testing.T) {
	text := plain.Of("One two three four. One child protection conference.", []string{"child protection conference"})
	if got := text.Longer(3); len(got) != 2 {
		t.Errorf("got %q: a term has all its words", got)
	}
}
