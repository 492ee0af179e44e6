package rulebook_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/wasm/rulebook"
	"handbook/wasm/rulebook/rulebooktest"
)

func TestVisitsAreReadAlone(t *testing.T) {
	book, err := rulebook.DecodeVisits(rulebooktest.Text(t, rulebooktest.New(t)))
	if err != nil {
		t.Fatal(err)
	}
	if area := book.Areas[0]; len(area.Visits) != 7 || len(area.Rules)+len(area.Clauses)+len(area.Examples) > 0 {
		t.Errorf("%d visits, %d timescales, %d clauses, %d examples: want 7 visits and nothing else",
			len(area.Visits), len(area.Rules), len(area.Clauses), len(area.Examples))
	}
}

func TestEvents(t *testing.T) {
	for _, tt := range []struct {
		event     rulebook.Event
		known     bool
		repeats   bool
		notBefore []rulebook.Event
	}{
		{rulebook.StrategyMeeting, true, false, nil},
		{rulebook.InitialConference, true, false, []rulebook.Event{rulebook.StrategyMeeting}},
		{rulebook.CoreGroup, true, true, []rulebook.Event{rulebook.InitialConference}},
		{rulebook.ReviewConference, true, true, []rulebook.Event{rulebook.InitialConference}},
		{rulebook.NextReviewConference, true, false, []rulebook.Event{rulebook.InitialConference, rulebook.ReviewConference}},
		{rulebook.PlanReceived, true, false, []rulebook.Event{rulebook.InitialConference}},
		{rulebook.DateOfBirth, true, false, nil},
		{"tea", false, false, nil},
	} {
		if tt.event.Known() != tt.known || tt.event.Repeats() != tt.repeats || !slices.Equal(tt.event.NotBefore(), tt.notBefore) {
			t.Errorf("%s: known %v, repeats %v, not before %v", tt.event, tt.event.Known(), tt.event.Repeats(), tt.event.NotBefore())
		}
	}
}

func TestWhatABookTells(t *testing.T) {
	book := rulebooktest.Book(t)
	if book.ReadTo() != "2028" {
		t.Errorf("bank holidays are published to %s", book.ReadTo())
	}
	area := book.Areas[0]
	if !area.Has("first-core-group") || area.Has("absence") {
		t.Error("Has does not tell a topic of the area from another")
	}
	given := area.Examples[1].Case()
	if dates := given[rulebook.CoreGroup]; len(given) != 1 || len(dates) != 2 || dates[0].String() != "2026-11-02" || dates[1].String() != "2026-11-16" {
		t.Errorf("an example's dates as a case: %v", given)
	}
}

func TestAnchorsOfOddRefs(t *testing.T) {
	for ref, want := range map[string]string{"8.2.12(10)": "8.2.12", "8.2.12(19)": "8.2.12", "8.2.12(91)": "8.2.12"} {
		if got := rulebook.Anchor(ref); got != want {
			t.Errorf("Anchor(%q) = %q, want %q", ref, got, want)
		}
	}
	for _, ref := range []string{"8.2a1)", "8.2.12(x1)", "8.2.12()", "12)", "(12)"} {
		if got := rulebook.Anchor(ref); got != ref {
			t.Errorf("Anchor(%q) = %q, want it whole: no number stands in brackets at its end", ref, got)
		}
	}
}

