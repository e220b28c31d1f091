package cards

import (
	"errors"
	"fmt"

	"github.com/oklog/ulid/v2"
)

// ErrUnknown is the error of a change to a card that the book does not hold.
var ErrUnknown = errors.New("the book has no such card")

// Keep makes a proposal a card, at a time in milliseconds since 1970 UTC. It returns
// the card with its ID; one that is kept already is not written again, unless it is
// asked in another drawing than it was.
func (b *Book) Keep(c Card, at int64) (Card, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if c.Origin == "" || c.Origin == Written {
		c.Origin = Made
	}
	c.ID = b.free(c)
	if e, ok := b.cards[c.ID]; ok && e.own() && Hash(*e.Text) == Hash(c) {
		if c.Drawing == nil || e.Text.Drawing != nil && *c.Drawing == *e.Text.Drawing {
			return *e.Text, nil
		}
		again := *e.Text
		again.Drawing = c.Drawing
		hash := Hash(again)
		if err := b.write(at, entry{Type: editedLine, Card: again.ID, From: hash, To: hash, Text: &again}); err != nil {
			return Card{}, fmt.Errorf("keep the card: %w", err)
		}
		return again, nil
	}
	if err := b.write(at, entry{Type: keptLine, Card: c.ID, Text: &c}); err != nil {
		return Card{}, fmt.Errorf("keep the card: %w", err)
	}
	return c, nil
}

// Drop makes a card of the book, or a proposal, one that is not wanted: it is not asked
// any more, and never proposed again.
func (b *Book) Drop(c Card, at int64) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e, ok := b.cards[c.ID]; !ok || !e.own() {
		c.ID = b.free(c)
	}
	if e, ok := b.cards[c.ID]; ok && e.Type == anchoredLine {
		return fmt.Errorf("drop the card %q: it stands in a document, at %s", c.ID, e.Text.Source.At())
	}
	if err := b.write(at, entry{Type: droppedLine, Card: c.ID, Text: &c}); err != nil {
		return fmt.Errorf("drop the card: %w", err)
	}
	return nil
}

// Edit gives a card of the book another text. The error wraps [ErrUnknown] where the
// book does not hold a card of that ID as its own.
func (b *Book) Edit(c Card, at int64) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	e, ok := b.cards[c.ID]
	if !ok || !e.own() {
		return fmt.Errorf("edit the card %q: %w", c.ID, ErrUnknown)
	}
	c.Origin = e.Text.Origin
	if err := b.write(at, entry{Type: editedLine, Card: c.ID, From: Hash(*e.Text), To: Hash(c), Text: &c}); err != nil {
		return fmt.Errorf("edit the card %q: %w", c.ID, err)
	}
	return nil
}

// free returns the id of a card, lengthened where one that says something else has it.
func (b *Book) free(c Card) string {
	if e, ok := b.cards[c.ID]; ok && c.ID != "" && Hash(*e.Text) == Hash(c) {
		return c.ID
	}
	return freeID(c, func(id string) bool {
		e, ok := b.cards[id]
		return ok && Hash(*e.Text) != Hash(c)
	})
}

// freeID returns the shortest id of a card that is not taken.
func freeID(c Card, taken func(string) bool) string {
	if id := Identify(c); !taken(id) {
		return id
	}
	c.Block = ""
	long := longID(c)
	for n := letters; n < len(long); n++ {
		if !taken(long[:n]) {
			return long[:n]
		}
	}
	return long
}

// write adds lines to the book, and makes them last before it returns. What is said of
// a card is later than what was said before, whatever the clock says.
func (b *Book) write(at int64, entries ...entry) error {
	if len(entries) == 0 {
		return nil
	}
	if err := b.ws.MergeLines(); err != nil {
		return err
	}
	var data []byte
	for i := range entries {
		e := &entries[i]
		e.V, e.At = 1, max(at, 0)
		if old, ok := b.cards[e.Card]; ok && e.At <= old.At {
			e.At = old.At + 1
		}
		id, err := ulid.New(uint64(e.At), b.entropy)
		if err != nil {
			return err
		}
		e.ID = id.String()
		line, err := e.marshal()
		if err != nil {
			return err
		}
		if len(line) >= maxLine {
			return errors.New("a card is longer than 1 MB")
		}
		data = append(append(data, line...), '\n')
	}
	if err := b.ws.AppendLines(BookFile, data); err != nil {
		return err
	}
	for _, e := range entries {
		b.apply(e)
	}
	b.stampAfter(int64(len(data)))
	return nil
}

// stampAfter takes note of what the file is after so many bytes were added. Where it is
// something else, another has written too, and the next Reload reads all of it.
func (b *Book) stampAfter(added int64) {
	file, err := b.ws.Stat(BookFile)
	if err == nil && file.Size == b.stamp.size+added {
		b.stamp = stamp{file.Size, file.ModTime.UnixNano()}
		return
	}
	b.stamp = stamp{-1, 0}
}
