package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ken/index"
	"ken/notes"
	"ken/render/mermaid"
	"ken/skills/diagram"
	"ken/skills/questions"
	"ken/skills/tutor"
	"ken/tui"
)

// diagrams hands the screen what it draws with. The index is taken as it is: the screen
// brings it up to date by itself.
func (s *session) diagrams(ix *index.Index) tui.Diagrams {
	c := &classroom{s: s}
	return tui.Diagrams{
		Draw: func(ctx context.Context, r diagram.Request) (diagram.Drawn, error) {
			d, err := s.deskFor(ix).Draw(ctx, r)
			if err != nil || !d.Found() {
				return d, err
			}
			return c.mastered(ctx, d)
		},
		Keep: func(ctx context.Context, d diagram.Drawn) (diagram.Drawn, error) {
			return s.deskFor(ix).Keep(ctx, d)
		},
		Known:   c.mastered,
		Find:    s.meant,
		Picture: s.picture,
		Ask:     c.askAt,
		Blank:   c.blank,
	}
}

// meant is the document or folder that a name means.
func (s *session) meant(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	if rel, err := s.shop.find(name); err == nil {
		if _, err := s.shop.Stat(rel); err == nil {
			return rel, true
		}
	}
	return s.shop.folder(name)
}

// pictures is the folder of pictures that were written to be looked at, and keepFor how
// long one stays there.
const (
	pictures = "pictures"
	keepFor  = 24 * time.Hour
)

// picture writes a picture where other programs can open it. What is older than a day goes.
func (s *session) picture(svg []byte) (string, error) {
	dir := s.cacheDir()
	if dir == "" {
		return "", errors.New("write the picture: there is no folder of yours")
	}
	dir = filepath.Join(dir, pictures)
	if old, err := os.ReadDir(dir); err == nil {
		for _, f := range old {
			if info, err := f.Info(); err == nil && s.now().Sub(info.ModTime()) > keepFor {
				_ = os.Remove(filepath.Join(dir, f.Name())) // it can be written again
			}
		}
	}
	name := filepath.Join(dir, notes.Digest(string(svg))[:16]+".svg")
	return name, writeOwn(name, svg)
}

// mastered sets how well the nodes of a diagram are known.
func (c *classroom) mastered(ctx context.Context, d diagram.Drawn) (out diagram.Drawn, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		out = t.mastered(d)
		return nil
	})
	if err != nil && ctx.Err() == nil {
		return d, nil // a diagram needs no cards
	}
	return out, err
}

// mostAt is how many questions are asked about a part of a diagram.
const mostAt = 3

// errNoQuestion is the error of asking about lines that no question can be made of.
var errNoQuestion = errors.New("there is no card on these lines, and no question can be made of them")

// askAt asks the cards on some places, else questions that are made of what stands there,
// else what a diagram says there. Nothing of it counts.
func (c *classroom) askAt(ctx context.Context, d diagram.Drawn, at []notes.Source) (out *tutor.Session, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		now := t.now()
		if ids := t.cardsAt(at); len(ids) > 0 {
			out = t.desk().Begin(tutor.Wants{Practice: true, Only: ids, Sureness: t.wants().Sureness}, now)
			return nil
		}
		p, err := t.questionsAt(ctx, at)
		if err != nil {
			return err
		}
		if len(p.Questions) == 0 {
			p.Questions = drawnAt(d, at)
		}
		if len(p.Questions) == 0 {
			return errNoQuestion
		}
		out, err = p.Begin(t.desk(), now)
		return err
	})
	return out, err
}

// cardsAt are the cards whose passages overlap some places.
func (t *tutoring) cardsAt(at []notes.Source) []string {
	var ids []string
	for _, c := range t.known() {
		for _, s := range at {
			if overlap(c.Source, s) && len(ids) < mostAt {
				ids = append(ids, c.ID)
				break
			}
		}
	}
	return ids
}

func overlap(a, b notes.Source) bool {
	return a.Path == b.Path && a.Line <= b.EndLine && b.Line <= a.EndLine
}

// questionsAt are questions made of what stands at some places.
func (t *tutoring) questionsAt(ctx context.Context, at []notes.Source) (tutor.Practice, error) {
	p := tutor.Practice{Path: "this diagram"}
	asked, read := map[string]bool{}, map[string][]questions.Proposal{}
	for _, s := range at {
		list, known := read[s.Path]
		if !known {
			var err error
			if list, err = t.proposals(ctx, s.Path, true); ctx.Err() != nil {
				return p, err
			}
			read[s.Path] = list // a document that cannot be read now has none
		}
		for _, q := range list {
			if overlap(q.Source, s) && !asked[q.ID] && len(p.Questions) < mostAt {
				asked[q.ID] = true
				p.Path = s.Path
				p.Questions = append(p.Questions, q)
			}
		}
	}
	return p, nil
}

// drawnAt are questions on what a diagram says at some places, as they are asked of hidden
// labels.
func drawnAt(d diagram.Drawn, at []notes.Source) []questions.Proposal {
	var out []questions.Proposal
	if !d.Found() {
		return nil
	}
	asked := map[string]bool{}
	for seed := range uint64(mostAt) { // neighbours are not hidden at once
		_, list := diagram.Blank(d, diagram.Blanks{What: diagram.BlankBoth, Share: 1, Seed: seed, Fence: mermaid.Write})
		for _, c := range list {
			here := slices.ContainsFunc(at, func(s notes.Source) bool { return overlap(c.Source, s) })
			if here && !asked[c.ID] && len(out) < mostAt {
				asked[c.ID] = true
				out = append(out, questions.Proposal{Card: c, Passage: c.Source})
			}
		}
	}
	return out
}

// blank hides labels of a diagram and keeps a card for each of them; the review asks those.
func (c *classroom) blank(ctx context.Context, d diagram.Drawn) (w tutor.Wants, err error) {
	err = c.with(ctx, func(t *tutoring) error {
		_, list := t.blank(d, diagram.Blanks{What: diagram.BlankBoth})
		if len(list) == 0 {
			return errNoQuestion
		}
		if w.Only, err = t.fill(list); err != nil {
			return err
		}
		w.Sureness = t.wants().Sureness
		return nil
	})
	return w, err
}
