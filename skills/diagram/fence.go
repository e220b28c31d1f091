package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/render/diagram"
)

// mostFence is how long a diagram in a document may be, in bytes.
const mostFence = 64 << 10

// fences reads the Mermaid diagrams of a document as they are: their edges with their
// labels, each led to its line.
func (p *page) fences(parse func(string) (diagram.Diagram, error)) {
	if parse == nil {
		return
	}
	for i, b := range p.blocks {
		if b.Kind != notes.Code || b.End-b.Start > mostFence {
			continue
		}
		head, body, _ := strings.Cut(p.text(b), "\n")
		if mark := strings.TrimSpace(strings.Trim(strings.TrimSpace(head), "`~")); mark != "mermaid" {
			continue
		}
		at := b.Start + len(head) + 1
		body = strings.TrimRight(strings.TrimRight(body, " \n\r"), "`~")
		d, err := parse(body)
		if err != nil || d.Graph == nil {
			continue
		}
		p.graph(d, at, b, i)
	}
}

// graph takes the edges of a graph that stands at a place of the text.
func (p *page) graph(d diagram.Diagram, at int, b block, id int) {
	names := map[string]diagram.Node{}
	for _, n := range d.Graph.Nodes {
		names[n.ID] = n
	}
	form := Dependencies
	if d.Kind == diagram.State {
		form = Process
	}
	for _, e := range d.Graph.Edges {
		from, to := names[e.From], names[e.To]
		if e.Stroke == diagram.Invisible || from.Label == "" || to.Label == "" {
			continue
		}
		p.claim(claim{
			form: form, kind: "diagram", from: label(from.Label), to: label(to.Label), label: label(e.Label), chain: id + 1,
			cites: p.drawnAt(at, b, e.Span, from.Span, to.Span), under: strings.Join(b.heading, " ") + " " + d.Title, fork: to.Shape,
		})
	}
}

// drawnAt cites the lines of some spans of a diagram that stands at a place.
func (p *page) drawnAt(at int, b block, spans ...diagram.Span) []notes.Source {
	var out []notes.Source
	for _, s := range spans {
		if s.End <= s.Start || at+s.End > b.End {
			continue
		}
		start := at + strings.LastIndexByte(p.doc.Text[at:at+s.Start], '\n') + 1
		end := at + s.End
		if n := strings.IndexByte(p.doc.Text[end:b.End], '\n'); n >= 0 {
			end += n
		} else {
			end = b.End
		}
		c := p.doc.Cite(prose.Span{Start: start, End: end}, b.heading)
		known := false
		for _, other := range out {
			known = known || other.Line == c.Line
		}
		if !known {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return []notes.Source{p.doc.Cite(b.Span, b.heading)}
	}
	return out
}
