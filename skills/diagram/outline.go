package diagram

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A twig is a node of a mind map on its way, with what hangs on it.
type twig struct {
	label    string
	source   notes.Source
	level    int   // depth below the root
	head     bool  // it is a heading
	lead     *twig // what the first sentence below a heading says, nil where it leans on others
	topic    bool  // it is the root of a topic's map
	told     bool  // it is a sentence that was found to be about the topic
	children []*twig
}

// mostTwigs bounds what is read of one document for a mind map.
const mostTwigs = 600

// A growth is the tree of a document as far as it has been read.
type growth struct {
	page   *page
	keep   func(block) bool
	about  func(string) bool // whether words are about the topic; nil where a document is drawn
	stack  []*twig           // the root, and the headings that stand open
	levels []int             // their levels
	items  map[int]*twig     // the list that is open, by indent
	led    map[int]*twig     // what lists hang on that are not their heading's, by the paragraph over them
	short  map[int]bool      // tables whose rows are nodes, by their heads
	hidden bool              // below a heading that says nothing
	headed bool              // below any
	count  int
}

// outline makes a tree of a document's headings, and of the lists below them. keep tells
// which blocks belong to the topic; nil keeps all.
func (p *page) outline(keep func(block) bool) *twig { return p.grown(keep, nil) }

// grown makes the tree; about tells which sentences belong to the topic, nil for none.
func (p *page) grown(keep func(block) bool, about func(string) bool) *twig {
	root := &twig{label: label(p.name()), source: p.titleLine()}
	g := growth{
		page: p, keep: keep, about: about, stack: []*twig{root}, levels: []int{0}, items: map[int]*twig{}, led: map[int]*twig{}, short: p.shortTables(),
	}
	for at, b := range p.blocks {
		if g.count >= mostTwigs {
			break
		}
		if b.Kind == notes.Paragraph && !p.indented(b) {
			clear(g.items)
		}
		switch {
		case b.Kind == notes.Heading:
			g.heading(b)
		case b.Kind == notes.Paragraph && !g.hidden && about != nil:
			g.telling(b)
		case g.hidden || keep != nil && !keep(b):
		case b.Kind == notes.Item:
			g.item(b)
		case b.Kind == notes.Row && b.column >= 0 && g.short[b.column]:
			g.count += p.option(g.head(), b)
		case b.Kind == notes.Paragraph:
			g.paragraph(b, at)
		}
	}
	return root
}

// head is the heading that stands open, or the root.
func (g *growth) head() *twig { return g.stack[len(g.stack)-1] }

// heading opens a heading below the last one of a higher level.
func (g *growth) heading(b block) {
	p := g.page
	g.headed = true
	text := label(p.title(b).In(p.doc.Text))
	clear(g.items)
	if root := g.stack[0]; len(g.stack) == 1 && strings.HasPrefix(key(text), key(root.label)) {
		root.source = p.doc.Cite(p.title(b), b.heading)
		return
	}
	for len(g.levels) > 1 && g.levels[len(g.levels)-1] >= b.level {
		g.stack, g.levels = g.stack[:len(g.stack)-1], g.levels[:len(g.levels)-1]
	}
	g.hidden = boilerplate[strings.ToLower(text)]
	t := &twig{label: text, source: p.doc.Cite(p.title(b), b.heading), level: len(g.stack), head: true}
	if !g.hidden && (wordy(text) || prose.IsNumber(text[:min(1, len(text))])) { // "2.4.0 - 2026-02-17" too
		g.head().children = append(g.head().children, t)
	}
	g.stack, g.levels = append(g.stack, t), append(g.levels, b.level)
	g.count++
}

