package tutor

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/journal"
	"ken/notes/prose"
	"ken/notes/recall"
	"ken/skills/evidence"
)

// A Rotten card is one whose source no longer says what it was made of. It is not asked
// until its words stand again or the learner has accepted it as it is.
type Rotten struct {
	Card   string       `json:"card"`
	Source notes.Source `json:"source"` // as it was
	Reason string       `json:"reason"`
	// Now is what stands there instead, as near as can be told; its Quote is "" where
	// nothing does.
	Now notes.Source `json:"now"`
}

// change names what became of the source: the same words, or none, in the same place are
// the same change.
func (r Rotten) change() string { return notes.Digest(r.Source.Quote + "\n" + r.Now.Quote) }

// Opener reads a document of the workspace; *notes.Workspace is one.
type Opener interface {
	Read(path string) (notes.Document, error)
}

// Rot looks whether the words that cards were made of still stand in their documents.
// It returns the cards of which they do not, by id, and moves the lines of the others to
// where their words stand by now. Cards that are written in a document are not looked
// at: their text is the card. The error is that of the context.
func Rot(ctx context.Context, held []Held, files Opener) (map[string]Rotten, error) {
	byPath := map[string][]int{}
	for n, h := range held {
		if h.Standing == Kept && h.Source.Quote != "" && h.Source.Path != "" {
			byPath[h.Source.Path] = append(byPath[h.Source.Path], n)
		}
	}
	rotten := map[string]Rotten{}
	for path, of := range byPath { // each document for itself
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc, err := files.Read(path)
		for _, n := range of {
			h := &held[n]
			if err != nil {
				rotten[h.ID] = Rotten{Card: h.ID, Source: h.Source, Reason: fmt.Sprintf("%s cannot be read any more", path)}
				continue
			}
			if r, gone := rot(h, doc); gone {
				rotten[h.ID] = r
			}
		}
	}
	return rotten, nil
}

// rot looks for a card's words in its document.
func rot(h *Held, doc notes.Document) (Rotten, bool) {
	s := &h.Source
	at := nearestOf(doc, s.Quote, s.Line)
	if at < 0 {
		if span, found := prose.Locate(doc.Text, s.Quote); found {
			at = span.Start
		}
	}
	if at >= 0 {
		lines := s.EndLine - s.Line
		s.Line = doc.Line(at)
		s.EndLine = s.Line + max(0, lines)
		return Rotten{}, false
	}
	r := Rotten{Card: h.ID, Source: *s, Now: instead(doc, s)}
	r.Reason = "what it was made of no longer stands in " + s.Path
	if r.Now.Quote != "" {
		r.Reason = fmt.Sprintf("its source has changed: %s says something else now", r.Now.At())
	}
	return r, true
}

// nearestOf returns where a quote stands to the letter, nearest to the line it stood on;
// -1 where it does not.
func nearestOf(doc notes.Document, quote string, line int) int {
	best, away := -1, 0
	for from := 0; ; {
		at := strings.Index(doc.Text[from:], quote)
		if at < 0 {
			return best
		}
		at += from
		if d := doc.Line(at) - line; best < 0 || max(d, -d) < away {
			best, away = at, max(d, -d)
		}
		from = at + len(quote)
	}
}

// alike is the least share of words that what took the place of a quote has of it.
const alike = 0.5

// instead returns the sentence or item that most likely took the place of a quote.
func instead(doc notes.Document, was *notes.Source) notes.Source {
	stems := evidence.Stems(was.Quote)
	if len(stems) == 0 {
		return notes.Source{}
	}
	best, share, where := "", 0.0, 0
	for _, b := range notes.Blocks(doc.Text, doc.Format == "text") {
		if b.Kind == notes.Code || b.Kind == notes.Other || b.Kind == notes.Heading {
			continue
		}
		block := b.In(doc.Text)
		for _, s := range prose.Sentences(block) {
			text := s.In(block)
			if got := shared(stems, evidence.Stems(text)); got > share {
				best, share, where = text, got, b.Start+s.Start
			}
		}
	}
	if share < alike {
		return notes.Source{}
	}
	line := doc.Line(where)
	return notes.Source{
		Path: doc.Path, Line: line, EndLine: doc.Line(where + len(best) - 1), Heading: was.Heading, Quote: best, SHA256: notes.Digest(best),
	}
}

// shared is the part of some stems that others hold.
func shared(stems, others []string) float64 {
	n := 0
	for _, s := range stems {
		if slices.Contains(others, s) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(stems)))
}

// accepted returns the cards that the learner resumed knowing that their source had
// changed, each with the name of that change, which the log keeps.
func (d *Deck) accepted() map[[2]string]bool {
	known := map[[2]string]bool{}
	if len(d.rotten) == 0 {
		return known
	}
	for _, e := range d.log.Events() {
		if e.Type == journal.Resume && e.Note != "" {
			known[[2]string{e.Card, e.Note}] = true
		}
	}
	return known
}

// Accept has a card asked as it is although its source has changed. Another change of
// the source makes it stale again.
func (d *Deck) Accept(id string, now recall.Moment) error {
	r, yes := d.rotten[id]
	if !yes {
		return nil
	}
	_, err := d.log.Add(journal.Event{Type: journal.Resume, Card: id, At: now.At, TZ: now.Offset, Note: r.change()})
	if err != nil {
		return fmt.Errorf("accept the card: %w", err)
	}
	d.Refresh()
	return nil
}
