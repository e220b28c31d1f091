package cards

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// The lines of the book. Each says what is so from its time on; the latest of a card,
// by time and then by id, is what holds. Lines of types that are not known, and fields
// that are not, are of a later version: they stay where they are and are passed over.
const (
	keptLine     = "kept"     // a proposal became a card
	importedLine = "imported" // a card came with a deck of another program
	editedLine   = "edited"   // a card of the book has another text
	droppedLine  = "dropped"  // a card is not wanted, and not to be proposed again
	anchoredLine = "anchored" // a card of a document: what it said and where it stood
	restoredLine = "restored" // a card whose text is gone is the book's own from now on
	undoneLine   = "undone"   // the line of Ref, a decision on a proposal or what came of it, does not hold
)

// An entry is one line of the book. Its fields stand in this order.
type entry struct {
	V    int    `json:"v"`  // 1
	ID   string `json:"id"` // a ULID
	Type string `json:"t"`
	At   int64  `json:"at"` // milliseconds since 1970 UTC
	Card string `json:"card,omitempty"`
	From string `json:"from,omitempty"` // of an edit: what Hash was
	To   string `json:"to,omitempty"`   // and is
	Ref  string `json:"ref,omitempty"`  // of what is undone: the line
	Text *Card  `json:"text,omitempty"`
	// Before and After are the words around a card of a document.
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// later tells whether a line holds before another of the same card.
func (e entry) later(than entry) bool {
	if e.At != than.At {
		return e.At > than.At
	}
	return e.ID > than.ID
}

// marshal writes the line, without its end.
func (e entry) marshal() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Limits of a line of the book: what is over them was not written by ken.
const (
	maxLine    = 1 << 20 // bytes
	maxIDBytes = 64
	mostSaid   = 4096 // answers or tags of one card
)

// parseEntry reads a line. A line of a type that is not known is returned as it is.
func parseEntry(line []byte) (entry, error) {
	var e entry
	if err := json.Unmarshal(line, &e); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return entry{}, errors.New("it is not whole")
		}
		return entry{}, fmt.Errorf("it is not a line of this book: %w", err)
	}
	if e.ID == "" || len(e.ID) > maxIDBytes || e.Type == "" {
		return entry{}, errors.New("it has no id or type")
	}
	if !e.known() {
		return e, nil
	}
	switch t := e.Text; {
	case e.Card == "" || len(e.Card) > maxIDBytes || strings.ContainsFunc(e.Card, notInID):
		return entry{}, errors.New("it names no card")
	case e.Type == undoneLine && (e.Ref == "" || len(e.Ref) > maxIDBytes):
		return entry{}, errors.New("it names no line")
	case e.Type == undoneLine:
	case t == nil:
		return entry{}, errors.New("the text of its card is missing")
	case t.Question == "" || len(t.Answers) == 0 || len(t.Answers) > mostSaid || len(t.Tags) > mostSaid:
		return entry{}, errors.New("its card has no question or no answer")
	default:
		t.ID, t.Before, t.After = e.Card, e.Before, e.After
	}
	return e, nil
}

// known tells whether the type of a line is one of this version.
func (e entry) known() bool {
	switch e.Type {
	case keptLine, importedLine, editedLine, droppedLine, anchoredLine, restoredLine, undoneLine:
		return true
	}
	return false
}

// notInID tells letters that stand in no id of a card.
func notInID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
}
