package deadlines

import "handbook/wasm/rulebook"

// CheckExamples works out every example of an area and refuses all that do not come out as
// their pages say, one a line, in words for the editor: a new bank holiday moves many at once.
func CheckExamples(book *rulebook.Book, area *rulebook.Area) error {
	var wrong rulebook.Error
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
				if wrong != "" {
					wrong += "\n"
				}
				wrong += rulebook.Error(ex.Path + ": examples: " + want.Rule + " is " + got + ", not " + want.Due.String() + " (" + ex.Why + ")")
			}
		}
	}
	if wrong != "" {
		return wrong
	}
	return nil
}
