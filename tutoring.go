package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// maxTemplates is in how many documents a heading may ask the same before it is taken for
// a part of their form, and no question of the user's.
const maxTemplates = 2

// A tutoring is all that the tutor works with: the cards of the workspace, what ken
// remembers of them, and the log of what was answered.
type tutoring struct {
	s    *session
	book *cards.Book
	log  *journal.Journal
	deck *tutor.Deck
	held []tutor.Held
	// found says what became of the cards of documents since they were recorded, and
	// malformed what was meant as one.
	found     cards.Anchored
	malformed []cards.Fault
	written   map[string]bool // ids of cards in documents that the book has no record of yet
	// edited are those it has a record of that no longer says all; one whose answer is
	// another is not among them before it is asked again. changes are what was edited, by id.
	edited  []cards.Card
	changes map[string]cards.Change
	rotten  map[string]tutor.Rotten
	corpus  *questions.Corpus // see words
	set     tutorSettings
	kept    []string // ids of what was kept in this run
	faults  []string // what could not be read, a line each
}

func (t *tutoring) fault(format string, args ...any) {
	t.faults = append(t.faults, fmt.Sprintf(format, args...))
}

// tutoring opens the cards and the log, reads the cards of all documents, and says what
// could not be read of ken's own. Nothing is written yet.
func (s *session) tutoring(ctx context.Context) (*tutoring, error) {
	t, err := s.quietTutoring(ctx)
	if t != nil {
		for _, fault := range t.faults {
			s.warn("%s", fault)
		}
	}
	return t, err
}

// quietTutoring does the same and says nothing, as beside a screen.
func (s *session) quietTutoring(ctx context.Context) (*tutoring, error) {
	w, err := s.open()
	if err != nil {
		return nil, err
	}
	t := &tutoring{s: s}
	set, err := readSettings(s.outside)
	if err != nil {
		t.fault("%v; the tutor goes by its usual settings", err)
	}
	t.set = set.Tutor
	book, faults, err := cards.Open(w.Workspace)
	if err != nil {
		return nil, err
	}
	for _, f := range faults {
		t.fault("%s; it is passed over", f.Error())
	}
	log, torn, err := journal.Open(w.Workspace, s.device())
	if err != nil {
		return nil, err
	}
	for _, f := range torn {
		t.fault("%s; it is passed over", f)
	}
	log.KeepAnswers = t.set.KeepAnswers
	t.book, t.log = book, log
	return t, t.gather(ctx)
}

// device is the name that this machine's part of the log goes by.
func (s *session) device() string {
	if name := s.env("KEN_DEVICE"); name != "" {
		return journal.DeviceName(name)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "" // any name will do, and there is one for none
	}
	return journal.DeviceName(host)
}

// regather does so again, after something was written.
func (t *tutoring) regather(ctx context.Context) error {
	t.malformed = nil
	return t.gather(ctx)
}

// gather reads the cards of the documents and makes the deck.
func (t *tutoring) gather(ctx context.Context) error {
	w := t.s.shop
	found, goals, err := t.read(ctx)
	if err != nil {
		return err
	}
	held, err := w.context()
	if err != nil {
		return err
	}
	t.anchor(found)
	if t.rotten, err = tutor.Rot(ctx, t.held, w); err != nil {
		return err
	}
	t.deck, err = tutor.New(tutor.Collection{
		Cards: t.held, Log: t, Settings: t.settings(), Goals: append(goals, tutor.Goals(held.Goals)...), Rotten: t.rotten,
	})
	return err
}

// words counts the words of the documents, the first time it is asked.
func (t *tutoring) words(ctx context.Context) (*questions.Corpus, error) {
	if t.corpus != nil {
		return t.corpus, nil
	}
	names, err := t.s.proposing(ctx, nil)
	if err != nil {
		return nil, err
	}
	corpus := new(questions.Corpus)
	for _, name := range names {
		doc, err := t.s.shop.ReadContext(ctx, name)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil && doc.KindOf() == "note" {
			corpus.Add(doc)
		}
	}
	t.corpus = corpus
	return corpus, nil
}

// cardFile tells whether cards are read out of a file of that name.
func cardFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", "":
		return true
	}
	return false
}

// ownHeadings leaves out headings that ask the same in one document after the other:
// they are the form of those documents.
func ownHeadings(list []cards.Card) []cards.Card {
	in := map[string]map[string]bool{}
	for _, c := range list {
		if c.Syntax == "heading" {
			if in[c.Question] == nil {
				in[c.Question] = map[string]bool{}
			}
			in[c.Question][c.Source.Path] = true
		}
	}
	kept := list[:0]
	for _, c := range list {
		if c.Syntax != "heading" || len(in[c.Question]) <= maxTemplates {
			kept = append(kept, c)
		}
	}
	return kept
}

