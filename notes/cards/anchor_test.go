package cards

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ken/notes"
)

// anchored records the cards of one document and returns what becomes of another.
func anchored(t *testing.T, before, after string) (first, then Anchored) {
	t.Helper()
	b := openBook(t, workspace(t, nil))
	first = b.Anchor(shelf{"a.md": {before}}.read(t))
	must(t, b.Record(1, first.Cards...))
	return first, b.Anchor(shelf{"a.md": {after}}.read(t))
}

// What becomes of a card whose text has changed: the same, edited, with another answer,
// or gone.
func TestAnchor(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		same                bool
		edited, answered    int
		orphans             int
	}{
		{"nothing", "Q: Which?\nA: That", "Q: Which?\nA: That", true, 0, 0, 0},
		{"markup", "Q: Which?\nA: That", "Q: _Which?_\nA: **That**", true, 0, 0, 0},
		{"a letter of the question", "Q: What is a quorum?\nA: a majority", "Q: What is a qourum?\nA: a majority", true, 1, 0, 0},
		{"a letter of the answer", "Q: What is a quorum?\nA: a majority", "Q: What is a quorum?\nA: a majorty", true, 1, 0, 0},
		{"another answer", "Q: How long is the timeout?\nA: 150 ms", "Q: How long is the timeout?\nA: three seconds", true, 0, 1, 0},
		{"another hidden number", "The timeout is ==150 ms==.", "The timeout is ==3 s==.", true, 0, 1, 0},
		{"another order of a list", "Q: Which?\nA:\n- a\n- b", "Q: Which?\nA:\n- b\n- a", true, 0, 0, 0},
		{"another order of steps", "Q: Which?\nA:\n1. alpha\n2. beta", "Q: Which?\nA:\n1. beta\n2. alpha", true, 1, 0, 0},
		{"another syntax", "Q: Raft\nA: a protocol", "Raft :: a protocol", true, 0, 0, 0},
		{"another card", "Q: What is a quorum?\nA: a majority", "Q: Who sends heartbeats?\nA: the leader", false, 0, 0, 1},
		{"another card of the same form", "Q: What is the capital of Austria?\nA: Vienna", "Q: What is the capital of Hungary?\nA: Budapest", false, 0, 0, 1},
		{"another line of the same form", "Bern :: capital of Switzerland", "Oslo :: capital of Norway", false, 0, 0, 1},
		{"another word of the same sentence", "The ==leader== sends heartbeats to followers.", "The leader sends ==heartbeats== to followers.", false, 0, 0, 1},
		{"gone", "Q: What?\nA: That", "Text.", false, 0, 0, 1},
		{"a block id", "Q: What is a quorum?\nA: a majority ^k7f3a9", "Q: Who sends heartbeats?\nA: the leader ^k7f3a9", true, 0, 1, 0},
		{"a block id that came", "Q: What?\nA: That", "Q: What?\nA: That ^k7f3a9", true, 0, 0, 0},
		{"another block id", "Q: What?\nA: That ^k7f3a9", "Q: What?\nA: That ^k7f3b2", false, 0, 0, 1},
	} {
		first, then := anchored(t, c.before, c.after)
		same := len(then.Cards) > 0 && then.Cards[0].ID == first.Cards[0].ID
		if same != c.same || len(then.Edited) != c.edited || len(then.AnswerChanged) != c.answered || len(then.Orphans) != c.orphans {
			t.Errorf("%s: same %v, %d edited, %d with another answer, %d orphans", c.name, same, len(then.Edited), len(then.AnswerChanged), len(then.Orphans))
		}
		for _, e := range slices.Concat(then.Edited, then.AnswerChanged) {
			if e.From != Hash(e.Was) || e.To != Hash(e.Card) || e.From == e.To || e.Card.ID != e.Was.ID {
				t.Errorf("%s: the change is %+v", c.name, e)
			}
		}
	}
}

// Siblings of one text keep their own histories, whatever comes between them.
func TestAnchorSiblings(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"one more before", "==a1== and ==b2== and ==c3== here", "==x9== ==a1== and ==b2== and ==c3== here"},
		{"one less", "==a1== and ==b2== and ==c3== here", "a1 and ==b2== and ==c3== here"},
		{"other words", "The ==a1== goes before the ==b2== in time", "The ==a1== walks before the ==b2== in time"},
		{"equal answers", "The ==a1== is before ==a1== and all others", "The ==a1== comes before ==a1== and all others"},
		{"both directions", "alpha one ::: beta two", "alpha ones ::: beta twos"},
		{"with a block id", "==a1== and ==b2== here ^k7f3a9", "==a1== or ==b2== there ^k7f3a9"},
	} {
		first, then := anchored(t, c.before, c.after)
		had := make(map[string]string)
		for _, f := range first.Cards {
			had[f.Answers[0]+strings.Repeat("'", len(had)*strings.Count(c.name, "equal"))] = f.ID
		}
		kept := 0
		for i, n := range then.Cards {
			key := strings.TrimSuffix(n.Answers[0], "s") + strings.Repeat("'", i*strings.Count(c.name, "equal"))
			if id, ok := had[key]; ok {
				if id != n.ID {
					t.Errorf("%s: %q has another history", c.name, key)
				}
				kept++
			}
		}
		if kept < min(len(first.Cards), len(then.Cards)) {
			t.Errorf("%s: %d of %d kept", c.name, kept, len(first.Cards))
		}
	}
}

