package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"

	"ken/index"
	"ken/notes/cards"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// Whoever decides on a proposal has seen it, and names it by its id. What was shown is kept
// beside the index, so that it is found at once and is what was seen: to make it again may
// take long, and a model would not say the same.

// mostShown is how many proposals are kept of those that were shown.
const mostShown = 500

// shownFile is where they are kept; "" where there is no such place.
func (t *tutoring) shownFile() string {
	if cache := t.s.cacheDir(); cache != "" {
		return filepath.Join(index.CacheDir(cache, t.s.shop.Dir()), "proposed.jsonl")
	}
	return ""
}

// remember keeps proposals that are shown until they are decided on, the latest first.
func (t *tutoring) remember(list []questions.Proposal) error {
	name := t.shownFile()
	if name == "" || len(list) == 0 {
		return nil
	}
	var b bytes.Buffer
	enc, in, n := json.NewEncoder(&b), map[string]bool{}, 0
	keep := func(c cards.Card) error {
		if in[c.ID] || n == mostShown || b.Len() > maxSettings/2 {
			return nil
		}
		in[c.ID] = true
		n++
		return enc.Encode(c)
	}
	for _, q := range list {
		if err := keep(q.Card); err != nil {
			return err
		}
	}
	for _, c := range t.shown() {
		if err := keep(c); err != nil {
			return err
		}
	}
	return writeOwn(name, b.Bytes())
}

// shown are the proposals that were shown, the latest first. What cannot be read is not
// missed: it is proposed again.
func (t *tutoring) shown() []cards.Card {
	data, err := readSmall(t.shownFile(), maxSettings)
	if err != nil {
		return nil
	}
	var list []cards.Card
	for line := range bytes.Lines(data) {
		var c cards.Card
		if json.Unmarshal(line, &c) == nil && c.ID != "" && c.Question != "" && len(c.Answers) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// proposal finds a proposal by its id or the beginning of one: among those that were shown,
// else among all that the files named would give, or all documents where none is. A
// document whose text cannot have given the id is not asked for its proposals.
func (t *tutoring) proposal(ctx context.Context, id string, files []string) (cards.Card, error) {
	for _, c := range t.shown() {
		if id != "" && strings.HasPrefix(c.ID, id) {
			return c, nil
		}
	}
	unknown := errors.New("nothing was proposed under that id")
	names, err := t.s.proposing(ctx, files)
	if err != nil {
		return cards.Card{}, err
	}
	for _, name := range names {
		doc, err := t.s.shop.ReadContext(ctx, name)
		if ctx.Err() != nil {
			return cards.Card{}, ctx.Err()
		}
		if err != nil || !questions.MayHold(doc, id) {
			continue
		}
		list, err := t.proposals(ctx, name, true)
		if ctx.Err() != nil {
			return cards.Card{}, ctx.Err()
		}
		for _, q := range list {
			if err == nil && id != "" && strings.HasPrefix(q.ID, id) {
				return q.Card, nil
			}
		}
	}
	return cards.Card{}, hinted(unknown, "ken cards --propose --all --json FILE lists all of a file")
}

// keep makes a proposal a card.
func (t *tutoring) keep(ctx context.Context, id string, files []string) (string, error) {
	if i, err := t.card(id); err == nil && i.Standing != tutor.Dropped {
		return "kept already " + i.ID + ": " + i.Question, nil
	}
	offered, err := t.proposal(ctx, id, files)
	if err != nil {
		return "", err
	}
	c, err := t.book.Keep(offered, t.now().At)
	t.kept = append(t.kept, c.ID)
	return "kept " + c.ID + ": " + c.Question, err
}

// dismiss has a card or a proposal never come again.
func (t *tutoring) dismiss(ctx context.Context, id string, files []string) (string, error) {
	i, err := t.card(id)
	c := i.Card
	if err == nil && i.Standing == tutor.Written {
		return "", hinted(errors.New("it stands in "+i.Source.At()), "take it out there, or --suspend it")
	}
	if err != nil {
		if c, err = t.proposal(ctx, id, files); err != nil {
			return "", err
		}
	}
	return "dropped " + c.ID + ": " + c.Question, t.book.Drop(c, t.now().At)
}

// undecided is the answer of "ken cards --undo".
type undecided struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Was      string `json:"was"` // kept or dropped
}

// undecide takes back the last decision on a proposal that holds.
func (s *session) undecide(t *tutoring) error {
	all := t.book.Decisions()
	if len(all) == 0 {
		return nothing("ken quiz --undo takes back an answer", "take back a decision: no proposal was kept or dropped")
	}
	d, err := t.book.Undecide(all[len(all)-1].Card, t.now().At)
	if err != nil {
		return err
	}
	u := undecided{d.Card.ID, d.Card.Question, "dropped"}
	if d.Kept {
		u.Was = "kept"
	}
	return s.print(u)
}

func (u undecided) text(p *paper) {
	p.printf("Taken back: %s was %s: %s\n", u.Card, u.Was, oneLine(u.Question))
}
