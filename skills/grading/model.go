package grading

import "math"

// A Model turns signs into a score: the mean of a line and of a forest, moved so that
// 0.5 parts right from wrong best. Its values are in weights.go, which
// go run ./skills/tutor/eval -fit writes.
type Model struct {
	Line   Line
	Forest Forest
	// One and Several are the means from which an answer is right rather than not, on
	// questions that were held out, where one answer is known and where several are: who
	// may come near any of several comes nearer to one.
	One, Several float64
}

// A Line is a logistic regression on signs that have been brought to one scale.
type Line struct {
	Bias                float64
	Mean, Scale, Weight []float64
}

// Chance is what the line gives for some signs, between 0 and 1.
func (l Line) Chance(signs []float64) float64 {
	sum := l.Bias
	for i, w := range l.Weight {
		if w != 0 {
			sum += w * (signs[i] - l.Mean[i]) / l.Scale[i]
		}
	}
	return 1 / (1 + math.Exp(-sum))
}

// Mean is the chance by both, before it is moved.
func (m Model) Mean(signs []float64) float64 {
	return (m.Line.Chance(signs) + m.Forest.Chance(signs)) / 2
}

// Score is the chance that a teacher takes an answer of these signs for right, 0.5 where
// it is open. references is how many answers are known.
func (m Model) Score(signs []float64, references int) float64 {
	if references > 1 {
		return moved(m.Mean(signs), m.Several)
	}
	return moved(m.Mean(signs), m.One)
}

// moved is a chance on a scale on which at is 0.5.
func moved(p, at float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	odds := p / (1 - p) * (1 - at) / at
	return odds / (1 + odds)
}
