package brief

import (
	"context"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
	"ken/skills/evidence"
)

// An Author writes documents with a model, from what a desk has gathered. What no
// passage carries it leaves out and names.
type Author interface {
	// Name says who writes, as the document names it.
	Name() string
	// Write returns what was written and stands. An error means that nothing can be used,
	// and says why in words for the user; that of ctx means that it was stopped.
	Write(ctx context.Context, c Commission) (Manuscript, error)
}

// A Commission is what an author is given. The document that the offline engine wrote is
// none of it: that is what his is held against.
type Commission struct {
	Kind    Kind
	Request Request
	Date    string // of today, as the document prints it
	// Headings are the sections wanted, in order.
	Headings []string
	Words    int // of the body at most
	// Passages are what there is to write from, best first.
	Passages []index.Passage
	// Outdated says why the words of a source are no longer current, "" where they are.
	Outdated    func(notes.Source) string
	Goals       []notes.Goal
	Preferences []notes.Preference
	// Instructions are the body of the kind's skill.
	Instructions string
	// Before is what the author wrote first, and Objections what of the user's
	// preferences and of the kind's criteria it does not keep: it is to be written again.
	Before     Manuscript
	Objections []string
	// Live takes what is written while it is, as Markdown; nil where nobody looks.
	Live func(piece string) error
}

// A Manuscript is what an author wrote.
type Manuscript struct {
	Sections     []Section // of sentences that stand
	NotSupported []Refused
	NotFound     []string
	Withheld     []Withheld // what was not sent
	// Answer is what the model answered, as it did.
	Answer string
}

// A Withheld document or passage was not sent to a model.
type Withheld struct {
	Path string `json:"path"`
	Line int    `json:"line"` // 0 where all of it is meant
	Why  string `json:"why"`
}

// commission puts together what an author needs.
func (w *Writer) commission(k Kind, b Brief) Commission {
	headings := k.Headings
	if wanted := slices.DeleteFunc(slices.Clone(w.desk.Headings), func(h string) bool { return !slices.Contains(headings, h) }); len(wanted) > 0 {
		headings = wanted
	}
	return Commission{
		Kind: k, Request: w.Request, Date: b.Date, Headings: headings, Words: w.limit.words,
		Passages: w.passages, Outdated: w.outdated, Goals: w.Goals(), Preferences: w.Preferences(),
		Instructions: w.desk.Instructions,
	}
}

// outdated says why the words of a source are no longer current.
func (w *Writer) outdated(s notes.Source) string {
	wanted, why := prose.Folded(s.Quote), ""
	for _, f := range w.found {
		if f.Path != s.Path || f.Part != s.Part || f.EndLine < s.Line || f.Line > s.EndLine {
			continue
		}
		held := prose.Folded(f.Quote)
		if !strings.Contains(wanted, held) && !strings.Contains(held, wanted) {
			continue
		}
		if f.Current() {
			return ""
		}
		why = f.Outdated()
	}
	return why
}

// remember keeps what was gathered, for the author: each passage once.
func (w *Writer) remember(g evidence.Gathered) {
	for _, p := range g.Passages {
		if !slices.ContainsFunc(w.passages, func(q index.Passage) bool { return q.At() == p.At() && q.SHA256 == p.SHA256 }) {
			w.passages = append(w.passages, p)
		}
	}
	w.found = append(w.found, g.Findings...)
}

// authored has an author write the document as well. Where he cannot, the document is
// the offline engine's, and says why.
func (d *Desk) authored(ctx context.Context, w *Writer, k Kind, offline Brief, live func(string) error) (Brief, error) {
	c := w.commission(k, offline)
	c.Live = live
	m, err := d.Author.Write(ctx, c)
	if ctx.Err() != nil {
		return Brief{}, ctx.Err()
	}
	if err != nil {
		offline.Fallback = err.Error()
		return offline, nil
	}
	b := w.assemble(k, offline, m)
	if failing := b.failing(); len(failing) > 0 && len(b.Sections) > 0 {
		c.Before, c.Objections, c.Live = m, failing, nil
		if second, err := d.Author.Write(ctx, c); err == nil {
			if again := w.assemble(k, offline, second); len(again.Sections) > 0 && len(again.failing()) < len(failing) {
				b = again
			}
		} else if ctx.Err() != nil {
			return Brief{}, ctx.Err()
		}
	}
	if len(b.Sections) == 0 {
		offline.Fallback = "nothing that it wrote is carried by the documents"
		offline.NotSupported = b.NotSupported
		return offline, nil
	}
	return b, nil
}

// assemble makes a document of a manuscript. What documents disagree on is shown also
// where the author passed over it.
func (w *Writer) assemble(k Kind, offline Brief, m Manuscript) Brief {
	b := offline
	b.Engine, b.Found, b.Offline = w.desk.Author.Name(), true, offline.Sections
	b.Sections, b.NotSupported = slices.Clone(m.Sections), slices.Clone(m.NotSupported)
	b.Withheld = m.Withheld
	if len(m.NotFound) > 0 {
		b.NotFound = m.NotFound
	}
	for _, s := range offline.Sections {
		if len(b.Sections) > 0 && w.owed(b, s) {
			b.Sections = append(b.Sections, s)
		}
	}
	w.finish(k, &b)
	return b
}

// owed tells whether a section of the offline document is shown where an author left it
// out: what documents disagree on always, and what serves the goals as far as there is
// room for it.
func (w *Writer) owed(b Brief, s Section) bool {
	if slices.ContainsFunc(b.Sections, func(t Section) bool { return t.Heading == s.Heading }) {
		return false
	}
	return s.Heading == Disagree || s.Heading == Goals && b.Words()+Brief{Sections: []Section{s}}.Words() <= w.limit.words
}

// failing names the preferences and criteria that the document does not keep.
func (b Brief) failing() []string {
	var out []string
	add := func(text, check, why string) {
		if check != "fail" {
			return
		}
		if why != "" {
			text += " (" + why + ")"
		}
		out = append(out, text)
	}
	for _, p := range b.Context.Preferences {
		add(p.Text, p.Check, p.Why)
	}
	for _, m := range b.Criteria {
		add(m.Text, m.Check, m.Why)
	}
	return out
}
