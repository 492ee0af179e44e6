//go:build !js

package worked

import (
	"fmt"
	"strings"

	"handbook/wasm/civil"
)

// list writes words with commas, and another word before the last.
func list(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// apart says on which side of the right day another lies and how far off.
func apart(day, right civil.Date) string {
	side := "late"
	if day < right {
		side = "early"
	}
	n, unit := int(max(day, right)-min(day, right)), "day"
	if n%7 == 0 {
		n, unit = n/7, "week"
	}
	if n == 1 {
		return fmt.Sprintf("One %s too %s", unit, side)
	}
	return fmt.Sprintf("%d %ss too %s", n, unit, side)
}
