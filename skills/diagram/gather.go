package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ken/notes"
	"ken/render/diagram"
	"ken/skills/proof"
)

// mostNodes is how many nodes a reader takes in. Where most of them hang on others, as
// things do on people and definitions on terms, and branches on a tree, it may be
// mostLeaves.
const (
	mostNodes  = 20
	mostLeaves = 25
)

// room is how many nodes a drawing of a form may have, where so many are asked for.
func (f Form) room(asked int) int {
	if f == People || f == Concepts || f == Mindmap {
		return cmp.Or(asked, mostLeaves)
	}
	return cmp.Or(asked, mostNodes)
}

// A gathering makes one graph of claims: what is named alike becomes one node, what is
// said twice one edge with two places.
type gathering struct {
	drawn *Drawn
	most  int
	at    map[string]int // nodes by key
	edges map[string]int // edges by their ends and label
	ends  map[[2]string][]int
}

// gather puts claims into a diagram, the best first, as long as there is room.
func gather(d *Drawn, claims []claim, most int) {
	g := gathering{drawn: d, most: d.Form.room(most), at: map[string]int{}, edges: map[string]int{}, ends: map[[2]string][]int{}}
	if most == 0 && d.Form == Concepts && glossary(claims) {
		g.most = 2 * mostLeaves
	}
	dropped := map[string]bool{}
	for _, c := range claims {
		if !g.fits(c) {
			d.More++
			continue
		}
		verdict, why := c.check()
		if d.Form == Imports { // the line is the proof, and Go's own parser read it
			verdict, why = proof.Quoted, ""
		}
		if why != "" {
			if !dropped[c.sentence()] {
				dropped[c.sentence()] = true
				d.LeftOut = append(d.LeftOut, Omission{What: c.sentence(), Why: why, Source: c.cites[0]})
			}
			continue
		}
		g.take(c, verdict)
	}
	g.contradict()
}

// glossary tells whether most of some claims are terms of a list with what they mean. They
// are read like lines of a table, so that it may have one box for each and one for its
// meaning.
func glossary(claims []claim) bool {
	n := 0
	for _, c := range claims {
		if c.listed {
			n++
		}
	}
	return n > mostLeaves/2 && n*2 > len(claims)
}

// fits tells whether there is room for the nodes of a claim.
func (g *gathering) fits(c claim) bool {
	fresh := 0
	for _, k := range []string{key(c.from), key(c.to)} {
		if _, known := g.at[k]; !known {
			fresh++
		}
	}
	return len(g.drawn.Nodes)+fresh <= g.most
}

// take adds one claim.
func (g *gathering) take(c claim, verdict proof.Verdict) {
	from, to := key(c.from), key(c.to)
	id := from + "\x00" + to + "\x00" + key(c.label)
	if n, known := g.edges[id]; known {
		e := &g.drawn.Edges[n]
		e.Cites = merged(e.Cites, c.cites)
		return
	}
	if n := g.sameEnds(from, to, c); n >= 0 { // said once with words and once without
		g.drawn.Edges[n].Cites = merged(g.drawn.Edges[n].Cites, c.cites)
		return
	}
	a, b := g.node(from, c.from, c, true), g.node(to, c.to, c, false)
	g.edges[id] = len(g.drawn.Edges)
	g.ends[[2]string{from, to}] = append(g.ends[[2]string{from, to}], len(g.drawn.Edges))
	g.drawn.Edges = append(g.drawn.Edges, Edge{
		From: a, To: b, Label: c.label, Style: diagram.Solid, Cites: slices.Clone(c.cites), Sentence: c.sentence(), Verdict: verdict, Kind: c.kind,
	})
}

// sameEnds is an edge that leads the same way and of which one has no words; -1 if none.
func (g *gathering) sameEnds(from, to string, c claim) int {
	for _, n := range g.ends[[2]string{from, to}] {
		if c.label == "" || g.drawn.Edges[n].Label == "" {
			return n
		}
	}
	return -1
}

