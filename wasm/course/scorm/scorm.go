//go:build !js

// Package scorm packs a page for learning systems: a zip by the Sharable Content Object
// Reference Model, version 1.2, with one organisation of one item.
//
// A package plays from wherever a learning system keeps it, without a network. So what is
// packed may link only what is packed with it; see Check.
//
// The schema files of SCORM 1.2 (imscp_rootv1p1p2.xsd, adlcp_rootv1p2.xsd, imsmd_rootv1p2p1.xsd
// and ims_xml.xsd) are left out: those by the IMS Global Learning Consortium carry its
// copyright and no licence to pass them on. Learning systems have their own; the manifest
// names its namespaces and points to no file that is not there.
package scorm

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
	"unicode/utf8"
)

// Entry is the file that a learning system opens.
const Entry = "index.html"

// ManifestName is the name of the manifest, which stands beside the files.
const ManifestName = "imsmanifest.xml"

// MaxBytes is the most that a package's files may come to, before they are packed.
const MaxBytes = 500_000

// MasteryScore is the percentage from which a learning system counts the item as passed.
const MasteryScore = 80

// maxTitle is how long a title may be in a manifest, in characters.
const maxTitle = 200

// Course is one page with the files that it needs.
type Course struct {
	ID          string // letters, digits and hyphens, always the same for the same page
	Title       string // up to 200 characters long
	Description string
	Language    string            // en-GB
	Files       map[string][]byte // by name, without folders; Entry among them
}

// Pack checks a course and writes its zip, byte for byte the same for the same course. The
// error joins one error for each thing that is wrong, each of which begins with the file.
func Pack(c Course) ([]byte, error) {
	if err := Check(c); err != nil {
		return nil, err
	}
	manifest, err := Manifest(c)
	if err != nil {
		return nil, err
	}
	files := maps.Clone(c.Files)
	files[ManifestName] = manifest
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestCompression) })
	for _, name := range slices.Sorted(maps.Keys(files)) {
		// The first moment that a zip can tell, whenever it is built.
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

// Check refuses a course that would not play alone: an address of another place, a link from
// the root of a site, a file that is not there, a script in the page itself, a WebAssembly
// module or a Web Worker, which learning systems do not serve as they have to be, more than
// MaxBytes, and a title longer than a manifest may have. An address in a page's text is none:
// only what a browser would fetch or open counts.
func Check(c Course) error {
	var errs []error
	refuse := func(file, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: %s", file, fmt.Sprintf(format, args...)))
	}
	if c.Files[Entry] == nil {
		refuse(Entry, "it is missing: a package opens with it")
	}
	if _, taken := c.Files[ManifestName]; taken {
		refuse(ManifestName, "it is written here: give the file another name")
	}
	if n := utf8.RuneCountInString(c.Title); n > maxTitle {
		refuse(c.ID, "its title has %d characters (at most %d): shorten it", n, maxTitle)
	}
	size := 0
	for _, name := range slices.Sorted(maps.Keys(c.Files)) {
		size += len(c.Files[name])
		check := checker{course: c, refuse: func(format string, args ...any) { refuse(name, format, args...) }}
		check.file(name)
	}
	if size > MaxBytes {
		refuse(c.ID, "its files come to %d bytes (at most %d): leave something out", size, MaxBytes)
	}
	return errors.Join(errs...)
}
