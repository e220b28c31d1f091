package read

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pdfBlock is a paragraph, a heading, an item of a list, or lines that stand under each
// other, as those of a table or an address.
type pdfBlock struct {
	rows  []string // more than one where the lines break on purpose
	size  float64
	bold  bool
	item  bool
	table bool // the rows are those of one, with cells
	lines int  // of the page
	// jumps is set where the block begins a column or another stretch of the page, so
	// that it may go on with the sentence of the block before.
	jumps bool
}

func (b *pdfBlock) text() string { return strings.Join(b.rows, " ") }

// letters is about how much stands in a block.
func (b *pdfBlock) letters() int {
	n := 0
	for _, row := range b.rows {
		n += len(row)
	}
	return n
}

// goesOnIn tells whether the sentence that ends a block goes on in one after it.
func (b *pdfBlock) goesOnIn(next *pdfBlock) bool {
	last := b.rows[len(b.rows)-1]
	return !next.item && !b.table && !next.table && alike(b.size, next.size) && b.bold == next.bold && !endsSentence(last) && goesOn(next.rows[0])
}

// A pdfLayout makes blocks of the lines of a page.
type pdfLayout struct {
	lines   []pdfLine
	words   vocabulary
	leading float64 // from line to line in a paragraph, in sizes of its letters
	blocks  []*pdfBlock
	first   int // line that begins the block we are in
}

// layOut returns the blocks of a page.
func layOut(page pdfPage, words vocabulary) []*pdfBlock {
	l := pdfLayout{words: words}
	for _, line := range page.lines {
		if line.text = plainLetters(line.text); line.text != "" {
			l.lines = append(l.lines, line)
		}
	}
	l.leading = l.usualLeading()
	for i := 0; i < len(l.lines); i++ {
		if rows := l.tableAt(i); rows > 1 {
			l.addTable(i, rows)
			i += rows - 1
			continue
		}
		l.add(i)
	}
	for _, b := range l.blocks {
		for i, row := range b.rows {
			b.rows[i] = strings.TrimSuffix(row, softHyphen)
		}
	}
	return l.blocks
}

// add puts a line into the block we are in, or begins one.
func (l *pdfLayout) add(i int) {
	line := &l.lines[i]
	text, marked := itemText(line.text)
	how := apart
	if i > 0 && !l.block().table {
		how = l.step(i, marked)
	}
	b := l.block()
	switch how {
	case wrapped:
		b.rows[len(b.rows)-1] = l.words.join(b.rows[len(b.rows)-1], line.text)
	case broken:
		b.rows = append(b.rows, line.text)
	default:
		jumps := i > 0 && l.jump(i)
		next := &pdfBlock{rows: []string{line.text}, size: line.size, bold: line.bold, item: marked, jumps: jumps}
		if jumps && !marked && !b.table && b.goesOnIn(next) {
			b.rows[len(b.rows)-1] = l.words.join(b.rows[len(b.rows)-1], line.text)
			break
		}
		if marked {
			next.rows[0] = text
		}
		l.first = i
		l.blocks = append(l.blocks, next)
		b = next
	}
	b.lines++
	b.bold = b.bold && line.bold
}

// tableAt returns how many lines that follow each other are rows of one table.
func (l *pdfLayout) tableAt(i int) int {
	n := 0
	for ; i+n < len(l.lines) && len(l.lines[i+n].cells) > 1; n++ {
		if n > 0 && (len(l.lines[i+n].cells) != len(l.lines[i].cells) || l.lines[i+n].base <= l.lines[i+n-1].base) {
			break
		}
	}
	return n
}

// addTable makes a block of rows.
func (l *pdfLayout) addTable(i, rows int) {
	b := &pdfBlock{table: true, size: l.lines[i].size, lines: rows}
	for _, line := range l.lines[i : i+rows] {
		cells := make([]string, len(line.cells))
		for n, cell := range line.cells {
			cells[n] = strings.ReplaceAll(literal(cell), "|", `\|`)
		}
		b.rows = append(b.rows, "| "+strings.Join(cells, " | ")+" |")
	}
	l.blocks = append(l.blocks, b)
}

