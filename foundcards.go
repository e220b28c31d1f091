package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"sync"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/cards"
	"ken/skills/tutor"
)

// The cards of a document are read once for each state of its file. What was read is kept
// beside the index, in a few parts so that little is written when little changes, and can be
// deleted at any time. A file is known by its size and time, as it is to the index; one that
// was fresh when it was read is read again.

// A cardsOf is what was read of one file; there may be no card in it.
type cardsOf struct {
	Path           string
	Size, Modified int64
	ReadAt         int64 // nanoseconds since 1970
	Cards          []cards.Card
	Faults         []cards.Fault
	Goal           tutor.Goal
	HasGoal        bool
}

// A cardPart is one file of what is kept: for one build of ken, since another may read
// otherwise.
type cardPart struct {
	Build string
	Files []cardsOf
}

const (
	cardParts   = 32
	maxCardPart = 64 << 20 // bytes
	// freshFor is how long after a change a file may change again and look the same.
	freshFor = 2 * time.Second
)

// A cardKeep is all that is kept.
type cardKeep struct {
	dir, build string
	was        [cardParts]map[string]*cardsOf
	is         [cardParts][]cardsOf
	other      [cardParts]bool // has to be written
}

// keptCards reads what is kept; nothing where there is no place for it.
func (s *session) keptCards() *cardKeep {
	k := &cardKeep{build: build()}
	if cache := s.cacheDir(); cache != "" && k.build != "" {
		k.dir = filepath.Join(index.CacheDir(cache, s.shop.Dir()), "cards")
	}
	var wait sync.WaitGroup
	for n := range k.was {
		wait.Go(func() { k.load(n) })
	}
	wait.Wait()
	return k
}

// build tells one build of ken from another, "" where that cannot be told.
func build() string {
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(self)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), " ", info.ModTime().UnixNano())
}

func (k *cardKeep) file(n int) string { return filepath.Join(k.dir, fmt.Sprintf("%02d.gob", n)) }

func (k *cardKeep) load(n int) {
	k.was[n] = map[string]*cardsOf{}
	if k.dir == "" {
		return
	}
	data, err := readSmall(k.file(n), maxCardPart)
	var part cardPart
	if err != nil || gob.NewDecoder(bytes.NewReader(data)).Decode(&part) != nil || part.Build != k.build {
		return
	}
	for i := range part.Files {
		k.was[n][part.Files[i].Path] = &part.Files[i]
	}
}

// partOf is the part that a file belongs to.
func partOf(path string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(path)) // a hash takes everything
	return int(h.Sum32() % cardParts)
}

// find returns what was read of a file that is as it was.
func (k *cardKeep) find(file notes.File) (cardsOf, bool) {
	n := partOf(file.Path)
	f := k.was[n][file.Path]
	at := file.ModTime.UnixNano()
	if f == nil || f.Size != file.Size || f.Modified != at || at > f.ReadAt-freshFor.Nanoseconds() {
		return cardsOf{}, false
	}
	k.is[n] = append(k.is[n], *f)
	return *f, true
}

// count is about how many cards there are.
func (k *cardKeep) count() (n int) {
	for i := range k.was {
		for _, f := range k.was[i] {
			n += len(f.Cards)
		}
	}
	return n
}

// put takes what was read of a file.
func (k *cardKeep) put(file notes.File, f cardsOf, readAt time.Time) {
	n := partOf(file.Path)
	f.Path, f.Size, f.Modified, f.ReadAt = file.Path, file.Size, file.ModTime.UnixNano(), readAt.UnixNano()
	k.is[n] = append(k.is[n], f)
	k.other[n] = true
}

// save writes the parts that are others now. That it cannot is no harm: it is read again.
func (k *cardKeep) save() {
	for n := range k.is {
		if k.dir == "" || !k.other[n] && len(k.is[n]) == len(k.was[n]) {
			continue
		}
		var b bytes.Buffer
		if gob.NewEncoder(&b).Encode(cardPart{k.build, k.is[n]}) == nil && b.Len() <= maxCardPart {
			_ = writeOwn(k.file(n), b.Bytes())
		}
	}
}

// read takes the cards out of all documents in which people write them, and the goals
// that documents set themselves.
func (t *tutoring) read(ctx context.Context) (found []cards.Card, goals []tutor.Goal, err error) {
	keep := t.s.keptCards()
	found = make([]cards.Card, 0, keep.count())
	for file, err := range t.s.shop.Files(ctx) {
		if err != nil {
			return nil, nil, err
		}
		if file.Unread != "" || !cardFile(file.Path) || notes.KindOf(file.Path) != "note" {
			continue
		}
		f, known := keep.find(file)
		if !known {
			at := time.Now() // of the files' clock, which --now does not fix
			if f, err = t.readFile(ctx, file.Path); ctx.Err() != nil {
				return nil, nil, ctx.Err()
			}
			if err != nil {
				continue // what cannot be read is said by ken sync
			}
			keep.put(file, f, at)
		}
		found = append(found, f.Cards...)
		t.malformed = append(t.malformed, f.Faults...)
		if f.HasGoal {
			goals = append(goals, f.Goal)
		}
	}
	keep.save()
	return ownHeadings(found), goals, nil
}

// readFile reads the cards of one document.
func (t *tutoring) readFile(ctx context.Context, name string) (f cardsOf, err error) {
	data, err := t.s.shop.Bytes(name)
	if err != nil || !cards.Possible(data) && !bytes.Contains(data, []byte("goal:")) ||
		bytes.HasPrefix(data, []byte("#separator:")) { // a deck of Anki's, as ken exports one, is imported
		return f, err
	}
	doc, err := t.s.shop.ReadContext(ctx, name)
	if err != nil || doc.KindOf() != "note" {
		return f, err
	}
	f.Cards, f.Faults = cards.Read(doc, cards.Options{})
	f.Goal, f.HasGoal = tutor.GoalOf(doc)
	return f, nil
}
