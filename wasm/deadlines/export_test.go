package deadlines

// The sums, for the vectors: they stand outside the package, since they use visits, which
// builds on it.
var (
	Within       = within
	NotLess      = notLess
	WindowBefore = windowBefore
	Recur        = recur
)
