package grading

import (
	"math"
	"strings"
)

// sentences are the recall of the best and of the worst sentence of a known answer, and
// of the first, and how many there are.
func (l laid) sentences() (best, worst, first float64, n int) {
	var have, all []float64
	for i, k := range l.known.words {
		for len(have) <= k.sentence {
			have, all = append(have, 0), append(all, 0)
		}
		have[k.sentence] += k.weight * l.near[i]
		all[k.sentence] += k.weight
	}
	worst = 1
	for i := range have {
		if all[i] == 0 {
			continue
		}
		r := have[i] / all[i]
		if n == 0 {
			first = r
		}
		n++
		best, worst = max(best, r), min(worst, r)
	}
	return best, worst, first, n
}

// bigrams is the share of neighbouring words of content that stand close together in
// what was given, in the same order.
func (l laid) bigrams() float64 {
	last := -1
	n, hit := 0.0, 0.0
	for i, k := range l.known.words {
		if !k.content {
			continue
		}
		if last >= 0 {
			n++
			if d := l.at[i] - l.at[last]; l.at[i] >= 0 && l.at[last] >= 0 && d > 0 && d <= 4 {
				hit++
			}
		}
		last = i
	}
	return over(hit, n)
}

// run is the share of the known words of content found in one order.
func (l laid) run() float64 {
	var places []int
	n := 0.0
	for i, k := range l.known.words {
		if k.content {
			n++
			places = append(places, l.at[i])
		}
	}
	return over(float64(longest(places)), n)
}

// crossed is the share of pairs of matched words that stand the other way round.
func (l laid) crossed() float64 {
	var places []int
	for i, k := range l.known.words {
		if k.content && l.at[i] >= 0 {
			places = append(places, l.at[i])
		}
	}
	n, hit := 0.0, 0.0
	for i := range places {
		for j := i + 1; j < len(places) && j < i+6; j++ {
			n++
			hit += flag(places[i] > places[j])
		}
	}
	return over(hit, n)
}

// paired is how far words that stand side by side in what was given stand in one clause
// of the known answer too: 1 where all do, -1 where none does, 0 where there are none.
// Who swaps what is said of two things says each word and is wrong.
func (l laid) paired(g reading) float64 {
	of := map[int]int{} // the known word of each given one
	for i, at := range l.at {
		if at >= 0 && l.near[i] >= 0.9 && !l.known.words[i].asked {
			of[at] = i
		}
	}
	n, hit := 0.0, 0.0
	last := -1
	for j := range g.words {
		i, ok := of[j]
		if !ok {
			continue
		}
		if last >= 0 && j-last <= 5 {
			n++
			hit += flag(l.known.words[i].clause == l.known.words[of[last]].clause || l.together(g.words[j].key, g.words[last].key))
		}
		last = j
	}
	if n == 0 {
		return 0
	}
	return 2*hit/n - 1
}

// together tells whether some clause of the known answer has both keys.
func (l laid) together(a, b string) bool {
	for _, i := range l.known.byKey[a] {
		for _, j := range l.known.byKey[b] {
			if l.known.words[i].clause == l.known.words[j].clause {
				return true
			}
		}
	}
	return false
}

// askedRecall is recall of the words that the question has too.
func (l laid) askedRecall() float64 {
	n, hit := 0.0, 0.0
	for i, k := range l.known.words {
		if k.content && k.asked {
			n++
			hit += l.near[i]
		}
	}
	return over(hit, n)
}

// unasked counts the words of the known answer that the question does not have, and
// those of them that are said, and is the weight of the heaviest one that is not.
func (l laid) unasked() (all, matched, heaviest float64) {
	for i, k := range l.known.words {
		if !k.content || k.asked {
			continue
		}
		all++
		matched += flag(l.near[i] > 0.5)
		if l.near[i] < 0.5 {
			heaviest = max(heaviest, k.weight)
		}
	}
	return all, matched, heaviest
}

// kindredShare is the share of what is found that is found in other words.
func (l laid) kindredShare() float64 {
	n, other := 0.0, 0.0
	for i, k := range l.known.words {
		if k.content && l.near[i] > 0 {
			n++
			other += flag(l.near[i] < 0.95)
		}
	}
	return over(other, n)
}

// against counts given words that deny known ones, and is the share of matched words
// that a negation reaches on one side alone.
func (l laid) against(g reading) (opposite, flipped float64) {
	n := 0.0
	for i, k := range l.known.words {
		if !k.content {
			continue
		}
		if l.at[i] >= 0 && l.near[i] > 0.5 {
			n++
			flipped += flag(k.denied != g.words[l.at[i]].denied)
		}
		if l.near[i] >= 0.9 {
			continue
		}
		for _, w := range g.words {
			if w.content && contrary(k, w) && len(l.known.byKey[w.key]) == 0 {
				opposite += flag(k.denied == w.denied)
				break
			}
		}
	}
	return math.Min(opposite, 3), over(flipped, n)
}

