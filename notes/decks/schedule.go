package decks

import (
	"encoding/json"
	"math"
)

// Anki counts the days of reviews from the day a collection was made, and keeps that
// day as the moment it began, at 04:00 where its user was. Outside of that collection
// only a date means anything.

const (
	secondsADay  = 24 * 60 * 60
	rollover     = 4 * 60 * 60 // seconds after midnight at which a day begins
	earliestTime = 1_000_000_000
)

// A calendar turns the days of a collection into days since 1970-01-01 as its user
// counts them.
type calendar struct {
	created int64 // seconds since 1970
	first   int64 // the day it was made, since 1970-01-01
}

// calendarOf is the calendar of a collection made at the given second. West is how
// many minutes west of UTC its user was; where that is not kept it is told by the
// hour, which was 04:00 there.
func calendarOf(created int64, west *int) calendar {
	east := int64(rollover) - floorMod(created, secondsADay)
	if east <= -secondsADay/2 {
		east += secondsADay
	}
	if west != nil && *west > -24*60 && *west < 24*60 {
		east = -int64(*west) * 60
	}
	return calendar{created, floorDiv(created+east, secondsADay)}
}

func floorMod(a, b int64) int64 { return a - b*floorDiv(a, b) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// The queues of cards that are not to be asked.
const (
	queueSuspended = -1
	queueBuried    = -2 // with its siblings; -3 is by hand
)

// card makes one of a row with cardColumns. Its Deck is set even if it is that of
// the note.
func (c *collection) card(r row) Card {
	deck, due := r.number(2), r.number(6)
	if home := r.number(12); home != 0 { // it is on loan to a filtered deck
		deck = home
		if was := r.number(11); was != 0 {
			due = was
		}
	}
	queue := r.small(5)
	card := Card{
		ID: r.number(0), Ord: max(r.small(3), 0), Deck: c.names[deck], State: State(within(r.small(4), 0, int(Relearning))),
		Interval: max(r.small(7), 0), Ease: max(r.small(8), 0), Reps: max(r.small(9), 0), Lapses: max(r.small(10), 0),
		Suspended: queue == queueSuspended, Buried: queue <= queueBuried, Flag: r.small(13) & 7, Memory: memory(r.text(14)),
	}
	switch {
	case card.State == New:
		card.Position = int(max(min(due, math.MaxInt32), 0))
	case due >= earliestTime:
		card.Time = min(due, math.MaxInt32*8)
	default:
		card.Day = int(c.calendar.first + max(due, math.MinInt32))
	}
	return card
}

// cardData is what Anki keeps of FSRS with a card.
type cardData struct {
	Stability  *float64 `json:"s,omitempty"`
	Difficulty *float64 `json:"d,omitempty"`
	Retention  *float64 `json:"dr,omitempty"`
	Decay      *float64 `json:"decay,omitempty"`
	Last       *int64   `json:"lrt,omitempty"`
}

// memory reads the column data; nil where it holds no memory that can be.
func memory(data string) *Memory {
	if len(data) < 3 {
		return nil
	}
	var d cardData
	_ = json.Unmarshal([]byte(data), &d) // a field of the wrong type is left out, as in Anki
	if d.Stability == nil || d.Difficulty == nil || *d.Stability <= 0 || *d.Stability > 1e6 ||
		*d.Difficulty < 0 || *d.Difficulty > 11 {
		return nil
	}
	m := &Memory{Stability: *d.Stability, Difficulty: *d.Difficulty}
	if d.Retention != nil && *d.Retention > 0 && *d.Retention < 1 {
		m.Retention = *d.Retention
	}
	if d.Decay != nil && *d.Decay > 0 && *d.Decay < 10 {
		m.Decay = *d.Decay
	}
	if d.Last != nil && *d.Last > 0 {
		m.Last = *d.Last
	}
	return m
}
