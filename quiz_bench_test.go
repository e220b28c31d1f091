package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/skills/tutor"
)

// The cards of the benchmark of a session, as a learner of years has them.
const (
	benchDecks     = 1000
	benchDeckCards = 20
)

// BenchmarkQuizStart prints how long it takes to the first question of 20,000 cards in 1,000
// documents: the first time, again, and after one of the documents has changed.
//
//	go test -run '^$' -bench QuizStart -benchtime 5x .
func BenchmarkQuizStart(b *testing.B) {
	dir, home := b.TempDir(), b.TempDir()
	for n := range benchDecks {
		var deck strings.Builder
		fmt.Fprintf(&deck, "# Register %d\n\n", n)
		for k := range benchDeckCards {
			fmt.Fprintf(&deck, "Q: What is the number %d of the register %d?\nA: %s\n\n", k, n, word(n*benchDeckCards+k))
			fmt.Fprintf(&deck, "Some words about %s stand beside it, and nothing of %s.\n\n---\n\n", word(n), word(k))
		}
		name := fmt.Sprintf("decks/%02d/%03d.md", n%40, n)
		write(b, dir, name, deck.String())
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			b.Fatal(err)
		}
	}
	start := func() time.Duration {
		s := newSession(quietWorld(dir, home))
		began := time.Now()
		t, err := s.quietTutoring(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		if v := t.desk().Begin(t.wants(), t.now()).View(); v.Stage != tutor.Asking || t.deck.Len() != benchDecks*benchDeckCards {
			b.Fatalf("%s of %d cards", v.Stage, t.deck.Len())
		}
		took := time.Since(began)
		s.shop.close()
		return took
	}
	first := start()
	var again, changed time.Duration
	for b.Loop() {
		again += start()
		write(b, dir, "decks/00/new.md", fmt.Sprintf("# New\n\nSome text of %d.\n", b.N))
		changed += start()
	}
	b.ReportMetric(ms(first), "first-ms")
	b.ReportMetric(ms(again)/float64(b.N), "again-ms")
	b.ReportMetric(ms(changed)/float64(b.N), "changed-ms")
	b.ReportMetric(0, "ns/op")
}
