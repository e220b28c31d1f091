package decks

import (
	"context"
	"crypto/sha1" //nolint:gosec // Anki's own checksum and no secret
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"time"
)

// A filler writes the rows of a deck.
type filler struct {
	ctx      context.Context //nolint:containedctx // it lives for one call
	deck     Deck
	at       time.Time
	calendar calendar
	kinds    kindTable
	decks    deckTable
	notes    numbers
	cards    numbers
	answers  numbers
	guids    map[string]bool

	note, card, answer *inserter
}

// fill writes a deck into an empty database of schema 11.
func fill(ctx context.Context, tx *sql.Tx, deck Deck, at time.Time) error {
	f := filler{
		ctx: ctx, deck: deck, at: at, calendar: calendarBefore(deck, at), kinds: newKindTable(deck), decks: newDeckTable(),
		guids: map[string]bool{},
	}
	f.notes, f.cards, f.answers = takenNumbers(deck)
	f.note, f.card, f.answer = newInserter(tx, "notes"), newInserter(tx, "cards"), newInserter(tx, "revlog")
	for i := range deck.Notes {
		if err := f.writeNote(&deck.Notes[i], i); err != nil {
			return fmt.Errorf("note %d (%s): %w", i+1, short(deck.Notes[i]), err)
		}
	}
	for _, table := range []*inserter{f.note, f.card, f.answer} {
		if err := table.flush(ctx); err != nil {
			return err
		}
	}
	return f.writeFrame(tx)
}

// short is how a note is called in a message.
func short(n Note) string {
	if n.GUID != "" {
		return n.GUID
	}
	for _, f := range n.Fields {
		if text := []rune(f.Text); len(text) > 0 {
			return string(text[:min(len(text), 40)])
		}
	}
	return "empty"
}

// writeNote writes a note with its cards and their histories.
func (f *filler) writeNote(n *Note, place int) error {
	kind, err := f.kinds.of(n)
	if err != nil {
		return err
	}
	id := f.notes.take(n.ID, f.at.UnixMilli()+int64(place))
	values := make([]string, len(kind.Fields))
	for i, field := range n.Fields {
		if i >= len(values) {
			return fmt.Errorf("it has %d fields, and those of kind %q have %d", len(n.Fields), kind.Name, len(values))
		}
		values[i] = fieldValue(field)
	}
	guid := n.GUID
	if guid == "" {
		guid = guidOf(n, values)
	}
	if f.guids[guid] {
		return fmt.Errorf("another note has the same guid")
	}
	f.guids[guid] = true
	sort := stripped(values[0])
	err = f.note.add(f.ctx, id, guid, kind.id, f.at.Unix(), -1, tagList(n.Tags), strings.Join(values, fieldDivider), sort,
		checksum(sort), 0, "")
	if err != nil {
		return err
	}
	cards := n.Cards
	if len(cards) == 0 {
		cards = kind.newOnes(n, values, place)
	}
	for i := range cards {
		if err := f.writeCard(n, &cards[i], id, place); err != nil {
			return fmt.Errorf("its card %d: %w", cards[i].Ord+1, err)
		}
	}
	return nil
}

func fieldValue(f Field) string {
	value := f.HTML
	if value == "" {
		value = HTML(f.Text)
	}
	return strings.ReplaceAll(clean(value), fieldDivider, " ")
}

