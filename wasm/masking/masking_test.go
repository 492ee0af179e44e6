package masking_test

import (
	"strings"
	"testing"

	"handbook/wasm/masking"
)

// same is what the wanted text says where nothing is to be pointed out.
const same = ""

func TestPointsOut(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"", same, "nothing"},
		{"NHS 943 476 5919", "NHS [NHS number]", "the check digit is right"},
		{"9434765919", "[NHS number]", "without spaces, and nothing before it"},
		{"943-476-5919", "[NHS number]", "hyphens"},
		{"943\u00a0476\u00a05919", "[NHS number]", "no-break spaces"},
		{"9434765918", same, "the check digit is wrong"},
		{"NHS number: 9434765918", "NHS number: [NHS number]", "wrong, but it says that it is one"},
		{"The NHS trust agreed. Invoice 9434765918", same, "a sentence ends in between"},
		{"94347659190", same, "eleven digits"},
		{"5555555555", same, "a filler, though its check digit is right"},
		{"x9434765919", same, "a part of a word"},
		{"9434 765 919", same, "no one writes it 4-3-3"},
		{"[NHS number] 9434765918", same, "what a label says announces nothing"},

		{"AB 12 34 56 C", "[NI number]", "in pairs"},
		{"AB123456C", "[NI number]", "together"},
		{"ab123456c", "[NI number]", "in small letters, together"},
		{"AB 123456 C", "[NI number]", "the digits together"},
		{"ab 12 34 56 a day", same, "in small letters apart it may be anything"},
		{"QQ123456C", same, "Q is not given out"},
		{"DA123456C", same, "nor is D first"},
		{"AO123456C", same, "nor O second"},
		{"GB123456C", same, "nor GB"},
		{"ZZ123456A", same, "nor ZZ"},
		{"AB123456E", same, "the last is A to D"},
		{"AB1234567C", same, "seven digits"},
		{"xAB123456C", same, "three letters"},

		{"DE1 2AB", "[postcode]", "with its space"},
		{"DE12AB", "[postcode]", "without"},
		{"de1 2ab", "[postcode]", "in small letters, of an area that there is"},
		{"SW1A 1AA", "[postcode]", "a letter after the first digit"},
		{"W1A 0AX", "[postcode]", "one letter, and one after the digit"},
		{"M1 1AE", "[postcode]", "the shortest"},
		{"B33 8TH", "[postcode]", "two digits"},
		{"CR2 6XH", "[postcode]", "two letters"},
		{"DN55 1PT", "[postcode]", "the longest"},
		{"GIR 0AA", "[postcode]", "the bank that has its own"},
		{"DE1  2AB,", "[postcode],", "two spaces"},
		{"A1 2 weeks", same, "A is no area"},
		{"B1 2 weeks", same, "not the end of a postcode"},
		{"room e1 2nd floor", same, "an ordinal"},
		{"s4 5yr", same, "years"},
		{"CP17 4AB", same, "CP is no area"},
		{"DE1 2CB", same, "C is in no second half"},
		{"DE1 2ABC", same, "a letter too many"},
		{"1DE1 2AB", same, "it starts in a word"},
		{"outcomes 1 and 2", same, "numbers"},

		{"07700 900123", "[telephone number]", "a mobile"},
		{"07700 900 123", "[telephone number]", "in threes"},
		{"(01632) 960123", "[telephone number]", "the area code in brackets"},
		{"0161-496-0123", "[telephone number]", "hyphens"},
		{"020 7946 0123", "[telephone number]", "London"},
		{"0303 123 4567", "[telephone number]", "03"},
		{"+44 7700 900123", "[telephone number]", "the country's code"},
		{"+447700900123", "[telephone number]", "without spaces"},
		{"+44 (0) 7700 900123", "[telephone number]", "and the nought in brackets"},
		{"0044 161 496 0123", "[telephone number]", "0044"},
		{"+48 600 700 800", "[telephone number]", "from Poland"},
		{"016977 2345", "[telephone number]", "ten digits, as some have"},
		{"07700 900123 or 07700 900124", "[telephone number] or [telephone number]", "two"},
		{"ring 07700900123.", "ring [telephone number].", "a full stop after it"},
		{"01234567", same, "eight digits are a reference"},
		{"077009001234", same, "twelve digits"},
		{"0770090012", same, "a mobile has eleven"},
		{"0800 1111", same, "Childline"},
		{"0808 2000 247", same, "a helpline"},
		{"999, 101 or 111", same, "for emergencies"},
		{"01-02-2027 10:30", same, "a date"},
		{"07-12-2026 1000", same, "a date and a time"},
		{"2026-07700900123", same, "a reference that has it"},
		{"+5 points", same, "a plus"},

		{"jane.smith@example.org", "[e-mail address]", "an address"},
		{"<o'brien@example.co.uk>", "<[e-mail address]>", "an apostrophe"},
		{"a+b_c@x-y.example.org.", "[e-mail address].", "marks, and a full stop after it"},
		{"mailto:k99@example.org?", "mailto:[e-mail address]?", "in a link"},
		{"zoë@example.org", "[e-mail address]", "an accent"},
		{"jane @ example", same, "spaces"},
		{"@snapname", same, "nothing before it"},
		{"3 packs @2.50", same, "a price"},
		{"module@v0.32.0", same, "a version has no ending of letters"},
		{"a@b@c", same, "two, and no full stop"},

		{"DOB 12/3/2019", "DOB [date of birth]", "the short word"},
		{"dob: 12.03.19", "dob: [date of birth]", "two numbers for the year"},
		{"D.O.B. 12 March 2019", "D.O.B. [date of birth]", "with full stops"},
		{"date of birth 2019-03-12", "date of birth [date of birth]", "the year first"},
		{"Date of birth\n12/03/2019", "Date of birth\n[date of birth]", "on the next line"},
		{"born on the 12th of March 2019", "born on the [date of birth]", "an ordinal, and of"},
		{"born at 37 weeks on 1 May 2020", "born at 37 weeks on [date of birth]", "a number before it"},
		{"birthday (March 12, 2019)", "birthday ([date of birth])", "the month first, in brackets"},
		{"(b. 12/3/2019)", "(b. [date of birth])", "the shortest word"},
		{"dob 12032019", "dob [date of birth]", "eight digits"},
		{"[name] dob of [name] 12/3/2019", "[name] dob of [name] [date of birth]", "names in between, masked"},
		{"12/3/2019", same, "a date by itself is none"},
		{"born in 2019", same, "a year is not whole"},
		{"born in March 2019", same, "nor a month"},
		{"She was born. 12 March 2026: visit.", same, "a sentence ends in between"},
		{"If it is born before 12 March 2027", same, "a time to come"},
		{"newborn check 12 March 2026", same, "newborn is another word"},
		{"Pre-birth conference, 12 March 2026", same, "a conference"},
		{"Plan B: 12 March 2026", same, "B is not born"},
		{"[date of birth] 12/3/2019", same, "what a label says announces nothing"},

		{"Mrs Smith", "[name]", "a title"},
		{"Mr. J. Hall", "[name]", "an initial, and a surname that is a word"},
		{"Dr Foster-Okoro", "[name]", "a hyphen"},
		{"mr Whitlock", "[name]", "the title in small letters"},
		{"PC Whitlock called", "PC [name] called", "a rank says what somebody does, and stays"},
		{"DS Abernathy", "DS [name]", "a detective sergeant"},
		{"PC and laptop", same, "a computer"},
		{"Miss Friday's session", same, "a verb"},
		{"Dr to review", same, "no name after it"},
		{"Nurse Practitioner", same, "a role"},
		{"Jane", "[name]", "a first name"},
		{"Jane Smith", "[name]", "and a surname"},
		{"Jane S.", "[name].", "and an initial"},
		{"Jane Young helps", "[name] helps", "a surname that is a word"},
		{"Jane Green", "[name]", "another"},
		{"Jane's bag", "[name]'s bag", "the possessive stays"},
		{"Jane’s bag", "[name]’s bag", "with the other apostrophe"},
		{"JANE’S BAG", "[name]’S BAG", "in capitals"},
		{"Zoë and José", "[name] and [name]", "accents"},
		{"Zoe\u0308", "[name]", "an accent that stands by itself"},
		{"O’Brien", "[name]", "an apostrophe"},
		{"Anne-Marie O'Neill", "[name]", "a hyphen and an apostrophe"},
		{"Maria de Souza", "[name]", "a particle"},
		{"Jan van der Berg", "[name]", "two, after a word that is a month too"},
		{"Ahmed bin Khalid", "[name]", "a particle"},
		{"SMITH, Jane", "[name]", "the surname first, in capitals"},
		{"OBI, Kezia", "[name]", "and neither of them common"},
		{"Jane SMITH", "[name]", "the surname in capitals"},
		{"CAMHS, Police", same, "what is written in capitals"},
		{"J. Smith", "[name]", "an initial"},
		{"A. Okoro", "[name]", "with its full stop even A"},
		{"seen by R Okoro", "seen by [name]", "without one"},
		{"A Polish interpreter", same, "A is a word"},
		{"vitamin D Drops", same, "D is none here"},
		{"Will Turner left", "[name] left", "a word and a surname"},
		{"Will attend", same, "a word"},
		{"seen by Grace today", "seen by [name] today", "a capital that opens no sentence"},
		{"Grace period", same, "one that does"},
		{"Hope’s coat", "[name]’s coat", "a possessive"},
		{"the Rose centre", same, "the name of a thing"},
		{"Drew a house.", same, "a word"},
		{"in April and May", same, "months"},
		{"April Okoro lives there", "[name] lives there", "a month and a surname"},
		{"In May Jane left", "In May [name] left", "a month and a first name"},
		{"June 2027", same, "a month and a year"},
		{"from Jordan", same, "a country"},
		{"Jordan Okoro", "[name]", "and a surname"},
		{"Jordan’s bedroom", "[name]’s bedroom", "what a person has"},
		{"Jordan’s border", same, "what a country has"},
		{"her brother Jordan", "her brother [name]", "a relation before it"},
		{"met Kezia Obi", "met [name]", "two words that nothing else is called"},
		{"Krzysztof Wojnarowicz came", "[name] came", "at the start of a sentence too"},
		{"in Milton Keynes", same, "after in stands a place"},
		{"Kezia came", same, "a single word, and nothing that tells: missed"},
		{"Kezia said so", "[name] said so", "a person says"},
		{"Everybody said so", same, "everybody does"},
		{"Kezia’s bag", "[name]’s bag", "a possessive of no word known"},
		{"Yesterday’s visit", same, "of a word"},
		{"Protection’s own notice", same, "of a word that no table has, by its ending"},
		{"Barnardo’s", same, "of a charity"},
		{"aunt Kezia", "aunt [name]", "a relation"},
		{"Aunt Kezia", "Aunt [name]", "with a capital"},
		{"the aunt, Kezia, came", "the aunt, [name], came", "between commas"},
		{"Mum (Kezia)", "Mum ([name])", "in brackets"},
		{"Mum (Polish)", same, "what is in brackets is no name"},
		{"Mother: Kezia", "Mother: [name]", "after a colon"},
		{"Mother: Agrees", same, "a word after one"},
		{"Mother: wants help", same, "no capital"},
		{"health visitor Kezia", "health visitor [name]", "a role"},
		{"Health Visitor To Weigh", same, "a heading"},
		{"a boy called Taz", "a boy called [name]", "called"},
		{"known as “Taz”", same, "as and a quotation mark: missed"},
		{"known as Taz", "known as [name]", "known as"},
		{"my name is Taz", "my name is [name]", "is"},
		{"Kezia (aged 7)", "[name] (aged 7)", "an age in brackets"},
		{"Jane and Kezia", "[name] and [name]", "beside a name"},
		{"Jane, Kezia and Tom", "[name], [name] and [name]", "in a list"},
		{"[name] and Kezia", "[name] and [name]", "beside a masked one"},
		{"Jane and Polish", "[name] and Polish", "a word beside a name"},
		{"St Mary’s School", same, "a saint"},
		{"Victoria Road", same, "a road"},
		{"John Radcliffe Hospital", same, "a hospital"},
		{"Alder Hey hospital", same, "its kind in small letters"},
		{"Jane Okoro School Nurse", "[name] School Nurse", "a role is no school"},
		{"Social Worker Oluwaseun Adeyemi", "Social Worker [name]", "after a role with capitals"},
		{"Core Group, Team Manager, Health Visitor", same, "the field's own words"},
		{"Initial Child Protection Conference", same, "a heading"},
		{"Children’s Services", same, "a possessive of the field"},
		{"THE CHILD IS SAFE", same, "all in capitals"},
		{"JANE IS SAFE", "[name] IS SAFE", "a name in it"},
		{"jane smith", same, "no capitals: out of reach"},
		{"محمد 李小龍 Ольга", same, "scripts that have no capitals, or not these: out of reach"},
		{"محمد Jane 李小龍", "محمد [name] 李小龍", "a name between them"},
		{"\u202eJane\u202c", "\u202e[name]\u202c", "marks of direction"},
		{"Jane\xff\xfeSmith", "[name]\xff\xfe[name]", "not UTF-8"},
		{"\x00@\xf0\x9f 07", same, "nor this"},
		{"👩 Jane 👶", "👩 [name] 👶", "emoji"},
		{"Jane Smith, dob 12/3/2019, DE1 2AB", "[name], dob [date of birth], [postcode]", "several"},
	} {
		want := tt.want
		if want == same {
			want = tt.given
		}
		if got := masking.Mask(tt.given, masking.Find(tt.given)); got != want {
			t.Errorf("%q: got %q, want %q (%s)", tt.given, got, want, tt.why)
		}
	}
}

