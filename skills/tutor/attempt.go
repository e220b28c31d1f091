package tutor

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/grading"
)

// The forms of an attempt that are no rung of the ladder.
const (
	aloud   = "aloud"   // said or written elsewhere; the learner grades himself
	unknown = "unknown" // given up
)

// Answer is an attempt. White space alone is none. Of a list the first try may be
// followed by a second, when a part is there: the question then says how many are missing.
func (s *Session) Answer(given string, now recall.Moment) error {
	if s.stage != Asking {
		return fmt.Errorf("answer: %w", ErrStage)
	}
	if blank(given) {
		return ErrEmpty
	}
	a := s.now
	if a.given != "" {
		given = a.given + "\n" + given
	}
	a.given = given
	if s.item().Kind == cards.List && a.tries == 0 {
		a.tries = 1
		v := s.compare(given)
		if n := len(v.Missing); v.Verdict != grading.Right && n > 0 && len(v.Said) > 0 {
			a.missing = n
			s.now = a
			return nil
		}
	}
	return s.attempted(a, a.rung.String(), now)
}

// blank tells what holds nothing that could be seen.
func blank(given string) bool {
	return strings.IndexFunc(given, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) < 0
}

// Choose is an attempt by choosing among the answers of [Question.Choices], counted from 0.
func (s *Session) Choose(n int, now recall.Moment) error {
	if s.stage != Asking || n < 0 || n >= len(s.now.choices) {
		return fmt.Errorf("choose an answer: %w", ErrStage)
	}
	return s.Answer(s.now.choices[n], now)
}

// DontKnow gives up, which counts as not recalled. In the second try of a list it ends
// the trying, and the first try counts.
func (s *Session) DontKnow(now recall.Moment) error {
	if s.stage != Asking {
		return fmt.Errorf("give up: %w", ErrStage)
	}
	if s.now.given != "" {
		return s.attempted(s.now, s.now.rung.String(), now)
	}
	return s.attempted(s.now, unknown, now)
}

// Aloud says that the learner has answered aloud or on paper, and grades himself.
func (s *Session) Aloud(now recall.Moment) error {
	if s.stage != Asking {
		return fmt.Errorf("answer aloud: %w", ErrStage)
	}
	return s.attempted(s.now, aloud, now)
}

// attempted goes on from an attempt: to the question how sure one is, or to the answer.
func (s *Session) attempted(a asking, how string, now recall.Moment) error {
	a.how, a.answered = how, now
	if s.wants.Sureness && how != unknown {
		s.now, s.stage = a, Sure
		return nil
	}
	return s.reveal(a)
}

// Confidence says how sure the learner is: 1 guess, 2 unsure, 3 sure; 0 leaves it open.
func (s *Session) Confidence(c int) error {
	if s.stage != Sure || c < 0 || c > 3 {
		return fmt.Errorf("say how sure: %w", ErrStage)
	}
	a := s.now
	a.conf = c
	return s.reveal(a)
}

// reveal compares, proposes and writes down. Only here does a session come to the stage
// in which an answer is shown.
func (s *Session) reveal(a asking) error {
	before := s.state
	before.now = asking{card: a.card, again: a.again, shown: a.shown}
	before.stage = Asking
	i := s.item()
	if a.how != aloud {
		a.verdict = s.compare(a.given)
		a.proposed = s.propose(i, &a)
	}
	a.choice = s.choices(i, a.answered)
	st := step{kind: attempt, before: before, card: a.card}
	if a.how != aloud {
		a.rated, a.src = a.proposed, "auto"
		e, err := s.write(s.review(i, &a))
		if err != nil {
			return err
		}
		a.logged = logged{e.ID, a.rated, a.verdict.Verdict, a.final, a.src}
		st.review = e.ID
	}
	s.past = append(s.past, st)
	s.now, s.stage = a, Feedback
	return nil
}

// compare has what was typed graded.
func (s *Session) compare(given string) grading.Verdict {
	i := s.item()
	return s.desk.Grade(grading.Asked{
		Kind: i.Kind, Question: i.Question, Answers: i.Answers, Ordered: i.Ordered, Given: given,
		Accepted: i.Memory.Accepted, Others: s.others(i), Threshold: threshold(i),
	})
}

// mostOthers bounds how many answers of other cards go with a question.
const mostOthers = 500

// others are the answers of other short cards of the same document or tag: what is spelt
// like one of them is no slip of the pen.
func (s *Session) others(i *Item) []string {
	if i.Kind != cards.Exact && i.Kind != cards.Cloze {
		return nil
	}
	var list []string
	for n := range s.deck.items {
		o := &s.deck.items[n]
		if o.ID == i.ID || len(o.Answers) == 0 || o.Kind != cards.Exact && o.Kind != cards.Cloze {
			continue
		}
		if o.Source.Path == i.Source.Path || slices.ContainsFunc(o.Tags, func(t string) bool { return slices.Contains(i.Tags, t) }) {
			list = append(list, o.Answers...)
		}
		if len(list) >= mostOthers {
			break
		}
	}
	return slices.DeleteFunc(list, func(a string) bool { return slices.Contains(i.Answers, a) })
}

// propose is the rating to propose for an answer.
func (s *Session) propose(i *Item, a *asking) recall.Rating {
	v := a.verdict
	if a.final != "" {
		v.Verdict, v.Lean = a.final, a.final
	}
	how := grading.Manner{
		Hint: int(a.rung), Gave: a.how == unknown, Took: time.Duration(a.took()) * time.Millisecond,
		Usual: time.Duration(i.Memory.Median()) * time.Millisecond, Sure: a.conf, Streak: i.Memory.Streak,
	}
	r := grading.Propose(v, how)
	if a.missing > 0 && a.final == "" {
		r = min(r, recall.Hard) // a second try was needed
	}
	return r
}

// took is how long the answer took, in milliseconds.
func (a *asking) took() int64 { return max(0, a.answered.At-a.shown.At) }

// threshold is the score from which an answer to this card leans to right, as the
// learner's own verdicts have it; 0 where he gave none.
func threshold(i *Item) float64 {
	var history []grading.Graded
	for _, j := range i.Memory.Judged() {
		if j.Own {
			history = append(history, grading.Graded{Score: j.Score, Right: j.Final == grading.Right})
		}
	}
	if len(history) == 0 {
		return 0
	}
	return grading.Threshold(history)
}
