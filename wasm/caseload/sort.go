package caseload

// sorted is the list in order; what is equal stays as it was. It is a merge sort of a few
// lines because package slices costs a page nine kilobytes.
func sorted(list []*Case, before func(a, b *Case) bool) []*Case {
	if len(list) < 2 {
		return list
	}
	left, right := sorted(list[:len(list)/2], before), sorted(list[len(list)/2:], before)
	all := make([]*Case, 0, len(list))
	for len(left) > 0 && len(right) > 0 {
		if before(right[0], left[0]) {
			all, right = append(all, right[0]), right[1:]
		} else {
			all, left = append(all, left[0]), left[1:]
		}
	}
	return append(append(all, left...), right...)
}
