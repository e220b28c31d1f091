package proof

import (
	"maps"
	"slices"
)

// What somebody claims, asks or wants said is not what a document says: "he claimed that
// it is late" carries neither "it is late" nor, in a file that tells its readers what to
// write, what it tells them to. It carries that he claimed it. What somebody found,
// measured or decided is said, since these words vouch for what follows.

// reported returns the words by which the evidence puts what the sentence says into
// somebody's mouth, or asks for it to be said; "" where it does not, and where the
// sentence does so too.
func (r reading) reported() string {
	for _, w := range r.claim.words[r.sentence.from:r.sentence.to] {
		if reports[w.term] {
			return ""
		}
	}
	first := map[int]int{} // by sentence of the evidence, the first word that is led to
	for _, l := range r.found() {
		if at, known := first[r.place(l).sentence]; !known || l.at < at {
			first[r.place(l).sentence] = l.at
		}
	}
	used := r.sentencesUsed()
	for _, sentence := range slices.Sorted(maps.Keys(first)) {
		at := first[sentence]
		if !used[sentence] {
			continue
		}
		if lead := r.lead(sentence, at); lead != "" {
			return lead
		}
	}
	return ""
}

// lead returns the words of reporting that a clause hangs on, the first word of which
// stands at a place.
func (r reading) lead(sentence, at int) string {
	words := r.source.words
	for i := at - 1; i > 0 && words[i].sentence == sentence; i-- {
		if !clauses[words[i].term] {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4 && words[k].sentence == sentence; k-- {
			if reports[words[k].term] {
				return words[k].spelling + " " + words[i].spelling
			}
		}
	}
	return ""
}

// clauses are the words that what is reported begins with.
var clauses = set(`that whether if how why`)

// reports are the words that put something into somebody's mouth or mind, or ask for it.
var reports = set(`
say says said saying tell tells told telling claim claims claimed claiming state stating write writes wrote writing
believe believes believed think thinks thought hope hopes hoped fear fears feared suspect suspects suspected assume assumes
assumed argue argues argued suggest suggests suggested allege alleges alleged pretend pretends pretended imagine imagines
imagined guess guesses guessed ask asks asked asking wonder wonders wondered doubt doubts doubted deny denies denied rumour
rumor rumours rumors gossip myth belief opinion idea impression hint hints hinted insist insists insisted maintain maintains
maintained worry worries worried expect expects expected know remember note mention mentions mentioned repeat declare
announce assert pretence joke joked jokes dream dreamt
`)
