package decks

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Bounds of a collection. Its rows are bounded by its length too, see database.go.
const (
	maxNotes     = 500_000
	maxCards     = 1_000_000
	maxAnswers   = 5_000_000
	maxNote      = 4 << 20 // bytes of the fields of a note
	maxSiblings  = 500     // cards of a note
	fieldDivider = "\x1f"
	deckDivider  = "::"
)

// The columns that are read of the three great tables, the same in every schema.
var (
	noteColumns = []string{"id", "guid", "mid", "tags", "flds"}
	cardColumns = []string{
		"id", "nid", "did", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "odue", "odid",
		"flags", "data",
	}
	answerColumns = []string{"id", "cid", "ease", "ivl", "lastivl", "factor", "time", "type"}
)

// A collection is the database of a package while it is read.
type collection struct {
	*database
	calendar calendar
	kinds    map[int64]*preparedKind
	names    map[int64]string // of decks
	notes    []Note
	kindOf   []int64       // of each note the number of its kind
	at       map[int64]int // where a note lies, by its number
	used     map[int64]bool
	problems troubles
	text     int // bytes of text that cards may still be made of
}

// readCollection reads the bytes of a database. Those are changed.
func readCollection(ctx context.Context, data []byte, media []Medium) (Deck, error) {
	db, err := openDatabase(ctx, data)
	if err != nil {
		return Deck{}, err
	}
	defer db.close()
	c := collection{
		database: db, at: map[int64]int{}, used: map[int64]bool{},
		kinds: map[int64]*preparedKind{}, names: map[int64]string{}, text: 16*len(data) + 1<<24,
	}
	if isCut(data) {
		c.problems.add(Problem{Reason: "the database was cut off; what is left of it is read"})
	}
	for _, read := range []func(context.Context) error{c.readFrame, c.readNotes, c.readCards, c.readAnswers} {
		if err := read(ctx); err != nil {
			return Deck{}, err
		}
	}
	c.lookAt()
	if err := c.renderAll(ctx); err != nil {
		return Deck{}, err
	}
	return Deck{Kinds: c.usedKinds(), Notes: c.notes, Media: media, Problems: c.problems.all()}, nil
}

// readFrame reads what rows refer to: the calendar, the kinds of note and the decks.
func (c *collection) readFrame(ctx context.Context) error {
	if ok, err := c.table(ctx, "col", "crt"); err != nil || !ok {
		return errors.Join(err, missing("col", ok || err != nil))
	}
	tables, err := c.table(ctx, "notetypes", "id", "name", "config")
	if err != nil {
		return err
	}
	if tables {
		return c.readTables(ctx)
	}
	return c.readObjects(ctx)
}

func missing(table string, there bool) error {
	if there {
		return nil
	}
	return fmt.Errorf("it is no collection of Anki: it has no table %s", table)
}

// rows gives those of a table to do. Damage behind the first rows is a problem, so
// that what lies before it is not lost.
func (c *collection) rows(ctx context.Context, name string, columns []string, most int, do func(row) error) error {
	if ok, err := c.table(ctx, name, columns...); err != nil || !ok {
		return errors.Join(err, missing(name, ok || err != nil))
	}
	n := 0
	err := c.each(ctx, name, columns, func(r row) error {
		if n++; n > most {
			return fmt.Errorf("%w: %s has more than %d rows", errTooMany, name, most)
		}
		return do(r)
	})
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errTooMany) || errors.Is(err, errRoom) || n == 0:
		return fmt.Errorf("read table %s: %w", name, err)
	}
	c.problems.add(Problem{Reason: fmt.Sprintf("the table %s is damaged behind row %d: %v", name, n, err)})
	return nil
}

// errTooMany is what goes beyond a bound.
var errTooMany = errors.New("it is too large")

// readNotes reads the notes, in the order of their numbers.
func (c *collection) readNotes(ctx context.Context) error {
	err := c.rows(ctx, "notes", noteColumns, maxNotes, func(r row) error {
		id, kind := r.number(0), r.number(2)
		fields := r.text(4)
		reason := ""
		switch {
		case c.kinds[kind] == nil:
			reason = fmt.Sprintf("its kind, %d, is not in the package", kind)
		case len(fields) > maxNote:
			reason = fmt.Sprintf("it has more than %d MiB", maxNote>>20)
		}
		if _, twice := c.at[id]; twice {
			reason = "its number is there twice"
		}
		if reason != "" {
			c.problems.add(Problem{Note: id, Reason: reason})
			return nil
		}
		c.at[id] = len(c.notes)
		c.used[kind] = true
		c.notes = append(c.notes, c.note(id, r.text(1), r.text(3), fields, c.kinds[kind]))
		c.kindOf = append(c.kindOf, kind)
		return nil
	})
	return err
}

