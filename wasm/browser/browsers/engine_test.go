//go:build unix

package browsers_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handbook/wasm/caseload"
	"handbook/wasm/deadlines"
	engine "handbook/wasm/json"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/training"
	"handbook/wasm/visits"
	"handbook/wasm/visits/visitstest"
)

type m = map[string]any

// question is one request to a module, and what Go answers where it is not WebAssembly.
type question struct {
	Rules      string `json:"rules"`
	Capability string `json:"capability"`
	Request    string `json:"request"`
	want       string
}

// respond is what a module does under a capability.
type respond = func(*rulebook.Book, []byte) ([]byte, bool)

// corpus gathers questions by the module that is asked them.
type corpus struct {
	*testing.T
	asked map[string][]question
	books map[string]*rulebook.Book
}

// ask asks one thing of a module under each of its capabilities. The mark at the start of a
// CSV file is none of its text: the worker's decoder takes it away.
func (c *corpus) ask(module, rules string, capabilities map[string]respond, request any) {
	c.Helper()
	text, isText := request.(string)
	if !isText {
		marshalled, err := json.Marshal(request)
		if err != nil {
			c.Fatal(err)
		}
		text = string(marshalled)
	}
	for name, respond := range capabilities {
		answer, _ := respond(c.book(module, rules), []byte(text))
		c.asked[module] = append(c.asked[module], question{rules, name, text, strings.TrimPrefix(string(answer), "\ufeff")})
	}
}

var decoders = map[string]func([]byte) (*rulebook.Book, error){"visits": rulebook.DecodeVisits, "plans": rulebook.DecodePlans}

// book is a file of rules as a module reads it.
func (c *corpus) book(module, rules string) *rulebook.Book {
	c.Helper()
	if book := c.books[module+rules]; book != nil {
		return book
	}
	decode := decoders[module]
	if decode == nil {
		decode = rulebook.Decode
	}
	book, err := decode(c.read("public" + rules))
	if err != nil {
		c.Fatal(err)
	}
	c.books[module+rules] = book
	return book
}

func (c *corpus) read(path string) []byte {
	c.Helper()
	text, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		c.Fatal(err)
	}
	return text
}

// everyRule are the rules of all areas, and one the rules of one.
const everyRule = "/calculators/rules.json"

func one(area *rulebook.Area) string { return "/" + area.ID + "/rules.json" }

// questions are every area's examples, as one case, as rows of a caseload and as a child who
// moves; the logs of visits that its rules are held against; every plan and record of the
// collection, against each area and the national guidance; and sets of dates to practise.
func questions(t *testing.T) map[string][]question {
	t.Helper()
	c := &corpus{t, map[string][]question{}, map[string]*rulebook.Book{}}
	book, err := rulebook.DecodeWhole(c.read("public/rules.json"))
	if err != nil {
		t.Fatal(err)
	}
	for i, area := range book.Areas {
		c.dates(area, book.Areas[(i+1)%len(book.Areas)])
		c.visits(area)
		c.training(area)
		c.plans("/calculators/plans/"+area.ID+"/rules.json", area.ID)
	}
	c.plans("/calculators/plans/national/rules.json", plan.National)
	c.tables()
	c.caseload(book)
	return c.asked
}

// given are an example's dates as a request has them.
func given(example *rulebook.Example) m {
	dates := m{}
	for _, g := range example.Given {
		days := []string{}
		for _, day := range g.Dates {
			days = append(days, day.String())
		}
		if dates[string(g.Event)] = days; !g.Event.Repeats() {
			dates[string(g.Event)] = days[0]
		}
	}
	return dates
}

func (c *corpus) dates(area, other *rulebook.Area) {
	each := map[string]respond{"deadlines": deadlines.Respond, "calendar": deadlines.RespondCalendar, "csv": deadlines.RespondCSV, "table": deadlines.RespondTable}
	for i := range area.Examples {
		request := m{"area": area.ID, "today": "2026-11-22", "reference": "Ä1, \"x\"", "dates": given(&area.Examples[i])}
		c.ask("handbook", one(area), each, request)
		request["to"] = other.ID
		c.ask("handbook", everyRule, map[string]respond{"moves": deadlines.RespondMove}, request)
	}
	for _, today := range []string{"2026-11-22", "x"} {
		c.ask("handbook", one(area), each, m{"area": area.ID, "today": today, "dates": m{"initial-conference": m{"day": "31", "month": "11", "year": "2026"}}})
	}
}