// comparing is how far what is compared agrees: 1 where both say the same word of
// comparison, -1 where only one does or they say different ones, 0 where neither does.
func (l laid) comparing(g reading) float64 {
	known, both := 0.0, 0.0
	for i, k := range l.known.words {
		if comparative(k.term) {
			known++
			if l.at[i] >= 0 && l.near[i] >= 0.7 {
				both++
			}
		}
	}
	given := false
	for _, w := range g.words {
		given = given || comparative(w.term)
	}
	switch {
	case known == 0:
		return -0.5 * flag(given)
	case both > 0:
		return both / known
	}
	return -1
}

func comparative(term string) bool {
	return len(term) > 4 && (strings.HasSuffix(term, "er") || strings.HasSuffix(term, "est")) && !plainEr[term] || term == "more" || term == "less" || term == "most" || term == "fewer"
}

//nolint:gochecknoglobals // it never changes
var plainEr = set("water under over after other either never number paper river letter together another whether matter order power rather however ever " +
	"computer center layer server user answer leader member water chamber rubber silver lever heater container thermometer meter centimeter finger " +
	"filter different test rest best forest interest request suggest")

// fresh counts given words that neither the known answers nor the question have, their
// share, and the share of words that the question has.
func (r reading) fresh(refs []reading) (n, share, asked float64) {
	all := 0.0
	for _, w := range r.words {
		if !w.content {
			continue
		}
		all++
		switch {
		case w.asked:
			asked++
		case !inAny(refs, w):
			n++
		}
	}
	return n, over(n, all), over(asked, all)
}

func inAny(refs []reading, w word) bool {
	for _, ref := range refs {
		if len(ref.byKey[w.key]) > 0 {
			return true
		}
		for _, k := range ref.words {
			if k.content && akin(k, w) > 0 {
				return true
			}
		}
	}
	return false
}

// figuresOff counts given numbers that are in no known answer nor the question, where
// some known answer has numbers.
func (r reading) figuresOff(refs []reading) float64 {
	known := false
	for _, ref := range refs {
		for _, w := range ref.words {
			known = known || w.number
		}
	}
	n := 0.0
	for _, w := range r.words {
		if w.number && !w.asked && !inAny(refs, w) {
			n++
		}
	}
	if !known {
		return 0
	}
	return math.Min(n, 3)
}

// consensus is recall over all known answers, a word counting by how many of them have
// it.
func consensus(refs []reading, g reading) float64 {
	have, all := 0.0, 0.0
	for _, ref := range refs {
		for _, w := range ref.words {
			if !w.content {
				continue
			}
			all += w.weight
			if len(g.byKey[w.key]) > 0 {
				have += w.weight
			}
		}
	}
	return over(have, all)
}

// choice compares the word or letter both begin with where the known answer begins with
// a choice: "Yes", "No", "B.": 1 where they agree, -1 where they do not, 0 elsewhere.
func choice(g, k reading) float64 {
	a, b := g.chosen(), k.chosen()
	switch {
	case b == "":
		return 0
	case a == b:
		return 1
	case a == "":
		return -0.3
	}
	return -1
}

func (r reading) chosen() string {
	if len(r.words) == 0 {
		return ""
	}
	w := r.words[0]
	switch {
	case w.term == "yes" || w.term == "no" || w.term == "yeah" || w.term == "nope":
		return w.term[:1]
	case len(w.term) == 1 && (w.term != "a" && w.term != "i" || strings.HasPrefix(r.text[w.end:], ".")) && w.term >= "a" && w.term <= "z":
		return "=" + w.term
	}
	return ""
}

// dice is how many three letters in a row two texts share.
func dice(a, b string) float64 {
	x, y := trigrams(a), trigrams(b)
	n := 0
	for t := range x {
		if y[t] {
			n++
		}
	}
	return over(2*float64(n), float64(len(x)+len(y)))
}

// held is the share of a's that b has.
func held(a, b string) float64 {
	x, y := trigrams(a), trigrams(b)
	n := 0
	for t := range x {
		if y[t] {
			n++
		}
	}
	return over(float64(n), float64(len(x)))
}

type trigram [3]byte

func trigrams(text string) map[trigram]bool {
	text = " " + strings.ToLower(strings.Join(strings.Fields(cut(text, 4000)), " ")) + " "
	m := make(map[trigram]bool, len(text))
	for i := 0; i+3 <= len(text); i++ {
		m[trigram{text[i], text[i+1], text[i+2]}] = true
	}
	return m
}
