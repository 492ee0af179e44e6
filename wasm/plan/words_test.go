package plan_test

import (
	"testing"

	"handbook/wasm/plan"
)

func TestWhatSaysSomething(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, " \n\t": false, "-": false, "…": false, "?": false, "TBC": false, "t.b.c.": true, "To be confirmed": false, "to be confirmed by the GP on 3 March": true,
		"N/A": false, "n/a": false, "None": false, "nil": false, "No": true, "as above": false, "See above.": false, "as above, and every Friday": true, "x": false, "X-ray": true,
		"Ongoing": true, "0": true, "Ωμέγα": true, "לא": true, "Awaiting": false, "Awaiting the GP’s letter": true, "To follow": false, "“TBC”": false, "(tba)": false, "Unknown": false, "Pending": false,
		"غير معروف": true, "none known": false,
	} {
		if got := plan.Says(text); got != want {
			t.Errorf("Says(%q) is %v", text, got)
		}
	}
}

func TestWhoIsNamed(t *testing.T) {
	for _, tt := range []struct {
		text, person string
		want         bool
	}{
		{"Health visitor", "health visitor", true},
		{"The health visitor and the school nurse", "School nurse", true},
		{"School", "School nurse", false},
		{"Nurse", "School nurse", false},
		{"Both parents", "Mother", true},
		{"Mum", "Mother", true},
		{"Mother’s partner", "Mother", false},
		{"Mother's partner", "Mother’s partner", true},
		{"Conference chairperson", "conference chair", true},
		{"Chair of the conference", "conference chair", true},
		{"Team manager, north", "team manager", true},
		{"Lead social worker", "Lead social worker (north team)", true},
		{"", "Mother", false},
		{"Mother", "", false},
		{"Grandmothers", "Grandmother", true},
		{"Health visitor)(", "Health visitor", true},
		{"HV", "Health visitor", true},
		{"Health visitor", "HV", true},
		{"LSW and HV", "Lead social worker", true},
		{"Doctor", "GP", true},
		{"CP chair", "conference chair", true},
		{"IRO", "conference chair", true},
		{"Independent reviewing officer", "conference chair", true},
		{"Chair of the conference", "conference chair", true},
		{"Father not told", "Father", false},
		{"Support worker, adult social services", "Social worker", false},
		{"School nurse", "School", false},
		{"Lead social worker", "Social worker", true},
		{"Foster mother", "Mother", false},
		{"Foster parents", "Mother", false},
		{"Health visiting team", "Health visitor", false},
		{"Family support service", "Family support", true},
		{"Aunt in Bradford", "Aunt in Bradford", true},
		{"Aunt", "Uncle and aunt", false},
		{"Uncle and aunt", "Aunt", true},
	} {
		if got := plan.Names(tt.text, tt.person); got != tt.want {
			t.Errorf("%q names %q: %v, want %v", tt.text, tt.person, got, tt.want)
		}
	}
}

func TestWhoNamesTheWholeGroup(t *testing.T) {
	for text, want := range map[string]bool{"Each core group member": true, "All members": true, "Everyone": true, "Not sent to core group yet": false, "All members except the father": false, "Mother": false} {
		if got := plan.NamesGroup(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestLabelsAndJargon(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		plan m
		area string
		rule string
		want plan.State
		why  string
	}{
		{m{"document": "visit-record", "presentation": "Wore a coat, ate two sandwiches."}, "hertfordshire", "no-vague-labels", plan.Met, "facts"},
		{m{"document": "visit-record", "presentation": "Scruffy and attention-seeking."}, "hertfordshire", "no-vague-labels", plan.Partly, "two labels"},
		{m{"document": "visit-record", "presentation": "Said “I am fine” and drew a dog."}, "hertfordshire", "no-vague-labels", plan.Met, "the child’s own word"},
		{m{"document": "visit-record", "presentation": "Fine motor skills: threads beads."}, "hertfordshire", "no-vague-labels", plan.Met, "another word"},
		{m{"document": "child-protection-plan", "reason": "Referred to LADO."}, "sussex", "plain-language", plan.Partly, "nobody has said what that is"},
		{m{"document": "child-protection-plan", "reason": "Referred to the designated officer (LADO). The LADO called."}, "sussex", "plain-language", plan.Met, "it is explained"},
		{m{"document": "child-protection-plan", "reason": "Seen by the GP at ten. The NHS letter came."}, "sussex", "plain-language", plan.Met, "everybody knows these"},
	} {
		q := ask(t, book, m{"area": tt.area, "today": "2026-11-22", "plan": tt.plan})
		for _, r := range plan.Results(book, q) {
			if r.Rule.ID == tt.rule && r.State != tt.want {
				t.Errorf("%s: %s is %s, want %s (%v)", tt.why, tt.rule, r.State, tt.want, r.Places)
			}
		}
	}
}
