//go:build !js

// Package gift writes an area's questions in GIFT, the text format of questions that Moodle
// and others read. It follows what Moodle's importer does, since the format has no standard.
//
// A choice is a multiple choice with one answer, choices one with several, whose weights let
// nobody gain by choosing everything. Moodle has no question about an order that it can
// import so, so an order is a matching of each item to its place. Every text is plain: HTML
// and Markdown in it would mean nothing.
package gift

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handbook/wasm/course/facts"
	"handbook/wasm/rulebook"
)

// Write writes the questions of one area, a category for each level. The error joins one
// error for each question that GIFT cannot hold, each of which begins with the area and the
// question's id.
func Write(questions []*facts.Question) ([]byte, error) {
	var text strings.Builder
	var errs []error
	levels := map[int][]*facts.Question{}
	var order []int
	for _, q := range questions {
		if !slices.Contains(order, q.Level) {
			order = append(order, q.Level)
		}
		levels[q.Level] = append(levels[q.Level], q)
	}
	slices.Sort(order)
	for _, level := range order {
		first := levels[level][0]
		fmt.Fprintf(&text, "$CATEGORY: %s/Level %d\n\n", category(first.AreaTitle), level)
		for _, q := range levels[level] {
			if err := write(&text, q); err != nil {
				errs = append(errs, fmt.Errorf("%s question %s: %w", q.Area, q.ID, err))
			}
		}
	}
	return []byte(text.String()), errors.Join(errs...)
}

// Name is the name that a question has in GIFT, by which it is found again.
func Name(q *facts.Question) string { return q.Area + "-" + q.ID }

// Feedback is what everybody is told once the question is answered: why, and where it stands.
func Feedback(q *facts.Question) string {
	text := q.Why
	if text != "" {
		text += " "
	}
	return text + q.AreaTitle + ", clause " + rulebook.ShortRef(q.Clause) + ". Edition: " + strings.TrimRight(q.Edition, ".") + "."
}

// Place is the answer to which an item of an order is matched, counting from 0.
func Place(n int) string {
	n++
	if n%100 >= 11 && n%100 <= 13 {
		return strconv.Itoa(n) + "th"
	}
	switch n % 10 {
	case 1:
		return strconv.Itoa(n) + "st"
	case 2:
		return strconv.Itoa(n) + "nd"
	case 3:
		return strconv.Itoa(n) + "rd"
	}
	return strconv.Itoa(n) + "th"
}

// write writes one question. Moodle reads the words in square brackets of the comment: an id
// by which it knows the question again, and tags.
func write(to *strings.Builder, q *facts.Question) error {
	var lines []string
	var err error
	switch q.Kind {
	case facts.Choice, facts.Choices:
		lines, err = choices(q)
	case facts.Order:
		lines, err = matching(q)
	default:
		err = fmt.Errorf("unknown kind %q (want choice, choices or order)", q.Kind)
	}
	if err != nil {
		return err
	}
	for _, s := range []string{q.ID, q.Clause, q.Ask} {
		if strings.TrimSpace(s) == "" {
			return errors.New("its id, its clause or its words are missing")
		}
	}
	fmt.Fprintf(to, "// [id:%s] [tag:clause %s]\n", Name(q), oneLine(q.Clause))
	fmt.Fprintf(to, "::%s::[plain]%s{\n", escape(Name(q)), escape(q.Ask))
	for _, line := range lines {
		to.WriteString("\t" + line + "\n")
	}
	fmt.Fprintf(to, "\t####%s\n}\n\n", text(Feedback(q)))
	return nil
}

// choices are the lines of the answers, with what is told of each.
func choices(q *facts.Question) (lines []string, err error) {
	right := 0
	for _, a := range q.Answers {
		if a.Right {
			right++
		}
	}
	wrong := len(q.Answers) - right
	switch {
	case right == 0 || wrong == 0:
		return nil, errors.New("it needs a right and a wrong answer")
	case q.Kind == facts.Choice && right > 1:
		return nil, errors.New("several answers are right: make it one of choices")
	}
	gain, err := share(right)
	loss, err2 := share(wrong)
	if q.Kind == facts.Choices && errors.Join(err, err2) != nil {
		return nil, errors.Join(err, err2)
	}
	for _, a := range q.Answers {
		line := "~"
		switch {
		case q.Kind == facts.Choices && a.Right:
			line = "~%" + gain + "%"
		case q.Kind == facts.Choices:
			line = "~%-" + loss + "%"
		case a.Right:
			line = "="
		}
		line += text(a.Text)
		if a.Why != "" {
			line += "#" + text(a.Why)
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// matching are the lines of the items with their places.
func matching(q *facts.Question) (lines []string, err error) {
	if len(q.Items) < 2 {
		return nil, errors.New("an order needs two items or more")
	}
	for i, item := range q.Items {
		if strings.Contains(item, "->") {
			return nil, fmt.Errorf("%q has ->, which GIFT puts between an item and its place: write it in words", item)
		}
		lines = append(lines, "="+text(item)+" -> "+Place(i))
	}
	return lines, nil
}

// shares are the parts of 100 that Moodle takes as weights; with another it refuses a question.
var shares = map[int]string{1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111", 10: "10", 20: "5"}

// share is what one of so many answers weighs: the right ones together gain everything, the
// wrong ones lose it.
func share(among int) (string, error) {
	s, ok := shares[among]
	if !ok {
		return "", fmt.Errorf("%d answers of one kind cannot share 100 %%: leave one out", among)
	}
	return s, nil
}
