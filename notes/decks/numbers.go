package decks

// numbers hands out the numbers of rows, each once.
type numbers struct {
	owned map[int64]bool  // that somebody has already, until it is taken
	next  map[int64]int64 // of a number that is not free where to look on
}

func newNumbers() numbers { return numbers{map[int64]bool{}, map[int64]int64{}} }

// own keeps a number for the first that asks for it.
func (n numbers) own(id int64) {
	if id > 0 {
		n.owned[id] = true
		n.next[id] = id + 1
	}
}

// take returns the number that one owns, or if it owns none the first free one from
// another on.
func (n numbers) take(own, other int64) int64 {
	if n.owned[own] {
		delete(n.owned, own)
		return own
	}
	id := n.free(max(other, 1))
	n.next[id] = id + 1
	return id
}

// free finds the first free number from id on, and shortens the way for the next.
func (n numbers) free(id int64) int64 {
	found := id
	for at, ok := n.next[found]; ok; at, ok = n.next[found] {
		found = at
	}
	for id != found {
		id, n.next[id] = n.next[id], found
	}
	return found
}

// takenNumbers are the numbers that notes, cards and answers have already.
func takenNumbers(deck Deck) (notes, cards, answers numbers) {
	notes, cards, answers = newNumbers(), newNumbers(), newNumbers()
	for _, n := range deck.Notes {
		notes.own(n.ID)
		for _, c := range n.Cards {
			cards.own(c.ID)
			for _, a := range c.Reviews {
				answers.own(a.At)
			}
		}
	}
	return notes, cards, answers
}
