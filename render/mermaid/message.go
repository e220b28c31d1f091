package mermaid

import (
	"strings"

	"ken/render/diagram"
)

// An arrowForm is one of the arrows of a sequence.
type arrowForm struct {
	sign       string
	stroke     diagram.Stroke
	tail, head diagram.Head
	async      bool
}

// arrows are all of them, in the order in which Mermaid tries them.
var arrows = []arrowForm{
	{"->>", diagram.Solid, "", diagram.Arrow, false},
	{"<<->>", diagram.Solid, diagram.Arrow, diagram.Arrow, false},
	{"-->>", diagram.Dotted, "", diagram.Arrow, false},
	{"<<-->>", diagram.Dotted, diagram.Arrow, diagram.Arrow, false},
	{"->", diagram.Solid, "", "", false},
	{"-->", diagram.Dotted, "", "", false},
	{"-x", diagram.Solid, "", diagram.Cross, false},
	{"--x", diagram.Dotted, "", diagram.Cross, false},
	{"-)", diagram.Solid, "", diagram.Arrow, true},
	{"--)", diagram.Dotted, "", diagram.Arrow, true},
	{`--|\`, diagram.Dotted, "", diagram.HalfTop, false},
	{"--|/", diagram.Dotted, "", diagram.HalfBottom, false},
	{`--\\`, diagram.Dotted, "", diagram.StickTop, false},
	{"--//", diagram.Dotted, "", diagram.StickBottom, false},
	{"/|--", diagram.Dotted, diagram.HalfTop, "", false},
	{`\|--`, diagram.Dotted, diagram.HalfBottom, "", false},
	{"//--", diagram.Dotted, diagram.StickTop, "", false},
	{`\\--`, diagram.Dotted, diagram.StickBottom, "", false},
	{`-|\`, diagram.Solid, "", diagram.HalfTop, false},
	{"-|/", diagram.Solid, "", diagram.HalfBottom, false},
	{`-\\`, diagram.Solid, "", diagram.StickTop, false},
	{"-//", diagram.Solid, "", diagram.StickBottom, false},
	{"/|-", diagram.Solid, diagram.HalfTop, "", false},
	{`\|-`, diagram.Solid, diagram.HalfBottom, "", false},
	{"//-", diagram.Solid, diagram.StickTop, "", false},
	{`\\-`, diagram.Solid, diagram.StickBottom, "", false},
}

// talkWords are what no name of an actor may begin with as a whole word.
var talkWords = []string{
	"box", "participant", "actor", "create", "destroy", "loop", "rect", "opt", "alt", "else", "par", "par_over",
	"and", "critical", "option", "break", "end", "left of", "right of", "links", "link", "properties", "details",
	"over", "note", "activate", "deactivate", "sequenceDiagram", "autonumber", "off",
}

// firstStops end the first part of an actor's name, laterStops the others.
const (
	firstStops = "/\\+()<->:\n,;"
	laterStops = "+<->:\n,;"
)

// name reads the name of an actor in a message or a note.
func (t *talk) name() string {
	t.blanks()
	for _, word := range talkWords {
		if t.wordAt(t.i, word, true) {
			t.failAt(t.i, "%q is a word of Mermaid's and cannot begin the name of an actor", word)
			return ""
		}
	}
	start := t.i
	if t.bareNumber() || t.peek() == '#' {
		t.unexpected("the name of an actor")
		return ""
	}
	for strings.IndexByte(firstStops, t.peek()) < 0 && !t.done() {
		t.i++
	}
	for t.i > start && !t.done() && !t.arrowHere() {
		at := t.i
		for t.byteAt(at) == '-' {
			at++
		}
		end := at
		for strings.IndexByte(laterStops, t.byteAt(end)) < 0 && end < len(t.s) {
			end++
		}
		if end == at {
			break
		}
		t.i = end
	}
	id := strings.TrimSpace(t.s[start:t.i])
	if id == "" {
		t.unexpected("the name of an actor")
	}
	return id
}

// bareNumber reports whether a bare number stands here, which is no name.
func (t *talk) bareNumber() bool {
	i := t.i
	for isDigit(t.byteAt(i)) {
		i++
	}
	return i > t.i && isSpace(t.byteAt(i))
}

// arrowHere reports whether an actor's name ends here because an arrow begins. An
// arrow such as ->> ends it without, by its ">".
func (t *talk) arrowHere() bool {
	for _, sign := range [...]string{
		"--", "-x", "-)", `-|\`, `-\`, "-/", "-|/", "/|-", `\|-`, "//-", `\\-`, "()",
	} {
		if t.has(sign) {
			return true
		}
	}
	return false
}

// message reads a message.
func (t *talk) message(start int) {
	it := diagram.Item{Kind: diagram.MessageItem}
	it.From = t.name()
	t.blanks()
	it.CentralTail = t.take("()")
	t.blanks()
	form, ok := t.arrow()
	if !ok {
		t.unexpected("an arrow")
		return
	}
	it.Stroke, it.Tail, it.Head, it.Async = form.stroke, form.tail, form.head, form.async
	t.blanks()
	sign := byte(0)
	if t.take("()") {
		it.CentralHead = true
	} else if c := t.peek(); (c == '+' || c == '-') && !it.CentralTail {
		sign = c
		t.i++
	}
	it.To = t.name()
	it.Text = t.text()
	if t.err != nil {
		return
	}
	t.meet(it.From)
	t.meet(it.To)
	if t.created(it, start) {
		t.put(it, start)
		t.signed(sign, it, start)
	}
}

func (t *talk) arrow() (arrowForm, bool) {
	for _, a := range arrows {
		if t.take(a.sign) {
			return a, true
		}
	}
	return arrowForm{}, false
}

// created holds a message against the actor that was created or destroyed before it.
func (t *talk) created(it diagram.Item, start int) bool {
	switch {
	case t.made != "":
		if it.To != t.made {
			t.failAt(start, "the message that creates %s should stand here", t.made)
			return false
		}
		t.made = ""
	case t.ended != "":
		if it.To != t.ended && it.From != t.ended {
			t.failAt(start, "the message that destroys %s should stand here", t.ended)
			return false
		}
		t.ended = ""
	}
	return true
}

// signed notes what the + or - before the receiver of a message does.
func (t *talk) signed(sign byte, it diagram.Item, start int) {
	switch sign {
	case '+':
		t.active[it.To]++
		t.put(diagram.Item{Kind: diagram.ActivateOn, From: it.To}, start)
	case '-':
		if t.active[it.From] < 1 {
			t.failAt(start, "%s is not active here", it.From)
			return
		}
		t.active[it.From]--
		t.put(diagram.Item{Kind: diagram.ActivateOff, From: it.From}, start)
	}
}

// note reads a note beside or over actors.
func (t *talk) note(start int) {
	it := diagram.Item{Kind: diagram.NoteItem}
	t.blanks()
	switch {
	case t.takeWordFold("left of"):
		it.Place = "left"
	case t.takeWordFold("right of"):
		it.Place = "right"
	case t.takeWordFold("over"):
		it.Place = "over"
	default:
		t.unexpected("left of, right of or over")
		return
	}
	it.From = t.name()
	t.blanks()
	if it.Place == "over" && t.take(",") {
		it.To = t.name()
	}
	it.Text = t.text()
	if t.err != nil {
		return
	}
	t.meet(it.From)
	if it.To != "" {
		t.meet(it.To)
	}
	t.put(it, start)
}
