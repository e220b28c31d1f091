package questions

import "strings"

// The rules that find noun and verb phrases to hide.

// names takes runs of names, with the small words within them.
func (f *gapFinder) names() {
	w := f.s.words
	for i := 0; i < len(w); i++ {
		if w[i].tag != proper || months[w[i].lower] {
			continue
		}
		run := nameRun(w, i)
		f.longName(i, run)
		f.add(i, run, Name, shapeName)
		i = run - 1
	}
}

// longName takes a name with those that hang on it: "Convention on the Prevention and
// Punishment of the Crime of Genocide".
func (f *gapFinder) longName(from, run int) {
	w := f.s.words
	long, linked := run, false
	for long+1 < len(w) && long-from < mostLongName {
		link := w[long].lower
		if link != "of" && link != "for" && link != "on" && (link != "and" || !linked) {
			break
		}
		next := long + 1
		if articles[w[next].lower] && next+1 < len(w) {
			next++
		}
		if w[next].tag != proper {
			break
		}
		if long > run {
			f.add(from, long, Name, shapeName)
		}
		long, linked = nameRun(w, next), true
	}
	if long > run {
		f.add(from, long, Name, shapeLongName)
	}
}

const mostLongName = 12

// quoted takes what stands between quotation marks: titles, and words that are coined.
func (f *gapFinder) quoted() {
	w := f.s.words
	for i := 0; i+2 < len(w); i++ {
		if w[i].text != "“" && w[i].text != "\"" || !w[i+1].quoted {
			continue
		}
		to := i + 1
		for to < len(w) && w[to].quoted && w[to].text != "”" && w[to].text != "\"" {
			to++
		}
		if to < len(w) && to-i-1 <= mostQuoted {
			f.add(i+1, to, Name, shapeQuoted)
		}
		i = to
	}
}

const mostQuoted = 9

// nameRun returns where a run of names ends.
func nameRun(w []token, i int) int {
	at := i
	for at < len(w) && (w[at].tag == proper && !months[w[at].lower] || at > i && (w[at].lower == "de" || w[at].lower == "von" || w[at].lower == "van" || w[at].lower == "der" || w[at].lower == "la") && tagAt(w, at+1) == proper ||
		at > i && w[at].tag == number && digit(w[at].text) && !year(w[at].text)) {
		if at > i && w[at].Start-w[at-1].End > 1 {
			break
		}
		at++
		if at < len(w)-1 && w[at].text == "." && len([]rune(w[at-1].text)) == 1 && w[at+1].tag == proper {
			at++ // an initial
		}
	}
	return at
}

// phrases takes noun phrases: without their article, with what hangs on them, their heads,
// and series of them.
func (f *gapFinder) phrases() {
	w := f.s.words
	list := nounPhrases(w)
	for n, p := range list {
		b := bare(w, p)
		if f.plainPronoun(b) {
			continue
		}
		kind := f.kindOf(b)
		f.add(b.from, b.to, kind, shapePhrase)
		if o, ok := withOf(w, b); ok && !f.plainPronoun(bare(w, phrase{b.to + 1, o.to, nounPhrase})) {
			f.add(o.from, o.to, kind, shapeOf)
		}
		if size := b.to - b.from; size > 2 {
			f.add(b.to-2, b.to, kind, shapeHead)
		}
		if size := b.to - b.from; size > 1 {
			f.add(b.to-1, b.to, kind, shapeHead)
			f.modifier(b)
		}
		f.series(list, n)
		f.hanging(list, n)
		f.pair(list, n)
		f.chain(b)
	}
	f.adjectives()
	for _, t := range w {
		if t.tag == code && len(t.text) > 2 {
			f.addAt(t, Symbol, shapeCode)
		}
	}
}

func (f *gapFinder) addAt(t token, kind GapType, by shape) {
	for i := range f.s.words {
		if f.s.words[i].Start == t.Start {
			f.add(i, i+1, kind, by)
			return
		}
	}
}

