package render

import (
	"slices"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"
)

// maxSize is the largest text that is read as Markdown, in bytes. A larger one is
// drawn as the plain text it is.
const maxSize = 4 << 20

// maxAddresses is how many bytes of hyperlinks a page may have, besides what its text
// accounts for.
const maxAddresses = 8 << 20

// A Doc is a text that has been read and can be laid out for any width. It holds its
// own copy of the text. A Doc does not change: it may be used by several goroutines.
type Doc struct {
	text string // the body
	// front are the lines of the front matter, fences left out; skipped is how many
	// lines of the file come before the body, lead how many bytes.
	front         []string
	skipped, lead int
	opening       int // where the first line of front begins in the file

	parts   []placed
	defined *definitions
	// literal tells that the text is drawn as it is: it is too large, or goldmark gave
	// up on it.
	literal bool

	notes   []footnote // by number
	numbers map[string]int
	listed  []Note
	links   map[int]string // where footnotes lead
	reads   int            // how many parts were read, and not taken over
	// bare leaves out hyperlinks: few definitions of long addresses, used again and
	// again, would make a page many times as large as the text.
	bare bool
}

// A placed part is one with its place in the body: an offset, and a line from 0.
type placed struct {
	*part
	at, line int
}

// A footnote is the definition of one.
type footnote struct {
	part   placed
	block  block
	number int
	said   Note
}

// Parse reads a text. It never fails: what is no Markdown is text.
func Parse(src []byte) *Doc { return edited(nil, string(src)) }

// edited reads a text of which an earlier form may have been read: what did not change
// is not read again.
func edited(old *Doc, src string) *Doc {
	front, body := splitFront(strings.TrimPrefix(src, "\ufeff"))
	d := &Doc{text: body, skipped: strings.Count(front, "\n"), lead: len(src) - len(body)}
	if front != "" {
		lines := strings.Split(strings.TrimRight(front, "\n"), "\n")
		d.front, d.opening = lines[1:len(lines)-1], d.lead-len(front)+len(lines[0])+1
	}
	if d.literal = len(body) > maxSize; d.literal {
		return d
	}
	d.literal = !d.read(old)
	if d.literal {
		d.parts = nil
		return d
	}
	d.place()
	d.readNotes()
	return d
}

// read makes the parts, taking over those of an earlier form that are the same. It
// reports whether goldmark did not give up.
func (d *Doc) read(old *Doc) bool {
	r := newReading()
	fresh := d.divide(old)
	same := old != nil && old.defined != nil
	for _, p := range fresh {
		if !r.define(p) {
			return false
		}
		same = same && p.defined.none()
	}
	if same = same && old.definedIn(d.parts); same {
		d.defined = old.defined
	} else {
		d.defined = &definitions{}
		for _, p := range d.parts {
			d.defined.add(p.defined)
		}
	}
	for i, p := range d.parts {
		switch {
		case p.root == nil:
		case same || d.defined.answers(p.part):
			continue
		default:
			d.parts[i].part = p.again()
		}
		d.reads++
		if !r.read(d.parts[i].part, d.defined) {
			return false
		}
	}
	return true
}

// definedIn reports whether all parts of the document that define anything are among
// others, which hold no more of them: their definitions are then the same.
func (d *Doc) definedIn(parts []placed) bool {
	n := 0
	for _, p := range d.parts {
		if !p.defined.none() {
			n++
		}
	}
	for _, p := range parts {
		if !p.defined.none() {
			n--
		}
	}
	return n == 0
}

// divide sets the parts, some of them taken over, and returns the others, which are yet
// to be read.
func (d *Doc) divide(old *Doc) (fresh []*part) {
	from, after := 0, []placed(nil)
	stop := func(int) bool { return false }
	if old != nil && len(old.parts) > 0 {
		d.parts = append(make([]placed, 0, len(old.parts)+4), old.before(d.text)...)
		if n := len(d.parts); n < len(old.parts) {
			from = old.parts[n].at
		}
		stop = func(at int) bool {
			after = old.after(d.text, at)
			return after != nil
		}
	}
	list, end := cuts(d.text, from, stop)
	for _, to := range append(list, end) {
		if to > from {
			text := d.text[from:to]
			if old != nil {
				text = strings.Clone(text) // not to keep every form of the whole
			}
			p := newPart(text)
			fresh, d.parts = append(fresh, p), append(d.parts, placed{part: p})
		}
		from = to
	}
	d.parts = append(d.parts, after...)
	return fresh
}