// item hangs an item where it belongs.
func (g *growth) item(b block) {
	p := g.page
	switch table := p.doc.Format == "table"; {
	case table:
		g.count += p.row(g.stack[0], b, g.keep == nil)
	case !g.headed && strings.Contains(p.text(b), ": "):
		// What stands before all headings as "Key: value" is about the document.
	case contents.MatchString(p.text(b)): // a table of contents names what is drawn anyway
		if head := g.head(); len(g.stack) > 1 && len(head.children) == 0 {
			over := g.stack[len(g.stack)-2]
			over.children = slices.DeleteFunc(over.children, func(t *twig) bool { return t == head })
		}
	default:
		g.count += p.announce(g.head(), g.led, b)
		p.hang(cmp.Or(g.led[b.lead], g.head()), g.items, b)
		g.count++
	}
}

// paragraph hangs a paragraph that begins with its own title.
func (g *growth) paragraph(b block, at int) {
	p := g.page
	name := boldName(strings.TrimSpace(p.text(b)))
	head := g.head()
	if name == "" {
		g.leading(head, b)
		return
	}
	t := &twig{label: p.titled(b, name), source: p.doc.Cite(p.headOf(b), b.heading), level: head.level + 1}
	head.children = append(head.children, t)
	if strings.HasSuffix(strings.TrimSpace(p.text(b)), ":") {
		g.led[at] = t // "**Options.** We have three:"
	}
	g.count++
}

// contents matches an item that is but a link within its document.
var contents = regexp.MustCompile(`^\s*\[[^\]]*\]\(#[^)]*\)\s*(?:\n|$)`)

// longestTable is how many rows a table has at most whose rows are nodes: options, parts
// and rules are compared in such, and what is longer is data.
const longestTable = 8

// shortTables are the heads of tables that few rows follow.
func (p *page) shortTables() map[int]bool {
	rows := map[int]int{}
	for _, b := range p.blocks {
		if b.Kind == notes.Row && b.column >= 0 {
			rows[b.column]++
		}
	}
	short := map[int]bool{}
	for head, n := range rows {
		short[head] = n <= longestTable
	}
	return short
}

// option hangs a row of a table on its heading, by the words that it begins with. It
// returns how many nodes it made.
func (p *page) option(head *twig, b block) int {
	cells := p.cells(b)
	if len(cells) == 0 || !wordy(cells[0]) || empty[strings.ToLower(cells[0])] {
		return 0
	}
	if day, alone := dayOf(cells[0]); day != "" && alone {
		return 0
	}
	head.children = append(head.children, &twig{label: label(cells[0]), source: p.doc.Cite(b.Span, b.heading), level: head.level + 1})
	return 1
}

// titled is the label of a paragraph that begins with its own title: the title, and where
// that is but a day, what it says of it.
func (p *page) titled(b block, name string) string {
	if day, alone := dayOf(name); day != "" && alone || onDay.MatchString(name) {
		if text := plain(p.headOf(b).In(p.doc.Text)); len(text) > len(name)+1 {
			return label(text)
		}
	}
	return label(name)
}

// onDay matches a day without a year: "30 May", "May 3rd".
var onDay = regexp.MustCompile(`(?i)^(?:\d{1,2}\.? \pL{3,9}|\pL{3,9} \d{1,2}(?:st|nd|rd|th)?)[.:]?$`)

// announce gives the list that an item opens a node of its own, where the paragraph over
// it denies what its heading says: "Some changes need no proposal:". It returns how many
// nodes it made.
func (p *page) announce(head *twig, led map[int]*twig, b block) int {
	if b.lead < 0 || led[b.lead] != nil {
		return 0
	}
	lead := strings.TrimLeft(p.announced(b), ".: ")
	if !strings.HasSuffix(lead, ":") || strings.Contains(lead, "(") || !negated(lead[1+strings.LastIndexByte(lead, ','):]) {
		return 0
	}
	spans := p.sentences(p.blocks[b.lead])
	if len(spans) == 0 {
		return 0
	}
	t := &twig{label: label(lead), source: p.doc.Cite(spans[len(spans)-1], b.heading), level: head.level + 1}
	if !negated(t.label) {
		return 0 // cut so short, it would say the contrary
	}
	head.children, led[b.lead] = append(head.children, t), t
	return 1
}

