// Package rulebook holds what the handbook's pages say in their front matter: the
// calendar, the areas, the events that dates are given for, and each area's rules.
//
// It is read from /rules.json, which Hugo writes from the pages, or from one area's
// file of the same shape. Hugo parses and Go judges: a key that is not known here,
// a clause that no page has, an id used twice or a word misspelt is refused with an
// error that begins with the page's path and says what to write instead. Nothing is
// guessed and no area's rule is in the code.
package rulebook

import (
	"strconv"

	"handbook/wasm/calendar"
	"handbook/wasm/civil"
)

// Book is everything read from one rules file.
type Book struct {
	Calendar *calendar.Calendar
	Division string // england-and-wales
	ReadOn   string // the day on which the bank holidays were read at their source
	format   any    // *PlanFormat; see Area.rest
	// Situations are those for which guides say what to do, by id.
	Situations []string
	Areas      []*Area
}

// Area is one local procedure: its edition, its words and its rules.
type Area struct {
	ID         string // the folder's name: hertfordshire
	Path       string // content/hertfordshire/_index.md
	Title      string
	Edition    string // how old the source is, in words
	Events     []EventWords
	Roles      []string
	LeadWorker string  // what the area calls the lead worker: key worker
	Rules      []*Rule // in the order of the pages
	Visits     []*VisitRule
	// rest is what pages' modules never ask for, *rest. Its type stands behind an any, so that
	// they do not carry it.
	rest      any
	Examples  []Example
	Clauses   []Clause // empty in an area's own file, which pages fetch
	NotStated []string // figures that a reader would look for and the source does not give
}

// Event is the name of a date that a person can give.
type Event string

// The events, as in the rules and in requests.
const (
	StrategyMeeting      Event = "strategy-meeting"
	InitialConference    Event = "initial-conference"
	CoreGroup            Event = "core-group"
	ReviewConference     Event = "review-conference"
	NextReviewConference Event = "next-review-conference"
	PlanReceived         Event = "plan-received"
	DisagreementRaised   Event = "disagreement-raised"
	LeadWorkerAbsent     Event = "lead-worker-absent"
	DateOfBirth          Event = "date-of-birth"
)

// Events lists every event in the order in which they happen, the child's birth last.
var Events = [...]Event{StrategyMeeting, InitialConference, CoreGroup, ReviewConference, NextReviewConference,
	PlanReceived, DisagreementRaised, LeadWorkerAbsent, DateOfBirth}

// Known reports whether it is one of the events.
func (e Event) Known() bool {
	for _, known := range Events {
		if known == e {
			return true
		}
	}
	return false
}

// Repeats reports whether the event can have happened more than once.
func (e Event) Repeats() bool { return e == CoreGroup || e == ReviewConference }

// NotBefore lists the events that this one cannot come before.
func (e Event) NotBefore() []Event {
	switch e {
	case InitialConference:
		return []Event{StrategyMeeting}
	case CoreGroup, ReviewConference, PlanReceived:
		return []Event{InitialConference}
	case NextReviewConference:
		return []Event{InitialConference, ReviewConference}
	}
	return nil
}

// EventWords are an area's own words for an event.
type EventWords struct {
	ID   Event
	Noun string // what happens: the initial conference
	Name string // follows "the" and starts a field's label: date of the initial conference
	When string // ends an error about order: when the initial conference was held
}

// Clause is one obligation or statement of the source.
type Clause struct {
	Ref    string // 8.2.12(1)
	Force  string
	Verb   string // the source's own verb where it is not the force's name
	Kind   string
	Actors []string // named in the source
	// Presumed are those whom the text seems to mean where it names nobody.
	Presumed []string
}

// Word says how a limit is counted.
type Word string

// The words of the vocabulary that take a span.
const (
	Within     Word = "within"       // on or before the day a span after
	Every      Word = "every"        // the same, from each time it last happened
	AtLeast    Word = "at-least"     // a span or more before
	NoMoreThan Word = "no-more-than" // a window of a span before
)

// Topic is what a timescale is about, in words that areas share, so that one area's
// figure can be laid beside another's.
type Topic string

// The topics that the engine asks for by name: what is to be ready before a review.
const (
	CoreGroupBeforeReview Topic = "core-group-before-review"
	ReportsBeforeReview   Topic = "reports-before-review"
	InvitationsToReview   Topic = "invitations-to-review"
)