// before returns the parts that a text begins with, too. Whether one ends where it does
// shows in the one after it, so that the last two that did not change are not sure.
func (d *Doc) before(text string) []placed {
	same := commonPrefix(d.text, text)
	n, _ := slices.BinarySearchFunc(d.parts, same, func(p placed, same int) int { return p.at - same })
	return d.parts[:max(n-2, 0)]
}

// after returns the parts that a text ends with from an offset on; nil where it does not
// end with whole parts.
func (d *Doc) after(text string, at int) []placed {
	was := at + len(d.text) - len(text)
	i, found := slices.BinarySearchFunc(d.parts, was, func(p placed, was int) int { return p.at - was })
	if !found || i == 0 || d.text[was:] != text[at:] {
		return nil
	}
	return d.parts[i:]
}

func commonPrefix(a, b string) int {
	const step = 4096 // compared at once
	n, i := min(len(a), len(b)), 0
	for i+step <= n && a[i:i+step] == b[i:i+step] {
		i += step
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// place sets where the parts lie, and what the footnotes are numbered.
func (d *Doc) place() {
	at, line := 0, 0
	for i := range d.parts {
		p := &d.parts[i]
		p.at, p.line = at, line
		at, line = at+len(p.text), line+p.lines
	}
	d.numbers = numbersOf(d.parts)
	d.links = map[int]string{}
}

// readNotes lists the footnotes, and finds out what they say and where they lead.
func (d *Doc) readNotes() {
	for _, p := range d.parts {
		for i, b := range p.notes {
			n := footnote{part: p, block: b, number: d.numbers[b.label]}
			if p.said != nil {
				n.said = p.said[i]
			}
			d.notes = append(d.notes, n)
		}
	}
	slices.SortStableFunc(d.notes, func(a, b footnote) int { return a.number - b.number })
	in, addresses := inliner{doc: d}, 0
	for i, n := range d.notes {
		if i > 0 && n.number == d.notes[i-1].number {
			continue
		}
		if n.part.said == nil {
			in.part = n.part.part
			n.said = in.note(n.block)
		}
		n.said.Number, n.said.Source = n.number, n.part.line+n.block.line+d.skipped+1
		d.links[n.number] = n.said.Link
		d.listed = append(d.listed, n.said)
	}
	for _, p := range d.parts {
		addresses += p.addresses
		for _, label := range p.cites {
			addresses += len(d.links[d.numbers[label]])
		}
	}
	d.bare = addresses > maxAddresses+4*len(d.text)
}

// Page lays the document out for a width, as [Markdown] does.
func (d *Doc) Page(width int, st Style) Page { return d.page(width, st, nil) }

// page lays the document out; blocks a cache knows are taken from it.
func (d *Doc) page(width int, st Style, cache *Cache) Page {
	c := newCanvas(d, width, st)
	a := assembly{doc: d, lines: make([]Line, 0, cache.guess(d))}
	if st.Meta && len(d.front) > 0 {
		a.add(c.front(), -d.skipped, -d.lead)
	}
	if d.literal {
		c.literal()
		a.add(c.lines, 0, 0)
		return Page{Lines: a.lines}
	}
	known := cache.view(c)
	for _, p := range d.parts {
		c.outer = d.outerOf(p.part)
		for i := range p.blocks {
			b := &p.blocks[i]
			if b.node.Kind() == extast.KindFootnote {
				continue // drawn below the text
			}
			a.add(cache.lines(c, known, p.part, b, 0), p.line+b.line, p.at+b.start)
		}
	}
	for i := range d.notes {
		n := &d.notes[i]
		a.close, c.outer = i > 0, d.outerOf(n.part.part)
		a.add(cache.lines(c, known, n.part.part, &n.block, n.number), n.part.line+n.block.line, n.part.at+n.block.start)
	}
	return Page{Lines: a.lines, Notes: slices.Clone(d.listed)}
}

// An assembly puts the lines of blocks together to a page.
type assembly struct {
	doc   *Doc
	lines []Line
	close bool // no blank line before the next block
}

// add appends a block's lines, which count the lines and the bytes of the Markdown from
// the block's own first.
func (a *assembly) add(lines []Line, line, at int) {
	if len(lines) == 0 {
		return
	}
	if len(a.lines) > 0 && !a.close {
		a.lines = append(a.lines, Line{})
	}
	line, at = line+a.doc.skipped, at+a.doc.lead
	first := len(a.lines)
	a.lines = append(a.lines, lines...)
	for i := first; i < len(a.lines); i++ {
		if l := &a.lines[i]; l.Source > 0 {
			l.Source += line
			l.End += line
			l.Lo += at
			l.Hi += at
		}
	}
}
