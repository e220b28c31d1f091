package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// A talk reads a sequence diagram. Statements end with the line or ";", "#" begins a
// comment, and no actor may begin with a word of Mermaid's, whatever its case.
type talk struct {
	*reader
	q      *diagram.Sequence
	actor  map[string]int
	boxed  map[string]bool
	box    int // the open box, -1 for none
	active map[string]int
	// made and ended are actors whose next message must create or destroy them.
	made, ended string
	blocks      []openBlock
}

// An openBlock is a block that has no end yet. Its items collect in its last branch.
type openBlock struct {
	item  diagram.Item
	start int
}

func readSequence(r *reader) {
	t := &talk{
		reader: r, q: &diagram.Sequence{First: 1, Step: 1}, actor: map[string]int{}, boxed: map[string]bool{},
		box: -1, active: map[string]int{},
	}
	r.d.Sequence = t.q
	for !t.done() {
		t.statement()
	}
	if n := len(t.blocks); r.err == nil && n > 0 {
		t.failAt(t.blocks[n-1].start, "this %s has no end", t.blocks[n-1].item.Word)
	}
	if r.err == nil && t.box >= 0 {
		t.failAt(len(t.s)-1, "the box has no end")
	}
}

// gap passes blanks, line ends, ";" and comments.
func (t *talk) gap() {
	for !t.done() {
		switch c := t.peek(); {
		case isSpace(c) || c == ';':
			t.i++
		case c == '#' || c == '%':
			t.line()
		default:
			return
		}
	}
}

// blockWords begin a block, branchWords a further part of one.
var (
	blockWords  = []string{"loop", "rect", "opt", "alt", "par", "par_over", "critical", "break"}
	branchWords = map[string]string{"else": "alt", "and": "par par_over", "option": "critical"}
)

// statement reads one statement with its end.
func (t *talk) statement() {
	t.gap()
	if t.done() || t.about() {
		return
	}
	start := t.i
	if t.box >= 0 && !t.inBox() {
		return
	}
	for _, word := range blockWords {
		if t.takeWordFold(word) {
			t.open(word, start)
			return
		}
	}
	for _, word := range [...]string{"else", "and", "option"} {
		if t.takeWordFold(word) {
			t.branch(word, start)
			return
		}
	}
	switch {
	case t.takeWordFold("end"):
		t.end(start)
	case t.takeWordFold("box"):
		t.openBox(start)
	case t.takeWordFold("participant"):
		t.participant("participant", false, start)
	case t.takeWordFold("actor"):
		t.participant("actor", false, start)
	case t.takeWordFold("create"):
		t.create(start)
	case t.takeWordFold("destroy"):
		t.mark(diagram.DestroyItem, start)
	case t.takeWordFold("activate"):
		t.mark(diagram.ActivateOn, start)
	case t.takeWordFold("deactivate"):
		t.mark(diagram.ActivateOff, start)
	default:
		t.other(start)
	}
}

// other reads what remains of the kinds of statements.
func (t *talk) other(start int) {
	switch {
	case t.takeWordFold("autonumber"):
		t.number(start)
	case t.takeWordFold("note"):
		t.note(start)
	case t.takeWordFold("links"), t.takeWordFold("link"), t.takeWordFold("properties"), t.takeWordFold("details"):
		t.meet(t.name())
		t.text()
	case t.titleAt():
	case t.takeWordFold("sequenceDiagram"):
		t.failAt(start, "a second sequenceDiagram begins here")
	default:
		t.message(start)
	}
}

// titleAt reads a title: "title X" or "title: X".
func (t *talk) titleAt() bool {
	start := t.i
	if !t.takeWordFold("title") {
		return false
	}
	t.take(":")
	if !isSpace(t.peek()) {
		t.i = start
		return false
	}
	t.d.Title = plain(t.until("#;\n"))
	return true
}

// put adds an item to what is open.
func (t *talk) put(it diagram.Item, start int) {
	if t.tooMany(len(t.q.Items), "items") {
		return
	}
	it.Span = t.span(start, t.i)
	t.append(it)
}

