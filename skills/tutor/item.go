package tutor

import (
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// A Standing is what a card is to its deck, in a word.
type Standing string

// The standings of the contract.
const (
	Written   Standing = "written"   // stands in a document of the user's
	Proposed  Standing = "proposed"  // made by ken, and nobody has looked at it
	Kept      Standing = "kept"      // made or imported, and the user wants it
	Dropped   Standing = "dropped"   // proposed, and the user does not want it
	Orphan    Standing = "orphan"    // its text is found nowhere any more
	Suspended Standing = "suspended" // not asked until it is resumed
)

// A Held card is one as it is kept: what it is to the deck before the log is asked.
type Held struct {
	cards.Card
	Standing Standing
	// Changed tells that its answer is no longer what it was when it was last answered:
	// it is asked once, whatever the schedule says.
	Changed bool
}

// An Item is a card of a deck with what the log says of it. It holds the answer: what
// is shown before an attempt is made of a [Question] instead.
type Item struct {
	Held
	Memory journal.CardState
	// Stale says why the card is not asked although nobody suspended it: its source has
	// changed. "" where it stands.
	Stale string
	// Goal is the learner's day by which it is to be known, 0 for none.
	Goal int

	family int   // of the cards that come of one passage
	goals  []int // the days of all goals it belongs to, in order
}

// Asked tells whether the card may be asked at all: it is the user's, and neither
// suspended nor stale.
func (i *Item) Asked() bool {
	return (i.Standing == Written || i.Standing == Kept) && !i.Memory.Suspended && i.Stale == "" && len(i.Answers) > 0
}

// State is the standing with suspension told.
func (i *Item) State() Standing {
	if (i.Standing == Written || i.Standing == Kept) && (i.Memory.Suspended || i.Stale != "") {
		return Suspended
	}
	return i.Standing
}

// schedule is the memory of the card with its next day brought before its goal.
func (i *Item) schedule() recall.State {
	return recall.Within(i.Memory.State, i.Memory.Last, i.Goal)
}

// due tells whether the card is to be asked at m. A new one is not due.
func (i *Item) due(m recall.Moment) bool {
	day := m.Day()
	switch {
	case !i.Asked() || i.buried(day):
		return false
	case i.Memory.Phase == recall.New:
		return false
	case i.checked(day) || i.Changed && i.Memory.Last.Day() != day:
		return true
	}
	return i.schedule().Due(m)
}

// fresh tells whether the card was never answered and may be asked.
func (i *Item) fresh(day int) bool {
	return i.Asked() && !i.buried(day) && i.Memory.Phase == recall.New
}

func (i *Item) buried(day int) bool { return i.Memory.Buried == day && day != 0 }

// checked tells that it is to be asked once more by this day, whatever the schedule says.
func (i *Item) checked(day int) bool {
	return len(i.Memory.Checks) > 0 && i.Memory.Checks[0] <= day
}

// day is the learner's day on which it is to be asked next, as far as that is by days:
// that of the last answer for what is due within a session. It has no meaning for what
// is new.
func (i *Item) day() int {
	st := i.schedule()
	day := st.DueDay
	if st.DueAt != 0 {
		day = recall.Moment{At: st.DueAt, Offset: st.Last.Offset}.Day()
	}
	if len(i.Memory.Checks) > 0 {
		day = min(day, i.Memory.Checks[0])
	}
	return day
}

// soon tells that the card comes again later on a day, by a step within the session.
func (i *Item) soon(day int) bool {
	return i.Asked() && !i.buried(day) && i.Memory.DueAt != 0 && i.day() <= day
}
