package tutor

import (
	"fmt"

	"ken/notes/recall"
)

// Why is why a card is asked when it is: the numbers, and each reason as a sentence.
type Why struct {
	Card string `json:"card"`
	recall.Explanation
	// Sentences are the numbers and the reasons in words.
	Sentences []string `json:"sentences"`
}

// Why explains the date of a card as of now; false where there is no such card.
func (d *Deck) Why(id string, now recall.Moment) (Why, bool) {
	i := d.item(id)
	if i == nil {
		return Why{}, false
	}
	w := Why{Card: id, Explanation: d.settings.Explain(id, i.Memory.State, now, i.Goal)}
	if i.Memory.Reps > 0 {
		w.Sentences = append(w.Sentences, fmt.Sprintf(
			"Stability %.1f days, difficulty %.1f of 10, chance of recall now %.0f %%.", w.Stability, w.Difficulty, 100*w.Recall,
		), fmt.Sprintf("Last answered %s, rated %s; answered %s, forgotten %s.",
			recall.Date(i.Memory.Last.Day()), RatingName(i.Memory.Rating), times(i.Memory.Reps), times(i.Memory.Lapses)))
	}
	for _, r := range w.Reasons {
		w.Sentences = append(w.Sentences, r.Text)
	}
	w.Sentences = append(w.Sentences, d.besides(i, now)...)
	return w, true
}

// besides are reasons that do not come of the memory of the card.
func (d *Deck) besides(i *Item, now recall.Moment) []string {
	var out []string
	if len(i.Memory.Checks) > 0 {
		out = append(out, fmt.Sprintf("It is asked once more on %s, because you were sure of a wrong answer.", recall.Date(i.Memory.Checks[0])))
	}
	switch {
	case i.Stale != "":
		out = append(out, "It is not asked: "+i.Stale+".")
	case i.Memory.Suspended:
		out = append(out, "It is suspended, and not asked until it is resumed.")
	case i.buried(now.Day()):
		out = append(out, "It is buried for today.")
	case i.Changed:
		out = append(out, "Its answer was changed, so it is asked once whatever its date.")
	}
	return out
}

// Why explains the date of the card that is asked; it holds nothing of the answer.
func (s *Session) Why(now recall.Moment) (Why, bool) {
	if s.stage == Done {
		return Why{}, false
	}
	return s.deck.Why(s.now.card, now)
}
