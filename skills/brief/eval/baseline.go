package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ken/notes/prose"
)

// room is how many words an answer may have.
const room = 120

// A pool is the sentences of a meeting as the simple methods see them.
type pool struct {
	list   []sentence
	stems  [][]string     // of the content words of each
	holds  map[string]int // how many sentences hold a stem
	length float64        // stems of a sentence on average
	rank   []float64      // of TextRank
}

func newPool(m meeting) *pool {
	p := &pool{list: m.sentences(), holds: map[string]int{}}
	for _, s := range p.list {
		stems := contents(s.text)
		p.stems = append(p.stems, stems)
		p.length += float64(len(stems))
		for _, stem := range distinct(stems) {
			p.holds[stem]++
		}
	}
	p.length /= float64(max(1, len(p.list)))
	p.rank = p.textRank()
	return p
}

func contents(text string) []string {
	var stems []string
	for w := range prose.Words(text) {
		if !prose.Stop(w.Term) {
			stems = append(stems, prose.Stem(w.Term))
		}
	}
	return stems
}

func distinct(stems []string) []string {
	sorted := slices.Clone(stems)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// first is the meeting's beginning.
func (p *pool) first() []sentence { return p.within(func(int) float64 { return 1 }, nil) }

// bm25 is the sentences with the question's words, of some lines if these are given.
func (p *pool) bm25(question string, lines map[int]bool) []sentence {
	asked := distinct(contents(question))
	return p.within(func(i int) float64 { return p.score(i, asked) }, lines)
}

// central is what TextRank puts first.
func (p *pool) central() []sentence { return p.within(func(i int) float64 { return p.rank[i] }, nil) }

// score is Okapi's BM25 with the constants most use.
func (p *pool) score(i int, asked []string) float64 {
	const k, b = 1.2, 0.75
	sum := 0.0
	for _, stem := range asked {
		n := 0.0
		for _, s := range p.stems[i] {
			if s == stem {
				n++
			}
		}
		of := float64(p.holds[stem])
		idf := math.Log(1 + (float64(len(p.list))-of+0.5)/(of+0.5))
		sum += idf * n * (k + 1) / (n + k*(1-b+b*float64(len(p.stems[i]))/p.length))
	}
	return sum
}

// within takes the best sentences until the words are used up.
func (p *pool) within(score func(int) float64, lines map[int]bool) []sentence {
	var order []int
	for i := range p.list {
		if lines == nil || lines[p.list[i].line] {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score(b), score(a)) })
	var chosen []sentence
	words := 0
	for _, i := range order {
		chosen = append(chosen, p.list[i])
		if words += len(strings.Fields(p.list[i].text)); words >= room {
			break
		}
	}
	return chosen
}

// textRank lets sentences recommend those that share words with them (Mihalcea and
// Tarau 2004).
func (p *pool) textRank() []float64 {
	const damping, rounds = 0.85, 30
	edges := p.similar()
	rank := make([]float64, len(p.list))
	for i := range rank {
		rank[i] = 1
	}
	for range rounds {
		next := make([]float64, len(rank))
		for i, row := range edges {
			total := 0.0
			for _, e := range row {
				total += e.weight
			}
			for _, e := range row {
				next[e.to] += damping * rank[i] * e.weight / total
			}
		}
		for i := range next {
			next[i] += 1 - damping
		}
		rank = next
	}
	return rank
}

type edge struct {
	to     int
	weight float64
}

// similar returns for each sentence those that share words with it.
func (p *pool) similar() [][]edge {
	holding := map[string][]int{}
	for i, stems := range p.stems {
		for _, stem := range distinct(stems) {
			holding[stem] = append(holding[stem], i)
		}
	}
	edges := make([][]edge, len(p.list))
	for i, stems := range p.stems {
		shared := make([]int, len(p.list))
		for _, stem := range distinct(stems) {
			for _, j := range holding[stem] {
				shared[j]++
			}
		}
		for j, n := range shared {
			if long := math.Log(float64(len(stems))) + math.Log(float64(len(p.stems[j]))); n > 0 && j != i && long > 0 {
				edges[i] = append(edges[i], edge{j, float64(n) / long})
			}
		}
	}
	return edges
}
