package rulebook

import "handbook/wasm/json"

// PlanFormat says what a plan, or a record of a meeting or of visits, can hold: the kinds
// of document and every field, from content/calculators/plans/format.md.
type PlanFormat struct {
	Path      string
	Documents []PlanDocument
	Sections  []PlanSection
}

// PlanDocument is one kind of document. A rule binds one kind, and is checked on it alone.
type PlanDocument struct {
	ID   string // child-protection-plan
	Name string // child protection plan
}

// PlanSection is some fields of a document under one heading.
type PlanSection struct {
	ID     string
	Title  string
	Fields []*PlanField
}

// FieldKind is what a field or part holds. All of it is text as a person wrote it.
type FieldKind string

// The kinds of field. A part of a list is no list.
const (
	TextField   FieldKind = "text"
	DateField   FieldKind = "date"
	ListField   FieldKind = "list"
	ChoiceField FieldKind = "choice" // of a part only
)

// PlanField is one field of a document, or one part of a list.
type PlanField struct {
	ID      string
	Label   string
	Kind    FieldKind
	In      []string     // the documents that have it; none of a part
	None    string       // what a person says where there is nothing to write; empty where there always is
	Example string       // what a good entry looks like; of a list, of each part
	Also    []string     // headings under which tables call it, in lower case without punctuation
	Choices []string     // of a ChoiceField
	Parts   []*PlanField // of a ListField
}

// Field finds a field of the format, or gives nil.
func (f *PlanFormat) Field(id string) *PlanField {
	for _, s := range f.Sections {
		for _, field := range s.Fields {
			if field.ID == id {
				return field
			}
		}
	}
	return nil
}

// Has reports whether a document of a kind has the field.
func (f *PlanField) Has(document string) bool { return contains(f.In, document) }

// Part finds a part of a list, or gives nil.
func (f *PlanField) Part(id string) *PlanField {
	for _, part := range f.Parts {
		if part.ID == id {
			return part
		}
	}
	return nil
}

// PlanKind is how a requirement of a plan or record is read.
type PlanKind string

// The kinds, each the key under which a page states it.
const (
	PersonTells PlanKind = "person"      // only a person can tell
	Says        PlanKind = "says"        // every one of these fields is filled in
	SaysOneOf   PlanKind = "says-one-of" // at least one of these fields is
	EachHas     PlanKind = "each"        // each entry of a list has these parts
	SomeHas     PlanKind = "some"        // at least one entry of a list does
	NamesAll    PlanKind = "names"       // the entries of a list name all these people
	KeepsFree   PlanKind = "free-of"     // the words hold nothing of a list of words
)

// PlanKinds lists every kind.
var PlanKinds = [...]PlanKind{PersonTells, Says, SaysOneOf, EachHas, SomeHas, NamesAll, KeepsFree}

// WordList names words that a text should do without.
type WordList string

// The lists of words.
const (
	Labels WordList = "labels" // labels put on a child in place of what was seen
	Jargon WordList = "jargon" // abbreviations and sentences that a family cannot read
)

// In a rule's People these stand for everybody whom a list of the document names.
const (
	EachMember = "core-group" // every member of the core group
	EachSigner = "signatures" // everybody who signed
)

// PlanRule is one thing that an area asks a document to hold.
type PlanRule struct {
	ID       string
	Clause   string   // the clause that asks it
	Also     []string // others
	Href     string
	Words    string // the clause as the handbook gives it, plain
	Title    string // what to write: Give the start date of each action
	Force    string
	Verb     string
	Note     string // what the source does not say
	Document string
	// Implied is a requirement that the source only implies: to look at again, never a breach.
	Implied bool
	// When is the case in which it applies, where it does not always: somebody disagrees.
	// Silence is then no breach, but to look at again.
	When string
	// If is the field that can tell that the case is not there; empty where none does. It never
	// makes silence weigh more, so that filling a gap adds no breach.
	If string

	Kind   PlanKind
	Fields []string // of Says, SaysOneOf and KeepsFree; KeepsFree without any reads everything
	List   string   // of EachHas, SomeHas and NamesAll
	// WherePart and WhereIs leave out the entries whose part says something else.
	WherePart, WhereIs string
	Has                []string // the parts, of EachHas and SomeHas
	HasOneOf           []string // of EachHas: the parts of which an entry must have one
	Part               string   // of NamesAll: the part that names
	People             []string // of NamesAll: the people, or EachMember or EachSigner
	FreeOf             WordList // of KeepsFree
}

// Look reports whether the requirement is to look at again rather than a breach.
func (r *PlanRule) Look() bool { return r.Implied || r.Force == "statement" || r.Force == "may" }

// rest holds what most pages' modules never ask of an area.
type rest struct {
	plans     []*PlanRule
	guides    []*Guide
	decisions []*Decision
}

