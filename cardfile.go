package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/cards"
	"ken/notes/read"
	"ken/skills/tutor"
)

// What ken writes into a document of the user's, it writes because it was asked to with the
// name of that document:
//
//   - Block ids behind cards, or cards that were kept, and nothing else.
//   - The file as a whole or not at all, and only if it is still what was read.
//   - What it was before is kept beside the index, and put back when asked, unless the file
//     was edited since.

// A cardsIn is the answer of writing into a document.
type cardsIn struct {
	Path string `json:"path"`
	// Wrote are the cards whose id or text was written, Left those that could not be.
	Wrote []string `json:"wrote"`
	Left  []string `json:"left"`
	Undo  string   `json:"undo"` // the command that takes it back; "" where nothing was written
	what  string
}

// cardsInFiles are the answer for several documents.
type cardsInFiles []cardsIn

// nameCards writes block ids into documents: of all their cards that have none.
func (s *session) nameCards(ctx context.Context, t *tutoring, files []string) error {
	if len(files) == 0 {
		return usage("as in: ken cards --ids learning/fsrs.md", "name the files that ids are to be written into")
	}
	var done cardsInFiles
	for _, file := range files {
		name, err := s.shop.find(file)
		if err != nil {
			return s.unfound("write ids into", file, err)
		}
		doc, err := t.writable(ctx, name)
		if err != nil {
			return fmt.Errorf("write ids into %s: %w", name, err)
		}
		var list []cards.Card
		for _, c := range t.found.Cards {
			if c.Source.Path == name {
				list = append(list, c)
			}
		}
		data, named, left := cards.WithBlockIDs(doc, list)
		f, err := t.intoFile(ctx, doc, data, named, left)
		if err != nil {
			return fmt.Errorf("write ids into %s: %w", name, err)
		}
		f.what = "id"
		done = append(done, f)
	}
	return s.print(done)
}

