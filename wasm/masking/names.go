package masking

// reader goes through the words of a text and points out names.
type reader struct {
	text   string
	tokens []token
	last   int // the token after the last name
}

// scan looks once. What it finds can make more appear, as a name does beside a name.
func scan(text string) (found []Found) {
	r := reader{text: text, tokens: identify(text, tokensOf(text))}
	for i := margin; i < len(r.tokens)-margin; {
		t := &r.tokens[i]
		if t.kind != "" {
			found = append(found, Found{t.kind, text[t.start:t.end], t.start, t.end})
			i++
			continue
		}
		end := r.nameAt(i)
		if end > i {
			if t.is&rank != 0 {
				t = &r.tokens[i+1]
			}
			stop := r.tokens[end-1].end
			found = append(found, Found{Name, text[t.start:stop], t.start, stop})
			r.last = end
		}
		i = max(end, i+1)
	}
	return found
}

// nameAt is where the name ends that begins at a token, with a rank before it perhaps, or
// nought.
func (r *reader) nameAt(i int) int {
	t, next := &r.tokens[i], &r.tokens[i+1]
	if t.is&(title|rank) != 0 && t.is&owns == 0 {
		return r.afterTitle(t, next, i)
	}
	if t.shape < capital || t.shape == number || t.is&ordinary != 0 {
		return 0
	}
	if t.shape == capitals && next.gap == ',' && next.shape == capital && next.is&(ordinary|ending|surname|hard) == 0 && t.end-t.start > 2 {
		return r.absorb(i + 1) // SMITH, Jane
	}
	end := r.absorb(i)
	if r.isThing(i, end) || !r.isName(t, next, i, end) {
		return 0
	}
	return end
}

// afterTitle is where the name ends that a title begins, or nought.
func (r *reader) afterTitle(t, next *token, i int) int {
	courtesy := t.is&title != 0
	switch {
	case t.shape == small && (!courtesy || t.end-t.start > 3), // to miss Friday
		next.gap != joined && (next.gap != '.' || !courtesy),
		next.shape != capital && next.shape != initial && (next.shape != capitals || !courtesy),
		next.is&ordinary != 0 || next.is&month != 0,
		!courtesy && (next.is&ending != 0 || r.isThing(i+1, i+2)):
		return 0
	}
	end := r.absorb(i + 1)
	if next.shape == initial && end == i+2 {
		return 0
	}
	return end
}

// absorb is where the name ends that begins at i, if it is one.
func (r *reader) absorb(i int) int {
	for {
		before := &r.tokens[i]
		i++
		t := &r.tokens[i]
		if before.is&owns != 0 || t.gap != joined && (t.gap != '.' || before.shape != initial) {
			return i
		}
		for j := i; j < i+2 && r.tokens[j].is&particle != 0 && r.tokens[j].shape == small; j++ {
			if next := &r.tokens[j+1]; next.gap == joined && next.shape == capital && next.is&ordinary == 0 {
				i, t = j+1, next
				break
			}
		}
		if !goesOn(before, t, &r.tokens[i+1]) {
			return i
		}
	}
}

// goesOn reports whether a token can be a further part of a name.
func goesOn(before, t, next *token) bool {
	switch {
	case t.shape == initial: // Jane S, but not Jane I think, Vitamin D
		c := next.gap != joined || next.shape != small
		return before.is&special != 0 && c || c && next.shape == capital
	case t.is&ordinary != 0:
		return false
	case t.shape == capitals:
		return t.end-t.start > 2 && before.is&special != 0
	case t.shape != capital:
		return false
	case t.is&month != 0:
		return next.shape != number
	case t.is&surname != 0: // Jane Young, but not Jane Young People
		return next.gap != joined || next.shape != capital || next.is&ordinary == 0
	}
	return true
}

// isThing reports whether what looks like a name is that of a school, a road, a saint.
func (r *reader) isThing(i, end int) bool {
	t, next, after := &r.tokens[i], &r.tokens[end], &r.tokens[end+1]
	if r.tokens[i-1].is&saint != 0 && (t.gap == joined || t.gap == '.') {
		return true
	}
	return next.gap == joined && next.is&institution != 0 && (next.shape == capital || next.shape == small && !r.named(i, end)) &&
		(after.gap != joined || after.is&job == 0)
}

// named reports whether one of the tokens is a common name.
func (r *reader) named(i, end int) bool {
	for ; i < end; i++ {
		if r.tokens[i].is&(known|wordy) != 0 {
			return true
		}
	}
	return false
}
