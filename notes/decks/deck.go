package decks

import (
	"fmt"
	"strconv"
)

// A Deck is what a file of another program holds, or is to hold.
type Deck struct {
	// Kinds are the kinds of note, with the templates their cards are made by. One
	// that a note names and that is not here is, for writing, one of [Basic],
	// [Reversed] and [Cloze] if it has such a name, and else made from the note.
	Kinds []Kind
	Notes []Note
	Media []Medium
	// Problems are what could not be used, in the order it was met.
	Problems []Problem
}

// A Kind is a kind of note: its fields, and the templates that make cards of them.
type Kind struct {
	Name string
	// Cloze tells that one template makes a card for every number of {{c1::…}}.
	Cloze     bool
	Fields    []string
	Templates []Template
	Style     string // CSS of the cards
}

// A Template makes a card of a note, in Anki's language of {{Field}}.
type Template struct {
	Name             string
	Question, Answer string // HTML
}

// A Note is what one or several cards are made of.
type Note struct {
	ID   int64  // Anki's number: milliseconds since 1970 when it was made; 0 where there is none
	GUID string // names the note wherever it is copied
	Deck string // where its first card lies, with "::" between deck and subdeck
	Kind string // the name of its kind
	Tags []string
	// Line is where the note begins in a text file, from 1; 0 elsewhere.
	Line   int
	Fields []Field
	Cards  []Card
}

// A Field is one of the texts of a note.
type Field struct {
	Name string
	HTML string // as the other program keeps it; "" when writing stands for Text, escaped
	Text string // the same for people, see [Text]
}

// A State is how far the learning of a card has come.
type State int

// The states, with Anki's numbers.
const (
	New State = iota
	Learning
	Review
	Relearning
)

// A Card is one question of a note.
type Card struct {
	ID       int64  // Anki's number: milliseconds since 1970 when it was made; 0 where there is none
	Ord      int    // the template, or of a cloze the number in {{c1::…}} less one
	Template string // the name of the template
	Deck     string // where it lies, if that is not the deck of its note

	// Question and Answer are text as the templates make it. The answer is without
	// the question where the template repeats it.
	Question, Answer string
	// Hint is what the question shows on request.
	Hint string
	// Gaps are the words a cloze hides in this card, in the order they stand there.
	Gaps []Gap

	State State
	// Position is the place among the new cards, and means nothing in another state.
	Position int
	// Day is when the card is due, in days since 1970-01-01 on the learner's own
	// calendar, whose days begin at 04:00; 0 where it is new, or due at a time.
	Day int
	// Time is when a card in its first steps is due, in seconds since 1970.
	Time         int64
	Interval     int // days between the last review and the next
	Ease         int // SM-2's factor in thousandths, 2500 at first; 0 where there is none
	Reps, Lapses int
	Suspended    bool
	Buried       bool // put off until the next day
	Flag         int  // 0 to 7
	Memory       *Memory
	Reviews      []Answer // by time
}

// A Gap is what one {{c1::text::hint}} hides.
type Gap struct{ Text, Hint string }

// A Memory is the state of FSRS. Retention and Decay are 0 where they are not known.
type Memory struct {
	Stability  float64 // days
	Difficulty float64 // 1 to 10
	Retention  float64 // that is aimed at
	Decay      float64 // of the forgetting curve, positive
	Last       int64   // the last review, in seconds since 1970; 0 where it is not known
}

// An Answer is one line of the log of reviews.
type Answer struct {
	At     int64 // milliseconds since 1970
	Rating int   // 1 again to 4 easy; 0 where the schedule was changed by hand
	// Interval is what the answer led to, Last what held before it: days, or seconds
	// if negative.
	Interval, Last int
	Ease           int // SM-2's factor in thousandths after the answer, or FSRS's difficulty
	Took           int // milliseconds
	Kind           AnswerKind
}

// An AnswerKind says in which state a card was answered.
type AnswerKind int

// The kinds of answer, with Anki's numbers. Manual and Rescheduled are changes of
// the schedule without a review; Manual with an Ease of 0 is a card set back to new.
const (
	AtLearning AnswerKind = iota
	AtReview
	AtRelearning
	AtFiltered
	Manual
	Rescheduled
)

// A Medium is a file that came with a deck. It is not read.
type Medium struct {
	Name string // of any form; never use it as a path
	Size int64  // bytes, as the package says; -1 where it does not
}

// A Problem is something in a file that could not be used.
type Problem struct {
	Note   int64 // the number of the note, 0 where it is not about one
	Line   int   // of a text file, from 1; 0 elsewhere
	Reason string
}

// String returns the problem with its place: "line 3: …" or "note 1502298033753: …".
func (p Problem) String() string {
	switch {
	case p.Line > 0:
		return "line " + strconv.Itoa(p.Line) + ": " + p.Reason
	case p.Note != 0:
		return "note " + strconv.FormatInt(p.Note, 10) + ": " + p.Reason
	}
	return p.Reason
}

// maxProblems are kept; of the rest only the number is said.
const maxProblems = 1000

// troubles gathers problems, of bounded number.
type troubles struct {
	list []Problem
	more int
}

func (t *troubles) add(p Problem) {
	if len(t.list) >= maxProblems {
		t.more++
		return
	}
	t.list = append(t.list, p)
}

func (t *troubles) all() []Problem {
	if t.more > 0 {
		return append(t.list, Problem{Reason: fmt.Sprintf("%d more of this sort", t.more)})
	}
	return t.list
}
