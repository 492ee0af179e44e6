//go:build js && wasm

// Command caseload is the module for a whole caseload. How a page talks to it is in
// package page.
package main

import (
	"runtime"

	"handbook/wasm/browser/page"
	"handbook/wasm/caseload"
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
)

// main only keeps the module alive; the exported functions do the work.
func main() { select {} }

// opened is the caseload that the page has opened; opening another forgets it.
var opened *caseload.Load

// open reads the rows in the buffer and answers with their columns.
//
//go:wasmexport open
func open() int32 {
	opened = nil
	runtime.GC() // or the memory grows, since the collector seldom ends its work within one call
	l, err := caseload.Open(page.Book, string(page.Buffer))
	if err != nil {
		return refuse(err)
	}
	opened = l
	return page.Answer(l.Describe(), true)
}

// begin takes what the columns hold; see caseload.Load.Begin.
//
//go:wasmexport begin
func begin() int32 { return ask((*caseload.Load).Start) }

// step works as many rows as {"rows": 500} says.
//
//go:wasmexport step
func step() int32 {
	return ask(func(l *caseload.Load, request []byte) ([]byte, error) {
		v, err := json.Parse(request)
		if err != nil {
			return nil, err
		}
		if !l.Step(v.Get("rows").Int) {
			runtime.GC()
		}
		return l.Progress(), nil
	})
}

// result answers with a part of what has been worked.
//
//go:wasmexport result
func result() int32 { return ask((*caseload.Load).Result) }

// answer answers {"line": 7} with that row's whole timetable.
//
//go:wasmexport answer
func answer() int32 {
	return ask(func(l *caseload.Load, request []byte) ([]byte, error) {
		v, err := json.Parse(request)
		if err != nil {
			return nil, err
		}
		a := l.Answer(v.Get("line").Int)
		if a == nil {
			return nil, caseload.Error("No such row has been worked")
		}
		return a.JSON(), nil
	})
}

// csv and calendar write the rows that a filter keeps.
//
//go:wasmexport csv
func csv() int32 { return file((*caseload.Load).CSV) }

//go:wasmexport calendar
func calendar() int32 { return file((*caseload.Load).Calendar) }

func file(write func(*caseload.Load, caseload.Filter) []byte) int32 {
	return ask(func(l *caseload.Load, request []byte) ([]byte, error) {
		v, err := json.Parse(request)
		if err != nil {
			return nil, err
		}
		return write(l, caseload.ReadFilter(v)), nil
	})
}

// ask answers the request in the buffer from the caseload that is open.
func ask(respond func(*caseload.Load, []byte) ([]byte, error)) int32 {
	if opened == nil {
		return refuse(caseload.Error("No caseload is open"))
	}
	response, err := respond(opened, page.Buffer)
	if err != nil {
		return refuse(err)
	}
	return page.Answer(response, true)
}

// refuse answers with a problem document that has only a detail.
func refuse(err error) int32 {
	return page.Answer((&deadlines.Problem{Status: 422, Detail: err.Error()}).JSON(), false)
}
