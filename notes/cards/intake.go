package cards

import (
	"fmt"
	"slices"
	"strconv"
)

// An Intake is what became of the cards of a deck that was imported.
type Intake struct {
	Cards                []Card // in the order of the deck, with the IDs they have in the book
	Added, Changed, Same int
}

// Import takes the cards of a deck of another program, at a time in milliseconds since
// 1970 UTC. One that came before, by its GUID and Part or else by what it says, keeps
// its ID; one that was dropped since stays dropped, and counts as the same.
func (b *Book) Import(list []Card, at int64) (Intake, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	known := b.intake()
	var result Intake
	var entries []entry
	for _, c := range list {
		c.Origin = Imported
		e, ok := known.find(c)
		added := entry{Type: importedLine, Text: &c}
		switch {
		case !ok:
			result.Added++
			c.ID = freeID(c, func(id string) bool { return known.ids[id] })
		case !e.own() || sameCard(*e.Text, c):
			result.Same++
			c.ID = e.Card
			result.Cards = append(result.Cards, c)
			continue
		default:
			result.Changed++
			c.ID = e.Card
			added = entry{Type: editedLine, From: Hash(*e.Text), To: Hash(c), Text: &c}
		}
		added.Card = c.ID
		entries = append(entries, added)
		known.add(added)
		result.Cards = append(result.Cards, c)
	}
	if err := b.write(at, entries...); err != nil {
		return Intake{}, fmt.Errorf("import the cards: %w", err)
	}
	return result, nil
}

// An intake finds cards again that were imported before.
type intake struct {
	ids    map[string]bool
	guids  map[string]entry
	hashes map[string]entry
}

func (b *Book) intake() intake {
	k := intake{make(map[string]bool), make(map[string]entry), make(map[string]entry)}
	for _, c := range b.where(func(entry) bool { return true }) {
		k.add(b.cards[c.ID])
	}
	return k
}

func (k intake) add(e entry) {
	k.ids[e.Card] = true
	k.hashes[Hash(*e.Text)] = e
	if e.Text.GUID != "" {
		k.guids[guidOf(*e.Text)] = e
	}
}

func (k intake) find(c Card) (entry, bool) {
	if c.GUID != "" {
		if e, ok := k.guids[guidOf(c)]; ok {
			return e, true
		}
	}
	e, ok := k.hashes[Hash(c)]
	if ok && c.GUID != "" && e.Text.GUID != "" && e.Text.GUID != c.GUID {
		return entry{}, false // two notes of one deck that say the same
	}
	return e, ok
}

func guidOf(c Card) string { return c.GUID + "\x00" + strconv.Itoa(c.Part) }

// sameCard tells whether nothing of a card has changed that a learner sees.
func sameCard(a, b Card) bool {
	return a.Question == b.Question && a.Kind == b.Kind && a.Ordered == b.Ordered && a.Hint == b.Hint &&
		slices.Equal(a.Answers, b.Answers) && slices.Equal(a.Tags, b.Tags)
}
