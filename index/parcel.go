package index

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/read"
)

// parcelSize is how many passages are analysed and carried into the index at once
// at most: a long file comes in several parcels.
const parcelSize = 100

// A parcel is a part of one file on its way into the index: first cut, then
// analysed, then written.
type parcel struct {
	number int // in the order of the files
	row    row // as it will be once this parcel is in; weight and passages are the parcel's own
	first  int // ordinal of its first passage
	last   bool
	// touched is set for a file whose bytes are those in the index: only the row
	// changes.
	touched bool

	doc     notes.Document
	members []member
	facts   *taking // of the document, shared with its other parcels
	pieces  []piece
	entries []*entry

	// base is the row of a file of which most stays in the index, nil for any other, and
	// kept tells for each ordinal that stays what its passage weighs.
	base *row
	kept map[int]weight
}

// read makes a file's parcels, still to be analysed.
func (ix *Index) read(ctx context.Context, j job) (parcels []*parcel) {
	path, old := j.path, j.old
	defer func() {
		// One file must not end the sync, whatever is in it.
		if p := recover(); p != nil {
			parcels = []*parcel{ix.unreadable(path, fmt.Errorf("reading it failed: %v", p))}
		}
	}()
	if j.gone {
		return []*parcel{{row: goneRow(path), last: true}}
	}
	doc, err := ix.ws.ReadContext(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return []*parcel{{row: goneRow(path), last: true}}
	}
	if err != nil {
		return []*parcel{ix.unreadable(path, err)}
	}
	r := row{
		path: path, size: doc.Size, mtime: doc.ModTime.UnixNano(), sum: doc.Rev,
		dated: !doc.Date.IsZero(), standing: notes.ReadStanding(doc),
	}
	r.standing.Path = ""
	if old != nil && !old.partial && old.unread == "" && old.sum == r.sum && (r.dated || old.day() == r.day()) {
		r.passages, r.weight = old.passages, old.weight
		return []*parcel{{row: r, touched: true, last: true}}
	}
	sections := notes.Sections(doc.Document)
	pieces := cut(doc.Document, sections)
	members := members(doc, r.day())
	taking := &taking{doc: doc, sections: sections, members: members}
	if p := ix.keep(ctx, old, &parcel{row: r, doc: doc, pieces: pieces, members: members, facts: taking}); p != nil {
		return []*parcel{p}
	}
	for first := 0; first < len(pieces) || first == 0; first += parcelSize {
		end := min(len(pieces), first+parcelSize)
		p := &parcel{row: r, first: first, last: end == len(pieces), doc: doc, members: members, facts: taking, pieces: pieces[first:end]}
		p.row.partial = !p.last
		p.row.passages = len(p.pieces)
		parcels = append(parcels, p)
	}
	return parcels
}

// unreadable makes the parcel of a file that has no text to index.
func (ix *Index) unreadable(path string, err error) *parcel {
	r := row{path: path}
	if f, serr := ix.ws.Stat(path); serr == nil {
		r.size, r.mtime = f.Size, f.ModTime.UnixNano()
	}
	var u *read.Unreadable
	if errors.As(err, &u) {
		r.unread = u.Reason
	} else {
		r.unread = strings.TrimPrefix(err.Error(), "read "+path+": ")
	}
	return &parcel{row: r, last: true}
}

// analyse makes the parcel's entries.
func (p *parcel) analyse(a *analyzer) {
	if len(p.pieces) == 0 {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			*p = parcel{number: p.number, row: p.row, last: true}
			p.row.partial, p.row.passages, p.row.weight = false, 0, weight{}
			p.row.unread = fmt.Sprintf("reading it failed: %v", r)
		}
	}()
	if p.facts == nil {
		p.facts = &taking{doc: p.doc, sections: notes.Sections(p.doc.Document), members: p.members}
	}
	var shared *shared
	p.entries = make([]*entry, 0, len(p.pieces)-len(p.kept))
	for i, piece := range p.pieces {
		if w, stays := p.kept[i]; stays {
			p.row.weight = p.row.weight.plus(w)
			continue
		}
		if m := memberAt(p.members, piece.start); shared == nil || m.begins != shared.begins {
			shared = newShared(a, p.doc, m, p.row.day())
			shared.facts = p.facts.of(m)
		}
		e := shared.entry(a, piece, p.first+i)
		p.entries = append(p.entries, e)
		p.row.weight = p.row.weight.plus(weightOf(e))
	}
	p.doc, p.pieces, p.members, p.facts, p.kept = notes.Document{}, nil, nil, nil, nil
}

