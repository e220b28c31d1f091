package main

import (
	"context"

	"ken/skills/tutor"
)

// practise begins the few questions that go with a document, before or after it is read.
func (s *session) practise(ctx context.Context, t *tutoring, q quizAsked) (*tutor.Session, error) {
	of, named := t.before, q.before
	if named == "" {
		of, named = t.carries, q.after
	}
	name, err := s.shop.find(named)
	if err != nil {
		return nil, s.unfound("ask about", named, err)
	}
	p, err := of(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(p.Questions) == 0 {
		return nil, nothing("", "ask about %s: it says nothing that could be asked", name)
	}
	return p.Begin(t.desk(), t.now())
}

// before are questions to read a document with.
func (t *tutoring) before(ctx context.Context, name string) (tutor.Practice, error) {
	doc, err := t.s.shop.ReadContext(ctx, name)
	if err != nil {
		return tutor.Practice{}, err
	}
	corpus, err := t.words(ctx)
	if err != nil {
		return tutor.Practice{}, err
	}
	return tutor.Before(doc, corpus), nil
}

// skipped is the answer of "ken quiz --skip".
type skipped struct {
	Path string `json:"path"`
}

// skipPractice notes that the questions on a note were not taken.
func (s *session) skipPractice(t *tutoring, named string) error {
	name, err := s.shop.find(named)
	if err != nil {
		return s.unfound("skip the questions on", named, err)
	}
	if err := (tutor.Practice{Path: name}).Skip(t, t.now()); err != nil {
		return err
	}
	return s.print(skipped{name})
}

// leftPractice notes that the questions on a note were begun and none was answered, which
// is to skip them.
func (s *session) leftPractice(t *tutoring, q quizAsked, session *tutor.Session) error {
	if q.after == "" {
		return nil
	}
	if sum := session.View().Summary; sum == nil || sum.Answers > 0 {
		return nil
	}
	name, err := s.shop.find(q.after)
	if err != nil {
		return s.unfound("skip the questions on", q.after, err)
	}
	return tutor.Practice{Path: name}.Skip(t, t.now())
}

func (k skipped) text(p *paper) { p.printf("Skipped: the questions on %s\n", k.Path) }
