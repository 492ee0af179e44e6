package plan

// small words tell nobody apart.
var small = [...]string{"the", "a", "an", "of", "and", "or", "for", "to", "with", "all", "both", "each", "every", "child", "childs", "childrens", "children", "child" + owns, "children" + owns, "her", "his", "their", "named"}

// owns is put to a word that has 's: the mother's partner is not the mother.
const owns = "zs"

// possessive marks the words of a text that have 's.
func possessive(text string) string {
	out := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); i++ {
		n := 0
		if text[i] == '\'' {
			n = 1
		} else if i+3 <= len(text) && text[i:i+3] == "’" {
			n = 3
		}
		if n > 0 && i+n < len(text) && text[i+n] == 's' && (i+n+1 == len(text) || text[i+n+1] < 'a') {
			out = append(out, owns...)
			i += n
			continue
		}
		out = append(out, text[i])
	}
	return string(out)
}

// weighty are the words of a person's role that tell who it is, those in brackets left out.
func weighty(text string) (list []string) {
	bracket := 0
	start := 0
	var kept []byte
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			if bracket == 0 {
				kept = append(kept, text[start:i]...)
			}
			bracket++
		case ')':
			if bracket > 0 {
				bracket--
				start = i + 1
			}
		}
	}
	if bracket == 0 && start <= len(text) {
		kept = append(kept, text[start:]...)
	}
	for _, w := range words(possessive(string(kept))) {
		if !isOne(small[:], w) {
			list = append(list, singular(w))
		}
	}
	return list
}

// singular takes the s off a word.
func singular(w string) string {
	if n := len(w); n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2:] != owns {
		return w[:n-1]
	}
	return w
}

// alike are words for the same person.
func alike(word string) string {
	switch word {
	case "mum", "mummy", "mom":
		return "mother"
	case "dad", "daddy":
		return "father"
	case "gran", "nan", "nana", "grandma":
		return "grandmother"
	case "chairperson", "chairman":
		return "chair"
	}
	return word
}

// Names reports whether a text names a person: it has all the words that tell who it is.
func Names(text, person string) bool { return make(roles).names(text, person) }

// roles remembers the words that tell who is meant, by text.
type roles map[string][]string

// weighty are those words of a text, people who are called differently made alike.
func (r roles) weighty(text string) []string {
	list, known := r[text]
	if !known {
		list = weighty(text)
		for i, w := range list {
			list[i] = alike(w)
		}
		r[text] = list
	}
	return list
}

// names is Names.
func (r roles) names(text, person string) bool {
	wanted := r.weighty(beforeComma(person))
	has := r.weighty(text)
	for _, w := range wanted {
		parent := (w == "mother" || w == "father") && isOne(has, "parent")
		if !parent && !isOne(has, w) {
			return false
		}
	}
	return len(wanted) > 0
}

// beforeComma is a person's role without what is added to it: Father, who declined.
func beforeComma(person string) string {
	for i := range len(person) {
		if person[i] == ',' || person[i] == ';' {
			return person[:i]
		}
	}
	return person
}

// NamesGroup reports whether a text names the core group, or all its members, as one.
func NamesGroup(text string) bool {
	folded := " " + fold(text) + " "
	for _, phrase := range [...]string{" core group ", " all members ", " each member ", " every member ", " all core group ", " network members "} {
		if contains(folded, phrase) {
			return true
		}
	}
	return false
}
