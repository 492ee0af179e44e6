package handbook_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"handbook/wasm/calendar"
	"handbook/wasm/caseload"
	"handbook/wasm/civil"
	"handbook/wasm/deadlines"
	"handbook/wasm/rulebook"
)

const drillsPage = "content/about/drills.md"

// drill is one of content/about/drills.md, whose comment says what a step is.
type drill struct {
	ID    string
	Steps []step
}

type step struct {
	Do, File, Old, New, Line, Text, Lines, Run string
	Says, Files, Delete                        []string
	Every                                      bool
	AsTold                                     bool `yaml:"as-told"`
}

// seen is what a test looks at after each drill.
var seen = map[string]func(*testing.T, *rehearsal){
	"bank-holiday": aBankHolidayMovesNothingNearer,
	"revised":      aRevisionIsSaidEverywhere,
	"wrong":        aCorrectionReachesWhatWasWorkedOut,
	"withdrawn":    anAreaThatIsWithdrawnLeavesANotice,
}

// TestDrills does what content/about/drills.md tells an editor to do, on one copy of the
// handbook, and looks at what readers then see.
func TestDrills(t *testing.T) {
	var page struct{ Drills []drill }
	front(t, drillsPage, &page)
	if len(page.Drills) != len(seen) {
		t.Fatalf("%s has %d drills, want %d", drillsPage, len(page.Drills), len(seen))
	}
	r := rehearse(t)
	for _, d := range page.Drills {
		look := seen[d.ID]
		if look == nil {
			t.Fatalf("%s: nothing looks at drill %s", drillsPage, d.ID)
		}
		ok := t.Run(d.ID, func(t *testing.T) {
			for i, s := range d.Steps {
				if err := r.do(t, s); err != nil || t.Failed() {
					t.Fatalf("%s: drill %s, step %d, %.60q: %v", drillsPage, d.ID, i+1, s.Do, err)
				}
			}
			r.look(t)
			look(t, r)
		})
		if !ok {
			t.FailNow() // the next drill goes on from here
		}
	}
}

// rehearsal is a copy of the handbook on which drills are done; the test's folder is the copy.
type rehearsal struct {
	today       string // the day on which the editor writes: after the newest entry of the changes
	published   string // the program of `make check` that reads the list of bank holidays
	said        string // what the last command said
	before, now *rulebook.Book
	editions    []string // of the copy, as built after each drill
	pages       map[string]*page
}

