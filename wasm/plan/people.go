package plan

// small words tell nobody apart.
var small = [...]string{"the", "a", "an", "of", "for", "to", "all", "both", "each", "every", "child", "childs", "childrens", "children", "child" + owns, "children" + owns, "her", "his", "their", "named"}

// between words part one person from the next, or from what is said of them.
var between = [...]string{"and", "or", "with", "at", "from", "in", "by", "on", "who", "as", "via", "plus"}

// denials say that somebody is not meant.
var denials = [...]string{"not", "never", "except", "excluding"}

// bodies may follow a role without making it another one: the health visiting team.
var bodies = [...]string{"team", "service", "surgery", "practice", "department", "office", "unit", "conference", "member"}

// others make another person of the one whose role follows: the foster mother.
var others = [...]string{"foster", "step", "adoptive", "birth", "second", "other", "former", "deputy"}

// short are the short forms of roles.
var short = map[string][]string{
	"hv": {"health", "visitor"}, "sw": {"social", "worker"}, "lsw": {"lead", "social", "worker"}, "tm": {"team", "manager"}, "sn": {"school", "nurse"},
	"dsl": {"designated", "safeguarding", "lead"}, "iro": {"chair"}, "doctor": {"gp"}, "dr": {"gp"},
}

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

// withoutBrackets is a text without what stands in round brackets.
func withoutBrackets(text string) string {
	kept := make([]byte, 0, len(text))
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth == 0:
			kept = append(kept, c)
		}
	}
	if depth > 0 { // never closed
		return text
	}
	return string(kept)
}

// apart are the words of a text that tell who is meant, a list for each person named.
func apart(text string) (list [][]string) {
	text = possessive(withoutBrackets(text))
	var one []string
	end := func() {
		if len(one) > 0 {
			list = append(list, one)
		}
		one = nil
	}
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ',' && text[i] != ';' && text[i] != '&' && text[i] != '/' && text[i] != '\n' {
			continue
		}
		for _, w := range words(text[start:i]) {
			switch {
			case isOne(denials[:], w):
				return nil
			case isOne(between[:], w):
				end()
			case !isOne(small[:], w):
				if long := short[w]; long != nil {
					one = append(one, long...)
				} else {
					one = append(one, alike(singular(w)))
				}
			}
		}
		end()
		start = i + 1
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

// Names reports whether a text names a person: one of those that it names is called so, with
// more in front of it or not. Mother is named by "Mum and aunt" and by "Both parents", not by
// "Foster mother", "Mother’s partner" or "Mother not told".
func Names(text, person string) bool { return make(roles).names(text, person) }

// roles remembers whom texts name.
type roles map[string][][]string

func (r roles) named(text string) [][]string {
	list, known := r[text]
	if !known {
		list = apart(text)
		r[text] = list
	}
	return list
}

// names is Names. Of a person with several parts, such as uncle and aunt, each must be named.
func (r roles) names(text, person string) bool {
	parts := r.named(beforeComma(person))
	for _, wanted := range parts {
		if isOne(wanted, "chair") { // of whatever conference
			wanted = []string{"chair"}
		}
		found := false
		for _, one := range r.named(text) {
			found = found || called(one, wanted)
		}
		if !found {
			return false
		}
	}
	return len(parts) > 0
}

// called reports whether the words for one person end in those that are wanted.
func called(one, wanted []string) bool {
	for len(one) > len(wanted) && isOne(bodies[:], one[len(one)-1]) {
		one = one[:len(one)-1]
	}
	last := one[len(one)-1]
	if len(wanted) == 1 {
		parent := (wanted[0] == "mother" || wanted[0] == "father") && last == "parent"
		if wanted[0] == "chair" && isOne(one, "reviewing") || parent && !(len(one) > 1 && isOne(others[:], one[len(one)-2])) {
			return true
		}
	}
	before := len(one) - len(wanted)
	if before < 0 || join(one[before:], " ") != join(wanted, " ") {
		return false
	}
	return before == 0 || !isOne(others[:], one[before-1])
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
	for _, w := range denials {
		if contains(folded, " "+w+" ") {
			return false
		}
	}
	for _, phrase := range [...]string{" core group ", " everyone ", " everybody ", " all members ", " each member ", " every member ", " all core group ", " network members "} {
		if contains(folded, phrase) {
			return true
		}
	}
	return false
}
