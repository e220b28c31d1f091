package read

import (
	"strings"
)

// paragraph reads a paragraph or a heading of OpenDocument.
func (o *odfFile) paragraph(x *xmlReader) block {
	s := o.style("paragraph", x.attr("style-name"))
	if s.newPage && (o.text.Len() > 0 || o.page > 1) {
		o.page++
	}
	b := block{page: o.page}
	if x.name == "h" {
		b.heading = max(1, min(number(x.attr("outline-level")), 9))
		b.label = o.outline(x, b.heading)
	}
	t := odfText{odfFile: o}
	o.paged = false
	t.contents(x, s.hidden)
	b.text, b.paged = t.words.String(), o.paged
	switch {
	case strings.TrimSpace(b.text) == "":
		return block{}
	case s.title && b.heading == 0:
		b.heading, o.titled = 1, true
	case b.heading > 0 && o.titled:
		b.heading++
	}
	if len(b.text) > 4*maxHeading {
		b.heading, b.label = 0, ""
	}
	return b
}

// outline counts a heading, and returns its number where headings are numbered.
func (o *odfFile) outline(x *xmlReader, level int) string {
	l := o.lists[""]
	if l == nil || x.attr("is-list-header") == "true" {
		return ""
	}
	counts := o.counts[""]
	if counts == nil {
		counts = new([odfLevels]int)
		o.counts[""] = counts
	}
	counts[level-1]++
	clear(counts[level:])
	return l.label(counts, level-1)
}

// An odfText gathers the words of a paragraph.
type odfText struct {
	*odfFile
	words strings.Builder
}

// contents reads what the element just opened holds. Hidden tells that it is not seen.
func (t *odfText) contents(x *xmlReader, hidden bool) {
	for in := x.depth; x.within(in); {
		switch {
		case x.kind == xmlText && !hidden:
			t.write(strings.ReplaceAll(x.chars(), "\n", " "))
		case x.kind == xmlOpen:
			t.element(x, hidden)
		}
	}
}

// element takes what is in a paragraph besides words.
func (t *odfText) element(x *xmlReader, hidden bool) {
	switch x.name {
	case "span":
		hidden = hidden || t.style("text", x.attr("style-name")).hidden
		if t.deep++; t.deep > 10*maxDeep {
			x.skip()
		} else {
			t.contents(x, hidden)
		}
		t.deep--
	case "s", "tab":
		t.write(" ")
	case "line-break":
		t.write("\n")
	case "soft-page-break":
		t.odfFile.page++
	case "note", "annotation":
		if mark := t.noteOf(x); !hidden {
			t.write(mark)
		}
	case "frame":
		t.frame(x, func(b block) {
			switch {
			case hidden:
			case b.formula || strings.HasPrefix(b.text, " [Image: "):
				t.write(b.text)
			default:
				t.after = append(t.after, b)
			}
		})
	case "custom-shape", "rect", "ellipse", "polygon", "polyline", "line", "connector", "path", "g":
		t.elements(x, func(b block) {
			if !hidden {
				t.after = append(t.after, b)
			}
		})
	case "page-number", "page-count":
		t.paged = true
		x.skip()
	case "ruby-text", "hidden-text", "hidden-paragraph", "script", "number", "event-listeners", "meta-field-source", "toc-mark":
		x.skip()
	}
}

// write adds to the paragraph.
func (t *odfText) write(s string) {
	if t.taken += len(s); t.taken <= maxText {
		t.words.WriteString(s)
	}
}