// modifier takes the adjective or name that a phrase begins with.
func (f *gapFinder) modifier(b phrase) {
	w := f.s.words
	to := b.from
	for to < b.to-1 && (w[to].tag == adjective || w[to].tag == proper || w[to].tag == noun || w[to].tag == participle) {
		to++
		if tagAt(w, to) != w[b.from].tag {
			break
		}
	}
	if to > b.from {
		f.add(b.from, to, f.kindOf(phrase{b.from, to, nounPhrase}), shapeModifier)
	}
}

// series takes phrases joined by commas and "and".
func (f *gapFinder) series(list []phrase, n int) {
	w := f.s.words
	last := n
	and := false
	for last+1 < len(list) && last-n < 6 {
		gap := w[list[last].to:list[last+1].from]
		switch {
		case len(gap) == 1 && gap[0].text == ",":
		case len(gap) == 1 && (gap[0].lower == "and" || gap[0].lower == "or"),
			len(gap) == 2 && gap[0].text == "," && (gap[1].lower == "and" || gap[1].lower == "or"):
			and = true
		default:
			gap = nil
		}
		if gap == nil {
			break
		}
		last++
		if and {
			break
		}
	}
	if and && last > n {
		from := bare(w, list[n]).from
		f.add(from, list[last].to, f.kindOf(phrase{from, list[last].to, nounPhrase}), shapeSeries)
	}
}

// hanging takes a phrase with the next one that hangs on it by another word than "of".
func (f *gapFinder) hanging(list []phrase, n int) {
	w := f.s.words
	if n+1 >= len(list) {
		return
	}
	a, b := bare(w, list[n]), list[n+1]
	if b.from == a.to+1 && w[a.to].tag == prep && w[a.to].lower != "of" && b.to-a.from <= mostGapWords {
		f.add(a.from, b.to, f.kindOf(a), shapePrep)
	}
}

// pair takes two phrases that "and" or "or" joins, and what hangs on the first by "of".
func (f *gapFinder) pair(list []phrase, n int) {
	w := f.s.words
	if n+1 >= len(list) {
		return
	}
	a, b := bare(w, list[n]), list[n+1]
	if b.from != a.to+1 || w[a.to].lower != "and" && w[a.to].lower != "or" {
		return
	}
	f.add(a.from, b.to, f.kindOf(a), shapePair)
	if n > 0 {
		if o := bare(w, list[n-1]); list[n].from == o.to+1 && w[o.to].tag == prep {
			f.add(o.from, b.to, f.kindOf(o), shapePair)
		}
	}
	if o, ok := withOf(w, phrase{b.from, b.to, nounPhrase}); ok {
		f.add(a.from, o.to, f.kindOf(a), shapePair)
	}
}

// chain takes a phrase with all that hangs on it: "the line of Mongol rulers in China".
func (f *gapFinder) chain(b phrase) {
	w := f.s.words
	to := b.to
	for links := 0; links < 3 && to+1 < len(w) && w[to].tag == prep && to-b.from < mostChain; links++ {
		end := phraseEnd(w, to+1)
		if end == to+1 {
			return
		}
		to = end
		if links > 0 || w[b.to].lower != "of" {
			f.add(b.from, to, f.kindOf(b), shapeChain)
		}
	}
}

// mostChain is how many words a phrase with what hangs on it may have.
const mostChain = 12

// adjectives takes pairs of adjectives behind "is", and an adjective with its adverb.
func (f *gapFinder) adjectives() {
	w := f.s.words
	trait := func(i int) bool { return tagAt(w, i) == adjective || tagAt(w, i) == participle }
	for i := 1; i < len(w); i++ {
		if !trait(i) || nominal(tagAt(w, i+1)) || trait(i+1) {
			continue
		}
		if tagAt(w, i-1) == adverb || w[i-1].lower == "less" || w[i-1].lower == "more" {
			f.add(i-1, i+1, Trait, shapePair)
		}
		if i+2 < len(w) && w[i+1].lower == "and" && trait(i+2) && !nominal(tagAt(w, i+3)) {
			f.add(i, i+3, Trait, shapePair)
		}
	}
}

