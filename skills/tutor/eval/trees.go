package main

import (
	"math"
	"slices"

	"ken/skills/grading"
)

// manner says how trees are grown.
type manner struct {
	trees, bins, least int
	rate, pull, ease   float64
	// ways tells of each sign: 1 where more may only speak for, -1 only against, and
	// leftOut.
	ways []int8
	skip int // every how many signs one is left out of a tree, 0 never
	// linePull holds the weights of the line down, share is that of the line in the mean.
	linePull, share float64
	// lent is what an answer to a question of the other kind counts for.
	lent float64
}

// The manners in which the two parts are fitted. Of questions of one known answer there
// are those of many fields, where what is simple carries over best; of questions of
// several there are more answers each, and trees find what belongs together.
//
//nolint:gochecknoglobals // they never change
var (
	one  = manner{trees: 80, bins: 32, least: 40, rate: 0.05, pull: 20, ease: 8, skip: 3, linePull: 0.01, share: 0.75}
	many = manner{trees: 250, bins: 32, least: 30, rate: 0.07, pull: 10, ease: 8, skip: 3, linePull: 0.01, share: 0.2, lent: 0.2}
)

// leftOut marks a sign that is not asked.
const leftOut = 9

// grow fits boosted trees to rows by logistic loss (Friedman 2001, with second-order
// steps), deterministically. Each question has a bias of
// its own, as in regress.
func grow(s sample, m manner) grading.Forest {
	own := make([]float64, largest(s.question)+1)
	cuts := quantiles(s.rows, m.bins)
	binned := bin(s.rows, cuts)
	f := grading.Forest{}
	pos, all := 0.5, 1.0
	for i, y := range s.right {
		pos += s.weight[i] * float64(bit(y))
		all += s.weight[i]
	}
	f.Bias = math.Log(pos / (all - pos))
	at := make([]float64, len(s.rows))
	for i := range at {
		at[i] = f.Bias
	}
	for t := range m.trees {
		g, h := s.steps(at, own)
		tree, leaf := growTree(binned, cuts, g, h, m, t)
		f.Trees = append(f.Trees, tree)
		for i := range at {
			at[i] += float64(tree.Leaves[leaf[i]])
		}
		s.settle(own, at, m.ease)
	}
	return f
}

// steps are the first and second derivatives of the likelihood by each answer's value.
func (s sample) steps(at, own []float64) (g, h []float64) {
	g, h = make([]float64, len(at)), make([]float64, len(at))
	for i := range at {
		p := 1 / (1 + math.Exp(-at[i]-own[s.question[i]]))
		g[i], h[i] = s.weight[i]*(float64(bit(s.right[i]))-p), s.weight[i]*p*(1-p)
	}
	return g, h
}

// settle moves what each question is easier or harder by than its signs say towards what
// its answers show, held back by ease.
func (s sample) settle(own, at []float64, ease float64) {
	g, h := make([]float64, len(own)), make([]float64, len(own))
	step, bend := s.steps(at, own)
	for i, q := range s.question {
		g[q] += step[i]
		h[q] += bend[i]
	}
	for q := range own {
		own[q] += 0.5 * (g[q] - ease*own[q]) / (h[q] + ease)
	}
}

// growTree grows one tree of three levels, and returns the leaf of each row.
func growTree(binned [][]uint8, cuts [][]float64, g, h []float64, m manner, t int) (grading.Tree, []int) {
	var tree grading.Tree
	node := make([]int, len(g))
	for level := range 3 {
		for n := range 1 << level {
			sign, cutAt := bestSplit(binned, cuts, g, h, node, n, m, t)
			k := 1<<level - 1 + n
			tree.Signs[k] = int8(sign)
			tree.Cuts[k] = float32(math.Inf(1))
			if sign >= 0 {
				tree.Cuts[k] = float32(cuts[sign][cutAt])
			} else {
				tree.Signs[k] = 0
				tree.Cuts[k] = math.MaxFloat32
			}
		}
		for i := range node {
			k := 1<<level - 1 + node[i]
			s := int(tree.Signs[k])
			next := node[i] * 2
			if tree.Cuts[k] != math.MaxFloat32 && float32(cutValue(cuts, s, binned[s][i])) > tree.Cuts[k] {
				next++
			}
			node[i] = next
		}
	}
	var sg, sh [8]float64
	for i, n := range node {
		sg[n] += g[i]
		sh[n] += h[i]
	}
	for n := range sg {
		tree.Leaves[n] = float32(m.rate * sg[n] / (sh[n] + m.pull))
	}
	return tree, node
}

// cutValue stands for any value of a bin in comparisons with cuts.
func cutValue(cuts [][]float64, s int, b uint8) float64 {
	if int(b) < len(cuts[s]) {
		return cuts[s][b]
	}
	return math.MaxFloat64
}

// bestSplit finds the sign and the cut that lower the loss most, -1 where none does.
func bestSplit(binned [][]uint8, cuts [][]float64, g, h []float64, node []int, n int, m manner, t int) (sign, at int) {
	sign, best := -1, 1e-6
	var rows []int
	for i := range node {
		if node[i] == n {
			rows = append(rows, i)
		}
	}
	for s := range binned {
		if len(cuts[s]) == 0 || m.ways[s] == leftOut || m.skip > 0 && (s*7+t*13+s*t)%m.skip == 0 {
			continue
		}
		var sg, sh [256]float64
		var count [256]int
		var G, H float64
		for _, i := range rows {
			b := binned[s][i]
			sg[b] += g[i]
			sh[b] += h[i]
			count[b]++
			G += g[i]
			H += h[i]
		}
		var lg, lh float64
		left := 0
		for b := range cuts[s] {
			lg, lh, left = lg+sg[b], lh+sh[b], left+count[b]
			if left < m.least || len(rows)-left < m.least {
				continue
			}
			if m.ways[s] != 0 && float64(m.ways[s])*((G-lg)/(H-lh+m.pull)-lg/(lh+m.pull)) < 0 {
				continue
			}
			gain := lg*lg/(lh+m.pull) + (G-lg)*(G-lg)/(H-lh+m.pull) - G*G/(H+m.pull)
			if gain > best {
				sign, at, best = s, b, gain
			}
		}
	}
	return sign, at
}

// quantiles are the values at which each sign may be cut.
func quantiles(rows [][]float64, bins int) [][]float64 {
	cuts := make([][]float64, len(rows[0]))
	values := make([]float64, len(rows))
	for s := range cuts {
		for i := range rows {
			values[i] = float64(float32(rows[i][s]))
		}
		slices.Sort(values)
		for b := 1; b < bins; b++ {
			v := values[b*len(values)/bins]
			if (len(cuts[s]) == 0 || v > cuts[s][len(cuts[s])-1]) && v < values[len(values)-1] {
				cuts[s] = append(cuts[s], v)
			}
		}
	}
	return cuts
}

func bin(rows [][]float64, cuts [][]float64) [][]uint8 {
	out := make([][]uint8, len(cuts))
	for s := range cuts {
		out[s] = make([]uint8, len(rows))
		for i := range rows {
			b, _ := slices.BinarySearch(cuts[s], float64(float32(rows[i][s])))
			out[s][i] = uint8(b)
		}
	}
	return out
}
