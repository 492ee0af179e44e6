package table_test

import (
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
