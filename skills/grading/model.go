package grading

import "math"

// A Model turns signs into a score. Its values are in weights.go, which
// go run ./skills/tutor/eval -fit writes.
type Model struct {
	// One is for questions of one known answer, Several for those of several: who may come
	// near any of several comes nearer to one, and what speaks for him is another thing.
	One, Several Part
}

// A Part of a model is the mean of a line and of a forest, moved so that 0.5 parts right
// from wrong best.
type Part struct {
	Line   Line
	Forest Forest
	// Share is that of the line in the mean, between 0 and 1.
	Share float64
	// At is the mean from which an answer is right rather than not, on questions that were
	// held out.
	At float64
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
func (p Part) Mean(signs []float64) float64 {
	return p.Share*p.Line.Chance(signs) + (1-p.Share)*p.Forest.Chance(signs)
}

// For is the part for a question of so many known answers.
func (m Model) For(references int) Part {
	if references > 1 {
		return m.Several
	}
	return m.One
}

// Score is the chance that a teacher takes an answer of these signs for right, 0.5 where
// it is open. references is how many answers are known.
func (m Model) Score(signs []float64, references int) float64 {
	p := m.For(references)
	return p.Moved(p.Mean(signs))
}

// Moved is a mean of the part as a score.
func (p Part) Moved(mean float64) float64 { return moved(mean, p.At) }

// moved is a chance on a scale on which at is 0.5.
func moved(p, at float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	odds := p / (1 - p) * (1 - at) / at
	return odds / (1 + odds)
}
