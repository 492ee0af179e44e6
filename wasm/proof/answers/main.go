// Command answers has the engine answer the whole corpus and prints how many answers there
// were, their bytes in all and the SHA-256 of them, each with a newline after it. Built for
// this machine and for WebAssembly, it must print the same.
//
//	go run ./wasm/proof/answers PUBLIC EVERY
//
// PUBLIC is the built site; of the days that cases start on, each EVERYth is taken.
package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"handbook/wasm/deadlines"
	"handbook/wasm/proof/corpus"
	"handbook/wasm/rulebook"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/proof/answers PUBLIC EVERY")
		os.Exit(1)
	}
	if err := digest(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func digest(public, every string) error {
	step, err := strconv.Atoi(every)
	if err != nil {
		return err
	}
	areas, err := corpus.Site(public)
	if err != nil {
		return err
	}
	answers, length, hash := 0, 0, sha256.New()
	for _, area := range areas {
		book, err := rulebook.Decode(area.File)
		if err != nil {
			return err
		}
		for c := range area.Corpus(step) {
			request, err := json.Marshal(c)
			if err != nil {
				return err
			}
			answer, _ := deadlines.Respond(book, request)
			answers, length = answers+1, length+len(answer)
			hash.Write(append(answer, '\n'))
		}
	}
	fmt.Printf("%d %d %x\n", answers, length, hash.Sum(nil))
	return nil
}
