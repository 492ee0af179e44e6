package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"handbook/wasm/json"
)

// areasFile is what Hugo writes of the areas (layouts/home.areas.json).
const areasFile = "/areas.json"

// areas answers with the areas, what dates each asks for, and where its rules are.
func (a *api) areas(r *http.Request) reply {
	text, err := a.site.Read(r.Context(), areasFile)
	if err != nil {
		return busy("The list of areas could not be read")
	}
	return unlessKnown(r, text)
}

// openAPI answers with the description of the interface.
func (a *api) openAPI(r *http.Request) reply { return unlessKnown(r, OpenAPI) }

// unlessKnown answers with a text that changes only when the site is built anew, or tells
// that the asker has it already. Its ETag is weak, since a host may compress the text.
func unlessKnown(r *http.Request, text []byte) reply {
	sum := sha256.Sum256(text)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	headers := map[string]string{"Cache-Control": "public, max-age=300", "ETag": "W/" + tag}
	for _, known := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == tag {
			return reply{http.StatusNotModified, headers, nil}
		}
	}
	headers["Content-Type"] = "application/json"
	return reply{http.StatusOK, headers, text}
}

// health answers with the versions of what answers here.
func (a *api) health(r *http.Request) reply {
	list, err := a.list(r.Context())
	if err != nil {
		return busy("The list of areas could not be read")
	}
	var w json.Writer
	w.BeginObject()
	w.Key("engine")
	w.String(a.site.Revision)
	w.Field("edition", list.Get("edition").Text)
	w.Key("areas")
	w.BeginArray()
	for _, area := range list.Get("areas").Items {
		w.BeginObject()
		w.Field("id", area.Get("id").Text)
		w.Field("edition", area.Get("rules").Get("edition").Text)
		w.Field("plans-edition", area.Get("plans").Get("edition").Text)
		w.EndObject()
	}
	w.EndArray()
	calendar := list.Get("calendar")
	w.Key("calendar")
	w.BeginObject()
	w.Field("division", calendar.Get("division").Text)
	w.Number("published-to", calendar.Get("published-to").Int)
	w.Field("read-on", calendar.Get("read-on").Text)
	w.EndObject()
	w.EndObject()
	return reply{http.StatusOK, map[string]string{"Content-Type": "application/json"}, w.Bytes()}
}

// list reads the file of the areas.
func (a *api) list(ctx context.Context) (*json.Value, error) {
	text, err := a.site.Read(ctx, areasFile)
	if err != nil {
		return nil, err
	}
	return json.Parse(text)
}