func (l *pdfLayout) block() *pdfBlock {
	if len(l.blocks) == 0 {
		return nil
	}
	return l.blocks[len(l.blocks)-1]
}

// How a line follows the one before.
const (
	apart   = iota // in another block
	wrapped        // because that one was full
	broken         // though that one was not
)

// jump tells whether a line stands elsewhere than below the one before.
func (l *pdfLayout) jump(i int) bool {
	a, b := &l.lines[i-1], &l.lines[i]
	return a.placed && b.placed && a.turn == b.turn && b.base < a.base
}

// step tells how a line follows the one before.
func (l *pdfLayout) step(i int, marked bool) int {
	a, b := &l.lines[i-1], &l.lines[i]
	if !a.placed || !b.placed || a.turn != b.turn || !alike(a.size, b.size) || a.bold != b.bold && l.block().lines == 1 {
		return apart
	}
	down := b.base - a.base
	if down <= 0.3*a.size || down > 1.25*l.leading*a.size {
		return apart
	}
	edge, company := l.edge(i - 1)
	full := a.right+l.firstWord(a, b.text) > edge
	if company < 2 && !strings.HasSuffix(a.text, "-") && !strings.HasSuffix(a.text, softHyphen) && !goesOn(b.text) {
		full = false // two lines of a list whose marks are drawn, and not one paragraph
	}
	if leader(a.text) || leader(b.text) {
		full = false
	}
	aligned := math.Abs(b.left-a.left) < 0.3*a.size
	if marked && !(full && aligned && !l.block().item) {
		return apart
	}
	single, indent := i-1 == l.first, b.left-a.left
	switch {
	case l.block().item && b.left < l.lines[l.first].left-0.5*a.size:
		return apart
	case indent > 0.8*a.size && (!single || !full && !l.block().item):
		return apart // the first line of a paragraph
	case indent < -0.8*a.size && !single:
		return apart // after a paragraph whose lines are indented but the first
	case full, l.block().item && single && !aligned:
		return wrapped
	case endsSentence(a.text):
		return apart
	}
	return broken
}

// firstWord is about how wide the first word of a text would be at the end of a line, but
// for a little.
func (l *pdfLayout) firstWord(a *pdfLine, text string) float64 {
	word, _, _ := strings.Cut(text, " ")
	letter := (a.right - a.left) / float64(max(1, utf8.RuneCountInString(a.text)))
	return letter * (float64(utf8.RuneCountInString(word)) + 0.7)
}

// around is how many lines to both sides tell how far a column reaches.
const around = 8

// edge returns how far to the right the lines reach among which one stands, and how many
// others these are.
func (l *pdfLayout) edge(i int) (right float64, company int) {
	at := &l.lines[i]
	right, company = at.right, -1
	for _, other := range l.lines[max(0, i-around):min(len(l.lines), i+around+1)] {
		if other.placed && other.turn == at.turn && alike(other.size, at.size) &&
			math.Abs(other.left-at.left) < 3*at.size && other.left < at.right {
			right = max(right, other.right)
			company++
		}
	}
	return right, company
}

// usualLeading returns the lesser of the distances from line to line, which are those
// within paragraphs, in sizes of letters.
func (l *pdfLayout) usualLeading() float64 {
	var all []float64
	for i := 1; i < len(l.lines); i++ {
		a, b := &l.lines[i-1], &l.lines[i]
		down := (b.base - a.base) / a.size
		if a.placed && b.placed && a.turn == b.turn && alike(a.size, b.size) && down > 0.7 && down < 3 {
			all = append(all, down)
		}
	}
	if len(all) == 0 {
		return 1.3
	}
	slices.Sort(all)
	return all[len(all)/4]
}

// alike tells whether two sizes are the same to the eye.
func alike(a, b float64) bool { return math.Abs(a-b) <= 0.06*max(a, b) }

// hasLetter tells whether there is a letter in a text.
func hasLetter(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }
