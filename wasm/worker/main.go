//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"handbook/wasm/hosting/policy"
	"handbook/wasm/worker/api"
	"handbook/wasm/worker/site"
)

// main serves the built site and the interface at the port that PORT says, or 9900, until
// it is told to stop. It then says how much it has answered, and nothing of whom or what.
func main() {
	public := flag.String("public", "public", "the folder of the built site")
	config := flag.String("config", "config.toml", "the file that has the site's headers")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *public, *config, os.Getenv("PORT"), os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run serves until ctx ends.
func run(ctx context.Context, public, config, port string, told io.Writer) error {
	counted := new(counts)
	handler, err := handler(public, config, counted)
	if err != nil {
		return err
	}
	if port == "" {
		port = "9900"
	}
	listener, err := net.Listen("tcp", ":"+port)
	if err != nil {
		return err
	}
	fmt.Fprintf(told, "The handbook is at http://localhost:%d/\n", listener.Addr().(*net.TCPAddr).Port)
	err = serve(ctx, listener, handler)
	counted.tell(told)
	return err
}

// handler answers with the site's files and the interface, counted and with the site's
// headers.
func handler(public, config string, counted *counts) (http.Handler, error) {
	served, err := policy.Read(config, public)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(public)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files, err := site.Open(root.FS(), served.Headers)
	if err != nil {
		return nil, err
	}
	if _, err := files.Read(context.Background(), "/"); err != nil {
		return nil, fmt.Errorf("%s has no index.html: run `make site` first", public)
	}
	answers := gzhttp.GzipHandler(api.Handler(api.Site{Read: files.Read, Revision: revision()}))
	return counted.count(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/api/") {
			files.ServeHTTP(w, r)
			return
		}
		for name, value := range served.Page() {
			w.Header().Set(name, value)
		}
		answers.ServeHTTP(w, r)
	})), nil
}

// How long a person on a slow line may take, and nobody longer.
const (
	headerTime = 5 * time.Second
	readTime   = 30 * time.Second
	writeTime  = 2 * time.Minute // the longest PDF
	idleTime   = time.Minute
	stopTime   = 10 * time.Second
)

// serve answers until ctx ends, and then what has been asked already. What net/http would
// log may hold parts of a request, so it is thrown away.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: 16 << 10, ErrorLog: log.New(io.Discard, "", 0)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if err := server.Shutdown(wait); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
