package table_test

import (
	"strings"
	"testing"

	"handbook/wasm/table"
)

func TestAByteOrderMarkIsASpaceAtEitherEnd(t *testing.T) {
	rows, _, err := table.Read("a,b\n\ufeffc\ufeff,d \ufeff")
	if err != nil || show(rows) != "1: a|b; 2: c|d" {
		t.Errorf("%s, %v", show(rows), err)
	}
}

func TestWholeRows(t *testing.T) {
	w := table.NewWriter('\t')
	w.Row("Due", "What")
	w.Row("2026-11-23", "=1+1")
	w.Row()
	if got := string(w.Bytes()); got != "Due\tWhat\r\n2026-11-23\t'=1+1\r\n\r\n" {
		t.Errorf("%q", got)
	}
}

func TestTextsAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		given string
		sep   byte
		want  string
		why   string
	}{
		{"ab", '\t', "1: ab", "too short for a byte order mark"},
		{"\ufeff", '\t', "", "a byte order mark alone"},
		{`"a"`, '\t', "1: a", "a quote closed by the end of the text"},
		{`""`, '\t', "", "an empty cell in quotes"},
		{`"a""b"`, '\t', `1: a"b`, "a doubled quote"},
		{`"a""b" c`, '\t', `1: a"b c`, "and what follows it"},
		{"a, ", ',', "1: a|", "a last cell of spaces"},
		{" ,a", ',', "1: |a", "and a first"},
		{"a,\"\n\"", ',', "1: a|", "a line end alone in quotes"},
		{"a\x00bc", '\t', "1: a\x00bc", "a quarter of NULs is not UTF-16"},
		{"a\x00b", 0, "the text is UTF-16 (save it from the spreadsheet as \"CSV UTF-8\")", "more is"},
		{"\xff", 0, "line 1 has a character that is not UTF-8 (save it from the spreadsheet as \"CSV UTF-8\")", "half a mark"},
		{"\xff\xfe", 0, "the text is UTF-16 (save it from the spreadsheet as \"CSV UTF-8\")", "a whole one"},
		{"\xfe\xff", 0, "the text is UTF-16 (save it from the spreadsheet as \"CSV UTF-8\")", "the other way round"},
		{"a\r\nb\r\xff", 0, "line 3 has a character that is not UTF-8 (save it from the spreadsheet as \"CSV UTF-8\")", "two line ends before it"},
		{"\ufffd\n\xff", 0, "line 2 has a character that is not UTF-8 (save it from the spreadsheet as \"CSV UTF-8\")", "what stands for such a character is one itself"},
	} {
		rows, sep, err := table.Read(tt.given)
		got := show(rows)
		if err != nil {
			got = err.Error()
		}
		if got != tt.want || sep != tt.sep {
			t.Errorf("%q: %q, %q; want %q, %q: %s", tt.given, got, sep, tt.want, tt.sep, tt.why)
		}
	}
}

func TestTellsTheSeparatorAtTheEdges(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  byte
		why   string
	}{
		{strings.Repeat("a;b\n", 10) + strings.Repeat("a,b,c\n", 10) + strings.Repeat("a;b\n", 11), ',', "of the first twenty half and half: the one that makes more cells"},
		{strings.Repeat("a;b\n", 10) + strings.Repeat("a,b,c\n", 9) + "a;b", ';', "the twentieth row has no line end"},
		{"a,b\nc;d", ',', "one row each: the comma stands first"},
		{"a;b\nc;d\ne,f", ';', "two rows to one"},
		{"a;b,c\nd;e\nf,g,h", ';', "two rows that agree, to three that do not"},
		{" \"a;b\",c\nd,e", ',', "spaces before a quote"},
		{"x \"a;b;c\",d\ny,e", ',', "a quote inside a cell is only a quote"},
		{"\"a\";\"b,c\"\n\"d\";\"e\"", ';', "quotes that close and open"},
		{"a,b\r\rc,d", ',', "an empty line between"},
		{"a,b\nc\n", ',', "one row that it splits to one that it does not: what follows the last line end is no row"},
	} {
		if _, got, err := table.Read(tt.given); got != tt.want || err != nil {
			t.Errorf("%q: %q, %v; want %q: %s", tt.given, got, err, tt.want, tt.why)
		}
	}
}

// What leaves no mark is passed over by some programs, what leaves one by none.
func TestWhatHidesAFormula(t *testing.T) {
	for _, r := range []rune{' ', 0x80, 0xa0, 0xad, 0x1680, 0x180e, 0x2000, 0x200f, 0x2028, 0x202f, 0x205f, 0x206f, 0x3000, 0xfeff} {
		if got := written('\t', []string{"x", string(r) + "=1"}); got != "x\t'"+string(r)+"=1\r\n" {
			t.Errorf("%U: %q, want an apostrophe", r, got)
		}
	}
	for _, r := range []rune{'a', '!', 0xa1, 0xac, 0xae, 0x167f, 0x1681, 0x180d, 0x180f, 0x1fff, 0x2010, 0x2027, 0x2030, 0x205e, 0x2070, 0x2fff, 0x3001, 0xfefe, 0xff00} {
		if got := written('\t', []string{"x", string(r) + "=1"}); got != "x\t"+string(r)+"=1\r\n" {
			t.Errorf("%U: %q, want no apostrophe", r, got)
		}
	}
	for given, want := range map[string]string{"\x7f": "'\x7f", "\x1f": "'\x1f", "-09": "-09", "-/1": "'-/1", "-:1": "'-:1", "-1-": "'-1-", "\na": "' a", "\r\n": "' ", "a\nb": "a b"} {
		if got := written('\t', []string{"x", given}); got != "x\t"+want+"\r\n" {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
	if got := written(',', []string{"x", "a\tb"}); got != "\ufeffx,\"a\tb\"\r\n" {
		t.Errorf("between commas a tab needs quotes, by which Read could be misled: %q", got)
	}
	if got := written('\t', []string{""}, []string{"", ""}); got != "\r\n\t\r\n" {
		t.Errorf("between tabs an empty cell needs no quotes: %q", got)
	}
}
