package cards

import (
	"fmt"
	"strings"
)

// Anchored is what became of the cards of documents since they were recorded.
type Anchored struct {
	// Cards are those that were found, in the order of their places, each with the ID
	// under which its history is kept.
	Cards []Card
	// Copies say the same as one of Cards and have its ID; they are not asked.
	Copies []Card
	// Edited are those that say something else now but have the same answer, and
	// AnswerChanged those whose answer is another one: worth asking once.
	Edited, AnswerChanged []Change
	// Stale are those of Cards whose record no longer says what they say or where they
	// stand. [Book.Record] brings it up to date; until then they count as changed.
	Stale []Card
	// Orphans are the cards that were recorded and whose text is gone. Nothing of theirs
	// is lost: [Book.Restore] and [Book.Rebind] bring them back.
	Orphans []Card
	// Own are the cards of the book itself, less those that are written in a document too.
	Own []Card
}

// A Change is a card of which something else was recorded. From and To are the [Hash]
// of both.
type Change struct {
	Card, Was Card
	From, To  string
}

// Anchor gives every card that was found in the documents its ID: that of the record
// that it goes with, else one of its own. It must get all cards of all documents, for
// what is missing counts as gone.
func (b *Book) Anchor(found []Card) Anchored { return b.AnchorMoved(found, nil) }

// AnchorMoved does as [Book.Anchor], and is told which files were renamed, old to new.
// A rename that it is not told of is seen where cards went along unchanged.
func (b *Book) AnchorMoved(found []Card, renamed map[string]string) Anchored {
	b.mu.Lock()
	defer b.mu.Unlock()
	recs := order(b.where(func(e entry) bool { return e.Type == anchoredLine }))
	m := match(recs, order(found), renamed)
	a := anchoring{book: b, m: m, ids: make(map[string]bool, len(found)), copies: m.copies()}
	a.adopt()
	return a.result()
}

// An anchoring makes the result of a match.
type anchoring struct {
	book   *Book
	m      *matcher
	copies []int
	own    map[[16]byte]string // cards of the book itself, by what they say
	ids    map[string]bool     // that are given
	out    Anchored
}

// adopt finds the cards of the book itself that were written into a document.
func (a *anchoring) adopt() {
	a.own = make(map[[16]byte]string)
	for _, c := range a.book.where(entry.own) {
		if h := digest(c); a.own[h] == "" {
			a.own[h] = c.ID
		}
	}
}

func (a *anchoring) result() Anchored {
	m := a.m
	a.out.Cards = make([]Card, 0, len(m.found))
	for i := range m.found {
		if rec := m.of[i]; rec >= 0 {
			a.known(&m.found[i], rec, i)
		}
	}
	for i := range m.found {
		if m.of[i] < 0 && a.copies[i] < 0 {
			a.fresh(&m.found[i], i)
		}
	}
	for i, c := range m.found {
		if at := a.copies[i]; at >= 0 {
			c.ID = m.found[at].ID
			a.out.Copies = append(a.out.Copies, c)
		} else {
			a.out.Cards = append(a.out.Cards, c)
		}
	}
	for i, c := range m.recs {
		if m.taken[i] < 0 {
			a.out.Orphans = append(a.out.Orphans, c)
		}
	}
	for _, c := range a.book.where(entry.own) {
		if !a.ids[c.ID] {
			a.out.Own = append(a.out.Own, c)
		}
	}
	return a.out
}

// known gives a card the ID of its record, and notes what has changed.
func (a *anchoring) known(c *Card, rec, i int) {
	was := a.m.recs[rec]
	c.ID = was.ID
	a.ids[c.ID] = true
	if a.m.recHash[rec] != a.m.hash[i] {
		change := Change{Card: *c, Was: was, From: Hash(was), To: Hash(*c)}
		p, q := profileOf(was), profileOf(*c)
		if p.answer.like(q.answer) < sameAnswer {
			a.out.AnswerChanged = append(a.out.AnswerChanged, change)
		} else {
			a.out.Edited = append(a.out.Edited, change)
		}
	}
	if !recorded(was, *c) {
		a.out.Stale = append(a.out.Stale, *c)
	}
}

// fresh gives an ID to a card that has no record: that of one of the book's own that
// says the same, else one that no other has.
func (a *anchoring) fresh(c *Card, i int) {
	if id := a.own[a.m.hash[i]]; id != "" && !a.ids[id] {
		c.ID = id
		a.ids[id] = true
		a.out.Stale = append(a.out.Stale, *c)
		return
	}
	taken := func(id string) bool {
		e, held := a.book.cards[id]
		return a.ids[id] || held && (e.Type != droppedLine || digest(*e.Text) != a.m.hash[i])
	}
	if c.ID == "" || taken(c.ID) { // that of its text, as it was read
		c.ID = freeID(*c, taken)
	}
	a.ids[c.ID] = true
}

// recorded tells whether a record says all that it should of a card. The line is not
// among it: it changes with every line above.
func recorded(was, is Card) bool {
	return was.Source.Path == is.Source.Path && was.Source.SHA256 == is.Source.SHA256 && was.Question == is.Question &&
		was.Part == is.Part && was.Kind == is.Kind && was.Block == is.Block && sameCard(was, is) &&
		strings.Join(was.Source.Heading, "\x00") == strings.Join(is.Source.Heading, "\x00")
}

// Record notes what cards of documents say and where they stand, so that they are found
// again: at the first thing that happens to one, and where it has become [Anchored.Stale].
// What is noted already is not written again. The time is in milliseconds since 1970 UTC.
func (b *Book) Record(at int64, list ...Card) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var entries []entry
	for _, c := range list {
		if e, ok := b.cards[c.ID]; ok && e.Type == anchoredLine && recorded(*e.Text, c) {
			continue
		}
		c.Origin = Written
		entries = append(entries, entry{Type: anchoredLine, Card: c.ID, Text: &c, Before: c.Before, After: c.After})
	}
	if err := b.write(at, entries...); err != nil {
		return fmt.Errorf("record the cards: %w", err)
	}
	return nil
}

// Restore makes a card whose text is gone one of the book's own, with the text that was
// recorded. The error wraps [ErrUnknown] where there is no record of it.
func (b *Book) Restore(id string, at int64) (Card, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e, ok := b.cards[id]
	if !ok || e.own() {
		return Card{}, fmt.Errorf("restore the card %q: %w", id, ErrUnknown)
	}
	c := *e.Text
	c.Origin = Made
	if err := b.write(at, entry{Type: restoredLine, Card: id, Text: &c}); err != nil {
		return Card{}, fmt.Errorf("restore the card %q: %w", id, err)
	}
	return c, nil
}

// Rebind says that a card whose text is gone is one that stands in a document under
// another ID, and returns that one with the ID of the first. One that has a record, and
// so perhaps a history of its own, is not taken.
func (b *Book) Rebind(id string, to Card, at int64) (Card, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e, ok := b.cards[id]; !ok || e.Type != anchoredLine {
		return Card{}, fmt.Errorf("bind the card %q to another text: %w", id, ErrUnknown)
	}
	if _, ok := b.cards[to.ID]; ok && to.ID != id {
		return Card{}, fmt.Errorf("bind the card %q to another text: %s has a record of its own", id, to.ID)
	}
	to.ID, to.Origin = id, Written
	if err := b.write(at, entry{Type: anchoredLine, Card: id, Text: &to, Before: to.Before, After: to.After}); err != nil {
		return Card{}, fmt.Errorf("bind the card %q to another text: %w", id, err)
	}
	return to, nil
}