// Topics lists every topic.
var Topics = [...]Topic{"assessment", "reports-before-initial", "first-core-group", "later-core-groups", "core-group-after-review",
	CoreGroupBeforeReview, ReportsBeforeReview, InvitationsToReview, "first-review", "later-reviews", "plan-sent", "record-sent",
	"plan-signed", "disagreement", "absence"}

// BeforeReview lists what is to be ready before a review conference.
var BeforeReview = [...]Topic{ReportsBeforeReview, CoreGroupBeforeReview, InvitationsToReview}

// Carried says why a rule is not a sum on a date. Such a rule is shown, not computed.
type Carried string

// The ways in which a rule is carried, as keys whose value is the limit in words.
const (
	AtOnce     Carried = "at-once"     // immediately, without delay: no figure
	OnVisits   Carried = "on-visits"   // counted on the log of visits
	ForService Carried = "for-service" // a duty of the whole service, not of one case
)

// Reading is one way to read a limit.
type Reading struct {
	Event  Event
	Before bool // counted back from the event
	Word   Word
	Span   calendar.Span
	Why    string // what the reading rests on; empty for the only or first one
}

// Rule is one timescale of an area.
type Rule struct {
	ID     string
	Clause string
	Href   string // where the clause stands: /hertfordshire/core-group/#8.2.12
	Title  string
	Force  string
	Verb   string // the clause's own verb where it is not the force's name
	Note   string // what the source does not say
	Prompt bool   // a reminder, never overdue
	First  bool   // counted from the first of a repeating event only
	Since  Event  // counted only from the first of this event on; else empty
	MetBy  Event  // the event that does what the rule asks, where a date tells
	Topic  Topic  // under which areas are compared; empty where none has the like
	Loosen string // the role that may allow a longer interval, by LoosenClause; empty where nobody may
	// LoosenClause is the clause that lets Loosen do so.
	LoosenClause string
	Carried      Carried // not a sum; Limit then has the words and Readings is empty
	Limit        string
	// Readings has the first, natural reading and those that the words also allow.
	Readings []Reading
}

// Example is a worked example of a page's rules: shown to readers, run as a test.
type Example struct {
	Path  string
	Given []Given
	Want  []Want
	Why   string
}

// Given is one date of an example's case.
type Given struct {
	Event Event
	Dates []civil.Date
}

// Want is the last day that an example gives for a rule's first reading.
type Want struct {
	Rule string
	Due  civil.Date
}

// ReadTo is the last year whose bank holidays are published, as text.
func (b *Book) ReadTo() string { return strconv.Itoa(b.Calendar.PublishedTo()) }

// Area finds an area by its id, or gives nil.
func (b *Book) Area(id string) *Area {
	for _, a := range b.Areas {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// Rule finds a rule by its id, or gives nil.
func (a *Area) Rule(id string) *Rule {
	for _, r := range a.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Has reports whether the area has a timescale on a topic.
func (a *Area) Has(topic Topic) bool {
	for _, r := range a.Rules {
		if r.Topic == topic {
			return true
		}
	}
	return false
}

// Words finds the area's words for an event; ok is false where it uses none.
func (a *Area) Words(e Event) (words EventWords, ok bool) {
	for _, w := range a.Events {
		if w.ID == e {
			return w, true
		}
	}
	return EventWords{}, false
}

// ShortRef is a ref as people read it: without what the handbook put before the number of
// an area whose source has none (derbyshire-12 is 12).
func ShortRef(ref string) string {
	for i := len(ref) - 1; i > 0; i-- {
		if ref[i] == '-' && ref[0] >= 'a' && ref[0] <= 'z' && ref[i-1] >= 'a' && ref[i-1] <= 'z' {
			return ref[i+1:]
		}
	}
	return ref
}

// Anchor is the fragment under which a clause stands: its ref without the number in
// brackets that tells the obligations of one paragraph apart.
func Anchor(ref string) string {
	if n := len(ref); n > 3 && ref[n-1] == ')' && ref[n-2] >= '0' && ref[n-2] <= '9' {
		for i := n - 2; i > 0; i-- {
			if ref[i] == '(' {
				return ref[:i]
			}
			if ref[i] < '0' || ref[i] > '9' {
				break
			}
		}
	}
	return ref
}