// node returns the ID of a node, which is made where there is none.
func (g *gathering) node(key, label string, c claim, from bool) string {
	n, known := g.at[key]
	if !known {
		n = len(g.drawn.Nodes)
		g.at[key] = n
		g.drawn.Nodes = append(g.drawn.Nodes, Node{ID: fmt.Sprintf("n%d", n+1), Label: label, Shape: shapeOf(c, from)})
	}
	node := &g.drawn.Nodes[n]
	for _, s := range c.cites {
		if stands(label, s.Quote) || len(c.cites) == 1 {
			node.Cites = merged(node.Cites, []notes.Source{s})
		}
	}
	return node.ID
}

func shapeOf(c claim, from bool) diagram.Shape {
	switch {
	case c.form == People && from:
		return diagram.Stadium
	case c.kind == "diagram" && !from && c.fork != "" && drawable[c.fork]:
		return c.fork
	case c.form == Process:
		return diagram.Rounded
	}
	return diagram.Box
}

// drawable are shapes that a diagram of a document keeps here.
var drawable = map[diagram.Shape]bool{
	diagram.Box: true, diagram.Rounded: true, diagram.Stadium: true, diagram.Subroutine: true, diagram.Cylinder: true, diagram.Circle: true,
	diagram.Diamond: true, diagram.Hexagon: true,
}

// merged adds places that are not known yet.
func merged(list, more []notes.Source) []notes.Source {
	for _, m := range more {
		if !slices.ContainsFunc(list, func(s notes.Source) bool { return s.At() == m.At() && s.Quote == m.Quote }) && len(list) < 8 {
			list = append(list, m)
		}
	}
	return list
}

// contradict marks edges of one meaning that lead both ways. Where steps go round or a
// diagram was drawn so, that is no contradiction.
func (g *gathering) contradict() {
	d := g.drawn
	for i, e := range d.Edges {
		for j := i + 1; j < len(d.Edges); j++ {
			f := d.Edges[j]
			if e.From != f.To || e.To != f.From || key(e.Label) != key(f.Label) || e.Kind == "diagram" && f.Kind == "diagram" {
				continue
			}
			d.Disputes = append(d.Disputes, [2]int{i, j})
			d.Edges[i].Style, d.Edges[j].Style = diagram.Dotted, diagram.Dotted
		}
	}
}

// graph makes the drawing of nodes and edges.
func (d *Drawn) graph() {
	g := &diagram.Graph{Direction: diagram.Right}
	if d.Form == Process && len(d.Nodes) > 4 || d.Form == Imports {
		g.Direction = diagram.Down
	}
	groups, ids := d.groups()
	g.Groups = groups
	for _, n := range d.Nodes {
		g.Nodes = append(g.Nodes, diagram.Node{ID: n.ID, Label: n.Label, Shape: n.Shape, Group: ids[n.Group], Mastery: -1})
	}
	for _, e := range d.Edges {
		g.Edges = append(g.Edges, diagram.Edge{From: e.From, To: e.To, Label: e.Label, Stroke: e.Style, Head: diagram.Arrow, Length: 1})
	}
	d.Diagram = diagram.Diagram{Kind: diagram.Flowchart, Title: d.Title, Graph: g}
}

