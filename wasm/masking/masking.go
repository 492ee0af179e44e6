// Package masking points out, before a plan is read, what in its text may identify a
// person, so that whoever pastes it can take that out first. It finds
//
//   - NHS numbers: ten digits, alone or 3-3-4, whose check digit (modulus 11) is right,
//     or that follow the letters NHS within a few words;
//   - National Insurance numbers in the forms that HMRC gives out;
//   - postcodes of the areas that Royal Mail has, and GIR 0AA;
//   - telephone numbers: UK mobiles and landlines, +44 and 0044, and numbers from abroad
//     that begin with a plus; not 999, 111 and their like, nor freephone numbers;
//   - e-mail addresses;
//   - dates of birth: a whole date within a few words after "born", "DOB" and the like.
//     A plan is full of dates, so a date without such words is none;
//   - names: by a title, a common first name or surname, a word before or after
//     ("aunt Kezia", "Kezia said"), a possessive, two capitalised words that the field
//     does not use, or a surname in capitals before a first name.
//
// It points and does not promise. It misses names written without capitals, a single
// uncommon name with nothing around it that tells, and all names in scripts other than
// Latin, since it tells a name by its capital and Arabic or Chinese has none. It takes
// some proper names of things for names of people. So a person decides, for each.
//
// What Mask has put in a place is never found again, and Find looks again at its own
// masked text until there is nothing more, so that Find(Mask(x)) finds nothing.
package masking

// Kind is what a piece of text may be.
type Kind string

// The kinds, as the page names them in its data.
const (
	Name        Kind = "name"
	NHSNumber   Kind = "nhs-number"
	NINumber    Kind = "ni-number"
	Postcode    Kind = "postcode"
	Telephone   Kind = "telephone"
	Email       Kind = "e-mail"
	DateOfBirth Kind = "date-of-birth"
)

// Found is a piece of text that may identify a person. Start and End count bytes.
type Found struct {
	Kind       Kind
	Text       string
	Start, End int
}

// nameLabel is what stands in the place of a name.
const nameLabel = "[name]"

// labelOf is what stands in the place of a kind.
func labelOf(k Kind) string {
	switch k {
	case NHSNumber:
		return "[NHS number]"
	case NINumber:
		return "[NI number]"
	case Telephone:
		return "[telephone number]"
	case Email:
		return "[e-mail address]"
	case DateOfBirth:
		return "[date of birth]"
	}
	return "[" + string(k) + "]"
}

// labelAt is how many bytes the label takes with which s starts, or nought.
func labelAt(s string) int {
	if s[0] != '[' {
		return 0
	}
	for _, k := range [...]Kind{Name, NHSNumber, NINumber, Postcode, Telephone, Email, DateOfBirth} {
		if l := labelOf(k); len(s) >= len(l) && s[:len(l)] == l {
			return len(l)
		}
	}
	return 0
}

// Find points out what may identify a person: in the order of the text, no two
// overlapping.
func Find(text string) []Found {
	found := scan(text)
	for len(found) > 0 {
		more := scan(Mask(text, found))
		if len(more) == 0 {
			break
		}
		found = merge(found, more)
	}
	return found
}

// merge adds what was found in the text that Mask made of found.
func merge(found, more []Found) (all []Found) {
	i, shift := 0, 0
	for _, m := range more {
		for i < len(found) && found[i].Start-shift < m.Start {
			all = append(all, found[i])
			shift += found[i].End - found[i].Start - len(labelOf(found[i].Kind))
			i++
		}
		m.Start += shift
		m.End += shift
		all = append(all, m)
	}
	return append(all, found[i:]...)
}

// Mask puts the kind in brackets in the place of each piece found. A piece that the text
// does not have there is left out.
func Mask(text string, found []Found) string {
	if len(found) == 0 {
		return text
	}
	b := make([]byte, 0, len(text)+len(text)/8)
	at := 0
	for _, f := range found {
		if f.Start < at || f.End < f.Start || f.End > len(text) {
			continue
		}
		b = append(b, text[at:f.Start]...)
		b = append(b, labelOf(f.Kind)...)
		at = f.End
	}
	return string(append(b, text[at:]...))
}