// shared is what all passages of one member of a document have in common.
type shared struct {
	member
	doc    notes.Document
	lang   string // what its text is written in, "" where that does not show
	title  *tally
	common []field
	more   *tally // further words that the first passage is found by
	facts  []facts.Fact
}

// aboutKeys are the entries of a document's front matter whose words it is found
// by, though they are no passage.
func aboutKeys() []string {
	return []string{"aliases", "description", "keywords", "subtitle", "summary", "tags"}
}

func newShared(a *analyzer, doc notes.Document, m member, today string) *shared {
	s := &shared{member: m, doc: doc, title: newTally(8), more: newTally(0)}
	s.lang = languageOf(doc, m)
	s.title.addText(a, s.lang, clip(m.Title, longestTitle))
	for term := range a.terms(s.lang, fileWords(doc.Path)) {
		if s.title.freqs[term] == nil {
			s.title.add(term, 1)
		}
	}
	for _, key := range aboutKeys() {
		s.more.addText(a, s.lang, clip(doc.Meta[key], longestAbout))
	}
	writers := authors(doc, m)
	for _, name := range slices.Concat(writers, m.People) {
		s.more.addText(a, s.lang, clip(name, longestTitle))
	}
	when := today
	if !m.Date.IsZero() {
		when = day(m.Date)
	}
	s.common = []field{
		text(fieldTitle, s.title),
		keyword(fieldKind, doc.KindOf()),
		keyword(fieldIn, folders(doc.Path)...),
		keyword(fieldDay, when),
		keyword(fieldType, types(doc)...),
	}
	if by := names(writers); len(by) > 0 {
		s.common = append(s.common, keyword(fieldBy, by...))
	}
	if with := names(slices.Concat(writers, m.People)); len(with) > 0 {
		s.common = append(s.common, keyword(fieldWith, with...))
	}
	return s
}

// entry makes the entry of one passage.
func (s *shared) entry(a *analyzer, p piece, ordinal int) *entry {
	quote := s.doc.Text[p.start:p.end]
	ctx, lang := a.body(s.lang, quote)
	under := newTally(8)
	for _, h := range headingsOf(p) {
		under.addText(a, lang, h)
	}
	ctx.addAll(s.title)
	ctx.addAll(under)
	if ordinal == 0 || p.start == s.begins {
		ctx.addAll(s.more)
	}
	hit := stored{
		title: titleOf(s.About, s.doc.Path), dated: s.Date, verbatim: s.doc.Verbatim, offset: s.doc.Offset,
		plain: s.doc.Format == "text",
		line:  s.doc.Line(p.start), endLine: s.doc.Line(p.end - 1),
		sum: sha256.Sum256([]byte(quote)), lang: lang, piece: p, mark: s.mark,
	}
	e := &entry{id: entryID(s.doc.Path, ordinal), fields: append([]field{
		text(fieldContext, ctx), text(fieldHeading, under), keyword(fieldLang, tagOf(lang)),
	}, s.common...)}
	hit.weight = weightOf(e)
	e.fields = append(e.fields, value(fieldStored, hit.encode()))
	e.fields = append(e.fields, factFields(s.doc, factsIn(s.facts, p, ordinal == 0 || p.start == s.begins), p)...)
	return e
}

// headingsOf returns the headings a passage is found by: its path, and those of
// the sections that were joined to it.
func headingsOf(p piece) []string {
	list := slices.Clone(p.heading)
	for _, in := range p.inner {
		for _, h := range in.heading {
			if !slices.Contains(list, h) {
				list = append(list, h)
			}
		}
	}
	return list
}

// weightOf adds up what an entry adds to the index.
func weightOf(e *entry) weight {
	w := weight{passages: 1}
	for _, f := range e.fields {
		switch f.name {
		case fieldContext:
			w.context = f.length
		case fieldTitle:
			w.title, w.titled = f.length, min(f.length, 1)
		case fieldHeading:
			w.heading, w.under = f.length, min(f.length, 1)
		}
	}
	return w
}
