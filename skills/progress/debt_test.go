package progress

import (
	"fmt"
	"strconv"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
)

func TestDebt(t *testing.T) {
	w := worldOf(t, "a b c d")
	w.answers("a", map[int]int{0: 3, 1: 3})
	w.answers("b", map[int]int{0: 3, 1: 1})
	w.in.Cards[3].Source = notes.Source{Path: "other.md", Line: 10, EndLine: 14}
	w.answers("d", map[int]int{0: 4})
	for _, note := range []string{"briefs/x.md", "briefs/x.md", "briefs/z.md"} {
		w.add(1, journal.Event{Type: journal.Skip, Note: note})
	}
	say := func(goal, note, digest, path string, line, end int) {
		w.in.Delivered = append(w.in.Delivered, Delivered{goal, note, digest, path, line, end})
	}
	say("g", "briefs/x.md", "1", "notes.md", 1, 1)   // recalled
	say("g", "briefs/y.md", "1", "notes.md", 1, 1)   // a copy
	say("g", "briefs/x.md", "2", "notes.md", 2, 2)   // failed last
	say("g", "briefs/x.md", "3", "notes.md", 3, 0)   // a card that was never asked
	say("g", "briefs/x.md", "4", "notes.md", 90, 91) // no card
	say("h", "briefs/y.md", "5", "other.md", 14, 20) // touches the last line of one
	say("h", "briefs/y.md", "6", "other.md", 15, 20)
	say("h", "briefs/y.md", "4", "notes.md", 90, 91) // also delivered to g
	say("h", "briefs/y.md", "7", "notes.md", 99, 99)
	say("h", "briefs/y.md", "7", "notes.md", 1, 1) // a second place, which is recalled
	d := w.measure(2).Debt
	if want := "{{ 7 5 3 4 3} [{g 4 3 1 3 2} {h 4 2 2 2 0}]}"; fmt.Sprint(d) != want {
		t.Errorf("%v, want %s", d, want)
	}
	// What is not asked again is owed again.
	if d := w.measure(390).Debt; d.Total.Recalled != 0 || d.Total.Debt != 7 {
		t.Errorf("after a year: %+v", d)
	}
}

// Practice moves no card, and what was answered right in it is recalled for a while.
func TestDebtAfterPractice(t *testing.T) {
	w := worldOf(t, "a")
	for n := range 6 {
		w.in.Delivered = append(w.in.Delivered, Delivered{"g", "briefs/x.md", strconv.Itoa(n), "notes.md", 10 * (n + 1), 10*(n+1) + 2})
	}
	answer := func(day, statement int, r recall.Rating, auto string) {
		w.add(day, journal.Event{
			Type: journal.Review, Card: "q" + strconv.Itoa(statement), Rating: r, Auto: auto, Src: journal.SrcPractice,
			Note: journal.Place("notes.md", 10*(statement+1)+1, 0),
		})
	}
	answer(0, 0, recall.Good, "right")
	answer(0, 1, recall.Again, "wrong")
	answer(0, 1, recall.Good, "right")                                                                            // after the answer was seen
	answer(0, 2, recall.Hard, "right")                                                                            // with a hint
	answer(0, 3, recall.Hard, "partly")                                                                           // not all of it
	w.add(0, journal.Event{Type: journal.Review, Card: "q4", Rating: 3, Auto: "right", Src: journal.SrcPractice}) // at no place, as what is restated
	w.add(0, journal.Event{Type: journal.Review, Card: "q5", Rating: 3, Auto: "wrong", Form: givenUp, Src: journal.SrcPractice, Note: journal.Place("notes.md", 61, 0)})
	if d := w.measure(0).Debt.Total; d.Recalled != 2 || d.Covered != 5 || d.Debt != 4 {
		t.Errorf("on the day: %+v", d)
	}
	if d := w.measure(19).Debt.Total; d.Recalled != 1 {
		t.Errorf("what needed a hint holds for less long: %+v", d)
	}
	if d := w.measure(25).Debt.Total; d.Recalled != 0 || d.Debt != 6 {
		t.Errorf("what is not asked again is owed again: %+v", d)
	}
	answer(26, 1, recall.Good, "right")
	if d := w.measure(26).Debt.Total; d.Recalled != 1 {
		t.Errorf("another day tells again: %+v", d)
	}
	if n := w.measure(26); n.Deck.New != 1 || n.Deck.Due != 0 {
		t.Errorf("the deck has moved: %+v", n.Deck)
	}
	// A question that was kept goes by its own answers from then on.
	w.in.Cards = append(w.in.Cards, cards.Card{ID: "q1", Source: notes.Source{Path: "notes.md", Line: 21, EndLine: 21}})
	w.answers("q1", map[int]int{27: 1})
	if d := w.measure(27).Debt.Total; d.Recalled != 0 {
		t.Errorf("what was forgotten since: %+v", d)
	}
}
