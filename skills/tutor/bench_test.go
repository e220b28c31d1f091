package tutor_test

import (
	"testing"

	"ken/notes"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/tutor"
)

// large is a desk of 20,000 cards with four answers each in a real log, of which all are
// due, or none where fresh.
func large(b *testing.B) tutor.Desk {
	b.Helper()
	ws, err := notes.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = ws.Close() })
	log, _, err := journal.Open(ws, "bench")
	if err != nil {
		b.Fatal(err)
	}
	held := study(&memory{}, 20_000, 200, false)
	var events []journal.Event
	for n, h := range held {
		for k, ago := range []int{201, 200, 198, 187 - n%10} {
			m := at(today-ago, n*5+k)
			events = append(events, journal.Event{Type: journal.Review, Card: h.ID, At: m.At, Rating: recall.Good, Src: "import", Ms: 6000})
		}
	}
	if _, err := log.Import(events); err != nil {
		b.Fatal(err)
	}
	d, err := tutor.New(tutor.Collection{Cards: held, Log: log, Settings: recall.Default()})
	if err != nil {
		b.Fatal(err)
	}
	return tutor.Desk{Deck: d, Log: log}
}

// BenchmarkNext is from an answer to the next question, with the line on disk.
func BenchmarkNext(b *testing.B) {
	d := large(b)
	s := d.Begin(tutor.Wants{Minutes: 100_000}, at(today, 0))
	n := 0
	for b.Loop() {
		n += 7
		i, _ := d.Deck.Item(s.View().Question.Card)
		if err := s.Answer(i.Answers[0], at(today, n)); err != nil {
			b.Fatal(err)
		}
		_ = s.View()
		if err := s.Rate(0, at(today, n+3)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNextWrong is the same where every answer is wrong and comes back, so that
// what is known is replayed.
func BenchmarkNextWrong(b *testing.B) {
	d := large(b)
	s := d.Begin(tutor.Wants{Minutes: 100_000}, at(today, 0))
	n := 0
	for b.Loop() {
		n += 7
		if err := s.DontKnow(at(today, n)); err != nil {
			b.Fatal(err)
		}
		_ = s.View()
		if err := s.Rate(0, at(today, n+3)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBegin is from nothing to the first question.
func BenchmarkBegin(b *testing.B) {
	d := large(b)
	for b.Loop() {
		if v := d.Begin(tutor.Wants{}, at(today, 0)).View(); v.Stage != tutor.Asking {
			b.Fatal(v.Stage)
		}
	}
}

// BenchmarkUndo is an answer and back.
func BenchmarkUndo(b *testing.B) {
	d := large(b)
	s := d.Begin(tutor.Wants{}, at(today, 0))
	n := 0
	for b.Loop() {
		n += 7
		if err := s.DontKnow(at(today, n)); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Undo(at(today, n+1)); err != nil {
			b.Fatal(err)
		}
	}
}
