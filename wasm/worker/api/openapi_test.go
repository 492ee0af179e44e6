//go:build !js

package api_test

import (
	"bytes"
	std "encoding/json"
	"fmt"
	"html"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"handbook/wasm/json"
	"handbook/wasm/rulebook"
	"handbook/wasm/worker/api"
)

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(api.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context(), openapi3.DisableExamplesValidation()); err != nil { // some examples are wrong on purpose
		t.Error(err)
	}
	var paths []string
	for path := range doc.Paths.Map() {
		paths = append(paths, path)
	}
	if slices.Sort(paths); !slices.Equal(paths, slices.Sorted(slices.Values(api.Paths))) {
		t.Errorf("it describes %v", paths)
	}
}

// description holds the schemas of the description, by name.
type description struct {
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

// schemas reads the description's schemas so that an object may have no key that they do
// not name. What is published leaves room for more.
func schemas(t testing.TB) description {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(api.OpenAPI))
	if err != nil {
		t.Fatal(err)
	}
	var strict func(v any)
	strict = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				strict(item)
			}
		case map[string]any:
			for _, item := range v {
				strict(item)
			}
			if _, said := v["additionalProperties"]; v["type"] == "object" && v["properties"] != nil && !said {
				v["additionalProperties"] = false
			}
		}
	}
	strict(doc.(map[string]any)["components"].(map[string]any)["schemas"])
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return description{c, map[string]*jsonschema.Schema{}}
}

