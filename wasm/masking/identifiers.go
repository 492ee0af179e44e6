package masking

// identify masks what is told by its own shape, everything but names: the tokens that it
// takes become one.
func identify(text string, tokens []token) []token {
	end, last := 0, margin
	for i := margin; i < len(tokens)-margin; i++ {
		t := &tokens[i]
		if t.start < end {
			continue // a part of the one before
		}
		if t.shape != nothing {
			t.identify(text, tokens[last-margin:last], end)
			end = t.next
		}
		tokens[last] = *t
		last++
	}
	return append(tokens[:last], tokens[len(tokens)-margin:]...)
}

// identify reads what starts at a token, if anything does; before are the tokens before
// it, end where the last of them ends.
func (t *token) identify(text string, before []token, end int) {
	start, s, kind, n := t.start, text[t.start:], Email, emailAt(text[t.start:])
	switch {
	case n > 0:
	case t.shape != number:
		if kind, n = NINumber, niNumberAt(s); n == 0 {
			kind, n = Postcode, postcodeAt(s)
		}
	default:
		kind = NHSNumber
		if n = match("999-999-9999", s); n > 0 && !rightCheck(s[:n]) && !told(before, health, t.gap) {
			n = 0
		}
	}
	if n == 0 && (t.shape == number || t.is&month != 0) && told(before, born, t.gap) {
		kind, n = DateOfBirth, dateAt(s)
	}
	if last := &before[margin-1]; n == 0 && t.shape == number && (last.shape != number || start != end+1 || t.gap == ' ' || t.gap == '+') {
		for start > end && (text[start-1] == '(' || text[start-1] == '+') {
			start--
		}
		kind, n = Telephone, telephoneAt(text[start:])
		n -= t.start - start
	}
	if n > 0 {
		*t = token{start: start, end: t.start + n, next: t.start + n, gap: t.gap, kind: kind}
	}
}

// told reports whether a word with a mark stands a few before, and no sentence ends in
// between; gap is what stands after the last.
func told(before []token, is marks, gap byte) bool {
	for i := margin - 1; i > 0; i-- {
		t := &before[i]
		short := t.end-t.start < 4 // No., dob., b.
		switch {
		case gap == ';' || gap == '.' && !short:
			return false
		case t.is&is != 0, is == born && t.is&birth != 0 && before[i-1].is&monthly != 0:
			return true
		case is == born && t.is&letterB != 0:
			return i == margin-1 && t.shape == small || t.gap == '.' && before[i-1].gap == '.'
		case is == born && t.is&stop != 0:
			return false
		}
		gap = t.gap
	}
	return false
}

// inWord reports whether a letter, a digit or the rest of an address starts s.
func inWord(s string) bool {
	kind, _ := letter(s)
	return kind != noLetter || mark(s) == '@'
}

// match is how many bytes of s a pattern takes, or nought: 9 is a digit, A a letter, - a
// space or a hyphen or neither.
func match(pattern, s string) int {
	i := 0
	for _, p := range []byte(pattern) {
		kind, n := letter(s[i:])
		switch m := mark(s[i:]); {
		case p == '-' && m != ' ' && m != '-':
			n = 0
		case p == '9' && kind != digit, p == 'A' && (n != 1 || kind != upper && kind != lower):
			return 0
		}
		i += n
	}
	if inWord(s[i:]) {
		return 0
	}
	return i
}

// rightCheck reports whether the tenth digit is what the other nine come to. The same
// digit ten times is a filler.
func rightCheck(s string) bool {
	sum, weight, same := 0, 10, true
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' {
			sum += weight * int(c-'0')
			weight--
			same = same && c == s[0]
		}
	}
	return !same && sum%11 == 0
}

// niNumberAt is how many bytes the National Insurance number takes with which s starts.
func niNumberAt(s string) int {
	n := match("AA-99-99-99-A", s)
	if n == 0 {
		return 0
	}
	prefix, last := key(s[:2]), s[n-1]
	if last|0x20 > 'd' || n > 9 && (s[0] >= 'a' || s[1] >= 'a' || last >= 'a') || prefix[1] == 'o' ||
		has("bg gb kn nk nt tn zz", prefix) || has("d f i q u v", prefix[:1]) || has("d f i q u v", prefix[1:]) {
		return 0
	}
	return n
}

// emailAt is how many bytes the e-mail address takes with which s starts, or nought.
func emailAt(s string) (stop int) {
	at, dots, letters := 0, 0, 0
	for i := 0; i < len(s); {
		kind, n := letter(s[i:])
		m := s[i]
		switch {
		case at == 0 && i > 64:
			return 0
		case kind != noLetter:
			if letters++; kind == digit {
				letters = -64
			}
		case m == '@' && at == 0:
			at = i
		case at > 0 && m == '.' && s[i-1] != '.' && i > at+1:
			dots++
			letters = 0
		case m == '-', at == 0 && (m == '.' || m == '_' || m == '+' || m == '\'' || m == '%' || m == '&'):
			letters = -64
		default:
			return stop
		}
		i += n
		if letters > 1 && dots > 0 {
			if next, _ := letter(s[i:]); next == noLetter {
				stop = i
			}
		}
	}
	return stop
}
