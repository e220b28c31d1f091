package grading

import (
	"math"
	"slices"
	"strings"
)

// A sign is one thing that speaks for or against an answer, as a number. signNames names
// them in order; the weights are fitted to them by skills/tutor/eval.
//
//nolint:gochecknoglobals // it never changes
var signNames = strings.Fields(`recall precision f1 plain-recall plain-precision plain-f1 trigrams held bigrams order
	denial given-denials known-denials opposite figures length known-length ratio from-question new new-share
	references mean-f1 best-recall consensus choice best-sentence least-sentence sentences unasked matched
	comparing why question-length crossed flipped heaviest kindred first-sentence exactness paired asked-recall
	every-recall every-precision pairs run label-recall label-precision long-recall
	most-held most-dice most-f1 agreeing disagreeing most-run`)

// Signs returns what the score of prose is made of, in a fixed order; nil where there is
// nothing to weigh. It is for fitting the weights. See [SignNames].
func Signs(a Asked) []float64 {
	a, _ = a.bounded()
	known := alternatives(append(slices.Clone(a.Answers), a.Accepted...))
	if len(known) == 0 || empty(a.Given) {
		return nil
	}
	return weighed(a, known).signs
}

// References counts the known answers of prose, alternatives each by itself.
func References(a Asked) int {
	a, _ = a.bounded()
	return len(alternatives(append(slices.Clone(a.Answers), a.Accepted...)))
}

// SignNames returns the names of the values of [Signs].
func SignNames() []string { return append([]string(nil), signNames...) }

// A comparison is what was given, laid beside the known answer it comes nearest to.
type comparison struct {
	signs []float64
	given reading
	best  laid
	each  []laid // beside every known answer
}

// A laid is one known answer with what was given laid along it.
type laid struct {
	known reading
	// by tells for each word of the known answer how near the nearest given one is, and
	// at which it stands, -1 where there is none.
	near []float64
	at   []int
	// recall and precision are of words by weight, f1 their mean; the plain ones count
	// the words of the question in full.
	recall, precision, f1             float64
	plainRecall, plainPrecision, both float64
}

// weighed compares what was given with each known answer.
func weighed(a Asked, known []string) comparison {
	question := map[string]bool{}
	for _, w := range read(a.Question, nil).words {
		question[w.key] = true
	}
	refs := make([]reading, len(known))
	for i, k := range known {
		refs[i] = read(k, question)
	}
	given := read(mended(a.Given, refs, a.Question), question)
	c := comparison{given: given}
	var sumF1, bestRecall float64
	for i, ref := range refs {
		l := lay(ref, given)
		c.each = append(c.each, l)
		sumF1 += l.f1
		bestRecall = max(bestRecall, l.recall)
		if i == 0 || l.f1+l.recall > c.best.f1+c.best.recall {
			c.best = l
		}
	}
	c.signs = append(signsOf(a, c, refs, sumF1/float64(len(refs)), bestRecall), overlaps(c)...)
	return c
}

// lay lays what was given along a known answer.
func lay(known, given reading) laid {
	l := laid{known: known, near: make([]float64, len(known.words)), at: make([]int, len(known.words))}
	used := make([]float64, len(given.words))
	var have, all, plainHave, plainAll float64
	for i, k := range known.words {
		l.at[i] = -1
		if !k.content {
			continue
		}
		for j, g := range given.words {
			if !g.content {
				continue
			}
			s := akin(k, g)
			if s > l.near[i] {
				l.near[i], l.at[i] = s, j
			}
			used[j] = max(used[j], s)
		}
		full := k.weight
		if k.asked {
			full /= askedWeight
		}
		have, all = have+k.weight*l.near[i], all+k.weight
		plainHave, plainAll = plainHave+full*l.near[i], plainAll+full
	}
	var hit, said, plainHit, plainSaid float64
	for j, g := range given.words {
		if !g.content {
			continue
		}
		full := g.weight
		if g.asked {
			full /= askedWeight
		}
		hit, said = hit+g.weight*used[j], said+g.weight
		plainHit, plainSaid = plainHit+full*used[j], plainSaid+full
	}
	l.recall, l.precision = over(have, all), over(hit, said)
	l.plainRecall, l.plainPrecision = over(plainHave, plainAll), over(plainHit, plainSaid)
	l.f1 = mean(l.recall, l.precision)
	l.both = mean(l.plainRecall, l.plainPrecision)
	return l
}

func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// mean is the harmonic mean.
func mean(a, b float64) float64 { return over(2*a*b, a+b) }

// signsOf computes the signs in the order of signNames.
func signsOf(a Asked, c comparison, refs []reading, meanF1, bestRecall float64) []float64 {
	l, g, k := c.best, c.given, c.best.known
	bestS, leastS, firstS, sentences := l.sentences()
	fresh, freshShare, fromQuestion := g.fresh(refs)
	unasked, matched, heaviest := l.unasked()
	opposite, flipped := l.against(g)
	s := []float64{
		l.recall, l.precision, l.f1, l.plainRecall, l.plainPrecision, l.both,
		dice(g.text, k.text), held(k.text, g.text), l.bigrams(), l.run(),
		flag(g.denials%2 != k.denials%2), math.Min(float64(g.denials), 3), math.Min(float64(k.denials), 3), opposite, g.figuresOff(refs),
		math.Log1p(float64(len(g.words))), math.Log1p(float64(len(k.words))), over(float64(len(g.words)), float64(len(g.words)+len(k.words))),
		fromQuestion, math.Log1p(fresh), freshShare,
		math.Log1p(float64(len(refs))), meanF1, bestRecall, consensus(refs, g), choice(g, k),
		bestS, leastS, float64(sentences), math.Log1p(unasked), math.Log1p(matched),
		l.comparing(g), flag(asksWhy(a.Question)), math.Log1p(float64(strings.Count(a.Question, " "))),
		l.crossed(), flipped, heaviest, l.kindredShare(), firstS, flag(l.plainRecall > 0.99 && l.plainPrecision > 0.99),
		l.paired(g), l.askedRecall(),
	}
	return s
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func asksWhy(question string) bool {
	q := strings.ToLower(question)
	return strings.Contains(q, "why") || strings.Contains(q, "explain") || strings.Contains(q, "how do you know") || strings.Contains(q, "evidence")
}