// Of two cards that say the same one is asked; where it goes, the other takes over.
func TestAnchorCopies(t *testing.T) {
	b := openBook(t, workspace(t, nil))
	one := "Q: What is a quorum?\nA: a majority"
	a := b.Anchor(shelf{"b.md": {one}, "a.md": {one, "---", one}}.read(t))
	if len(a.Cards) != 1 || len(a.Copies) != 2 || a.Cards[0].Source.Path != "a.md" || a.Copies[1].ID != a.Cards[0].ID {
		t.Fatalf("%d cards, %d copies", len(a.Cards), len(a.Copies))
	}
	must(t, b.Record(1, a.Cards...))
	then := b.Anchor(shelf{"b.md": {one}}.read(t))
	if len(then.Cards) != 1 || then.Cards[0].ID != a.Cards[0].ID || len(then.Orphans) != 0 || len(then.Stale) != 1 {
		t.Errorf("%+v", then)
	}
	marked := b.Anchor(shelf{"b.md": {one + " ^k7f3a9", "---", one + " ^k7f3b2"}}.read(t))
	if len(marked.Cards) != 2 || marked.Cards[0].ID == marked.Cards[1].ID {
		t.Errorf("copies with block ids of their own: %+v", marked.Cards)
	}
}

// In whatever order cards are found, the same come out.
func TestAnchorOrder(t *testing.T) {
	b := openBook(t, workspace(t, nil))
	found := sample().read(t)
	must(t, b.Record(1, b.Anchor(found).Cards[:20]...))
	want := fmt.Sprint(b.Anchor(found))
	for range 5 {
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
		if fmt.Sprint(b.Anchor(found)) != want {
			t.Fatal("another order, another result")
		}
	}
}

// An orphan comes back: bound to the text that it became, or as a card of the book.
func TestOrphans(t *testing.T) {
	b := openBook(t, workspace(t, nil))
	first := b.Anchor(shelf{"a.md": {"Q: What is a quorum?\nA: a majority"}}.read(t))
	must(t, b.Record(1, first.Cards...))
	then := b.Anchor(shelf{"a.md": {"Q: How many must agree?\nA: more than half"}}.read(t))
	if len(then.Orphans) != 1 || then.Orphans[0].Question != "What is a quorum?" {
		t.Fatalf("%+v", then)
	}
	bound, err := b.Rebind(then.Orphans[0].ID, then.Cards[0], 2)
	must(t, err)
	again := b.Anchor(shelf{"a.md": {"Q: How many must agree?\nA: more than half"}}.read(t))
	if bound.ID != first.Cards[0].ID || again.Cards[0].ID != bound.ID || len(again.Orphans) != 0 {
		t.Errorf("bound: %+v", again)
	}
	if _, err := b.Restore("nobody", 1); !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
	if err := b.Drop(again.Cards[0], 3); err == nil || !strings.Contains(err.Error(), "it stands in a document, at a.md:1") {
		t.Errorf("a card of a document is dropped: %v", err)
	}
}

// many are n cards in files of a hundred, with words that many share.
func many(n int) []Card {
	list := make([]Card, n)
	for i := range list {
		question := fmt.Sprintf("What does the function number %d of module %d return when it is called with %d arguments?", i, i/100, i%7)
		list[i] = Card{
			Kind: Exact, Question: question, Answers: []string{fmt.Sprintf("value %d", i*7919)}, Origin: Written, Syntax: "qa",
			Source: notes.Source{Path: fmt.Sprintf("notes/%d.md", i/100), Line: i % 100 * 3, Quote: question},
		}
		list[i].ID = Identify(list[i])
	}
	return list
}

// A file that was renamed and changed throughout is told of, or seen by what did not change.
func TestAnchorMoved(t *testing.T) {
	before := shelf{"a.md": {"Q: What is a quorum?\nA: a majority", "Q: Who sends heartbeats?\nA: the leader", "x :: y1"}}
	for _, c := range []struct {
		name    string
		blocks  []string
		renamed map[string]string
	}{
		{"all changed", []string{"Q: What's a quorum?\nA: a majority", "Q: Who sends the heartbeats?\nA: the leader", "x :: y2"}, map[string]string{"a.md": "b.md"}},
		{"some changed", []string{"Q: What is a quorum?\nA: a majority", "Q: Who sends the heartbeats?\nA: the leader", "x :: y1"}, nil},
	} {
		b := openBook(t, workspace(t, nil))
		first := b.Anchor(before.read(t))
		must(t, b.Record(1, first.Cards...))
		then := b.AnchorMoved(shelf{"b.md": c.blocks}.read(t), c.renamed)
		if len(then.Orphans) > 0 || len(then.Stale) != 3 {
			t.Fatalf("%s: %d orphans, %d stale", c.name, len(then.Orphans), len(then.Stale))
		}
		for i := range then.Cards {
			if then.Cards[i].ID != first.Cards[i].ID {
				t.Errorf("%s: %q has another history", c.name, then.Cards[i].Question)
			}
		}
	}
}

// BenchmarkAnchor pairs 20,000 records with 20,000 cards, of which none, a hundred, or
// all have changed.
func BenchmarkAnchor(b *testing.B) {
	const n = 20_000
	recs := order(many(n))
	for _, changed := range []int{0, 100, n} {
		b.Run(fmt.Sprintf("%d-changed", changed), func(b *testing.B) {
			found := many(n)
			for i := range changed {
				at := i * (n / changed)
				found[at].Question = strings.Replace(found[at].Question, "called", "caled", 1)
			}
			found = order(found)
			for b.Loop() {
				m := match(recs, found, nil)
				wrong := 0
				for i, rec := range m.of {
					if rec != i {
						wrong++
					}
				}
				b.ReportMetric(float64(wrong), "wrong")
			}
		})
	}
}
