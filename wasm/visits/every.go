// Package visits judges a log of visits against an area's rules. So far it knows the
// sliding rule "at least every third visit"; logs and findings stand on it.
package visits

// Run is what a log says of a rule that something be done at least every nth visit,
// read as never n visits running without it. It implies that it is done at the nth,
// the 2nth and so on, and is stricter.
type Run struct {
	Breaches []int // the visits, counting from 1, at which n or more had gone without
	Without  int   // how many visits running have gone without up to the last
	NextMust bool  // whether the next visit must have it
}

// EveryNth reads a log in order of visits: whether each of them had what the rule asks.
func EveryNth(n int, had []bool) Run {
	var r Run
	for i, yes := range had {
		if yes {
			r.Without = 0
			continue
		}
		if r.Without++; r.Without >= n {
			r.Breaches = append(r.Breaches, i+1)
		}
	}
	r.NextMust = r.Without >= n-1
	return r
}
