package index

import (
	"math"
	"slices"
	"strings"
)

// Passages that answer a query resemble each other more than those that only share
// its words ("The cluster hypothesis", van Rijsbergen 1979, ch. 3). Each candidate is
// compared, by the cosine of weighted terms, with all others and with the very best,
// each counting by its score and none with itself: this is Rocchio's feedback, given
// to the candidates alone. How much a term tells is taken from the candidates too, so
// that the words of the query, which all have, tell nothing.
const (
	akinWeight = 0.2 // of the best score, for the candidate most like the others
	bestWeight = 0.2 // and for the one most like the best
	veryBest   = 5
	// fewAkin is how many candidates there are at least: fewer say nothing of each other.
	fewAkin = 2 * veryBest
)

// A weighted term of a candidate.
type weighted struct {
	term   int32
	weight float64
}

// akin adds to candidates by how much they are like the others. They come best first.
func akin(l *lexicon, list []*candidate) {
	if len(list) < fewAkin {
		return
	}
	vectors := vectorsOf(l, list)
	all := l.kinship(list, vectors, len(list))
	best := l.kinship(list, vectors, veryBest)
	top, mean, read := list[0].score, 0.0, 0.0
	for i := range list {
		if vectors[i] != nil {
			mean += akinWeight*all.scores[i] + bestWeight*best.scores[i]
			read++
		}
	}
	if read == 0 {
		return
	}
	for i, c := range list {
		if vectors[i] == nil { // what could not be read shall not fall behind
			c.gain(SignalFeedback, "", top*mean/read)
			continue
		}
		score := top * (akinWeight*all.scores[i] + bestWeight*best.scores[i])
		c.gain(SignalFeedback, l.shared(vectors[i], best.centre), score)
	}
}

// vectorsOf weighs the terms of each candidate, to a length of 1.
func vectorsOf(l *lexicon, list []*candidate) [][]weighted {
	vectors := make([][]weighted, len(list))
	have, seen := make([]float64, len(l.words)), make([]int32, len(l.words))
	n := 0.0
	for i, c := range list {
		if c.terms == nil {
			continue
		}
		n++
		vectors[i] = counted(c.terms, seen)
		for _, w := range vectors[i] {
			have[w.term]++
		}
	}
	for _, v := range vectors {
		sum := 0.0
		for i := range v {
			t := v[i].term
			v[i].weight = (1 + math.Log(v[i].weight)) * math.Log(1+(n-have[t]+0.5)/(have[t]+0.5))
			sum += v[i].weight * v[i].weight
		}
		for i := range v {
			v[i].weight /= math.Sqrt(sum)
		}
	}
	return vectors
}

// counted returns each term once, with its frequency, in the order of the text. Seen
// is scratch, which is all zero before and after.
func counted(terms []int32, seen []int32) []weighted {
	v := make([]weighted, 0, len(terms))
	for _, t := range terms {
		if seen[t] == 0 {
			v = append(v, weighted{term: t})
			seen[t] = int32(len(v))
		}
		v[seen[t]-1].weight++
	}
	for _, w := range v {
		seen[w.term] = 0
	}
	return v
}

// A kinship is how like some of the candidates each of them is.
type kinship struct {
	centre []float64 // by term: the sum of those, weighted by score
	scores []float64 // by candidate, from 0 to 1
}

// kinship compares candidates with the first n that are the user's own.
func (l *lexicon) kinship(list []*candidate, vectors [][]weighted, n int) kinship {
	k := kinship{make([]float64, len(l.words)), make([]float64, len(list))}
	among := make([]bool, len(list))
	members := 0
	for i, c := range list {
		if members == n {
			break
		}
		if vectors[i] == nil || c.share < 1 {
			continue
		}
		members++
		among[i] = true
		for _, w := range vectors[i] {
			k.centre[w.term] += w.weight * c.score
		}
	}
	most := 0.0
	for i, v := range vectors {
		for _, w := range v {
			k.scores[i] += w.weight * k.centre[w.term]
		}
		if among[i] {
			// It is not compared with itself, and so with one less.
			k.scores[i] = max(0, k.scores[i]-list[i].score) * float64(members) / float64(max(1, members-1))
		}
		most = max(most, k.scores[i])
	}
	for i := range k.scores {
		if most > 0 {
			k.scores[i] /= most
		}
	}
	return k
}

// sharedWords is how many words are named that a passage has in common with the best.
const sharedWords = 3

// shared names the terms that make a passage most like the best ones.
func (l *lexicon) shared(v []weighted, centre []float64) string {
	var top []weighted
	for _, w := range v {
		w.weight *= centre[w.term]
		at := len(top)
		for at > 0 && top[at-1].weight < w.weight {
			at--
		}
		if w.weight > 0 && at < sharedWords {
			top = slices.Insert(top, at, w)
			top = top[:min(len(top), sharedWords)]
		}
	}
	words := make([]string, len(top))
	for i, w := range top {
		words[i] = l.words[w.term]
	}
	return strings.Join(words, " ")
}
