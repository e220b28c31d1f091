package grading

import "fmt"

// Three ways of saying each word and something else: what leads to what turned round,
// another thing named, another number of the same. Words alone do not show them.

// directed are words that mean another thing with what stands before and behind them
// changed over, by key.
//
//nolint:gochecknoglobals // it is computed once and never changes
var directed = keys("cause lead produce create affect influence become convert turn follow precede contain exceed depend require " +
	"send pull push attract absorb eat determine control trigger prevent imply come replace own")

// turnedRound names a word of direction on whose other sides the answer has the same words,
// "" where there is none: "erosion causes water" for "water causes erosion".
func (l laid) turnedRound(g reading) string {
	for i, k := range l.known.words {
		at := l.at[i]
		if !directed[k.key] || at < 0 || l.near[i] < 0.9 || agent(l.known.words, i) != agent(g.words, at) {
			continue
		}
		before, behind := l.beside(i, -1), l.beside(i, 1)
		if before >= 0 && behind >= 0 && l.at[before] > at && l.at[behind] >= 0 && l.at[behind] < at {
			return k.term
		}
	}
	return ""
}

// beside is the nearest word of content before or behind a known one, in its sentence, -1
// where there is none near.
func (l laid) beside(i, step int) int {
	for j, n := i+step, 0; j >= 0 && j < len(l.known.words) && n < 4; j, n = j+step, n+1 {
		if w := l.known.words[j]; w.sentence != l.known.words[i].sentence {
			return -1
		} else if w.content {
			return j
		}
	}
	return -1
}

// agent tells whether a word is followed by what does it: "caused by".
func agent(words []word, i int) bool {
	for _, w := range words[min(i+1, len(words)):min(i+3, len(words))] {
		if w.term == "by" || w.term == "from" {
			return true
		}
	}
	return false
}

// otherName is a name in the answer that no known answer has, where one that the nearest
// one has is left out; "" where there is none.
func (c comparison) otherName() string {
	missing := false
	for _, k := range c.best.known.words {
		missing = missing || k.label && len(c.given.byKey[k.key]) == 0
	}
	for _, w := range c.given.words {
		if missing && w.label && !w.asked && !c.anyHas(w.key) {
			return c.given.text[w.start:w.end]
		}
	}
	return ""
}

func (c comparison) anyHas(key string) bool {
	for _, l := range c.each {
		if len(l.known.byKey[key]) > 0 {
			return true
		}
	}
	return false
}

// otherFigure tells that another number stands before the word that a number of the known
// answer stands before: "20 seconds" for "10 seconds".
func (c comparison) otherFigure() string {
	known := c.best.known.words
	for i := 0; i+1 < len(known); i++ {
		if !known[i].number || len(c.given.byKey[known[i].key]) > 0 || !known[i+1].content {
			continue
		}
		for j := 0; j+1 < len(c.given.words); j++ {
			if w := c.given.words[j]; w.number && c.given.words[j+1].key == known[i+1].key && !c.anyHas(w.key) {
				return fmt.Sprintf("it says %s %s, the answer %s", w.term, c.given.words[j+1].term, known[i].term)
			}
		}
	}
	return ""
}
