package tui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/grading"
	"ken/skills/tutor"
)

// Keys that are about the card itself are capitals: the small letters mean elsewhere
// what they always mean.
func (r *review) actions() []action {
	return slices.Concat(r.attemptActions(), r.gradeActions(), r.endActions(), r.cardActions())
}

func (r *review) attemptActions() []action {
	asking := unless((*review).notAsking)
	return []action{
		{name: "answer", keys: []string{"enter"}, word: "answer", help: "hold what you wrote against the card", run: on((*review).give), why: unless((*review).notWriting)},
		{name: "write on", keys: []string{"enter"}, word: "write on", help: "back to the field", run: on((*review).writeOn), why: unless((*review).notAway)},
		{name: "hint", keys: []string{"ctrl+t"}, word: "hint", help: "a little help; the grade is then hard at most", run: on((*review).hint), why: unless((*review).noHint)},
		{name: "model's hint", keys: []string{"ctrl+g"}, help: "ask the model for a hint, where you let it; the grade is then hard at most", run: on((*review).askHint), why: unless((*review).noModelHint)},
		{name: "don't know", keys: []string{"tab"}, word: "don't know", help: "show the answer; counts as not known", run: on((*review).giveUp), why: asking},
		{name: "aloud", keys: []string{"ctrl+r"}, word: "said it aloud", help: "answered aloud or on paper: see the answer and grade yourself", run: on((*review).aloud), why: asking},
		{name: "compose", keys: []string{"ctrl+o"}, word: "in your editor", help: "write this in your editor", run: on((*review).compose), why: unless((*review).notWriting)},
		{name: "leave open", keys: []string{"enter"}, word: "don't say", help: "go on without saying how sure you are", run: on((*review).unsaid), why: unless((*review).notSure)},
	}
}

func (r *review) gradeActions() []action {
	all := []action{
		{name: "accept", keys: []string{"enter"}, word: r.proposed(), help: "take the grade that is proposed, and go on", run: on((*review).accept), why: unless((*review).notShown)},
	}
	for n, means := range []string{"again, a guess, or the first answer", "hard, unsure, or the second answer", "good, sure, or the third answer", "easy, or the fourth answer"} {
		all = append(all, action{
			name: "choose " + strconv.Itoa(n+1), keys: []string{strconv.Itoa(n + 1)}, help: means,
			run: on(func(r *review, a *App) tea.Cmd { return r.pick(a, n+1) }),
			why: unless(func(r *review, _ *App) string { return r.noPick(n + 1) }),
		})
	}
	return append(all,
		action{name: "passage", keys: []string{"tab"}, word: "passage", help: "the passage it comes from, in the whole window, and back", run: on((*review).toggleLarge), why: unless((*review).notShown)},
		action{name: "verdict", keys: []string{"O"}, word: "verdict", help: "right, partly or wrong after all; right also accepts what you wrote", run: on((*review).override), why: unless((*review).nothingGiven)},
	)
}

func (r *review) cardActions() []action {
	card := unless((*review).noCard)
	return []action{
		{name: "undo", keys: []string{"u", "ctrl+_", "ctrl+/"}, word: r.undoWord(), help: "take back the last answer, as far back as there are any", run: on((*review).undo), why: unless((*review).noSession)},
		{name: "edit", keys: []string{"e"}, word: "edit", help: "edit the card in your editor, at its line", run: on((*review).edit), why: unless((*review).notShown)},
		{name: "flag card", keys: []string{"F"}, word: "flag", help: "mark the card as one to look at later, and back", run: on((*review).flag), why: card},
		{name: "suspend card", keys: []string{"S"}, word: "suspend", help: "do not ask this card any more until it is resumed", run: on((*review).suspend), why: card},
		{name: "bury card", keys: []string{"B"}, word: "not today", help: "not today", run: on((*review).bury), why: card},
		{name: "why this card", keys: []string{"W"}, word: "why", help: "what is known of it, and why it is asked on this day", run: on((*review).explain), why: card},
	}
}

