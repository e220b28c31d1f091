package tutor

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/notes/cards"
	"ken/notes/prose"
	"ken/notes/recall"
	"ken/skills/grading"
)

// offline is who compares where no model is asked.
const offline = "offline grader"

// revealed is made in the stage of feedback alone.
func (s *Session) revealed() *Revealed {
	i, a := s.item(), &s.now
	r := &Revealed{
		Given: a.given, How: a.how, Verdict: a.verdict, Final: a.final, By: offline, Answers: slices.Clone(i.Answers),
		Source: i.Source, Marks: marks(&i.Card), Proposed: a.proposed, Conf: a.conf, Opinion: a.opinion,
	}
	if a.opinion != nil {
		r.By = a.opinion.By
	}
	if !s.wants.Practice {
		for n, st := range a.choice {
			rating := recall.Rating(n + 1)
			r.Choices = append(r.Choices, Interval{rating, RatingName(rating), days0(st), wait(st, a.answered)})
		}
	}
	seen := *a
	seen.rated = a.proposed
	if a.conf == sure && a.proposed != 0 && seen.outcome() == grading.Wrong {
		r.Surprise = "You were sure, and it is something else. It comes back in this session"
		if !s.wants.Practice {
			r.Surprise += fmt.Sprintf(", and once more in %d days", checkAfter)
		}
		r.Surprise += "."
	}
	if s.leech(i, a) {
		repair := s.deck.Repair(i.ID)
		r.Repair = &repair
	}
	return r
}

// leech tells whether this answer, taken as wrong, makes the card one to repair.
func (s *Session) leech(i *Item, a *asking) bool {
	if s.wants.Practice || a.proposed != recall.Again || i.Memory.Phase != recall.Review {
		return false
	}
	n := i.Memory.Lapses + 1
	return n >= leechAt && (n-leechAt)%leechAgain == 0
}

func days0(st recall.State) int {
	if st.DueAt != 0 {
		return 0
	}
	return st.Interval
}

// wait says when a card comes again.
func wait(st recall.State, now recall.Moment) string {
	if st.DueAt == 0 {
		return span(st.Interval)
	}
	d := time.Duration(st.DueAt-now.At) * time.Millisecond
	if d < time.Minute {
		return "1 min"
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}

// span says a number of days as people do.
func span(n int) string {
	switch {
	case n < 60:
		return days(n)
	case n < 730:
		return fmt.Sprintf("%.0f months", float64(n)/30.4)
	default:
		return fmt.Sprintf("%.1f years", float64(n)/365.25)
	}
}

// marks are where a card's answers stand in its source, in order and apart.
func marks(c *cards.Card) [][2]int {
	list := [][2]int{}
	quote := c.Source.Quote
	var words []prose.Word
	var stems []string
	for w := range prose.Words(quote) {
		words = append(words, w)
		stems = append(stems, prose.Stem(w.Term))
	}
	for n := 0; n < len(stems); n++ {
		longest := 0
		for _, a := range c.Told() {
			if len(a) > longest && n+len(a) <= len(stems) && slices.Equal(stems[n:n+len(a)], a) {
				longest = len(a)
			}
		}
		if longest == 0 {
			continue
		}
		list = append(list, [2]int{words[n].Start, words[n+longest-1].End})
		n += longest - 1
	}
	if len(list) == 0 && c.Kind != cards.List && len(c.Answers) > 0 {
		if at := strings.Index(quote, best(c.Answers[0])); at >= 0 && !blank(best(c.Answers[0])) {
			list = append(list, [2]int{at, at + len(best(c.Answers[0]))})
		}
	}
	return list
}
