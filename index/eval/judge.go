package main

import "math"

// scores are what evaluations of retrieval measure, each from 0 to 1.
type scores struct {
	ndcg   float64 // normalised discounted cumulative gain of the first ten
	ap     float64 // average precision
	recall float64 // of what is relevant, among the first hundred
}

func (s scores) plus(o scores) scores {
	return scores{s.ndcg + o.ndcg, s.ap + o.ap, s.recall + o.recall}
}

// judge scores one ranking.
func judge(found []string, relevant map[string]bool) scores {
	var s scores
	gain, best, hits := 0.0, 0.0, 0
	for i := range min(10, len(relevant)) {
		best += 1 / math.Log2(float64(i)+2)
	}
	for i, id := range found {
		if !relevant[id] {
			continue
		}
		hits++
		s.ap += float64(hits) / float64(i+1)
		if i < 10 {
			gain += 1 / math.Log2(float64(i)+2)
		}
		if i < 100 {
			s.recall++
		}
	}
	n := float64(len(relevant))
	return scores{gain / best, s.ap / n, s.recall / n}
}
