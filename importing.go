package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"ken/notes/cards"
	"ken/notes/decks"
	"ken/notes/journal"
	"ken/notes/recall"
)

// An incoming is what a file of another program brings, as ken has it.
type incoming struct {
	cards    []cards.Card
	events   []journal.Event // of the card at the same place in of
	of       []int
	problems []string
}

// fromDeck takes the cards of a deck with their history. What has no question or no
// answer is named and left out.
func fromDeck(d decks.Deck, offset int) incoming {
	var in incoming
	for _, p := range d.Problems {
		in.problems = append(in.problems, p.String())
	}
	for _, n := range d.Notes {
		for _, c := range n.Cards {
			in.take(n, c, offset)
		}
	}
	return in
}

func (in *incoming) take(n decks.Note, from decks.Card, offset int) {
	var hidden []string
	for _, g := range from.Gaps {
		hidden = append(hidden, g.Text)
	}
	if n.Kind == deckName && len(n.Fields) == len(sourced().Fields) { // ken wrote it: the source is no part of the answer
		from.Question, from.Answer = n.Fields[0].Text, n.Fields[1].Text
	}
	c := cards.Foreign(from.Question, from.Answer, hidden)
	if c.Question == "" || len(c.Answers) == 0 || strings.Join(c.Answers, "") == "" {
		in.problems = append(in.problems, fmt.Sprintf("note %s: it asks nothing, or has no answer", noteName(n)))
		return
	}
	c.Hint, c.GUID, c.Part = from.Hint, n.GUID, from.Ord
	deck := cmp.Or(from.Deck, n.Deck)
	for _, tag := range append(slices.Clone(n.Tags), strings.ReplaceAll(deck, " ", "_")) {
		if tag != "" && !slices.Contains(c.Tags, tag) {
			c.Tags = append(c.Tags, tag)
		}
	}
	at := len(in.cards)
	in.cards = append(in.cards, c)
	last := int64(0)
	for _, r := range from.Reviews {
		e := journal.Event{Type: journal.Review, At: r.At, TZ: offset, Rating: recall.Rating(r.Rating), Src: journal.SrcImport, Ms: int64(max(0, r.Took)), Ivl: max(0, r.Interval)}
		switch {
		case r.Kind == decks.Manual && r.Rating == 0 && r.Ease == 0:
			e = journal.Event{Type: journal.Forget, At: r.At, TZ: offset, Src: journal.SrcImport}
		case r.Kind == decks.Manual || r.Kind == decks.Rescheduled || r.Rating < 1 || r.Rating > 4:
			continue
		}
		last = max(last, r.At)
		in.event(at, e)
	}
	if last == 0 {
		last = max(from.ID, 0)
	}
	if from.Suspended {
		in.event(at, journal.Event{Type: journal.Suspend, At: last + 1, TZ: offset, Src: journal.SrcImport})
	}
	if from.Flag > 0 {
		in.event(at, journal.Event{Type: journal.Flag, At: last + 2, TZ: offset, Src: journal.SrcImport, Note: fmt.Sprintf("flag %d in Anki", from.Flag)})
	}
}

func (in *incoming) event(at int, e journal.Event) {
	in.events, in.of = append(in.events, e), append(in.of, at)
}

func noteName(n decks.Note) string {
	switch {
	case n.Line > 0:
		return fmt.Sprintf("on line %d", n.Line)
	case n.GUID != "":
		return n.GUID
	}
	return fmt.Sprint(n.ID)
}

// fromTable takes the rows of a table.
func fromTable(entries []decks.Entry, problems []decks.Problem) incoming {
	var in incoming
	for _, p := range problems {
		in.problems = append(in.problems, p.String())
	}
	for _, e := range entries {
		var hidden []string
		if strings.Contains(e.Question, cards.Blank) {
			hidden = []string{e.Answer}
		}
		c := cards.Foreign(e.Question, e.Answer, hidden)
		if c.Question == "" || len(c.Answers) == 0 || c.Answers[0] == "" {
			in.problems = append(in.problems, fmt.Sprintf("line %d: it has no question or no answer", e.Line))
			continue
		}
		switch k := cards.Kind(e.Kind); k {
		case cards.Exact, cards.Prose:
			c.Kind = k
		}
		c.Tags = e.Tags
		in.cards = append(in.cards, c)
	}
	return in
}

// imported is the answer of "ken import".
type imported struct {
	File     string   `json:"file"`
	Cards    int      `json:"cards"`
	Added    int      `json:"added"`
	Changed  int      `json:"changed"`
	Same     int      `json:"same"`
	Reviews  int      `json:"reviews"` // and other events that were not in the log yet
	Problems []string `json:"problems"`
}

// take brings cards and their history into the book and the log.
func (t *tutoring) take(_ context.Context, file string, in incoming) (imported, error) {
	got, err := t.book.Import(in.cards, t.now().At)
	if err != nil {
		return imported{}, err
	}
	for n := range in.events {
		in.events[n].Card = got.Cards[in.of[n]].ID
	}
	added, err := t.log.Import(t.unlogged(in.events))
	if err != nil {
		return imported{}, err
	}
	return imported{filepath.Base(file), len(got.Cards), got.Added, got.Changed, got.Same, added, list(in.problems)}, nil
}

// unlogged leaves out reviews that the log has already, as those that ken exported and that
// come back. Other programs move them by some milliseconds, or know seconds only.
func (t *tutoring) unlogged(events []journal.Event) []journal.Event {
	type answer struct {
		card   string
		rating recall.Rating
		second int64
	}
	have := map[answer]bool{}
	for _, e := range t.log.Events() {
		if e.Type == journal.Review {
			have[answer{e.Card, e.Rating, e.At / 1000}] = true
		}
	}
	return slices.DeleteFunc(events, func(e journal.Event) bool {
		second := e.At / 1000
		return e.Type == journal.Review && (have[answer{e.Card, e.Rating, second - 1}] ||
			have[answer{e.Card, e.Rating, second}] || have[answer{e.Card, e.Rating, second + 1}])
	})
}

// fromReviews takes a log of reviews whose cards are known here by their id, or by the
// number that stands for one in such logs.
func (t *tutoring) fromReviews(logged []decks.Logged, problems []decks.Problem, offset int) (events []journal.Event, said []string) {
	byNumber := map[string]string{}
	for _, h := range t.held {
		byNumber[fmt.Sprint(decks.CardNumber(h.ID))] = h.ID
		byNumber[h.ID] = h.ID
	}
	for _, p := range problems {
		said = append(said, p.String())
	}
	unknown := 0
	for _, l := range logged {
		id, known := byNumber[l.Card]
		if !known {
			unknown++
			continue
		}
		events = append(events, journal.Event{
			Type: journal.Review, Card: id, At: l.At, TZ: offset, Rating: recall.Rating(l.Rating),
			Src: journal.SrcImport, Ms: int64(l.Took),
		})
	}
	if unknown > 0 {
		said = append(said, plural(unknown, "review")+" of cards that are not known here")
	}
	return events, said
}

func (i imported) text(p *paper) {
	p.printf("%s of %s: %d new, %d changed, %d as they were; %s.\n", plural(i.Cards, "card"), i.File,
		i.Added, i.Changed, i.Same, plural(i.Reviews, "review")+" taken over")
	for n, problem := range i.Problems {
		if n == fewUnread {
			p.printf("  and %d more: --json lists all\n", len(i.Problems)-n)
			break
		}
		p.printf("  left out: %s\n", problem)
	}
}
