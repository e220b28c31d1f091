package main

import "math"

// scores are what evaluations of retrieval measure, each from 0 to 1.
type scores struct {
	ndcg    float64 // normalised discounted cumulative gain of the first ten
	ap      float64 // average precision
	recall  float64 // of what is relevant, among the first hundred
	rank    float64 // reciprocal rank of the first that is relevant, among the first ten
	success float64 // 1 if one that is relevant is among the first ten
}

func (s scores) plus(o scores) scores {
	return scores{s.ndcg + o.ndcg, s.ap + o.ap, s.recall + o.recall, s.rank + o.rank, s.success + o.success}
}

func (s scores) over(n int) scores {
	f := float64(n)
	return scores{s.ndcg / f, s.ap / f, s.recall / f, s.rank / f, s.success / f}
}

// judge scores one ranking. What is relevant must not be empty.
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
			s.rank = max(s.rank, 1/float64(i+1))
			s.success = 1
		}
		if i < 100 {
			s.recall++
		}
	}
	n := float64(len(relevant))
	s.ndcg, s.ap, s.recall = gain/best, s.ap/n, s.recall/n
	return s
}

// A measure is one column of the report.
type measure struct {
	name string
	of   func(scores) float64
}

func judgedMeasures() []measure {
	return []measure{
		{"nDCG@10", func(s scores) float64 { return s.ndcg }},
		{"MAP", func(s scores) float64 { return s.ap }},
		{"R@100", func(s scores) float64 { return s.recall }},
	}
}

func knownMeasures() []measure {
	return []measure{
		{"MRR@10", func(s scores) float64 { return s.rank }},
		{"S@10", func(s scores) float64 { return s.success }},
	}
}
