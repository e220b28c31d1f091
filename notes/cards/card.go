package cards

import "ken/notes"

// A Kind says how an answer is compared.
type Kind string

// The kinds of cards.
const (
	Exact Kind = "exact" // a term, a number, a name: the answer is right or it is not
	List  Kind = "list"  // several items; Card.Ordered says whether their order counts
	Prose Kind = "prose" // a sentence or more, in the learner's own words
	Cloze Kind = "cloze" // words hidden in a sentence; compared as Exact is
)

// A Level says what a question asks for.
type Level string

// The levels, after Bloom.
const (
	Recall     Level = "recall"
	Understand Level = "understand"
	Apply      Level = "apply"
)

// An Origin says where a card comes from.
type Origin string

// The origins of cards.
const (
	Written  Origin = "written"  // stands in a document of the user's, in one of the syntaxes read
	Made     Origin = "made"     // proposed by ken from a document
	Imported Origin = "imported" // came with a deck of another program
)

// Blank is what stands in a question for hidden words.
const Blank = "[…]"

// A Card is a question with what counts as its answer.
type Card struct {
	// ID is of base32 letters, and stays when the card is edited or moved. [Read] gives
	// the one of the text, see [Identify]; [Book.Anchor] gives the one that stays.
	ID    string `json:"id"`
	Kind  Kind   `json:"kind"`
	Level Level  `json:"level"`
	// Question is readable by itself. That of a Cloze holds Blank where words are hidden;
	// where one number of an Anki text hides several different ones, the card is a List of
	// them in order, and the question holds as many Blanks.
	Question string `json:"question"`
	// Answers are the accepted answers, the best first; of a List its items, of Prose
	// the reference answers.
	Answers []string `json:"answers"`
	Ordered bool     `json:"ordered,omitempty"`
	// Hint is a word or two that the author gave to be shown on request.
	Hint string `json:"hint,omitempty"`
	// Source is the passage that holds the answer. In a written card it is the card.
	Source notes.Source `json:"source"`
	Origin Origin       `json:"origin"`
	// Tags are the tags of the card and of its document, and the deck of an imported one.
	Tags []string `json:"tags,omitempty"`
	// GUID names the note in the program it was imported from; "" elsewhere.
	GUID string `json:"guid,omitempty"`
	// Syntax says how a written card is written: "qa", "c", "inline", "both", "multi",
	// "highlight", "anki", "heading"; "" elsewhere. Part counts the cards that come of
	// one text, from 0: those of one text are siblings.
	Syntax string `json:"syntax,omitempty"`
	Part   int    `json:"part,omitempty"`
	// Block is the block id that stands behind a written card, "k7f3a9" of " ^k7f3a9".
	Block string `json:"block,omitempty"`
	// Drawing is set where the answer is filled into a diagram.
	Drawing *Drawing `json:"drawing,omitempty"`
	// Before and After are a few words of what stands around a written card.
	Before string `json:"-"`
	After  string `json:"-"`
}

// A Drawing is the diagram of a card that asks what one place of it says. The answer
// stands nowhere in it.
type Drawing struct {
	// Of is what was drawn: the path of a document or folder, or the words of a topic.
	// Cards of one diagram answer each other.
	Of string `json:"of"`
	// Mermaid is the diagram as text, with [AskedBlank] at the place that is asked.
	Mermaid string `json:"mermaid"`
}

// What stands in a diagram for a label that is to be filled in, and for the one of them
// that is asked.
const (
	DrawnBlank = "____"
	AskedBlank = "[ ? ]"
)

// A Fault is a text that was meant to be read and could not be: a card that is not
// well formed, or a line of the book that is broken.
type Fault struct {
	Path   string `json:"path"`
	Line   int    `json:"line"` // of the file, from 1
	Reason string `json:"reason"`
}

// Error returns the fault on one line, as "path:line: reason".
func (f Fault) Error() string {
	return notes.Source{Path: f.Path, Line: f.Line}.At() + ": " + f.Reason
}
