package deadlines

import "handbook/wasm/rulebook"

// CheckExamples works out every example of an area and refuses the first that does
// not come out as its page says, in words for the page's editor.
func CheckExamples(book *rulebook.Book, area *rulebook.Area) error {
	for _, ex := range area.Examples {
		answer := Work(book, area, Case{Today: book.Calendar.First(), Dates: ex.Case()})
		for _, want := range ex.Want {
			got := "nothing"
			for _, d := range answer.Deadlines {
				if d.Rule.ID == want.Rule {
					got = d.Due.String() // the latest occurrence is the one in question
				}
			}
			if got != want.Due.String() {
				return rulebook.Error(ex.Path + ": examples: " + want.Rule + " is " + got + ", not " + want.Due.String() + " (" + ex.Why + ")")
			}
		}
	}
	return nil
}
