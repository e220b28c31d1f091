package proof

import (
	"fmt"
	"strings"
)

// order wants what a sentence says to be said in the same order by its evidence, since
// order tells who does what to whom. What may move is a member of a list, a phrase with
// its preposition, a part of a sentence that is one there too, and the parties of a verb
// that is passive on one side.
func order(r reading) (Check, bool) {
	found := r.found()
	for i := 1; i < len(found); i++ {
		if r.jumps(found, i) && !r.explained(found, i) {
			return Check{Verdict: Weak, By: "order", Reason: fmt.Sprintf(
				"the source does not put “%s” and “%s” together so", r.word(found[i-1]).spelling, r.word(found[i]).spelling)}, true
		}
	}
	return Check{}, false
}

// sides wants what stands on the two sides of a verb or preposition to stand on the
// same sides of it in the evidence.
func sides(r reading) (Check, bool) {
	if r.share() < carried {
		return Check{}, false
	}
	found := r.found()
	jumps, exchanged := false, false
	for i := 1; i < len(found) && !exchanged; i++ {
		if r.jumps(found, i) && !r.explained(found, i) {
			jumps, exchanged = true, r.exchanged(found[i-1], found[i])
		}
	}
	if exchanged || jumps && r.reversed(found) {
		return Check{Verdict: Contradicted, By: "order", Reason: "the source has the two sides the other way round"}, true
	}
	return Check{}, false
}

// jumps tells whether the sentence cannot be read on in its evidence from the word
// before the i-th that is found: this one stands further ahead, or in another sentence.
func (r reading) jumps(found []link, i int) bool {
	a, b := found[i-1], found[i]
	return b.at <= a.at || r.place(a).sentence != r.place(b).sentence
}

// explained tells whether a jump leaves the meaning as it is.
func (r reading) explained(found []link, i int) bool {
	j := jump{found[i-1], found[i]}
	return r.listed(j) || r.stands(j) || r.turned(found, i) || r.phrase(found, i) || r.part(found, i)
}

// A jump leads from one word that is found to the next.
type jump struct{ from, to link }

// listed tells members of one list in another order.
func (r reading) listed(j jump) bool {
	if j.to.at >= j.from.at || !separated(r.claim, j.from.word, j.to.word) {
		return false
	}
	lists := false
	for i := j.to.at + 1; i <= j.from.at; i++ {
		w := r.source.words[i]
		if w.sentence != r.place(j.to).sentence || clausal[w.term] {
			return false
		}
		if strings.Contains(w.gap, ",") || w.term == "and" || w.term == "or" {
			lists = true
			continue
		}
		if !w.kind.says() && w.term != "a" && w.term != "an" && w.term != "the" {
			return false
		}
	}
	return lists
}

// separated tells whether a comma, "and" or "or" stands between two words.
func separated(c *claim, from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if strings.ContainsAny(c.words[i].gap, ",;:()") || i < to && (c.words[i].term == "and" || c.words[i].term == "or" || c.words[i].term == "but") {
			return true
		}
	}
	return false
}

// stands tells a step into the next sentence of the evidence where a pronoun stands for
// what the sentence before was about.
func (r reading) stands(j jump) bool {
	a, b := r.place(j.from), r.place(j.to)
	if b.sentence <= a.sentence {
		return false
	}
	pronoun := false
	for i := j.to.at - 1; i >= 0 && r.source.words[i].sentence == b.sentence; i-- {
		w := r.source.words[i]
		if w.kind.says() {
			return false
		}
		pronoun = pronoun || pronouns[w.term]
	}
	return pronoun
}

// turned tells the parties of a verb that is passive in one of the two and not in the
// other: "B was built by A" says what "A built B" does.
func (r reading) turned(found []link, i int) bool {
	for v := max(1, i-1); v <= i && v+1 < len(found); v++ {
		x, verb, a := found[v-1], found[v], found[v+1]
		if !(a.at < verb.at && verb.at < x.at) || r.place(a).sentence != r.place(x).sentence {
			continue
		}
		// One of the two is passive, and only one.
		if (r.claim.preposition(a.word) == "by") != r.passiveAfter(verb.at, x.at) && r.source.preposition(a.at) != "by" {
			return true
		}
	}
	return false
}

// passiveAfter tells whether the evidence has "by" between a verb and a party of it.
func (r reading) passiveAfter(verb, party int) bool {
	for i := verb + 1; i < party; i++ {
		switch w := r.source.words[i]; {
		case w.term == "by":
			return true
		case w.kind.says():
			return false
		}
	}
	return false
}

// phrase tells a phrase that moved with its preposition: the one that begins behind the
// jump, or the one before it where that opens the sentence.
func (r reading) phrase(found []link, i int) bool {
	from, to := found[i-1], found[i]
	if r.place(from).sentence != r.place(to).sentence {
		return false
	}
	if p := r.claim.preposition(to.word); p != "" && p != "of" && p == r.source.preposition(to.at) {
		return !r.governs(from.at, p)
	}
	first := found[0]
	p := r.claim.preposition(first.word)
	return p != "" && p == r.source.preposition(first.at) && r.tightly(found[:i]) && r.begins(to)
}

