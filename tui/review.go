package tui

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"ken/notes/recall"
	"ken/skills/tutor"
)

// The rules of a review:
//
//   - What is drawn is made of tutor.View alone, which holds no answer before an attempt.
//   - The session works outside the loop, since it writes to disk and compares texts. Keys
//     that are pressed meanwhile wait, and then do what they would have done.
//   - Leaving keeps all that was answered; how one leaves makes no difference.
//
// A review asks cards, one question at a time.
type review struct {
	name  string // "review", "practice"
	begin func(ctx context.Context) (*tutor.Session, error)
	begun bool
	err   error // why there is no session

	waiting

	mu      sync.Mutex // guards session: leaving may come while it works
	session *tutor.Session
	seen    tutor.View // how the session stands
	queue   tutor.Queue

	filled    filled // the drawing that the answer is to be filled into
	answer    field
	away      bool   // the field was left: letters act
	top       int    // lines of the page that are scrolled off
	shown     int    // lines of the page drawn last
	length    int    // lines the page has
	large     bool   // the passage has the window
	consulted string // the answer a model was asked about last
	edits     bool   // the user is in his editor with the card

	can        coached // what a model may be asked
	told       bool    // what goes to it was said
	reworded   string  // the question it was asked to put in other words last
	hinting    bool    // a hint was asked for
	unanswered tea.Cmd // what is done where it is left without one answer; nil for nothing
}

type (
	// begunMsg brings a session, or why there is none.
	begunMsg struct {
		session *tutor.Session
		view    tutor.View
		queue   tutor.Queue
		err     error
		can     coached
	}
	// steppedMsg brings how a session stands after a step.
	steppedMsg struct {
		view  tutor.View
		doing string
		said  string
		err   error
		about *tutor.Consultation // what a model may be asked; nil for nothing
		can   coached
		due   int // cards that are due now; -1 where that has not changed
	}
	// opinedMsg brings what a model makes of an answer.
	opinedMsg struct {
		card    string
		opinion tutor.Opinion
	}
	// whyMsg brings why a card is asked when it is.
	whyMsg struct{ sentences []string }
)

func newReview(name string, begin func(ctx context.Context) (*tutor.Session, error)) *review {
	return &review{name: name, begin: begin, answer: field{lines: true}}
}

// load begins the session.
func (r *review) load(a *App) tea.Cmd {
	r.begun, r.err, r.seen = false, nil, tutor.View{}
	begin, ctx := r.begin, a.tasks.ctx
	return ask(r, func() any {
		s, err := begin(ctx)
		if err != nil {
			return begunMsg{err: err}
		}
		return begunMsg{s, s.View(), s.Queue(), nil, coachable(s)}
	})
}

// do has the session take a step outside the loop.
func (r *review) do(a *App, doing string, step func(s *tutor.Session, now recall.Moment) (string, error)) tea.Cmd {
	if r.session == nil {
		return nil
	}
	r.busy = true
	now := recall.MomentOf(a.ws.Now())
	return ask(r, func() any {
		r.mu.Lock()
		defer r.mu.Unlock()
		text, err := stepping(r.session, now, step)
		m := steppedMsg{r.session.View(), doing, text, err, nil, coachable(r.session), r.session.Due(now)}
		if q, ok := r.session.Consultable(); ok && err == nil {
			m.about = &q
		}
		return m
	})
}

// stepping takes a step so that a panic in it fails the step and not the program.
func stepping(s *tutor.Session, now recall.Moment, step func(s *tutor.Session, now recall.Moment) (string, error)) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			text, err = "", &panicError{r, debug.Stack()}
		}
	}()
	return step(s, now)
}

// consult asks a model for a second opinion. Nothing waits for it.
func (r *review) consult(a *App, q *tutor.Consultation) tea.Cmd {
	opine, ctx := a.ws.Tutor.Opine, a.tasks.ctx
	if q == nil || opine == nil || r.consulted == q.Card.ID+q.Given {
		return nil
	}
	r.consulted = q.Card.ID + q.Given
	return ask(r, func() any { return opinedMsg{q.Card.ID, opine(ctx, *q)} })
}

// opined takes an opinion in, where its question is still the one that is shown.
func (r *review) opined(a *App, m opinedMsg) tea.Cmd {
	if r.busy || r.stage() != tutor.Feedback || r.seen.Question.Card != m.card {
		return nil
	}
	return r.do(a, "take in an opinion", func(s *tutor.Session, _ recall.Moment) (string, error) {
		if err := s.Opine(m.card, m.opinion); !errors.Is(err, tutor.ErrStage) {
			return "", err
		}
		return "", nil // it came too late
	})
}

func (r *review) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case begunMsg:
		r.begun, r.err, r.session, r.queue = true, msg.err, msg.session, msg.queue
		if msg.err == nil {
			r.shows(msg.view)
			r.can = msg.can
			return r.reword(a, msg.can.words)
		}
	case steppedMsg:
		return r.stepped(a, msg)
	case opinedMsg:
		return r.opined(a, msg)
	case wordsMsg:
		return r.wordsCame(a, msg)
	case hintMsg:
		return r.hintCame(a, msg)
	case whyMsg:
		a.over = &saying{heading: "why this card, and when", lines: msg.sentences}
	case reloadMsg:
		if r.edits {
			return r.reread(a)
		}
	}
	return nil
}

