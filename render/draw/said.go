package draw

import (
	"strconv"
	"strings"

	"ken/render/diagram"
)

// indent is what is within something else, in an outline.
func indent(depth int) string { return strings.Repeat("  ", min(depth, maxDepth)) }

// sequence says who takes part, then what happens.
func (s *speech) sequence(q *diagram.Sequence) {
	name := map[string]string{}
	var who []string
	for i := range q.Actors {
		n := oneLine(joinedOr(q.Actors[i].Label, q.Actors[i].ID))
		name[q.Actors[i].ID] = n
		who = append(who, n)
	}
	s.say("Between %s.", strings.Join(who, ", "))
	for b := range q.Boxes {
		var in []string
		for i := range q.Actors {
			if q.Actors[i].Box == b {
				in = append(in, who[i])
			}
		}
		if label := oneLine(q.Boxes[b].Label); label != "" {
			s.say("In %s: %s", label, strings.Join(in, ", "))
		}
	}
	s.items(q.Items, name, 0)
}

func (s *speech) items(items []diagram.Item, name map[string]string, depth int) {
	if depth > maxDepth {
		s.say("%s…", indent(depth))
		return
	}
	for i := range items {
		it := &items[i]
		from, to, said := joinedOr(name[it.From], oneLine(it.From)), joinedOr(name[it.To], oneLine(it.To)), oneLine(it.Text)
		switch it.Kind {
		case diagram.MessageItem:
			line := indent(depth) + from + " → " + to
			if said != "" {
				line += ": " + said
			}
			s.say("%s", line)
		case diagram.NoteItem:
			at := from
			if to != "" && to != from {
				at += " and " + to
			}
			s.say("%sNote (%s): %s", indent(depth), at, said)
		case diagram.CreateItem:
			s.say("%s%s begins", indent(depth), from)
		case diagram.DestroyItem:
			s.say("%s%s ends", indent(depth), from)
		case diagram.BlockItem:
			s.block(it, name, depth)
		}
	}
}

// block says a block: its word and condition, what is in it one step further in.
func (s *speech) block(it *diagram.Item, name map[string]string, depth int) {
	for i := range it.Branches {
		b := &it.Branches[i]
		word, said := it.Word, b.Text
		if i == 0 {
			said = joinedOr(it.Text, b.Text)
		} else {
			word = "else"
			if it.Word == "par" || it.Word == "par_over" {
				word = "and"
			}
		}
		if word != "rect" {
			s.say("%s%s:", indent(depth), joined(word, oneLine(said)))
		}
		s.items(b.Items, name, depth+1)
	}
}

// branch says a mind map as a list within lists.
func (s *speech) branch(b *diagram.Branch, depth int) {
	if depth > maxTreeDeep {
		return
	}
	label := oneLine(joinedOr(b.Label, b.ID))
	if b.Blank {
		label = blank
	}
	label += knownAs(b.Mastery, b.Blank)
	if depth == 0 {
		s.say("%s", label)
	} else {
		s.say("%s- %s", indent(depth-1), label)
	}
	for i := range b.Children {
		s.branch(&b.Children[i], depth+1)
	}
}

func (s *speech) timeline(t *diagram.Timeline) {
	section := ""
	for i := range t.Periods {
		p := &t.Periods[i]
		if p.Section != section {
			section = p.Section
			s.say("%s:", oneLine(section))
		}
		var events []string
		for _, e := range p.Events {
			events = append(events, oneLine(e))
		}
		label := oneLine(p.Label)
		if p.Blank {
			label = blank
		}
		if len(events) == 0 {
			s.say("%s", label)
			continue
		}
		s.say("%s: %s", label, strings.Join(events, "; "))
	}
}

func (s *speech) gantt(g *diagram.Gantt) {
	section := ""
	for i := range g.Tasks {
		t := &g.Tasks[i]
		if t.Section != section {
			section = t.Section
			s.say("%s:", oneLine(section))
		}
		s.say("%s, %s", oneLine(t.Label), datesOf(t))
	}
}

func (s *speech) journey(j *diagram.Journey) {
	section := ""
	for i := range j.Steps {
		t := &j.Steps[i]
		if t.Section != section {
			section = t.Section
			s.say("%s:", oneLine(section))
		}
		line := oneLine(t.Label) + ", " + strconv.FormatFloat(t.Score, 'f', -1, 64) + " of 5"
		var who []string
		for _, a := range t.Actors {
			who = append(who, oneLine(a))
		}
		if len(who) > 0 {
			line += " (" + strings.Join(who, ", ") + ")"
		}
		s.say("%s", line)
	}
}