// rehearse makes the copy, and what is asked on it from outside.
func rehearse(t *testing.T) *rehearsal {
	t.Helper()
	r := &rehearsal{published: filepath.Join(t.TempDir(), "published"), now: judged(t)}
	outside(t, "go", "build", "-o", r.published, "./wasm/calendar/published")
	for _, c := range changeNotes(t) {
		r.today = max(r.today, c.Date)
	}
	day, err := time.Parse(time.DateOnly, r.today)
	if err != nil {
		t.Fatal(err)
	}
	r.today = day.AddDate(0, 0, 1).Format(time.DateOnly)
	dir := copyProject(t)
	if err := os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
	lists, err := filepath.Glob("wasm/plan/testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range append(lists, "wasm/build/worked.json") {
		text, err := os.ReadFile(list)
		if err == nil {
			err = os.MkdirAll(filepath.Join(dir, filepath.Dir(list)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, list), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return r
}

// do does a step. The error says what an editor would have stumbled over.
func (r *rehearsal) do(t *testing.T, s step) error {
	today := func(text string) string { return strings.ReplaceAll(text, "{today}", r.today) }
	files := s.Files
	if s.File != "" {
		files = []string{s.File}
	}
	switch {
	case s.Run != "":
		return r.run(t, s.Run, s.Says)
	case s.AsTold:
		return r.putExamples()
	case s.Text != "":
		return os.WriteFile(s.File, []byte(today(s.Text)), 0o644)
	case s.Delete != nil:
		for _, pattern := range s.Delete {
			found, err := filepath.Glob(pattern)
			if err != nil || len(found) == 0 {
				return fmt.Errorf("%s: nothing to delete (%v)", pattern, err)
			}
			for _, file := range found {
				if err := os.RemoveAll(file); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, file := range files {
		err := edit(file, func(text string) (string, error) {
			switch n := strings.Count(text, s.Old); {
			case s.Lines != "":
				return regexp.MustCompile("(?m)^"+regexp.QuoteMeta(s.Lines)+".*\n").ReplaceAllString(text, ""), nil
			case s.Line != "":
				return regexp.MustCompile("(?m)^"+regexp.QuoteMeta(s.Line)+".*$").ReplaceAllLiteralString(text, today(s.New)), nil
			case n == 0 || n > 1 && !s.Every:
				return "", fmt.Errorf("%s has %q %d times (the handbook has moved on: choose another place for this drill)", file, s.Old, n)
			}
			return strings.ReplaceAll(text, s.Old, today(s.New)), nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// edit changes a file, which must be another one afterwards.
func edit(file string, change func(string) (string, error)) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	changed, err := change(string(text))
	if err == nil && changed == string(text) {
		err = fmt.Errorf("%s stays as it was", file)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(changed), 0o644)
}

// wrongExample is what the build says of an example: its page, its rule, the date that it comes
// to and the date that stands there.
var wrongExample = regexp.MustCompile(`(?m)^(\S+): examples: (\S+) is (\S+), not (\S+) \(`)

// putExamples puts in the dates that the build has named.
func (r *rehearsal) putExamples() error {
	told := wrongExample.FindAllStringSubmatch(r.said, -1)
	if len(told) == 0 {
		return fmt.Errorf("no example was named")
	}
	for _, m := range told {
		err := edit(m[1], func(text string) (string, error) {
			return strings.Replace(text, m[2]+": "+m[4], m[2]+": "+m[3], 1), nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// run runs a command as an editor does, on the copy. Where the step has what it says, the
// command must stop, and say that.
func (r *rehearsal) run(t *testing.T, command string, says []string) error {
	ok := true
	update, _, _ := strings.Cut(command, "=1 go test ")
	switch {
	case command == "make site", command == "make pdf zip": // see look
		if err := os.RemoveAll("public"); err != nil { // as --cleanDestinationDir does
			return err
		}
		dir, err := os.Getwd()
		if err != nil {
			return err
		}
		if r.said, ok = build(t, dir); ok {
			ok = !strings.Contains(r.said, "WARN")
			outside(t, "go", "run", "./wasm/course", filepath.Join(dir, "public"))
		}
	case command == "make check":
		out, err := exec.Command(r.published).CombinedOutput()
		r.said, ok = string(out), err == nil
	case command == "go test .":
		wrong, noted, _ := unnoted(t)
		questions, _ := unreviewed(t)
		texts, _ := unread(t)
		wrong = slices.Concat(wrong, noted, questions, texts)
		if r.said, ok = strings.Join(wrong, "\n"), len(wrong) == 0; ok {
			content(t)
		}
	case asked[update] != nil:
		t.Setenv(update, "1")
		asked[update](t)
		if err := os.Unsetenv(update); err != nil {
			return err
		}
		r.said = ""
	default:
		return fmt.Errorf("%s: nobody knows how to try this command", command)
	}
	if ok != (len(says) == 0) {
		return fmt.Errorf("%s: went well: %v: %s", command, ok, r.said)
	}
	for _, want := range says {
		if !strings.Contains(r.said, want) {
			return fmt.Errorf("%s: got %s\nwant %s", command, r.said, want)
		}
	}
	return nil
}

// asked are the tests that bring a list up to date.
var asked = map[string]func(*testing.T){
	"UPDATE_RULES":     TestEveryChangedRuleHasAChangeNote,
	"UPDATE_QUESTIONS": TestEveryQuestionWasReviewedSinceItsClauseAndRuleChanged,
	"UPDATE_RESTING":   TestEveryTextWasReadAgainSinceWhatItRestsOnChanged,
}

// content runs the tests of this package that read content and the built site; those about one
// area's own words, about the PDFs and on copies of their own are left out.
func content(t *testing.T) {
	t.Helper()
	for _, test := range []func(*testing.T){
		TestEveryObligationOfTheSourceHasItsPlaceItsForceAndItsVerb, TestTimescales, TestEveryPageOfAnAreaSaysWhatEditionItIs,
		TestEveryEscalationAndDecisionOfTheSourcesIsHeld, TestRolePagesHideNoDuty, TestAreasTellTheEditionsOfTheirRules,
		TestTheFeedHasEveryChange, TestEveryAreaHasItsPagesForFamilies,
	} {
		test(t)
	}
}

// look reads what was built: no link may lead nowhere, and what is kept on devices must be of
// another edition than before. The PDFs, the zip and the sums are made later.
func (r *rehearsal) look(t *testing.T) {
	t.Helper()
	r.before, r.now, r.pages = r.now, judged(t), built(t)
	made := regexp.MustCompile(`the link (/pdf/\S+|/handbook\.zip|/sha256sums\.txt) leads nowhere$`)
	for _, wrong := range wrongLinks(r.pages) {
		if !made.MatchString(wrong) {
			t.Error(wrong)
		}
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	outside(t, "go", "run", "./wasm/keep", filepath.Join(dir, "public"))
	var kept struct{ ID string }
	text, err := os.ReadFile("public/edition.json")
	if err == nil {
		err = json.Unmarshal(text, &kept)
	}
	if err != nil || kept.ID == "" || slices.Contains(r.editions, kept.ID) {
		t.Errorf("edition %q (%v) after %v: who has a copy is not told", kept.ID, err, r.editions)
	}
	r.editions = append(r.editions, kept.ID)
}

// outside runs one of the project's own programs from its folder.
func outside(t *testing.T, command ...string) {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = home
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", command, err, out)
	}
}

// says checks that pages say something; none may be missing.
func (r *rehearsal) says(t *testing.T, want string, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if p := r.pages[path]; p == nil || !strings.Contains(text(p.root), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// firstNews is the title of the newest entry of the feed.
func firstNews(t *testing.T) string {
	t.Helper()
	var feed struct {
		Entry []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	text, err := os.ReadFile("public/changes/feed.xml")
	if err == nil {
		err = xml.Unmarshal(text, &feed)
	}
	if err != nil || len(feed.Entry) == 0 {
		t.Fatal(err)
	}
	return feed.Entry[0].Title
}

func aBankHolidayMovesNothingNearer(t *testing.T, r *rehearsal) {
	declared, _ := civil.Parse("2026-12-02")
	first, last := declared.AddMonths(-2), declared.AddDays(29)
	moved, nearer, stayed := 0, 0, 0
	for i, area := range r.now.Areas {
		was := r.before.Areas[i]
		for _, words := range area.Events {
			for day := first; day <= last; day++ {
				dates := map[rulebook.Event][]civil.Date{words.ID: {day}}
				then := deadlines.Work(r.before, was, deadlines.Case{Today: first, Dates: dates}).Deadlines
				now := deadlines.Work(r.now, area, deadlines.Case{Today: first, Dates: dates}).Deadlines
				if len(then) != len(now) {
					t.Fatalf("%s, %s on %s: %d deadlines, then %d", area.ID, words.ID, day, len(then), len(now))
				}
				byRule := map[string]deadlines.Deadline{}
				for _, d := range then {
					byRule[d.Rule.ID] = d
				}
				for _, d := range now {
					old := byRule[d.Rule.ID]
					after := d.Due >= d.From.Date
					switch {
					case after && d.Due < old.Due, !after && (d.Due > old.Due || d.BookBy > old.BookBy):
						t.Errorf("%s %s from %s: %s comes nearer: %s", area.ID, d.Rule.ID, day, old.Due, d.Due)
					case after && old.Due < declared, !after && old.Due > declared:
						stayed++
						if d.Due != old.Due || after && d.BookBy != old.BookBy {
							t.Errorf("%s %s from %s: does not lie across the day, and moves from %s to %s", area.ID, d.Rule.ID, day, old.Due, d.Due)
						}
					case d.Due != old.Due:
						moved++
					case after && d.BookBy < old.BookBy:
						nearer++
						if old.BookBy != declared {
							t.Errorf("%s %s from %s: to book by %s, then %s", area.ID, d.Rule.ID, day, old.BookBy, d.BookBy)
						}
					}
				}
			}
		}
	}
	if moved < 100 || nearer < 5 || stayed < 100 {
		t.Errorf("%d moved, %d to be booked a day earlier, %d stayed: is the day counted?", moved, nearer, stayed)
	}
	if got := r.now.Calendar.DayOff(declared); got != "Day of thanksgiving" || r.before.ReadOn == r.now.ReadOn || r.now.ReadOn != r.today {
		t.Errorf("%s is %q, and the list was read on %s", declared, got, r.now.ReadOn)
	}
	answer, ok := deadlines.Respond(r.now, []byte(`{"area": "hertfordshire", "today": "2026-11-23", "dates": {"initial-conference": "2026-11-23"}}`))
	if !ok || !strings.Contains(string(answer), `"read-on":"`+r.today+`"`) || !strings.Contains(string(answer), "Day of thanksgiving") {
		t.Errorf("an answer does not say when the list was read, or leaves the day out unsaid: %s", answer)
	}
	if provisional := r.now.Calendar.Provisional(declared); provisional || r.now.Calendar.PublishedTo() != r.before.Calendar.PublishedTo() || len(calendar.ByRule(2026)) != 8 {
		t.Error("the published years have changed")
	}
	r.says(t, "Wednesday 2 December", "/calendar/bank-holidays/")
	r.says(t, "Wednesday 2 December 2026 is a bank holiday", "/changes/")
	if got := firstNews(t); got != "Calendar: significant" {
		t.Errorf("the feed begins with %q", got)
	}
}

func aRevisionIsSaidEverywhere(t *testing.T, r *rehearsal) {
	r.says(t, "Edition. The source was published in January 2027.", "/hertfordshire/", "/hertfordshire/core-group/", "/hertfordshire/timescales/", "/hertfordshire/roles/lead-worker/")
	r.says(t, "at least every 7 weeks", "/hertfordshire/core-group/", "/families/hertfordshire-parents/", "/families/hertfordshire-young-people/")
	r.says(t, "At least every 7 weeks", "/hertfordshire/timescales/", "/compare/")
	r.says(t, "The edition of January 2027.", "/changes/")
	if got := firstNews(t); got != "Hertfordshire: significant" {
		t.Errorf("the feed begins with %q", got)
	}
	r.saysNowhere(t, "6 weeks", "/hertfordshire/", "/families/hertfordshire-", "/training/hertfordshire", "/calculators/deadlines/hertfordshire/")
}

// saysNowhere checks that no page whose address begins so says something.
func (r *rehearsal) saysNowhere(t *testing.T, what string, addresses ...string) {
	t.Helper()
	looked := 0
	for path, p := range r.pages {
		if slices.ContainsFunc(addresses, func(address string) bool { return strings.HasPrefix(path, address) }) {
			looked++
			if at := strings.Index(text(p.root), what); at >= 0 {
				t.Errorf("%s says %q: %.100s", path, what, text(p.root)[max(0, at-50):])
			}
		}
	}
	if looked < 20 {
		t.Errorf("%d pages only were looked at", looked)
	}
}

func aCorrectionReachesWhatWasWorkedOut(t *testing.T, r *rehearsal) {
	// A saved file has what was typed; the calculator sends just that.
	typed := []byte(`{"area": "hertfordshire", "today": "2027-01-11", "dates": {"initial-conference": "2026-12-18", "core-group": ["2027-01-05"]}}`)
	for _, tt := range []struct {
		book *rulebook.Book
		due  string
	}{{r.before, "2027-02-23"}, {r.now, "2027-02-09"}} {
		answer, ok := deadlines.Respond(tt.book, typed)
		var got struct {
			Deadlines []struct{ ID, Due string }
		}
		if err := json.Unmarshal(answer, &got); err != nil || !ok {
			t.Fatal(err, string(answer))
		}
		i := slices.IndexFunc(got.Deadlines, func(d struct{ ID, Due string }) bool { return d.ID == "core-group-interval" })
		if i < 0 || got.Deadlines[i].Due != tt.due {
			t.Errorf("what was typed before comes to %v, want %s", got.Deadlines, tt.due)
		}
	}
	list, err := os.ReadFile(goldenRules)
	if err != nil || !regexp.MustCompile(`(?m)^hertfordshire core-group-interval\t\w+\t`+r.today+`#1$`).Match(list) {
		t.Errorf("the correction is not told apart from the change of the same day (%v)", err)
	}
	if got := firstNews(t); got != "Hertfordshire: correction" {
		t.Errorf("the feed begins with %q", got)
	}
	r.says(t, "correctionHertfordshire: Core groups meet at least every 5 weeks.", "/changes/")
	r.saysNowhere(t, "7 weeks", "/hertfordshire/", "/families/hertfordshire-", "/training/hertfordshire")
	worker, err := os.ReadFile("public/sw.js")
	if err != nil || !strings.Contains(string(worker), "unregister") || strings.Contains(string(worker), "fetch(") {
		t.Errorf("the worker does not take the copy away (%v): %.200s", err, worker)
	}
}

func anAreaThatIsWithdrawnLeavesANotice(t *testing.T, r *rehearsal) {
	r.says(t, "North Yorkshire: no longer in this handbook", "/north-yorkshire/")
	r.says(t, "The partnership has asked for it.", "/north-yorkshire/")
	r.says(t, "No longer in this handbook: North Yorkshire.", "/404.html")
	named := map[string]bool{"/north-yorkshire/": true, "/404.html": true, "/changes/": true,
		"/about/drills/": true, "/about/how-we-know/": true} // the drill itself; what was counted before it
	for path, p := range r.pages {
		if strings.Contains(path, "north-yorkshire") && path != "/north-yorkshire/" {
			t.Errorf("%s is still there", path)
		}
		if !named[path] && strings.Contains(text(p.root), "North Yorkshire") {
			t.Errorf("%s still names it", path)
		}
	}
	if got := firstNews(t); got != "North Yorkshire: significant" {
		t.Errorf("the feed begins with %q", got)
	}
	if len(r.now.Areas) != len(r.before.Areas)-1 {
		t.Errorf("%d areas", len(r.now.Areas))
	}
	load, err := caseload.Open(r.now, "Reference,Area,Initial conference\nAB1,North Yorkshire,23/11/2026\nAB2,Sussex,23/11/2026\n")
	if err == nil {
		_, err = load.Begin([]byte(`{"today": "2026-12-01", "columns": ["reference", "area", "initial-conference"]}`))
	}
	if err != nil {
		t.Fatal(err)
	}
	for load.Step(9) {
	}
	answer, err := load.Result([]byte(`{"count": 9}`))
	var got struct {
		Worked int
		Faults []struct {
			Line   int
			Reason string
		}
	}
	if err == nil {
		err = json.Unmarshal(answer, &got)
	}
	const want = `Area: "North Yorkshire" is not an area of the handbook (want Derby and Derbyshire, Stockport, Sussex, Hertfordshire)`
	if err != nil || got.Worked != 1 || len(got.Faults) != 1 || got.Faults[0].Line != 2 || got.Faults[0].Reason != want {
		t.Errorf("%v: %s", err, answer)
	}
}
