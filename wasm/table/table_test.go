package table_test

import (
	"errors"
	"strings"
	"testing"

	"handbook/wasm/table"
)

// show writes rows as "1: a|b; 3: c|d", a tab as the separator being "tab".
func show(rows []table.Row) string {
	var list []string
	for _, row := range rows {
		list = append(list, string(rune('0'+row.Line))+": "+strings.Join(row.Cells, "|"))
	}
	return strings.Join(list, "; ")
}

func TestReads(t *testing.T) {
	for _, tt := range []struct {
		given string
		sep   byte
		want  string
		why   string
	}{
		{"", '\t', "", "nothing"},
		{"\n \n\r\n", '\t', "", "nothing but lines"},
		{"a", '\t', "1: a", "one cell"},
		{"a\tb\nc\td", '\t', "1: a|b; 2: c|d", "pasted from a spreadsheet"},
		{"a,b\r\nc,d\r\n", ',', "1: a|b; 2: c|d", "saved as CSV"},
		{"a;b\nc;d\n", ';', "1: a|b; 2: c|d", "saved as CSV where the comma is for decimals"},
		{"a,b\rc,d\r", ',', "1: a|b; 2: c|d", "the line ends of an old Macintosh"},
		{"\ufeffa,b", ',', "1: a|b", "a byte order mark is not part of the first cell"},
		{"\ufeff\"a,1\",b", ',', "1: a,1|b", "nor does it keep a quote from opening"},
		{"a,b,\n,c,", ',', "1: a|b|; 2: |c|", "empty cells at either end"},
		{"a,b\n,\n\n , \nc,d", ',', "1: a|b; 5: c|d", "empty rows are dropped, their lines counted"},
		{"\n\na,b", ',', "3: a|b", "empty lines at the start"},
		{`a,"b, c"`, ',', "1: a|b, c", "a separator inside quotes"},
		{`a,"say ""no"" twice",c`, ',', `1: a|say "no" twice|c`, "doubled quotes"},
		{`"""",""`, ',', `1: "|`, "nothing but a doubled quote; nothing at all"},
		{"a,\"b\nc\r\nd\re\",f\ng,h", ',', "1: a|b\nc\r\nd\re|f; 5: g|h", "line ends inside quotes count as lines"},
		{`6" nails,b`, ',', `1: 6" nails|b`, "a quote in the middle of a cell is only a quote"},
		{`"Bob" Smith,b`, ',', `1: Bob Smith|b`, "what follows the closing quote belongs to the cell"},
		{`"a" "b",c`, ',', `1: a "b"|c`, "in which quotes are only quotes"},
		{`a, "b, c" ,d`, ',', "1: a|b, c|d", "spaces outside the quotes"},
		{"\" a \u00a0\",\"b\n\"", ',', "1: a|b", "and inside"},
		{"x,y,z\n\u00a0a\u00a0,\ufeff b\t,\tc", ',', "1: x|y|z; 2: a|b|c", "no-break spaces, and tabs that do not separate"},
		{"a\t \"b\tc\" \td", '\t', "1: a|b\tc|d", "the same between tabs"},
		{"Zoë,日本\n", ',', "1: Zoë|日本", "letters of more than one byte"},
		{"a,\"b", 0, "the quote that opens on line 1 is never closed (close it, or take it out)", "to the end"},
		{"a\n\nb,\"c\nd\ne", 0, "the quote that opens on line 3 is never closed (close it, or take it out)", "its own line"},
		{"a\nZo\xeb", 0, `line 2 has a character that is not UTF-8 (save it from the spreadsheet as "CSV UTF-8")`, "Windows-1252"},
		{"\r\n\r\n\xff", 0, `line 3 has a character that is not UTF-8 (save it from the spreadsheet as "CSV UTF-8")`, "CRLF is one line end"},
		{"\xff\xfea\x00\t\x00", 0, `the text is UTF-16 (save it from the spreadsheet as "CSV UTF-8")`, "Excel's Unicode Text"},
		{"\xfe\xff\x00a\x00\t", 0, `the text is UTF-16 (save it from the spreadsheet as "CSV UTF-8")`, "with the bytes the other way round"},
		{"a\x00,\x00b\x00", 0, `the text is UTF-16 (save it from the spreadsheet as "CSV UTF-8")`, "without a byte order mark"},
	} {
		rows, sep, err := table.Read(tt.given)
		got := show(rows)
		if err != nil {
			got = err.Error()
			if e := table.Error(""); !errors.As(err, &e) || rows != nil {
				t.Errorf("%q: %T with the rows %v: %s", tt.given, err, rows, tt.why)
			}
		}
		if got != tt.want || sep != tt.sep {
			t.Errorf("%q:\n%q, %q; want\n%q, %q: %s", tt.given, got, sep, tt.want, tt.sep, tt.why)
		}
	}
}