func (c *corpus) visits(area *rulebook.Area) {
	each := map[string]respond{"visits": visits.Respond, "calendar": visits.RespondCalendar, "csv": visits.RespondCSV, "table": visits.RespondTable}
	for _, log := range visitstest.Cases(c.T, filepath.Join(root, "wasm/visits/testdata", area.ID+".txt")) {
		request := visitstest.Request(log.Given, log.Log)
		request["area"] = area.ID
		c.ask("visits", one(area), each, request)
	}
	c.ask("visits", one(area), each, m{"area": area.ID, "today": "2026-12-31", "visits": []m{{"date": "20 Nov 2026", "by": "aunt", "seen": "ü"}}})
}

func (c *corpus) training(area *rulebook.Area) {
	for level := range 5 {
		set := m{"area": area.ID, "seed": "plum", "level": level, "n": 10}
		c.ask("training", one(area), map[string]respond{"make": training.RespondMake}, set)
		for number := range 10 {
			set["number"], set["typed"] = number+1, "2026-12-07"
			c.ask("training", one(area), map[string]respond{"mark": training.RespondMark}, set)
			var marked struct{ Due string }
			last := c.asked["training"][len(c.asked["training"])-1].want
			if err := json.Unmarshal([]byte(last), &marked); err != nil || marked.Due == "" {
				c.Fatalf("%s: %v", last, err)
			}
			set["typed"] = marked.Due
			c.ask("training", one(area), map[string]respond{"mark": training.RespondMark}, set)
		}
	}
	without := func(respond func([]byte) ([]byte, bool)) respond {
		return func(_ *rulebook.Book, request []byte) ([]byte, bool) { return respond(request) }
	}
	for _, finished := range []string{"2026-11-22", "soon"} {
		c.ask("training", one(area), map[string]respond{"followUp": without(training.RespondFollowUp), "followUpDays": without(training.RespondFollowUpDays)}, m{"finished": finished})
	}
}

func (c *corpus) plans(rules, area string) {
	files, err := filepath.Glob(root + "/wasm/plan/testdata/corpus/clean/*.json")
	if err != nil || len(files) < 100 {
		c.Fatalf("%d documents: %v", len(files), err)
	}
	for _, file := range files {
		var document m
		if err := json.Unmarshal(c.read(strings.TrimPrefix(file, root)), &document); err != nil {
			c.Fatal(err)
		}
		delete(document, "reference")
		delete(document, "today")
		c.ask("plans", rules, map[string]respond{"plan": plan.Respond}, m{"area": area, "today": "2026-11-22", "plan": document})
	}
}

// tables are pasted plans, and texts in which persons are named.
func (c *corpus) tables() {
	const rules = "/calculators/plans/sussex/rules.json"
	rows := [][]string{{"What are we worried about?", "Action", "By whom", "By when"}, {"Left alone", "Collects the child", "Aunt", "1 February 2027"}, {"", "Writes to the landlord", "Key worker", "ongoing"}}
	table := m{"document": "child-protection-plan", "rows": rows}
	c.ask("plans", rules, map[string]respond{"columns": plan.RespondColumns}, table)
	table["header"], table["holds"] = true, []string{"risks.what", "actions.what", "actions.who", "actions.by"}
	c.ask("plans", rules, map[string]respond{"take": plan.RespondTake}, table)
	table["holds"] = []string{"actions.what", "actions.what", "", ""}
	c.ask("plans", rules, map[string]respond{"take": plan.RespondTake}, table)
	mask := func(_ *rulebook.Book, request []byte) ([]byte, bool) { return plan.RespondMask(request) }
	for _, file := range []string{"clean", "planted"} {
		texts := strings.Split(string(c.read("wasm/masking/testdata/"+file+".txt")), "\n")
		c.ask("plans", rules, map[string]respond{"mask": mask}, m{"texts": texts, "leave": []string{"Jane Smith"}})
	}
}

