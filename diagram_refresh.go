package main

import (
	"context"
	"fmt"
	"path"
	"strings"

	"ken/skills/brief"
	"ken/skills/diagram"
)

// drawnAgain is the answer of "ken brief --refresh" for a diagram: what became of its edges.
type drawnAgain struct {
	Before string `json:"before"`
	After  string `json:"after"` // another where the note was edited since
	SVG    string `json:"svg"`
	Same   bool   `json:"same"`
	Kept   int    `json:"kept"`
	// Gone are the edges it no longer says, New those it says only now.
	Gone []brief.SentenceRecord `json:"gone"`
	New  []diagram.Edge         `json:"new"`
}

// refreshDiagram draws a diagram again that was kept. False is for what is none.
func (s *session) refreshDiagram(ctx context.Context, name, said string) (bool, error) {
	name = strings.TrimSuffix(name, path.Ext(name)) + ".md" // of the picture, its note
	desk := s.deskFor(nil)
	record, ok := desk.Recorded(name)
	if !ok {
		return false, nil
	}
	if said != "" {
		return true, usage("ken diagram draws another one, as in --form timeline", "a diagram is drawn again as it was: %q changes nothing of it", said)
	}
	ix, err := s.fresh(ctx)
	if err != nil {
		return true, err
	}
	desk = s.deskFor(ix)
	if record.Engine != "offline" && !s.flags.offline {
		if desk.Artist, err = s.artist(record.Request.Topic); err != nil {
			return true, fmt.Errorf("draw %s again, which %s drew: %w", name, record.Engine, err)
		}
	}
	drawn, err := desk.Draw(ctx, s.located(record.Request))
	if err != nil {
		return true, fmt.Errorf("draw %s again: %w", name, err)
	}
	if desk.Artist != nil {
		s.sayRefused(drawn)
	}
	if !drawn.Found() {
		return true, notFound(drawn.Nearest, "draw %s again: the documents say nothing of it any more; the old one is left as it is", name)
	}
	if drawn, err = desk.Keep(ctx, drawn); err != nil {
		return true, err
	}
	r := drawnAgain{Before: name, After: drawn.Path, SVG: drawn.SVGPath, Gone: []brief.SentenceRecord{}, New: []diagram.Edge{}}
	added, gone, kept := drawn.Changed(record.Edges)
	r.Gone, r.New, r.Kept = append(r.Gone, gone...), append(r.New, added...), kept
	r.Same = len(gone)+len(added) == 0
	if err := s.print(r); err != nil || s.flags.json {
		return true, err
	}
	s.told(drawn.Path, name)
	return true, nil
}

func (r drawnAgain) text(p *paper) {
	if r.Same {
		p.printf("%s shows what it showed: %s.\n", r.Before, plural(r.Kept, "edge"))
		return
	}
	p.printf("%s: %s as before.\n", r.Before, plural(r.Kept, "edge"))
	for _, g := range r.Gone {
		p.printf("  - %s", oneLine(g.Text))
		for _, c := range g.Citations {
			p.printf("  %s", c.At())
		}
		p.printf("\n")
	}
	for _, e := range r.New {
		p.printf("  + %s", oneLine(e.Sentence))
		for _, c := range e.Cites {
			p.printf("  %s", c.At())
		}
		p.printf("\n")
	}
}
