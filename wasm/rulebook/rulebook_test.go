package rulebook_test

import (
	"strings"
	"testing"

	"handbook/wasm/calendar"
	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

func TestDecodes(t *testing.T) {
	book := rulebooktest.Book(t)
	area := book.Area("elmshire")
	if area == nil || book.Area("nowhere") != nil {
		t.Fatal("Area does not find what is there, or finds what is not")
	}
	if len(area.Rules) != 13 || len(area.Clauses) != 4 || len(area.Examples) != 2 || len(area.Events) != 4 || len(area.NotStated) != 1 {
		t.Errorf("%d rules, %d clauses, %d examples, %d events, %d not stated", len(area.Rules), len(area.Clauses), len(area.Examples), len(area.Events), len(area.NotStated))
	}
	first := area.Rules[0]
	want := rulebook.Reading{Event: rulebook.InitialConference, Word: rulebook.Within, Span: calendar.Span{N: 10, Unit: calendar.WorkingDays}}
	if first.Href != "/elmshire/core-group/#1.1" || first.MetBy != rulebook.CoreGroup || first.Readings[0] != want {
		t.Errorf("first rule: %+v", first)
	}
	plan := area.Rules[2]
	if len(plan.Readings) != 3 || plan.Readings[1].Event != rulebook.CoreGroup || plan.Readings[1].Span.Unit != calendar.WorkingDays ||
		plan.Readings[2].Event != rulebook.InitialConference || plan.Readings[2].Span.Unit != calendar.Days {
		t.Errorf("what another reading does not say is not as in the first: %+v", plan.Readings)
	}
	if r := area.Rules[10]; r.Carried != rulebook.AtOnce || r.Limit != "immediately" || len(r.Readings) != 0 {
		t.Errorf("carried: %+v", r)
	}
	if !area.Rules[9].First || area.Rules[8].First || area.Rules[6].Since != rulebook.ReviewConference {
		t.Error("which: first or since is lost")
	}
	if !area.Rules[3].Prompt || !area.Rules[4].Readings[0].Before {
		t.Error("prompt or before is lost")
	}
	if c := area.Clauses[1]; c.Verb != "good practice would be" || len(c.Actors) != 0 || c.Presumed[0] != "lead-worker" {
		t.Errorf("clause: %+v", c)
	}
	if _, ok := area.Words(rulebook.PlanReceived); ok {
		t.Error("words for an event that the area does not use")
	}
}

func TestAnchor(t *testing.T) {
	for ref, want := range map[string]string{
		"8.2.12(1)": "8.2.12", "8.4.2m(1)": "8.4.2m", "8.4.2i": "8.4.2i", "7.1.1(b)": "7.1.1(b)", "7.1.1(b)(ii)": "7.1.1(b)(ii)",
		"north-yorkshire-168": "north-yorkshire-168", "1(12)": "1", "(1)": "(1)", "a1)": "a1)",
	} {
		if got := rulebook.Anchor(ref); got != want {
			t.Errorf("Anchor(%q) = %q, want %q", ref, got, want)
		}
	}
}

type object = map[string]any

// Each mistake is made in the made-up area; the error must name the page and the rule
// and say what to write instead.
func TestRefusals(t *testing.T) {
	rule := func(f rulebooktest.File, n int) object { return rulebooktest.Page(f)["timescales"].([]any)[n].(object) }
	clause := func(f rulebooktest.File, n int) object { return rulebooktest.Page(f)["clauses"].([]any)[n].(object) }
	event := func(f rulebooktest.File, n int) object { return rulebooktest.Area(f)["events"].([]any)[n].(object) }
	example := func(f rulebooktest.File) object { return rulebooktest.Page(f)["examples"].([]any)[0].(object) }
	days := func(f rulebooktest.File) object { return f["calendar"].(object) }
	const page = "content/elmshire/core-group.md: "
	for _, tt := range []struct {
		name   string
		change func(rulebooktest.File)
		want   string
	}{
		{"an unknown unit", func(f rulebooktest.File) { rule(f, 0)["within"] = "10 wekks" },
			page + `first-core-group: within: unknown unit "wekks" (want days, working days, weeks, months or years)`},
		{"an unknown word", func(f rulebooktest.File) { rule(f, 0)["withing"] = "10 days" },
			page + `first-core-group: unknown word "withing" (want id, clause, title,`},
		{"a clause that is not there", func(f rulebooktest.File) { rule(f, 0)["clause"] = "9.9" },
			page + `first-core-group: clause: no page of the area has clause "9.9"`},
		{"no clause", func(f rulebooktest.File) { delete(rule(f, 0), "clause") }, page + "first-core-group: clause: is missing"},
		{"no title", func(f rulebooktest.File) { rule(f, 0)["title"] = "" }, page + "first-core-group: title: is missing"},
		{"an id twice", func(f rulebooktest.File) { rule(f, 1)["id"] = "first-core-group" }, page + "first-core-group: this id is there twice (give each timescale its own)"},
		{"no id", func(f rulebooktest.File) { delete(rule(f, 1), "id") }, page + "a timescale: id: is missing"},
		{"another force than the clause", func(f rulebooktest.File) { rule(f, 0)["force"] = "should" },
			page + "first-core-group: force: is should but clause 1.1(1) says must (want the same)"},
		{"another verb than the clause", func(f rulebooktest.File) { delete(rule(f, 1), "verb") },
			page + `core-group-interval: verb: is "" but clause 1.1(2) says "good practice would be" (want the same)`},
		{"an unknown force", func(f rulebooktest.File) { rule(f, 0)["force"] = "ought" },
			page + `first-core-group: unknown force "ought" (want must, duty, should, good-practice, may or statement)`},
		{"an unknown event", func(f rulebooktest.File) { rule(f, 0)["after"] = "icpc" }, page + `first-core-group: unknown event "icpc" (want strategy-meeting, initial-conference,`},
		{"an event without words", func(f rulebooktest.File) { rule(f, 0)["after"] = "plan-received" },
			page + "first-core-group: the event plan-received has no words (add it to events: in content/elmshire/_index.md)"},
		{"no start", func(f rulebooktest.File) { delete(rule(f, 0), "after") }, page + "first-core-group: says not from when it is counted"},
		{"after and before", func(f rulebooktest.File) { rule(f, 0)["before"] = "core-group" }, page + "first-core-group: has both after and before (want one)"},
		{"no limit", func(f rulebooktest.File) { delete(rule(f, 0), "within") }, page + "first-core-group: want exactly one of within, every, at-least or no-more-than"},
		{"two limits", func(f rulebooktest.File) { rule(f, 0)["every"] = "6 weeks" }, page + "first-core-group: want exactly one of"},
		{"every before", func(f rulebooktest.File) { delete(rule(f, 1), "after"); rule(f, 1)["before"] = "core-group" },
			page + "core-group-interval: every: goes with after, not with before"},
		{"at least after", func(f rulebooktest.File) { delete(rule(f, 4), "before"); rule(f, 4)["after"] = "core-group" },
			page + "reports-sent: at-least: goes with before, not with after"},
		{"another which", func(f rulebooktest.File) { rule(f, 9)["which"] = "last" }, page + `plan-copied: unknown which "last" (want first)`},
		{"at once with a start", func(f rulebooktest.File) { rule(f, 10)["after"] = "core-group" }, page + "tell-at-once: at-once: is shown, not counted"},
		{"another reading without a reason", func(f rulebooktest.File) { delete(rule(f, 2)["or-read-as"].([]any)[0].(object), "why") },
			page + "plan-sent: why: is missing"},
		{"an unknown word in another reading", func(f rulebooktest.File) { rule(f, 2)["or-read-as"].([]any)[0].(object)["wy"] = "x" },
			page + `plan-sent: unknown word "wy"`},
		{"an unknown topic", func(f rulebooktest.File) { rule(f, 0)["topic"] = "tea" }, page + `first-core-group: unknown topic "tea" (want assessment, `},
		{"nobody known may loosen", func(f rulebooktest.File) { rule(f, 7)["may-loosen"].(object)["by"] = "wizard" },
			page + `further-reviews: may-loosen: unknown role "wizard"`},
		{"loosened by no clause", func(f rulebooktest.File) { rule(f, 7)["may-loosen"].(object)["clause"] = "9.9" },
			page + `further-reviews: may-loosen: no page of the area has clause "9.9"`},
		{"an unknown word of a visit", func(f rulebooktest.File) { visit(f, 0)["often"] = "x" }, page + `seen: unknown word "often" (want title, note, every, `},
		{"a visit with no kind", func(f rulebooktest.File) { delete(visit(f, 0), "every") }, page + "seen: want exactly one of every, every-nth-visit, between-conferences, "},
		{"a visit with two kinds", func(f rulebooktest.File) { visit(f, 0)["each-visit"] = true }, page + "seen: want exactly one of every, "},
		{"a visit's unknown unit", func(f rulebooktest.File) { visit(f, 0)["every"] = "10 wekks" }, page + `seen: every: unknown unit "wekks"`},
		{"every first visit", func(f rulebooktest.File) { visit(f, 1)["every-nth-visit"] = 1 }, page + "at-home: every-nth-visit: want 2 or more"},
		{"an unknown mark", func(f rulebooktest.File) { visit(f, 1)["with"] = "garden" }, page + `at-home: unknown with "garden" (want home, alone, awake, `},
		{"an unknown visitor", func(f rulebooktest.File) { visit(f, 0)["who"] = []any{"aunt"} }, page + `seen: unknown who "aunt" (want lead-worker, `},
		{"an unknown outcome", func(f rulebooktest.File) { visit(f, 6)["when"] = "rain" }, page + `refused: unknown when "rain" (want not-seen, `},
		{"each visit with nothing", func(f rulebooktest.File) { delete(visit(f, 3), "with") }, page + "awake: each-visit: say what each visit is to have (with)"},
		{"a kind that is not true", func(f rulebooktest.File) { visit(f, 2)["between-conferences"] = false }, page + "bedroom: between-conferences: want true"},
		{"cover by no clause", func(f rulebooktest.File) { visit(f, 0)["cover"].(object)["clause"] = "9.9" }, page + `seen: clause: no page of the area has clause "9.9"`},
		{"a plan that must by no clause", func(f rulebooktest.File) { visit(f, 5)["plan-must"] = "9.9" }, page + `by-plan: plan-must: no page of the area has clause "9.9"`},
		{"a visit's id twice", func(f rulebooktest.File) { rulebooktest.Page(f)["visits"].([]any)[1].(object)["id"] = "seen" }, page + "seen: this id is there twice (give each visit its own)"},
		{"a number for text", func(f rulebooktest.File) { rule(f, 0)["within"] = 10 }, page + "first-core-group: within: want text (put it in double quotes)"},
		{"a ref twice", func(f rulebooktest.File) { clause(f, 1)["ref"] = "1.1(1)" }, page + "clause 1.1(1): this ref is there twice (give each clause its own)"},
		{"an unknown role", func(f rulebooktest.File) { clause(f, 0)["actors"] = []any{"wizard"} },
			page + `clause 1.1(1): actors: unknown role "wizard" (add it to roles: in content/elmshire/_index.md, or want lead-worker or core-group)`},
		{"an unknown kind", func(f rulebooktest.File) { clause(f, 0)["kind"] = "poem" }, page + `clause 1.1(1): unknown kind "poem"`},
		{"actors that are no list", func(f rulebooktest.File) { clause(f, 0)["actors"] = "lead-worker" }, page + "clause 1.1(1): actors: want a list"},
		{"actors that are no texts", func(f rulebooktest.File) { clause(f, 0)["actors"] = []any{1} }, page + "clause 1.1(1): actors: want a list of texts"},
		{"a role twice", func(f rulebooktest.File) { rulebooktest.Area(f)["roles"].([]any)[1].(object)["id"] = "lead-worker" },
			`content/elmshire/_index.md: the role "lead-worker" is there twice`},
		{"an event with no name", func(f rulebooktest.File) { delete(event(f, 0), "name") }, "content/elmshire/_index.md: name: is missing"},
		{"an area with no edition", func(f rulebooktest.File) { delete(rulebooktest.Area(f), "edition") }, "content/elmshire/_index.md: edition: is missing"},
		{"an area twice", func(f rulebooktest.File) { f["areas"] = append(f["areas"].([]any), f["areas"].([]any)[0]) }, `the area "elmshire" is there twice`},
		{"an example with an unknown rule", func(f rulebooktest.File) { example(f)["want"] = object{"second-core-group": "2027-01-06"} },
			page + `examples: want: unknown timescale "second-core-group"`},
		{"an example with an unreal date", func(f rulebooktest.File) { example(f)["given"] = object{"initial-conference": "2026-02-30"} },
			page + `examples: initial-conference: "2026-02-30" is not a date (want, say, 2026-11-23)`},
		{"an example of nothing", func(f rulebooktest.File) { example(f)["given"] = object{} }, page + "examples: want at least one date in given and one in want"},
		{"an example with no reason", func(f rulebooktest.File) { delete(example(f), "why") }, page + "examples: why: is missing"},
		{"another division", func(f rulebooktest.File) { days(f)["division"] = "scotland" }, `content/calendar/bank-holidays.md: unknown division "scotland" (want england-and-wales)`},
		{"a bank holiday on a weekend", func(f rulebooktest.File) { days(f)["days"].([]any)[0].(object)["date"] = "2011-01-01" },
			"content/calendar/bank-holidays.md: days: 2011-01-01 is a Saturday (want the day that is taken off instead)"},
		{"a bank holiday with no name", func(f rulebooktest.File) { days(f)["days"].([]any)[0].(object)["name"] = "" }, "content/calendar/bank-holidays.md: name: is missing"},
		{"a year that is no number", func(f rulebooktest.File) { days(f)["first-year"] = "2011" }, "content/calendar/bank-holidays.md: first-year: want a whole number"},
		{"a calendar that is no map", func(f rulebooktest.File) { f["calendar"] = 7 }, "want keys and values here, such as path:"},
		{"a key of the file", func(f rulebooktest.File) { f["version"] = 1 }, `rules.json: unknown word "version" (want calendar, format, situations or areas)`},
	} {
		f := rulebooktest.New(t)
		tt.change(f)
		_, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

func visit(f rulebooktest.File, n int) object {
	return rulebooktest.Page(f)["visits"].([]any)[n].(object)["rule"].(object)
}

func TestVisitRules(t *testing.T) {
	visits := rulebooktest.Book(t).Areas[0].Visits
	if len(visits) != 7 {
		t.Fatalf("%d rules about seeing the child", len(visits))
	}
	seen := visits[0]
	if seen.ID != "seen" || seen.Clause != "1.2" || seen.Also[0] != "1.3" || seen.Kind != rulebook.Rolling || seen.Span.N != 10 || len(seen.Who) != 2 || seen.Loosen != "lead-worker" ||
		seen.LoosenClause != "1.3" || seen.Cover[0] != rulebook.SocialWorker || seen.CoverClause != "1.3" || seen.Note == "" || seen.Force != "should" {
		t.Errorf("%+v", seen)
	}
	if visits[1].N != 3 || visits[1].With != rulebook.AtHome || visits[2].Kind != rulebook.Between || !visits[3].Baby || !visits[3].Normally ||
		visits[4].Kind != rulebook.Mixed || visits[5].PlanMust != "1.1(1)" || visits[6].When != rulebook.Refused {
		t.Errorf("%+v", visits[1:])
	}
}

func TestAFileWithoutClausesIsTakenAsJudged(t *testing.T) {
	f := rulebooktest.New(t)
	delete(rulebooktest.Page(f), "clauses")
	if _, err := rulebook.DecodeWhole(rulebooktest.Text(t, f)); err != nil {
		t.Error(err)
	}
}

func TestNotJSON(t *testing.T) {
	if _, err := rulebook.DecodeWhole([]byte(`{"calendar": `)); err == nil || !strings.Contains(err.Error(), "not valid JSON") {
		t.Error(err)
	}
}

// FuzzDecode makes sure that no file makes the decoder panic.
func FuzzDecode(f *testing.F) {
	f.Add(rulebooktest.Text(f, rulebooktest.New(f)))
	f.Fuzz(func(t *testing.T, text []byte) { rulebook.DecodeWhole(text) })
}

func TestShortRef(t *testing.T) {
	for ref, want := range map[string]string{"derbyshire-12": "12", "north-yorkshire-133": "133", "sussex-2.1-4": "2.1-4", "8.4.2i": "8.4.2i", "7.2.3(b)": "7.2.3(b)", "": ""} {
		if got := rulebook.ShortRef(ref); got != want {
			t.Errorf("%s: %s, want %s", ref, got, want)
		}
	}
}
