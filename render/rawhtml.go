package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A tag is a piece of raw HTML.
type tag struct {
	name   string // in lower case
	end    bool
	source string
}

// parseTag reads the tag a text begins with; ok is false for comments, declarations and
// the like.
func parseTag(s string) (t tag, ok bool) {
	rest, end := strings.CutPrefix(strings.TrimPrefix(s, "<"), "/")
	n := 0
	for n < len(rest) && (letter(rest[n]) || n > 0 && (rest[n] == '-' || '0' <= rest[n] && rest[n] <= '9')) {
		n++
	}
	return tag{strings.ToLower(rest[:n]), end, s}, n > 0
}

// attribute returns the value of a tag's attribute.
func (t tag) attribute(name string) string {
	_, rest, found := strings.Cut(t.source, " "+name+"=")
	if !found || rest == "" {
		return ""
	}
	if q := rest[0]; q == '"' || q == '\'' {
		value, _, _ := strings.Cut(rest[1:], string(rune(q)))
		return entities(value)
	}
	return entities(rest[:min(len(rest), strings.IndexAny(rest+" ", " \t\n/>"))])
}

// htmlElements are the elements of HTML that are drawn by their text alone. What is not
// among them is no HTML but a placeholder such as <name>, and is text.
const htmlElements = " a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button " +
	"canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed " +
	"fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input " +
	"ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p " +
	"param picture pre progress q rp rt ruby s samp script search section select slot small source span strike " +
	"strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul " +
	"var video wbr "

func (t tag) known() bool { return strings.Contains(htmlElements, " "+t.name+" ") }

// look returns how the text within an element looks.
func (t tag) look() look {
	switch t.name {
	case "b", "strong", "summary", "th", "dt", "caption":
		return lookStrong
	case "i", "em", "cite", "dfn", "var":
		return lookEmph
	case "code", "kbd", "samp", "tt", "pre":
		return lookCode
	case "s", "del", "strike":
		return lookStrike
	case "mark":
		return lookMark
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return lookHeading
	}
	return 0
}

// raw adds what a piece of HTML within a line says.
func (in *inliner) raw(n *ast.RawHTML) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		b.WriteString(in.part.text[seg.Start:seg.Stop])
		in.hi = int32(seg.Stop)
	}
	t, ok := parseTag(b.String())
	if !ok {
		return
	}
	if !t.known() {
		in.add(Clean(t.source))
		return
	}
	in.tag(t)
}

// tag does what an element asks of the text that follows.
func (in *inliner) tag(t tag) {
	switch {
	case t.name == "br":
		in.lineBreak(isHard)
	case t.name == "img":
		if alt := t.attribute("alt"); alt != "" {
			in.add("[image: " + alt + "]")
		}
	case t.end:
		in.tags &^= t.look()
	default:
		in.tags |= t.look()
	}
}