// held is what is held of an area, made where there is nothing yet.
func (a *Area) held() *rest {
	r, ok := a.rest.(*rest)
	if !ok {
		r = new(rest)
		a.rest = r
	}
	return r
}

// Plans are what the area asks plans and records to hold, in the order of the pages;
// DecodePlans and DecodeWhole read them.
func (a *Area) Plans() []*PlanRule { return a.held().plans }

// Format is what plans and records can hold, or nil where the file does not say.
func (b *Book) Format() *PlanFormat {
	f, _ := b.format.(*PlanFormat)
	return f
}

// DecodePlans is Decode with what documents hold and what they must hold in place of the
// timescales.
func DecodePlans(text []byte) (*Book, error) {
	return decode(text, parts{start: (*decoder).format, page: (*decoder).plans})
}

// format reads the format of documents, where the file has one.
func (d *decoder) format(file *json.Value) {
	v := file.Get("format")
	if v.Kind == json.None {
		return
	}
	d.where, d.entry = d.text(v, "path"), ""
	d.keys(v, "path documents sections")
	f := &PlanFormat{Path: d.where}
	d.book.format = f
	for _, item := range d.list(v, "documents") {
		d.keys(item, "id name about")
		f.Documents = append(f.Documents, PlanDocument{ID: d.need(item, "id"), Name: d.need(item, "name")})
	}
	for _, item := range d.list(v, "sections") {
		d.entry = ""
		d.keys(item, "id title fields")
		s := PlanSection{ID: d.need(item, "id"), Title: d.need(item, "title")}
		f.Sections = append(f.Sections, s)
		for _, fv := range d.list(item, "fields") {
			d.entry = "a field of " + s.ID
			d.entry = d.need(fv, "id")
			if f.Field(d.entry) != nil {
				d.fail("this id is there twice (give each field its own)")
			}
			s.Fields = append(s.Fields, d.field(f, fv))
			f.Sections[len(f.Sections)-1] = s
		}
	}
	d.entry = ""
}

// field reads a field and, of a list, its parts.
func (d *decoder) field(f *PlanFormat, v *json.Value) *PlanField {
	d.keys(v, "id label hint kind in none example also parts")
	field := d.any(v)
	if kind := d.text(v, "kind"); kind != "" {
		field.Kind = oneOf(d, "kind", kind, []FieldKind{TextField, DateField, ListField})
	}
	field.None, field.In = d.text(v, "none"), d.texts(v, "in")
	if field.In == nil && len(f.Documents) > 0 {
		field.In = []string{f.Documents[0].ID}
	}
	for _, in := range field.In {
		d.document(f, in)
	}
	for _, pv := range d.list(v, "parts") {
		d.keys(pv, "id label kind choices example also")
		part := d.any(pv)
		if kind := d.text(pv, "kind"); kind != "" {
			part.Kind = oneOf(d, "kind", kind, []FieldKind{TextField, DateField, ChoiceField})
		}
		if part.Choices = d.texts(pv, "choices"); (part.Kind == ChoiceField) != (len(part.Choices) > 0) {
			d.fail(part.ID + ": want choices exactly where kind is choice")
		}
		if field.Part(part.ID) != nil {
			d.fail(part.ID + ": this part is there twice (give each part its own id)")
		}
		field.Parts = append(field.Parts, part)
	}
	if (field.Kind == ListField) != (len(field.Parts) > 0) {
		d.fail("want parts exactly where kind is list")
	}
	return field
}

// any reads what a field and a part have alike.
func (d *decoder) any(v *json.Value) *PlanField {
	field := &PlanField{ID: d.need(v, "id"), Label: d.need(v, "label"), Kind: TextField, Also: d.texts(v, "also"), Example: d.text(v, "example")}
	if v.Get("parts").Kind == json.None && field.Example == "" {
		d.fail(field.ID + ": example: is missing (show what a good entry looks like)")
	}
	return field
}

// document refuses a kind of document that the format does not have.
func (d *decoder) document(f *PlanFormat, id string) {
	var ids []string
	for _, doc := range f.Documents {
		ids = append(ids, doc.ID)
	}
	oneOf(d, "document", id, ids)
}

// plans reads what a page asks of plans and records.
func (d *decoder) plans(a *Area, page *json.Value) {
	for _, v := range d.list(page, "plan") {
		d.entry = "a requirement"
		d.entry = d.need(v, "id")
		rule := d.plan(a, v)
		for _, r := range a.Plans() {
			if r.ID == rule.ID && r.Document == rule.Document {
				d.fail("this id is there twice (give each requirement of a document its own)")
			}
		}
		a.held().plans = append(a.held().plans, rule)
	}
}

