package grading

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ken/notes/prose"
)

// maxItems bounds the items of a list that are compared.
const maxItems = 60

// A tally is how the items given are matched with those of the answer.
type tally struct {
	// of tells for each item given the place of the answer's item, -1 where there is none.
	of []int
	// doubt tells that some match is for the learner to decide.
	doubt bool
	found int
	extra []string
}

// list decides an answer of several items: each item given stands for one of the answer
// at most, and as many as can be are matched. What was typed is split in the way that
// matches most.
func list(a Asked) Verdict {
	wanted := a.Answers[:min(len(a.Answers), maxItems)]
	if len(wanted) == 0 {
		wanted = a.Accepted
	}
	rulers := make([]ruler, len(wanted))
	base := newRuler(Asked{Question: a.Question, Given: a.Given, Others: a.Others})
	for j := range wanted {
		rulers[j] = base.with(wanted, j)
	}
	fitsOf := map[string][]fit{}
	matched := func(given string) []fit {
		if _, known := fitsOf[given]; !known {
			fitsOf[given] = fitting(rulers, given, wanted)
		}
		return fitsOf[given]
	}
	var best tally
	for i, items := range splits(a.Given) {
		if t := match(matched, items, wanted); i == 0 || t.found > best.found || t.found == best.found && len(t.extra) < len(best.extra) {
			best = t
		}
	}
	return best.verdict(a, firstOfEach(wanted))
}

// bullets and inlineNumbers are the marks that people put before items.
//
//nolint:gochecknoglobals // they never change
var (
	bullets       = regexp.MustCompile(`(?m)^\s*(?:[-*+•]|\(?\d{1,2}[.)]|\(?[a-hA-H][.)])\s+`)
	inlineNumbers = regexp.MustCompile(`\s*\(?\b\d{1,2}[.)]\s+`)
)

// splits are the ways to read a text as items: by lines, semicolons, commas, "and", or
// spaces.
func splits(given string) [][]string {
	text := strings.TrimSpace(bullets.ReplaceAllString(given, "\n"))
	var out [][]string
	add := func(items []string) {
		items = trimmed(items)
		if len(items) > 0 && !slices.ContainsFunc(out, func(o []string) bool { return slices.Equal(o, items) }) {
			out = append(out, items)
		}
	}
	lines := strings.Split(text, "\n")
	add(lines)
	add(fields(lines, ";"))
	commas := fields(lines, ";,")
	add(commas)
	joined := strings.NewReplacer(" and ", ",", " And ", ",", " AND ", ",", " & ", ",", " + ", ",", " / ", ",", " then ", ",", " -> ", ",", "→", ",", " und ", ",").Replace(text)
	add(fields(strings.Split(joined, "\n"), ";,"))
	add(strings.Split(inlineNumbers.ReplaceAllString(text, "\n"), "\n"))
	if words := strings.Fields(text); len(words) <= 2*maxItems {
		add(words)
	}
	return out
}

func fields(lines []string, marks string) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.FieldsFunc(l, func(c rune) bool { return strings.ContainsRune(marks, c) })...)
	}
	return out
}

// trimmed leaves out empty items and the "and" before the last.
func trimmed(items []string) []string {
	var out []string
	for _, s := range items {
		s = strings.Trim(strings.TrimSpace(s), ",;")
		for _, lead := range []string{"and ", "or ", "& ", "then "} {
			if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
				s = s[len(lead):]
			}
		}
		if s = strings.TrimSpace(s); strings.Trim(s, " .!?-") != "" && len(out) < maxItems {
			out = append(out, s)
		}
	}
	return out
}

// A fit says whether one item given is one of the answer.
type fit int8

const (
	fitsNot fit = iota
	mayFit      // the learner decides
	fits
)

// fitting compares one item given with those of the answer.
func fitting(rulers []ruler, given string, wanted []string) []fit {
	out := make([]fit, len(wanted))
	said := shortOf(given)
	for j, w := range wanted {
		if !rulers[j].begins(said) {
			continue
		}
		switch v := item(rulers[j], given, w); {
		case v.Verdict == Right:
			out[j] = fits
		case v.Verdict == Unsure && v.Lean == Right:
			out[j] = mayFit
		}
	}
	return out
}

// begins tells whether some word given begins as some known one does. Where none does,
// and nothing is counted, nothing can match.
func (r ruler) begins(g short) bool {
	for _, k := range r.known {
		if k.numeric || k.formal || len(k.words) >= proseItem {
			return true
		}
		for _, a := range k.words {
			for _, b := range g.words {
				if a.term[0] == b.term[0] || len(a.term) > 1 && a.term[1] == b.term[0] {
					return true
				}
			}
		}
	}
	return false
}

