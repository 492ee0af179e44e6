package plan

import (
	"handbook/wasm/civil"
	"handbook/wasm/rulebook"
)

// Check is something that the checker itself finds worth looking at again, whatever the
// area. It is never a breach.
type Check struct {
	ID     string
	Title  string
	Why    string
	Places []Place
}

// ThePlan is the kind of document in which everything hangs together.
const ThePlan = "child-protection-plan"

// CheckIDs lists every check, in the order in which they are made.
var CheckIDs = [...]string{"risk-without-outcome", "outcome-without-action", "action-without-outcome", "member-without-part", "person-not-in-core-group", "no-contingency",
	"child-view-missing", "child-view-undated", "date-after-review", "date-before-conference", "date-passed", "vague-date", "vague-who", "vague-change"}

// checks are what each is called and why it matters.
var checks = map[string]struct{ title, why string }{
	"risk-without-outcome":     {"A risk to which no outcome and no action points", "What nobody works on does not change. Give the outcome or the action the number of the risk."},
	"outcome-without-action":   {"An outcome to which no action points", "An outcome is reached by what somebody does. Give the action the number of the outcome."},
	"action-without-outcome":   {"An action that points to no outcome", "Nobody can tell what the action is for, or whether it has worked."},
	"member-without-part":      {"A member of the core group with no part in the plan", "Whoever is in the group should know what is theirs to do."},
	"person-not-in-core-group": {"An action by somebody who is not listed in the core group", "Check that they know of it, and who hears from them how it goes."},
	"no-contingency":           {"No contingency", "Say what sets it off, what is then done and by whom."},
	"child-view-missing":       {"The child’s view is missing", "What the child says or shows is part of the evidence."},
	"child-view-undated":       {"The child’s view has no date", "A view can change. Nobody can tell whether this is from before or after the conference."},
	"date-after-review":        {"A date after the next review", "The review cannot tell whether it was done. Bring it forward, or give a step that can be judged by then."},
	"date-before-conference":   {"A date before the conference", "The plan was not there yet. Check the year; of a service that goes on from before, say so."},
	"date-passed":              {"A date that has passed, with nothing said of the action since", "Say when it was done, or give it a new date and the reason."},
	"vague-date":               {"Words where a date belongs", "Nobody can be late for “ongoing”. Give a day, or how often and until when."},
	"vague-who":                {"Words where a person belongs", "What belongs to everybody is done by nobody. Name one role."},
	"vague-change":             {"Words where a change belongs", "Engaging with a service, or having been to it, is not yet a change for the child. Say what will be different, and how one would see it."},
}

// CheckTitle is what a check is called.
func CheckTitle(id string) string { return checks[id].title }

// CheckReads reports whether a check is made on a kind of document.
func CheckReads(id, document string) bool {
	switch id {
	case "outcome-without-action", "action-without-outcome":
		return linked(document) || document == childsPlan
	case "risk-without-outcome", "member-without-part", "person-not-in-core-group", "child-view-missing", "child-view-undated":
		return linked(document)
	case "no-contingency":
		return document == ThePlan
	}
	return true
}

// linked reports whether a kind of document has risks, outcomes, actions and people that
// hang together: the plan, and the record of a meeting that works on it.
func linked(document string) bool { return document == ThePlan || document == "core-group-record" }

// childsPlan is the plan of a child in need, which has outcomes and actions too.
const childsPlan = "childs-plan"

// Checks looks at a document across its fields: what hangs loose, dates out of order, words
// that stand where a date, a person or a change belongs. asked names the fields that a rule
// of the area asks for already, so that their absence is not told twice.
func Checks(book *rulebook.Book, q *Request, asked map[string]bool) (list []Check, unable []string) {
	c := checker{reader: reader{book.Format(), &q.Document}, dates: dates{book.Calendar, map[string]civil.Date{}}, roles: roles{}, to: map[string][]int{}, q: q}
	if linked(q.Document.Kind) {
		c.links()
		c.people()
		c.absent(asked)
	} else if q.Document.Kind == childsPlan {
		c.outcomesAndActions()
	}
	c.order()
	c.vague()
	return c.found, c.unable
}

