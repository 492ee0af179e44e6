//go:build !js

package gift

import "strings"

var special = strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`)

// escape writes a text so that none of its characters means anything to GIFT.
func escape(s string) string { return special.Replace(oneLine(s)) }

// text is escape for a text that could begin with a format, [html], or a weight, %50%: GIFT has
// no escape for either, but a format of its own before them leaves them alone.
func text(s string) string {
	s = escape(s)
	if strings.HasPrefix(s, "[") || strings.HasPrefix(s, "%") {
		return "[plain]" + s
	}
	return s
}

// category writes a name in the path of a category, in which a slash stands twice.
func category(s string) string { return strings.ReplaceAll(oneLine(s), "/", "//") }

// oneLine keeps a text on one line: an empty one would end the question.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
