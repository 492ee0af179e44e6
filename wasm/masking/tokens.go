package masking

// shape is how a token is written.
type shape byte

const (
	nothing  shape = iota // before the text and after it, and what is masked
	small                 // without a capital first, or of another script
	capital               // Jane, O’Brien, Smith-Jones
	capitals              // SMITH, NHS
	initial               // J
	number
)

// marks are what the tables say of a word. Where they name none it is ordinary.
type marks uint32

// In the order of letters, the first being that for A.
const (
	article     marks = 1 << iota // before the name of a thing: the, every
	belonging                     // what a person has: bedroom
	birth                         // of a date
	born                          // announces a date of birth
	letterB                       // short for born
	and                           // between two names
	saint                         // before the name of a thing
	hard                          // a first name that is mostly a month or a place
	institution                   // ends the name of a thing: school, road
	job                           // a role: a name may follow
	rank                          // a title that stays: constable
	aged                          // in brackets after a name
	month                         //
	namer                         // announces a name: called
	knownAs                       // with "as", announces a name
	particle                      // between the parts of a name: van
	health                        // NHS
	relation                      // to the child: a name often follows
	surname                       // a word that is a surname after a first name
	title                         // part of the name that follows: Mr
	theName                       // with "is" or a colon, announces a name
	monthly                       // before a month: in, of
	wordy                         // a first name that is another word
	stop                          // ends the reach of born, and is before a month: until
	saying                        // what a person does
	place                         // before a place: in, near
	known                         // a first name, or a surname that looks like no other word
	ordinary                      // none of these
	ending                        // ends as words do that are no names
	owns                          // has a possessive
	label                         // stands where a name was
)

const special = wordy | hard | surname | known

type token struct {
	start, end int // the end without a possessive
	next       int // where the text goes on
	gap        byte
	shape      shape
	kind       Kind // what is found, other than a name
	is         marks
}

// What stands between a token and the one before, where it is no single mark.
const (
	joined = ' '
	broken = '\n'
)

// margin is how many tokens of nothing stand before and after the text's.
const margin = 6

// tokensOf takes a text apart.
func tokensOf(text string) []token {
	all := make([]token, margin, margin*2+len(text)/5)
	for i := 0; i < len(text); {
		t := token{start: i}
		if n := labelAt(text[i:]); n > 0 {
			t.end = i + n
			if n == len(nameLabel) {
				t.is = label
			}
		} else if kind, n := letter(text[i:]); kind == noLetter {
			i += n
			continue
		} else {
			t.read(text)
		}
		t.next = max(t.next, t.end)
		t.gap = broken
		if before := all[len(all)-1].next; before > 0 {
			t.gap = gapOf(text[before:t.start])
		}
		all = append(all, t)
		i = t.next
	}
	return append(all, make([]token, margin)...)
}

// gapOf reads what stands between two tokens: spaces, or one mark and spaces.
func gapOf(s string) byte {
	gap := byte(0)
	for i := 0; i < len(s); {
		m := mark(s[i:])
		if m != ' ' {
			if gap > ' ' || len(s) > 12 {
				return broken
			}
			gap = m
		}
		_, n := letter(s[i:])
		i += n
		gap = max(gap, m)
	}
	if gap == ' ' && len(s) > 4 {
		return broken
	}
	return gap
}

// read reads the word or number at the token's start.
func (t *token) read(text string) {
	uppers, lowers, i, mixed, after := 0, 0, t.start, false, true
	first, _ := letter(text[i:])
	for {
		kind, n := letter(text[i:])
		if kind == noLetter {
			m := mark(text[i:])
			if next, _ := letter(text[min(i+n, len(text)):]); m != '\'' && m != '-' || next == noLetter || next == digit || first == digit {
				break
			}
			after = m == '-'
			i += n
			continue
		}
		if kind == upper {
			uppers++
		} else {
			lowers++
			mixed = mixed || after
		}
		after = false
		i += n
	}
	t.next, t.end = i, i
	if first == digit {
		t.shape = number
		return
	}
	if n := possessive(text[t.start:i]); n > 0 {
		t.end -= n
		t.is = owns
		if text[i-1] == 's' {
			lowers--
		} else {
			uppers--
		}
	}
	t.shape = small
	if first == upper {
		t.shape = capitals
		if lowers > 0 {
			t.shape = capital
		} else if uppers == 1 {
			t.shape = initial
		}
	}
	t.is |= marksOf(key(text[t.start:t.end]), t.shape, mixed)
}

// possessive is how many bytes one takes at the end of a word, or nought.
func possessive(word string) int {
	n := len(word)
	if n < 3 || word[n-1]|0x20 != 's' {
		return 0
	}
	for size := 2; size <= 4 && size < n; size++ {
		if mark(word[n-size:]) == '\'' {
			return size
		}
	}
	return 0
}

// marksOf looks a word up, or with a hyphen each of its parts.
func marksOf(word string, as shape, mixed bool) marks {
	is := lookUp(word)
	if is == 0 {
		for start, i := 0, 0; i <= len(word); i++ {
			if i == len(word) && start > 0 || i < len(word) && word[i] == '-' {
				is |= lookUp(word[start:i])
				start = i + 1
			}
		}
		is &= known | ordinary | surname
		switch {
		case is&known != 0:
			is = known
		case is&ordinary != 0 || mixed && as == capital:
			is = ordinary
		}
	}
	switch {
	case as == initial:
		is &^= special | ordinary
	case as == capitals && (len(word) < 4 || is&special == surname):
		is &^= special
	case is&(special|ordinary) == 0 && hasEnding(word):
		is = ending
	}
	return is
}

// lookUp is what the tables say of a word.
func lookUp(word string) (is marks) {
	if word == "" {
		return 0
	}
	if has(names, word) {
		return known
	}
	at := find(words, word)
	if at < 0 {
		if isForm(word) {
			return ordinary
		}
		return 0
	}
	for ; at < len(words) && words[at] > ' '; at++ {
		is |= 1 << (words[at] - 'A')
	}
	if is&special == 0 && is != particle {
		is |= ordinary
	}
	return is
}

// isForm reports whether a word is one of the table with an ending.
func isForm(word string) bool {
	n := len(word) - 1
	if n < 3 {
		return false
	}
	switch word[n] {
	case 's':
		return has(words, word[:n]) || word[n-1] == 'e' && (has(words, word[:n-1]) ||
			word[n-2] == 'i' && has(words, word[:n-2]+"y"))
	case 'd':
		return word[n-1] == 'e' && (has(words, word[:n]) || has(words, word[:n-1]))
	}
	return false
}

func hasEnding(word string) bool {
	for n := len(word) - 2; n > 1 && n > len(word)-6; n-- {
		if has(endings, word[n:]) {
			return true
		}
	}
	return false
}
