package questions

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ken/notes/prose"
)

// The weight of a gap is a logistic model over what can be seen of it. Its weights were
// fitted by fit_test.go; see feature.go.

// rankedGaps returns the gaps of those sentences of one passage that are wanted, best
// first. What repeats a better one is marked down.
func rankedGaps(list []sentence, c *Corpus, counts map[string]int, english bool, wanted func(sentence) bool) []gap {
	w := weigher{list: list, corpus: c, counts: counts}
	var all []gap
	for i, s := range list {
		if len(s.words) > 150 || !wanted(s) {
			continue
		}
		frame, framed := frame(s.words)
		for _, g := range gapsOf(s, i, english) {
			f := w.features(g, frame, framed)
			g.Score = logistic(&f, &weights)
			all = append(all, g)
		}
	}
	return diverse(all)
}

func logistic(f, w *[features]float64) float64 {
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
	stems  map[string]string // of the words looked at
}

// stem is the stem of a word, found once.
func (w *weigher) stem(lower string) string {
	if stem, known := w.stems[lower]; known {
		return stem
	}
	if w.stems == nil {
		w.stems = map[string]string{}
	}
	stem := prose.Stem(prose.Fold(lower))
	w.stems[lower] = stem
	return stem
}

// features sees all there is to see of one gap.
func (w *weigher) features(g gap, c clause, framed bool) (f [features]float64) {
	f[bias] = 1
	f[featPhrase+feature(g.shape)] = 1
	s := w.list[g.sentence]
	own := s.words[g.from:g.to]
	w.kind(&f, g, own)
	amount(&f, g, own)
	w.place(&f, g, s, c, framed)
	before(&f, g, s)
	behind(&f, g, s)
	w.company(&f, g, s)
	f[featNameSubject] = f[featIsName] * f[featSubject]
	f[featNameOne] = f[featIsName] * f[featOneWord]
	if g.shape == shapePhrase && g.Type == Noun {
		f[featNounOne], f[featNounObject], f[featNounSubject] = f[featOneWord], f[featObject], f[featSubject]
	}
	return f
}

// set notes that a thing is seen.
func set(f *[features]float64, at feature, yes bool) {
	if yes {
		f[at] = 1
	}
}

// kind sees what the gap itself is.
func (w *weigher) kind(f *[features]float64, g gap, own []token) {
	n := len(own)
	set(f, featIsName, g.Type == Name)
	set(f, featAcronym, n == 1 && acronym(own[0].text))
	set(f, featOneWord, n == 1)
	set(f, featTwoWords, n == 2)
	set(f, featThreeWords, n == 3)
	f[featLong] = float64(max(0, n-3))
	content, salient, repeated := 0, 0.0, 0
	for _, t := range own {
		if t.tag == mark || prose.Stop(t.lower) && t.tag != number {
			continue
		}
		content++
		stem := w.stem(t.lower)
		salient += w.corpus.salience(stem, w.counts[stem])
		repeated = max(repeated, w.counts[stem])
	}
	set(f, featStop, content == 0)
	set(f, featVague, vagueNouns[own[n-1].lower] || vagueNouns[own[0].lower])
	if content > 0 {
		f[featSalient] = salient / float64(content)
	}
	f[featRepeated] = math.Log(float64(max(1, repeated)))
	set(f, featOften, repeated > 3)
	inner := own
	if g.from == 0 {
		inner = own[1:]
	}
	set(f, featCapitalInside, slices.ContainsFunc(inner, token.capital))
	set(f, featQuoted, own[0].quoted)
	set(f, featLearned, g.Type == Noun && n == 1 && hasEnding(own[0].lower, "tion sion ism ity ics ogy sis ance ence ment ness"))
}

// amount sees what sort of number a gap is.
func amount(f *[features]float64, g gap, own []token) {
	if g.Type != Amount && g.Type != Date {
		return
	}
	set(f, featYear, len(own) == 1 && year(own[0].text))
	for _, t := range own {
		set(f, featFullDate, months[t.lower] && len(own) > 1)
		set(f, featSpelt, g.Type == Amount && t.tag == number && !digit(t.text))
		set(f, featBig, g.Type == Amount && len(t.text) > 3 && digit(t.text))
		set(f, featShare, strings.ContainsAny(t.text, "%$€£") || t.lower == "percent")
	}
}

// place sees where the gap stands in its sentence, and that in its paragraph.
func (w *weigher) place(f *[features]float64, g gap, s sentence, c clause, framed bool) {
	subject := framed && g.to <= c.verb && g.from >= c.verb-len(c.subject)-1
	set(f, featSubject, subject)
	set(f, featObject, framed && g.from >= c.verbEnd && g.from <= c.verbEnd+2)
	set(f, featEnd, g.to >= len(s.words)-1)
	set(f, featTopic, s.nth == 0 && subject)
	set(f, featOpening, g.from <= 1)
	set(f, featFirstSentence, s.nth == 0)
	set(f, featLastSentence, g.sentence == len(w.list)-1)
	f[featLongSentence] = float64(len(s.words)) / 40
	f[featCrowded] = float64(len(w.list)) / 8
	set(f, featDefined, framed && subject && s.words[c.verb].lower == "is")
}

