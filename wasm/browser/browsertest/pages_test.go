//go:build !js

package browsertest

import "testing"

func TestKindsOfPages(t *testing.T) {
	kinds, err := Kinds("../../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"/", "/*/", "/*/~/", "/*/timescales/", "/*/roles/~/", "/*/what-to-do/~/", "/*/whole/", "/calculators/deadlines/*/", "/calculators/caseload/", "/training/*/lead-worker/", "/glossary/"} {
		if kinds[kind] == "" {
			t.Errorf("there is no page of the kind %s in %v", kind, kinds)
		}
	}
	if len(kinds) > 75 {
		t.Errorf("%d kinds: pages of one kind are told apart", len(kinds))
	}
}
