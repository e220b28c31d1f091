package draw

import (
	"ken/render/chart"
	"ken/render/diagram"
)

// maxCells bounds how large a drawing may be.
const maxCells = 1_600_000

// Text draws a diagram in cells.
func Text(d diagram.Diagram, o Options) Drawing {
	if o.Width <= 0 {
		o.Width = 80
	}
	if d.Chart != nil {
		return chartText(&d, o)
	}
	s := textScene(&d, o)
	if s == nil || s.w*s.h > maxCells {
		return outlined(d, o)
	}
	set := &unicode
	if o.ASCII {
		set = &ascii
	}
	s.headline(d.Title, o.metric(o.Width), o.Width)
	return paint(s, set).drawing(o)
}

// textScene is the scene of a diagram in cells, nil for one that is too large.
func textScene(d *diagram.Diagram, o Options) *scene {
	m := o.metric(wraps[0])
	switch {
	case d.Graph != nil && d.Kind == diagram.Git:
		return lanesScene(d.Graph, m)
	case d.Graph != nil:
		return flowText(d.Graph, o)
	case d.Sequence != nil:
		return sequenceText(d.Sequence, o)
	case d.Tree != nil:
		return mindmapText(d.Tree, o)
	case d.Timeline != nil:
		return timelineScene(d.Timeline, m, o.Width)
	case d.Gantt != nil:
		return ganttText(d.Gantt, o)
	case d.Journey != nil:
		return journeyScene(d.Journey, m, o.Width)
	}
	return &scene{}
}

// chartText is a diagram that is a chart.
func chartText(d *diagram.Diagram, o Options) Drawing {
	c := *d.Chart
	if c.Title == "" {
		c.Title = d.Title
	}
	out := Drawing{Lines: c.Text(chart.TextOptions{Width: o.Width, ASCII: o.ASCII})}
	for _, l := range out.Lines {
		out.Width = max(out.Width, width(l))
	}
	out.Wide = out.Width > o.Width
	return out
}

// headline puts a title above a scene.
func (s *scene) headline(title string, m *metric, most int) {
	lines := m.wrapTo(title, most)
	if len(lines) == 0 {
		return
	}
	high := len(lines)*m.line + m.line
	moved := &scene{}
	moved.add(s, 0, high)
	w := m.widest(lines)
	moved.texts = append(moved.texts, text{point{0, 0}, max(w, min(moved.w, most)), lines, middle, heading, part(TitlePart, 0)})
	moved.w = max(moved.w, w)
	*s = *moved
}

// outlined is a drawing that is an outline, for what is too large to be laid out.
func outlined(d diagram.Diagram, o Options) Drawing {
	out := Drawing{Note: "too large to be drawn; said as an outline"}
	for _, l := range Outline(d) {
		out.Lines = append(out.Lines, l)
		out.Width = max(out.Width, width(l))
	}
	out.Wide = out.Width > o.Width
	return out
}
