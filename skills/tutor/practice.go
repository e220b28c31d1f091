package tutor

import (
	"fmt"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/proof"
	"ken/skills/questions"
)

// mostPractice is how many questions go before or after a document.
const mostPractice = 3

// A Practice is a few questions that go with a document: before it is read, since what
// was asked for is found (pre-questions), or after a brief, on what carries it. They are
// proposals, never scheduled: what the log keeps of them counts for nothing.
type Practice struct {
	Path      string               `json:"path"` // of the document
	Questions []questions.Proposal `json:"questions"`
}

// Before returns questions to try before reading a document, at most three: on what it
// says and not on what everybody knows of it, which is left to how proposals are ranked.
func Before(doc notes.Document, c *questions.Corpus) Practice {
	return Practice{doc.Path, few(questions.Propose(doc, c, questions.Options{Most: mostPractice}))}
}

// AfterBrief returns questions on what carries a brief, at most three: each is made of
// the documents behind it. known are the cards there are, dropped tells proposals that
// are not wanted.
func AfterBrief(path string, cited []proof.Cited, files Opener, c *questions.Corpus, known []cards.Card, dropped func(id string) bool) Practice {
	return Practice{path, few(questions.FromBrief(cited, files.Read, c, questions.Options{Most: mostPractice, Known: known, Dropped: dropped}))}
}

func few(list []questions.Proposal) []questions.Proposal {
	return append([]questions.Proposal{}, list[:min(len(list), mostPractice)]...)
}

// Begin asks the questions. The session is practice; grade, log and wrong answers are
// those of the desk, whose deck is left alone.
func (p Practice) Begin(d Desk, now recall.Moment) (*Session, error) {
	var held []Held
	w := Wants{Practice: true}
	for _, q := range p.Questions {
		held = append(held, Held{Card: q.Card, Standing: Kept})
		w.Only = append(w.Only, q.ID)
	}
	if len(held) == 0 {
		return nil, fmt.Errorf("ask about %s: there are no questions", p.Path)
	}
	deck, err := New(Collection{Cards: held, Log: d.Log, Settings: d.Deck.settings})
	if err != nil {
		return nil, err
	}
	d.Deck = deck
	return d.Begin(w, now), nil
}

// Skip notes that the questions were not taken.
func (p Practice) Skip(log Log, now recall.Moment) error {
	_, err := log.Add(journal.Event{Type: journal.Skip, At: now.At, TZ: now.Offset, Note: p.Path})
	if err != nil {
		return fmt.Errorf("skip the questions: %w", err)
	}
	return nil
}
