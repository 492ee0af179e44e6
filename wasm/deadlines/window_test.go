package deadlines_test

import (
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/deadlines"
)

func TestTheDayToBookByLiesInItsWindow(t *testing.T) {
	c := calendartest.Published(t)
	for _, tt := range []struct {
		event            string
		days             int
		opens, due, book string
		why              string
	}{
		{"2026-11-22", 1, "2026-11-21", "2026-11-22", "2026-11-22", "a weekend: none of its days is a working day"},
		{"2026-11-22", 2, "2026-11-20", "2026-11-22", "2026-11-20", "the day on which it opens is the last working day"},
		{"2026-12-28", 3, "2026-12-25", "2026-12-28", "2026-12-28", "Christmas Day to Boxing Day's substitute"},
		{"2026-12-28", 4, "2026-12-24", "2026-12-28", "2026-12-24", "with Christmas Eve"},
		{"2011-01-02", 1, "2011-01-01", "2011-01-02", "2011-01-02", "the first days of the calendar"},
	} {
		w, err := deadlines.WindowBefore(c, d(tt.event), calendar.Span{N: tt.days, Unit: calendar.Days})
		if err != nil || w.Opens != d(tt.opens) || w.Closes.Due != d(tt.due) || w.Closes.BookBy != d(tt.book) {
			t.Errorf("%d days before %s: %v to %v, book by %v, %v; want %s to %s, book by %s: %s",
				tt.days, tt.event, w.Opens, w.Closes.Due, w.Closes.BookBy, err, tt.opens, tt.due, tt.book, tt.why)
		}
	}
}
