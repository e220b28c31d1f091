package index

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/read"
)

// How long passages are, in bytes of text. A section is a passage; short ones are
// joined and long ones split, because a line of text ranks by luck and a chapter
// by nothing. Joining to 600 bytes costs a hundredth of ranking quality against
// one passage per heading and halves their number.
const (
	short  = 600   // sections below it take in those that follow
	long   = 2_500 // none is longer that can be split between two blocks
	excess = 500   // unless so little would be left over
	tiny   = 200   // behind a long block, even less is no passage of its own
	most   = 8_000 // a block above it is split between lines, a line between letters
)

// A piece is what a passage is cut from: a range of a document's text that begins
// and ends with a line that is not blank.
type piece struct {
	start, end int
	heading    []string
	// inner are the sections it was joined from, where there are several: where each
	// begins, from the piece's start on, and its headings.
	inner []place
	// parts are the parts of the document it reaches over: where each begins, from the
	// piece's start on, the first at 0 or before.
	parts []part
}

type place struct {
	at      int
	heading []string
}

type part struct {
	at   int
	name string
}

// cut makes a document's pieces, in order. Together they hold every line of its
// body that is not blank; none overlap.
func cut(doc read.Document, sections []notes.Section) []piece {
	c := cutter{text: doc.Text, plain: doc.Format == "text", from: min(max(doc.Body, 0), len(doc.Text))}
	for own := range ownParts(doc) {
		c.sections(within(sections, own[0], own[1]), own[1])
	}
	for i := range c.done {
		c.done[i].parts = partsIn(doc, c.done[i].start, c.done[i].end)
	}
	return c.done
}

// sections cuts what lies before end.
func (c *cutter) sections(sections []notes.Section, end int) {
	for i := 0; i < len(sections); {
		n := c.group(sections[i:])
		c.add(sections[i : i+n])
		i += n
	}
	if c.from < end { // whatever the sections, nothing is lost
		c.add([]notes.Section{{Start: c.from, End: end}})
	}
}

// ownParts yields the ranges of a text that are documents by themselves; all of it
// where it is one.
func ownParts(doc read.Document) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		start := 0
		for _, p := range doc.Parts {
			if p.Own && p.Start > start {
				if !yield([2]int{start, p.Start}) {
					return
				}
				start = p.Start
			}
		}
		yield([2]int{start, len(doc.Text)})
	}
}

// within returns the sections of a range, those at its borders cut off there.
func within(sections []notes.Section, start, end int) []notes.Section {
	first, _ := slices.BinarySearchFunc(sections, start, func(s notes.Section, at int) int { return cmp.Compare(s.End, at+1) })
	var in []notes.Section
	for _, s := range sections[first:] {
		if s.Start >= end {
			break
		}
		s.Start, s.End = max(s.Start, start), min(s.End, end)
		in = append(in, s)
	}
	return in
}

// partsIn returns the parts that a range reaches over.
func partsIn(doc read.Document, start, end int) []part {
	n, found := slices.BinarySearchFunc(doc.Parts, start, func(p read.Part, at int) int { return cmp.Compare(p.Start, at) })
	if !found {
		n--
	}
	var list []part
	for _, p := range doc.Parts[max(n, 0):] {
		if p.Start >= end {
			break
		}
		list = append(list, part{max(p.Start-start, 0), p.Name})
	}
	return list
}

// cutter holds what is cut; from is where the next piece may begin.
type cutter struct {
	text  string
	plain bool
	from  int
	done  []piece
}

// group tells how many sections, from the first on, make one passage. A short one
// takes in what stands beside or below it.
func (c *cutter) group(sections []notes.Section) int {
	first, n := sections[0], 1
	for n < len(sections) {
		next := sections[n]
		if c.length(first.Start, sections[n-1].End) >= short || !related(first, next) {
			break
		}
		if c.length(first.Start, next.End) > long {
			break
		}
		n++
	}
	return n
}

func (c *cutter) length(start, end int) int {
	return len(strings.TrimSpace(c.text[c.clamp(start):max(c.clamp(start), c.clamp(end))]))
}

func (c *cutter) clamp(at int) int { return min(max(at, c.from), len(c.text)) }

// related tells whether a section stands under the same parent as the first, or
// under the first itself.
func related(first, next notes.Section) bool {
	if len(first.Heading) == 0 {
		return true
	}
	parent := first.Heading[:len(first.Heading)-1]
	return len(next.Heading) > len(parent) && slices.Equal(next.Heading[:len(parent)], parent)
}

// add cuts one group of sections.
func (c *cutter) add(group []notes.Section) {
	start, end := c.clamp(group[0].Start), c.clamp(group[len(group)-1].End)
	heading := c.heading(group)
	for _, r := range c.split(start, end) {
		p := piece{start: r[0], end: r[1], heading: heading}
		if len(group) > 1 {
			p.inner = inner(group, r[0], r[1])
		}
		c.done = append(c.done, p)
	}
	c.from = max(c.from, end)
}

// heading chooses the headings a group goes by: those of the first section that
// says something under its heading.
func (c *cutter) heading(group []notes.Section) []string {
	for _, s := range group {
		text := strings.TrimSpace(c.text[c.clamp(s.Start):max(c.clamp(s.Start), c.clamp(s.End))])
		if len(s.Heading) == 0 && text != "" || strings.Contains(text, "\n") && !underlined(text) {
			return s.Heading
		}
	}
	return group[0].Heading
}

// underlined tells whether a text of several lines is nothing but a heading with
// the line that underlines it.
func underlined(text string) bool {
	_, rest, _ := strings.Cut(text, "\n")
	rest = strings.TrimSpace(rest)
	return strings.Trim(rest, "=") == "" || strings.Trim(rest, "-") == ""
}

func inner(group []notes.Section, start, end int) []place {
	var places []place
	for _, s := range group {
		if s.Start < end && s.End > start {
			places = append(places, place{max(s.Start-start, 0), s.Heading})
		}
	}
	return places
}

// split cuts a range that is too long, and trims blank lines off each part.
func (c *cutter) split(start, end int) [][2]int {
	var gaps []gap
	if end-start > long+excess {
		gaps = gapsIn(c.text[start:end], c.plain)
	}
	var parts [][2]int
	for at := 0; at < end-start; {
		next := nextCut(c.text[start:end], at, gaps)
		if s, e := trim(c.text, start+at, start+next); s < e {
			parts = append(parts, [2]int{s, e})
		}
		at = next
	}
	return parts
}

// trim takes blank lines off both ends of a range, and the newline of its last
// line. Blanks before the first word of a line stay.
func trim(text string, start, end int) (int, int) {
	part := strings.TrimRight(text[start:end], " \t\r\n")
	end = start + len(part)
	blank := len(part) - len(strings.TrimLeft(part, " \t\r\n"))
	if nl := strings.LastIndexByte(part[:blank], '\n'); nl >= 0 {
		start += nl + 1
	}
	return start, end
}