type checker struct {
	reader
	dates
	roles  roles
	to     map[string][]int // what texts point to, by list and text
	q      *Request
	found  []Check
	unable []string
}

// add keeps a check that has found something.
func (c *checker) add(id string, places []Place) {
	if len(places) > 0 {
		c.found = append(c.found, Check{id, checks[id].title, checks[id].why, places})
	}
}

// pointed are the entries of a list to which a text points, by number or by their words.
func (c *checker) pointed(list, text string) []int {
	rows, known := c.to[list+" "+text]
	if !known {
		rows = c.pointsTo(list, text)
		c.to[list+" "+text] = rows
	}
	return rows
}

func (c *checker) pointsTo(list, text string) (rows []int) {
	items := c.doc.Lists[list]
	folded := fold(text)
	if folded == "" {
		return nil
	}
	for i, row := range items {
		if fold(row["what"]) == folded {
			rows = append(rows, i)
		}
	}
	all := folded == "all" || folded == "all outcomes" || folded == "all risks"
	if numbers := numbersIn(text); len(rows) == 0 {
		for i, row := range items {
			if row.written() && (all || hasNumber(numbers, i+1)) {
				rows = append(rows, i)
			}
		}
	}
	for i, row := range items {
		if what := fold(row["what"]); len(rows) == 0 && len(folded) > 12 && len(what) > 12 && (contains(what, folded) || contains(folded, what)) {
			rows = append(rows, i)
		}
	}
	return rows
}

// entries goes through the entries of a list that say something.
func (c *checker) entries(list string, each func(i int, row Row)) {
	for i, row := range c.doc.Lists[list] {
		if row.written() {
			each(i, row)
		}
	}
}

// links finds what hangs loose between risks, outcomes and actions.
func (c *checker) links() {
	worked := map[int]bool{}
	mark := func(text string) {
		for _, risk := range c.pointed("risks", text) {
			worked[risk] = true
		}
	}
	c.entries("outcomes", func(_ int, row Row) { mark(row["risk"]) })
	c.entries("actions", func(_ int, row Row) { mark(row["risk"]) })
	var idle []Place
	c.entries("risks", func(i int, row Row) {
		if !worked[i] {
			idle = append(idle, Place{"risks", i, "", row["what"]})
		}
	})
	c.add("risk-without-outcome", idle)
	c.outcomesAndActions()
}

func (c *checker) outcomesAndActions() {
	served := map[int]bool{}
	var loose []Place
	c.entries("actions", func(i int, row Row) {
		outcomes := c.pointed("outcomes", row["outcome"])
		for _, o := range outcomes {
			served[o] = true
		}
		if len(outcomes) == 0 && len(c.pointed("risks", row["risk"])) == 0 {
			loose = append(loose, Place{"actions", i, "outcome", row["what"]})
		}
	})
	var idle []Place
	c.entries("outcomes", func(i int, row Row) {
		if !served[i] {
			idle = append(idle, Place{"outcomes", i, "", row["what"]})
		}
	})
	c.add("outcome-without-action", idle)
	c.add("action-without-outcome", loose)
}

// people finds members of the core group with nothing to do, and people with something to
// do who are no members.
func (c *checker) people() {
	var idle []Place
	c.entries("core-group", func(i int, row Row) {
		if Says(row["part"]) {
			return
		}
		busy := false
		c.entries("actions", func(_ int, action Row) {
			busy = busy || Says(row["who"]) && c.roles.names(action["who"], row["who"])
		})
		if !busy {
			idle = append(idle, Place{"core-group", i, "part", row["who"]})
		}
	})
	c.add("member-without-part", idle)
	if !c.anyRow("core-group") {
		c.unable = append(c.unable, "Whether everybody with an action is in the core group: no members are listed.")
		return
	}
	var strangers []Place
	c.entries("actions", func(i int, row Row) {
		who := row["who"]
		if !Says(who) || vagueWho(who) != "" || NamesGroup(who) {
			return
		}
		known := false
		c.entries("core-group", func(_ int, member Row) {
			known = known || Says(member["who"]) && (c.roles.names(who, member["who"]) || c.roles.names(member["who"], who))
		})
		if !known {
			strangers = append(strangers, Place{"actions", i, "who", who})
		}
	})
	c.add("person-not-in-core-group", strangers)
}