// anchor gives the cards that were found their ids, and joins them to those of the book.
func (t *tutoring) anchor(found []cards.Card) {
	t.found = t.book.Anchor(found)
	t.held = make([]tutor.Held, 0, len(t.found.Cards)+len(t.found.Own))
	t.written = make(map[string]bool, len(t.found.Cards))
	t.edited, t.changes = nil, map[string]cards.Change{}
	changed, stale := map[string]bool{}, map[string]bool{}
	for _, c := range t.found.AnswerChanged {
		changed[c.Card.ID], t.changes[c.Card.ID] = true, c
	}
	for _, c := range t.found.Edited {
		t.changes[c.Card.ID] = c
	}
	for _, c := range t.found.Stale {
		if stale[c.ID] = true; !changed[c.ID] {
			t.edited = append(t.edited, c)
		}
	}
	recorded := map[string]bool{}
	for _, c := range t.book.Recorded() {
		recorded[c.ID] = true
	}
	for _, c := range t.found.Cards {
		t.hold(c, tutor.Written, changed[c.ID])
		t.written[c.ID] = !recorded[c.ID] || stale[c.ID]
	}
	for _, c := range t.found.Own {
		t.hold(c, tutor.Kept, false)
	}
	for _, c := range t.found.Orphans {
		t.hold(c, tutor.Orphan, false)
	}
	for _, c := range t.book.Unwanted() {
		t.hold(c, tutor.Dropped, false)
	}
}

func (t *tutoring) hold(c cards.Card, as tutor.Standing, changed bool) {
	t.held = append(t.held, tutor.Held{Card: c, Standing: as, Changed: changed})
}

// Add writes an event, and first what its card says, so that the card is found again when
// that changes. With the first event goes what became of all cards that were edited since
// they were recorded: many small edits make another card, and none of them does.
func (t *tutoring) Add(e journal.Event) (journal.Event, error) {
	if err := t.note(e); err != nil {
		return e, err
	}
	return t.log.Add(e)
}

// AddAll writes events that belong together.
func (t *tutoring) AddAll(events ...journal.Event) ([]journal.Event, error) {
	for _, e := range events {
		if err := t.note(e); err != nil {
			return nil, err
		}
	}
	return t.log.AddAll(events...)
}

// note writes down what the card of an event says, and with the first event what became
// of those that were edited.
func (t *tutoring) note(e journal.Event) error {
	list := t.edited
	if i, known := t.deck.Item(e.Card); known && t.written[e.Card] {
		list = append(list, i.Card)
	}
	if len(list) == 0 {
		return nil
	}
	if err := t.book.Record(e.At, list...); err != nil {
		return err
	}
	var edits []journal.Event
	for _, c := range list {
		t.written[c.ID] = false
		if change, is := t.changes[c.ID]; is {
			delete(t.changes, c.ID)
			edits = append(edits, journal.Event{Type: journal.Edit, Card: c.ID, At: e.At, TZ: e.TZ, From: change.From, To: change.To})
		}
	}
	t.edited = nil
	_, err := t.log.AddAll(edits...)
	return err
}

// Events returns what the log holds.
func (t *tutoring) Events() []journal.Event { return t.log.Events() }

// States replays the log.
func (t *tutoring) States(s recall.Settings) map[string]journal.CardState { return t.log.States(s) }

// desk is what sessions work with.
func (t *tutoring) desk() tutor.Desk {
	return tutor.Desk{Deck: t.deck, Log: t, Distractors: t.distractors}
}

// distractors are wrong answers to a card, out of its document and the other cards.
func (t *tutoring) distractors(c cards.Card, n int) []string {
	return t.deck.Distractors(t.s.shop)(c, n)
}

// known are the cards that are asked.
func (t *tutoring) known() []cards.Card {
	var list []cards.Card
	for _, h := range t.held {
		if h.Standing == tutor.Written || h.Standing == tutor.Kept {
			list = append(list, h.Card)
		}
	}
	return list
}

// unwanted tells by its id whether a proposal was dropped.
func (t *tutoring) unwanted() func(id string) bool {
	ids := map[string]bool{}
	for _, c := range t.book.Unwanted() {
		ids[c.ID], ids[cards.Identify(c)], ids[questions.Identify(c)] = true, true, true
	}
	return func(id string) bool { return ids[id] }
}

// now is the present on the learner's clock.
func (t *tutoring) now() recall.Moment { return recall.MomentOf(t.s.now()) }

// wants is what a session is by the user's settings.
func (t *tutoring) wants() tutor.Wants {
	return tutor.Wants{Minutes: t.set.Minutes, New: t.set.New, Sureness: t.set.Sure == nil || *t.set.Sure}
}

// card finds a card by its id or the beginning of one.
func (t *tutoring) card(id string) (tutor.Item, error) {
	var found []tutor.Item
	for _, i := range t.deck.Items() {
		if i.ID == id {
			return i, nil
		}
		if strings.HasPrefix(i.ID, id) && id != "" {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return tutor.Item{}, hinted(errors.New("there is no card "+id), "ken cards --json names them all")
	}
	return tutor.Item{}, hinted(errors.New("more than one card begins with "+id), "give more of it")
}
