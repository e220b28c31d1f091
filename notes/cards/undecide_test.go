package cards

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A decision that is taken back leaves what was before it: a proposal may be made again, a
// card that was kept is one again.
func TestUndecide(t *testing.T) {
	ws := workspace(t, nil)
	b := openBook(t, ws)
	kept, err := b.Keep(proposal, 1000)
	must(t, err)
	d, err := b.Undecide(kept, 2000)
	if must(t, err); !d.Kept || d.Card.ID != kept.ID || d.At != 1000 {
		t.Errorf("taken back is %+v", d)
	}
	if len(b.Cards()) != 0 || len(b.Unwanted()) != 0 || len(b.Decisions()) != 0 {
		t.Errorf("after it: cards %v, unwanted %v, decisions %v", b.Cards(), b.Unwanted(), b.Decisions())
	}
	if _, err := b.Undecide(kept, 2500); !errors.Is(err, ErrUndecided) {
		t.Errorf("twice: %v", err)
	}
	shown := proposal
	shown.ID = "abcdefabcdef" // a proposal has an id of its own
	must(t, b.Drop(shown, 3000))
	if !b.Dropped(Hash(proposal)) {
		t.Fatal("it is not dropped")
	}
	if d, err = b.Undecide(shown, 4000); err != nil || d.Kept || b.Dropped(Hash(proposal)) || len(b.Unwanted()) != 0 {
		t.Errorf("a drop taken back: %+v, %v", d, err)
	}
	again, err := b.Keep(proposal, 5000)
	if must(t, err); again.ID != kept.ID || len(b.Cards()) != 1 {
		t.Errorf("kept again it is %+v of %v", again, b.Cards())
	}
	edited := again
	edited.Answers = []string{"most of them"}
	must(t, b.Edit(edited, 6000))
	must(t, b.Drop(edited, 7000))
	_, err = b.Undecide(again, 8000)
	if must(t, err); len(b.Cards()) != 1 || b.Cards()[0].Answers[0] != "most of them" || b.Dropped(Hash(edited)) {
		t.Errorf("a card that was dropped is %v", b.Cards())
	}
	if _, err = b.Undecide(again, 9000); err != nil || len(b.Cards()) != 0 {
		t.Errorf("and before it was kept: %v, %v", b.Cards(), err)
	}
	if other := openBook(t, ws); len(other.Cards())+len(other.Unwanted())+len(other.Decisions()) != 0 {
		t.Errorf("read again: %v %v", other.Cards(), other.Unwanted())
	}
}

// What was never decided on cannot be taken back.
func TestUndecideNothing(t *testing.T) {
	ws := workspace(t, map[string]string{"a.md": "Q: one?\nA: 1\n"})
	b := openBook(t, ws)
	if _, err := b.Undecide(Card{ID: "nothere", Question: "?"}, 1); !errors.Is(err, ErrUndecided) {
		t.Errorf("an unknown card: %v", err)
	}
	in, err := b.Import([]Card{{Question: "imported?", Answers: []string{"yes"}, GUID: "g"}}, 1000)
	must(t, err)
	if _, err := b.Undecide(in.Cards[0], 2000); !errors.Is(err, ErrUndecided) || len(b.Cards()) != 1 {
		t.Errorf("an imported card: %v", err)
	}
	must(t, b.Drop(in.Cards[0], 3000))
	if _, err := b.Undecide(in.Cards[0], 4000); err != nil || len(b.Cards()) != 1 || b.Cards()[0].Origin != Imported {
		t.Errorf("an imported card that was dropped: %v %v", b.Cards(), err)
	}
	doc, err := ws.Read("a.md")
	must(t, err)
	found, _ := Read(doc, Options{})
	a := b.Anchor(found)
	must(t, b.Record(5000, a.Cards...))
	if _, err := b.Undecide(a.Cards[0], 6000); err == nil || !strings.Contains(err.Error(), "stands in a document, at a.md:1") {
		t.Errorf("a card of a document: %v", err)
	}
}

// Lines merge in any order, and the book that is compacted says the same.
func TestUndecideMerged(t *testing.T) {
	ws := workspace(t, nil)
	b := openBook(t, ws)
	one, two := proposal, proposal
	two.Question = "What is a term?"
	k, err := b.Keep(one, 1000)
	must(t, err)
	must(t, b.Drop(k, 2000))
	_, err = b.Undecide(k, 3000)
	must(t, err)
	k2, err := b.Keep(two, 4000)
	must(t, err)
	_, err = b.Undecide(k2, 5000)
	must(t, err)
	must(t, b.Drop(two, 6000))
	want := fmt.Sprint(b.Cards(), b.Unwanted(), b.Decisions())
	all := strings.SplitAfter(strings.TrimSpace(content(t, ws, BookFile))+"\n", "\n")
	all = all[:len(all)-1]
	for turn := range all {
		for _, order := range [][]string{append(slices.Clone(all[turn:]), all[:turn]...), reversed(append(slices.Clone(all[turn:]), all[:turn]...))} {
			ws := workspace(t, map[string]string{BookFile: strings.Join(order, "")})
			b := openBook(t, ws)
			if got := fmt.Sprint(b.Cards(), b.Unwanted(), b.Decisions()); got != want {
				t.Errorf("in another order:\n%s\n%s", got, want)
			}
			if _, err := b.Compact(time.UnixMilli(7000)); err != nil {
				t.Fatal(err)
			}
			b = openBook(t, ws)
			if got := fmt.Sprint(b.Cards(), b.Unwanted(), b.Decisions()); got != want {
				t.Errorf("compacted:\n%s\n%s", got, want)
			}
		}
	}
	// A line that names none is a fault and no more.
	must(t, os.WriteFile(filepath.Join(ws.Dir(), BookFile), []byte(`{"v":1,"id":"x","t":"undone","at":1,"card":"abc"}`+"\n"), 0o666))
	if _, faults, err := Open(ws); err != nil || len(faults) != 1 || faults[0].Reason != "it names no line" {
		t.Errorf("faults are %v, %v", faults, err)
	}
}

func reversed(list []string) []string {
	slices.Reverse(list)
	return list
}
