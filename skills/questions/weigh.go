package questions

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ken/notes/prose"
)

// The weight of a gap is a logistic model over what can be seen of it. Its weights were
// fitted on the development paragraphs of testdata/clozes.json by skills/tutor/eval -fit.

// A feature is one thing that is seen of a gap.
type feature int

const (
	bias feature = iota
	// what found it
	featPhrase
	featOf
	featName
	featNumber
	featUnit
	featDate
	featSeries
	featHead
	featModifier
	featVerb
	featVerbOnly
	featTrait
	featPrep
	featWhere
	featInfinitive
	featClause
	featPredicate
	featAbout
	featMarked
	featCode
	// what it is
	featIsName
	featOneWord
	featTwoWords
	featLong
	featStop
	featVague
	featSalient
	featRepeated
	// where it stands
	featSubject
	featObject
	featEnd
	featDefined
	featBehindPrep
	featBehindIs
	featBehindCalled
	featBehindCause
	featInSeries
	featTopic
	featCapitalInside
	features
)

var featureNames = [features]string{
	"bias", "phrase", "of", "name", "number", "unit", "date", "series", "head", "modifier", "verb", "verb only", "trait", "prep",
	"where", "infinitive", "clause", "predicate", "about",
	"marked", "code", "is name", "one word", "two words", "long", "stop", "vague", "salient", "repeated", "subject", "object", "end",
	"defined", "behind prep", "behind is", "behind called", "behind cause", "in series", "topic", "capital inside",
}

// weights are the fitted weights; those of marked and code are set by hand.
var weights = [features]float64{
	bias: -1.35, featPhrase: 0.33, featOf: 0.48, featName: 1.36, featNumber: 1.05,
	featUnit: 0.74, featDate: 1.87, featSeries: 0.24, featHead: -1.18, featModifier: -1.15,
	featVerb: -0.98, featVerbOnly: -1.54, featTrait: 0.14, featPrep: -0.54, featWhere: -1.54,
	featInfinitive: -0.21, featClause: 0.04, featPredicate: -0.50, featAbout: 0.03, featMarked: 1.50,
	featCode: 0.50, featIsName: -0.01, featOneWord: -0.32, featTwoWords: 0.21, featLong: -0.10,
	featStop: -0.08, featVague: -0.44, featSalient: -0.66, featRepeated: -0.03, featSubject: 0.44,
	featObject: 0.41, featEnd: 0.54, featDefined: -0.02, featBehindPrep: 0.28, featBehindIs: 0.08,
	featBehindCalled: 0.45, featBehindCause: 0.24, featInSeries: -0.30, featTopic: -1.01, featCapitalInside: -0.20,
}

// rankedGaps returns the gaps of the sentences of one passage, best first. What repeats a
// better one is marked down.
func rankedGaps(list []sentence, c *Corpus, counts map[string]int, english bool) []gap {
	w := weigher{list: list, corpus: c, counts: counts}
	var all []gap
	for i, s := range list {
		if len(s.words) > 150 {
			continue
		}
		frame, framed := frame(s.words)
		for _, g := range gapsOf(s, i, english) {
			g.Score = logistic(w.features(g, frame, framed), &weights)
			all = append(all, g)
		}
	}
	return diverse(all)
}

