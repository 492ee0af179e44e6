package training

import "handbook/wasm/civil"

// Due is the answer to a question, where wrong.go, which has it, is not built.
func (q *Question) Due() civil.Date { return q.due }
