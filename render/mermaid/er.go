package mermaid

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ken/render/diagram"
)

// An erReader reads an ER diagram, whose words have no case.
type erReader struct {
	*reader
	g     *diagram.Graph
	node  map[string]int
	group map[string]int
	open  []frame
}

func readEntities(r *reader) {
	e := &erReader{
		reader: r, g: &diagram.Graph{Direction: diagram.Down}, node: map[string]int{}, group: map[string]int{},
	}
	r.d.Graph = e.g
	for !e.done() {
		e.statement()
	}
	if n := len(e.open); r.err == nil && n > 0 {
		e.failAt(e.open[n-1].start, "this subgraph has no end")
	}
	e.g.Groups = arrange(e.g.Groups)
	rank := map[string]int{}
	for i, o := range e.g.Groups {
		rank[o.ID] = i + 1
	}
	slices.SortStableFunc(e.g.Nodes, func(a, b diagram.Node) int { return rank[a.Group] - rank[b.Group] })
}

func (e *erReader) statement() {
	e.skipSpace()
	if e.done() || e.about() {
		return
	}
	start := e.i
	switch {
	case e.has("%%"):
		e.line()
	case e.takeWordFold("style"), e.takeWordFold("classDef"), e.takeWordFold("class"):
		if strings.TrimSpace(e.line()) == "" {
			e.unexpected("a name")
		}
	case e.takeBlankWord("title"):
		e.d.Title = plain(e.line())
	case e.erDirection():
	case e.takeWordFold("subgraph"):
		e.subgraph(start)
	case e.takeWordFold("end"):
		e.end(start)
	default:
		e.entity(start)
	}
}

func (e *erReader) erDirection() bool {
	line, _, _ := strings.Cut(e.rest(), "\n")
	dir, ok := directionIn(line)
	if !ok {
		return false
	}
	e.i += len(line)
	if n := len(e.open); n > 0 {
		e.g.Groups[e.open[n-1].index].Direction = dir
	} else {
		e.g.Direction = dir
	}
	return true
}

// subgraph reads the head of a subgraph.
func (e *erReader) subgraph(start int) {
	id := e.name()
	label := plain(id)
	e.blanks()
	if e.take("[") {
		var words []string
		for e.err == nil && !e.take("]") {
			words = append(words, plain(e.name()))
			e.blanks()
		}
		label = strings.TrimSpace(strings.Join(words, " "))
	}
	if e.err != nil || e.tooMany(len(e.g.Groups), "subgraphs") {
		return
	}
	if len(e.open) >= maxDepth {
		e.failAt(start, "more than %d subgraphs within each other", maxDepth)
		return
	}
	i, ok := e.group[id]
	if !ok {
		i = len(e.g.Groups)
		e.group[id] = i
		e.g.Groups = append(e.g.Groups, diagram.Group{ID: id, Label: label, Parent: e.in(), Span: e.span(start, e.i)})
	}
	e.open = append(e.open, frame{index: i, start: start})
}

func (e *erReader) end(start int) {
	if len(e.open) == 0 {
		e.failAt(start, "this end belongs to no subgraph")
		return
	}
	e.open = e.open[:len(e.open)-1]
}

func (e *erReader) in() string {
	if n := len(e.open); n > 0 {
		return e.g.Groups[e.open[n-1].index].ID
	}
	return ""
}

// erWords cannot be the name of an entity.
var erWords = []string{
	"subgraph", "end", "style", "classDef", "class", "one", "only one", "many", "zero or one", "zero or more",
	"zero or many", "to", "optionally to", "erDiagram",
}

// name reads the name of an entity.
func (e *erReader) name() string {
	e.blanks()
	start := e.i
	if e.take(`"`) {
		text := e.until("\"\n%\\")
		if text == "" || !e.take(`"`) {
			e.failAt(start, `this name has no double quote at its end, or a %% or \ in it`)
			return ""
		}
		return text
	}
	for _, word := range erWords {
		if e.wordAt(e.i, word, true) {
			e.failAt(e.i, "%q is a word of Mermaid's and cannot be the name of an entity", word)
			return ""
		}
	}
	for c := e.peek(); isWord(c) || c >= utf8.RuneSelf || c != 0 && strings.IndexByte("-*.", c) >= 0; c = e.peek() {
		e.i++
	}
	if e.i == start {
		e.unexpected("the name of an entity")
	}
	return e.s[start:e.i]
}

