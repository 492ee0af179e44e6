//go:build js && wasm

// Command browser is the engine as a WebAssembly module for pages. A Web Worker
// loads it (worker.js) and hands it bytes; it hands bytes back. It has no clock,
// asks nothing of the network and keeps nothing but the rules it was given.
//
// Calls go through exported functions and one buffer rather than syscall/js: a call
// then costs nanoseconds instead of microseconds, and the module is smaller.
package main

import (
	"unsafe"

	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

var (
	buffer []byte // what the page wrote, then what the engine answers
	book   *rulebook.Book
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

// room makes the buffer n bytes long and tells where it starts, for the page to
// write to. The address is good until the next call.
//
//go:wasmexport room
func room(n int32) unsafe.Pointer {
	buffer = make([]byte, n+1) // never empty, so that it has an address
	buffer = buffer[:n]
	return unsafe.Pointer(unsafe.SliceData(buffer))
}

// answered tells where the answer starts.
//
//go:wasmexport answered
func answered() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(buffer)) }

// load reads the rules file in the buffer. It answers 0, or the length of what is
// wrong with it.
//
//go:wasmexport load
func load() int32 {
	b, err := rulebook.Decode(buffer)
	if err != nil {
		buffer = []byte(err.Error())
		return int32(len(buffer))
	}
	book = b
	return 0
}

// askDeadlines answers the request in the buffer with the length of its answer,
// which is less than 0 where the answer is a problem document. Call load first.
//
//go:wasmexport deadlines
func askDeadlines() int32 { return answer(deadlines.Respond(book, buffer)) }

// askCalendar answers the same request with an iCalendar file.
//
//go:wasmexport calendar
func askCalendar() int32 { return answer(deadlines.RespondCalendar(book, buffer)) }

func answer(response []byte, ok bool) int32 {
	buffer = response
	if !ok {
		return -int32(len(response))
	}
	return int32(len(response))
}