// timeline makes periods of dated claims, in the order of time.
func (d *Drawn) timeline(claims []claim, most int) {
	most = cmp.Or(most, mostNodes)
	if extra := len(claims) - mostLinked; extra > 0 {
		d.More += extra
		claims = claims[:mostLinked]
	}
	claims = d.sound(claims)
	if len(claims) > most {
		d.More += len(claims) - most
		claims = claims[:most]
	}
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.when, b.when), cmp.Compare(a.order[0], b.order[0]), cmp.Compare(a.order[1], b.order[1]))
	})
	t := &diagram.Timeline{Direction: diagram.Right}
	on := map[string]int{}
	for i, c := range claims {
		if i == 0 || claims[i-1].when != c.when {
			t.Periods = append(t.Periods, diagram.Period{Label: c.from})
			on[c.when] = len(d.Nodes)
			d.Nodes = append(d.Nodes, Node{ID: fmt.Sprintf("n%d", len(d.Nodes)+1), Label: c.from, Shape: diagram.Rounded})
		}
		period := &d.Nodes[on[c.when]]
		period.Cites = merged(period.Cites, c.cites)
		node := Node{ID: fmt.Sprintf("n%d", len(d.Nodes)+1), Label: c.to, Shape: diagram.Box, Cites: c.cites}
		d.Edges = append(d.Edges, Edge{
			From: period.ID, To: node.ID, Style: diagram.Solid, Cites: c.cites, Sentence: c.sentence(), Verdict: c.verdict(), Kind: c.kind,
		})
		d.Nodes = append(d.Nodes, node)
		last := &t.Periods[len(t.Periods)-1]
		last.Events = append(last.Events, c.to)
	}
	d.disagreeing(claims)
	d.Diagram = diagram.Diagram{Kind: diagram.TimelineKind, Title: d.Title, Timeline: t}
}

func (c claim) verdict() proof.Verdict {
	v, _ := c.check()
	return v
}

// sound keeps the claims that stand, each once, and says why others do not.
func (d *Drawn) sound(claims []claim) []claim {
	var out []claim
	seen := map[string]bool{}
	for _, c := range claims {
		id := c.when + "\x00" + key(c.to)
		if seen[id] {
			continue
		}
		seen[id] = true
		if slices.ContainsFunc(out, c.repeats) {
			continue
		}
		if _, why := c.check(); why != "" {
			d.LeftOut = append(d.LeftOut, Omission{What: c.sentence(), Why: why, Source: c.cites[0]})
			continue
		}
		out = append(out, c)
	}
	return out
}

// repeats tells whether another claim says of the same line and day the same in more or
// fewer words.
func (c claim) repeats(o claim) bool {
	return c.when == o.when && c.cites[0].At() == o.cites[0].At() && c.cites[0].Quote == o.cites[0].Quote &&
		(strings.Contains(key(c.to), key(o.to)) || strings.Contains(key(o.to), key(c.to)))
}

// disagreeing marks one thing that is put on two days.
func (d *Drawn) disagreeing(claims []claim) {
	for i, c := range claims {
		for j := i + 1; j < len(claims); j++ {
			e := claims[j]
			if c.kind != "list" && key(c.to) == key(e.to) && c.when != e.when && !strings.HasPrefix(c.when, e.when) && !strings.HasPrefix(e.when, c.when) {
				d.Disputes = append(d.Disputes, [2]int{i, j})
				d.Edges[i].Style, d.Edges[j].Style = diagram.Dotted, diagram.Dotted
			}
		}
	}
}

// mindmap makes branches of a tree.
func (d *Drawn) mindmap(root *twig, most int) {
	d.More += root.pruned(d.Form.room(most))
	branch := d.branch(root, "")
	d.Diagram = diagram.Diagram{Kind: diagram.Mindmap, Title: d.Title, Tree: &branch}
}

func (d *Drawn) branch(t *twig, parent string) diagram.Branch {
	id := fmt.Sprintf("n%d", len(d.Nodes)+1)
	n := Node{ID: id, Label: t.label, Shape: diagram.Plain, Cites: []notes.Source{t.source}}
	if parent == "" {
		n.Shape = diagram.Rounded
	}
	d.Nodes = append(d.Nodes, n)
	b := diagram.Branch{ID: id, Label: t.label, Shape: n.Shape, Mastery: -1}
	for _, c := range t.children {
		e := Edge{From: id, To: fmt.Sprintf("n%d", len(d.Nodes)+1), Style: diagram.Solid, Cites: []notes.Source{c.source}, Kind: "heading"}
		e.Sentence, e.Verdict = t.label+" › "+c.label, proof.Quoted
		d.Edges = append(d.Edges, e)
		b.Children = append(b.Children, d.branch(c, id))
	}
	return b
}
