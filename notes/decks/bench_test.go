package decks

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// large is a deck of so many notes, as people have them: a card each, and five answers.
func large(notes int) Deck {
	d := Deck{Notes: make([]Note, 0, notes)}
	for i := range notes {
		n := Note{
			ID: int64(1.5e12) + int64(i)*1000, GUID: fmt.Sprint("g", i), Deck: "Large::" + fmt.Sprint(i%20), Kind: "Basic",
			Fields: []Field{
				{Name: "Front", HTML: fmt.Sprintf("What is the <b>word</b> for number %d?&nbsp;", i)},
				{Name: "Back", HTML: fmt.Sprintf("<ul><li>%d</li><li>%s</li></ul>", i, strings.Repeat("words of it ", 8))},
			},
			Cards: []Card{{
				ID: int64(1.5e12) + int64(i)*1000 + 1, State: Review, Day: 20000 + i%700, Interval: 30, Ease: 2500, Reps: 5,
				Memory: &Memory{Stability: 30.5, Difficulty: 5, Retention: 0.9, Decay: 0.15},
			}},
		}
		for j := range 5 {
			n.Cards[0].Reviews = append(n.Cards[0].Reviews, Answer{At: int64(1.6e12) + int64(i)*100000 + int64(j)*1000, Rating: 3, Interval: j, Took: 4000})
		}
		d.Notes = append(d.Notes, n)
	}
	return d
}

func BenchmarkReadPackage(b *testing.B) {
	data := pack(b, large(100_000))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if d := read(b, data); len(d.Notes) != 100_000 {
			b.Fatal(len(d.Notes))
		}
	}
}

func BenchmarkWritePackage(b *testing.B) {
	deck := large(100_000)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := WritePackage(context.Background(), &out, deck, written); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadText(b *testing.B) {
	var out bytes.Buffer
	if err := WriteText(&out, large(100_000)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if d, err := ReadText(out.Bytes()); err != nil || len(d.Notes) != 100_000 {
			b.Fatal(len(d.Notes), err)
		}
	}
}
