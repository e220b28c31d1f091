package recall

import (
	"cmp"
	"slices"
)

// A History is what the optimizer learns from: the answers to one item, in any order.
type History struct {
	Card    string
	Reviews []Answer
}

// An Answer is one review of an item.
type Answer struct {
	Rating Rating
	At     Moment
}

// A trail is a history as the model sees it: its answers in order, with the learner's
// days between them.
type trail struct {
	card  string
	steps []step
}

// A step is one answer of a trail.
type step struct {
	rating Rating
	days   float64 // since the answer before
	at     int64   // milliseconds since 1970
	weight float64 // in the fitting; 0 where it says nothing of memory: the first, and those of one day
}

// trails returns the histories that can be learnt from, ordered by card, so that the
// order they come in changes nothing. Ratings that are none are left out.
func trails(histories []History) []trail {
	all := make([]trail, 0, len(histories))
	for _, h := range histories {
		if t := trailOf(h); len(t.steps) > 0 {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b trail) int {
		if c := cmp.Compare(a.card, b.card); c != 0 {
			return c
		}
		return slices.CompareFunc(a.steps, b.steps, func(x, y step) int {
			return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.rating, y.rating))
		})
	})
	return all
}

func trailOf(h History) trail {
	answers := slices.DeleteFunc(slices.Clone(h.Reviews), func(a Answer) bool {
		return a.Rating < Again || a.Rating > Easy
	})
	slices.SortStableFunc(answers, func(a, b Answer) int {
		return cmp.Or(cmp.Compare(a.At.At, b.At.At), cmp.Compare(a.Rating, b.Rating))
	})
	t := trail{h.Card, make([]step, len(answers))}
	for i, a := range answers {
		t.steps[i] = step{rating: a.Rating, at: a.At.millis()}
		if i > 0 {
			t.steps[i].days = float64(elapsed(answers[i-1].At, a.At))
		}
		if t.steps[i].days > 0 {
			t.steps[i].weight = 1
		}
	}
	return t
}

// split parts trails in time: the earlier ones hold the first share of what can be
// scored, and the steps of the same day before it; the later ones hold all steps, so
// that a memory is what it was, and score those that came after.
func split(all []trail, share float64) (earlier, later []trail) {
	var at []int64
	for _, t := range all {
		for _, s := range t.steps {
			if s.weight > 0 {
				at = append(at, s.at)
			}
		}
	}
	if len(at) == 0 {
		return nil, nil
	}
	slices.Sort(at)
	cut := at[min(int(share*float64(len(at))), len(at)-1)]
	for _, t := range all {
		n, _ := slices.BinarySearchFunc(t.steps, cut, func(s step, at int64) int { return cmp.Compare(s.at, at) })
		if n > 0 {
			earlier = append(earlier, trail{t.card, slices.Clone(t.steps[:n])})
		}
		held := trail{t.card, slices.Clone(t.steps)}
		for i := range held.steps[:n] {
			held.steps[i].weight = 0
		}
		if held.scored() > 0 {
			later = append(later, held)
		}
	}
	return earlier, later
}

// scored is how many steps of t say something of memory.
func (t trail) scored() int {
	n := 0
	for _, s := range t.steps {
		if s.weight > 0 {
			n++
		}
	}
	return n
}

// weighByRecency gives each scored step its weight: a quarter for the first, and up to
// one for the last, by the cube of its place in time, as fsrs-rs does. A learner
// changes; what he answered lately tells more.
func weighByRecency(all []trail) {
	var scored []*step
	for _, t := range all {
		for i := range t.steps {
			if t.steps[i].weight > 0 {
				scored = append(scored, &t.steps[i])
			}
		}
	}
	slices.SortStableFunc(scored, func(a, b *step) int { return cmp.Compare(a.at, b.at) })
	for i, s := range scored {
		place := float64(i) / float64(max(1, len(scored)-1))
		s.weight = 0.25 + 0.75*place*place*place
	}
}