func logistic(f [features]float64, w *[features]float64) float64 {
	z := 0.0
	for i := range f {
		z += f[i] * w[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// A weigher sees what there is to see of the gaps of one passage.
type weigher struct {
	list   []sentence
	corpus *Corpus
	counts map[string]int
}

func (w *weigher) features(g gap, c clause, framed bool) (f [features]float64) {
	f[bias] = 1
	f[featPhrase+feature(g.shape)] = 1
	s := w.list[g.sentence]
	own := s.words[g.from:g.to]
	w.kind(&f, g, own)
	w.place(&f, g, s, c, framed)
	return f
}

// kind sees what the gap itself is.
func (w *weigher) kind(f *[features]float64, g gap, own []token) {
	on := func(at feature, yes bool) {
		if yes {
			f[at] = 1
		}
	}
	on(featIsName, g.Type == Name)
	n := len(own)
	on(featOneWord, n == 1)
	on(featTwoWords, n == 2)
	f[featLong] = float64(max(0, n-3))
	content, salient, repeated := 0, 0.0, 0
	for _, t := range own {
		if t.tag == mark || prose.Stop(t.lower) && t.tag != number {
			continue
		}
		content++
		stem := prose.Stem(prose.Fold(t.lower))
		salient += w.corpus.salience(stem, w.counts[stem])
		repeated = max(repeated, w.counts[stem])
	}
	on(featStop, content == 0)
	on(featVague, len(own) > 0 && (vagueNouns[own[len(own)-1].lower] || vagueNouns[own[0].lower]))
	if content > 0 {
		f[featSalient] = salient / float64(content)
	}
	f[featRepeated] = math.Log(float64(max(1, repeated)))
	inner := own
	if g.from == 0 {
		inner = own[1:]
	}
	on(featCapitalInside, slices.ContainsFunc(inner, token.capital))
}

// place sees where the gap stands in its sentence.
func (w *weigher) place(f *[features]float64, g gap, s sentence, c clause, framed bool) {
	on := func(at feature, yes bool) {
		if yes {
			f[at] = 1
		}
	}
	before := tagAt(s.words, g.from-1)
	word := ""
	if g.from > 0 {
		word = s.words[g.from-1].lower
	}
	at := g.from - 1
	for at >= 0 && (s.words[at].tag == determiner || strings.ContainsAny(s.words[at].text, "“\"'")) {
		at--
	}
	if at >= 0 && at != g.from-1 {
		before, word = s.words[at].tag, s.words[at].lower
	}
	subject := framed && g.to <= c.verb && g.from >= c.verb-len(c.subject)-1
	on(featSubject, subject)
	on(featObject, framed && g.from >= c.verbEnd && g.from <= c.verbEnd+2)
	on(featEnd, g.to >= len(s.words)-1)
	on(featTopic, s.nth == 0 && subject)
	on(featBehindPrep, before == prep)
	on(featBehindIs, setOfIs[word])
	on(featBehindCalled, word == "called" || word == "named" || word == "termed" || word == "as" && at > 0 && s.words[at-1].lower == "known")
	on(featBehindCause, setOfCause[word])
	on(featInSeries, before == conj || at >= 0 && s.words[at].text == ",")
	on(featDefined, framed && subject && s.words[c.verb].lower == "is")
}

var (
	setOfIs    = setOf("is are was were be became becomes remains")
	setOfCause = setOf("because cause caused causes by through from since to")
)

// Shares of the score that is left to a gap which repeats one before it.
const (
	leftOfOverlap  = 0.5  // it holds the same words in the same place
	leftOfSame     = 0.1  // it has the same text elsewhere
	leftOfSentence = 0.99 // another of its sentence came before
)

// diverse orders gaps so that none repeats those before it.
func diverse(all []gap) []gap {
	slices.SortStableFunc(all, func(a, b gap) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.Start, b.Start))
	})
	const considered, picked = 160, 40
	rest := slices.Clone(all[:min(len(all), considered)])
	var out []gap
	for len(rest) > 0 && len(out) < picked {
		best := 0
		for i := range rest {
			if rest[i].Score > rest[best].Score {
				best = i
			}
		}
		g := rest[best]
		rest = slices.Delete(rest, best, best+1)
		out = append(out, g)
		key := normal(g.Text)
		for i := range rest {
			o := &rest[i]
			switch {
			case o.sentence == g.sentence && o.from < g.to && g.from < o.to:
				o.Score *= leftOfOverlap
			case normal(o.Text) == key:
				o.Score *= leftOfSame
			case o.sentence == g.sentence:
				o.Score *= leftOfSentence
			}
		}
	}
	return out
}