func (d *decoder) plan(a *Area, v *json.Value) *PlanRule {
	if d.book.Format() == nil {
		d.fail("no format says what plans hold (it is in content/calculators/plans/format.md)")
		return &PlanRule{}
	}
	d.keys(v, "id clauses force verb href words title document note implied when person says says-one-of each some names free-of where has has-one-of part people in if")
	r := &PlanRule{ID: d.entry, Title: d.need(v, "title"), Force: oneOf(d, "force", d.need(v, "force"), Forces[:]), Verb: d.text(v, "verb"),
		Href: d.need(v, "href"), Words: d.need(v, "words"), Note: d.text(v, "note"), Document: d.need(v, "document"),
		Implied: v.Get("implied").True, When: d.text(v, "when")}
	clauses := d.texts(v, "clauses")
	if len(clauses) == 0 {
		d.fail("clauses: is missing")
		return r
	}
	r.Clause, r.Also = clauses[0], clauses[1:]
	d.document(d.book.Format(), r.Document)
	d.planKind(v, r)
	if r.If = d.text(v, "if"); r.If != "" {
		d.fieldOf(r, "if", r.If)
		if r.When == "" {
			d.fail("if: say in words, too, in which case it holds (when)")
		}
	}
	return r
}

// planKind reads the one key that says how the requirement is read, and those beside it.
func (d *decoder) planKind(v *json.Value, r *PlanRule) {
	found := 0
	for _, kind := range PlanKinds {
		if v.Get(string(kind)).Kind == json.None {
			continue
		}
		found++
		switch r.Kind = kind; kind {
		case PersonTells:
			if !v.Get(string(kind)).True {
				d.fail("person: want true")
			}
		case Says, SaysOneOf:
			r.Fields = d.fields(r, v, string(kind))
		case KeepsFree:
			r.FreeOf, r.Fields = oneOf(d, "list of words", d.need(v, string(kind)), []WordList{Labels, Jargon}), d.fields(r, v, "in")
		default:
			r.List = d.need(v, string(kind))
			d.entries(v, r)
		}
	}
	if found != 1 {
		d.fail("says not how it is read (want exactly one of person, says, says-one-of, each, some, names or free-of)")
	}
}

// fields reads the names of fields that a rule's document has.
func (d *decoder) fields(r *PlanRule, v *json.Value, key string) []string {
	list := d.texts(v, key)
	for _, id := range list {
		d.fieldOf(r, key, id)
	}
	return list
}

func (d *decoder) fieldOf(r *PlanRule, key, id string) *PlanField {
	format := d.book.Format()
	field := format.Field(id)
	switch {
	case field == nil:
		d.fail(key + ": unknown field " + quote(id) + " (the fields are in " + format.Path + ")")
	case !field.Has(r.Document):
		d.fail(key + ": a " + r.Document + " has no " + quote(id) + " (add the document to in: of that field in " + format.Path + ", or " + choices(field.In) + ")")
	}
	return field
}

// entries reads which entries of a list must have what.
func (d *decoder) entries(v *json.Value, r *PlanRule) {
	list := d.fieldOf(r, string(r.Kind), r.List)
	if d.err != "" {
		return
	}
	if list.Kind != ListField {
		d.fail(string(r.Kind) + ": " + quote(r.List) + " is no list (use says)")
	}
	part := func(key, id string) {
		if list.Part(id) == nil {
			d.fail(key + ": " + r.List + " has no part " + quote(id) + " (the fields are in " + d.book.Format().Path + ")")
		}
	}
	if where := v.Get("where"); where.Kind != json.None && where.Kind != json.Null {
		if where.Kind != json.Object || len(where.Fields) != 1 {
			d.fail("where: want one part and what it says, such as {term: short}")
			return
		}
		r.WherePart, r.WhereIs = where.Fields[0].Key, where.Fields[0].Value.Text
		part("where", r.WherePart)
		if d.err == "" && !contains(list.Part(r.WherePart).Choices, r.WhereIs) {
			d.fail("where: " + r.WherePart + " is never " + quote(r.WhereIs) + " (" + choices(list.Part(r.WherePart).Choices) + ")")
		}
	}
	if r.Kind == NamesAll {
		r.Part, r.People = d.need(v, "part"), d.texts(v, "people")
		part("part", r.Part)
		if len(r.People) == 0 {
			d.fail("people: is missing (name those whom the list must name, core-group for each of its members, signatures for everybody who signed)")
		}
		return
	}
	r.Has, r.HasOneOf = d.texts(v, "has"), d.texts(v, "has-one-of")
	if len(r.Has)+len(r.HasOneOf) == 0 || len(r.HasOneOf) > 0 && r.Kind != EachHas {
		d.fail("has: is missing (name the parts that an entry must have; or, with each, those of which it must have one, as has-one-of)")
	}
	for _, id := range r.Has {
		part("has", id)
	}
	for _, id := range r.HasOneOf {
		part("has-one-of", id)
	}
}
