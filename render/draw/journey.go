package draw

import (
	"strconv"
	"strings"

	"ken/render/diagram"
)

// scoreWidth is how long a bar for the best score of a journey, 5, is.
const scoreWidth = 10

// journeyScene draws steps below each other, each with a bar for how it felt and who
// took it; nil for too many.
func journeyScene(j *diagram.Journey, m *metric, most int) *scene {
	if len(j.Steps) > maxEntries {
		return nil
	}
	s := &scene{}
	side := 0
	for i := range j.Steps {
		side = max(side, m.widest(m.wrapLabel(j.Steps[i].Label)))
	}
	y, section := 0, ""
	for i := range j.Steps {
		t := &j.Steps[i]
		if t.Section != section {
			section = t.Section
			if i > 0 {
				y += m.line
			}
			y = s.section(section, y, m, most, i)
		}
		y = s.step(t, m, side, y, most, i)
	}
	s.crop(m)
	return s
}

// step draws one step, and returns where the next begins.
func (s *scene) step(t *diagram.JourneyStep, m *metric, side, y, most, i int) int {
	me, label := part(NodePart, i), part(NodePart, i)
	label.Label = true
	lines := m.wrapLabel(t.Label)
	s.texts = append(s.texts, text{point{0, y}, side, lines, start, plain, label})
	x := side + 2
	high := max(m.line-1, 1)
	is := int(min(max(t.Score, 0), 5) / 5 * scoreWidth)
	if is < scoreWidth {
		s.fills = append(s.fills, fill{rect{x + is, y, scoreWidth - is, high}, light, me})
	}
	if is > 0 {
		s.fills = append(s.fills, fill{rect{x, y, is, high}, full, me})
	}
	said := strconv.FormatFloat(t.Score, 'f', -1, 64)
	if who := strings.Join(t.Actors, ", "); who != "" {
		said += "  " + who
	}
	words := m.wrapTo(said, max(most-x-scoreWidth-2, 20))
	s.texts = append(s.texts, text{point{x + scoreWidth + 1, y}, m.widest(words), words, start, quiet, label})
	y += max(len(lines), len(words), 1) * m.line
	if !m.cells {
		y++
	}
	return y
}
