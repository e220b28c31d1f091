package grading

import "strings"

// maxPoints bounds the points named of one answer.
const maxPoints = 12

// A clause of which so much is said counts as said, and one of which so little is as not
// said; of what lies between, the words are told apart.
const (
	wholly   = 0.8
	scarcely = 0.25
)

// points are what of the known answer was said and what was not, in its own words. A point
// is a clause, or a run of words where a clause is said in part, or is the only one.
func (l laid) points() (said, missing []string) {
	spans := l.clauses()
	if len(spans) < 2 {
		said, missing = l.runs(0, len(l.known.words))
		return said[:min(len(said), maxPoints)], missing[:min(len(missing), maxPoints)]
	}
	for _, s := range spans {
		have, all := 0.0, 0.0
		for i := s[0]; i < s[1]; i++ {
			have += l.known.words[i].weight * l.near[i]
			all += l.known.words[i].weight
		}
		text := l.spelled(s[0], s[1])
		switch {
		case all == 0 || text == "":
		case have/all >= wholly:
			said = append(said, text)
		case have/all <= scarcely:
			missing = append(missing, text)
		default:
			some, others := l.runs(s[0], s[1])
			said, missing = append(said, some...), append(missing, others...)
		}
	}
	return said[:min(len(said), maxPoints)], missing[:min(len(missing), maxPoints)]
}

// clauses are the ranges of words of the clauses, those that say little put to the one
// before.
func (l laid) clauses() [][2]int {
	var out [][2]int
	for i := 0; i < len(l.known.words); {
		j, weight := i, 0.0
		for j < len(l.known.words) && l.known.words[j].clause == l.known.words[i].clause {
			weight += l.known.words[j].weight
			j++
		}
		if n := len(out); n > 0 && weight < 1.5 && l.known.words[i].sentence == l.known.words[out[n-1][0]].sentence {
			out[n-1][1] = j
		} else {
			out = append(out, [2]int{i, j})
		}
		i = j
	}
	return out
}

// runs are the words of content of a range that follow one another and are said, or are not.
func (l laid) runs(first, end int) (said, missing []string) {
	from, state := -1, 0
	last := 0
	flush := func() {
		if from < 0 {
			return
		}
		if text := l.spelled(from, last+1); state > 0 {
			said = append(said, text)
		} else {
			missing = append(missing, text)
		}
		from = -1
	}
	for i := first; i < end; i++ {
		k := l.known.words[i]
		if !k.content || k.asked && l.hasUnasked() && l.near[i] < 0.6 {
			continue
		}
		now := -1
		if l.near[i] >= 0.6 {
			now = 1
		}
		if from >= 0 && (now != state || i-last > 2) {
			flush()
		}
		if from < 0 {
			from, state = i, now
		}
		last = i
	}
	flush()
	return said, missing
}

// hasUnasked tells whether the known answer has words that the question has not.
func (l laid) hasUnasked() bool {
	all, _, _ := l.unasked()
	return all > 0
}

// spelled is a range of words as the known answer spells it, without joining words at
// its ends.
func (l laid) spelled(from, to int) string {
	w := l.known.words
	for from < to && !w[from].content && (parting[w[from].term] || w[from].term == "the" || w[from].term == "a") {
		from++
	}
	for to > from && !w[to-1].content && parting[w[to-1].term] {
		to--
	}
	if from == to {
		return ""
	}
	end := w[to-1].end
	if rest := strings.TrimLeft(l.known.text[end:], " "); strings.HasPrefix(rest, "%") {
		end = len(l.known.text) - len(rest) + 1
	}
	return strings.Join(strings.Fields(l.known.text[w[from].start:end]), " ")
}
