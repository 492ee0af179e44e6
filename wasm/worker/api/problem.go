package api

import (
	"net/http"

	"handbook/wasm/deadlines"
	"handbook/wasm/json"
)

// titles are what RFC 9110 calls a status, where a Problem does not know it by itself.
var titles = map[int]string{
	http.StatusNotFound:              "Not Found",
	http.StatusMethodNotAllowed:      "Method Not Allowed",
	http.StatusRequestEntityTooLarge: "Content Too Large",
	http.StatusUnsupportedMediaType:  "Unsupported Media Type",
	http.StatusInternalServerError:   "Internal Server Error",
	http.StatusServiceUnavailable:    "Service Unavailable",
}

// problem is an answer that says what is wrong, as an RFC 9457 problem document. Its errors
// name what to change.
func problem(status int, detail string, errors ...deadlines.FieldError) reply {
	p := deadlines.Problem{Status: status, Title: titles[status], Detail: detail, Errors: errors}
	return problemDocument(status, p.JSON())
}

func problemDocument(status int, document []byte) reply {
	return reply{status, map[string]string{"Content-Type": "application/problem+json"}, document}
}

// refused is the answer where the engine has written a problem document.
func refused(document []byte) reply {
	status := http.StatusInternalServerError
	if v, err := json.Parse(document); err == nil {
		status = v.Get("status").Int
	}
	return problemDocument(status, document)
}