func TestTellsWhere(t *testing.T) {
	text := "Zoë, DE1 2AB"
	want := []masking.Found{{masking.Name, "Zoë", 0, 4}, {masking.Postcode, "DE1 2AB", 6, 13}}
	got := masking.Find(text)
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestMasksOnlyWhatIsThere(t *testing.T) {
	for _, tt := range []struct {
		found []masking.Found
		want  string
		why   string
	}{
		{nil, "abcdef", "nothing was found"},
		{[]masking.Found{{masking.Name, "bc", 1, 3}}, "a[name]def", "one"},
		{[]masking.Found{{masking.Name, "bc", 1, 3}, {masking.Name, "cd", 2, 4}}, "a[name]def", "one over another"},
		{[]masking.Found{{masking.Name, "x", 5, 9}, {masking.Name, "x", -1, 2}, {masking.Name, "x", 3, 2}}, "abcdef", "not there"},
	} {
		if got := masking.Mask("abcdef", tt.found); got != tt.want {
			t.Errorf("got %q, want %q (%s)", got, tt.want, tt.why)
		}
	}
}

// check holds what is true of every text: what is found is in order and there, and what
// is masked stays masked.
func check(t *testing.T, text string) {
	t.Helper()
	end := 0
	found := masking.Find(text)
	for _, f := range found {
		if f.Start < end || f.End <= f.Start || f.End > len(text) || text[f.Start:f.End] != f.Text {
			t.Fatalf("%q: found %+v after byte %d", text, f, end)
		}
		end = f.End
	}
	masked := masking.Mask(text, found)
	if again := masking.Find(masked); len(again) > 0 {
		t.Fatalf("%q, masked %q: found %q again", text, masked, texts(again))
	}
}

// TestMaskedStaysMasked takes lines together, too, since what stands beside tells.
func TestMaskedStaysMasked(t *testing.T) {
	lines := append(linesOf(t, "testdata/clean.txt"), linesOf(t, "testdata/planted.txt")...)
	for i, line := range lines {
		text, _ := unmark(t, line)
		next, _ := unmark(t, lines[(i*7+3)%len(lines)])
		check(t, text)
		check(t, strings.TrimRight(text, ".")+" "+next)
		check(t, strings.ReplaceAll(text+next, " ", ", "))
		check(t, strings.Join(strings.Fields(text + " and " + next)[1:], " "))
		check(t, strings.ToUpper(text))
	}
	check(t, "[name][NHS number] [postcode]1 x[telephone number]@[e-mail address].")
}

// TestTakesLongTexts would take minutes where the time for a text of some kind grew with
// more than its length.
func TestTakesLongTexts(t *testing.T) {
	size := 1 << 20
	if testing.Short() {
		size = 1 << 16
	}
	for _, part := range []string{"a", "A", " ", "@", "a@", "a.", "9", "0 ", "(", "+", "born ", "dob12", "Jane ", "Jane and Kezia, ", "J. ",
		"NHS 1", "d.o.b. ", "[name] ", "A’", "de ", "Jane de ", "\xff", "é", "A-", "1/2/", "aunt “", "07700 900123 Jane and Kezia 12/3/2019 "} {
		masking.Find(strings.Repeat(part, size/len(part)))
	}
}

// FuzzMaskedStaysMasked finds that in a text that was masked nothing more is found.
func FuzzMaskedStaysMasked(f *testing.F) {
	for _, text := range []string{"Jane and Kezia, aunt Bronagh (Taz) dob 12/3/2019", "NHS 943 476 5919 AB123456C DE1 2AB +44 7700 900123",
		"SMITH, Jane's jane@example.org", "born [name] 12 March 2019\nMr. J. de Hall", "\xff[name] Zoë’s\u202e", "Mother: Kezia Obi\tMum (Sheila)"} {
		f.Add(text)
	}
	f.Fuzz(check)
}
