package chart

import "strconv"

// nameOf is the name of a series, or which one it is.
func nameOf(s Series, i int) string {
	if s.Name != "" {
		return s.Name
	}
	return "series " + strconv.Itoa(i+1)
}

// markName is the label of a mark with the value it stands at.
func (f *figure) markName(m Mark) string {
	at := ""
	switch m.Axis {
	case onX:
		at = f.x.value(m.At)
	case onY:
		at = f.y.value(m.At)
	default:
		if m.Label == "" {
			return "as much up as along"
		}
		return m.Label
	}
	if m.Label == "" {
		return at
	}
	return m.Label + " " + at
}

// signOf is the glyph a mark is drawn with.
func (d *drawing) signOf(m Mark) string {
	upright := m.Axis == onX || m.Axis == onY && d.kind == Bar
	switch {
	case m.Axis == onDiagonal:
		return d.g.slope
	case upright:
		return d.g.bar
	}
	return d.g.rule
}
