package journal

import (
	"fmt"
	"maps"
	"slices"

	"ken/notes/recall"
)

// Histories returns the counted answers of every card, as [recall.Fit] learns from
// them, in the order of the cards. What was forgotten on purpose begins a history of
// its own, under the name of its card with a number.
func Histories(events []Event) []recall.History {
	byCard := make(map[string][]*recall.History)
	for i := range events {
		e := &events[i]
		list := byCard[e.Card]
		if e.ofCard() && (e.Counts() && list == nil || e.Type == Forget && list != nil && len(list[len(list)-1].Reviews) > 0) {
			name := e.Card
			if len(list) > 0 {
				name = fmt.Sprintf("%s %d", e.Card, len(list)+1)
			}
			list = append(list, &recall.History{Card: name})
			byCard[e.Card] = list
		}
		if e.Counts() && e.Card != "" {
			h := list[len(list)-1]
			h.Reviews = append(h.Reviews, recall.Answer{Rating: e.Rating, At: e.Moment()})
		}
	}
	var all []recall.History
	for _, card := range slices.Sorted(maps.Keys(byCard)) {
		for _, h := range byCard[card] {
			if len(h.Reviews) > 0 {
				all = append(all, *h)
			}
		}
	}
	return all
}
