package plan

// longestFiller is how many words the longest filler has, after which a text says something.
const longestFiller = 7

// fillers stand alone in a field and say nothing; nones say that there is nothing.
var (
	fillers = [...]string{"tbc", "tba", "tbd", "to follow", "not known", "unknown", "not yet known", "pending", "awaited", "awaiting", "see above", "see below", "as above", "as before",
		"as previous", "same as above", "ditto", "x", "xx", "xxx", "etc", "not recorded", "not stated", "blank"}
	// what is to be … says nothing, whatever goes before it: arrangements still to be agreed
	toBe  = [...]string{"to be confirmed", "to be agreed", "to be decided", "to be arranged", "to be completed", "to be discussed", "to be advised", "to be determined", "to be added"}
	nones = [...]string{"none", "nil", "n a", "na", "not applicable", "none known", "nothing"}
)

// isFiller reports whether folded words are a filler.
func isFiller(folded string) bool {
	if isOne(fillers[:], folded) {
		return true
	}
	for _, done := range toBe {
		if before := len(folded) - len(done); before >= 0 && folded[before:] == done && (before == 0 || folded[before-1] == ' ') {
			return true
		}
	}
	return false
}

// few is the folded text where it has at most so many words, by how many bytes the words
// could have; long tells of more.
func few(room []byte, text string, most int) (folded []byte, long bool) {
	if len(text) > 200 { // of anything readable that is more than a few words
		for i := range len(text) {
			if c := text[i] | 0x20; c >= 'a' && c <= 'z' {
				return nil, true
			}
		}
	}
	folded = appendFold(room, text)
	n := 1
	for _, c := range folded {
		if c == ' ' {
			n++
		}
	}
	return folded, n > most
}

// Says reports whether a text says something: it is neither blank nor a filler alone.
// "None" says something only where a person can say so of the field.
func Says(text string) bool {
	var room [256]byte
	folded, long := few(room[:0], text, longestFiller)
	return long || len(folded) > 0 && !isFiller(string(folded)) && !isOne(nones[:], string(folded))
}

// saysNone reports whether a text says that there is nothing.
func saysNone(text string) bool {
	var room [256]byte
	folded, long := few(room[:0], text, 2)
	return !long && isOne(nones[:], string(folded))
}

// isNo reports whether a text is no alone, which says that there is nothing where a person
// can say so.
func isNo(text string) bool { return fold(text) == "no" }

// isFillerText reports whether something stands in a field and says nothing.
func isFillerText(text string) bool { return !isBlank(text) && !Says(text) }

// denied reports whether all that stands in a list says that there is nothing: None, No
// dissent, Nobody.
func denied(rows []Row) bool {
	any := false
	for _, row := range rows {
		for _, text := range row {
			if isBlank(text) {
				continue
			}
			any = true
			list := words(text)
			if !saysNone(text) && !isNo(text) && !isOne([]string{"nobody", "no one", "noone"}, join(list, " ")) && !(len(list) == 2 && list[0] == "no") {
				return false
			}
		}
	}
	return any
}