func (r *review) give(a *App) tea.Cmd {
	given := r.answer.value()
	return r.do(a, "answer", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.Answer(given, now) })
}

func (r *review) writeOn(*App) tea.Cmd {
	r.away = false
	return nil
}

func (r *review) hint(a *App) tea.Cmd {
	return r.do(a, "hint", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.Hint(now) })
}

// giveUp shows the answer. What is written in the field would be lost by it.
func (r *review) giveUp(a *App) tea.Cmd {
	if r.typing() != nil && strings.TrimSpace(r.answer.value()) != "" {
		return a.say("enter answers with what you wrote; empty the field to give up")
	}
	return r.do(a, "give up", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.DontKnow(now) })
}

func (r *review) aloud(a *App) tea.Cmd {
	return r.do(a, "answer aloud", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.Aloud(now) })
}

func (r *review) compose(a *App) tea.Cmd {
	return a.compose(r.answer.value(), func(_ *App, text string) tea.Cmd {
		r.answer.set(strings.TrimSpace(text))
		return nil
	})
}

func (r *review) unsaid(a *App) tea.Cmd { return r.sure(a, 0) }

func (r *review) sure(a *App, n int) tea.Cmd {
	return r.do(a, "say how sure", func(s *tutor.Session, _ recall.Moment) (string, error) { return "", s.Confidence(n) })
}

func (r *review) accept(a *App) tea.Cmd { return r.rate(a, 0) }

func (r *review) rate(a *App, n recall.Rating) tea.Cmd {
	return r.do(a, "grade", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.Rate(n, now) })
}

// pick takes a number: an answer, how sure one is, or a grade.
func (r *review) pick(a *App, n int) tea.Cmd {
	switch r.stage() {
	case tutor.Asking:
		return r.do(a, "choose", func(s *tutor.Session, now recall.Moment) (string, error) { return "", s.Choose(n-1, now) })
	case tutor.Sure:
		return r.sure(a, n)
	case tutor.Feedback:
		return r.rate(a, recall.Rating(n))
	case tutor.Done:
	}
	return nil
}

func (r *review) toggleLarge(*App) tea.Cmd {
	r.large, r.top = !r.large, 0
	return nil
}

// override asks for the learner's own verdict.
func (r *review) override(a *App) tea.Cmd {
	a.over = &choice{
		heading: "what was it?", act: "take it",
		rows: []choiceRow{{grading.Right, "and accept what I wrote from now on"}, {grading.Partly, "some of it"}, {grading.Wrong, "it was not right"}},
		done: func(a *App, name string) tea.Cmd {
			return r.do(a, "change the verdict", func(s *tutor.Session, _ recall.Moment) (string, error) { return "", s.Override(name) })
		},
	}
	return nil
}

func (r *review) undo(a *App) tea.Cmd {
	return r.do(a, "undo", func(s *tutor.Session, now recall.Moment) (string, error) {
		u, err := s.Undo(now)
		return "taken back: " + u.What, err
	})
}

func (r *review) flag(a *App) tea.Cmd {
	return r.do(a, "flag the card", func(s *tutor.Session, now recall.Moment) (string, error) {
		return "✓ flag changed; u takes it back", s.Flag("", now)
	})
}

func (r *review) suspend(a *App) tea.Cmd {
	return r.do(a, "suspend the card", func(s *tutor.Session, now recall.Moment) (string, error) {
		return "✓ suspended; u takes it back", s.Suspend(now)
	})
}

func (r *review) bury(a *App) tea.Cmd {
	return r.do(a, "bury the card", func(s *tutor.Session, now recall.Moment) (string, error) {
		return "✓ not today; u takes it back", s.Bury(now)
	})
}

// explain shows why the card is asked when it is. It holds nothing of the answer.
func (r *review) explain(a *App) tea.Cmd {
	now := recall.MomentOf(a.ws.Now())
	return ask(r, func() any {
		r.mu.Lock()
		defer r.mu.Unlock()
		w, ok := r.session.Why(now)
		if !ok {
			return whyMsg{[]string{"Nothing is known of this card yet."}}
		}
		return whyMsg{w.Sentences}
	})
}

