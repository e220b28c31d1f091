package grading

import "strings"

// maxPoints bounds the points named of one answer.
const maxPoints = 12

// points are what of the known answer was said and what was not, in its own words. Of an
// answer of several clauses a point is a clause; of one clause it is a run of words.
func (l laid) points() (said, missing []string) {
	spans := l.clauses()
	if len(spans) < 2 {
		return l.runs()
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
		case have/all >= 0.6:
			said = append(said, text)
		default:
			missing = append(missing, text)
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

// runs are the words of content that follow one another and are said, or are not.
func (l laid) runs() (said, missing []string) {
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
	for i, k := range l.known.words {
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
	return said[:min(len(said), maxPoints)], missing[:min(len(missing), maxPoints)]
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
