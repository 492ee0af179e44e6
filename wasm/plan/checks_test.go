package plan_test

import (
	"strings"
	"testing"

	"handbook/wasm/plan"
)

// m is a document or one entry of a list.
type m = map[string]any

// rows are the entries of a list.
func rows(list ...m) []any {
	var all []any
	for _, row := range list {
		all = append(all, row)
	}
	return all
}

// whole is a plan in which every check is content; change one thing to make it not so.
func whole() m {
	return m{
		"document":   "child-protection-plan",
		"conference": "9 November 2026", "review": "1 February 2027",
		"risks":       rows(m{"what": "Left alone in the evening", "protection": "The aunt stays"}),
		"outcomes":    rows(m{"what": "The child is never alone at home", "target": "No evening alone", "by": "1 February 2027", "risk": "1"}),
		"actions":     rows(m{"what": "Stays until the mother is home", "who": "Maternal aunt", "start": "16 November 2026", "frequency": "Every school day", "by": "2027-02-01", "outcome": "1"}),
		"core-group":  rows(m{"who": "Maternal aunt", "part": "Is there every evening"}, m{"who": "Health visitor", "part": "Weighs the child", "contact-often": "Every fortnight"}),
		"contingency": rows(m{"if": "The aunt is ill", "then": "The grandmother comes", "who": "Mother"}),
		"wishes":      "Likes it when the aunt is there.", "wishes-date": "12 November 2026",
	}
}

// with is whole with one field changed, or taken out where to is nil.
func with(field string, to any) m {
	d := whole()
	if d[field] = to; to == nil {
		delete(d, field)
	}
	return d
}

// part is whole with one part of the last entry of a list changed.
func part(list, part, to string) m {
	d := whole()
	all := d[list].([]any)
	all[len(all)-1].(m)[part] = to
	return d
}

func TestChecks(t *testing.T) {
	book := built(t)
	for _, tt := range []struct {
		given m
		want  string // checks with the places they find
		why   string
	}{
		{whole(), "", "nothing hangs loose"},
		{with("risks", rows(m{"what": "Left alone"}, m{"what": "No heating"})), "risk-without-outcome risks 1 No heating", "nothing points to the second"},
		{part("outcomes", "risk", ""), "risk-without-outcome risks 0 Left alone in the evening", "no outcome says which risk it is for"},
		{part("outcomes", "risk", "left alone in the evening"), "", "a risk may be named in its words"},
		{part("outcomes", "risk", "Risk 1"), "", "or by a number with a word"},
		{part("outcomes", "risk", "R1 and R2"), "", "or by what is written before numbers"},
		{part("outcomes", "risk", "1–3"), "", "a span of numbers"},
		{part("outcomes", "risk", "2-3"), "risk-without-outcome risks 0 Left alone in the evening", "a span without it"},
		{part("outcomes", "risk", "evening 1 of 3"), "risk-without-outcome risks 0 Left alone in the evening", "numbers inside other words are no links"},
		{part("outcomes", "risk", "2"), "risk-without-outcome risks 0 Left alone in the evening", "there is no second risk"},
		{part("actions", "outcome", "2027"), "outcome-without-action outcomes 0 The child is never alone at home; action-without-outcome actions 0 outcome Stays until the mother is home", "a year is no number of an outcome"},
		{part("actions", "outcome", ""), "outcome-without-action outcomes 0 The child is never alone at home; action-without-outcome actions 0 outcome Stays until the mother is home", "an orphan, and an outcome that nobody works on"},
		{with("outcomes", nil), "risk-without-outcome risks 0 Left alone in the evening; action-without-outcome actions 0 outcome Stays until the mother is home", "no outcomes at all"},
		{with("core-group", rows(m{"who": "Maternal aunt"}, m{"who": "Health visitor"})), "member-without-part core-group 1 part Health visitor", "the aunt has an action, the health visitor nothing"},
		{part("actions", "who", "Aunt"), "", "a shorter word for a member is that member"},
		{part("actions", "who", "Plumber"), "person-not-in-core-group actions 0 who Plumber", "no member"},
		{part("actions", "who", "Maternal aunt with the plumber"), "", "one of them is a member"},
		{part("actions", "who", "All professionals"), "vague-who actions 0 who All professionals", "nobody"},
		{part("actions", "who", "The relevant agencies"), "vague-who actions 0 who The relevant agencies", "nobody"},
		{part("actions", "by", "2 February 2027"), "date-after-review actions 0 by 2 February 2027", "a day after the review"},
		{part("actions", "by", "1/2/2027"), "", "the day of the review, with the day first"},
		{part("outcomes", "by", "the review on 1 March 2027 at the latest"), "date-after-review outcomes 0 by the review on 1 March 2027 at the latest", "a date inside words"},
		{part("actions", "by", "8 November 2026"), "date-before-conference actions 0 by 8 November 2026", "before the conference"},
		{part("actions", "by", "21 November 2026"), "date-passed actions 0 by 21 November 2026", "yesterday, and nothing said"},
		{part("actions", "by", "22 November 2026"), "", "today"},
		{part("actions", "by", "Ongoing"), "vague-date actions 0 by ongoing", "no date"},
		{part("actions", "by", "On-going until 1 February 2027"), "", "a date all the same"},
		{part("actions", "frequency", "As required"), "vague-date actions 0 frequency as required", "not how often"},
		{part("actions", "frequency", "As required by the court order, every Friday"), "", "every Friday"},
		{part("core-group", "contact-often", "regularly"), "vague-date core-group 1 contact-often regularly", "not how often"},
		{part("outcomes", "what", "Mother engages with services"), "vague-change outcomes 0 what engages", "no change for the child"},
		{part("outcomes", "what", "Mother and her partner are engaged to be married"), "", "another engagement"},
		{part("outcomes", "target", "Completes the parenting course"), "vague-change outcomes 0 target completes … course", "a service attended"},
		{part("outcomes", "what", "The child attends school every day"), "", "a change for the child"},
		{part("actions", "what", "Attends the parenting course"), "", "an action may be to attend"},
		{with("contingency", nil), "no-contingency contingency", "nothing for when it does not work"},
		{with("wishes", nil), "child-view-missing wishes", "not a word of the child"},
		{with("wishes-date", nil), "child-view-undated wishes-date", "no date"},
		{with("wishes", "On 12 November 2026 said that it is cold."), "", "a date in the words would do too"},
	} {
		q := ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": tt.given})
		checks, _ := plan.Checks(book, q, nil)
		if got := tell(checks); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.why, got, tt.want)
		}
		for _, c := range checks {
			if s := c.Sentence(book.Format(), &q.Document); s == "." || c.Title == "" || c.Why == "" {
				t.Errorf("%s: %s says nothing", tt.why, c.ID)
			}
		}
	}
}

