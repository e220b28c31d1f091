package tutor

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/recall"
	"ken/skills/questions"
)

// Hint goes a rung down: to the next way of asking that there is for the card. It is
// noted with the answer, and the rating proposed for it is Hard at most.
func (s *Session) Hint(now recall.Moment) error {
	if s.stage != Asking || s.now.tries > 0 {
		return fmt.Errorf("hint: %w", ErrStage)
	}
	rung, clue, more := s.help(s.now.rung)
	if !more {
		return fmt.Errorf("hint: no more help for this card: %w", ErrStage)
	}
	s.now.rung = rung
	if rung == Choice {
		s.now.choices = s.four(now)
	}
	s.now.clue = clue
	return nil
}

// help is the next rung below one, with its clue; more is false where there is none.
func (s *Session) help(rung Rung) (next Rung, clue string, more bool) {
	i := s.item()
	if rung < Cued {
		if clue = cue(&i.Card); clue != "" {
			return Cued, clue, true
		}
	}
	if rung < Gapped {
		if clue = gapped(&i.Card); clue != "" {
			return Gapped, clue, true
		}
	}
	if rung < Choice && i.Kind != cards.List && len(s.wrong(i)) == distractors {
		return Choice, "", true
	}
	return rung, "", false
}

// distractors is how many wrong answers stand beside the right one.
const distractors = 3

// wrong returns the wrong answers to choose among, all or none. None is one of the right
// ones, or holds one.
func (s *Session) wrong(i *Item) []string {
	if s.desk.Distractors == nil {
		return nil
	}
	if list, known := s.wrongs[i.ID]; known {
		return list
	}
	var list []string
	for _, d := range s.desk.Distractors(i.Card, distractors+3) {
		if !blank(d) && !i.Tells(d) && !slices.Contains(list, d) && !slices.Contains(i.Memory.Accepted, d) && len(list) < distractors {
			list = append(list, d)
		}
	}
	if len(list) < distractors {
		list = nil
	}
	s.wrongs[i.ID] = list
	return list
}

// Distractors returns a source of wrong answers for [Desk]: from the card's document,
// and from cards of the deck that share a document, a folder or a tag with it. A document
// that cannot be read gives none.
func (d *Deck) Distractors(files Opener) func(c cards.Card, n int) []string {
	return func(c cards.Card, n int) []string {
		var pool []cards.Card
		for k := range d.items {
			if o := &d.items[k]; o.ID != c.ID && len(o.Answers) > 0 && len(pool) < mostOthers && kindred(&c, &o.Card) {
				pool = append(pool, o.Card)
			}
		}
		var doc notes.Document
		if c.Source.Path != "" {
			if read, err := files.Read(c.Source.Path); err == nil {
				doc = read
			}
		}
		return questions.Distractors(c, pool, doc, n)
	}
}

// kindred tells whether two cards are of one subject, as far as their places say.
func kindred(a, b *cards.Card) bool {
	if a.Source.Path != "" && path.Dir(a.Source.Path) == path.Dir(b.Source.Path) {
		return true
	}
	return slices.ContainsFunc(a.Tags, func(t string) bool { return slices.Contains(b.Tags, t) })
}

// four are the answers to choose among, in an order that is that of the card and the day.
func (s *Session) four(now recall.Moment) []string {
	i := s.item()
	list := append(s.wrong(i), best(i.Answers[0]))
	day := now.Day()
	slices.SortFunc(list, func(a, b string) int {
		x, y := seed(day, i.ID+a), seed(day, i.ID+b)
		if x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return list
}
