package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"ken/notes/prose"
)

// exact is BM25 as it stands in the books, over whole documents in memory: what ken
// begins with, without fields, passages or anything that comes after.
type exact struct {
	docs     []document
	lengths  []float64
	average  float64
	postings map[string][]posting
}

type posting struct {
	doc  int
	freq float64
}

const k1, b = 1.5, 0.6

func openExact(_ context.Context, _ string, c *collection) (ask, func() error, error) {
	x := &exact{docs: c.docs, postings: make(map[string][]posting)}
	for i, d := range c.docs {
		length := 0.0
		for _, t := range stems(d.title + "\n" + d.text) {
			length++
			if list := x.postings[t]; len(list) > 0 && list[len(list)-1].doc == i {
				list[len(list)-1].freq++
			} else {
				x.postings[t] = append(list, posting{i, 1})
			}
		}
		x.lengths = append(x.lengths, length)
		x.average += length / float64(len(c.docs))
	}
	return x.ask, func() error { return nil }, nil
}

// stems returns the index terms of a text.
func stems(text string) []string {
	var list []string
	for w := range prose.Words(text) {
		if !prose.Stop(w.Term) {
			list = append(list, prose.Stem(w.Term))
		}
	}
	return list
}

func (x *exact) ask(_ context.Context, query string) ([]string, error) {
	sums := make([]float64, len(x.docs))
	for _, t := range stems(query) {
		list := x.postings[t]
		n, have := float64(len(x.docs)), float64(len(list))
		idf := math.Log(1 + (n-have+0.5)/(have+0.5))
		for _, p := range list {
			sums[p.doc] += idf * p.freq * (k1 + 1) / (p.freq + k1*(1-b+b*x.lengths[p.doc]/x.average))
		}
	}
	var order []int
	for i, s := range sums {
		if s > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
	found := make([]string, 0, deep)
	for _, i := range order[:min(deep, len(order))] {
		found = append(found, x.docs[i].id)
	}
	return found, nil
}
