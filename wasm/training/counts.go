package training

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

// workingDays looks for working days counted wrongly.
func (d *diagnosis) workingDays() {
	for day := min(d.Start.Date, d.due) + 1; day < max(d.Start.Date, d.due); day++ {
		if !weekend(day) && !d.c.Working(day) {
			d.skipped = append(d.skipped, day)
		}
	}
	holiday := func(day civil.Date) bool { return !weekend(day) && !d.c.Working(day) }
	d.try(d.count(d.n, holiday), Weekends, "counting Saturdays and Sundays as working days", "Neither counts.")
	d.try(d.Start.Date.AddDays(d.sign*d.n), CalendarDays, "counting every day", "Only working days count: no Saturday, no Sunday and no bank holiday"+d.holidaysHere()+".")
	by := "forgetting the bank holidays"
	if len(d.skipped) == 1 {
		by = "forgetting the bank holiday"
	}
	d.try(d.count(d.n, weekend), BankHolidays, by, "Not counted: "+named(d.c, d.skipped)+".") // with none, the right day
	d.first(d.count(d.n-1, func(day civil.Date) bool { return !d.c.Working(day) }))
	if many := len(d.skipped); many < 8 {
		for set := 1; set < 1<<many-1; set++ { // each set of them but none and all
			d.try(d.count(d.n, func(day civil.Date) bool { return !d.c.Working(day) && !d.forgets(set, day) }), SomeBankHoliday,
				"forgetting some of the bank holidays", "Not counted: "+named(d.c, d.skipped)+".")
		}
	}
}

// holidaysHere names the bank holidays of the sum, after a comma.
func (d *diagnosis) holidaysHere() string {
	if len(d.skipped) == 0 {
		return ""
	}
	return ", here " + named(d.c, d.skipped)
}

// forgets reports whether a day is one of a set of the bank holidays of the sum.
func (d *diagnosis) forgets(set int, day civil.Date) bool {
	for i, h := range d.skipped {
		if h == day {
			return set>>i&1 == 1
		}
	}
	return false
}

// count goes n days from the start without those that are off.
func (d *diagnosis) count(n int, off func(civil.Date) bool) civil.Date {
	day := d.Start.Date
	for n > 0 {
		if day = day.AddDays(d.sign); !off(day) {
			n--
		}
	}
	return day
}

// asWorkingDays looks for calendar days or weeks counted in working days.
func (d *diagnosis) asWorkingDays() {
	n, by, rule := d.n, "counting working days", "Every day counts: the limit is in days, not in working days."
	if d.Reading.Span.Unit == calendar.Weeks {
		n, by, rule = 5*n, "counting each week as five working days, so that bank holidays put the day off", "A week is seven days, bank holidays or not."
	}
	if d.Asked == ClearDays {
		n++
	}
	d.try(d.count(n, func(day civil.Date) bool { return !d.c.Working(day) }), WorkingDays, by, rule)
}

// months looks for months counted wrongly.
func (d *diagnosis) months() {
	const corresponding = "Months run to the same day of the month, or to the last day of a month that has no such day."
	n := d.n
	if d.Reading.Span.Unit == calendar.Years {
		n *= 12
	}
	less := civil.Date(0)
	if d.Asked == ClearDays {
		less = 1
	}
	y, m, day := d.Start.Date.YMD()
	begin, _ := civil.New(y, m, 1)
	begin = begin.AddMonths(d.sign * n)
	toYear, toMonth, _ := begin.YMD()
	last := civil.DaysIn(toYear, toMonth)
	if day > last {
		d.try(begin.AddDays(day-1)-less, Overflow, "going on into the next month, since "+civil.MonthName(toMonth)+" has no "+ordinal(day), corresponding)
	}
	if day == civil.DaysIn(y, m) {
		d.try(begin.AddDays(last-1)-less, MonthEnd, "going from the last day of a month to the last day of a month", corresponding)
	}
	step := d.Start.Date
	for range n {
		step = step.AddMonths(d.sign)
	}
	d.try(step-less, MonthByMonth, "counting month by month, each from the end of the one before", "All the months are counted from the event at once. "+corresponding)
	if d.Reading.Span.Unit == calendar.Months {
		d.try(d.Start.Date.AddDays(d.sign*30*n)-less, MonthsAsDays, "counting each month as 30 days", corresponding)
		d.try(d.Start.Date.AddDays(d.sign*28*n)-less, MonthsAsWeeks, "counting each month as four weeks", corresponding)
	}
}

// ordinal writes 29th, 30th or 31st.
func ordinal(day int) string {
	if day == 31 {
		return "31st"
	}
	return string([]byte{byte('0' + day/10), byte('0' + day%10)}) + "th"
}
