package plan

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A wait is a step that something has to come before.
type wait struct {
	step *step
	to   string  // what it waits for, in the document's words
	on   []*step // the steps that bring it
	src  notes.Source
	// said is set where a sentence says it, not a cell or a field.
	said bool
}

// waiters returns what steps wait for: by their own words, by the cells of their rows, and
// by sentences that name them.
func (p *planner) waiters(all []*step, links []facts.Fact) []wait {
	var out []wait
	at := map[string]*step{} // steps by where they stand
	for _, s := range all {
		for _, f := range s.facts {
			at[f.Source.At()+f.Text] = s
		}
		if f := s.facts[0]; f.BlockedBy != "" {
			out = append(out, wait{step: s, to: f.BlockedBy, src: f.Source})
		}
	}
	for _, f := range links {
		s, row := at[f.Source.At()+f.From]
		if f.Relation != "→" && !row {
			s = closest(f.From, f.Source.Path, nil, all)
		}
		if s != nil {
			out = append(out, wait{step: s, to: f.To, src: f.Source, said: !row})
		}
	}
	for i := range out {
		if b := closest(out[i].to, out[i].src.Path, out[i].step, all); b != nil {
			out[i].on = []*step{b}
		}
	}
	return out
}

// closest returns the step that some words mean: one that has all of them. A single word
// means a step of the same document only; of several, the last that comes before the one
// that waits.
func closest(text, path string, waiting *step, all []*step) *step {
	stems := evidence.Stems(text)
	var best *step
	for _, s := range all {
		near := slices.ContainsFunc(s.facts, func(f facts.Fact) bool { return f.Source.Path == path })
		if s == waiting || len(stems) == 0 || len(stems) == 1 && !near || !s.hasAll(stems) {
			continue
		}
		if waiting != nil && isDay(s.due) && isDay(waiting.due) && dayOrder(s.due) > dayOrder(waiting.due) {
			continue
		}
		if best == nil || near || !slices.ContainsFunc(best.facts, func(f facts.Fact) bool { return f.Source.Path == path }) {
			best = s
		}
	}
	return best
}

func (s *step) hasAll(stems []string) bool {
	for _, stem := range stems {
		if !s.stems[stem] {
			return false
		}
	}
	return true
}

// The themes of what is waited for.
const (
	forStep    = "For another step"
	forNothing = "For what no step brings"
	forDone    = "For a step that is done"
)

// waiting writes what waits for what, with the lines of both.
func (p *planner) waiting() []brief.Sentence {
	groups := map[string][]brief.Sentence{}
	for _, w := range p.waits {
		s := w.sentence()
		if p.w.Admits(s.Text) && !slices.ContainsFunc(groups[s.Theme], func(o brief.Sentence) bool { return o.Text == s.Text }) {
			groups[s.Theme] = append(groups[s.Theme], s)
		}
	}
	return slices.Concat(groups[forNothing], groups[forStep], groups[forDone])
}

func (w wait) sentence() brief.Sentence {
	out := brief.Sentence{Citations: []notes.Source{w.src}, Theme: forNothing}
	plain := w.step.text + ": " + w.to
	if w.said {
		plain = brief.LineOf(w.src)
	}
	if len(w.on) == 0 {
		out.Text = brief.Standing(out.Citations, plain, brief.LineOf(w.src))
		return out
	}
	b := w.on[0]
	out.Theme = forStep
	if !b.open() {
		out.Theme = forDone
	}
	if b.facts[0].Source.At() != w.src.At() {
		out.Citations = append(out.Citations, b.facts[0].Source)
	}
	full := ""
	if _, about, ok := strings.Cut(b.line(), " — "); ok && !w.said {
		full = plain + " (" + about + ")"
	}
	out.Text = brief.Standing(out.Citations, full, plain, brief.LineOf(w.src))
	return out
}
