package questions

import "math"

// pull is the pull of a fit to zero; the first weight, the bias, is hardly pulled.
const pull = 3

// newton fits weights to rows by Newton's method on the logistic loss.
func newton(rows [][]float64, yes []bool) []float64 {
	n := len(rows[0])
	w := make([]float64, n)
	for range 9 {
		h, g := make([][]float64, n), make([]float64, n)
		for i := range h {
			p := float64(pull)
			if i == 0 {
				p = 0.01
			}
			h[i] = make([]float64, n)
			h[i][i], g[i] = p, -p*w[i]
		}
		for k, row := range rows {
			slope(row, yes[k], w, h, g)
		}
		solve(h, g)
		for i := range w {
			w[i] += g[i]
		}
	}
	return w
}

// slope adds what one row says to the first and second derivatives.
func slope(row []float64, yes bool, w []float64, h [][]float64, g []float64) {
	z := 0.0
	var seen []int
	for i, x := range row {
		if x != 0 {
			seen = append(seen, i)
			z += x * w[i]
		}
	}
	p := 1 / (1 + math.Exp(-z))
	miss := -p
	if yes {
		miss++
	}
	for _, i := range seen {
		g[i] += miss * row[i]
		for _, j := range seen {
			h[i][j] += p * (1 - p) * row[i] * row[j]
		}
	}
}

// solve puts the solution of h x = g into g, by Gauss's elimination.
func solve(h [][]float64, g []float64) {
	for i := range h {
		for j := i + 1; j < len(h); j++ {
			q := h[j][i] / h[i][i]
			for k := i; k < len(h); k++ {
				h[j][k] -= q * h[i][k]
			}
			g[j] -= q * g[i]
		}
	}
	for i := len(h) - 1; i >= 0; i-- {
		for k := i + 1; k < len(h); k++ {
			g[i] -= h[i][k] * g[k]
		}
		g[i] /= h[i][i]
	}
}
