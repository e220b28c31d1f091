package render

import "strings"

// A Page is a text laid out for a width.
type Page struct {
	Lines []Line
	// Notes are the footnotes, by number.
	Notes []Note
}

// A Line is one line on the screen.
type Line struct {
	// Text is the line as it is printed: no line end, no control characters, only
	// the style's own escape sequences, opened and closed within the line.
	Text string
	// Source and End are the first and the last line of the Markdown that stand on
	// this line, from 1, front matter counted: of a rule that which draws it, of the line
	// under a heading that of the heading. Both are 0 for blank lines.
	Source, End int
	// Lo and Hi are the range of bytes of the Markdown that stands on the line, front
	// matter counted; both are 0 where Source is.
	Lo, Hi int
	// Cites are the numbers of the footnotes cited on the line, in order.
	Cites []int
	// Links are what can be followed from the line, from left to right.
	Links []Link
}

// A Link is a piece of a line that leads somewhere.
type Link struct {
	// To is the address as the Markdown has it, or the target of a wiki link; only
	// relative ones and those of the schemes http, https, mailto and file are listed.
	// Of a citation it is where its footnote leads, "" if nowhere.
	To string
	// Col and Width say where on the line it stands, in cells.
	Col, Width int
	// Note is the number of the footnote cited, 0 for links.
	Note int
	// Wiki tells that To is the target of a wiki link: a note's name, perhaps with
	// "#heading".
	Wiki bool
	// More tells that the link began on a line before.
	More bool
}

// A Note is a footnote.
type Note struct {
	// Number is what is drawn between brackets: the label itself where it is a
	// number, else the first free number in the order of citing.
	Number int
	// Label is what stands between "[^" and "]".
	Label string
	// Text is the footnote in one line, without markup.
	Text string
	// Link is the address of the first link in it, "" if there is none to follow.
	Link string
	// Source is the line of the Markdown where it is defined, from 1.
	Source int
}

// Markdown lays out a text for a width in cells. A width under 1 is taken as 1. What
// does not fit into it at all is cut.
func Markdown(src []byte, width int, st Style) Page {
	return Parse(src).Page(width, st)
}

// String returns the lines, each with a line end.
func (p Page) String() string {
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// LineOf returns the index of the first drawn line that holds text of a line of the
// Markdown, or else of the nearest line after it that was drawn; past the end it is
// the last line. It is 0 for an empty page.
func (p Page) LineOf(source int) int {
	best := -1
	for i, l := range p.Lines {
		if l.Source == 0 {
			continue
		}
		if l.Source <= source && source <= l.End {
			return i
		}
		if l.Source > source && (best < 0 || l.Source < p.Lines[best].Source) {
			best = i
		}
	}
	if best < 0 {
		return max(len(p.Lines)-1, 0)
	}
	return best
}