// writeKept writes kept cards behind what stands in a document, which need not be there:
// those that were just kept, else all that come of the files named, else all.
func (s *session) writeKept(ctx context.Context, t *tutoring, asked cardsAsked) error {
	name, err := s.shop.place(asked.writeTo)
	if err != nil {
		return s.unfound("write cards into", asked.writeTo, err)
	}
	doc, err := t.writable(ctx, name)
	if err != nil {
		return fmt.Errorf("write cards into %s: %w", name, err)
	}
	within, err := s.within(asked.files)
	if err != nil {
		return err
	}
	var list []cards.Card
	for _, c := range t.found.Own {
		if within(c.Source.Path) && (len(t.kept) == 0 || slices.Contains(t.kept, c.ID)) {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return nothing("ken cards --keep ID makes a proposal a card", "write cards: none was kept that stands in no document")
	}
	data, left, err := cards.Append(doc, list)
	if err != nil {
		return fmt.Errorf("write cards: %w", err)
	}
	wrote := slices.DeleteFunc(slices.Clone(list), func(c cards.Card) bool {
		return slices.ContainsFunc(left, func(l cards.Card) bool { return l.ID == c.ID })
	})
	f, err := t.intoFile(ctx, doc, data, wrote, left)
	if err != nil {
		return fmt.Errorf("write cards into %s: %w", name, err)
	}
	f.what = "card"
	return s.print(cardsInFiles{f})
}

// writable reads a document that cards may be written into; one that is not there is empty.
func (t *tutoring) writable(ctx context.Context, name string) (notes.Document, error) {
	if notes.KindOf(name) != "note" || !cardFile(name) {
		return notes.Document{}, errors.New("cards are written into Markdown and plain text of your own alone")
	}
	doc, err := t.s.shop.ReadContext(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return notes.Document{Document: read.Document{Format: "markdown", Verbatim: true}, Path: name}, nil
	}
	if err == nil && doc.KindOf() != "note" {
		err = errors.New("cards are written into notes of your own alone")
	}
	return doc, err
}

// intoFile writes a document anew, having kept what it was, and records its cards as they
// stand there now, so that their history goes with them.
func (t *tutoring) intoFile(ctx context.Context, doc notes.Document, data []byte, wrote, left []cards.Card) (cardsIn, error) {
	f := cardsIn{Path: doc.Path, Wrote: idsOf(wrote), Left: idsOf(left)}
	if data == nil {
		return f, nil
	}
	if err := t.keepBefore(doc, data, wrote); err != nil {
		return f, err
	}
	if err := t.s.shop.Write(doc.Path, data, doc.Rev); err != nil {
		return f, err
	}
	f.Undo = "ken cards --unwrite " + shellWord(doc.Path)
	if err := t.regather(ctx); err != nil {
		return f, err
	}
	var now []cards.Card
	for _, c := range t.found.Cards {
		if c.Source.Path == doc.Path {
			now = append(now, c)
		}
	}
	return f, t.book.Record(t.now().At, now...)
}

// shellWord is a file's name as it is typed.
func shellWord(name string) string {
	if strings.ContainsAny(name, " \t'\"\\$`*?[]&;|<>()#!~") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

func idsOf(list []cards.Card) []string {
	ids := make([]string, 0, len(list))
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

// A writtenBefore is what a document was before ken wrote into it.
type writtenBefore struct {
	Path  string       `json:"path"`
	Was   []byte       `json:"was"`
	New   bool         `json:"new"`   // there was none
	After string       `json:"after"` // the digest of what was written
	Cards []cards.Card `json:"cards"` // as they were
}

// beforeFile is where what a document was is kept; "" where there is no such place.
func (t *tutoring) beforeFile(name string) string {
	cache := t.s.cacheDir()
	if cache == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(name))
	return filepath.Join(index.CacheDir(cache, t.s.shop.Dir()), "written", hex.EncodeToString(sum[:8])+".json")
}

func (t *tutoring) keepBefore(doc notes.Document, after []byte, wrote []cards.Card) error {
	file := t.beforeFile(doc.Path)
	if file == "" {
		return hinted(errors.New("there is no folder of yours to keep in what it was"), "set HOME or XDG_CACHE_HOME")
	}
	sum := sha256.Sum256(after)
	b := writtenBefore{Path: doc.Path, New: doc.Rev == [32]byte{}, After: hex.EncodeToString(sum[:]), Cards: wrote}
	if !b.New {
		was, err := t.s.shop.Bytes(doc.Path)
		if err != nil {
			return err
		}
		if sha256.Sum256(was) != doc.Rev {
			return notes.ErrChanged
		}
		b.Was = was
	}
	data, err := json.Marshal(b)
	if err != nil {
		return err
	}
	return writeOwn(file, data)
}

// maxWritten bounds what is kept of a document, in bytes.
const maxWritten = 64 << 20

// unwriteCards puts a document back to what it was before ken wrote into it last. What was
// edited since is left alone.
func (s *session) unwriteCards(ctx context.Context, t *tutoring, file string) error {
	name, err := s.shop.find(file)
	if err != nil {
		return s.unfound("take back what was written into", file, err)
	}
	fail := func(err error) error { return fmt.Errorf("take back what was written into %s: %w", name, err) }
	var b writtenBefore
	data, err := readSmall(t.beforeFile(name), maxWritten)
	if err != nil || json.Unmarshal(data, &b) != nil || b.Path != name {
		return fail(errors.New("nothing is known of cards that ken wrote there"))
	}
	is, err := s.shop.Bytes(name)
	if err != nil {
		return fail(err)
	}
	sum := sha256.Sum256(is)
	if hex.EncodeToString(sum[:]) != b.After {
		return fail(hinted(errors.New("it was edited since, and stays as it is"), "take out by hand what is not to be there"))
	}
	if b.New {
		err = os.Remove(s.shop.locate(name))
	} else {
		err = s.shop.Write(name, b.Was, sum)
	}
	if err != nil {
		return fail(err)
	}
	_ = os.Remove(t.beforeFile(name)) // it does not fit any more, and says so itself
	if err := t.ownAgain(ctx, b.Cards); err != nil {
		return fail(err)
	}
	return s.print(unwritten{name, b.New})
}

// ownAgain makes cards that stand nowhere any more the book's own, as they were before they
// were written into a document.
func (t *tutoring) ownAgain(ctx context.Context, list []cards.Card) error {
	if err := t.regather(ctx); err != nil {
		return err
	}
	for _, c := range list {
		if i, err := t.card(c.ID); err == nil && i.Standing == tutor.Orphan {
			if _, err := t.book.Keep(c, t.now().At); err != nil {
				return err
			}
		}
	}
	return nil
}

// unwritten is the answer of "ken cards --unwrite".
type unwritten struct {
	Path    string `json:"path"`
	Removed bool   `json:"removed"` // there was none before
}

func (u unwritten) text(p *paper) {
	if u.Removed {
		p.printf("%s is gone again; its cards are kept\n", u.Path)
		return
	}
	p.printf("%s is as it was\n", u.Path)
}

func (list cardsInFiles) items() []any {
	items := make([]any, 0, len(list))
	for _, f := range list {
		items = append(items, f)
	}
	return items
}

func (list cardsInFiles) text(p *paper) {
	for _, f := range list {
		p.in(p.style.Cite, f.Path)
		switch {
		case len(f.Wrote) == 0 && len(f.Left) == 0:
			p.printf(": every card has an id\n")
		case len(f.Wrote) == 0:
			p.printf(": nothing was written\n")
		default:
			p.printf(": wrote %s; %s takes that back\n", plural(len(f.Wrote), f.what), f.Undo)
		}
		if len(f.Left) > 0 {
			p.printf("   left, since they stand there or have no such form: %s\n", strings.Join(f.Left, ", "))
		}
	}
}