// row hangs a line of a file that is a table on the root: what it is about, and below it
// what its other columns say where the whole table is drawn. It returns how many nodes it
// made.
func (p *page) row(root *twig, b block, whole bool) int {
	names, cells := fields(p.text(b))
	about := record{names: names, cells: cells}.subject()
	if about < 0 {
		return 0
	}
	source := p.doc.Cite(b.Span, b.heading)
	t := &twig{label: label(cells[about]), source: source, level: 1, head: true}
	for i, cell := range cells {
		if whole && i != about && !empty[strings.ToLower(cell)] {
			t.children = append(t.children, &twig{label: label(names[i] + ": " + cell), source: source, level: 2})
		}
	}
	root.children = append(root.children, t)
	return 1 + len(t.children)
}

// title is a heading without its marks.
func (p *page) title(b block) prose.Span {
	text := p.text(b)
	s := prose.Span{Start: b.Start + len(text) - len(strings.TrimLeft(text, "# ")), End: b.End}
	if line, _, two := strings.Cut(s.In(p.doc.Text), "\n"); two { // underlined
		s.End = s.Start + len(line)
	}
	return s
}

// hang puts an item below the one it is indented under, else below its heading.
func (p *page) hang(head *twig, items map[int]*twig, b block) {
	over := head
	best := -1
	for indent, t := range items {
		if indent < b.indent && indent > best {
			best, over = indent, t
		}
	}
	for indent := range items {
		if indent >= b.indent {
			delete(items, indent)
		}
	}
	text := step(p.text(b))
	if !wordy(text) || strings.Contains(text, "://") && !strings.Contains(text, " ") {
		return
	}
	t := &twig{label: text, source: p.doc.Cite(p.headOf(b), b.heading), level: over.level + 1}
	over.children = append(over.children, t)
	items[b.indent] = t
}

// titleLine is where a document names itself: its first line.
func (p *page) titleLine() notes.Source {
	text := p.doc.Text
	at := 0
	if title := cmp.Or(strings.TrimSpace(p.doc.Title), subjectLine(p.doc)); title != "" {
		at = max(0, strings.Index(text, title))
	}
	for at < len(text) && strings.ContainsRune(" \n\r\t", rune(text[at])) {
		at++
	}
	end := len(text)
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		end = at + n
	}
	start := strings.LastIndexByte(text[:at], '\n') + 1
	return p.doc.Cite(prose.Span{Start: start, End: end}, nil)
}

// count is how many nodes a tree has.
func (t *twig) count() int {
	n := 1
	for _, c := range t.children {
		n += c.count()
	}
	return n
}

// pruned cuts a tree down to so many nodes: headings stay before what is listed under
// them, and what hangs high before what hangs low. It returns how many went.
func (t *twig) pruned(most int) int {
	all := t.count()
	kept := map[*twig]bool{t: true}
	left := t.keep(kept, most-1, true)
	if t.topic {
		left = t.inTurn(kept, left)
	}
	t.keep(kept, left, false)
	t.drop(kept)
	return all - t.count()
}

// keep takes what hangs on a tree layer by layer, one of each parent in turn, as long as
// there is room, and returns what room is left.
func (t *twig) keep(kept map[*twig]bool, left int, heads bool) int {
	for layer := []*twig{t}; len(layer) > 0; {
		for nth, some := 0, true; some && left > 0; nth++ {
			some = false
			for _, parent := range layer {
				if nth >= len(parent.children) {
					continue
				}
				some = true
				if c := parent.children[nth]; left > 0 && !kept[c] && (c.head || !heads) {
					kept[c] = true
					left--
				}
			}
		}
		var next []*twig
		for _, parent := range layer {
			for _, c := range parent.children {
				if kept[c] {
					next = append(next, c)
				}
			}
		}
		layer = next
	}
	return left
}

func (t *twig) drop(kept map[*twig]bool) {
	var rest []*twig
	for _, c := range t.children {
		if kept[c] {
			c.drop(kept)
			rest = append(rest, c)
		}
	}
	t.children = rest
}

var boilerplate = map[string]bool{
	"references": true, "see also": true, "table of contents": true, "contents": true, "acknowledgements": true, "license": true, "sources": true,
}
