package plan_test

import (
	"strings"
	"testing"

	"handbook/wasm/plan"
)

func TestFillersAtTheEdges(t *testing.T) {
	for text, want := range map[string]bool{
		"arrangements still to be agreed": false, "unto be agreed": true, "ato be agreed": true, "To be agreed": false,
		"one two three four to be agreed": false, "one two three four five to be agreed": true,
		"a": true, "Z": true, "0": true, "9": true, "é": true, "À": true, "TBC'": false, "n-a": false, "-tbc": false, "t-b-c": false,
		"to\u2000follow": false, "TBC\u2070": true, strings.Repeat(".", 197) + "tbc": false, strings.Repeat(".", 198) + "tbc": true, strings.Repeat(".", 201) + "a": true, strings.Repeat(".", 201) + "z": true,
	} {
		if got := plan.Says(text); got != want {
			t.Errorf("%.30q (%d bytes): %v, want %v", text, len(text), got, want)
		}
	}
}

func TestNamesAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		text, person string
		want         bool
		why          string
	}{
		{"Mother’s", "Mother", false, "what is hers is not she"},
		{"Mother's", "Mother", false, "with a straight apostrophe"},
		{"Mother’s aunt", "Aunt", true, "her aunt is an aunt"},
		{"Mother's, aunt", "Aunt", true, "a comma after it"},
		{"Mother's, aunt", "Mother", false, "with a comma after it she is not meant either"},
		{"Parents'", "Mother", true, "an apostrophe at the end"},
		{"Uncle and aunt", "Uncle/aunt", true, "one role of two people"},
		{"Mother’so", "Mother", false, "no possessive, and another word"},
		{"Mother (of (the) child) and aunt", "Aunt", true, "brackets in brackets"},
		{"Health) visitor", "Health visitor", true, "a bracket that was never opened"},
		{"Liz", "Li", false, "a name that ends in z"},
		{"Bus", "Bu", false, "a short word keeps its s"},
		{"Aunts", "Aunt", true, "a longer one does not"},
		{"Boss", "Bos", false, "nor does one with two"},
		{"Team", "Team", true, "a body may be meant itself"},
		{"Parents", "Grandmother", false, "parents are mother and father alone"},
		{"Parents", "Father", true, "he is one"},
		{"Aunt/Health visitor", "Health visitor", true, "a stroke parts people"},
		{"Aunt;Health visitor", "Health visitor", true, "a semicolon does"},
		{"Aunt&Health visitor", "Aunt", true, "and an ampersand"},
	} {
		if got := plan.Names(tt.text, tt.person); got != tt.want {
			t.Errorf("%q names %q: %v, want %v: %s", tt.text, tt.person, got, tt.want, tt.why)
		}
	}
}

// risks is a plan with eleven risks, of which one outcome names some.
func risks(named string) m {
	d := whole()
	var list []m
	for range 11 {
		list = append(list, m{"what": "A risk of its own"})
	}
	for i := range list {
		list[i] = m{"what": "Risk number " + strings.Repeat("i", i+1)}
	}
	d["risks"] = rows(list...)
	d["outcomes"].([]any)[0].(m)["risk"] = named
	return d
}

func TestNumbersOfEntries(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ named, want, why string }{
		{"1", "23456789ab", "one number"},
		{"9", "12345678ab", "the last of one digit"},
		{"10", "123456789b", "two digits"},
		{"10 and 11", "123456789", "two numbers"},
		{"1-3", "456789ab", "a span"},
		{"1–3", "456789ab", "with a dash"},
		{"1 to 3", "456789ab", "in words"},
		{"3-1", "2456789ab", "backwards are two numbers"},
		{"-2", "13456789ab", "a span without a start is a number"},
		{"1-3, 5", "46789ab", "a span and a number"},
		{"1-3 and 5-7", "489ab", "two spans"},
		{"R2", "13456789ab", "a letter before it"},
		{"Z2", "13456789ab", "any letter"},
		{"R–2", "13456789ab", "a letter and a dash"},
		{"ZA 2", "123456789ab", "two letters are a word"},
		{"nos 2", "13456789ab", "a word before it"},
		{"1234", "123456789ab", "four digits are no number of an entry"},
		{"011", "123456789a", "three are"},
		{"0001", "123456789ab", "noughts in front count"},
		{"risk of fire 2", "123456789ab", "other words"},
		{"to", "123456789ab", "no number"},
		{"1 and 3", "2456789ab", "and is no span"},
	} {
		checks, _ := plan.Checks(book, ask(t, book, asking(risks(tt.named))), nil)
		got := ""
		for _, c := range checks {
			if c.ID == "risk-without-outcome" {
				for _, p := range c.Places {
					got += string("123456789ab"[p.Row])
				}
			}
		}
		if got != tt.want {
			t.Errorf("%q leaves %s, want %s: %s", tt.named, got, tt.want, tt.why)
		}
	}
}

