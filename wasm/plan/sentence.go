package plan

import (
	"strconv"

	"handbook/wasm/dateinput"
	"handbook/wasm/rulebook"
)

// quoted puts a label or what somebody wrote in quotation marks.
func quoted(s string) string { return "“" + s + "”" }

// and writes "a, b and c".
func and(list []string) string { return series(list, " and ") }

// series writes a list of one or more, the last after a word.
func series(list []string, word string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return join(list[:last], ", ") + word + list[last]
}

// Sentence says in plain words what is missing and where.
func (r *Result) Sentence(f *rulebook.PlanFormat, doc *Document) string {
	if r.Said != nil {
		s := map[Verdict]string{PartlyThere: "You said: partly there.", Absent: "You said: absent."}[r.Said.Is]
		if r.Said.Note != "" {
			s += " " + r.Said.Note
		}
		return s
	}
	read := reader{f, doc}
	switch {
	case r.State == NotSaid:
		return "The document says nothing of it, nor that there is none. It is asked for only where " + r.Rule.When + "."
	case r.Rule.Kind == rulebook.NamesAll && r.State == Partly, r.Rule.Kind == rulebook.NamesAll && read.anyRow(r.Rule.List):
		return read.unnamed(r)
	case r.Rule.Kind == rulebook.KeepsFree:
		return read.lookAt(r.Places)
	case r.Rule.Kind == rulebook.SaysOneOf:
		return "Nothing is written under " + series(read.labels(r.Places), " or ") + "."
	}
	return read.gaps(r)
}

func (r reader) labels(places []Place) (list []string) {
	for _, p := range places {
		list = append(list, quoted(r.label(p)))
	}
	return list
}

// unnamed says who is not named.
func (r reader) unnamed(result *Result) string {
	var people, others []string
	for _, p := range result.Places {
		switch {
		case p.Field == result.Rule.List:
			people = append(people, p.Text)
		case p.Row < 0:
			others = append(others, "nobody is listed under "+quoted(r.format.Field(p.Field).Label)+", so nobody can tell whether each of them is named")
		default:
			others = append(others, "entry "+strconv.Itoa(p.Row+1)+" of "+quoted(r.format.Field(p.Field).Label)+" has no role to look for")
		}
	}
	s := ""
	if len(people) > 0 {
		s = "Not named under " + quoted(r.format.Field(result.Rule.List).Label) + ": " + join(people, ", ") + "."
	}
	for i, other := range others {
		if i == 0 || other != others[i-1] {
			if s != "" {
				s += " "
			}
			s += dateinput.Sentence(other) + "."
		}
	}
	return s
}

// lookAt lists words and where they stand.
func (r reader) lookAt(places []Place) string {
	var list []string
	for _, p := range places {
		list = append(list, quoted(p.Text)+" ("+r.at(p)+")")
	}
	return "Look at " + and(list) + "."
}

// at says where a place is: By when, entry 2 of Actions.
func (r reader) at(p Place) string {
	f := r.format.Field(p.Field)
	s := ""
	if p.Part != "" {
		s = f.Part(p.Part).Label + ", "
	}
	if p.Row >= 0 {
		return s + "entry " + strconv.Itoa(p.Row+1) + " of " + f.Label
	}
	return s + f.Label
}

// gaps says which fields and which parts of which entries say nothing.
func (r reader) gaps(result *Result) string {
	var empty, fillers, lists, sentences []string
	for _, p := range result.Places {
		switch {
		case p.Row >= 0:
		case p.Part != "":
			sentences = append(sentences, "No entry of "+quoted(r.format.Field(p.Field).Label)+" says “"+p.Text+"” under "+quoted(r.label(p))+".")
		case isFillerText(p.Text):
			fillers = append(fillers, quoted(p.Text)+" under "+quoted(r.label(p)))
		case r.format.Field(p.Field).Kind == rulebook.ListField:
			lists = append(lists, quoted(r.label(p)))
		default:
			empty = append(empty, quoted(r.label(p)))
		}
	}
	if len(lists) > 0 {
		sentences = append(sentences, "No entry is listed under "+and(lists)+".")
	}
	if len(empty) > 0 {
		sentences = append(sentences, "Nothing is written under "+and(empty)+".")
	}
	if len(fillers) > 0 {
		says := " says nothing yet."
		if len(fillers) > 1 {
			says = " say nothing yet."
		}
		sentences = append(sentences, dateinput.Sentence(and(fillers))+says)
	}
	return join(append(sentences, r.parts(result)...), " ")
}

