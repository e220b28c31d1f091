package diagram

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// mostTold is how many sentences hang on one heading of a topic's map.
const mostTold = 3

// telling hangs what a paragraph says of the topic on its heading: sentences that name it,
// and all of a paragraph that is titled by it.
func (g *growth) telling(b block) {
	p := g.page
	head, spans := g.head(), p.sentences(b)
	if len(spans) == 0 {
		return
	}
	about := g.about(head.label) && head.level > 0
	if name := boldName(strings.TrimSpace(p.text(b))); name != "" && g.about(name) {
		first := p.headOf(b)
		t := &twig{label: label(first.In(p.doc.Text)), source: p.doc.Cite(first, b.heading), level: head.level + 1, told: true}
		if g.sayable(first.In(p.doc.Text), t.label) {
			head.children = append(head.children, t)
			g.count++
			head, about, spans = t, true, behind(spans, first.End)
		}
	}
	for _, s := range spans {
		text := s.In(p.doc.Text)
		if g.toldOf(head) >= mostTold || g.count >= mostTwigs {
			return
		}
		if t := label(text); (about || g.about(t)) && g.sayable(text, t) {
			head.children = append(head.children, &twig{label: t, source: p.doc.Cite(s, b.heading), level: head.level + 1, told: true})
			g.count++
		}
	}
}

// behind are the spans that begin at a place or after it.
func behind(spans []prose.Span, at int) []prose.Span {
	for len(spans) > 0 && spans[0].Start < at {
		spans = spans[1:]
	}
	return spans
}

// toldOf is how many sentences hang on a node.
func (g *growth) toldOf(t *twig) int {
	n := 0
	for _, c := range t.children {
		if c.told {
			n++
		}
	}
	return n
}

// sayable tells whether a sentence says by itself what its label says: it does not lean on
// the one before it, asks nothing, and its label has not lost a "not" or an "if".
func (g *growth) sayable(text, label string) bool {
	words := strings.Fields(plain(text))
	if slices.ContainsFunc(words, func(w string) bool { return w == "those" || w == "these" }) {
		return false // of what was named before
	}
	if len(words) < 4 || len(words) > 60 || pointing[strings.ToLower(strings.Trim(words[0], ",.'’"))] || strings.HasSuffix(strings.TrimSpace(text), "?") || strings.Contains(text, "](") {
		return false
	}
	if second := strings.ToLower(strings.Trim(words[1], ",")); articles[strings.ToLower(words[0])] && pointing[second] {
		return false // "the first", "the latter"
	}
	if cut := strings.ToLower(words[0]); cut == "if" || cut == "unless" || cut == "but" || cut == "so" || cut == "he" || cut == "she" {
		return false
	}
	last := strings.ToLower(label[1+strings.LastIndexByte(label, ' '):])
	if negations[last] || finite[last] || auxiliary[last] {
		return false // "The tanks are not." leans on what was said before
	}
	return wordy(label) && denied(text) == denied(label)
}

// leading notes what the first sentence below a heading says, where it says it in full.
func (g *growth) leading(head *twig, b block) {
	spans := g.page.sentences(b)
	if head.lead != nil || head.level == 0 || len(head.children) > 0 || len(spans) == 0 {
		return
	}
	text := spans[0].In(g.page.doc.Text)
	t := &twig{label: label(text), source: g.page.doc.Cite(spans[0], b.heading), level: head.level + 1}
	if strings.HasSuffix(strings.TrimSpace(text), ":") || strings.HasSuffix(t.label, "…") || !g.sayable(text, t.label) {
		t.label = "" // the second is not its lead
	}
	head.lead = t
}

// fewBranches is how many nodes the map of a document has that leaves room for what its
// headings lead to.
const fewBranches = 12

// opened hangs on headings that nothing hangs on the sentence that stands first below
// them, where the map is small: headings alone say little.
func (t *twig) opened() {
	if len(t.children) == 0 && t.lead != nil && t.lead.label != "" {
		t.children = []*twig{t.lead}
		return
	}
	for _, c := range t.children {
		c.opened()
	}
}

// inTurn keeps what hangs on the kept headings of a topic's map, one of each in turn however
// deep it lies, as long as there is room, and returns what room is left.
func (t *twig) inTurn(kept map[*twig]bool, left int) int {
	for some := true; some && left > 0; {
		some = false
		t.each(kept, func(parent *twig) {
			for _, c := range parent.children {
				if !kept[c] && left > 0 {
					kept[c] = true
					left--
					some = true
					return
				}
			}
		})
	}
	return left
}

// each calls a function with every kept node, as the tree is at its call.
func (t *twig) each(kept map[*twig]bool, f func(*twig)) {
	open := append([]*twig{}, t.children...)
	f(t)
	for _, c := range open {
		if kept[c] {
			c.each(kept, f)
		}
	}
}
