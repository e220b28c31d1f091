package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ken/notes/cards"
	"ken/notes/prose"
	"ken/notes/recall"
	"ken/skills/tutor"
)

// A plainQuiz is a session line by line: nothing moves, the most important words first,
// and one thing at a time.
type plainQuiz struct {
	s       *session
	t       *tutoring
	session *tutor.Session
	in      *bufio.Reader
	stopped func() error // why no line counts any more; nil while they do
	// edit has the user change a card, and returns it as it is then.
	edit func(id string) (cards.Card, error)
	// hint and reword ask a model; nil where none is to be asked.
	hint   func(tutor.Consultation) (string, error)
	reword func(cards.Card) (string, error)
	worded string // the card that it was last asked for
}

// errStop is the error of somebody who wants to stop.
var errStop = errors.New("stopped")

func (s *session) quizPlain(ctx context.Context, t *tutoring, session *tutor.Session) error {
	v := session.View()
	if v.Stage == tutor.Done {
		return s.nothingDue(t)
	}
	q := plainQuiz{s: s, t: t, session: session, in: bufio.NewReaderSize(until(ctx, s.in), 64<<10), stopped: ctx.Err}
	q.edit = func(id string) (cards.Card, error) { return s.editCard(ctx, id) }
	coach := s.coach()
	q.hint, q.reword = coach.asks(ctx)
	about := ""
	if v.Progress.Minutes > 0 {
		about = ", about " + plural(v.Progress.Minutes, "minute")
	}
	err := q.say("Review. %s%s. Type an answer, or r to reveal, h for a hint, q to stop, ? for more.",
		plural(v.Progress.Of, "card"), about)
	if err == nil && coach.says != "" {
		err = q.say("%s", coach.says)
	}
	for err == nil && session.View().Stage != tutor.Done {
		if err = ctx.Err(); err == nil {
			err = q.question()
		}
	}
	if err != nil && !errors.Is(err, errStop) && !errors.Is(err, io.EOF) && ctx.Err() == nil {
		return err
	}
	sum, err := session.Leave(t.now())
	if err != nil || ctx.Err() != nil {
		return cmp.Or(err, ctx.Err())
	}
	for _, line := range sum.Text {
		if err := q.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// say writes a line.
func (q *plainQuiz) say(format string, args ...any) error {
	var b bytes.Buffer
	p := &paper{w: &b, style: q.s.style(), width: q.s.width()}
	p.printf("%s\n", oneLine(fmt.Sprintf(format, args...)))
	return q.s.write(b.Bytes())
}

// read asks for a line. Nobody there to give one is io.EOF.
func (q *plainQuiz) read() (string, error) {
	if err := q.s.write([]byte("> ")); err != nil {
		return "", err
	}
	line, err := nextLine(q.in, longestAsked)
	if !q.s.terminal.in {
		if werr := q.s.write([]byte("\n")); werr != nil {
			return "", werr
		}
	}
	if serr := q.stopped(); serr != nil {
		return "", serr // half a line is no answer
	}
	if errors.Is(err, errLong) {
		return "", q.say("That is too long an answer.")
	}
	return strings.TrimSpace(string(line)), err
}

// question asks one question, as often as it takes, and goes on to its rating.
func (q *plainQuiz) question() error {
	v := q.session.View()
	card, n := v.Question.Card, v.Progress.N
	if err := q.ask(v); err != nil {
		return err
	}
	for {
		typed, err := q.read()
		if err != nil {
			return err
		}
		if err := q.attempt(typed); err != nil {
			return err
		}
		switch v = q.session.View(); v.Stage {
		case tutor.Sure:
			if err := q.sure(); err != nil {
				return err
			}
			return q.feedback()
		case tutor.Feedback:
			return q.feedback()
		case tutor.Done:
			return nil
		}
		if v.Question.Card != card || v.Progress.N != n {
			return nil // suspended, or taken back
		}
	}
}

// ask says a question with what help there is on it.
func (q *plainQuiz) ask(v tutor.View) error {
	kind := ""
	if v = q.inOtherWords(v); v.Question.Original != "" {
		kind = " In other words; o says it as it is kept."
	}
	if v.Question.Again {
		kind = " Once more." + kind
	}
	if err := q.say("Question %d of %d.%s %s", v.Progress.N, v.Progress.Of, kind, prose.Readable(v.Question.Text)); err != nil {
		return err
	}
	if err := q.drawing(v.Question.Drawing); err != nil {
		return err
	}
	return q.help(v.Question)
}

// drawing shows the diagram that an answer is to be filled into.
func (q *plainQuiz) drawing(text string) error {
	if text == "" {
		return nil
	}
	lines, err := q.s.blankDrawing(text)
	if err != nil {
		return nil // the question stands by itself
	}
	return q.s.write([]byte(clean(strings.Join(lines, "\n")) + "\n"))
}

// help says the hint that is on a question.
func (q *plainQuiz) help(question tutor.Question) error {
	if question.Missing > 0 {
		if err := q.say("%d more.", question.Missing); err != nil {
			return err
		}
	}
	if question.Clue != "" {
		if err := q.say("Hint: %s", question.Clue); err != nil {
			return err
		}
	}
	for n, c := range question.Choices {
		if err := q.say("%d. %s", n+1, prose.Readable(c)); err != nil {
			return err
		}
	}
	return nil
}

// attempt does with a question what was typed.
func (q *plainQuiz) attempt(typed string) error {
	now := q.t.now()
	var err error
	switch v := q.session.View(); {
	case typed == "q":
		return errStop
	case typed == "?":
		return q.say("r reveals, a says you answered aloud, h is a hint, u takes back the last answer, s suspends, "+
			"b puts off until tomorrow, f flags, w tells why it is asked now, %sq stops; after the answer e edits the card. "+
			"To answer one of these letters, put = before it.", q.coachKeys())
	case typed == "m" && q.hint != nil:
		return q.modelHint()
	case typed == "o" && v.Question.Original != "":
		return q.say("As it is kept: %s", prose.Readable(v.Question.Original))
	case typed == "r":
		err = q.session.DontKnow(now)
	case typed == "a":
		err = q.session.Aloud(now)
	case typed == "h":
		if err = q.session.Hint(now); err == nil {
			return q.help(q.session.View().Question)
		}
		return q.say("There is no more help than that.")
	case typed == "u":
		return q.undo(now)
	case typed == "s":
		err = q.session.Suspend(now)
	case typed == "b":
		err = q.session.Bury(now)
	case typed == "f":
		if err = q.session.Flag("", now); err == nil {
			return q.say("Flagged.")
		}
	case typed == "w":
		return q.why(now)
	case len(v.Question.Choices) > 0 && len(typed) == 1 && typed[0] >= '1' && typed[0] <= '4':
		err = q.session.Choose(int(typed[0]-'1'), now)
	default:
		err = q.session.Answer(strings.TrimPrefix(typed, "="), now)
	}
	if errors.Is(err, tutor.ErrEmpty) {
		return q.say("Nothing was answered. Type an answer, or r to reveal.")
	}
	if err == nil {
		if v := q.session.View(); v.Stage == tutor.Asking && v.Question.Missing > 0 {
			return q.help(v.Question)
		}
	}
	return err
}

func (q *plainQuiz) undo(now recall.Moment) error {
	undone, err := q.session.Undo(now)
	if errors.Is(err, tutor.ErrNothing) {
		return q.say("There is nothing to take back.")
	}
	if err != nil {
		return err
	}
	if err := q.say("Taken back: %s", undone.What); err != nil {
		return err
	}
	return nil
}

func (q *plainQuiz) why(now recall.Moment) error {
	why, _ := q.session.Why(now) // a question is asked
	return q.say("%s", strings.Join(why.Sentences, " "))
}

// sure asks how sure the learner is.
func (q *plainQuiz) sure() error {
	if err := q.say("How sure? 1 guess, 2 unsure, 3 sure, or enter to skip."); err != nil {
		return err
	}
	typed, err := q.read()
	if err != nil {
		return err
	}
	conf := 0
	if len(typed) == 1 && typed[0] >= '1' && typed[0] <= '3' {
		conf = int(typed[0] - '0')
	}
	return q.session.Confidence(conf)
}
