package tui

import (
	"context"

	"ken/notes"
	"ken/notes/cards"
	"ken/render/chart"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A Tutor is what the screen teaches with. Every function may be nil: what needs it then
// says why it cannot be done. All are called outside the loop of the screen, several at
// once, and may take their time; none may show anything by itself.
type Tutor struct {
	// Learning counts what is due and what was delegated. It is called at the start, when
	// files have changed, and after every session; where nothing has changed it should cost
	// little.
	Learning func(ctx context.Context) (Learning, error)
	// Quiz begins a session on the cards of the workspace as they are now: documents read,
	// book and journal loaded, Desk.Begin. The session is the screen's alone from then on;
	// every session gets a deck of its own, or one that no other session has. Sureness is
	// set by the caller of the screen in Options. Where there is no card at all, and where
	// nothing is due, the session is returned at its end (Stage Done, no answers): the
	// screen says so itself.
	Quiz func(ctx context.Context, w tutor.Wants) (*tutor.Session, error)
	// Card returns a card as its document or the book has it now, under the id it is known
	// by, after the user has been in his editor. The error says why there is none any more.
	Card func(ctx context.Context, id string) (cards.Card, error)
	// Reword keeps a made or imported card with the question, answers and hint the user
	// has given it (cards.Book.Edit), and returns it as it is kept. One that stands in a
	// document is edited there, never by this.
	Reword func(ctx context.Context, c cards.Card) (cards.Card, error)
	// Opine asks a model what it makes of an answer in sentences (Coach.Judge), after the
	// attempt alone; the learner may be at another card when it comes. nil where no model
	// is set, or the user wants none asked.
	Opine func(ctx context.Context, q tutor.Consultation) tutor.Opinion
	// Hint asks a model for a hint (Coach.Hint), before an attempt and only by a key;
	// Rephrase for the question of a card in other words (Coach.Rephrase). What gives too
	// much away is a tutor.ErrRefused. nil where no model is set, or the user wants none
	// asked. Leaves says what goes where by both.
	Hint     func(ctx context.Context, q tutor.Consultation) (string, error)
	Rephrase func(ctx context.Context, c cards.Card) (string, error)
	Leaves   string

	// Propose returns the few questions that may be shown of a place today, caps and
	// earlier decisions applied: of a document (Line 0), of the passage on its lines, of
	// what carries a brief (a path ken wrote), or of the whole workspace (Path ""), newest
	// first. Nothing of it is kept.
	Propose func(ctx context.Context, from notes.Source) (Proposed, error)
	// Keep makes a proposal a card and returns it as it is kept; c is the proposal's Card,
	// or that with what the user changed. Nothing else ever makes a card of a proposal.
	Keep func(ctx context.Context, c cards.Card) (cards.Card, error)
	// Drop has a proposal never made again.
	Drop func(ctx context.Context, c cards.Card) error
	// Undecide takes back what Keep or Drop did last of a card, given as it was given to
	// them: it is a proposal again. nil: decisions on proposals cannot be taken back.
	Undecide func(ctx context.Context, c cards.Card) error

	// Carries returns the few questions on what carries a brief that was just written
	// (tutor.AfterBrief); none is no error.
	Carries func(ctx context.Context, path string) (tutor.Practice, error)
	// Practise begins a session that asks such questions and counts for nothing
	// (Practice.Begin).
	Practise func(ctx context.Context, p tutor.Practice) (*tutor.Session, error)
	// Skip notes that the questions were offered and not taken (Practice.Skip). It is
	// called once for an offer, at the latest when the brief is left.
	Skip func(ctx context.Context, p tutor.Practice) error

	// Blurt holds what was written from memory against a document, or against the section
	// that Line lies in (tutor.Points, tutor.Blurt), and notes it in the log if main does
	// so for the command line.
	Blurt func(ctx context.Context, from notes.Source, written string) (tutor.Sheet, error)
	// Numbers returns the charts of the log, the most telling first: retention against the
	// aimed one, calibration, forecast, stability, the hardest, debt of each goal. A chart
	// says in its Title what it is, and where there is too little to show, in its Notes.
	Numbers func(ctx context.Context) ([]chart.Chart, error)
}

// Learning is how the learner stands.
type Learning struct {
	Cards   int // that are asked at all
	Due     int
	New     int    // never asked
	Minutes int    // about how long what is due takes
	Plan    string // of a backlog, as tutor.Backlog has it in Text; "" where there is none
	// Delegated is how many statements ken wrote for the user, Recalled how many of what
	// they rest on the user has recalled, Debt the difference (progress.Debt).
	Delegated, Recalled, Debt int
}

// Proposed is what may be decided on.
type Proposed struct {
	From  string // what it was made of, as shown
	List  []questions.Proposal
	Later int // left to another day by the caps
}
