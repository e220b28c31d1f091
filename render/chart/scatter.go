package chart

import "strings"

// A cluster is the points of one cell of a scatter.
type cluster struct {
	of    []int // points of each series
	named []Point
}

// scatter draws each point, and where several fall into one cell how many: as a digit
// where they are few, as ink where they are many. Labels stand beside their points as
// far as there is room, the others below.
func (p *planePlot) scatter() {
	cells := make([]cluster, p.room*p.height)
	most := 0
	for i, s := range p.series {
		for _, q := range s.Points {
			if !p.has(q) {
				continue
			}
			c := &cells[p.row(q.Y)*p.room+p.column(q.X)]
			if c.of == nil {
				c.of = make([]int, len(p.series))
			}
			c.of[i]++
			if q.Label != "" {
				c.named = append(c.named, q)
			}
			most = max(most, total(c.of))
		}
	}
	for i, c := range cells {
		if c.of != nil {
			sign, look := p.clusterSign(c, most)
			p.grid.set(i%p.room, i/p.room, sign, look)
		}
	}
	p.sayShared(most)
	p.pointLabels(cells)
}

// clusterSign is how the points of a cell are drawn, where no cell has more than most.
func (p *planePlot) clusterSign(c cluster, most int) (string, look) {
	series := largest(c.of)
	look := ofSeries + look(series)
	n := total(c.of)
	switch {
	case len(p.series) > 1 || n == 1 && most <= 9:
		return p.g.points[series], look
	case most <= 9:
		return string(rune('0' + n)), look
	}
	step := min((n-1)*len(p.g.ink)/most, len(p.g.ink)-1)
	return p.g.ink[step], look
}

// sayShared notes what signs mean that stand for several points.
func (p *planePlot) sayShared(most int) {
	switch {
	case len(p.series) > 1:
		p.shared(most, "")
	case most <= 9:
		p.shared(most, "; a digit says how many")
	default:
		p.shared(most, ", from "+strings.Join(p.g.ink, " ")+" the more")
	}
}

// pointLabels writes the labels of points, right of each or left of it.
func (p *planePlot) pointLabels(cells []cluster) {
	var left []string
	more := 0
	for i, c := range cells {
		for _, q := range c.named {
			switch {
			case p.beside(i%p.room, i/p.room, q.Label):
			case len(left) < 30:
				left = append(left, q.Label+" ("+p.x.value(q.X)+", "+p.y.value(q.Y)+")")
			default:
				more++
			}
		}
	}
	if len(left) > 0 {
		s := "Names that have no room beside their points: " + strings.Join(left, ", ")
		if more > 0 {
			s += " and " + count(more, "other")
		}
		p.note(s + ".")
	}
}

// beside writes a label beside a point, and reports whether there was room.
func (p *planePlot) beside(x, y int, label string) bool {
	w := width(label)
	if w > p.room/2 {
		label = shorten(label, p.room/2, p.g.more)
		w = width(label)
	}
	switch {
	case p.grid.free(x+1, y, w+1):
		p.grid.write(x+2, y, label, ofText)
	case p.grid.free(x-w-2, y, w+2):
		p.grid.write(x-w-1, y, label, ofText)
	default:
		return false
	}
	return true
}