func TestTellsTheSeparator(t *testing.T) {
	for _, tt := range []struct {
		given string
		want  byte
		why   string
	}{
		{"Smith, J\t3\nJones, K\t4", '\t', "a tab in the first line wins over commas everywhere"},
		{"\n  \na,b\t1\nc,d", '\t', "the first line that is not empty"},
		{"\"a\tb\",c\nd,e", ',', "a tab inside quotes is part of a cell"},
		{"c,\"a \"\"\tb\"\nd,e", ',', "a doubled quote does not end them"},
		{"title\na\tb\nc\td", '\t', "a tab further down, if it is what splits"},
		{"name;sum\na;1,50\nb;2,25\nc;3", ';', "commas for decimals, but not in every row"},
		{"name;sum\na;1,50\nb;2,25", ';', "nor in the first"},
		{"name,note\na,one; two\nb,three\nc,four; five; six", ',', "semicolons in notes"},
		{"Report of May\n\nname,date\na,1\nb,2", ',', "a title above the table"},
		{"a,b;c,d", ',', "in one row, the one that makes more cells"},
		{"notes\nfoo\nbar, baz\nqux", '\t', "one column with a comma here and there is left whole"},
		{"date\n23 November 2026\n24 November 2026", '\t', "one column without any"},
		{"x,\"a;b;c\"\ny,\"d;e;f\"", ',', "separators inside quotes do not count"},
		{strings.Repeat("a;b\n", 20) + strings.Repeat("a,b,c\n", 50), ';', "the first twenty rows decide"},
	} {
		if _, got, err := table.Read(tt.given); got != tt.want || err != nil {
			t.Errorf("%q: %q, %v; want %q: %s", tt.given, got, err, tt.want, tt.why)
		}
	}
}

func written(sep byte, rows ...[]string) string {
	w := table.NewWriter(sep)
	for _, row := range rows {
		for _, cell := range row {
			w.Cell(cell)
		}
		w.EndRow()
	}
	return string(w.Bytes())
}

func TestWrites(t *testing.T) {
	for _, tt := range []struct {
		sep   byte
		given string
		want  string
		why   string
	}{
		{',', "plain", "plain", "no quotes where none are needed"},
		{',', "a, b", `"a, b"`, "the separator"},
		{';', "a; b", `"a; b"`, "the separator"},
		{',', "a; b", `"a; b"`, "another separator, by which Read could be misled"},
		{',', `6" nails`, `"6"" nails"`, "a quote is doubled"},
		{',', "a\r\nb", "\"a\r\nb\"", "a line end"},
		{',', " a", `" a"`, "a space in front"},
		{',', "a\u00a0", "\"a\u00a0\"", "a no-break space behind"},
		{',', "a\x00\xffb", "a\ufffdb", "a NUL, and a byte that is not UTF-8"},
		{'\t', "a, b; c ", "a, b; c ", "between tabs nothing of this needs quotes"},
		{'\t', "a\r\nb\nc\rd\te", "a b c d e", "line ends and tabs become spaces"},
		{'\t', `6" nails`, `"6"" nails"`, "but a quote is quoted, which spreadsheets undo"},
	} {
		want := "x" + string(tt.sep) + tt.want + "\r\n"
		if tt.sep != '\t' {
			want = "\ufeff" + want
		}
		if got := written(tt.sep, []string{"x", tt.given}); got != want {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, want, tt.why)
		}
	}
	if got := written(',', []string{""}, nil, []string{"", ""}); got != "\ufeff\"\"\r\n\r\n,\r\n" {
		t.Errorf("a lone empty cell, no cell, two: %q", got)
	}
}

// The list is OWASP's, with what it and the ASVS have added: full-width forms, NUL.
func TestNeutralisesFormulas(t *testing.T) {
	for _, tt := range []struct{ given, want, why string }{
		{"=1+1", "'=1+1", "equals"},
		{"+44 1992 555000", "'+44 1992 555000", "plus, though it is a telephone number"},
		{"-2+3", "'-2+3", "minus"},
		{"@SUM(A1)", "'@SUM(A1)", "at"},
		{"\ta", "\"'\ta\"", "tab"},
		{"\ra", "\"'\ra\"", "carriage return"},
		{"\na", "\"'\na\"", "line feed"},
		{"\x00=a", "'=a", "NUL, though it is left out"},
		{"＝1+1", "'＝1+1", "full-width equals"},
		{"＋1", "'＋1", "full-width plus"},
		{"－1", "'－1", "full-width minus"},
		{"＠a", "'＠a", "full-width at"},
		{" \u00a0=1", "\"' \u00a0=1\"", "spaces in front are no shelter"},
		{"\u200e=1", "'\u200e=1", "nor is a direction mark"},
		{"=\"a\",1", "\"'=\"\"a\"\",1\"", "nor are quotes: the apostrophe stands inside them"},
		{"-", "'-", "a lone minus"},
		{"-5.5", "'-5.5", "not purely digits"},
		{" -5", "\"' -5\"", "not purely digits"},
		{"-5", "-5", "a whole number is harmless"},
		{"5", "5", "a whole number is harmless"},
		{"", "", "nothing"},
		{"a=1", "a=1", "further on it does nothing"},
		{"'=1", "'=1", "has its apostrophe already"},
	} {
		if got := written(',', []string{"x", tt.given}); got != "\ufeffx,"+tt.want+"\r\n" {
			t.Errorf("%q: %q, want %q: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

var big = strings.Repeat("12345,\"Smith, J\",23/11/2026,a note of some length,,x,y,\"quoted\"\r\n", 10000)

func TestReadsManyRowsInFewAllocations(t *testing.T) {
	rows, _, err := table.Read(big)
	if err != nil || len(rows) != 10000 || len(rows[9999].Cells) != 8 || rows[9999].Line != 10000 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if n := testing.AllocsPerRun(2, func() { table.Read(big) }); n > 100 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(big)))
	for b.Loop() {
		table.Read(big)
	}
}
