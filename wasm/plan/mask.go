package plan

import (
	"handbook/wasm/deadlines"
	"handbook/wasm/json"
	"handbook/wasm/masking"
)

// MaxMasked is how many bytes are looked through for what may identify a person.
const MaxMasked = 6 << 20

// kinds are what a page calls what was found.
var kinds = map[masking.Kind]string{
	masking.Name: "likely name", masking.NHSNumber: "NHS number", masking.NINumber: "National Insurance number", masking.Postcode: "postcode",
	masking.Telephone: "telephone number", masking.Email: "e-mail address", masking.DateOfBirth: "date of birth",
}

// RespondMask answers {"texts": [...], "leave": [...]} with what may identify a person, each
// once with how often it stands there, and with the texts as they are when all of it is
// masked but what is to be left.
func RespondMask(request []byte) (response []byte, ok bool) {
	v, err := json.Parse(request)
	if err != nil {
		return (&deadlines.Problem{Status: 400, Detail: "The request is " + err.Error()}).JSON(), false
	}
	if len(request) > MaxMasked {
		return (&deadlines.Problem{Status: 422, Detail: "There is a problem", Errors: []deadlines.FieldError{{Field: "texts", Message: "The text must be 6 MB or less"}}}).JSON(), false
	}
	leave := map[string]bool{}
	for _, item := range v.Get("leave").Items {
		leave[item.Text] = true
	}
	type once struct {
		found masking.Found
		n     int
	}
	var all []once
	known := map[string]int{}
	var masked []string
	for _, item := range v.Get("texts").Items {
		found := masking.Find(item.Text)
		kept := found[:0]
		for _, f := range found {
			key := string(f.Kind) + " " + f.Text
			i, ok := known[key]
			if !ok {
				i = len(all)
				known[key] = i
				all = append(all, once{f, 0})
			}
			all[i].n++
			if !leave[f.Text] {
				kept = append(kept, f)
			}
		}
		masked = append(masked, masking.Mask(item.Text, kept))
	}
	var w json.Writer
	w.BeginObject()
	w.Key("found")
	w.BeginArray()
	for _, o := range all {
		w.BeginObject()
		w.Field("kind", string(o.found.Kind))
		w.Field("label", kinds[o.found.Kind])
		w.Field("text", o.found.Text)
		w.Number("n", o.n)
		w.EndObject()
	}
	w.EndArray()
	w.Texts("masked", masked)
	w.EndObject()
	return w.Bytes(), true
}
