package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"ken/notes"
	"ken/skills/author"
	"ken/skills/model"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A model beside the tutor is asked for two things: questions on a passage, where
// "ken cards --propose --model" says so, and a second opinion on answers in sentences,
// where the settings say so. It never sees more than a passage, a card and an answer.

// mostAsked is how many passages of a document a model is asked about at once.
const mostAsked = 3

// errNoWriter is the error of asking a model where none is set.
var errNoWriter = errors.New("no model is set, or --offline is")

// coach is the model that gives second opinions; nil where none is set, or the settings do
// not have the tutor ask it.
func (s *session) coach() *tutor.Coach {
	set, err := readSettings(s.outside)
	if err != nil || !set.Tutor.Model {
		return nil
	}
	a, err := s.author()
	if err != nil || a == nil {
		return nil // said by the name of the engine, which is offline then
	}
	return &tutor.Coach{Engine: a.Engine, Private: a.Private, Budget: model.NewBudget(cmp.Or(a.Tokens, author.DefaultTokens))}
}

// opine asks for a second opinion, of a card as it is kept.
func (c *classroom) opine(coach *tutor.Coach) func(context.Context, tutor.Consultation) tutor.Opinion {
	if coach == nil {
		return nil
	}
	return func(ctx context.Context, q tutor.Consultation) tutor.Opinion {
		return coach.Judge(ctx, q.Card, q.Given)
	}
}

// modelProposals asks a model for questions on the passages of a document that offer the
// best ones, and says before what goes where. What does not stand is counted.
func (t *tutoring) modelProposals(ctx context.Context, name string) ([]questions.Proposal, error) {
	s := t.s
	a, err := s.author()
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, &fault{err: errNoWriter, hint: "set model: in " + s.configName() + ", or leave out --model", code: exitNotSetUp}
	}
	if a.Private != nil && a.Private(name) {
		return nil, fmt.Errorf("%s is private and stays here", name)
	}
	offline, err := t.proposals(ctx, name, true)
	if err != nil {
		return nil, err
	}
	passages := bestPassages(offline)
	s.say(fmt.Sprintf("ken: to %s at %s: %s of %s", a.Engine.Name(), a.Engine.Address(), plural(len(passages), "passage"), name))
	budget := model.NewBudget(cmp.Or(a.Tokens, author.DefaultTokens))
	var list []questions.Proposal
	dropped := t.unwanted()
	for _, p := range passages {
		got, no, err := questions.Generate(ctx, a.Engine, p, budget)
		if err != nil {
			return list, err
		}
		for _, r := range no {
			s.say(fmt.Sprintf("ken: left out a question of the model, %s: %s", r.Why, r.Question))
		}
		for _, q := range got {
			if !dropped(q.ID) {
				list = append(list, q)
			}
		}
	}
	return list, nil
}

// bestPassages are the places of the best proposals, each once.
func bestPassages(list []questions.Proposal) []notes.Source {
	var out []notes.Source
	seen := map[int]bool{}
	for _, p := range list {
		if len(out) < mostAsked && !seen[p.Passage.Line] {
			seen[p.Passage.Line] = true
			out = append(out, p.Passage)
		}
	}
	return out
}
