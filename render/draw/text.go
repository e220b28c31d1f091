package draw

import (
	"slices"
	"strings"

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
	if d.Chart != nil && d.Kind != diagram.Quadrant {
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
	s.headline(titleOf(&d), o.metric(o.Width), o.Width)
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
	case d.Chart != nil:
		return quadrantScene(d.Chart, m, o.Width)
	case d.Journey != nil:
		return journeyScene(d.Journey, m, o.Width)
	}
	return &scene{}
}

// chartText is a diagram that is a chart.
func chartText(d *diagram.Diagram, o Options) Drawing {
	c := chartOf(d, o.Width)
	out := Drawing{Lines: c.Text(chart.TextOptions{Width: o.Width, ASCII: o.ASCII})}
	out.Lines = append(out.Lines, namesLeftOut(&c, out.Lines, o.Width)...)
	for _, l := range out.Lines {
		out.Width = max(out.Width, width(l))
	}
	out.Wide = out.Width > o.Width
	return out
}

// namesLeftOut are lines with the names along an axis, where some had no room there.
func namesLeftOut(c *chart.Chart, lines []string, most int) []string {
	all := strings.Join(strings.Fields(strings.Join(lines, " ")), "")
	var names []string
	lost := false
	for _, s := range c.Series {
		for _, p := range s.Points {
			name := oneLine(p.Label)
			if name == "" || slices.Contains(names, name) || len(names) == maxEntries {
				continue
			}
			names = append(names, name)
			lost = lost || !strings.Contains(all, strings.ReplaceAll(name, " ", ""))
		}
	}
	if !lost {
		return nil
	}
	return textMetric(most).wrapTo("In order: "+strings.Join(names, ", ")+".", max(most, 20))
}

// titleOf is the title of a diagram.
func titleOf(d *diagram.Diagram) string {
	if d.Title == "" && d.Chart != nil {
		return d.Chart.Title
	}
	return d.Title
}

// shortHead is how wide what rows are may be, in cells, to stand whole over the names of
// lying bars.
const shortHead = 16

// chartOf is the chart of a diagram for a width in cells, so that none of its words is
// left out: parts of a pie have their numbers as they were written, and columns whose
// names have no room beside each other lie.
func chartOf(d *diagram.Diagram, most int) chart.Chart {
	c := *d.Chart
	c.Title = titleOf(d)
	c.Series = slices.Clone(c.Series)
	names := 0
	for i := range c.Series {
		points := slices.Clone(c.Series[i].Points)
		wide := 0
		for k := range points {
			p := &points[k]
			if exact := decimal(p.Y); d.Kind == diagram.Pie && strings.Contains(exact, ".") {
				p.Label = strings.TrimSpace(p.Label + " (" + exact + ")")
			}
			wide += max(width(oneLine(p.Label)), 3) + 2
		}
		c.Series[i].Points, names = points, max(names, wide)
	}
	if c.Kind == chart.Column && names > most*2/3 {
		c.Kind = chart.Bar
	}
	headed := c.Kind == chart.Bar && names > 0 && most >= 60 && width(oneLine(c.X.Label)) <= shortHead
	if l := oneLine(c.X.Label); l != "" && !headed && (c.Kind == chart.Bar || names == 0) { // which lying bars may have no place for
		c.Note = joined(c.Note, "Rows: "+l+".")
	}
	if l := oneLine(c.Y.Label); l != "" && names == 0 {
		c.Note = joined(c.Note, "Values: "+l+".")
	}
	return c
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
