//go:build js && wasm

// Command browser is the module for a case's dates: one limit beside its clause, a whole
// timetable, a child who moves. How a page talks to it is in package page.
package main

import (
	"handbook/wasm/browser/page"
	"handbook/wasm/deadlines"
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

// askDeadlines answers the request in the buffer. Call load first.
//
//go:wasmexport deadlines
func askDeadlines() int32 { return page.Answer(deadlines.Respond(page.Book, page.Buffer)) }

// askCalendar answers the same request with an iCalendar file.
//
//go:wasmexport calendar
func askCalendar() int32 { return page.Answer(deadlines.RespondCalendar(page.Book, page.Buffer)) }

// askCSV answers the same request with a file for spreadsheets, and askTable with the
// same rows for pasting.
//
//go:wasmexport csv
func askCSV() int32 { return page.Answer(deadlines.RespondCSV(page.Book, page.Buffer)) }

//go:wasmexport table
func askTable() int32 { return page.Answer(deadlines.RespondTable(page.Book, page.Buffer)) }

// askMoves answers a request about a child who moves between two areas.
//
//go:wasmexport moves
func askMoves() int32 { return page.Answer(deadlines.RespondMove(page.Book, page.Buffer)) }
