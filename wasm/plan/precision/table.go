//go:build !js

package precision

import (
	"encoding/csv"
	"strconv"
	"strings"

	"handbook/wasm/plan"
)

// Table is the counts as the site publishes them, as CSV: a heading, then a row for each
// requirement and check.
func Table(counts []*Count) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	write := func(cells ...string) { _ = w.Write(cells) } // a Builder refuses nothing
	write("area", "id", "document", "title", "clause", "href", "tier", "clean", "alarms", "planted", "missed", "by hand", "missed by hand")
	for _, n := range counts {
		document, tier := strings.ReplaceAll(n.Document, "-", " "), string(n.Tier)
		if n.Area == "check" {
			document = "any"
		}
		if n.Tier == plan.LookTier {
			tier = "look again"
		}
		cells := []string{n.Area, n.ID, document, n.Title, n.Clause, n.Href, tier}
		if n.Person {
			write(append(cells, "person", "", "", "", "", "")...)
			continue
		}
		for _, count := range [...]int{n.Clean, n.Alarms, n.Planted, n.Missed, n.ByHand, n.HandMissed} {
			cells = append(cells, strconv.Itoa(count))
		}
		write(cells...)
	}
	w.Flush()
	return b.String()
}

// Totals adds the counts up, for a line of the bench.
func Totals(counts []*Count) (t Count) {
	for _, n := range counts {
		t.Clean += n.Clean
		t.Alarms += n.Alarms
		t.Planted += n.Planted
		t.Missed += n.Missed
		t.ByHand += n.ByHand
		t.HandMissed += n.HandMissed
	}
	return t
}