// parts says which parts are missing from which entries, a part at a time.
func (r reader) parts(result *Result) (sentences []string) {
	for _, part := range append(append([]string{}, result.Rule.Has...), result.Rule.HasOneOf[:min(1, len(result.Rule.HasOneOf))]...) {
		var numbers []string
		filler := ""
		for _, p := range result.Places {
			if p.Part == part && p.Row >= 0 {
				numbers = append(numbers, strconv.Itoa(p.Row+1))
				if isFillerText(p.Text) {
					filler = p.Text
				}
			}
		}
		if len(numbers) == 0 {
			continue
		}
		f := r.format.Field(result.Rule.List)
		label := quoted(f.Part(part).Label)
		if one := result.Rule.HasOneOf; len(one) > 0 && one[0] == part {
			var labels []string
			for _, id := range one {
				labels = append(labels, quoted(f.Part(id).Label))
			}
			label = "Neither " + join(labels, " nor ")
		}
		s := label + " says "
		if label[0] == 'N' {
			s += "anything in "
		} else {
			s += "nothing in "
		}
		switch total := r.rows(f.ID); {
		case len(numbers) == total && total > 1:
			s += "any of the " + strconv.Itoa(total) + " entries of "
		case len(numbers) == 1:
			s += "entry " + numbers[0] + " of "
		default:
			s += "entries " + and(numbers) + " of "
		}
		s += quoted(f.Label)
		if filler != "" {
			s += " (" + quoted(filler) + " is no answer yet)"
		}
		sentences = append(sentences, s+".")
	}
	return sentences
}

// rows counts the entries of a list in which something stands.
func (r reader) rows(list string) (n int) {
	for _, row := range r.doc.Lists[list] {
		if row.touched() {
			n++
		}
	}
	return n
}

// Example is what good entries look like for what is missing, each field or part once.
func (r *Result) Example(f *rulebook.PlanFormat) string {
	var lines []string
	add := func(label, example string) {
		if line := label + ": " + example; example != "" && !isOne(lines, line) && len(lines) < 6 {
			lines = append(lines, line)
		}
	}
	for _, p := range r.Places {
		field := f.Field(p.Field)
		switch {
		case p.Part != "" && p.Part == r.Rule.WherePart && p.Row < 0:
			add(field.Part(p.Part).Label, p.Text)
		case p.Part != "" && r.Rule.Kind != rulebook.NamesAll:
			add(field.Part(p.Part).Label, field.Part(p.Part).Example)
		case field.Kind != rulebook.ListField:
			add(field.Label, field.Example)
		default:
			wanted := r.Rule.Has
			if len(wanted) == 0 {
				wanted = []string{field.Parts[0].ID}
			}
			for _, part := range wanted {
				if part := field.Part(part); part != nil {
					add(part.Label, part.Example)
				}
			}
		}
	}
	return join(lines, "\n")
}

// Sentence says where something is to be looked at.
func (c *Check) Sentence(f *rulebook.PlanFormat, doc *Document) string {
	read := reader{f, doc}
	var list []string
	for _, p := range c.Places {
		at := read.at(p)
		if p.Text != "" {
			at += ": " + quoted(p.Text)
		}
		list = append(list, at)
	}
	return dateinput.Sentence(join(list, "; ")) + "."
}

// label is how a place's field is called on the page.
func (r reader) label(p Place) string {
	f := r.format.Field(p.Field)
	if p.Part != "" {
		return f.Part(p.Part).Label
	}
	return f.Label
}
