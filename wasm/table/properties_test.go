package table_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handbook/wasm/table"
)

// cells are rows of a table as a spreadsheet might have them, all of the same width, with no
// cell that a spreadsheet could take for a formula.
func cells(letters string) *rapid.Generator[[][]string] {
	return rapid.Custom(func(t *rapid.T) [][]string {
		width := rapid.IntRange(2, 5).Draw(t, "columns") // of a single one nobody can tell what separates
		cell := rapid.StringOfN(rapid.RuneFrom([]rune(letters)), 0, 12, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 6).Draw(t, "rows")
		for _, row := range rows {
			row[0] = "x" + row[0] // no row is empty, and the first cell has no space before it
			for i := range row {
				row[i] = strings.Trim(row[i], " \n\r\t\u00a0")
			}
		}
		return rows
	})
}

// read gives the cells of a text, which must be a table.
func read(t *rapid.T, text string) (rows [][]string, sep byte) {
	list, sep, err := table.Read(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for _, row := range list {
		rows = append(rows, row.Cells)
	}
	return rows, sep
}

// write writes rows between a separator.
func write(sep byte, rows [][]string) string {
	w := table.NewWriter(sep)
	for _, row := range rows {
		w.Row(row...)
	}
	return string(w.Bytes())
}

// sameRows reports whether two tables have the same cells.
func sameRows(a, b [][]string) bool {
	return slices.EqualFunc(a, b, func(a, b []string) bool { return slices.Equal(a, b) })
}

// A table that is written is read as the same table, whatever its separator.
func TestTablesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := cells("ab \"';,\té日\n.").Draw(t, "table")
		for _, sep := range []byte(",;") {
			if got, _ := read(t, write(sep, rows)); !sameRows(got, rows) {
				t.Fatalf("%q is read as %q, want %q", write(sep, rows), got, rows)
			}
		}
		flat := cells("ab \"';,é日.").Draw(t, "table to paste")
		if got, _ := read(t, write('\t', flat)); !sameRows(got, flat) {
			t.Fatalf("%q is read as %q, want %q", write('\t', flat), got, flat)
		}
	})
}

// What has been written, read and written again is the same, formulas among it: the
// apostrophe in front of one is put there once.
func TestWritingAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := cells("ab=+-@1 ,;\"'").Draw(t, "table")
		for _, row := range rows {
			for i, mark := range rapid.SliceOfN(rapid.SampledFrom([]string{"", "=", "+", "-", "@", "-5"}), len(row), len(row)).Draw(t, "marks") {
				row[i] = mark + row[i]
			}
		}
		for _, sep := range []byte("\t,;") {
			once, _ := read(t, write(sep, rows))
			again, _ := read(t, write(sep, once))
			if !sameRows(once, again) {
				t.Fatalf("%q is read as %q, and written again as %q", write(sep, rows), once, again)
			}
			for i, row := range once {
				for j, cell := range row {
					if strings.ContainsAny(cell[:min(len(cell), 1)], "=+@") {
						t.Fatalf("row %d, cell %d: the formula %q is let through", i, j, cell)
					}
				}
			}
		}
	})
}

// The lines of the rows are those on which they start, however the lines end.
func TestRowsStartOnTheirLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
		var text strings.Builder
		var want []int
		for line := 1; line <= rapid.IntRange(1, 20).Draw(t, "lines"); line++ {
			if rapid.Bool().Draw(t, "a row") {
				text.WriteString("a,b")
				want = append(want, line)
			}
			text.WriteString(end)
		}
		rows, _, err := table.Read(text.String())
		var got []int
		for _, row := range rows {
			got = append(got, row.Line)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q: rows on lines %v, %v, want %v", text.String(), got, err, want)
		}
	})
}
