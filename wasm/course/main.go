//go:build !js

// Command course packs training for other systems.
//
//	go run ./wasm/course PUBLIC
//
// packs the built site's induction paths for learning systems (package scorm): of a path's
// page package.html, which is taken away, and of training/package/course.css and course.js
// comes a zip beside the path's folder. It writes each area's question bank,
// training/<area>/questions.gift (package gift).
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/course PUBLIC")
		os.Exit(1)
	}
	said, err := pack(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(said)
}
