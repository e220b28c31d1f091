package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"ken/notes/recall"
	"ken/skills/tutor"
)

// A quizLine is a line that is read: an answer, or something to do instead.
type quizLine struct {
	Card  string  `json:"card"` // has to be the one that was asked, where it is given
	Given *string `json:"given"`
	// Choose is a choice, from 0, of those that were offered.
	Choose     *int   `json:"choose"`
	Do         string `json:"do"`
	Confidence int    `json:"confidence"`
	Rating     int    `json:"rating"`
	// Final is the learner's own verdict: right, partly or wrong.
	Final string `json:"final"`
	Note  string `json:"note"`
}

// A quizView is a line that is written.
type quizView struct {
	Type string `json:"type"` // question, answer, summary, error
	tutor.View
	Error string `json:"error,omitempty"`
}

// quizLines asks in JSON lines: a question out, an answer in, what became of it out.
func (s *session) quizLines(ctx context.Context, t *tutoring, session *tutor.Session) error {
	in := bufio.NewReaderSize(until(ctx, s.in), 64<<10)
	coach := s.coach()
	if coach.says != "" {
		s.say("ken: " + coach.says)
	}
	beside := plainQuiz{session: session}
	beside.hint, beside.reword = coach.asks(ctx)
	for session.View().Stage != tutor.Done && ctx.Err() == nil {
		beside.inOtherWords(session.View())
		if err := s.printJSON(quizView{Type: "question", View: session.View()}); err != nil {
			return err
		}
		line, err := nextLine(in, longestAsked)
		for err == nil && len(bytes.TrimSpace(line)) == 0 {
			line, err = nextLine(in, longestAsked)
		}
		if errors.Is(err, io.EOF) || ctx.Err() != nil {
			break
		}
		var q quizLine
		if err == nil {
			err = json.Unmarshal(line, &q)
		}
		if err == nil && q.Do == "stop" {
			break
		}
		switch {
		case err != nil:
		case q.Do == "model":
			err = beside.takeHint()
		default:
			err = s.quizStep(t, session, q)
		}
		if err != nil {
			if perr := s.printJSON(quizView{Type: "error", View: session.View(), Error: oneLine(err.Error())}); perr != nil {
				return perr
			}
		}
	}
	if _, err := session.Leave(t.now()); err != nil || ctx.Err() != nil {
		return cmp.Or(err, ctx.Err())
	}
	return s.printJSON(quizView{Type: "summary", View: session.View()})
}

// quizStep does what a line says. Of an answer the outcome is written before it is rated.
func (s *session) quizStep(t *tutoring, session *tutor.Session, q quizLine) error {
	now, asked := t.now(), session.View().Question.Card
	if q.Card != "" && q.Card != asked {
		return fmt.Errorf("the card asked is %s, not %s", asked, q.Card)
	}
	switch q.Do {
	case "":
	case "reveal":
		return s.quizRate(t, session, q, session.DontKnow(now))
	case "aloud":
		return s.quizRate(t, session, q, session.Aloud(now))
	default:
		return quizAside(session, q, now)
	}
	if session.View().Stage != tutor.Asking { // the last line could not be written down: the same is tried again
		return s.quizRate(t, session, q, nil)
	}
	switch {
	case q.Choose != nil:
		return s.quizRate(t, session, q, session.Choose(*q.Choose, now))
	case q.Given != nil:
		return s.quizRate(t, session, q, session.Answer(*q.Given, now))
	}
	return errors.New("a line has given, choose, or do")
}

// quizAside does what is no answer.
func quizAside(session *tutor.Session, q quizLine, now recall.Moment) error {
	switch q.Do {
	case "hint":
		return session.Hint(now)
	case "suspend":
		return session.Suspend(now)
	case "bury":
		return session.Bury(now)
	case "flag":
		return session.Flag(q.Note, now)
	case "undo":
		_, err := session.Undo(now)
		return err
	}
	return fmt.Errorf("%q is nothing to do: hint, model, reveal, aloud, suspend, bury, flag, undo, stop", q.Do)
}

// quizRate goes on from an attempt to its rating.
func (s *session) quizRate(t *tutoring, session *tutor.Session, q quizLine, err error) error {
	if err != nil {
		return err
	}
	if session.View().Stage == tutor.Sure {
		if err := session.Confidence(q.Confidence); err != nil {
			return err
		}
	}
	if session.View().Stage != tutor.Feedback {
		return nil // a second try at a list
	}
	if q.Final != "" {
		if err := session.Override(q.Final); err != nil {
			return err
		}
	}
	view := session.View()
	if err := s.printJSON(quizView{Type: "answer", View: view}); err != nil {
		return err
	}
	rating := recall.Rating(q.Rating)
	if rating == 0 {
		rating = view.Revealed.Proposed
	}
	return session.Rate(rating, t.now())
}
