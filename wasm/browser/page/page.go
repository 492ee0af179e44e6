//go:build js && wasm

// Package page is what every module for a page shares. A Web Worker loads a module
// (worker.js) and hands it bytes; the module hands bytes back. It has no clock, asks
// nothing of the network and keeps nothing but the rules it was given, and a caseload
// while its page is open.
//
// Calls go through exported functions and one buffer rather than syscall/js: a call then
// costs nanoseconds instead of microseconds, and the module is smaller. Each calculator
// has the smallest module that can answer it.
package page

import (
	"unsafe"

	"handbook/wasm/rulebook"
)

var (
	// Buffer is what the page wrote, then what the module answers.
	Buffer []byte
	// Book is what load has read.
	Book *rulebook.Book
	// Decode is how load reads a rules file.
	Decode = rulebook.Decode
)

// room makes the buffer n bytes long and tells where it starts, for the page to
// write to. The address is good until the next call.
//
//go:wasmexport room
func room(n int32) unsafe.Pointer {
	if int(n) >= cap(Buffer) {
		Buffer = make([]byte, n+1) // never empty, so that it has an address
	}
	Buffer = Buffer[:n]
	return unsafe.Pointer(unsafe.SliceData(Buffer))
}

// answered tells where the answer starts.
//
//go:wasmexport answered
func answered() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(Buffer)) }

// load reads the rules file in the buffer. It answers 0, or the length of what is
// wrong with it.
//
//go:wasmexport load
func load() int32 {
	b, err := Decode(Buffer)
	if err != nil {
		Buffer = []byte(err.Error())
		return int32(len(Buffer))
	}
	Book = b
	return 0
}

// Answer hands an answer over and tells its length, which is less than 0 where it is a
// problem document.
func Answer(response []byte, ok bool) int32 {
	Buffer = response
	if !ok {
		return -int32(len(response))
	}
	return int32(len(response))
}