func (t *talk) append(it diagram.Item) {
	n := len(t.blocks)
	if n == 0 {
		t.q.Items = append(t.q.Items, it)
		return
	}
	branches := t.blocks[n-1].item.Branches
	last := &branches[len(branches)-1]
	last.Items = append(last.Items, it)
}

// open begins a block.
func (t *talk) open(word string, start int) {
	if len(t.blocks) >= maxDepth {
		t.failAt(start, "more than %d blocks within each other", maxDepth)
		return
	}
	text := t.lineText()
	it := diagram.Item{
		Kind: diagram.BlockItem, Word: word, Text: text, Span: t.span(start, t.i),
		Branches: []diagram.BlockBranch{{Text: text}},
	}
	t.blocks = append(t.blocks, openBlock{it, start})
}

// branch begins a further part of the innermost block.
func (t *talk) branch(word string, start int) {
	n := len(t.blocks)
	if n == 0 || !hasWord(branchWords[word], t.blocks[n-1].item.Word) {
		t.failAt(start, "%q does not stand in a block that has such a part", word)
		return
	}
	it := &t.blocks[n-1].item
	it.Branches = append(it.Branches, diagram.BlockBranch{Text: t.lineText()})
}

func hasWord(words, word string) bool {
	for w := range strings.FieldsSeq(words) {
		if w == word {
			return true
		}
	}
	return false
}

// end closes the innermost block or the box.
func (t *talk) end(start int) {
	n := len(t.blocks)
	switch {
	case t.box >= 0:
		t.box = -1
	case n == 0:
		t.failAt(start, "this end belongs to no block; \"end\" cannot be the name of an actor")
	default:
		it := t.blocks[n-1].item
		it.Span.End = t.src.original(t.i)
		t.blocks = t.blocks[:n-1]
		t.append(it)
	}
}

// lineText reads the text up to the end of the line, a comment or ";".
func (t *talk) lineText() string {
	t.blanks()
	return noWrap(t.until("#;\n"))
}

// noWrap is a text without the words that say how it breaks.
func noWrap(text string) string {
	text = strings.TrimSpace(text)
	for _, prefix := range [...]string{":wrap:", "wrap:", ":nowrap:", "nowrap:"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			return plain(rest)
		}
	}
	return plain(text)
}

// text reads the ":" and the text of a message or note, with the end of the line.
func (t *talk) text() string {
	t.blanks()
	if !t.take(":") {
		t.unexpected("\":\" and a text")
		return ""
	}
	return noWrap(t.until("#;\n"))
}

// endLine reads the end of a statement.
func (t *talk) endLine() {
	t.blanks()
	if c := t.peek(); c != '\n' && c != ';' && c != '#' && !t.done() {
		t.unexpected("the end of the statement")
	}
}

// number reads autonumber.
func (t *talk) number(start int) {
	t.blanks()
	if t.takeWordFold("off") {
		t.endLine()
		t.put(diagram.Item{Kind: diagram.NumberItem, Text: "off"}, start)
		return
	}
	var numbers []string
	for len(numbers) < 2 && (isDigit(t.peek()) || t.peek() == '.') {
		from := t.i
		for isDigit(t.peek()) || t.peek() == '.' {
			t.i++
		}
		numbers = append(numbers, t.s[from:t.i])
		t.blanks()
	}
	t.endLine()
	t.count(numbers, start)
}

// count notes how the messages are numbered from here. What stands before the first
// message is said of the whole sequence.
func (t *talk) count(numbers []string, start int) {
	text := "on"
	if len(numbers) > 0 {
		text = strings.Join(append(numbers, "1")[:2], " ")
	}
	if len(t.q.Items) > 0 || len(t.blocks) > 0 || t.q.Numbered {
		t.put(diagram.Item{Kind: diagram.NumberItem, Text: text}, start)
		return
	}
	t.q.Numbered = true
	if first, step, ok := strings.Cut(text, " "); ok {
		t.q.First, t.q.Step = decimal(first), decimal(step)
	}
}
