package read

import (
	"cmp"
	"path"
	"strings"
	"time"
)

// An imprint is what an office file says of itself, whoever wrote it.
type imprint struct {
	title, subject, description, keywords string
	authors, people                       []string
	created, modified                     time.Time
	initial                               bool // who wrote it first is known
}

// maxImprint is how many bytes of one are kept.
const maxImprint = 2000

// readImprint takes them out of a file of XML: of OOXML, OpenDocument or a book. All
// three use the names of Dublin Core.
func readImprint(x *xmlReader) imprint {
	var p imprint
	for x.next() {
		if x.kind == xmlOpen {
			p.take(x)
		}
		if x.kind == xmlClose && (x.name == "metadata" || x.name == "meta" && x.depth < 2) {
			break
		}
	}
	return p
}

// take takes one of them.
func (p *imprint) take(x *xmlReader) {
	name := x.name
	switch name {
	case "title", "subject", "description", "keywords", "keyword", "creator", "lastModifiedBy", "initial-creator",
		"created", "modified", "creation-date", "date", "contributor":
	default:
		return
	}
	value := oneLine(tidied(strings.ReplaceAll(x.inner(maxImprint), "\n", " ")))
	if value == "" {
		return
	}
	switch name {
	case "title":
		p.title = cmp.Or(p.title, value)
	case "subject":
		p.subject = commaed(p.subject, value)
	case "description":
		p.description = cmp.Or(p.description, value)
	case "keywords", "keyword":
		p.keywords = commaed(p.keywords, value)
	case "creator", "initial-creator", "contributor":
		p.person(name, value)
	case "lastModifiedBy":
		p.people = person(p.people, value)
	case "created", "creation-date":
		p.created = timeOf(value)
	case "modified", "date":
		if t := timeOf(value); p.modified.IsZero() || t.After(p.modified) {
			p.modified = t
		}
	}
}

// person takes who wrote it. OpenDocument calls initial who wrote it first, and creator
// who wrote it last.
func (p *imprint) person(name, value string) {
	switch {
	case name == "initial-creator":
		for _, other := range p.authors {
			p.people = person(p.people, other)
		}
		p.authors, p.initial = person(nil, value), true
	case name == "creator" && !p.initial:
		p.authors = person(p.authors, value)
	default:
		p.people = person(p.people, value)
	}
}

// maxPersons is how many authors or others are kept of one document.
const maxPersons = 32

// person adds a name to others, unless it says nothing or is among them.
func person(names []string, name string) []string {
	switch strings.ToLower(name) {
	case "", "user", "admin", "administrator", "author", "unknown", "microsoft office user", "windows user",
		"python-docx", "openpyxl", "windows-benutzer", "utilisateur windows", "un-named", "unknown creator":
		return names
	}
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return names
		}
	}
	if len(names) >= maxPersons {
		return names
	}
	return append(names, cut(name, 200))
}

func commaed(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return cut(a+", "+b, maxImprint)
}

// timeOf reads a time as XML writes it; zero where it is none, or none anyone wrote at.
func timeOf(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			if t.Year() < 1981 && layout != "2006" || t.Year() > 2199 || templateDates[t.Unix()] {
				return time.Time{}
			}
			return t
		}
	}
	return time.Time{}
}

// templateDates are those that the templates of some programs carry into every file.
var templateDates = map[int64]bool{
	time.Date(2013, 12, 23, 23, 15, 0, 0, time.UTC).Unix(): true, // python-docx
	time.Date(2013, 1, 27, 9, 14, 16, 0, time.UTC).Unix():  true, // python-pptx
	time.Date(2006, 9, 16, 0, 0, 0, 0, time.UTC).Unix():    true, // Excel, XlsxWriter's kin
	time.Date(2006, 8, 16, 0, 0, 0, 0, time.UTC).Unix():    true, // PowerPoint
	time.Date(1601, 1, 1, 0, 0, 0, 0, time.UTC).Unix():     true,
}

// keptUp is after how long a file that was saved again is taken for another one, made
// out of the first.
const keptUp = 180 * 24 * time.Hour

// date is when the document was written. Saving it once more, to mend a word or to
// print it, does not make it younger; but one that was changed half a year later began
// as the copy of another, or is one that is kept up.
func (p imprint) date() time.Time {
	if p.created.IsZero() || !p.modified.IsZero() && p.modified.Sub(p.created) > keptUp {
		return p.modified
	}
	return p.created
}

// into fills in what a document says of itself. Its title, where there is none of use,
// is the first heading of what was read, where that stands above all others.
func (p imprint) into(d *Document, name string) {
	d.Date, d.Authors, d.People = p.date(), p.authors, p.people
	for _, a := range p.authors {
		for i, other := range d.People {
			if strings.EqualFold(a, other) {
				d.People = append(d.People[:i:i], d.People[i+1:]...)
				break
			}
		}
	}
	for key, value := range map[string]string{"subject": p.subject, "description": p.description, "keywords": p.keywords} {
		if value == "" {
			continue
		}
		if d.Meta == nil {
			d.Meta = map[string]string{}
		}
		d.Meta[key] = value
	}
	if d.Title = properTitle(p.title, name); d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
}

// properTitle returns a title from a file's properties, "" for what programs put there
// by themselves.
func properTitle(title, name string) string {
	title = oneLine(title)
	base := strings.ToLower(path.Base(name))
	low := strings.ToLower(title)
	switch {
	case low == base, low == strings.TrimSuffix(base, path.Ext(base)), Known(title) && extension(title) != "",
		strings.HasPrefix(low, "microsoft "), strings.HasPrefix(low, "untitled"), strings.HasPrefix(low, "unbenannt"),
		strings.HasPrefix(low, "sans titre"), strings.HasPrefix(low, "word document"):
		return ""
	}
	bare := strings.TrimRight(low, " 0123456789-")
	switch bare {
	case "document", "dokument", "book", "workbook", "mappe", "classeur", "presentation", "präsentation", "présentation",
		"powerpoint presentation", "powerpoint-präsentation", "présentation powerpoint", "presentación de powerpoint",
		"slide", "folie", "diapositive", "title", "titel", "titre", "doc", "no slide title", "":
		return ""
	}
	return cut(title, maxHeading)
}
