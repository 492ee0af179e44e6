package masking_test

import (
	"strings"
	"testing"

	"handbook/wasm/masking"
)

func TestPointsOutMore(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"Mrs Łukasz came", "[name] came", "a capital from beyond Latin-1"},
		{"Mrs Żaneta came", "[name] came", "another"},
		{"Mrs Šárka came", "[name] came", "and of those that stand on even places"},
		{"Mrs šárka came", same, "whose small letters stand on odd ones"},
		{"Mrs Ÿvonne came", "[name] came", "the one capital out of step"},
		{"Mrs żaneta came", same, "a small letter"},
		{"Mrs łukasz came", same, "another"},
		{"Mrs Anne‐Marie Smith came", "[name] came", "a hyphen of another form"},
		{"Mrs Anne‑Marie Smith came", "[name] came", "and one that does not break"},
		{"Jane     Smith", "[name]     [name]", "five spaces part two columns"},
		{"Jane    Smith", "[name]", "four do not"},
		{"Jane May called", "[name] called", "a surname that is a month"},
		{"Jane May 2026", "[name] May 2026", "a month"},
		{"[nobody] called", same, "brackets that are no label"},
		{"[name", same, "nor is half a label"},
		{"Tom's J Young", "[name]'s [name]", "what stands beside a name is found when that is masked"},
		{"May J Jane I 1", "[name] [name] 1", "before it too"},
		{"Anna saw Anna saw Anna saw Tom's J Young and Kim", "[name] saw [name] saw [name] saw [name]'s [name] and [name]", "among others"},
		{"[name], Kezia, [name]", "[name], [name], [name]", "a label that ends the text"},

		{"D.O.B. Smith 07700 900123 12/3/2019", "D.[name] [telephone number] [date of birth]", "the letters announce the date, though a name takes two of them"},
		{"born at home, 943 476 5919", "born at home, [NHS number]", "no date, though a birth is announced"},
		{"401 023 2137", "[NHS number]", "noughts have their places too"},
		{"NHS number of the child 943 476 5918", "NHS number of the child [NHS number]", "five words after NHS"},
		{"NHS number of the elder child 943 476 5918", same, "six words after"},
		{"her birth plan, 12 March 2026", same, "birth without the word before it"},
		{"see 3.B 12 March 2026", same, "a paragraph"},

		{"AB123456D", "[NI number]", "the last is D"},
		{"aB 12 34 56 C", same, "apart, and only the first letter small"},
		{"Ba 12 34 56 C", same, "only the second"},
		{"AB 12 34 56 a", same, "only the last"},

		{strings.Repeat("a", 64) + "@example.org", "[e-mail address]", "as long a name as an address may have"},
		{strings.Repeat("a", 65) + "@example.org", same, "and longer"},
		{"on page.Then go", same, "a full stop without a space"},
		{"kezia@.org", same, "no host before the full stop"},
		{"kezia@example.x-y", same, "letters after a hyphen are no ending"},
		{"kezia@example.x", same, "an ending of one letter"},

		{"see XO, Kezia", same, "a name of two capitals first"},
		{"WEXHAM, Kezia came", "[name] came", "a surname first, of more"},
		{"WEXHAM, Police came", same, "but no word is a first name"},
		{"WEXHAM, Grounding came", same, "nor what has the ending of one"},
		{"WEXHAM, Young came", same, "nor a surname"},
		{"WEXHAM, Jordan came", same, "nor a country"},
		{"pc Whitlock called", same, "a rank in small letters is none"},
		{"PC WHITLOCK called", same, "nor is what follows one in capitals a name"},
		{"PC. Whitlock called", same, "a rank has no full stop"},
		{"Mr, Whitlock called", same, "a title and a comma"},
		{"to miss Kezia", same, "a verb"},
		{"mrs Whitlock came", "[name] came", "a title of three small letters"},
		{"she saw mr Whitlock", "she saw [name]", "and one further on"},
		{"Sergeant Grounding", same, "no name, by its ending"},
		{"PC Wexham School", same, "no name, by what follows"},
		{"Mr J came", same, "a title and an initial are no name yet"},
		{"Jane. Kezia came", "[name]. Kezia came", "a name ends where the sentence does"},
		{"seen by R, Okoro", same, "a comma after an initial"},
		{"Jane van der den Berg", "[name] van der den Berg", "two particles at the most"},
		{"Jane S, who came", "[name], who came", "an initial before a comma"},
		{"Jane I think so", "[name] I think so", "I is a word here"},
		{"aunt Kezia D, who", "aunt [name] D, who", "an initial after a name that no table has"},
		{"aunt Kezia D. Obi", "aunt [name]", "one between two such"},
		{"Jane AB came", "[name] AB came", "two capitals are no surname"},
		{"aunt Kezia OBI", "aunt [name] OBI", "nor are capitals after a name that no table has"},
		{"Jane Young People", "[name] Young People", "a word before another"},
		{"Jane Young, People", "[name], People", "but not before a comma"},
		{"Jane Young Obi", "[name]", "a surname of two"},
		{"Jane Obi 3", "[name] 3", "a name before a number"},
		{"St Jane came", same, "a saint"},
		{"St. Jane came", same, "with a full stop"},
		{"Jane school run", "[name] school run", "a school in small letters after a first name"},
		{"Kezia Obi hospital", same, "but after no first name"},
		{"in Kezia Obi, Jane", "in Kezia Obi, [name]", "a place, and a name after it"},
		{"met Kezia Obi 3 times", "met [name] 3 times", "a name before a number"},
		{"until Jordan Obi came", "until [name] came", "a country before a surname"},
		{"she met April Okoro", "she met [name]", "a month before a surname"},
		{"until April Okoro left", same, "until a month"},
		{"Young Jane came", "Young [name] came", "a word that opens the sentence"},
		{"met Young Obi", same, "a word before no first name"},
		{"met Young, Jane", "met Young, [name]", "nor beside one"},
		{"met Young Jane", "met [name]", "before a first name it is a surname"},
		{"Jordan bedroom tax", same, "no possessive"},
		{"trust in Kezia Jane", "trust in [name]", "no place, by the first name in it"},
		{"Will Grounding", same, "a word and no name, by its ending"},
		{"GRACE OBI", "[name]", "both in capitals"},
		{"trust in Grace Obi", "trust in [name]", "no place, by the first name that is a word"},
		{"in Jordan Obi", same, "a place"},
		{"signed J. S.", same, "two initials are no name yet"},
		{"J. Jane OBI", "J. [name]", "capitals that no table has end no name with an initial"},
		{"seen by A Okoro", same, "A is a word"},
		{"seen by I Okoro", same, "and so is I"},
		{"Plan B Okoro", same, "an initial after a capital"},
		{"met Grace, Polish and deaf", "met [name], Polish and deaf", "a comma parts it from a capital"},
		{"Police, Grace and staff", "Police, [name] and staff", "before it too"},
		{"Kezia (see page 3)", same, "brackets that do not tell"},
		{"Kezia (mother)", "[name] (mother)", "that do"},
		{"Kezia (Mother)", same, "nor does a capital"},
		{"the plan, Kezia and all", same, "no name before it"},
		{"Jane has come, Kezia and all", "[name] has come, Kezia and all", "a name further back"},
		{"Jane, Kezia, Tom", "[name], [name], [name]", "in a list without and"},
		{"Jane, Kezia came", "[name], Kezia came", "no list"},
		{"toys and Kezia", same, "beside a thing"},
		{"they met Kezia", same, "no and"},
		{"Jane met Kezia", "[name] met Kezia", "nor between a name and it"},
		{"Jane, Grounding Obi", "[name], Grounding Obi", "a word by its ending"},
		{"Grounding Jane came", "Grounding [name] came", "which opens the sentence"},
		{"Kezia Jane came", "[name] came", "a name that does"},
		{"met Kezia Grounding", same, "a word in the end"},
		{"met Kezia Obi, NHS staff", "met [name], NHS staff", "capitals after a name"},
		{"met Rotax D Drops", same, "a thing with a letter"},
		{"Nurse Kezia came", "Nurse [name] came", "a role that opens the sentence"},
		{"the plan (Kezia) says", same, "a thing before brackets"},
		{"the aunt, Kezia came", same, "no second comma"},
		{"the plan, Kezia, came", same, "a thing between commas"},
		{"Mother: Kezia came", same, "a colon and a sentence"},
		{"the plan: Kezia, then", same, "a thing before a colon"},
		{" Grace period", same, "a space before what opens the text"},
		{"aunt ((Kezia) came", same, "two marks part"},
		{"aunt Kezia-led", same, "a hyphen and a small letter"},
		{"KEZIA’s bag", same, "capitals with a small possessive"},
		{"Jane S’S, too", "[name]’S, too", "an initial with a possessive"},
		{"Jane S's, too", "[name]'s, too", "a plain apostrophe"},
		{"Jane O'Dea came", "[name] came", "no possessive"},
		{"Wexham-Smith came", "[name] came", "the second part is a surname"},
		{"Wexham-Janeway came", same, "it only begins with a name"},
		{"born at 3 weeks 2019", same, "no month between"},
		{"dob 1/2/3", same, "no year"},
		{"dob 12/3/4", same, "nor here"},
		{"dob 12/3/2019x", same, "it goes on"},
		{"DE1 5yR", same, "years, one letter small"},
		{"DE1 5Yr", same, "the other"},
		{"de1 5YR", same, "the area"},
		{"aB1 5TH", same, "the first letter, an a"},
		{"DE1 5Pa", same, "the last letter, an a"},
		{"+123456789", "[telephone number]", "nine digits after a plus"},
		{"+12345678", same, "eight"},
		{"+123456789012345", "[telephone number]", "fifteen"},
		{"+1234567890123456", same, "sixteen"},
		{"+48 600 700 800 2nd", "[telephone number] 2nd", "an ordinal after it"},
		{"11700 900123", same, "no nought in front"},
		{"007700 900123", same, "a nought too many"},
		{"Plan B: Grace period", same, "a colon after an initial opens a sentence"},
		{"She left. Grace period", same, "so does a full stop"},
		{"to miss. Grace came", "to miss. [name] came", "but not after a title"},
		{"Jane, PC Wexham school", "[name], PC Wexham school", "a school, and no name in it"},
		{"Jane XO came", "[name] XO came", "two capitals that no table has are no surname"},
		{"Smith-Wexham came", "[name] came", "the first part is a surname"},
		{"IAN came", same, "three capitals may be anything"},
		{"met YOUNG Jane", "met [name]", "a surname in capitals before a first name"},
		{"aunt Zurich", same, "the last word of the table"},
		{"aunt Toys came", same, "an s after a word"},
		{"aunt Cots came", same, "after one of three letters"},
		{"aunt Churches came", same, "es"},
		{"aunt Families came", same, "ies in place of y"},
		{"aunt Kezries came", "aunt [name] came", "after no word"},
		{"aunt Traced came", same, "a d after a word"},
		{"aunt Talked came", same, "ed"},
		{"aunt Acted came", same, "ed, which is no ending by itself"},
		{"aunt Zabed came", "aunt [name] came", "after no word"},
		{"Mother:" + strings.Repeat(" ", 11) + "Kezia", "Mother:" + strings.Repeat(" ", 11) + "[name]", "eleven spaces after a colon"},
		{"Mother:" + strings.Repeat(" ", 12) + "Kezia", same, "twelve are another column"},
	} {
		want := tt.want
		if want == same {
			want = tt.given
		}
		found := masking.Find(tt.given)
		if got := masking.Mask(tt.given, found); got != want {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, want, tt.why)
		}
		for _, f := range found {
			if tt.given[f.Start:f.End] != f.Text {
				t.Errorf("%q: %q is said to stand at %d to %d: %s", tt.given, f.Text, f.Start, f.End, tt.why)
			}
		}
	}
}

func TestMasksAPlaceWithoutTextAndGoesOn(t *testing.T) {
	if got := masking.Mask("abcdef", []masking.Found{{Kind: masking.Name, Start: 2, End: 2}}); got != "ab[name]cdef" {
		t.Errorf("got %q, want the label between b and c", got)
	}
	if got := masking.Mask("abcdef", []masking.Found{{Kind: masking.Name, Start: 5, End: 9}, {Kind: masking.Name, Start: 1, End: 3}}); got != "a[name]def" {
		t.Errorf("got %q, want the second piece masked, though the first is not there", got)
	}
}
