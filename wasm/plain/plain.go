// Package plain measures how hard a text is to read: the Flesch-Kincaid grade, and which
// sentences are too long.
//
//	grade = 0.39 words/sentences + 11.8 syllables/words - 15.59
//
// Kincaid and others, Derivation of New Readability Formulas (1975). Syllables are counted by
// rule, with the exceptions that this handbook's pages have. A grade finds what is hard to
// read; that a text is easy only its readers can say.
package plain

import (
	"regexp"
	"slices"
	"strings"
)

// Text is a running text, taken apart.
type Text struct {
	Sentences []string
	terms     *regexp.Regexp
}

var (
	date   = regexp.MustCompile(`\{[^}]*\}`)
	link   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	marks  = strings.NewReplacer("**", "", "*", "", "“", "", "”", "", `"`, "")
	ends   = regexp.MustCompile(`[.!?]+(\s+|$)`)
	bullet = regexp.MustCompile(`^\s*(-|\d+\.)\s+`)
	word   = regexp.MustCompile(`[\pL\d]+(['’-][\pL\d]+)*`)
	vowels = regexp.MustCompile(`[aeiouy]{1,2}`)
	silent = regexp.MustCompile(`([^laeiouysxzcghtd]|[aeiouy]l)es$|([^aeiouytd])ed$|([^laeiouy]|[aeiouy]l)e$`)
)

// Of takes Markdown apart. A line that ends a paragraph and an item of a list each end a
// sentence; headings are left out, and a link is its text. A {date} is one short word; so is,
// for the grade, each of the terms that stay.
func Of(markdown string, terms []string) *Text {
	t := &Text{}
	if len(terms) > 0 {
		longest := slices.Clone(terms)
		slices.SortFunc(longest, func(a, b string) int { return len(b) - len(a) })
		for i, term := range longest {
			longest[i] = regexp.QuoteMeta(term)
		}
		t.terms = regexp.MustCompile(`(?i)\b(` + strings.Join(longest, "|") + `)s?\b`)
	}
	for _, paragraph := range paragraphs(markdown) {
		for _, sentence := range ends.Split(marks.Replace(link.ReplaceAllString(date.ReplaceAllString(paragraph, "day"), "$1")), -1) {
			if word.MatchString(sentence) {
				t.Sentences = append(t.Sentences, strings.TrimSpace(sentence))
			}
		}
	}
	return t
}

// paragraphs joins lines that are wrapped.
func paragraphs(markdown string) (all []string) {
	open := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			open = false
		case bullet.MatchString(line) || !open:
			all, open = append(all, bullet.ReplaceAllString(line, "")), true
		default:
			all[len(all)-1] += " " + line
		}
	}
	return all
}

// Words counts the words of a sentence, terms with all of theirs.
func Words(sentence string) int { return len(word.FindAllString(sentence, -1)) }

// Longer are the sentences of more words than these.
func (t *Text) Longer(words int) (long []string) {
	for _, s := range t.Sentences {
		if Words(s) > words {
			long = append(long, s)
		}
	}
	return long
}

// Grade is the Flesch-Kincaid grade; 0 where there is no text.
func (t *Text) Grade() float64 {
	words, syllables := 0, 0
	for _, s := range t.Sentences {
		if t.terms != nil {
			s = t.terms.ReplaceAllString(s, "term")
		}
		for _, w := range word.FindAllString(s, -1) {
			words++
			syllables += Syllables(w)
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(len(t.Sentences)) + 11.8*float64(syllables)/float64(words) - 15.59
}

// Syllables counts a word's, by its groups of one or two vowels.
func Syllables(w string) int {
	w = strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	if first, rest, two := strings.Cut(w, "-"); two {
		return Syllables(first) + Syllables(rest)
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
	if n, ok := exceptions[w]; ok {
		return n
	}
	return max(len(vowels.FindAllString(strings.TrimPrefix(silent.ReplaceAllString(w, "$1$2$3"), "y"), -1)), 1)
}

// exceptions are words of the pages that the rule gets wrong.
var exceptions = map[string]int{
	"area": 3, "areas": 3, "being": 2, "doing": 2, "eye": 1, "eyes": 1, "going": 2, "idea": 3, "ideas": 3, "likely": 2, "lonely": 2,
	"people": 2, "really": 2, "safely": 2, "safety": 2, "seeing": 2, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2,
}