// governs tells whether a word of the evidence has a phrase of its own with a
// preposition behind it: "8 % in May" does not lend its figure to "in June".
func (r reading) governs(at int, preposition string) bool {
	for i := at + 1; i < len(r.source.words); i++ {
		w := r.source.words[i]
		if w.sentence != r.source.words[at].sentence {
			break
		}
		if w.kind.says() {
			return r.source.preposition(i) == preposition
		}
	}
	return false
}

// begins tells whether the evidence begins a clause with the word a link leads to.
func (r reading) begins(l link) bool {
	for i := l.at - 1; i >= 0 && r.source.words[i].clause == r.place(l).clause; i-- {
		if r.source.words[i].kind.says() {
			return false
		}
	}
	return true
}

// tightly tells whether some words stand together in the evidence as they do in the
// sentence.
func (r reading) tightly(words []link) bool {
	for i := 1; i < len(words); i++ {
		if !r.tight(words[i-1], words[i]) {
			return false
		}
	}
	return true
}

// tight tells whether a word follows on another in the evidence, with nothing between.
func (r reading) tight(a, b link) bool {
	if b.at <= a.at || r.place(a).sentence != r.place(b).sentence {
		return false
	}
	between := 0
	for i := a.at + 1; i < b.at; i++ {
		if r.source.words[i].kind.says() {
			between++
		}
	}
	return between == 0
}

// preposition returns what stands before a word and its articles, "" where nothing does.
func (c *claim) preposition(at int) string {
	for i := at - 1; i >= 0 && c.words[i].sentence == c.words[at].sentence; i-- {
		switch term := c.words[i].term; {
		case prepositions[term]:
			return term
		case term == "the" || term == "a" || term == "an" || pronouns[term]:
		default:
			return ""
		}
	}
	return ""
}

//nolint:gochecknoglobals // it never changes
var prepositions = set(`in on at from to by for of with during into through until since after before under over between
	against than`)

// part tells a part of a sentence that is one in the evidence too, and only stands
// elsewhere: what is on either side of the jump is whole there.
func (r reading) part(found []link, i int) bool {
	a, b := found[i-1], found[i]
	if !boundary(r.claim, a.word, b.word) {
		return false
	}
	if r.place(a).sentence != r.place(b).sentence && r.about(r.place(b).sentence, found[0]) {
		return true
	}
	return r.whole(found, i-1, -1) && r.whole(found, i, 1)
}

// about tells whether a sentence of the evidence has a word, too.
func (r reading) about(sentence int, l link) bool {
	for _, at := range r.source.byKey[r.word(l).key] {
		if r.source.words[at].sentence == sentence {
			return true
		}
	}
	return false
}

// whole tells whether the words from one on, to the next part of the sentence, stand
// together in the evidence. One word alone has to be a figure.
func (r reading) whole(found []link, at, step int) bool {
	n := 1
	for i := at + step; i >= 0 && i < len(found); i += step {
		a, b := found[i-step], found[i]
		if step < 0 {
			a, b = b, a
		}
		if boundary(r.claim, a.word, b.word) {
			break
		}
		if !r.tight(a, b) {
			return false
		}
		n++
	}
	return n > 1 || r.word(found[at]).kind == number
}

// boundary tells whether a part of a sentence ends between two words.
func boundary(c *claim, from, to int) bool {
	return separated(c, from, to) || c.words[from].clause != c.words[to].clause
}

// exchanged tells whether two words have exchanged their prepositions: "from B to A" for
// "from A to B".
func (r reading) exchanged(a, b link) bool {
	p, q := r.claim.preposition(a.word), r.claim.preposition(b.word)
	return q != "" && p != q && q == r.source.preposition(a.at) && p == r.source.preposition(b.at)
}

// partyWords is how many words on either side of a verb are taken for its parties.
const partyWords = 4

// reversed tells whether a word before a verb and one behind it have changed places
// around it.
func (r reading) reversed(found []link) bool {
	if !english(r.source.lang) {
		return false // other languages tell the parties by more than their order
	}
	for v := 1; v+1 < len(found); v++ {
		if r.claim.be(found[v].word) != r.source.be(found[v].at) {
			continue // one of the two may be passive
		}
		before, after := r.around(found[v].at)
		ahead, behind := false, false
		for _, l := range found[max(0, v-partyWords):v] {
			k := r.word(l).key
			ahead = ahead || after[k] && !before[k]
		}
		for _, l := range found[v+1 : min(len(found), v+1+partyWords)] {
			k := r.word(l).key
			behind = behind || before[k] && !after[k]
		}
		if ahead && behind {
			return true
		}
	}
	return false
}

// be tells whether a form of "be" stands before a word.
func (c *claim) be(at int) bool {
	for i := at - 1; i >= 0 && c.words[i].sentence == c.words[at].sentence && !c.words[i].kind.says(); i-- {
		if forms[c.words[i].term] {
			return true
		}
	}
	return false
}

//nolint:gochecknoglobals // it never changes
var forms = set("is are was were be been being")

// around returns the keys that stand close before a word of the evidence, and close
// behind it.
func (r reading) around(at int) (before, after map[string]bool) {
	side := func(step int) map[string]bool {
		keys := map[string]bool{}
		n := 0
		for i := at + step; i >= 0 && i < len(r.source.words) && n < partyWords; i += step {
			w := r.source.words[i]
			if w.sentence != r.source.words[at].sentence {
				break
			}
			if w.kind.says() {
				keys[w.key] = true
				n++
			}
		}
		return keys
	}
	return side(-1), side(1)
}
