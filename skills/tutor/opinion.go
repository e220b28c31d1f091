package tutor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/prose"
	"ken/skills/evidence"
	"ken/skills/grading"
	"ken/skills/proof"
)

// An Opinion is what a model found of an answer in prose, once it was found to hold. It
// stands beside the program's own verdict, and where the two differ the learner decides.
type Opinion struct {
	// By is who said it: the model, or "offline grader" where there is none to go by.
	By      string   `json:"by"`
	Verdict string   `json:"verdict"` // right, partly or wrong; "" where there is none
	Missing []string `json:"missing"`
	Wrong   []string `json:"wrong"`
	Quote   string   `json:"quote"`
	// Fell says why there is no opinion, "" where there is one.
	Fell string `json:"fell,omitempty"`
}

// Judge asks for a second opinion on an answer in prose. It is to be asked after the
// attempt alone. There always is an Opinion: where the model was not asked, was too late
// or said what does not hold, it says so, and changes nothing.
func (c *Coach) Judge(ctx context.Context, card cards.Card, given string) Opinion {
	fallen := func(why string) Opinion {
		return Opinion{By: offline, Missing: []string{}, Wrong: []string{}, Fell: why}
	}
	if card.Kind != cards.Prose || blank(given) {
		return fallen("only answers in sentences are shown to a model")
	}
	var o Opinion
	if err := c.ask(ctx, Consultation{Kind: Judging, Card: card, Given: given}, &o); err != nil {
		return fallen(fell(err))
	}
	o.By, o.Fell = c.Engine.Name(), ""
	if why := o.objection(card, given); why != "" {
		return fallen("the model's judgement does not hold: " + why)
	}
	return o
}

// fell says why a model was of no help.
func fell(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "the model took too long"
	case errors.Is(err, context.Canceled):
		return "the model was not waited for"
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrAddressed):
		return "the model was not asked: " + err.Error()
	}
	return err.Error()
}

// Bounds of an opinion.
const (
	mostFindings = 10
	// rested is the share of the words of what is missing that the known answers hold.
	rested = 0.5
)

// objection says why an opinion does not hold, "" where it does: its verdict has to go
// with what it lists, what it lists has to stand where it says, and so has its quote.
func (o *Opinion) objection(card cards.Card, given string) string {
	if o.Missing == nil {
		o.Missing = []string{}
	}
	if o.Wrong == nil {
		o.Wrong = []string{}
	}
	listed := len(o.Missing) + len(o.Wrong)
	switch {
	case o.Verdict != grading.Right && o.Verdict != grading.Partly && o.Verdict != grading.Wrong:
		return "it has no verdict"
	case listed > mostFindings:
		return "it lists more than can be"
	case o.Verdict == grading.Right && listed > 0:
		return "right, and yet something is missing or wrong"
	case o.Verdict != grading.Right && listed == 0:
		return o.Verdict + ", and yet nothing is missing or wrong"
	}
	known := card.Source.Quote + "\n" + strings.Join(card.Answers, "\n")
	if _, found := prose.Locate(known, o.Quote); !found || blank(o.Quote) {
		return "its quote stands nowhere"
	}
	stems := evidence.Stems(known)
	for _, m := range o.Missing {
		if blank(m) || shared(evidence.Stems(m), stems) < rested {
			return "what it misses is not in the known answers"
		}
	}
	for _, w := range o.Wrong {
		if _, found := prose.Locate(given, w); !found || blank(w) {
			return "what it finds wrong was not written"
		}
	}
	return ""
}

// With takes an opinion in. Where both say the same that stands; where the program is
// unsure, the opinion decides if it goes the way the program leans; else it is left to the
// learner. A model alone never makes right what contradicts the answer.
func (o Opinion) With(v grading.Verdict, card cards.Card, given string) grading.Verdict {
	if o.Verdict == "" || o.Verdict == v.Verdict {
		return v
	}
	leans := o.Verdict == v.Lean || o.Verdict == grading.Partly
	if v.Verdict == grading.Unsure && leans && !(o.Verdict != grading.Wrong && contradicts(card, given)) {
		v.Verdict = o.Verdict
		if o.Verdict != grading.Partly {
			v.Lean = o.Verdict
		}
		v.Why = fmt.Sprintf("%s and the offline grader agree that it is %s.", o.By, o.Verdict)
	} else {
		v.Why = fmt.Sprintf("%s finds it %s, the offline grader %s: you decide.", o.By, o.Verdict, v.Verdict)
		v.Verdict = grading.Unsure
	}
	if len(o.Missing) > 0 {
		v.Missing = slices.Clone(o.Missing)
	}
	return v
}

// contradicts tells whether an answer says the opposite of every known one it could be
// held against.
func contradicts(card cards.Card, given string) bool {
	for _, a := range card.Answers {
		if proof.Sentence(given, []string{best(a)}).Verdict != proof.Contradicted {
			return false
		}
	}
	return len(card.Answers) > 0
}

// Opine takes in what a model found of the answer that is shown, if the card is still
// the one that is asked and nobody has decided yet. The rating proposed follows.
func (s *Session) Opine(card string, o Opinion) error {
	if s.stage != Feedback || s.now.card != card || s.now.final != "" || s.now.how == unknown || s.now.how == aloud {
		return fmt.Errorf("take in an opinion: %w", ErrStage)
	}
	a := s.now
	i := s.item()
	a.opinion = &o
	a.verdict = o.With(a.verdict, i.Card, a.given)
	a.proposed = s.propose(i, &a)
	s.now = a
	return nil
}

// Consultable tells whether a second opinion on what is shown may be asked for, and of
// what; that is so after an attempt in sentences alone.
func (s *Session) Consultable() (Consultation, bool) {
	if s.stage != Feedback || s.item().Kind != cards.Prose || blank(s.now.given) || s.now.opinion != nil {
		return Consultation{}, false
	}
	return Consultation{Kind: Judging, Card: s.item().Card, Given: s.now.given}, true
}
