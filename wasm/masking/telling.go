package masking

// isName tells whether the tokens from i to end are a name; t is the first of them and
// next the one after it.
func (r *reader) isName(t, next *token, i, end int) bool {
	before, after := &r.tokens[i-1], &r.tokens[end]
	one := end == i+1
	counted := after.gap == joined && after.shape == number
	switch {
	case t.shape == initial:
		return r.byInitial(t, before, next, i, end)
	case t.is&known != 0:
		return true
	case t.is&hard != 0 && (counted || t.is&month != 0 && t.gap == joined && (before.is&(monthly|stop) != 0 || before.shape == number)):
		return false // the month
	case t.is&surname != 0 && t.is&(wordy|hard) == 0:
		return !one && !r.opens(i) && next.is&known != 0 && next.shape == capital && t.shape == capital
	case one && (t.shape != capital || t.is&ending != 0):
		return false
	case one && t.is&hard != 0:
		return r.announced(t, before, i, end) || t.is&owns != 0 && next.is&(belonging|relation) != 0
	case one:
		return t.is&owns != 0 || r.announced(t, before, i, end) || r.byWord(t, before, after, i)
	case t.is&(wordy|hard) != 0:
		return next.is&(ending|hard) == 0 && (t.shape == capital || next.shape == capitals) &&
			(t.is&wordy != 0 || before.is&place == 0)
	}
	return r.byRun(t, before, i, end)
}

// opens reports whether a token opens a sentence, a line or a quotation.
func (r *reader) opens(i int) bool {
	t, before := &r.tokens[i], &r.tokens[i-1]
	return t.gap != joined && t.gap != ',' && (t.gap != '.' || before.shape != initial && before.is&(title|saint) == 0)
}

// byInitial tells J. Smith and J Smith from Plan B.
func (r *reader) byInitial(t, before, next *token, i, end int) bool {
	last := &r.tokens[end-1]
	if last.shape == initial || last.is&ending != 0 || last.shape == capitals && last.is&special == 0 {
		return false
	}
	c := r.text[t.start]
	return next.gap == '.' || c != 'A' && c != 'I' && (t.gap != joined || before.shape == small)
}

// byWord tells a single word, Grace from grace or one that no table has, by what stands
// beside it.
func (r *reader) byWord(t, before, after *token, i int) bool {
	if t.is&wordy != 0 {
		return !r.opens(i) && before.is&(article|place) == 0 && (t.gap != joined || before.shape != capital) &&
			(after.gap != joined || after.shape != capital)
	}
	switch after.gap {
	case joined:
		if after.is&saying != 0 {
			return true
		}
	case '(': // Kezia (aged 4)
		if after.is&aged != 0 || after.shape == small && after.is&(relation|job|born) != 0 {
			return true
		}
	}
	if t.gap == ',' { // Jane, Kezia and Tom
		return r.isNamed(i-1) && (after.gap == ',' || after.is&and != 0)
	}
	return t.gap == joined && before.is&and != 0 && r.isNamed(i-2)
}

// isNamed reports whether a token ends a name that was found, now or before.
func (r *reader) isNamed(i int) bool {
	return r.last == i+1 || r.tokens[i].is&label != 0
}

// byRun tells words with capitals that run, the first of them in no table, from the name
// of a thing.
func (r *reader) byRun(t, before *token, i, end int) bool {
	if r.named(i+1, end) {
		return t.is&ending == 0 || !r.opens(i)
	}
	parts := 0
	for ; i < end; i++ {
		switch t := &r.tokens[i]; {
		case t.is&ending != 0 || t.shape == capitals:
			return false
		case t.shape == capital:
			parts++
		}
	}
	return parts > 1 && before.is&place == 0
}

// announced reports whether the words before say that a name follows.
func (r *reader) announced(t, before *token, i, end int) bool {
	after, second := &r.tokens[end], &r.tokens[i-2]
	if before.is&owns != 0 {
		return false
	}
	switch t.gap {
	case joined:
		return before.is&(relation|namer) != 0 || before.is&job != 0 && (before.shape == small || r.opens(i-1)) ||
			before.shape == small && second.is&(theName|knownAs) != 0 && before.end-before.start == 2
	case '"':
		return before.is&namer != 0
	case '(':
		return before.is&(relation|job) != 0
	case ',':
		return before.is&relation != 0 && after.gap == ',' && after.shape == small
	case ':':
		return before.is&(relation|theName) != 0 && after.gap != joined && after.gap != '.'
	}
	return false
}