func TestShortRefsOfOddAreas(t *testing.T) {
	for ref, want := range map[string]string{"ashshire-12": "12", "zshire-3": "3", "elma-3": "3", "elmz-3": "3", "derbyshire-12ab": "12ab", "derbyshire-": "", "-12": "-12"} {
		if got := rulebook.ShortRef(ref); got != want {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
}

func TestMoreRefusals(t *testing.T) {
	const page = "content/elmshire/core-group.md: "
	for _, tt := range []struct {
		name   string
		change func(rulebooktest.File)
		want   string
	}{
		{"a visit without clauses", func(f rulebooktest.File) {
			rulebooktest.Page(f)["visits"].([]any)[0].(object)["clauses"] = []any{}
		}, page + "seen: clauses: is missing"},
		{"a role on a page that there is not", func(f rulebooktest.File) {
			rulebooktest.Area(f)["roles"].([]any)[1].(object)["page"] = "wizard"
		}, `content/elmshire/_index.md: unknown page "wizard" (want lead-worker, line-manager, `},
		{"a condition without words", func(f rulebooktest.File) { requirement(f)["if"] = "review" },
			page + "told: if: say in words, too, in which case it holds (when)"},
		{"a condition on no field", func(f rulebooktest.File) { requirement(f)["if"], requirement(f)["when"] = "song", "where it is sung" },
			page + `told: if: unknown field "song"`},
		{"a case with two parts", entriesOf("some", object{"has": []any{"what"}, "where": object{"urgent": "yes", "what": "x"}}),
			page + "told: where: want one part and what it says, such as {term: short}"},
		{"a case of no part", entriesOf("some", object{"has": []any{"what"}, "where": object{"colour": "red"}}), page + `told: where: actions has no part "colour"`},
		{"a format without documents", func(f rulebooktest.File) {
			f["format"].(object)["documents"] = []any{}
			delete(field(f, 1), "in")
		}, page + `told: unknown document "plan"`},
		{"entries of no list at all", func(f rulebooktest.File) {
			delete(requirement(f), "says")
			requirement(f)["each"], requirement(f)["has"] = "song", []any{"what"}
		}, page + `told: each: unknown field "song"`},
	} {
		f := withPlans(t)
		tt.change(f)
		if _, err := rulebook.DecodeWhole(rulebooktest.Text(t, f)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

// entriesOf makes the test's requirement one about the entries of a list.
func entriesOf(kind string, more object) func(rulebooktest.File) {
	return func(f rulebooktest.File) {
		delete(requirement(f), "says")
		requirement(f)[kind] = "actions"
		for key, value := range more {
			requirement(f)[key] = value
		}
	}
}

func TestWhatIsNotRefused(t *testing.T) {
	for name, change := range map[string]func(rulebooktest.File){
		"parts that an entry must have, and some of which it must have one": entriesOf("each", object{"has": []any{"what"}, "has-one-of": []any{"urgent"}}),
		"one of each is enough":       entriesOf("each", object{"has-one-of": []any{"what", "urgent"}}),
		"an entry that must have one": entriesOf("some", object{"has": []any{"what"}}),
		"every second visit":          func(f rulebooktest.File) { visit(f, 1)["every-nth-visit"] = 2 },
		"the same id for another document": func(f rulebooktest.File) {
			p := rulebooktest.Page(f)
			p["plan"] = append(p["plan"].([]any), object{"id": "told", "clauses": []any{"1.2"}, "force": "should", "href": "/elmshire/core-group/#1.2", "words": "Say when.",
				"title": "Say when", "document": "record", "says": []any{"review"}})
		},
		"another id for the same": func(f rulebooktest.File) {
			p := rulebooktest.Page(f)
			p["plan"] = append(p["plan"].([]any), object{"id": "again", "clauses": []any{"1.2"}, "force": "should", "href": "/elmshire/core-group/#1.2", "words": "Say when.",
				"title": "Say when", "document": "plan", "says": []any{"review"}})
		},
	} {
		f := withPlans(t)
		change(f)
		if _, err := rulebook.DecodeWhole(rulebooktest.Text(t, f)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsRead(t *testing.T) {
	f := withPlans(t)
	requirement(f)["if"], requirement(f)["when"] = "review", "a review is set"
	rulebooktest.Area(f)["roles"].([]any)[1].(object)["page"] = "core-group-member"
	book, err := rulebook.DecodeWhole(rulebooktest.Text(t, f))
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Areas[0].LeadWorker; got != "key worker" {
		t.Errorf("the lead worker is called %q", got)
	}
	if r := book.Areas[0].Plans()[0]; r.If != "review" || r.When != "a review is set" {
		t.Errorf("a condition is lost: %+v", r)
	}
}