// absent finds no contingency, and no view of the child or one without a date.
func (c *checker) absent(asked map[string]bool) {
	if !asked["contingency"] && !c.anyRow("contingency") && CheckReads("no-contingency", c.doc.Kind) {
		c.add("no-contingency", []Place{{"contingency", -1, "", ""}})
	}
	switch {
	case !c.written("wishes"):
		if !asked["wishes"] {
			c.add("child-view-missing", []Place{{"wishes", -1, "", ""}})
		}
	case c.when(c.doc.Texts["wishes-date"]) == 0 && c.when(c.doc.Texts["wishes"]) == 0:
		c.add("child-view-undated", []Place{{"wishes-date", -1, "", c.doc.Texts["wishes-date"]}})
	}
}

// order finds dates out of order, as far as they can be read.
func (c *checker) order() {
	review, conference := c.date("review"), c.date("conference")
	var after, before, passed []Place
	dated := 0
	see := func(list, part string) {
		c.entries(list, func(i int, row Row) {
			date := c.when(row[part])
			if date == 0 {
				return
			}
			dated++
			at := Place{list, i, part, row[part]}
			switch {
			case review != 0 && date > review && row["term"] != "long": // a long-term aim outlives the review
				after = append(after, at)
			case conference != 0 && date < conference:
				before = append(before, at)
			case list == "actions" && part == "by" && date < c.q.Today && !Says(row["done"]):
				passed = append(passed, at)
			}
		})
	}
	if date := c.date("next-core-group"); review != 0 && date > review {
		after = append(after, Place{"next-core-group", -1, "", c.doc.Texts["next-core-group"]})
	}
	for _, at := range [...][2]string{{"outcomes", "by"}, {"actions", "start"}, {"actions", "by"}, {"further-assessments", "by"}} {
		see(at[0], at[1])
	}
	c.add("date-after-review", after)
	c.add("date-before-conference", before)
	c.add("date-passed", passed)
	if review == 0 && dated > 0 && c.format.Field("review").Has(c.doc.Kind) {
		c.unable = append(c.unable, "Dates against the next review: the plan gives no date of it that can be read.")
	}
}

// date reads a field that is a date.
func (c *checker) date(field string) civil.Date { return c.when(c.doc.Texts[field]) }

// vague finds words that stand where a date, a person or a change belongs.
func (c *checker) vague() {
	var when, who, change []Place
	see := func(into *[]Place, find func(string) string, list string, parts ...string) {
		c.entries(list, func(i int, row Row) {
			for _, part := range parts {
				if found := find(row[part]); found != "" {
					*into = append(*into, Place{list, i, part, found})
				}
			}
		})
	}
	undated := func(text string) string {
		if c.when(text) != 0 {
			return ""
		}
		return vagueTime(text)
	}
	see(&when, undated, "actions", "by", "start", "frequency")
	see(&when, undated, "outcomes", "by")
	see(&when, undated, "further-assessments", "by")
	see(&when, undated, "core-group", "contact-often", "sees-child")
	for _, field := range [...]string{"visit-frequency", "contact-frequency", "core-group-frequency"} {
		if found := undated(c.doc.Texts[field]); found != "" {
			when = append(when, Place{field, -1, "", found})
		}
	}
	see(&who, vagueWho, "actions", "who")
	see(&who, vagueWho, "contingency", "who")
	see(&who, vagueWho, "further-assessments", "who")
	if found := vagueWho(c.doc.Texts["monitoring-who"]); found != "" {
		who = append(who, Place{"monitoring-who", -1, "", found})
	}
	see(&change, vagueChange, "outcomes", "what", "target")
	if found := vagueChange(c.doc.Texts["change-needed"]); found != "" {
		change = append(change, Place{"change-needed", -1, "", found})
	}
	c.add("vague-date", when)
	c.add("vague-who", who)
	c.add("vague-change", change)
}