// valid says why a text is not of a schema.
func (d description) valid(name string, text []byte) error {
	if d.compiled[name] == nil {
		s, err := d.compiler.Compile("openapi.json#/components/schemas/" + name)
		if err != nil {
			return err
		}
		d.compiled[name] = s
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return d.compiled[name].Validate(v)
}

// The words that requests and answers share with the rules are those of the engine.
func TestTheDescriptionHasTheEnginesWords(t *testing.T) {
	doc, err := json.Parse(api.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	schemas := doc.Get("components").Get("schemas")
	words := func(v *json.Value) (list []string) {
		for _, item := range v.Get("enum").Items {
			list = append(list, item.Text)
		}
		return list
	}
	is := func(what string, got []string, want ...string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	is("events", words(schemas.Get("Event")), texts(rulebook.Events[:])...)
	is("forces", words(schemas.Get("Force")), rulebook.Forces[:]...)
	is("topics", words(schemas.Get("Deadline").Get("properties").Get("topic")), texts(rulebook.Topics[:])...)
	is("marks", words(schemas.Get("VisitFinding").Get("properties").Get("with")), texts(rulebook.Marks[:])...)
	is("visitors", words(schemas.Get("VisitsAnswer").Get("properties").Get("next").Get("properties").Get("who").Get("items")), texts(rulebook.Visitors[:])...)
	var given []string
	for _, m := range schemas.Get("DeadlinesRequest").Get("properties").Get("dates").Get("properties").Fields {
		given = append(given, m.Key)
		if repeats := strings.HasSuffix(m.Value.Get("$ref").Text, "ManyDates"); repeats != rulebook.Event(m.Key).Repeats() {
			t.Errorf("%s is said to repeat: %v", m.Key, repeats)
		}
	}
	is("dates", given, texts(rulebook.Events[:])...)
}

func texts[T ~string](list []T) (all []string) {
	for _, item := range list {
		all = append(all, string(item))
	}
	return all
}

// Each example of a request has an answer of the same name, which is what is answered.
// UPDATE_OPENAPI=1 writes the answers anew.
func TestTheExamplesAreWhatIsAnswered(t *testing.T) {
	h := built(t)
	doc, err := json.Parse(api.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	schema := schemas(t)
	changed := 0
	for _, path := range doc.Get("paths").Fields {
		operation := path.Value.Get("post")
		content := operation.Get("requestBody").Get("content").Get("application/json")
		named := map[string]bool{}
		for _, example := range content.Get("examples").Fields {
			named[example.Key] = true
			body := compact(example.Value.Get("value"))
			a := post(t, h, path.Key, string(body))
			response := operation.Get("responses").Get(fmt.Sprint(a.Code)).Get("content").Get(a.Header().Get("Content-Type"))
			if response.Kind == json.None {
				response = operation.Get("responses").Get(fmt.Sprint(a.Code)).Get("content").Get(strings.Split(a.Header().Get("Content-Type"), ";")[0])
			}
			told := response.Get("examples").Get(example.Key).Get("value")
			if told.Kind == json.None {
				t.Errorf("%s: the example %s is answered with %d, which has no example of that name: %s", path.Key, example.Key, a.Code, a.Body)
				continue
			}
			if a.Code == 200 {
				name := strings.TrimPrefix(content.Get("schema").Get("$ref").Text, "#/components/schemas/")
				if err := schema.valid(name, body); err != nil {
					t.Errorf("%s: the example %s: %v", path.Key, example.Key, err)
				}
			}
			got := &json.Value{Kind: json.String, Text: a.Body.String()}
			if a.value.Kind != json.None {
				got = a.value
			}
			if !bytes.Equal(compact(told), compact(got)) {
				changed++
				*told = *got
			}
		}
		for _, response := range operation.Get("responses").Fields {
			for _, kind := range response.Value.Get("content").Fields {
				for _, example := range kind.Value.Get("examples").Fields {
					if !named[example.Key] {
						t.Errorf("%s: no request is called %s", path.Key, example.Key)
					}
				}
			}
		}
	}
	if changed == 0 {
		return
	}
	if os.Getenv("UPDATE_OPENAPI") == "" {
		t.Errorf("%d examples are answered otherwise: look why, and run UPDATE_OPENAPI=1 go test -run Examples ./wasm/worker/api", changed)
		return
	}
	var text bytes.Buffer
	if err := std.Indent(&text, compact(doc), "", "  "); err != nil {
		t.Fatal(err)
	}
	text.WriteByte('\n')
	if err := os.WriteFile("openapi.json", text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What the description says of methods, statuses and media types is what is done.
func TestTheDescriptionSaysWhatIsDone(t *testing.T) {
	h := built(t)
	doc, err := json.Parse(api.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range doc.Get("paths").Fields {
		for _, method := range []string{"get", "post"} {
			a := ask(t, h, strings.ToUpper(method), path.Key, strings.NewReader(simple), "Content-Type", "application/json")
			if described := path.Value.Get(method).Kind != json.None; described != (a.Code != http.StatusMethodNotAllowed) {
				t.Errorf("%s %s: is described: %v, answers %d", method, path.Key, described, a.Code)
			}
		}
	}
}

// recipe finds the requests of the recipes on the developers' page, as they are shown.
var recipe = regexp.MustCompile(`(?s)<pre data-recipe="?([a-z-]+)"?>(.*?)</pre>`)

// The recipes of the page for developers ask for what is answered.
func TestTheRecipesAreAnswered(t *testing.T) {
	page, err := os.ReadFile("../../../public/about/developers/index.html")
	if err != nil {
		t.Fatal(err, "run `make site` first")
	}
	asked := 0
	for _, found := range recipe.FindAllStringSubmatch(string(page), -1) {
		text := html.UnescapeString(found[2])
		from, to := strings.Index(text, "{"), strings.LastIndex(text, "}")
		if from < 0 {
			t.Fatalf("a recipe without a request: %s", text)
		}
		body := text[from : to+1]
		if i := strings.Index(body, "@{"); i >= 0 {
			body = body[:i] + "2026-11-30" + body[i+strings.Index(body[i:], "}")+1:]
		}
		path := "/api/deadlines"
		if strings.Contains(text, "deadlines.ics") {
			path += ".ics"
		}
		a := post(t, built(t), path, body)
		if asked++; a.Code != http.StatusOK {
			t.Errorf("%s: %d %s\nfor %s", found[1], a.Code, a.Body, body)
		}
	}
	if asked != 3 {
		t.Errorf("%d recipes, want 3", asked)
	}
}
