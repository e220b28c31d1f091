package questions

import (
	"cmp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// ofBrief is how many questions one brief gets.
const ofBrief = 3

// mostLed is through how many documents that ken wrote a citation is followed.
const mostLed = 3

// FromBrief returns questions on what a brief rests on: of each of its sentences the
// sources are looked up, through other briefs if need be, and a question is made of the
// words of the original that the sentence cites. A sentence whose source is not found, or
// whose source gives no question, has none. Read returns a document of the workspace.
// Options.Most is 3 where it is 0.
func FromBrief(cited []proof.Cited, read func(path string) (notes.Document, error), c *Corpus, opt Options) []Proposal {
	if opt.Most < 0 {
		return nil
	}
	l := leader{read: read, corpus: c, pages: map[string]*origin{}}
	var drafts []*draft
	for _, sentence := range cited {
		if d := l.question(sentence); d != nil {
			drafts = append(drafts, d)
		}
	}
	drafts = unasked(drafts, opt)
	if !opt.All {
		drafts = mixed(drafts, cmp.Or(opt.Most, ofBrief))
	}
	out := make([]Proposal, len(drafts))
	for i, d := range drafts {
		out[i] = d.proposal()
	}
	return out
}

// An origin is a document that was read, with the questions on it.
type origin struct {
	doc    notes.Document
	drafts []*draft
	asked  bool
}

// A leader follows citations to where they come from.
type leader struct {
	read   func(path string) (notes.Document, error)
	corpus *Corpus
	pages  map[string]*origin
}

// open reads a document once; nil where it cannot be read.
func (l *leader) open(path string) *origin {
	if o, known := l.pages[path]; known {
		return o
	}
	var o *origin
	if doc, err := l.read(path); err == nil {
		o = &origin{doc: doc}
	}
	l.pages[path] = o
	return o
}

// question is the best question on what a sentence cites, nil where there is none.
func (l *leader) question(s proof.Cited) *draft {
	var best *draft
	for _, source := range s.Citations {
		o, span := l.original(source, mostLed)
		if o == nil {
			continue
		}
		for _, d := range l.drafts(o) {
			if d.span.Start < span.End && span.Start < d.span.End && (best == nil || byScore(d, best) < 0) {
				best = d
			}
		}
	}
	return best
}

// original returns the document of the user's that a citation leads to, and where in it
// the cited words stand.
func (l *leader) original(source notes.Source, steps int) (*origin, prose.Span) {
	o := l.open(source.Path)
	if o == nil || steps == 0 || strings.TrimSpace(source.Quote) == "" {
		return nil, prose.Span{}
	}
	if o.doc.KindOf() != "brief" {
		span, found := place(o.doc, source)
		if !found || !asks(o.doc) {
			return nil, prose.Span{}
		}
		return o, span
	}
	for _, s := range proof.ReadNote(source.Path, o.doc.Document) {
		if _, found := prose.Locate(s.Text, source.Quote); !found {
			if _, found = prose.Locate(source.Quote, s.Text); !found {
				continue
			}
		}
		for _, further := range s.Citations {
			if in, span := l.original(further, steps-1); in != nil {
				return in, span
			}
		}
	}
	return nil, prose.Span{}
}

// place finds cited words: where they are said to stand if they do, else anywhere.
func place(doc notes.Document, source notes.Source) (prose.Span, bool) {
	quote := strings.TrimSpace(source.Quote)
	for at := 0; ; {
		i := strings.Index(doc.Text[at:], quote)
		if i < 0 {
			break
		}
		if line := doc.Line(at + i); line == source.Line {
			return prose.Span{Start: at + i, End: at + i + len(quote)}, true
		}
		at += i + len(quote)
	}
	return prose.Locate(doc.Text, quote)
}

// drafts makes the questions on a document once.
func (l *leader) drafts(o *origin) []*draft {
	if o.asked {
		return o.drafts
	}
	o.asked = true
	for _, d := range readPage(o.doc).drafts(l.corpus) {
		if objection(d) == "" {
			o.drafts = append(o.drafts, d)
		}
	}
	return o.drafts
}
