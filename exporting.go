package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/decks"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/tutor"
)

// toDeck is the deck as Anki has it: every card that is asked a note of its own, with its
// schedule, its memory and every answer.
func (t *tutoring) toDeck() decks.Deck {
	history := map[string][]decks.Answer{}
	for _, e := range t.log.Events() {
		if e.Type == journal.Review && e.Counts() {
			history[e.Card] = append(history[e.Card], decks.Answer{
				At: e.At, Rating: int(e.Rating), Interval: max(1, e.Ivl), Took: int(min(e.Ms, 1<<30)), Kind: decks.AtReview,
			})
		}
	}
	d := decks.Deck{Kinds: []decks.Kind{sourced(), decks.Cloze()}}
	for _, i := range t.deck.Items() {
		if i.Standing != tutor.Written && i.Standing != tutor.Kept {
			continue
		}
		n := t.toNote(i)
		n.Cards[0].Reviews = history[i.ID]
		d.Notes = append(d.Notes, n)
	}
	return d
}

// deckName is the deck that cards are exported into, and the kind of their notes.
const deckName = "ken"

// sourced is the kind of a question with an answer and the place it rests on.
func sourced() decks.Kind {
	return decks.Kind{
		Name: deckName, Fields: []string{"Front", "Back", "Source"},
		Templates: []decks.Template{{
			Name: "Card 1", Question: "{{Front}}",
			Answer: "{{FrontSide}}<hr id=answer>{{Back}}{{#Source}}<br><br><small>{{Source}}</small>{{/Source}}",
		}},
	}
}

func (t *tutoring) toNote(i tutor.Item) decks.Note {
	n := decks.Note{GUID: guidOf(i.Card), Deck: deckName, Tags: i.Tags, Kind: deckName}
	from := placed(i.Card)
	if i.Kind == cards.Cloze && strings.Contains(i.Question, cards.Blank) && len(i.Answers) > 0 {
		n.Kind = "Cloze"
		text := strings.Replace(i.Question, cards.Blank, "{{c1::"+i.Answers[0]+"}}", 1)
		n.Fields = []decks.Field{{Name: "Text", Text: text}, {Name: "Back Extra", Text: from}}
	} else {
		n.Fields = []decks.Field{{Name: "Front", Text: i.Question}, {Name: "Back", Text: answerText(i.Card)}, {Name: "Source", Text: from}}
	}
	n.Cards = []decks.Card{t.toCard(i)}
	return n
}

// guidOf names a card in the other program: as it was named there, else by its id.
func guidOf(c cards.Card) string {
	if c.GUID != "" && c.Part == 0 {
		return c.GUID
	}
	return c.ID
}

// placed is where a card rests, "" for one that came from elsewhere.
func placed(c cards.Card) string {
	if c.Source.Path == "" {
		return ""
	}
	return c.Source.At()
}

func answerText(c cards.Card) string {
	if c.Kind != cards.List {
		return strings.Join(c.Answers, " | ")
	}
	var b strings.Builder
	for n, a := range c.Answers {
		if c.Ordered {
			fmt.Fprintf(&b, "%d. %s\n", n+1, a)
		} else {
			fmt.Fprintf(&b, "- %s\n", a)
		}
	}
	return strings.TrimSpace(b.String())
}

func (t *tutoring) toCard(i tutor.Item) decks.Card {
	m := i.Memory
	c := decks.Card{Reps: m.Reps, Lapses: m.Lapses, Suspended: m.Suspended || i.Stale != ""}
	if m.Flagged {
		c.Flag = 1
	}
	if m.Reps == 0 {
		return c
	}
	c.State, c.Interval, c.Ease, c.Day = decks.Review, max(1, m.Interval), 2500, m.DueDay
	if m.DueAt != 0 {
		c.State, c.Time, c.Day = decks.Learning, m.DueAt/1000, 0
		if m.Phase == recall.Relearning {
			c.State = decks.Relearning
		}
	}
	set := t.deck.Settings()
	c.Memory = &decks.Memory{
		Stability: m.Stability, Difficulty: m.Difficulty, Retention: set.Retention, Decay: set.Weights[20], Last: m.Last.At / 1000,
	}
	return c
}

// table writes the cards as rows.
func (t *tutoring) table() ([]byte, error) {
	var entries []decks.Entry
	for _, r := range t.deck.Rows(t.now()) {
		if r.State == tutor.Dropped {
			continue
		}
		i, _ := t.deck.Item(r.ID)
		entries = append(entries, decks.Entry{
			Question: r.Question, Answer: answerText(r.Card), Kind: string(r.Kind), Tags: r.Tags, Source: placed(r.Card),
			Due: r.Due, Stability: r.Stability, Difficulty: r.Difficulty, Reps: i.Memory.Reps, Lapses: i.Memory.Lapses,
		})
	}
	var b bytes.Buffer
	err := decks.WriteTable(&b, entries)
	return b.Bytes(), err
}

// reviews writes the counted answers as the optimizers of FSRS read them.
func (t *tutoring) reviews() ([]byte, int, error) {
	var list []decks.Logged
	for _, e := range t.log.Events() {
		if e.Type == journal.Review && e.Counts() {
			list = append(list, decks.Logged{Card: e.Card, Rating: int(e.Rating), At: e.At, Took: int(min(e.Ms, 1<<30))})
		}
	}
	list = slices.Clip(list)
	var b bytes.Buffer
	err := decks.WriteReviews(&b, list)
	return b.Bytes(), len(list), err
}
