package grading

import (
	"strings"

	"ken/notes/prose"
)

// mended writes words of what was given as the known answers or the question spell them,
// where they are a slip away and no word of their own.
func mended(given string, refs []reading, question string) string {
	known := map[string]bool{}
	var list []string
	add := func(term string) {
		if len(term) >= 4 && !known[term] && !isDigit(term[0]) {
			known[term] = true
			list = append(list, term)
		}
	}
	for _, ref := range refs {
		for _, w := range ref.words {
			add(w.term)
		}
	}
	for w := range prose.Words(question) {
		add(w.Term)
	}
	var b strings.Builder
	end := 0
	seen := map[string]string{}
	n := 0
	for w := range prose.Words(given) {
		if n++; n > maxWords || len(w.Term) < 4 || known[w.Term] || isDigit(w.Term[0]) || prose.Stop(w.Term) {
			continue
		}
		to, done := seen[w.Term]
		if !done {
			to = nearest(w.Term, list)
			seen[w.Term] = to
		}
		if to != "" {
			b.WriteString(given[min(end, w.Start):w.Start])
			b.WriteString(to)
			end = w.End
		}
	}
	return b.String() + given[end:]
}

// nearest is the word of a list that a term is a slip for, "" where there is none.
func nearest(term string, list []string) string {
	if spelt(term) {
		return ""
	}
	best, least := "", 3
	for _, k := range list {
		if k[0] != term[0] || plural(term, k) || plural(k, term) {
			continue
		}
		most := min(tolerance(term, k), least-1)
		if most < 1 {
			continue
		}
		if d := prose.Edits([]rune(term), []rune(k), most); d <= most && !affixed(term, k) {
			best, least = k, d
		}
	}
	return best
}
