package grading

import "math"

// A Forest is boosted trees: what each gives is added up, and turned into a chance.
type Forest struct {
	Bias  float64
	Trees []Tree
}

// A Tree asks three questions of some signs. Node k has its children at 2k+1 and 2k+2;
// a sign above its cut goes to the second.
type Tree struct {
	Signs  [7]int8
	Cuts   [7]float32
	Leaves [8]float32
}

// Chance is what the forest gives for some signs, between 0 and 1.
func (f Forest) Chance(signs []float64) float64 {
	sum := f.Bias
	for i := range f.Trees {
		t := &f.Trees[i]
		k := 0
		for k < 7 {
			up := float32(signs[t.Signs[k]]) > t.Cuts[k]
			k = 2*k + 1
			if up {
				k++
			}
		}
		sum += float64(t.Leaves[k-7])
	}
	return 1 / (1 + math.Exp(-sum))
}
