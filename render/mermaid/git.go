package mermaid

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// A history reads a gitGraph: commits are nodes in order, branches the groups around
// them, and edges lead from each commit to the next.
type history struct {
	*reader
	g       *diagram.Graph
	node    map[string]int // by the name of the commit
	branch  map[string]*ref
	order   []*ref
	current *ref
	parents map[string][]string // the commits before each, without picked ones
}

// A ref is a branch with the last commit on it, "" for none.
type ref struct {
	name, head string
	order      float64
	span       diagram.Span
}

// Settings of the main branch stand in front matter or directives.
var (
	mainName  = regexp.MustCompile(`["']?mainBranchName["']?\s*:\s*["']?([^"',}\n]+)`)
	mainOrder = regexp.MustCompile(`["']?mainBranchOrder["']?\s*:\s*["']?(\d+)`)
)

// branchID keeps the names of branches from those of commits.
const branchID = "branch:"

func readGit(r *reader) {
	main := &ref{name: "main"}
	if m := mainName.FindStringSubmatch(r.src.whole); m != nil {
		main.name = strings.TrimSpace(m[1])
	}
	if m := mainOrder.FindStringSubmatch(r.src.whole); m != nil {
		main.order = decimal(m[1])
	}
	h := &history{
		reader: r, g: &diagram.Graph{Direction: diagram.Right}, node: map[string]int{},
		branch: map[string]*ref{main.name: main}, order: []*ref{main}, current: main, parents: map[string][]string{},
	}
	r.d.Graph = h.g
	h.head()
	for !h.done() {
		h.statement()
	}
	h.groups()
}

// head reads what may stand behind gitGraph: a direction and ":".
func (h *history) head() {
	h.blanks()
	for _, d := range [...]diagram.Direction{diagram.Right, diagram.Down, diagram.Up} {
		if h.takeWord(string(d)) {
			h.g.Direction = d
			h.blanks()
			if h.peek() != ':' {
				h.unexpected(`":"`)
			}
		}
	}
	h.take(":")
}

func (h *history) statement() {
	h.skipSpace()
	if h.done() || h.about() {
		return
	}
	start := h.i
	switch {
	case h.has("%%"):
		h.line()
		return
	case h.takeWord("title"):
		h.d.Title = plain(h.line())
		return
	case h.takeWord("commit"):
		h.commit(start)
	case h.takeWord("branch"):
		h.newBranch(start)
	case h.takeWord("merge"):
		h.merge(start)
	case h.takeWord("checkout"), h.takeWord("switch"):
		h.checkout(start)
	case h.takeWord("cherry-pick"):
		h.cherryPick(start)
	default:
		h.unexpected("commit, branch, checkout, merge or cherry-pick")
	}
	h.blanks()
	if !h.done() && h.peek() != '\n' && !h.has("%%") {
		h.unexpected("the end of the line")
	}
}

// text reads a text between quotes.
func (h *history) text() string {
	h.blanks()
	start, quote := h.i, h.peek()
	if quote != '"' && quote != '\'' {
		h.unexpected("a text between double quotes")
		return ""
	}
	h.i++
	text := h.until(string(quote))
	if !h.take(string(quote)) {
		h.failAt(start, "this text has no quote at its end")
	}
	return plain(text)
}

// name reads the name of a branch.
func (h *history) name() string {
	h.blanks()
	if c := h.peek(); c == '"' || c == '\'' {
		return h.text()
	}
	start := h.i
	for c := h.peek(); isWord(c) || h.i > start && c != 0 && strings.IndexByte("-./", c) >= 0; c = h.peek() {
		h.i++
	}
	if h.i == start {
		h.unexpected("the name of a branch")
	}
	return h.s[start:h.i]
}

// A point is what is said of a commit.
type point struct {
	id, parent string
	tags       []string
	shape      diagram.Shape
}

// options reads what is said of a commit, in any order. Of a commit itself a text
// alone is its message.
func (h *history) options(allowed string) point {
	p := point{}
	for h.err == nil {
		h.blanks()
		switch {
		case h.done() || h.peek() == '\n' || h.has("%%"):
			return p
		case hasWord(allowed, "id") && h.take("id:"):
			p.id = h.text()
		case h.take("tag:"):
			p.tags = append(p.tags, h.text())
		case hasWord(allowed, "parent") && h.take("parent:"):
			p.parent = h.text()
		case hasWord(allowed, "type") && h.take("type:"):
			p.shape = h.kind()
		case hasWord(allowed, "msg") && (h.take("msg:") || h.peek() == '"' || h.peek() == '\''):
			h.text()
		default:
			h.unexpected("one of " + allowed + " or the end of the line")
		}
	}
	return p
}

// kind reads the type of a commit.
func (h *history) kind() diagram.Shape {
	h.blanks()
	switch {
	case h.takeWord("NORMAL"):
		return diagram.Commit
	case h.takeWord("REVERSE"):
		return diagram.Circle
	case h.takeWord("HIGHLIGHT"):
		return diagram.Box
	}
	h.unexpected("NORMAL, REVERSE or HIGHLIGHT")
	return ""
}