// company sees what else stands in the sentence and in the paragraph.
func (w *weigher) company(f *[features]float64, g gap, s sentence) {
	names, numbers, record := 0, 0, false
	for i, t := range s.words {
		switch {
		case t.tag == proper && tagAt(s.words, i-1) != proper:
			names++
		case t.tag == number && tagAt(s.words, i-1) != number:
			numbers++
		case superlative(t):
			record = true
		}
	}
	set(f, featOnlyName, g.Type == Name && names == 1)
	set(f, featOnlyNumber, (g.Type == Amount || g.Type == Date) && numbers == 1)
	if g.Type == Name {
		f[featNameCrowd] = float64(min(names, 8)) / 8
		f[featNameBy] = f[featBehindBy]
	}
	if g.Type == Amount || g.Type == Date {
		f[featNumberCrowd] = float64(min(numbers, 8)) / 8
	}
	set(f, featRecord, record && (f[featSubject] == 1 || f[featObject] == 1))
	set(f, featRecordSubject, record && f[featSubject] == 1)
	left, right := tagAt(s.words, g.from-1), tagAt(s.words, g.to)
	set(f, featOutermost, !nominal(left) && left != adjective && !nominal(right) && right != conj && wordAt(s.words, g.to) != "of" && left != number)
	set(f, featAppositive, wordAt(s.words, g.from-1) == "," && wordAt(s.words, g.to) == ",")
	set(f, featTitled, g.Type == Name && left == noun)
	set(f, featTail, g.Type == Name && tail(s.words, g.from))
	set(f, featMagnitude, g.to-g.from == 1 && magnitudes[wordAt(s.words, g.from)])
}

// tail tells whether a name hangs on another before it: "of Genocide".
func tail(w []token, from int) bool {
	at := from - 1
	if at > 0 && articles[w[at].lower] {
		at--
	}
	return at > 0 && (w[at].lower == "of" || w[at].lower == "for" || w[at].lower == "on" || w[at].lower == "and") && w[at-1].tag == proper
}

// magnitudes are no numbers by themselves.
var magnitudes = setOf("hundred thousand million billion trillion")

// superlative tells "largest", "first" and "only".
func superlative(t token) bool {
	return strings.HasSuffix(t.lower, "est") && len(t.lower) > 5 && t.tag != verb || t.lower == "first" || t.lower == "only" || t.lower == "most"
}

// before sees what a gap stands behind, without its article and quotation marks.
func before(f *[features]float64, g gap, s sentence) {
	if g.from > 0 {
		t := s.words[g.from-1]
		set(f, featDefinite, t.lower == "the")
		set(f, featIndefinite, t.lower == "a" || t.lower == "an")
		set(f, featInBrackets, t.text == "(")
	}
	at := g.from - 1
	for at >= 0 && (s.words[at].tag == determiner || strings.ContainsAny(s.words[at].text, "“\"'")) {
		at--
	}
	if at < 0 {
		return
	}
	t := s.words[at]
	set(f, featBehindIn, t.lower == "in" || t.lower == "at")
	set(f, featBehindOf, t.lower == "of")
	set(f, featBehindBy, t.lower == "by")
	set(f, featBehindAs, t.lower == "as")
	set(f, featBehindPrep, t.tag == prep)
	set(f, featBehindVerb, t.tag == verb)
	set(f, featBehindIs, setOfIs[t.lower])
	set(f, featBehindCalled, callWords[t.lower] || t.lower == "as" && at > 0 && s.words[at-1].lower == "known")
	set(f, featBehindCause, setOfCause[t.lower])
	set(f, featInSeries, t.tag == conj || t.text == ",")
}

// behind sees what follows a gap.
func behind(f *[features]float64, g gap, s sentence) {
	if g.to >= len(s.words) {
		return
	}
	t := s.words[g.to]
	set(f, featClauseEnd, t.tag == mark)
	set(f, featBeforeOf, t.lower == "of")
	set(f, featBeforePrep, t.tag == prep)
	set(f, featBeforeVerb, t.tag == verb || t.tag == aux)
	set(f, featBeforeBracket, t.text == "(")
	set(f, featBeforeAnd, t.tag == conj)
	set(f, featBeforeThat, t.lower == "that" || t.lower == "which" || t.lower == "who")
}

var (
	setOfIs    = setOf("is are was were be became becomes remains")
	setOfCause = setOf("because cause caused causes by through from since to")
)

// Shares of the score that is left to a gap which repeats one before it.
const (
	leftOfOverlap  = 0.5  // it holds the same words in the same place
	leftOfSame     = 0.1  // it has the same text elsewhere
	leftOfSentence = 0.95 // another of its sentence came before
)

// diverse orders gaps so that none repeats those before it.
func diverse(all []gap) []gap {
	slices.SortStableFunc(all, func(a, b gap) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.Start, b.Start))
	})
	const considered, picked = 160, 40
	rest := all[:min(len(all), considered)]
	keys := make([]string, len(rest))
	for i, g := range rest {
		keys[i] = normal(g.Text)
	}
	gone := make([]bool, len(rest))
	out := make([]gap, 0, min(picked, len(rest)))
	for range min(picked, len(rest)) {
		best := -1
		for i := range rest {
			if !gone[i] && (best < 0 || rest[i].Score > rest[best].Score) {
				best = i
			}
		}
		g := rest[best]
		gone[best] = true
		out = append(out, g)
		for i := range rest {
			o := &rest[i]
			switch {
			case gone[i]:
			case o.sentence == g.sentence && o.from < g.to && g.from < o.to:
				o.Score *= leftOfOverlap
			case keys[i] == keys[best]:
				o.Score *= leftOfSame
			case o.sentence == g.sentence:
				o.Score *= leftOfSentence
			}
		}
	}
	return out
}
