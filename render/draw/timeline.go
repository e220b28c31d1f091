package draw

import (
	"strconv"

	"ken/render/diagram"
)

// number reads a number, another where there is none.
func number(s string, other float64) float64 {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n > -1e9 && n < 1e9 {
		return n
	}
	return other
}

// maxEntries bounds timelines, Gantt charts and journeys.
const maxEntries = 5000

// timelineScene draws periods below each other along a line, each with what happened
// in it; nil for too many.
func timelineScene(t *diagram.Timeline, m *metric, most int) *scene {
	if len(t.Periods) > maxEntries {
		return nil
	}
	s := &scene{}
	side := 0
	for i := range t.Periods {
		side = max(side, m.widest(m.periodLines(&t.Periods[i])))
	}
	axis, y, section := side+1, 0, ""
	for i := range t.Periods {
		p := &t.Periods[i]
		if p.Section != section {
			section = p.Section
			if i > 0 {
				y += m.line
			}
			y = s.section(section, y, m, most, i)
		}
		more := i+1 < len(t.Periods) && t.Periods[i+1].Section == section
		y = s.period(p, m, axis, y, most, i, more)
	}
	s.crop(m)
	return s
}

// section writes the name of a section, and returns where to go on.
func (s *scene) section(name string, y int, m *metric, most, first int) int {
	lines := m.wrapTo(name, most)
	p := part(GroupPart, first)
	p.Label = true
	s.texts = append(s.texts, text{point{0, y}, m.widest(lines), lines, start, heading, p})
	return y + len(lines)*m.line
}

// periodLines are the lines of a period's label.
func (m *metric) periodLines(p *diagram.Period) []string {
	return m.wrapTo(shown(p.Label, -1, p.Blank, false), m.wrap)
}

// period draws one period, with its line on to the next where there are more, and
// returns where that begins.
func (s *scene) period(p *diagram.Period, m *metric, axis, y, most, i int, more bool) int {
	me, label := part(NodePart, i), part(NodePart, i)
	label.Label = true
	lines := m.periodLines(p)
	from := y
	s.texts = append(s.texts, text{point{0, y}, axis - 1, lines, end, beside, label})
	s.shapes = append(s.shapes, outline{rect: rect{axis, y, 1, 1}, shape: diagram.Start, part: me})
	low := y + len(lines)*m.line
	room := max(most-axis-3, 20)
	for _, e := range p.Events {
		said := m.wrapTo(e, room)
		s.texts = append(s.texts, text{point{axis + 2, y}, m.widest(said), said, start, beside, label})
		y += len(said) * m.line
	}
	y = max(y, low, from+m.line)
	low = y - 1
	if !m.cells {
		y++
		if more {
			low = y
		}
	}
	s.lines = append(s.lines, line{points: []point{{axis, from}, {axis, low}}, stroke: diagram.Solid, part: me})
	return y
}
