//go:build !js

package scorm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
)

// manifest is imsmanifest.xml by the SCORM 1.2 Content Aggregation Model. Prefixes are written
// out, since some learning systems look for them rather than for namespaces.
type manifest struct {
	XMLName       xml.Name      `xml:"manifest"`
	ID            string        `xml:"identifier,attr"`
	Version       string        `xml:"version,attr"` // at most 20 characters
	NS            string        `xml:"xmlns,attr"`
	ADL           string        `xml:"xmlns:adlcp,attr"`
	LOM           string        `xml:"xmlns:imsmd,attr"`
	Schema        string        `xml:"metadata>schema"`
	SchemaVersion string        `xml:"metadata>schemaversion"`
	General       general       `xml:"metadata>imsmd:lom>imsmd:general"`
	Organizations organizations `xml:"organizations"`
	Resource      resource      `xml:"resources>resource"`
}

type general struct {
	Title       langstring `xml:"imsmd:title>imsmd:langstring"`
	Language    string     `xml:"imsmd:language"`
	Description langstring `xml:"imsmd:description>imsmd:langstring"`
}

type langstring struct {
	Language string `xml:"xml:lang,attr"`
	Text     string `xml:",chardata"`
}

type organizations struct {
	Default string       `xml:"default,attr"`
	One     organization `xml:"organization"`
}

type organization struct {
	ID    string `xml:"identifier,attr"`
	Title string `xml:"title"`
	Item  item   `xml:"item"`
}

type item struct {
	ID           string `xml:"identifier,attr"`
	Resource     string `xml:"identifierref,attr"`
	Visible      bool   `xml:"isvisible,attr"`
	Title        string `xml:"title"`
	MasteryScore int    `xml:"adlcp:masteryscore"`
}

type resource struct {
	ID    string `xml:"identifier,attr"`
	Type  string `xml:"type,attr"`
	SCO   string `xml:"adlcp:scormtype,attr"`
	Href  string `xml:"href,attr"`
	Files []file `xml:"file"`
}

type file struct {
	Href string `xml:"href,attr"`
}

// Manifest writes the manifest of a course. Its version follows from the title, the
// description and the files, so that a learning system can tell that they have changed.
func Manifest(c Course) ([]byte, error) {
	text := langstring{c.Language, c.Title}
	m := manifest{ID: c.ID, Version: version(c),
		NS: "http://www.imsproject.org/xsd/imscp_rootv1p1p2", ADL: "http://www.adlnet.org/xsd/adlcp_rootv1p2", LOM: "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
		Schema: "ADL SCORM", SchemaVersion: "1.2",
		General:       general{text, c.Language, langstring{c.Language, c.Description}},
		Organizations: organizations{c.ID + "-organization", organization{c.ID + "-organization", c.Title, item{c.ID + "-item", c.ID + "-resource", true, c.Title, MasteryScore}}},
		Resource:      resource{ID: c.ID + "-resource", Type: "webcontent", SCO: "sco", Href: Entry},
	}
	for _, name := range slices.Sorted(maps.Keys(c.Files)) {
		m.Resource.Files = append(m.Resource.Files, file{name})
	}
	out, err := xml.MarshalIndent(m, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

// version is the beginning of a hash.
func version(c Course) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %d", c.Title, c.Description, c.Language, MasteryScore)
	for _, name := range slices.Sorted(maps.Keys(c.Files)) {
		fmt.Fprintf(h, "%q %d ", name, len(c.Files[name]))
		h.Write(c.Files[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