// stepped takes how the session stands, then the keys that waited.
func (r *review) stepped(a *App, m steppedMsg) tea.Cmd {
	r.busy = false
	r.shows(m.view)
	if a.known.counted && m.due >= 0 {
		a.known.learning.Due = m.due
	}
	r.can = m.can
	cmds := []tea.Cmd{r.refused(a, m), r.consult(a, m.about), r.reword(a, m.can.words)}
	if m.err == nil && m.said != "" {
		cmds = append(cmds, a.say("%s", m.said))
	}
	if m.err == nil && m.view.Stage == tutor.Done {
		cmds = append(cmds, a.readLearning())
	}
	return tea.Batch(append(cmds, r.replay(a, r))...)
}

// shows takes a view. Another question begins with an empty field at the top.
func (r *review) shows(v tutor.View) {
	before := r.seen
	r.seen = v
	other := v.Question.Card != before.Question.Card || v.Stage != before.Stage
	if other {
		r.top, r.large, r.away = 0, false, false
	}
	if other && v.Stage == tutor.Asking || v.Question.Missing != before.Question.Missing {
		r.answer.clear()
	}
}

// refused says what the session did not take.
func (r *review) refused(a *App, m steppedMsg) tea.Cmd {
	switch {
	case m.err == nil:
		return nil
	case errors.Is(m.err, tutor.ErrEmpty):
		return a.say("nothing is written yet; tab shows the answer and counts as not known")
	case errors.Is(m.err, tutor.ErrChoose):
		return a.say("you decide here: 1 again, 2 hard, 3 good, 4 easy")
	case errors.Is(m.err, tutor.ErrNothing):
		return a.say("there is nothing to take back")
	case errors.Is(m.err, tutor.ErrStage):
		return a.say("%s: not now", m.doing)
	}
	if fault := (*panicError)(nil); errors.As(m.err, &fault) {
		a.summary.Faults = append(a.summary.Faults, fault.Error()+"\n"+string(fault.stack))
	}
	return a.problem(m.doing, m.err)
}

func (r *review) title() string {
	p := r.seen.Progress
	switch {
	case !r.begun, r.err != nil:
		return r.name
	case r.seen.Stage == tutor.Done && r.behind() == 0:
		return r.name
	case r.seen.Stage == tutor.Done:
		return r.name + " · done"
	case p.Of == 0:
		return r.name
	}
	return r.name + " · " + number(p.N) + " of " + number(p.Of)
}

func (r *review) state(*App) string {
	switch {
	case r.seen.Stage == tutor.Done && r.seen.Summary != nil && r.seen.Summary.Answers > 0:
		return number(r.seen.Summary.Cards) + " in " + lastedSeconds(r.seen.Summary.Seconds)
	case r.seen.Progress.Again > 0:
		return number(r.seen.Progress.Again) + " again"
	}
	return ""
}

// place says about how long the rest takes, for the footer.
func (r *review) place() string {
	if !r.begun || r.seen.Stage == tutor.Done || r.seen.Progress.Minutes == 0 {
		return ""
	}
	return "about " + number(r.seen.Progress.Minutes) + " min"
}

// typing is the field while an answer is to be written; among answers one chooses.
func (r *review) typing() *field {
	if r.stage() == tutor.Asking && !r.away && len(r.seen.Question.Choices) == 0 {
		return &r.answer
	}
	return nil
}

// stage is where the session stands, "" while there is none.
func (r *review) stage() tutor.Stage {
	if !r.begun || r.err != nil {
		return ""
	}
	return r.seen.Stage
}

// leaveField leaves the field, with what is written in it.
func (r *review) leaveField(*App) bool {
	switch {
	case r.large:
		r.large, r.top = false, 0
		return true
	case r.typing() != nil && strings.TrimSpace(r.answer.value()) != "":
		r.away = true
		return true
	}
	return false
}

// closing ends the session. What was answered is kept in any case.
func (r *review) closing(a *App) tea.Cmd {
	a.summary.Reviewed += r.behind()
	if r.session == nil || r.seen.Stage == tutor.Done {
		return nil
	}
	now := recall.MomentOf(a.ws.Now())
	end := func() tea.Msg {
		r.mu.Lock()
		defer r.mu.Unlock()
		sum, err := r.session.Leave(now)
		return endedMsg{sum, err}
	}
	if r.unanswered != nil && r.behind() == 0 {
		return tea.Batch(end, r.unanswered)
	}
	return end
}

// behind is how many cards were answered.
func (r *review) behind() int {
	switch r.stage() {
	case tutor.Done:
		if r.seen.Summary != nil {
			return r.seen.Summary.Cards
		}
	case tutor.Asking, tutor.Sure:
		return max(0, r.seen.Progress.N-1)
	case tutor.Feedback:
		return r.seen.Progress.N
	}
	return 0
}

// endedMsg says how a session went that was left.
type endedMsg struct {
	summary tutor.Summary
	err     error
}

func (a *App) ended(m endedMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("end the review", m.err)
	}
	cmds := []tea.Cmd{a.readLearning()}
	if m.summary.Cards > 0 {
		cmds = append(cmds, a.say("%s", said(plural(m.summary.Cards, "card")+" answered, all kept", left(m.summary))))
	}
	return tea.Batch(cmds...)
}

// left says what is still due, "" where nothing is.
func left(m tutor.Summary) string {
	if m.DueLeft == 0 {
		return ""
	}
	return number(m.DueLeft) + " still due"
}

func lastedSeconds(n int) string {
	if n < 90 {
		return number(n) + " s"
	}
	return number((n+30)/60) + " min"
}
