package main

import (
	"math"

	"ken/skills/grading"
)

// regress fits a line by gradients with momentum. Each question has a bias of its own,
// which is thrown away: what makes a question hard must not be read into signs.
func regress(rows [][]float64, right []bool, question []int, use []bool) grading.Line {
	const (
		steps, rate, momentum = 300, 0.3, 0.9
		pull, ease            = 0.003, 1
	)
	l := scales(rows)
	n := float64(len(rows))
	own, ownMove := make([]float64, largest(question)+1), make([]float64, largest(question)+1)
	move, biasMove := make([]float64, len(l.Weight)), 0.0
	for range steps {
		g, own0, bias := make([]float64, len(l.Weight)), make([]float64, len(own)), 0.0
		for i, r := range rows {
			p := l.Chance(r)
			e := -1 / (1 + math.Exp(-math.Log(p/(1-p))-own[question[i]]))
			if right[i] {
				e++
			}
			for k := range g {
				if use[k] {
					g[k] += e * (r[k] - l.Mean[k]) / l.Scale[k] / n
				}
			}
			bias += e / n
			own0[question[i]] += e / n
		}
		for k := range g {
			if use[k] {
				move[k] = momentum*move[k] + rate*(g[k]-pull*l.Weight[k])
				l.Weight[k] += move[k]
			}
		}
		for q := range own {
			ownMove[q] = momentum*ownMove[q] + 10*rate*(own0[q]-ease*own[q]/n)
			own[q] += ownMove[q]
		}
		biasMove = momentum*biasMove + rate*bias
		l.Bias += biasMove
	}
	return l
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
