package mermaid

import (
	"strconv"
	"strings"

	"ken/render/diagram"
)

// decimal is a number, 0 where it is none.
func decimal(s string) float64 {
	n, _ := strconv.ParseFloat(s, 64)
	return n
}

// openBox begins a frame around actors.
func (t *talk) openBox(start int) {
	if len(t.blocks) > 0 && t.box >= 0 {
		t.failAt(start, "a box stands within another")
		return
	}
	t.blanks()
	color, label := boxColor(strings.TrimSpace(t.until("#;\n")))
	t.box = len(t.q.Boxes)
	t.q.Boxes = append(t.q.Boxes, diagram.ActorBox{Label: noWrap(label), Color: color})
}

// inBox reports whether what stands here may stand in a box, and says where not.
func (t *talk) inBox() bool {
	for _, word := range [...]string{"participant", "actor", "destroy", "end"} {
		if t.wordAt(t.i, word, true) {
			return true
		}
	}
	t.unexpected("a participant or the end of the box")
	return false
}

// boxColor is the colour a box begins with, "" for none, and its text.
func boxColor(s string) (color, label string) {
	lower := strings.ToLower(s)
	for _, f := range [...]string{"rgba", "rgb", "hsla", "hsl"} {
		if !strings.HasPrefix(lower, f) || !strings.HasPrefix(strings.TrimLeft(lower[len(f):], " "), "(") {
			continue
		}
		if end := strings.LastIndexByte(s, ')'); end > 0 {
			return s[:end+1], s[end+1:]
		}
	}
	n := 0
	for n < len(s) && isWord(s[n]) {
		n++
	}
	if colors[lower[:n]] {
		return s[:n], s[n:]
	}
	return "", s
}

// colors are the names of colours in CSS.
var colors = wordSet("aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet " +
	"brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan " +
	"darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred " +
	"darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue " +
	"dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray " +
	"green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen " +
	"lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink " +
	"lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen " +
	"linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue " +
	"mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy " +
	"oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip " +
	"peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown " +
	"seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal " +
	"thistle tomato transparent turquoise violet wheat white whitesmoke yellow yellowgreen")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// participant reads the declaration of an actor.
func (t *talk) participant(kind string, created bool, start int) {
	id, data := t.declared()
	if t.err != nil {
		return
	}
	var label *string
	all, ok := pairs(data)
	if !ok {
		t.failAt(start, "the quotes of this data do not fit")
		return
	}
	for _, p := range all {
		switch value := p.value; p.key {
		case "type":
			kind = value
		case "alias":
			text := noWrap(value)
			label = &text
		}
	}
	t.blanks()
	if t.takeWordFold("as") {
		text := t.lineText()
		label = &text
	}
	t.endLine()
	if t.err != nil {
		return
	}
	if created {
		if _, ok := t.actor[id]; ok {
			t.failAt(start, "%s is created, but stands before already", id)
			return
		}
	}
	t.declare(id, kind, label, start)
	if created {
		t.made = id
		t.put(diagram.Item{Kind: diagram.CreateItem, From: id}, start)
	}
}

// declared reads the name of an actor in its declaration, and its data.
func (t *talk) declared() (id, data string) {
	t.blanks()
	start := t.i
	t.until("<>:\n,;@")
	text := t.s[start:t.i]
	switch c := t.peek(); {
	case t.has("@{") && strings.TrimSpace(text) == text && !strings.ContainsAny(text, " \t"):
		t.i += len("@{")
		data = t.until("}")
		if !t.take("}") {
			t.failAt(start, "this data has no } at its end")
		}
	case c != '\n' && c != ';' && !t.done():
		if first, alias, ok := cutAs(text); ok {
			t.i = start + len(first) + alias
			return first, ""
		}
		t.unexpected("the end of the actor's name")
		return "", ""
	default:
		if at := strings.IndexByte(text, '#'); at >= 0 {
			text = text[:at]
			t.i = start + at
		}
		if first, alias, ok := cutAs(text); ok {
			t.i = start + len(first) + alias
			return first, ""
		}
	}
	id = strings.TrimSpace(text)
	if id == "" {
		t.unexpected("the name of an actor")
	}
	return id, data
}

// cutAs is the one word before "as" in a declaration, and how many blanks follow it.
func cutAs(text string) (first string, blanks int, ok bool) {
	end := strings.IndexAny(text, " \t")
	if end <= 0 {
		return "", 0, false
	}
	rest := strings.TrimLeft(text[end:], " \t")
	blanks = len(text) - end - len(rest)
	if len(rest) < 2 || !strings.EqualFold(rest[:2], "as") || len(rest) > 2 && rest[2] != ' ' && rest[2] != '\t' {
		return "", 0, false
	}
	return text[:end], blanks, true
}

// declare notes an actor with what its declaration says. A second one says nothing
// unless it has a label.
func (t *talk) declare(id, kind string, label *string, start int) {
	i, old := t.actor[id]
	if old && t.box >= 0 {
		if a := &t.q.Actors[i]; a.Box < 0 {
			a.Box = t.box
		} else if a.Box != t.box {
			t.failAt(start, "%s stands in two boxes", id)
			return
		}
	}
	if old && label == nil {
		return
	}
	if !old {
		t.meet(id)
		i = t.actor[id]
	}
	if t.err != nil {
		return
	}
	a := &t.q.Actors[i]
	a.Kind = kind
	if label != nil {
		a.Label = *label
	}
	a.Span = t.span(start, t.i)
}

// meet notes an actor that a message or a note names.
func (t *talk) meet(id string) {
	if _, ok := t.actor[id]; ok || t.err != nil || t.tooMany(len(t.q.Actors), "actors") {
		return
	}
	t.actor[id] = len(t.q.Actors)
	t.q.Actors = append(t.q.Actors, diagram.Actor{
		ID: id, Label: plain(id), Kind: "participant", Box: t.box, Span: t.span(t.i-len(id), t.i),
	})
}

// create reads the declaration of an actor that the next message creates.
func (t *talk) create(start int) {
	t.blanks()
	switch {
	case t.takeWordFold("participant"):
		t.participant("participant", true, start)
	case t.takeWordFold("actor"):
		t.participant("actor", true, start)
	default:
		t.unexpected("participant or actor")
	}
}

// mark reads destroy, activate or deactivate with its actor.
func (t *talk) mark(kind diagram.ItemKind, start int) {
	id, _ := t.declared()
	t.endLine()
	if t.err != nil {
		return
	}
	switch kind {
	case diagram.DestroyItem:
		t.ended = id
	case diagram.ActivateOn:
		t.active[id]++
	case diagram.ActivateOff:
		if t.active[id] < 1 {
			t.failAt(start, "%s is not active here", id)
			return
		}
		t.active[id]--
	}
	t.put(diagram.Item{Kind: kind, From: id}, start)
}