// add notes an entity.
func (e *erReader) add(id string, start int) *diagram.Node {
	i, ok := e.node[id]
	if !ok {
		if e.err != nil || e.tooMany(len(e.g.Nodes), "entities") {
			return nil
		}
		i = len(e.g.Nodes)
		e.node[id] = i
		e.g.Nodes = append(e.g.Nodes, diagram.Node{
			ID: id, Label: plain(id), Shape: diagram.Table, Span: e.span(start, e.i), Mastery: -1,
		})
	}
	n := &e.g.Nodes[i]
	if n.Group == "" {
		n.Group = e.in()
	}
	return n
}

// classes reads ::: and the names of classes.
func (e *erReader) classes() {
	e.blanks()
	if !e.take(":::") {
		return
	}
	e.blanks()
	if strings.TrimSpace(e.until(" \t\n{[:|}")) == "" {
		e.unexpected("the name of a class")
	}
	e.blanks()
}

// entity reads an entity, with its label and attributes, or a relation of two.
func (e *erReader) entity(start int) {
	id := e.name()
	n := e.add(id, start)
	if n == nil {
		return
	}
	e.classes()
	if e.take("[") {
		label := e.name()
		e.blanks()
		if n.Label = plain(label); !e.take("]") {
			e.unexpected(`"]"`)
		}
		e.classes()
	}
	if e.take("{") {
		e.attributes(id, start)
		return
	}
	if c := e.peek(); c == '\n' || e.done() {
		return
	}
	tail, ok := e.cardinality()
	if !ok {
		// Two entities may stand on one line.
		if isWord(e.peek()) || e.peek() == '"' || e.peek() >= utf8.RuneSelf {
			return
		}
		e.unexpected("a relation such as ||--o{")
		return
	}
	e.relation(id, tail, start)
}

// relation reads the rest of a relation.
func (e *erReader) relation(from string, tail diagram.Head, start int) {
	edge := diagram.Edge{From: from, Tail: tail, Length: 1}
	if edge.Stroke = e.lineType(); edge.Stroke == "" {
		e.unexpected(`"--" or ".."`)
		return
	}
	var ok bool
	if edge.Head, ok = e.cardinality(); !ok {
		e.unexpected("how many there are, such as o{")
		return
	}
	edge.To = e.name()
	e.add(edge.To, start)
	e.classes()
	if !e.take(":") {
		e.unexpected(`":" and what the relation is called`)
		return
	}
	e.blanks()
	if e.take(`"`) {
		edge.Label = plain(e.until(`"`))
		if !e.take(`"`) {
			e.failAt(start, "this text has no double quote at its end")
		}
	} else {
		edge.Label = plain(e.name())
	}
	if e.err != nil || e.tooMany(len(e.g.Edges), "relations") {
		return
	}
	edge.Span = e.span(start, e.i)
	e.g.Edges = append(e.g.Edges, edge)
}

// cardinalities are the signs and words of how many, in the order they are tried.
var cardinalities = []struct {
	sign string
	head diagram.Head
}{
	{"one or zero", diagram.ZeroOne},
	{"one or more", diagram.Many},
	{"one or many", diagram.Many},
	{"1+", diagram.Many},
	{"|o", diagram.ZeroOne},
	{"zero or one", diagram.ZeroOne},
	{"zero or more", diagram.ZeroMany},
	{"zero or many", diagram.ZeroMany},
	{"0+", diagram.ZeroMany},
	{"}o", diagram.ZeroMany},
	{"many(0)", diagram.ZeroMany},
	{"many(1)", diagram.Many},
	{"many", diagram.ZeroMany},
	{"}|", diagram.Many},
	{"one", diagram.One},
	{"only one", diagram.One},
	{"1", diagram.One},
	{"||", diagram.One},
	{"o|", diagram.ZeroOne},
	{"o{", diagram.ZeroMany},
	{"|{", diagram.Many},
	{"u", diagram.Rhomb}, // a parent, which Mermaid draws as a rhomb
}

func (e *erReader) cardinality() (diagram.Head, bool) {
	e.blanks()
	for _, c := range cardinalities {
		if c.sign == "u" {
			next := e.byteAt(e.i + 1)
			if next != '.' && next != '-' && next != '|' {
				continue
			}
		}
		if e.takeWordFold(c.sign) {
			e.blanks()
			return c.head, true
		}
	}
	return "", false
}

// lineType reads whether the relation identifies: a whole line, or one of dots.
func (e *erReader) lineType() diagram.Stroke {
	for _, s := range [...]string{"..", ".-", "-.", "optionally to"} {
		if e.takeWordFold(s) {
			return diagram.Dotted
		}
	}
	if e.take("--") || e.takeWordFold("to") {
		return diagram.Solid
	}
	return ""
}
