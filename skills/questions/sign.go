package questions

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A sign is one thing that is seen of a term over all its mentions.
type sign int

const (
	signBias sign = iota
	// how often each rule found it, as a logarithm
	signMarked
	signCalled
	signMeans
	signIs
	signIsThing
	signOf
	signOr
	signBeside
	signBracket
	signIsAt
	signAfter
	signIsDone
	signOne
	signSubject
	signNew
	signBarePrep
	signBare
	signSeries
	signDash
	signIntro
	signShortForm
	signPhrase
	// whether it is defined at all, and in how many ways
	signDefined
	signWays
	// what it is
	signMentions
	signOnce
	signOneWord
	signTwoWords
	signThreeWords
	signLong
	signName
	signAcronym
	signCode
	signLearned
	signDoing
	signPlural
	signShort
	signWithin
	signHolds
	signFirst
	signPlainWord
	signVagueHead
	signVerbHead
	signLeads
	signQuoted
	signBest
	signOld
	signs
)

var signNames = [signs]string{
	"bias", "marked", "called", "means", "is", "is thing", "of", "or", "beside", "bracket", "is at", "after", "is done", "one", "subject",
	"new", "bare prep", "bare", "series", "dash", "intro", "short form", "phrase", "defined", "ways", "mentions", "once", "one word", "two words", "three words", "long",
	"name", "acronym", "code", "learned", "doing", "plural", "short", "within", "holds", "first",
	"plain word", "vague head", "verb head", "leads", "quoted", "best", "old",
}

// termWeights are the fitted weights; those of marked and of short forms, of which those texts
// have few, are set by hand. They are fitted to what is set apart in the documentation of
// PostgreSQL 15 (736 terms between "firstterm") and in The Rust Programming Language (449).
// By the weights of the other alone .63 and .61 of them are found at three of a hundred
// words, where .55 and .57 were. See TestFitTermWeights.
var termWeights = [signs]float64{
	signBias: -6.20, signMarked: 9.00, signCalled: 1.43, signMeans: -1.03, signIs: 0.41, signIsThing: -0.18,
	signOf: -1.37, signOr: -0.59, signBeside: -0.23, signBracket: 0.30, signIsAt: 0.20, signAfter: 0.20,
	signIsDone: -0.09, signOne: 0.20, signSubject: -0.67, signNew: 0.09, signBarePrep: -0.50, signBare: -0.34,
	signSeries: -0.45, signDash: -0.70, signIntro: -0.36, signShortForm: 3.00, signPhrase: -0.51, signDefined: 1.57,
	signWays: 0.43, signMentions: 0.49, signOnce: -0.27, signOneWord: 0.22, signTwoWords: 0.28, signThreeWords: -0.01,
	signLong: -0.50, signName: 0.18, signAcronym: -0.51, signCode: -2.45, signLearned: -0.08, signDoing: 0.03,
	signPlural: -0.09, signShort: -0.43, signWithin: 0.30, signHolds: 0.17, signFirst: 0.21, signPlainWord: -0.20,
	signVagueHead: -0.46, signVerbHead: -0.09, signLeads: 0.29, signQuoted: -0.80, signBest: 2.35, signOld: -0.44,
}

// rank is how likely an author would mark the term, as a sum without unit.
func (f *foundTerm) rank(w *[signs]float64) float64 {
	z := 0.0
	for i, x := range f.seen {
		z += x * w[i]
	}
	return z
}

// compareRank orders terms, the likeliest first.
func compareRank(a, b *foundTerm, w *[signs]float64) int {
	return cmp.Compare(b.rank(w), a.rank(w))
}

// weigh sees what there is to see of all terms, once all are found.
func (t *termFinder) weigh() {
	held := map[string]int{} // in how many longer terms each stands
	keys := make([]string, len(t.done))
	for i, f := range t.done {
		keys[i] = stemKey(f.Text)
		for _, part := range parts(keys[i]) {
			held[part]++
		}
	}
	for i := range t.done {
		f := &t.done[i]
		f.look()
		f.seen[signWithin] = math.Log1p(float64(held[keys[i]]))
		for _, part := range parts(keys[i]) {
			if _, known := t.at[part]; known {
				f.seen[signHolds] = 1
			}
		}
	}
}

// parts are the runs of words of a term that are shorter than it, of terms of four words
// at most.
func parts(key string) []string {
	words := strings.Fields(key)
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	var out []string
	for n := 1; n < len(words); n++ {
		for at := 0; at+n <= len(words); at++ {
			out = append(out, strings.Join(words[at:at+n], " "))
		}
	}
	return out
}

// look sees what the term is by itself.
func (f *foundTerm) look() {
	on := func(at sign, yes bool) {
		if yes {
			f.seen[at] = 1
		}
	}
	ways := 0
	for at := signMarked; at <= signPhrase; at++ {
		if f.seen[at] > 0 {
			ways++
		}
		f.seen[at] = math.Log1p(f.seen[at])
	}
	f.seen[signBias] = 1
	f.seen[signWays] = float64(ways)
	on(signDefined, f.seen[signCalled]+f.seen[signMeans]+f.seen[signIs]+f.seen[signOf]+f.seen[signOr]+f.seen[signMarked] > 0)
	f.seen[signMentions] = math.Log(float64(f.mentions))
	on(signOnce, f.mentions == 1)
	head := f.own[len(f.own)-1]
	n := len(f.own)
	on(signOneWord, n == 1)
	on(signTwoWords, n == 2)
	on(signThreeWords, n == 3)
	on(signLong, n > 3)
	on(signName, slices.ContainsFunc(f.own, func(t token) bool { return t.tag == proper && !acronym(t.text) }))
	on(signAcronym, slices.ContainsFunc(f.own, func(t token) bool { return acronym(t.text) }))
	on(signCode, slices.ContainsFunc(f.own, func(t token) bool { return t.tag == code }))
	on(signLearned, hasEnding(head.lower, "tion sion ism ity ics ogy sis ance ence ment tor or al um on ive able"))
	on(signDoing, strings.HasSuffix(head.lower, "ing"))
	on(signPlural, pluralNoun(head.lower))
	on(signShort, len(f.Text) < 5)
	on(signPlainWord, commonAdjectives[f.own[0].lower] && n > 1)
	on(signVagueHead, vagueNouns[head.lower] || emptyWords[head.lower])
	on(signVerbHead, commonVerbs[head.lower] || inflected(head.lower))
	f.seen[signLeads] = math.Log1p(f.seen[signLeads])
	f.seen[signQuoted] = math.Log1p(f.seen[signQuoted])
	f.seen[signBest] = f.Score
	f.seen[signOld] = f.seen[signDefined] * f.seen[signMentions]
}