// match finds the most items that can be matched one to one, the surest ones first.
func match(matched func(string) []fit, items, wanted []string) tally {
	right, may := make([][]bool, len(items)), make([][]bool, len(items))
	for i, given := range items {
		right[i], may[i] = make([]bool, len(wanted)), make([]bool, len(wanted))
		for j, f := range matched(given) {
			right[i][j], may[i][j] = f == fits, f == mayFit
		}
	}
	t := tally{of: assign(right, len(wanted), nil)}
	sure := count(t.of)
	for i := range may {
		for j := range may[i] {
			may[i][j] = may[i][j] || right[i][j]
		}
	}
	t.of = assign(may, len(wanted), t.of)
	t.found = count(t.of)
	t.doubt = t.found > sure
	for i, j := range t.of {
		if j < 0 && !empty(items[i]) {
			t.extra = append(t.extra, items[i])
		}
	}
	return t
}

// nearby are the answers of other cards that share a word with what was given: no other
// can be meant.
func nearby(a Asked) []string {
	said := map[string]bool{}
	for w := range prose.Words(a.Given) {
		said[w.Term] = true
	}
	var out []string
	for _, o := range a.Others {
		for w := range prose.Words(o) {
			if said[w.Term] {
				out = append(out, o)
				break
			}
		}
	}
	return out
}

// except are the words of a list but for one.
func except(list []string, j int) []string { return slices.Delete(slices.Clone(list), j, j+1) }

// item compares one item: by its words where it is a sentence, else as a short answer.
func item(r ruler, given, wanted string) Verdict {
	if words(wanted) >= proseItem && words(given) >= 3 {
		return prosaic(Asked{Question: r.asked.Question, Answers: alternatives([]string{wanted}), Given: given}, fitted.Score)
	}
	if empty(given) {
		return wrong("")
	}
	best := wrong("")
	for _, k := range r.known {
		if v := r.grade(given, k); better(v, best) {
			best = v
		}
	}
	return best
}

// proseItem is from how many words an item is read as a sentence.
const proseItem = 6

func words(text string) int {
	n := 0
	for range prose.Words(text) {
		n++
	}
	return n
}

func count(of []int) int {
	n := 0
	for _, j := range of {
		if j >= 0 {
			n++
		}
	}
	return n
}

// assign matches as many rows with columns as edges allow, one to one, by augmenting
// paths (Kuhn 1955). It begins with what is matched already and keeps those rows matched.
func assign(edges [][]bool, columns int, of []int) []int {
	row := make([]int, columns) // of each column
	for j := range row {
		row[j] = -1
	}
	if of == nil {
		of = make([]int, len(edges))
		for i := range of {
			of[i] = -1
		}
	}
	for i, j := range of {
		if j >= 0 {
			row[j] = i
		}
	}
	var place func(i int, seen []bool) bool
	place = func(i int, seen []bool) bool {
		for j := range columns {
			if !edges[i][j] || seen[j] {
				continue
			}
			seen[j] = true
			if row[j] < 0 || place(row[j], seen) {
				row[j], of[i] = i, j
				return true
			}
		}
		return false
	}
	for i := range edges {
		if of[i] < 0 {
			place(i, make([]bool, columns))
		}
	}
	return of
}

// longest is the length of the longest run of places that only go up, gaps allowed.
func longest(places []int) int {
	var ends []int
	for _, p := range places {
		if p < 0 {
			continue
		}
		at, _ := slices.BinarySearch(ends, p)
		if at == len(ends) {
			ends = append(ends, p)
		} else {
			ends[at] = p
		}
	}
	return len(ends)
}

// verdict says how many items were found, and names the others.
func (t tally) verdict(a Asked, wanted []string) Verdict {
	v := Verdict{Verdict: Partly, Lean: Wrong}
	has := make([]bool, len(wanted))
	for _, j := range t.of {
		if j >= 0 {
			has[j] = true
		}
	}
	for j, w := range wanted {
		if has[j] {
			v.Said = append(v.Said, w)
		} else {
			v.Missing = append(v.Missing, w)
		}
	}
	inOrder := t.found
	if a.Ordered {
		inOrder = longest(t.of)
	}
	v.Score = float64(inOrder) / float64(len(wanted))
	complete := t.found == len(wanted) && inOrder == t.found
	switch {
	case t.found == 0:
		v.Verdict = Wrong
	case complete && len(t.extra) == 0 && !t.doubt:
		v.Verdict, v.Lean = Right, Right
	case complete && len(t.extra) < len(wanted):
		v.Verdict, v.Lean = Unsure, Right
	}
	v.Why = t.why(len(wanted), inOrder, v.Missing)
	return v
}

// why counts what is missing before it is named.
func (t tally) why(wanted, inOrder int, missing []string) string {
	said := fmt.Sprintf("%d of %d.", t.found, wanted)
	if inOrder < t.found {
		said += fmt.Sprintf(" %d of them in order.", inOrder)
	}
	if len(missing) > 0 && t.found > 0 {
		said += fmt.Sprintf(" Not said: %s.", strings.Join(missing, ", "))
	}
	if len(t.extra) > 0 {
		said += fmt.Sprintf(" Not in the answer: %s.", strings.Join(shortened(t.extra), ", "))
	}
	return said
}

// shortened bounds what is repeated of what was typed.
func shortened(items []string) []string {
	var out []string
	for _, s := range items[:min(len(items), 5)] {
		s = strings.Join(strings.Fields(s), " ")
		if len(s) > 40 {
			s = cut(s, 40) + "…"
		}
		out = append(out, s)
	}
	return out
}
