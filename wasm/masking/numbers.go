package masking

// areas are the letters with which a postcode begins.
const areas = "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy " +
	"g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox " +
	"pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv " +
	"yo ze"

// units are what follows a number in small letters and is no end of a postcode.
const units = "bd dd ed ft gb gs hr lb ld nd nt pa pd pt qd rd rs sq st ta td th ty ud yd yr"

// postcodeAt is how many bytes the postcode takes with which s starts, or nought.
func postcodeAt(s string) (n int) {
	letters := 0
	for _, pattern := range [...]string{"A9--9AA", "A99--9AA", "A9A--9AA", "AA9--9AA", "AA99--9AA", "AA9A--9AA", "AAA--9AA"} {
		if n = match(pattern, s); n > 0 {
			letters = 1
			if pattern[1] == 'A' {
				letters = 2
			}
			break
		}
	}
	if n == 0 {
		return 0
	}
	end := key(s[n-2 : n])
	if key(s[:3]) == "gir" {
		letters = 0
	}
	switch {
	case letters > 0 && !has(areas, key(s[:letters])),
		has("c i k m o v", end[:1]) || has("c i k m o v", end[1:]),
		(s[0] >= 'a' || s[n-1] >= 'a' || s[n-2] >= 'a') && has(units, end):
		return 0
	}
	return n
}

// telephoneAt is how many bytes the telephone number takes with which s starts, or nought.
func telephoneAt(s string) int {
	i, abroad := 0, false
	for s[i] == '(' || s[i] == '+' {
		abroad = s[i] == '+'
		i++
	}
	var digits [20]byte // and spare ones
	var ends [20]int    // where a group of digits ends
	n := 0
	for n < 15 {
		kind, size := letter(s[i:])
		if kind == digit {
			digits[n] = s[i]
			n++
			i += size
			if !inWord(s[i:]) {
				ends[n] = i
			}
			continue
		}
		gap := between(s[i:])
		if gap == 0 {
			break
		}
		i += gap
	}
	skip := 1
	switch head := string(digits[:4]); {
	case head == "0044":
		skip = 4
	case abroad && head[:2] == "44":
		skip = 2
	case abroad:
		for ; n > 8; n-- {
			if ends[n] > 0 {
				return ends[n]
			}
		}
		return 0
	case head[0] != '0' || ends[1] > 0 || ends[2] > 0: // 01-02-2027 is a date
		return 0
	}
	if skip > 1 && digits[skip] == '0' {
		skip++
	}
	switch digits[skip] {
	case '1':
		if ends[skip+10] == 0 {
			return ends[skip+9]
		}
	case '2', '3', '7':
	default:
		return 0
	}
	return ends[skip+10]
}

// between is how many bytes of spaces, hyphens and brackets stand before a digit, three
// at the most; nought where no digit follows.
func between(s string) (n int) {
	for range 3 {
		switch mark(s[n:]) {
		case ' ', '-', '(', ')':
			_, size := letter(s[n:])
			n += size
		}
	}
	if kind, _ := letter(s[n:]); kind != digit {
		return 0
	}
	return n
}

// dateAt is how many bytes the date takes with which s starts, or nought where it is none
// or lacks its day, month or year.
func dateAt(s string) int {
	i, years := 0, 0
	for part := range 3 {
		start := i
		kind, _ := letter(s[i:])
		if kind == noLetter {
			return 0
		}
		for next, n := letter(s[i:]); next == kind || kind == upper && next == lower; next, n = letter(s[i:]) {
			i += n
		}
		digits := i - start
		switch {
		case kind != digit:
			if part == 2 || lookUp(key(s[start:i]))&month == 0 {
				return 0
			}
		case digits == 8 && part == 0:
			years = 3
		case digits == 4 && part != 1, digits == 2 && part == 2:
			years++
		case digits > 2:
			return 0
		}
		if years == 3 {
			break
		}
		if match("9AA", s[max(i-1, 0):]) == 3 && kind == digit { // 3rd
			i += 2
		}
		if part < 2 {
			i += dateGap(s[i:])
		}
	}
	if years == 0 || inWord(s[i:]) {
		return 0
	}
	return i
}

// dateGap is how many bytes stand between two parts of a date.
func dateGap(s string) (n int) {
	for range 4 {
		switch mark(s[n:]) {
		case ' ', '/', '.', ',', '-', '\'':
			_, size := letter(s[n:])
			n += size
		}
	}
	if len(s) > n+3 && s[n:n+3] == "of " {
		n += 3
	}
	return n
}