// note makes one of a row.
func (c *collection) note(id int64, guid, tags, fields string, kind *preparedKind) Note {
	n := Note{ID: id, GUID: guid, Kind: kind.Name, Tags: tagsOf(tags)}
	for i, value := range strings.SplitN(fields, fieldDivider, maxFields) {
		f := Field{Name: fmt.Sprintf("Field %d", i+1), HTML: value, Text: Text(value)}
		if i < len(kind.Fields) {
			f.Name = kind.Fields[i]
		}
		n.Fields = append(n.Fields, f)
	}
	return n
}

// tagsOf takes a list of tags apart; nil where there is none.
func tagsOf(list string) []string {
	if tags := strings.Fields(list); len(tags) > 0 {
		return tags
	}
	return nil
}

// readCards gives the notes their cards, each note in the order of its templates.
func (c *collection) readCards(ctx context.Context) error {
	astray := 0
	err := c.rows(ctx, "cards", cardColumns, maxCards, func(r row) error {
		at, ok := c.at[r.number(1)]
		if !ok {
			astray++
			return nil
		}
		n := &c.notes[at]
		if len(n.Cards) == maxSiblings {
			c.problems.add(Problem{Note: n.ID, Reason: fmt.Sprintf("it has more than %d cards", maxSiblings)})
			return nil
		}
		n.Cards = append(n.Cards, c.card(r))
		return nil
	})
	if astray > 0 {
		c.problems.add(Problem{Reason: fmt.Sprintf("%d cards are of notes that could not be read", astray)})
	}
	for i := range c.notes {
		n := &c.notes[i]
		slices.SortStableFunc(n.Cards, func(a, b Card) int {
			return cmp.Or(cmp.Compare(a.Ord, b.Ord), cmp.Compare(a.ID, b.ID))
		})
		if len(n.Cards) > 0 {
			n.Deck = n.Cards[0].Deck
		}
		for j := range n.Cards {
			if n.Cards[j].Deck == n.Deck {
				n.Cards[j].Deck = ""
			}
		}
	}
	return err
}

// readAnswers gives the cards their histories.
func (c *collection) readAnswers(ctx context.Context) error {
	where := map[int64]*Card{}
	for i := range c.notes {
		for j := range c.notes[i].Cards {
			where[c.notes[i].Cards[j].ID] = &c.notes[i].Cards[j]
		}
	}
	err := c.rows(ctx, "revlog", answerColumns, maxAnswers, func(r row) error {
		card := where[r.number(1)] // Anki keeps the answers of cards that were deleted
		if card == nil {
			return nil
		}
		card.Reviews = append(card.Reviews, Answer{
			At: r.number(0), Rating: within(r.small(2), 0, 4), Interval: r.small(3), Last: r.small(4),
			Ease: r.small(5), Took: max(r.small(6), 0), Kind: AnswerKind(within(r.small(7), 0, int(Rescheduled))),
		})
		return nil
	})
	for _, n := range c.notes {
		for _, card := range n.Cards {
			if !slices.IsSortedFunc(card.Reviews, byTime) {
				slices.SortStableFunc(card.Reviews, byTime)
			}
		}
	}
	return err
}

func byTime(a, b Answer) int { return cmp.Compare(a.At, b.At) }

// within is n if it lies between the bounds, else the lower one.
func within(n, lo, hi int) int {
	if n < lo || n > hi {
		return lo
	}
	return n
}

// lookAt names the notes that no question comes of.
func (c *collection) lookAt() {
	for _, n := range c.notes {
		if len(n.Cards) == 0 {
			c.problems.add(Problem{Note: n.ID, Reason: "it has no card"})
		}
	}
}

// renderAll makes the text of all cards.
func (c *collection) renderAll(ctx context.Context) error {
	for i := range c.notes {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		n, kind := &c.notes[i], c.kinds[c.kindOf[i]]
		clozes := map[int][]clozePart{}
		for j := range n.Cards {
			if c.text < 0 {
				return fmt.Errorf("%w: its cards are many times longer than its notes", errTooMany)
			}
			card := &n.Cards[j]
			kind.render(n, card, clozes)
			c.text -= len(card.Question) + len(card.Answer)
			if card.Question == "" {
				c.problems.add(Problem{Note: n.ID, Reason: fmt.Sprintf("its card %d asks nothing", card.Ord+1)})
			}
		}
	}
	return nil
}

// usedKinds are those that a note is of, by name.
func (c *collection) usedKinds() []Kind {
	var kinds []Kind
	for _, id := range slices.Sorted(maps.Keys(c.used)) {
		kinds = append(kinds, c.kinds[id].Kind)
	}
	slices.SortStableFunc(kinds, func(a, b Kind) int { return cmp.Compare(a.Name, b.Name) })
	return kinds
}
