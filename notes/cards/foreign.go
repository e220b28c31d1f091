package cards

import "strings"

// Foreign makes a card of a question and an answer as another program keeps them, by the
// rules that hold for those in documents: a list becomes a List, a sentence Prose, a few
// words Exact. The question of a cloze holds [Blank], and answers are then what it hides.
func Foreign(question, answer string, hidden []string) Card {
	c := Card{Question: strings.TrimSpace(question), Origin: Imported}
	if strings.Contains(question, Blank) && len(hidden) > 0 {
		c.Kind, c.Answers = Cloze, []string{strings.TrimSpace(hidden[0])}
		if len(hidden) > 1 {
			c.Kind, c.Answers, c.Ordered = List, hidden, true
		}
	} else {
		var d draft
		d.answer(strings.TrimSpace(answer))
		c.Kind, c.Answers, c.Ordered = d.kind, d.answers, d.ordered
	}
	c.Level = LevelOf(c.Question)
	return c
}
