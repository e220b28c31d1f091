package cards

import (
	"errors"
	"fmt"
	"slices"
)

// ErrUndecided is the error of taking back a decision where none holds.
var ErrUndecided = errors.New("nothing was decided on it")

// A past is what was said of cards and texts, the latest of what stood in documents and
// all else, so that what held before is known when a line does not hold any more.
type past struct {
	undone map[string]bool    // ids of lines
	cards  map[string][]entry // by card
	texts  map[string][]entry // by Hash, of the lines that decide on texts
}

func newPast() past {
	return past{make(map[string]bool), make(map[string][]entry), make(map[string][]entry)}
}

// add notes a line, in whatever order they come.
func (p *past) add(e entry) {
	list := p.cards[e.Card]
	if e.Type == anchoredLine {
		at := slices.IndexFunc(list, func(old entry) bool { return old.Type == anchoredLine })
		switch {
		case at < 0:
			p.cards[e.Card] = append(list, e)
		case e.later(list[at]):
			list[at] = e
		}
		return
	}
	p.cards[e.Card] = append(list, e)
	hash := Hash(*e.Text)
	p.texts[hash] = append(p.texts[hash], e)
}

// last returns the latest of some lines that holds.
func (p *past) last(list []entry) (last entry, ok bool) {
	for _, e := range list {
		if !p.undone[e.ID] && (!ok || e.later(last)) {
			last, ok = e, true
		}
	}
	return last, ok
}

// undo takes the line that another names out of what holds. It may come before that line.
func (b *Book) undo(e entry) {
	b.past.undone[e.Ref] = true
	for _, was := range b.past.cards[e.Card] {
		if was.ID != e.Ref || was.Type == anchoredLine {
			continue
		}
		if holds, ok := b.past.last(b.past.cards[e.Card]); ok {
			b.cards[e.Card] = holds
		} else {
			delete(b.cards, e.Card)
		}
		hash := Hash(*was.Text)
		if holds, ok := b.past.last(b.past.texts[hash]); ok {
			b.dropped[hash] = holds
		} else {
			delete(b.dropped, hash)
		}
	}
}

// Undecide takes back what was decided last on a card, as [Book.Keep] and [Book.Drop] do,
// with what was changed of it since, and returns the decision that holds no more: what the
// card was before it is again, a proposal if it was nothing else. The card is known by its
// ID, or as a proposal by what it says. The error wraps [ErrUndecided] where no decision on
// it holds. The time is in milliseconds since 1970 UTC.
func (b *Book) Undecide(c Card, at int64) (Decision, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	id := c.ID
	if b.past.cards[id] == nil {
		id = b.dropped[Hash(c)].Card
	}
	holds, ok := b.cards[id]
	if ok && holds.Type == anchoredLine {
		return Decision{}, fmt.Errorf("take back what was decided on the card %q: it stands in a document, at %s", id, holds.Text.Source.At())
	}
	list := slices.Clone(b.past.cards[id])
	slices.SortFunc(list, func(x, y entry) int {
		if x.later(y) {
			return -1
		}
		return 1
	})
	var lines []entry
	for _, e := range list {
		if b.past.undone[e.ID] {
			continue
		}
		lines = append(lines, entry{Type: undoneLine, Card: id, Ref: e.ID})
		switch e.Type {
		case editedLine:
			continue
		case keptLine, droppedLine:
			if err := b.write(at, lines...); err != nil {
				return Decision{}, fmt.Errorf("take back what was decided on the card %q: %w", id, err)
			}
			return Decision{*e.Text, e.Type == keptLine, e.At}, nil
		}
		break
	}
	return Decision{}, fmt.Errorf("take back what was decided on the card %q: %w", id, ErrUndecided)
}
