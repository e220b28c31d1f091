package progress

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes/journal"
	"ken/notes/prose"
	"ken/notes/recall"
)

// A Hard card is one that costs much.
type Hard struct {
	Card       string  `json:"card"`
	Question   string  `json:"question"`
	Lapses     int     `json:"lapses"`
	Difficulty float64 `json:"difficulty"` // 1 to 10
	// Overrides is how often the learner changed the verdict: the card may be at fault.
	Overrides int  `json:"overrides"`
	Reviews   int  `json:"reviews"`
	Suspended bool `json:"suspended,omitempty"`
}

func (it item) hard() Hard {
	st := it.state
	return Hard{it.card.ID, it.card.Question, st.Lapses, st.Difficulty, st.Overrides, st.Reviews, st.Suspended}
}

// doubtful is at how many overrides a card is suspect.
const doubtful = 3

// hardest lists the cards that were forgotten or disputed, the worst first.
func (m *measuring) hardest() []Hard {
	list := []Hard{}
	for _, it := range m.deck {
		if st := it.state; st.Phase != recall.New && (st.Lapses > 0 || st.Overrides >= doubtful) {
			list = append(list, it.hard())
		}
	}
	return worst(list)
}

// leeches lists the cards that asking does not help with.
func (m *measuring) leeches() []Hard {
	list := []Hard{}
	for _, it := range m.deck {
		if it.state.Leech() {
			list = append(list, it.hard())
		}
	}
	return worst(list)
}

// worst sorts a list, and cuts it.
func worst(list []Hard) []Hard {
	slices.SortFunc(list, func(a, b Hard) int {
		return cmp.Or(cmp.Compare(b.Lapses, a.Lapses), cmp.Compare(b.Overrides, a.Overrides),
			cmp.Compare(b.Difficulty, a.Difficulty), cmp.Compare(a.Card, b.Card))
	})
	return list[:min(len(list), mostNamed)]
}

// A Confusable is two cards of which one was answered with what is right for the other.
// It is seen only where typed answers are kept.
type Confusable struct {
	Cards     [2]string `json:"cards"`
	Questions [2]string `json:"questions"`
	Times     int       `json:"times"`
}

// confusable lists the pairs, the most often confused first.
func (m *measuring) confusable() []Confusable {
	right := make(map[string][]int) // the cards of the deck by their answers
	number := make(map[string]int, len(m.deck))
	for i, it := range m.deck {
		number[it.card.ID] = i
		for _, text := range it.card.Answers {
			if key := folded(text); key != "" && !slices.Contains(right[key], i) {
				right[key] = append(right[key], i)
			}
		}
	}
	times := make(map[[2]int]int)
	for _, a := range m.answers {
		at, known := number[a.Card]
		if !known || a.Given == "" || a.Verdict() == "right" || a.Src == journal.SrcImport {
			continue
		}
		others := right[folded(a.Given)]
		if slices.Contains(others, at) {
			continue // it is right here as well: the verdict was about something else
		}
		for _, other := range others {
			times[[2]int{min(at, other), max(at, other)}]++
		}
	}
	return m.pairs(times)
}

// pairs lists pairs of cards of the deck.
func (m *measuring) pairs(times map[[2]int]int) []Confusable {
	list := make([]Confusable, 0, len(times))
	for pair, n := range times {
		a, b := m.deck[pair[0]].card, m.deck[pair[1]].card
		list = append(list, Confusable{[2]string{a.ID, b.ID}, [2]string{a.Question, b.Question}, n})
	}
	slices.SortFunc(list, func(a, b Confusable) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), slices.Compare(a.Cards[:], b.Cards[:]))
	})
	return list[:min(len(list), mostNamed)]
}

// folded is an answer as it is compared here: without markup, quotes and case.
func folded(text string) string { return strings.ToLower(prose.Folded(text)) }
