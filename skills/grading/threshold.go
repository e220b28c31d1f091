package grading

import "math"

// Graded is one answer to a card with what the learner made of the verdict.
type Graded struct {
	Score float64 // of the verdict
	Right bool    // the learner's word
}

// The threshold of a card begins at usual, as if settled had spoken for it, and stays
// between least and most.
const (
	usual   = 0.5
	settled = 2.0
	least   = 0.2
	most    = 0.8
)

// Threshold returns the score from which prose of one card leans to right, from what the
// learner said of its earlier answers: the one with the fewest disagreements, where each
// weighs by how far the score was on the wrong side, and moving off the usual one costs
// too.
func Threshold(history []Graded) float64 {
	best, lowest := usual, math.Inf(1)
	for step := 0; step <= 60; step++ {
		t := least + (most-least)*float64(step)/60
		cost := settled * (t - usual) * (t - usual) * 4
		for _, g := range history {
			if g.Right != (g.Score >= t) && g.Score >= 0 && g.Score <= 1 {
				cost += 0.1 + math.Abs(g.Score-t)
			}
		}
		if cost < lowest-1e-9 || cost < lowest+1e-9 && math.Abs(t-usual) < math.Abs(best-usual) {
			best, lowest = t, cost
		}
	}
	return math.Round(best*1000) / 1000
}
