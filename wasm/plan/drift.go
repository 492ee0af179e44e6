package plan

import (
	"handbook/wasm/rulebook"
)

// Drift is what has become of an earlier version of a plan.
type Drift struct {
	Carried []Carried // actions that are in both
	New     []int     // actions of this version alone
	Dropped []Row     // actions of the earlier version alone
	Same    []string  // fields whose words have not changed
}

// Carried is an action that is in both versions.
type Carried struct {
	Row      int    // of this version
	Earlier  int    // of the earlier one
	Was, Is  string // its date as typed
	Days     int    // by how many days the date has slipped; less than 0 where it came nearer
	Slipped  bool
	Reworded bool // its words have changed
}

// alikeEnough is how many of a hundred words two actions share to be the same one.
const alikeEnough = 60

// unchangedWords is how many words a text needs before it is odd that none has changed.
const unchangedWords = 8

// Compare tells what has become of the earlier version; nil where there is none.
func Compare(book *rulebook.Book, q *Request) *Drift {
	if q.Earlier == nil {
		return nil
	}
	d := &Drift{}
	was, is := q.Earlier.Lists["actions"], q.Document.Lists["actions"]
	partner := partners(was, is)
	taken := make([]bool, len(was))
	for i, row := range is {
		if !row.written() {
			continue
		}
		j := partner[i]
		if j < 0 {
			d.New = append(d.New, i)
			continue
		}
		taken[j] = true
		c := Carried{Row: i, Earlier: j, Was: was[j]["by"], Is: row["by"], Reworded: fold(row["what"]) != fold(was[j]["what"])}
		from, to := whenIn(book.Calendar, c.Was), whenIn(book.Calendar, c.Is)
		if from != 0 && to != 0 {
			c.Days = int(to - from)
			c.Slipped = c.Days > 0
		}
		d.Carried = append(d.Carried, c)
	}
	for j, row := range was {
		if !taken[j] && row.written() {
			d.Dropped = append(d.Dropped, row)
		}
	}
	d.unchanged(book.Format, q)
	return d
}

// partners gives each action of this version the one of the earlier version that it carries
// on, or -1: the same words first, then those that share the most.
func partners(was, is []Row) []int {
	partner := make([]int, len(is))
	taken := make([]bool, len(was))
	folded := make([]string, len(was))
	bags := make([][]string, len(was))
	for j, row := range was {
		bags[j] = words(row["what"])
		folded[j] = join(bags[j], " ")
	}
	for i, row := range is {
		partner[i] = -1
		mine := fold(row["what"])
		for j := range was {
			if !taken[j] && mine != "" && mine == folded[j] {
				partner[i], taken[j] = j, true
				break
			}
		}
	}
	for i, row := range is {
		if partner[i] >= 0 || !row.written() {
			continue
		}
		best, most := -1, alikeEnough-1
		mine := words(row["what"])
		for j := range was {
			if taken[j] {
				continue
			}
			if n := shared(mine, bags[j]); n > most {
				best, most = j, n
			}
		}
		if best >= 0 {
			partner[i], taken[best] = best, true
		}
	}
	return partner
}

// unchanged finds the fields whose words are as they were.
func (d *Drift) unchanged(f *rulebook.PlanFormat, q *Request) {
	for _, s := range f.Sections {
		for _, field := range s.Fields {
			if field.ID == "actions" {
				continue
			}
			now := whole(field, &q.Document)
			if len(words(now)) >= unchangedWords && fold(now) == fold(whole(field, q.Earlier)) {
				d.Same = append(d.Same, field.Label)
			}
		}
	}
}

// whole is all that stands in a field.
func whole(f *rulebook.PlanField, doc *Document) string {
	if f.Kind != rulebook.ListField {
		return doc.Texts[f.ID]
	}
	var all []string
	for _, row := range doc.Lists[f.ID] {
		for _, part := range f.Parts {
			all = append(all, row[part.ID])
		}
	}
	return join(all, " ")
}

// shared is how many of a hundred different words two texts have in common.
func shared(a, b []string) int {
	both, all := 0, 0
	for i, w := range a {
		if isOne(a[:i], w) {
			continue
		}
		all++
		if isOne(b, w) {
			both++
		}
	}
	for i, w := range b {
		if !isOne(b[:i], w) && !isOne(a, w) {
			all++
		}
	}
	if all == 0 {
		return 0
	}
	return both * 100 / all
}
