package cards

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/oklog/ulid/v2"

	"ken/notes"
)

// BookFile is where the book lies in a workspace.
const BookFile = notes.OwnFolder + "/cards.jsonl"

// A Book is what ken remembers of cards: those it made that were kept, those that were
// imported, those that are not wanted, and of those in documents what they said and
// where they stood. It may be used by several goroutines, and the file by several
// programs: what another has written is seen after [Book.Reload].
type Book struct {
	ws      *notes.Workspace
	mu      sync.Mutex
	entropy *ulid.MonotonicEntropy
	stamp   stamp
	seen    map[string]bool  // ids of lines
	cards   map[string]entry // by card, what holds of it
	dropped map[string]entry // by Hash, the last time it was kept or dropped
	past    past             // what held before, for when a decision is taken back
}

// A stamp tells one content of a file from the next.
type stamp struct{ size, modified int64 }

// Open reads the book of a workspace. There need be none, and nothing is written. What
// cannot be read of it is left out and said in the faults.
func Open(ws *notes.Workspace) (*Book, []Fault, error) {
	b := &Book{ws: ws, entropy: ulid.Monotonic(rand.Reader, 0)}
	faults, err := b.Reload()
	if err != nil {
		return nil, nil, err
	}
	return b, faults, nil
}

// Reload reads the book again where another program has changed it.
func (b *Book) Reload() ([]Fault, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	file, err := b.ws.Stat(BookFile)
	if errors.Is(err, fs.ErrNotExist) {
		b.reset(stamp{})
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the book of cards: %w", err)
	}
	now := stamp{file.Size, file.ModTime.UnixNano()}
	if b.seen != nil && now == b.stamp {
		return nil, nil
	}
	b.reset(now)
	faults, err := b.load(file.Size)
	if err != nil {
		return nil, fmt.Errorf("read the book of cards: %w", err)
	}
	return faults, nil
}

func (b *Book) reset(s stamp) {
	b.stamp = s
	b.seen = make(map[string]bool)
	b.cards = make(map[string]entry)
	b.dropped = make(map[string]entry)
	b.past = newPast()
}

// apply takes a line, in whatever order they come.
func (b *Book) apply(e entry) {
	if b.seen[e.ID] || !e.known() {
		return
	}
	b.seen[e.ID] = true
	if e.Type == undoneLine {
		b.undo(e)
		return
	}
	if b.past.undone[e.ID] {
		return
	}
	b.past.add(e)
	if old, ok := b.cards[e.Card]; !ok || e.later(old) {
		b.cards[e.Card] = e
	}
	if e.Type == anchoredLine {
		return
	}
	hash := Hash(*e.Text)
	if old, ok := b.dropped[hash]; !ok || e.later(old) {
		b.dropped[hash] = e
	}
}

// Cards returns the cards that the book itself holds, by ID: those that were kept,
// imported or restored.
func (b *Book) Cards() []Card {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.where(entry.own)
}

// own tells whether a line makes its card one of the book's own.
func (e entry) own() bool { return e.Type != anchoredLine && e.Type != droppedLine }

// Recorded returns the cards of documents that the book has a record of, by ID, as they
// were when they were recorded.
func (b *Book) Recorded() []Card {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.where(func(e entry) bool { return e.Type == anchoredLine })
}

// Unwanted returns the cards that were dropped, by ID.
func (b *Book) Unwanted() []Card {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.where(func(e entry) bool { return e.Type == droppedLine })
}

func (b *Book) where(holds func(entry) bool) []Card {
	var list []Card
	for _, e := range b.cards {
		if holds(e) {
			list = append(list, *e.Text)
		}
	}
	slices.SortFunc(list, func(a, b Card) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// Card returns what the book says of a card, whatever became of it.
func (b *Book) Card(id string) (Card, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e, ok := b.cards[id]
	if !ok {
		return Card{}, false
	}
	return *e.Text, true
}

// Dropped tells whether a card with such a [Hash] was dropped and not kept since.
func (b *Book) Dropped(hash string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.dropped[hash].Type == droppedLine
}
