package plan

import (
	"slices"

	"ken/notes/facts"
	"ken/skills/brief"
)

// The themes of what is missing, each about the steps under it.
const (
	neither    = "Neither owner nor date is named for"
	noOwner    = "No owner is named for"
	noDate     = "No date is named for"
	twoOwners  = "Two owners are named for"
	notDecided = "Not decided yet"
	twoDates   = "Two dates are named for"
)

// missing names the open steps that lack something, and those of which two documents say
// different things.
func (p *planner) missing() []brief.Sentence {
	var both, owners, dates, twice []brief.Sentence
	for _, s := range p.steps {
		if !s.open() || !p.w.Admits(s.sentence().Text) {
			continue
		}
		switch {
		case s.owner == "" && s.due == "":
			both = append(both, s.short(neither))
		case s.owner == "":
			owners = append(owners, s.short(noOwner))
		case s.due == "":
			dates = append(dates, s.short(noDate))
		}
		twice = append(twice, s.against(twoOwners, s.owners, func(f facts.Fact) bool { return f.Owner == s.owner })...)
		twice = append(twice, s.against(twoDates, s.dues, func(f facts.Fact) bool { return f.Due == s.due })...)
	}
	return slices.Concat(both, owners, dates, twice)
}

// against sets the line that a step goes by and those that say otherwise side by side.
func (s *step) against(theme string, others []facts.Fact, goesBy func(facts.Fact) bool) []brief.Sentence {
	if len(others) == 0 {
		return nil
	}
	var out []brief.Sentence
	if i := slices.IndexFunc(s.facts, goesBy); i >= 0 {
		out = append(out, brief.Stand(s.facts[i].Source, theme))
	}
	for _, f := range others {
		out = append(out, brief.Stand(f.Source, theme))
	}
	return out
}
