package proof

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// A claim is a text taken apart into what can be checked of it.
type claim struct {
	text       string
	stems      []string        // of the content words, in order
	has        map[string]bool // the same, to look up
	words      map[string]string
	quantities []prose.Quantity
	names      []prose.Word    // capitalised inside a sentence
	acronyms   map[string]bool // terms written in capitals, unstemmed
	negations  int
	reach      int // how much a quantifier claims: 0 none, 1 most, 2 all
	reachWord  string
	passive    bool
}

// readClaim takes a text apart. Its markup is removed first, so spans lie in
// claim.text.
func readClaim(text string) claim {
	c := claim{text: prose.Folded(text), has: map[string]bool{}, words: map[string]string{}, acronyms: map[string]bool{}}
	c.quantities = prose.Quantities(c.text)
	starts := sentenceStarts(c.text)
	previous := ""
	for w := range prose.Words(c.text) {
		c.add(w, starts[w.Start], previous)
		previous = w.Term
	}
	return c
}

func (c *claim) add(w prose.Word, first bool, previous string) {
	spelling := w.In(c.text)
	if negations[w.Term] || strings.HasSuffix(spelling, "n't") {
		c.negations++
	}
	if r := reaches[w.Term]; r > c.reach {
		c.reach, c.reachWord = r, spelling
	}
	c.passive = c.passive || w.Term == "by"
	if !first && named(spelling) {
		c.names = append(c.names, w)
	}
	c.acronyms[w.Term] = true
	if prose.Stop(w.Term) || negations[w.Term] || reaches[w.Term] > 0 {
		return
	}
	stem := prose.Stem(w.Term)
	c.stems = append(c.stems, stem)
	c.has[stem] = true
	if _, known := c.words[stem]; !known {
		c.words[stem] = spelling
	}
}

// holds returns the share of s's content words that c has, 0 to 1.
func (c claim) holds(s claim) float64 {
	if len(s.stems) == 0 {
		return 0
	}
	n := 0
	for _, stem := range s.stems {
		if c.has[stem] {
			n++
		}
	}
	return float64(n) / float64(len(s.stems))
}

// missing names up to three content words of s that c lacks.
func (c claim) missing(s claim) string {
	var out []string
	for _, stem := range s.stems {
		word := "“" + s.words[stem] + "”"
		if !c.has[stem] && !slices.Contains(out, word) && len(out) < 3 {
			out = append(out, word)
		}
	}
	return strings.Join(out, ", ")
}

// states tells whether c states a quantity, in the same unit where both have one.
func (c claim) states(q prose.Quantity) bool {
	return slices.ContainsFunc(c.quantities, func(p prose.Quantity) bool {
		return q.Same(p) && (q.Unit == p.Unit || q.Unit == "" || p.Unit == "" || loose(q.Unit) || loose(p.Unit))
	})
}

// loose tells units that are only the next word and so may differ between two
// sentences of the same meaning ("9 weeks", "9 long weeks").
func loose(unit string) bool { return len(unit) > 3 && !firm[unit] }

var firm = map[string]bool{
	"week": true, "month": true, "year": true, "hour": true, "minut": true, "second": true, "date": true,
}

// rival returns a quantity of c that counts the same as q but states another value.
func (c claim) rival(q prose.Quantity) (prose.Quantity, bool) {
	for _, p := range c.quantities {
		if q.Unit != "" && p.Unit == q.Unit && (p.Date == "") == (q.Date == "") {
			return p, true
		}
	}
	return prose.Quantity{}, false
}

// follows tells whether three stems stand in c in this order, close together.
func (c claim) follows(a, verb, b string) bool {
	for i, s := range c.stems {
		if s != verb {
			continue
		}
		before := c.stems[max(0, i-3):i]
		after := c.stems[i+1 : min(len(c.stems), i+4)]
		if slices.Contains(before, a) && slices.Contains(after, b) {
			return true
		}
	}
	return false
}

// sentenceStarts returns the places where a word is capitalised for being first.
func sentenceStarts(text string) map[int]bool {
	starts := map[int]bool{}
	for _, s := range prose.Sentences(text) {
		for w := range prose.Words(s.In(text)) {
			starts[s.Start+w.Start] = true
			break
		}
	}
	return starts
}

// named tells whether a spelling is that of a name: a capital, and not the word I.
func named(spelling string) bool {
	r, n := utf8.DecodeRuneInString(spelling)
	return unicode.IsUpper(r) && n < len(spelling)
}

var negations = map[string]bool{
	"not": true, "no": true, "never": true, "none": true, "nothing": true, "nobody": true, "neither": true,
	"nor": true, "without": true, "cannot": true, "cant": true, "dont": true, "doesnt": true, "didnt": true,
	"isnt": true, "arent": true, "wasnt": true, "werent": true, "wont": true, "wouldnt": true, "shouldnt": true,
	"couldnt": true, "hasnt": true, "havent": true, "hadnt": true, "fails": true, "lacks": true, "unable": true,
}

var reaches = map[string]int{
	"all": 2, "every": 2, "always": 2, "everyone": 2, "everything": 2, "only": 2, "entirely": 2,
	"most": 1, "mostly": 1, "usually": 1, "generally": 1,
}
