package mermaid

import (
	"math"
	"strconv"
	"strings"

	"ken/render/diagram"
)

// readJourney reads steps: a name, a score, and who takes it.
func readJourney(r *reader) {
	j := &diagram.Journey{}
	r.d.Journey = j
	section := ""
	for !r.done() {
		r.skipSpace()
		if r.done() || r.about() {
			continue
		}
		start := r.i
		switch c := r.peek(); {
		case c == '#' || c == '%':
			r.line()
		case r.takeBlankWord("title"):
			r.d.Title = plain(r.until("#;\n"))
		case r.takeBlankWord("section"):
			section = plain(r.until("#:;\n"))
		case r.wordAt(r.i, "journey", true):
			r.failAt(start, "a second journey begins here")
		default:
			if step, ok := r.step(start); ok && !r.tooMany(len(j.Steps), "steps") {
				step.Section = section
				j.Steps = append(j.Steps, step)
			}
		}
	}
}

// step reads "name: score: actor, actor".
func (r *reader) step(start int) (diagram.JourneyStep, bool) {
	s := diagram.JourneyStep{Label: plain(r.until("#:\n;"))}
	if r.i == start || r.peek() != ':' {
		r.unexpected(`":" and a score`)
		return s, false
	}
	r.i++
	data := r.until("#\n;")
	if data == "" {
		r.unexpected("a score")
		return s, false
	}
	score, actors, ok := strings.Cut(data, ":")
	s.Score, _ = strconv.ParseFloat(strings.TrimSpace(score), 64)
	if math.IsNaN(s.Score) || math.IsInf(s.Score, 0) {
		s.Score = 0
	}
	if ok {
		actors, _, _ = strings.Cut(actors, ":")
		for a := range strings.SplitSeq(actors, ",") {
			if strings.TrimSpace(a) != "" {
				s.Actors = append(s.Actors, plain(a))
			}
		}
	}
	s.Span = r.span(start, r.i)
	return s, true
}

func writeJourney(w *writer, j *diagram.Journey) {
	w.line("journey")
	if j == nil {
		return
	}
	section := ""
	for _, s := range j.Steps {
		if s.Section != section {
			section = s.Section
			w.line("    section " + bare(section))
		}
		line := "        " + bare(s.Label, "journey", "title", "section", "accTitle", "accDescr") + ": " + number(s.Score)
		for i, a := range s.Actors {
			line += []string{", ", ": "}[max(0, 1-i)] + strings.ReplaceAll(bare(a), ",", "#44;")
		}
		w.line(line)
	}
}

// number is a number as short as it can be written.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
