package progress

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// firstDay is the learner's day on which every story begins.
const firstDay = 20_000

// on is noon, or so many minutes later, of a day of a story.
func on(day, minutes int) recall.Moment {
	return recall.Moment{At: (int64(firstDay+day)*24+12)*3_600_000 + int64(minutes)*60_000}
}

// A world is a log that is written through the journal, and what is measured of it.
type world struct {
	t  *testing.T
	j  *journal.Journal
	in Input
	n  int
}

// worldOf has a deck of cards a, b, c, … that ask "A?" and are answered by "answer a", each
// from the line of its number in notes.md.
func worldOf(t *testing.T, deck string) *world {
	t.Helper()
	dir := t.TempDir()
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	if err := os.MkdirAll(filepath.Join(dir, ".ken"), 0o755); err != nil {
		t.Fatal(err)
	}
	j, _, err := journal.Open(ws, "d")
	if err != nil {
		t.Fatal(err)
	}
	j.KeepAnswers = true
	w := &world{t: t, j: j, in: Input{Settings: recall.Default(), Now: on(0, 0)}}
	for i, name := range strings.Fields(deck) {
		w.in.Cards = append(w.in.Cards, cards.Card{
			ID: name, Kind: cards.Exact, Question: strings.ToUpper(name) + "?", Answers: []string{"answer " + name},
			Source: notes.Source{Path: "notes.md", Line: i + 1, EndLine: i + 1},
		})
	}
	return w
}

// add logs an event on a day, a minute after the one before.
func (w *world) add(day int, e journal.Event) {
	w.t.Helper()
	w.n++
	m := on(day, w.n)
	e.At, e.TZ = m.At, m.Offset
	if _, err := w.j.Add(e); err != nil {
		w.t.Fatal(err)
	}
}

// answers logs ratings of a card, one on each of some days.
func (w *world) answers(card string, ratings map[int]int) {
	w.t.Helper()
	for day := range 400 {
		if r := ratings[day]; r > 0 {
			w.add(day, journal.Event{Type: journal.Review, Card: card, Rating: recall.Rating(r), Src: journal.SrcAuto, Ms: 6000})
		}
	}
}

func (w *world) measure(day int) Numbers {
	w.in.Events, w.in.States = w.j.Events(), w.j.States(w.in.Settings)
	w.in.Now = on(day, 600)
	return Measure(w.in)
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-4 {
		t.Errorf("%s is %.5f, want %.5f", what, got, want)
	}
}
