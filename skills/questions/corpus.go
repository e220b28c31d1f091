package questions

import (
	"math"

	"ken/notes"
	"ken/notes/prose"
)

// A Corpus tells in how many of the user's documents each word stands: a word that few
// hold says what a text is about. A nil Corpus holds all words alike. It is not for
// several goroutines while documents are added.
type Corpus struct {
	docs int
	in   map[string]int // by stem
}

// NewCorpus returns a corpus of what was counted elsewhere: how many documents there are,
// and in how many of them each stem stands. It keeps the map.
func NewCorpus(docs int, in map[string]int) *Corpus {
	if in == nil {
		in = map[string]int{}
	}
	return &Corpus{docs: docs, in: in}
}

// Add counts one document.
func (c *Corpus) Add(doc notes.Document) {
	if c.in == nil {
		c.in = map[string]int{}
	}
	c.docs++
	seen := map[string]bool{}
	text := doc.Text
	if len(text) > mostText {
		text = text[:cutAt(text, mostText)]
	}
	terms := map[string]bool{}
	for w := range prose.Words(text) {
		if terms[w.Term] || prose.Stop(w.Term) {
			continue
		}
		terms[w.Term] = true
		if stem := prose.Stem(w.Term); !seen[stem] {
			seen[stem] = true
			c.in[stem]++
		}
	}
}

// salience is how much a word tells of what a text is about, 0 to 1, from how often it
// stands there: tf-idf, which is 1 for a word that no other document has.
func (c *Corpus) salience(stem string, here int) float64 {
	tf := 1 - 1/(1+float64(here))
	if c == nil || c.docs < 2 {
		return tf
	}
	idf := math.Log(float64(c.docs+1)/float64(c.in[stem]+1)) / math.Log(float64(c.docs+1))
	return tf * max(0, idf)
}
