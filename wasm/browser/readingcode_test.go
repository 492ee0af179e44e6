//go:build !js

package browser_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"handbook/wasm/civil"
)

// The format of a completion code once more, as reading-code.js describes it and without its
// code: bits as text, the check by trying all of its 1,024 values.

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// reading is what a code is made for.
type reading struct {
	Area             string // its id
	Day              string
	Chapters         []read
	Name, Role, Team string
}

type read struct{ Path, Version string }

// hash10 is the first ten bits of SHA-256 of an id or path, in binary digits.
func hash10(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%08b%08b", sum[0], sum[1])[:10]
}

// sameWords are a name, role or team as they are compared.
func sameWords(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("‘’ʼ´`", r):
			return '\''
		case r >= '‐' && r <= '―' || r == '−':
			return '-'
		}
		return r
	}, text)
	text = strings.Join(strings.FieldsFunc(norm.NFKC.String(text), unicode.IsSpace), " ")
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune("=+-@", rune(text[1])) {
		text = text[1:]
	}
	return strings.ToLower(text)
}

// fives are binary digits as numbers of five bits.
func fives(binary string) (list []byte) {
	for ; len(binary) >= 5; binary = binary[5:] {
		n, _ := strconv.ParseUint(binary[:5], 2, 8)
		list = append(list, byte(n))
	}
	return list
}

func written(list []byte) string {
	var b strings.Builder
	for _, n := range list {
		b.WriteByte(signs[n])
	}
	return b.String()
}

// product is that of two elements of the field of 32, by long multiplication and division.
func product(a, b byte) byte {
	var p uint16
	for i := range 5 {
		if b>>i&1 == 1 {
			p ^= uint16(a) << i
		}
	}
	for i := 8; i >= 5; i-- {
		if p>>i&1 == 1 {
			p ^= 0b100101 << (i - 5)
		}
	}
	return byte(p)
}

// twoSums are the sums that a code's signs must make nought.
func twoSums(code []byte) (all, weighed byte) {
	power := byte(1)
	for _, sign := range code {
		all ^= sign
		weighed ^= product(sign, power)
		power = product(power, 2)
	}
	return all, weighed
}

// code makes a reading's code, without hyphens; format is 1.
func (r reading) code(format int) string {
	first, _ := civil.Parse("2020-01-01")
	day, ok := civil.Parse(r.Day)
	if !ok {
		panic(r.Day)
	}
	head := fives(fmt.Sprintf("%05b", format) + hash10(r.Area) + fmt.Sprintf("%015b", int(day-first)))
	var chapters []byte
	for _, c := range r.Chapters {
		version, err := strconv.ParseUint(c.Version, 16, 32)
		if err != nil || len(c.Version) != 6 {
			panic(c.Version)
		}
		chapters = append(chapters, fives(hash10(c.Path)+fmt.Sprintf("%024b", version)[:15])...)
	}
	sum := sha256.Sum256([]byte(written(head) + written(chapters) + "\n" + sameWords(r.Name) + "\n" + sameWords(r.Role) + "\n" + sameWords(r.Team)))
	digest := fives(fmt.Sprintf("%08b%08b%08b%08b%08b", sum[0], sum[1], sum[2], sum[3], sum[4]))
	found := ""
	for check := range 1024 {
		code := slices.Concat(head, []byte{byte(check >> 5), byte(check & 31)}, chapters, digest)
		if all, weighed := twoSums(code); all == 0 && weighed == 0 {
			if found != "" {
				panic("two checks fit")
			}
			found = written(code)
		}
	}
	return found
}

// shown is a code as it is written: groups of 4 4, five for each chapter, 4 4.
func shown(code string) string {
	n := len(code)
	parts := []string{code[:4], code[4:8]}
	for at := 8; at < n-8; at += 5 {
		parts = append(parts, code[at:at+5])
	}
	return strings.Join(append(parts, code[n-8:n-4], code[n-4:]), "-")
}

// TestTheCheckFindsEveryWrongSignAndEverySwap proves it for codes of one chapter to 60: since
// the sums of a sum of codes are the sums of their sums, a fault is found in every code if it is
// found in the code of noughts.
func TestTheCheckFindsEveryWrongSignAndEverySwap(t *testing.T) {
	for range 10000 {
		a, b := make([]byte, 40), make([]byte, 40)
		both := make([]byte, 40)
		for i := range a {
			a[i], b[i] = byte(rand.IntN(32)), byte(rand.IntN(32))
			both[i] = a[i] ^ b[i]
		}
		a1, a2 := twoSums(a)
		b1, b2 := twoSums(b)
		if c1, c2 := twoSums(both); c1 != a1^b1 || c2 != a2^b2 {
			t.Fatal("the check is not linear")
		}
	}
	for n := 1; n <= 60; n++ {
		code := make([]byte, 16+5*n)
		found := func(what string, at int) {
			if all, weighed := twoSums(code); all == 0 && weighed == 0 {
				t.Errorf("%d chapters: %s at %d is not found", n, what, at)
			}
		}
		for at := range code {
			for wrong := byte(1); wrong < 32; wrong++ {
				code[at] = wrong
				found("a wrong sign", at)
				if at+1 < len(code) { // two neighbours that differ by this, swapped
					code[at+1] = wrong
					found("a swap", at)
					code[at+1] = 0
				}
			}
			code[at] = 0
		}
	}
}

// A code written down before must be read for years: what changes this line makes every
// certificate out of date.
func TestACodeOfFormat1StaysWhatItIs(t *testing.T) {
	r := reading{"hertfordshire", "2026-11-22", []read{{"hertfordshire/core-group", "a3f2c9"}}, "Amina O’Brien", "Social worker", "North-West 2"}
	if got, want := shown(r.code(1)), "1VW2-ENAT-91MFS-6MRY-AMB4"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, same := range []reading{
		{r.Area, r.Day, r.Chapters, "  amina  O'BRIEN ", "SOCIAL WORKER", "North‑West 2"},
		{r.Area, r.Day, r.Chapters, "Amina O´Brien", "Social\u00a0worker", "north–west\t2"},
	} {
		if same.code(1) != r.code(1) {
			t.Errorf("%+v has another code", same)
		}
	}
}

// keys are the ids of areas and paths of chapters, as the folders have them.
func keys(t *testing.T) map[string][]string {
	t.Helper()
	list := map[string][]string{}
	for _, folder := range []string{"content", "testdata"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*/*.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			area := filepath.Base(filepath.Dir(file))
			if index, err := os.ReadFile(filepath.Join(filepath.Dir(file), "_index.md")); err != nil || !strings.Contains(string(index), "\n  type: area\n") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "\nclauses:\n") {
				list[area] = append(list[area], area+"/"+strings.TrimSuffix(filepath.Base(file), ".md"))
			}
		}
	}
	return list
}

// Two areas, or two chapters of one, with the same ten bits could not be told apart in a code:
// another folder's or file's name is needed.
func TestNoTwoAreasAndNoTwoChaptersOfOneShareTheirBits(t *testing.T) {
	list := keys(t)
	if len(list) < 6 {
		t.Fatalf("%d areas", len(list))
	}
	areas := map[string]string{}
	for area, chapters := range list {
		if other, taken := areas[hash10(area)]; taken {
			t.Errorf("%s and %s", area, other)
		}
		areas[hash10(area)] = area
		seen := map[string]string{}
		for _, chapter := range chapters {
			if other, taken := seen[hash10(chapter)]; taken {
				t.Errorf("%s and %s", chapter, other)
			}
			seen[hash10(chapter)] = chapter
		}
	}
}