func TestDatesInsideWords(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ by, want, why string }{
		{"before 2 February 2027", "date-after-review", "in front of it words"},
		{"9 February 2027", "date-after-review", "nine is a number too"},
		{"2/2/27", "date-after-review", "six characters"},
		{"2/2/2027.", "date-after-review", "a full stop after it"},
		{"\"2/2/2027\"", "", "a quotation mark in front"},
		{"2/2/2027\"", "date-after-review", "one behind"},
		{"2/2/2027?!", "date-after-review", "two marks behind"},
		{"30 January 2027 or 3 February 2027", "date-after-review", "the later of two"},
		{"3 February 2027 or 30 January 2027", "date-after-review", "in whatever order"},
		{"462027", "", "a number alone is a reference"},
		{"20270202", "", "however long it is"},
		{"02/02/2027", "date-after-review", "a nought in front"},
		{"2 February", "", "no year"},
		{"12th February 2027", "date-after-review", "four letters for the day"},
		{"Feb 2 2027", "", "the day is not first"},
		{"1.5.2", "", "nor is a version a date"},
		{"... 2 February 2027", "date-after-review", "stops alone are no piece"},
	} {
		checks, _ := plan.Checks(book, ask(t, book, asking(part("actions", "by", tt.by))), nil)
		got := ""
		for _, c := range checks {
			if strings.HasPrefix(c.ID, "date-") {
				got += c.ID
			}
		}
		if got != tt.want {
			t.Errorf("%q: %s, want %s: %s", tt.by, got, tt.want, tt.why)
		}
	}
}

func TestVagueWordsAtTheEdges(t *testing.T) {
	book := built(t)
	for _, tt := range []struct{ list, part, text, want, why string }{
		{"actions", "frequency", "Ongoing, 0 times a week", "", "a figure fixes it"},
		{"actions", "frequency", "Ongoing, 9 times a year", "", "any figure"},
		{"actions", "frequency", "as and when, regularly", "vague-date", "two of them"},
		{"actions", "frequency", "regularly each week", "", "a word that fixes it"},
		{"actions", "frequency", "regularly in company", "vague-date", "one that does not"},
		{"actions", "who", "All agencies in the network as appropriate", "vague-who", "in and as name nobody"},
		{"outcomes", "what", "Mother buys an engagement ring", "", "a ring"},
		{"outcomes", "what", "Mother plans the engagement party", "", "a party"},
		{"outcomes", "what", "Attends a b c d e course", "vague-change", "six words on"},
		{"outcomes", "what", "Attends a b c d e f course", "", "seven words on"},
	} {
		checks, _ := plan.Checks(book, ask(t, book, asking(part(tt.list, tt.part, tt.text))), nil)
		got := ""
		for _, c := range checks {
			if strings.HasPrefix(c.ID, "vague-") {
				got += c.ID
			}
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.text, got, tt.want, tt.why)
		}
	}
}

func TestAbbreviationsAtTheEdges(t *testing.T) {
	book := built(t)
	words := func(n int, end string) string { return strings.Repeat("word ", n-1) + "word" + end }
	for _, tt := range []struct {
		reason string
		want   []string
		why    string
	}{
		{"AB is there", []string{"AB"}, "two letters"},
		{"A is there", nil, "one is none"},
		{"ABCDEF is there", []string{"ABCDEF"}, "six letters"},
		{"ABCDEFG is there", nil, "seven are a word in capitals"},
		{"AZ and ZA are there", []string{"AZ", "ZA"}, "the first letter and the last"},
		{"AB0 and AB1 and AB9 and ÀBC and ABz and ABa and ABé are there", nil, "with anything else it is another word"},
		{"Part II, IV and XIX", nil, "numbers of the Romans"},
		{"Part CI", []string{"CI"}, "not every letter is one"},
		{"Referred to LADO (LADO", []string{"LADO"}, "a bracket that is not closed explains nothing"},
		{"Referred to LADO (LADO officer)", []string{"LADO"}, "nor does one with more in it"},
		{"Referred to the officer (LADO). LADO called", nil, "one that is closed does"},
		{"(), LADO", []string{"LADO"}, "empty brackets"},
		{words(20, ". ") + words(20, "."), nil, "two sentences"},
		{words(36, ""), nil, "without a stop too"},
		{words(37, ""), []string{"a sentence of more than 35 words"}, "and one more"},
		{words(36, "."), nil, "36 words have 35 spaces between them"},
		{words(37, "."), []string{"a sentence of more than 35 words"}, "one more"},
		{words(30, "? ") + words(30, "; ") + words(30, ": ") + words(30, "! ") + words(30, ""), nil, "five sentences"},
		{words(20, "\n") + words(20, ""), []string{"a sentence of more than 35 words"}, "a new line is no end"},
	} {
		q := ask(t, book, asking(m{"document": "child-protection-plan", "reason": tt.reason}))
		var got []string
		for _, r := range plan.Results(book, q) {
			if r.Rule.ID == "plain-language" {
				for _, p := range r.Places {
					got = append(got, p.Text)
				}
			}
		}
		if strings.Join(got, ", ") != strings.Join(tt.want, ", ") {
			t.Errorf("%.40q: %v, want %v: %s", tt.reason, got, tt.want, tt.why)
		}
	}
}
