package tutor

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/evidence"
	"ken/skills/questions"
)

// A Point is one thing a document says that is worth remembering.
type Point struct {
	// Kind is "heading", "term", "item" or "sentence".
	Kind   string       `json:"kind"`
	Text   string       `json:"text"`
	Source notes.Source `json:"source"`

	stems []string
}

// Bounds of the points of a document: more are not gone through, and a section has only
// so many opening sentences.
const (
	mostPoints  = 80
	leastStems  = 2   // that a point has, unless it is a heading or a term
	samePoint   = 0.8 // the share of words from which two points are one
	openingHave = 1
)

// Points returns the points of a document in the order of their places: headings, terms
// with their defining sentences, items of lists, and the sentences that open a section.
// A line, from 1, takes those of the section that it lies in, with what is below it; 0
// takes all.
func Points(doc notes.Document, line int) []Point {
	from, to := section(doc, line)
	p := pointer{doc: doc, from: from, to: to}
	for _, t := range questions.Terms(doc) {
		if t.Score >= questions.Defined {
			p.add("term", t.Sentence, t.Source)
		}
	}
	for _, s := range notes.Sections(doc.Document) {
		p.section(s)
	}
	list := p.distinct()
	slices.SortStableFunc(list, func(a, b Point) int { return cmp.Compare(a.Source.Line, b.Source.Line) })
	return list[:min(len(list), mostPoints)]
}

// section is the bytes of the section a line lies in, with the sections below it.
func section(doc notes.Document, line int) (from, to int) {
	if line <= 0 {
		return 0, len(doc.Text)
	}
	sections := notes.Sections(doc.Document)
	for n, s := range sections {
		if doc.Line(s.Start) > line || n+1 < len(sections) && doc.Line(sections[n+1].Start) <= line {
			continue
		}
		to := s.End
		for _, below := range sections[n+1:] {
			if s.Level > 0 && below.Level <= s.Level {
				break
			}
			to = below.End
		}
		return s.Start, to
	}
	return 0, len(doc.Text)
}

// A pointer collects the points of a part of a document.
type pointer struct {
	doc      notes.Document
	from, to int
	list     []Point
}

func (p *pointer) add(kind, text string, s notes.Source) {
	stems := evidence.Stems(text)
	first, last := p.doc.Line(p.from), p.doc.Line(max(p.from, p.to-1))
	if len(stems) == 0 || kind != "heading" && len(stems) < leastStems || s.Line < first || s.Line > last {
		return
	}
	p.list = append(p.list, Point{kind, text, s, stems})
}

// section takes the heading, the items and the opening sentence of a section.
func (p *pointer) section(s notes.Section) {
	if s.Start < p.from || s.End > p.to {
		return
	}
	opened := 0
	text := p.doc.Text[s.Start:s.End]
	for _, b := range notes.Blocks(text, p.doc.Format == "text") {
		block := b.In(text)
		switch b.Kind {
		case notes.Heading:
			if s.Level > 1 && len(s.Heading) > 0 {
				p.add("heading", s.Heading[len(s.Heading)-1], p.source(s, b.Span, block))
			}
		case notes.Item:
			if b.Task == 0 {
				p.add("item", prose.Readable(block), p.source(s, b.Span, block))
			}
		case notes.Paragraph:
			for _, span := range prose.Sentences(block) {
				sentence := span.In(block)
				if opened < openingHave && !strings.HasSuffix(sentence, ":") {
					at := prose.Span{Start: b.Start + span.Start, End: b.Start + span.End}
					p.add("sentence", prose.Readable(sentence), p.source(s, at, sentence))
					opened++
				}
			}
		case notes.Quote, notes.Row, notes.TableHead, notes.Code, notes.Other:
		}
	}
}

// source is the place of a span of a section.
func (p *pointer) source(s notes.Section, span prose.Span, quote string) notes.Source {
	heading := s.Heading
	if heading == nil {
		heading = []string{}
	}
	return notes.Source{
		Path: p.doc.Path, Line: p.doc.Line(s.Start + span.Start), EndLine: p.doc.Line(s.Start + max(span.Start, span.End-1)),
		Heading: heading, Quote: quote, SHA256: notes.Digest(quote),
	}
}

// distinct leaves out points that say what an earlier one says.
func (p *pointer) distinct() []Point {
	var out []Point
	for _, c := range p.list {
		if !slices.ContainsFunc(out, func(o Point) bool {
			return shared(c.stems, o.stems) >= samePoint && shared(o.stems, c.stems) >= samePoint
		}) {
			out = append(out, c)
		}
		if len(out) >= 2*mostPoints {
			break
		}
	}
	return out
}
