package api

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"runtime"
	"strings"

	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/plan"
	"handbook/wasm/rulebook"
	"handbook/wasm/visits"
)

// question is what a capability of the engine answers.
type question struct {
	respond  func(book *rulebook.Book, request []byte) (response []byte, ok bool)
	rules    rules
	national bool // may be asked of all areas together
	headers  map[string]string
}

var asJSON = map[string]string{"Content-Type": "application/json"}

var (
	deadlinesOf = question{deadlines.Respond, timescales, false, asJSON}
	datesOf     = question{deadlines.RespondCalendar, timescales, false, map[string]string{
		"Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": `attachment; filename="dates.ics"`}}
	visitsOf = question{visits.Respond, seeing, false, asJSON}
	planOf   = question{plan.Respond, plans, true, asJSON}
)

// A body longer than largeBody may take the engine long, and much memory. So many of these
// are answered at once that a processor is left for the short ones, which do not wait.
const largeBody = 16 << 10

func places() int { return max(1, runtime.GOMAXPROCS(0)-1) }

// ask makes the endpoint that answers a question.
func (a *api) ask(q question) func(*http.Request) reply {
	return func(r *http.Request) reply {
		body, refused := read(r)
		if refused != nil {
			return *refused
		}
		if len(body) > largeBody {
			select {
			case a.large <- struct{}{}:
				defer func() { <-a.large }()
			case <-r.Context().Done():
				return busy("The request was given up before it was answered")
			}
		}
		return a.answer(r, q, body)
	}
}

// answer answers a body by the rules of its area.
func (a *api) answer(r *http.Request, q question, body []byte) reply {
	area, ok := areaOf(body)
	if !ok {
		v, err := json.Parse(body)
		if err != nil || v.Kind != json.Object {
			return q.reply(new(rulebook.Book), body) // the engine says what is wrong before it looks at a rule
		}
		area = v.Get("area").Text
	}
	if area == plan.National && !q.national {
		area = ""
	}
	book, err := a.books.book(r.Context(), q.rules, area)
	switch {
	case err == nil:
		return q.reply(book, body)
	case !errors.Is(err, fs.ErrNotExist):
		return busy("The rules of the area could not be read")
	}
	if _, err := json.Parse(body); err != nil {
		return q.reply(new(rulebook.Book), body)
	}
	return a.unknownArea(r, q)
}

// areaOf finds the area in a body without reading all of it, which the engine does; ok is
// false where it cannot be told at first sight. What is no JSON may fool it: the engine then
// refuses that.
func areaOf(body []byte) (area string, ok bool) {
	depth, key := 0, ""
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 1 {
				key = ""
			}
		case '"':
			start := i + 1
			for i = start; i < len(body) && body[i] != '"'; i++ {
				if body[i] == '\\' {
					i++
				}
			}
			switch text := string(body[start:min(i, len(body))]); {
			case depth != 1:
			case key == "":
				key = text
			case key == "area":
				return text, named(text)
			}
		}
	}
	return "", false
}

func (q question) reply(book *rulebook.Book, body []byte) reply {
	response, ok := q.respond(book, body)
	if !ok {
		return refused(response)
	}
	return reply{http.StatusOK, q.headers, response}
}

// unknownArea says which areas there are.
func (a *api) unknownArea(r *http.Request, q question) reply {
	list, err := a.list(r.Context())
	if err != nil {
		return busy("The list of areas could not be read")
	}
	var ids []string
	for _, area := range list.Get("areas").Items {
		ids = append(ids, area.Get("id").Text)
	}
	if q.national {
		ids = append(ids, plan.National)
	}
	last := len(ids) - 1
	return problem(http.StatusBadRequest, "There is a problem", deadlines.FieldError{Field: "area", Message: "Area must be " + strings.Join(ids[:last], ", ") + " or " + ids[last]})
}

// busy says that asking again may help.
func busy(detail string) reply {
	return problem(http.StatusServiceUnavailable, detail+". Ask again in a few seconds").with("Retry-After", "5")
}

// read reads the body of a request that says that it is JSON.
func read(r *http.Request) ([]byte, *reply) {
	refuse := func(status int, field, message string) ([]byte, *reply) {
		p := problem(status, message, deadlines.FieldError{Field: field, Message: message})
		return nil, &p
	}
	if r.URL.RawQuery != "" {
		return refuse(http.StatusBadRequest, "query", "Leave out what follows the ? of the address, and put it into the body: addresses are written into logs")
	}
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := parameters["charset"]; err != nil || kind != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return refuse(http.StatusUnsupportedMediaType, "Content-Type", "Send JSON in UTF-8 with the header Content-Type: application/json")
	}
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return refuse(http.StatusUnsupportedMediaType, "Content-Encoding", "Send the body as it is, without a Content-Encoding")
	}
	const tooLarge = "The body must have 262,144 bytes (256 KB) or fewer"
	if r.ContentLength > MaxBody {
		return refuse(http.StatusRequestEntityTooLarge, "body", tooLarge)
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, MaxBody+1))
	switch {
	case err != nil:
		return refuse(http.StatusBadRequest, "body", "The body did not arrive in full. Send as many bytes as Content-Length says")
	case len(body) > MaxBody:
		return refuse(http.StatusRequestEntityTooLarge, "body", tooLarge)
	case len(bytes.TrimSpace(body)) == 0:
		return refuse(http.StatusBadRequest, "body", "The body is empty. Send an object, such as those in /api/openapi.json")
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return refuse(http.StatusBadRequest, "body", "The body begins with a byte order mark. Leave it out")
	}
	return body, nil
}
