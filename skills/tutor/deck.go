package tutor

import (
	"fmt"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// A Log is where answers are written down; *journal.Journal is one. Whoever opens it has
// it note first where a written card stands, so that the card is found again.
type Log interface {
	// Add writes an event, and returns it with its id once it will last.
	Add(e journal.Event) (journal.Event, error)
	// AddAll does the same with events that belong together, in one write.
	AddAll(events ...journal.Event) ([]journal.Event, error)
	// Events returns what happened and was not taken back, by time.
	Events() []journal.Event
	// States returns what the log says of every card in it.
	States(s recall.Settings) map[string]journal.CardState
}

// A Collection is what a deck is made of.
type Collection struct {
	Cards    []Held // one of every id; further ones are passed over
	Log      Log
	Settings recall.Settings
	Goals    []Goal
	// Rotten are cards whose source has changed, by id, as [Rot] finds them.
	Rotten map[string]Rotten
}

// A Deck is the cards of a workspace with what is known of each. It is not for several
// goroutines at once.
type Deck struct {
	settings recall.Settings
	log      Log
	items    []Item
	at       map[string]int
	rotten   map[string]Rotten
	goals    []Goal
}

// New makes a deck. The error says what is wrong with the settings.
func New(c Collection) (*Deck, error) {
	if err := c.Settings.Check(); err != nil {
		return nil, fmt.Errorf("schedule the cards: %w", err)
	}
	d := &Deck{
		settings: c.Settings, log: c.Log, goals: c.Goals, rotten: c.Rotten,
		items: make([]Item, 0, len(c.Cards)), at: make(map[string]int, len(c.Cards)),
	}
	for _, h := range c.Cards {
		if _, twice := d.at[h.ID]; twice || h.ID == "" {
			continue
		}
		d.at[h.ID] = len(d.items)
		d.items = append(d.items, Item{Held: h})
		d.enlist(&d.items[len(d.items)-1])
	}
	d.relate()
	d.Refresh()
	return d, nil
}

// Refresh takes in what the log says by now.
func (d *Deck) Refresh() {
	states, accepted := d.log.States(d.settings), d.accepted()
	for n := range d.items {
		i := &d.items[n]
		i.Memory = states[i.ID]
		i.Stale = ""
		if r, yes := d.rotten[i.ID]; yes && !accepted[[2]string{i.ID, r.change()}] {
			i.Stale = r.Reason
		}
		i.aim()
	}
}

// Settings is how the deck is scheduled.
func (d *Deck) Settings() recall.Settings { return d.settings }

// Len is how many cards there are, of whatever standing.
func (d *Deck) Len() int { return len(d.items) }

// Item returns a card by its id.
func (d *Deck) Item(id string) (Item, bool) {
	if i := d.item(id); i != nil {
		return *i, true
	}
	return Item{}, false
}

func (d *Deck) item(id string) *Item {
	if n, known := d.at[id]; known {
		return &d.items[n]
	}
	return nil
}

// Items returns the cards in the order they came in. The slice is the deck's.
func (d *Deck) Items() []Item { return d.items }

// replace puts a card in the place of the one with its id.
func (d *Deck) replace(c cards.Card) {
	if i := d.item(c.ID); i != nil {
		i.Card = c
		d.enlist(i)
	}
}

// A Row is one card as ken cards prints it.
type Row struct {
	cards.Card
	State Standing `json:"state"`
	// Why says why a card is suspended that nobody suspended.
	Why string `json:"why,omitempty"`
	// Due is the day it is asked next, as YYYY-MM-DD; "" for one that was never answered
	// or is not asked.
	Due            string  `json:"due"`
	Stability      float64 `json:"stability"`
	Difficulty     float64 `json:"difficulty"`
	Retrievability float64 `json:"retrievability"`
}

// Rows returns all cards with their state, as of now.
func (d *Deck) Rows(now recall.Moment) []Row {
	rows := make([]Row, 0, len(d.items))
	for n := range d.items {
		i := &d.items[n]
		r := Row{
			Card: i.Card, State: i.State(), Why: i.Stale, Stability: i.Memory.Stability, Difficulty: i.Memory.Difficulty,
			Retrievability: d.settings.Retrievability(i.Memory.State, now),
		}
		if i.Memory.Phase != recall.New && i.Asked() {
			r.Due = recall.Date(i.day())
		}
		rows = append(rows, r)
	}
	return rows
}

// Counts is how many cards are due, new, and at rest. Soon are those that come again
// later today, as wrong ones do after ten minutes; they are not among Later.
type Counts struct {
	Due       int `json:"due"`
	Soon      int `json:"soon"`
	New       int `json:"new"`
	Later     int `json:"later"`
	Proposed  int `json:"proposed"`
	Suspended int `json:"suspended"`
	Orphans   int `json:"orphans"`
}

// Count counts the cards as of now.
func (d *Deck) Count(now recall.Moment) Counts {
	var c Counts
	day := now.Day()
	for n := range d.items {
		switch i := &d.items[n]; {
		case i.due(now):
			c.Due++
		case i.fresh(day):
			c.New++
		case i.State() == Proposed:
			c.Proposed++
		case i.State() == Suspended:
			c.Suspended++
		case i.State() == Orphan:
			c.Orphans++
		case i.soon(day):
			c.Soon++
		case i.Asked():
			c.Later++
		}
	}
	return c
}
