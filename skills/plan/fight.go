package plan

import (
	"context"
	"fmt"

	"ken/skills/brief"
	"ken/skills/evidence"
)

// Bounds of looking for what disagrees: how many steps are looked at, how many disputes
// are shown, and how much of a step's words both sides must hold.
const (
	mostAsked  = 12
	mostFights = 4
	bothHold   = 0.5
)

// fights looks for current lines that give other figures or dates of what the next steps
// are about: the plan may rest on one of two stories.
func (p *planner) fights(ctx context.Context) ([]brief.Sentence, []brief.Dispute, error) {
	var out []brief.Sentence
	var disputes []brief.Dispute
	seen := map[string]bool{}
	asked := 0
	for _, s := range p.steps {
		if !s.open() || !isDay(s.due) || s.due < p.w.Now().Format("2006-01-02") {
			continue
		}
		if asked++; asked > mostAsked {
			break
		}
		g, err := p.w.Gather(ctx, s.text)
		if err != nil {
			return nil, nil, err
		}
		for _, d := range evidence.Disputes(g.Findings) {
			key := d.Current.At() + d.Other.At()
			if seen[d.Current.At()] || seen[d.Other.At()] || len(disputes) == mostFights || !p.bears(d, s) {
				continue
			}
			seen[d.Current.At()], seen[d.Other.At()], seen[key] = true, true, true
			disputes = append(disputes, brief.Dispute{About: d.About, Current: d.Current.Source, Other: d.Other.Source, Why: d.Why})
			theme := fmt.Sprintf("%s (%s)", s.text, d.Why)
			out = append(out, brief.Quote(d.Current, theme), brief.Quote(d.Other, theme))
		}
	}
	return out, disputes, nil
}

// bears tells whether a dispute is about a step, and open: what is settled is no longer in
// dispute.
func (p *planner) bears(d evidence.Dispute, s *step) bool {
	if d.Settled || min(d.Current.Own, d.Other.Own) < bothHold {
		return false
	}
	_, a := p.documents[d.Current.Path]
	_, b := p.documents[d.Other.Path]
	return a && b
}
