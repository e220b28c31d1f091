package main

import (
	"fmt"
	"strings"

	"ken/render/diagram"
	"ken/render/draw"
)

// follow goes along each edge of a graph, cell by cell and straight over crossings, and
// returns how many there are, and those of which some cell cannot be come to from the
// others or that do not touch both of their nodes. An edge that shared cells with
// another would have a gap.
func (p *page) follow(d diagram.Diagram) (int, []string) {
	nodes, groups := map[string]int{}, map[string]int{}
	for i, n := range d.Graph.Nodes {
		nodes[n.ID] = i
	}
	for i, g := range d.Graph.Groups {
		groups[g.ID] = i
	}
	count, gaps := 0, []string(nil)
	for i, e := range d.Graph.Edges {
		if e.Stroke == diagram.Invisible {
			continue
		}
		count++
		end := func(id string) (draw.PartKind, int) {
			if n, ok := nodes[id]; ok {
				return draw.NodePart, n
			}
			return draw.GroupPart, groups[id]
		}
		way := p.cellsOf(i)
		if len(way) == 0 {
			gaps = append(gaps, fmt.Sprintf("%s to %s has no cell", e.From, e.To))
			continue
		}
		reached := p.walk(way, i)
		for c, label := range way {
			if !label && !reached[c] {
				gaps = append(gaps, fmt.Sprintf("%s to %s has a gap at %v", e.From, e.To, c))
				break
			}
		}
		for _, id := range []string{e.From, e.To} {
			if kind, at := end(id); !p.touches(reached, kind, at) {
				gaps = append(gaps, fmt.Sprintf("%s to %s does not touch %s", e.From, e.To, id))
			}
		}
	}
	return count, gaps
}

// A spot is a cell: column and row.
type spot struct{ x, y int }

var around = [...]spot{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}

// cellsOf are the cells of an edge, with true for those of its label.
func (p *page) cellsOf(edge int) map[spot]bool {
	out := map[spot]bool{}
	for _, run := range p.Cells(draw.EdgePart, edge) {
		for x := run.Start; x < run.End; x++ {
			part, _ := p.At(x, run.Line)
			out[spot{x, run.Line}] = part.Label
		}
	}
	return out
}

// walk is what can be come to from one cell of a line.
func (p *page) walk(way map[spot]bool, edge int) map[spot]bool {
	first, found := spot{}, false
	for c, label := range way {
		if !label && (!found || c.y < first.y || c.y == first.y && c.x < first.x) {
			first, found = c, true
		}
	}
	if !found { // all of it is covered by its label
		for c := range way {
			first = c
		}
	}
	reached, queue := map[spot]bool{first: true}, []spot{first}
	for len(queue) > 0 {
		c := queue[0]
		queue = queue[1:]
		for _, d := range around {
			next := spot{c.x + d.x, c.y + d.y}
			for p.crossing(next) {
				if _, mine := way[next]; mine {
					break
				}
				next = spot{next.x + d.x, next.y + d.y}
			}
			if _, mine := way[next]; mine && !reached[next] {
				reached[next] = true
				queue = append(queue, next)
			}
		}
	}
	return reached
}

// crossing tells whether lines cross in a cell, or a line meets a frame.
func (p *page) crossing(c spot) bool {
	return c.y >= 0 && c.y < len(p.cells) && c.x >= 0 && c.x < len(p.cells[c.y]) && p.cells[c.y][c.x] != "" &&
		strings.Contains("┼╋+", p.cells[c.y][c.x])
}

// touches tells whether a node or frame lies beside a line.
func (p *page) touches(way map[spot]bool, kind draw.PartKind, index int) bool {
	far := 1
	if kind == draw.GroupPart {
		far = 40 // lines that leave a frame side by side stand on its border
	}
	for c := range way {
		for _, d := range around {
			for k := range far {
				part, ok := p.At(c.x+d.x*(k+1), c.y+d.y*(k+1))
				if ok && part.Kind == kind && part.Index == index {
					return true
				}
				if !ok || part.Kind != draw.EdgePart {
					break
				}
			}
		}
	}
	return false
}
