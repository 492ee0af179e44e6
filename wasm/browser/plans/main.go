//go:build js && wasm

// Command plans is the module for the plan checker. How a page talks to it is in package
// page.
package main

import (
	"handbook/wasm/browser/page"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

func init() { page.Decode = rulebook.DecodePlans }

// askPlan answers the document in the buffer. Call load first.
//
//go:wasmexport plan
func askPlan() int32 { return page.Answer(plan.Respond(page.Book, page.Buffer)) }

// askMask answers texts with what in them may identify a person.
//
//go:wasmexport mask
func askMask() int32 { return page.Answer(plan.RespondMask(page.Buffer)) }

// askColumns answers a table with what its columns seem to hold, and askTake reads it as
// the person has said.
//
//go:wasmexport columns
func askColumns() int32 { return page.Answer(plan.RespondColumns(page.Book, page.Buffer)) }

//go:wasmexport take
func askTake() int32 { return page.Answer(plan.RespondTake(page.Book, page.Buffer)) }
