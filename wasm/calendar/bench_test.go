package calendar_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"

	"handbook/wasm/calendar"
	"handbook/wasm/calendar/calendartest"
)

// The two benchmarks add ten working days to each day of 2024 to 2027, ours and the
// most used Go library's. `make bench` quotes their ratio.
func BenchmarkTenWorkingDays(b *testing.B) {
	c := calendartest.Published(b)
	first := d("2024-01-01")
	for i := 0; b.Loop(); i++ {
		if _, err := c.After(first.AddDays(i%1461), calendar.Span{N: 10, Unit: calendar.WorkingDays}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTenWorkingDaysByRickarCal(b *testing.B) {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(gb.Holidays...)
	first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 0; b.Loop(); i++ {
		c.WorkdaysFrom(first.AddDate(0, 0, i%1461), 10)
	}
}
