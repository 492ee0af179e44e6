package visits

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/table"
)

// mostRows is how many rows may be pasted at a time.
const mostRows = 2000

// Sheet reads rows pasted from a spreadsheet, their headings first, for the page to match
// to the log: {"rows": [{"line": 1, "cells": ["Date", "Seen by"]}]}; or a problem document.
func Sheet(text []byte) (response []byte, ok bool) {
	rows, _, err := table.Read(string(text))
	reason := ""
	switch {
	case err != nil:
		reason = err.Error()
	case len(rows) < 2:
		reason = "Paste the headings and at least one row under them"
	case len(rows) > mostRows:
		reason = "Paste at most 2000 rows at a time"
	}
	if reason != "" {
		return (&deadlines.Problem{Status: 422, Detail: reason}).JSON(), false
	}
	var w json.Writer
	w.BeginObject()
	w.Key("rows")
	w.BeginArray()
	for _, row := range rows {
		w.BeginObject()
		w.Key("line")
		w.Int(row.Line)
		w.Key("cells")
		w.BeginArray()
		for _, cell := range row.Cells {
			w.String(cell)
		}
		w.EndArray()
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes(), true
}
