package plan

import (
	"handbook/wasm/calendar"
	"handbook/wasm/civil"
	"handbook/wasm/dateinput"
)

// whenIn is the latest date that a text has, or 0: 2027-02-01, 1/2/2027 with the day first,
// 1 February 2027, by 1 Feb 2027 at the latest.
func whenIn(cal *calendar.Calendar, text string) (latest civil.Date) {
	first, last := cal.First(), cal.Last()
	read := func(s string) bool {
		cell, _ := dateinput.ReadCell(s, first, last, dateinput.Convention{Order: dateinput.DayFirst, Serial: dateinput.Serial1900})
		latest = max(latest, cell.Date)
		return cell.Date != 0
	}
	pieces := pieces(text)
	for i := 0; i < len(pieces); i++ {
		if c := pieces[i][0]; c < '0' || c > '9' {
			continue
		}
		if i+2 < len(pieces) && len(pieces[i]) <= 4 && read(pieces[i]+" "+pieces[i+1]+" "+pieces[i+2]) {
			i += 2
		} else if len(pieces[i]) >= 6 && hasMark(pieces[i]) {
			read(pieces[i])
		}
	}
	return latest
}

// dates remembers the dates that texts have.
type dates struct {
	cal *calendar.Calendar
	in  map[string]civil.Date
}

// when is whenIn.
func (d dates) when(text string) civil.Date {
	date, known := d.in[text]
	if !known {
		date = whenIn(d.cal, text)
		d.in[text] = date
	}
	return date
}

// hasMark reports whether a piece has what stands between the numbers of a date: a number
// alone is a reference.
func hasMark(piece string) bool {
	n := 0
	for i := 0; i < len(piece); i++ {
		if c := piece[i]; c == '/' || c == '-' || c == '.' {
			n++
		}
	}
	return n == 2
}

// pieces are what stands between blanks, without brackets and stops around it.
func pieces(text string) (list []string) {
	start := -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] > ' ' && text[i] != '(' && text[i] != ')' && text[i] != ',' && text[i] != ';' && text[i] != ':' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			end := i
			for end > start && (text[end-1] == '.' || text[end-1] == '"' || text[end-1] == '?' || text[end-1] == '!') {
				end--
			}
			if end > start {
				list = append(list, text[start:end])
			}
			start = -1
		}
	}
	return list
}