// tagList writes tags as Anki finds them: with a space on either side of each. Those
// within one become "_".
func tagList(tags []string) string {
	var b strings.Builder
	for _, t := range tags {
		if t = strings.Join(strings.Fields(clean(t)), "_"); t != "" {
			b.WriteString(" " + t)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// stripped is a field as Anki compares and sorts it: without its tags, but with the
// names of its media.
func stripped(field string) string {
	var b strings.Builder
	s := scanner{rest: field}
	for s.rest != "" {
		at := strings.IndexByte(s.rest, '<')
		if at < 0 || s.noTags {
			at = len(s.rest)
		}
		b.WriteString(s.rest[:at])
		s.rest = s.rest[at:]
		tag, ok := s.tag()
		switch name := ""; {
		case strings.HasPrefix(s.rest, "<!--"):
			_, s.rest, _ = strings.Cut(s.rest, "-->")
			continue
		case !ok:
			tag = s.rest[:min(1, len(s.rest))]
			b.WriteString(tag)
		default:
			if name, _ = tagName(tag); name == "img" {
				b.WriteString(" " + attribute(tag, "src") + " ")
			}
		}
		s.rest = s.rest[len(tag):]
	}
	return strings.ReplaceAll(html.UnescapeString(b.String()), "\u00a0", " ")
}

// checksum is what Anki finds a first field again by: four bytes of the SHA-1 of its
// text.
func checksum(text string) int64 {
	sum := sha1.Sum([]byte(text)) //nolint:gosec // as above
	return int64(binary.BigEndian.Uint32(sum[:4]))
}

// guidOf names a note by what it says, so that the same note written twice is one.
func guidOf(n *Note, values []string) string {
	sum := sha1.Sum([]byte(n.Kind + fieldDivider + n.Deck + fieldDivider + strings.Join(values, fieldDivider))) //nolint:gosec // as above
	return fmt.Sprintf("ken%x", sum[:8])
}

// writeCard writes a card with its history.
func (f *filler) writeCard(n *Note, c *Card, note int64, place int) error {
	id := f.cards.take(c.ID, f.at.UnixMilli()+int64(place))
	deck := n.Deck
	if c.Deck != "" {
		deck = c.Deck
	}
	queue, due, left := f.place(c)
	interval, ease := c.Interval, c.Ease
	if c.State != New && ease == 0 {
		ease = 2500 // without FSRS, Anki multiplies by it
	}
	if c.State == Review {
		interval = max(interval, 1)
	}
	err := f.card.add(f.ctx, id, note, f.decks.of(deck), c.Ord, f.at.Unix(), -1, int(c.State), queue, due,
		interval, ease, c.Reps, c.Lapses, left, 0, 0, c.Flag&7, dataOf(c.Memory))
	if err != nil {
		return err
	}
	for _, a := range c.Reviews {
		err := f.answer.add(f.ctx, f.answers.take(a.At, a.At), id, -1, a.Rating, a.Interval, a.Last, a.Ease,
			a.Took, int(a.Kind))
		if err != nil {
			return err
		}
	}
	return nil
}

// place says in which queue a card stands, where in it, and how many steps are left.
func (f *filler) place(c *Card) (queue int, due int64, left int) {
	switch {
	case c.State == New:
		due = int64(c.Position)
	case c.State == Review:
		queue, due = 2, int64(c.Day)-f.calendar.first
		if c.Time > 0 {
			due = c.Time
		}
	case c.Time > 0:
		queue, due, left = 1, c.Time, 1001 // one step, and one of today
	default:
		queue, due, left = 3, int64(c.Day)-f.calendar.first, 1001
	}
	switch {
	case c.Suspended:
		queue = queueSuspended
	case c.Buried:
		queue = queueBuried
	}
	return queue, due, left
}

// dataOf is what Anki keeps of FSRS.
func dataOf(m *Memory) string {
	if m == nil {
		return ""
	}
	d := cardData{Stability: &m.Stability, Difficulty: &m.Difficulty}
	if m.Retention > 0 {
		d.Retention = &m.Retention
	}
	if m.Decay > 0 {
		d.Decay = &m.Decay
	}
	if m.Last > 0 {
		d.Last = &m.Last
	}
	data, err := json.Marshal(d)
	if err != nil { // it is not a number
		return ""
	}
	return string(data)
}

// calendarBefore is one that begins where the learner is, on the first day that the
// deck or its writing names.
func calendarBefore(deck Deck, at time.Time) calendar {
	_, east := at.Zone()
	dayOf := func(second int64) int64 { return floorDiv(second+int64(east)-rollover, secondsADay) }
	first := dayOf(at.Unix())
	for _, n := range deck.Notes {
		for _, c := range n.Cards {
			if c.State != New && c.Time == 0 {
				first = min(first, int64(c.Day))
			}
			if len(c.Reviews) > 0 {
				first = min(first, dayOf(c.Reviews[0].At/1000))
			}
		}
	}
	first = max(first, 0)
	return calendar{created: first*secondsADay + rollover - int64(east), first: first}
}
