package main

import "slices"

// A table counts answers: first by whether they are right, then by whether they are
// taken for right.
type table [2][2]float64

func (t table) all() float64 { return t[0][0] + t[0][1] + t[1][0] + t[1][1] }

// f1 is that of one class.
func (t table) f1(c int) float64 { return over(2*t[c][c], 2*t[c][c]+t[0][1]+t[1][0]) }

// macro is the mean F1 of both classes, weighted that by their sizes.
func (t table) macro() float64 { return (t.f1(0) + t.f1(1)) / 2 }

func (t table) weighted() float64 {
	return over(t.f1(0)*(t[0][0]+t[0][1])+t.f1(1)*(t[1][0]+t[1][1]), t.all())
}

func (t table) accuracy() float64 { return over(t[0][0]+t[1][1], t.all()) }

func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// figuresOf counts the answers of a corpus whose value is at least at as taken for right.
// "" is all of them.
func figuresOf(set []answered, values []float64, corpus string, at float64) table {
	var t table
	for i, a := range set {
		if corpus != "" && a.corpus != corpus {
			continue
		}
		t[bit(a.right)][bit(values[i] >= at)]++
	}
	return t
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// corpora are the names of the corpora, in order.
func corpora(set []answered) []string {
	var out []string
	for _, a := range set {
		if !slices.Contains(out, a.corpus) {
			out = append(out, a.corpus)
		}
	}
	slices.Sort(out)
	return out
}