// edit opens the card where it stands, or as a text where it stands in no document. It
// shows the answer, so that it comes after the attempt.
func (r *review) edit(a *App) tea.Cmd {
	id, read, ctx := r.seen.Question.Card, a.ws.Tutor.Card, a.tasks.ctx
	if read == nil {
		return a.say("edit: cards cannot be edited here")
	}
	return func() tea.Msg {
		c, err := read(ctx, id)
		return cardMsg{r, c, err}
	}
}

// cardMsg brings the card that is to be edited.
type cardMsg struct {
	of   *review
	card cards.Card
	err  error
}

func (a *App) editCard(m cardMsg) tea.Cmd {
	switch {
	case m.err != nil:
		return a.problem("edit the card", m.err)
	case m.card.Origin == cards.Written:
		m.of.edits = true
		return a.editAt(m.card.Source.Path, m.card.Source.Line)
	case a.ws.Tutor.Reword == nil:
		return a.say("edit: this card cannot be edited here")
	}
	before := CardText(m.card)
	return a.compose(before, func(a *App, text string) tea.Cmd {
		c, err := ReadCardText(text, m.card)
		if err != nil || text == before {
			return a.problem("edit the card", err)
		}
		reword, ctx := a.ws.Tutor.Reword, a.tasks.ctx
		return m.of.take(a, func() (cards.Card, error) { return reword(ctx, c) })
	})
}

// reread takes the card in as the editor left it.
func (r *review) reread(a *App) tea.Cmd {
	r.edits = false
	id, read, ctx := r.seen.Question.Card, a.ws.Tutor.Card, a.tasks.ctx
	return r.take(a, func() (cards.Card, error) { return read(ctx, id) })
}

// take has the session stay at a card that is another now.
func (r *review) take(a *App, get func() (cards.Card, error)) tea.Cmd {
	return r.do(a, "edit the card", func(s *tutor.Session, now recall.Moment) (string, error) {
		c, err := get()
		if err != nil {
			return "", err
		}
		return "✓ the card as it is now", s.Edited(c, now)
	})
}

// openReview begins a review of what is due.
func (a *App) openReview() tea.Cmd {
	return a.review("review", tutor.Wants{Sureness: a.opts.Sure})
}

// begin opens the review that was asked for on the command line.
func (a *App) begin(w tutor.Wants) tea.Cmd {
	w.Sureness = a.opts.Sure
	if w.Practice {
		return a.review("practice", w)
	}
	return a.review("review", w)
}

func (a *App) review(name string, w tutor.Wants) tea.Cmd {
	quiz := a.ws.Tutor.Quiz
	r := newReview(name, func(ctx context.Context) (*tutor.Session, error) { return quiz(ctx, w) })
	a.push(r)
	return tea.Batch(r.load(a), a.readLearning())
}

// askReview asks for a topic, and once whether it counts.
func (a *App) askReview() tea.Cmd {
	p := &prompt{label: "review", act: "ask me", under: "a path, a folder, #tag, or words; due or not"}
	p.done = func(a *App, topic string) tea.Cmd {
		a.over = &choice{
			heading: "does it count?", act: "begin",
			rows: []choiceRow{{"practice", "nothing of it moves a card's day"}, {"counts", "every answer counts, due or not"}},
			done: func(a *App, name string) tea.Cmd {
				w := tutor.Wants{Topic: topic, Practice: name == "practice", Sureness: a.opts.Sure}
				if w.Practice {
					return a.review(name, w)
				}
				return a.review("review", w)
			},
		}
		return nil
	}
	a.over = p
	return nil
}

func (a *App) whyNoReview() string {
	if a.ws.Tutor.Quiz == nil {
		return "nothing can be reviewed here"
	}
	return already[*review](a)
}
