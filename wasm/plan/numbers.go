package plan

// span is some numbers in a row, both ends in.
type span struct{ from, to int }

// besideNumbers are the words that may stand beside numbers of entries.
var besideNumbers = [...]string{"and", "to", "outcome", "outcomes", "risk", "risks", "objective", "objectives", "no", "nos", "number", "numbers"}

// numbersIn reads the numbers of entries: 1, 1 and 2, R2, outcomes 1-3. A text with any
// other word, or with a number of more than three digits, has none.
func numbersIn(text string) (list []span) {
	through := false // whether the next number ends a span
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			n, start := 0, i
			for ; i < len(text) && text[i] >= '0' && text[i] <= '9'; i++ {
				n = n*10 + int(text[i]-'0')
			}
			if i-start > 3 {
				return nil
			}
			if last := len(list) - 1; through && last >= 0 && n > list[last].from {
				list[last].to = n
			} else {
				list = append(list, span{n, n})
			}
			through = false
			continue
		case c == '-' || len(text) >= i+3 && text[i:i+3] == "–":
			through = true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			start := i
			for i < len(text) && text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' {
				i++
			}
			word := fold(text[start:i])
			if through = word == "to"; !isOne(besideNumbers[:], word) && i-start > 1 {
				return nil
			}
			continue
		}
		i++
	}
	return list
}

func hasNumber(list []span, n int) bool {
	for _, s := range list {
		if n >= s.from && n <= s.to {
			return true
		}
	}
	return false
}
