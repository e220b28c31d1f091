package index

const (
	// nearWeight is what two words that stand close count for, beside one of them.
	nearWeight = 0.2
	// window is how many words further on, function words apart, is no longer close.
	window = 8
)

// near adds to candidates in which words that follow each other in the query stand
// close to each other. A pair counts as the more frequent of the two does, by BM25
// with the sum of the inverse distances in place of the frequency.
func (r *ranker) near(l *lexicon, list []*candidate) {
	for i := 1; i < len(l.order); i++ {
		a, b := l.order[i-1], l.order[i]
		if a == b {
			continue
		}
		first, second := r.plan.terms[a], r.plan.terms[b]
		found := max(r.frequency[first.text], r.frequency[second.text])
		s := r.scorer(fieldContext, nearWeight*min(first.weight, second.weight, 1), float64(found))
		for _, c := range list {
			if n := l.closeness(c.terms, a, b); n > 0 {
				c.gain(SignalNear, first.word+" "+second.word, s.score(n, float64(len(c.terms))))
			}
		}
	}
}

// closeness sums up, wherever one of two terms of the query follows the other within
// the window, the inverse of their distance.
func (l *lexicon) closeness(terms []int32, a, b int32) float64 {
	sum := 0.0
	lastA, lastB := -window, -window
	for at, t := range terms {
		switch l.query[t] {
		case a:
			if d := at - lastB; d < window {
				sum += 1 / float64(d)
			}
			lastA = at
		case b:
			if d := at - lastA; d < window {
				sum += 1 / float64(d)
			}
			lastB = at
		}
	}
	return sum
}
