package brief

import (
	"slices"
	"strconv"
	"strings"

	"ken/notes"
)

// A Differing section is one in which the two documents of a contrast differ.
type Differing struct {
	Heading string   `json:"heading"`
	Changes []Change `json:"changes"`
}

// A Change is a sentence that only one of the two documents has, or one in place of
// another.
type Change struct {
	With    *Placed `json:"with,omitempty"`
	Without *Placed `json:"without,omitempty"`
	// Words tell the two apart, where they have words in common.
	Words []Words `json:"words,omitempty"`
}

// A Placed sentence has its rank in its section, from 1, and the line it comes from.
type Placed struct {
	Rank   int          `json:"rank"`
	Text   string       `json:"text"`
	Source notes.Source `json:"source"`
}

// Words are neighbouring words that both sentences have, or one of them.
type Words struct {
	In   string `json:"in"` // "both", "with" or "without"
	Text string `json:"text"`
}

// A Moved sentence stands in both documents, elsewhere.
type Moved struct {
	Text    string `json:"text"`
	With    Spot   `json:"with"`
	Without Spot   `json:"without"`
}

// A Spot is where a sentence stands: its section, and its rank in it from 1.
type Spot struct {
	Section string `json:"section"`
	Rank    int    `json:"rank"`
}

// A line is a sentence of one of two documents that are compared.
type line struct {
	Spot
	Sentence
	key string // the same for the same sentence
}

func linesOf(b Brief) []line {
	var out []line
	seen := map[string]int{}
	for _, section := range b.Sections {
		for i, s := range section.Sentences {
			at := ""
			if len(s.Citations) > 0 {
				at = s.Citations[0].At()
			}
			key := s.Text + "\x00" + at
			seen[key]++
			out = append(out, line{Spot{section.Heading, i + 1}, s, key + "\x00" + strconv.Itoa(seen[key])})
		}
	}
	if len(b.NotFound) > 0 {
		for i, what := range b.NotFound {
			out = append(out, line{Spot{NotFound, i + 1}, Sentence{Text: what}, "\x00missing\x00" + what})
		}
	}
	return out
}

func (l line) placed() *Placed {
	p := &Placed{Rank: l.Rank, Text: l.Text}
	if len(l.Citations) > 0 {
		p.Source = l.Citations[0]
	}
	return p
}

// compare finds the sentences that only one document has, and those that moved.
func (c *Contrast) compare(with, less Brief) {
	a, b := linesOf(with), linesOf(less)
	inA, inB := byKey(a), byKey(b)
	for _, heading := range union(with.outline(), less.outline()) {
		ours, theirs := under(a, heading), under(b, heading)
		stays := common(ours, theirs)
		for _, l := range ours {
			if o, both := inB[l.key]; both && !stays[l.key] {
				c.Moved = append(c.Moved, Moved{l.Text, l.Spot, o.Spot})
			}
		}
		only := slices.DeleteFunc(slices.Clone(ours), func(l line) bool { _, both := inB[l.key]; return both })
		other := slices.DeleteFunc(slices.Clone(theirs), func(l line) bool { _, both := inA[l.key]; return both })
		if changes := paired(only, other); len(changes) > 0 {
			c.Sections = append(c.Sections, Differing{heading, changes})
		}
	}
}

func byKey(lines []line) map[string]line {
	out := make(map[string]line, len(lines))
	for _, l := range lines {
		out[l.key] = l
	}
	return out
}

// union returns the headings of both outlines, each once, in the order of the first.
func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, h := range b {
		if !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

func under(lines []line, heading string) []line {
	var out []line
	for _, l := range lines {
		if l.Section == heading {
			out = append(out, l)
		}
	}
	return out
}

// common returns the keys of the longest row of sentences that stand in both in one
// order: those did not move.
func common(a, b []line) map[string]bool {
	out := map[string]bool{}
	for _, at := range longest(len(a), len(b), func(i, j int) bool { return a[i].key == b[j].key }) {
		out[a[at[0]].key] = true
	}
	return out
}

// paired puts a sentence that only one document has beside one at the same rank that
// only the other has.
func paired(only, other []line) []Change {
	var out []Change
	for _, l := range only {
		ch := Change{With: l.placed()}
		if i := slices.IndexFunc(other, func(o line) bool { return o.Rank == l.Rank }); i >= 0 {
			ch.Without = other[i].placed()
			ch.Words = wordsBetween(l.Text, other[i].Text)
			other = slices.Delete(slices.Clone(other), i, i+1)
		}
		out = append(out, ch)
	}
	for _, o := range other {
		out = append(out, Change{Without: o.placed()})
	}
	slices.SortStableFunc(out, func(x, y Change) int { return x.rank() - y.rank() })
	return out
}

func (c Change) rank() int {
	if c.With != nil {
		return c.With.Rank
	}
	return c.Without.Rank
}

// leastShared is the share of words that two sentences must have in common to be told
// apart word by word; below it one is simply another.
const leastShared = 0.4

// wordsBetween tells two sentences apart word by word; nil where they have little in
// common.
func wordsBetween(a, b string) []Words {
	x, y := strings.Fields(a), strings.Fields(b)
	same := longest(len(x), len(y), func(i, j int) bool { return x[i] == y[j] })
	if float64(len(same)) < leastShared*float64(max(len(x), len(y))) {
		return nil
	}
	var out []Words
	add := func(in string, words []string) {
		if len(words) == 0 {
			return
		}
		if n := len(out); n > 0 && out[n-1].In == in {
			out[n-1].Text += " " + strings.Join(words, " ")
			return
		}
		out = append(out, Words{in, strings.Join(words, " ")})
	}
	i, j := 0, 0
	for _, at := range same {
		add("with", x[i:at[0]])
		add("without", y[j:at[1]])
		add("both", x[at[0]:at[0]+1])
		i, j = at[0]+1, at[1]+1
	}
	add("with", x[i:])
	add("without", y[j:])
	return out
}

// longest returns the pairs of a longest common subsequence of two rows of n and m.
func longest(n, m int, same func(i, j int) bool) [][2]int {
	length := make([][]int, n+1)
	for i := range length {
		length[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
