//go:build js && wasm

// Command visits is the module for the log of visits. How a page talks to it is in
// package page.
package main

import (
	"handbook/wasm/browser/page"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

func init() { page.Decode = rulebook.DecodeVisits }

// askVisits answers the log in the buffer. Call load first.
//
//go:wasmexport visits
func askVisits() int32 { return page.Answer(visits.Respond(page.Book, page.Buffer)) }

// askCalendar answers the same log with an iCalendar file of what is next.
//
//go:wasmexport calendar
func askCalendar() int32 { return page.Answer(visits.RespondCalendar(page.Book, page.Buffer)) }

// askCSV answers it with a file for spreadsheets, and askTable with the same rows for
// pasting.
//
//go:wasmexport csv
func askCSV() int32 { return page.Answer(visits.RespondCSV(page.Book, page.Buffer)) }

//go:wasmexport table
func askTable() int32 { return page.Answer(visits.RespondTable(page.Book, page.Buffer)) }
