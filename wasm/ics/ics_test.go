package ics_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/ics"
)

var d = calendartest.Date

// events has every character that can break a calendar file at every place where a
// line can be folded.
func events() []ics.Event {
	list := []ics.Event{{UID: "plain@handbook", Date: d("2026-12-31"), Summary: "Deadline: 8.2.12(1)"}}
	for i := range 90 {
		tricky := strings.Repeat("x", i) + "é,;\\\"😀\nline\r\ntwo\rthree\ttab"
		list = append(list, ics.Event{UID: "tricky-" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + "@handbook", Date: d("2026-11-23") + 1, Summary: tricky, Description: tricky + "\x00\x07\x7f"})
	}
	return list
}

func TestTheFileIsStrict(t *testing.T) {
	text := string(ics.Write(d("2026-11-22"), events()))
	if !strings.HasSuffix(text, "\r\n") {
		t.Fatal("the last line has no end")
	}
	var open []string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 {
			t.Errorf("line %d has %d octets", i+1, len(line))
		}
		if !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00\x07\x7f") {
			t.Errorf("line %d has half a character, or a control character: %q", i+1, line)
		}
		if n := len(line) - len(strings.TrimRight(line, `\`)); n%2 == 1 {
			t.Errorf("line %d ends inside an escape: %q", i+1, line)
		}
		if block, ok := strings.CutPrefix(line, "BEGIN:"); ok {
			open = append(open, block)
		}
		if block, ok := strings.CutPrefix(line, "END:"); ok {
			if len(open) == 0 || open[len(open)-1] != block {
				t.Fatalf("line %d ends %s inside %v", i+1, block, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) != 0 {
		t.Errorf("never ended: %v", open)
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n", "DTSTAMP:20261122T000000Z\r\n", "TRIGGER:-PT15H\r\n", "CLASS:PRIVATE\r\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Count(text, "\r\nDESCRIPTION:Deadline: 8.2.12(1)\r\n") != 1 {
		t.Error("an event without a description has one, or its alarm has none")
	}
}

// What another program reads is what was written, but for control characters and the
// kinds of line end.
func TestAnotherProgramReadsWhatWasWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("needs Node.js beside it")
	}
	file := filepath.Join(t.TempDir(), "a.ics")
	if err := os.WriteFile(file, ics.Write(d("2026-11-22"), events()), 0o644); err != nil {
		t.Fatal(err)
	}
	const read = `import ICAL from 'ical.js'
import fs from 'node:fs'
const parsed = new ICAL.Component(ICAL.parse(fs.readFileSync(process.env.ICS, 'utf8')))
console.log(JSON.stringify(parsed.getAllSubcomponents('vevent').map(e => ({UID: e.getFirstPropertyValue('uid'), Summary: e.getFirstPropertyValue('summary'),
  Description: e.getFirstPropertyValue('description') ?? '', Start: e.getFirstPropertyValue('dtstart').toString(), End: e.getFirstPropertyValue('dtend').toString(),
  Trigger: e.getFirstSubcomponent('valarm').getFirstPropertyValue('trigger').toString()}))))`
	cmd := exec.Command("node", "--input-type=module", "-e", read)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), "ICS="+file)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ical.js: %v", err)
	}
	var got []struct{ UID, Summary, Description, Start, End, Trigger string }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "", "\x07", "", "\x7f", "")
	want := events()
	if len(got) != len(want) {
		t.Fatalf("%d events, want %d", len(got), len(want))
	}
	for i, e := range want {
		g := got[i]
		if g.UID != e.UID || g.Summary != lines.Replace(e.Summary) || g.Description != lines.Replace(e.Description) ||
			g.Start != e.Date.String() || g.End != (e.Date+1).String() || g.Trigger != "-PT15H" {
			t.Errorf("event %d: %+v", i, g)
		}
	}
}