// caseload asks for every example as a row, among rows that cannot be read.
func (c *corpus) caseload(book *rulebook.Book) {
	columns := []string{"reference", "worker", "area"}
	for _, event := range rulebook.Events {
		columns = append(columns, string(event))
	}
	sheet := strings.Join(columns, "\t") + "\nX1\tSam\tOakshire\t23/11/2026\nX2\t\tSussex\t31 Nov 2026\n"
	for _, area := range book.Areas {
		for i := range area.Examples {
			row := []string{area.ID + "-" + string(rune('A'+i)), []string{"Sam", "Ali", "Zoë"}[i%3], area.Title}
			dates := given(&area.Examples[i])
			for _, event := range columns[3:] {
				switch days := dates[event].(type) {
				case string:
					row = append(row, days)
				case []string:
					row = append(row, strings.Join(days, "; "))
				default:
					row = append(row, "")
				}
			}
			sheet += strings.Join(row, "\t") + "\n"
		}
	}
	var opened *caseload.Load
	ask := func(capability string, request any, respond func([]byte, *engine.Value) ([]byte, error)) {
		c.ask("caseload", everyRule, map[string]func(*rulebook.Book, []byte) ([]byte, bool){capability: func(_ *rulebook.Book, request []byte) ([]byte, bool) {
			v, _ := engine.Parse(request) // what is opened is no JSON
			answer, err := respond(request, v)
			if err != nil {
				return (&deadlines.Problem{Status: 422, Detail: err.Error()}).JSON(), false
			}
			return answer, true
		}}, request)
	}
	ask("open", sheet, func(request []byte, _ *engine.Value) (_ []byte, err error) {
		if opened, err = caseload.Open(c.book("caseload", everyRule), string(request)); err != nil {
			return nil, err
		}
		return opened.Describe(), nil
	})
	for _, begin := range []m{{"today": "x"}, {"today": "2026-11-22", "columns": columns}, {"today": "2026-11-22", "columns": columns, "order": "day-first"}} {
		ask("begin", begin, func(request []byte, _ *engine.Value) ([]byte, error) { return opened.Start(request) })
	}
	for range 2 {
		ask("step", m{"rows": 100}, func(_ []byte, v *engine.Value) ([]byte, error) {
			opened.Step(v.Get("rows").Int)
			return opened.Progress(), nil
		})
	}
	for _, filter := range []m{{}, {"worker": "Zoë"}, {"area": "sussex", "state": "overdue"}, {"find": "Stock"}} {
		ask("result", m{"filter": filter, "count": 1000}, func(request []byte, _ *engine.Value) ([]byte, error) { return opened.Result(request) })
		ask("csv", filter, func(_ []byte, v *engine.Value) ([]byte, error) { return opened.CSV(caseload.ReadFilter(v)), nil })
		ask("calendar", filter, func(_ []byte, v *engine.Value) ([]byte, error) { return opened.Calendar(caseload.ReadFilter(v)), nil })
	}
	for line := range 20 {
		ask("answer", m{"line": line}, func(_ []byte, v *engine.Value) ([]byte, error) {
			if answer := opened.Answer(v.Get("line").Int); answer != nil {
				return answer.JSON(), nil
			}
			return nil, caseload.Error("No such row has been worked")
		})
	}
}

// ask gives one module questions at once, as a page does, and awaits the answers.
const ask = `(async (address, questions) => {
	window.asked ??= {}
	const worker = window.asked[address] ??= new Worker(address)
	const answers = []
	await new Promise((resolve, reject) => {
		worker.onerror = event => reject(new Error(event.message ?? 'the module could not be loaded'))
		worker.onmessage = ({ data }) => {
			answers[data.id] = data.text ?? 'failed: ' + data.failed
			if (data.id === questions.length - 1) resolve()
		}
		questions.forEach((question, id) => worker.postMessage({ id, ...question }))
	})
	return answers
})`

// TestTheEngineAnswersTheSameBytes: what Go answers on the machine that builds the site is
// what its modules answer in each browser.
func TestTheEngineAnswersTheSameBytes(t *testing.T) {
	asked := questions(t)
	everywhere(t, func(p *page) {
		p.at("/about/")
		for _, module := range slices.Sorted(maps.Keys(asked)) {
			list := asked[module]
			workers, err := filepath.Glob(root + "/public/js/worker-" + module + ".*.js")
			if err != nil || len(workers) != 1 {
				t.Fatalf("%d workers of %s", len(workers), module)
			}
			bytes := 0
			for some := range slices.Chunk(list, 100) {
				text, _ := json.Marshal(some)
				answers := js[[]string](p, ask+"('/js/"+filepath.Base(workers[0])+"', "+string(text)+")")
				for i, q := range some {
					bytes += len(answers[i])
					if answers[i] != q.want {
						p.Errorf("%s of %s, asked %.300s: got %.300q, want %.300q", q.Capability, module, q.Request, answers[i], q.want)
					}
				}
			}
			p.Logf("%s: %d answers, %d bytes", module, len(list), bytes)
		}
	})
}

var exported = regexp.MustCompile(`(?m)^//go:wasmexport (\w+)$`)

// TestEveryCapabilityIsAsked: what a module exports for a page is among what browsers are asked.
func TestEveryCapabilityIsAsked(t *testing.T) {
	files, err := filepath.Glob(root + "/wasm/browser/*/main.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no modules", err)
	}
	asked := questions(t)
	for _, file := range append(files, root+"/wasm/browser/main.go") {
		module := filepath.Base(filepath.Dir(file))
		if module == "browser" {
			module = "handbook"
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, capability := range exported.FindAllStringSubmatch(string(text), -1) {
			if !slices.ContainsFunc(asked[module], func(q question) bool { return q.Capability == capability[1] }) {
				t.Errorf("%s of %s is never asked", capability[1], module)
			}
		}
	}
}