func (h *history) commit(start int) {
	p := h.options("id msg tag type")
	if p.shape == "" {
		p.shape = diagram.Commit
	}
	h.add(p, start)
}

// add makes a commit on the current branch, and gives its name.
func (h *history) add(p point, start int) string {
	if h.err != nil || h.tooMany(len(h.g.Nodes), "commits") {
		return ""
	}
	id := p.id
	for n := len(h.g.Nodes); id == "" || h.known(id); n++ {
		id = "c" + strconv.Itoa(n)
	}
	label := p.id
	for _, tag := range p.tags {
		label += "\n[" + tag + "]"
	}
	h.node[id] = len(h.g.Nodes)
	h.g.Nodes = append(h.g.Nodes, diagram.Node{
		ID: id, Label: label, Shape: p.shape, Group: branchID + h.current.name, Span: h.span(start, h.i), Mastery: -1,
	})
	if h.current.head != "" {
		h.edge(h.current.head, id, diagram.Solid, start)
	}
	h.current.head = id
	return id
}

func (h *history) known(id string) bool {
	_, ok := h.node[id]
	return ok
}

func (h *history) edge(from, to string, stroke diagram.Stroke, start int) {
	if stroke == diagram.Solid {
		h.parents[to] = append(h.parents[to], from)
	}
	h.g.Edges = append(h.g.Edges, diagram.Edge{
		From: from, To: to, Stroke: stroke, Head: diagram.Arrow, Length: 1, Span: h.span(start, h.i),
	})
}

func (h *history) newBranch(start int) {
	name := h.name()
	order := -1.0
	h.blanks()
	if h.take("order:") {
		h.blanks()
		from := h.i
		for isDigit(h.peek()) {
			h.i++
		}
		if h.i == from {
			h.unexpected("a number")
		}
		order = decimal(h.s[from:h.i])
	}
	if h.branch[name] != nil {
		h.failAt(start, "there is a branch %s already; write checkout %s", name, name)
	}
	if h.err != nil || h.tooMany(len(h.order), "branches") {
		return
	}
	b := &ref{name: name, head: h.current.head, order: order, span: h.span(start, h.i)}
	h.branch[name] = b
	h.order = append(h.order, b)
	h.current = b
}

func (h *history) checkout(start int) {
	name := h.name()
	b := h.branch[name]
	if b == nil {
		h.failAt(start, "there is no branch %s before here", name)
		return
	}
	h.current = b
}

func (h *history) merge(start int) {
	name := h.name()
	p := h.options("id tag type")
	b := h.branch[name]
	switch {
	case h.err != nil:
		return
	case b == nil:
		h.failAt(start, "there is no branch %s before here", name)
		return
	case b == h.current:
		h.failAt(start, "%s cannot be merged into itself", name)
		return
	case b.head == "" || h.current.head == "":
		h.failAt(start, "a branch without commits cannot be merged")
		return
	case b.head == h.current.head:
		h.failAt(start, "%s has nothing that is not here already", name)
		return
	case p.id != "" && h.known(p.id):
		h.failAt(start, "there is a commit %s already", p.id)
		return
	}
	if p.shape == "" {
		p.shape = diagram.Double
	}
	other := b.head
	if id := h.add(p, start); id != "" {
		h.edge(other, id, diagram.Solid, start)
	}
}

func (h *history) cherryPick(start int) {
	p := h.options("id tag parent")
	if h.err != nil {
		return
	}
	i, ok := h.node[p.id]
	switch {
	case p.id == "" || !ok:
		h.failAt(start, "there is no commit %q to pick", p.id)
		return
	case h.g.Nodes[i].Group == branchID+h.current.name:
		h.failAt(start, "%s is a commit of this branch itself", p.id)
		return
	case h.current.head == "":
		h.failAt(start, "nothing can be picked to a branch without commits")
		return
	case p.parent == "" && len(h.parents[p.id]) > 1:
		h.failAt(start, "%s is a merge: say by parent: which side is picked", p.id)
		return
	case p.parent != "" && !slices.Contains(h.parents[p.id], p.parent):
		h.failAt(start, "%s is no parent of %s", p.parent, p.id)
		return
	}
	source := p.id
	p.id, p.shape = "", diagram.Flag
	if len(p.tags) == 0 {
		p.tags = []string{"cherry-pick:" + source}
		if len(h.parents[source]) > 1 {
			p.tags[0] += "|parent:" + p.parent
		}
	}
	p.tags = slices.DeleteFunc(p.tags, func(t string) bool { return t == "" })
	if id := h.add(p, start); id != "" {
		h.edge(source, id, diagram.Dotted, start)
	}
}

// groups makes a group of each branch, in the order that the author wants.
func (h *history) groups() {
	for i, b := range h.order {
		if b.order < 0 {
			b.order, _ = strconv.ParseFloat("0."+strconv.Itoa(i), 64)
		}
	}
	slices.SortStableFunc(h.order, func(a, b *ref) int {
		switch {
		case a.order < b.order:
			return -1
		case a.order > b.order:
			return 1
		}
		return 0
	})
	for _, b := range h.order {
		h.g.Groups = append(h.g.Groups, diagram.Group{ID: branchID + b.name, Label: plain(b.name), Span: b.span})
	}
}
