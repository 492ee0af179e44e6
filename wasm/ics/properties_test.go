package ics_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"handbook/wasm/civil"
	"handbook/wasm/ics"
)

// unfolded are a file's lines put together again (RFC 5545, 3.1), as name and value.
func unfolded(file []byte) (lines [][2]string) {
	text := strings.ReplaceAll(string(file), "\r\n ", "")
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		lines = append(lines, [2]string{name, value})
	}
	return lines
}

// unescaped takes the escapes out of a text (3.3.11).
func unescaped(value string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, `;`, `\,`, `,`, `\n`, "\n").Replace(value)
}

// kept is what of a text a calendar file can hold.
func kept(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string([]rune(text)))
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) && r < 0x80 {
			return -1
		}
		return r
	}, text)
}

// wrong says what is wrong with a file of events as they were given, or nothing.
func wrong(file []byte, events []ics.Event) string {
	for _, line := range strings.Split(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			return "a line is too long, or has half a character or half a line end: " + line
		}
		if n := len(line) - len(strings.TrimRight(line, `\`)); n%2 == 1 {
			return "a line ends in half an escape: " + line
		}
	}
	n := -1
	for _, line := range unfolded(file) {
		if line == [2]string{"BEGIN", "VEVENT"} {
			n++
		}
		if n < 0 || n >= len(events) {
			continue
		}
		e := events[n]
		date := strings.ReplaceAll(e.Date.String(), "-", "")
		for name, want := range map[string]string{"UID": kept(e.UID), "SUMMARY": kept(e.Summary), "DTSTART;VALUE=DATE": date} {
			if line[0] == name && unescaped(line[1]) != want {
				return name + " is read as " + unescaped(line[1]) + ", want " + want
			}
		}
	}
	if n+1 != len(events) {
		return "it has another number of events"
	}
	return ""
}

// Whatever stands in an event, another program reads it back.
func TestEventsReadBack(t *testing.T) {
	day := rapid.Map(rapid.IntRange(0, 14609), func(n int) civil.Date { return d("2011-01-01").AddDays(n) })
	text := rapid.StringOfN(rapid.OneOf(rapid.RuneFrom([]rune(`\;,:"nN é😀`+"\r\n\t\x00\x7f")), rapid.Rune()), 0, 120, -1)
	rapid.Check(t, func(t *rapid.T) {
		var events []ics.Event
		for range rapid.IntRange(0, 3).Draw(t, "events") {
			events = append(events, ics.Event{UID: "u" + text.Draw(t, "uid"), Date: day.Draw(t, "day"), Summary: "s" + text.Draw(t, "summary"), Description: text.Draw(t, "description")})
		}
		file := ics.Write(d("2026-11-22"), events)
		if why := wrong(file, events); why != "" {
			t.Fatalf("%s\n%s", why, file)
		}
	})
}

// FuzzWrite finds that no text breaks out of its property.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"Date to keep: 8.2.12(1)", "\r\nEND:VEVENT\r\nBEGIN:VEVENT", strings.Repeat("é\\;,", 40), "\xff\xfe\x00", "a\rb\nc\r\nd", "\u2028\u0085"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, summary, description string) {
		events := []ics.Event{{UID: "a@handbook", Date: d("2026-11-23"), Summary: "s" + summary, Description: description}, {UID: "b@handbook", Date: d("2028-02-29"), Summary: "s"}}
		if why := wrong(ics.Write(d("2026-11-22"), events), events); why != "" {
			t.Fatalf("%q, %q: %s", summary, description, why)
		}
	})
}
