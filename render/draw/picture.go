package draw

import "ken/render/diagram"

// wide is how wide a picture is where its kind can choose, in units.
const wide = 110

// pictureScene is the scene of a diagram in units of pixels. What is too large to be
// laid out is written as its outline.
func pictureScene(d *diagram.Diagram) (*scene, *metric) {
	m := pixelMetric()
	var s *scene
	switch {
	case d.Graph != nil && d.Kind == diagram.Git:
		s = lanesScene(d.Graph, m)
	case d.Graph != nil:
		s = graphScene(d.Graph, m, d.Graph.Direction, wide)
	case d.Sequence != nil:
		s = sequenceScene(d.Sequence, m)
	case d.Tree != nil:
		s = mindmapScene(d.Tree, m, true)
	case d.Timeline != nil:
		s = timelineScene(d.Timeline, m, wide)
	case d.Gantt != nil:
		s = ganttScene(d.Gantt, m, wide)
	case d.Chart != nil:
		s = quadrantScene(d.Chart, m, wide)
	case d.Journey != nil:
		s = journeyScene(d.Journey, m, wide)
	default:
		s = &scene{}
	}
	if s == nil || s.w > maxSide || s.h > maxSide {
		return outlineScene(d, m), m
	}
	s.headline(titleOf(d), m, max(s.w, 30))
	return s, m
}

// maxSide bounds a picture, in units.
const maxSide = 20_000

// outlineScene is the outline of a diagram as a picture, cut where it is long.
func outlineScene(d *diagram.Diagram, m *metric) *scene {
	var lines []string
	for i, l := range Outline(*d) {
		if i == 2000 {
			lines = append(lines, "… and more.")
			break
		}
		lines = append(lines, m.wrapTo(l, wide)...)
	}
	s := &scene{texts: []text{{lines: lines, part: part(TitlePart, 0)}}}
	s.crop(m)
	return s
}
