package render

import (
	"cmp"
	"slices"
	"strings"
)

// maxClozes is how deep clozes may be nested.
const maxClozes = 8

// A clozeSign is a part of {{c1::answer::hint}}: what opens it, the "::" before the
// hint, or what closes it.
type clozeSign struct {
	span, at, size int
	kind           clozeKind
}

type clozeKind uint8

const (
	clozeOpens clozeKind = iota
	clozeHints
	clozeCloses
)

// clozes takes the signs off what a card hides, {{c1::answer::hint}}, and gives the
// answer a look; the hint is not drawn. A cloze may hold other looks and other clozes.
// One that does not close within its block is left as it stands.
func (in *inliner) clozes(spans []span) []span {
	signs := findClozes(spans)
	if len(signs) == 0 {
		return spans
	}
	c := clozing{inliner: in, out: make([]span, 0, len(spans)+2*len(signs))}
	for i := range spans {
		for len(signs) > 0 && signs[0].span == i {
			c.add(&spans[i], signs[0].at)
			c.sign(&spans[i], signs[0])
			signs = signs[1:]
		}
		c.add(&spans[i], c.at+len(spans[i].text))
		c.at = 0
	}
	return c.out
}

// A clozing writes the spans of a block anew.
type clozing struct {
	*inliner
	out   []span
	at    int // how much of the current span is done
	depth int
	// hint is the depth of the cloze whose hint is being passed over, 0 for none.
	hint int
}

// add takes the current span up to an offset of its whole text.
func (c *clozing) add(s *span, to int) {
	now := *s
	n := to - c.at
	s.cut(n)
	c.at = to
	if c.hint > 0 || n == 0 && now.kind != isHard {
		return
	}
	now.lo, now.hi = now.made(0, int32(n))
	if now.text = now.text[:n]; c.depth > 0 {
		now.look |= lookCloze
	}
	c.out = append(c.out, now)
}

// sign passes over a sign. Where looks are not drawn it leaves a brace.
func (c *clozing) sign(s *span, sign clozeSign) {
	brace := ""
	switch sign.kind {
	case clozeOpens:
		c.depth++
		brace = "{"
	case clozeHints:
		if c.hint == 0 {
			c.hint = c.depth
		}
	case clozeCloses:
		if c.hint == c.depth {
			c.hint = 0
		}
		c.depth--
		brace = "}"
	}
	if brace != "" && c.signs && c.hint == 0 {
		c.out = append(c.out, span{text: brace, look: s.look, line: s.line, lo: -1})
	}
	s.cut(sign.size)
	c.at += sign.size
}

// An openCloze is one that has not closed yet.
type openCloze struct {
	signs  []clozeSign
	braces int // of its own text that are open
}

// findClozes returns the signs of the clozes that close, in order.
func findClozes(spans []span) []clozeSign {
	var f clozeFinder
	for i := range spans {
		if s := &spans[i]; s.kind == isText && s.look&(lookCode|lookMath) == 0 {
			f.read(i, s.text)
		}
	}
	slices.SortFunc(f.closed, func(a, b clozeSign) int {
		return cmp.Or(a.span-b.span, a.at-b.at)
	})
	return f.closed
}

// A clozeFinder goes through the text of a block once.
type clozeFinder struct {
	open   []openCloze
	closed []clozeSign // the signs of those that do
}

func (f *clozeFinder) read(i int, text string) {
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "{}:")
		if n < 0 {
			return
		}
		at += n
		at += f.sign(i, at, text[at:])
	}
}

// sign takes what may be a sign, and returns how much of the text that was.
func (f *clozeFinder) sign(i, at int, rest string) int {
	if n := clozeOpen(rest); n > 0 && len(f.open) < maxClozes {
		f.open = append(f.open, openCloze{signs: []clozeSign{{i, at, n, clozeOpens}}})
		return n
	}
	if len(f.open) == 0 {
		return 1
	}
	last := &f.open[len(f.open)-1]
	switch {
	case rest[0] == '{':
		last.braces++
	case rest[0] == '}' && last.braces > 0:
		last.braces--
	case strings.HasPrefix(rest, "}}"):
		f.closed = append(append(f.closed, last.signs...), clozeSign{i, at, 2, clozeCloses})
		f.open = f.open[:len(f.open)-1]
		return 2
	case strings.HasPrefix(rest, "::") && last.braces == 0 && len(last.signs) == 1:
		last.signs = append(last.signs, clozeSign{i, at, 2, clozeHints})
		return 2
	}
	return 1
}

// clozeOpen returns the length of the sign {{c1:: a text begins with, 0 for none.
func clozeOpen(s string) int {
	rest, ok := strings.CutPrefix(s, "{{c")
	n := 0
	for n < len(rest) && n < 3 && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	if !ok || n == 0 || !strings.HasPrefix(rest[n:], "::") {
		return 0
	}
	return len("{{c::") + n
}
