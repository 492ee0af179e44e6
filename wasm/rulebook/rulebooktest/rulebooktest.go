// Package rulebooktest gives tests a small rules file: a made-up area that has every
// word of the vocabulary, and the published calendar.
package rulebooktest

import (
	"encoding/json"
	"testing"

	"handbook/wasm/calendar/calendartest"
	"handbook/wasm/rulebook"
)

// File is a rules file that a test can change before it is decoded.
type File = map[string]any

const area = `{
 "id": "elmshire", "path": "content/elmshire/_index.md", "title": "Elmshire", "edition": "Made up for tests.",
 "events": [
  {"id": "initial-conference", "noun": "the initial conference", "name": "date of the initial conference", "when": "when the initial conference was held"},
  {"id": "core-group", "noun": "the core group meeting", "name": "date of core group meeting", "when": "when the core group met"},
  {"id": "review-conference", "noun": "the review conference", "name": "date of review conference", "when": "when the review conference was held"},
  {"id": "next-review-conference", "noun": "the next review conference", "name": "date of the next review conference", "when": "when the next review conference is booked"}],
 "roles": [{"id": "lead-worker", "term": "key worker"}, {"id": "core-group", "term": "core group", "also": ["group"], "note": "n"}],
 "not-stated": ["how often supervision is held"],
 "pages": [
  {"path": "content/elmshire/core-group.md", "href": "/elmshire/core-group/",
   "clauses": [
    {"ref": "1.1(1)", "kind": "timescale", "force": "must", "verb": null, "actors": ["core-group"], "presumed": null, "for": null},
    {"ref": "1.1(2)", "kind": "timescale", "force": "good-practice", "verb": "good practice would be", "actors": [], "presumed": ["lead-worker"]},
    {"ref": "1.2", "kind": "duty", "force": "should", "actors": ["lead-worker"]},
    {"ref": "1.3", "kind": "timescale", "force": "may", "actors": []}],
   "timescales": [
    {"id": "first-core-group", "clause": "1.1(1)", "title": "Hold the first core group", "force": "must", "after": "initial-conference", "within": "10 working days", "met-by": "core-group", "topic": "first-core-group"},
    {"id": "core-group-interval", "clause": "1.1(2)", "title": "Hold the next core group", "force": "good-practice", "verb": "good practice would be", "after": "core-group", "every": "6 weeks", "met-by": "core-group", "topic": "later-core-groups"},
    {"id": "plan-sent", "clause": "1.2", "title": "Send the plan", "force": "should", "after": "core-group", "within": "5 days", "note": "A note.",
     "or-read-as": [{"within": "5 working days", "why": "if working days are meant"}, {"after": "initial-conference", "why": "if the conference is meant"}]},
    {"id": "one-year", "clause": "1.3", "title": "Think again", "force": "may", "after": "initial-conference", "within": "1 year", "prompt": true},
    {"id": "reports-sent", "clause": "1.2", "title": "Send reports", "force": "should", "before": "next-review-conference", "at-least": "5 working days", "met-by": "core-group", "topic": "reports-before-review"},
    {"id": "core-group-before-review", "clause": "1.2", "title": "Hold a core group before the review", "force": "should", "before": "next-review-conference", "no-more-than": "3 weeks", "met-by": "core-group", "topic": "core-group-before-review"},
    {"id": "core-group-after-review", "clause": "1.2", "title": "Hold the next core group after a review", "force": "should", "after": "core-group", "since": "review-conference", "every": "2 months", "met-by": "core-group"},
    {"id": "further-reviews", "clause": "1.2", "title": "Hold the next review", "force": "should", "after": "review-conference", "every": "6 months", "met-by": "review-conference", "topic": "later-reviews", "may-loosen": {"by": "lead-worker", "clause": "1.3"}},
    {"id": "papers-out", "clause": "1.2", "title": "Send papers", "force": "should", "before": "next-review-conference", "within": "2 days"},
    {"id": "plan-copied", "clause": "1.2", "title": "Copy the plan", "force": "should", "after": "core-group", "which": "first", "within": "5 working days"},
    {"id": "tell-at-once", "clause": "1.2", "title": "Tell the key worker", "force": "should", "at-once": "immediately"},
    {"id": "see-the-child", "clause": "1.2", "title": "See the child", "force": "should", "on-visits": "every 4 weeks"},
    {"id": "report-monthly", "clause": "1.2", "title": "Report", "force": "should", "for-service": "every month"}],
   "visits": [
    {"id": "seen", "clauses": ["1.2", "1.3"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "See the child", "every": "10 working days", "who": ["lead-worker", "core-group-member"],
     "may-loosen": {"by": "lead-worker", "clause": "1.3"}, "cover": {"by": ["social-worker"], "clause": "1.3"}, "note": "A note."}},
    {"id": "at-home", "clauses": ["1.2"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "See the child at home", "every-nth-visit": 3, "with": "home", "who": ["lead-worker"]}},
    {"id": "bedroom", "clauses": ["1.1(1)"], "force": "must", "href": "/elmshire/core-group/#1.1", "rule": {"title": "See the bedroom", "between-conferences": true, "with": "bedroom"}},
    {"id": "awake", "clauses": ["1.2"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "See a baby awake", "each-visit": true, "with": "awake", "baby": true, "normally": true}},
    {"id": "mixed", "clauses": ["1.2"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "Announced and not", "announced-and-not": true}},
    {"id": "by-plan", "clauses": ["1.2"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "As agreed", "as-the-plan-says": true, "plan-must": "1.1(1)"}},
    {"id": "refused", "clauses": ["1.2"], "force": "should", "href": "/elmshire/core-group/#1.2", "rule": {"title": "Tell the team manager", "when": "refused"}}],
   "examples": [
    {"given": {"initial-conference": "2026-12-18"}, "want": {"first-core-group": "2027-01-06"}, "why": "Christmas"},
    {"given": {"core-group": ["2026-11-02", "2026-11-16"]}, "want": {"core-group-interval": "2026-12-28"}, "why": "the latest counts"}]}]}`

// New is the rules file, made afresh.
func New(t testing.TB) File {
	t.Helper()
	var a any
	if err := json.Unmarshal([]byte(area), &a); err != nil {
		t.Fatal(err)
	}
	var days []any
	for _, h := range calendartest.Table(t) {
		days = append(days, map[string]any{"date": h.Date.String(), "name": h.Name})
	}
	return File{
		"calendar": map[string]any{"path": "content/calendar/bank-holidays.md", "division": "england-and-wales",
			"read-on": "2026-08-21", "first-year": 2011, "published-to": 2028, "days": days},
		"areas": []any{a},
	}
}

// Page is the file's one page, for a test to change.
func Page(f File) map[string]any { return Area(f)["pages"].([]any)[0].(map[string]any) }

// Area is the file's one area, for a test to change.
func Area(f File) map[string]any { return f["areas"].([]any)[0].(map[string]any) }

// Text is the file as JSON.
func Text(t testing.TB, f File) []byte {
	t.Helper()
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Book is the file decoded.
func Book(t testing.TB) *rulebook.Book {
	t.Helper()
	book, err := rulebook.DecodeWhole(Text(t, New(t)))
	if err != nil {
		t.Fatal(err)
	}
	return book
}