// plainPronoun tells phrases that name nothing.
func (f *gapFinder) plainPronoun(b phrase) bool {
	for _, t := range b.of(f.s.words) {
		if nominal(t.tag) || t.tag == number {
			return false
		}
	}
	return true
}

// kindOf is the type of a noun phrase.
func (f *gapFinder) kindOf(b phrase) GapType {
	names := 0
	for _, t := range b.of(f.s.words) {
		switch t.tag {
		case proper:
			names++
		case number:
			if !year(t.text) {
				return Amount
			}
		case code:
			return Symbol
		}
	}
	if names > 0 {
		return Name
	}
	return Noun
}

// clauses takes what follows "because" and "that", what is done to the end of its clause,
// and phrases with the preposition before them.
func (f *gapFinder) clauses() {
	w := f.s.words
	for i, t := range w {
		end := clauseEnd(w, i+1)
		long := end-i > mostClause
		switch {
		case t.tag == infinitive && !long:
			f.add(i, end, Verb, shapeInfinitive)
			f.add(i+1, end, Verb, shapePredicate)
		case t.tag == sub && end-i > 3 && !long:
			f.add(i+1, end, Noun, shapeClause)
		case t.tag == verb && end-i > 2 && !long, t.tag == gerund && tagAt(w, i-1) == prep && end-i > 2 && !long:
			f.add(i, end, Verb, shapePredicate)
		case t.tag == prep && t.lower != "of" && t.lower != "as":
			if to := phraseEnd(w, i+1); to > i+1 && to-i <= mostGapWords {
				f.add(i, to, Noun, shapeWhere)
			}
		}
	}
	f.relative()
}

// relative takes noun phrases with the clause that tells what they do: "proteins that …".
func (f *gapFinder) relative() {
	w := f.s.words
	for _, p := range nounPhrases(w) {
		b := bare(w, p)
		if b.to >= len(w) || !setOfRelative[w[b.to].lower] {
			continue
		}
		if end := clauseEnd(w, b.to); end-b.from <= mostClause {
			f.add(b.from, end, Noun, shapeClause)
		}
	}
}

var setOfRelative = setOf("that which who")

// mostClause is how many words a clause may have to be hidden.
const mostClause = 11

// clauseEnd returns where the clause that goes on at a token ends: at a mark.
func clauseEnd(w []token, i int) int {
	for i < len(w) && (w[i].tag != mark || strings.ContainsAny(w[i].text, "“”\"'")) {
		i++
	}
	return i
}

// verbs takes what is done: infinitives and verbs with their objects, and adjectives
// behind "is".
func (f *gapFinder) verbs() {
	w := f.s.words
	for i, t := range w {
		switch {
		case t.tag == verb || t.tag == gerund || t.tag == participle && tagAt(w, i-1) == aux:
			if end := phraseEnd(w, i+1); end > i+1 && end-i <= mostGapWords && t.tag != participle {
				f.add(i, end, Verb, shapeVerb)
			}
			if t.tag == gerund {
				f.doing(i)
			}
			if t.tag != gerund {
				f.add(i, i+1, Verb, shapeVerbOnly)
			} else if !nominal(tagAt(w, i-1)) {
				f.add(i, i+1, Noun, shapeVerbOnly)
			}
		case t.tag == adjective && (tagAt(w, i-1) == aux || tagAt(w, i-1) == adverb) && !nominal(tagAt(w, i+1)) && tagAt(w, i+1) != adjective:
			f.add(i, i+1, Trait, shapeTrait)
		}
	}
}

// doing takes a form in -ing with its object and what hangs on that.
func (f *gapFinder) doing(i int) {
	w := f.s.words
	end := phraseEnd(w, i+1)
	if end == i+1 {
		return
	}
	if end+1 < len(w) && w[end].tag == prep {
		if to := phraseEnd(w, end+1); to > end+1 && to-i <= mostChain {
			f.add(i, to, Verb, shapeDoing)
		}
	}
}
