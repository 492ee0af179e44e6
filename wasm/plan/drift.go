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
	SameDay  bool // both dates can be read, and are the same
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
			c.Slipped, c.SameDay = c.Days > 0, c.Days == 0
		}
		d.Carried = append(d.Carried, c)
	}
	for j, row := range was {
		if !taken[j] && row.written() {
			d.Dropped = append(d.Dropped, row)
		}
	}
	d.unchanged(book.Format(), q)
	return d
}

// partners gives each action of this version the one of the earlier version that it carries
// on, or -1: the same words and the same person first, then the same words, then those that
// share the most. One without words is only known by the rest being the same.
func partners(was, is []Row) []int {
	partner := make([]int, len(is))
	taken := make([]bool, len(was))
	all := vocabulary{}
	mine, theirs := all.texts(is), all.texts(was)
	pair := func(fits func(i, j int) bool) {
		for i := range is {
			for j := range was {
				if partner[i] < 0 && !taken[j] && fits(i, j) {
					partner[i], taken[j] = j, true
				}
			}
		}
	}
	for i := range partner {
		partner[i] = -1
	}
	same := func(i, j int) bool { return mine[i].folded != "" && mine[i].folded == theirs[j].folded }
	pair(func(i, j int) bool { return same(i, j) && fold(is[i]["who"]) == fold(was[j]["who"]) })
	pair(same)
	pair(func(i, j int) bool { return mine[i].folded+theirs[j].folded == "" && is[i].same(was[j]) })
	var likely []likeness
	in := make([]int, len(all)) // the last action of this version, counted from 1, that has a word
	for i := range is {
		if partner[i] >= 0 {
			continue
		}
		for _, w := range mine[i].words {
			in[w] = i + 1
		}
		for j := range was {
			if taken[j] {
				continue
			}
			if n := shared(in, i+1, mine[i].words, theirs[j].words); n >= alikeEnough {
				likely = append(likely, likeness{i, j, n})
			}
		}
	}
	for n := 100; n >= alikeEnough; n-- {
		for _, l := range likely {
			if l.n == n && partner[l.i] < 0 && !taken[l.j] {
				partner[l.i], taken[l.j] = l.j, true
			}
		}
	}
	return partner
}

// same reports whether another row has the same in every part.
func (r Row) same(other Row) bool {
	for part, text := range r {
		if fold(text) != fold(other[part]) {
			return false
		}
	}
	return len(r) == len(other)
}

// vocabulary numbers the words of two versions, so that they are compared as numbers.
type vocabulary map[string]int

// wording is what an action says: its words as one text, and each different word once.
type wording struct {
	folded string
	words  []int
}

func (v vocabulary) texts(rows []Row) []wording {
	list := make([]wording, len(rows))
	in := map[int]int{} // the last text, counted from 1, that has a word
	for i, row := range rows {
		all := words(row["what"])
		list[i].folded = join(all, " ")
		for _, w := range all {
			n, known := v[w]
			if !known {
				n = len(v)
				v[w] = n
			}
			if in[n] != i+1 {
				in[n] = i + 1
				list[i].words = append(list[i].words, n)
			}
		}
	}
	return list
}

// likeness is how many of a hundred words two actions share.
type likeness struct{ i, j, n int }

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

// shared is how many of a hundred different words two texts have in common. The words of
// a are those for which in has the number of their text.
func shared(in []int, text int, a, b []int) int {
	both := 0
	for _, w := range b {
		if in[w] == text {
			both++
		}
	}
	all := len(a) + len(b) - both
	if all == 0 {
		return 0
	}
	return both * 100 / all
}
