package progress

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

// BenchmarkMeasure is what all numbers cost of 100,000 reviews of 10,000 cards, the
// states not among it.
func BenchmarkMeasure(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	in := Input{Settings: recall.Default(), States: map[string]journal.CardState{}, Now: on(1100, 0)}
	for i := range 10_000 {
		in.Cards = append(in.Cards, cards.Card{ID: fmt.Sprint("k", i), Answers: []string{fmt.Sprint("answer ", i)}})
	}
	for i := range 100_000 {
		m := on(i/100, i%100)
		e := journal.Event{
			V: 1, ID: fmt.Sprint(i), Type: journal.Review, Card: fmt.Sprint("k", rnd.IntN(10_000)), At: m.At, Rating: recall.Rating(1 + rnd.IntN(4)),
			Auto: "right", Src: journal.SrcAuto, Conf: 1 + rnd.IntN(3), Ms: 5000, Given: fmt.Sprint("answer ", rnd.IntN(10_000)),
		}
		st := in.States[e.Card]
		st.State = in.Settings.Next(st.State, e.Rating, m)
		st.Rating = e.Rating
		in.States[e.Card] = st
		in.Events = append(in.Events, e)
	}
	for b.Loop() {
		if n := Measure(in); n.Model.Loss.Of == 0 {
			b.Fatal("nothing is measured")
		}
	}
}
