//go:build !js

package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"handbook/wasm/hosting/policy"
)

// compress puts beside each module what it is sent as. That takes seconds and the name has
// the module's fingerprint, so what was compressed the last time is kept.
func compress(dir, kept string) error {
	modules, err := filepath.Glob(filepath.Join(dir, "*.wasm"))
	if err != nil {
		return err
	}
	packed := map[string][]byte{}
	for _, module := range modules {
		text, err := os.ReadFile(filepath.Join(kept, filepath.Base(module)+policy.Brotli))
		if err != nil {
			text, err = pack(module)
		}
		if err != nil {
			return err
		}
		packed[module] = text
	}
	if err := errors.Join(os.RemoveAll(kept), os.MkdirAll(kept, 0o755)); err != nil {
		return err
	}
	for module, text := range packed {
		if err := errors.Join(os.WriteFile(module+policy.Brotli, text, 0o644),
			os.WriteFile(filepath.Join(kept, filepath.Base(module)+policy.Brotli), text, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

func pack(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
