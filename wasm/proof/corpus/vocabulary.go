package corpus

import (
	"encoding/json"
	"fmt"
	"strings"
)

// most is up to how many of a unit the made-up rules go; years go to mostYears.
const (
	most      = 20
	mostYears = 5
)

// Vocabulary is a rules file of made-up areas, one for each word of the vocabulary with
// each unit, that has the calendar of a real one. Whatever figure an editor writes, it has
// been counted before.
func Vocabulary(rules []byte) ([]byte, error) {
	type object = map[string]any
	var file object
	if err := json.Unmarshal(rules, &file); err != nil {
		return nil, err
	}
	var areas []any
	for _, word := range []struct{ event, side, word, says string }{
		{"initial-conference", "after", "within", "Within so many %s after an event"},
		{"core-group", "after", "every", "Every so many %s"},
		{"next-review-conference", "before", "within", "So many %s before an event"},
		{"next-review-conference", "before", "at-least", "At least so many %s before an event"},
		{"next-review-conference", "before", "no-more-than", "No more than so many %s before an event"},
	} {
		for _, unit := range []string{"days", "working days", "weeks", "months", "years"} {
			n := most
			if unit == "years" {
				n = mostYears
			}
			var list []any
			for i := 1; i <= n; i++ {
				span := fmt.Sprintf("%d %s", i, unit)
				if i == 1 {
					span = strings.TrimSuffix(span, "s")
				}
				list = append(list, object{"id": fmt.Sprintf("rule-%d", i), "clause": "1", "title": "A rule", "force": "must", word.side: word.event, word.word: span})
			}
			areas = append(areas, object{
				"id": strings.ReplaceAll(word.side+"-"+word.word+"-"+unit, " ", "-"), "path": "made up", "edition": "Made up.",
				"title":  fmt.Sprintf(word.says, unit),
				"events": []any{object{"id": word.event, "noun": "the event", "name": "date of the event", "when": "when it was held"}},
				"pages":  []any{object{"path": "made up", "href": "/made-up/", "timescales": list}},
			})
		}
	}
	return json.Marshal(object{"calendar": file["calendar"], "areas": areas})
}
