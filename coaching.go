package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"ken/notes"
	"ken/notes/cards"
	"ken/skills/author"
	"ken/skills/model"
	"ken/skills/questions"
	"ken/skills/tutor"
	"ken/tui"
)

// A model beside the tutor is asked for questions on a passage, where
// "ken cards --propose --model" says so, and where the settings or --model of ken quiz say so
// for a second opinion on answers in sentences, for hints, and for questions in other words.
// It never sees more than a passage, a card and an answer; what it says of a card is shown
// only where it holds nothing of the answer.

// mostAsked is how many passages of a document a model is asked about at once.
const mostAsked = 3

// errNoWriter is the error of asking a model where none is set.
var errNoWriter = errors.New("no model is set, or --offline is")

// A coaching is what a model is asked for beside a session, and what is said of it before.
type coaching struct {
	*tutor.Coach
	opine, hint, rephrase bool
	says                  string // what goes where, "" where no hint and no words are asked for
}

// coach is what the settings have a model do beside a session, and --model of ken quiz for
// this run; the zero value where none is set, or it is to do nothing.
func (s *session) coach() coaching {
	set, err := readSettings(s.outside)
	c := coaching{opine: set.Tutor.Model, hint: set.Tutor.Hints || s.coached, rephrase: set.Tutor.Rephrase || s.coached}
	if err != nil || !c.opine && !c.hint && !c.rephrase {
		return coaching{}
	}
	a, err := s.author()
	if err != nil || a == nil {
		return coaching{} // said by the name of the engine, which is offline then
	}
	c.Coach = &tutor.Coach{Engine: a.Engine, Private: a.Private, Budget: model.NewBudget(cmp.Or(a.Tokens, author.DefaultTokens))}
	var what []string
	if c.rephrase {
		what = append(what, "to ask it in other words")
	}
	if c.hint {
		what = append(what, "for the hints you ask for")
	}
	if len(what) > 0 {
		c.says = fmt.Sprintf("To %s at %s: question, answers and passage of a card, %s.", a.Engine.Name(), a.Engine.Address(), strings.Join(what, " and "))
	}
	return c
}

// How long a model is waited for: nobody waits for a question in other words, and a hint is
// waited for by who asked for it.
const (
	wordsWithin = 8 * time.Second
	hintWithin  = 30 * time.Second
)

// reworded asks for the question of a card in other words.
func (c coaching) reworded(ctx context.Context, card cards.Card) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, wordsWithin)
	defer cancel()
	return c.Rephrase(ctx, card)
}

// hinted asks for a hint of a step.
func (c coaching) hinted(ctx context.Context, q tutor.Consultation) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, hintWithin)
	defer cancel()
	return c.Hint(ctx, q.Card, q.Step)
}

// beside adds to what the screen teaches with what a model is asked for.
func (c coaching) beside(t tui.Tutor) tui.Tutor {
	if c.Coach == nil {
		return t
	}
	t.Leaves = c.says
	if c.opine {
		t.Opine = func(ctx context.Context, q tutor.Consultation) tutor.Opinion { return c.Judge(ctx, q.Card, q.Given) }
	}
	if c.hint {
		t.Hint = c.hinted
	}
	if c.rephrase {
		t.Rephrase = c.reworded
	}
	return t
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
