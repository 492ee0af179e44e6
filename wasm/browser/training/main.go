//go:build js && wasm

// Command training is the module for date questions and for the days to practise again. How a
// page talks to it is in package page.
package main

import (
	"handbook/wasm/browser/page"
	"handbook/wasm/training"
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

// askMake answers with questions drawn from a seed. Call load first.
//
//go:wasmexport make
func askMake() int32 { return page.Answer(training.RespondMake(page.Book, page.Buffer)) }

// askMark marks the answer to one of them.
//
//go:wasmexport mark
func askMark() int32 { return page.Answer(training.RespondMark(page.Book, page.Buffer)) }

// askFollowUp gives the calendar file of the days to practise again, and askFollowUpDays
// lists them. Neither needs rules.
//
//go:wasmexport followUp
func askFollowUp() int32 { return page.Answer(training.RespondFollowUp(page.Buffer)) }

//go:wasmexport followUpDays
func askFollowUpDays() int32 { return page.Answer(training.RespondFollowUpDays(page.Buffer)) }
