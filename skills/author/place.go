package author

import (
	"ken/notes"
	"ken/notes/prose"
)

// What is cited are the whole sentences that hold a quote: words taken from within "it is
// not true that …" are no evidence.

// source returns the citation of a span: the whole sentences or rows that hold it.
func (p passage) source(span prose.Span) notes.Source {
	start, end := -1, -1
	for _, b := range notes.Blocks(p.Quote, p.Plain) {
		if b.End <= span.Start || b.Start >= span.End {
			continue
		}
		for _, s := range p.sentences(b) {
			if s.End <= span.Start || s.Start >= span.End {
				continue
			}
			if start < 0 {
				start = s.Start
			}
			end = max(end, s.End)
		}
	}
	if start < 0 {
		start, end = span.Start, span.End
	}
	return p.Cite(start, end)
}

// sentences returns the sentences of a block; rows and code are taken whole.
func (p passage) sentences(b notes.Block) []prose.Span {
	switch b.Kind {
	case notes.Row, notes.TableHead, notes.Heading, notes.Code, notes.Other:
		return []prose.Span{b.Span}
	case notes.Paragraph, notes.Item, notes.Quote:
	}
	spans := prose.Sentences(b.In(p.Quote))
	for i := range spans {
		spans[i].Start += b.Start
		spans[i].End += b.Start
	}
	return spans
}
