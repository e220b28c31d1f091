package main

import (
	"context"

	"ken/notes"
	"ken/skills/progress"
	"ken/skills/tutor"
)

// numbers measures how the learner does, and how much of what was delivered to him he
// could say himself.
func (t *tutoring) numbers(ctx context.Context) (progress.Numbers, error) {
	delivered, err := t.delivered(ctx)
	if err != nil {
		return progress.Numbers{}, err
	}
	in := progress.Input{
		Events: t.log.Events(), States: t.log.States(t.deck.Settings()), Settings: t.deck.Settings(),
		Cards: t.known(), Now: t.now(), Delivered: delivered,
	}
	for i, c := range in.Cards { // what a card was made from is what its learner recalls
		if path, line, ok := c.MadeFrom(); ok {
			in.Cards[i].Source.Path, in.Cards[i].Source.Line, in.Cards[i].Source.EndLine = path, line, line
		}
	}
	if b, more := t.deck.Backlog(t.wants(), t.now()); more {
		in.Plan = progress.Planned{Plan: b.Plan, Text: b.Text}
	}
	for _, g := range t.deck.Goals() {
		in.Goals = append(in.Goals, progress.Goal{Text: g.Text, Day: g.Day, Cards: t.deck.Of(g)})
	}
	return progress.Measure(in), nil
}

// delivered are the sentences that stand in what ken wrote here, each with the places it
// rests on, by the goal it belongs to.
func (t *tutoring) delivered(ctx context.Context) ([]progress.Delivered, error) {
	w := t.s.shop
	names, err := w.written(ctx)
	if err != nil {
		return nil, err
	}
	goals := t.deck.Goals()
	var list []progress.Delivered
	for _, name := range names {
		record, ok := w.record(name)
		if !ok {
			continue
		}
		for _, s := range record.Sentences {
			if !s.Verdict.Stands() {
				continue
			}
			for _, c := range s.Citations {
				if notes.KindOf(c.Path) != "note" {
					continue // what the user said of himself is no news to him
				}
				list = append(list, progress.Delivered{
					Goal: goalOf(goals, s.Text, c), Note: name, Digest: notes.Digest(s.Text),
					Path: c.Path, Line: c.Line, EndLine: c.EndLine,
				})
			}
		}
	}
	return list, nil
}

// goalOf is the first goal that a sentence belongs to, "" for none.
func goalOf(goals []tutor.Goal, text string, at notes.Source) string {
	for _, g := range goals {
		if g.About(text, at) {
			return g.Text
		}
	}
	return ""
}
