package main

import (
	"math"

	"ken/skills/grading"
)

// regress fits a line by gradients with momentum. Each question has a bias of its own,
// which is thrown away: what makes a question hard must not be read into signs.
func regress(s sample, m manner) grading.Line {
	const steps, rate, momentum = 300, 0.3, 0.9
	l := scales(s.rows)
	z := standard(s.rows, l)
	n := 0.0
	for _, w := range s.weight {
		n += w
	}
	own, ownMove := make([]float64, largest(s.question)+1), make([]float64, largest(s.question)+1)
	move, biasMove := make([]float64, len(l.Weight)), 0.0
	for range steps {
		g, ownG, bias := gradient(s, z, l, own)
		for k := range g {
			if m.ways[k] != leftOut {
				move[k] = momentum*move[k] + rate*(g[k]/n-m.linePull*l.Weight[k])
				l.Weight[k] += move[k]
			}
		}
		for q := range own {
			ownMove[q] = momentum*ownMove[q] + 10*rate*(ownG[q]-own[q])/n
			own[q] += ownMove[q]
		}
		biasMove = momentum*biasMove + rate*bias/n
		l.Bias += biasMove
	}
	return l
}

// gradient is that of the likelihood: of each weight, of each question's bias, and of the
// bias of all.
func gradient(s sample, z [][]float64, l grading.Line, own []float64) (g, ownG []float64, bias float64) {
	g, ownG = make([]float64, len(l.Weight)), make([]float64, len(own))
	for i, r := range z {
		sum := l.Bias + own[s.question[i]]
		for k, v := range r {
			sum += l.Weight[k] * v
		}
		e := -1 / (1 + math.Exp(-sum))
		if s.right[i] {
			e++
		}
		e *= s.weight[i]
		for k, v := range r {
			g[k] += e * v
		}
		ownG[s.question[i]] += e
		bias += e
	}
	return g, ownG, bias
}

// standard is rows on the scales of a line.
func standard(rows [][]float64, l grading.Line) [][]float64 {
	out := make([][]float64, len(rows))
	for i, r := range rows {
		out[i] = make([]float64, len(r))
		for k, v := range r {
			out[i][k] = (v - l.Mean[k]) / l.Scale[k]
		}
	}
	return out
}

// scales is a line without weights that knows the mean and the spread of each sign.
func scales(rows [][]float64) grading.Line {
	d, n := len(rows[0]), float64(len(rows))
	l := grading.Line{Mean: make([]float64, d), Scale: make([]float64, d), Weight: make([]float64, d)}
	for _, r := range rows {
		for k := range r {
			l.Mean[k] += r[k] / n
		}
	}
	for _, r := range rows {
		for k := range r {
			l.Scale[k] += (r[k] - l.Mean[k]) * (r[k] - l.Mean[k]) / n
		}
	}
	for k := range l.Scale {
		l.Scale[k] = math.Sqrt(l.Scale[k]) + 1e-9
	}
	return l
}

func largest(values []int) int {
	m := 0
	for _, v := range values {
		m = max(m, v)
	}
	return m
}
