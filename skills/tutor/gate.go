package tutor

import (
	"fmt"
	"slices"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/questions"
)

// A Keeper remembers what became of proposals; *cards.Book is one.
type Keeper interface {
	// Keep makes a proposal a card, and returns it with its id.
	Keep(c cards.Card, at int64) (cards.Card, error)
	// Drop has a proposal never made again.
	Drop(c cards.Card, at int64) error
}

// Caps of what is proposed (B6): cards that come too easily are not learnt.
const (
	mostADay     = 5 // new proposals of one document in a learner's day
	mostAPassage = 1 // of one passage in a day
)

// A Decision is a proposal that was kept or dropped.
type Decision struct {
	Source notes.Source
	At     int64 // milliseconds since 1970 UTC
}

// Shown are the proposals of a learner's day, from what was decided on it: what was
// looked at and left counts in the gate that showed it alone.
func shownOn(day, offset int, decided []Decision) []notes.Source {
	var list []notes.Source
	for _, d := range decided {
		if (recall.Moment{At: d.At, Offset: offset}).Day() == day {
			list = append(list, d.Source)
		}
	}
	return list
}

// A Gate shows proposals one at a time. Nothing becomes a card that the learner has not
// kept.
type Gate struct {
	keeper Keeper
	list   []questions.Proposal
	at     int
	held   int
	kept   []cards.Card
	drop   int
	past   int
}

// NewGate makes a gate of proposals, ranked as they come, less those that the caps leave
// to another day. all lifts the caps, for who asked for all.
func NewGate(k Keeper, proposals []questions.Proposal, decided []Decision, all bool, now recall.Moment) *Gate {
	g := &Gate{keeper: k}
	shown := shownOn(now.Day(), now.Offset, decided)
	for _, p := range proposals {
		if !all && !allowed(p, shown) {
			g.held++
			continue
		}
		shown = append(shown, p.Passage)
		g.list = append(g.list, p)
	}
	return g
}

// Room is how many proposals of a document may still be shown on this day; the caller
// asks for no more. It is never below 0.
func Room(path string, decided []Decision, now recall.Moment) int {
	n := mostADay
	for _, s := range shownOn(now.Day(), now.Offset, decided) {
		if s.Path == path {
			n--
		}
	}
	return max(0, n)
}

// allowed tells whether the caps let a proposal through after those that were shown.
func allowed(p questions.Proposal, shown []notes.Source) bool {
	of, passage := 0, 0
	for _, s := range shown {
		if s.Path != p.Passage.Path {
			continue
		}
		of++
		if s.Part == p.Passage.Part && s.Line <= p.Passage.EndLine && p.Passage.Line <= s.EndLine {
			passage++
		}
	}
	return of < mostADay && passage < mostAPassage
}

// A Gated proposal is the one to decide on. It is shown with its answer: it is judged
// here, not asked.
type Gated struct {
	Proposal questions.Proposal `json:"proposal"`
	N        int                `json:"n"` // of Of, from 1
	Of       int                `json:"of"`
	Held     int                `json:"held"` // left to another day
}

// View returns the proposal to decide on; false where all are decided.
func (g *Gate) View() (Gated, bool) {
	if g.at >= len(g.list) {
		return Gated{N: len(g.list), Of: len(g.list), Held: g.held}, false
	}
	return Gated{g.list[g.at], g.at + 1, len(g.list), g.held}, true
}

// Keep makes the proposal a card.
func (g *Gate) Keep(now recall.Moment) error { return g.Edit(nil, now) }

// Edit keeps the proposal as the learner has changed it; nil keeps it as it is. One
// without a question or an answer is refused. Where it comes from stays.
func (g *Gate) Edit(changed *cards.Card, now recall.Moment) error {
	p, open := g.View()
	if !open {
		return fmt.Errorf("keep the proposal: %w", ErrStage)
	}
	c := p.Proposal.Card
	if changed != nil {
		c.Question, c.Answers, c.Kind, c.Level, c.Ordered, c.Hint, c.Tags = changed.Question, changed.Answers, changed.Kind, changed.Level,
			changed.Ordered, changed.Hint, changed.Tags
	}
	if c.Answers = slices.DeleteFunc(slices.Clone(c.Answers), blank); blank(c.Question) || len(c.Answers) == 0 {
		return fmt.Errorf("keep the proposal: it needs a question and an answer: %w", ErrEmpty)
	}
	c, err := g.keeper.Keep(c, now.At)
	if err != nil {
		return fmt.Errorf("keep the proposal: %w", err)
	}
	g.kept = append(g.kept, c)
	g.at++
	return nil
}

// Drop has the proposal never made again.
func (g *Gate) Drop(now recall.Moment) error {
	p, open := g.View()
	if !open {
		return fmt.Errorf("drop the proposal: %w", ErrStage)
	}
	if err := g.keeper.Drop(p.Proposal.Card, now.At); err != nil {
		return fmt.Errorf("drop the proposal: %w", err)
	}
	g.drop++
	g.at++
	return nil
}

// Pass leaves the proposal undecided: it may be made again on another day.
func (g *Gate) Pass() {
	if g.at < len(g.list) {
		g.past++
		g.at++
	}
}

// Outcome is what became of the proposals.
type Outcome struct {
	Kept    []cards.Card `json:"kept"`
	Dropped int          `json:"dropped"`
	Passed  int          `json:"passed"`
	Held    int          `json:"held"`
}

// Outcome returns what became of the proposals until now.
func (g *Gate) Outcome() Outcome {
	return Outcome{append([]cards.Card{}, g.kept...), g.drop, g.past, g.held}
}
