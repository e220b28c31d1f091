package brief

import (
	"context"
	"fmt"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/skills/evidence"
)

// GoalSentence writes a goal in its own words, so that it counts as used.
func GoalSentence(g notes.Goal, theme string) Sentence {
	return Sentence{Text: g.Text, Citations: []notes.Source{GoalSource(g)}, Theme: theme, goal: g.Path + "\x00" + g.Text}
}

// GoalsOn returns the goals that are not reached and that the topic bears on; without a
// topic, all that are not reached.
func (w *Writer) GoalsOn() []notes.Goal {
	var out []notes.Goal
	for _, g := range w.Goals() {
		text := g.Text + " " + strings.Join(g.Terms, " ") + " " + strings.Join(g.DoneWhen, " ")
		if !g.Done && (w.Request.Topic == "" || w.about(text, g.Why) >= aboutIt || touches(w.Request.Topic, evidence.Stems(g.Text), termStems(g.Terms))) {
			out = append(out, g)
		}
	}
	return out
}

// Outcomes writes for each of some goals what must be true for it to be reached, each with
// its line.
func (w *Writer) Outcomes(ctx context.Context, goals []notes.Goal) ([]Sentence, error) {
	found, err := w.desk.Finder.Search(ctx, index.Query{Where: "kind:goal", Kinds: []string{index.KindGoal}, Max: 200})
	if err != nil {
		return nil, fmt.Errorf("read the goals: %w", err)
	}
	var out []Sentence
	for _, g := range goals {
		for _, text := range g.DoneWhen {
			src := GoalSource(g)
			src.EndLine, src.Quote, src.SHA256 = g.EndLine, text, notes.Digest(text)
			if at, ok := lineOfGoal(found.Passages, g, text); ok {
				src = at
			}
			out = append(out, Sentence{Text: text, Citations: []notes.Source{src}, Theme: g.Text, goal: g.Path + "\x00" + g.Text})
		}
	}
	return out, nil
}

// lineOfGoal returns where a line of a goal stands. Above the workspace nothing is indexed.
func lineOfGoal(passages []index.Passage, g notes.Goal, text string) (notes.Source, bool) {
	for _, p := range passages {
		if p.Path != g.Path {
			continue
		}
		for from := 0; ; {
			at := strings.Index(p.Quote[from:], text)
			if at < 0 {
				break
			}
			at += from
			if src := p.Cite(at, at+len(text)); src.Line >= g.Line && src.Line <= g.EndLine {
				src.Heading = []string{}
				return src, true
			}
			from = at + len(text)
		}
	}
	return notes.Source{}, false
}
