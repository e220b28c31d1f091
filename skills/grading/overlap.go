package grading

// maxRun bounds how many words of a text are laid along another's, since that takes their
// product.
const maxRun = 120

// overlaps are signs of how much two texts share where every word counts, those that say
// nothing too, and of the known answer that comes nearest by each measure. They follow
// those of signsOf.
func overlaps(c comparison) []float64 {
	recall, precision, pairs, run := everyWord(c.best.known, c.given)
	labelRecall, labelPrecision := namesIn(c.best.known, c.given), namesIn(c.given, c.best.known)
	var mostHeld, mostDice, mostF1, agreeing, disagreeing, mostRun float64
	for _, l := range c.each {
		mostHeld = max(mostHeld, held(l.known.text, c.given.text))
		mostDice = max(mostDice, dice(c.given.text, l.known.text))
		mostF1 = max(mostF1, l.both)
		if opposite, _ := l.against(c.given); c.given.denials%2 == l.known.denials%2 && opposite == 0 {
			agreeing = max(agreeing, l.both)
		} else {
			disagreeing = max(disagreeing, l.both)
		}
		mostRun = max(mostRun, sharedRun(l.known, c.given))
	}
	return []float64{
		recall, precision, pairs, run, labelRecall, labelPrecision, c.best.longRecall(),
		mostHeld, mostDice, mostF1, agreeing, disagreeing, mostRun,
	}
}

// everyWord are recall and precision where every word counts, the F1 of neighbouring
// words, and that of the longest sequence both have in one order.
func everyWord(known, given reading) (recall, precision, pairs, run float64) {
	a, b := pairsOf(known), pairsOf(given)
	n := 0.0
	for p := range a {
		n += flag(b[p])
	}
	return shareIn(known, given), shareIn(given, known), over(2*n, float64(len(a)+len(b))), sharedRun(known, given)
}

// shareIn is the share of one text's words that another has.
func shareIn(of, in reading) float64 {
	have := make(map[string]bool, len(in.words))
	for _, w := range in.words {
		have[w.key] = true
	}
	n := 0.0
	for _, w := range of.words {
		n += flag(have[w.key])
	}
	return over(n, float64(len(of.words)))
}

// pairsOf are the neighbouring words of a text.
func pairsOf(r reading) map[[2]string]bool {
	m := make(map[[2]string]bool, len(r.words))
	for i := 1; i < len(r.words); i++ {
		m[[2]string{r.words[i-1].key, r.words[i].key}] = true
	}
	return m
}

// sharedRun is the F1 of the longest sequence of words, not all of them neighbours, that
// two texts have in one order.
func sharedRun(known, given reading) float64 {
	a, b := known.words[:min(maxRun, len(known.words))], given.words[:min(maxRun, len(given.words))]
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i].key == b[j].key {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return over(2*float64(row[len(b)]), float64(len(a)+len(b)))
}

// namesIn is the share of one text's names and numbers that another has, -0.2 where it has
// none.
func namesIn(of, in reading) float64 {
	n, hit := 0.0, 0.0
	for _, w := range of.words {
		if w.label || w.number {
			n++
			hit += flag(len(in.byKey[w.key]) > 0)
		}
	}
	if n == 0 {
		return -0.2
	}
	return hit / n
}

// longRecall is recall where a word counts by its length: rare words are long.
func (l laid) longRecall() float64 {
	n, hit := 0.0, 0.0
	for i, k := range l.known.words {
		if k.content {
			w := float64(len(k.term)) * k.weight
			n += w
			hit += w * l.near[i]
		}
	}
	return over(hit, n)
}
