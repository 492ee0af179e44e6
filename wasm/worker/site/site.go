//go:build !js

// Package site serves the built site's files from memory: every file that was there when it
// was opened and no other, so that pages, modules and rules are those of one build, and no
// address leads out of the folder. A text is compressed once, when it is first asked for,
// but for what the build has compressed beside it (name.br): the modules, for which brotli's
// best level takes seconds.
package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"sync"

	"handbook/wasm/hosting/policy"
)

// Headers says what the file at an address is served with. The address of what is no file
// is empty.
type Headers func(address string) map[string]string

// Site serves files. Its host may read them too.
type Site struct {
	headers Headers
	files   map[string]*file // by address; a folder's page by that of the folder, /about/
	moved   map[string]string
}

// file is one file, and what it is sent as.
type file struct {
	name      string
	tag       string // of the text
	text      []byte
	packed    sync.Once
	br, gzip  []byte // nil where it does not get smaller
	immutable bool   // its name has its fingerprint
}

// Open reads the site in a folder.
func Open(public fs.FS, headers Headers) (*Site, error) {
	s := &Site{headers: headers, files: map[string]*file{}, moved: map[string]string{}}
	built := map[string][]byte{}
	err := fs.WalkDir(public, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(public, name)
		switch base := path.Base(name); {
		case err != nil:
		case name == "_redirects":
			s.readMoved(string(text))
		case strings.HasPrefix(base, "_"): // what speaks to another host
		case path.Ext(name) == policy.Brotli:
			built["/"+strings.TrimSuffix(name, policy.Brotli)] = text
		default:
			s.add("/"+name, text)
		}
		return err
	})
	for address, text := range built {
		if f := s.files[address]; f != nil {
			f.br = text
		}
	}
	return s, err
}

// Read gives a file by its path, as api.Site has it.
func (s *Site) Read(_ context.Context, path string) ([]byte, error) {
	if f := s.files[path]; f != nil {
		return f.text, nil
	}
	return nil, fs.ErrNotExist
}

func (s *Site) add(name string, text []byte) {
	sum := sha256.Sum256(text)
	s.files[strings.TrimSuffix(name, "index.html")] = &file{name: name, tag: hex.EncodeToString(sum[:12]), text: text, immutable: fingerprinted(name)}
}

// readMoved reads what Hugo wrote of pages that have moved: lines of from, to and status.
func (s *Site) readMoved(text string) {
	for line := range strings.Lines(text) {
		if fields := strings.Fields(line); len(fields) == 3 && !strings.HasPrefix(line, "#") {
			s.moved[fields[0]] = fields[1]
		}
	}
}
