package draw

import (
	"time"

	"ken/render/diagram"
)

// ganttScene draws tasks as bars over days, each with its dates; nil for too many.
func ganttScene(g *diagram.Gantt, m *metric, most int) *scene {
	if len(g.Tasks) > maxEntries {
		return nil
	}
	s := &scene{}
	if len(g.Tasks) == 0 {
		return s
	}
	first, last := g.Tasks[0].Start, g.Tasks[0].Start+1
	ended := first
	side, dates := 0, 0
	for i := range g.Tasks {
		t := &g.Tasks[i]
		ended = max(ended, t.Start, t.End)
		first, last = min(first, t.Start), max(last, t.End, t.Start+1)
		side = max(side, m.widest(m.wrapLabel(t.Label)))
		dates = max(dates, m.measure(datesOf(t)))
	}
	bars := max(most-side-dates-4, 10)
	at := func(ms int64) int { return side + 2 + int(float64(ms-first)/float64(last-first)*float64(bars)) }
	y, section := 0, ""
	for i := range g.Tasks {
		t := &g.Tasks[i]
		if t.Section != section {
			section = t.Section
			if i > 0 {
				y += m.line
			}
			y = s.section(section, y, m, most, i)
		}
		y = s.task(t, m, at, side, y, side+bars+4, i)
	}
	axis := text{point{at(first), y}, 0, []string{day(first)}, start, quiet, part(TitlePart, 1)}
	s.texts = append(s.texts, axis)
	lastDay := day(ended)
	s.texts = append(s.texts, text{point{max(at(last)-m.measure(lastDay), at(first)+m.measure(day(first))+2), y}, 0, []string{lastDay}, start, quiet, part(TitlePart, 1)})
	s.crop(m)
	return s
}

// ganttText is tasks for a width in cells.
func ganttText(g *diagram.Gantt, o Options) *scene {
	var s *scene
	for _, wrap := range wraps {
		if s = ganttScene(g, o.metric(wrap), o.Width); s == nil || s.w <= o.Width {
			break
		}
	}
	return s
}

// task draws one task, and returns where the next begins.
func (s *scene) task(t *diagram.Task, m *metric, at func(int64) int, side, y, dates, i int) int {
	me, label := part(NodePart, i), part(NodePart, i)
	label.Label = true
	lines := m.wrapLabel(t.Label)
	s.texts = append(s.texts, text{point{0, y}, side, lines, start, plain, label})
	s.texts = append(s.texts, text{point{dates, y}, 0, []string{datesOf(t)}, start, quiet, label})
	high := m.line
	if t.Milestone || t.Vertical {
		s.shapes = append(s.shapes, outline{rect: rect{at(t.Start), y, 1, 1}, shape: diagram.Choice, part: me})
	} else {
		f := fill{rect{at(t.Start), y, max(at(t.End)-at(t.Start), 1), high}, full, me}
		switch {
		case t.Crit:
			f.tone = strong
		case t.Done:
			f.tone = light
		}
		s.fills = append(s.fills, f)
	}
	y += max(len(lines), 1) * m.line
	if !m.cells {
		y++
	}
	return y
}

// datesOf says when a task is, and how far it has come.
func datesOf(t *diagram.Task) string {
	out := day(t.Start)
	if !t.Milestone && !t.Vertical && t.End > t.Start {
		out += " to " + day(t.End)
	}
	for _, w := range [...]struct {
		is   bool
		word string
	}{{t.Done, "done"}, {t.Active, "active"}, {t.Crit, "critical"}, {t.Milestone, "milestone"}} {
		if w.is {
			out += ", " + w.word
		}
	}
	return out
}

// day is a date, with the time of day where it is not midnight, as exact as it is.
func day(ms int64) string {
	const most = 253402300799999 // the end of the year 9999
	t := time.UnixMilli(min(max(ms, -62135596800000), most)).UTC()
	switch {
	case t.Nanosecond() != 0:
		return t.Format("2006-01-02 15:04:05.000")
	case t.Second() != 0:
		return t.Format("2006-01-02 15:04:05")
	case t.Hour() != 0 || t.Minute() != 0:
		return t.Format("2006-01-02 15:04")
	}
	return t.Format(time.DateOnly)
}
