//go:build !js

// Command keep prepares the built site for reading without signal.
//
//	go run ./wasm/keep PUBLIC
//
// writes kept.json, the files that a device keeps with their hashes; edition.json, which
// edition the site is; and that edition into sw.js. Two builds of the same content are the same edition.
//
//	go run ./wasm/keep -zip PUBLIC
//
// writes handbook.zip, the same files as a folder whose pages open without a server.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	zip := flag.Bool("zip", false, "write handbook.zip")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./wasm/keep [-zip] PUBLIC")
		os.Exit(1)
	}
	do := keep
	if *zip {
		do = pack
	}
	said, err := do(flag.Arg(0), now())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(said)
}

// now is when the site is built: by the environment where somebody builds it again, to the same bytes.
func now() time.Time {
	if epoch, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(epoch, 0).UTC()
	}
	return time.Now().UTC().Truncate(time.Second)
}
