package render

import (
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// definitions are what a text defines for use anywhere in it: the addresses of link
// references by their normal labels, and the labels of footnotes.
type definitions struct {
	references map[string]parser.Reference
	notes      map[string]bool
}

// add takes what another part defines; what was defined before wins.
func (d *definitions) add(more definitions) {
	if d.references == nil {
		d.references, d.notes = map[string]parser.Reference{}, map[string]bool{}
	}
	for label, r := range more.references {
		if _, ok := d.references[label]; !ok {
			d.references[label] = r
		}
	}
	maps.Copy(d.notes, more.notes)
}

// sameDefined reports whether parts that took the place of others define the same.
func sameDefined(old []placed, now []*part) bool {
	var was, is definitions
	for _, p := range old {
		was.add(p.defined)
	}
	for _, p := range now {
		is.add(p.defined)
	}
	for label := range is.references {
		if was.reference(label) != is.reference(label) {
			return false
		}
	}
	return len(was.references) == len(is.references) && maps.Equal(was.notes, is.notes)
}

// reference says in one word what a label stands for, "" where it is not defined.
func (d *definitions) reference(label string) string {
	r, ok := d.references[label]
	if !ok {
		return ""
	}
	return "]" + string(r.Destination()) + "\x00" + string(r.Title())
}

// note does so for the label of a footnote.
func (d *definitions) note(label string) string {
	if d.notes[label] {
		return "]"
	}
	return ""
}

// noteSign tells the labels of footnotes from those of references among what was asked.
const noteSign = "^"

// answers reports whether the definitions still answer a part as they did when it was
// read.
func (d *definitions) answers(p *part) bool {
	for asked, answer := range p.asked {
		now := d.reference(asked)
		if label, ok := strings.CutPrefix(asked, noteSign); ok {
			now = d.note(label)
		}
		if now != answer {
			return false
		}
	}
	return true
}

// define finds out what a part defines, by its blocks alone. It reports whether goldmark
// did not give up.
func (r *reading) define(p *part) (ok bool) {
	defer func() { ok = recover() == nil }()
	from := 0
	for _, to := range append(slices.Clip(p.joints), len(p.text)) {
		if strings.Contains(p.text[from:to], "]:") {
			p.defined.add(r.defined(newPart(p.text[from:to], p.body[from:to:to])))
		}
		from = to
	}
	return true
}

func (r *reading) defined(p *part) definitions {
	r.found.begin(p, nil)
	pc := parser.NewContext(parser.WithIDs(r.ids))
	r.outline.Parse(text.NewReader(p.body), parser.WithContext(pc))
	d := definitions{map[string]parser.Reference{}, map[string]bool{}}
	for _, ref := range pc.References() {
		d.references[linkLabel(ref.Label())] = ref
	}
	for _, n := range r.found.notes {
		d.notes[string(n.Ref)] = true
	}
	return d
}

// A context answers for the whole text what goldmark looks up while it reads a part.
type context struct {
	parser.Context
	found *found
}

// Reference implements [parser.Context].
func (c context) Reference(label string) (parser.Reference, bool) {
	f := c.found
	f.ask(label, f.defined.reference(label))
	r, ok := f.defined.references[label]
	return r, ok
}

// References implements [parser.Context].
func (c context) References() []parser.Reference {
	return slices.Collect(maps.Values(c.found.defined.references))
}
