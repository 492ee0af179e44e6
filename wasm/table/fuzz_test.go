package table_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"handbook/wasm/table"
)

const spaces = " \t\r\n\u00a0\ufeff"

// cleaned is what of a cell the Writer keeps.
func cleaned(cell string, sep byte) string {
	cell = string([]rune(cell))
	if sep == '\t' {
		cell = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ").Replace(cell)
	}
	return strings.ReplaceAll(cell, "\x00", "")
}

// sameCells compares cells apart from the apostrophe in front of a formula.
func sameCells(got, want []string) bool {
	return slices.EqualFunc(got, want, func(got, want string) bool {
		return got == want || got == "'"+want || strings.Trim(strings.TrimPrefix(got, "'"), spaces) == want
	})
}

// FuzzWriter holds the Writer against Read, and between commas against encoding/csv.
func FuzzWriter(f *testing.F) {
	f.Add("a", "b, c", `d "e"`, "f\r\ng", byte(0))
	f.Add("=1", "a;b;c", " x ", "\"", byte(1))
	f.Add("", "\t", "日本\u00a0", "\xff\x00", byte(2))
	f.Fuzz(func(t *testing.T, a, b, c, d string, kind byte) {
		sep := "\t,;"[kind%3]
		given := [][]string{{a, b}, {c, d}}
		text := written(sep, given...)
		var want [][]string
		for i, row := range given {
			for j, cell := range row {
				given[i][j] = cleaned(cell, sep)
				if strings.Trim(cell, " \t\r\n\x00\u00a0\ufeff") == "" && strings.ContainsAny(cell, "\t\r\n\x00") {
					t.Skip("the apostrophe makes a cell of what was none")
				}
			}
			if row := []string{strings.Trim(row[0], spaces), strings.Trim(row[1], spaces)}; row[0]+row[1] != "" {
				want = append(want, row)
			}
		}
		rows, _, err := table.Read(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		same := slices.EqualFunc(rows, want, func(row table.Row, want []string) bool { return sameCells(row.Cells, want) })
		if !same {
			t.Fatalf("%q was read as %+v, want %q", text, rows, want)
		}
		if sep == ',' {
			againstCSV(t, text, given)
		}
	})
}

func againstCSV(t *testing.T, text string, want [][]string) {
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("encoding/csv refuses %q: %v", text, err)
	}
	for _, row := range want {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "\r\n", "\n") // as encoding/csv does
		}
	}
	if !slices.EqualFunc(records, want, func(got, want []string) bool {
		return slices.EqualFunc(got, want, func(got, want string) bool { return got == want || got == "'"+want })
	}) {
		t.Fatalf("encoding/csv reads %q as %q, want %q", text, records, want)
	}
}

// FuzzRead finds that Read does not panic, trims every cell, drops every empty row and
// counts lines upwards.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"a,b\r\nc,\"d\"\"\ne\"\n", "a\tb\n\n\"", "\ufeffa;b", "\xff\xfe", "\"a\" b\";c"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, _, err := table.Read(text)
		if err != nil && rows != nil {
			t.Fatalf("%q: rows and %v", text, err)
		}
		line := 0
		for _, row := range rows {
			if row.Line <= line || strings.Join(row.Cells, "") == "" {
				t.Fatalf("%q: after line %d the row %+v", text, line, row)
			}
			line = row.Line
			for _, cell := range row.Cells {
				if strings.Trim(cell, spaces) != cell {
					t.Fatalf("%q: the cell %q is not trimmed", text, cell)
				}
			}
		}
	})
}