// tell writes checks as "id field row part text", parted by semicolons.
func tell(checks []plan.Check) string {
	var list []string
	for _, c := range checks {
		s := c.ID
		for _, p := range c.Places {
			s += " " + p.Field
			if p.Row >= 0 {
				s += " " + string(rune('0'+p.Row))
			}
			for _, text := range []string{p.Part, p.Text} {
				if text != "" {
					s += " " + text
				}
			}
		}
		list = append(list, s)
	}
	return strings.Join(list, "; ")
}

// A requirement of the area that asks for contingency or the child's view tells of its
// absence; the check does not tell it again.
func TestAbsenceIsToldOnce(t *testing.T) {
	book := built(t)
	for area, again := range map[string]bool{"hertfordshire": false, "sussex": true} {
		a := plan.Work(book, ask(t, book, m{"area": area, "today": "2026-11-22", "plan": with("contingency", nil)}))
		told := 0
		for _, f := range a.Findings {
			if f.Check != nil && f.Check.ID == "no-contingency" {
				told++
			}
		}
		if (told == 1) != again {
			t.Errorf("%s: the check tells %d times, want %v", area, told, again)
		}
	}
}

func TestWhatCannotBeChecked(t *testing.T) {
	book := built(t)
	d := with("review", nil)
	d["core-group"] = nil
	delete(d, "core-group")
	d["actions"].([]any)[0].(m)["by"] = "by Christmas"
	d["next-core-group"] = "at Easter"
	a := plan.Work(book, ask(t, book, m{"area": "sussex", "today": "2026-11-22", "plan": d}))
	if got := strings.Join(a.Unable, " "); !strings.Contains(got, "no members are listed") || !strings.Contains(got, "no date of it that can be read") {
		t.Errorf("unable: %s", got)
	}
	if got := tell([]plan.Check{{ID: "unread", Places: a.Unread}}); got != "unread actions 0 by by Christmas next-core-group at Easter" {
		t.Error(got)
	}
}
